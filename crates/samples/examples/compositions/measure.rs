//! What the checker says of compositions: of consistent ones, and of one planted slip in each.

use gouji::{Options, Report, Severity, Span};
use gouji_samples::compose::{Composition, Trait, Traits, compose_with};
use gouji_samples::{Planted, Slip};

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
    /// The first words of what is told wrongly, or the slip that was missed.
    pub words: String,
}

fn reports(text: &str) -> Vec<Report> {
    gouji::check(text, &Options::default())
}

fn hits(span: &Span, start: usize, end: usize) -> bool {
    (span.start as usize) < end && (span.end as usize) > start
}

/// Checks the data of a seed in a composition, and one slip in it.
pub fn measure(seed: u64, traits: &Traits, kinds: &[Slip]) -> Outcome {
    let composition = compose_with(seed, traits);
    let reports = reports(&composition.text);
    let mut outcome = Outcome::default();
    for finding in reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note) {
        outcome.alarms += 1;
        if outcome.failure.is_none() {
            outcome.failure = Some(Failure::Accused(finding.rule));
            outcome.words = finding.message.zh.clone();
        }
    }
    count(&composition, &reports, &mut outcome);
    if let Some(planted) = composition.plant(kinds, seed) {
        slip(&planted, &mut outcome);
    }
    outcome
}

/// Counts the figures of the composition that some relation holds with.
fn count(composition: &Composition, reports: &[Report], outcome: &mut Outcome) {
    let checked: std::collections::HashSet<usize> = reports
        .iter()
        .flat_map(|r| &r.figures)
        .filter(|f| !f.blank && f.agreed > 0)
        .map(|f| f.span.end as usize)
        .collect();
    for figure in &composition.figures {
        let is = usize::from(covers(&checked, figure.range.end));
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

fn slip(planted: &Planted, outcome: &mut Outcome) {
    let slip = &planted.slips[0];
    let reports = reports(&planted.text);
    let grave = reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note);
    let noticed = grave.flat_map(|f| &f.places).any(|s| hits(s, slip.start, slip.end));
    // The first suspect of any report.
    let suspect = reports.iter().find_map(|r| r.suspects.first().map(|s| r.figures[s.figure].span));
    let located = noticed && suspect.is_some_and(|s| hits(&s, slip.start, slip.end));
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

/// The fewest traits under which the same kind of failure remains: each is turned to its default while it does.
pub fn shrunk(seed: u64, traits: &Traits, kinds: &[Slip], failure: &Failure) -> Traits {
    let mut least = traits.clone();
    loop {
        let before = least.clone();
        for (of, _) in before.told() {
            let fewer = least.with(of, 0);
            let outcome = measure(seed, &fewer, kinds);
            let same = match (&outcome.failure, failure) {
                (Some(Failure::Accused(_)), Failure::Accused(_)) => true,
                (is, was) => is.as_ref() == Some(was),
            };
            if same {
                least = fewer;
            }
        }
        if least == before {
            return least;
        }
    }
}

/// The traits of a shrunk composition in one line.
pub fn named(traits: &Traits) -> String {
    let told: Vec<String> =
        traits.told().iter().map(|(of, value): &(Trait, &str)| format!("{}={value}", of.name())).collect();
    if told.is_empty() { "(all at their defaults)".into() } else { told.join(" + ") }
}
