//! Law: 完成预算的 p% = amount ÷ planned amount, where not the plan is told but by how much the amount differs from it: plan =
//! amount − difference. Terms: amount, difference with the sign that its words give, rate.

use super::case::Case;
use super::equation::{Equation, Piece};
use super::tolerance::rate;
use crate::model::amount::Interval;
use crate::model::figure::FigureId;
use crate::model::relation::Verdict;
use rust_decimal::Decimal;

/// Judges a case. Misses are in percentage points.
pub fn judge(case: &Case) -> (Verdict, Decimal) {
    let (done, more, stated) = (case.amount(0), case.amount(1), case.amount(2));
    let signed = more.base() * Decimal::from(case.terms[1].1);
    let (interval, half) = (done.interval(), more.half_ulp());
    let plan = Interval { low: interval.low - signed - half, high: interval.high - signed + half };
    rate(done.interval(), plan, done.base(), done.base() - signed, stated.value, stated)
}

/// The value of one term with which the others hold: p = a ÷ (a − d).
pub fn solve(case: &Case, at: usize) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    let (done, more, stated) = (case.signed(0), case.signed(1), case.signed(2));
    match at {
        0 => stated.checked_mul(more)?.checked_div(stated - hundred),
        1 => {
            let plan = done.checked_mul(hundred)?.checked_div(stated)?;
            Some((done - plan) * case.sign(1))
        }
        _ => done.checked_mul(hundred)?.checked_div(done - more),
    }
}

/// amount ÷ (amount − difference), and the rate.
pub fn show(_: Decimal, _: &[(FigureId, i8)]) -> Equation {
    let (done, more) = (Piece::Term(0), Piece::Signed(1));
    Equation {
        left: vec![vec![done, Piece::Over, Piece::Open, done, Piece::Minus, more, Piece::Close]],
        right: vec![vec![Piece::Percent(2)]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::{Amount, Unit};

    fn amounts() -> [Amount; 3] {
        let amount = |text: &str, unit| {
            let value: Decimal = text.parse().unwrap();
            Amount { value, decimals: value.scale(), unit, ..Amount::default() }
        };
        let money = Unit::TenThousandYuan;
        [amount("2195.07", money), amount("115.41", money), amount("95.00", Unit::Percent)]
    }

    fn judged(sign: i8) -> Verdict {
        let amounts = amounts();
        let terms = [(0, 1), (1, sign), (2, 1)];
        judge(&Case { constant: Decimal::ZERO, terms: &terms, amounts: &|f| amounts[f] }).0
    }

    #[test]
    fn the_plan_is_what_was_done_less_what_was_more() {
        assert_eq!(judged(-1), Verdict::Exact);
        assert_eq!(judged(1), Verdict::Inconsistent);
    }

    #[test]
    fn each_term_is_solved_for() {
        let amounts = amounts();
        let terms = [(0, 1), (1, -1), (2, 1)];
        let case = Case { constant: Decimal::ZERO, terms: &terms, amounts: &|f| amounts[f] };
        let solved = |at| solve(&case, at).unwrap().round_dp(1);
        assert_eq!(
            [solved(0), solved(1), solved(2)],
            ["2192.8", "115.5", "95.0"].map(|t| t.parse().unwrap())
        );
    }
}
