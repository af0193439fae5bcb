//! A document as it was read: headings, paragraphs and tables, each with its span in the source.

use crate::source::Span;
use crate::text::Text;

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

/// A grid of cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its title, if one was found above it.
    pub title: Option<Text>,
    /// Lines between title and grid: 编制部门, 单位.
    pub captions: Vec<Text>,
    /// The words of the grid once more, as some converters leave them in the cell of the title.
    pub echo: Option<Text>,
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

impl Block {
    /// From its first to its last byte, a table's title and captions with it.
    pub fn span(&self) -> Span {
        match self {
            Block::Heading { text, .. } | Block::Paragraph(text) => text.span(),
            Block::Table(table) => table.span(),
        }
    }
}

impl Table {
    /// From its title to its last cell.
    pub fn span(&self) -> Span {
        let texts = self.title.iter().chain(&self.captions);
        let cells = self.rows.iter().flatten().map(|c| c.text.span());
        texts.map(Text::span).chain(cells).reduce(Span::cover).unwrap_or_default()
    }
}
