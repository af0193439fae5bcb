//! A term and what explains it: on hover, on focus, on a tap. It can be hovered itself, and Escape closes it.

use crate::page::state::Page;
use gouji_web::view::{GlossaryEntry, Term, explained};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// Each one drawn has a name of its own.
static NEXT: AtomicU32 = AtomicU32::new(0);

pub fn term(page: Page, glossary: &[GlossaryEntry], which: Term, name: String) -> impl IntoView + use<> {
    let m = page.m();
    let explained = explained(which, glossary, m);
    let open = RwSignal::new(false);
    let id = format!("term-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let describes = id.clone();
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
        }
    };
    let own = explained.own.map(|own| {
        view! { <span class="own"><b>{m.brief.from_document}</b> <span lang="zh-CN">{own}</span></span> }
    });
    view! {
        <span class="explained" on:pointerenter=move |_| open.set(true) on:pointerleave=move |_| open.set(false) on:keydown=keys>
            <span
                class="term"
                role="button"
                tabindex="0"
                aria-describedby=describes
                on:focus=move |_| open.set(true)
                on:blur=move |_| open.set(false)
                on:click=move |_| open.set(true)
            >
                {name}
            </span>
            <span class="tip" id=id role="tooltip" hidden=move || !open.get()>
                <span>{explained.plain}</span> {own}
            </span>
        </span>
    }
}
