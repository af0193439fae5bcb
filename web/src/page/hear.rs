//! What the page hears from its worker, and what becomes of it.

use super::acts;
use super::app::focus;
use super::state::{Page, Screen};
use super::take;
use super::views::View;
use gloo::timers::callback::Timeout;
use gouji_web::edge::{Ask, Tell, join};
use gouji_web::messages::Trouble;
use gouji_web::view::{Dossier, Filter, Version, items};
use leptos::prelude::*;
use std::sync::Arc;

impl Page {
    /// What the worker told.
    pub fn hear(self, tell: Tell) {
        match tell {
            Tell::Ready => {}
            Tell::Step(step) => self.step.set(step),
            Tell::Read(sources, joints) => self.session.update(|session| {
                if let Some(session) = session {
                    session.sources = sources.into();
                    session.joints = joints.into();
                }
            }),
            Tell::Part(part) => self.parts.update_value(|parts| parts.push(part)),
            Tell::Checked(entries, _) if entries.is_empty() => {
                let first = self.session.with_untracked(|s| s.as_ref()?.sources.first().cloned());
                let trouble = first.and_then(|source| Some(Trouble::File(source.name, source.why?)));
                self.trouble(trouble.unwrap_or(Trouble::Failed));
            }
            Tell::Checked(entries, chosen) => {
                self.session.update(|session| {
                    if let Some(session) = session {
                        session.entries = entries.into();
                    }
                });
                self.ask(&Ask::Open(chosen));
                self.shelf.checked(self);
            }
            Tell::Beside(entries, of, with) => {
                self.session.update(|session| {
                    if let Some(session) = session {
                        session.entries = entries.into();
                        session.beside = Some((of, with));
                    }
                });
                self.say(self.m().beside.done);
            }
            Tell::NothingBeside => {
                self.busy.set_value(false);
                self.say(self.m().beside.nothing);
            }
            Tell::Taken(taken) => take::taken(self, taken),
            Tell::Asides(asides) => take::read_records(self, asides),
            Tell::Shelf(records) => self.shelf.hear(self, records),
            Tell::NotThere => {
                self.busy.set_value(false);
                self.shelf.missed(self);
            }
            Tell::Entries(entries) => self.session.update(|session| {
                if let Some(session) = session.as_mut().filter(|s| s.entries.len() == entries.len()) {
                    session.entries = entries.into();
                }
            }),
            Tell::NoCopy(why) => take::no_copy(self, why),
            Tell::Hash(hash) => acts::hashed(self, hash),
            Tell::Drawn(drawn) => self.drawn(drawn),
            Tell::Opened(index, line, rest) => {
                self.busy.set_value(false);
                let parts = self.parts.try_update_value(std::mem::take).unwrap_or_default();
                let (answer, text) = join(parts, *rest);
                let dossier = Arc::new(Dossier::new(text.into(), line, answer));
                // Reading it and drawing it are two tasks: neither holds the page up for the other.
                Timeout::new(0, move || self.opened(index, dossier)).forget();
            }
        }
    }

    /// Goes to the finding that the link names by which the page was opened.
    fn go_to_wanted(self) {
        let Some(wanted) = self.wanted.try_update_value(Option::take).flatten() else { return };
        let Some(dossier) = untrack(|| self.dossier()) else { return };
        let item = items(&dossier).into_iter().find(|item| item.fingerprints.contains(&wanted));
        if let Some(item) = item {
            self.go(item.figure, item.offset);
        }
    }

    /// Says how far the mending is, where this is the next version of what was on the screen.
    fn tell_progress(self, dossier: &Dossier) {
        let Some(before) = self.version.try_update_value(Option::take).flatten() else { return };
        let now = Version::of(dossier, |prints| untrack(|| self.is_aside(prints)));
        self.progress.set(before.progress(&now));
    }

    /// An answer is here to be shown.
    pub(super) fn opened(self, index: usize, dossier: Arc<Dossier>) {
        if self.busy.get_value() {
            return; // something else is wanted by now
        }
        let Some(mut session) = self.session.get_untracked() else { return };
        session.chosen = index;
        self.whole.set(false);
        self.tell_progress(&dossier);
        session.dossier = Some(dossier);
        let headline =
            session.entries.get(index).map(|entry| self.m().lang.pick(&entry.headline.sentence).to_string());
        let was = self.screen.get_untracked();
        self.open.set(None);
        self.filter.set(Filter::default());
        self.found.set(None);
        self.session.set(Some(session));
        self.screen.set(Screen::Answer);
        if was != Screen::Answer {
            self.view.set(View::Result);
            self.scrolled.set_value([0.0; View::EACH.len()]);
            self.host.push(self.place(None));
            self.host.scroll_to(0.0);
        }
        self.say(&headline.unwrap_or_default());
        if self.to_answer.try_update_value(std::mem::take) == Some(true) {
            let host = self.host;
            request_animation_frame(move || focus(host, ".js-answer"));
        }
        if let Some(figure) = self.next.try_update_value(Option::take).flatten() {
            self.open_figure(figure, None);
        }
        self.go_to_wanted();
    }
}
