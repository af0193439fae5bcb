//! One application of a law: its terms, what is given beside them, and the amounts that the figures stand for.

use crate::model::amount::Amount;
use crate::model::figure::FigureId;
use rust_decimal::Decimal;

/// A law's figures as it sees them: by their order among the terms.
pub struct Case<'a> {
    /// What is given and not printed.
    pub constant: Decimal,
    /// The figures with their signs.
    pub terms: &'a [(FigureId, i8)],
    /// The amount of a figure: the printed one, or one tried in its stead.
    pub amounts: &'a dyn Fn(FigureId) -> Amount,
}

impl Case<'_> {
    /// The amount of the `n`th term.
    pub fn amount(&self, n: usize) -> Amount {
        (self.amounts)(self.terms[n].0)
    }

    /// The sign of the `n`th term.
    pub fn sign(&self, n: usize) -> Decimal {
        Decimal::from(self.terms[n].1)
    }

    /// The value of the `n`th term in 万元, with its sign.
    pub fn signed(&self, n: usize) -> Decimal {
        self.amount(n).base() * self.sign(n)
    }
}
