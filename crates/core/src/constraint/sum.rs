//! Law: a whole is the sum of its parts.

use super::case::Case;
use super::equation::{self, Equation};
use super::tolerance;
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use rust_decimal::Decimal;

/// Judges Σ sign·figure + constant = 0.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    tolerance::linear_of(Law::Sum, case)
}

/// The value of one term with which the sum is zero.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    tolerance::solve_linear(case, at)
}

/// What is added, and what is taken away.
pub fn show(constant: Decimal, terms: &[(FigureId, i8)]) -> Equation {
    equation::linear(constant, terms)
}
