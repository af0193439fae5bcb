//! How the amounts of a picture are printed: in the unit, with the decimals and the separators of its figures.
//! A picture whose figures are stated in several units is printed in 万元.

use super::places::Places;
use crate::view::digits::spelled;
use rust_decimal::{Decimal, RoundingStrategy};

/// How amounts are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// 元, 万元 or 亿元.
    pub unit: String,
    decimals: u32,
    grouped: bool,
}

impl Default for Print {
    fn default() -> Self {
        Print { unit: "万元".into(), decimals: 2, grouped: false }
    }
}

impl Print {
    /// The way that these figures are printed.
    pub fn of(places: &Places, figures: &[u32]) -> Print {
        let figures: Vec<_> = figures.iter().filter_map(|&f| places.dossier.figure(f)).collect();
        let grouped = places.dossier.grouped;
        let Some(first) = figures.first() else { return Print::default() };
        if figures.iter().any(|f| f.unit != first.unit) {
            return Print { grouped, ..Print::default() };
        }
        let decimals = |value: &str| value.split_once('.').map_or(0, |(_, d)| d.len() as u32);
        let decimals = figures.iter().map(|f| decimals(&f.value)).max().unwrap_or(2).min(6);
        Print { unit: first.unit.clone(), decimals, grouped }
    }

    /// An amount in 万元, printed.
    pub fn amount(&self, value: Decimal) -> String {
        let scaled = match self.unit.as_str() {
            "元" => value.checked_mul(Decimal::from(10_000)),
            "亿元" => value.checked_mul(Decimal::new(1, 4)),
            _ => Some(value),
        };
        let mut rounded = scaled
            .unwrap_or(value)
            .round_dp_with_strategy(self.decimals, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(self.decimals);
        let text = rounded.abs().to_string();
        let minus = if rounded.is_sign_negative() && !rounded.is_zero() { "−" } else { "" };
        format!("{minus}{}", spelled(&text, self.grouped))
    }

    /// A change: its sign is always there, except at zero.
    pub fn change(&self, value: Decimal) -> String {
        let plus = if value > Decimal::ZERO { "+" } else { "" };
        format!("{plus}{}", self.amount(value))
    }
}

/// A share of a whole in per cent, with two decimals as the documents print it.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let mut share = share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    share.rescale(2);
    Some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_printed_as_the_document_does() {
        let yuan = Print { unit: "元".into(), decimals: 0, grouped: true };
        assert_eq!(yuan.amount(Decimal::new(189_767_551, 4)), "189,767,551");
        let plain = Print::default();
        assert_eq!(plain.amount(Decimal::new(-1263, 2)), "−12.63");
        assert_eq!(plain.change(Decimal::new(15, 1)), "+1.50");
        assert_eq!(plain.change(Decimal::ZERO), "0.00");
        assert_eq!(plain.amount(Decimal::new(-1, 4)), "0.00");
        assert_eq!(Print { grouped: true, ..plain }.amount(Decimal::new(1234567, 2)), "12,345.67");
    }

    #[test]
    fn shares_have_two_decimals_and_nothing_is_a_share_of_nothing() {
        assert_eq!(percent(Decimal::ONE, Decimal::from(3)).map(|p| p.to_string()).as_deref(), Some("33.33"));
        assert_eq!(percent(Decimal::ONE, Decimal::ZERO), None);
    }
}
