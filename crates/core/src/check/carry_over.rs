//! What was carried over and received is what was spent, distributed and carried forward: 年初结转和结余 + 本年收入 =
//! 本年支出 + 结余分配 + 年末结转和结余, wherever a row or a section tells all of it.

use super::Relating;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use std::collections::BTreeMap;

/// Amounts of one fund with their places and signs.
type Amounts = Vec<(FigureId, Coordinate, i8)>;

/// The part that a place plays: +1 what there was, −1 what became of it.
fn sign(place: &Coordinate) -> Option<i8> {
    let over = place.on(Axis::Fund).starts_with("carry-over");
    match place.on(Axis::Flow).as_str() {
        "carried-forward" | "distributed" | "expenditure" if !over => Some(-1),
        "income" => Some(1),
        "all" if over => Some(1),
        _ => None,
    }
}

/// The place whichever flow and year's money it is of.
fn shared(place: &Coordinate) -> Coordinate {
    let fund = place.on(Axis::Fund);
    let bare = fund.split_once('.').map_or("all", |(_, rest)| rest).to_string();
    place.with(Axis::Flow, Member::ALL).with(Axis::Fund, Member::of(bare))
}

/// Adds the balance of every row of a view whose columns tell income, expenditure and what is carried.
pub fn of_view(relating: &mut Relating, view: usize) {
    let v = &relating.recognised.views[view];
    let mut found: Vec<Vec<(FigureId, i8)>> = Vec::new();
    let mut sides: BTreeMap<Coordinate, Vec<(usize, i8)>> = BTreeMap::new();
    for column in v.columns.iter().filter(|c| !c.local) {
        if let Some(sign) = sign(&column.place) {
            let side = sides.entry(shared(&column.place)).or_default();
            // Of several columns that say the same, the first.
            if !side.iter().any(|(c, _)| v.columns.iter().any(|o| o.column == *c && o.place == column.place))
            {
                side.push((column.column, sign));
            }
        }
    }
    let stated = |columns: &[(usize, i8)], flow: &str| {
        columns
            .iter()
            .any(|(c, _)| v.columns.iter().any(|o| o.column == *c && **o.place.on(Axis::Flow) == *flow))
    };
    for columns in sides.values().filter(|c| c.len() > 2 && stated(c, "income") && stated(c, "expenditure")) {
        for (row, _) in &v.rows {
            let cell = |c: usize| relating.recognised.cells.get(&(v.block, *row, c)).copied();
            let terms: Vec<(FigureId, i8)> =
                columns.iter().filter_map(|(c, sign)| Some((cell(*c)?, *sign))).collect();
            if terms.len() > 1 {
                found.push(terms);
            }
        }
    }
    for terms in found {
        relating.push(Law::Sum, RuleId::GJ102, terms);
    }
}

/// Adds the balance of every section that tells income, expenditure and what is carried of one fund.
pub fn of_sections(relating: &mut Relating) {
    let mut stated: BTreeMap<(usize, Coordinate), Amounts> = BTreeMap::new();
    for s in &relating.narrative.statements {
        let figure = &relating.figures()[s.figure];
        if figure.role == Role::Amount
            && figure.is_placed()
            && let Some(sign) = sign(&figure.coordinate)
        {
            let amounts = stated.entry((s.run, shared(&figure.coordinate))).or_default();
            if !amounts.iter().any(|(_, place, _)| *place == figure.coordinate) {
                amounts.push((s.figure, figure.coordinate.clone(), sign));
            }
        }
    }
    let has =
        |amounts: &Amounts, flow: &str| amounts.iter().any(|(_, place, _)| **place.on(Axis::Flow) == *flow);
    let over = |amounts: &Amounts| {
        amounts.iter().any(|(_, place, _)| place.on(Axis::Fund).starts_with("carry-over"))
    };
    let whole = stated
        .into_values()
        .filter(|a| has(a, "income") && has(a, "expenditure") && has(a, "carried-forward") && over(a));
    for amounts in whole.collect::<Vec<_>>() {
        relating.push(Law::Sum, RuleId::GJ302, amounts.into_iter().map(|(f, _, sign)| (f, sign)).collect());
    }
}
