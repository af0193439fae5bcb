//! Whether a slip of the pen explains why a relation fails.

use super::super::policy as p;
use super::rounding;
use crate::constraint::judge::{self, Trial};
use crate::constraint::slips;
use crate::model::amount::{Amount, Unit, half_of_last};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::slip::Slip;
use rust_decimal::Decimal;

/// Whether one natural slip in one of its printed figures makes a relation hold. Rates have few digits: what others bear
/// out is not taken to be wrong for their sake.
pub(super) fn explains(figures: &[Figure], relation: &Relation, sure: impl Fn(FigureId) -> bool) -> bool {
    if is_of_this_year(figures, relation) || is_inverted(figures, relation) {
        return true;
    }
    if relation.law == Law::Share
        && figures[relation.terms[2].0].of_named
        && repeats_its_part(figures, relation)
    {
        return true;
    }
    if has_another_unit(figures, relation) {
        return true;
    }
    let first = relation.terms.iter().take(p::MOST_TERMS + 1);
    let named = relation.law == Law::Share && figures[relation.terms[2].0].of_named;
    let rate = matches!(relation.law, Law::Share | Law::GrowthOver) && !named;
    let open = |f: FigureId| !(figures[f].blank || rate && figures[f].amount.unit.is_money() && sure(f));
    first.filter(|(f, _)| open(*f)).any(|&(f, _)| {
        let printed = figures[f].amount;
        let own = figures[f].exact_if_blank();
        let amount = |g: FigureId| figures[g].exact_if_blank();
        let trial =
            (relation.law == Law::Sum).then(|| Trial::of(relation.constant, &relation.terms, f, amount));
        let verdict = |tried: Amount| match &trial {
            Some(trial) => trial.with(tried),
            None => {
                let amount = |g: FigureId| if g == f { tried } else { amount(g) };
                judge::judge(relation.law, relation.constant, &relation.terms, amount).0
            }
        };
        let fits = |meant: &Decimal| {
            !meant.is_zero()
                && may_be_meant(relation, *meant, printed.value)
                && !exceeds_by_far(figures, relation)
        };
        slips::meant(printed.value).into_iter().filter(fits).any(|meant: Decimal| {
            let meant = if printed.value.is_sign_negative() { -meant } else { meant };
            let decimals = rounding::decimals_of(own, meant);
            // `下降4.76%` for 47.67%: what stood behind the digits is lost where the point moved.
            let cut = relation.law == Law::Growth && decimals < own.decimals;
            let half = if cut { half_of_last(decimals) } else { Decimal::ZERO };
            let value = if meant.is_sign_negative() { meant - half } else { meant + half };
            // A rate that any neighbour of its last digits satisfies proves nothing.
            let verdict = verdict(Amount { value, decimals, ..own });
            let rounded =
                relation.law == Law::Same && rounding::decimals_of(printed, meant) < printed.decimals;
            // Parts that were rounded may miss by the last digit.
            let swapped = relation.law == Law::Sum
                && slips::between(meant.abs(), printed.value.abs()) == Some(Slip::TransposedDigits);
            // `11.81` for 118.07 among parts: the digits that stood behind were rounded away.
            let moved = relation.law == Law::Sum
                && decimals < own.decimals
                && slips::between(meant.abs(), printed.value.abs()) == Some(Slip::MisplacedDecimalPoint);
            verdict == Verdict::Exact || (rounded || swapped || cut || moved) && verdict == Verdict::Rounding
        })
    })
}

