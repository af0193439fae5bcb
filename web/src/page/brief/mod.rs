//! The brief: what the document says, for a reader who never saw a budget.

use gouji_web::view::Dossier;
use leptos::prelude::*;
use std::sync::Arc;

/// Whether anything can be told for certain.
pub fn has_something(_: &Dossier) -> bool {
    false
}

#[component]
pub fn Brief(dossier: Arc<Dossier>) -> impl IntoView {
    let _ = dossier;
}
