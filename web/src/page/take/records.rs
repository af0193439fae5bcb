//! The record of what was set aside: how much of it this browser remembers, loading it from a file, forgetting it.

use super::super::state::{Page, page};
use gouji_report::asides::Asides;
use gouji_web::edge::Ask;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

#[component]
pub fn Records() -> impl IntoView {
    let page = page();
    let m = page.m().take;
    let chooser = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = chooser.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            spawn_local(async move {
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
                page.ask_aside(&Ask::Asides(text.unwrap_or_default()));
            });
        }
        input.set_value("");
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
                <button class="btn" type="button" on:click=choose>{m.load}</button>
                <input node_ref=chooser type="file" hidden accept=".json,.sarif,application/json" on:change=chosen/>
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
