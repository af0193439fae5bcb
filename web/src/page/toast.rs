//! What was just done, in a line at the foot of the screen: copied, saved, set aside with the way back. It goes by itself;
//! those who do not see it hear the same from the page's live region.

use super::actions;
use super::state::{Page, page};
use leptos::prelude::*;
use std::time::Duration;

/// How long it stays: so long that the way back can be found and pressed.
const STAYS: Duration = Duration::from_secs(8);

/// A line that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    words: String,
    /// What it tells of can be undone.
    undo: bool,
}

impl Page {
    /// Says what was done, to be seen as well as heard.
    pub fn tell(self, words: &str) {
        self.show_toast(words, false);
    }

    /// The same of what can be undone.
    pub fn tell_with_undo(self, words: &str) {
        self.show_toast(words, true);
    }

    fn show_toast(self, words: &str, undo: bool) {
        self.say(words);
        let toast = Toast { words: words.to_owned(), undo };
        self.toast.set(Some(toast.clone()));
        let end = move || {
            if self.toast.try_with_untracked(|shown| shown.as_ref() == Some(&toast)) == Some(true) {
                self.toast.set(None);
            }
        };
        set_timeout(end, STAYS);
    }
}

#[component]
pub fn ToastLine() -> impl IntoView {
    let page = page();
    let m = page.m();
    let undo = move |_| actions::undo(page);
    move || {
        page.toast.get().map(|Toast { words, undo: can }| {
            view! {
                <div class="toast">
                    <span aria-hidden="true">{words}</span>
                    {can.then(|| view! { <button class="link" type="button" on:click=undo>{m.more.undo}</button> })}
                </div>
            }
        })
    }
}
