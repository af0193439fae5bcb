//! Where a picture stands on the screen, and keeping it there while all around it is laid out anew.

use crate::page::host::Host;

/// How far down the screen a picture stands.
pub fn top(host: Host, picture: &str) -> Option<f64> {
    Some(host.find(&format!("[data-pic=\"{picture}\"]"))?.get_bounding_client_rect().top())
}

/// Scrolls so that a picture stands there again.
pub fn keep(host: Host, picture: &str, top: f64) {
    if let Some(now) = self::top(host, picture) {
        host.scroll_by(now - top);
    }
}
