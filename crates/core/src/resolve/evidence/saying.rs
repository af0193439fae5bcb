//! An amount, its change and its growth told in one breath: the words tie them, whatever they are of. What speaks against
//! such a reading is only that the change is of another amount of the paragraph.

use crate::constraint::judge;
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Relation, Verdict};

/// Whether a growth, its change and its amount stand one behind the other in a paragraph. Figures are in the order of
/// the text.
pub(super) fn is_one_saying(figures: &[Figure], relation: &Relation) -> bool {
    let mut terms: Vec<FigureId> = relation.terms.iter().map(|(f, _)| *f).collect();
    let amount = terms.first().copied();
    terms.sort_unstable();
    let place = |f: FigureId| figures[f].place;
    // `…9万元，完成预算10万元的90%，比上年8万元增长12.5%`: the rate stands right behind what it is of.
    if let (Law::GrowthOver, [(now, _), (before, _), (rate, _)]) = (relation.law, &relation.terms[..])
        && before + 1 == *rate
        && (1..=NEAR).contains(&before.saturating_sub(*now))
        && [now, before, rate]
            .iter()
            .all(|f| figures[**f].place == figures[*now].place && !figures[**f].blank)
    {
        return matches!(figures[*now].place, Place::Sentence { .. });
    }
    let of_plan = relation.law == Law::Share && terms.first() == relation.terms.first().map(|(f, _)| f);
    (matches!(relation.law, Law::Growth | Law::GrowthOver) || of_plan)
        && terms.len() == 3
        && amount == terms.first().copied()
        && terms.windows(2).all(|two| place(two[0]) == place(two[1]))
        && is_unbroken(figures, &terms)
        && matches!(place(terms[0]), Place::Sentence { .. })
        && terms.iter().all(|f| !figures[*f].blank)
}

/// So many figures may stand between an amount and what it is compared with.
const NEAR: usize = 3;

/// Whether nothing stands between figures but, at most, one amount that they are compared with, or the share of nothing.
fn is_unbroken(figures: &[Figure], terms: &[FigureId]) -> bool {
    let (Some(&first), Some(&last)) = (terms.first(), terms.last()) else { return false };
    let between: Vec<FigureId> = (first..last).filter(|f| !terms.contains(f)).collect();
    match between[..] {
        [] => true,
        [other] => {
            let nothing = figures[first].amount.value.is_zero() && figures[other].role == Role::Share;
            other == first + 1 && (nothing || figures[other].role == Role::Amount)
        }
        _ => false,
    }
}

/// Whether the change and the growth are those of another amount of the paragraph.
pub(super) fn fits_another_amount(figures: &[Figure], relation: &Relation) -> bool {
    let [(amount, _), change, growth] = relation.terms[..] else { return false };
    let place = figures[amount].place;
    let money = |f: &FigureId| {
        let figure = &figures[*f];
        figure.role == Role::Amount && figure.amount.unit.is_money() && !figure.blank && *f != amount
    };
    let before = (0..amount).rev().take_while(|f| figures[*f].place == place);
    let after = (amount + 1..figures.len()).take_while(|f| figures[*f].place == place);
    let holds = |other: FigureId| {
        let terms = [(other, 1), change, growth];
        judge::judge(Law::Growth, relation.constant, &terms, |f| figures[f].exact_if_blank()).0
            != Verdict::Inconsistent
    };
    relation.law == Law::Growth && before.chain(after).filter(money).any(holds)
}
