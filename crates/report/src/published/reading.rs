//! The document as it was read, which the page shows beside the report: headings, paragraphs, tables.
//! Not part of the published report.

use serde::{Deserialize, Serialize};

/// The document as it was read.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Reading {
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// Where the contents page stands; empty where there is none.
    #[serde(default)]
    pub contents: (u32, u32),
}

/// One piece of the document. Spans are bytes of the source; figures stand in them by their own spans.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading, 1 the highest.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Cleaned text.
        text: String,
        /// Where it stands.
        spans: Vec<(u32, u32)>,
    },
    /// A paragraph, rejoined where a page break cut it.
    Paragraph {
        /// Where its pieces stand.
        spans: Vec<(u32, u32)>,
    },
    /// A table.
    Table {
        /// Title as printed, if any.
        title: Option<String>,
        /// Known form's id, if any.
        form: Option<String>,
        /// 表 N.
        number: Option<u32>,
        /// Lines between title and grid.
        captions: Vec<String>,
        /// How many of the first rows are headings.
        header_rows: u32,
        /// Rows.
        rows: Vec<Vec<Cell>>,
    },
}

/// A cell of a table.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Cell {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Cleaned text.
    pub text: String,
    /// Columns that it spans.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub colspan: u16,
    /// Rows that it spans.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rowspan: u16,
}

fn one() -> u16 {
    1
}

fn is_one(n: &u16) -> bool {
    *n == 1
}
