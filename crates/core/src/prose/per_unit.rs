//! What one costs: `接待24批次、180人次，人均91.67元`. It is the amount divided by what was counted before it.

use super::clause::StatedNumber;
use super::{Claim, Telling};
use crate::constraint::judge;
use crate::model::amount::Unit;
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::text::number::{Number, numbers};
use rust_decimal::Decimal;

/// Words of what one costs, and what was counted then.
const EACH: [(&[&str], &[&str]); 3] = [
    (&["人均", "每人次", "每人"], &["人次", "人"]),
    (&["批均", "每批次", "每批"], &["批次", "批"]),
    (&["车均", "单车", "每辆", "每台"], &["辆", "台"]),
];

/// What stands between the word and its amount.
const REST: [char; 14] = ['为', '约', '是', '：', '费', '用', '支', '出', '接', '待', '运', '行', '维', '护'];

/// So many digits of what one costs are no chance.
const TELLING: u128 = 10;

/// With so many digits an amount that stands alone may be held to be the one meant, though it does not fit.
const SURE: u128 = 100;

/// What the words right before an amount count, where they say that it is of one.
fn counted(words: &str) -> Option<&'static [&'static str]> {
    let clause = words.rsplit(['，', '。', '；', '（', '、']).next().unwrap_or(words);
    let bare = clause.trim_end_matches(REST);
    EACH.iter().find(|(each, _)| each.iter().any(|word| bare.ends_with(word))).map(|(_, of)| *of)
}

/// The claims of a paragraph on what one costs; the numbers counted become figures where they are divided by.
pub(super) fn claims(
    telling: &mut Telling,
    block: usize,
    text: &Text,
    stated: &[(StatedNumber, FigureId)],
) -> Vec<Claim> {
    let clean = text.clean.as_str();
    let money = |t: &StatedNumber| t.role == Role::Amount && t.number.amount.unit.is_money() && !t.level;
    let mut found = Vec::new();
    for (n, (one, each)) in stated.iter().enumerate().filter(|(_, (t, _))| money(t)) {
        let Some(units) = counted(&clean[..one.number.start]) else { continue };
        if digits(&one.number) < TELLING {
            continue;
        }
        let is_of_one = |t: &StatedNumber| counted(&clean[..t.number.start]).is_some();
        let amounts: Vec<_> = stated[..n].iter().filter(|(t, _)| money(t) && !is_of_one(t)).collect();
        let counts: Vec<Number> =
            numbers(&clean[..one.number.start]).into_iter().filter(|c| is_counted(c, clean, units)).collect();
        // The nearest that fit; else the only ones that can be meant.
        let pairs = || amounts.iter().rev().flat_map(|all| counts.iter().rev().map(move |c| (*all, c)));
        let fits = |(all, count): &(&(StatedNumber, FigureId), &Number)| {
            let three = [all.0.number.amount, count.amount, one.number.amount];
            let terms = [(0, 1), (1, 1), (2, 1)];
            judge::judge(Law::PerUnit, Decimal::ZERO, &terms, |f| three[f]).0 != Verdict::Inconsistent
        };
        let only = || match (&amounts[..], &counts[..]) {
            ([all], [count]) => [digits(&all.0.number), digits(&one.number)]
                .iter()
                .all(|&n| n >= SURE)
                .then_some((*all, count)),
            _ => None,
        };
        let Some(((_, all), count)) = pairs().find(fits).or_else(only) else { continue };
        let known = stated.iter().find(|(t, _)| t.number.start == count.start).map(|(_, figure)| *figure);
        let count =
            known.unwrap_or_else(|| telling.add(text, block, *count, Role::Count, None, Reason::FreeWords));
        found.push((Law::PerUnit, RuleId::GJ318, vec![(*all, 1), (count, 1), (*each, 1)]));
    }
    found
}

/// Whether a number counts one of these: `180人次`.
fn is_counted(number: &Number, clean: &str, units: &[&str]) -> bool {
    let after = clean[number.unit_end..].trim_start();
    number.amount.unit == Unit::Count
        && number.amount.value > Decimal::ONE
        && number.amount.decimals == 0
        && units.iter().any(|unit| after.starts_with(unit))
}

/// The digits of a number as they are printed.
fn digits(number: &Number) -> u128 {
    number.amount.value.mantissa().unsigned_abs()
}
