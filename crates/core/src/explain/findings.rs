//! From relations to findings: what is worth telling, with its equation, its places and its words.

use crate::constraint::judge;
use crate::explain::messages;
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Finding, Message, Severity, Unread};
use crate::model::rules::RuleId;
use crate::source::Span;

/// The findings of relations that do not hold, and the notes of figures that differ in their last digit.
pub fn of_relations(source: &str, figures: &[Figure], relations: &[Relation]) -> Vec<Finding> {
    relations
        .iter()
        .enumerate()
        .filter_map(|(n, relation)| Some((n, relation, severity(figures, relation)?)))
        .map(|(n, relation, severity)| Finding {
            rule: relation.rule,
            severity,
            message: messages::relation(source, figures, relation),
            story: None,
            places: places(figures, relation),
            relation: Some(n),
            equation: messages::equation(source, figures, relation),
            difference: Some(relation.difference_as_stated(figures)),
        })
        .collect()
}

/// A finding that no relation stands behind, as grave as its rule.
pub fn of_rule(rule: RuleId, places: Vec<Span>, message: Message) -> Finding {
    let severity = rule.rule().severity;
    without_relation(rule, severity, places, message)
}

/// What the source shows and was not read.
pub fn unread(unread: &Unread) -> Finding {
    of_rule(RuleId::GJ621, Vec::new(), unread.message.clone())
}

/// A finding that no relation stands behind.
pub fn without_relation(rule: RuleId, severity: Severity, places: Vec<Span>, message: Message) -> Finding {
    Finding {
        rule,
        severity,
        message,
        story: None,
        places,
        relation: None,
        equation: String::new(),
        difference: None,
    }
}

/// How grave a relation is; `None` where there is nothing to tell.
fn severity(figures: &[Figure], relation: &Relation) -> Option<Severity> {
    match relation.verdict {
        Verdict::Exact => None,
        Verdict::Inconsistent => Some(relation.rule.rule().severity),
        // The same figure restated with as many decimals should be the same figure.
        Verdict::Rounding => {
            let amount = |n: usize| figures[relation.terms[n].0].amount;
            let restated = relation.law == Law::Same && relation.terms.len() == 2;
            // In another unit, the figure itself is the one that rounds to it, not the one that was cut.
            let same = restated && amount(0).precision() == amount(1).precision();
            (same || restated && judge::is_cut(amount(0), amount(1))).then_some(Severity::Note)
        }
    }
}

/// Places of the figures, printed ones first.
fn places(figures: &[Figure], relation: &Relation) -> Vec<Span> {
    let (printed, blank): (Vec<FigureId>, Vec<FigureId>) =
        relation.terms.iter().map(|(f, _)| *f).partition(|f| !figures[*f].blank);
    printed.into_iter().chain(blank).map(|f| figures[f].span).collect()
}
