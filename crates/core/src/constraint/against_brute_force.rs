//! The laws against brute force: verdicts by every corner of the intervals, solutions put back, equations as written.

use super::case::Case;
use super::equation::Piece::{
    Close, Given, Minus, One, Open, Over, Part, Percent, Rate, Signed, Term, Times,
};
use super::judge::{judge, show, solve};
use crate::model::amount::{Amount, Interval, Unit, half_of_last, last_unit, power_of_ten};
use crate::model::relation::{Law, Verdict};
use rust_decimal::{Decimal, RoundingStrategy};

/// Always the same dice.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 34).unwrap_or(0) % sides
    }

    fn amount(&mut self, most: i64) -> Amount {
        let decimals = u32::try_from(self.below(3)).unwrap();
        Amount { value: Decimal::new(self.below(most), decimals), decimals, ..Amount::default() }
    }
}

fn amount(text: &str, unit: Unit) -> Amount {
    let value: Decimal = text.parse().unwrap();
    Amount { value, decimals: value.scale(), unit, ..Amount::default() }
}

fn ends(of: Amount) -> [Decimal; 2] {
    let Interval { low, high } = of.interval();
    [low, high]
}

fn judged(law: Law, constant: Decimal, signs: &[i8], amounts: &[Amount]) -> (Verdict, Decimal) {
    let terms: Vec<(usize, i8)> = signs.iter().copied().enumerate().collect();
    judge(law, constant, &terms, |f| amounts[f])
}

/// Every choice of one end of each interval.
fn corners(amounts: &[Amount]) -> Vec<Vec<Decimal>> {
    amounts.iter().fold(vec![Vec::new()], |all, amount| {
        let with = |chosen: &Vec<Decimal>, end: Decimal| chosen.iter().copied().chain([end]).collect();
        all.iter().flat_map(|chosen| ends(*amount).map(|end| with(chosen, end))).collect()
    })
}

#[test]
fn a_sum_holds_by_rounding_where_some_choice_of_what_was_rounded_makes_it_hold() {
    let mut dice = Dice(1);
    let (mut seen, laws) = ([0; 3], [Law::Sum, Law::AtMost]);
    for n in 0..3000 {
        let amounts: Vec<Amount> = (0..3).map(|_| dice.amount(40)).collect();
        let (law, signs) = (laws[n % 2], [1, -1, if n % 3 == 0 { 1 } else { -1 }]);
        let constant = Decimal::new(dice.below(3) - 1, 1);
        let total = |values: &[Decimal]| -> Decimal {
            constant + values.iter().zip(signs).map(|(v, s)| *v * Decimal::from(s)).sum::<Decimal>()
        };
        let sum = total(&amounts.iter().map(|a| a.value).collect::<Vec<_>>());
        let sums: Vec<Decimal> = corners(&amounts).iter().map(|values| total(values)).collect();
        let (low, high) = (*sums.iter().min().unwrap(), *sums.iter().max().unwrap());
        let zero = Decimal::ZERO;
        let (exact, fits, miss) = match law {
            Law::AtMost => (sum >= zero, high >= zero, (-sum).max(zero)),
            _ => (sum == zero, low <= zero && high >= zero, sum.abs()),
        };
        let verdict = if exact {
            Verdict::Exact
        } else if fits {
            Verdict::Rounding
        } else {
            Verdict::Inconsistent
        };
        assert_eq!(
            judged(law, constant, &signs, &amounts),
            (verdict, miss.normalize()),
            "{law:?} {amounts:?}"
        );
        seen[verdict as usize] += 1;
    }
    assert!(seen.iter().all(|n| *n > 50), "{seen:?}");
}

/// Over and under of a law of rates, by its values; what is added to the printed rate.
fn ratio(law: Law, values: &[Decimal], sign: i8) -> (Decimal, Decimal) {
    let moved = values[1] * Decimal::from(sign);
    match law {
        Law::Share | Law::GrowthOver => (values[0], values[1]),
        Law::Growth => (moved, values[0] - moved),
        _ => (values[0], values[0] - moved),
    }
}

