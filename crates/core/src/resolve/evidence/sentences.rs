//! Sentences held against forms: where a paragraph agrees with the forms in one amount and tells others that no form
//! prints, it is read rightly and differs from them.

use super::kinds::{fails, is_telling};
use crate::model::cube::Axis;
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// What paragraphs and forms have in common.
pub(super) struct Sentences {
    /// Amounts of paragraphs that a form bears out.
    agreeing: FxHashMap<usize, Vec<FigureId>>,
    /// The cells that relations between different tables bear out.
    cross_form: FxHashSet<FigureId>,
    /// The amounts that any table prints, in 万元, without their signs.
    printed: FxHashSet<Decimal>,
}

impl Sentences {
    pub(super) fn of(figures: &[Figure], relations: &[Relation]) -> Self {
        let (mut agreeing, mut cross_form) = (FxHashMap::<_, Vec<FigureId>>::default(), FxHashSet::default());
        for relation in relations.iter().filter(|r| !fails(r) && is_telling(figures, r)) {
            if let Some((block, sentence, _)) = sentence_and_cell(figures, relation) {
                agreeing.entry(block).or_default().push(sentence);
            }
            let cells = || {
                relation.terms.iter().filter_map(|(f, _)| match figures[*f].place {
                    Place::Cell { block, .. } => Some((*f, block)),
                    Place::Sentence { .. } => None,
                })
            };
            let mut tables = cells().map(|(_, block)| block);
            let first = tables.next();
            if tables.any(|block| Some(block) != first) {
                cross_form.extend(cells().map(|(f, _)| f));
            }
        }
        let cell =
            |f: &&Figure| matches!(f.place, Place::Cell { .. }) && f.amount.unit.is_money() && !f.blank;
        let printed = figures.iter().filter(cell).map(|f| f.amount.base().abs().normalize()).collect();
        Sentences { agreeing, cross_form, printed }
    }

    /// Whether the parts that a sentence lists come to what a form prints, and something else bears out the whole that they
    /// were held against: `支出总计100万元，包括：…` lists what was spent in the year, not what is left.
    pub(super) fn lists_another_whole(
        &self,
        figures: &[Figure],
        relation: &Relation,
        confirmed: impl Fn(FigureId) -> bool,
    ) -> bool {
        let whole = relation.terms[0].0;
        let base = |f: FigureId| figures[f].exact_if_blank().base();
        let sum: Decimal = relation.terms[1..].iter().map(|(f, sign)| base(*f) * -Decimal::from(*sign)).sum();
        relation.law == Law::Sum
            && relation.terms.len() > 2
            && matches!(figures[whole].place, Place::Sentence { .. })
            && confirmed(whole)
            && self.printed.contains(&sum.abs().normalize())
    }

    /// Whether 收入 of a sentence is the year's: a part of it beside what was carried over is told as just as much.
    pub(super) fn is_of_the_year(figures: &[Figure], relation: &Relation) -> bool {
        let whole = &figures[relation.terms[0].0];
        let fund = |f: FigureId| figures[f].coordinate.on(Axis::Fund).as_str();
        let parts = || relation.terms[1..].iter().map(|(f, _)| *f);
        matches!(relation.law, Law::Sum | Law::AtMost)
            && matches!(whole.place, Place::Sentence { .. })
            && whole.coordinate.on(Axis::Fund).is_all()
            && parts().any(|f| fund(f).starts_with("carry-over"))
            && parts().any(|f| fund(f) == "current" && figures[f].amount.base() == whole.amount.base())
    }

    /// Whether a relation that fails holds an amount of a sentence against a form that others bear out, where the
    /// sentence is of what the form is of, by another of its amounts, and no form prints its own.
    pub(super) fn differ_from_forms(&self, figures: &[Figure], relation: &Relation) -> bool {
        let Some((block, sentence, cell)) = sentence_and_cell(figures, relation) else { return false };
        let scope = |f: FigureId| {
            let place = &figures[f].coordinate;
            (
                place.year,
                place.on(Axis::Stage).clone(),
                place.on(Axis::Flow).clone(),
                place.on(Axis::Fund).clone(),
            )
        };
        let value = figures[sentence].amount.base().abs().normalize();
        let agreeing = self.agreeing.get(&block);
        self.cross_form.contains(&cell)
            && agreeing.is_some_and(|all| all.iter().any(|&f| f != sentence && scope(f) == scope(sentence)))
            && !self.printed.contains(&value)
            && !value.is_zero()
    }
}

/// The paragraph, the amount in it and the cell that a relation says are the same.
pub(super) fn sentence_and_cell(
    figures: &[Figure],
    relation: &Relation,
) -> Option<(usize, FigureId, FigureId)> {
    let [(a, _), (b, _)] = relation.terms[..] else { return None };
    match (relation.law, figures[a].place, figures[b].place) {
        (Law::Same, Place::Sentence { block }, Place::Cell { .. }) => Some((block, a, b)),
        (Law::Same, Place::Cell { .. }, Place::Sentence { block }) => Some((block, b, a)),
        _ => None,
    }
}
