//! What the checker says of compositions: of consistent ones, and of one planted slip in each.

use gouji::{Options, Report, Severity, Span};
use gouji_samples::compose::{Composition, Trait, Traits, compose_with};
use gouji_samples::{Planted, Slip};
use std::ops::Range;

/// What is wrong with one document, if anything is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Failure {
    /// A consistent document is accused, by this rule.
    Accused(&'static str),
    /// A slip is not noticed.
    Unnoticed,
    /// A slip is noticed, and another figure is suspected first.
    Misplaced,
}

/// What one document gave.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Errors and warnings of the consistent document.
    pub alarms: usize,
    /// Figures that are not zero, and how many of them are checked.
    pub figures: [usize; 2],
    /// The same of all figures.
    pub all: [usize; 2],
    /// Whether a slip was planted, noticed, located.
    pub slip: [bool; 3],
    /// What is wrong.
    pub failure: Option<Failure>,
    /// The first words of what is reported wrongly, or the slip that was missed.
    pub words: String,
}

/// The text as it is taken from a file, and its reports.
fn reports(text: &str) -> (String, Vec<Report>) {
    let taken = gouji_intake::take(text.as_bytes().to_vec()).map_or_else(|_| text.to_string(), |t| t.text);
    let reports = gouji::check(&taken, &Options::default());
    (taken, reports)
}

/// Where figures stand in the text as it was taken: they keep their order.
fn relocated(text: &str, figures: &[Range<usize>], taken: &str) -> Vec<Range<usize>> {
    if text == taken {
        return figures.to_vec();
    }
    let part = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_digit() || *b == b'.' || *b == b',');
    let mut at = 0;
    let mut find = |figure: &Range<usize>| {
        let digits = &text[figure.clone()];
        let mut from = at;
        while let Some(found) = taken[from..].find(digits) {
            let (start, end) = (from + found, from + found + digits.len());
            let alone = !part(taken.as_bytes()[..start].last()) && !part(taken.as_bytes().get(end));
            if alone {
                at = end;
                return start..end;
            }
            from = end;
        }
        0..0
    };
    figures.iter().map(&mut find).collect()
}

fn hits(span: &Span, start: usize, end: usize) -> bool {
    (span.start as usize) < end && (span.end as usize) > start
}

/// Checks the data of a seed in a composition, and one slip in it.
pub fn measure(seed: u64, traits: &Traits, kinds: &[Slip]) -> Outcome {
    let composition = compose_with(seed, traits);
    let (taken, reports) = reports(&composition.text);
    let mut outcome = Outcome::default();
    for finding in reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note) {
        outcome.alarms += 1;
        if outcome.failure.is_none() {
            outcome.failure = Some(Failure::Accused(finding.rule.as_str()));
            outcome.words = finding.message.zh.clone();
        }
    }
    count(&composition, &taken, &reports, &mut outcome);
    if let Some(planted) = composition.plant(kinds, seed) {
        slip(&composition, &planted, &mut outcome);
    }
    outcome
}

/// Counts the figures of the composition that some relation holds with.
fn count(composition: &Composition, taken: &str, reports: &[Report], outcome: &mut Outcome) {
    let checked: std::collections::HashSet<usize> = reports
        .iter()
        .flat_map(|r| &r.figures)
        .filter(|f| !f.blank && f.agreed > 0)
        .map(|f| f.span.end as usize)
        .collect();
    let ranges: Vec<Range<usize>> = composition.figures.iter().map(|f| f.range.clone()).collect();
    let places = relocated(&composition.text, &ranges, taken);
    for (figure, place) in composition.figures.iter().zip(places) {
        let is = usize::from(covers(&checked, place.end));
        outcome.all[0] += 1;
        outcome.all[1] += is;
        if !figure.zero {
            outcome.figures[0] += 1;
            outcome.figures[1] += is;
        }
    }
}

/// A figure may be taken with its sign of percent or its unit.
fn covers(checked: &std::collections::HashSet<usize>, end: usize) -> bool {
    (end..end + 8).any(|at| checked.contains(&at))
}

fn slip(composition: &Composition, planted: &Planted, outcome: &mut Outcome) {
    let slip = &planted.slips[0];
    let (taken, reports) = reports(&planted.text);
    let moved = |at: usize| at + slip.is.len() - slip.was.len();
    let shifted = |r: &Range<usize>| match r.start.cmp(&slip.start) {
        std::cmp::Ordering::Less => r.clone(),
        std::cmp::Ordering::Equal => slip.start..slip.end,
        std::cmp::Ordering::Greater => moved(r.start)..moved(r.end),
    };
    let ranges: Vec<Range<usize>> = composition.figures.iter().map(|f| shifted(&f.range)).collect();
    let places = relocated(&planted.text, &ranges, &taken);
    let Some(at) = ranges.iter().position(|r| r.start == slip.start) else { return };
    let place = &places[at];
    let grave = reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note);
    let noticed = grave.flat_map(|f| &f.places).any(|s| hits(s, place.start, place.end));
    // The first suspect of any report.
    let suspect = reports.iter().find_map(|r| r.suspects.first().map(|s| r.figures[s.figure].span));
    let located = noticed && suspect.is_some_and(|s| hits(&s, place.start, place.end));
    outcome.slip = [true, noticed, located];
    if outcome.failure.is_none() && !located {
        outcome.failure = Some(if noticed { Failure::Misplaced } else { Failure::Unnoticed });
        outcome.words = line_of(&planted.text, slip.start, &slip.was);
    }
}

/// The line of a slip, with what stood there.
fn line_of(text: &str, at: usize, was: &str) -> String {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    format!("{was} ⇒ …{}⟦{}", &text[start..at], &text[at..end])
}

/// The fewest traits under which the same kind of failure remains: they are turned to their defaults, many at a time
/// first and one by one at last, while it does.
#[cfg_attr(test, allow(dead_code, reason = "the command shrinks, the test does not"))]
pub fn shrunk(seed: u64, traits: &Traits, kinds: &[Slip], failure: &Failure) -> Traits {
    let mut least = traits.clone();
    let fails = |traits: &Traits| match (measure(seed, traits, kinds).failure, failure) {
        (Some(Failure::Accused(_)), Failure::Accused(_)) => true,
        (is, was) => is.as_ref() == Some(was),
    };
    let mut step = least.changed().len().div_ceil(2);
    while step > 0 {
        let changed = least.changed();
        let mut any = false;
        for few in changed.chunks(step) {
            let fewer = few.iter().fold(least.clone(), |traits, (of, _)| traits.with(*of, 0));
            if fails(&fewer) {
                least = fewer;
                any = true;
            }
        }
        if step == 1 && !any {
            break;
        }
        step = if step == 1 { 1 } else { step.div_ceil(2).min(step - 1) };
    }
    least
}

/// The traits of a shrunk composition in one line.
pub fn named(traits: &Traits) -> String {
    let values: Vec<String> =
        traits.changed().iter().map(|(of, value): &(Trait, &str)| format!("{}={value}", of.name())).collect();
    if values.is_empty() { "(all at their defaults)".into() } else { values.join(" + ") }
}
