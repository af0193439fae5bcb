//! Law: growth = change ÷ prior value, which is the value less its change. Terms: value, change, growth, the last two
//! with the sign that their words give.

use super::case::Case;
use super::equation::{Equation, Piece};
use super::tolerance::{from_zero, rate};
use crate::model::amount::{Amount, Interval};
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::Decimal;

/// Judges a case.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    growth(case.amount(0), (case.amount(1), case.terms[1].1), (case.amount(2), case.terms[2].1))
}

/// Judges growth = change ÷ prior, prior = value − change; change and growth come with the sign that the words give.
/// From a zero base 100% is the convention, and 0% where both are zero.
pub fn growth(value: Amount, change: (Amount, i8), growth: (Amount, i8)) -> (Verdict, Decimal) {
    let stated = growth.0.value * Decimal::from(growth.1);
    let signed = change.0.base() * Decimal::from(change.1);
    let half = change.0.half_ulp();
    let change = Interval { low: signed - half, high: signed + half };
    let prior_value = value.base() - signed;
    if prior_value.is_zero() {
        return from_zero(stated, signed);
    }
    let v = value.interval();
    let prior = Interval { low: v.low - change.high, high: v.high - change.low };
    rate(change, prior, signed, prior_value, stated, growth.0)
}

/// The value of one term with which the others hold: g = d ÷ (v − d).
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    let (value, change, growth) = (case.signed(0), case.signed(1), case.signed(2));
    match at {
        0 => change.checked_mul(hundred)?.checked_div(growth)?.checked_add(change),
        1 => {
            let rate = growth / hundred;
            Some(rate.checked_mul(value)?.checked_div(Decimal::ONE + rate)? * case.sign(1))
        }
        _ => Some(change.checked_mul(hundred)?.checked_div(value - change)? * case.sign(2)),
    }
}

/// change ÷ (value − change), and the growth.
pub fn show(_: Decimal, _: &[(FigureId, i8)]) -> Equation {
    let (change, value) = (Piece::Signed(1), Piece::Term(0));
    Equation {
        left: vec![vec![change, Piece::Over, Piece::Open, value, Piece::Minus, change, Piece::Close]],
        right: vec![vec![Piece::Rate(2)]],
    }
}
