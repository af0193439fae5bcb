//! A relation: one law applied to named figures, with its verdict.

use crate::model::amount::{Unit, power_of_ten};
use crate::model::figure::{Figure, FigureId};
use crate::model::named::named;
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

named! {
    /// The laws of cross-footing.
    #[derive(Default)]
    Law {
        /// 1: same place, same value.
        #[default]
        Same = "same",
        /// 2: a whole is the sum of its parts.
        Sum = "sum",
        /// 3: a part is not more than its whole.
        AtMost = "at-most",
        /// 4: 占 p% = part ÷ whole.
        Share = "share",
        /// 5: growth = change ÷ prior value.
        Growth = "growth",
        /// 5: growth = value ÷ prior value − 1, where the prior value is told and the change is not.
        GrowthOver = "growth-over",
        /// 完成预算的 p% = amount ÷ planned amount, which is the amount less what it is told to be more.
        Completion = "completion",
        /// What one costs = amount ÷ count.
        PerUnit = "per-unit",
        /// A formula in words, 40×0.3+32×1.84: a result is the sum of products.
        Formula = "formula",
    }
}

impl Law {
    /// Whether it is of a rate, whose misses are percentage points.
    pub fn is_of_rate(self) -> bool {
        matches!(self, Law::Share | Law::Growth | Law::GrowthOver | Law::Completion)
    }
}

/// A relation that the document itself states: its law, rule and terms.
pub type Claim = (Law, RuleId, Vec<(FigureId, i8)>);

named! {
    /// How a relation came out.
    #[derive(Default)]
    Verdict {
        /// The printed figures satisfy it.
        #[default]
        Exact = "exact",
        /// The intervals that they stand for allow it.
        Rounding = "rounding",
        /// Neither.
        Inconsistent = "inconsistent",
    }
}

/// One law applied to figures: Σ signᵢ·figureᵢ + constant = 0 (≥ 0 for `AtMost`); for `Share` part, whole, share;
/// for `Growth` value, change, growth; for `GrowthOver` value, prior value, growth; for
/// `Completion` amount, what it is more than planned, rate; for `PerUnit` amount, count, what one
/// costs; for `Formula` the result, then factors whose signs number their products (−1 for the first, −2 for the second).
#[derive(Clone, Debug)]
pub struct Relation {
    /// The law.
    pub law: Law,
    /// The rule under which it is told: its place of application.
    pub rule: RuleId,
    /// The figures with their signs, the whole first.
    pub terms: Vec<(FigureId, i8)>,
    /// What is not printed but given: the 100 points of a weight, the tables counted. Mostly zero.
    pub constant: Decimal,
    /// How it came out.
    pub verdict: Verdict,
    /// By how much it misses, never negative; in 万元, or percentage points for shares and growth.
    pub difference: Decimal,
}

impl Relation {
    /// By how much it misses, in the unit that all its amounts are told in; in 万元 where they have several.
    pub fn difference_as_stated(&self, figures: &[Figure]) -> Decimal {
        let unit = self.units(figures).next().filter(|unit| unit.is_money());
        match unit {
            // A share or a growth among them has a unit of its own.
            Some(unit) if self.units(figures).all(|other| other == unit) => {
                (self.difference * power_of_ten(-unit.power())).normalize()
            }
            _ => self.difference,
        }
    }

    /// Whether its amounts are printed in several units of money: 元 here, 万元 there.
    pub fn mixes_units(&self, figures: &[Figure]) -> bool {
        let mut money = self.units(figures).filter(|unit| unit.is_money());
        money.next().is_some_and(|first| money.any(|unit| unit != first))
    }

    /// The units that its figures are printed in.
    fn units<'f>(&self, figures: &'f [Figure]) -> impl Iterator<Item = Unit> + use<'_, 'f> {
        self.terms.iter().map(|(f, _)| &figures[*f]).filter(|f| !f.blank).map(|f| f.amount.unit)
    }
}
