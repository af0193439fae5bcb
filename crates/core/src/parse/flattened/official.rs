//! Headings that lines tore into pieces which nobody can put together: where their letters are those of a form that is set
//! the same everywhere, its columns are that form's, in its order.
//!
//! ```text
//! 项目 上级 附属单
//! 本年收入 财政拨款 经营
//! 补助 事业收入 位上缴 其他收入
//! 功能分类 合计 收入 收入
//! 科目名称 收入 收入
//! 科目编码
//! ```

use super::atoms::Atom;
use super::body::{self, Entry};
use super::fit::Fit;
use super::grid::{self, Grid};
use super::heads::{Head, Kind, Words};
use super::layouts::Layout;
use super::trim;
use crate::lexicon::families::Families;
use crate::lexicon::form_facts::OFFICIAL_COLUMNS;
use crate::lexicon::vocabulary::is_total;
use crate::model::cube::Coordinate;
use crate::source::{Span, Text};
use std::collections::HashMap;

/// What may stand among the headings besides those of the columns.
const BESIDE: &str = "项目支出功能分类科目编码名称栏次行金额决算数预算数收入支出经济分类款类本年";

/// So many letters may stand among the headings besides those of the columns.
const MOST_BESIDE: usize = 24;

/// Fewer rows with codes may be anything.
const FEWEST_ROWS: usize = 3;

/// The grid of a form of coded rows by the letters of its headings.
pub fn grid(source: &str, families: &Families, base: &Coordinate, all: &[Atom]) -> Option<Grid> {
    let (atoms, numbered) = trim::numbered_columns(all);
    let first = atoms.iter().position(|a| a.number)?;
    let total = first.checked_sub(1).filter(|&n| is_total(&atoms[n].text.clean));
    let split = total.unwrap_or(first);
    // Headings that are whole say themselves in which order they stand.
    let words = Words { families, base };
    let torn = |a: &Atom| {
        let mut pieces = super::atoms::pieces(source, a.text.span()).into_iter();
        pieces.any(|span| !words.knows(&Text::new(source, span).clean))
    };
    if !atoms[..split].iter().any(torn) {
        return None;
    }
    let letters = letters(&atoms[..split]);
    let body = trim::without_repeated(&atoms[split..], &atoms[..split]);
    let entries = body::entries(families, &body, true, false);
    let fit =
        OFFICIAL_COLUMNS.iter().find_map(|columns| fit(source, columns, numbered, &letters, &entries))?;
    grid::grid(source, families, base, Fit { entries, ..fit })
}

/// The letters of headings, each with where it stands.
fn letters(heads: &[Atom]) -> Vec<(char, Span)> {
    let of = |atom: &Atom| {
        let text = atom.text.clone();
        let found: Vec<(char, Span)> = text
            .clean
            .char_indices()
            .filter(|(_, c)| c.is_alphabetic())
            .map(|(at, c)| (c, text.source_span(at, at + c.len_utf8())))
            .collect();
        found
    };
    heads.iter().flat_map(of).collect()
}

/// The headings and columns of a form that is set everywhere so, if these are its letters and rows.
fn fit(
    source: &str,
    columns: &[&[&str]],
    numbered: Option<usize>,
    letters: &[(char, Span)],
    entries: &[Entry],
) -> Option<Fit> {
    let widest = entries.iter().map(|e| e.figures.len()).max()?;
    let coded = entries.iter().filter(|e| !e.codes.is_empty()).count();
    if numbered.is_some_and(|n| n != columns.len()) || widest > columns.len() || coded < FEWEST_ROWS {
        return None;
    }
    let mut left: HashMap<char, Vec<Span>> = HashMap::new();
    letters.iter().rev().for_each(|(c, span)| left.entry(*c).or_default().push(*span));
    let mut word = |word: &str| {
        let mut text: Option<Text> = None;
        for c in word.chars() {
            let span = left.get_mut(&c)?.pop()?;
            match &mut text {
                Some(text) => text.append(source, span),
                None => text = Some(Text::new(source, span)),
            }
        }
        text
    };
    let mut head = |name: &str, kind| {
        let atom = Atom { text: word(name)?, number: false, line: 0 };
        Some(Head { atom, kind })
    };
    let mut heads = vec![head("科目编码", Kind::Code)?, head("科目名称", Kind::Label)?];
    let mut paths: Vec<Vec<usize>> = vec![vec![0], vec![1]];
    let mut above: Option<(&str, usize)> = None;
    for path in columns {
        let mut indices = Vec::new();
        for (depth, name) in path.iter().enumerate() {
            let group = depth + 1 < path.len();
            match above.filter(|(over, _)| group && over == name) {
                Some((_, index)) => indices.push(index),
                None => {
                    heads.push(head(name, Kind::Figures)?);
                    indices.push(heads.len() - 1);
                    above = if group { Some((name, heads.len() - 1)) } else { above };
                }
            }
        }
        paths.push(indices);
    }
    let rest: Vec<char> = left.iter().flat_map(|(c, spans)| spans.iter().map(|_| *c)).collect();
    let foreign = rest.iter().any(|c| !BESIDE.contains(*c));
    let layout = Layout { columns: paths, cost: 0 };
    (!foreign && rest.len() <= MOST_BESIDE).then_some(Fit {
        heads,
        levels: Vec::new(),
        layout,
        entries: Vec::new(),
    })
}
