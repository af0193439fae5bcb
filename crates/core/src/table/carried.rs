//! What was carried over within fiscal appropriation: where the form tells it, its totals and what is spent are of both,
//! this year's appropriation and what was left of the last.

use super::Recognised;
use super::rows::RowPlace;
use super::view::View;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Table;
use crate::model::report::Disclosure;
use crate::text::number::whole_cell;

const FISCAL: &str = "current.fiscal";

/// The same place of this year's appropriation and of what was carried over together.
pub fn both(place: &mut Coordinate) {
    if let Some(rest) = place.on(Axis::Fund).strip_prefix(FISCAL) {
        let member = Member::of(format!("with-carried.fiscal{rest}"));
        place.set(Axis::Fund, member);
    }
}

/// Moves totals and, in a budget, expenditure of a form of fiscal appropriation to what is spent of both, where the
/// form tells something carried over.
pub fn with_carried(table: &Table, about: &Disclosure, mut views: Vec<View>) -> Vec<View> {
    let fiscal = |view: &View| view.form.is_some() && **view.base.on(Axis::Fund) == *FISCAL;
    let amount = |view: &View, row: usize| {
        let numbers = view.columns.iter().filter_map(|c| whole_cell(&table.rows[row][c.column].text.clean));
        numbers.into_iter().any(|n| !n.amount.value.is_zero())
    };
    let carried = |view: &View| {
        let over = |r: &RowPlace| r.place.on(Axis::Fund).starts_with("carry-over");
        view.rows.iter().any(|(row, r)| over(r) && amount(view, *row))
    };
    if !views.iter().any(|view| fiscal(view) && carried(view)) {
        return views;
    }
    for view in views.iter_mut().filter(|view| fiscal(view)) {
        let of_year = |r: &RowPlace| r.label.contains("本年") || r.label.contains("当年");
        // 小计, 上年财政拨款结转, 收入总计: what stands above what was carried over is of this year.
        let over = |r: &RowPlace| r.place.on(Axis::Fund).starts_with("carry-over");
        let carried = view.rows.iter().filter(|(_, r)| over(r)).map(|(row, _)| *row).max();
        let above =
            |row: usize, r: &RowPlace| r.label.ends_with("小计") && carried.is_some_and(|at| row < at);
        for (_, row) in view.rows.iter_mut().filter(|(row, r)| r.total && !of_year(r) && !above(*row, r)) {
            both(&mut row.place);
        }
        let income = view.rows.iter().any(|(_, r)| r.place.on(Axis::Fund).starts_with("carry-over"));
        if !income && !about.final_accounts {
            view.rows.iter_mut().for_each(|(_, r)| both(&mut r.place));
            view.columns.iter_mut().for_each(|c| both(&mut c.place));
            both(&mut view.base);
        }
    }
    views
}

/// Forms of expenditure from one budget tell what was appropriated this year or, in some regions, what was carried over
/// as well: the latter where their total is that of both.
pub fn add_carry_over(found: &mut Recognised) {
    let value = |found: &Recognised, place: &Coordinate| {
        found.figures.iter().find(|f| f.coordinate == *place && !f.blank).map(|f| f.amount.base())
    };
    for v in 0..found.views.len() {
        let view = &found.views[v];
        if view.form.is_none() || !view.base.on(Axis::Fund).starts_with("current.fiscal.") {
            continue;
        }
        let (mut whole, own) = (view.base.clone(), view.base.clone());
        both(&mut whole);
        let block = view.block;
        let stated = value(found, &own);
        let of_both = value(found, &whole);
        let income = value(found, &own.with(Axis::Flow, Member::INCOME));
        if stated.is_none() || stated != of_both || stated == income {
            continue;
        }
        let view = &mut found.views[v];
        view.rows.iter_mut().for_each(|(_, r)| both(&mut r.place));
        view.columns.iter_mut().for_each(|c| both(&mut c.place));
        both(&mut view.base);
        let here = |f: &&mut crate::model::figure::Figure| matches!(f.place, crate::model::figure::Place::Cell { block: b, .. } if b == block);
        found.figures.iter_mut().filter(here).for_each(|f| both(&mut f.coordinate));
    }
}
