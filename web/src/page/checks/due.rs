//! What must be published by the official rules, item by item: there, missing or not clear, each leading to its place.

use crate::page::state::{Page, page};
use gouji_report::DueAnswer;
use gouji_report::published::{DueItem, Place};
use gouji_report::words::{due_answer, due_extent, due_sign, due_tally, due_title};
use gouji_web::view::{Dossier, stands};
use leptos::prelude::*;
use std::sync::Arc;

/// Places that are listed of one item.
const MOST: usize = 3;

/// The list; nothing of a piece of a disclosure.
#[component]
pub fn Due(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let lang = m.lang.of_exports();
    let due = dossier.answer.report.due.clone();
    due.map(|due| {
        let items = due.items.iter().map(|it| item(page, &dossier, it)).collect_view();
        let extent = due_extent(due.extent, lang);
        view! {
            <section class="due js-due" aria-label=due_title(lang)>
                <h2>{due_title(lang)}</h2>
                <p class="small muted">{m.lang.pick(&due.basis).to_string()} " " {extent}</p>
                <p>{due_tally(&due, lang)}</p>
                <ul class="loose">{items}</ul>
            </section>
        }
    })
}

/// One item: its sign and answer in a word, why, where, and by which rules.
fn item(page: Page, dossier: &Arc<Dossier>, item: &DueItem) -> impl IntoView + use<> {
    let m = page.m();
    let lang = m.lang.of_exports();
    let class = match item.answer {
        DueAnswer::Yes => "yes",
        DueAnswer::No => "no",
        DueAnswer::CannotTell => "open",
    };
    let places = item.places.iter().take(MOST).map(|at| place(page, dossier, at)).collect_view();
    let rules: Vec<&str> = item.rules.iter().map(|rule| m.lang.pick(rule)).collect();
    let rules = rules.join(lang.pick("；", "; "));
    view! {
        <li class=class>
            <p>
                <span class="g" aria-hidden="true">{due_sign(item.answer)}</span>
                <b>{due_answer(item.answer, lang)}</b> " " {m.lang.pick(&item.name).to_string()}
            </p>
            <p class="small muted">{m.lang.pick(&item.reason).to_string()} " " {places}</p>
            <p class="small muted">{rules}</p>
        </li>
    }
}

/// A place, which leads to the document.
fn place(page: Page, dossier: &Arc<Dossier>, at: &Place) -> impl IntoView + use<> {
    let name = stands(dossier, at.origin.as_ref(), at.start, page.m().lang);
    let (start, words) = (at.start, at.text.clone());
    let go = move |_| page.go_to_words(start, words.clone());
    view! { <button class="link" type="button" on:click=go>{name}</button> " " }
}
