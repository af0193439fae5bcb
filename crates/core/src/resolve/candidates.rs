//! The ways in which the figures of one row can stand in its columns, in their order, empty cells between them.

use crate::model::amount::{Amount, Unit, half_of_last};
use crate::model::document::Table;
use crate::table::View;
use crate::table::divisions::Division;
use crate::text::number::whole_cell;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// More ways than these are not gone through.
const MOST: usize = 3000;

/// One way: for each column of the view its figure, if any, and the value that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Indices of figures.
    pub figures: Vec<Option<usize>>,
    /// Values, zero for an empty cell.
    pub values: Vec<Decimal>,
}

impl Way {
    /// How many of its cells hold a figure.
    fn filled(&self) -> usize {
        (0..self.values.len()).filter(|&c| self.figures[c].is_some() || !self.values[c].is_zero()).count()
    }
}

/// A row of a view and the ways that are left for it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its index in the grid.
    pub row: usize,
    /// Whether its figures are to be placed.
    pub loose: bool,
    /// The ways; of a row that is placed, the one.
    pub ways: Vec<Way>,
}

/// A row with every way in which its figures can stand.
pub fn row(table: &Table, row: usize, view: &View) -> Row {
    let columns: Vec<usize> = view.columns.iter().map(|c| c.column).collect();
    let copied = table.copied.as_ref();
    let loose = copied.and_then(|copied| {
        copied.loose.iter().find(|l| l.row == row && columns.iter().all(|c| l.columns.contains(c)))
    });
    let amount = |clean: &str| whole_cell(clean).map_or(Decimal::ZERO, |n| n.amount.value);
    let Some(loose) = loose else {
        let values = columns.iter().map(|&c| amount(&table.rows[row][c].text.clean)).collect();
        return Row { row, loose: false, ways: vec![Way { figures: vec![None; columns.len()], values }] };
    };
    let values: Vec<Decimal> = loose.figures.iter().map(|f| amount(&f.clean)).collect();
    let mut ways = Vec::new();
    choose(&values, columns.len(), &mut vec![None; columns.len()], (0, 0), &mut ways);
    // Ways that differ in where a zero stands say the same.
    let mut seen = FxHashSet::default();
    ways.retain(|way: &Way| seen.insert(way.values.clone()));
    if ways.len() >= MOST {
        ways.clear();
    }
    Row { row, loose: true, ways }
}

fn choose(
    values: &[Decimal],
    width: usize,
    taken: &mut Vec<Option<usize>>,
    (figure, column): (usize, usize),
    ways: &mut Vec<Way>,
) {
    if ways.len() >= MOST {
        return;
    }
    if figure == values.len() {
        let stated = taken.iter().map(|f| f.map_or(Decimal::ZERO, |f| values[f])).collect();
        ways.push(Way { figures: taken.clone(), values: stated });
        return;
    }
    for at in column..width.saturating_sub(values.len() - figure - 1) {
        taken[at] = Some(figure);
        choose(values, width, taken, (figure + 1, at + 1), ways);
        taken[at] = None;
    }
}

/// By how much a sum of this many rounded figures may miss.
pub fn slack(decimals: u32, parts: usize) -> Decimal {
    half_of_last(decimals) * Decimal::from(parts + 1)
}

/// Keeps the ways that break the fewest sums along the row.
pub fn keep_sums(row: &mut Row, divisions: &[Division]) {
    let broken = |way: &Way| {
        let holds = |d: &&Division| {
            let sum: Decimal = d.parts.iter().map(|&p| way.values[p]).sum();
            let decimals = way.values.iter().map(Decimal::scale).max().unwrap_or(0);
            (way.values[d.whole] - sum).abs() <= slack(decimals, d.parts.len())
        };
        divisions.iter().filter(|d| !holds(d)).count()
    };
    keep_least(row, broken);
}

/// Keeps the ways that differ least from what is known of the row's places, in 万元.
pub fn keep_known(row: &mut Row, unit: Unit, known: impl Fn(usize) -> Option<Decimal>) {
    if row.ways.len() < 2 {
        return;
    }
    let known: Vec<Option<Decimal>> = (0..row.ways[0].values.len()).map(known).collect();
    let differs = |way: &Way| {
        let base = |value: Decimal| Amount { value, unit, ..Amount::default() }.base();
        let pairs = known.iter().zip(&way.values);
        pairs.filter(|(k, v)| k.is_some_and(|k| (k - base(**v)).abs() > Decimal::new(1, 2))).count()
    };
    keep_least(row, differs);
}

/// A total has a figure in every column that holds any. Where the fullest row has as many as there are columns of what all
/// bodies have, what few have is nothing throughout; `seldom` tells of each column whether few have it.
pub fn keep_usual(rows: &mut [Row], seldom: &[bool]) {
    let filled = |row: &Row| row.ways.iter().map(Way::filled).max().unwrap_or(0);
    let most = rows.iter().map(filled).max().unwrap_or(0);
    let uses = |way: &Way| (0..seldom.len()).any(|c| seldom[c] && !way.values[c].is_zero());
    let open = |row: &Row| row.ways.iter().all(uses);
    if most != seldom.iter().filter(|seldom| !**seldom).count() || rows.iter().any(open) {
        return;
    }
    for row in rows.iter_mut().filter(|row| row.loose) {
        row.ways.retain(|way| !uses(way));
    }
}

/// Drops the ways that put a figure into one of the columns `wrong`, where others are left.
pub fn keep_out_of(row: &mut Row, wrong: &[bool]) {
    let fits = |way: &Way| (0..wrong.len()).all(|c| !wrong[c] || way.values[c].is_zero());
    if row.loose && row.ways.iter().any(fits) {
        row.ways.retain(fits);
    }
}

fn keep_least(row: &mut Row, cost: impl Fn(&Way) -> usize) {
    if row.ways.len() < 2 {
        return;
    }
    let costs: Vec<usize> = row.ways.iter().map(cost).collect();
    let least = costs.iter().copied().min().unwrap_or(0);
    let mut costs = costs.into_iter();
    row.ways.retain(|_| costs.next() == Some(least));
}
