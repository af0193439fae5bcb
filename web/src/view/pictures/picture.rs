//! A picture of an answer: its sentence, its geometry for any width, and the same data as a table.

use super::draw::bars::{Bar, Key, bars};
use super::draw::changes::{Heads, Row, changes};
use super::draw::pairs::{Pair, pairs};
use super::draw::sankey::{Column, Flow, sankey};
use super::draw::treemap::{Block, treemap};
use super::draw::{Ink, Scene};

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is called in the page and in file names.
    pub id: &'static str,
    /// A sentence computed from the data; a plain title where none is certain.
    pub title: String,
    /// What it shows, of which year, in which unit.
    pub sub: String,
    /// What it shows in words, for those who do not see it.
    pub alternative: String,
    /// Where its figures stand.
    pub source: String,
    /// What does not agree in it, each with the figure that makes it.
    pub notes: Vec<Note>,
    /// The same data.
    pub grid: Grid,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What does not agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// In words.
    pub text: String,
    /// The figure that makes it.
    pub figure: Option<u32>,
    /// It is the one that the document decides to be wrong.
    pub red: bool,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Stacked bars with the key of their parts.
    Bars(Vec<Bar>, Vec<Key>),
    /// Areas.
    Treemap(Vec<Block>, &'static str),
    /// Flows between columns.
    Sankey(Vec<Column>, Vec<Flow>),
    /// Changes since last year.
    Changes(Vec<Row>, Heads),
    /// Before and now.
    Pairs(Vec<Pair>, [&'static str; 2]),
}

impl Picture {
    /// The picture laid out for a width.
    pub fn scene(&self, width: f32) -> Scene {
        match &self.drawing {
            Drawing::Bars(rows, keys) => bars(rows, keys, width),
            Drawing::Treemap(blocks, small) => treemap(blocks, small, width),
            Drawing::Sankey(columns, flows) => sankey(columns, flows, width.max(self.least())),
            Drawing::Changes(rows, heads) => changes(rows, heads, width),
            Drawing::Pairs(rows, keys) => pairs(rows, *keys, width),
        }
    }

    /// The width that it needs; with less it opens as its table.
    pub fn least(&self) -> f32 {
        match &self.drawing {
            Drawing::Sankey(columns, _) => 180.0 * columns.len() as f32,
            _ => 0.0,
        }
    }

    /// Whether it takes the whole width of a broad page.
    pub fn is_broad(&self) -> bool {
        matches!(self.drawing, Drawing::Sankey(..) | Drawing::Treemap(..))
    }

    /// Whether a difference is hatched in it.
    pub fn has_difference(&self) -> bool {
        let hatched = |ink: Ink| matches!(ink, Ink::Hatch | Ink::HatchRed);
        self.scene(1000.0).marks.iter().any(|mark| hatched(mark.ink))
    }
}

/// A table: the data of a picture with the states of its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The headings.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridRow {
    /// What it is of.
    pub name: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How it is set.
    pub level: Level,
}

/// How a row is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// As most.
    #[default]
    Plain,
    /// Within the row above it.
    Inner,
    /// The head of rows within it.
    Outer,
    /// A sum.
    Total,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is stated.
    #[default]
    None,
    /// A figure of the document.
    Figure(u32),
    /// A number that is computed here.
    Number(String),
    /// Words.
    Words(String),
}

impl Cell {
    /// The figure, or what was computed in its place.
    pub fn of(figure: Option<u32>, computed: impl FnOnce() -> String) -> Cell {
        figure.map_or_else(|| Cell::Number(computed()), Cell::Figure)
    }
}
