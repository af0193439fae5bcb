//! Shares that are of another whole than the one they were read of: 支出总计 where 本年支出合计 is meant; and those that are
//! wrong among others that are right.

use super::kinds::fails;
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many shares of one whole fail together before another whole is thought of.
const SEVERAL: usize = 2;

/// The wholes of which several shares fail, all for the same other value of it, though something else bears them out.
pub(super) fn foreign_wholes(
    figures: &[Figure],
    relations: &[Relation],
    confirmed: impl Fn(FigureId) -> bool,
) -> FxHashSet<FigureId> {
    let mut of_whole: FxHashMap<FigureId, Vec<(Decimal, Decimal)>> = FxHashMap::default();
    for relation in relations.iter().filter(|r| r.law == Law::Share && fails(r)) {
        if let Some((whole, range)) = implied(figures, relation) {
            of_whole.entry(whole).or_default().push(range);
        }
    }
    let one_value = |ranges: &[(Decimal, Decimal)]| {
        let low = ranges.iter().map(|r| r.0).max();
        let high = ranges.iter().map(|r| r.1).min();
        low.zip(high).is_some_and(|(low, high)| low <= high)
    };
    let foreign = of_whole
        .into_iter()
        .filter(|(whole, ranges)| ranges.len() >= SEVERAL && confirmed(*whole) && one_value(ranges));
    foreign.map(|(whole, _)| whole).collect()
}

/// Shares of one paragraph that hold, by their paragraph and the value of their whole.
pub(super) struct Held(FxHashMap<(usize, Decimal), FxHashMap<FigureId, Decimal>>);

impl Held {
    pub(super) fn of(figures: &[Figure], relations: &[Relation]) -> Self {
        let mut held: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
        for relation in relations.iter().filter(|r| r.law == Law::Share && !fails(r)) {
            let share = relation.terms[2].0;
            let list = held.entry(list(figures, relation)).or_default();
            list.insert(share, figures[share].amount.value.abs());
        }
        Held(held)
    }

    /// Whether a share that fails would make the others of its list a hundred if it were what its amount says.
    pub(super) fn are_completed(&self, figures: &[Figure], relation: &Relation) -> bool {
        let [(part, _), (whole, _), (share, _)] = relation.terms[..] else { return false };
        if relation.law != Law::Share {
            return false;
        }
        let others = self.0.get(&list(figures, relation)).filter(|held| held.len() >= SEVERAL);
        let part = figures[part].amount.base().abs() * Decimal::ONE_HUNDRED;
        let meant = part.checked_div(figures[whole].amount.base().abs());
        others.zip(meant).is_some_and(|(held, meant)| {
            let all: Decimal = held.iter().filter(|(f, _)| **f != share).map(|(_, rate)| *rate).sum();
            let slack = figures[share].amount.half_ulp() * Decimal::from(held.len() + 2);
            (all + meant - Decimal::ONE_HUNDRED).abs() <= slack
        })
    }
}

/// The paragraph of a share, and the value of its whole.
fn list(figures: &[Figure], relation: &Relation) -> (usize, Decimal) {
    let (whole, share) = (relation.terms[1].0, relation.terms[2].0);
    (figures[share].place.block(), figures[whole].amount.base().abs().normalize())
}

/// The whole of a share, and what it would have to be for the share as it is rounded.
fn implied(figures: &[Figure], relation: &Relation) -> Option<(FigureId, (Decimal, Decimal))> {
    let [(part, _), (whole, _), (share, _)] = relation.terms[..] else { return None };
    // `占“三公”经费的13.33%` says of what it is.
    if figures[share].of_named {
        return None;
    }
    let (part, rate) = (figures[part].amount.base().abs(), figures[share].amount);
    let half = rate.half_ulp();
    let low = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(rate.value.abs() + half)?;
    let high = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div((rate.value.abs() - half).max(half))?;
    Some((whole, (low, high)))
}
