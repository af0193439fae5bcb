//! Above the document: the find box with the way from place to place, and on a narrow screen the contents.

use super::nav::Contents;
use super::state::{Jump, page};
use gouji_web::traditional::simplified;
use gouji_web::view::{Dossier, Hit, MOST_HITS, find};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Tools(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(None::<usize>);
    let hits = {
        let dossier = dossier.clone();
        Memo::new(move |_| words.with(|words| hits_of(&dossier, words)))
    };
    let count = move || hits.with(Vec::len);
    let step = {
        let dossier = dossier.clone();
        move |forward: bool| {
            let all = hits.with_untracked(Vec::len);
            if all == 0 {
                return;
            }
            let next = match (at.get_untracked(), forward) {
                (None, true) => 0,
                (None, false) => all - 1,
                (Some(now), true) => (now + 1) % all,
                (Some(now), false) => (now + all - 1) % all,
            };
            at.set(Some(next));
            let Hit { start, end } = hits.with_untracked(|hits| hits[next]);
            let figure = dossier.figures_in(start..end.max(start + 1)).next();
            page.reading.jump.set(Some(Jump { figure, offset: start, keep: None }));
            page.reading.found.set(Some((figure, start, words.get_untracked())));
        }
    };
    let by_key = step.clone();
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            by_key(!event.shift_key());
        }
        "Escape" if !words.with_untracked(String::is_empty) => {
            event.stop_propagation();
            words.set(String::new());
            page.reading.found.set(None);
        }
        _ => {}
    };
    let write = move |event| {
        words.set(event_target_value(&event));
        at.set(None);
        page.reading.found.set(None);
    };
    let state = move || {
        let none = words.with(|words| words.trim().is_empty());
        (!none).then(|| (m.find_state)(at.get(), count(), count() == MOST_HITS))
    };
    let (back, on) = (step.clone(), step);
    view! {
        <div class="paper-tools" role="search">
            <input
                class="find js-find"
                type="search"
                aria-label=m.find
                placeholder=m.find_hint
                prop:value=move || words.get()
                on:input=write
                on:keydown=keys
            />
            <span class="n small muted" role="status">{state}</span>
            <div class="steps" hidden=move || count() == 0>
                <button class="btn" type="button" aria-label=m.find_back title=m.find_back on:click=move |_| back(false)>"↑"</button>
                <button class="btn" type="button" aria-label=m.find_on title=m.find_on on:click=move |_| on(true)>"↓"</button>
            </div>
            <Contents dossier/>
        </div>
    }
}

/// Where it stands. Whoever reads a simplified text in traditional characters writes those.
fn hits_of(dossier: &Dossier, words: &str) -> Vec<Hit> {
    let found = find(dossier, words);
    let other = simplified(words);
    if found.is_empty() && words != other { find(dossier, &other) } else { found }
}
