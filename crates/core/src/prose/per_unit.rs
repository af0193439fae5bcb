//! What one costs: `接待24批次、180人次，人均91.67元`. It is the amount divided by what was counted before it.

use super::clause::StatedNumber;
use super::{Claim, Telling};
use crate::constraint::judge;
use crate::model::amount::{Amount, Unit};
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
    let above = above(telling, block, stated.len());
    let mut found = Vec::new();
    for (n, (one, each)) in stated.iter().enumerate().filter(|(_, (t, _))| money(t)) {
        let Some(units) = counted(&clean[..one.number.start]) else { continue };
        if digits(&one.number.amount) < TELLING {
            continue;
        }
        let is_of_one = |t: &StatedNumber| counted(&clean[..t.number.start]).is_some();
        let own = stated[..n].iter().rev().take(MOST_BEFORE).filter(|(t, _)| money(t) && !is_of_one(t));
        let own: Vec<(FigureId, Amount)> = own.map(|(t, f)| (*f, t.number.amount)).collect();
        let counts = counts(clean, one.number.start, units);
        let pair = Pair::of(one.number.amount, &own, &counts)
            .or_else(|| Pair::of_unit(one.number.amount, &own, &counts))
            .or_else(|| {
                let near = Pair::of(one.number.amount, &above, &counts);
                near.or_else(|| Pair::of_unit(one.number.amount, &above, &counts))
            })
            .or_else(|| Pair::only(one.number.amount, &own, &counts));
        let Some(Pair { all, count }) = pair else { continue };
        let known = stated.iter().find(|(t, _)| t.number.start == count.start).map(|(_, figure)| *figure);
        let count =
            known.unwrap_or_else(|| telling.add(text, block, count, Role::Count, None, Reason::FreeWords));
        found.push((Law::PerUnit, RuleId::GJ318, vec![(all, 1), (count, 1), (*each, 1)]));
    }
    found
}

/// So many figures before what one costs are looked at for what was divided.
const MOST_BEFORE: usize = 24;

/// What was counted stands so near, in bytes.
const FARTHEST: usize = 600;

/// The numbers before what one costs that count one of these, the nearest first.
fn counts(clean: &str, end: usize, units: &[&str]) -> Vec<Number> {
    let from = (end.saturating_sub(FARTHEST)..=end).find(|&at| clean.is_char_boundary(at)).unwrap_or(end);
    let shifted =
        |n: Number| Number { start: n.start + from, end: n.end + from, unit_end: n.unit_end + from, ..n };
    let near = numbers(&clean[from..end]).into_iter().rev().map(shifted);
    near.filter(|n| is_counted(n, clean, units)).collect()
}

/// So many amounts of the paragraphs above may be the one that was divided.
const MOST_ABOVE: usize = 8;

/// The amounts that paragraphs above a block told last, which told `own` figures itself.
fn above(telling: &Telling, block: usize, own: usize) -> Vec<(FigureId, Amount)> {
    let figure = |f: FigureId| &telling.recognised.figures[f];
    let stated = telling.narrative.statements.iter().rev().skip(own).take(MOST_BEFORE);
    let stated = stated.filter(|s| s.block != block);
    let money = stated.map(|s| (s.figure, figure(s.figure))).filter(|(_, f)| {
        f.role == Role::Amount && f.amount.unit.is_money() && !f.blank && !f.amount.value.is_zero()
    });
    money.take(MOST_ABOVE).map(|(id, f)| (id, f.amount)).collect()
}

/// What was divided, and by what.
struct Pair {
    all: FigureId,
    count: Number,
}

impl Pair {
    /// The nearest that fit.
    fn of(one: Amount, amounts: &[(FigureId, Amount)], counts: &[Number]) -> Option<Pair> {
        let fits = |all: Amount, count: &Number| {
            let three = [all, count.amount, one];
            let terms = [(0, 1), (1, 1), (2, 1)];
            judge::judge(Law::PerUnit, Decimal::ZERO, &terms, |f| three[f]).0 != Verdict::Inconsistent
        };
        let pairs = amounts.iter().flat_map(|all| counts.iter().map(move |count| (all, count)));
        let (all, count) = pairs.into_iter().find(|(all, count)| fits(all.1, count))?;
        Some(Pair { all: all.0, count: *count })
    }

    /// Those that fit in another unit: 元 was written for 万元, or the other way round.
    fn of_unit(one: Amount, amounts: &[(FigureId, Amount)], counts: &[Number]) -> Option<Pair> {
        let unit = match one.unit {
            Unit::Yuan => Unit::TenThousandYuan,
            Unit::TenThousandYuan => Unit::Yuan,
            _ => return None,
        };
        let telling = digits(&one) >= SURE;
        Pair::of(Amount { unit, ..one }, amounts, counts).filter(|_| telling)
    }

    /// The only ones that can be meant, though they do not fit.
    fn only(one: Amount, amounts: &[(FigureId, Amount)], counts: &[Number]) -> Option<Pair> {
        let ([(all, amount)], [count]) = (amounts, counts) else { return None };
        [digits(amount), digits(&one)].iter().all(|&n| n >= SURE).then_some(Pair { all: *all, count: *count })
    }
}

/// Whether a number counts one of these: `180人次`.
fn is_counted(number: &Number, clean: &str, units: &[&str]) -> bool {
    let after = clean[number.unit_end..].trim_start();
    number.amount.unit == Unit::Count
        && number.amount.value > Decimal::ONE
        && number.amount.decimals == 0
        && units.iter().any(|unit| after.starts_with(unit))
}

/// The digits of an amount as they are printed.
fn digits(amount: &Amount) -> u128 {
    amount.value.mantissa().unsigned_abs()
}
