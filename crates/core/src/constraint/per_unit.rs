//! Law: 人均 = amount ÷ count, as for vehicles and batches. Terms: amount, count, what one costs.

use super::case::Case;
use super::equation::{Equation, Piece};
use crate::model::amount::power_of_ten;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::{Decimal, RoundingStrategy};

/// Judges a case. What one costs may have been rounded or cut; of nothing counted nothing can be said.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    let (all, count, one) = (case.amount(0), case.amount(1).value, case.amount(2));
    let Some(each) = all.base().checked_div(count) else { return (Verdict::Rounding, Decimal::ZERO) };
    let digits = u32::try_from(-one.precision()).unwrap_or(0);
    let rounded = each.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let miss = (one.base() - rounded).abs().normalize();
    let last = power_of_ten(one.precision());
    let (printed, slack) = (all.interval(), last / Decimal::TWO);
    let allowed = printed.low / count - last..=printed.high / count + slack;
    let verdict = match () {
        () if miss.is_zero() => Verdict::Exact,
        () if allowed.contains(&one.base()) => Verdict::Rounding,
        () => Verdict::Inconsistent,
    };
    (verdict, miss)
}

/// The value of one term with which the others hold.
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    let (all, count, one) = (case.amount(0).base(), case.amount(1).value, case.amount(2).base());
    match at {
        0 => one.checked_mul(count),
        1 => all.checked_div(one),
        _ => all.checked_div(count),
    }
}

/// amount ÷ count, and what one costs.
pub fn show(_: Decimal, _: &[(FigureId, i8)]) -> Equation {
    Equation {
        left: vec![vec![Piece::Term(0), Piece::Over, Piece::Term(1)]],
        right: vec![vec![Piece::Term(2)]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::{Amount, Unit};

    #[test]
    fn one_may_be_rounded_or_cut() {
        let amount = |value: &str, unit| {
            let value: Decimal = value.parse().unwrap();
            Amount { value, decimals: value.scale(), unit, ..Amount::default() }
        };
        let judged = |all: &str, count: &str, one: &str, unit| {
            let amounts = [amount(all, Unit::TenThousandYuan), amount(count, Unit::Count), amount(one, unit)];
            let terms = [(0, 1), (1, 1), (2, 1)];
            judge(&Case { constant: Decimal::ZERO, terms: &terms, amounts: &|f| amounts[f] }).0
        };
        assert_eq!(judged("1.86", "248", "75", Unit::Yuan), Verdict::Exact);
        assert_eq!(judged("36.24", "12", "3.02", Unit::TenThousandYuan), Verdict::Exact);
        // 75.6 by the amount that is printed; 75.4 to 75.8 by what it stands for.
        assert_eq!(judged("1.89", "250", "75", Unit::Yuan), Verdict::Rounding);
        assert_eq!(judged("1.86", "248", "57", Unit::Yuan), Verdict::Inconsistent);
        assert_eq!(judged("36.24", "21", "3.02", Unit::TenThousandYuan), Verdict::Inconsistent);
        assert_eq!(judged("1.86", "0", "75", Unit::Yuan), Verdict::Rounding);
    }
}
