//! Law: 占 p% = part ÷ whole. Terms: part, whole, share.

use super::case::Case;
use super::equation::{Equation, Piece};
use super::tolerance::rate;
use crate::model::amount::Amount;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::Decimal;

/// Judges a case.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    share(case.amount(0), case.amount(1), case.amount(2))
}

/// Judges 占 p% = part ÷ whole. Misses are in percentage points.
pub fn share(part: Amount, whole: Amount, share: Amount) -> (Verdict, Decimal) {
    rate(part.interval(), whole.interval(), part.base(), whole.base(), share.value, share)
}

/// The value of one term with which the others hold.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    match at {
        0 => Some(case.signed(2).checked_mul(case.signed(1))? / hundred),
        1 => case.signed(0).checked_mul(hundred)?.checked_div(case.signed(2)),
        _ => case.signed(0).checked_mul(hundred)?.checked_div(case.signed(1)),
    }
}

/// part ÷ whole, and the share.
pub fn show(_: Decimal, _: &[(FigureId, i8)]) -> Equation {
    Equation {
        left: vec![vec![Piece::Term(0), Piece::Over, Piece::Term(1)]],
        right: vec![vec![Piece::Percent(2)]],
    }
}
