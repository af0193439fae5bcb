//! Where the app stands: it is the whole page, or a guest in somebody else's, inside the shadow of a widget.
//! A guest looks for its elements within itself, scrolls what it stands in, and leaves history and address alone.

use super::navigation::{self, Place};
use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// The frame of a guest; nothing for the whole page.
#[derive(Clone, Copy)]
pub struct Host(Option<StoredValue<HtmlElement, LocalStorage>>);

impl Host {
    /// The app is the page.
    pub fn page() -> Host {
        Host(None)
    }

    /// The app stands in this frame.
    pub fn guest(frame: HtmlElement) -> Host {
        Host(Some(StoredValue::new_local(frame)))
    }

    /// Whether it is a guest.
    pub fn is_guest(self) -> bool {
        self.0.is_some()
    }

    /// The first element of the app that a selector fits.
    pub fn find(self, selector: &str) -> Option<Element> {
        match self.0 {
            None => document().query_selector(selector).ok().flatten(),
            Some(frame) => frame.try_with_value(|frame| frame.query_selector(selector).ok().flatten())?,
        }
    }

    /// What scrolls, where it is not the window: the dialog that a guest is shown in.
    fn scroller(self) -> Option<Element> {
        self.0?.try_with_value(|frame| frame.closest("dialog").ok().flatten())?
    }

    /// How far down it is scrolled.
    pub fn scroll_y(self) -> f64 {
        match self.scroller() {
            Some(dialog) => f64::from(dialog.scroll_top()),
            None => window().scroll_y().unwrap_or_default(),
        }
    }

    /// Scrolls to so far down. A guest in the middle of a page stays where it is.
    pub fn scroll_to(self, y: f64) {
        match self.scroller() {
            Some(dialog) => dialog.set_scroll_top(y as i32),
            None if self.is_guest() => {}
            None => window().scroll_to_with_x_and_y(0.0, y),
        }
    }

    /// Scrolls so far further down.
    pub fn scroll_by(self, dy: f64) {
        match self.scroller() {
            Some(dialog) => dialog.set_scroll_top(dialog.scroll_top() + dy as i32),
            None => window().scroll_by_with_x_and_y(0.0, dy),
        }
    }

    /// Hears scrolling until the listener is dropped.
    pub fn on_scroll(self, mut heard: impl FnMut() + 'static) -> EventListener {
        match self.scroller() {
            Some(dialog) => EventListener::new(&dialog, "scroll", move |_| heard()),
            None => EventListener::new(&window(), "scroll", move |_| heard()),
        }
    }

    /// The element that has the focus, within the shadow too.
    pub fn focused(self) -> Option<Element> {
        let mut found = document().active_element()?;
        while let Some(inner) = found.shadow_root().and_then(|shadow| shadow.active_element()) {
            found = inner;
        }
        Some(found)
    }

    /// Adds a place to the history of the page.
    pub fn push(self, place: Place) {
        if !self.is_guest() {
            navigation::push(place);
        }
    }

    /// Puts a place where the present one is in the history of the page.
    pub fn replace(self, place: Place) {
        if !self.is_guest() {
            navigation::replace(place);
        }
    }
}
