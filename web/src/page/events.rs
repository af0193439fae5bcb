//! Events from the worker, and what the page does with each.

use super::actions;
use super::app::focus;
use super::export;
use super::state::{Page, Screen};
use super::views::View;
use gouji_web::messages::Trouble;
use gouji_web::protocol::{Event, Request, join};
use gouji_web::view::{Dossier, Filter, Version, items};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

impl Page {
    /// What the worker said.
    pub fn hear(self, tell: Event) {
        match tell {
            Event::Ready => {}
            Event::Step(step) => self.pending.step.set(step),
            Event::Read(sources, joints) => self.session.update(|session| {
                if let Some(session) = session {
                    session.sources = sources.into();
                    session.joints = joints.into();
                }
            }),
            Event::Part(part) => self.pending.parts.update_value(|parts| parts.push(part)),
            Event::Checked(entries, _) if entries.is_empty() => {
                let first = self.session.with_untracked(|s| s.as_ref()?.sources.first().cloned());
                let trouble = first.and_then(|source| Some(Trouble::File(source.name, source.why?)));
                self.trouble(trouble.unwrap_or(Trouble::Failed));
            }
            Event::Checked(entries, chosen) => {
                self.session.update(|session| {
                    if let Some(session) = session {
                        session.entries = entries.into();
                    }
                });
                self.ask(&Request::Open(chosen));
                self.history.checked(self);
            }
            Event::Compared(entries, of, with, changes) => {
                self.session.update(|session| {
                    if let Some(session) = session {
                        session.entries = entries.into();
                        session.compared = Some((of, with));
                        session.changes = changes;
                    }
                });
                self.tell(self.m().comparison.done);
            }
            Event::NothingToCompare => {
                self.pending.busy.set_value(false);
                self.tell(self.m().comparison.nothing);
            }
            Event::Exported(taken) => export::taken(self, taken),
            Event::Suppressions(suppressions) => export::read_records(self, suppressions),
            Event::History(records) => self.history.hear(self, records),
            Event::NotThere => {
                self.pending.busy.set_value(false);
                self.history.missed(self);
            }
            Event::Entries(entries) => self.session.update(|session| {
                if let Some(session) = session.as_mut().filter(|s| s.entries.len() == entries.len()) {
                    session.entries = entries.into();
                }
            }),
            Event::NoCopy(why) => export::no_copy(self, why),
            Event::Hash(hash) => actions::hashed(self, hash),
            Event::Drawn(drawn) => self.drawn(drawn),
            Event::Opened(index, line, rest) => {
                self.pending.busy.set_value(false);
                let parts = self.pending.parts.try_update_value(std::mem::take).unwrap_or_default();
                let (answer, text) = join(parts, *rest);
                let dossier = Arc::new(Dossier::new(text.into(), line, answer));
                // Reading it and drawing it are two tasks: neither holds the page up for the other.
                set_timeout(move || self.opened(index, dossier), Duration::ZERO);
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

    /// Says how far the repairing is, where this is the next version of what was on the screen.
    fn tell_progress(self, dossier: &Dossier) {
        let Some(before) = self.repairing.before.try_update_value(Option::take).flatten() else { return };
        let now = Version::of(dossier, |prints| untrack(|| self.is_suppressed(prints)));
        self.repairing.progress.set(before.progress(&now));
        self.repairing.changes.set(before.changes(&now));
    }

    /// An answer is here to be shown.
    pub(super) fn opened(self, index: usize, dossier: Arc<Dossier>) {
        if self.pending.busy.get_value() {
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
        self.reading.open.set(None);
        self.filter.set(Filter::default());
        self.reading.found.set(None);
        self.session.set(Some(session));
        self.screen.set(Screen::Answer);
        if was != Screen::Answer {
            self.view.set(View::Result);
            self.scrolled.set_value([0.0; View::EACH.len()]);
            self.host.push(self.place(None));
            self.host.scroll_to(0.0);
        }
        self.say(&headline.unwrap_or_default());
        if self.pending.to_answer.try_update_value(std::mem::take) == Some(true) {
            let host = self.host;
            request_animation_frame(move || focus(host, ".js-answer"));
        }
        if let Some(figure) = self.pending.next.try_update_value(Option::take).flatten() {
            self.open_figure(figure, None);
        }
        self.go_to_wanted();
    }
}
