//! Ruled lines to grids: lines that touch one another form a grid; its cells are what they enclose.
//! Pure geometry; a cell that no line divides is one cell, however many rows and columns it spans.

use super::geometry::{Rect, Rule};
use std::collections::HashMap;

/// Lines nearer than this are one line, in points.
const SAME: f32 = 2.2;
/// How far lines may stay apart and still touch.
const TOUCH: f32 = 3.5;

/// More lines than this on a page, or more steps for a grid, and it is a drawing.
const MOST_LINES: usize = 20_000;
const MOST_WORK: usize = 200_000_000;

/// A grid of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Lines between columns, from left to right, the outer ones too.
    pub xs: Vec<f32>,
    /// Lines between rows, from top to bottom.
    pub ys: Vec<f32>,
    /// Its cells, row by row.
    pub cells: Vec<GridCell>,
    /// Which cell each smallest place belongs to.
    places: Vec<usize>,
}

/// A cell: the rows and columns that it takes, ends excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// The row after its last.
    pub row_end: usize,
    /// The column after its last.
    pub column_end: usize,
}

impl Grid {
    /// A grid of lines and cells; a place in no cell belongs to none.
    pub fn new(xs: Vec<f32>, ys: Vec<f32>, cells: Vec<GridCell>) -> Self {
        let columns = xs.len().saturating_sub(1);
        let mut places = vec![usize::MAX; columns * ys.len().saturating_sub(1)];
        for (n, cell) in cells.iter().enumerate() {
            for row in cell.row..cell.row_end {
                places[row * columns + cell.column..row * columns + cell.column_end].fill(n);
            }
        }
        Grid { xs, ys, cells, places }
    }

    /// What it covers.
    pub fn rect(&self) -> Rect {
        let ends = |v: &[f32]| (v.first().copied().unwrap_or(0.0), v.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect { x0, y0, x1, y1 }
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// The index of the cell that a point is in.
    pub fn cell_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let find = |lines: &[f32], at: f32| {
            let after = lines.partition_point(|line| *line <= at);
            (after > 0 && after < lines.len()).then(|| after - 1)
        };
        let (row, column) = (find(&self.ys, y)?, find(&self.xs, x)?);
        self.places.get(row * self.columns() + column).copied().filter(|n| *n != usize::MAX)
    }
}

/// The grids that ruled lines form, from top to bottom.
pub fn grids(rules: &[Rule]) -> Vec<Grid> {
    let lines = merged(rules);
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = components(&lines).iter().filter_map(|part| grid(part)).collect();
    grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    // A grid inside a cell of another is part of the drawing of that cell.
    let rects: Vec<Rect> = grids.iter().map(Grid::rect).collect();
    let mut n = 0;
    grids.retain(|_| {
        n += 1;
        let own = rects[n - 1];
        let inside = |r: &Rect| r.x0 < own.x0 && r.x1 > own.x1 && r.y0 < own.y0 && r.y1 > own.y1;
        !rects.iter().any(inside)
    });
    grids
}

/// Lines that lie on one another put together.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    for horizontal in [true, false] {
        let mut lines: Vec<Rule> =
            rules.iter().filter(|r| r.horizontal == horizontal && r.to - r.from > 1.0).copied().collect();
        lines.sort_by(|a, b| a.at.total_cmp(&b.at));
        let mut from = 0;
        while from < lines.len() {
            let mut to = from + 1;
            while to < lines.len()
                && lines[to].at - lines[to - 1].at <= SAME
                && lines[to].at - lines[from].at <= 2.0 * SAME
            {
                to += 1;
            }
            let bundle = &mut lines[from..to];
            let at = bundle.iter().map(|r| r.at).sum::<f32>() / bundle.len() as f32;
            bundle.sort_by(|a, b| a.from.total_cmp(&b.from));
            let mut open = Rule { at, ..bundle[0] };
            for rule in &bundle[1..] {
                if rule.from <= open.to + TOUCH {
                    open.to = open.to.max(rule.to);
                } else {
                    out.push(open);
                    open = Rule { at, ..*rule };
                }
            }
            out.push(open);
            from = to;
        }
    }
    out
}

/// Lines that touch one another, directly or by others.
fn components(lines: &[Rule]) -> Vec<Vec<Rule>> {
    let mut parent: Vec<usize> = (0..lines.len()).collect();
    fn root(parent: &mut [usize], mut n: usize) -> usize {
        while parent[n] != n {
            parent[n] = parent[parent[n]];
            n = parent[n];
        }
        n
    }
    let across: Vec<usize> = (0..lines.len()).filter(|&n| lines[n].horizontal).collect();
    let mut down: Vec<usize> = (0..lines.len()).filter(|&n| !lines[n].horizontal).collect();
    down.sort_by(|&a, &b| lines[a].at.total_cmp(&lines[b].at));
    for &h in &across {
        let line = lines[h];
        let first = down.partition_point(|&v| lines[v].at < line.from - TOUCH);
        for &v in down[first..].iter().take_while(|&&v| lines[v].at <= line.to + TOUCH) {
            if lines[v].from - TOUCH <= line.at && line.at <= lines[v].to + TOUCH {
                let (a, b) = (root(&mut parent, h), root(&mut parent, v));
                parent[a] = b;
            }
        }
    }
    let mut parts: Vec<Vec<Rule>> = Vec::new();
    let mut part_of: HashMap<usize, usize> = HashMap::new();
    for (n, line) in lines.iter().enumerate() {
        let part = *part_of.entry(root(&mut parent, n)).or_insert(parts.len());
        if part == parts.len() {
            parts.push(Vec::new());
        }
        parts[part].push(*line);
    }
    parts
}

