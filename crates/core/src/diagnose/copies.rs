//! Slips that copy: the value of a neighbour, of the line above, or of last year stands where another was meant.
//! They are told from the figure's surroundings, not from its digits.

use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation};
use crate::model::slip::Slip;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Fewer digits than these fit by chance.
const DIGITS: usize = 2;

/// Which figures stand around which.
pub struct Surroundings {
    cells: HashMap<(usize, usize, usize), FigureId>,
}

impl Surroundings {
    /// Of figures in the order of the text.
    pub fn new(figures: &[Figure]) -> Self {
        let printed = figures.iter().enumerate().filter(|(_, f)| !f.blank);
        let cells = printed.filter_map(|(n, f)| match f.place {
            Place::Cell { block, row, column } => Some(((block, row, column), n)),
            Place::Sentence { .. } => None,
        });
        Surroundings { cells: cells.collect() }
    }

    /// The slip that put the printed value of `figure` where `meant` belongs, if it stands in its surroundings.
    /// `of` are the relations of the figure.
    pub fn slip<'r>(
        &self,
        figures: &[Figure],
        mut of: impl Iterator<Item = &'r Relation>,
        figure: FigureId,
        meant: Decimal,
    ) -> Option<Slip> {
        let printed = figures[figure].amount.value;
        if digits(printed) < DIGITS {
            return None;
        }
        let equals = |id: Option<FigureId>| id.is_some_and(|f| figures[f].amount.value == printed);
        if equals(self.above(figures, figure)) {
            return Some(Slip::CopiedLineAbove);
        }
        if equals(beside(figures, (0..figure).rev(), figure))
            || equals(beside(figures, figure + 1..figures.len(), figure))
        {
            return Some(Slip::CopiedNeighbour);
        }
        let prior =
            |r: &Relation| r.law == Law::Growth && last_year(figures, r, figure, meant) == Some(printed);
        of.any(prior).then_some(Slip::LastYearsValue)
    }

    /// The printed figure of the same column in the row above.
    fn above(&self, figures: &[Figure], figure: FigureId) -> Option<FigureId> {
        let Place::Cell { block, row, column } = figures[figure].place else { return None };
        self.cells.get(&(block, row.checked_sub(1)?, column)).copied()
    }
}

/// The nearest printed figure on one side, in the same table or paragraph.
fn beside(
    figures: &[Figure],
    mut side: impl Iterator<Item = FigureId>,
    figure: FigureId,
) -> Option<FigureId> {
    side.find(|&f| !figures[f].blank).filter(|&f| figures[f].place.block() == figures[figure].place.block())
}

/// Last year's value as a sentence implies it, were `meant` this year's: less the change, in the figure's unit.
fn last_year(figures: &[Figure], growth: &Relation, figure: FigureId, meant: Decimal) -> Option<Decimal> {
    let ((value, _), (change, sign)) = (growth.terms[0], growth.terms[1]);
    let (value, change) = (&figures[value], &figures[change].amount);
    let same_unit = value.amount.unit == change.unit && figures[figure].amount.unit == change.unit;
    // The growth may compare with the figure as another form tells it.
    let same_place = value.coordinate == figures[figure].coordinate;
    (same_unit && same_place).then(|| meant - change.value * Decimal::from(sign))
}

fn digits(value: Decimal) -> usize {
    value.abs().normalize().mantissa().to_string().len()
}
