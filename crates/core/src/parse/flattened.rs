//! Forms copied out of a viewer: no tabs, a cell or a row a line, empty cells gone. Rows and columns are built again
//! as far as the headings tell; figures whose column they do not tell are left to `settle`.

mod abreast;
mod atoms;
pub mod below;
mod body;
mod fit;
mod grid;
mod heads;
mod layouts;
mod official;
mod sides;
pub mod targets;
mod three;
mod trim;
mod wrapped;

use super::lines::{Line, LineKind};
use super::running::numbers_page;
use super::titles;
use crate::lexicon::families::Families;
use crate::lexicon::form_facts;
use crate::lexicon::forms::Rows;
use crate::model::document::{Cell, Copied, Table};
use crate::source::Text;
use atoms::Atom;
use below::Below;
use grid::Grid;
use std::ops::Range;

/// The number of a form stands among so many lines before its headings.
const CAPTIONS: usize = 5;

/// With fewer figures than these, lines below a title are no form.
const FEW: usize = 3;

/// A form that was copied: the lines of its headings and rows, and what they give.
pub struct Region {
    /// From the first heading to the line after the last figure, as indices of lines.
    pub lines: Range<usize>,
    /// The grid, its captions not yet taken.
    pub table: Table,
}

/// The form whose headings begin at line `n`, right below `title`, if one was copied without its tabs. Of each line it
/// is told whether it is a page's number.
pub fn form(
    source: &str,
    lines: (&[Line], &[bool]),
    n: usize,
    title: &Text,
    families: &Families,
) -> Option<Region> {
    let form = families.form(&title.clean).filter(|form| form.rows != Rows::Targets)?;
    let (end, atoms) = gather(source, lines, n, &title.clean);
    let atoms = trim::without_page_numbers(atoms);
    let side_by_side = abreast::fit(source, families, &atoms)
        .or_else(|| abreast::fit(source, families, &abreast::with_whole_codes(source, atoms.clone())));
    let abreast = side_by_side.and_then(|fit| grid::grid(source, families, &form.base(0), fit));
    let known = abreast.or_else(|| match form.id == form_facts::THREE_PUBLIC {
        true => three::grid(source, families, &form.base(0), &atoms),
        false => None,
    });
    let wrapped = abreast::is_wrapped(&atoms);
    let atoms = wrapped::joined_labels(families, wrapped::joined(families, atoms));
    let atoms = wrapped::joined_tails(families, source, atoms);
    let built = match known {
        None if !wrapped => official::grid(source, families, &form.base(0), &atoms)
            .or_else(|| fit::build(source, families, form, &atoms)),
        known => known,
    };
    let table = table(built, atoms)?;
    Some(Region { lines: n..end, table })
}

/// The form whose title stands below its rows.
pub fn form_above(
    source: &str,
    (lines, pages): (&[Line], &[bool]),
    below: Below,
    families: &Families,
) -> Option<Region> {
    let title = Text::new(source, lines[below.title].span);
    let (_, atoms) = gather(source, (&lines[..below.title], pages), below.first, &title.clean);
    let form =
        families.form(&title.clean).filter(|form| form.rows != Rows::Targets && !below.headings_follow);
    let built = form.and_then(|form| fit::build(source, families, form, &atoms));
    let mut table = table(built, atoms)?;
    table.title = Some(title);
    Some(Region { lines: below.first..below.title + 1, table })
}

/// The table of a grid, or of what stands in its lines where nobody can tell its columns.
fn table(grid: Option<Grid>, atoms: Vec<Atom>) -> Option<Table> {
    let mut table = Table::default();
    match grid {
        Some(grid) => {
            (table.rows, table.header_rows) = (grid.rows, grid.header_rows);
            let copied = Copied { loose: grid.loose, values: grid.values, ..Copied::default() };
            table.copied = Some(Box::new(copied));
        }
        None => not_built(&mut table, atoms)?,
    }
    Some(table)
}

