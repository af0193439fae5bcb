//! What was carried over, and what fails for it alone.

use super::super::policy as p;
use super::kinds::panels;
use super::{Evidence, lines_of};
use crate::model::cube::{Axis, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Relation};
use rust_decimal::Decimal;

impl Evidence<'_> {
    /// Whether two amounts of one budget differ by what was carried over: one of them holds it, the other does not; or a
    /// total is short of it, which stands in what it was added to.
    pub(super) fn misses_what_was_carried_over(&self, relation: &Relation) -> bool {
        let miss = relation.difference.abs();
        let is_miss = |amount: Decimal| (amount - miss).abs() <= p::LAST_DIGIT;
        // What was carried over is told itself, or was left out.
        let itself = |f: FigureId| self.figures[f].blank || is_carried_over(&self.figures[f]);
        // An item's amount is no budget; what it carried over stands in its own row, which another form counts.
        let forms = panels(self.figures, relation).count() > 1;
        let of_its_row = || relation.terms.iter().any(|(f, _)| self.carried_in_its_row(*f).any(is_miss));
        match relation.law {
            Law::Same if relation.terms.iter().any(|(f, _)| itself(*f)) => false,
            Law::Sum if itself(relation.terms[0].0) => false,
            Law::Same if relation.terms.iter().any(|(f, _)| !self.is_of_a_budget(*f)) => {
                forms && of_its_row()
            }
            Law::Sum if forms && of_its_row() => true,
            Law::Same => self.carried.iter().any(|&amount| is_miss(amount)),
            Law::Sum => relation.terms[1..].iter().any(|(f, _)| {
                let figure = &self.figures[*f];
                is_carried_over(figure) && is_miss(figure.amount.base().abs())
            }),
            _ => false,
        }
    }

    /// What was carried over by the row of a table in which a figure stands.
    fn carried_in_its_row(&self, figure: FigureId) -> impl Iterator<Item = Decimal> {
        let row = lines_of(&self.figures[figure])[0];
        row.and_then(|row| self.carried_by.get(&row)).into_iter().flatten().copied()
    }

    /// Whether a figure is all of a budget, not of an item or a project.
    fn is_of_a_budget(&self, figure: FigureId) -> bool {
        let place = &self.figures[figure].coordinate;
        [Axis::Function, Axis::Nature, Axis::Economic].into_iter().all(|axis| place.on(axis).is_all())
    }
}

/// Whether a figure is what was left of one year for the next.
pub(super) fn is_carried_over(figure: &Figure) -> bool {
    let place = &figure.coordinate;
    let carried =
        place.on(Axis::Fund).starts_with("carry-over") || *place.on(Axis::Flow) == Member::CARRIED_FORWARD;
    carried && figure.role == Role::Amount && !figure.blank && !figure.amount.value.is_zero()
}
