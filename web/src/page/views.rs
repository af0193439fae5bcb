//! The frame of an answer: its views, each behind a tab, and the dock in which the figure card stands beside them.
//! A view is drawn when it is first wanted and then kept, so that going back finds it as it was left.

use super::answer::Answer;
use super::brief::Brief;
use super::checks::Checks;
use super::comparison::Comparison;
use super::nav::BottomNav;
use super::pictures::{self, Pictures};
use super::result::Result;
use super::several::{Joints, Several};
use super::state::{Page, Session, page};
use gouji_web::messages::Messages;
use gouji_web::view::{Dossier, Order};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A view of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// The stories beside the document.
    #[default]
    Result,
    /// Every relation.
    Checks,
    /// The figures drawn.
    Pictures,
    /// What it says, in plain words.
    Brief,
}

impl View {
    pub const EACH: [View; 4] = [View::Result, View::Checks, View::Pictures, View::Brief];

    /// What its tab says.
    pub fn name(self, m: &Messages) -> &'static str {
        match self {
            View::Result => m.view_result,
            View::Checks => m.view_checks,
            View::Pictures => m.view_pictures,
            View::Brief => m.view_brief,
        }
    }

    /// The same where there is little room.
    pub fn short(self, m: &Messages) -> &'static str {
        match self {
            View::Result => m.view_answer,
            View::Brief => m.view_brief_short,
            other => other.name(m),
        }
    }

    /// Whether it has anything to show of an answer; a view that has nothing gets no tab.
    pub fn has_something(self, dossier: &Dossier) -> bool {
        match self {
            View::Result => true,
            View::Checks => !dossier.relations().is_empty(),
            View::Pictures => pictures::has_something(dossier),
            View::Brief => super::brief::has_something(dossier),
        }
    }
}

/// Whether the notes on unchecked figures are to be shown, and a count of the wishes to see them.
#[derive(Clone, Copy)]
pub struct ShowUnchecked(pub RwSignal<u32>);

#[component]
pub fn Views() -> impl IntoView {
    let page = page();
    let several = Memo::new(move |_| page.session.with(|s| s.as_ref().is_some_and(Session::is_several)));
    let version = Memo::new(move |_| {
        page.session.with(|s| s.as_ref().map(|s| Arc::as_ptr(&s.entries).cast::<()>() as usize))
    });
    let (only, order) = (RwSignal::new(false), RwSignal::new(Order::default()));
    // Drawn anew for another answer only: where what is set aside changes the counts, focus and place stay.
    let answer = Memo::new(move |_| page.dossier().map(|dossier| Arc::as_ptr(&dossier) as usize));
    let in_result = move || page.view.get() == View::Result;
    view! {
        <Show when=in_result><Joints/></Show>
        <Show when=move || several.get() && in_result()>
            {move || {
                version.get();
                view! { <Several only order/> }
            }}
        </Show>
        {move || {
            answer.get();
            untrack(|| page.dossier()).map(|dossier| answered(page, dossier))
        }}
    }
}

fn answered(page: Page, dossier: Arc<Dossier>) -> impl IntoView {
    let wish = RwSignal::new(0);
    provide_context(ShowUnchecked(wish));
    let unchecked = Callback::new(move |()| wish.update(|n| *n += 1));
    let offered: Vec<View> = View::EACH.into_iter().filter(|view| view.has_something(&dossier)).collect();
    let bodies = offered.iter().map(|&view| body(page, view, dossier.clone())).collect_view();
    view! {
        <div hidden=move || page.view.get() != View::Result>
            <Answer dossier=dossier.clone() unchecked/>
            {(!page.host.is_guest() && !dossier.figures().is_empty()).then(|| view! { <Comparison dossier=dossier.clone()/> })}
        </div>
        <Tabs offered=offered.clone() dossier=dossier.clone()/>
        <div class="view-body" class:has-card=move || page.reading.open.get().is_some()>
            <div class="views">{bodies}</div>
            <div class="dock js-dock"></div>
        </div>
        <p class="provenance">{page.provenance()}</p>
        <BottomNav offered/>
    }
}

/// One view, hidden while another one is shown.
fn body(page: Page, view: View, dossier: Arc<Dossier>) -> impl IntoView {
    let here = Memo::new(move |_| page.view.get() == view);
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || here.get());
    let draw = move || {
        let dossier = dossier.clone();
        match view {
            View::Result => view! { <Result dossier/> }.into_any(),
            View::Checks => view! { <Checks dossier/> }.into_any(),
            View::Pictures => view! { <Pictures dossier/> }.into_any(),
            View::Brief => view! { <Brief dossier/> }.into_any(),
        }
    };
    let heading = (view != View::Result).then(|| view! { <h1 class="vh">{view.name(page.m())}</h1> });
    view! {
        <div hidden=move || !here.get()>
            {heading}
            {move || wanted.get().then(draw.clone())}
        </div>
    }
}

#[component]
fn Tabs(offered: Vec<View>, dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let relations = dossier.relations().len();
    let tab = move |of: View| {
        let current = move || (page.view.get() == of).then_some("page");
        let count = (of == View::Checks).then(|| view! { " " <span class="c">{relations}</span> });
        view! {
            <button type="button" aria-current=current on:click=move |_| page.show(of)>{of.name(m)} {count}</button>
        }
    };
    (offered.len() > 1).then(|| {
        view! { <nav class="tabs" aria-label=m.views>{offered.into_iter().map(tab).collect_view()}</nav> }
    })
}
