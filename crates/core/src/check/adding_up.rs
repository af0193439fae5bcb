//! Sums of a table that nobody knows, by what adds up in it: rows that are the sum of those below or above them, columns
//! that are the sum or the difference of others. Only what holds over and over is taken for a law of the table.

use super::Relating;
use crate::constraint::{digits, judge};
use crate::lexicon::vocabulary::is_whole;
use crate::model::amount::{Amount, half_of_last, last_unit};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use crate::table::View;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// No whole of such a table has more parts.
const MOST_PARTS: usize = 60;

/// With fewer parts a slip of digits brings any sum about.
const FEWEST: usize = 3;

/// No more columns than these are tried against each other.
const MOST_COLUMNS: usize = 16;

/// A whole of fewer units than these may be the sum of its neighbours by chance.
const TELLING: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// A whole and its parts, with their signs.
type Terms = Vec<(FigureId, i8)>;

/// Adds the sums of one view of no known form.
pub fn within(relating: &mut Relating, view: usize) {
    if relating.recognised.views[view].form.is_some() {
        return;
    }
    let grid = Grid::of(relating, view);
    if grid.columns == 0 {
        return;
    }
    let upright = grid.rows_that_add_up(relating.figures());
    let across = grid.columns_that_add_up();
    let mut divisions: Vec<(RuleId, Vec<Terms>)> = Vec::new();
    for (whole, parts) in upright {
        let sum = |c: usize| {
            let part = |&p: &usize| Some((grid.figure(p, c)?, -1));
            terms(grid.figure(whole, c), parts.iter().filter_map(part))
        };
        divisions.push((RuleId::GJ101, (0..grid.columns).filter_map(sum).collect()));
    }
    for (whole, parts) in across {
        let sum = |r: usize| {
            let part = |&(p, sign): &(usize, i8)| Some((grid.figure(r, p)?, -sign));
            terms(grid.figure(r, whole), parts.iter().filter_map(part))
        };
        divisions.push((RuleId::GJ102, (0..grid.labels.len()).filter_map(sum).collect()));
    }
    if relating.recognised.views[view].is_cut_out() {
        divisions.iter_mut().for_each(|(_, sums)| sums.retain(|terms| !is_cut(relating, view, terms)));
    }
    add_divisions(relating, divisions);
}

/// Whether a sum fails in the last row of a view that was cut out, or for a whole whose parts may go on below it.
fn is_cut(relating: &Relating, view: usize, terms: &Terms) -> bool {
    let v = &relating.recognised.views[view];
    let open = |row: usize| v.rows.iter().any(|(r, place)| *r == row && v.reaches_end(place));
    let last = v.rows.last().map(|(row, _)| *row);
    let of = |f: FigureId| match relating.figures()[f].place {
        Place::Cell { row, .. } => Some(row),
        Place::Sentence { .. } => None,
    };
    let touched = of(terms[0].0).is_some_and(open) || terms.iter().any(|(f, _)| of(*f) == last);
    let amount = |f: FigureId| relating.figures()[f].amount;
    touched && judge::judge(Law::Sum, Decimal::ZERO, terms, amount).0 == Verdict::Inconsistent
}

/// The terms of a sum of which a part is printed.
fn terms(whole: Option<FigureId>, parts: impl Iterator<Item = (FigureId, i8)>) -> Option<Terms> {
    let terms: Terms = std::iter::once((whole?, 1)).chain(parts).collect();
    (terms.len() > 1).then_some(terms)
}

/// Adds what is not there yet. What was read of a whole before by its words and fails gives way to what holds over and
/// over: what holds but once may be the parts of a part that is wrong.
fn add_divisions(relating: &mut Relating, divisions: Vec<(RuleId, Vec<Terms>)>) {
    let key = |terms: &[(FigureId, i8)]| {
        let mut key: Vec<FigureId> = terms.iter().map(|(f, _)| *f).collect();
        key.sort_unstable();
        key
    };
    let repeated = divisions.iter().filter(|(_, sums)| sums.len() > 1);
    let wholes: FxHashSet<(RuleId, FigureId)> =
        repeated.flat_map(|(rule, sums)| sums.iter().map(|terms| (*rule, terms[0].0))).collect();
    let sums = || divisions.iter().flat_map(|(rule, sums)| sums.iter().map(|terms| (*rule, terms)));
    let own: FxHashSet<Vec<FigureId>> = sums().map(|(_, terms)| key(terms)).collect();
    let misread = |r: &Relation| {
        r.verdict == Verdict::Inconsistent
            && wholes.contains(&(r.rule, r.terms[0].0))
            && !own.contains(&key(&r.terms))
    };
    relating.relations.retain(|r| !misread(r));
    let there: FxHashSet<Vec<FigureId>> = relating.relations.iter().map(|r| key(&r.terms)).collect();
    for (rule, terms) in sums() {
        if !there.contains(&key(terms)) {
            relating.push(if terms.len() == 2 { Law::Same } else { Law::Sum }, rule, terms.clone());
        }
    }
}

