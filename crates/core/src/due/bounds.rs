//! Where a document begins and ends, and whether its forms and its explanations were read to their end: of what was cut
//! off nothing is missing for sure.

use super::forms::ILLUSTRATES;
use super::scene::{LONGEST_HEAD, OPEN_GLOSSARY, Piece};
use crate::lexicon::due::Part;
use crate::lexicon::families::Families;
use crate::model::report::{Known, Report};
use crate::source::{Span, Text};
use crate::text::outline::outline_level;
use crate::text::title::{plain_title, years};

/// Where something may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Among the forms.
    Forms,
    /// In the explanations.
    Words,
    /// In either.
    Anywhere,
    /// In the glossary, which may stand last of all.
    Glossary,
}

/// So many forms behind the explanations, and sections behind the forms, say that what stands before them is all there.
const FORMS_AFTER: usize = 3;
const SECTIONS_AFTER: usize = 2;

/// A contents page has so many entries.
const CONTENTS: usize = 3;

/// The cover is among so many pieces.
const COVER: usize = 3;

/// What was read to its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bounds {
    begins: bool,
    forms: bool,
    words: bool,
    contents: bool,
}

impl Bounds {
    /// Those of a document, by its pieces and the entries of its contents.
    pub fn of(report: &Report, families: &Families, pieces: &[Piece], contents: Span) -> Self {
        let entity = &report.disclosure.entity;
        let own = |entry: &&Text| entry.span().start < contents.end;
        let entries: Vec<&Text> = report.document.contents.entries.iter().filter(own).collect();
        let forms = indices(pieces, |piece| piece.is_title && is_form(report, piece));
        let sections = indices(pieces, |piece| piece.part == Part::Body && is_section(families, piece));
        let glossary = indices(pieces, |piece| piece.heading().is_some_and(is_glossary));
        let last_form = forms.last().copied().unwrap_or(0);
        let last_section = sections.last().copied().unwrap_or(0);
        let last = entries.last().filter(|_| entries.len() >= CONTENTS).and_then(|entry| {
            let title = plain_title(&entry.clean, entity);
            let is_it = |piece: &Piece| {
                let text = piece.heading().unwrap_or(piece.clean());
                let head = plain_title(text, entity);
                !title.is_empty() && (head == title || head.ends_with(&title))
            };
            let at = pieces.iter().rposition(is_it)?;
            let part = outline_level(&entry.clean) == Some(1) && !is_glossary(&entry.clean);
            // A part that goes on over sections is not at its end where it begins.
            (at > 0 && (!part || at >= last_section)).then_some(at)
        });
        let after = |list: &[usize], at: usize| list.iter().filter(|n| **n > at).count();
        let signed = pieces.last().is_some_and(|piece| is_date(piece.clean()));
        let stated = if entries.len() >= CONTENTS {
            last.is_some()
        } else {
            glossary.last().is_some_and(|at| *at > last_section)
                || after(&forms, last_section) >= FORMS_AFTER
                || signed
        };
        let closed = after(&sections, last_form) >= SECTIONS_AFTER || after(&glossary, last_form) > 0;
        Bounds {
            begins: !entries.is_empty() || pieces.iter().take(COVER).any(is_cover),
            forms: closed || last.is_some_and(|at| at >= last_form),
            words: stated,
            contents: last.is_some(),
        }
    }

    /// Whether all that may hold something was read.
    pub fn closed(self, within: Within) -> bool {
        let read = match within {
            Within::Forms => self.forms,
            Within::Words => self.words,
            Within::Anywhere => self.forms && self.words,
            Within::Glossary => self.forms && self.words && self.contents,
        };
        self.begins && read
    }
}

fn indices(pieces: &[Piece], is_it: impl Fn(&Piece) -> bool) -> Vec<usize> {
    (0..pieces.len()).filter(|&n| is_it(&pieces[n])).collect()
}

/// Whether a piece is the title of a form; performance tables stand anywhere, and so do those that illustrate a sentence.
fn is_form(report: &Report, piece: &Piece) -> bool {
    let form = report.disclosure.forms.iter().find(|form| form.block == piece.block);
    form.is_some_and(|form| {
        form.known == Known::Title
            && !form.form.ends_with("-targets")
            && !ILLUSTRATES.iter().any(|word| form.title.contains(word))
    })
}

/// Whether a piece opens a section of the narrative.
pub fn is_section(families: &Families, piece: &Piece) -> bool {
    let id = |head: &str| &*families.section(head).id;
    !piece.is_title && piece.heading().is_some_and(|head| !matches!(id(head), "other" | "explanation"))
}

fn is_glossary(head: &str) -> bool {
    OPEN_GLOSSARY.iter().any(|word| head.contains(word))
}

/// Whether a piece says what the document is: `示例县示例局2031年部门预算`.
fn is_cover(piece: &Piece) -> bool {
    let text = piece.clean();
    let kind = text.contains("预算") || text.contains("决算");
    let plain =
        !text.contains(['，', '。', '：']) && !["表", "说明", "情况"].iter().any(|w| text.ends_with(w));
    !piece.is_title && kind && plain && text.chars().count() <= LONGEST_HEAD && outline_level(text).is_none()
}

/// `2031年2月24日`.
fn is_date(line: &str) -> bool {
    line.chars().count() <= 12 && line.ends_with('日') && line.contains('月') && !years(line).is_empty()
}
