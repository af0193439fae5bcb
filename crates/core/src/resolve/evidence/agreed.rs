//! Whether other relations want the same value of a figure as one that fails.

use super::super::policy as p;
use super::kinds::{Kind, narrow_kind};
use super::{Evidence, hangs_on_blanks};
use crate::constraint::judge;
use crate::model::amount::{Amount, power_of_ten};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::rc::Rc;

impl Evidence<'_> {
    /// Whether one value of one of its figures, that holds nowhere, would make relations of other kinds hold as well. A
    /// figure that does hold is right where it stands, and only taken for something else.
    pub(super) fn is_agreed(&self, relation: &Relation) -> bool {
        let own = narrow_kind(self.figures, relation);
        let hangs = hangs_on_blanks(self.figures, relation);
        required(self.figures, relation).into_iter().any(|(figure, value)| {
            // A sentence that was misread is told by all that it is held against to be what stands there.
            let printed = &self.figures[figure];
            let sure = matches!(printed.place, Place::Cell { .. }) || printed.amount.value.is_zero();
            // But a total, its parts and their shares in one paragraph are tied by its own words, and what its parts come to
            // is what a form prints for it.
            let breath = self.is_of_one_paragraph(relation);
            let speaks = |other: &Relation| {
                let shares = other.law == Law::Share && self.is_of_one_paragraph(other);
                sure || breath && (shares || relation.law == Law::Sum && other.law == Law::Same)
            };
            let open = |f: &FigureId| !self.confirmed.contains_key(f);
            let others = self.wanted.get(&figure).filter(|_| open(&figure));
            others.is_some_and(|all| {
                all.iter().take(p::MOST_OTHERS).any(|(other, kind)| {
                    // An empty cell wants whatever stands beside it: its row and its column must want the same.
                    let apart =
                        || !hangs_on_blanks(self.figures, other) || hangs && other.rule != relation.rule;
                    !std::ptr::eq(*other, relation)
                        && speaks(other)
                        && **kind != own
                        && apart()
                        && self.holds_with(other, figure, value)
                })
            })
        })
    }

    /// Whether everything that fails with one of its figures, which holds nowhere, wants the same value of it: its row, its
    /// column and another table. No place that it could be mistaken for has all these.
    pub(super) fn is_agreed_all_round(&self, relation: &Relation) -> bool {
        required(self.figures, relation).into_iter().any(|(figure, value)| {
            let others = self.wanted.get(&figure).filter(|_| !self.confirmed.contains_key(&figure));
            others.is_some_and(|all| {
                let agree = |(other, _): &&(&Relation, Rc<Kind>)| self.holds_with(other, figure, value);
                let rules: FxHashSet<RuleId> =
                    all.iter().take(p::MOST_OTHERS).filter(agree).map(|(other, _)| other.rule).collect();
                let misses = all.iter().take(p::MOST_OTHERS).filter(|other| !agree(other)).count();
                misses == 0 && rules.len() >= p::ALL_ROUND && !self.figures[figure].blank
            })
        })
    }

    /// Whether a relation holds where a figure is `value`, in 万元 for money.
    pub(super) fn holds_with(&self, relation: &Relation, figure: FigureId, value: Decimal) -> bool {
        let tried = |g: FigureId| {
            let own = self.figures[g].exact_if_blank();
            let power = power_of_ten(-own.unit.power());
            if g == figure {
                Amount { value: (value * power).round_dp(own.decimals.max(2)), ..own }
            } else {
                own
            }
        };
        judge::judge(relation.law, relation.constant, &relation.terms, tried).0 != Verdict::Inconsistent
    }
}

/// What each figure of a relation would have to be for it to hold, in 万元; for sums only.
pub(super) fn required(figures: &[Figure], relation: &Relation) -> Vec<(FigureId, Decimal)> {
    if !matches!(relation.law, Law::Same | Law::Sum) {
        return Vec::new();
    }
    let base = |f: FigureId| figures[f].exact_if_blank().base();
    let sum: Decimal =
        relation.constant + relation.terms.iter().map(|(f, s)| base(*f) * Decimal::from(*s)).sum::<Decimal>();
    relation.terms.iter().map(|(f, s)| (*f, base(*f) - sum * Decimal::from(*s))).collect()
}
