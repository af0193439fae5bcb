//! The record of what was set aside: how much of it this browser remembers, loading it from a file, forgetting it.

use super::super::chooser::Chooser;
use super::super::state::{Page, page};
use gouji_report::asides::Asides;
use gouji_web::edge::Ask;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[component]
pub fn Records() -> impl IntoView {
    let page = page();
    let m = page.m().take;
    let chosen = move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            page.ask_aside(&Ask::Asides(text.unwrap_or_default()));
        });
    };
    let forget = move |_| {
        page.asides.set(Asides::default());
        page.say(m.forgotten);
    };
    view! {
        <div class="take">
            <h2>{m.records}</h2>
            <p>{move || (m.records_count)(page.asides.with(Asides::len))}</p>
            <div class="btn-row">
                <Chooser label=m.load accept=".json,.sarif,application/json" chosen=chosen/>
                <Show when=move || !page.asides.with(Asides::is_empty)>
                    <button class="btn" type="button" on:click=forget>{m.forget}</button>
                </Show>
            </div>
        </div>
    }
}

/// What the worker read out of a file.
pub fn read(page: Page, asides: Option<Asides>) {
    let m = page.m().take;
    match asides.filter(|asides| !asides.is_empty()) {
        Some(asides) => {
            page.say(&(m.loaded)(asides.len()));
            page.asides.update(|known| known.extend(asides));
        }
        None => page.say(m.not_loaded),
    }
}