#[test]
fn a_rate_holds_by_rounding_where_some_choice_of_what_was_rounded_gives_it() {
    let mut dice = Dice(2);
    let mut seen = [0; 3];
    for n in 0..6000 {
        let law = [Law::Share, Law::Growth, Law::GrowthOver, Law::Completion][n % 4];
        let sign = if n % 8 < 4 || law == Law::Share { 1 } else { -1 };
        let (mut a, mut b) = (dice.amount(90), dice.amount(60));
        a.value += Decimal::TWO;
        b.value += Decimal::ONE;
        let rates = if law == Law::Growth || law == Law::GrowthOver { sign } else { 1 };
        let more = if law == Law::GrowthOver { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        let values: Vec<Decimal> = vec![a.value, b.value];
        let (over, under) = ratio(law, &values, sign);
        if under.is_zero() {
            continue;
        }
        let right = over / under * Decimal::ONE_HUNDRED;
        let decimals = u32::try_from(dice.below(3)).unwrap();
        let rounded = right.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let stated = rounded + Decimal::new(dice.below(9) - 4, decimals);
        let printed = Amount {
            value: (stated - more) * Decimal::from(rates),
            decimals,
            unit: Unit::Percent,
            ..Amount::default()
        };
        let unders: Vec<(Decimal, Decimal)> = corners(&[a, b]).iter().map(|v| ratio(law, v, sign)).collect();
        let spans = unders.iter().any(|(_, u)| *u <= Decimal::ZERO)
            && unders.iter().any(|(_, u)| *u >= Decimal::ZERO);
        // The laws let over and under be rounded each by itself.
        let quotients: Vec<Decimal> = unders
            .iter()
            .flat_map(|(o, _)| {
                unders.iter().filter(|(_, u)| !u.is_zero()).map(move |(_, u)| *o / *u * Decimal::ONE_HUNDRED)
            })
            .collect();
        let half = half_of_last(decimals);
        let (low, high) = (quotients.iter().min().unwrap(), quotients.iter().max().unwrap());
        let fits = spans || *low - half <= stated && stated <= *high + half;
        let miss = (stated - rounded).abs();
        let verdict = if miss.is_zero() {
            Verdict::Exact
        } else if fits {
            Verdict::Rounding
        } else {
            Verdict::Inconsistent
        };
        let signs = match law {
            Law::Growth => [1, sign, rates],
            Law::GrowthOver => [1, 1, rates],
            _ => [1, sign, 1],
        };
        let said = judged(law, Decimal::ZERO, &signs, &[a, b, printed]);
        assert_eq!(said, (verdict, miss.normalize()), "{law:?} {a:?} {b:?} {printed:?} {sign}");
        seen[verdict as usize] += 1;
    }
    assert!(seen.iter().all(|n| *n > 50), "{seen:?}");
}

#[test]
fn rates_from_nothing_and_of_nothing() {
    let money = |t: &str| amount(t, Unit::TenThousandYuan);
    let percent = |t: &str| amount(t, Unit::Percent);
    let of = |law, a: &str, b: &str, p: &str| {
        judged(law, Decimal::ZERO, &[1, 1, 1], &[money(a), money(b), percent(p)])
    };
    let (zero, d) = (Decimal::ZERO, |t: &str| t.parse::<Decimal>().unwrap());
    assert_eq!(of(Law::Share, "0.00", "0.00", "0.00"), (Verdict::Rounding, zero));
    assert_eq!(of(Law::Share, "1.00", "0.00", "5.00"), (Verdict::Inconsistent, d("5")));
    assert_eq!(of(Law::Share, "1.00", "0.00", "0.00"), (Verdict::Rounding, zero));
    for law in [Law::Growth, Law::GrowthOver] {
        let (a, b) = if law == Law::Growth { ("4.00", "4.00") } else { ("4.00", "0.00") };
        assert_eq!(of(law, a, b, "100.00"), (Verdict::Exact, zero), "{law:?}");
        assert_eq!(of(law, a, b, "0.00"), (Verdict::Exact, zero), "{law:?}");
        assert_eq!(of(law, a, b, "90.00"), (Verdict::Inconsistent, d("10")), "{law:?}");
        assert_eq!(of(law, "0.00", "0.00", "7.00"), (Verdict::Inconsistent, d("7")), "{law:?}");
    }
}

#[test]
fn what_one_costs_may_be_rounded_or_cut_and_a_formula_is_reckoned() {
    let each = |all: &str, count: &str, one: &str| {
        let amounts = [
            amount(all, Unit::TenThousandYuan),
            amount(count, Unit::Count),
            amount(one, Unit::TenThousandYuan),
        ];
        judged(Law::PerUnit, Decimal::ZERO, &[1, 1, 1], &amounts)
    };
    let d = |t: &str| t.parse::<Decimal>().unwrap();
    assert_eq!(each("10.00", "3", "3.33"), (Verdict::Exact, d("0")));
    assert_eq!(each("20.00", "3", "6.66"), (Verdict::Rounding, d("0.01")));
    assert_eq!(each("20.00", "3", "6.65"), (Verdict::Inconsistent, d("0.02")));
    assert_eq!(each("20.00", "3", "6.68"), (Verdict::Inconsistent, d("0.01")));
    // 20.5 may stand behind 20, 6.83 behind each.
    assert_eq!(each("20", "3", "6.84"), (Verdict::Inconsistent, d("0.17")));
    assert_eq!(each("20", "3", "6.83"), (Verdict::Rounding, d("0.16")));
    assert_eq!(each("20", "3", "6.49"), (Verdict::Rounding, d("0.18")));
    let formula = |result: &str, factors: &[(&str, i8)]| {
        let amounts: Vec<Amount> = std::iter::once(amount(result, Unit::TenThousandYuan))
            .chain(factors.iter().map(|(t, _)| amount(t, Unit::Count)))
            .collect();
        let signs: Vec<i8> = std::iter::once(1).chain(factors.iter().map(|(_, product)| *product)).collect();
        let terms: Vec<(usize, i8)> = signs.iter().copied().enumerate().collect();
        let solved = solve(Law::Formula, Decimal::ZERO, &terms, |f| amounts[f], 0);
        assert_eq!(solve(Law::Formula, Decimal::ZERO, &terms, |f| amounts[f], 1), None);
        (judged(Law::Formula, Decimal::ZERO, &signs, &amounts), solved)
    };
    let factors = [("40", -1), ("0.3", -1), ("32", -2), ("1.84", -2)];
    assert_eq!(formula("70.88", &factors), ((Verdict::Exact, d("0")), Some(d("70.88"))));
    assert_eq!(formula("71", &factors), ((Verdict::Rounding, d("0.12")), Some(d("70.88"))));
    assert_eq!(formula("72", &factors), ((Verdict::Inconsistent, d("1.12")), Some(d("70.88"))));
    let whole = [("40", -1), ("0.3", -1)];
    assert_eq!(formula("12.00", &whole), ((Verdict::Exact, d("0")), Some(d("12"))));
}

#[test]
fn the_value_that_is_solved_for_makes_the_law_hold() {
    let mut dice = Dice(3);
    let (near, mut unsolved) = (Decimal::new(1, 9), 0);
    for n in 0..2000 {
        let law = [
            Law::Sum,
            Law::Same,
            Law::AtMost,
            Law::Share,
            Law::Growth,
            Law::GrowthOver,
            Law::Completion,
            Law::PerUnit,
        ][n % 8];
        let sign = |dice: &mut Dice| if dice.below(2) == 0 { 1 } else { -1 };
        let signs = match law {
            Law::Share | Law::PerUnit => [1, 1, 1],
            Law::Completion => [1, sign(&mut dice), 1],
            Law::GrowthOver => [1, 1, sign(&mut dice)],
            _ => [1, sign(&mut dice), sign(&mut dice)],
        };
        let mut amounts: Vec<Amount> = (0..3).map(|_| dice.amount(500)).collect();
        amounts.iter_mut().for_each(|a| a.value += Decimal::new(107, 2));
        let constant = if n % 8 < 3 { Decimal::new(dice.below(9), 1) } else { Decimal::ZERO };
        let terms: Vec<(usize, i8)> = signs.iter().copied().enumerate().collect();
        for at in 0..3 {
            let solved = solve(law, constant, &terms, |f| amounts[f], at);
            // A fall of 100% has no value before it.
            let Some(solved) = solved else {
                unsolved += 1;
                continue;
            };
            let mut with = amounts.clone();
            with[at] = Amount { value: solved, decimals: 20, ..Amount::default() };
            let v: Vec<Decimal> = with.iter().zip(signs).map(|(a, s)| a.value * Decimal::from(s)).collect();
            let hundred = Decimal::ONE_HUNDRED;
            let left = match law {
                Law::Share => v[0] * hundred - v[2] * v[1],
                Law::Growth => v[1] * hundred - v[2] * (v[0] - v[1]),
                Law::GrowthOver => v[0] * hundred - (v[2] + hundred) * v[1],
                Law::Completion => v[0] * hundred - v[2] * (v[0] - v[1]),
                Law::PerUnit => v[0] - v[1] * v[2],
                _ => v.iter().sum::<Decimal>() + constant,
            };
            assert!(left.abs() < near, "{law:?} {amounts:?} {signs:?} term {at}: {solved}, {left} left");
        }
    }
    assert!(unsolved < 5, "{unsolved}");
}

#[test]
fn equations_are_written_as_people_write_them() {
    let zero = Decimal::ZERO;
    let three = [(0, 1), (1, -1), (2, -1)];
    for law in [Law::Sum, Law::Same, Law::AtMost] {
        let plain = show(law, zero, &three);
        assert_eq!((plain.left, plain.right), (vec![vec![Part(0)]], vec![vec![Part(1)], vec![Part(2)]]));
        let given = show(law, Decimal::new(-250, 2), &three);
        assert_eq!(given.right, vec![vec![Part(1)], vec![Part(2)], vec![Given(Decimal::new(25, 1))]]);
        let given = show(law, Decimal::new(250, 2), &three);
        assert_eq!(given.left, vec![vec![Part(0)], vec![Given(Decimal::new(25, 1))]]);
    }
    let of = |law| {
        let shown = show(law, zero, &three);
        assert_eq!((shown.left.len(), shown.right.len()), (1, 1));
        (shown.left[0].clone(), shown.right[0].clone())
    };
    let change = vec![Signed(1), Over, Open, Term(0), Minus, Signed(1), Close];
    assert_eq!(of(Law::Share), (vec![Term(0), Over, Term(1)], vec![Percent(2)]));
    assert_eq!(of(Law::Growth), (change, vec![Rate(2)]));
    assert_eq!(of(Law::GrowthOver), (vec![Term(0), Over, Term(1), Minus, One], vec![Rate(2)]));
    let plan = vec![Term(0), Over, Open, Term(0), Minus, Signed(1), Close];
    assert_eq!(of(Law::Completion), (plan, vec![Percent(2)]));
    assert_eq!(of(Law::PerUnit), (vec![Term(0), Over, Term(1)], vec![Term(2)]));
    let formula = show(Law::Formula, zero, &[(0, 1), (1, -1), (2, -1), (3, -2)]);
    assert_eq!(formula.left, vec![vec![Term(0)]]);
    assert_eq!(formula.right, vec![vec![Term(1), Times, Term(2)], vec![Term(3)]]);
}

#[test]
fn amounts_stand_for_the_interval_of_their_rounding() {
    let d = |t: &str| t.parse::<Decimal>().unwrap();
    let all = [
        (amount("12.50", Unit::TenThousandYuan), "12.50", "0.005", -2),
        (amount("12.50", Unit::Yuan), "0.001250", "0", -6),
        (amount("12", Unit::Yuan), "0.0012", "0.00005", -4),
        (amount("12.5", Unit::ThousandYuan), "1.25", "0.005", -2),
        (amount("1.2", Unit::HundredMillionYuan), "12000", "500", 3),
        (amount("12.5", Unit::Percent), "12.5", "0.05", -1),
        (amount("7", Unit::Count), "7", "0.5", 0),
    ];
    for (of, base, half, precision) in all {
        assert_eq!((of.base(), of.half_ulp(), of.precision()), (d(base), d(half), precision), "{of:?}");
        let within = of.interval();
        assert_eq!(within, Interval { low: d(base) - d(half), high: d(base) + d(half) });
        assert!(within.contains(within.low) && within.contains(within.high) && within.contains(of.base()));
        assert!(
            !within.contains(within.low - d("0.00000001")) && !within.contains(within.high + d("0.00000001"))
        );
        let exact = Amount { exact: true, ..of };
        assert_eq!(exact.interval(), Interval::exact(of.base()));
        assert_eq!(of.unit.is_money(), !matches!(of.unit, Unit::Percent | Unit::Count));
    }
    let meet = |a: (i64, i64), b: (i64, i64)| {
        let of = |(low, high): (i64, i64)| Interval { low: low.into(), high: high.into() };
        of(a).meet(&of(b)).map(|m| (m.low.to_string(), m.high.to_string()))
    };
    assert_eq!(meet((1, 5), (3, 9)), Some(("3".into(), "5".into())));
    assert_eq!(meet((1, 5), (5, 9)), Some(("5".into(), "5".into())));
    assert_eq!(meet((1, 4), (5, 9)), None);
    assert_eq!((half_of_last(2), last_unit(2), last_unit(0)), (d("0.005"), d("0.01"), d("1")));
    assert_eq!((half_of_last(40), last_unit(40)), (d("0"), d("0")));
    assert_eq!((power_of_ten(3), power_of_ten(0), power_of_ten(-2)), (d("1000"), d("1"), d("0.01")));
    let labels = [
        Unit::Yuan,
        Unit::ThousandYuan,
        Unit::TenThousandYuan,
        Unit::HundredMillionYuan,
        Unit::Percent,
        Unit::Count,
    ];
    assert_eq!(labels.map(Unit::label), ["元", "千元", "万元", "亿元", "%", ""]);
    let signed = |t: &str, sign| crate::model::amount::signed(d(t), sign);
    assert_eq!(
        (signed("2", 1), signed("2", -1), signed("2", 3), signed("0.00", 1)),
        (d("2"), d("-2"), d("6"), d("0"))
    );
    let case = Case { constant: d("0"), terms: &[(0, -1)], amounts: &|_| amount("12", Unit::Yuan) };
    assert_eq!((case.signed(0), case.sign(0)), (d("-0.0012"), d("-1")));
}
