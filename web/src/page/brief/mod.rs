//! The brief: what the document says, for a reader who never saw a budget. Every figure leads to its place.

mod sentence;
mod tables;
mod term;

use super::state::page;
use gouji_web::view::{Dossier, brief, glossary, has_brief, say};
use leptos::prelude::*;
use sentence::{pressed, sentence};
use std::sync::Arc;

/// Whether anything can be told for certain.
pub fn has_something(dossier: &Dossier) -> bool {
    has_brief(dossier)
}

#[component]
pub fn Brief(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let told = brief(&dossier);
    let glossary = glossary(&dossier);
    let said = say(&told, &dossier, m);
    let sentences =
        said.into_iter().map(|said| sentence(page, &dossier, &glossary, said)).collect::<Vec<_>>();
    let otherwise = told.otherwise().into_iter().filter_map(|(figure, fact)| {
        let (other, stands) = (dossier.figure(figure)?, dossier.figure(fact.figure)?);
        let words = (m.brief.otherwise)(&other.text, fact.told, &stands.text);
        let place = pressed(other.place.clone(), move || page.open_figure(figure, None));
        Some(view! { <p class="small muted"><span lang="zh-CN">{place}</span> {words}</p> })
    });
    let otherwise = otherwise.collect::<Vec<_>>();
    view! {
        <div class="brief">
            <div class="prose">
                {sentences}
                <p class="foot small muted">{m.brief.foot}</p>
                {otherwise}
            </div>
            <div class="brief-side">
                {tables::three(page, &dossier, &told)}
                {tables::projects(page, &dossier, &told)}
                {tables::items(page, &dossier, &told)}
            </div>
        </div>
    }
}
