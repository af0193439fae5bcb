//! What changing one figure would do: which of the relations that fail with it would hold.
//! The same arithmetic as the check's own, on the printed figures, with one of them read otherwise.

use super::{Dossier, State};
use gouji_report::published::{Figure, Relation};
use rust_decimal::Decimal;

/// A relation that would hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its index.
    pub relation: u32,
    /// It would hold as printed, not only by rounding.
    pub exact: bool,
}

/// A value and half of its last digit, both in one unit.
#[derive(Clone, Copy)]
struct Value {
    value: Decimal,
    slack: Decimal,
}

/// The relations that fail with a figure and would hold if it said `instead`, a decimal in its own unit.
pub fn mended(dossier: &Dossier, figure: u32, instead: &str) -> Vec<Mended> {
    let Some(printed) = dossier.figure(figure) else { return Vec::new() };
    let Some(instead) = read(instead, &printed.unit) else { return Vec::new() };
    let value = |index: u32| match index == figure {
        true => Some(instead),
        false => dossier.figure(index).and_then(of_figure),
    };
    let fails = |&index: &u32| {
        let relation = dossier.relations().get(index as usize);
        relation.is_some_and(|relation| State::of_verdict(&relation.verdict) == State::Bad)
    };
    let holds = |index: u32| {
        let relation = dossier.relations().get(index as usize)?;
        let values: Vec<Value> = relation.figures.iter().map(|&f| value(f)).collect::<Option<_>>()?;
        let exact = holds(relation, &values)?;
        Some(Mended { relation: index, exact })
    };
    dossier.relations_of(figure).iter().copied().filter(|index| fails(index)).filter_map(holds).collect()
}

/// Whether a relation holds for these values: exactly, by rounding, or (none) not at all.
fn holds(relation: &Relation, values: &[Value]) -> Option<bool> {
    let signs = || relation.signs.iter().copied().chain(std::iter::repeat(-1));
    let constant: Decimal = relation.constant.as_deref().and_then(|c| c.parse().ok()).unwrap_or_default();
    let hundred = Decimal::ONE_HUNDRED;
    match (relation.law.as_str(), values) {
        ("same" | "sum", _) => {
            let sum: Decimal =
                values.iter().zip(signs()).map(|(v, sign)| v.value * Decimal::from(sign)).sum();
            near((sum + constant).abs(), values.iter().map(|v| v.slack).sum())
        }
        ("at-most", _) => {
            let rest: Decimal =
                values.iter().zip(signs()).map(|(v, sign)| v.value * Decimal::from(sign)).sum();
            near((-rest - constant).max(Decimal::ZERO), values.iter().map(|v| v.slack).sum())
        }
        ("share", [part, whole, share]) => {
            let exact = part.value.checked_mul(hundred)?.checked_div(whole.value)?;
            near((exact - share.value).abs(), share.slack + ratio_slack(*part, *whole)?)
        }
        ("growth-over", [now, prior, growth]) => {
            let exact = now.value.checked_mul(hundred)?.checked_div(prior.value)? - hundred;
            near((exact.abs() - growth.value.abs()).abs(), growth.slack + ratio_slack(*now, *prior)?)
        }
        ("growth", [now, change, growth]) => {
            let fell = relation.signs.get(1).is_some_and(|&sign| sign < 0);
            let prior = if fell { now.value + change.value } else { now.value - change.value };
            let exact = change.value.checked_mul(hundred)?.checked_div(prior)?;
            let prior = Value { value: prior, slack: now.slack + change.slack };
            near((exact - growth.value).abs(), growth.slack + ratio_slack(*change, prior)?)
        }
        _ => None,
    }
}

fn near(miss: Decimal, slack: Decimal) -> Option<bool> {
    (miss <= slack).then_some(miss.is_zero())
}

/// By how many percentage points rounding may move a ratio.
fn ratio_slack(part: Value, whole: Value) -> Option<Decimal> {
    let size = whole.value.abs();
    let moved = part.slack + (part.value.abs() / size.max(Decimal::new(1, 6))) * whole.slack;
    (moved * Decimal::ONE_HUNDRED).checked_div(size)
}

fn of_figure(figure: &Figure) -> Option<Value> {
    read(if figure.end > figure.start { &figure.value } else { "0" }, &figure.unit)
}

fn read(number: &str, unit: &str) -> Option<Value> {
    let value: Decimal = number.parse().ok()?;
    let unit = match unit {
        "万元" => Decimal::from(10_000),
        "亿元" => Decimal::from(100_000_000),
        _ => Decimal::ONE,
    };
    Some(Value { value: value * unit, slack: Decimal::new(5, value.scale() + 1) * unit })
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{figure, relation};
    use super::*;

    fn with(law: &str, signs: &[i8], values: &[&str]) -> Vec<Mended> {
        let figures = values.iter().zip(0u32..).map(|(v, at)| figure(at * 9, at * 9 + 5, v)).collect();
        let all: Vec<u32> = (0..values.len() as u32).collect();
        let bad = Relation { signs: signs.into(), ..relation(law, "inconsistent", &all) };
        let d = dossier("", figures, vec![bad, relation(law, "exact", &all)]);
        mended(&d, 0, "136.10")
    }

    fn dossier(text: &str, figures: Vec<Figure>, relations: Vec<Relation>) -> Dossier {
        super::super::dossier::tests::dossier(text, figures, relations, vec![])
    }

    #[test]
    fn what_would_hold_is_told_and_how() {
        let exact = [Mended { relation: 0, exact: true }];
        assert_eq!(with("same", &[1, -1], &["163.10", "136.10"]), exact);
        assert_eq!(with("sum", &[1, -1, -1], &["163.10", "100.00", "36.10"]), exact);
        assert_eq!(
            with("sum", &[1, -1, -1], &["163.10", "100.00", "36.11"]),
            [Mended { relation: 0, exact: false }]
        );
        assert_eq!(with("sum", &[1, -1, -1], &["163.10", "100.00", "63.10"]), []);
        assert_eq!(with("at-most", &[1, -1], &["163.10", "140.00"]), []);
        assert_eq!(with("at-most", &[1, -1], &["1.00", "136.00"]), exact);
        assert_eq!(with("share", &[1, 1, 1], &["163.10", "272.20", "50.00"]), exact);
        assert_eq!(with("growth", &[1, 1, 1], &["163.10", "36.10", "36.10"]), exact);
        assert_eq!(with("growth", &[1, 1, 1], &["163.10", "136.10", "36.10"]), [], "from nothing");
        assert_eq!(with("growth-over", &[1, 1, -1], &["163.10", "100.00", "36.10"]), exact);
        assert_eq!(with("growth-over", &[1, 1, -1], &["163.10", "0.00", "36.10"]), []);
    }

    #[test]
    fn what_is_no_number_mends_nothing() {
        let d = dossier("", vec![figure(0, 1, "1")], vec![relation("same", "inconsistent", &[0, 0])]);
        assert_eq!(mended(&d, 0, "–"), []);
        assert_eq!(mended(&d, 9, "1"), []);
    }
}
