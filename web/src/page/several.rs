//! The disclosures of a text that holds several, one line each.

use super::bar::tick;
use super::state::page;
use gouji_web::edge::Entry;
use leptos::prelude::*;

#[component]
pub fn Several() -> impl IntoView {
    let page = page();
    let m = page.m();
    let entries = page.session.with_untracked(|s| s.as_ref().map(|s| s.entries.clone())).unwrap_or_default();
    let line = move |(index, entry): (usize, &Entry)| {
        let mark = match (entry.summary.inconsistent, entry.headline.agrees) {
            (1.., _) => "≠".into_any(),
            (0, true) => tick().into_any(),
            _ => "○".into_any(),
        };
        let words = m.lang.pick(&entry.headline.sentence).to_string();
        let mut name = (m.eyebrow)(&entry.disclosure);
        if entry.disclosure.entity.is_empty() {
            name = format!("{} · {name}", (m.unnamed)(index + 1));
        }
        let current =
            move || page.session.with(|s| s.as_ref().is_some_and(|s| s.chosen == index)).then_some("true");
        view! {
            <li>
                <button class="link" type="button" aria-current=current on:click=move |_| page.choose(index)>{name}</button>
                <span class="badge"><span class="g" aria-hidden="true">{mark}</span>{words}</span>
            </li>
        }
    };
    view! {
        <nav class="several" aria-label=(m.disclosures)(entries.len())>
            <h2>{(m.disclosures)(entries.len())}</h2>
            <ul>{entries.iter().enumerate().map(line).collect_view()}</ul>
        </nav>
    }
}
