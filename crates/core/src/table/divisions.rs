//! Which rows and columns of a view are the parts of which, by their places alone.

use super::ladder::{Ladder, Rung};
use super::rows::RowPlace;
use super::view::View;
use crate::constraint::judge;
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate};
use crate::model::document::Table;
use crate::model::relation::{Law, Verdict};
use crate::text::number::whole_cell;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
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
    let mut ladder = Ladder::default();
    let rungs: Vec<Rung> = places.iter().map(|place| ladder.rung(place)).collect();
    let mut stated: FxHashMap<Rung, usize> = FxHashMap::default();
    for (n, rung) in rungs.iter().enumerate() {
        let taken = stated.entry(*rung).or_insert(n);
        if prefer(n) && !prefer(*taken) {
            *taken = n;
        }
    }
    let mut parts: HashMap<(usize, u8), Vec<usize>> = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        // Of several rows that say the same, one is counted.
        if stated[&rungs[n]] == n
            && let Some(whole) = nearest(&rungs[n], &ladder, &stated)
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
    let differ: u8 = Axis::EACH
        .iter()
        .enumerate()
        .filter(|(_, axis)| a.on(**axis) != b.on(**axis))
        .map(|(n, _)| 1 << n)
        .sum();
    // 本年收入 says that it is income, 上年结转 does not: both are parts by fund.
    let rest = differ & !(1 << Axis::Flow as u8);
    if rest == 0 { differ } else { rest }
}

/// The nearest place above `place` that is told, the fewest steps up.
fn nearest(place: &Rung, ladder: &Ladder, stated: &FxHashMap<Rung, usize>) -> Option<usize> {
    const ENTITY: usize = Axis::Entity as usize;
    let mut level: Vec<Rung> = ladder.above(place).collect();
    let mut seen = 0;
    while !level.is_empty() && seen < 400 {
        // What belongs to one entity is part of what is told of it before it is part of all.
        let wholes = level.iter().filter_map(|p| Some((p[ENTITY] != place[ENTITY], *stated.get(p)?)));
        if let Some((_, n)) = wholes.min() {
            return Some(n);
        }
        seen += level.len();
        level = level.iter().flat_map(|rung| ladder.above(rung)).collect();
        level.sort_unstable();
        level.dedup();
    }
    None
}

fn disjoint(places: &[&Coordinate], parts: &[usize]) -> bool {
    // Parts that hang from one whole overlap only where they lie on different axes, as the two ways up to an item do.
    let sample = &parts[..parts.len().min(60)];
    sample.iter().enumerate().all(|(i, a)| sample[i + 1..].iter().all(|b| !places[*a].overlaps(places[*b])))
}

/// The divisions of rows.
pub fn of_rows(rows: &[&RowPlace]) -> Vec<Division> {
    let places: Vec<&Coordinate> = rows.iter().map(|r| &r.place).collect();
    divisions(&places, &|n| rows[n].total)
}

/// The divisions of a view's columns.
pub fn of_columns(view: &View) -> Vec<Division> {
    let places: Vec<&Coordinate> = view.columns.iter().map(|c| &c.place).collect();
    divisions(&places, &|_| false)
}

/// How many wholes along a row equal the sum of their parts, less those that do not: how well headings fit.
pub fn columns_that_add_up(table: &Table, view: &View) -> i64 {
    let columns = of_columns(view);
    let amount =
        |r: usize, c: usize| whole_cell(&table.rows[r][view.columns[c].column].text.clean).map(|n| n.amount);
    let (mut hold, mut fail) = (0, 0);
    for (r, _) in &view.rows {
        for division in &columns {
            let Some(whole) = amount(*r, division.whole) else { continue };
            let parts: Vec<(Amount, i8)> =
                division.parts.iter().filter_map(|&p| amount(*r, p)).map(|a| (a, -1)).collect();
            if whole.value.is_zero() && parts.iter().all(|(a, _)| a.value.is_zero()) {
                continue;
            }
            match judge::linear(Law::Sum, Decimal::ZERO, std::iter::once((whole, 1)).chain(parts)).0 {
                Verdict::Inconsistent => fail += 1,
                _ => hold += 1,
            }
        }
    }
    hold - fail
}
