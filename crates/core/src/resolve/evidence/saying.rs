//! An amount, its change and its growth told in one breath: the words tie them, whatever they are of. What speaks against
//! such a reading is only that the change is of another amount of the paragraph.

use super::super::policy as p;
use crate::constraint::judge;
use crate::lexicon::decompositions::parts_of;
use crate::model::cube::{Axis, Member};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// Whether a growth, its change and its amount stand one behind the other in a paragraph. Figures are in the order of
/// the text.
pub(super) fn is_one_saying(figures: &[Figure], relation: &Relation) -> bool {
    let mut terms: Vec<FigureId> = relation.terms.iter().map(|(f, _)| *f).collect();
    if let (Law::Growth, [amount, change, _]) = (relation.law, &mut terms[..]) {
        *amount = said_before(figures, *amount, *change);
    }
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
    let first = amount == terms.first().copied();
    (matches!(relation.law, Law::Growth | Law::GrowthOver | Law::Completion) && first
        || of_plan
        || completes_plan(figures, relation))
        && terms.len() == 3
        && terms.windows(2).all(|two| place(two[0]) == place(two[1]))
        && is_unbroken(figures, &terms)
        && matches!(place(terms[0]), Place::Sentence { .. })
        && terms.iter().all(|f| !figures[*f].blank)
}

/// Where the paragraph of a change tells the amount that a form tells more exactly, that of the paragraph.
fn said_before(figures: &[Figure], amount: FigureId, change: FigureId) -> FigureId {
    let (printed, place) = (&figures[amount], figures[change].place);
    if printed.place == place {
        return amount;
    }
    let economic = |f: &Figure| f.coordinate.on(Axis::Economic).clone();
    let same = |f: &FigureId| {
        let other = &figures[*f];
        other.role == Role::Amount
            && other.amount.base() == printed.amount.base()
            && economic(other) == economic(printed)
    };
    let before = (0..change).rev().take_while(|f| figures[*f].place == place).take(NEAR + 1);
    before.filter(same).last().unwrap_or(amount)
}

/// `年初预算9万元，支出决算8万元，完成88.9%`: a plan, what was carried out and the rate, one right behind the other.
fn completes_plan(figures: &[Figure], relation: &Relation) -> bool {
    let [(done, _), (plan, _), (rate, _)] = relation.terms[..] else { return false };
    let stage = |f: FigureId| figures[f].coordinate.on(Axis::Stage);
    relation.law == Law::Share
        && plan + 1 == done
        && done + 1 == rate
        && *stage(done) == Member::EXECUTION
        && *stage(plan) != Member::EXECUTION
}

/// So many figures may stand between an amount and what it is compared with.
const NEAR: usize = 3;

/// Whether nothing stands between figures but, at most, one amount that they are compared with, the share of the first, or
/// what it consists of: `9万元（其中甲5万元、乙4万元），比上年减少…`.
fn is_unbroken(figures: &[Figure], terms: &[FigureId]) -> bool {
    let (Some(&first), Some(&last)) = (terms.first(), terms.last()) else { return false };
    let between: Vec<FigureId> = (first..last).filter(|f| !terms.contains(f)).collect();
    let place = &figures[first].coordinate;
    let part = |f: &FigureId| {
        let inner = &figures[*f];
        let within = |axis: Axis| {
            let member = inner.coordinate.on(axis);
            place.on(axis).contains(member) || parts_of(place, axis).contains(&member.as_str())
        };
        inner.role == Role::Amount && inner.coordinate != *place && Axis::EACH.into_iter().all(within)
    };
    // `较上年减少2万元，下降4.0%，较年初预算减少1万元，下降2.0%`: the other comparison of the same amount.
    let compared = |f: &FigureId| {
        figures[*f].coordinate == *place && matches!(figures[*f].role, Role::Change | Role::Growth)
    };
    let share = |f: &FigureId| *f == first + 1 && figures[*f].role == Role::Share;
    match between[..] {
        [] => true,
        [other] if other == first + 1 && figures[other].role == Role::Amount => true,
        [other] if share(&other) && figures[first].amount.value.is_zero() => true,
        _ => {
            let same = |f: &FigureId| figures[*f].coordinate == *place;
            figures[first].is_placed()
                && terms.iter().all(same)
                && between.iter().all(|f| share(f) || part(f) || compared(f))
        }
    }
}

