//! Relations of one kind, and how many of them hold: what holds elsewhere confirms a reading, and what mostly fails
//! was not read.

use super::super::policy as p;
use super::carried::is_carried_over;
use super::saying::is_one_saying;
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn fails(relation: &Relation) -> bool {
    relation.verdict == Verdict::Inconsistent
}

/// Whether a relation that holds tells anything: 0 = 0 + 0 does not.
pub(super) fn is_telling(figures: &[Figure], relation: &Relation) -> bool {
    let counts = |f: &Figure| !f.blank && !f.amount.value.is_zero();
    relation.terms.iter().filter(|(f, _)| counts(&figures[*f])).count() >= 2
}

/// The tables and paragraphs that a relation touches.
pub(super) fn panels<'r>(figures: &'r [Figure], relation: &'r Relation) -> impl Iterator<Item = usize> + 'r {
    let block = |n: usize| figures[relation.terms[n].0].place.block();
    (0..relation.terms.len()).filter(move |&n| (0..n).all(|m| block(m) != block(n))).map(block)
}

/// How many wrong figures explain the relations that fail: the figure in most of them first, and so on. One slip that
/// is told in twelve places counts once.
fn faults(failing: &[&Relation]) -> usize {
    let mut left: Vec<&Relation> = failing.to_vec();
    let mut count = 0;
    while !left.is_empty() && count < p::MOST_FAULTS {
        let mut votes: FxHashMap<FigureId, usize> = FxHashMap::default();
        for (figure, _) in left.iter().flat_map(|r| &r.terms) {
            *votes.entry(*figure).or_default() += 1;
        }
        let Some((&figure, _)) = votes.iter().max_by_key(|(f, n)| (**n, std::cmp::Reverse(**f))) else {
            break;
        };
        left.retain(|r| r.terms.iter().all(|(f, _)| *f != figure));
        count += 1;
    }
    count + left.len()
}

/// Holding and failing relations of one kind or panel.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub holds: usize,
    pub faults: usize,
}

impl Tally {
    /// Whether several fail, of enough to tell.
    pub(super) fn is_many(self) -> bool {
        self.faults > 1 && self.holds + self.faults >= p::LEAST_OF_KIND
    }

    pub(super) fn mostly_fails(self, least: usize) -> bool {
        let all = self.holds + self.faults;
        all >= least && self.faults * p::FAILING_SHARE > all
    }
}

/// Tallies relations by a key of theirs.
pub(super) fn tally<K: std::hash::Hash + Eq>(
    figures: &[Figure],
    relations: &[Relation],
    keys: impl Fn(&Relation) -> Vec<K>,
) -> FxHashMap<K, Tally> {
    let mut holding: FxHashMap<K, (usize, Vec<&Relation>)> = FxHashMap::default();
    for relation in relations {
        for key in keys(relation) {
            let entry = holding.entry(key).or_default();
            if fails(relation) {
                entry.1.push(relation);
            } else if is_telling(figures, relation) {
                entry.0 += 1;
            }
        }
    }
    holding
        .into_iter()
        .map(|(key, (holds, failing))| (key, Tally { holds, faults: faults(&failing) }))
        .collect()
}

/// The tables and paragraphs of which so much fails that they were not read: the worst first, since what fails with
/// it speaks against it alone.
pub(super) fn unread_panels(figures: &[Figure], relations: &[Relation]) -> FxHashSet<usize> {
    let carried: FxHashSet<Decimal> =
        figures.iter().filter(|f| is_carried_over(f)).map(|f| f.amount.base().normalize()).collect();
    let mut unread = FxHashSet::default();
    while unread.len() < p::MOST_PANELS {
        let of = |r: &Relation| -> Vec<usize> {
            // The words of one saying tie its figures themselves: that it fails says nothing of the rest.
            if is_one_saying(figures, r) {
                return Vec::new();
            }
            // What one form counts and the other tells apart is no misreading, however often it is missing.
            if fails(r) && carried.contains(&r.difference.normalize()) {
                return Vec::new();
            }
            let touched: Vec<usize> = panels(figures, r).collect();
            if touched.iter().any(|b| unread.contains(b)) { Vec::new() } else { touched }
        };
        let worst = tally(figures, relations, of)
            .into_iter()
            .filter(|(_, t)| t.faults > 1 && t.mostly_fails(p::LEAST_OF_PANEL))
            .max_by_key(|(block, t)| (t.faults * 1000 / (t.faults + t.holds), t.faults, *block));
        match worst {
            Some((block, _)) => unread.insert(block),
            None => break,
        };
    }
    unread
}

/// Where a figure of a relation stands, as far as its kind goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Origin {
    Column(usize, usize),
    Row(usize, usize),
    Table(usize),
    Paragraph(usize),
    Prose,
}

/// The same law between the same columns or rows of the same tables, or the same paragraph.
pub(super) type Kind = (RuleId, Law, Vec<Origin>);

fn kind(figures: &[Figure], r: &Relation, origin: impl Fn(Place) -> Origin) -> Kind {
    let mut origins: Vec<Origin> = r.terms.iter().map(|(f, _)| origin(figures[*f].place)).collect();
    origins.sort_unstable();
    origins.dedup();
    (r.rule, r.law, origins)
}

/// The kind by columns; of what adds up in one column by its rows.
pub(super) fn narrow_kind(figures: &[Figure], r: &Relation) -> Kind {
    let mut columns = r.terms.iter().map(|(f, _)| match figures[*f].place {
        Place::Cell { block, column, .. } => Some((block, column)),
        Place::Sentence { .. } => None,
    });
    let first = columns.next().flatten();
    let upright = r.terms.len() > 1 && first.is_some() && columns.all(|c| c == first);
    kind(figures, r, |place| match place {
        Place::Cell { block, row, .. } if upright => Origin::Row(block, row),
        Place::Cell { block, column, .. } => Origin::Column(block, column),
        Place::Sentence { block } => Origin::Paragraph(block),
    })
}

/// The kind by tables alone.
pub(super) fn wide_kind(figures: &[Figure], r: &Relation) -> Kind {
    kind(figures, r, |place| match place {
        Place::Cell { block, .. } => Origin::Table(block),
        Place::Sentence { .. } => Origin::Prose,
    })
}
