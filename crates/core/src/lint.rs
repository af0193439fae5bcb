//! Hygiene: what a copied, renamed or unfinished document gives away without any arithmetic.
//! Each rule is a small pure function over one scene; all of them walk the text once.

mod coded_rows;
mod codes;
mod contents;
mod coverage;
mod dates;
mod digits;
mod empty;
mod items;
mod kind;
mod marks;
mod names;
mod privacy;
mod reasons;
mod scan;
mod targets;
mod template;
mod typing;
mod units;
mod years;

pub use digits::unread_amounts;

use crate::explain::findings;
use crate::lexicon::families::Families;
use crate::lexicon::sites::{is_link, is_of_site, opens_links};
use crate::model::document::{Block, Document, Table};
use crate::model::report::{Disclosure, Finding, Message, Severity};
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;
use std::collections::HashMap;

/// What the rules look at.
pub struct Scene<'a> {
    /// The source text.
    pub source: &'a str,
    /// The document as read.
    pub document: &'a Document,
    /// Who publishes it, and for which year.
    pub about: &'a Disclosure,
    /// The forms that are known.
    pub families: &'a Families,
    /// Every piece of text, in the order of the document.
    pub said: Vec<Said<'a>>,
}

/// A piece of text and what it is.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// Index of its block.
    pub block: usize,
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub text: &'a Text,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of the outline.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The title of a table.
    Title,
    /// A line between title and grid.
    Caption,
    /// A cell.
    Cell,
}

/// Every finding of the hygiene rules, by rule and then in the order of the text.
pub fn check(source: &str, document: &Document, about: &Disclosure, families: &Families) -> Vec<Finding> {
    let scene = Scene { source, document, about, families, said: said(document) };
    let rules: &[fn(&Scene) -> Vec<Finding>] = &[
        contents::check,
        names::check,
        years::check,
        dates::check,
        units::check,
        empty::check,
        codes::check,
        items::check,
        privacy::check,
        template::check,
        marks::check,
        typing::check,
        digits::check,
        kind::check,
        reasons::check,
        targets::check,
        coverage::check,
    ];
    let mut found: Vec<Finding> = rules.iter().flat_map(|rule| rule(&scene)).collect();
    keep_readable(&mut found);
    found.sort_by_key(|f| (f.severity, f.rule, f.places.first().map_or(0, |p| p.start)));
    found
}

/// Nobody reads more than so many findings of one rule; hostile text gives no endless list.
const MOST: usize = 100;

fn keep_readable(found: &mut Vec<Finding>) {
    let mut stated: HashMap<RuleId, usize> = HashMap::new();
    found.retain(|f| {
        let n = stated.entry(f.rule).or_default();
        *n += 1;
        *n <= MOST
    });
}

fn said(document: &Document) -> Vec<Said<'_>> {
    let mut all = Vec::new();
    // What the site links to below the document, and says around it, names other documents.
    let mut among_links = false;
    for (block, b) in document.blocks.iter().enumerate() {
        if let Block::Heading { text, .. } | Block::Paragraph(text) = b {
            among_links = opens_links(&text.clean) || among_links && is_link(&text.clean);
        }
        match b {
            Block::Heading { .. } | Block::Paragraph(_) if among_links => {}
            Block::Heading { text, .. } => all.push(Said { block, kind: Kind::Heading, text }),
            Block::Paragraph(text) if is_of_site(&text.clean) => {}
            Block::Paragraph(text) => all.push(Said { block, kind: Kind::Paragraph, text }),
            Block::Table(table) => {
                let title = table.title.iter().map(|text| Said { block, kind: Kind::Title, text });
                let captions = table.captions.iter().map(|text| Said { block, kind: Kind::Caption, text });
                let cells = table.rows.iter().flatten().filter(|c| !c.text.is_empty());
                all.extend(title.chain(captions));
                all.extend(cells.map(|c| Said { block, kind: Kind::Cell, text: &c.text }));
            }
        }
    }
    all
}

impl<'a> Scene<'a> {
    /// The tables with their block indices.
    fn tables(&self) -> impl Iterator<Item = (usize, &'a Table)> {
        crate::table::tables(self.document)
    }

    /// Text that is not part of the contents page.
    fn body(&self) -> impl Iterator<Item = &Said<'a>> {
        let end = self.document.contents.span.end;
        self.said.iter().filter(move |s| s.text.span().start >= end)
    }

    /// Running text of the body: headings and paragraphs.
    fn prose(&self) -> impl Iterator<Item = &Said<'a>> {
        self.body().filter(|s| matches!(s.kind, Kind::Heading | Kind::Paragraph))
    }
}

/// A finding of a rule, as grave as the rule is.
fn finding(rule: RuleId, places: Vec<Span>, zh: String, en: String) -> Finding {
    findings::of_rule(rule, places, Message { zh, en })
}

/// A finding of a rule that is more or less grave than the rule is by itself.
fn graded(rule: RuleId, severity: Severity, places: Vec<Span>, zh: String, en: String) -> Finding {
    findings::without_relation(rule, severity, places, Message { zh, en })
}

/// How a table is called in messages: 表3, else its title.
fn table_name(table: &Table) -> String {
    match (&table.number, &table.title) {
        (Some(number), _) => format!("表{number}"),
        (None, Some(title)) => format!("《{}》", title.clean),
        (None, None) => "表格".to_string(),
    }
}
