//! On a narrow screen: the way between the views, result and document each one of them; and the contents as a sheet
//! from below.

use super::app::skip;
use super::outline::Outline;
use super::state::page;
use super::views::View;
use gouji_web::view::Dossier;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn BottomNav(offered: Vec<View>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let reading = Memo::new(move |_| page.reading.in_view.get().reached);
    let part = move |document: bool, to: &'static str, name: &'static str| {
        let here = move || page.view.get() == View::Result && reading.get() == document;
        view! {
            <button type="button" aria-current=move || here().then_some("page") on:click=move |_| skip(page, to)>{name}</button>
        }
    };
    let others = offered.into_iter().filter(|&view| view != View::Result).map(move |view| {
        let here = move || (page.view.get() == view).then_some("page");
        view! { <button type="button" aria-current=here on:click=move |_| page.show(view)>{view.short(m)}</button> }
    });
    view! {
        <nav class="bottom-nav" aria-label=m.views>
            {part(false, ".js-answer", m.view_answer)}
            {part(true, ".js-document", m.document)}
            {others.collect_view()}
        </nav>
    }
}

/// The contents, which a narrow screen has no room for beside the document.
#[component]
pub fn Contents(dossier: Arc<Dossier>) -> impl IntoView {
    let m = page().m();
    let sheet = NodeRef::<Dialog>::new();
    let open = RwSignal::new(false);
    let close = move || {
        open.set(false);
        if let Some(sheet) = sheet.get_untracked() {
            sheet.close();
        }
    };
    let show = move |_| {
        open.set(true);
        if let Some(sheet) = sheet.get_untracked() {
            let _ = sheet.show_modal();
        }
    };
    view! {
        <button class="btn to-contents" type="button" aria-haspopup="dialog" on:click=show>{m.outline}</button>
        <dialog class="card contents" node_ref=sheet aria-label=m.outline on:close=move |_| open.set(false) on:click=move |_| close()>
            <div class="card-top">
                <h2>{m.outline}</h2>
                <button class="link close" type="button">{m.close}</button>
            </div>
            {move || open.get().then(|| view! { <Outline dossier=dossier.clone()/> })}
        </dialog>
    }
}
