//! The browser's history: the start, an answer, its views, a figure's card. Nothing of the document is written into it,
//! neither into the address nor into its state.

use super::views::View;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// A place in the page that Back and Forward lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// An answer rather than the start.
    pub answer: bool,
    /// Which disclosure of the text.
    pub disclosure: usize,
    /// Which view of it.
    pub view: View,
    /// The figure whose card is open.
    pub figure: Option<u32>,
    /// A page of the original is looked at.
    pub original: bool,
}

fn state(place: Place) -> JsValue {
    serde_wasm_bindgen::to_value(&place).unwrap_or(JsValue::NULL)
}

/// The place that a state of the history names; the start where it names none.
pub fn place(state: JsValue) -> Place {
    serde_wasm_bindgen::from_value(state).unwrap_or_default()
}

/// Begins: from now on the page itself scrolls, not the browser.
pub fn begin() {
    replace(Place::default());
    if let Ok(history) = window().history() {
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
}

/// The page's address without its hash.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// Takes the hash off the address: what it carried is read.
pub fn without_hash() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state(Place::default()), "", Some(&address()));
    }
}

pub fn push(place: Place) {
    if let Ok(history) = window().history() {
        let _ = history.push_state(&state(place), "");
    }
}

pub fn replace(place: Place) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&state(place), "");
    }
}

pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}
