//! How coarsely amounts are printed, and what that explains of a miss.

use crate::model::amount::{Amount, power_of_ten};
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation};
use crate::resolve::policy as p;
use rust_decimal::Decimal;

/// Whether a relation misses by less than the last digit of its whole, where that is printed more coarsely than the parts:
/// cut, not rounded.
pub(super) fn is_cut_short(figures: &[Figure], relation: &Relation) -> bool {
    // In 万元: where the last printed digit stands.
    let last = |f: FigureId| {
        let amount = figures[f].amount;
        amount.decimals as i32 - amount.unit.power()
    };
    let printed = |f: &FigureId| {
        let figure = &figures[*f];
        !figure.blank && figure.amount.unit.is_money() && !figure.amount.value.is_zero()
    };
    let whole = relation.terms[0].0;
    let finer = relation.terms[1..].iter().map(|(f, _)| *f).filter(printed).any(|f| last(f) > last(whole));
    matches!(relation.law, Law::Same | Law::Sum | Law::AtMost)
        && finer
        && printed(&whole)
        && relation.difference.abs() < power_of_ten(-last(whole))
        && relation.difference.abs() <= p::SAME * figures[whole].amount.base().abs()
}

/// The decimals that were meant: `44.27` for 442.73 was rounded before its point moved, so that one of its digits is none.
pub(super) fn decimals_of(printed: Amount, meant: Decimal) -> u32 {
    let moved =
        (1..=4).find(|&n| printed.value.abs().checked_mul(power_of_ten(n as i32)) == Some(meant.abs()));
    printed.decimals.saturating_sub(moved.unwrap_or(0))
}
