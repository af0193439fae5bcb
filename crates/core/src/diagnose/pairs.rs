//! Two figures that are wrong together: a sentence that took both its whole and a part from elsewhere holds in itself, so
//! that neither can be repaired alone. Groups that nothing explains are tried two at a time.

use super::Diagnosis;
use super::repair::{Change, Proposal, System};
use crate::constraint::slips;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use std::collections::BTreeSet;

/// So many unexplained groups are tried against one another.
const MOST: usize = 16;

/// Joins unexplained groups of which one change each, taken together, repairs both and breaks nothing.
pub fn join(system: &System, found: Vec<Diagnosis>) -> Vec<Diagnosis> {
    let (open, mut decided): (Vec<Diagnosis>, Vec<Diagnosis>) =
        found.into_iter().partition(|d| d.suspects.is_empty());
    let mut open: Vec<Option<Diagnosis>> = open.into_iter().map(Some).collect();
    for a in 0..open.len().min(MOST) {
        for b in a + 1..open.len().min(MOST) {
            let (Some(one), Some(other)) = (&open[a], &open[b]) else { continue };
            let Some(suspects) = changed_together(system, one, other) else { continue };
            let mut relations = [one.relations.clone(), other.relations.clone()].concat();
            relations.sort_unstable();
            decided.push(Diagnosis { relations, suspects, decided: true, together: true, minimal: true });
            (open[a], open[b]) = (None, None);
        }
    }
    decided.extend(open.into_iter().flatten());
    decided.sort_by_key(|d| d.relations.first().copied());
    decided
}

/// The one pair of changes, a figure of each group, with which all relations of both figures hold.
fn changed_together(system: &System, one: &Diagnosis, other: &Diagnosis) -> Option<Vec<Proposal>> {
    let (first, second) = (candidates(system, one), candidates(system, other));
    let mut fitting = Vec::new();
    for (f, value) in &first {
        for (g, with) in second.iter().filter(|(g, _)| g != f && tied(system, *f, *g)) {
            let changes = [Change { figure: *f, value: *value }, Change { figure: *g, value: *with }];
            let holds = |figure: FigureId| {
                system.of(figure).iter().all(|&r| system.verdict(r, &changes) != Verdict::Inconsistent)
            };
            if holds(*f) && holds(*g) {
                fitting.push(changes);
            }
        }
    }
    let [changes] = fitting[..] else { return None };
    let proposal = |change: Change| Proposal {
        change,
        repairs: system
            .of(change.figure)
            .iter()
            .filter(|&&r| system.relations[r].verdict == Verdict::Inconsistent)
            .count(),
        exact: 0,
        slip: slips::between(change.value, system.figures[change.figure].amount.value),
    };
    Some(changes.into_iter().map(proposal).collect())
}

/// The figures of a group with the values that all its relations want of them.
fn candidates(system: &System, group: &Diagnosis) -> Vec<(FigureId, rust_decimal::Decimal)> {
    let figures: BTreeSet<FigureId> =
        group.relations.iter().flat_map(|&r| system.relations[r].terms.iter().map(|(f, _)| *f)).collect();
    let wanted = |f: FigureId| {
        let value = group.relations.iter().find_map(|&r| system.solve(r, f, &[]))?;
        let change = Change { figure: f, value };
        let repairs = |&r: &usize| system.verdict(r, &[change]) != Verdict::Inconsistent;
        group.relations.iter().all(repairs).then_some((f, value))
    };
    figures.into_iter().filter(|f| !system.figures[*f].blank).filter_map(wanted).collect()
}

/// Whether a relation that holds ties two figures.
fn tied(system: &System, a: FigureId, b: FigureId) -> bool {
    system.of(a).iter().any(|r| {
        let relation = &system.relations[*r];
        relation.verdict != Verdict::Inconsistent && relation.terms.iter().any(|(f, _)| *f == b)
    })
}
