//! Verdicts: does a relation hold as printed, by rounding, or not at all. Decimal arithmetic only.

use crate::amount::Amount;
use crate::figure::Figure;
use crate::relation::{Law, Relation, Verdict};
use rust_decimal::Decimal;

/// Judges Σ sign·figure = 0 (≥ 0 for [`Law::AtMost`]), each figure standing for the interval of its rounding.
/// Gives the verdict and by how much the printed figures miss.
pub fn linear(law: Law, terms: impl IntoIterator<Item = (Amount, i8)>) -> (Verdict, Decimal) {
    let (mut sum, mut slack) = (Decimal::ZERO, Decimal::ZERO);
    for (amount, sign) in terms {
        sum += amount.base() * Decimal::from(sign);
        slack += amount.half_ulp() * Decimal::from(sign.abs());
    }
    let miss = if law == Law::AtMost { (-sum).max(Decimal::ZERO) } else { sum.abs() };
    let verdict = match miss {
        m if m.is_zero() => Verdict::Exact,
        m if m <= slack => Verdict::Rounding,
        _ => Verdict::Inconsistent,
    };
    (verdict, miss.normalize())
}

/// The relation of `terms` under a linear law.
pub fn relation(figures: &[Figure], law: Law, rule: &'static str, terms: Vec<(usize, i8)>) -> Relation {
    let (verdict, difference) =
        linear(law, terms.iter().map(|&(f, sign)| (figures[f].exact_if_blank(), sign)));
    Relation { law, rule, terms, verdict, difference }
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
        let (verdict, miss) = linear(law, std::iter::once((amount(whole), 1)).chain(parts));
        (verdict, miss.to_string())
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
