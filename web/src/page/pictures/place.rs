//! Where a picture stands on the screen, and keeping it there while all around it is laid out anew.

use leptos::prelude::*;
use web_sys::Element;

/// How far down the screen a picture stands.
pub fn top(picture: &str) -> Option<f64> {
    Some(section(picture)?.get_bounding_client_rect().top())
}

/// Scrolls so that a picture stands there again.
pub fn keep(picture: &str, top: f64) {
    if let Some(now) = self::top(picture) {
        window().scroll_by_with_x_and_y(0.0, now - top);
    }
}

fn section(picture: &str) -> Option<Element> {
    document().query_selector(&format!("[data-pic=\"{picture}\"]")).ok()?
}
