//! What the browser keeps for the page, where it lets anything be kept: cookies that are blocked and frames without an
//! origin forbid even to ask, and then the page forgets rather than fails.

use gloo::storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};

fn lasts() -> bool {
    window().local_storage().is_ok_and(|there| there.is_some())
}

fn lasts_for_the_tab() -> bool {
    window().session_storage().is_ok_and(|there| there.is_some())
}

/// What was kept under a name.
pub fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    lasts().then(|| LocalStorage::get(key).ok()).flatten()
}

/// Keeps something, if the browser has room for it.
pub fn set<T: Serialize>(key: &str, value: T) {
    if lasts() {
        let _ = LocalStorage::set(key, value);
    }
}

/// Forgets it.
pub fn delete(key: &str) {
    if lasts() {
        LocalStorage::delete(key);
    }
}

/// Takes out what was kept for this tab.
pub fn take_of_tab(key: &str) -> Option<String> {
    let kept = lasts_for_the_tab().then(|| SessionStorage::get(key).ok()).flatten();
    if kept.is_some() {
        SessionStorage::delete(key);
    }
    kept
}

/// Keeps something for this tab.
pub fn set_for_tab(key: &str, value: &str) {
    if lasts_for_the_tab() {
        let _ = SessionStorage::set(key, value);
    }
}
