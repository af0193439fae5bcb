//! The record of what was set aside: how much of it this browser remembers, loading it from a file, forgetting it.

use super::super::chooser::Chooser;
use super::super::state::{Page, page};
use gouji_report::suppressions::Suppressions;
use gouji_web::protocol::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[component]
pub fn Records() -> impl IntoView {
    let page = page();
    let m = page.m().export;
    let chosen = move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            page.ask_aside(&Request::ReadSuppressions(text.unwrap_or_default()));
        });
    };
    let forget = move |_| {
        page.set_aside.all.set(Suppressions::default());
        page.tell(m.forgotten);
    };
    view! {
        <div class="take">
            <h2>{m.records}</h2>
            <p>{move || (m.records_count)(page.set_aside.all.with(Suppressions::len))}</p>
            <div class="btn-row">
                <Chooser label=m.load accept=".json,.sarif,application/json" chosen=chosen/>
                <Show when=move || !page.set_aside.all.with(Suppressions::is_empty)>
                    <button class="btn" type="button" on:click=forget>{m.forget}</button>
                </Show>
            </div>
        </div>
    }
}

/// What the worker read out of a file.
pub fn read(page: Page, suppressions: Option<Suppressions>) {
    let m = page.m().export;
    match suppressions.filter(|suppressions| !suppressions.is_empty()) {
        Some(suppressions) => {
            page.tell(&(m.loaded)(suppressions.len()));
            page.set_aside.all.update(|known| known.extend(suppressions));
        }
        None => page.tell(m.not_loaded),
    }
}
