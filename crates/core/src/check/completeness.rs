//! Shares of all parts of a whole add up to 100, also where the whole itself is not told.

use super::Relating;
use crate::lexicon::decompositions::COMPLETE;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashSet};

/// Adds the sums of shares that no amounts check.
pub fn shares(relating: &mut Relating) {
    let checked: HashSet<FigureId> = relating
        .relations
        .iter()
        .filter(|r| r.law == Law::Share)
        .flat_map(|r| r.terms.iter().map(|(f, _)| *f))
        .collect();
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
        if group.len() == COMPLETE[n].1.len() && !known {
            let terms = group.into_iter().map(|(_, f)| (f, 1)).collect();
            relating.push_with(Law::Sum, RuleId::GJ317, -Decimal::ONE_HUNDRED, terms);
        }
    }
}

/// 完成年初预算的 p%: a share of what was planned, not of a whole.
fn planned(whole: &Coordinate, part: &Coordinate) -> bool {
    whole.on(Axis::Stage) != part.on(Axis::Stage)
}
