//! What the answers look at: every piece of text with the part of the document that it stands in, and how much of a
//! disclosure the document is.

use super::bounds::{Bounds, Within, is_section};
use super::forms;
use super::why::Why;
use crate::lexicon::due::{ITEMS, Part, Shown, TOTALS};
use crate::lexicon::families::Families;
use crate::lexicon::sites::is_of_site;
use crate::model::document::{Block, Table};
use crate::model::due::Extent;
use crate::model::figure::{Figure, Role};
use crate::model::report::{FormFound, Report};
use crate::source::{Span, Text};
use crate::text::outline::outline_mark;
use std::collections::BTreeSet;

/// So many of the forms and sections make a whole disclosure, or a file of forms or of explanations.
const WHOLE: usize = 6;
const FORMS_ALONE: usize = 4;
const SECTIONS: usize = 3;
const SECTIONS_ALONE: usize = 5;

/// So many entries at the end of the contents may be lines of the body.
const LAST_ENTRIES: usize = 3;

/// A heading is no longer than this, in characters.
pub const LONGEST_HEAD: usize = 45;

/// What the answers look at.
pub struct Scene<'a> {
    /// The report so far.
    pub report: &'a Report,
    /// The forms that are known.
    pub families: &'a Families,
    /// Headings, paragraphs, titles and captions of the body, in order; the contents page is left out.
    pub pieces: Vec<Piece<'a>>,
    /// How much of a disclosure the document is.
    pub extent: Extent,
    unsure: Option<Why>,
    bounds: Bounds,
}

/// A piece of text and the part that it stands in.
#[derive(Clone, Copy)]
pub struct Piece<'a> {
    /// Index of its block.
    pub block: usize,
    /// Whether it is the title of a table.
    pub is_title: bool,
    /// The part.
    pub part: Part,
    /// The text.
    pub text: &'a Text,
    /// How many bytes of it are a heading; none of a sentence.
    pub head: Option<usize>,
}

impl<'a> Piece<'a> {
    /// Its clean text.
    pub fn clean(&self) -> &'a str {
        &self.text.clean
    }

    /// Its heading, if it opens with one.
    pub fn heading(&self) -> Option<&'a str> {
        self.head.map(|end| &self.text.clean[..end])
    }

    /// Where its heading stands; all of it where it has none.
    pub fn place(&self) -> Span {
        self.head.map_or(self.text.span(), |end| self.text.source_span(0, end))
    }
}

impl<'a> Scene<'a> {
    /// The scene of a document; none of a piece of one.
    pub fn new(report: &'a Report, families: &'a Families) -> Option<Self> {
        let pieces = pieces(report, families);
        let extent = extent(report, families, &pieces)?;
        let bounds = Bounds::of(report, families, &pieces, body_in_contents(report));
        let mut scene = Scene { report, families, pieces, extent, unsure: None, bounds };
        scene.unsure = scene.what_is_unsure();
        Some(scene)
    }

    /// Why nothing can be said to be missing there, if nothing can.
    pub fn unsure(&self, within: Within) -> Option<Why> {
        self.unsure.or((!self.bounds.closed(within)).then_some(Why::Cut))
    }

    /// The tables with their block indices.
    pub fn tables(&self) -> impl Iterator<Item = (usize, &'a Table)> {
        crate::table::tables(&self.report.document)
    }

    /// The forms that were recognised as one of these.
    pub fn forms_of<'s>(&'s self, ids: &'s [&str]) -> impl Iterator<Item = &'a FormFound> + 's {
        self.report.disclosure.forms.iter().filter(move |form| ids.contains(&&*form.form))
    }

    /// Pieces outside the glossary.
    pub fn stated(&self) -> impl Iterator<Item = &Piece<'a>> {
        self.pieces.iter().filter(|piece| piece.part != Part::Glossary)
    }

    fn what_is_unsure(&self) -> Option<Why> {
        let withheld = |piece: &Piece| {
            ["不予公开", "不公开", "不宜公开", "免于公开"].iter().any(|w| piece.clean().contains(w))
        };
        let copied = self.tables().any(|(_, table)| table.copied.is_some());
        match self.extent {
            Extent::Forms => Some(Why::FormsAlone),
            Extent::Narrative => Some(Why::NarrativeAlone),
            Extent::Whole if !self.report.unread.is_empty() => Some(Why::Unread),
            Extent::Whole if !self.is_filled_in() => Some(Why::NotFilledIn),
            Extent::Whole if copied => Some(Why::Copied),
            Extent::Whole if self.pieces.iter().any(withheld) => Some(Why::Withheld),
            Extent::Whole => None,
        }
    }

    /// The last entries of the contents.
    pub fn last_of_contents(&self) -> impl Iterator<Item = &'a Text> {
        let entries = &self.report.document.contents.entries;
        entries[entries.len().saturating_sub(LAST_ENTRIES)..].iter()
    }

    /// Whether amounts are told: a template has none.
    fn is_filled_in(&self) -> bool {
        let stated = |figure: &&Figure| figure.role == Role::Amount && !figure.amount.value.is_zero();
        self.report.figures.iter().filter(stated).nth(WHOLE).is_some()
    }
}

