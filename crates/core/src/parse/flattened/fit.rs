//! Which layout of the headings the rows bear out.

use super::atoms::Atom;
use super::body::{self, Entry};
use super::grid::{self, Grid};
use super::heads::{self, Head, Kind, Words};
use super::layouts::{self, Layout};
use super::trim;
use crate::lexicon::families::Families;
use crate::lexicon::forms::Form;
use crate::lexicon::vocabulary::{is_total, is_whole};
use crate::model::cube::Coordinate;
use crate::text::number::whole_cell;
use crate::text::outline::outline_mark;
use rust_decimal::Decimal;

/// How many of the words above the first figure may be labels of rows without figures.
const LABELS: usize = 8;

/// Headings and rows under one layout.
pub struct Fit {
    /// The headings.
    pub heads: Vec<Head>,
    /// The headings of the levels of codes.
    pub levels: Vec<Atom>,
    /// The columns.
    pub layout: Layout,
    /// The rows.
    pub entries: Vec<Entry>,
}

/// Builds the grid of a form from what stands in its lines.
pub fn build(source: &str, families: &Families, form: &Form, atoms: &[Atom]) -> Option<Grid> {
    let row_a_line = trim::rows_stand_on_lines(atoms);
    let (atoms, numbered) = trim::numbered_columns(&trim::without_line_numbers(atoms));
    let atoms = trim::without_row_numbers(atoms);
    let base = form.base(0);
    let first = atoms.iter().position(|a| a.number).unwrap_or(atoms.len());
    let mut best: Option<(i64, Fit)> = None;
    for labels in 0..=LABELS.min(first) {
        let split = first - labels;
        let how = (split, numbered, row_a_line);
        let Some((score, tried)) = attempt(source, families, &base, &atoms, how) else { continue };
        // Words that are known as headings are headings rather than labels.
        let known = |a: &&Atom| {
            let clean = a.text.clean.as_str();
            outline_mark(clean).is_none() && !is_total(clean) && body::is_known(families, clean)
        };
        let score = score - 3 * (labels + atoms[split..first].iter().filter(known).count()) as i64;
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, tried));
        }
    }
    let (_, tried) = best?;
    grid::grid(source, families, &base, tried)
}

/// The layout of the headings before `split` that the rows below bear out best, and how well they do.
fn attempt(
    source: &str,
    families: &Families,
    base: &Coordinate,
    atoms: &[Atom],
    (split, numbered, row_a_line): (usize, Option<usize>, bool),
) -> Option<(i64, Fit)> {
    let words = Words { families, base };
    let (heads, levels) = heads::heads(words, &atoms[..split], source, row_a_line);
    if heads.iter().any(|h| outline_mark(&h.atom.text.clean).is_some()) {
        return None;
    }
    let unknown = heads.iter().filter(|h| h.atom.text.clean.chars().count() > 16).count();
    if heads.is_empty() || heads.len() > 24 || unknown > 3 {
        return None;
    }
    let coded = heads.iter().any(|h| h.kind == Kind::Code);
    // What stands right before the first figure labels its row.
    let labelled = heads.iter().any(|h| h.kind != Kind::Figures);
    let last = atoms[..split].last().map_or("", |a| a.text.clean.as_str());
    let bare_row = match atoms.get(split) {
        Some(next) => next.number && !starts_with_code(&atoms[split..]),
        None => is_total(last),
    };
    if labelled && bare_row {
        return None;
    }
    let body = trim::without_repeated(&atoms[split..], &atoms[..split]);
    let body = if row_a_line && !coded { body::labels_apart(families, body, source) } else { body };
    let entries = body::entries(families, &body, coded, coded && figures_have_decimals(&body));
    // What its parts are parts of stood in columns of its own, which are gone.
    if !coded
        && entries.iter().filter(|e| e.words().ends_with("小计")).count() > 1
        && !heads.iter().any(|h| h.atom.text.clean.contains("支出"))
    {
        return None;
    }
    let widest = entries.iter().map(|e| e.figures.len()).max().unwrap_or(0);
    let with_codes = entries.first().is_some_and(|e| !e.codes.is_empty())
        || 2 * entries.iter().filter(|e| !e.codes.is_empty()).count() > entries.len();
    let kind = |layout: &Layout, c: usize| layout.columns[c].last().map(|&h| heads[h].kind);
    let mut best: Option<(i64, Layout)> = None;
    for layout in layouts::layouts(families, base, &heads) {
        let panels = layout.panels(&heads);
        let columns = panels.iter().map(|(_, values)| values.len());
        let (most, all) = (columns.clone().max().unwrap_or(0), columns.sum::<usize>());
        let unlabelled = panels.iter().any(|(labels, _)| labels.is_empty());
        // Rows with codes need them in the first list; what stands beside an outline may have them as well.
        let codes = |(labels, _): &(Vec<usize>, Vec<usize>)| {
            labels.iter().any(|&c| kind(&layout, c) == Some(Kind::Code))
        };
        let misfit = numbered.is_some_and(|n| n != all)
            || most < widest
            || with_codes && panels.iter().any(codes) && !codes(&panels[0])
            || unlabelled && entries.iter().any(|e| !e.label.is_empty());
        if misfit {
            continue;
        }
        let score = bear_out(&layout, &heads, &panels, &entries) - i64::from(layout.cost);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, layout));
        }
    }
    let (score, layout) = best?;
    Some((score, Fit { heads, levels, layout, entries }))
}

