//! Settings: light or dark, the language, single-key shortcuts. Kept in this browser only.

use super::state::{Theme, page};
use gouji_web::messages::Lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

#[component]
pub fn Settings() -> impl IntoView {
    let page = page();
    let m = page.m();
    let open = RwSignal::new(false);
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
        }
    };
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
    view! {
        <div class="settings" on:keydown=close>
            <button
                class="link"
                type="button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {m.settings}
            </button>
            <Show when=move || open.get()>
                <div class="settings-panel" role="group" aria-label=m.settings>
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
                        <h2>{m.shortcuts}</h2>
                        <div class="seg" role="group" aria-label=m.shortcuts>
                            {keys(true, m.shortcuts_on)} {keys(false, m.shortcuts_off)}
                        </div>
                        <p>{m.shortcuts_help}</p>
                    </div>
                </div>
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
