//! What changes on elements of the document without drawing them anew: the open figure, those that restate it, tables that fit or scroll.
//! Done on the elements themselves, so that a document of many thousand figures needs no signal for each.

use super::sheet::{Pieces, find, focus_quietly};
use super::state::Page;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Lights the open figure with its row, and all that restate it or the one under the pointer.
pub fn light(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let pieces = pieces.clone();
    Effect::new(move |before: Option<Option<u32>>| {
        let (open, lit) = (page.reading.open.get(), page.reading.lit.get());
        pieces.version.track();
        let Some(root) = root.get() else { return open };
        let closed = before.flatten().filter(|_| open.is_none());
        let dossier = pieces.dossier.clone();
        request_animation_frame(move || {
            unlight(&root);
            for &same in lit.or(open).map_or(&[][..], |figure| dossier.restatements(figure)) {
                if let Some(element) = find(&root, same) {
                    let _ = element.class_list().add_1("is-same");
                }
            }
            if let Some(element) = open.and_then(|figure| find(&root, figure)) {
                let _ = element.class_list().add_1("is-open");
                let _ = element.set_attribute("aria-expanded", "true");
                if let Ok(Some(row)) = element.closest("tr, p, .line") {
                    let _ = row.class_list().add_1("is-here");
                }
            }
            if let Some(element) = closed.and_then(|figure| find(&root, figure)) {
                focus_quietly(&element);
            }
        });
        open
    });
}

fn unlight(root: &Element) {
    let Ok(lit) = root.query_selector_all(".is-same, .is-open, .is-here") else { return };
    for element in (0..lit.length()).filter_map(|i| lit.item(i)?.dyn_into::<Element>().ok()) {
        let _ = element.class_list().remove_3("is-same", "is-open", "is-here");
        let _ = element.remove_attribute("aria-expanded");
    }
}

/// Lets tables that fit keep their heads at the top of the screen, and the others scroll in their own regions.
pub fn fit_tables(pieces: &Pieces, root: NodeRef<Div>) {
    let version = pieces.version;
    // Whether tables came, of which alone it is not known yet.
    let fresh = StoredValue::new(false);
    let fit = move || {
        let Some(root) = root.try_get_untracked().flatten() else { return };
        if root.client_width() == 0 {
            return; // another view is shown
        }
        let fresh = fresh.try_update_value(std::mem::take).unwrap_or_default();
        let which = if fresh { ".form-wrap:not(.fits):not(.is-wide)" } else { ".form-wrap" };
        let Ok(wraps) = root.query_selector_all(which) else { return };
        let wraps: Vec<HtmlElement> =
            (0..wraps.length()).filter_map(|i| wraps.item(i)?.dyn_into().ok()).collect();
        // Measured as it would stand without scrolling; all are loosened before any is measured.
        for wrap in wraps.iter().filter(|_| !fresh) {
            let _ = wrap.class_list().remove_1("is-wide");
        }
        let fits = |wrap: &HtmlElement| {
            let table = wrap.first_element_child().and_then(|t| t.dyn_into::<HtmlElement>().ok());
            table.is_none_or(|table| table.offset_width() <= wrap.client_width() + 1)
        };
        let fitting: Vec<bool> = wraps.iter().map(fits).collect();
        for (wrap, fits) in wraps.iter().zip(fitting) {
            let _ = wrap.class_list().toggle_with_force("fits", fits);
            let _ = wrap.class_list().toggle_with_force("is-wide", !fits);
            // What scrolls can be reached by the keyboard; what does not is no stop of its own.
            let _ =
                if fits { wrap.remove_attribute("tabindex") } else { wrap.set_attribute("tabindex", "0") };
        }
    };
    let resized = Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| fit());
    let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    let observer = StoredValue::new_local((observer, resized));
    Effect::new(move |_| {
        version.track();
        if let Some(root) = root.get() {
            fresh.set_value(true);
            // Observed anew it is called once, when everything has its place and nothing is painted yet.
            observer.with_value(|(observer, _)| {
                observer.unobserve(&root);
                observer.observe(&root);
            });
        }
    });
    on_cleanup(move || {
        observer.with_value(|(observer, _)| observer.disconnect());
        observer.dispose();
    });
}
