//! A picture as its table: the same data, with the states of the figures that state it.

use super::words_lang;
use crate::page::figure::figure_alike;
use crate::page::state::page;
use gouji_web::view::Dossier;
use gouji_web::view::pictures::{Cell, GridRow, Level, Picture};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Table(picture: Arc<Picture>, dossier: Arc<Dossier>) -> impl IntoView {
    let words = page().m().lang.pictures();
    let head =
        picture.grid.head.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let rows = picture.grid.rows.iter().map(|r| row(&dossier, r)).collect_view();
    view! {
        <div class="grid-wrap" role="region" tabindex="0" aria-label=(words.scrolls)(&picture.title)>
            <table class="plain">
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(dossier: &Dossier, row: &GridRow) -> impl IntoView + use<> {
    let class = match row.level {
        Level::Plain => "",
        Level::Inner => "inner",
        Level::Outer => "outer",
        Level::Total => "total",
    };
    let cells = row.cells.iter().map(|c| cell(dossier, c)).collect_view();
    view! { <tr class=class><th scope="row" lang=words_lang(&row.name)>{row.name.clone()}</th>{cells}</tr> }
}

fn cell(dossier: &Dossier, cell: &Cell) -> AnyView {
    match cell {
        Cell::None => view! { <td>"–"</td> }.into_any(),
        Cell::Figure(figure) => view! { <td>{figure_alike(dossier, *figure)}</td> }.into_any(),
        Cell::Number(text) => view! { <td>{text.clone()}</td> }.into_any(),
        Cell::Words(text) => view! { <td class="words" lang=words_lang(text)>{text.clone()}</td> }.into_any(),
    }
}
