//! Lines as a document means them: without the empty ones between the rows of its tables, and without tabs that make no
//! cells.

use super::lines::{self, Line, LineKind};
use super::lone;
use crate::source::Span;
use crate::source::characters;

/// The lines of a part of the source, without the empty ones that a converter left between the rows of its tables:
/// where each of several rows is followed by one, they part nothing.
pub fn dense_lines(source: &str, span: Span) -> Vec<Line> {
    let mut all: Vec<Line> = lines::lines(source, span).collect();
    let kinds: Vec<Option<bool>> = all.iter().map(is_row).collect();
    let empty = |n: usize| kinds.get(n) == Some(&Some(false));
    let row = |n: usize| kinds.get(n) == Some(&Some(true));
    // How many empty lines stand between a row and the next one, where nothing else does.
    let gap = |n: usize| (1..=MOST_EMPTY).find(|g| !empty(n + g)).map(|g| g - 1).filter(|g| row(n + g + 1));
    // Where hardly a row of the whole text stands right above another, every line end was doubled.
    let rows = || (0..all.len()).filter(|&n| row(n));
    let beside = rows().filter(|&n| row(n + 1)).count();
    let apart = rows().filter(|&n| gap(n).is_some_and(|g| g > 0)).count();
    let least = if 10 * beside < apart { 1 } else { MOST_PARTS };
    let mut parted = vec![false; all.len()];
    let mut at = 0;
    while at < all.len() {
        // Rows with as many empty lines between each two.
        let first = at;
        let step = gap(first).filter(|g| *g > 0).map_or(1, |g| g + 1);
        while step > 1 && row(at) && gap(at) == Some(step - 1) {
            at += step;
        }
        if (at - first) / step >= least {
            (first..at).filter(|n| (n - first) % step > 0).for_each(|n| parted[n] = true);
        }
        at += 1;
    }
    let mut parted = parted.into_iter();
    all.retain(|_| !parted.next().unwrap_or(false));
    let rows = bare_tabs(source, &all);
    let narrative = lone::narrative(source, &all);
    for (line, (is_row, narrative)) in all.iter_mut().zip(rows.into_iter().zip(narrative)) {
        if line.kind == LineKind::Row && (!is_row || narrative) {
            let text = characters::trim(line.span.of(source));
            let from = text.as_ptr() as usize - source.as_ptr() as usize;
            *line = lines::line(text, from);
        }
    }
    all
}

/// So many empty lines may stand between two rows, and one less.
const MOST_EMPTY: usize = 4;

/// Whether a line is a row, or nothing at all is on it; `None` for any other.
fn is_row(line: &Line) -> Option<bool> {
    match line.kind {
        LineKind::Row => Some(true),
        LineKind::Blank if line.span.start == line.span.end => Some(false),
        _ => None,
    }
}

/// So many rows in a row that stand apart are no tables of one row each.
const MOST_PARTS: usize = 3;

/// Whether each line of cells is one: among lines of cells one that has no tab but behind its text, and fewer of them
/// than any other has, was given them by a converter.
fn bare_tabs(source: &str, all: &[Line]) -> Vec<bool> {
    let tabs = |line: &Line| line.span.of(source).bytes().filter(|b| *b == b'\t').count();
    let inner = |line: &Line| characters::trim_end(line.span.of(source)).contains('\t');
    let mut found = Vec::with_capacity(all.len());
    for run in all.chunk_by(|a, b| (a.kind == LineKind::Row) == (b.kind == LineKind::Row)) {
        let least = run.iter().filter(|line| line.kind == LineKind::Row && inner(line)).map(tabs).min();
        let is_row = |line: &Line| least.is_some_and(|least| tabs(line) >= least);
        found.extend(run.iter().map(|line| line.kind == LineKind::Row && is_row(line)));
    }
    found
}
