//! The brief: what the document says, for a reader who never saw a budget. Every figure leads to its place.

mod sentence;
mod tables;
mod term;

use super::export;
use super::state::page;
use super::voice::{self, can_speak};
use gouji_web::export::Export;
use gouji_web::view::{Dossier, brief, glossary, has_brief, plain_brief, say};
use leptos::prelude::*;
use sentence::{pressed, sentence};
use std::sync::Arc;

/// Whether anything can be said for certain.
pub fn has_something(dossier: &Dossier) -> bool {
    has_brief(dossier)
}

#[component]
pub fn Brief(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let brief = brief(&dossier);
    let glossary = glossary(&dossier);
    let said = say(&brief, &dossier, m);
    let plain = plain_brief(&said, &dossier, m);
    let also: Vec<String> = brief
        .otherwise()
        .into_iter()
        .filter_map(|(figure, fact)| {
            let (other, stands) = (dossier.figure(figure)?, dossier.figure(fact.figure)?);
            Some(format!(
                "{}{}",
                other.place,
                (m.brief.otherwise)(&dossier.alike(&other.text), fact.times, &dossier.alike(&stands.text))
            ))
        })
        .collect();
    // With whose it is, out of which file and when: it goes to people who do not see the page.
    let said_plainly = plain.clone();
    let text = move || {
        let parts = [m.view_brief.to_owned(), said_plainly.clone(), also.join("\n"), page.provenance()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n"
    };
    let spoken = plain;
    let listen = can_speak().then(|| {
        view! { <button class="btn" type="button" on:click=move |_| voice::say(page, &spoken)>{m.people.listen}</button> }
    });
    let (copied, saved) = (text.clone(), text);
    let sentences =
        said.into_iter().map(|said| sentence(page, &dossier, &glossary, said)).collect::<Vec<_>>();
    let otherwise = brief.otherwise().into_iter().filter_map(|(figure, fact)| {
        let (other, stands) = (dossier.figure(figure)?, dossier.figure(fact.figure)?);
        let words =
            (m.brief.otherwise)(&dossier.alike(&other.text), fact.times, &dossier.alike(&stands.text));
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
                {(!page.host.is_guest()).then(|| view! {
                    <div class="btn-row">
                        {listen}
                        <button class="btn" type="button" on:click=move |_| export::copy(page, copied(), m.view_brief)>{m.brief.copy}</button>
                        <button class="btn" type="button" on:click=move |_| export::save_as(page, Export::Text, Some(m.view_brief), &saved())>{m.brief.save}</button>
                    </div>
                })}
            </div>
            <div class="brief-side">
                {tables::three(page, &dossier, &brief)}
                {tables::projects(page, &dossier, &brief)}
                {tables::items(page, &dossier, &brief)}
            </div>
        </div>
    }
}
