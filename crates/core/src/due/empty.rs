//! Whether forms that hold nothing are said to hold nothing.

use super::Shows;
use super::bounds::Within;
use super::forms::{table, title_span, titled};
use super::scene::Scene;
use super::why::Why;
use crate::lexicon::due::{ITEMS, OFTEN_EMPTY, Shown};
use crate::model::document::Table;
use crate::model::due::{Answer, Extent};
use crate::source::Span;
use crate::text::number::{numbers, whole_cell};

/// Words that say that there is nothing.
const NOTHING: [&str; 10] =
    ["空表", "空白", "无", "没有", "未安排", "未发生", "未使用", "不涉及", "未编制", "为零"];

/// What a document shows of its empty forms.
pub fn shows(scene: &Scene) -> Shows {
    let (mut stated, mut unstated, mut unclear) = (Vec::new(), Vec::new(), Vec::new());
    let mut read = 0;
    for (id, words) in OFTEN_EMPTY {
        let item = ITEMS.iter().find(|item| item.id == id);
        let Some(Shown::Form(sought)) = item.map(|item| &item.shown) else { continue };
        let Some(form) = titled(scene.report, sought) else { continue };
        let Some(table) = table(scene, form.block) else { continue };
        read += 1;
        if holds_amounts(table) {
            continue;
        }
        match statement(scene, form.block, table, words) {
            Some(place) => stated.push(place),
            // Zeros are printed figures: they say themselves that there is nothing.
            None if table.copied.is_some() || has_numbers(table) => unclear.push(title_span(scene, form)),
            None => unstated.push(title_span(scene, form)),
        }
    }
    if !unstated.is_empty() {
        let sure = scene.unsure(Within::Anywhere).is_none();
        let answer = if sure { Answer::No } else { Answer::CannotTell };
        let why = if sure || scene.extent != Extent::Forms { Why::NotSaidEmpty } else { Why::FormsAlone };
        return Shows { answer, why, places: unstated };
    }
    if !unclear.is_empty() {
        return Shows::open(Why::NoAmounts, unclear);
    }
    match (stated.is_empty(), read) {
        (false, _) => {
            stated.dedup();
            Shows { answer: Answer::Yes, why: Why::Here, places: stated }
        }
        // Which forms are empty is not known where they were not found.
        (true, 2..) => Shows { answer: Answer::Yes, why: Why::NoneEmpty, places: Vec::new() },
        (true, _) => Shows::open(scene.unsure(Within::Anywhere).unwrap_or(Why::Partly), Vec::new()),
    }
}

/// The cells of a table that may hold its figures.
fn cells(table: &Table) -> impl Iterator<Item = &str> {
    let body = (table.header_rows..table.rows.len()).filter(|row| !table.skipped.contains(row));
    let unplaced = table.copied.iter().flat_map(|copied| &copied.unplaced).map(|(_, text)| text);
    body.flat_map(|row| &table.rows[row])
        .map(|cell| &cell.text)
        .chain(unplaced)
        .map(|text| text.clean.as_str())
}

/// Whether a cell holds an amount that is not nothing; codes are none.
fn holds_amounts(table: &Table) -> bool {
    cells(table).any(|clean| {
        whole_cell(clean).is_some_and(|n| {
            let code =
                n.amount.decimals == 0 && n.unit_end == n.end && !clean.contains(',') && clean.len() <= 7;
            !n.amount.value.is_zero() && !code
        })
    })
}

/// Whether a cell holds any number at all.
fn has_numbers(table: &Table) -> bool {
    cells(table).any(|clean| whole_cell(clean).is_some())
}

/// Where it is said that a form holds nothing: in the form, in the lines around it, or in words that name its fund.
fn statement(scene: &Scene, block: usize, table: &Table, words: &[&str]) -> Option<Span> {
    let says = |text: &str| NOTHING.iter().any(|word| text.contains(word));
    let inside = table.rows.iter().flatten().map(|cell| &cell.text).chain(&table.captions);
    let mut inside = inside.filter(|text| says(&text.clean) && text.clean.chars().count() > 3);
    if let Some(text) = inside.next() {
        return Some(text.span());
    }
    let near = |at: usize| (block.saturating_sub(1)..=block + 2).contains(&at);
    let said = || scene.stated().filter(|piece| !piece.is_title);
    let below = said().find(|piece| near(piece.block) && says(piece.clean()));
    let named = || {
        said().find(|piece| {
            let mut at = words.iter().filter_map(|word| piece.clean().find(word));
            at.any(|at| says(piece.clean()) || tells_nothing(&piece.clean()[at..]))
        })
    };
    below.or_else(named).map(|piece| piece.text.span())
}

/// Whether the first amount of a text is nothing: `政府性基金预算支出0万元`.
fn tells_nothing(text: &str) -> bool {
    let amount = numbers(text).into_iter().find(|number| number.amount.unit.is_money());
    amount.is_some_and(|number| number.amount.value.is_zero())
}
