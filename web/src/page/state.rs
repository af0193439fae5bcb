//! What the page remembers: the choices of the reader, the text under check, what is open.
//! Plain signals, handed around as one small value; the methods here say what happens to them.

use super::history::History;
use super::host::Host;
use super::original::Looking;
use super::share::Shared;
use super::signals::{Exporting, Input, Pending, Preferences, ReadingPosition, Repairing, SetAside};
use super::storage;
use super::toast::Toast;
use super::views::View;
use gouji_report::Answer;
use gouji_report::published::Disclosure;
use gouji_report::suppressions::Suppressions;
use gouji_web::messages::{Lang, Messages, Trouble};
use gouji_web::protocol::{Entry, Joint, Request, Source, Whole};
use gouji_web::view::{Changes, Dossier, Filter, State as FigureState};
use leptos::prelude::*;
use std::sync::Arc;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    Landing,
    /// A check is under way; true once it has taken long enough to say so.
    Working(bool),
    Trouble(Trouble),
    Answer,
}

/// What is under check and what is known of it.
#[derive(Clone)]
pub struct Session {
    pub sources: Arc<[Source]>,
    pub entries: Arc<[Entry]>,
    /// Which files are, or may be, halves of one disclosure.
    pub joints: Arc<[Joint]>,
    pub chosen: usize,
    pub dossier: Option<Arc<Dossier>>,
    /// Which disclosure was last compared with which.
    pub compared: Option<(usize, usize)>,
    /// And what figures it states otherwise, where they are versions of one document.
    pub changes: Option<Changes>,
}

impl Session {
    /// What the chosen disclosure was read from.
    fn source(&self) -> Option<Source> {
        self.sources.get(self.entries.get(self.chosen)?.source).cloned()
    }

    /// Whether there is more than one line to be listed: a disclosure, or a file that was not read.
    pub fn is_several(&self) -> bool {
        self.entries.len() + self.sources.iter().filter(|source| source.why.is_some()).count() > 1
    }
}

/// A place to be scrolled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    pub figure: Option<u32>,
    pub offset: u32,
    /// How far down the screen it was and is to stay, in pixels; else it comes to the middle.
    pub keep: Option<i32>,
}

/// The bytes of the text that are on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InView {
    pub start: u32,
    pub end: u32,
    /// The document fills the screen's upper half: it is what is being read.
    pub reached: bool,
}

/// The state of the page, grouped by what changes together.
#[derive(Clone, Copy)]
pub struct Page {
    pub host: Host,
    /// What the reader chose in the settings.
    pub preferences: Preferences,
    /// What is kept in this browser.
    pub history: History,
    /// What is to be checked.
    pub input: Input,
    /// What the worker was asked and has not yet answered.
    pub pending: Pending,
    pub screen: RwSignal<Screen>,
    pub session: RwSignal<Option<Session>>,
    /// The answers of a guest, which has no worker.
    pub(super) answers: StoredValue<Vec<(String, u32, Answer)>>,
    /// The view of the answer that is shown.
    pub view: RwSignal<View>,
    /// How far down each view was scrolled when it was left.
    pub(super) scrolled: StoredValue<[f64; View::EACH.len()]>,
    /// What is picked of the relations.
    pub filter: RwSignal<Filter>,
    /// Where the reader is in the document.
    pub reading: ReadingPosition,
    /// The page of the original that is looked at.
    pub original: Looking,
    /// What the reader set aside.
    pub set_aside: SetAside,
    /// What became of the findings of the version before.
    pub repairing: Repairing,
    /// The export that is being made.
    pub exporting: Exporting,
    /// All keys are listed.
    pub keys: RwSignal<bool>,
    /// A finding is shown as a picture.
    pub shared: RwSignal<Option<Shared>>,
    /// The finding that the link names by which the page was opened.
    pub(super) wanted: StoredValue<Option<String>>,
    /// The browser was asked to go back and has not done so yet.
    pub(super) leaving: StoredValue<bool>,
    /// An announcement for screen readers.
    pub said: RwSignal<String>,
    /// What was just done, for a while.
    pub toast: RwSignal<Option<Toast>>,
    /// The document is to be drawn to its end, for paper.
    pub whole: RwSignal<bool>,
}

impl Page {
    pub fn new() -> Page {
        Page::at(Host::page(), Preferences::stored(), SetAside::stored())
    }

    /// The state of a guest, whose answers are all there.
    pub fn guest(host: Host, lang: Lang, whole: Whole, draw: Option<js_sys::Function>) -> Page {
        let page = Page::at(host, Preferences::of(lang), SetAside::none());
        page.original.drawer.set_value(draw);
        let source = Source { name: whole.name, ..Source::default() };
        page.session.set(Some(Session {
            sources: Arc::new([source]),
            entries: whole.entries.into(),
            joints: Arc::new([]),
            chosen: 0,
            dossier: None,
            compared: None,
            changes: None,
        }));
        page.answers.set_value(whole.opened);
        page.ask(&Request::Open(0));
        page
    }

