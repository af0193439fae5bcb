//! Why not more was checked, in a sentence that fits the text; and, where nothing was, what was read of it all the same.

use super::figure::figure_alone;
use super::state::page;
use super::steps::by_steps;
use gouji_report::words;
use gouji_web::view::{Dossier, genre};
use leptos::prelude::*;
use std::sync::Arc;

/// Reasons that are named.
const MOST: usize = 3;

/// The sentences below the counts; nothing where enough was checked.
#[component]
pub fn WhyLittle(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let report = &dossier.answer.report;
    genre(report, dossier.text()).map(|genre| {
        let reasons = words::unchecked_reasons(report.figures.as_deref().unwrap_or_default());
        let named: Vec<(&str, usize)> = reasons
            .into_iter()
            .take(MOST)
            .map(|(reason, n)| (words::reason(reason, m.lang.of_exports()), n))
            .collect();
        let why = (!named.is_empty()).then(|| (m.more.mostly_unchecked)(&named));
        let edit = page.input.draft.with_untracked(|draft| !draft.is_empty()).then(|| {
            view! {
                <button class="btn" type="button" on:click=move |_| page.edit()>{m.more.edit_text}</button>
            }
        });
        view! {
            <div class="why-little">
                <p>{(m.more.genre)(genre)}</p>
                {why.map(|why| view! { <p class="muted">{why}</p> })}
                {edit}
            </div>
        }
    })
}

/// The figures of a text in which nothing could be checked.
#[component]
pub fn FiguresRead(dossier: Arc<Dossier>) -> impl IntoView {
    let m = page().m();
    let figures: Vec<u32> = (0u32..)
        .zip(dossier.figures())
        .filter(|(_, figure)| words::is_number(figure))
        .map(|(index, _)| index)
        .collect();
    let count = figures.len();
    (count > 0).then(|| {
        let line = move |index: u32| {
            let figure = dossier.figure(index);
            let place = figure.map(|figure| figure.place.clone()).filter(|place| !place.is_empty());
            let why = figure.and_then(|figure| figure.unchecked);
            let why = why.map(|why| words::reason(why, m.lang.of_exports()).to_string());
            view! {
                <li>
                    <span lang="zh-CN">{figure_alone(&dossier, index)} " " {place}</span>
                    <span class="diff">{why}</span>
                </li>
            }
            .into_any()
        };
        view! {
            <section class="story figures-read">
                <h2>{(m.more.figures_read)(count)}</h2>
                <ol class="eqs">{by_steps(figures, line)}</ol>
            </section>
        }
    })
}
