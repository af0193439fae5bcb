//! A law by its name: judged, solved for one of its figures, and shown. What each does stands in the law's own file.

use super::case::Case;
use super::equation::Equation;
use super::{at_most, completion, formula, growth, growth_over, per_unit, same, share as share_law, sum};
use crate::model::amount::Amount;
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

pub use super::share::share;
pub use super::tolerance::{Trial, is_cut, linear, missed};

macro_rules! laws {
    ($($law:ident $file:ident)*) => {
        /// Judges any relation from its figures' amounts: of a printed figure its own, or one tried in its stead.
        /// Gives the verdict, and by how much it misses.
        pub fn judge(
            law: Law,
            constant: Decimal,
            terms: &[(FigureId, i8)],
            amount: impl Fn(FigureId) -> Amount,
        ) -> (Verdict, Decimal) {
            let case = Case { constant, terms, amounts: &amount };
            match law {
                $(Law::$law => $file::judge(&case)),*
            }
        }

        /// The value, in 万元 for money, of the `at`th term with which a relation would hold exactly.
        pub fn solve(
            law: Law,
            constant: Decimal,
            terms: &[(FigureId, i8)],
            amount: impl Fn(FigureId) -> Amount,
            at: usize,
        ) -> Option<Decimal> {
            let case = Case { constant, terms, amounts: &amount };
            match law {
                $(Law::$law => $file::solve(&case, at)),*
            }
        }

        /// The equation of a relation.
        pub fn show(law: Law, constant: Decimal, terms: &[(FigureId, i8)]) -> Equation {
            match law {
                $(Law::$law => $file::show(constant, terms)),*
            }
        }
    };
}

laws! {
    Same same
    Sum sum
    AtMost at_most
    Share share_law
    Growth growth
    GrowthOver growth_over
    Completion completion
    PerUnit per_unit
    Formula formula
}

/// The relation of `terms` under a law.
pub fn relation(
    figures: &[Figure],
    law: Law,
    rule: RuleId,
    constant: Decimal,
    terms: Vec<(FigureId, i8)>,
) -> Relation {
    let (verdict, difference) = judge(law, constant, &terms, |f| figures[f].exact_if_blank());
    Relation { law, rule, terms, constant, verdict, difference }
}

#[cfg(test)]
mod tests {
    use super::super::growth::growth;
    use super::super::growth_over::growth_over;
    use super::*;

    fn amount(text: &str) -> Amount {
        let value: Decimal = text.parse().unwrap();
        Amount { value, decimals: value.scale(), ..Amount::default() }
    }

    fn judged(law: Law, whole: &str, parts: &[&str]) -> (Verdict, String) {
        let parts = parts.iter().map(|p| (amount(p), -1));
        let (verdict, miss) = linear(law, Decimal::ZERO, std::iter::once((amount(whole), 1)).chain(parts));
        (verdict, miss.to_string())
    }

    #[test]
    fn shares_and_growth_hold_by_rounding() {
        let p = |t| amount(t);
        assert_eq!(share(p("834.69"), p("856.37"), p("97.47")).0, Verdict::Exact);
        assert_eq!(share(p("834.69"), p("856.37"), p("97.74")).0, Verdict::Inconsistent);
        assert_eq!(growth(p("834.69"), (p("53.25"), 1), (p("6.81"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("834.69"), (p("53.25"), -1), (p("6.81"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth(p("834.69"), (p("53.25"), 1), (p("6.81"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth_over(p("25.77"), p("60.13"), (p("57.14"), -1)).0, Verdict::Exact);
        assert_eq!(growth_over(p("25.77"), p("60.13"), (p("57.14"), 1)).0, Verdict::Inconsistent);
        assert_eq!(growth_over(p("25.00"), p("0.00"), (p("100.00"), 1)).0, Verdict::Exact);
        // 0.50 → 0.62 is 24%, but small figures leave room: 0.505 → 0.62 is 22.8%.
        assert_eq!(growth(p("0.62"), (p("0.12"), 1), (p("22.80"), 1)).0, Verdict::Rounding);
        assert_eq!(growth(p("1434.89"), (p("255.80"), -1), (p("1.10"), -1)).0, Verdict::Inconsistent);
        assert_eq!(growth(p("4.10"), (p("4.10"), 1), (p("100.00"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("0.00"), (p("0.00"), 1), (p("0.00"), 1)).0, Verdict::Exact);
        assert_eq!(growth(p("0.00"), (p("4.00"), -1), (p("100.00"), -1)).0, Verdict::Exact);
    }

    #[test]
    fn a_figure_restated_in_a_larger_unit_is_rounded_or_cut() {
        let yuan = |t| Amount { unit: crate::model::amount::Unit::Yuan, ..amount(t) };
        let same = |a: Amount, b: Amount| {
            judge(Law::Same, Decimal::ZERO, &[(0, 1), (1, -1)], |f| if f == 0 { a } else { b }).0
        };
        assert_eq!(same(yuan("15542265.00"), amount("1554.23")), Verdict::Rounding);
        assert_eq!(same(yuan("15542265"), amount("1554.22")), Verdict::Rounding);
        assert!(is_cut(yuan("15542269"), amount("1554.22")) && !is_cut(yuan("15542269"), amount("1554.23")));
        assert_eq!(same(yuan("15542265"), amount("1554.24")), Verdict::Inconsistent);
        let terms = [(0, 1), (1, -1)];
        let (_, miss) = judge(Law::Same, Decimal::ZERO, &terms, |f| [yuan("15542265"), amount("1554.22")][f]);
        assert_eq!(miss.to_string(), "0.0065");
        assert!(!is_cut(amount("1554.229"), amount("1554.22")));
    }

    #[test]
    fn a_figure_of_a_long_sum_is_tried_as_it_is_judged() {
        let printed = ["3.00", "1.00", "1.005", "0.98"].map(amount);
        let terms = [(0, 1), (1, -1), (2, -1), (3, -1), (3, -1)];
        for (figure, tried) in [(0, "4.00"), (0, "3.96"), (3, "0.5"), (3, "0.49"), (1, "-0.97")] {
            let with = |f: FigureId| if f == figure { amount(tried) } else { printed[f] };
            let trial = Trial::of(Decimal::ONE_HUNDRED, &terms, figure, |f| printed[f]);
            let whole = judge(Law::Sum, Decimal::ONE_HUNDRED, &terms, with).0;
            assert_eq!(trial.with(amount(tried)), whole, "{figure} {tried}");
            let trial = Trial::of(Decimal::ZERO, &terms, figure, |f| printed[f]);
            assert_eq!(trial.with(amount(tried)), judge(Law::Sum, Decimal::ZERO, &terms, with).0);
        }
    }

    #[test]
    fn three_rounded_figures_may_miss_by_a_cent() {
        assert_eq!(judged(Law::Sum, "703.12", &["48.31", "654.82"]), (Verdict::Rounding, "0.01".into()));
        assert_eq!(judged(Law::Sum, "703.12", &["48.31", "654.83"]), (Verdict::Inconsistent, "0.02".into()));
        assert_eq!(judged(Law::Same, "70.88", &["71"]), (Verdict::Rounding, "0.12".into()));
        assert_eq!(judged(Law::AtMost, "4.00", &["7.33"]), (Verdict::Inconsistent, "3.33".into()));
        assert_eq!(judged(Law::AtMost, "8.98", &["4.00"]), (Verdict::Exact, "0".into()));
    }
}
