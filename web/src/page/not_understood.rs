//! What was not understood: each table and paragraph with its place in the document, how it begins, and what was odd.

use super::actions;
use super::original::crop;
use super::state::page;
use super::steps::by_steps;
use gouji_web::view::{Dossier, items, stands};
use leptos::prelude::*;
use std::sync::Arc;

/// The list; nothing where all was understood.
#[component]
pub fn NotUnderstood(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let count = dossier.answer.report.not_understood.len();
    // What stands above has the piece of the original, where there is anything.
    let first_of_all = items(&dossier).is_empty();
    let line = move |at: u32| {
        let Some(of) = dossier.answer.report.not_understood.get(at as usize) else { return ().into_any() };
        let first = dossier.figures_in(of.start..of.end).next().and_then(|f| dossier.figure(f));
        let place = stands(&dossier, first.and_then(|f| f.origin.as_ref()), of.start, m.lang);
        let name = format!("{} · {place}", (m.more.what_not_understood)(of.what == "table"));
        let shown = (at == 0 && first_of_all).then(|| {
            let origin = first.and_then(|f| f.origin.as_ref());
            crop(of.start, None, origin)
        });
        let (start, words) = (of.start, of.text.clone());
        let go = move |_| page.go_to_words(start, words.clone());
        let wrong = {
            let of = of.clone();
            move |_| actions::misread_of(page, &of)
        };
        view! {
            <li>
                <button class="link" type="button" on:click=go>{name}</button>
                <p lang="zh-CN">{of.text.clone()}</p>
                {shown}
                <p class="small muted">{m.lang.pick(&of.reason).to_string()}</p>
                <div class="acts"><button class="link" type="button" on:click=wrong>{m.more.misread}</button></div>
            </li>
        }
        .into_any()
    };
    (count > 0).then(|| {
        view! {
            <section class="story not-understood js-not-understood" tabindex="-1" aria-label=(m.more.not_understood)(count)>
                <h2>{(m.more.not_understood)(count)}</h2>
                <p class="small muted">{m.more.not_understood_help}</p>
                <ul class="loose">{by_steps((0..count as u32).collect(), line)}</ul>
            </section>
        }
    })
}
