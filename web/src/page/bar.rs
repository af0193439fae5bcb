//! The bar: the wordmark, whose disclosure it is, and what can be done from everywhere.

use super::built;
use super::export::Take;
use super::settings::Settings;
use super::state::{Screen, page};
use leptos::prelude::*;

#[component]
pub fn Bar() -> impl IntoView {
    let page = page();
    let m = page.m();
    let docs = built::attribute("docs").map(|docs| format!("{docs}/{}/index.html", m.lang.code()));
    let answered = move || page.screen.get() == Screen::Answer;
    let name =
        move || page.dossier().filter(|_| answered()).map(|d| d.answer.report.disclosure.entity.clone());
    view! {
        <header class="bar">
            <button class="wordmark" type="button" lang=m.lang.tag() on:click=move |_| page.start_again()>
                {tick()} {m.brand}
            </button>
            <span class="doc-name" lang="zh-CN">{name}</span>
            <div class="bar-end">
                <Show when=answered>
                    <button class="link" type="button" on:click=move |_| page.start_again()>{m.another}</button>
                    <Take/>
                </Show>
                <button
                    class="link larger"
                    type="button"
                    aria-pressed=move || page.preferences.large.get().to_string()
                    on:click=move |_| page.preferences.large.update(|large| *large = !*large)
                >
                    {m.people.large}
                </button>
                <Show when=move || !answered()>
                    <button
                        class="link"
                        type="button"
                        lang=m.lang.other().tag()
                        on:click=move |_| page.preferences.lang.update(|lang| *lang = lang.other())
                    >
                        {m.other_language}
                    </button>
                </Show>
                {docs.clone().map(|address| {
                    view! { <a class="link" class:of-answer=answered href=address>{m.docs}</a> }
                })}
                <Settings/>
            </div>
        </header>
    }
}

/// The tick of the wordmark.
pub fn tick() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 12.5c3 1.2 4.8 3.4 6.4 7C11.6 12 15.4 6.6 21 3.6"/>
        </svg>
    }
}
