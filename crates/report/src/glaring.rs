//! How glaring a slip is to whoever reads the document without a calculator: what he would point at first.
//! Lists for people begin with it; what weighs more follows.

use crate::published::{Finding, Report, Story, Suspect};
use gouji::{Role, RuleId, Slip};
use rust_decimal::Decimal;

/// How glaring something is, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Glaring {
    /// An amount in the wrong unit: ten thousand times too much, or too little.
    Unit,
    /// A rate that cannot be: a share above 100%, a growth of 1312.56%.
    Rate,
    /// The name of another body.
    Name,
    /// An amount ten times too much, or too little.
    Magnitude,
    /// Anything else.
    Plain,
}

/// An amount that is so many times another is in the wrong unit.
const UNIT: i64 = 900;
/// An amount that is so many times another has its point elsewhere, or a digit too many.
const MAGNITUDE: i64 = 9;
/// A growth beyond this, in percent, is looked at twice.
const MOST_GROWTH: i64 = 1000;

/// How glaring a story is: by its best suspect.
pub fn of_story(report: &Report, story: &Story) -> Glaring {
    let best = story.suspects.first().and_then(|&at| report.suspects.get(at as usize));
    best.map_or(Glaring::Plain, |suspect| of_suspect(report, suspect))
}

/// How glaring a finding is by its rule alone.
pub fn of_finding(finding: &Finding) -> Glaring {
    match finding.rule.as_str() {
        rule if rule == RuleId::GJ603.as_str() => Glaring::Name,
        rule if rule == RuleId::GJ608.as_str() => Glaring::Unit,
        _ => Glaring::Plain,
    }
}

fn of_suspect(report: &Report, suspect: &Suspect) -> Glaring {
    let is = number(&suspect.text);
    let figure = suspect.figure.and_then(|at| report.figures.as_deref()?.get(at as usize));
    let rate = |most: i64| is.is_some_and(|is| is.abs() > Decimal::from(most));
    match figure.map(|figure| figure.role) {
        Some(Role::Share) => return if rate(100) { Glaring::Rate } else { Glaring::Plain },
        Some(Role::Growth) => return if rate(MOST_GROWTH) { Glaring::Rate } else { Glaring::Plain },
        _ => {}
    }
    if suspect.slip == Some(Slip::YuanForTenThousand) {
        return Glaring::Unit;
    }
    let times = is.zip(suspect.should_be.as_deref().and_then(number)).and_then(|(is, should)| {
        let (more, less) = (is.abs().max(should.abs()), is.abs().min(should.abs()));
        more.checked_div(less)
    });
    match times {
        Some(times) if times >= Decimal::from(UNIT) => Glaring::Unit,
        Some(times) if times >= Decimal::from(MAGNITUDE) => Glaring::Magnitude,
        _ => Glaring::Plain,
    }
}

/// The number that is printed.
fn number(text: &str) -> Option<Decimal> {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::Figure;

    fn of(text: &str, should_be: &str, role: Role, slip: Option<Slip>) -> Glaring {
        let suspect = Suspect {
            text: text.into(),
            should_be: Some(should_be.into()),
            figure: Some(0),
            slip,
            ..Suspect::default()
        };
        let report = Report {
            figures: Some(vec![Figure { role, ..Figure::default() }]),
            suspects: vec![suspect],
            ..Report::default()
        };
        of_story(&report, &Story { suspects: vec![0], ..Story::default() })
    }

    #[test]
    fn what_a_reader_would_point_at_comes_first() {
        let order = [
            of("1,205,600.00", "120.56", Role::Amount, None),
            of("1312.56", "13.12", Role::Growth, None),
            of("1205.60", "120.56", Role::Amount, Some(Slip::MisplacedDecimalPoint)),
            of("121.56", "120.56", Role::Amount, Some(Slip::OneDigit)),
        ];
        assert_eq!(order, [Glaring::Unit, Glaring::Rate, Glaring::Magnitude, Glaring::Plain]);
        assert!(order.is_sorted());
        assert_eq!(of("120.56", "1.20", Role::Amount, Some(Slip::YuanForTenThousand)), Glaring::Unit);
        assert_eq!(of("104.00", "14.00", Role::Share, None), Glaring::Rate);
        assert_eq!(of("94.00", "9.00", Role::Share, None), Glaring::Plain);
        assert_eq!(of("0", "9.00", Role::Amount, None), Glaring::Plain, "nothing is told by how much");
    }

    #[test]
    fn names_of_others_stand_before_what_is_plain() {
        let of = |rule: &str| of_finding(&Finding { rule: rule.into(), ..Finding::default() });
        assert_eq!((of("GJ603"), of("GJ608"), of("GJ604")), (Glaring::Name, Glaring::Unit, Glaring::Plain));
    }
}
