//! Figures that were recognised in a picture: which of their readings the arithmetic chooses, and whether what fails
//! is a mistake of the document or of whoever read its picture. A slip that a misread character explains accuses nobody.

use super::repair::{Change, System};
use crate::model::figure::{Figure, FigureId};
use crate::model::recognised::Recognised;
use crate::model::relation::{Relation, Verdict};
use crate::model::report::{Story, Suspect};
use crate::text::number::whole_cell;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A reading that is sure at first sight gives way to one of so much weight, in millionths, that several relations want.
const LIKELY: u32 = 2_000;
/// So many relations are several.
const SEVERAL: usize = 2;

/// A reading that the arithmetic chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Index of the figure's reading.
    pub recognised: usize,
    /// Index of the one to take among its others.
    pub other: usize,
}

/// The reading of each figure that was recognised; none of figures that were not.
pub fn of_figures(figures: &[Figure], recognised: &[Recognised]) -> Vec<Option<usize>> {
    let find = |figure: &Figure| {
        let span = figure.span;
        let after = recognised.partition_point(|r| r.span.end <= span.start);
        let meets = |r: &Recognised| r.span.start < span.end && !figure.blank;
        recognised.get(after).is_some_and(meets).then_some(after)
    };
    figures.iter().map(find).collect()
}

/// What a change does.
struct Candidate {
    choice: Choice,
    figure: FigureId,
    /// The relations that hold with it and do not without.
    repairs: Vec<usize>,
}

/// The readings to take instead of those of the text: each makes relations hold that fail, breaks none, and nothing else
/// that a picture may say does as much for the same relations.
pub fn choices(figures: &[Figure], relations: &[Relation], recognised: &[Recognised]) -> Vec<Choice> {
    let system = System::new(figures, relations);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (figure, of) in of_figures(figures, recognised).into_iter().enumerate() {
        let Some(of) = of.filter(|of| recognised[*of].was.is_none()) else { continue };
        for (other, (said, weight)) in recognised[of].others.iter().enumerate() {
            let Some(value) = whole_cell(said).map(|number| number.amount.value) else { continue };
            let repairs = repairs(&system, figure, value);
            let needed = if recognised[of].sure { SEVERAL } else { 1 };
            if repairs.len() >= needed && (!recognised[of].sure || *weight >= LIKELY) {
                candidates.push(Candidate { choice: Choice { recognised: of, other }, figure, repairs });
            }
        }
    }
    let mut of_relation: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, candidate) in candidates.iter().enumerate() {
        candidate.repairs.iter().for_each(|r| of_relation.entry(*r).or_default().push(n));
    }
    let alone = |n: usize| {
        let own = &candidates[n];
        let mut rivals = own.repairs.iter().flat_map(|r| &of_relation[r]).filter(|other| **other != n);
        rivals.all(|other| candidates[*other].repairs.len() < own.repairs.len())
    };
    let mut taken: Vec<(FigureId, Choice)> = (0..candidates.len())
        .filter(|n| alone(*n))
        .map(|n| (candidates[n].figure, candidates[n].choice))
        .collect();
    taken.dedup_by_key(|(_, choice)| choice.recognised);
    taken.into_iter().map(|(_, choice)| choice).collect()
}

/// The relations that a value of a figure makes hold; none where it breaks one.
fn repairs(system: &System, figure: FigureId, value: Decimal) -> Vec<usize> {
    let change = [Change { figure, value }];
    let mut repaired = Vec::new();
    for &relation in system.of(figure) {
        let failed = system.relations[relation].verdict == Verdict::Inconsistent;
        match (failed, system.verdict(relation, &change) == Verdict::Inconsistent) {
            (true, false) => repaired.push(relation),
            (false, true) => return Vec::new(),
            _ => {}
        }
    }
    repaired
}

/// Whether a story accuses the document: its suspect is decided, clear in its picture and wrong by more than a misread
/// character, and several relations, or figures that are clear or confirmed, say so.
pub fn accuses(
    story: &Story,
    suspects: &[Suspect],
    figures: &[Figure],
    relations: &[&Relation],
    is_clear: impl Fn(FigureId) -> bool,
) -> bool {
    let mut named = story.suspects.iter().map(|n| &suspects[*n]);
    let sure = |suspect: &Suspect| {
        let figure = &figures[suspect.figure];
        let other = suspect
            .should_be
            .is_some_and(|value| !is_misread(&figure.amount.value.to_string(), &value.to_string()));
        other && !figure.blank && is_clear(suspect.figure)
    };
    let others = relations.iter().flat_map(|r| &r.terms).map(|(f, _)| *f);
    let borne_out = |f: FigureId| figures[f].blank || is_clear(f) || figures[f].agreed > 0;
    story.decided && named.all(sure) && { others }.all(borne_out)
}

/// Whether one number may be read for another: by one character more, less or other.
fn is_misread(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = (a.len() - same, b.len() - same);
    let behind =
        a.iter().rev().zip(b.iter().rev()).take(rest.0.min(rest.1)).take_while(|(x, y)| x == y).count();
    rest.0.max(rest.1) - behind <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_is_misread_and_two_are_not() {
        for (a, b) in [("128.50", "123.50"), ("128.50", "12.50"), ("128.50", "1285.50"), ("11.00", "1.00")] {
            assert!(is_misread(a, b), "{a} {b}");
        }
        for (a, b) in [("128.50", "182.50"), ("128.50", "1285.05"), ("12.00", "21.00")] {
            assert!(!is_misread(a, b), "{a} {b}");
        }
    }
}
