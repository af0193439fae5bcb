//! Shares of all parts of a whole add up to 100, also where the whole itself is not told.

use super::Relating;
use crate::lexicon::decompositions::COMPLETE;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::prose::Statement;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The figures of relations that hold a share against its part and its whole.
fn checked(relating: &Relating) -> HashSet<FigureId> {
    let shares = relating.relations.iter().filter(|r| r.law == Law::Share);
    shares.flat_map(|r| r.terms.iter().map(|(f, _)| *f)).collect()
}

/// Adds the sums of shares that no amounts check.
pub fn shares(relating: &mut Relating) {
    let checked = checked(relating);
    let mut groups: BTreeMap<(usize, usize, Coordinate), Vec<(Member, FigureId)>> = BTreeMap::new();
    for s in &relating.narrative.statements {
        let figure = &relating.figures()[s.figure];
        if figure.role != Role::Share
            || !figure.is_placed()
            || s.whole.as_ref().is_some_and(|w| planned(w, &figure.coordinate))
        {
            continue;
        }
        for (n, (axis, parts)) in COMPLETE.iter().enumerate() {
            let member = figure.coordinate.on(*axis);
            if parts.iter().any(|p| **member == **p) {
                let rest = figure.coordinate.with(*axis, Member::ALL);
                let group = groups.entry((s.run, n, rest)).or_default();
                if !group.iter().any(|(m, _)| m == member) {
                    group.push((member.clone(), s.figure));
                }
            }
        }
    }
    for ((_, n, _), group) in groups {
        let known = group.iter().all(|(_, f)| checked.contains(f));
        let terms: Vec<(FigureId, i8)> = group.into_iter().map(|(_, f)| (f, 1)).collect();
        if terms.len() == COMPLETE[n].1.len() && !known && !has_another(relating, &terms) {
            relating.push_with(Law::Sum, RuleId::GJ317, -Decimal::ONE_HUNDRED, terms);
        }
    }
}

/// Whether a share of the same paragraph makes up what shares lack of 100: there is a part besides.
fn has_another(relating: &Relating, shares: &[(FigureId, i8)]) -> bool {
    let figure = |f: FigureId| &relating.figures()[f];
    let of = |f: FigureId| matches!(figure(f).role, Role::Share).then(|| figure(f).amount.value);
    let rest = Decimal::ONE_HUNDRED - shares.iter().filter_map(|(f, _)| of(*f)).sum::<Decimal>();
    let block = |f: FigureId| figure(f).place.block();
    let beside = |s: &Statement| {
        shares.iter().any(|(f, _)| block(*f) == s.block) && !shares.iter().any(|(f, _)| *f == s.figure)
    };
    let mut others = relating.narrative.statements.iter().filter(|s| beside(s));
    !rest.is_zero() && others.any(|s| of(s.figure) == Some(rest))
}

/// So many parts tell their whole by what they add up to.
const FEW: usize = 3;

/// Adds the sums of shares of one whole that is told nowhere, where the amounts beside them say that they are all: the
/// sum of the amounts is the whole of all shares but one at most.
pub fn of_unstated_wholes(relating: &mut Relating) {
    let checked = checked(relating);
    let figures = relating.figures();
    let mut lists: BTreeMap<(usize, Coordinate), Vec<(FigureId, FigureId)>> = BTreeMap::new();
    let mut amounts: HashMap<(usize, &Coordinate), FigureId> = HashMap::new();
    for s in &relating.narrative.statements {
        let figure = &figures[s.figure];
        if !figure.is_placed() {
            continue;
        }
        let here = (s.run, &figure.coordinate);
        match (figure.role, &s.whole) {
            (Role::Amount, _) if figure.amount.unit.is_money() => drop(amounts.insert(here, s.figure)),
            (Role::Share, Some(whole))
                if !checked.contains(&s.figure) && !planned(whole, &figure.coordinate) =>
            {
                if let Some(amount) = amounts.get(&here) {
                    let whole = whole.with(Axis::Flow, Member::ALL);
                    lists.entry((s.run, whole)).or_default().push((*amount, s.figure));
                }
            }
            _ => {}
        }
    }
    let complete = |list: &Vec<(FigureId, FigureId)>| {
        let whole: Decimal = list.iter().map(|(amount, _)| figures[*amount].amount.base()).sum();
        let holds = |(amount, share): &&(FigureId, FigureId)| {
            let part = figures[*amount].amount.base().checked_mul(Decimal::ONE_HUNDRED);
            let exact = part.and_then(|part| part.checked_div(whole));
            let rate = figures[*share].amount;
            exact.is_some_and(|exact| (exact - rate.value).abs() <= rate.half_ulp())
        };
        list.len() >= FEW && list.iter().filter(holds).count() + 1 >= list.len()
    };
    let sums: Vec<Vec<(FigureId, i8)>> = lists
        .into_values()
        .filter(complete)
        .map(|list| list.into_iter().map(|(_, share)| (share, 1)).collect())
        .collect();
    for terms in sums {
        relating.push_with(Law::Sum, RuleId::GJ317, -Decimal::ONE_HUNDRED, terms);
    }
}

/// 完成年初预算的 p%: a share of what was planned, not of a whole.
fn planned(whole: &Coordinate, part: &Coordinate) -> bool {
    whole.on(Axis::Stage) != part.on(Axis::Stage)
}
