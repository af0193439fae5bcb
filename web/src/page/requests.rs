//! Requests to the worker: checks begun and stopped, and the ways back to the start.

use super::state::{Page, Screen, Session};
use super::{navigation, worker};
use gouji_web::convention::FromZero;
use gouji_web::folder::LeftOut;
use gouji_web::history::HistoryAction;
use gouji_web::protocol::{Request, Step};
use gouji_web::view::{Dossier, Version};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Beyond this time a check shows that it is under way.
const PATIENCE: Duration = Duration::from_millis(300);

impl Page {
    /// Checks a text.
    pub fn check(self, text: String, html: Option<String>, name: String) {
        if text.trim().is_empty() {
            return;
        }
        self.begin();
        self.input.draft.set(text.clone());
        self.ask(&Request::Check { text, html, name });
    }

    /// Checks our own example, which is not kept.
    pub fn check_example(self, text: &str) {
        self.check(text.into(), None, self.m().example_text.into());
        self.input.draft.set(String::new());
        self.history.expect(false);
    }

    /// Checks once more what is kept in this browser.
    pub fn open_kept(self, id: &str) {
        self.begin();
        self.ask(&Request::History(HistoryAction::Open(id.into())));
    }

    /// Applies this convention on growth from zero at once.
    pub fn take_from_zero(self, so: FromZero) {
        self.preferences.from_zero.set(so);
        self.ask_aside(&Request::Grade(so));
        if self.screen.get_untracked() == Screen::Answer {
            self.ask(&Request::Anew(self.chosen()));
        }
    }

    /// Checks files.
    pub fn check_files(self, files: Vec<web_sys::File>) {
        if files.is_empty() {
            return;
        }
        self.begin();
        self.pending.busy.set_value(true);
        worker::send(self, files.into_iter().collect::<js_sys::Array>().into());
    }

    /// Shows that something is under way, and ends what was.
    pub fn begin(self) {
        if self.pending.busy.get_value() {
            worker::restart(self); // what it is at is no longer wanted
        }
        self.pending.parts.set_value(Vec::new());
        self.history.expect(true);
        self.input.left_out.set(LeftOut::default());
        self.input.draft.set(String::new());
        self.input.restored.set(false);
        self.repairing.progress.set(None);
        self.repairing.changes.set(None);
        self.remember_version();
        self.reading.open.set(None);
        self.pending.step.set(Step::Checking(0, 0));
        self.session.set(Some(Session {
            sources: Arc::new([]),
            entries: Arc::new([]),
            joints: Arc::new([]),
            chosen: 0,
            dossier: None,
            compared: None,
            changes: None,
        }));
        self.screen.set(Screen::Working(false));
        let working = move || {
            if self.screen.get_untracked() == Screen::Working(false) {
                self.screen.set(Screen::Working(true));
            }
        };
        set_timeout(working, PATIENCE);
    }

    /// Asks the worker; a guest has none and takes its answers from what it was given.
    pub fn ask(self, ask: &Request) {
        if let (true, Request::Open(index)) = (self.host.is_guest(), ask) {
            let opened = self.answers.with_value(|answers| answers.get(*index).cloned());
            if let Some((text, line, answer)) = opened {
                self.opened(*index, Arc::new(Dossier::new(text.into(), line, answer)));
            }
            return;
        }
        self.pending.busy.set_value(true);
        worker::ask(self, ask);
    }

    /// Asks the worker for something that does not replace the answer on the screen.
    pub fn ask_aside(self, ask: &Request) {
        worker::ask(self, ask);
    }

    /// Compares the disclosure on the screen with that of a file.
    pub fn compare_file(self, file: web_sys::File) {
        self.pending.busy.set_value(true);
        let message = js_sys::Array::of2(&(self.chosen() as f64).into(), &file);
        worker::send(self, message.into());
    }

    /// Opens the disclosure that this one is compared with, and a figure of it.
    pub fn open_comparison(self, figure: Option<u32>) {
        let beside = self.session.with_untracked(|session| session.as_ref()?.compared);
        let Some((_, with)) = beside.filter(|(of, _)| *of == self.chosen()) else { return };
        self.pending.next.set_value(figure);
        self.choose(with);
    }

    /// Stops a check and forgets its text.
    pub fn cancel(self) {
        worker::restart(self);
        self.pending.busy.set_value(false);
        self.session.set(None);
        self.screen.set(Screen::Landing);
        self.tell(self.m().cancelled);
    }

    /// Keeps what there is to look at now, so that a next version can be held against it.
    fn remember_version(self) {
        let on_screen = self.screen.get_untracked() == Screen::Answer;
        let now = untrack(|| self.dossier()).filter(|_| on_screen);
        self.repairing
            .before
            .set_value(now.map(|d| Version::of(&d, |prints| untrack(|| self.is_suppressed(prints)))));
    }

    /// Back to the box with the text as it was pasted, to be changed.
    pub fn edit(self) {
        self.reading.open.set(None);
        self.screen.set(Screen::Landing);
        self.host.push(navigation::Place::default());
        self.host.scroll_to(0.0);
        request_animation_frame(move || super::app::focus(self.host, ".drop textarea"));
    }

    /// Back to an empty start.
    pub fn start_again(self) {
        self.input.draft.set(String::new());
        self.input.restored.set(false);
        self.reading.open.set(None);
        self.screen.set(Screen::Landing);
        self.host.push(navigation::Place::default());
        self.host.scroll_to(0.0);
    }
}
