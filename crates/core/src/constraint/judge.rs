//! Verdicts: does a relation hold as printed, by rounding, or not at all. Decimal arithmetic only.

use crate::model::amount::{Amount, Interval};
use crate::model::figure::Figure;
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
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
        sum += amount.base() * Decimal::from(sign);
        slack += amount.half_ulp() * Decimal::from(sign.abs());
    }
    missed(law, sum, slack)
}

/// Judges what is left of a sum whose terms may miss by `slack` together.
pub fn missed(law: Law, sum: Decimal, slack: Decimal) -> (Verdict, Decimal) {
    let miss = if law == Law::AtMost { (-sum).max(Decimal::ZERO) } else { sum.abs() };
    (by_slack(miss, slack), miss.normalize())
}

fn by_slack(miss: Decimal, slack: Decimal) -> Verdict {
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

/// Judges a result told for a sum of products whose factors are exact.
pub fn formula(result: Amount, products: &[Decimal]) -> (Verdict, Decimal) {
    let miss = (result.base() - products.iter().sum::<Decimal>()).abs().normalize();
    (by_slack(miss, result.half_ulp()), miss)
}

/// Judges any relation from its figures' amounts: of a printed figure its own, or one tried in its stead.
pub fn judge(
    law: Law,
    constant: Decimal,
    terms: &[(usize, i8)],
    amount: impl Fn(usize) -> Amount,
) -> (Verdict, Decimal) {
    let nth = |n: usize| (amount(terms[n].0), terms[n].1);
    match law {
        Law::Same if terms.len() == 2 && is_cut(nth(0).0, nth(1).0) => {
            (Verdict::Rounding, (nth(0).0.base() - nth(1).0.base()).abs().normalize())
        }
        Law::Same | Law::Sum | Law::AtMost => {
            linear(law, constant, terms.iter().map(|&(f, sign)| (amount(f), sign)))
        }
        Law::Share => share(nth(0).0, nth(1).0, nth(2).0),
        Law::Growth => growth(nth(0).0, nth(1), nth(2)),
        Law::GrowthOver => growth_over(nth(0).0, nth(1).0, nth(2)),
        Law::Formula => {
            let mut products: Vec<Decimal> = Vec::new();
            for &(f, sign) in &terms[1..] {
                let n = usize::from(sign.unsigned_abs()) - 1;
                products.resize(products.len().max(n + 1), Decimal::ONE);
                products[n] = products[n].checked_mul(amount(f).value).unwrap_or(Decimal::MAX);
            }
            formula(nth(0).0, &products)
        }
    }
}

/// The relation of `terms` under a law.
pub fn relation(
    figures: &[Figure],
    law: Law,
    rule: RuleId,
    constant: Decimal,
    terms: Vec<(usize, i8)>,
) -> Relation {
    let (verdict, difference) = judge(law, constant, &terms, |f| figures[f].exact_if_blank());
    Relation { law, rule, terms, constant, verdict, difference }
}

/// Judges 占 p% = part ÷ whole. Misses are in percentage points.
pub fn share(part: Amount, whole: Amount, share: Amount) -> (Verdict, Decimal) {
    rate(part.interval(), whole.interval(), part.base(), whole.base(), share.value, share)
}

/// Judges growth = change ÷ prior, prior = value − change; change and growth come with the sign that the words give.
/// From a zero base 100% is the convention, and 0% where both are zero.
pub fn growth(value: Amount, change: (Amount, i8), growth: (Amount, i8)) -> (Verdict, Decimal) {
    let told = growth.0.value * Decimal::from(growth.1);
    let signed = change.0.base() * Decimal::from(change.1);
    let half = change.0.half_ulp();
    let change = Interval { low: signed - half, high: signed + half };
    let prior_value = value.base() - signed;
    if prior_value.is_zero() {
        return from_zero(told, signed);
    }
    let v = value.interval();
    let prior = Interval { low: v.low - change.high, high: v.high - change.low };
    rate(change, prior, signed, prior_value, told, growth.0)
}

/// Judges growth = value ÷ prior − 1; growth comes with the sign that the words give. From a zero base as [`growth`].
pub fn growth_over(value: Amount, prior: Amount, growth: (Amount, i8)) -> (Verdict, Decimal) {
    let told = growth.0.value * Decimal::from(growth.1);
    if prior.base().is_zero() {
        return from_zero(told, value.base());
    }
    let told = told + Decimal::ONE_HUNDRED;
    rate(value.interval(), prior.interval(), value.base(), prior.base(), told, growth.0)
}

/// Judges growth from nothing: 100% by convention, 0% where there is nothing now either.
fn from_zero(told: Decimal, change: Decimal) -> (Verdict, Decimal) {
    let expected = if change.is_zero() { Decimal::ZERO } else { Decimal::ONE_HUNDRED };
    if told == expected || told.is_zero() {
        (Verdict::Exact, Decimal::ZERO)
    } else {
        (Verdict::Inconsistent, (told - expected).abs())
    }
}

fn percent(over: Decimal, under: Decimal) -> Option<Decimal> {
    over.checked_div(under)?.checked_mul(Decimal::ONE_HUNDRED)
}

/// Judges told% = over ÷ under, all three rounded.
fn rate(
    over: Interval,
    under: Interval,
    over_value: Decimal,
    under_value: Decimal,
    told: Decimal,
    printed: Amount,
) -> (Verdict, Decimal) {
    if under_value.is_zero() && !over_value.is_zero() && !told.is_zero() {
        return (Verdict::Inconsistent, told.abs().normalize());
    }
    let Some(ratio) = percent(over_value, under_value) else {
        return (Verdict::Rounding, Decimal::ZERO);
    };
    let rounded = ratio.round_dp_with_strategy(printed.decimals, RoundingStrategy::MidpointAwayFromZero);
    if rounded == told {
        return (Verdict::Exact, Decimal::ZERO);
    }
    let miss = (told - rounded).abs().normalize();
    let half = Decimal::new(5, printed.decimals + 1);
    let corners =
        [(over.low, under.low), (over.low, under.high), (over.high, under.low), (over.high, under.high)];
    let rates: Vec<Decimal> =
        corners.iter().filter_map(|(o, u)| o.checked_div(*u).map(|r| r * Decimal::ONE_HUNDRED)).collect();
    let spans_zero = under.low <= Decimal::ZERO && under.high >= Decimal::ZERO;
    let low = rates.iter().min().copied().unwrap_or(ratio) - half;
    let high = rates.iter().max().copied().unwrap_or(ratio) + half;
    if spans_zero || low <= told && told <= high {
        (Verdict::Rounding, miss)
    } else {
        (Verdict::Inconsistent, miss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        let value: Decimal = text.parse().unwrap();
        Amount { value, decimals: value.scale(), ..Amount::default() }
    }

    fn judged(law: Law, whole: &str, parts: &[&str]) -> (Verdict, String) {
        let parts = parts.iter().map(|p| (amount(p), -1));
        let (verdict, miss) = linear(law, Decimal::ZERO, std::iter::once((amount(whole), 1)).chain(parts));
        (verdict, miss.to_string())
    }

    #[test]
    fn shares_and_growth_hold_by_rounding() {
        let p = |t| amount(t);
        assert_eq!(share(p("834.69"), p("856.37"), p("97.47")).0, Verdict::Exact);
        assert_eq!(share(p("834.69"), p("856.37"), p("97.74")).0, Verdict::Inconsistent);
        assert_eq!(growth(p("834.69"), (p("53.25"), 1), (p("6.81"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("834.69"), (p("53.25"), -1), (p("6.81"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth(p("834.69"), (p("53.25"), 1), (p("6.81"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth_over(p("25.77"), p("60.13"), (p("57.14"), -1)).0, Verdict::Exact);
        assert_eq!(growth_over(p("25.77"), p("60.13"), (p("57.14"), 1)).0, Verdict::Inconsistent);
        assert_eq!(growth_over(p("25.00"), p("0.00"), (p("100.00"), 1)).0, Verdict::Exact);
        // 0.50 → 0.62 is 24%, but small figures leave room: 0.505 → 0.62 is 22.8%.
        assert_eq!(growth(p("0.62"), (p("0.12"), 1), (p("22.80"), 1)).0, Verdict::Rounding);
        assert_eq!(growth(p("1434.89"), (p("255.80"), -1), (p("1.10"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth(p("4.10"), (p("4.10"), 1), (p("100.00"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("0.00"), (p("0.00"), 1), (p("0.00"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("0.00"), (p("4.00"), -1), (p("100.00"), -1)).0, Verdict::Exact);
    }

    #[test]
    fn a_figure_restated_in_a_larger_unit_is_rounded_or_cut() {
        let yuan = |t| Amount { unit: crate::model::amount::Unit::Yuan, ..amount(t) };
        let same = |a: Amount, b: Amount| {
            judge(Law::Same, Decimal::ZERO, &[(0, 1), (1, -1)], |f| if f == 0 { a } else { b }).0
        };
        assert_eq!(same(yuan("15542265.00"), amount("1554.23")), Verdict::Rounding);
        assert_eq!(same(yuan("15542265"), amount("1554.22")), Verdict::Rounding);
        assert!(is_cut(yuan("15542269"), amount("1554.22")) && !is_cut(yuan("15542269"), amount("1554.23")));
        assert_eq!(same(yuan("15542265"), amount("1554.24")), Verdict::Inconsistent);
        assert!(!is_cut(amount("1554.229"), amount("1554.22")));
    }

    #[test]
    fn three_rounded_figures_may_miss_by_a_cent() {
        assert_eq!(judged(Law::Sum, "703.12", &["48.31", "654.82"]), (Verdict::Rounding, "0.01".into()));
        assert_eq!(judged(Law::Sum, "703.12", &["48.31", "654.83"]), (Verdict::Inconsistent, "0.02".into()));
        assert_eq!(judged(Law::Same, "70.88", &["71"]), (Verdict::Rounding, "0.12".into()));
        assert_eq!(judged(Law::AtMost, "4.00", &["7.33"]), (Verdict::Inconsistent, "3.33".into()));
        assert_eq!(judged(Law::AtMost, "8.98", &["4.00"]), (Verdict::Exact, "0".into()));
    }
}
