//! Several disclosures, one line each; files that could not be read; and files that are halves of one disclosure.

use super::bar::tick;
use super::state::page;
use gouji_web::edge::{Ask, Entry, Joint, Source};
use gouji_web::messages::Trouble;
use leptos::prelude::*;

#[component]
pub fn Several() -> impl IntoView {
    let page = page();
    let m = page.m();
    let Some(session) = page.session.get_untracked() else { return ().into_any() };
    let (entries, sources) = (session.entries, session.sources);
    // Names of files help only where there are several.
    let file = {
        let sources = sources.clone();
        let named = entries.iter().any(|entry| entry.source != entries[0].source);
        move |entry: &Entry| sources.get(entry.source).filter(|_| named).map(|source| source.name.clone())
    };
    let unread = sources.iter().filter_map(|source: &Source| {
        let (_, why) = (m.trouble)(&Trouble::File(source.name.clone(), source.why.clone()?));
        Some(view! { <li class="unread">{why}</li> })
    });
    let unread = unread.collect_view();
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
                {file(entry).map(|name| view! { <span class="file">{name}</span> })}
            </li>
        }
    };
    view! {
        <nav class="several" aria-label=(m.disclosures)(entries.len())>
            <h2>{(m.disclosures)(entries.len())}</h2>
            <ul>{entries.iter().enumerate().map(line).collect_view()} {unread}</ul>
        </nav>
    }
    .into_any()
}

/// Says what was not read of a folder; and which files were taken for halves of one disclosure, or may be, and offers
/// the other way.
#[component]
pub fn Joints() -> impl IntoView {
    let page = page();
    let m = page.m();
    let line = move |joint: &Joint| {
        let words = (m.joint)(joint);
        let joined = joint.joined;
        let other = if joined { m.check_apart } else { m.check_joined };
        view! {
            <p class="joint">
                {words} " "
                <button class="link" type="button" on:click=move |_| page.ask(&Ask::Join(!joined))>{other}</button>
            </p>
        }
    };
    let left_out = move || {
        let left_out = page.left_out.get();
        (!left_out.is_empty()).then(|| view! { <p class="joint">{(m.left_out)(left_out)}</p> })
    };
    view! {
        {left_out}
        {move || page.session.with(|s| s.as_ref().map(|s| s.joints.iter().map(line).collect_view()))}
    }
}
