//! Findings that belong to no story, each with its message, its equation and the way to its place.

use super::actions::acts;
use super::aside;
use super::equation::equation_view;
use super::original::{crop, to_original};
use super::state::{Page, page};
use super::steps::by_steps;
use gouji_web::view::{Dossier, items, lone, loose, stands};
use leptos::prelude::*;
use std::sync::Arc;

/// The findings of no story with a severity, under a title.
pub fn loose_findings(
    dossier: &Arc<Dossier>,
    severity: &'static str,
    title: &'static str,
) -> Option<impl IntoView + use<>> {
    let page = page();
    let mut findings = loose(dossier, severity);
    findings.retain(|&f| {
        !dossier.answer.report.findings.get(f as usize).is_some_and(|f| aside::is_suppressed(page, f))
    });
    let list = lines(dossier, findings, true)?;
    Some(view! {
        <section class="story js-finding" tabindex="-1">
            <h2>{title}</h2>
            {list}
        </section>
    })
}

/// A list of findings, by their indices; none where there are none.
pub fn finding_list(dossier: &Arc<Dossier>, findings: Vec<u32>) -> Option<impl IntoView + use<>> {
    lines(dossier, findings, false)
}

/// `alone`: each may be set aside by itself.
fn lines(dossier: &Arc<Dossier>, findings: Vec<u32>, alone: bool) -> Option<impl IntoView + use<>> {
    let dossier = dossier.clone();
    // What stands first of all shows its piece of the original, as a story does.
    let first = alone.then(|| items(&dossier).into_iter().next()).flatten();
    let first = first.filter(|item| item.story.is_none()).and_then(|item| item.findings.first().copied());
    let line = move |index: u32| finding(page(), &dossier, index, alone, first == Some(index)).into_any();
    (!findings.is_empty()).then(|| view! { <ul class="loose">{by_steps(findings, line)}</ul> })
}

fn finding(
    page: Page,
    dossier: &Dossier,
    index: u32,
    alone: bool,
    first: bool,
) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let finding = dossier.answer.report.findings.get(index as usize)?;
    let relation = finding.relation.and_then(|r| dossier.relations().get(r as usize));
    let in_message =
        !finding.equation.is_empty() && m.lang.pick(&finding.message).contains(&finding.equation);
    let equation = match relation.filter(|_| !in_message) {
        Some(relation) => Some(equation_view(dossier, relation, None).into_any()),
        None if in_message || finding.equation.is_empty() => None,
        None => Some(view! { <span class="eq" lang="zh-CN">{finding.equation.clone()}</span> }.into_any()),
    };
    let go = finding.places.first().map(|place| {
        let (figure, offset) = (dossier.figure_at(place), place.start);
        let line = stands(dossier, place.origin.as_ref(), place.start, m.lang);
        view! {
            <button class="link small" type="button" on:click=move |_| page.go(figure, offset)>
                {m.see_source} " · " {line}
            </button>
        }
    });
    let original = finding.places.first().and_then(|place| {
        to_original(place.start, dossier.figure_at(place), place.origin.as_ref(), "link small")
    });
    let piece = finding.places.first().filter(|_| first);
    let piece = piece.and_then(|place| crop(place.start, dossier.figure_at(place), place.origin.as_ref()));
    Some(view! {
        <li>
            <p>{m.lang.pick(&finding.message).to_string()}</p>
            {piece} {equation} {go} {original}
            {alone.then(|| lone(dossier, index)).flatten().map(|item| acts(&item))}
            {alone.then(|| aside::control(vec![finding.fingerprint.clone()]))}
        </li>
    })
}
