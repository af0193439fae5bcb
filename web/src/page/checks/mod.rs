//! The checks: every relation with its verdict, what can be picked of them, and which form was checked against which.

mod facets;
mod list;
mod matrix;

use facets::Facets;
use gouji_web::messages::Messages;
use gouji_web::view::{Dossier, Group, Register};
use leptos::prelude::*;
use list::List;
use matrix::Ties;
use std::sync::Arc;

#[component]
pub fn Checks(dossier: Arc<Dossier>) -> impl IntoView {
    let register = Arc::new(Register::new(&dossier));
    view! {
        <div class="checks">
            <div>
                <Facets dossier=dossier.clone() register=register.clone()/>
                <List dossier register=register.clone()/>
            </div>
            <Ties register/>
        </div>
    }
}

/// What a group of parts is called.
fn name(group: &Group, m: &Messages) -> String {
    match group.label.as_str() {
        "" => (m.checks.kind)(group.kind).to_string(),
        label => label.to_string(),
    }
}
