//! The ways in which the figures of the row can stand in the columns, empty cells between them, that the sums allow.

use super::Column::{self, Abroad, Purchase, Reception, Running, Total, Vehicles};
use rust_decimal::Decimal;

/// More ways than these are not gone through.
const MOST: usize = 3000;

/// By how much a sum of rounded figures may miss.
const SLACK: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// For each cell of the row its figure, if any.
pub(super) type Way = Vec<Option<usize>>;

/// How the columns of the form are told.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Whether purchase and running have columns of their own.
    pub(super) split: bool,
    /// How many stages there are.
    pub(super) stages: usize,
    /// Whether the stages stand above the columns.
    pub(super) outer: bool,
}

impl Form {
    /// The columns in an order of the parts.
    pub(super) fn order(self, parts: &[Column]) -> Vec<Column> {
        let mut order = vec![Total];
        for &part in parts {
            order.push(part);
            order.extend([Purchase, Running].into_iter().filter(|_| part == Vehicles && self.split));
        }
        order
    }

    /// How many cells the row has.
    pub(super) fn cells(self, order: &[Column]) -> usize {
        order.len() * self.stages
    }

    /// The ways that satisfy every sum; those that differ in where a zero stands are one.
    pub(super) fn ways(self, order: &[Column], values: &[Decimal]) -> Vec<Way> {
        let mut search = Search { width: self.cells(order), values, tried: 0, found: Vec::new() };
        search.choose(&mut Vec::new(), 0);
        let stated = |way: &Way| -> Vec<Decimal> {
            way.iter().map(|f| f.map_or(Decimal::ZERO, |f| values[f])).collect()
        };
        let mut seen: Vec<Vec<Decimal>> = Vec::new();
        let mut found = search.found;
        if search.tried >= MOST {
            found.clear();
        }
        found.retain(|way| {
            let cells = stated(way);
            let fresh = !seen.contains(&cells) && self.sums(order, &cells).into_iter().all(|holds| holds);
            if fresh {
                seen.push(cells);
            }
            fresh
        });
        found
    }

    /// Whether a row without an empty cell satisfies at least half of its sums.
    pub(super) fn mostly_holds(self, order: &[Column], values: &[Decimal]) -> bool {
        let sums = if values.len() == self.cells(order) { self.sums(order, values) } else { Vec::new() };
        !sums.is_empty() && 2 * sums.iter().filter(|holds| **holds).count() >= sums.len()
    }

    /// Whether each sum of the form holds.
    fn sums(self, order: &[Column], cells: &[Decimal]) -> Vec<bool> {
        let mut found = Vec::new();
        for stage in 0..self.stages {
            let value = |column: Column| {
                let at = order.iter().position(|c| *c == column)?;
                let at = if self.outer { stage * order.len() + at } else { at * self.stages + stage };
                Some(cells[at])
            };
            let of = |column: Column| value(column).unwrap_or_default();
            found.push((of(Total) - of(Abroad) - of(Vehicles) - of(Reception)).abs() <= SLACK);
            if self.split {
                found.push((of(Vehicles) - of(Purchase) - of(Running)).abs() <= SLACK);
            }
        }
        found
    }
}

struct Search<'a> {
    width: usize,
    values: &'a [Decimal],
    tried: usize,
    found: Vec<Way>,
}

impl Search<'_> {
    fn choose(&mut self, way: &mut Way, next: usize) {
        let (left, figures) = (self.width - way.len(), self.values.len().saturating_sub(next));
        if self.tried >= MOST || figures > left {
            return;
        }
        if left == 0 {
            self.tried += 1;
            self.found.push(way.clone());
            return;
        }
        for figure in [Some(next).filter(|_| figures > 0), None] {
            if figure.is_none() && figures == left {
                continue;
            }
            way.push(figure);
            self.choose(way, next + usize::from(figure.is_some()));
            way.pop();
            if figures == 0 {
                break;
            }
        }
    }
}
