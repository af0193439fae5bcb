//! The result: the answer, then the stories beside the document; or, where all agrees, what agrees.
//! Views to come (checks, pictures, brief) take their place in `VIEWS`; one view alone shows no tabs.

use super::answer::Answer;
use super::bar::tick;
use super::document::Document;
use super::good::Good;
use super::nav::BottomNav;
use super::notes::Notes;
use super::state::{Page, page};
use super::story::Stories;
use gouji_web::edge::Entry;
use gouji_web::messages::Messages;
use gouji_web::view::{Dossier, headline};
use leptos::prelude::*;
use std::sync::Arc;

/// A view of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Result,
}

const VIEWS: &[View] = &[View::Result];

impl View {
    fn name(self, m: &Messages) -> &'static str {
        match self {
            View::Result => m.view_result,
        }
    }
}

#[component]
pub fn ResultView() -> impl IntoView {
    let page = page();
    let several = Memo::new(move |_| page.session.with(|s| s.as_ref().map_or(0, |s| s.entries.len())) > 1);
    let view = RwSignal::new(View::Result);
    view! {
        <Show when=move || several.get()>{several_view(page)}</Show>
        {move || {
            let dossier = page.dossier()?;
            let nav = view! { <BottomNav dossier=dossier.clone()/> };
            Some(view! {
                {answer_of(dossier.clone())}
                <Tabs view/>
                {move || match view.get() {
                    View::Result => result(page, dossier.clone()),
                }}
                {nav}
            })
        }}
    }
}

/// Whether the notes on unchecked figures are to be shown, and a count of the wishes to see them.
#[derive(Clone, Copy)]
pub struct ShowUnchecked(pub RwSignal<u32>);

fn answer_of(dossier: Arc<Dossier>) -> impl IntoView {
    let wish = RwSignal::new(0);
    provide_context(ShowUnchecked(wish));
    let unchecked = Callback::new(move |()| wish.update(|n| *n += 1));
    view! { <Answer dossier unchecked/> }
}

fn result(page: Page, dossier: Arc<Dossier>) -> impl IntoView + use<> {
    let clean = headline(&dossier.answer.report).clean;
    let side = (!clean).then(|| {
        view! {
            <div class="side">
                <Stories dossier=dossier.clone()/>
                <Notes dossier=dossier.clone()/>
            </div>
        }
    });
    let good = clean.then(|| view! { <Good dossier=dossier.clone()/> });
    view! {
        {good}
        <div class="view-body" class:has-card=move || page.open.get().is_some()>
            <div class="split" class:is-clean=clean>
                {side}
                <Document dossier/>
                <div class="dock js-dock"></div>
            </div>
        </div>
    }
}

#[component]
fn Tabs(view: RwSignal<View>) -> impl IntoView {
    let m = page().m();
    let tab = move |of: View| {
        let current = move || (view.get() == of).then_some("page");
        view! {
            <button type="button" aria-current=current on:click=move |_| view.set(of)>{of.name(m)}</button>
        }
    };
    (VIEWS.len() > 1).then(|| {
        view! { <nav class="tabs" aria-label=m.views>{VIEWS.iter().map(|&v| tab(v)).collect_view()}</nav> }
    })
}

/// The disclosures of a text, one line each.
fn several_view(page: Page) -> impl IntoView {
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
