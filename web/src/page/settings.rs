//! Settings: light or dark, the language, how grave what is listed must be, conventions, what is kept, single-key
//! shortcuts. Remembered in this browser only.

use super::built;
use super::choices::{Least, Theme};
use super::panel::Panel;
use super::state::{Page, page};
use gouji_web::convention::FromZero;
use gouji_web::messages::Lang;
use leptos::prelude::*;

#[component]
pub fn Settings() -> impl IntoView {
    let page = page();
    let (m, chosen) = (page.m(), page.preferences);
    let theme_name = move |theme| match theme {
        Theme::Auto => m.theme_auto,
        Theme::Light => m.theme_light,
        Theme::Dark => m.theme_dark,
    };
    let theme = move |theme: Theme| {
        choice(theme_name(theme), None, move || chosen.theme.get() == theme, move || chosen.theme.set(theme))
    };
    let keys = move |on: bool, name| {
        choice(name, None, move || chosen.shortcuts.get() == on, move || chosen.shortcuts.set(on))
    };
    let least = move |least: Least| {
        let name = (m.least)(least == Least::Notes, least == Least::Errors);
        choice(name, None, move || chosen.least.get() == least, move || chosen.least.set(least))
    };
    let from_zero = move |so: FromZero| {
        let choose = move || page.take_from_zero(so);
        choice((m.from_zero_as)(so), None, move || chosen.from_zero.get() == so, choose)
    };
    view! {
        <Panel name=m.settings>
            <div>
                <h2>{m.theme}</h2>
                <div class="seg" role="group" aria-label=m.theme>{Theme::EACH.map(theme)}</div>
            </div>
            <div>
                <h2>{m.language}</h2>
                {languages(page)}
            </div>
            <div>
                <h2>{m.least_shown}</h2>
                <div class="seg" role="group" aria-label=m.least_shown>{Least::EACH.map(least)}</div>
            </div>
            <div>
                <h2>{m.from_zero}</h2>
                <div class="seg" role="group" aria-label=m.from_zero>{FromZero::EACH.map(from_zero)}</div>
                <p>{m.from_zero_help}</p>
            </div>
            {history(page)}
            <div>
                <h2>{m.shortcuts}</h2>
                <div class="seg" role="group" aria-label=m.shortcuts>
                    {keys(true, m.shortcuts_on)} {keys(false, m.shortcuts_off)}
                </div>
                <p>
                    {m.shortcuts_help} " "
                    <button class="link" type="button" on:click=move |_| page.keys.set(true)>{m.people.keys_all}</button>
                </p>
            </div>
            {built::attribute("docs").map(|docs| {
                let address = format!("{docs}/{}/index.html", m.lang.code());
                view! { <p><a class="link" href=address>{m.docs}</a></p> }
            })}
        </Panel>
    }
}

/// The languages, Chinese in either script.
fn languages(page: Page) -> impl IntoView {
    let (m, chosen) = (page.m(), page.preferences);
    let english = choice(
        "English",
        Some("en"),
        move || chosen.lang.get() == Lang::En,
        move || chosen.lang.set(Lang::En),
    );
    let chinese = move |traditional: bool, name, tag| {
        let now = move || chosen.lang.get() == Lang::Zh && chosen.traditional.get() == traditional;
        let choose = move || {
            chosen.traditional.set(traditional);
            chosen.lang.set(Lang::Zh);
        };
        choice(name, Some(tag), now, choose)
    };
    view! {
        <div class="seg" role="group" aria-label=m.language translate="no">
            {chinese(false, m.people.simplified, "zh-CN")} {chinese(true, m.people.traditional, "zh-Hant")} {english}
        </div>
    }
}

/// Whether what is opened is kept in this browser, and clearing it.
fn history(page: Page) -> impl IntoView {
    let m = page.m();
    let keep = move |on: bool, name| {
        choice(name, None, move || page.history.on.get() == on, move || page.history.choose(page, on))
    };
    let kept = move || page.history.records.with(Vec::len);
    let clear = move |_| page.history.clear(page);
    view! {
        <div>
            <h2>{m.history.title}</h2>
            <div class="seg" role="group" aria-label=m.history.title>
                {keep(false, m.history.off)} {keep(true, m.history.on)}
            </div>
            <p>{m.history.help}</p>
            <Show when=move || !page.history.on.get() && (kept() > 0)>
                <p>
                    {move || (m.history.still)(kept())} " "
                    <button class="link" type="button" on:click=clear>{m.history.clear}</button>
                </p>
            </Show>
        </div>
    }
}

fn choice(
    name: &'static str,
    lang: Option<&'static str>,
    chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" lang=lang aria-pressed=move || chosen().to_string() on:click=move |_| choose()>
            {name}
        </button>
    }
}
