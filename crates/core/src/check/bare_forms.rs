//! Forms with a head and no row hold nothing: an amount that a sentence tells of what they are about is not in them (GJ609).

use super::Relating;
use super::lists::finding;
use crate::lexicon::families::put;
use crate::lexicon::form_facts::OFTEN_EMPTY;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Table};
use crate::model::figure::{Figure, Place, Role};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Text;

/// Findings of all such forms.
pub fn check(relating: &Relating) -> Vec<Finding> {
    let blocks = &relating.document.blocks;
    let mut found = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        // What follows right below may be the rows that a converter parted from their head.
        if !is_bare(table) || matches!(blocks.get(n + 1), Some(Block::Table(_))) {
            continue;
        }
        if let Some((title, figure)) = title(relating, table).and_then(|t| Some((t, stated_of(relating, t)?)))
        {
            found.push(tell(title, figure));
        }
    }
    found
}

/// Whether a table has nothing below its head, and was not put back from a copy.
fn is_bare(table: &Table) -> bool {
    !table.rows.is_empty() && table.header_rows == table.rows.len() && table.copied.is_none()
}

/// The title of a form that is often empty, if no other table has it.
fn title<'d>(relating: &Relating<'d>, table: &'d Table) -> Option<&'d Text> {
    let of = |table: &'d Table| {
        let title = table.title.as_ref()?;
        Some((title, relating.families.form(&title.clean)?))
    };
    let (title, form) = of(table)?;
    let same = |block: &&Block| match block {
        Block::Table(other) => other
            .title
            .as_ref()
            .is_some_and(|t| relating.families.form(&t.clean).is_some_and(|f| f.id == form.id)),
        _ => false,
    };
    let alone = relating.document.blocks.iter().filter(same).count() == 1;
    (alone && OFTEN_EMPTY.iter().any(|(id, _)| *id == form.id)).then_some(title)
}

/// The first amount of a sentence that is of what a form is about, and not nothing.
fn stated_of<'r>(relating: &'r Relating, title: &Text) -> Option<&'r Figure> {
    let form = relating.families.form(&title.clean)?;
    // What is told of years before is not in the form either.
    let year = relating.figures().iter().map(|f| f.coordinate.year).max()?;
    let is_of = |figure: &&Figure| {
        let mut place = Coordinate::of_year(figure.coordinate.year);
        put(&mut place, &form.base);
        place.set(Axis::Stage, Member::ALL);
        matches!(figure.place, Place::Sentence { .. })
            && figure.role == Role::Amount
            && figure.is_placed()
            && !figure.amount.value.is_zero()
            && figure.amount.unit.is_money()
            && place.contains(&figure.coordinate)
            && figure.coordinate.year == year
    };
    relating.figures().iter().find(is_of)
}

fn tell(title: &Text, figure: &Figure) -> Finding {
    let (name, label) = (&title.clean, &figure.label);
    finding(
        RuleId::GJ609,
        vec![title.span(), figure.span],
        format!("“{name}”只有表头、没有数字，文字却说“{label}”有金额。请核对表格是否漏填，或文字是否有误。"),
        format!(
            "“{name}” has a head and no figures, yet the text tells an amount of “{label}”. Check whether the form was left empty or the text is wrong."
        ),
    )
}
