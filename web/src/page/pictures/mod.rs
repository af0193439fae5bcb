//! The pictures of an answer. The view has its tab as soon as there is something to draw.

use gouji_web::view::Dossier;
use leptos::prelude::*;
use std::sync::Arc;

/// Whether anything can be drawn of an answer.
pub fn has_something(_: &Dossier) -> bool {
    false
}

#[component]
pub fn Pictures(dossier: Arc<Dossier>) -> impl IntoView {
    let _ = dossier;
}
