//! Figures of the cells of a table: those that a view places, and those that it does not, with the reason.

use super::view::View;
use super::{Recognised, headings, table_name, table_unit};
use crate::model::amount::{Amount, Unit};
use crate::model::document::{Cell, Document, Table};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::reason::Reason;
use crate::source::Text;
use crate::text::number::{NoNumber, Number, is_padded, no_number, numbers, tells_quantity, whole_cell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Where a converter left the words of the grid in the cell of the title once more, its figures are those of the
/// grid told twice: as many as there, and all but a few the same.
pub(super) fn echo(found: &mut Recognised, block: usize, table: &Table) {
    let Some(text) = &table.echo else { return };
    let mut cells: Vec<(usize, usize, FigureId)> = found
        .cells
        .iter()
        .filter(|((b, _, _), _)| *b == block)
        .map(|((_, row, column), figure)| (*row, *column, *figure))
        .collect();
    cells.sort_unstable();
    cells.dedup_by_key(|(_, _, figure)| *figure);
    let said: Vec<Number> = numbers(&text.clean).into_iter().filter(|n| n.amount.decimals > 0).collect();
    // One number may stand for a grid of which no more was left: its words must be the grid's.
    let begins = said.len() == 1 && begins_alike(text, table);
    if begins {
        cells.truncate(1);
    }
    let same = |(n, (_, _, f)): &(&Number, &(usize, usize, FigureId))| {
        n.amount.value == found.figures[*f].amount.value
    };
    let agree = said.iter().zip(&cells).filter(same).count();
    let alike = begins || agree > 0 && agree + 1 + said.len() / 5 >= said.len();
    if said.len() != cells.len() || !alike {
        return;
    }
    for (number, (_, _, f)) in said.iter().zip(&cells) {
        let twin = &found.figures[*f];
        let figure = Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { unit: twin.amount.unit, ..number.amount },
            place: Place::Sentence { block },
            unchecked: Some(Reason::Echo),
            ..twin.clone()
        };
        found.echoes.push((*f, found.figures.len()));
        found.figures.push(figure);
    }
}

/// Whether a text, but for its digits, is what the first cells of a table say.
fn begins_alike(text: &Text, table: &Table) -> bool {
    let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let grid: String = table.rows.iter().flatten().take(24).map(|c| words(&c.text.clean)).collect();
    grid.starts_with(&words(&text.clean))
}

pub(super) fn place_figures(found: &mut Recognised, document: &Document, table: &Table, view: &View) {
    let unit = table_unit(table);
    let name = table_name(document, view, table);
    for (r, row) in &view.rows {
        for column in &view.columns {
            let text = &table.rows[*r][column.column].text;
            if is_padded(&text.clean) {
                found.unknown.insert((view.block, *r, column.column));
                continue;
            }
            let Some(number) = whole_cell(&text.clean) else {
                // Withheld, broken or words: not empty, and not zero.
                no_figure(found, text, (view.block, *r, column.column), || {
                    format!("{name} {} {}", row.label, column.label)
                });
                continue;
            };
            // A rate that stands among the amounts of a table that nobody knows is none of them.
            let rate = number.amount.unit == Unit::Percent && number.unit_end > number.end;
            if view.form.is_none() && rate && !column.rate {
                continue;
            }
            let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
            let unit = if row.counts() { Unit::Count } else { unit };
            found.cells.insert((view.block, *r, column.column), found.figures.len());
            found.figures.push(Figure {
                span: text.source_span(number.start, number.end),
                amount: Amount { unit, ..number.amount },
                role: match () {
                    () if row.counts() => Role::Count,
                    () if column.rate || headings::is_rate(&row.label) => Role::Growth,
                    () => Role::Amount,
                },
                falls: false,
                of_named: false,
                place: Place::Cell { block: view.block, row: *r, column: column.column },
                label: format!("{name} {} {}", row.label, column.label).trim_end().to_string(),
                coordinate: view.place(row, column),
                blank: false,
                agreed: 0,
                contradicted: 0,
                unchecked: None,
            });
        }
    }
}

