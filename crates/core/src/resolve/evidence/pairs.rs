//! Two forms held against each other, place by place.

use super::kinds::{Kind, wide_kind};
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// The relations that say that two places of two tables are the same, by the tables.
pub(super) struct FormPairs<'a>(FxHashMap<Kind, Vec<&'a Relation>>);

impl<'a> FormPairs<'a> {
    pub(super) fn of(figures: &[Figure], relations: &'a [Relation]) -> Self {
        let mut same: FxHashMap<Kind, Vec<&Relation>> = FxHashMap::default();
        for relation in relations.iter().filter(|r| r.law == Law::Same && r.rule == RuleId::GJ202) {
            same.entry(wide_kind(figures, relation)).or_default().push(relation);
        }
        FormPairs(same)
    }

    /// Whether the forms agree in a whole and part it differently: what one has too much in a part it has too little in
    /// another, and each adds up by itself. That is no matter of reading.
    pub(super) fn part_it_differently(&self, figures: &[Figure], relation: &Relation) -> bool {
        let base = |f: FigureId| figures[f].exact_if_blank().base();
        let pair = |r: &Relation| -> Option<(Decimal, Decimal)> {
            match r.terms[..] {
                [(a, _), (b, _)] if r.law == Law::Same => Some((base(a), base(b))),
                _ => None,
            }
        };
        let Some((a, b)) = pair(relation).filter(|_| relation.rule == RuleId::GJ202) else { return false };
        let beside =
            || self.0.get(&wide_kind(figures, relation)).into_iter().flatten().filter_map(|r| pair(r));
        let other = beside().find(|(c, d)| a + c == b + d && a != b && (*c, *d) != (a, b));
        let blocks = [relation.terms[0].0, relation.terms[1].0].map(|f| figures[f].place.block());
        let printed = |whole: Decimal| {
            figures.iter().any(|f| blocks.contains(&f.place.block()) && f.amount.base() == whole)
        };
        other.is_some_and(|(c, _)| printed(a + c))
    }
}
