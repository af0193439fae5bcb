//! What a reader did before the page had started. The box that is seen until then is a real one, and what was written or
//! pasted into it is not lost.

use super::state::Page;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlTextAreaElement};

/// What was in the box.
#[derive(Clone, Debug, Default)]
pub struct Early {
    draft: String,
    /// The reader was about to write.
    writing: bool,
}

impl Early {
    /// Reads the box and takes away what was seen until now: the page says the same.
    pub fn take_over() -> Early {
        let Some(shell) = document().get_element_by_id("shell") else { return Early::default() };
        let boxes = shell.get_elements_by_tag_name("textarea");
        let boxes =
            (0..boxes.length()).filter_map(|at| boxes.item(at)?.dyn_into::<HtmlTextAreaElement>().ok());
        let focused = document().active_element();
        let early = boxes.fold(Early::default(), |early, area| Early {
            draft: early.draft + &area.value(),
            writing: early.writing || focused.as_ref() == Some(&area),
        });
        shell.remove();
        early
    }

    /// Puts all of it into the page's own box.
    pub fn hand_on(self, page: Page) {
        page.input.draft.set(self.draft);
        if self.writing {
            request_animation_frame(move || {
                let area = page.host.find(".app .drop textarea");
                if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
                    let still = FocusOptions::new();
                    still.set_prevent_scroll(true);
                    let _ = area.focus_with_options(&still);
                }
            });
        }
    }
}
