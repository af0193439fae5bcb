//! All keys in a window of their own: `?` opens it from anywhere, and so does a button of the settings.

use super::state::page;
use leptos::html::Dialog;
use leptos::prelude::*;

#[component]
pub fn Keyboard() -> impl IntoView {
    let page = page();
    let m = page.m();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let open = page.keys.get();
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let line = |(key, does): &(&'static str, &'static str)| {
        let keys = key.split(" / ").map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{*does}</dd></div> }
    };
    view! {
        <dialog class="shown keys" node_ref=dialog aria-labelledby="keys-title" on:close=move |_| page.keys.set(false)>
            <h2 id="keys-title">{m.people.keys}</h2>
            <dl>{m.people.keys_each.iter().map(line).collect_view()}</dl>
            <div class="btn-row">
                <button class="btn" type="button" on:click=move |_| page.keys.set(false)>{m.close}</button>
            </div>
        </dialog>
    }
}