/// Whether a relation holds once the unit of one amount of a sentence is read as another: 亿元 for 万元, 元 for 万元.
fn has_another_unit(figures: &[Figure], relation: &Relation) -> bool {
    const UNITS: [Unit; 3] = [Unit::Yuan, Unit::TenThousandYuan, Unit::HundredMillionYuan];
    let written = |f: FigureId| {
        let figure = &figures[f];
        let digits = figure.amount.value.normalize().mantissa().unsigned_abs();
        matches!(figure.place, Place::Sentence { .. })
            && figure.amount.unit.is_money()
            && !figure.blank
            && digits >= FEWEST
    };
    let holds = |f: FigureId, unit: Unit| {
        let amount = |g: FigureId| {
            let own = figures[g].exact_if_blank();
            if g == f { Amount { unit, ..own } } else { own }
        };
        let verdict = judge::judge(relation.law, relation.constant, &relation.terms, amount).0;
        // In a smaller unit a part of a sum is next to nothing, and so is what is held to be nothing: that it holds so says
        // nothing.
        let shrinks = relation.law == Law::Sum && unit.power() < figures[f].amount.unit.power();
        let nothing = relation.law == Law::Same
            && relation.terms.iter().any(|(g, _)| figures[*g].amount.value.is_zero());
        !nothing && (verdict == Verdict::Exact || !shrinks && verdict == Verdict::Rounding)
    };
    matches!(relation.law, Law::Same | Law::Sum | Law::PerUnit)
        && relation.terms.iter().take(p::MOST_TERMS).any(|&(f, _)| {
            written(f) && UNITS.iter().any(|unit| *unit != figures[f].amount.unit && holds(f, *unit))
        })
}

/// A growth that was divided by this year's amount, not by that of the year before.
fn is_of_this_year(figures: &[Figure], relation: &Relation) -> bool {
    let [(now, _), (change, _), (rate, _)] = relation.terms[..] else { return false };
    let amount = |f: FigureId| figures[f].amount;
    let stated = amount(rate);
    let absolute = |a: Amount| Amount { value: a.value.abs(), ..a };
    relation.law == Law::Growth
        && stated.decimals > 0
        && !amount(now).value.is_zero()
        && judge::share(absolute(amount(change)), absolute(amount(now)), absolute(stated)).0
            != Verdict::Inconsistent
}

/// `预算14.00万元，决算15.26万元，完成预算的91.74%`: the plan was divided by what was carried out.
fn is_inverted(figures: &[Figure], relation: &Relation) -> bool {
    let [(part, _), (whole, _), (rate, _)] = relation.terms[..] else { return false };
    let amount = |f: FigureId| figures[f].amount;
    relation.law == Law::Share
        && amount(rate).decimals > 0
        && !amount(part).value.is_zero()
        && judge::share(amount(whole), amount(part), amount(rate)).0 == Verdict::Exact
}

/// `货物16.00万元，占采购总额的16.00%`: the amount was written for its share.
fn repeats_its_part(figures: &[Figure], relation: &Relation) -> bool {
    let amount = |n: usize| figures[relation.terms[n].0].amount;
    amount(0).value == amount(2).value && amount(0).decimals == amount(2).decimals && amount(0).decimals > 0
}

/// Whether a slip says anything: with a digit more or less any amount is greater than another, and of few digits any
/// number is made of any other.
fn may_be_meant(relation: &Relation, meant: Decimal, printed: Decimal) -> bool {
    let slip = slips::between(meant, printed.abs());
    let as_long = matches!(slip, Some(Slip::TransposedDigits | Slip::OneDigit));
    let digits = printed.mantissa().unsigned_abs();
    match relation.law {
        Law::AtMost => as_long,
        Law::Same if slip == Some(Slip::OneDigit) => digits >= 10 * FEWEST,
        Law::Same => digits >= FEWEST,
        // A digit more or less in one of several parts brings about many sums.
        Law::Sum => {
            relation.terms.len() < LONG || !matches!(slip, Some(Slip::LostDigit | Slip::DoubledDigit))
        }
        _ => true,
    }
}

/// A sum of so many figures is long.
const LONG: usize = 5;

/// Whether parts that nobody knows by name are far more than what they were taken to be parts of.
fn exceeds_by_far(figures: &[Figure], relation: &Relation) -> bool {
    let whole = &figures[relation.terms[0].0];
    let unknown = relation.terms[1..].iter().any(|(f, _)| !figures[*f].is_placed());
    relation.law == Law::AtMost && unknown && relation.difference > p::FAR * whole.amount.base().abs()
}

/// Numbers below this have one digit or two.
const FEWEST: u128 = 100;
