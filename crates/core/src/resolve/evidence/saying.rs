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
    relation.law == Law::Growth
        && terms.len() == 3
        && amount == terms.first().copied()
        && terms.windows(2).all(|two| two[0] + 1 == two[1] && place(two[0]) == place(two[1]))
        && matches!(place(terms[0]), Place::Sentence { .. })
        && terms.iter().all(|f| !figures[*f].blank)
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
