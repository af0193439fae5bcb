//! Atoms below the headings to rows: codes, label, figures.

use super::atoms::Atom;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, class_code, is_total};
use crate::model::cube::Coordinate;
use crate::source::Text;
use crate::text::outline::outline_mark;

/// One row, or one panel's part of a row.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Codes, from class to item, or one whole code.
    pub codes: Vec<Atom>,
    /// Its label, in the pieces that lines tore it into.
    pub label: Vec<Atom>,
    /// Its figures, in their order.
    pub figures: Vec<Atom>,
}

impl Entry {
    /// The label as one.
    pub fn words(&self) -> String {
        self.label.iter().map(|a| a.text.clean.as_str()).collect()
    }
}

/// The rows of atoms that stand below the headings; `coded` tells that codes stand before labels, `entities` that a
/// long number without decimals is one as well.
pub fn entries(families: &Families, atoms: &[Atom], coded: bool, entities: bool) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut row = Entry::default();
    for atom in atoms {
        if atom.number {
            row.figures.push(atom.clone());
            continue;
        }
        let codes = if coded {
            take_codes(&mut row.figures, entities)
        } else {
            leading_class(&mut row.figures, atom.line)
        };
        let anew = !codes.is_empty() || !row.figures.is_empty() || begins(families, &row, atom, coded);
        if anew {
            if !row.label.is_empty() || !row.figures.is_empty() {
                all.push(std::mem::take(&mut row));
            }
            row.codes = codes;
        }
        row.label.push(atom.clone());
    }
    all.push(row);
    all.retain(|row| !row.label.is_empty() || !row.figures.is_empty());
    all
}

/// Labels that stood side by side on one line, each of them known.
pub fn labels_apart(families: &Families, atoms: Vec<Atom>, source: &str) -> Vec<Atom> {
    let apart = |atom: Atom| {
        let piece = |span| Atom { text: Text::new(source, span), ..atom.clone() };
        let pieces: Vec<Atom> =
            super::atoms::pieces(source, atom.text.span()).into_iter().map(piece).collect();
        let known = pieces.len() > 1 && pieces.iter().all(|a| is_known(families, &a.text.clean));
        if known && !atom.number { pieces } else { vec![atom] }
    };
    atoms.into_iter().flat_map(apart).collect()
}

/// Whether a label begins a row although the one before it has no figures.
fn begins(families: &Families, row: &Entry, next: &Atom, coded: bool) -> bool {
    let (before, next) = (row.words(), next.text.clean.as_str());
    if before.is_empty() || is_total(&before) || closes(next) || closes(&before) {
        return true;
    }
    if coded {
        return begins_with_code(next) || row.codes.is_empty();
    }
    let marked = outline_mark(next).is_some() || next.starts_with("其中") || begins_with_code(next);
    let torn = is_known(families, &format!("{before}{next}"))
        || !is_known(families, next) && !is_known(families, &before);
    marked || !torn
}

fn closes(words: &str) -> bool {
    is_total(words) || ["总计", "合计"].iter().any(|w| words.ends_with(w)) && words.chars().count() <= 8
}

fn begins_with_code(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 3 | 5 | 7) && words.starts_with(['2', '3', '5']) && !words[digits..].starts_with('年')
}

/// Whether a label says something known.
pub fn is_known(families: &Families, label: &str) -> bool {
    let bare = bare(label);
    class_code(bare).is_some()
        || vocabulary::apply(families, &mut Coordinate::default(), bare) != Meaning::Unknown
}

/// A label without its mark and 其中.
pub fn bare(label: &str) -> &str {
    let unmarked = |label| outline_mark(label).map_or(label, |(_, mark)| &label[mark..]);
    let bare = unmarked(label);
    // `其中：（一）因公出国（境）费`.
    bare.strip_prefix("其中").map_or(bare, |inner| unmarked(inner.trim_start_matches(['：', '，'])))
}

/// Takes the codes of the next row off the end of the figures before it.
fn take_codes(figures: &mut Vec<Atom>, entities: bool) -> Vec<Atom> {
    let of = |back: usize| figures.len().checked_sub(back).and_then(|n| figures[n].digits());
    let is = |back: usize, length: usize| of(back).is_some_and(|d| d.len() == length);
    let class = |back: usize| is(back, 3) && of(back).is_some_and(|d| d.starts_with(['2', '3', '5']));
    let whole = |length: usize| is(1, length) && of(1).is_some_and(|d| d.starts_with(['2', '3', '5']));
    let count = match () {
        () if class(3) && is(2, 2) && is(1, 2) => 3,
        // A zero in front may have been lost.
        () if class(2) && (is(1, 2) || is(1, 1)) => 2,
        () if class(1) || whole(5) || whole(7) => 1,
        () if entities && of(1).is_some_and(|d| d.len() >= 3) => 1,
        () => 0,
    };
    figures.split_off(figures.len() - count)
}

/// The code of a class that stands before its name, on one line, in an outline.
fn leading_class(figures: &mut Vec<Atom>, line: usize) -> Vec<Atom> {
    let class = |a: &Atom| a.line == line && a.digits().is_some_and(|d| d.len() == 3 && d.starts_with('2'));
    let at = figures.len() - usize::from(figures.last().is_some_and(class));
    figures.split_off(at)
}
