//! Several disclosures, a row each, sorted as the reader likes; files that could not be read; and files that are halves of one disclosure.

use super::bar::tick;
use super::export::save;
use super::state::{Page, page};
use gouji_web::export::{Export, file_name};
use gouji_web::messages::{Messages, Trouble};
use gouji_web::protocol::{Entry, Joint, Request, Source};
use gouji_web::view::{By, Order, Row, as_csv, is_bad, next_bad, sorted, table};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Rows that are drawn in one task.
const PART: usize = 25;

/// Draws part after part, up to `all`.
fn draw_on(drawn: RwSignal<usize>, all: usize) {
    let next = move || {
        if drawn.try_get_untracked().is_some_and(|now| now < all) {
            drawn.update(|now| *now += 1);
            draw_on(drawn, all);
        }
    };
    set_timeout(next, Duration::ZERO);
}

#[component]
pub fn Several(only: RwSignal<bool>, order: RwSignal<Order>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let Some(session) = page.session.get_untracked() else { return ().into_any() };
    let (entries, sources) = (session.entries, session.sources);
    let all = table(&entries, &sources).len();
    let bad = entries.iter().filter(|entry| entry.headline.inconsistent > 0).count();
    let unread = all - entries.len();
    let names: Arc<[String]> = entries.iter().enumerate().map(|(at, entry)| name(m, at, entry)).collect();
    let save = {
        let (entries, sources, names) = (entries.clone(), sources.clone(), names.clone());
        move |_| {
            let csv = as_csv(&entries, &sources, &names, m.lang);
            let _ = save::save(&file_name(&(m.disclosures)(entries.len()), Export::Csv), "text/csv", &csv);
        }
    };
    let next = {
        let (entries, sources) = (entries.clone(), sources.clone());
        move |_| {
            if let Some(at) = next_bad(&entries, &sources, page.chosen()) {
                page.pending.to_answer.set_value(true);
                page.choose(at);
            }
        }
    };
    let mixed = unread + bad > 0 && unread + bad < all;
    let label = (m.disclosures)(entries.len());
    // So many parts are drawn by now, each in a task of its own: a hundred rows at once would hold the page up.
    let drawn = RwSignal::new(1);
    let lines = move || {
        let rows = sorted(&entries, &sources, &names, order.get());
        let shown: Vec<Row> = rows.into_iter().filter(|row| !only.get() || is_bad(&entries, *row)).collect();
        let parts = shown.chunks(PART).map(<[Row]>::to_vec).enumerate();
        let part = |(at, rows): (usize, Vec<Row>)| {
            let (entries, sources, names) = (entries.clone(), sources.clone(), names.clone());
            let due = Memo::new(move |_| drawn.get() > at);
            let line = move |row: &Row| line(page, &entries, &sources, &names, *row);
            view! { <tbody>{move || due.get().then(|| rows.iter().map(&line).collect_view())}</tbody> }
        };
        parts.map(part).collect_view()
    };
    draw_on(drawn, all.div_ceil(PART));
    let head = move |column: By| {
        let press = move |_| order.update(|order| *order = order.press(column));
        view! {
            <th scope="col" aria-sort=move || order.get().of(column)>
                <button class="link" type="button" on:click=press>{m.more.columns[column as usize]}</button>
            </th>
        }
    };
    view! {
        <nav class="several js-several" aria-label=label tabindex="-1">
            <h2>{(m.more.folder_counts)(bad, unread, all)}</h2>
            <div class="several-tools">
                {mixed.then(|| view! {
                    <label><input type="checkbox" prop:checked=move || only.get() on:change=move |_| only.update(|o| *o = !*o)/> " " {m.more.only_bad}</label>
                })}
                {(bad > 0).then(|| view! { <button class="link" type="button" on:click=next>{m.more.next_bad}</button> })}
                <button class="link" type="button" on:click=save>{m.more.export_table}</button>
            </div>
            <table class="plain">
                <thead><tr>{By::EACH.map(head)}</tr></thead>
                {lines}
            </table>
        </nav>
    }
    .into_any()
}

/// What a disclosure of several is called.
fn name(m: &Messages, at: usize, entry: &Entry) -> String {
    let whose = (m.eyebrow)(&entry.disclosure);
    match entry.disclosure.entity.is_empty() {
        true if whose.is_empty() => (m.unnamed)(at + 1),
        true => format!("{} · {whose}", (m.unnamed)(at + 1)),
        false => whose,
    }
}

/// One row: the name with the file where there are several, the answer, what does not agree, what was not checked.
fn line(page: Page, entries: &[Entry], sources: &[Source], names: &[String], row: Row) -> AnyView {
    let m = page.m();
    let index = match row {
        Row::Entry(index) => index,
        Row::Unread(at) => {
            let source = &sources[at];
            let why = source.why.clone().map(|why| (m.trouble)(&Trouble::File(source.name.clone(), why)).1);
            return view! {
                <tr class="unread"><th scope="row">{source.name.clone()}</th><td>{why}</td><td></td><td></td></tr>
            }
            .into_any();
        }
    };
    let entry = &entries[index];
    let mark = match (entry.headline.inconsistent, entry.headline.sure) {
        (1.., _) => "≠".into_any(),
        (0, true) => tick().into_any(),
        _ => "○".into_any(),
    };
    let words = m.lang.pick(&entry.headline.sentence).to_string();
    // Names of files help only where there are several.
    let named = entries.iter().any(|entry| entry.source != entries[0].source);
    let file = sources.get(entry.source).filter(|_| named).map(|source| source.name.clone());
    let current =
        move || page.session.with(|s| s.as_ref().is_some_and(|s| s.chosen == index)).then_some("true");
    let choose = move |_| {
        page.pending.to_answer.set_value(true);
        page.choose(index);
    };
    view! {
        <tr>
            <th scope="row">
                <button class="link" type="button" aria-current=current on:click=choose>{names[index].clone()}</button>
                {file.map(|name| view! { <span class="file">{name}</span> })}
            </th>
            <td><span class="badge"><span class="g" aria-hidden="true">{mark}</span>{words}</span></td>
            <td>{entry.headline.inconsistent}</td>
            <td>{entry.summary.unchecked}</td>
        </tr>
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
                <button class="link" type="button" on:click=move |_| page.ask(&Request::Join(!joined))>{other}</button>
            </p>
        }
    };
    let left_out = move || {
        let left_out = page.input.left_out.get();
        (!left_out.is_empty()).then(|| view! { <p class="joint">{(m.left_out)(left_out)}</p> })
    };
    view! {
        {left_out}
        {move || page.session.with(|s| s.as_ref().map(|s| s.joints.iter().map(line).collect_view()))}
    }
}
