//! The checks: every relation with its verdict.

use super::equation::equation_line;
use super::steps::by_steps;
use gouji_web::view::Dossier;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Checks(dossier: Arc<Dossier>) -> impl IntoView {
    let all: Vec<u32> = (0..dossier.relations().len() as u32).collect();
    let line = move |relation: u32| {
        dossier.relations().get(relation as usize).map(|r| equation_line(&dossier, r, None)).into_any()
    };
    view! { <ol class="eqs">{by_steps(all, line)}</ol> }
}
