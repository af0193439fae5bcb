//! Printing: before the page is printed the whole document is drawn, the stories are unfolded and the page is light, whatever the
//! theme; afterwards all is as before.

use super::choices::Theme;
use super::state::Page;
use super::views::View;
use gloo::events::EventListener;
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// How long drawing takes at most before the browser is asked to print.
const DRAWING: Duration = Duration::from_millis(150);

thread_local! {
    static UNFOLDED: RefCell<Vec<HtmlDetailsElement>> = const { RefCell::new(Vec::new()) };
}

/// Listens for the browser being about to print, and that it has.
pub fn listen(page: Page) -> [EventListener; 2] {
    let before = EventListener::new(&window(), "beforeprint", move |_| {
        page.whole.set(true);
        unfold();
        set_theme("light");
    });
    let after = EventListener::new(&window(), "afterprint", move |_| {
        set_theme(match page.preferences.theme.get_untracked() {
            Theme::Auto => "",
            chosen => chosen.name(),
        });
        UNFOLDED.take().iter().for_each(|details| details.set_open(false));
    });
    [before, after]
}

/// Prints the result, as the browser's own menu would.
pub fn print(page: Page) {
    page.show(View::Result);
    page.whole.set(true);
    set_timeout(|| drop(window().print()), DRAWING);
}

fn set_theme(name: &str) {
    let Some(root) = document().document_element() else { return };
    let _ = match name {
        "" => root.remove_attribute("data-theme"),
        name => root.set_attribute("data-theme", name),
    };
}

fn unfold() {
    let Ok(folded) = document().query_selector_all(".app .story > details.more:not([open])") else { return };
    let folded = (0..folded.length()).filter_map(|i| folded.item(i)?.dyn_into::<HtmlDetailsElement>().ok());
    let folded: Vec<HtmlDetailsElement> = folded.collect();
    folded.iter().for_each(|details| details.set_open(true));
    UNFOLDED.with_borrow_mut(|unfolded| unfolded.extend(folded));
}
