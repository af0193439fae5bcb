//! Changes that others make up: `比上年增加5万元，其中：A增加3万元，B增加2万元`, of each comparison by itself.

use super::Claim;
use super::clause::StatedNumber;
use super::within::end_of_list;
use crate::constraint::judge;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// Parts beside which nothing of weight is left.
const WHOLE: &[&[&str]] = &[
    &["three-public.vehicles", "30217"],
    &["30231", "30217"],
    &["basic", "project"],
    &["basic.personnel", "basic.operating"],
];

/// A list of more figures is none of changes.
const LONGEST: usize = 120;

/// So many changes of one whole stand before its list: against the year before and against the plan, each with its rate.
const MOST_BEFORE: usize = 4;

type Stated = (StatedNumber, FigureId);

/// The changes of the parts that a list tells make the change of the whole before it.
pub(super) fn of_list(clean: &str, stated: &[Stated], figures: &[Figure]) -> Vec<Claim> {
    let mut found = Vec::new();
    for (at, word) in clean.match_indices("其中") {
        let from = at + word.len();
        let end = end_of_list(clean, from);
        let before = |at: usize| stated.partition_point(|(t, _)| t.number.start < at);
        let listed: Vec<&Stated> = stated[before(from)..before(end)].iter().collect();
        if listed.len() > LONGEST {
            continue;
        }
        for whole in wholes(clean, stated, at) {
            found.extend(claim(whole, &listed, figures));
        }
    }
    found
}

/// The changes of the amount that a list at `at` parts: those told last before it, of one place.
fn wholes<'s>(clean: &str, stated: &'s [Stated], at: usize) -> Vec<&'s Stated> {
    let before = stated.partition_point(|(t, _)| t.number.start < at);
    let Some((last, _)) = stated[..before].last() else { return Vec::new() };
    // A reason may stand between where the list opens a sentence of its own.
    let gap = &clean[last.number.unit_end..at];
    if gap.chars().any(char::is_alphabetic) && !gap.ends_with('。') {
        return Vec::new();
    }
    let told = stated[..before].iter().rev().take(MOST_BEFORE);
    let changes = told.take_while(|(t, _)| matches!(t.role, Role::Change | Role::Growth));
    let changes = changes.filter(|(t, _)| is_money(t) && t.place.is_some());
    let mut wholes: Vec<&Stated> = changes.collect();
    wholes.retain({
        let place = wholes.first().and_then(|(t, _)| t.place.clone());
        move |(t, _)| t.place == place
    });
    wholes
}

/// Whether a number is a change in money.
fn is_money(t: &StatedNumber) -> bool {
    t.role == Role::Change && (t.number.amount.unit.is_money() || t.level)
}

/// The year and the stage that a change is told against.
fn against(t: &StatedNumber) -> Option<(i32, Member)> {
    t.whole.as_ref().map(|before| (before.year, before.on(Axis::Stage).clone()))
}

/// What the listed changes of the comparison of `whole` claim.
fn claim(whole: &Stated, listed: &[&Stated], figures: &[Figure]) -> Option<Claim> {
    let place = whole.0.place.as_ref()?;
    let parts: Vec<&&Stated> =
        listed.iter().filter(|(t, _)| is_money(t) && against(t) == against(&whole.0)).collect();
    let below = |t: &StatedNumber| t.place.as_ref().is_some_and(|p| place.contains(p) && p != place);
    // Amounts, rates and other comparisons of the parts may stand among their changes.
    let of_parts = listed.iter().all(|(t, _)| is_money(t) || !t.number.amount.unit.is_money() || below(t));
    if parts.len() < 2 || !of_parts || !parts.iter().all(|(t, _)| below(t)) {
        return None;
    }
    let each_once =
        (1..parts.len()).all(|n| parts[..n].iter().all(|(other, _)| other.place != parts[n].0.place));
    let named = |all: &&&[&str]| all.iter().all(|part| parts.iter().any(|(t, _)| is_of(t, part)));
    let terms: Vec<(FigureId, i8)> =
        std::iter::once((whole.1, whole.0.sign)).chain(parts.iter().map(|(t, f)| (*f, -t.sign))).collect();
    let amounts = terms.iter().map(|(f, sign)| (figures[*f].amount, *sign));
    let adds_up = judge::linear(Law::Sum, Decimal::ZERO, amounts).0 != Verdict::Inconsistent;
    // What was left out of all kinds did not change; of other lists nobody knows whether they are complete.
    (adds_up || each_once && WHOLE.iter().any(|all| named(&all))).then_some((Law::Sum, RuleId::GJ501, terms))
}

/// Whether a number is of a member.
fn is_of(t: &StatedNumber, member: &str) -> bool {
    let is = |place: &Coordinate| [Axis::Economic, Axis::Nature].iter().any(|&a| **place.on(a) == *member);
    t.place.as_ref().is_some_and(is)
}
