//! From the core's values to the published shape.
//! Spans become places that people read, private numbers are masked, verdict and counts are drawn from the relations.

mod reading;
mod summary;

use crate::copied;
use crate::fingerprint;
use crate::mask::mask;
use crate::published as p;
use crate::source::SourceText;
use crate::unreadable;
use crate::words;
use gouji::Span;
use gouji::model::cube::Axis;
use gouji::model::due::{Due, DueItem};
use gouji::model::report::{NotUnderstood, Tie};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use summary::{doubt, is_partly, summary, verdict};

/// The answer for one disclosure, with all that a page or an export needs beside the text itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Answer {
    /// The report, with its figures and relations.
    pub report: p::Report,
    /// The document as it was read.
    pub reading: p::Reading,
    /// The bytes of the text that this disclosure takes.
    pub range: (u32, u32),
}

/// Checks every disclosure that `text` holds and publishes what was found; `name` is the source's name as the
/// reports give it. Never empty: a text without a disclosure gives one answer whose verdict is `unreadable`.
pub fn check(text: &str, name: &str) -> Vec<Answer> {
    answers(&SourceText::new(text), name, &gouji::Options::default())
}

/// As [`check`], for a text that was read before.
pub fn answers(source: &SourceText, name: &str, options: &gouji::Options) -> Vec<Answer> {
    one_by_one(source, name, options).collect()
}

/// As [`answers`], each made when it is asked for, so that whoever asks knows how far it is.
pub fn one_by_one<'a>(
    source: &'a SourceText<'a>,
    name: &'a str,
    options: &'a gouji::Options,
) -> impl Iterator<Item = Answer> + 'a {
    let spans = gouji::parse::disclosures(source.raw()).into_iter();
    spans.map(move |span| one(source, name, span, options))
}

/// The answer on the disclosure that takes `span` of `source`.
pub(crate) fn one(source: &SourceText, name: &str, span: Span, options: &gouji::Options) -> Answer {
    both(source, name, span, options).1
}

/// The same, with what the core says of it.
pub(crate) fn both(
    source: &SourceText,
    name: &str,
    span: Span,
    options: &gouji::Options,
) -> (gouji::Report, Answer) {
    if span.end - span.start > MOST_BYTES {
        return (gouji::Report::default(), too_long(source, name, span));
    }
    let report = gouji::check_one(source.raw(), span, options);
    let answer = publish(source, name, &report, &options.counterparts);
    (report, answer)
}

/// The most bytes of one disclosure: ten times the longest that is likely. Beyond it the memory of a telephone ends.
const MOST_BYTES: u32 = 3 << 20;

/// The answer on a disclosure that is not checked for its length; nothing of it is shown.
fn too_long(source: &SourceText, name: &str, span: Span) -> Answer {
    let reason = unreadable::Reason::TooLong(span.end - span.start);
    let report = unreadable::report(name, source.raw().len() as u64, &reason);
    Answer { report, range: (span.start, span.start), ..Answer::default() }
}

/// Checks the disclosure that takes the bytes `range` of `source` once more, held against others: each a text and the
/// bytes that it takes there, in the place of what `options` have beside it. What is said of the source itself is up to
/// the caller.
pub fn check_beside(
    source: &SourceText,
    range: (u32, u32),
    others: &[(&str, (u32, u32))],
    options: &gouji::Options,
) -> Answer {
    let span = |(start, end)| Span { start, end };
    let plain = gouji::Options { counterparts: Vec::new(), ..options.clone() };
    let counterparts =
        others.iter().map(|(text, range)| gouji::check_one(text, span(*range), &plain)).collect();
    let options = gouji::Options { counterparts, ..plain };
    publish(source, "", &gouji::check_one(source.raw(), span(range), &options), &options.counterparts)
}

/// Publishes one report of the core on `source`; `beside` are the disclosures that it was held against.
pub fn publish(source: &SourceText, name: &str, report: &gouji::Report, beside: &[gouji::Report]) -> Answer {
    Publisher { source, beside }.answer(report, name)
}

struct Publisher<'a> {
    source: &'a SourceText<'a>,
    beside: &'a [gouji::Report],
}