/// How much of a disclosure of a department or entity a document is; none for less than that.
fn extent(report: &Report, families: &Families, pieces: &[Piece]) -> Option<Extent> {
    let there = |id: &str| {
        let item = ITEMS.iter().find(|item| item.id == id);
        item.is_some_and(
            |item| matches!(&item.shown, Shown::Form(sought) if forms::titled(report, sought).is_some()),
        )
    };
    let found = ITEMS.iter().filter(|item| there(item.id)).count();
    let totals = TOTALS.iter().filter(|id| there(id)).count();
    let sections: BTreeSet<&str> = pieces
        .iter()
        .filter(|piece| piece.part != Part::Overview && is_section(families, piece))
        .filter_map(|piece| piece.heading())
        .map(|head| &*families.section(head).id)
        .collect();
    match (found, sections.len()) {
        (WHOLE.., SECTIONS..) if totals > 1 => Some(Extent::Whole),
        (FORMS_ALONE.., _) if totals > 1 => Some(Extent::Forms).filter(|_| sections.len() < SECTIONS),
        (0, SECTIONS_ALONE..) if is_of_department(pieces) => Some(Extent::Narrative),
        _ => None,
    }
}

/// Whether the first lines call a text the budget or the accounts of a department or an entity.
fn is_of_department(pieces: &[Piece]) -> bool {
    let kinds = ["部门预算", "单位预算", "部门决算", "单位决算"];
    pieces.iter().take(8).any(|piece| kinds.iter().any(|kind| piece.clean().contains(kind)))
}

/// The pieces of the body with their parts.
fn pieces<'a>(report: &'a Report, families: &Families) -> Vec<Piece<'a>> {
    let mut part = Part::Body;
    let mut pieces = Vec::new();
    let contents = body_in_contents(report);
    for (block, b) in report.document.blocks.iter().enumerate() {
        let texts: Vec<(&Text, bool)> = match b {
            Block::Heading { text, .. } => vec![(text, false)],
            Block::Paragraph(text) if is_of_site(&text.clean) => Vec::new(),
            Block::Paragraph(text) => vec![(text, false)],
            Block::Table(table) => {
                let titles = table.title.iter().map(|text| (text, true));
                titles.chain(table.captions.iter().map(|text| (text, false))).collect()
            }
        };
        let is_table = matches!(b, Block::Table(_));
        for (text, is_title) in texts {
            if contents.start <= text.span().start && text.span().start < contents.end || text.is_empty() {
                continue;
            }
            let is_heading = matches!(b, Block::Heading { .. }) || is_title;
            let head = if is_table && !is_title { None } else { head(&text.clean, is_heading) };
            let form = is_title && families.form(&text.clean).is_some();
            part = next_part(part, head.map(|end| &text.clean[..end]), form);
            // A definition anywhere tells what a word means, and nothing of this budget.
            let defines = ["：指", "：是指", "是指", "，指"].iter().any(|word| {
                text.clean.find(word).is_some_and(|at| text.clean[..at].chars().count() <= LONGEST_HEAD)
            });
            let part = if defines { Part::Glossary } else { part };
            pieces.push(Piece { block, is_title, part, text, head });
        }
    }
    pieces
}

/// The contents page, without the beginning of the body where that was taken for a part of it: its parts begin once more.
fn body_in_contents(report: &Report) -> Span {
    let span = report.document.contents.span;
    let mut parts: Vec<&str> = Vec::new();
    for block in &report.document.blocks {
        let (Block::Heading { text, .. } | Block::Paragraph(text)) = block else { continue };
        let at = text.span().start;
        if at < span.start || at >= span.end {
            continue;
        }
        let Some((1, length)) = outline_mark(&text.clean) else { continue };
        let part = &text.clean[..length];
        if parts.contains(&part) {
            return Span { start: span.start, end: at };
        }
        parts.push(part);
    }
    span
}

/// How many bytes at the start of a text are a heading: all of a short line, or what is numbered and stands before the
/// first stop.
fn head(clean: &str, is_heading: bool) -> Option<usize> {
    // `第三部分：名词解释`: the colon behind the mark parts nothing.
    let mark = outline_mark(clean).filter(|(level, _)| *level == 1).map_or(0, |(_, length)| length);
    let mark = if clean[mark..].starts_with('：') { mark + '：'.len_utf8() } else { mark };
    let end = clean[mark..].find(['。', '：', '；']).map_or(clean.len(), |at| mark + at);
    let head = &clean[..end];
    let short = head.chars().count() <= LONGEST_HEAD && !head.contains('，') && !head.is_empty();
    (short && (is_heading || end == clean.len() || outline_mark(clean).is_some())).then_some(end)
}

/// Words of headings that open the overview, open the glossary, and open what follows either.
const OPEN_OVERVIEW: [&str; 8] =
    ["概况", "职能", "职责", "机构设置", "基本情况", "单位构成", "机构情况", "工作任务"];
pub const OPEN_GLOSSARY: [&str; 6] =
    ["名词解释", "名称解释", "名词说明", "专业名词", "专业性名词", "术语解释"];
const OPEN_BODY: [&str; 14] = [
    "预算表",
    "决算表",
    "报表",
    "公开表",
    "情况说明",
    "编制说明",
    "预算说明",
    "决算说明",
    "总体说明",
    "预算情况",
    "决算情况",
    "收支总体",
    "收支预算",
    "预算安排",
];

/// The part that a heading opens.
fn next_part(part: Part, head: Option<&str>, is_form: bool) -> Part {
    let Some(head) = head else { return part };
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let level = outline_mark(head).map(|(level, _)| level);
    if has(&OPEN_GLOSSARY) {
        Part::Glossary
    } else if is_form || has(&OPEN_BODY) {
        Part::Body
    } else if has(&OPEN_OVERVIEW) && level.is_none_or(|level| level <= 3) && part != Part::Glossary {
        Part::Overview
    } else if level == Some(1) {
        if has(&OPEN_OVERVIEW) { Part::Overview } else { Part::Body }
    } else {
        part
    }
}
