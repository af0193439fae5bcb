//! Columns of one table that were taken for one another.

use super::{Evidence, lines_of};
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation};

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
}
