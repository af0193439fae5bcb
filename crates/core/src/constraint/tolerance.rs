//! Tolerance: a printed figure stands for the interval of its rounding. What the laws share of judging by it.

use super::case::Case;
use crate::model::amount::{Amount, Interval, half_of_last, signed};
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use rust_decimal::{Decimal, RoundingStrategy};

/// Judges Σ sign·figure + constant = 0 (≥ 0 for [`Law::AtMost`]), each figure standing for the interval of its
/// rounding. Gives the verdict and by how much the printed figures miss.
pub fn linear(
    law: Law,
    constant: Decimal,
    terms: impl IntoIterator<Item = (Amount, i8)>,
) -> (Verdict, Decimal) {
    let (mut sum, mut slack) = (constant, Decimal::ZERO);
    for (amount, sign) in terms {
        sum += signed(amount.base(), sign);
        slack += signed(amount.half_ulp(), sign.abs());
    }
    missed(law, sum, slack)
}

/// A sum of which one figure is tried with other amounts: what all others come to is added up but once, so that a long
/// sum costs no more for each trial than a short one.
pub struct Trial {
    sum: Decimal,
    slack: Decimal,
    /// How often the figure counts, with its signs and without them.
    signed: i8,
    times: i8,
}

impl Trial {
    /// Of `figure` among `terms`.
    pub fn of(
        constant: Decimal,
        terms: &[(FigureId, i8)],
        figure: FigureId,
        amount: impl Fn(FigureId) -> Amount,
    ) -> Self {
        let zero = Decimal::ZERO;
        let mut trial = Trial { sum: constant, slack: zero, signed: 0, times: 0 };
        for (f, sign) in terms {
            if *f == figure {
                trial.signed = trial.signed.saturating_add(*sign);
                trial.times = trial.times.saturating_add(sign.abs());
            } else {
                let amount = amount(*f);
                trial.sum += signed(amount.base(), *sign);
                trial.slack += signed(amount.half_ulp(), sign.abs());
            }
        }
        trial
    }

    /// The verdict on the sum where the figure is `amount`.
    pub fn with(&self, amount: Amount) -> Verdict {
        let sum = self.sum + signed(amount.base(), self.signed);
        missed(Law::Sum, sum, self.slack + signed(amount.half_ulp(), self.times)).0
    }
}

/// Judges what is left of a sum whose terms may miss by `slack` together.
pub fn missed(law: Law, sum: Decimal, slack: Decimal) -> (Verdict, Decimal) {
    let miss = if law == Law::AtMost { (-sum).max(Decimal::ZERO) } else { sum.abs() };
    (by_slack(miss, slack), miss.normalize())
}

/// As [`linear`], of a case.
pub fn linear_of(law: Law, case: &Case) -> (Verdict, Decimal) {
    linear(law, case.constant, (0..case.terms.len()).map(|n| (case.amount(n), case.terms[n].1)))
}

/// The value of one term with which Σ sign·figure + constant = 0.
pub fn solve_linear(case: &Case, at: usize) -> Option<Decimal> {
    let rest: Decimal = (0..case.terms.len()).filter(|&n| n != at).map(|n| case.signed(n)).sum();
    (-(rest + case.constant)).checked_div(case.sign(at))
}

/// The verdict on a miss, where rounding may explain up to `slack` of it.
pub fn by_slack(miss: Decimal, slack: Decimal) -> Verdict {
    match miss {
        m if m.is_zero() => Verdict::Exact,
        m if m <= slack => Verdict::Rounding,
        _ => Verdict::Inconsistent,
    }
}

/// Whether one of two is the other in a larger unit with the further digits cut off, not rounded: 15,542,265 元 told
/// as 1,554.22 万元.
pub fn is_cut(a: Amount, b: Amount) -> bool {
    let (fine, coarse) = if a.precision() < b.precision() { (a, b) } else { (b, a) };
    let digits = u32::try_from(-coarse.precision()).unwrap_or(0);
    fine.unit != coarse.unit
        && fine.unit.is_money()
        && coarse.unit.is_money()
        && fine.base().trunc_with_scale(digits) == coarse.base()
        && (fine.base() - coarse.base()).abs() > coarse.half_ulp()
}

/// Judges growth from nothing: 100% by convention, 0% where there is nothing now either.
pub fn from_zero(stated: Decimal, change: Decimal) -> (Verdict, Decimal) {
    let expected = if change.is_zero() { Decimal::ZERO } else { Decimal::ONE_HUNDRED };
    if stated == expected || stated.is_zero() {
        (Verdict::Exact, Decimal::ZERO)
    } else {
        (Verdict::Inconsistent, (stated - expected).abs())
    }
}

/// One value in percent of another.
fn percent(over: Decimal, under: Decimal) -> Option<Decimal> {
    over.checked_div(under)?.checked_mul(Decimal::ONE_HUNDRED)
}

/// Judges told% = over ÷ under, all three rounded.
pub fn rate(
    over: Interval,
    under: Interval,
    over_value: Decimal,
    under_value: Decimal,
    stated: Decimal,
    printed: Amount,
) -> (Verdict, Decimal) {
    if under_value.is_zero() && !over_value.is_zero() && !stated.is_zero() {
        return (Verdict::Inconsistent, stated.abs().normalize());
    }
    let Some(ratio) = percent(over_value, under_value) else {
        return (Verdict::Rounding, Decimal::ZERO);
    };
    let rounded = ratio.round_dp_with_strategy(printed.decimals, RoundingStrategy::MidpointAwayFromZero);
    if rounded == stated {
        return (Verdict::Exact, Decimal::ZERO);
    }
    let miss = (stated - rounded).abs().normalize();
    let half = half_of_last(printed.decimals);
    let corners =
        [(over.low, under.low), (over.low, under.high), (over.high, under.low), (over.high, under.high)];
    let rates: Vec<Decimal> =
        corners.iter().filter_map(|(o, u)| o.checked_div(*u).map(|r| r * Decimal::ONE_HUNDRED)).collect();
    let spans_zero = under.low <= Decimal::ZERO && under.high >= Decimal::ZERO;
    let low = rates.iter().min().copied().unwrap_or(ratio) - half;
    let high = rates.iter().max().copied().unwrap_or(ratio) + half;
    if spans_zero || low <= stated && stated <= high {
        (Verdict::Rounding, miss)
    } else {
        (Verdict::Inconsistent, miss)
    }
}