/// A form whose columns nobody can tell: its words stand one below the other, its figures are told apart.
fn not_built(table: &mut Table, atoms: Vec<Atom>) -> Option<()> {
    let (figures, words): (Vec<Atom>, Vec<Atom>) =
        atoms.into_iter().partition(|a| a.number && a.digits().is_none());
    if figures.len() < FEW || words.is_empty() {
        return None;
    }
    table.header_rows = words.len();
    let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
    table.rows = words.into_iter().map(|a| vec![cell(a.text)]).collect();
    let unplaced: Vec<(usize, Text)> = figures.into_iter().map(|a| (0, a.text)).collect();
    let copied = Copied { undecided: unplaced.len(), unplaced, withdrawn: true, ..Copied::default() };
    table.copied = Some(Box::new(copied));
    Some(())
}

/// What stands in the lines of a form from line `n` on, and the line after it.
fn gather(source: &str, (lines, pages): (&[Line], &[bool]), n: usize, title: &str) -> (usize, Vec<Atom>) {
    let mut atoms: Vec<Atom> = Vec::new();
    let (mut end, mut kept) = (n, 0);
    // Its number stands above its title once more where a page ends.
    let near = lines[..n].iter().rev().take(CAPTIONS).map(|line| Text::new(source, line.span).clean);
    let own: Vec<String> = near.filter(|clean| titles::table_number(clean).is_some()).collect();
    for (at, line) in lines.iter().enumerate().skip(n) {
        let text = Text::new(source, line.span);
        let other = titles::title_among_captions(source, line.span).is_some_and(|t| t.clean != title);
        let numbered = titles::table_number(&text.clean).is_some();
        let another = !own.is_empty() && numbered || stops(&text.clean, title);
        if line.kind == LineKind::Row || other || another && !own.contains(&text.clean) {
            break;
        }
        let passed = text.is_empty()
            || pages[at]
            || is_page_number(source, lines, at)
            || titles::is_copied_caption(&text.clean)
            || titles::table_number(&text.clean).is_some()
            || titles::is_title(&text.clean);
        if passed {
            continue;
        }
        atoms.extend(atoms::split(source, line.span, at));
        // What follows the last figure is no part of the form, but for a total without one.
        if atoms.last().is_some_and(|a| a.number || crate::lexicon::vocabulary::is_total(&a.text.clean))
            || atoms.iter().rev().take_while(|a| a.line == at).any(|a| a.number)
        {
            (end, kept) = (at + 1, atoms.len());
        }
    }
    atoms.truncate(kept);
    (end, atoms)
}

/// A line that says that it numbers a page, or a small number with nothing or only captions before and after it.
fn is_page_number(source: &str, lines: &[Line], at: usize) -> bool {
    let clean = |n: usize| lines.get(n).map_or(String::new(), |line| Text::new(source, line.span).clean);
    let apart = |n: Option<usize>| {
        n.is_none_or(|n| {
            let clean = clean(n);
            clean.is_empty()
                || titles::is_copied_caption(&clean)
                || titles::is_title(&clean)
                || is_torn_title(&clean)
        })
    };
    let bare = clean(at);
    let number = bare.trim_matches(['-', '—', '–', '－']);
    let small = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    numbers_page(&bare)
        || small && (number.len() < bare.len() || apart(at.checked_sub(1)) && apart(Some(at + 1)))
}

/// Whether a line stands after the form: a sentence, a part's heading, another form's title.
fn stops(clean: &str, title: &str) -> bool {
    let sentence = clean.contains('。') || clean.ends_with('；') || clean.matches('，').count() > 1;
    let note = clean.starts_with('注') || clean.starts_with("说明") || clean.starts_with("备注");
    let part = crate::text::outline::outline_level(clean) == Some(1);
    // `…情况表（按功能分` goes on in the next line.
    let torn = clean.find("表（").is_some_and(|at| !clean[at..].contains('）'));
    sentence
        || note
        || part
        || (torn || titles::is_title(clean)) && !title.starts_with(clean) && clean != title
}

/// `…情况表（按功能分`: a title that goes on in the next line.
fn is_torn_title(clean: &str) -> bool {
    clean.find("表（").is_some_and(|at| !clean[at..].contains('）'))
}
