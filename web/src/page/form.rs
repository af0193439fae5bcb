//! A form as a table: sticky headings, codes, names and numbers in their columns, rows as deep as their codes.
//! Arrow keys go from figure to figure (see `arrows.rs`).

use super::figure::figure;
use super::sheet::heading;
use super::state::{Page, page};
use gouji_report::published::{Block, Cell};
use gouji_web::view::{Column, Dossier, HeadCell, Run, Shape, head, runs, shape};
use leptos::prelude::*;
use std::ops::Range;

/// The table with this index among the blocks, or a stretch of its rows.
pub fn form(dossier: &Dossier, block: usize, body: &Range<usize>) -> AnyView {
    let Some(Block::Table { title, number, captions, header_rows, rows, .. }) =
        dossier.answer.reading.blocks.get(block)
    else {
        return ().into_any();
    };
    let page = page();
    let m = page.m();
    let header = (*header_rows as usize).min(rows.len());
    let begins = body.start <= header;
    let here = &rows[body.clone()];
    let judged: Vec<Vec<Cell>> = rows[..header].iter().chain(here).cloned().collect();
    let shape = shape(&judged, header, |cell| dossier.figures_in(cell.start..cell.end).next().is_some());
    let name = title.as_deref().map_or(m.table_unnamed.to_string(), m.table);
    let head = head(&judged[..header], &shape.places[..header]);
    let head = head.iter().map(|row| head_row(&shape, row)).collect::<Vec<_>>();
    let lines = (header..judged.len()).map(|at| body_row(page, dossier, &shape, at, &judged[at]));
    let lines = lines.collect::<Vec<_>>();
    let level = dossier.levels.get(block).copied().unwrap_or(4);
    let caption = title.as_ref().filter(|_| begins);
    let caption = caption.map(|title| heading(level, "h-1", None, vec![title.clone().into_any()]));
    let notes = begins.then(|| notes(captions, number.map(m.form_number)));
    view! {
        {caption} {notes}
        <div class="form-wrap" role="group" tabindex="0" aria-label=name>
            <table class="form" class:is-plain=shape.numbers() <= 3>
                {(header > 0).then(|| view! { <thead>{head}</thead> })}
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The lines above a form, its number among them.
fn notes(captions: &[String], number: Option<String>) -> Option<impl IntoView + use<>> {
    let mut parts: Vec<String> = captions.to_vec();
    if let Some(number) = number {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if !parts.iter().any(|part| plain(part) == plain(&number)) {
            parts.insert(parts.len().min(1), number);
        }
    }
    (!parts.is_empty()).then(|| {
        view! { <p class="cap">{parts.into_iter().map(|part| view! { <span>{part}</span> }).collect_view()}</p> }
    })
}

fn class(column: Column) -> &'static str {
    match column {
        Column::Code => "code",
        Column::Name => "name",
        Column::Number => "num",
    }
}

fn more_than_one(span: usize) -> Option<String> {
    (span > 1).then(|| span.to_string())
}

fn head_row(shape: &Shape, row: &[HeadCell]) -> impl IntoView + use<> {
    let cells = row.iter().map(|cell| {
        let one = cell.colspan <= 1;
        let over = shape.columns.get(cell.column..cell.column + cell.colspan).unwrap_or_default();
        let class = match over {
            [column] => class(*column),
            over if !over.is_empty() && over.iter().all(|&column| column == Column::Code) => "code",
            _ => "",
        };
        let (colspan, rowspan) = (more_than_one(cell.colspan), more_than_one(cell.rowspan));
        if cell.text.is_empty() {
            return view! { <td class=class colspan=colspan rowspan=rowspan></td> }.into_any();
        }
        let scope = if one { "col" } else { "colgroup" };
        view! { <th scope=scope class=class colspan=colspan rowspan=rowspan>{cell.text.clone()}</th> }
            .into_any()
    });
    view! { <tr>{cells.collect_view()}</tr> }
}

fn body_row(page: Page, dossier: &Dossier, shape: &Shape, at: usize, row: &[Cell]) -> impl IntoView + use<> {
    let offset = row.iter().find(|cell| cell.end > cell.start).map(|cell| cell.start.to_string());
    let mut named = false;
    let mut cells = Vec::with_capacity(row.len());
    for (i, cell) in row.iter().enumerate() {
        let column = shape.column(at, i);
        let contents = contents(page, dossier, cell);
        let (colspan, rowspan) = (more_than_one(cell.colspan.into()), more_than_one(cell.rowspan.into()));
        let head = column == Column::Name && !named && !cell.text.trim().is_empty();
        named |= head;
        cells.push(if head {
            view! { <th scope="row" class=class(column) colspan=colspan rowspan=rowspan>{contents}</th> }
                .into_any()
        } else {
            view! { <td class=class(column) colspan=colspan rowspan=rowspan>{contents}</td> }.into_any()
        });
    }
    view! { <tr class=shape.class(at) data-o=offset>{cells}</tr> }
}

/// What stands in a cell.
fn contents(page: Page, dossier: &Dossier, cell: &Cell) -> Vec<AnyView> {
    if dossier.figures_in(cell.start..cell.end).next().is_none() {
        return vec![cell.text.clone().into_any()];
    }
    let drawn = runs(dossier, &[(cell.start, cell.end)]).into_iter().map(|run| match run {
        Run::Text(text) => text.into_any(),
        Run::Figure(index) => figure(page, dossier, index).into_any(),
    });
    drawn.collect()
}