impl Publisher<'_> {
    fn answer(&self, report: &gouji::Report, name: &str) -> Answer {
        let size = self.source.raw().len() as u32;
        let span = report.disclosure.span;
        Answer {
            report: self.report(report, name),
            reading: reading::reading(report),
            range: if span.start < span.end { (span.start, span.end) } else { (0, size) },
        }
    }

    fn report(&self, report: &gouji::Report, name: &str) -> p::Report {
        let mut published = self.as_it_is(report, name);
        if published.verdict == "unreadable"
            && published.findings.iter().all(|f| unreadable::RULE != f.rule.as_str())
        {
            published.findings.insert(0, unreadable::Reason::NothingRecognised.finding());
        }
        fingerprint::mark(&mut published);
        published
    }

    fn as_it_is(&self, report: &gouji::Report, name: &str) -> p::Report {
        p::Report {
            schema: p::SCHEMA.into(),
            source: p::Source {
                name: mask(name).into_owned(),
                bytes: self.source.raw().len() as u64,
                format: "text".into(),
                notes: copied::note(report).into_iter().collect(),
                unread: report.unread.iter().map(unread).collect(),
            },
            disclosure: disclosure(&report.disclosure),
            verdict: verdict(report).into(),
            partly: is_partly(report),
            not_understood: report.not_understood.iter().map(|n| self.not_understood(n, report)).collect(),
            summary: summary(report),
            findings: report.findings.iter().map(|f| self.finding(f, report)).collect(),
            stories: report.stories.iter().map(story).collect(),
            beside: self.beside.iter().enumerate().map(|(n, other)| beside(n, other, &report.ties)).collect(),
            ties: report.ties.iter().map(tie).collect(),
            suspects: report.suspects.iter().map(|s| self.suspect(s, report)).collect(),
            figures: Some(report.figures.iter().map(|f| self.figure(f)).collect()),
            relations: Some(report.relations.iter().map(|r| relation(r, &report.figures)).collect()),
            due: report.due.as_ref().map(|due| self.due(due)),
        }
    }

    fn text(&self, span: Span) -> String {
        self.source.masked(span.start, span.end)
    }

    fn finding(&self, f: &gouji::Finding, report: &gouji::Report) -> p::Finding {
        let relation = f.relation.and_then(|r| report.relations.get(r));
        let decimals = relation.map_or(0, |r| decimals(r, &report.figures));
        p::Finding {
            rule: f.rule.as_str().into(),
            severity: f.severity.as_str().into(),
            message: message(&f.message),
            story: f.story.map(|s| s as u32),
            places: f.places.iter().map(|&span| self.place(span)).collect(),
            equation: mask(&f.equation).into_owned(),
            difference: f.difference.map(|d| with_decimals(d, decimals)),
            relation: f.relation.map(|r| r as u32),
            ..p::Finding::default()
        }
    }

    fn not_understood(&self, of: &NotUnderstood, report: &gouji::Report) -> p::NotUnderstood {
        let block = report.document.blocks.get(of.block);
        let span = block.map(gouji::Block::span).unwrap_or_default();
        let title = match block {
            Some(gouji::Block::Table(table)) => table.title.as_ref().map_or(span, |t| t.span()),
            _ => span,
        };
        let table = matches!(block, Some(gouji::Block::Table(_)));
        p::NotUnderstood {
            what: if table { "table" } else { "sentence" }.into(),
            start: span.start,
            end: span.end,
            line: self.source.position(span.start).line,
            text: self.text(title).chars().take(MOST_CHARACTERS).collect(),
            reason: doubt(of),
            figures: of.figures as u32,
            relations: of.relations as u32,
        }
    }

    fn due(&self, due: &Due) -> p::Due {
        let item = |item: &DueItem| p::DueItem {
            item: item.id.to_string(),
            name: message(&item.name),
            rules: item.rules.iter().map(message).collect(),
            answer: item.answer,
            reason: message(&item.reason),
            places: item.places.iter().map(|&span| self.place(span)).collect(),
        };
        let items = due.items.iter().map(item).collect();
        p::Due { extent: due.extent, basis: words::due_basis(), items }
    }

    fn place(&self, span: Span) -> p::Place {
        let at = self.source.position(span.start);
        p::Place {
            start: span.start,
            end: span.end,
            line: at.line,
            column: at.column,
            text: self.text(span),
            origin: self.source.origin(span.start).cloned(),
        }
    }

    fn suspect(&self, s: &gouji::Suspect, report: &gouji::Report) -> p::Suspect {
        let span = report.figures.get(s.figure).map_or(Span::default(), |f| f.span);
        p::Suspect {
            start: span.start,
            end: span.end,
            text: self.text(span),
            should_be: s.should_be.map(|d| d.to_string()),
            explains: s.explains,
            slip: s.slip,
            story: s.story as u32,
            figure: Some(s.figure as u32),
        }
    }

    fn figure(&self, f: &gouji::Figure) -> p::Figure {
        p::Figure {
            start: f.span.start,
            end: f.span.end,
            text: self.text(f.span),
            value: if f.is_unread() { String::new() } else { mask(&f.amount.value.to_string()).into_owned() },
            unit: f.amount.unit.label().into(),
            role: f.role,
            falls: f.falls,
            place: mask(&f.label).into_owned(),
            origin: self.source.origin(f.span.start).cloned(),
            coordinate: coordinate(&f.coordinate),
            agreed: f.agreed,
            contradicted: f.contradicted,
            unchecked: f.unchecked,
        }
    }
}

