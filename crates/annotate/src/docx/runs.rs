//! The runs of a main part that remarks stand in, as they are written: what has to be known to part them.
//! Found in one pass; what is no plain run of the body (text boxes, ruby, formulas) is taken as a whole.

use crate::markup::{self, Kind, Tag};
use std::ops::Range;

/// A text element (`w:t`) of a plain run.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The start tag of the run.
    pub run_tag: Range<usize>,
    /// The run.
    pub run: Range<usize>,
    /// The properties of the run; an empty range where it has none.
    pub properties: Range<usize>,
    /// The start tag of the element.
    pub tag: Range<usize>,
    /// The element.
    pub element: Range<usize>,
    /// What stands in it.
    pub content: Range<usize>,
    /// Whether it stands in what somebody inserted as a tracked change.
    pub inserted: bool,
}

impl Text {
    /// Whether nothing stands before it in its run.
    pub fn is_first(&self) -> bool {
        self.element.start == self.run_tag.end.max(self.properties.end)
    }

    /// Whether nothing stands behind it in its run, but its end tag.
    pub fn is_last(&self, document: &str) -> bool {
        let rest = document.get(self.element.end..self.run.end).unwrap_or_default().trim_start();
        rest.starts_with("</") && rest.matches('<').count() == 1
    }
}

/// What a piece of text stands in.
#[derive(Clone, Debug)]
pub enum Within {
    /// A plain run, which can be parted.
    Run(Text),
    /// Something that is taken as a whole: its bytes.
    Other(Range<usize>),
}

impl Within {
    /// The run, if what stands in it can be changed under tracking.
    pub fn to_be_changed(&self) -> Option<&Text> {
        match self {
            Within::Run(text) if !text.inserted => Some(text),
            _ => None,
        }
    }
}

/// What the wanted pieces stand in.
#[derive(Debug, Default)]
pub struct Found {
    /// By the bytes of the text element's content, in their order.
    texts: Vec<(Range<usize>, Within)>,
}

impl Found {
    /// What a piece stands in.
    pub fn at(&self, piece: &Range<usize>) -> Option<&Within> {
        let after = self.texts.partition_point(|(content, _)| content.start <= piece.start);
        let (content, within) = self.texts[..after].last()?;
        (piece.end <= content.end).then_some(within)
    }

    /// All plain runs that were found.
    pub fn runs(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter_map(|(_, within)| match within {
            Within::Run(text) => Some(text),
            Within::Other(_) => None,
        })
    }
}

/// An element that is open.
struct Open<'a> {
    local: &'a str,
    plain: bool,
    tag: Range<usize>,
    properties: Range<usize>,
}

/// Finds what the pieces `wanted` (in their order) stand in; names of the document's own have `prefix`.
pub fn find(document: &str, prefix: &str, wanted: &[Range<usize>]) -> Found {
    let mut walk = Walk { prefix, wanted, open: Vec::new(), waiting: Vec::new(), found: Found::default() };
    for tag in markup::tags(document) {
        match tag.kind {
            Kind::Open => walk.open.push(Open {
                local: tag.local(),
                plain: markup::prefix(tag.name) == prefix,
                properties: tag.at.end..tag.at.end,
                tag: tag.at,
            }),
            Kind::Empty if tag.local() == "rPr" => walk.properties(&tag.at),
            Kind::Empty => {}
            Kind::Close => walk.close(&tag),
        }
    }
    walk.found.texts.sort_by_key(|(content, _)| content.start);
    walk.found
}

struct Walk<'a> {
    prefix: &'a str,
    wanted: &'a [Range<usize>],
    open: Vec<Open<'a>>,
    /// Texts whose run, or whatever they are taken as, has not ended: with how many elements are open around it.
    waiting: Vec<(usize, Within, Range<usize>)>,
    found: Found,
}

impl Walk<'_> {
    fn close(&mut self, tag: &Tag) {
        // What is not well-formed is left alone: nothing in it will be found.
        let Some(element) = self.open.pop() else { return };
        if element.local == "rPr" {
            self.properties(&(element.tag.start..tag.at.end));
        }
        if element.local == "t" {
            self.text(&element, tag);
        }
        let depth = self.open.len();
        while let Some((_, mut within, content)) = self.waiting.pop_if(|(at, ..)| *at == depth) {
            match &mut within {
                Within::Run(text) => text.run.end = tag.at.end,
                Within::Other(range) => range.end = tag.at.end,
            }
            self.found.texts.push((content, within));
        }
    }

    /// Properties belong to the run that they stand in.
    fn properties(&mut self, at: &Range<usize>) {
        if let Some(run) = self.open.last_mut().filter(|element| element.local == "r") {
            run.properties = at.clone();
        }
    }

    fn text(&mut self, element: &Open, tag: &Tag) {
        let content = element.tag.end..tag.at.start;
        let after = self.wanted.partition_point(|piece| piece.start < content.start);
        if self.wanted.get(after).is_none_or(|piece| piece.end > content.end) {
            return;
        }
        let opaque = |open: &Open| matches!(open.local, "r" | "oMath" | "oMathPara");
        let Some(outer) = self.open.iter().position(opaque) else { return };
        let run = &self.open[outer];
        let plain = outer + 1 == self.open.len() && run.plain && markup::prefix(tag.name) == self.prefix;
        let within = match plain && run.local == "r" {
            false => Within::Other(run.tag.clone()),
            true => Within::Run(Text {
                run_tag: run.tag.clone(),
                run: run.tag.clone(),
                properties: run.properties.clone(),
                tag: element.tag.clone(),
                element: element.tag.start..tag.at.end,
                content: content.clone(),
                inserted: self.open.iter().any(|open| matches!(open.local, "ins" | "moveTo")),
            }),
        };
        self.waiting.push((outer, within, content));
    }
}

/// Where a remark on the whole document stands: before the first run of the body, or at the end of its first paragraph.
pub fn first(document: &str, prefix: &str) -> Option<usize> {
    let mut in_paragraph = false;
    for tag in markup::tags(document) {
        if markup::prefix(tag.name) != prefix {
            continue;
        }
        match (tag.local(), tag.kind) {
            ("p", Kind::Open) => in_paragraph = true,
            ("p", Kind::Close) | ("r", Kind::Open) if in_paragraph => return Some(tag.at.start),
            _ => {}
        }
    }
    None
}
