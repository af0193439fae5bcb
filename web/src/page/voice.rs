//! The browser's own voice: what is said aloud is said by the machine of the reader, sentence by sentence, since some
//! browsers fall silent within a long one. Asked again while it speaks, it stops.

use super::state::Page;
use leptos::prelude::*;
use web_sys::SpeechSynthesisUtterance;

/// Whether the browser has one.
pub fn can_speak() -> bool {
    js_sys::Reflect::has(&window(), &"speechSynthesis".into()).unwrap_or(false)
}

/// Says a text, or stops what is being said.
pub fn say(page: Page, text: &str) {
    let Ok(voice) = window().speech_synthesis() else { return };
    if voice.speaking() || voice.pending() {
        return voice.cancel();
    }
    let lang = page.preferences.lang.get_untracked();
    for sentence in text.split_inclusive(['。', '；', '\n']).map(str::trim).filter(|said| !said.is_empty())
    {
        if let Ok(said) = SpeechSynthesisUtterance::new_with_text(sentence) {
            said.set_lang(lang.tag());
            voice.speak(&said);
        }
    }
}
