//! Headings and rows to the grid of a form.

use super::atoms::Atom;
use super::body::Entry;
use super::fit::Fit;
use super::heads::{Head, Kind};
use super::layouts::Layout;
use super::sides::Sides;
use crate::lexicon::families::Families;
use crate::model::cube::Coordinate;
use crate::model::document::{Cell, Loose};
use crate::source::Span;
use crate::source::Text;

/// The grid of a form.
#[derive(Debug)]
pub struct Grid {
    /// All rows, the headings first.
    pub rows: Vec<Vec<Cell>>,
    /// How many of them are headings.
    pub header_rows: usize,
    /// Rows with fewer figures than columns.
    pub loose: Vec<Loose>,
    /// The columns of figures.
    pub values: Vec<usize>,
}

/// The grid of the layout that was chosen.
pub fn grid(source: &str, families: &Families, base: &Coordinate, tried: Fit) -> Option<Grid> {
    let Fit { heads, levels, mut layout, entries } = tried;
    let mut panels = layout.panels(&heads);
    let kind = |c: usize| layout.columns[c].last().map(|&h| heads[h].kind);
    if panels.len() > 1 && panels[0].0.iter().any(|&c| kind(c) == Some(Kind::Code)) {
        // Lists of codes side by side are one list: a code says what its row is.
        layout.columns.truncate(panels[0].0.len() + panels[0].1.len());
        layout.columns.iter_mut().for_each(|path| drop(path.drain(..path.len() - 1)));
        panels.truncate(1);
    }
    // Where their headings do not tell all levels, class, section and item of a code are one cell.
    let most = entries.iter().map(|e| e.codes.len()).max().unwrap_or(0);
    let codes = if levels.len() < most { 1 } else { levels.len() };
    let rows = Rows::new(source, &heads, &layout, codes)?;
    let (header, depth) = rows.header(&levels)?;
    let mut grid = Grid { rows: header, header_rows: depth, loose: Vec::new(), values: Vec::new() };
    let sides = Sides::new(families, base, &heads, &layout, &panels);
    let mut panel = sides.start(families);
    for entry in entries {
        let p = panel.of(&entry);
        rows.add(&mut grid, &entry, &panels[p])?;
    }
    grid.values = panels.iter().flat_map(|(_, values)| values).filter_map(|&c| rows.first_of(c)).collect();
    Some(grid)
}

/// The rows of a grid under the columns of its layout.
struct Rows<'a> {
    source: &'a str,
    heads: &'a [Head],
    layout: &'a Layout,
    /// In how many columns class, section and item of a code stand.
    codes: usize,
    /// The column of the layout of each column of the grid, and which of its levels.
    columns: Vec<(usize, usize)>,
    /// Where the headings begin.
    start: u32,
}

impl<'a> Rows<'a> {
    fn new(source: &'a str, heads: &'a [Head], layout: &'a Layout, codes: usize) -> Option<Self> {
        // 类, 款, 项 stand in columns of their own under the heading of codes.
        let mut columns: Vec<(usize, usize)> = Vec::new();
        for (c, path) in layout.columns.iter().enumerate() {
            let head = *path.last()?;
            let many = if heads[head].kind == Kind::Code && codes > 1 { codes } else { 1 };
            columns.extend((0..many).map(|n| (c, n)));
        }
        let start = heads[0].atom.text.span().start;
        Some(Rows { source, heads, layout, codes, columns, start })
    }

    /// The first column of the grid that a column of the layout has.
    fn first_of(&self, column: usize) -> Option<usize> {
        self.columns.iter().position(|(c, _)| *c == column)
    }

    /// The rows of headings, and how many they are.
    fn header(&self, levels: &[Atom]) -> Option<(Vec<Vec<Cell>>, usize)> {
        let depth = self.layout.columns.iter().map(Vec::len).max()? + usize::from(self.codes > 1);
        let mut rows = vec![vec![empty(self.source, self.start); self.columns.len()]; depth];
        let mut placed: Vec<usize> = Vec::new();
        for (at, (c, n)) in self.columns.iter().enumerate() {
            for (row, &head) in self.layout.columns[*c].iter().enumerate() {
                if !placed.contains(&head) {
                    placed.push(head);
                    rows[row][at] = cell(&[self.heads[head].atom.clone()], self.source);
                }
            }
            if self.heads[*self.layout.columns[*c].last()?].kind == Kind::Code && self.codes > 1 {
                rows[depth - 1][at] = cell(&[levels[*n].clone()], self.source);
            }
        }
        Some((rows, depth))
    }

    /// Adds the row of an entry, in the panel whose columns of labels and of figures are given.
    fn add(&self, grid: &mut Grid, entry: &Entry, (labels, values): &(Vec<usize>, Vec<usize>)) -> Option<()> {
        let here = entry.figures.first().or(entry.label.first());
        let here = here.map_or(self.start, |a| a.text.span().start);
        let mut row = vec![empty(self.source, here); self.columns.len()];
        self.label(&mut row, entry, labels)?;
        let from = self.first_of(*values.first()?)?;
        if entry.figures.len() > values.len() {
            return None;
        }
        if entry.figures.len() == values.len() {
            for (n, figure) in entry.figures.iter().enumerate() {
                row[from + n] = cell(std::slice::from_ref(figure), self.source);
            }
        } else if !entry.figures.is_empty() {
            let figures = entry.figures.iter().map(|f| f.text.clone()).collect();
            let columns = from..from + values.len();
            grid.loose.push(Loose { row: grid.rows.len(), columns, figures, sure: Vec::new() });
        }
        grid.rows.push(row);
        Some(())
    }

    /// Puts codes and names of an entry into their columns.
    fn label(&self, row: &mut [Cell], entry: &Entry, labels: &[usize]) -> Option<()> {
        let is_code =
            |c: &&usize| self.layout.columns[**c].last().is_some_and(|&h| self.heads[h].kind == Kind::Code);
        let of_code = labels.iter().find(is_code);
        let mut names: Vec<usize> = labels.iter().copied().filter(|c| Some(c) != of_code).collect();
        let mut label = entry.label.clone();
        match of_code.and_then(|&c| self.first_of(c)) {
            Some(at) => {
                let apart: Vec<&[Atom]> =
                    if self.codes > 1 { entry.codes.chunks(1).collect() } else { vec![&entry.codes] };
                for (n, code) in apart.into_iter().enumerate() {
                    *row.get_mut(at + n)? = cell(code, self.source);
                }
            }
            None => label.splice(0..0, entry.codes.iter().cloned()).for_each(drop),
        }
        // A second column of names, as of projects, takes what does not stand on the first line.
        if names.len() > 1 && label.len() > 1 {
            let at = self.first_of(names.remove(0))?;
            row[at] = cell(&[label.remove(0)], self.source);
        }
        if let Some(at) = names.first().and_then(|&c| self.first_of(c)) {
            row[at] = cell(&label, self.source);
        }
        Some(())
    }
}

pub(super) fn empty(source: &str, at: u32) -> Cell {
    Cell { text: Text::new(source, Span { start: at, end: at }), colspan: 1, rowspan: 1, indent: 0 }
}

pub(super) fn cell(atoms: &[Atom], source: &str) -> Cell {
    let mut text = Text::default();
    atoms.iter().flat_map(|a| &a.text.spans).for_each(|span| text.append(source, *span));
    Cell { text, colspan: 1, rowspan: 1, indent: 0 }
}