/// How often a sum holds, and how often it does not, where there is anything to add.
#[derive(Clone, Copy, Default)]
struct Tried {
    holds: usize,
    misses: usize,
}

/// The amounts of a view.
struct Grid {
    labels: Vec<String>,
    columns: usize,
    cells: Vec<Option<(FigureId, Amount)>>,
}

impl Grid {
    fn of(relating: &Relating, view: usize) -> Grid {
        let v: &View = &relating.recognised.views[view];
        let columns: Vec<usize> = v.columns.iter().filter(|c| !c.rate).map(|c| c.column).collect();
        let unknown =
            |r: usize| columns.iter().any(|c| relating.recognised.unknown.contains(&(v.block, r, *c)));
        let mut grid =
            Grid { labels: Vec::new(), columns: columns.len().min(MOST_COLUMNS), cells: Vec::new() };
        for (r, row) in v.rows.iter().filter(|(r, row)| !row.counts() && !unknown(*r)) {
            let cell = |c: &usize| {
                let id = *relating.recognised.cells.get(&(v.block, *r, *c))?;
                let figure = &relating.figures()[id];
                (figure.amount.unit.is_money() && !figure.blank).then_some((id, figure.amount))
            };
            let cells: Vec<_> = columns.iter().take(MOST_COLUMNS).map(cell).collect();
            if cells.iter().any(Option::is_some) {
                grid.labels.push(row.label.clone());
                grid.cells.extend(cells);
            }
        }
        grid
    }

    fn at(&self, r: usize, c: usize) -> Option<(FigureId, Amount)> {
        self.cells[r * self.columns + c]
    }

    fn figure(&self, r: usize, c: usize) -> Option<FigureId> {
        self.at(r, c).map(|(id, _)| id)
    }

    fn value(&self, r: usize, c: usize) -> Decimal {
        self.at(r, c).map_or(Decimal::ZERO, |(_, amount)| amount.value)
    }

    /// Half a unit of the last place that is printed in a column, of as many figures.
    fn slack(&self, r: usize, c: usize, figures: usize) -> Decimal {
        let half = self.at(r, c).map_or(Decimal::ZERO, |(_, amount)| half_of_last(amount.decimals));
        half * Decimal::from(figures as u64)
    }

    /// Whether a whole is what its parts are together; nothing where neither is anything.
    fn holds(&self, at: (usize, usize), sum: Decimal, parts: usize) -> Option<bool> {
        let whole = self.value(at.0, at.1);
        if whole.is_zero() && sum.is_zero() {
            return None;
        }
        let miss = (whole - sum).abs();
        let slack = self.slack(at.0, at.1, parts + 1);
        Some(miss.is_zero() || miss <= slack && whole.abs() > slack * TELLING)
    }

    /// Wholes among the rows, with their parts.
    fn rows_that_add_up(&self, figures: &[Figure]) -> Vec<(usize, Vec<usize>)> {
        let mut found = Vec::new();
        let mut owned = vec![false; self.labels.len()];
        for first in [false, true] {
            for r in (0..self.labels.len()).rev() {
                let total = is_total_by_label(&self.labels[r]);
                if total != first {
                    continue;
                }
                let below = self.parts(r, r + 1..self.labels.len(), &owned);
                let parts = below.or_else(|| total.then(|| self.parts(r, (0..r).rev(), &owned)).flatten());
                let parts = parts.or_else(|| total.then(|| self.slipped(figures, r, &owned)).flatten());
                if let Some(parts) = parts {
                    parts.iter().for_each(|&p| owned[p] = true);
                    found.push((r, parts));
                }
            }
        }
        found
    }

    /// All rows above a total, or below one that comes first, where they do not add up to it but for two digits that changed
    /// places or a point that moved.
    fn slipped(&self, figures: &[Figure], whole: usize, owned: &[bool]) -> Option<Vec<usize>> {
        let open = |r: &usize| !owned[*r] && !is_total_by_label(&self.labels[*r]);
        let within = |r: &usize| self.labels[*r].starts_with("其中");
        let parts: Vec<usize> = if whole == 0 {
            (1..self.labels.len()).take_while(open).filter(|r| !within(r)).take(MOST_PARTS).collect()
        } else {
            (0..whole).rev().take_while(open).take(MOST_PARTS).collect()
        };
        let mut slips = 0;
        for c in 0..self.columns {
            let part = |&p: &usize| Some((self.figure(p, c)?, -1));
            let Some(terms) = terms(self.figure(whole, c), parts.iter().filter_map(part)) else { continue };
            let sum = parts.iter().map(|&p| self.value(p, c)).sum();
            match self.holds((whole, c), sum, parts.len()) {
                Some(false) if digits::is_explained_by_digits(figures, &terms) => slips += 1,
                Some(false) => return None,
                _ => {}
            }
        }
        (slips == 1 && parts.len() >= FEWEST).then_some(parts)
    }

