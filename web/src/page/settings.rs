//! Settings: light or dark, the language, how grave what is listed must be, single-key shortcuts. Kept in this browser only.

use super::choices::{Least, Theme};
use super::panel::Panel;
use super::state::page;
use gouji_web::messages::Lang;
use leptos::prelude::*;

#[component]
pub fn Settings() -> impl IntoView {
    let page = page();
    let m = page.m();
    let theme_name = move |theme| match theme {
        Theme::Auto => m.theme_auto,
        Theme::Light => m.theme_light,
        Theme::Dark => m.theme_dark,
    };
    let theme = move |theme: Theme| {
        choice(theme_name(theme), None, move || page.theme.get() == theme, move || page.theme.set(theme))
    };
    let lang = move |lang: Lang, name| {
        choice(name, Some(lang.tag()), move || page.lang.get() == lang, move || page.lang.set(lang))
    };
    let keys = move |on: bool, name| {
        choice(name, None, move || page.shortcuts.get() == on, move || page.shortcuts.set(on))
    };
    let least = move |least: Least| {
        let name = (m.least)(least == Least::Notes, least == Least::Errors);
        choice(name, None, move || page.least.get() == least, move || page.least.set(least))
    };
    view! {
        <Panel name=m.settings>
            <div>
                <h2>{m.theme}</h2>
                <div class="seg" role="group" aria-label=m.theme>{Theme::EACH.map(theme)}</div>
            </div>
            <div>
                <h2>{m.language}</h2>
                <div class="seg" role="group" aria-label=m.language>
                    {lang(Lang::Zh, "中文")} {lang(Lang::En, "English")}
                </div>
            </div>
            <div>
                <h2>{m.least_shown}</h2>
                <div class="seg" role="group" aria-label=m.least_shown>{Least::EACH.map(least)}</div>
            </div>
            <div>
                <h2>{m.shortcuts}</h2>
                <div class="seg" role="group" aria-label=m.shortcuts>
                    {keys(true, m.shortcuts_on)} {keys(false, m.shortcuts_off)}
                </div>
                <p>{m.shortcuts_help}</p>
            </div>
        </Panel>
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
