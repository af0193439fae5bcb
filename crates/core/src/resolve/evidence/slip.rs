//! Whether a slip of the pen explains why a relation fails.

use super::super::policy as p;
use super::rounding;
use crate::constraint::judge::{self, Trial};
use crate::constraint::slips;
use crate::model::amount::Amount;
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation, Verdict};
use rust_decimal::Decimal;

/// Whether one natural slip in one of its printed figures makes a relation hold.
pub(super) fn explains(figures: &[Figure], relation: &Relation) -> bool {
    let first = relation.terms.iter().take(p::MOST_TERMS + 1);
    first.filter(|(f, _)| !figures[*f].blank).any(|&(f, _)| {
        let printed = figures[f].amount;
        let own = figures[f].exact_if_blank();
        let amount = |g: FigureId| figures[g].exact_if_blank();
        let trial =
            (relation.law == Law::Sum).then(|| Trial::of(relation.constant, &relation.terms, f, amount));
        let verdict = |tried: Amount| match &trial {
            Some(trial) => trial.with(tried),
            None => {
                let amount = |g: FigureId| if g == f { tried } else { amount(g) };
                judge::judge(relation.law, relation.constant, &relation.terms, amount).0
            }
        };
        slips::meant(printed.value).into_iter().filter(|m| !m.is_zero()).any(|meant: Decimal| {
            let meant = if printed.value.is_sign_negative() { -meant } else { meant };
            let tried = Amount { value: meant, decimals: rounding::decimals_of(own, meant), ..own };
            // A rate that any neighbour of its last digits satisfies proves nothing.
            let verdict = verdict(tried);
            let rounded =
                relation.law == Law::Same && rounding::decimals_of(printed, meant) < printed.decimals;
            verdict == Verdict::Exact || rounded && verdict == Verdict::Rounding
        })
    })
}
