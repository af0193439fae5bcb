//! Law: a formula in words, 40×0.3+32×1.84, gives its result. Terms: the result, then the factors, each with the
//! number of its product instead of a sign: −1 for the first, −2 for the second.

use super::case::Case;
use super::equation::{Equation, Piece};
use super::tolerance::by_slack;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::Decimal;

/// The factors of each product, by their order among the terms.
fn products(terms: &[(FigureId, i8)]) -> Vec<Vec<usize>> {
    let mut products: Vec<Vec<usize>> = Vec::new();
    for (at, (_, product)) in terms.iter().enumerate().skip(1) {
        let n = usize::from(product.unsigned_abs()).saturating_sub(1);
        products.resize(products.len().max(n + 1), Vec::new());
        products[n].push(at);
    }
    products
}

/// Judges a result told for a sum of products whose factors are exact.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    let value = |factors: &Vec<usize>| {
        let times = |product: Decimal, &at: &usize| product.checked_mul(case.amount(at).value);
        factors.iter().try_fold(Decimal::ONE, times).unwrap_or(Decimal::MAX)
    };
    let reckoned = products(case.terms).iter().map(value).fold(Decimal::ZERO, Decimal::saturating_add);
    let miss = case.amount(0).base().saturating_sub(reckoned).abs().normalize();
    (by_slack(miss, case.amount(0).half_ulp()), miss)
}

/// The result that the factors give; a factor is not sought.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    if at > 0 {
        return None;
    }
    let value = |factors: &Vec<usize>| {
        factors.iter().try_fold(Decimal::ONE, |product, &at| product.checked_mul(case.amount(at).value))
    };
    products(case.terms).iter().map(value).try_fold(Decimal::ZERO, |sum, product| sum.checked_add(product?))
}

/// The result, and a sum of products.
pub fn show(_: Decimal, terms: &[(FigureId, i8)]) -> Equation {
    let product = |factors: &Vec<usize>| {
        let mut pieces: Vec<Piece> = factors.iter().flat_map(|&at| [Piece::Times, Piece::Term(at)]).collect();
        pieces.drain(..pieces.len().min(1));
        pieces
    };
    Equation { left: vec![vec![Piece::Term(0)]], right: products(terms).iter().map(product).collect() }
}
