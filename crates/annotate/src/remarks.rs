//! From a report to remarks: what is told of each finding, and at which figure.
//! Findings of one story that stand at the same figure are told together there, so that no figure is buried in comments.

use crate::remark::{Level, Remark, Side};
use gouji_report::SourceText;
use gouji_report::outline::{Chapter, Outline};
use gouji_report::published::{Finding, Report, Suspect};
use gouji_report::words::{self, Lang};
use std::collections::HashMap;

/// The bytes that a remark stands at, if any.
type Spot = Option<(u32, u32)>;

/// The most other places that a remark names.
const MOST_SIDES: usize = 12;

/// Checks a file and writes what was found into a copy of it; `taken` is what the reader made of `bytes`.
///
/// # Errors
/// Those of [`annotate`](crate::annotate).
#[cfg(any(feature = "office", feature = "pdf"))]
pub fn check(
    bytes: &[u8],
    taken: &gouji_intake::Taken,
    checking: &gouji::Options,
    options: &crate::Options,
) -> Result<crate::Annotated, crate::Fault> {
    use gouji_report::file;
    let source = file::source(taken);
    let answers = file::check(&source, taken, "", bytes.len() as u64, checking);
    let all: Vec<Remark> = answers.iter().flat_map(|answer| remarks(&answer.report, &source)).collect();
    crate::annotate(bytes, taken, &all, options)
}

/// What is to be said of a report's findings, the gravest stories first; what a reader set aside is not.
pub fn remarks(report: &Report, source: &SourceText) -> Vec<Remark> {
    let outline = Outline::new(report);
    let numbers =
        report.findings.iter().zip(0..).map(|(finding, n)| (std::ptr::from_ref(finding), n)).collect();
    let mut telling = Telling { outline: &outline, source, numbers, out: Vec::new() };
    outline.stories.iter().for_each(|chapter| telling.chapter(chapter));
    for finding in outline.errors.iter().chain(&outline.warnings).chain(&outline.notes) {
        telling.alone(finding);
    }
    telling.out
}

struct Telling<'a> {
    outline: &'a Outline<'a>,
    source: &'a SourceText<'a>,
    numbers: HashMap<*const Finding, u32>,
    out: Vec<Remark>,
}

impl Telling<'_> {
    /// A story: at the suspect where the document decides which figure is wrong, else finding by finding.
    fn chapter(&mut self, chapter: &Chapter) {
        let decided = chapter.suspects.first().copied().filter(|_| chapter.story.decided);
        let mut by_place: Vec<(Spot, Vec<&Finding>)> = Vec::new();
        for &finding in &chapter.findings {
            let at = decided.map(|suspect| (suspect.start, suspect.end)).or_else(|| first_place(finding));
            match by_place.iter_mut().find(|(place, _)| *place == at) {
                Some((_, findings)) => findings.push(finding),
                None => by_place.push((at, vec![finding])),
            }
        }
        for (at, findings) in by_place {
            let here = |suspect: &&&Suspect| at == Some((suspect.start, suspect.end));
            let suspect = chapter.suspects.iter().find(here);
            let doubt = suspect.map(|suspect| words::suspicion(suspect, chapter.story.decided, Lang::Zh));
            let remark = self.remark(at, &chapter.story.headline.zh, &findings);
            self.out.push(Remark {
                details: doubt.into_iter().chain(remark.details).collect(),
                correction: decided.and_then(correction),
                ..remark
            });
        }
    }

    /// A finding without a story.
    fn alone(&mut self, finding: &Finding) {
        let remark = self.remark(first_place(finding), &finding.message.zh, &[finding]);
        self.out.push(remark);
    }

    fn remark(&self, span: Spot, headline: &str, findings: &[&Finding]) -> Remark {
        let mut details: Vec<String> = Vec::new();
        for finding in findings {
            let equation = words::equation(finding, Lang::Zh);
            let stated =
                if equation.is_empty() { finding.message.zh.clone() } else { format!("算式：{equation}") };
            if stated != headline && !details.contains(&stated) {
                details.push(stated);
            }
        }
        let mut sides = self.sides(span, findings);
        if sides.len() > MOST_SIDES {
            sides.truncate(MOST_SIDES);
            details.push(format!("涉及的地方较多，下面只列 {MOST_SIDES} 处。"));
        }
        let mut rules: Vec<String> = Vec::new();
        for finding in findings {
            rules.extend((!rules.contains(&finding.rule)).then(|| finding.rule.clone()));
        }
        let level = findings.iter().map(|finding| level(finding)).min().unwrap_or(Level::Note);
        Remark {
            span,
            level,
            headline: format!("{}：{headline}", words::severity(name(level), Lang::Zh)),
            details,
            sides,
            correction: None,
            rules,
            findings: findings
                .iter()
                .filter_map(|f| self.numbers.get(&std::ptr::from_ref(*f)).copied())
                .collect(),
        }
    }

    /// A place in words. Running text has no rows: what stands around the figure is what one can search for.
    fn place(&self, start: u32, end: u32) -> String {
        let label = self.outline.label(start, end);
        if self.source.origin(start).is_some() {
            return words::place(label, self.source, start, Lang::Zh);
        }
        let text = self.source.raw();
        let (before, behind) = (&text[..start as usize], &text[end as usize..]);
        let from = before.char_indices().rev().take(BEFORE).take_while(|(_, c)| *c != '\n').last();
        let to = behind.char_indices().take(BEHIND).take_while(|(_, c)| *c != '\n').last();
        let from = from.map_or(start, |(at, _)| at as u32);
        let to = to.map_or(end, |(at, c)| end + (at + c.len_utf8()) as u32);
        format!("{label}“…{}…”", self.source.masked(from, to))
    }

    /// The other places of findings, each once.
    fn sides(&self, but: Spot, findings: &[&Finding]) -> Vec<Side> {
        let mut sides: Vec<Side> = Vec::new();
        for place in findings.iter().flat_map(|finding| &finding.places) {
            let span = (place.start, place.end);
            // Ten thousand places are told as a few more than fit, and a blank says nothing against another figure.
            let known = Some(span) == but || sides.iter().any(|side| side.span == span);
            if known || sides.len() > MOST_SIDES || place.text.trim().is_empty() {
                continue;
            }
            let place_in_words = self.place(place.start, place.end);
            sides.push(Side { span, place: place_in_words, text: place.text.clone() });
        }
        sides
    }
}

/// How many letters before and behind a figure of running text help to find it there.
const BEFORE: usize = 14;
const BEHIND: usize = 6;

fn first_place(finding: &Finding) -> Spot {
    finding.places.first().map(|place| (place.start, place.end))
}

fn level(finding: &Finding) -> Level {
    match finding.severity.as_str() {
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => Level::Note,
    }
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// What stands in the place of a suspect once it is put right, written as the figure is; nothing where that is no mere
/// matter of digits.
fn correction(suspect: &Suspect) -> Option<String> {
    let value = suspect.should_be.as_deref()?;
    if suspect.slip == Some(gouji::Slip::SwappedSign) {
        return None;
    }
    let plain = suspect.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '-'));
    // A fall told in words has no minus, and gets none.
    let signs = suspect.text.is_empty() || value.starts_with('-') == suspect.text.starts_with('-');
    (plain && signs).then(|| words::as_printed(value, &suspect.text))
}
