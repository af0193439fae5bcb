//! What figures the version on the screen states otherwise than another one: each with both amounts, and the way to it.

use super::state::{Page, page};
use super::steps::by_steps;
use gouji_web::view::Changes;
use leptos::prelude::*;

/// The list. `said`: what it is compared with has been said already; `there` leads to a figure of the other version,
/// where that can be opened.
pub fn list(changes: Changes, said: bool, there: Option<fn(Page, u32)>) -> impl IntoView {
    let page = page();
    let m = page.m().comparison;
    let (title, rest) = ((m.changed)(&changes, said), (m.changed_rest)(&changes));
    let count = changes.changed.len() as u32;
    let line = move |at: u32| {
        let Some(changed) = changes.changed.get(at as usize).cloned() else { return ().into_any() };
        let (before, now) = (changed.before, changed.now);
        let words = (m.changed_from)(&before.0, &now.0);
        let other = there.map(|go| {
            view! { " " <button class="link" type="button" on:click=move |_| go(page, before.1)>{m.there}</button> }
        });
        view! {
            <li>
                <span lang="zh-CN">
                    <button class="link" type="button" on:click=move |_| page.open_in_document(now.1)>{changed.place}</button>
                </span>
                <span class="diff n">{words} {other}</span>
            </li>
        }
        .into_any()
    };
    let listed = (count > 0).then(|| view! { <ol class="eqs">{by_steps((0..count).collect(), line)}</ol> });
    view! {
        <div class="changes">
            <p>{title}</p>
            {listed}
            {rest.map(|rest| view! { <p class="small muted">{rest}</p> })}
        </div>
    }
}