/// Where lines stand, each once, with the outer ends of the lines that cross them.
fn stations(part: &[Rule], horizontal: bool) -> Vec<f32> {
    let mut at: Vec<f32> = part.iter().filter(|r| r.horizontal == horizontal).map(|r| r.at).collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a <= SAME);
    // A table without lines at its sides ends where the lines that cross it end.
    let crossing = || part.iter().filter(|r| r.horizontal != horizontal);
    let least = crossing().map(|r| r.from).fold(f32::INFINITY, f32::min);
    let most = crossing().map(|r| r.to).fold(f32::NEG_INFINITY, f32::max);
    if at.first().is_some_and(|first| first - least > 8.0) {
        at.insert(0, least);
    }
    if at.last().is_some_and(|last| most - last > 8.0) {
        at.push(most);
    }
    at
}

fn grid(part: &[Rule]) -> Option<Grid> {
    let (xs, ys) = (stations(part, false), stations(part, true));
    let places = xs.len() * ys.len();
    if xs.len() < 3 || ys.len() < 2 || places > 100_000 || places * part.len() > MOST_WORK {
        return None;
    }
    let covers = |horizontal: bool, at: f32, from: f32, to: f32| {
        let on = part.iter().filter(|r| r.horizontal == horizontal && (r.at - at).abs() <= SAME);
        let covered: f32 = on.map(|r| (r.to.min(to) - r.from.max(from)).max(0.0)).sum();
        covered >= 0.6 * (to - from)
    };
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    // Whether a line stands right of, and below, each smallest cell.
    let right: Vec<Vec<bool>> = (0..rows)
        .map(|r| {
            (0..columns).map(|c| c + 1 == columns || covers(false, xs[c + 1], ys[r], ys[r + 1])).collect()
        })
        .collect();
    let below: Vec<Vec<bool>> = (0..rows)
        .map(|r| (0..columns).map(|c| r + 1 == rows || covers(true, ys[r + 1], xs[c], xs[c + 1])).collect())
        .collect();
    let mut taken = vec![vec![false; columns]; rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken[row][column] {
                continue;
            }
            let mut column_end = column + 1;
            while column_end < columns && !right[row][column_end - 1] && !taken[row][column_end] {
                column_end += 1;
            }
            let mut row_end = row + 1;
            while row_end < rows
                && (column..column_end).all(|c| !below[row_end - 1][c] && !taken[row_end][c])
                && (column..column_end - 1).all(|c| !right[row_end][c])
            {
                row_end += 1;
            }
            for line in &mut taken[row..row_end] {
                line[column..column_end].fill(true);
            }
            cells.push(GridCell { row, column, row_end, column_end });
        }
    }
    Some(Grid::new(xs, ys, cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal: true, at, from, to }
    }

    fn down(at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal: false, at, from, to }
    }

    #[test]
    fn merged_cells_are_one() {
        // A head over two columns, and a first column over two rows.
        let rules = [
            across(0.0, 0.0, 90.0),
            across(10.0, 30.0, 90.0),
            across(20.0, 0.0, 90.0),
            across(30.0, 0.0, 90.0),
            down(0.0, 0.0, 30.0),
            down(30.0, 0.0, 30.0),
            down(60.0, 10.0, 30.0),
            down(90.0, 0.0, 30.0),
        ];
        let grids = grids(&rules);
        assert_eq!(grids.len(), 1);
        let grid = &grids[0];
        assert_eq!((grid.columns(), grid.rows()), (3, 3));
        let cell = |row, column, row_end, column_end| GridCell { row, column, row_end, column_end };
        assert_eq!(grid.cells[0], cell(0, 0, 2, 1));
        assert_eq!(grid.cells[1], cell(0, 1, 1, 3));
        assert_eq!(grid.cells.len(), 7);
        assert_eq!(grid.cell_at((15.0, 15.0)), Some(0));
        assert_eq!(grid.cell_at((75.0, 5.0)), Some(1));
        assert_eq!(grid.cell_at((95.0, 5.0)), None);
    }

    #[test]
    fn broken_and_doubled_lines_are_one() {
        let rules = [
            across(0.0, 0.0, 30.0),
            across(0.5, 31.0, 60.0),
            across(20.0, 0.0, 60.0),
            across(20.8, 0.0, 60.0),
            down(0.0, 0.0, 10.0),
            down(0.2, 10.0, 20.0),
            down(30.0, 0.0, 20.0),
            down(60.0, 0.0, 20.0),
        ];
        let grids = grids(&rules);
        assert_eq!((grids.len(), grids[0].columns(), grids[0].rows(), grids[0].cells.len()), (1, 2, 1, 2));
    }

    #[test]
    fn open_sides_are_closed() {
        let rules =
            [across(0.0, 0.0, 90.0), across(20.0, 0.0, 90.0), down(30.0, 0.0, 20.0), down(60.0, 0.0, 20.0)];
        let grids = grids(&rules);
        assert_eq!((grids[0].columns(), grids[0].rows()), (3, 1));
    }

    #[test]
    fn lines_apart_are_no_grid() {
        assert!(grids(&[across(0.0, 0.0, 90.0), across(20.0, 0.0, 90.0)]).is_empty());
        assert!(grids(&[]).is_empty());
    }
}
