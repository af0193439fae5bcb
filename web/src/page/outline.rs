//! The outline with its hooks: arcs from the suspect's entry to those that disagree with it, or, while a figure is
//! open or under the pointer, to those that state the same money.

use super::state::{Jump, page};
use gouji_web::view::{Dossier, Entry, Mark, OutlineEntry, hooks, mark};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Outline(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let current = {
        let dossier = dossier.clone();
        Memo::new(move |_| {
            let start = page.reading.in_view.get().start;
            dossier.outline.partition_point(|entry| entry.start <= start).checked_sub(1)
        })
    };
    let marks = {
        let dossier = dossier.clone();
        Memo::new(move |_| {
            let marked = |entry| mark(&dossier, entry, |figure| page.red(&dossier, figure)());
            dossier.outline.iter().map(marked).collect::<Vec<_>>()
        })
    };
    let line = |(at, entry): (usize, &OutlineEntry)| {
        let offset = entry.start;
        let marked = move || marks.with(|marks| marks[at]);
        let glyph = move || match marked() {
            Mark::Quiet => None,
            Mark::Disagrees => Some(m.outline_disagrees),
            Mark::Suspect => Some(m.outline_suspect),
        };
        view! {
            <li class:head=entry.kind == Entry::Part class:is-suspect=move || marked() == Mark::Suspect>
                <button
                    type="button"
                    title=entry.title.clone()
                    aria-current=move || (current.get() == Some(at)).then_some("true")
                    on:click=move |_| page.reading.jump.set(Some(Jump { figure: None, offset, keep: None }))
                >
                    <span class="t" lang="zh-CN">{entry.label.clone()}</span>
                    {move || glyph().map(|words| view! {
                        <span class="g"><span aria-hidden="true">"≠"</span><span class="vh">{words}</span></span>
                    })}
                </button>
            </li>
        }
    };
    let lines = dossier.outline.iter().enumerate().map(line).collect_view();
    view! {
        <nav class="outline" aria-label=m.outline>
            <ol>{move || marks.with(|marks| arcs(&dossier, marks, page.reading.lit.get().or(page.reading.open.get())))} {lines}</ol>
        </nav>
    }
}

/// The arcs for the figure in question, or for the suspect where there is none.
fn arcs(dossier: &Dossier, marks: &[Mark], asked: Option<u32>) -> Option<impl IntoView + use<>> {
    let entry_of = |figure: u32| {
        let start = dossier.figure(figure)?.start;
        dossier
            .outline
            .iter()
            .position(|entry| entry.kind != Entry::Part && (entry.start..entry.end).contains(&start))
    };
    let restated = asked.filter(|&figure| dossier.restatements(figure).len() > 1);
    let drawn = match restated {
        Some(figure) => {
            let to: Vec<usize> = dossier.restatements(figure).iter().filter_map(|&f| entry_of(f)).collect();
            hooks(entry_of(figure)?, &to)
        }
        None => {
            let marked = |mark: Mark| (0..marks.len()).filter(move |&at| marks[at] == mark);
            hooks(marked(Mark::Suspect).next()?, &marked(Mark::Disagrees).collect::<Vec<_>>())
        }
    };
    let arcs = drawn.arcs.into_iter().map(|d| view! { <path d=d/> }).collect_view();
    let ends = drawn
        .ends
        .into_iter()
        .map(|(x, y)| view! { <circle class="end" cx=x.to_string() cy=y.to_string() r="2.6"/> });
    let ends = ends.collect_view();
    let from =
        drawn.from.map(|(x, y)| view! { <circle class="from" cx=x.to_string() cy=y.to_string() r="4.5"/> });
    Some(view! {
        <svg class="hooks" class:is-open=restated.is_some() aria-hidden="true">{arcs} {ends} {from}</svg>
    })
}