/// Whether one figure tells the amount of another for the year before.
fn is_year_before(figure: &Figure, of: &Figure) -> bool {
    let (mut before, now) = (figure.coordinate.clone(), &of.coordinate);
    let earlier = before.year < now.year;
    before.year = now.year;
    figure.is_placed() && of.is_placed() && earlier && before == *now
}

/// Whether the change and the growth are those of another amount of the paragraph.
pub(super) fn fits_another_amount(figures: &[Figure], relation: &Relation) -> bool {
    let [(amount, _), change, growth] = relation.terms[..] else { return false };
    // The amount may be the one that a form tells.
    let place = figures[change.0].place;
    let money = |f: &FigureId| {
        let figure = &figures[*f];
        figure.role == Role::Amount && figure.amount.unit.is_money() && !figure.blank && *f != amount
    };
    let before = (0..change.0).rev().take_while(|f| figures[*f].place == place);
    let after = (change.0 + 1..figures.len()).take_while(|f| figures[*f].place == place);
    let holds = |other: FigureId| {
        let terms = [(other, 1), change, growth];
        judge::judge(Law::Growth, relation.constant, &terms, |f| figures[f].exact_if_blank()).0
            != Verdict::Inconsistent
    };
    match relation.law {
        // `与2030年（9万元）相比，总预算增加1万元，增长11.1%`: the change and its rate are of another amount of the year before.
        Law::Growth => {
            let of = |other: FigureId| {
                let terms = [(change.0, 1), (other, 1), (growth.0, 1)];
                let verdict =
                    judge::judge(Law::Share, Decimal::ZERO, &terms, |f| figures[f].exact_if_blank()).0;
                // What leads to this amount, up or down, is its own.
                let base = |f: FigureId| figures[f].amount.base();
                let miss = (base(amount) - base(other)).abs() - base(change.0).abs();
                let own = miss.abs() <= p::NEAR || is_year_before(&figures[other], &figures[amount]);
                verdict == Verdict::Exact && !own && figures[growth.0].amount.decimals > 0
            };
            before.chain(after).filter(money).any(|other| holds(other) || of(other))
        }
        // `预算为9万元，其中：甲5万元，乙4万元，比上年8万元增加1万元`: of the whole of the list.
        // The same digits in another unit are the same amount.
        Law::Sum if relation.rule == RuleId::GJ501 => before.filter(money).any(|other| {
            if figures[other].amount.value == figures[amount].amount.value {
                return false;
            }
            let terms = [(other, relation.terms[0].1), relation.terms[1], relation.terms[2]];
            let amount = |f: FigureId| figures[f].exact_if_blank();
            judge::judge(Law::Sum, relation.constant, &terms, amount).0 == Verdict::Exact
        }),
        // `年初预算9万元，支出决算9万元，完成100%` behind the plan of another item: of the plan right before.
        Law::Share => {
            // Told of one place, or of none that is known: not another stage's plan.
            let alike = |f: FigureId| {
                !figures[f].is_placed() || figures[f].coordinate == figures[change.0].coordinate
            };
            let nearest = |other: FigureId| {
                let terms = [(amount, 1), (other, 1), growth];
                figures[other].place == place
                    && alike(other)
                    && money(&other)
                    && other != change.0
                    && judge::judge(Law::Share, relation.constant, &terms, |f| figures[f].exact_if_blank()).0
                        == Verdict::Exact
            };
            figures[amount].place == place && amount.checked_sub(1).is_some_and(nearest)
        }
        _ => false,
    }
}
