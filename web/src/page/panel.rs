//! A panel that a button of the bar opens: Escape or a press elsewhere closes it, and the focus returns to the button.

use super::state::page;
use gloo::events::EventListener;
use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// `name` is what the button says, and what the panel is called.
#[component]
pub fn Panel(name: &'static str, children: ChildrenFn) -> impl IntoView {
    let open = RwSignal::new(false);
    let (root, button) = (NodeRef::<Div>::new(), NodeRef::<Button>::new());
    // What a button of it opens takes its place.
    let page = page();
    Effect::new(move |_| {
        if page.exporting.shown.with(Option::is_some) && open.get_untracked() {
            open.set(false);
        }
    });
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let outside = EventListener::new(&window(), "pointerdown", move |event| {
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = root.try_get_untracked().flatten().is_some_and(|root| root.contains(on.as_ref()));
        if !inside && open.try_get_untracked() == Some(true) {
            open.set(false);
        }
    });
    let outside = StoredValue::new_local(outside);
    on_cleanup(move || outside.dispose());
    view! {
        <div class="panel" node_ref=root on:keydown=close>
            <button
                class="link"
                type="button"
                node_ref=button
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {name}
            </button>
            {move || open.get().then(|| view! {
                <div class="panel-body" role="group" aria-label=name>{children()}</div>
            })}
        </div>
    }
}
