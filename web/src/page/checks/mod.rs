//! The checks: every relation with its verdict, what can be picked of them, which form was checked against which, and
//! below them what must be published.

mod due;
mod facets;
mod list;
mod matrix;

use super::state::page;
use due::Due;
use facets::Facets;
use gouji_web::messages::Messages;
use gouji_web::view::{Dossier, Group, Register};
use leptos::prelude::*;
use list::List;
use matrix::Ties;
use std::sync::Arc;

/// The width of the page below which the choices are folded.
const NARROW: i32 = 760;

#[component]
pub fn Checks(dossier: Arc<Dossier>) -> impl IntoView {
    let register = Arc::new(Register::new(&dossier));
    let page = page();
    // On a telephone what is found comes first; the choices are folded above it.
    let narrow = page.host.find(".app .page").is_some_and(|page| page.client_width() < NARROW);
    let facets = view! { <Facets dossier=dossier.clone() register=register.clone()/> };
    let facets = match narrow {
        true => view! {
            <details class="more"><summary>{page.m().checks.words}</summary>{facets}</details>
        }
        .into_any(),
        false => facets.into_any(),
    };
    view! {
        <div class="checks">
            <div>
                {facets}
                <List dossier=dossier.clone() register=register.clone()/>
            </div>
            <Ties register/>
        </div>
        <Due dossier/>
    }
}

/// What a group of parts is called.
fn name(group: &Group, m: &Messages) -> String {
    match group.label.as_str() {
        "" => (m.checks.kind)(group.kind).to_string(),
        label => label.to_string(),
    }
}
