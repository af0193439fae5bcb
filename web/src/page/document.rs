//! The document beside its outline and its strip: as it is laid out, or its source as it was pasted.

use super::outline::Outline;
use super::sheet::Sheet;
use super::state::{Jump, page};
use super::strip::Strip;
use super::tools::Tools;
use gouji_web::view::{Dossier, State};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Document(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let source = RwSignal::new(false);
    let legend = [State::Ok, State::Round, State::Bad, State::None].map(|state| {
        view! { <span><span class="fig" data-state=state.name()>{(m.state)(state)}</span></span> }
    });
    // The other way of showing it begins where this one was.
    let show = move |as_source: bool, name: &'static str| {
        let choose = move |_| {
            if source.get_untracked() != as_source {
                let offset = page.reading.in_view.get_untracked().start;
                source.set(as_source);
                page.reading.jump.set(Some(Jump { figure: None, offset, keep: None }));
            }
        };
        view! {
            <button type="button" aria-pressed=move || (source.get() == as_source).to_string() on:click=choose>
                {name}
            </button>
        }
    };
    let sheet = {
        let dossier = dossier.clone();
        move || view! { <Sheet dossier=dossier.clone() source=source.get()/> }
    };
    view! {
        <section class="doc js-document" aria-label=m.document tabindex="-1">
            <Outline dossier=dossier.clone()/>
            <div class="paper">
                <h2 class="vh">{m.document}</h2>
                <Tools dossier=dossier.clone()/>
                <div class="paper-head">
                    <p class="legend"><span>{m.legend}</span>{legend}</p>
                    <div class="seg" role="group" aria-label=m.shown_as>
                        {show(false, m.as_laid_out)} {show(true, m.as_source)}
                    </div>
                </div>
                {sheet}
            </div>
            <Strip dossier/>
        </section>
    }
}