/// Whether the numbers that stand first are codes, as they are before a label.
fn starts_with_code(atoms: &[Atom]) -> bool {
    let numbers = atoms.iter().take_while(|a| a.number).count();
    let digits = |n: usize| atoms[n].digits().map_or(0, str::len);
    let class = atoms[0].digits().is_some_and(|d| d.starts_with(['2', '3', '5']));
    let whole = numbers == 1 && matches!(digits(0), 3 | 5 | 7);
    // Of an entity, as long as whoever gave it likes.
    let entity = numbers == 1 && digits(0) > 3 && figures_have_decimals(atoms);
    let split = (2..=3).contains(&numbers) && digits(0) == 3 && (1..numbers).all(|n| digits(n) == 2);
    numbers < atoms.len() && (entity || class && (whole || split))
}

/// Whether the figures are told with decimals, so that a number without any is none.
fn figures_have_decimals(atoms: &[Atom]) -> bool {
    let figures = atoms.iter().filter(|a| a.number && !a.is_dash());
    let (stated, all) = figures.fold((0, 0), |(stated, all), a| {
        (stated + usize::from(a.text.clean.contains('.')), all + usize::from(a.digits().is_none()))
    });
    stated > 0 && stated == all
}

/// How many full rows add up under a layout, less those that do not: 合计 or 小计 is the sum of what stands beside it.
fn bear_out(layout: &Layout, heads: &[Head], panels: &[(Vec<usize>, Vec<usize>)], entries: &[Entry]) -> i64 {
    let Some((_, values)) = panels.iter().max_by_key(|(_, values)| values.len()) else { return 0 };
    let mut score = 0;
    for entry in entries.iter().filter(|e| e.figures.len() == values.len()).take(200) {
        let amounts: Vec<(&[usize], Decimal)> =
            values.iter().zip(&entry.figures).map(|(&c, f)| (&*layout.columns[c], amount(f))).collect();
        score += adds_up(heads, &amounts, 0);
    }
    2 * (score + lines_filled(panels, entries))
}

/// On how many lines the lists side by side are filled from left to right, less those on which they are not.
fn lines_filled(panels: &[(Vec<usize>, Vec<usize>)], entries: &[Entry]) -> i64 {
    let line = |entry: &Entry| entry.figures.first().map(|figure| figure.line);
    let full = entries.chunk_by(|a, b| line(a).is_some() && line(a) == line(b));
    let full = full.filter(|line| panels.len() > 1 && line.len() == panels.len()).take(200);
    let fits =
        |line: &[Entry]| line.iter().zip(panels).all(|(e, (_, values))| e.figures.len() == values.len());
    full.map(|line| if fits(line) { 1 } else { -1 }).sum()
}

fn amount(atom: &Atom) -> Decimal {
    whole_cell(&atom.text.clean).map_or(Decimal::ZERO, |n| n.amount.value)
}

/// Wholes that are the sum of their fellows within the columns of one group, less those that are not.
fn adds_up(heads: &[Head], columns: &[(&[usize], Decimal)], depth: usize) -> i64 {
    let mut score = 0;
    let mut values: Vec<(bool, Decimal)> = Vec::new();
    for group in columns.chunk_by(|a, b| a.0.get(depth) == b.0.get(depth) && a.0.get(depth).is_some()) {
        let head = group[0].0.get(depth).map_or("", |&h| heads[h].atom.text.clean.as_str());
        if group.len() == 1 {
            values.push((is_whole(head), group[0].1));
        } else {
            score += adds_up(heads, group, depth + 1);
            let of = |(path, _): &&(&[usize], Decimal)| {
                path.get(depth + 1).is_some_and(|&h| {
                    let clean = heads[h].atom.text.clean.as_str();
                    is_whole(clean)
                })
            };
            let sum = group.iter().map(|(_, v)| *v).sum();
            values.push((false, group.iter().find(of).map_or(sum, |(_, v)| *v)));
        }
    }
    if let Some((_, whole)) = values.iter().find(|(total, _)| *total)
        && values.len() > 2
    {
        let parts: Decimal = values.iter().filter(|(total, _)| !total).map(|(_, v)| *v).sum();
        score += if (*whole - parts).abs() <= Decimal::new(3, 2) { 1 } else { -1 };
    }
    score
}
