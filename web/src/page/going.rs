//! Navigation: from view to view, from figure to figure, to places in the document; each is a place in the history.

use super::navigation;
use super::state::{Jump, Page};
use super::views::View;
use gouji_web::protocol::Request;
use leptos::prelude::*;

impl Page {
    /// Shows another disclosure of the same text.
    pub fn choose(self, index: usize) {
        self.arrive(View::Result);
        self.host.push(navigation::Place { disclosure: index, ..self.place(None) });
        self.ask(&Request::Open(index));
    }

    /// The place in the history at which the reader is, with the card of a figure open or not.
    pub fn place(self, figure: Option<u32>) -> navigation::Place {
        let disclosure = self.chosen();
        let view = self.view.get_untracked();
        navigation::Place { answer: true, disclosure, view, figure, original: false }
    }

    /// Shows a view, as its tab does: Back leads to the one before.
    pub fn show(self, view: View) {
        if self.view.get_untracked() != view {
            self.reading.open.set(None);
            self.arrive(view);
            self.host.push(self.place(None));
        }
    }

    /// Draws a view where it was left.
    pub fn arrive(self, view: View) {
        let before = self.view.get_untracked();
        if before == view {
            return;
        }
        let at = self.host.scroll_y();
        self.scrolled.update_value(|scrolled| scrolled[before as usize] = at);
        self.view.set(view);
        let to = self.scrolled.with_value(|scrolled| scrolled[view as usize]);
        request_animation_frame(move || self.host.scroll_to(to));
    }

    /// Shows a figure in the document, from any view; Back leads there again.
    pub fn open_in_document(self, figure: u32) {
        if self.view.get_untracked() == View::Result {
            return self.open_figure(figure, None);
        }
        let Some(offset) = untrack(|| self.dossier()).and_then(|d| d.figure(figure).map(|f| f.start)) else {
            return;
        };
        self.arrive(View::Result);
        self.host.push(self.place(Some(figure)));
        self.reading.open.set(Some(figure));
        self.reading.jump.set(Some(Jump { figure: Some(figure), offset, keep: None }));
    }

    /// Opens the card of a figure beside the view at hand. `keep`: where it stands on the screen, if it is to stay there.
    pub fn open_figure(self, figure: u32, keep: Option<i32>) {
        let Some(dossier) = untrack(|| self.dossier()) else { return };
        let Some(offset) = dossier.figure(figure).map(|f| f.start) else { return };
        let place = self.place(Some(figure));
        if self.reading.open.get_untracked().is_some() {
            self.host.replace(place);
        } else {
            self.host.push(place);
        }
        self.reading.open.set(Some(figure));
        if self.view.get_untracked() == View::Result {
            self.reading.jump.set(Some(Jump { figure: Some(figure), offset, keep }));
        }
    }

    /// Shows the card of a figure at the place in the history that is its own already.
    pub fn show_card(self, figure: u32) {
        self.reading.open.set(Some(figure));
        let offset = untrack(|| self.dossier()).and_then(|d| d.figure(figure).map(|f| f.start));
        if let (View::Result, Some(offset)) = (self.view.get_untracked(), offset) {
            self.reading.jump.set(Some(Jump { figure: Some(figure), offset, keep: None }));
        }
    }

    /// Leads to a place in the document that need not be a figure.
    pub fn go(self, figure: Option<u32>, offset: u32) {
        match figure {
            Some(figure) => self.open_in_document(figure),
            None => {
                match self.view.get_untracked() {
                    View::Result => self.close_figure(),
                    _ => self.show(View::Result),
                }
                self.reading.jump.set(Some(Jump { figure: None, offset, keep: None }));
            }
        }
    }

    /// Leads to words in the document, and marks them.
    pub fn go_to_words(self, offset: u32, words: String) {
        self.show(View::Result);
        self.reading.jump.set(Some(Jump { figure: None, offset, keep: None }));
        self.reading.found.set(Some((None, offset, words)));
    }

    /// Closes the card as the Back button would, once however often it is asked for: a browser may report Escape
    /// both as a key and as the dialog's end.
    pub fn close_figure(self) {
        match self.reading.open.get_untracked() {
            Some(_) if self.host.is_guest() => self.reading.open.set(None),
            Some(_) if !self.leaving.get_value() => {
                self.leaving.set_value(true);
                navigation::back();
            }
            _ => {}
        }
    }
}
