//! Other documents beside this one: last year's budget, the department of an entity, the final accounts of a budget.
//! Figures of one place agree across documents (laws 1 to 3), and what sentences imply of last year is what last
//! year's own document told (law 5).

use super::{cross_form::is_local, index::consensus};
use crate::constraint::judge;
use crate::explain::findings;
use crate::explain::messages;
use crate::lexicon::decompositions::is_left_over;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::report::{Finding, Report, There, Tie};
use crate::model::rules::RuleId;
use crate::parse::identity::same_entity;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Holds `report` against other documents; the ties that hold are told, too.
pub fn compare(report: &Report, others: &[Report]) -> Vec<Tie> {
    if others.is_empty() {
        return Vec::new();
    }
    let balanced = others.iter().chain([report]).all(is_balanced);
    let here = stated(report, balanced);
    let there: Vec<Stated> = others.iter().map(|other| stated(other, balanced)).collect();
    let mut ties = Vec::new();
    let mut parts = Vec::new();
    for (n, other) in others.iter().enumerate() {
        let (ours, theirs) = (&report.disclosure, &other.disclosure);
        // Of one year and stage, the one may be the department of the other, under the same name, too.
        if ours.year == theirs.year && ours.final_accounts == theirs.final_accounts {
            parts.push(n);
            continue;
        }
        if !same_entity(&ours.entity, &theirs.entity) {
            continue;
        }
        // One body's documents of several years or stages: a place tells its year and its stage.
        for (place, &figure) in &here {
            if let Some(&other) = there[n].get(place) {
                ties.push((Law::Same, RuleId::GJ503, vec![(figure, 1)], vec![(n, other, -1)]));
            }
        }
        ties.extend(
            implied(report, &there[n]).map(|(law, terms, f)| (law, RuleId::GJ502, terms, vec![(n, f, -1)])),
        );
        let back = implied(other, &here).map(|(law, terms, f)| {
            (law, RuleId::GJ502, vec![(f, -1)], terms.into_iter().map(|(t, sign)| (n, t, sign)).collect())
        });
        ties.extend(back);
    }
    ties.extend(entities(report, others, &here, &there, &parts));
    let judged = |(law, rule, here, there)| judged(report, others, law, rule, here, there);
    ties.into_iter().map(judged).collect()
}

type Stated = BTreeMap<Coordinate, FigureId>;
/// Document, figure, sign.
type Term = (usize, FigureId, i8);
/// Law, rule, figures of this document, figures of others.
type Claim = (Law, RuleId, Vec<(FigureId, i8)>, Vec<Term>);

/// The figure that tells each place which other documents may tell, too.
fn stated(report: &Report, balanced: bool) -> Stated {
    let mut places: BTreeMap<Coordinate, Vec<FigureId>> = BTreeMap::new();
    for (id, figure) in report.figures.iter().enumerate() {
        let money = figure.role == Role::Amount && figure.amount.unit.is_money() && !figure.blank;
        if money && figure.is_placed() && !is_local(&figure.coordinate) {
            places.entry(key(&figure.coordinate, balanced)).or_default().push(id);
        }
    }
    let hub = |ids: Vec<FigureId>| consensus(&ids, &report.figures);
    places.into_iter().filter_map(|(place, ids)| Some((place, hub(ids)?))).collect()
}

/// Where a figure is compared: income and expenditure are one where nothing is carried forward.
fn key(place: &Coordinate, balanced: bool) -> Coordinate {
    match place.on(Axis::Flow).as_str() {
        "income" | "expenditure" | "all" if balanced => place.with(Axis::Flow, Member::MONEY),
        _ => place.clone(),
    }
}

fn is_balanced(report: &Report) -> bool {
    let forward = |f: &Figure| is_left_over(f.coordinate.on(Axis::Flow));
    !report.figures.iter().any(|f| forward(f) && !f.amount.value.is_zero())
}

/// What `report` implies of another document's figures, each with the figure that tells it there.
fn implied<'a>(
    report: &'a Report,
    stated: &'a Stated,
) -> impl Iterator<Item = (Law, Vec<(FigureId, i8)>, FigureId)> + 'a {
    // What is implied at least is not last year's own figure.
    report.priors.iter().filter(|prior| !prior.at_least).filter_map(|prior| {
        let flow = prior.place.on(Axis::Flow).as_str();
        let flows = [flow, "expenditure", "income"].into_iter().take(if flow == "money" { 3 } else { 1 });
        let at = |flow: &str| stated.get(&prior.place.with(Axis::Flow, Member::of(flow)));
        let figure = flows.into_iter().find_map(at)?;
        Some((Law::Sum, prior.terms.clone(), *figure))
    })
}

