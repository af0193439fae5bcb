//! Rows of entities: whether a panel's rows name them, and which of them is the department that the others make.

use super::columns::Column;
use super::rows::RowPlace;
use super::view::{Labels, Reading};
use crate::lexicon::forms::Rows;
use crate::model::cube::Axis;
use crate::model::document::Table;
use crate::text::number::whole_cell;

/// Headings over names of entities.
const HEADINGS: [&str; 6] = ["单位名称", "部门名称", "预算单位", "预算单位名称", "单位", "部门"];

/// Whether the only column of names of a form holds those of entities.
pub fn named(by: Reading, labels: &Labels, columns: &[Column]) -> bool {
    let by_code = by.form.is_some_and(|form| form.rows == Rows::Coded);
    let [name] = labels.names[..] else { return false };
    by_code && labels.project.is_none() && HEADINGS.contains(&columns[name].leaf())
}

/// Where an entity has the amounts of the total, and others stand beside it, it is the department that they make: the
/// whole, not one of its parts.
pub fn wholes(table: &Table, values: &[usize], rows: &mut [(usize, RowPlace)]) {
    let is_entity = |r: &RowPlace| {
        let member = r.place.on(Axis::Entity);
        member.starts_with("entity:") && !member.as_str().contains('.')
    };
    let entities = rows.iter().filter(|(_, r)| is_entity(r)).count();
    let Some(total) = rows.iter().find(|(_, r)| r.total).filter(|_| entities > 1) else { return };
    let amount = |r: usize, c: usize| whole_cell(&table.rows[r][c].text.clean).map(|n| n.amount.value);
    let (whole, place) = (total.0, total.1.place.on(Axis::Entity).clone());
    let same = |r: usize| {
        let told = values.iter().filter(|&&c| amount(whole, c).is_some_and(|v| !v.is_zero()));
        let (same, all) = told
            .fold((0, 0), |(same, all), &c| (same + usize::from(amount(r, c) == amount(whole, c)), all + 1));
        same > 1 && same + 1 >= all || same == 1 && all == 1
    };
    let first = rows.iter().position(|(r, row)| is_entity(row) && *r != whole);
    let Some(first) = first.filter(|&n| same(rows[n].0)) else { return };
    let own = rows[first].1.place.on(Axis::Entity).clone();
    for (_, row) in rows.iter_mut() {
        if *row.place.on(Axis::Entity) == own {
            row.place.set(Axis::Entity, place.clone());
        }
    }
}
