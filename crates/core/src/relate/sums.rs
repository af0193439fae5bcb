//! Law 2 within a table: a whole is the sum of its parts, along its rows and along its columns.

use super::Relating;
use crate::amount::Amount;
use crate::cube::{Axis, Coordinate};
use crate::document::Table;
use crate::judge;
use crate::number::whole_cell;
use crate::recognise::View;
use crate::recognise::view::is_rate;
use crate::relation::{Law, Relation, Verdict};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A whole and its parts, as indices of rows or columns of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The whole.
    pub whole: usize,
    /// Its parts, which do not overlap.
    pub parts: Vec<usize>,
}

/// The divisions among places: each belongs to the nearest place above it that is told as well.
/// `prefer` marks places to be taken as the whole where several say the same.
pub fn divisions(places: &[&Coordinate], prefer: &dyn Fn(usize) -> bool) -> Vec<Division> {
    let mut told: HashMap<&Coordinate, usize> = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        let taken = told.entry(place).or_insert(n);
        if prefer(n) && !prefer(*taken) {
            *taken = n;
        }
    }
    let mut parts: HashMap<(usize, u8), Vec<usize>> = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        // Of several rows that say the same, one is counted.
        if told[*place] == n
            && let Some(whole) = nearest(place, &told)
        {
            parts.entry((whole, differing_axes(places[whole], place))).or_default().push(n);
        }
    }
    let mut found: Vec<Division> =
        parts.into_iter().map(|((whole, _), parts)| Division { whole, parts }).collect();
    found.sort_by(|a, b| (a.whole, &a.parts).cmp(&(b.whole, &b.parts)));
    found.retain(|d| disjoint(places, &d.parts));
    found
}

/// On which axes two places differ: parts along one axis are a division of their own.
fn differing_axes(a: &Coordinate, b: &Coordinate) -> u8 {
    Axis::EACH.iter().enumerate().filter(|(_, axis)| a.on(**axis) != b.on(**axis)).map(|(n, _)| 1 << n).sum()
}

/// The nearest place above `place` that is told, the fewest steps up.
fn nearest(place: &Coordinate, told: &HashMap<&Coordinate, usize>) -> Option<usize> {
    let mut level = place.parents();
    let mut seen = 0;
    while !level.is_empty() && seen < 400 {
        // What belongs to one entity is part of what is told of it before it is part of all.
        let wholes =
            level.iter().filter_map(|p| Some((p.on(Axis::Entity) != place.on(Axis::Entity), *told.get(p)?)));
        if let Some((_, n)) = wholes.min() {
            return Some(n);
        }
        seen += level.len();
        level = level.iter().flat_map(Coordinate::parents).collect();
        level.sort();
        level.dedup();
    }
    None
}

fn disjoint(places: &[&Coordinate], parts: &[usize]) -> bool {
    // Parts that hang from one whole overlap only where they lie on different axes, as the two ways up to an item do.
    let sample = &parts[..parts.len().min(60)];
    sample.iter().enumerate().all(|(i, a)| sample[i + 1..].iter().all(|b| !places[*a].overlaps(places[*b])))
}

/// The divisions of a view's rows and of its columns.
pub fn of_view(view: &View) -> (Vec<Division>, Vec<Division>) {
    let rows: Vec<&Coordinate> = view.rows.iter().map(|(_, r)| &r.place).collect();
    let columns: Vec<&Coordinate> = view.columns.iter().map(|c| &c.place).collect();
    (divisions(&rows, &|n| view.rows[n].1.total), divisions(&columns, &|_| false))
}

/// How many wholes along a row equal the sum of their parts, less those that do not: how well headings fit.
pub fn columns_that_add_up(table: &Table, view: &View) -> usize {
    let (_, columns) = of_view(view);
    let amount =
        |r: usize, c: usize| whole_cell(&table.rows[r][view.columns[c].column].text.clean).map(|n| n.amount);
    let (mut hold, mut fail) = (0_usize, 0_usize);
    for (r, _) in &view.rows {
        for division in &columns {
            let Some(whole) = amount(*r, division.whole) else { continue };
            let parts: Vec<(Amount, i8)> =
                division.parts.iter().filter_map(|&p| amount(*r, p)).map(|a| (a, -1)).collect();
            match judge::linear(Law::Sum, Decimal::ZERO, std::iter::once((whole, 1)).chain(parts)).0 {
                Verdict::Inconsistent => fail += 1,
                _ => hold += 1,
            }
        }
    }
    (1000 + hold).saturating_sub(fail)
}

