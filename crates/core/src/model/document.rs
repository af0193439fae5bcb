//! A document as it was read: headings, paragraphs and tables, each with its span in the source.

use crate::source::Span;
use crate::source::Text;
use std::ops::Range;

/// What reading gives: blocks in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The contents page, whose lines are among the blocks.
    pub contents: Contents,
}

/// The contents page.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Its entries in order; none where the document has no contents page.
    pub entries: Vec<Text>,
    /// From 目录 to the end of its last entry; empty where there is none.
    pub span: Span,
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
    /// How its rows were built again, where it was copied out of a viewer without its columns.
    pub copied: Option<Box<Copied>>,
}

/// How the rows of a table were built again that was copied out of a viewer: empty cells gone.
#[derive(Clone, Debug, Default)]
pub struct Copied {
    /// Rows with fewer figures than columns, until it is settled where they stand.
    pub loose: Vec<Loose>,
    /// How many rows have a figure in every column: their order tells where each stands.
    pub by_order: usize,
    /// How many rows were placed by what must add up.
    pub by_sums: usize,
    /// How many rows fit in several ways.
    pub undecided: usize,
    /// Cells (row, column) of which it is not known what stands there.
    pub unknown: Vec<(usize, usize)>,
    /// The columns of figures.
    pub values: Vec<usize>,
    /// Whether all its figures were taken back, since too many of them contradicted the rest.
    pub withdrawn: bool,
    /// Figures of which the column is not known, by row.
    pub unplaced: Vec<(usize, Text)>,
}

/// A row with fewer figures than columns.
#[derive(Clone, Debug)]
pub struct Loose {
    /// Its index.
    pub row: usize,
    /// The columns that they may stand in.
    pub columns: Range<usize>,
    /// The figures, in their order.
    pub figures: Vec<Text>,
    /// The columns of which it is known which figure stands there, or that none does.
    pub sure: Vec<(usize, Option<usize>)>,
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
    /// How far its text is set in, in half widths of a character.
    pub indent: u8,
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
