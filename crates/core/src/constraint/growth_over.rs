//! Law: growth = value ÷ prior value − 1, where the prior value is told and the change is not. Terms: value, prior
//! value, growth with the sign that its words give.

use super::case::Case;
use super::equation::{Equation, Piece};
use super::tolerance::{from_zero, rate};
use crate::model::amount::Amount;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::Decimal;

/// Judges a case.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    growth_over(case.amount(0), case.amount(1), (case.amount(2), case.terms[2].1))
}

/// Judges growth = value ÷ prior − 1; growth comes with the sign that the words give. From a zero base as [`growth`](super::growth::growth).
pub fn growth_over(value: Amount, prior: Amount, growth: (Amount, i8)) -> (Verdict, Decimal) {
    let stated = growth.0.value * Decimal::from(growth.1);
    if prior.base().is_zero() {
        return from_zero(stated, value.base());
    }
    let stated = stated + Decimal::ONE_HUNDRED;
    rate(value.interval(), prior.interval(), value.base(), prior.base(), stated, growth.0)
}

/// The value of one term with which the others hold: g = v ÷ p − 1.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    let (value, prior, growth) = (case.signed(0), case.signed(1), case.signed(2));
    match at {
        0 => Some(prior.checked_mul(hundred + growth)? / hundred),
        1 => value.checked_mul(hundred)?.checked_div(hundred + growth),
        _ => (value.checked_mul(hundred)?.checked_div(prior)? - hundred).checked_mul(case.sign(2)),
    }
}

/// value ÷ prior value − 1, and the growth.
pub fn show(_: Decimal, _: &[(FigureId, i8)]) -> Equation {
    Equation {
        left: vec![vec![Piece::Term(0), Piece::Over, Piece::Term(1), Piece::Minus, Piece::One]],
        right: vec![vec![Piece::Rate(2)]],
    }
}
