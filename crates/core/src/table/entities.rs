//! Rows of entities: whether a panel's rows name them, and which of them is the department that the others make.

use super::columns::Column;
use super::rows::RowPlace;
use super::view::{Labels, Reading};
use crate::lexicon::families::Families;
use crate::lexicon::forms::Rows;
use crate::model::cube::Axis;
use crate::model::document::{Document, Table};
use crate::model::report::Disclosure;
use crate::parse::identity::same_entity;
use crate::text::number::whole_cell;
use std::collections::HashMap;

/// Headings over names of entities.
const HEADINGS: [&str; 6] = ["单位名称", "部门名称", "预算单位", "预算单位名称", "单位", "部门"];

/// What stands before the name of whose form it is.
const CAPTIONS: [&str; 10] = [
    "编制单位：",
    "编制部门：",
    "单位名称：",
    "部门名称：",
    "填报单位：",
    "填报部门：",
    "预算单位：",
    "公开部门：",
    "部门：",
    "单位：",
];

/// Whose form a table is by its caption.
fn captioned(table: &Table) -> Option<&str> {
    table.captions.iter().find_map(|caption| {
        let rest = CAPTIONS.iter().find_map(|word| caption.clean.strip_prefix(word))?;
        let end = ["单位：", "金额"].iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
        let name = rest[..end].trim();
        (name.chars().count() >= 4 && !name.contains('元')).then_some(name)
    })
}

/// The tables, by their blocks, that are forms of another entity than the one that publishes: the same form stands
/// under several names, as where a department's entities follow it.
pub fn apart(document: &Document, about: &Disclosure, families: &Families) -> HashMap<usize, String> {
    let mut by_form: HashMap<&str, Vec<(usize, &str)>> = HashMap::new();
    for (block, table) in super::tables(document) {
        let form = table.title.as_ref().and_then(|title| families.form(&title.clean));
        if let (Some(form), Some(name)) = (form, captioned(table)) {
            by_form.entry(&form.id).or_default().push((block, name));
        }
    }
    let own = |name: &str| name == about.entity || same_entity(name, &about.entity) && !name.contains('（');
    let mut found = HashMap::new();
    for forms in by_form.into_values().filter(|forms| forms.iter().any(|(_, name)| *name != forms[0].1)) {
        let owned = forms.iter().any(|(_, name)| own(name));
        let others = forms.into_iter().filter(|(_, name)| owned && !own(name));
        found.extend(others.map(|(block, name)| (block, name.to_string())));
    }
    found
}

/// Whether the only column of names of a form holds those of entities.
pub fn named(by: Reading, labels: &Labels, columns: &[Column]) -> bool {
    let by_code = by.form.is_some_and(|form| form.rows == Rows::Coded);
    let [name] = labels.names[..] else { return false };
    // `部门（单位）名称`, but `单位名称（科目）`
    let leaf = columns[name].leaf();
    let bare = leaf.split_once('（').and_then(|(before, rest)| {
        let (inner, after) = rest.split_once('）')?;
        (inner != "科目").then(|| format!("{before}{after}"))
    });
    by_code && labels.project.is_none() && HEADINGS.contains(&bare.as_deref().unwrap_or(leaf))
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
        let stated = values.iter().filter(|&&c| amount(whole, c).is_some_and(|v| !v.is_zero()));
        let (same, all) = stated
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