    /// The rows next to a whole, in this order, that add up to it.
    fn parts(&self, whole: usize, rows: impl Iterator<Item = usize>, owned: &[bool]) -> Option<Vec<usize>> {
        let mut sums = vec![Decimal::ZERO; self.columns];
        let mut parts = Vec::new();
        for r in rows.filter(|&r| !owned[r]) {
            let total = is_total_by_label(&self.labels[r]);
            let above = r < whole;
            if total && !above || parts.len() == MOST_PARTS {
                return None;
            }
            parts.push(r);
            sums.iter_mut().enumerate().for_each(|(c, sum)| *sum += self.value(r, c));
            if parts.len() > 1 && self.convinces(whole, &sums, parts.len()) {
                return Some(parts);
            }
            // A total above a total is the first of its parts.
            if total {
                return None;
            }
        }
        None
    }

    /// Whether sums are the amounts of a row in so many columns that it is no chance.
    fn convinces(&self, whole: usize, sums: &[Decimal], parts: usize) -> bool {
        let mut tried = Tried::default();
        for (c, sum) in sums.iter().enumerate() {
            match self.holds((whole, c), *sum, parts) {
                Some(true) => tried.holds += 1,
                Some(false) => tried.misses += 1,
                None => {}
            }
        }
        let units = |c: usize| self.at(whole, c).map_or(Decimal::ZERO, |(_, a)| a.value.abs() / unit_of(a));
        let telling = || (0..self.columns).any(|c| units(c) >= TELLING) && parts > 2;
        let by_word = || is_total_by_label(&self.labels[whole]);
        match tried {
            Tried { holds: 2.., misses } => misses <= 1,
            Tried { holds: 1, misses: 0 } => telling() || by_word(),
            _ => false,
        }
    }

    /// Wholes among the columns, with their parts and signs.
    fn columns_that_add_up(&self) -> Vec<(usize, Vec<(usize, i8)>)> {
        let mut found: Vec<(usize, Vec<(usize, i8)>)> = Vec::new();
        for whole in 0..self.columns {
            let mut best: Option<(usize, Vec<(usize, i8)>)> = None;
            for parts in self.ways(whole) {
                let held = self.held(whole, &parts);
                if held > best.as_ref().map_or(0, |(held, _)| *held) {
                    best = Some((held, parts));
                }
            }
            // a = b + c is b = a − c as well.
            let stated = |parts: &[(usize, i8)]| {
                let mut all: Vec<usize> = parts.iter().map(|(p, _)| *p).chain([whole]).collect();
                all.sort_unstable();
                found.iter().any(|(other, parts)| {
                    let mut there: Vec<usize> = parts.iter().map(|(p, _)| *p).chain([*other]).collect();
                    there.sort_unstable();
                    there == all
                })
            };
            if let Some((_, parts)) = best.filter(|(_, parts)| !stated(parts)) {
                found.push((whole, parts));
            }
        }
        found
    }

    /// What a column may be the sum of: those right of it, those left of it, two others added or taken away.
    fn ways(&self, whole: usize) -> Vec<Vec<(usize, i8)>> {
        let mut ways: Vec<Vec<(usize, i8)>> = Vec::new();
        for end in whole + 2..self.columns {
            ways.push((whole + 1..=end).map(|p| (p, 1)).collect());
        }
        for start in 0..whole.saturating_sub(1) {
            ways.push((start..whole).map(|p| (p, 1)).collect());
        }
        for a in (0..self.columns).filter(|a| *a != whole) {
            for b in (0..self.columns).filter(|b| *b != whole && *b != a) {
                ways.push(vec![(a, 1), (b, -1)]);
                if a < b {
                    ways.push(vec![(a, 1), (b, 1)]);
                }
            }
        }
        ways
    }

    /// In how many rows a sum of columns holds, where it holds in nearly all that tell.
    fn held(&self, whole: usize, parts: &[(usize, i8)]) -> usize {
        let mut tried = Tried::default();
        for r in 0..self.labels.len() {
            let counted = parts.iter().filter(|(p, _)| !self.value(r, *p).is_zero()).count();
            if counted < 2 || self.at(r, whole).is_none() {
                continue;
            }
            let sum: Decimal = parts.iter().map(|(p, s)| self.value(r, *p) * Decimal::from(*s)).sum();
            match self.holds((r, whole), sum, parts.len()) {
                Some(true) => tried.holds += 1,
                Some(false) => tried.misses += 1,
                None => {}
            }
        }
        let enough =
            tried.holds >= 3 && 4 * tried.misses <= tried.holds || tried.holds == 2 && tried.misses == 0;
        if enough { tried.holds } else { 0 }
    }
}

/// Whether a row is a total by the last word of its label.
fn is_total_by_label(label: &str) -> bool {
    let bare = label.trim_end_matches(|c: char| "：）（一二三四".contains(c));
    is_whole(bare) || bare.ends_with("总计") || bare.ends_with("总额")
}

/// One unit of the last place of an amount.
fn unit_of(amount: Amount) -> Decimal {
    last_unit(amount.decimals)
}
