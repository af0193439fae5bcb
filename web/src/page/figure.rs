//! A figure as it is drawn everywhere: text with the line of its state, to be pressed.
//! Also headlines, which break at phrases and show their suspect as a figure.

use super::state::{Page, page};
use gouji_web::view::{Dossier, State, typeset};
use leptos::prelude::*;

/// A figure in a sentence: what it is stands in its name, since no row and column say it.
pub fn figure_named(page: Page, dossier: &Dossier, index: u32) -> impl IntoView + use<> {
    drawn(page, dossier, index, false, Look::Named)
}

/// A figure of the sheet, which hears the presses on it; one of them is its tab stop (see `arrows.rs`).
pub fn figure(page: Page, dossier: &Dossier, index: u32) -> impl IntoView + use<> {
    drawn(page, dossier, index, false, Look::Printed)
}

/// How a figure is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    /// As it is printed.
    Printed,
    /// The same, its name with what it is.
    Named,
    /// With the separators of most figures of the document.
    Alike,
}

fn drawn(page: Page, dossier: &Dossier, index: u32, tab: bool, look: Look) -> impl IntoView + use<> {
    let Some(figure) = dossier.figure(index) else { return ().into_any() };
    let state = dossier.state(index);
    let red = dossier.is_red(index);
    let unit = Some(figure.unit.as_str()).filter(|unit| !unit.is_empty() && !figure.text.ends_with(unit));
    let text = if look == Look::Alike { dossier.alike(&figure.text) } else { figure.text.clone() };
    let amount = unit.map_or(text.clone(), |unit| format!("{text} {unit}"));
    let what = if look == Look::Named { format!("{amount}，{}", figure.place) } else { text.clone() };
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
            {text}
        </span>
    }
    .into_any()
}

/// A figure outside the sheet: it opens its own card.
pub fn figure_alone(dossier: &Dossier, index: u32) -> impl IntoView + use<> {
    alone(dossier, index, Look::Printed)
}

/// The same in a view that gathers figures from many places: separators are alike there.
pub fn figure_alike(dossier: &Dossier, index: u32) -> impl IntoView + use<> {
    alone(dossier, index, Look::Alike)
}

fn alone(dossier: &Dossier, index: u32, look: Look) -> impl IntoView + use<> {
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
            {drawn(page, dossier, index, true, look)}
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
