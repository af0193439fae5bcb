//! The cells of a sheet that get a fill: their style is another one, everything else of them stays.
//! A blank that the sheet does not write is written, for a missing figure is seen where it is missing.

use super::styles::Styles;
use super::{At, cell_of, reference};
use crate::edits::Edits;
use crate::markup::{self, Kind, Tag};
use std::collections::BTreeSet;

/// Gives `wanted` cells of a sheet a fill.
pub fn fill(sheet: &str, wanted: BTreeSet<At>, styles: &mut Styles, edits: &mut Edits) {
    if !styles.can_fill() {
        return;
    }
    let prefix = markup::root(sheet).map_or("", |root| markup::prefix(root.name));
    let mut walk = Walk { prefix, wanted, styles, edits, row: 0, next: (1, 1), row_style: 0, named: true };
    for tag in markup::tags(sheet) {
        match (tag.local(), tag.kind) {
            ("row", Kind::Open) => walk.row(&tag),
            ("row", Kind::Empty) => {
                walk.row(&tag);
                let cells = walk.blanks(u32::MAX);
                if !cells.is_empty() {
                    let open = tag.text.trim_end_matches("/>").trim_end();
                    let closed = format!("{open}>{cells}</{}>", tag.name);
                    walk.edits.replace(tag.at.clone(), closed);
                }
                walk.row = 0;
            }
            ("row", Kind::Close) => {
                let cells = walk.blanks(u32::MAX);
                walk.insert(tag.at.start, cells);
                walk.row = 0;
            }
            ("c", Kind::Open | Kind::Empty) if walk.row > 0 => walk.cell(&tag),
            ("sheetData", Kind::Close) => {
                let rows = walk.rows(u32::MAX);
                walk.insert(tag.at.start, rows);
                break;
            }
            _ => {}
        }
    }
}

struct Walk<'a, 'b> {
    prefix: &'a str,
    /// Cells that are still to come.
    wanted: BTreeSet<At>,
    styles: &'a mut Styles,
    edits: &'b mut Edits,
    /// The row that is open; 0 where none is.
    row: u32,
    /// The row and column that follow where none is named.
    next: At,
    row_style: u32,
    /// Whether all cells of the row tell their column.
    named: bool,
}

impl Walk<'_, '_> {
    fn insert(&mut self, at: usize, what: String) {
        if !what.is_empty() {
            self.edits.insert(at, what);
        }
    }

    fn row(&mut self, tag: &Tag) {
        self.row = tag.number("r").unwrap_or(self.next.0).max(1);
        self.next = (self.row.saturating_add(1), 1);
        self.named = true;
        let rows = self.rows(self.row);
        self.insert(tag.at.start, rows);
        let custom = matches!(tag.get("customFormat").as_deref(), Some("1" | "true"));
        self.row_style = tag.number("s").filter(|_| custom).unwrap_or(0);
    }

    fn cell(&mut self, tag: &Tag) {
        let stated = tag.get("r").and_then(|name| cell_of(&name));
        self.named &= stated.is_some();
        let at = stated.unwrap_or((self.row, self.next.1));
        self.next.1 = at.1.saturating_add(1);
        let before = self.blanks(at.1);
        self.insert(tag.at.start, before);
        if self.wanted.remove(&at) {
            let style = self.styles.filled(tag.number("s").unwrap_or(0));
            let new = markup::with_attribute(tag.text, "s", &style.to_string());
            self.edits.replace(tag.at.clone(), new);
        }
    }

    /// Wanted cells of this row before a column, which the sheet does not write.
    fn blanks(&mut self, before: u32) -> String {
        let (row, style) = (self.row, self.row_style);
        let cells: Vec<At> = self.wanted.range((row, 0)..(row, before)).copied().collect();
        self.wanted.retain(|at| !cells.contains(at));
        // Cells without a name follow the one before: nothing is put between them.
        if self.named { self.written(&cells, style) } else { String::new() }
    }

    /// Rows before one, which the sheet does not write and in which cells are wanted.
    fn rows(&mut self, before: u32) -> String {
        let cells: Vec<At> = self.wanted.range(..(before, 0)).copied().collect();
        let mut out = String::new();
        for row in cells.chunk_by(|a, b| a.0 == b.0) {
            self.wanted.retain(|at| at.0 != row[0].0);
            let cells = self.written(row, 0);
            out += &format!("<{0}row r=\"{1}\">{cells}</{0}row>", self.prefix, row[0].0);
        }
        out
    }

    fn written(&mut self, cells: &[At], style: u32) -> String {
        let style = if cells.is_empty() { 0 } else { self.styles.filled(style) };
        let cell = |at: &At| format!("<{}c r=\"{}\" s=\"{style}\"/>", self.prefix, reference(*at));
        cells.iter().map(cell).collect()
    }
}
