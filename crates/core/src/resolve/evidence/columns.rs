//! Columns of one table: taken for one another, or adding up as the one beside does.

use super::{Evidence, lines_of};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// The rows of sums, with their signs, by the table that they stand in.
pub(super) type Rows = FxHashSet<(usize, Vec<(usize, i8)>)>;

/// The rows that add up in one column of a table, several parts that are not nothing among them.
pub(super) fn that_add_up(figures: &[Figure], relations: &[Relation]) -> Rows {
    let telling = |r: &&Relation| {
        let counts = r.terms.iter().filter(|(f, _)| !figures[*f].amount.value.is_zero()).count();
        r.law == Law::Sum && r.verdict == Verdict::Exact && counts > 2
    };
    relations.iter().filter(telling).filter_map(|r| rows_of(figures, r)).collect()
}

/// The table and the rows of a sum that stands in one column.
fn rows_of(figures: &[Figure], relation: &Relation) -> Option<(usize, Vec<(usize, i8)>)> {
    let cell = |(f, sign): &(FigureId, i8)| match figures[*f].place {
        Place::Cell { block, row, column } => Some((block, column, row, *sign)),
        Place::Sentence { .. } => None,
    };
    let cells: Vec<(usize, usize, usize, i8)> = relation.terms.iter().map(cell).collect::<Option<_>>()?;
    let (block, column, ..) = *cells.first()?;
    let one = cells.iter().all(|cell| (cell.0, cell.1) == (block, column));
    let mut rows: Vec<(usize, i8)> = cells.into_iter().map(|(.., row, sign)| (row, sign)).collect();
    rows.sort_unstable();
    one.then_some((block, rows))
}

impl Evidence<'_> {
    /// Whether two amounts of one row that were read as one differ by what the row prints in another column: one of them is a
    /// part, whatever its heading says.
    pub(super) fn differs_by_a_column(&self, relation: &Relation) -> bool {
        let [(one, _), (other, _)] = relation.terms[..] else { return false };
        let row = |f: FigureId| lines_of(&self.figures[f])[0];
        let miss = relation.difference.abs().normalize();
        let in_row = |f: &&Figure| lines_of(f)[0] == row(one) && f.amount.base().abs().normalize() == miss;
        relation.law == Law::Same
            && row(one).is_some()
            && row(one) == row(other)
            && self.figures.iter().any(|f| in_row(&f))
    }

    /// Whether the same rows add up in another column, and what the rows of this one come to is more than their whole: what it
    /// leaves out would make it no less.
    pub(super) fn adds_up_beside(&self, relation: &Relation) -> bool {
        let amount = |f: FigureId| self.figures[f].amount.base();
        let rest: Decimal = relation.terms.iter().map(|(f, sign)| amount(*f) * Decimal::from(*sign)).sum();
        let negative = || relation.terms.iter().any(|(f, _)| amount(*f).is_sign_negative());
        relation.law == Law::Sum
            && rest < Decimal::ZERO
            && !negative()
            && rows_of(self.figures, relation).is_some_and(|rows| self.beside.contains(&rows))
    }
}
