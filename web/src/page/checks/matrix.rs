//! The matrix: forms against forms, with the narrative and the performance tables. Pressing where two meet lists
//! what ties them. One tab stop, arrow keys inside.

use super::name;
use crate::page::arrows::arrow;
use crate::page::state::{Page, page};
use gouji_web::messages::Messages;
use gouji_web::view::{Entry, Group, Matrix, Register, Tie, matrix};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

#[component]
pub fn Ties(register: Arc<Register>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let apart = RwSignal::new(false);
    let more = register.parts.list.iter().filter(|part| part.kind != Entry::Form).count() > 1;
    let split = more.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || apart.get() on:change=move |event| apart.set(event_target_checked(&event))/>
                {m.checks.matrix_apart}
            </label>
        }
    });
    view! {
        <section class="ties">
            <h2>{m.checks.matrix}</h2>
            <p class="muted small">{m.checks.matrix_help}</p>
            {split}
            {move || table(page, matrix(&register, apart.get()))}
        </section>
    }
}

fn table(page: Page, matrix: Matrix) -> impl IntoView {
    let m = page.m();
    let heads = matrix.groups.iter().map(|group| {
        view! { <th scope="col"><abbr title=name(group, m)>{column(group, m)}</abbr></th> }
    });
    let heads = heads.collect_view();
    let matrix = Arc::new(matrix);
    let mut tab = true;
    let mut lines = Vec::new();
    for line in 0..matrix.groups.len() {
        let cells =
            (0..matrix.groups.len()).map(|at| cell(page, &matrix, line, at, &mut tab)).collect::<Vec<_>>();
        lines
            .push(view! { <tr><th scope="row" lang="zh-CN">{row(&matrix.groups[line], m)}</th>{cells}</tr> });
    }
    let keys = move |event: KeyboardEvent| {
        let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(on) = on.filter(|on| on.matches("button").unwrap_or(false)) {
            arrow(&event, &on, "button");
        }
    };
    view! {
        <div class="matrix-wrap" role="group" tabindex="0" aria-label=m.checks.matrix>
            <table class="matrix" on:keydown=keys>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn cell(page: Page, matrix: &Arc<Matrix>, line: usize, at: usize, tab: &mut bool) -> AnyView {
    let Some(&Tie { relations, inconsistent }) = matrix.ties[line].get(at) else {
        return view! { <td class="off"></td> }.into_any();
    };
    if relations == 0 {
        return view! { <td class:d1=line == at><span aria-hidden="true">"·"</span></td> }.into_any();
    }
    let m = page.m();
    let (one, other) = (name(&matrix.groups[line], m), name(&matrix.groups[at], m));
    // The name holds what is seen, so that whoever speaks to the page can say it.
    let before = (m.checks.tie)(&one, &other);
    let [counted, failing] = m.checks.tie_counted;
    let within = matrix.within(line, at);
    let picked = {
        let within = within.clone();
        move || page.filter.with(|filter| filter.within.as_ref() == Some(&within))
    };
    let press = move |_| {
        let on = page.filter.with_untracked(|filter| filter.within.as_ref() == Some(&within));
        page.filter.update(|filter| filter.within = (!on).then(|| within.clone()));
    };
    let bad = (inconsistent > 0).then(|| {
        view! { " " <small><span aria-hidden="true">"≠"</span>{inconsistent}<span class="vh">{failing}</span></small> }
    });
    view! {
        <td class:d1=line == at class:bad=inconsistent != 0>
            <button
                type="button"
                tabindex=if std::mem::take(tab) { "0" } else { "-1" }
                aria-pressed=move || picked().to_string()
                on:click=press
            >
                <span class="vh">{before}</span>{relations}<span class="vh">{counted}</span>{bad}
            </button>
        </td>
    }
    .into_any()
}

/// What stands at the head of a column.
fn column(group: &Group, m: &Messages) -> String {
    match group.key.as_str() {
        "" => (m.checks.kind_key)(group.kind).to_string(),
        key => key.to_string(),
    }
}

/// What stands at the head of a line: the column's number too, where the name does not say it.
fn row(group: &Group, m: &Messages) -> String {
    let name = name(group, m);
    match group.kind == Entry::Form && !name.starts_with("表 ") {
        true => format!("{} {name}", group.key),
        false => name,
    }
}
