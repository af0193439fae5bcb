//! The document beside its outline and its strip.

use super::outline::Outline;
use super::sheet::Sheet;
use super::state::page;
use super::strip::Strip;
use gouji_web::view::{Dossier, State};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Document(dossier: Arc<Dossier>) -> impl IntoView {
    let m = page().m();
    let legend = [State::Ok, State::Round, State::Bad, State::None].map(|state| {
        view! { <span><span class="fig" data-state=state.name()>{(m.state)(state)}</span></span> }
    });
    view! {
        <section class="doc js-document" aria-label=m.document tabindex="-1">
            <Outline dossier=dossier.clone()/>
            <div class="paper">
                <h2 class="vh">{m.document}</h2>
                <p class="legend"><span>{m.legend}</span>{legend}</p>
                <Sheet dossier=dossier.clone()/>
            </div>
            <Strip dossier/>
        </section>
    }
}