    fn at(host: Host, preferences: Preferences, set_aside: SetAside) -> Page {
        Page {
            host,
            preferences,
            history: History::new(),
            input: Input::new(),
            pending: Pending::new(),
            screen: RwSignal::new(Screen::Landing),
            session: RwSignal::new(None),
            answers: StoredValue::new(Vec::new()),
            view: RwSignal::new(View::Result),
            scrolled: StoredValue::new([0.0; View::EACH.len()]),
            filter: RwSignal::new(Filter::default()),
            reading: ReadingPosition::new(),
            original: Looking::new(),
            set_aside,
            repairing: Repairing::new(),
            exporting: Exporting::new(),
            keys: RwSignal::new(false),
            shared: RwSignal::new(None),
            wanted: StoredValue::new(None),
            leaving: StoredValue::new(false),
            said: RwSignal::new(String::new()),
            toast: RwSignal::new(None),
            whole: RwSignal::new(false),
        }
    }

    /// Keeps what the reader chose, and lets the whole document follow it.
    pub fn remember(self) {
        self.preferences.remember();
        Effect::new(move |first: Option<()>| {
            let suppressions = self.set_aside.all.get();
            if suppressions.is_empty() {
                storage::delete("gouji.asides");
            } else if first.is_some() {
                storage::set("gouji.asides", &suppressions);
            }
            if first.is_some() {
                self.ask_aside(&Request::Suppress(suppressions));
            }
        });
        Effect::new(move |_| {
            let m = self.preferences.lang.get().messages();
            self.preferences.traditional.track();
            let name =
                self.dossier().map(|d| (m.eyebrow)(&d.answer.report.disclosure)).filter(|n| !n.is_empty());
            let answer = self.screen.get() == Screen::Answer;
            document().set_title(&name.filter(|_| answer).map_or(m.title.into(), |name| (m.title_of)(&name)));
        });
    }

    /// The answer on the screen.
    pub fn dossier(self) -> Option<Arc<Dossier>> {
        self.session.with(|session| session.as_ref()?.dossier.clone())
    }

    /// Which of the disclosures is on the screen.
    pub fn chosen(self) -> usize {
        self.session.with_untracked(|session| session.as_ref().map_or(0, |session| session.chosen))
    }

    /// What the answer on the screen was read from.
    pub fn source(self) -> Option<Source> {
        self.session.with_untracked(|session| session.as_ref().and_then(Session::source))
    }

    /// Whether what was found can be written into a copy of the file.
    pub fn can_be_copied(self) -> bool {
        let source = self.session.with(|session| session.as_ref().and_then(Session::source));
        source.is_some_and(|source| source.annotated)
    }

    /// Whether the answer on the screen is one of several.
    pub fn is_several(self) -> bool {
        self.session.with_untracked(|session| session.as_ref().is_some_and(Session::is_several))
    }

    /// Below every export of the answer on the screen: whose it is, of which year, out of which file, and when
    /// it was made.
    pub fn provenance(self) -> String {
        let Some(dossier) = untrack(|| self.dossier()) else { return String::new() };
        let (m, report) = (self.m(), &dossier.answer.report);
        let whose = Disclosure { forms: Vec::new(), ..report.disclosure.clone() };
        let now = js_sys::Date::new_0();
        let date = format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
        (m.more.provenance)(&(m.eyebrow)(&whose), &report.source.name, &date)
    }

    /// Whether all these findings are set aside.
    pub fn is_suppressed(self, fingerprints: &[String]) -> bool {
        let aside = |suppressions: &Suppressions| {
            fingerprints.iter().all(|print| suppressions.reason(print).is_some())
        };
        !fingerprints.is_empty() && self.set_aside.all.with(aside)
    }

    /// Whether a figure is shown in red: the document decides that it is wrong, and the reader has not set that aside.
    pub fn red(self, dossier: &Dossier, figure: u32) -> impl Fn() -> bool + Send + Sync + use<> {
        let red = dossier.is_red(figure);
        let story = if red { dossier.fingerprints_of_suspect(figure) } else { Vec::new() };
        move || red && !self.is_suppressed(&story)
    }

    /// Says why there is no answer.
    pub fn trouble(self, trouble: Trouble) {
        self.pending.busy.set_value(false);
        let (head, advice) = (self.m().trouble)(&trouble);
        self.screen.set(Screen::Trouble(trouble));
        self.say(&format!("{head} {advice}"));
    }

    pub fn say(self, words: &str) {
        self.said.set(words.to_string());
    }

    /// The messages of the language at this moment; the whole page is drawn anew when it changes.
    pub fn m(self) -> &'static Messages {
        self.preferences.lang.get_untracked().messages()
    }
}

/// The page's state, from anywhere in it.
pub fn page() -> Page {
    expect_context::<Page>()
}

/// The glyph that a state hangs on a figure.
pub fn glyph(state: FigureState) -> &'static str {
    match state {
        FigureState::Ok => "",
        FigureState::Round => "≈",
        FigureState::Bad => "≠",
        FigureState::None => "○",
    }
}