fn known_by(known: gouji::Known) -> &'static str {
    match known {
        gouji::Known::Title => "title",
        gouji::Known::Columns => "columns",
        gouji::Known::Nothing => "nothing",
    }
}

/// Another disclosure, and how the relations with it came out.
fn beside(n: usize, other: &gouji::Report, ties: &[Tie]) -> p::Counterpart {
    let published = disclosure(&other.disclosure);
    let with = || ties.iter().filter(|t| t.there.iter().any(|f| f.document == n));
    let of = |verdict| with().filter(|t| t.verdict == verdict).count() as u32;
    p::Counterpart {
        entity: published.entity,
        year: published.year,
        kind: published.kind,
        relations: with().count() as u32,
        exact: of(gouji::Verdict::Exact),
        rounding: of(gouji::Verdict::Rounding),
        inconsistent: of(gouji::Verdict::Inconsistent),
    }
}

fn tie(t: &Tie) -> p::Tie {
    let there = t.there.iter().map(|f| p::There {
        document: f.document as u32,
        figure: f.figure as u32,
        sign: f.sign,
        value: mask(&f.amount.value.to_string()).into_owned(),
        unit: f.amount.unit.label().into(),
        place: mask(&f.label).into_owned(),
    });
    p::Tie {
        law: t.law,
        rule: t.rule.as_str().into(),
        verdict: t.verdict,
        figures: t.here.iter().map(|(f, _)| *f as u32).collect(),
        signs: t.here.iter().map(|(_, sign)| *sign).collect(),
        there: there.collect(),
        difference: t.difference.to_string(),
    }
}

fn disclosure(d: &gouji::Disclosure) -> p::Disclosure {
    p::Disclosure {
        entity: mask(&d.entity).into_owned(),
        year: (d.year != 0).then_some(d.year),
        kind: if d.final_accounts { "final-accounts" } else { "budget" }.into(),
        forms: d
            .forms
            .iter()
            .map(|f| p::Form {
                form: f.form.to_string(),
                known_by: known_by(f.known).into(),
                family: (!f.family.zh.is_empty()).then(|| message(&f.family)),
                title: mask(&f.title).into_owned(),
                number: f.number,
                start: f.span.start,
                end: f.span.end,
            })
            .collect(),
    }
}

/// Characters of a table's title or a sentence that are shown of what was not understood.
const MOST_CHARACTERS: usize = 60;

fn message(m: &gouji::Message) -> p::Message {
    p::Message { zh: mask(&m.zh).into_owned(), en: mask(&m.en).into_owned() }
}

fn unread(u: &gouji::Unread) -> p::Unread {
    p::Unread { what: u.what.to_string(), message: message(&u.message) }
}

fn story(s: &gouji::Story) -> p::Story {
    p::Story {
        headline: message(&s.headline),
        suspects: s.suspects.iter().map(|&i| i as u32).collect(),
        decided: s.decided,
    }
}

fn relation(r: &gouji::Relation, figures: &[gouji::Figure]) -> p::Relation {
    p::Relation {
        law: r.law,
        rule: r.rule.as_str().into(),
        verdict: r.verdict,
        figures: r.terms.iter().map(|t| t.0 as u32).collect(),
        signs: r.terms.iter().map(|t| t.1).collect(),
        constant: (!r.constant.is_zero()).then(|| r.constant.normalize().to_string()),
        difference: with_decimals(r.difference_as_stated(figures), decimals(r, figures)),
    }
}

/// The most decimals that a figure of the relation was printed with.
fn decimals(r: &gouji::Relation, figures: &[gouji::Figure]) -> u32 {
    r.terms.iter().filter_map(|t| figures.get(t.0)).map(|f| f.amount.decimals).max().unwrap_or(0)
}

/// A difference as people write it beside its figures: 36.00, not 36.
fn with_decimals(mut d: Decimal, decimals: u32) -> String {
    d.rescale(d.normalize().scale().max(decimals));
    d.to_string()
}

fn coordinate(c: &gouji::Coordinate) -> p::Coordinate {
    let on = |axis| mask(c.on(axis).as_str()).into_owned();
    p::Coordinate {
        year: (c.year != 0).then_some(c.year),
        stage: on(Axis::Stage),
        flow: on(Axis::Flow),
        fund: on(Axis::Fund),
        function: on(Axis::Function),
        nature: on(Axis::Nature),
        economic: on(Axis::Economic),
        entity: on(Axis::Entity),
    }
}
