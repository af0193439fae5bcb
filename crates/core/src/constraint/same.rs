//! Law: one place has one value, wherever it is told.

use super::case::Case;
use super::equation::{self, Equation};
use super::tolerance;
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use rust_decimal::Decimal;

/// Judges a − b = 0. A figure restated in a larger unit may be cut off there instead of rounded.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    if case.terms.len() == 2 && tolerance::is_cut(case.amount(0), case.amount(1)) {
        return (Verdict::Rounding, (case.amount(0).base() - case.amount(1).base()).abs().normalize());
    }
    tolerance::linear_of(Law::Same, case)
}

/// The value of one term with which the sum is zero.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    tolerance::solve_linear(case, at)
}

/// What is added, and what is taken away.
pub fn show(constant: Decimal, terms: &[(FigureId, i8)]) -> Equation {
    equation::linear(constant, terms)
}
