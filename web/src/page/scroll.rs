//! Where the reader is in the document and where he is led: what is in view, and jumps to places.

use super::host::Host;
use super::sheet::{Pieces, find};
use super::state::{InView, Jump, Page};
use gouji_web::view::place_of;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Height of what stays above the document, in pixels.
const TOOLS: f64 = 57.0;

/// Keeps what is in view up to date while the page scrolls.
pub fn follow_scroll(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let (host, in_view) = (page.host, page.reading.in_view);
    let waiting = StoredValue::new(false);
    let pieces = pieces.clone();
    let look = move || {
        waiting.try_set_value(false);
        if let Some(root) = root.try_get_untracked().flatten()
            && let Some(seen) = seen(&root, &pieces)
            && in_view.try_get_untracked().is_some_and(|before| before != seen)
        {
            in_view.set(seen);
        }
    };
    let soon = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(look.clone());
        }
    };
    let first = soon.clone();
    Effect::new(move |_| {
        if root.get().is_some() {
            first();
        }
    });
    let listener = StoredValue::new_local(host.on_scroll(soon));
    on_cleanup(move || listener.dispose());
}

/// The bytes of the text that are on the screen: by the pieces there, and within them by height.
fn seen(root: &Element, pieces: &Pieces) -> Option<InView> {
    let list = root.children();
    let count = list.length().min(pieces.list.len() as u32);
    let bottom = window().inner_height().ok()?.as_f64()?;
    if root.client_width() == 0 {
        return None; // another view is shown
    }
    let edges = |at: u32| list.item(at).map(|piece| piece.get_bounding_client_rect());
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if edges(middle)?.bottom() <= 0.0 { low = middle + 1 } else { high = middle }
    }
    let first = low.min(count.checked_sub(1)?);
    let mut last = first;
    while last + 1 < count && edges(last + 1)?.top() < bottom {
        last += 1;
    }
    let offset = |at: u32, y: f64| {
        let edge = edges(at)?;
        let start = pieces.list[at as usize].start;
        let end = pieces.list.get(at as usize + 1).map_or(pieces.dossier.span().1, |next| next.start);
        let part = ((y - edge.top()) / edge.height().max(1.0)).clamp(0.0, 1.0);
        Some(start + (f64::from(end.saturating_sub(start)) * part) as u32)
    };
    let reached = root.get_bounding_client_rect().top() < bottom / 2.0;
    Some(InView { start: offset(first, 0.0)?, end: offset(last, bottom)?, reached })
}

/// Scrolls to where it is asked to.
pub fn follow_jumps(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let pieces = pieces.clone();
    let asked = StoredValue::new(page.reading.jump.get_untracked());
    Effect::new(move |_| {
        let jump = page.reading.jump.get();
        let Some(jump) = jump.filter(|_| jump != asked.get_value() || root.get_untracked().is_some()) else {
            return;
        };
        asked.set_value(Some(jump));
        pieces.draw(place_of(&pieces.list, jump.offset));
        let pieces = pieces.clone();
        request_animation_frame(move || {
            let Some(root) = root.try_get_untracked().flatten() else { return };
            arrive(page.host, &root, &pieces, jump);
            // What stands above may just have taken its real height.
            request_animation_frame(move || arrive(page.host, &root, &pieces, jump));
        });
    });
}

fn arrive(host: Host, root: &Element, pieces: &Pieces, jump: Jump) {
    let Some(element) = target(root, pieces, jump) else { return };
    let edge = element.get_bounding_client_rect();
    let screen = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or_default();
    let covered = host.find("dialog.card:modal").is_some();
    let goal = match jump.keep {
        _ if covered => screen * 0.06,
        Some(keep) => f64::from(keep),
        None if jump.figure.is_some() => screen * 0.4,
        None => TOOLS + 24.0,
    };
    host.scroll_by(edge.top() - goal);
}

/// The element in which a jump ends: the figure, or what stands nearest before the offset.
pub fn target(root: &Element, pieces: &Pieces, jump: Jump) -> Option<Element> {
    if let Some(element) = jump.figure.and_then(|figure| find(root, figure)) {
        return Some(element.into());
    }
    let piece = root.children().item(place_of(&pieces.list, jump.offset) as u32)?;
    let marks = piece.query_selector_all("[data-o]").ok()?;
    let mut found = piece.clone();
    for mark in (0..marks.length()).filter_map(|i| marks.item(i)?.dyn_into::<Element>().ok()) {
        let offset: u32 = mark.get_attribute("data-o").and_then(|o| o.parse().ok()).unwrap_or(u32::MAX);
        if offset > jump.offset {
            break;
        }
        found = mark;
    }
    Some(found)
}
