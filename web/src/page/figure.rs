//! A figure as it is drawn everywhere: text with the line of its state, to be pressed.
//! Also headlines, which break at phrases and show their suspect as a figure.

use super::state::{Page, page};
use gouji_web::view::{Dossier, State, typeset};
use leptos::prelude::*;

/// A figure in a sentence: what it is stands in its name, since no row and column say it.
pub fn figure_named(page: Page, dossier: &Dossier, index: u32, tab: bool) -> impl IntoView + use<> {
    drawn(page, dossier, index, tab, true)
}

/// A figure. Presses on those of the sheet are heard by the sheet; `alone` ones hear for themselves.
pub fn figure(page: Page, dossier: &Dossier, index: u32, tab: bool) -> impl IntoView + use<> {
    drawn(page, dossier, index, tab, false)
}

fn drawn(page: Page, dossier: &Dossier, index: u32, tab: bool, named: bool) -> impl IntoView + use<> {
    let Some(figure) = dossier.figure(index) else { return ().into_any() };
    let state = dossier.state(index);
    let red = dossier.is_red(index);
    let unit = Some(figure.unit.as_str()).filter(|unit| !unit.is_empty() && !figure.text.ends_with(unit));
    let amount = unit.map_or(figure.text.clone(), |unit| format!("{} {unit}", figure.text));
    let what = if named { format!("{amount}，{}", figure.place) } else { figure.text.clone() };
    view! {
        <span
            class="fig"
            class:is-suspect=page.red(dossier, index)
            role="button"
            tabindex=if tab { "0" } else { "-1" }
            data-f=index.to_string()
            data-state=state.name()
            aria-label=label(page, &what, state, red)
        >
            {figure.text.clone()}
        </span>
    }
    .into_any()
}

/// A figure outside the sheet: it opens its own card.
pub fn figure_alone(dossier: &Dossier, index: u32) -> impl IntoView + use<> {
    let page = page();
    let open = move |figure: u32| page.open_figure(figure, None);
    view! {
        <span
            on:click=move |_| open(index)
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    open(index);
                }
            }
        >
            {figure(page, dossier, index, true)}
        </span>
    }
}

fn label(page: Page, text: &str, state: State, red: bool) -> String {
    let m = page.m();
    match (state, red) {
        (_, true) => format!("{text}，{}", m.suspect_word),
        (State::Ok, _) => text.to_string(),
        (state, _) => format!("{text}，{}", (m.state)(state)),
    }
}

/// A sentence that breaks only where it is marked.
pub fn phrase(text: &str) -> Vec<AnyView> {
    let mut views = Vec::new();
    for (at, part) in text.split('\u{200B}').enumerate() {
        if at > 0 {
            views.push(view! { <wbr/> }.into_any());
        }
        views.push(part.to_string().into_any());
    }
    views
}

/// A sentence of the report; where it names the suspect for the first time, the figure itself stands.
pub fn with_figure(dossier: &Dossier, text: &str, index: Option<u32>) -> Vec<AnyView> {
    let text = typeset(text, page().m().lang);
    let found = index.and_then(|index| {
        let printed = dossier.figure(index)?.text.as_str();
        let at = text.find(printed).filter(|_| !printed.is_empty())?;
        Some((index, at, at + printed.len()))
    });
    match found {
        Some((index, start, end)) => {
            let mut views = phrase(&text[..start]);
            views.push(figure_alone(dossier, index).into_any());
            views.extend(phrase(&text[end..]));
            views
        }
        None => phrase(&text),
    }
}
