//! Single keys: j and k lead from finding to finding, / to the find box, Escape closes the card, and letters do what the
//! buttons of a card do; ? lists them all. They can be turned off in the settings.

use super::actions;
use super::app::skip;
use super::aside;
use super::state::{Page, Screen};
use gouji_web::view::stops;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

pub fn hear(page: Page, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.key() == "?" && page.preferences.shortcuts.get_untracked() && !writing(event) {
        return page.keys.set(true);
    }
    if page.screen.get_untracked() != Screen::Answer
        || page.original.look.with_untracked(Option::is_some)
        || page.keys.get_untracked()
        || page.shared.with_untracked(Option::is_some)
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
    {
        return;
    }
    match event.key().as_str() {
        "Escape" => page.close_figure(),
        "/" if page.preferences.shortcuts.get_untracked() && !writing(event) => {
            event.prevent_default();
            skip(page, ".js-find");
        }
        key if page.preferences.shortcuts.get_untracked()
            && !writing(event)
            && actions::by_key(page, key) =>
        {
            event.prevent_default();
        }
        "j" | "k" if page.preferences.shortcuts.get_untracked() && !writing(event) => {
            step(page, event.key() == "j")
        }
        _ => {}
    }
}

fn writing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|e| e.matches("input, textarea, select").unwrap_or(false))
}

/// Goes to the next or the previous finding, from where the reader was led last.
pub fn step(page: Page, forward: bool) {
    step_from(page, page.reading.jump.get_untracked().map(|jump| jump.offset), forward);
}

/// Goes to the finding after or before the one that stands at `here`, round and round.
pub fn step_from(page: Page, here: Option<u32>, forward: bool) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    let least = page.preferences.least.get_untracked();
    let stops = untrack(|| {
        stops(
            &dossier,
            |story| least.shows(&story.severity) && !page.is_suppressed(&story.fingerprints),
            |finding| least.shows(&finding.severity) && !aside::is_suppressed(page, finding),
        )
    });
    if stops.is_empty() {
        return;
    }
    let now = stops.iter().position(|stop| Some(stop.offset) == here);
    let next = match (now, forward) {
        (Some(at), true) => (at + 1) % stops.len(),
        (Some(at), false) => (at + stops.len() - 1) % stops.len(),
        (None, true) => 0,
        (None, false) => stops.len() - 1,
    };
    page.go(stops[next].figure, stops[next].offset);
    page.tell(&(page.m().finding_stop)(next + 1, stops.len()));
}