/// Adds the sums of one view. A division that fails more often than it holds was misread, not miscounted: it is left out.
pub fn within(relating: &mut Relating, view: usize) {
    let v = &relating.recognised.views[view];
    let known = v.form.is_some();
    let (rows, columns) = of_view(v);
    let (height, width) = (v.rows.len(), v.columns.len());
    for division in &rows {
        let rate = |c: &usize| {
            let column = &relating.recognised.views[view].columns[*c];
            column.local && is_rate(&column.label)
        };
        let columns: Vec<usize> = (0..width).filter(|c| !rate(c)).collect();
        let sums: Vec<_> =
            columns.into_iter().filter_map(|c| add(relating, view, "GJ101", division, |n| (n, c))).collect();
        // 合计 over all items of one level: those words are sure.
        let sure = known || sums.len() == 1 && is_numbered(&relating.recognised.views[view], division);
        keep(relating, sure, sums);
    }
    for division in &columns {
        let rate = |r: &usize| is_rate(&relating.recognised.views[view].rows[*r].1.label);
        let rows: Vec<usize> = (0..height).filter(|r| !rate(r)).collect();
        let sums: Vec<_> =
            rows.into_iter().filter_map(|r| add(relating, view, "GJ102", division, |n| (r, n))).collect();
        keep(relating, known, sums);
    }
}

/// Whether a whole is a total by its word, and its parts are all rows of one level of marks.
fn is_numbered(view: &View, division: &Division) -> bool {
    let row = |n: usize| &view.rows[n].1;
    let Some(level) = division.parts.first().and_then(|&p| row(p).mark()) else { return false };
    let of_level = view.rows.iter().filter(|(_, r)| r.mark() == Some(level)).count();
    row(division.whole).total
        && division.parts.len() > 1
        && division.parts.iter().all(|&p| row(p).mark() == Some(level) && !row(p).is_among())
        && of_level == division.parts.len()
}

/// Keeps the sums of a division if they speak for it: in a known form unless most of several fail, elsewhere only
/// where most hold.
fn keep(relating: &mut Relating, known: bool, sums: Vec<Relation>) {
    let fails = sums.iter().filter(|r| r.verdict == Verdict::Inconsistent).count();
    let telling = sums.iter().filter(|r| r.verdict != Verdict::Inconsistent && r.terms.len() > 2).count();
    let holds = sums.len() - fails;
    let misread =
        if known { sums.len() >= 3 && fails > holds } else { fails > 0 && (telling == 0 || fails > holds) };
    relating.relations.extend(sums.into_iter().filter(|r| !misread || r.verdict != Verdict::Inconsistent));
}

/// One sum, where at least two of its figures are printed, or one and the form is sure to need the others.
fn add(
    relating: &mut Relating,
    view: usize,
    rule: &'static str,
    division: &Division,
    cell: impl Fn(usize) -> (usize, usize),
) -> Option<Relation> {
    let v = &relating.recognised.views[view];
    let printed = |n: usize| {
        let (r, c) = cell(n);
        relating.recognised.cells.get(&(v.block, v.rows[r].0, v.columns[c].column)).copied()
    };
    let unknown = |n: usize| {
        let (r, c) = cell(n);
        relating.recognised.unknown.contains(&(v.block, v.rows[r].0, v.columns[c].column))
    };
    if unknown(division.whole) || division.parts.iter().any(|&p| unknown(p)) {
        return None;
    }
    let whole = printed(division.whole);
    let parts: Vec<(usize, usize)> = division.parts.iter().filter_map(|&p| Some((p, printed(p)?))).collect();
    let known = v.form.is_some();
    if parts.is_empty() && (whole.is_none() || !known) || whole.is_none() && !known {
        return None;
    }
    // One thing of those that a whole consists of is not all of it.
    let among = division.parts.len() == 1
        && division
            .parts
            .iter()
            .any(|&p| cell(p).0 != cell(division.whole).0 && v.rows[cell(p).0].1.is_among());
    if among && (parts.is_empty() || whole.is_none()) {
        return None;
    }
    let law = match parts.len() {
        1 if among => Law::AtMost,
        1 => Law::Same,
        _ => Law::Sum,
    };
    let mut terms: Vec<(usize, i8)> = parts.iter().map(|(_, f)| (*f, -1)).collect();
    if let Some(whole) = whole {
        terms.insert(0, (whole, 1));
    }
    let sum = judge::relation(relating.figures(), law, rule, Decimal::ZERO, terms.clone());
    if sum.verdict != Verdict::Inconsistent {
        return (sum.terms.len() >= 2).then_some(sum);
    }
    // Where it fails, empty cells may be what is missing; a dash says that nothing is told there.
    let cells = std::iter::once(division.whole).chain(division.parts.iter().copied()).map(&cell);
    if cells.into_iter().any(|(r, c)| relating.is_dashed(view, r, c)) {
        return None;
    }
    if whole.is_none() {
        let (r, c) = cell(division.whole);
        if relating.stands_further_right(view, r) {
            return None;
        }
        terms.insert(0, (relating.blank(view, r, c), 1));
    }
    for &p in division.parts.iter().filter(|p| !parts.iter().any(|(q, _)| q == *p)) {
        let (r, c) = cell(p);
        terms.push((relating.blank(view, r, c), -1));
    }
    Some(judge::relation(relating.figures(), law, rule, Decimal::ZERO, terms))
}
