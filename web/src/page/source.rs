//! The source as it was pasted, its lines numbered, figures with the same lines under them.

use super::figure::figure;
use super::state::page;
use gouji_web::view::{Dossier, Run, source_lines};
use leptos::prelude::*;

/// A stretch of the source.
pub fn source(dossier: &Dossier, start: u32, end: u32) -> AnyView {
    let page = page();
    let lines = source_lines(dossier, start, end).into_iter().map(|line| {
        let runs = line.runs.into_iter().map(|run| match run {
            Run::Text(text) => text.into_any(),
            Run::Figure(index) => figure(page, dossier, index).into_any(),
        });
        let runs = runs.collect::<Vec<_>>();
        view! { <div class="line" data-o=line.start.to_string() data-n=line.number.to_string()>{runs} "\n"</div> }
    });
    view! { <div class="source">{lines.collect::<Vec<_>>()}</div> }.into_any()
}
