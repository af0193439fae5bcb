//! On a narrow screen: the way between result and document, and the contents as a sheet from below.
//! Views to come get their places here too.

use super::app::focus;
use super::outline::Outline;
use super::state::page;
use gouji_web::view::Dossier;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn BottomNav(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let sheet = NodeRef::<Dialog>::new();
    let open = RwSignal::new(false);
    let reading = Memo::new(move |_| page.in_view.get().reached);
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
    let current = move |document: bool| move || (reading.get() == document).then_some("true");
    view! {
        <nav class="bottom-nav" aria-label=m.views>
            <button type="button" aria-current=current(false) on:click=move |_| focus(".js-answer")>{m.view_answer}</button>
            <button type="button" aria-current=current(true) on:click=move |_| focus(".js-document")>{m.document}</button>
            <button type="button" aria-haspopup="dialog" on:click=show>{m.outline}</button>
        </nav>
        <dialog class="card contents" node_ref=sheet aria-label=m.outline on:close=move |_| open.set(false) on:click=move |_| close()>
            <div class="card-top">
                <h2>{m.outline}</h2>
                <button class="link close" type="button">{m.close}</button>
            </div>
            {move || open.get().then(|| view! { <Outline dossier=dossier.clone()/> })}
        </dialog>
    }
}
