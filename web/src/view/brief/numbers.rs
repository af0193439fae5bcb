//! Numbers that the brief works out: shares, parts of a hundred, sizes in words.

use super::Part;
use crate::messages::{Lang, Messages};
use crate::view::Dossier;
use rust_decimal::Decimal;

/// What parts add up to, in yuan.
pub fn whole(parts: &[Part]) -> Decimal {
    parts.iter().map(|part| part.fact.yuan).sum()
}

/// The share of a part, with the two decimals that documents use.
pub fn share(part: &Part, whole: Decimal) -> String {
    let share = part.fact.yuan * Decimal::ONE_HUNDRED / whole;
    format!("{:.2}%", share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}

/// How much of every hundred each part takes; rounded so that they make a hundred.
pub fn of_hundred(parts: &[Part]) -> Vec<u32> {
    let whole = whole(parts);
    let exact: Vec<Decimal> =
        parts.iter().map(|part| part.fact.yuan * Decimal::ONE_HUNDRED / whole).collect();
    let mut rounded: Vec<u32> =
        exact.iter().map(|share| u32::try_from(share.floor()).unwrap_or_default()).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(exact[at].fract()));
    let missing = 100u32.saturating_sub(rounded.iter().sum()) as usize;
    order.into_iter().take(missing).for_each(|at| rounded[at] += 1);
    rounded
}

/// An amount in ten thousands of yuan, with two decimals, its separators as in the document.
pub fn ten_thousands(dossier: &Dossier, yuan: Decimal, m: &Messages) -> String {
    let value = (yuan / Decimal::from(10_000))
        .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let printed = dossier.alike(&format!("{value:.2}\u{A0}万元"));
    match m.lang {
        Lang::Zh => printed,
        Lang::En => {
            printed + &yuan_words(yuan, "万元", m).map(|words| (m.brief.aside)(&words)).unwrap_or_default()
        }
    }
}

/// The size of an amount in words, where its printed unit hides it: 亿元 in Chinese, millions of yuan in English.
pub fn yuan_words(yuan: Decimal, unit: &str, m: &Messages) -> Option<String> {
    let size = yuan.abs();
    let in_units = |by: u32, name: &str| {
        let value = (size / Decimal::from(by))
            .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        (m.brief.about)(&value.normalize().to_string(), name)
    };
    let whole = || {
        let digits = size.round().normalize().to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
        (m.brief.about)(&groups.join(","), "")
    };
    match m.lang {
        _ if size.is_zero() => None,
        Lang::Zh if size >= Decimal::from(100_000_000) && unit != "亿元" => {
            Some(in_units(100_000_000, "亿元"))
        }
        Lang::Zh if size >= Decimal::from(10_000) && unit == "元" => Some(in_units(10_000, "万元")),
        Lang::Zh => None,
        Lang::En if size >= Decimal::from(1_000_000_000) => Some(in_units(1_000_000_000, " billion")),
        Lang::En if size >= Decimal::from(1_000_000) => Some(in_units(1_000_000, " million")),
        Lang::En => Some(whole()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_given_where_the_unit_hides_them() {
        let zh = |yuan: i64, unit: &str| yuan_words(Decimal::from(yuan), unit, Lang::Zh.messages());
        assert_eq!(zh(156_211_123, "元").as_deref(), Some("约\u{A0}1.56\u{A0}亿元"));
        assert_eq!(zh(8_563_700, "万元"), None);
        assert_eq!(
            yuan_words(Decimal::from(8_563_700), "万元", Lang::En.messages()).as_deref(),
            Some("¥8.56 million")
        );
    }
}
