//! A document as it was read: headings, paragraphs and tables, each with its span in the source.

use crate::source::Span;

/// What reading gives: blocks in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// One piece of the document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A title or section heading, 1 the highest.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Where it stands.
        text: Text,
    },
    /// A paragraph, rejoined where a page break cut it.
    Paragraph(Text),
    /// A table, rejoined where a page break cut it.
    Table(Table),
}

/// Running text cleaned for reading by the machine, with the way back to the source.
///
/// Cleaning removes markup left-overs and spaces between Chinese characters and makes brackets, digits and
/// signs uniform; `source_span` tells where a range of the clean text stands.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The clean text.
    pub clean: String,
    /// The parts of the source that it was made from, in order; more than one where a page break cut it.
    pub spans: Vec<Span>,
    /// (offset in `clean`, offset in source) at every place where they cease to run in step.
    pub(crate) map: Vec<(u32, u32)>,
}

/// A grid of cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its title, if one was found above it.
    pub title: Option<Text>,
    /// Lines between title and grid: 编制部门, 单位.
    pub captions: Vec<Text>,
    /// Rows in order; all of the same width once read.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows are headings.
    pub header_rows: usize,
    /// Indices of rows left out of checking: repeated headers, the numbered column row.
    pub skipped: Vec<usize>,
    /// Number in 表 N, if told.
    pub number: Option<u32>,
}

/// One cell. An empty one has a span of length zero at the place where its text would stand.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The cell's text, with the way back to the source.
    pub text: Text,
    /// How many columns it spans (1 unless the source says more).
    pub colspan: u16,
    /// How many rows it spans (1 unless the source says more).
    pub rowspan: u16,
}
