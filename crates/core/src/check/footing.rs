//! Law 2 within a table: a whole is the sum of its parts, along its rows and along its columns.

use super::Relating;
use crate::constraint::judge;
use crate::model::relation::{Law, Relation, Verdict};
use crate::table::View;
use crate::table::divisions::{Division, of_view};
use crate::table::view::is_rate;
use rust_decimal::Decimal;

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
