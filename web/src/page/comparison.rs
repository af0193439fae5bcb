//! Another disclosure beside this one: chosen, pasted or already here; how the two agree, and the way to both sides
//! of what does not.

use super::changes;
use super::chooser::Chooser;
use super::state::{Page, page};
use super::steps::by_steps;
use gouji_report::Verdict;
use gouji_report::published::{self, Tie};
use gouji_web::messages::Messages;
use gouji_web::protocol::{ACCEPTED, Request};
use gouji_web::view::Dossier;
use leptos::html::Textarea;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

#[component]
pub fn Comparison(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let compared = !dossier.answer.report.beside.is_empty();
    view! {
        <details class="more beside" open=compared>
            <summary>{m.comparison.title}</summary>
            <div>{results(page, &dossier)} {choices(page)}</div>
        </details>
    }
}

/// The ways to another disclosure.
fn choices(page: Page) -> impl IntoView {
    let m = page.m();
    let chosen = move |files: Vec<File>| {
        if let [file, ..] = &files[..] {
            page.compare_file(file.clone());
        }
    };
    let written = NodeRef::<Textarea>::new();
    let compare = move |_| {
        let text = written.get_untracked().map(|text| text.value()).unwrap_or_default();
        if !text.trim().is_empty() {
            page.ask(&Request::CompareText(page.chosen(), text));
        }
    };
    let here = page.chosen();
    let entries = page.session.with_untracked(|s| s.as_ref().map(|s| s.entries.clone())).unwrap_or_default();
    let others =
        entries.iter().enumerate().filter(|(index, entry)| *index != here && entry.summary.figures > 0);
    let other = |(index, entry): (usize, &gouji_web::protocol::Entry)| {
        let name = (m.comparison.with)(&(m.eyebrow)(&entry.disclosure));
        view! {
            <li>
                <button class="link" type="button" on:click=move |_| page.ask(&Request::Compare(page.chosen(), index))>{name}</button>
            </li>
        }
    };
    let others = others.take(MOST).map(other).collect_view();
    view! {
        <p>{m.comparison.help}</p>
        <ul>{others}</ul>
        <div class="btn-row">
            <Chooser label=m.comparison.choose accept=ACCEPTED chosen=chosen/>
            <textarea rows="1" spellcheck="false" aria-label=m.comparison.paste placeholder=m.comparison.paste node_ref=written></textarea>
            <button class="btn" type="button" on:click=compare>{m.comparison.compare}</button>
        </div>
    }
}

/// Disclosures of the same text that are offered.
const MOST: usize = 20;

/// How this disclosure agrees with each that it was compared with.
fn results(page: Page, dossier: &Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let report = &dossier.answer.report;
    let line = |beside: &published::Counterpart| {
        let name =
            [beside.entity.clone(), beside.year.map(|year| year.to_string()).unwrap_or_default()].join(" ");
        let relations = (m.comparison.relations)(beside);
        view! {
            <p>
                <b lang="zh-CN">{name}</b> " · " {relations} " "
                <button class="link" type="button" on:click=move |_| page.open_comparison(None)>{m.comparison.open}</button>
            </p>
        }
    };
    let changed = page.session.with_untracked(|session| {
        let session = session.as_ref().filter(|s| s.compared.is_some_and(|(of, _)| of == s.chosen))?;
        session.changes.clone()
    });
    let changed = changed
        .map(|found| changes::list(found, false, Some(|page, there| page.open_comparison(Some(there)))));
    let lines = report.beside.iter().map(line).collect_view();
    let differ: Vec<u32> = (0u32..)
        .zip(&report.ties)
        .filter(|(_, t)| t.verdict == Verdict::Inconsistent)
        .map(|(at, _)| at)
        .collect();
    let count = differ.len();
    let dossier = dossier.clone();
    let draw = move |at: u32| {
        let tie = dossier.answer.report.ties.get(at as usize);
        tie.map(|tie| difference(page, m, &dossier, tie)).into_any()
    };
    let list = (count > 0).then(|| {
        view! {
            <h2>{(m.comparison.differ)(count)}</h2>
            <ol class="eqs">{by_steps(differ, draw)}</ol>
        }
    });
    (!report.beside.is_empty()).then(|| view! { <div class="results">{changed} {lines} {list}</div> })
}

/// One relation that does not hold: the figures of both sides, each leading to where it stands.
fn difference(page: Page, m: &'static Messages, dossier: &Dossier, tie: &Tie) -> impl IntoView + use<> {
    let here = tie.figures.iter().filter_map(|&at| {
        let figure = dossier.figure(at)?;
        let (words, value) = (figure.place.clone(), figure.text.clone());
        Some(view! {
            <li>
                <span class="small muted">{m.comparison.here}</span> " "
                <button class="link" type="button" lang="zh-CN" on:click=move |_| page.open_in_document(at)>{words}</button>
                " " <b class="n">{value}</b>
            </li>
        })
    });
    let there = tie.there.iter().map(|there| {
        let figure = there.figure;
        view! {
            <li>
                <span class="small muted">{m.comparison.there}</span> " "
                <button class="link" type="button" lang="zh-CN" on:click=move |_| page.open_comparison(Some(figure))>
                    {there.place.clone()}
                </button>
                " " <b class="n">{there.value.clone()}</b>
            </li>
        }
    });
    view! {
        <li>
            <ul>{here.collect_view()} {there.collect_view()}</ul>
            <span class="diff">{(m.misses)(&dossier.alike(&tie.difference))}</span>
        </li>
    }
}