/// What is printed in the cell of a figure and is none is not nothing: no sum is made over it, and where it tells how
/// much it is a figure of which nobody knows the value. A cell that says with words or dashes that there is nothing is empty.
fn no_figure(found: &mut Recognised, text: &Text, cell: (usize, usize, usize), label: impl Fn() -> String) {
    let clean = text.clean.as_str();
    if no_number(clean) != Some(NoNumber::Words) {
        return;
    }
    found.unknown.insert(cell);
    if clean.bytes().any(|b| b.is_ascii_digit()) || tells_quantity(clean) {
        found.figures.push(Figure {
            span: text.span(),
            place: Place::Cell { block: cell.0, row: cell.1, column: cell.2 },
            label: label(),
            unchecked: Some(Reason::NoValue),
            ..Figure::default()
        });
    }
}

/// Figures of copied rows of which nobody can tell the column.
pub(super) fn unplaced(found: &mut Recognised, block: usize, table: &Table) {
    let Some(copied) = &table.copied else { return };
    found.unknown.extend(copied.unknown.iter().map(|(row, column)| (block, *row, *column)));
    let unit = table_unit(table);
    let mut labels: HashMap<usize, String> = HashMap::new();
    for (row, place) in found.views.iter().filter(|v| v.block == block).flat_map(|v| &v.rows) {
        labels.entry(*row).or_insert_with(|| place.label.clone());
    }
    for (row, text) in &copied.unplaced {
        let Some(number) = whole_cell(&text.clean) else { continue };
        found.figures.push(Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { unit, ..number.amount },
            place: Place::Cell { block, row: *row, column: table.rows[*row].len() },
            label: labels.get(row).cloned().unwrap_or_default(),
            unchecked: Some(Reason::ColumnUnknown),
            ..Figure::default()
        });
    }
}

/// Decimals of a table that no view holds: their row says nothing, or their column does. They are listed all the same.
pub(super) fn unread(found: &mut Recognised, block: usize, table: &Table) {
    let unit = table_unit(table);
    let held: HashSet<u32> =
        found.figures.iter().filter(|f| f.place.block() == block).map(|f| f.span.start).collect();
    for (r, row) in table.rows.iter().enumerate().filter(|(r, _)| !table.skipped.contains(r)) {
        for (c, cell) in row.iter().enumerate() {
            let Some(number) = whole_cell(&cell.text.clean) else { continue };
            let span = cell.text.source_span(number.start, number.end);
            let telling = number.amount.decimals > 0 || cell.text.clean.contains(',');
            if !telling || held.contains(&span.start) {
                continue;
            }
            let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
            found.figures.push(Figure {
                span,
                amount: Amount { unit, ..number.amount },
                place: Place::Cell { block, row: r, column: c },
                unchecked: Some(Reason::PlaceUnknown),
                ..Figure::default()
            });
        }
    }
}

/// A total whose amount stands in the panel to the right, and its own cell empty, is the total of both panels.
pub(super) fn totals_further_right(found: &mut Recognised, block: usize, table: &Table) {
    let mut shared = Vec::new();
    for view in found.views.iter().filter(|v| v.block == block) {
        let [column] = &view.columns[..] else { continue };
        for (row, _) in view.rows.iter().filter(|(_, row)| row.closes()) {
            let cells = &table.rows[*row];
            let further = (column.column..cells.len()).find(|&c| !cells[c].text.is_empty());
            if let Some(&figure) = further.and_then(|c| found.cells.get(&(block, *row, c))) {
                shared.push(((block, *row, column.column), figure));
            }
        }
    }
    for (cell, figure) in shared {
        found.cells.entry(cell).or_insert(figure);
    }
}

/// Numbers in the words of goals and indicators: nothing else tells them, so nothing is held against them. `label`
/// calls the number of a cell of a row.
pub(super) fn free_words(
    recognised: &mut Recognised,
    (block, table): (usize, &Table),
    rows: Range<usize>,
    label: impl Fn(&[Cell], usize) -> String,
) {
    for r in rows {
        for (c, cell) in table.rows[r].iter().enumerate() {
            if recognised.cells.contains_key(&(block, r, c)) {
                continue;
            }
            let printed = numbers(&cell.text.clean).into_iter().filter(|n| n.amount.decimals > 0);
            let figures = printed.map(|number| Figure {
                span: cell.text.source_span(number.start, number.end),
                amount: number.amount,
                role: Role::Target,
                place: Place::Cell { block, row: r, column: c },
                label: label(&table.rows[r], c),
                unchecked: Some(Reason::FreeWords),
                ..Figure::default()
            });
            recognised.figures.extend(figures);
        }
    }
}
