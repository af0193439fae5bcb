//! The one row of “三公” in the text of a PDF: its headings were torn over several lines, and empty cells left nothing.
//! What stands side by side on a line tells the order of the columns, the sums of the form which cells are empty; where
//! they leave several ways, only what all ways share is taken.

mod headings;
mod ways;

use super::atoms::Atom;
use super::grid::{Grid, cell, empty};
use crate::lexicon::families::Families;
use crate::model::cube::Coordinate;
use crate::model::document::{Cell, Loose};
use crate::source::Text;
use crate::text::number::whole_cell;
use headings::{Heading, Headings};
use rust_decimal::Decimal;
use ways::{Form, Way};

/// The columns of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Total,
    Abroad,
    Vehicles,
    Purchase,
    Running,
    Reception,
}

use Column::{Abroad, Reception, Vehicles};

/// The parts of the whole, in every order that forms have them in; vehicles with their own parts behind them.
const ORDERS: [[Column; 3]; 6] = [
    [Abroad, Vehicles, Reception],
    [Abroad, Reception, Vehicles],
    [Vehicles, Abroad, Reception],
    [Vehicles, Reception, Abroad],
    [Reception, Abroad, Vehicles],
    [Reception, Vehicles, Abroad],
];

/// The row under its headings, where the sums of the form leave no doubt how it stands.
pub fn grid(source: &str, families: &Families, base: &Coordinate, atoms: &[Atom]) -> Option<Grid> {
    let first = atoms.iter().position(|a| a.number)?;
    let (words, figures) = atoms.split_at(first);
    if figures.iter().any(|a| !a.number || a.line != figures[0].line) {
        return None;
    }
    let headings = Headings::read(source, families, base, words)?;
    let form = Form { split: headings.split, stages: headings.stages(), outer: headings.outer };
    let amount = |a: &Atom| whole_cell(&a.text.clean).map_or(Decimal::ZERO, |n| n.amount.value);
    let values: Vec<Decimal> = figures.iter().map(amount).collect();
    let orders: Vec<Vec<Column>> =
        ORDERS.iter().filter(|o| headings.allow(&o[..])).map(|o| form.order(o)).collect();
    let tried: Vec<Vec<Way>> = orders.iter().map(|order| form.ways(order, &values)).collect();
    let holding: Vec<usize> = (0..orders.len()).filter(|&n| !tried[n].is_empty()).collect();
    let (order, ways) = match (&holding[..], &orders[..]) {
        ([one], _) => (&orders[*one], tried[*one].clone()),
        // A slip: where no cell is empty, the order alone says which is which.
        ([], [order]) if form.mostly_holds(order, &values) => {
            (order, vec![(0..values.len()).map(Some).collect()])
        }
        _ => return None,
    };
    Some(Built { source, headings: &headings, form, order }.grid(figures, &ways))
}

/// What a grid is made of.
struct Built<'a> {
    source: &'a str,
    headings: &'a Headings,
    form: Form,
    order: &'a [Column],
}

impl Built<'_> {
    fn grid(&self, figures: &[Atom], ways: &[Way]) -> Grid {
        let columns: Vec<Vec<&Heading>> = (0..self.form.cells(self.order)).map(|at| self.path(at)).collect();
        let depth = columns.iter().map(Vec::len).max().unwrap_or(1);
        let start = figures[0].text.span().start;
        let mut rows = vec![vec![empty(self.source, start); columns.len()]; depth + 1];
        for (at, path) in columns.iter().enumerate() {
            for (row, heading) in path.iter().enumerate() {
                // What heads several columns stands above the first of them.
                let before = at.checked_sub(1).and_then(|before| columns[before].get(row));
                if before.is_none_or(|before| !std::ptr::eq(*before, *heading)) {
                    rows[row][at] = self.cell(&heading.atom);
                }
            }
        }
        let shared = |c: &usize| ways.iter().all(|way| way[*c] == ways[0][*c]);
        let sure: Vec<(usize, Option<usize>)> =
            (0..columns.len()).filter(shared).map(|c| (c, ways[0][c])).collect();
        let mut loose = Vec::new();
        if sure.len() == columns.len() {
            let stated = sure.iter().filter_map(|(c, figure)| Some((*c, (*figure)?)));
            stated.for_each(|(c, figure)| rows[depth][c] = self.cell(&figures[figure]));
        } else {
            let texts: Vec<Text> = figures.iter().map(|f| f.text.clone()).collect();
            loose.push(Loose { row: depth, columns: 0..columns.len(), figures: texts, sure });
        }
        Grid { rows, header_rows: depth, loose, values: (0..columns.len()).collect() }
    }

    fn cell(&self, atom: &Atom) -> Cell {
        cell(std::slice::from_ref(atom), self.source)
    }

    /// The headings above a column of the grid, the outermost first.
    fn path(&self, at: usize) -> Vec<&Heading> {
        let width = self.order.len();
        let (column, stage) = if self.form.outer {
            (self.order[at % width], at / width)
        } else {
            (self.order[at / self.form.stages], at % self.form.stages)
        };
        let own = self.headings.of(column, if self.form.outer { stage } else { 0 });
        let among = if self.form.outer { stage } else { at };
        let stated = self.headings.stage(among);
        if self.form.outer {
            stated.into_iter().chain(own).collect()
        } else {
            own.into_iter().chain(stated).collect()
        }
    }
}
