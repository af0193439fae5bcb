//! Performance tables against the rest: the projects' budgets, counts of tables, weights.

use super::Relating;
use super::index::Index;
use crate::model::cube::{Axis, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::table::targets::weight_sums;
use rust_decimal::Decimal;

/// Adds the relations of performance tables.
pub fn everywhere(relating: &mut Relating, index: &Index) {
    for (law, rule, terms) in std::mem::take(&mut relating.targets.claims) {
        relating.push(law, rule, terms);
    }
    for (terms, constant) in weight_sums(&relating.targets, relating.figures()) {
        relating.push_with(Law::Sum, RuleId::GJ403, constant, terms);
    }
    projects(relating, index);
    counts(relating);
    assets(relating);
}

/// What there is none of has no value, and what has a value is there: area or number beside value of an asset.
fn assets(relating: &mut Relating) {
    let mut found = Vec::new();
    for (id, figure) in relating.figures().iter().enumerate() {
        let place = &figure.coordinate;
        if *place.on(Axis::Flow) != Member::ASSETS || *place.on(Axis::Economic) != Member::VALUE {
            continue;
        }
        let measured = relating.figures().iter().position(|f| {
            matches!(f.coordinate.on(Axis::Economic).as_str(), "area" | "count")
                && f.coordinate.with(Axis::Economic, Member::VALUE) == *place
        });
        if let Some(measured) = measured {
            let none = relating.figures()[measured].amount.value.is_zero();
            if none {
                found.push(vec![(measured, 1), (id, -1)]);
            }
        }
    }
    for terms in found {
        relating.push(Law::Same, RuleId::GJ308, terms);
    }
}

/// A project's budget is told in the form of projects, in the narrative and in its performance table.
fn projects(relating: &mut Relating, index: &Index) {
    let mut found = Vec::new();
    for (id, figure) in relating.figures().iter().enumerate() {
        let fund = figure.coordinate.on(Axis::Fund);
        if figure.role != Role::Amount || **fund != *"fiscal-of-project" {
            continue;
        }
        let general = figure.coordinate.with(Axis::Fund, Member::CURRENT_FISCAL_GENERAL);
        let stated = index.project(&relating.recognised.key(&general));
        if stated.is_empty() || figure.amount.value.is_zero() {
            continue;
        }
        let law = if stated.len() == 1 { Law::Same } else { Law::Sum };
        found.push((
            law,
            std::iter::once((id, 1)).chain(stated.into_iter().map(|f| (f, -1))).collect::<Vec<_>>(),
        ));
    }
    for (law, terms) in found {
        relating.push(law, RuleId::GJ402, terms);
    }
}

/// 整体预算绩效目标 N 个, 项目共 N 个: as many tables, those withheld apart.
fn counts(relating: &mut Relating) {
    let (overall, projects) = relating.targets.tables;
    let withheld = relating.targets.withheld;
    let none: Vec<FigureId> = (0..relating.figures().len())
        .filter(|&f| {
            let place = &relating.figures()[f].coordinate;
            *place.on(Axis::Flow) == Member::TARGETS && *place.on(Axis::Economic) == Member::NONE
        })
        .collect();
    for figure in none {
        relating.push_with(Law::Sum, RuleId::GJ404, Decimal::ZERO, vec![(figure, 1)]);
    }
    let of = |kind: &str| -> Option<FigureId> {
        relating.figures().iter().position(|f| {
            f.role == Role::Count
                && *f.coordinate.on(Axis::Flow) == Member::TARGETS
                && **f.coordinate.on(Axis::Function) == *kind
        })
    };
    // A table that lists them one below the other does not tell how many they are.
    let projects = if relating.targets.lists_projects { 0 } else { projects };
    let stated = [(of("overall"), overall, 0), (of("projects"), projects, withheld)];
    for (figure, tables, withheld) in stated {
        // Where no table was read at all they may stand elsewhere, whether or not some are withheld.
        if let Some(figure) = figure.filter(|_| tables > 0) {
            let tables = tables + withheld;
            relating.push_with(Law::Sum, RuleId::GJ404, -Decimal::from(tables as u64), vec![(figure, 1)]);
        }
    }
}
