//! What one costs: `接待24批次、180人次，人均91.67元`. It is the amount divided by what was counted before it.

use super::clause::StatedNumber;
use super::{Claim, Telling};
use crate::constraint::{judge, slips};
use crate::lexicon::counts::EACH;
use crate::model::amount::{Amount, Unit};
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::model::slip::Slip;
use crate::source::Text;
use crate::text::number::{Number, numbers};
use rust_decimal::Decimal;

/// `平均每出院人次住院收入`: so many characters stand between 每 and what is counted, and behind the word, at most.
const MOST_BETWEEN: usize = 4;
const MOST_BEHIND: usize = 10;

/// So many digits of what one costs are no chance.
const TELLING: u128 = 10;

/// With so many digits an amount that stands alone may be held to be the one meant, though it does not fit.
const SURE: u128 = 100;

/// With so many digits no amount divided by a number comes so near by chance.
const LONG: u128 = 1000;

/// What the words right before an amount count, where they say that it is of one.
fn counted(words: &str) -> Option<&'static [&'static str]> {
    let clause = clause_of(words, words.len());
    let short = |behind: &str, most: usize| behind.chars().count() <= most && !behind.contains("每");
    let ends =
        |word: &str| clause.rfind(word).is_some_and(|at| short(&clause[at + word.len()..], MOST_BEHIND));
    let each = EACH.iter().find(|(each, _)| each.iter().any(|word| ends(word)));
    let each = each.or_else(|| {
        // `每出院人次`: the unit stands behind the words of what is counted.
        let behind = &clause[clause.rfind('每')? + '每'.len_utf8()..];
        EACH.iter().find(|(_, units)| {
            let at = behind.find(units[0]);
            at.is_some_and(|at| {
                short(&behind[..at], MOST_BETWEEN) && short(&behind[at + units[0].len()..], MOST_BEHIND)
            })
        })
    });
    each.map(|(_, of)| *of)
}

/// The claims of a paragraph on what one costs; the numbers counted become figures where they are divided by.
pub(super) fn claims(
    telling: &mut Telling,
    block: usize,
    text: &Text,
    stated: &[(StatedNumber, FigureId)],
) -> Vec<Claim> {
    let clean = text.clean.as_str();
    let money = |t: &StatedNumber| {
        let amount = &t.number.amount;
        t.role == Role::Amount && amount.unit.is_money() && !t.level && !amount.value.is_zero()
    };
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
            .or_else(|| {
                let from = clean[..one.number.start].rfind(['。', '；']).unwrap_or(0);
                let near =
                    own.iter().filter(|(f, _)| stated.iter().any(|(t, g)| g == f && t.number.start > from));
                let near: Vec<_> = near.copied().collect();
                let counts: Vec<Number> = counts.iter().filter(|n| n.start > from).copied().collect();
                Pair::only(one.number.amount, &near, &counts)
            })
            .or_else(|| Pair::only(one.number.amount, &own, &counts))
            .or_else(|| {
                let name = clause_of(clean, one.number.start);
                let called = |ends: bool| {
                    let is = |f: &FigureId| {
                        let own = stated.iter().find(|(_, g)| g == f);
                        own.is_some_and(|(t, _)| same_name(clause_of(clean, t.number.start), name, ends))
                    };
                    own.iter().filter(|(f, _)| is(f)).copied().collect::<Vec<_>>()
                };
                let named = Some(called(true)).filter(|all| !all.is_empty()).unwrap_or_else(|| called(false));
                Pair::only(one.number.amount, &named, counts.get(..1).unwrap_or_default())
            })
            .or_else(|| {
                let all: Vec<_> = own.iter().take(NEAREST).chain(&above).copied().collect();
                Pair::of_slip(one.number.amount, &all, &counts[..counts.len().min(NEAREST)])
            });
        let Some(Pair { all, count }) = pair else { continue };
        let known = super::counts::stated_as(stated, &count);
        let count =
            known.unwrap_or_else(|| telling.add(text, block, count, Role::Count, None, Reason::FreeWords));
        found.push((Law::PerUnit, RuleId::GJ318, vec![(all, 1), (count, 1), (*each, 1)]));
    }
    found
}

/// The words of its own clause before a number.
fn clause_of(clean: &str, at: usize) -> &str {
    clean[..at]
        .rsplit(['，', '。', '；', '（', '、', '：'])
        .next()
        .unwrap_or("")
        .trim_end_matches(['为', '约'])
}

/// `公务用车运行维护费` and `平均每辆运行维护费`: whether what one costs is called as what all cost.
fn same_name(all: &str, one: &str, ends: bool) -> bool {
    let behind = EACH.iter().flat_map(|(each, _)| each.iter()).filter_map(|word| one.split(word).nth(1));
    behind.into_iter().any(|name| {
        let named = if ends { all.ends_with(name) } else { all.contains(name) };
        name.chars().count() >= SHORTEST_NAME && named
    })
}

/// A name of fewer characters names too much.
const SHORTEST_NAME: usize = 4;

/// So many amounts and numbers before what one costs are tried with a slip in it.
const NEAREST: usize = 8;

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

    /// Those that fit in another unit: 元 was written for 万元, or the other way round, in either amount.
    fn of_unit(one: Amount, amounts: &[(FigureId, Amount)], counts: &[Number]) -> Option<Pair> {
        let other = |amount: Amount| {
            let unit = match amount.unit {
                Unit::Yuan => Unit::TenThousandYuan,
                Unit::TenThousandYuan => Unit::Yuan,
                _ => return None,
            };
            Some(Amount { unit, ..amount }).filter(|a| digits(a) >= SURE)
        };
        let turned = amounts.iter().filter_map(|(figure, amount)| Some((*figure, other(*amount)?)));
        let turned: Vec<(FigureId, Amount)> = turned.collect();
        let of_one = other(one).and_then(|one| Pair::of(one, amounts, counts));
        of_one.or_else(|| Pair::of(one, &turned, counts).filter(|_| digits(&one) >= SURE))
    }

    /// The only ones that fit once a digit of what one costs, or two beside each other, are others.
    fn of_slip(one: Amount, amounts: &[(FigureId, Amount)], counts: &[Number]) -> Option<Pair> {
        let meant = slips::meant(one.value).into_iter().filter(|meant| {
            let slip = slips::between(*meant, one.value);
            matches!(slip, Some(Slip::TransposedDigits | Slip::OneDigit))
        });
        let fits = |meant| Pair::of(Amount { value: meant, ..one }, amounts, counts);
        let mut pairs: Vec<Pair> =
            if digits(&one) >= LONG { meant.filter_map(fits).collect() } else { Vec::new() };
        pairs.pop().filter(|_| pairs.is_empty())
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
