//! Taxes and other income beside what they make.

use super::super::holds;
use super::super::kinds::are_kinds;
use super::super::tokens::Kind;
use super::{List, Reader};
use crate::constraint::digits;
use crate::model::figure::FigureId;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// So many amounts before taxes and the rest may be what they make.
const FARTHEST: usize = 4;

impl Reader<'_> {
    /// `收入9亿元，增长2.0%；税收收入7亿元、非税收入2亿元`: all kinds of the amount before them, without a word that says so.
    pub(super) fn pairs(&mut self) {
        let amounts: Vec<usize> =
            (0..self.tokens.len()).filter(|&n| self.tokens[n].kind == Kind::Amount).collect();
        for (at, two) in amounts.windows(2).enumerate() {
            let [a, b] = *two else { continue };
            let near = |from: usize| (from + 1..=b).all(|n| !self.tokens[n].lead.contains(['。', '\n']));
            let taxes = self.tokens[a].name.contains('税');
            let both = are_kinds(&[self.tokens[a].name, self.tokens[b].name]);
            let lone = |n: &usize| self.found.whole_of[*n].is_none();
            if !both || !taxes || !near(a) || !two.iter().all(lone) {
                continue;
            }
            // Taxes and the rest make no tax.
            let whole = |n: &usize| {
                let own = self.tokens[*n].own;
                own.contains("收入") && !own.contains('税') && lone(n)
            };
            let before = || amounts[..at].iter().rev().take(FARTHEST).copied().filter(whole);
            let line = |n: usize| (n + 1..=b).all(|n| !self.tokens[n].lead.contains('\n'));
            let terms = |n: usize| [(n, 1), (a, -1), (b, -1)].map(|(t, sign)| (self.tokens[t].figure, sign));
            let explained = |terms: &[(FigureId, i8)]| digits::is_explained_by_digits(self.figures, terms);
            let fits = |n: &usize| {
                let terms = terms(*n).to_vec();
                line(*n) && (explained(&terms) || holds(self.figures, &(Law::Sum, RuleId::GJ302, terms)))
            };
            let beside = || amounts[..at].last().copied().filter(|n| whole(n) && near(*n));
            if let Some(whole) = before().find(fits).or_else(beside) {
                self.close(List { whole: Some(whole), parts: vec![a, b], ..List::default() });
            }
        }
    }
}
