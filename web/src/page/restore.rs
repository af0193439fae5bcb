//! What was pasted outlives a reload of the tab: written when the page is left, read and taken away when it starts again.
//! While the page is open nothing of the text is stored anywhere.

use super::state::Page;
use super::storage;
use gloo::events::EventListener;
use leptos::prelude::*;

const KEY: &str = "gouji.text";
/// Longer texts are not kept: a tab's storage has little room.
const MOST: usize = 1 << 20;

/// Puts the text of before the reload into the box, and has the next reload find it again.
pub fn begin(page: Page) -> EventListener {
    let text = storage::take_of_tab(KEY).filter(|text| !text.is_empty());
    if let Some(text) = text.filter(|_| page.input.draft.with_untracked(String::is_empty)) {
        page.input.draft.set(text);
        page.input.restored.set(true);
    }
    EventListener::new(&window(), "pagehide", move |_| {
        page.input.draft.with_untracked(|text| {
            if !text.trim().is_empty() && text.len() <= MOST {
                storage::set_for_tab(KEY, text);
            }
        });
    })
}
