//! Shares that are of another whole than the one they were read of: 支出总计 where 本年支出合计 is meant.

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