/// A department beside its entities: the sum of them where it is that, else each no more than the department.
fn entities(
    report: &Report,
    others: &[Report],
    here: &Stated,
    there: &[Stated],
    parts: &[usize],
) -> Vec<Claim> {
    let value = |f: FigureId| report.figures[f].amount.base();
    let theirs = |n: usize, f: FigureId| others[n].figures[f].amount.base();
    let Some((whole, &ours)) = here.iter().filter(|(p, _)| is_total(p)).max_by_key(|(_, f)| value(**f))
    else {
        return Vec::new();
    };
    let totals: Option<Vec<Decimal>> =
        parts.iter().map(|&n| there[n].get(whole).map(|&f| theirs(n, f))).collect();
    let Some(totals) = totals.filter(|t| !t.is_empty()) else { return Vec::new() };
    let cent = Decimal::new(parts.len() as i64, 2);
    let complete = (totals.iter().sum::<Decimal>() - value(ours)).abs() <= cent;
    let part = |n: &usize, place: &Coordinate| there[*n].get(place).map(|&f| (*n, f));
    if complete {
        let sums = here.iter().filter_map(|(place, &figure)| {
            let stated: Vec<Term> =
                parts.iter().filter_map(|n| part(n, place)).map(|(n, f)| (n, f, -1)).collect();
            // What one of several does not tell it may still have.
            let law = match stated.len() {
                0 => return None,
                n if n < parts.len() => Law::AtMost,
                1 => Law::Same,
                _ => Law::Sum,
            };
            Some((law, RuleId::GJ503, vec![(figure, 1)], stated))
        });
        return sums.collect();
    }
    let mut ties = Vec::new();
    for (n, total) in parts.iter().zip(totals) {
        let sign = if total > value(ours) { -1 } else { 1 };
        let within = |f: FigureId, other: FigureId| {
            (value(f) - theirs(*n, other)) * Decimal::from(sign) >= Decimal::ZERO
        };
        let shared: Vec<(FigureId, FigureId)> =
            here.iter().filter_map(|(place, &f)| Some((f, part(n, place)?.1))).collect();
        let fits = shared.iter().filter(|(f, other)| within(*f, *other)).count();
        let equal =
            shared.iter().filter(|(f, o)| value(*f) == theirs(*n, *o) && !value(*f).is_zero()).count();
        // Two bodies that have nothing to do with one another may be put side by side, too.
        if 100 * fits >= PART_OF * shared.len() && equal >= IN_COMMON {
            let tie = |(f, other)| (Law::AtMost, RuleId::GJ503, vec![(f, sign)], vec![(*n, other, -sign)]);
            ties.extend(shared.into_iter().map(tie));
        }
    }
    ties
}

/// Of a hundred places that an entity and a department both tell, so many at least have no more in the entity; else
/// the one is no part of the other.
const PART_OF: usize = 97;

/// So many amounts at least an entity has alone in its department, so that both tell the same.
const IN_COMMON: usize = 3;

/// Whether a place is the whole of a document.
fn is_total(place: &Coordinate) -> bool {
    Axis::EACH.iter().filter(|a| !matches!(a, Axis::Stage | Axis::Flow)).all(|&a| place.on(a).is_all())
}

fn judged(
    report: &Report,
    others: &[Report],
    law: Law,
    rule: RuleId,
    here: Vec<(FigureId, i8)>,
    there: Vec<Term>,
) -> Tie {
    let ours = here.iter().map(|&(f, sign)| (report.figures[f].amount, sign));
    let theirs = there.iter().map(|&(n, f, sign)| (others[n].figures[f].amount, sign));
    let (verdict, difference) = judge::linear(law, Decimal::ZERO, ours.chain(theirs));
    let there = there.into_iter().map(|(document, figure, sign)| {
        let Figure { amount, label, .. } = &others[document].figures[figure];
        There { document, figure, sign, amount: *amount, label: label.clone() }
    });
    let there = there.collect();
    Tie { law, rule, here, there, verdict, difference }
}

/// The findings of ties that do not hold.
pub fn findings(report: &Report, others: &[Report], ties: &[Tie]) -> Vec<Finding> {
    let failed = ties.iter().filter(|t| t.verdict == Verdict::Inconsistent);
    failed
        .map(|tie| {
            let places = tie.here.iter().map(|(f, _)| report.figures[*f].span).collect();
            let message = messages::tie(report, others, tie);
            Finding { difference: Some(tie.difference), ..findings::of_rule(tie.rule, places, message) }
        })
        .collect()
}
