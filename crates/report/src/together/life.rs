//! The life of a figure: what a body's documents tell of one place and year, from the budget the year began with to
//! what the next year's documents say of it; and where that was told otherwise later.

use super::{Document, Member, SCHEMA};
use crate::mask::mask;
use gouji::check::index::consensus;
use gouji::model::cube::{Axis, Coordinate, Member as Named};
use gouji::{FigureId, Role};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One place and year over a body's documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Life {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Whose figure it is.
    pub entity: String,
    /// Of which year.
    pub year: i32,
    /// What it is, in words.
    pub place: String,
    /// What was told of it, the year's own documents first.
    pub told: Vec<Told>,
    /// Whether two documents tell different amounts of one stage.
    pub restated: bool,
    /// Whether a document that tells it otherwise speaks of a changed scope; only where it is restated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explained: Option<bool>,
}

/// What a document tells of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// `budget`, `adjusted`, `execution`.
    pub stage: String,
    /// In 万元.
    pub value: String,
    /// Printed in the document, or implied by its changes.
    pub implied: bool,
    /// The document.
    pub document: Document,
}

/// A restatement that is explained says one of these.
const EXPLAINED: [&str; 6] = ["口径", "划转", "机构改革", "追溯调整", "调整上年", "合并公开"];

/// What one document tells of a place and year at a stage.
struct Statement {
    stage: String,
    value: Decimal,
    /// Half of its last printed digit, in 万元.
    slack: Decimal,
    implied: bool,
    document: usize,
    label: String,
}

pub fn lives(members: &[Member], mut order: Vec<usize>) -> Vec<Life> {
    let mut places: BTreeMap<Coordinate, Vec<Statement>> = BTreeMap::new();
    order.sort_by_key(|&n| (members[n].known.year, members[n].known.accounts));
    for n in order {
        for (place, statement) in statements(n, &members[n].report) {
            let told = places.entry(place).or_default();
            // Income and expenditure are one where nothing is carried forward.
            let again = |other: &Statement| {
                (other.document, &other.stage, other.value) == (n, &statement.stage, statement.value)
            };
            if !told.iter().any(again) {
                told.push(statement);
            }
        }
    }
    let several = |told: &Vec<Statement>| told.iter().any(|other| other.document != told[0].document);
    places
        .into_iter()
        .filter(|(_, told)| several(told))
        .map(|(place, told)| life(members, &place, told))
        .collect()
}

fn life(members: &[Member], place: &Coordinate, told: Vec<Statement>) -> Life {
    let differ = |a: &Statement, b: &Statement| {
        a.stage == b.stage && a.document != b.document && (a.value - b.value).abs() > a.slack + b.slack
    };
    let restating: Vec<&Statement> = told.iter().filter(|b| told.iter().any(|a| differ(a, b))).collect();
    let restated = !restating.is_empty();
    let last = restating.iter().map(|statement| statement.document).next_back();
    let explains = |n: usize| EXPLAINED.iter().any(|word| members[n].text.contains(word));
    let first = told.first().map(|statement| &members[statement.document]);
    Life {
        schema: SCHEMA.to_owned(),
        entity: first.map(|member| mask(&member.known.entity).into_owned()).unwrap_or_default(),
        year: place.year,
        place: told.first().map(|statement| mask(&statement.label).into_owned()).unwrap_or_default(),
        restated,
        explained: last.map(explains),
        told: told
            .into_iter()
            .map(|statement| Told {
                stage: statement.stage,
                value: statement.value.normalize().to_string(),
                implied: statement.implied,
                document: Document::of(members[statement.document].name, &members[statement.document].known),
            })
            .collect(),
    }
}

/// The main amounts that a document tells, of its own year and of the year before.
fn statements(document: usize, report: &gouji::Report) -> Vec<(Coordinate, Statement)> {
    let mut printed: BTreeMap<Coordinate, Vec<FigureId>> = BTreeMap::new();
    for (id, figure) in report.figures.iter().enumerate() {
        let money = figure.role == Role::Amount && figure.amount.unit.is_money() && !figure.blank;
        if money && figure.is_placed() && is_main(&figure.coordinate) {
            printed.entry(figure.coordinate.clone()).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    for (place, ids) in printed {
        let Some(id) = consensus(&ids, &report.figures) else { continue };
        let figure = &report.figures[id];
        found.push((
            without_stage(&place),
            Statement {
                stage: place.on(Axis::Stage).as_str().to_owned(),
                value: figure.amount.base(),
                slack: slack(report, &[(id, 1)]),
                implied: false,
                document,
                label: figure.label.clone(),
            },
        ));
    }
    let implied = report.priors.iter().filter(|prior| !prior.at_least && is_main(&prior.place));
    for prior in implied {
        let place = without_stage(&prior.place);
        let stage = prior.place.on(Axis::Stage).as_str();
        if found.iter().any(|(known, told)| *known == place && told.stage == stage) {
            continue;
        }
        let value = |(id, sign): &(FigureId, i8)| report.figures[*id].amount.base() * Decimal::from(*sign);
        let label = prior.terms.first().map_or("", |(id, _)| report.figures[*id].label.as_str());
        found.push((
            place,
            Statement {
                stage: stage.to_owned(),
                value: prior.terms.iter().map(value).sum(),
                slack: slack(report, &prior.terms),
                implied: true,
                document,
                label: label.to_owned(),
            },
        ));
    }
    found
}

/// By how much rounding may move a sum of figures, in 万元.
fn slack(report: &gouji::Report, terms: &[(FigureId, i8)]) -> Decimal {
    let half = |(id, _): &(FigureId, i8)| report.figures[*id].amount.half_ulp();
    terms.iter().map(half).sum()
}

fn without_stage(place: &Coordinate) -> Coordinate {
    let place = place.with(Axis::Stage, Named::ALL);
    match place.on(Axis::Flow).as_str() {
        "income" | "all" | "money" => place.with(Axis::Flow, Named::of("expenditure")),
        _ => place,
    }
}

/// Whether a place is one that a reader follows over the years: the whole, or cut along one axis, of the whole body.
fn is_main(place: &Coordinate) -> bool {
    let cut = Axis::EACH.iter().filter(|a| !matches!(a, Axis::Stage | Axis::Flow) && !place.on(**a).is_all());
    let flow = place.on(Axis::Flow).as_str();
    place.year > 0
        && place.on(Axis::Entity).is_all()
        && matches!(flow, "expenditure" | "all" | "money")
        && cut.count() <= 1
        && Axis::EACH.iter().all(|&axis| !place.on(axis).has_local())
}
