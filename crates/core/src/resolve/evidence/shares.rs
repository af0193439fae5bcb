//! Shares that are of another whole than the one they were read of: 支出总计 where 本年支出合计 is meant; and those that are
//! wrong among others that are right.

use super::super::policy as p;
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
    // A share that both words and places tie to its whole fails once.
    let mut seen: FxHashSet<(FigureId, FigureId)> = FxHashSet::default();
    for relation in relations.iter().filter(|r| r.law == Law::Share && fails(r)) {
        let share = relation.terms[2].0;
        if let Some((whole, range)) = implied(figures, relation).filter(|(w, _)| seen.insert((*w, share))) {
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

/// Shares that hold: of each value of a whole the paragraphs, the shares and their rates.
pub(super) struct Held(FxHashMap<Decimal, Vec<(usize, FigureId, Decimal)>>);

impl Held {
    pub(super) fn of(figures: &[Figure], relations: &[Relation]) -> Self {
        let mut held: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for relation in relations.iter().filter(|r| r.law == Law::Share && !fails(r)) {
            let share = relation.terms[2].0;
            let rate = figures[share].amount.value.abs();
            held.entry(whole_of(figures, relation)).or_default().push((
                figures[share].place.block(),
                share,
                rate,
            ));
        }
        for list in held.values_mut() {
            list.sort_unstable();
            list.dedup_by_key(|(_, share, _)| *share);
        }
        Held(held)
    }

    /// Whether a share that fails would make the others of its list a hundred if it were what its amount says. A list stands
    /// in one paragraph, or in as many that follow each other.
    pub(super) fn are_completed(&self, figures: &[Figure], relation: &Relation) -> bool {
        let [(part, _), (whole, _), (share, _)] = relation.terms[..] else { return false };
        if relation.law != Law::Share {
            return false;
        }
        let Some(held) = self.0.get(&whole_of(figures, relation)) else { return false };
        // From its own paragraph on, upwards and downwards.
        let own = figures[share].place.block();
        let at = held.partition_point(|(block, _, _)| *block < own);
        let mut list: Vec<Decimal> = Vec::new();
        let mut collect = |shares: &mut dyn Iterator<Item = &(usize, FigureId, Decimal)>| {
            let mut near = own;
            for (block, _, rate) in shares.filter(|(_, f, _)| *f != share).take(p::MOST_TERMS) {
                if block.abs_diff(near) > 1 {
                    break;
                }
                near = *block;
                list.push(*rate);
            }
        };
        collect(&mut held[..at].iter().rev());
        collect(&mut held[at..].iter());
        let part = figures[part].amount.base().abs() * Decimal::ONE_HUNDRED;
        let Some(meant) = part.checked_div(figures[whole].amount.base().abs()) else { return false };
        let all: Decimal = list.iter().sum();
        let slack = figures[share].amount.half_ulp() * Decimal::from(list.len() + 2);
        list.len() >= SEVERAL && (all + meant - Decimal::ONE_HUNDRED).abs() <= slack
    }
}

/// The value of a share's whole.
fn whole_of(figures: &[Figure], relation: &Relation) -> Decimal {
    figures[relation.terms[1].0].amount.base().abs().normalize()
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
