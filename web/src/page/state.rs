//! What the page remembers: the choices of the reader, the text under check, what is open.
//! Plain signals, handed around as one small value; what happens to them is told by the methods here.

use super::choices::{Least, Theme};
use super::host::Host;
use super::original::Looking;
use super::shelf::Shelf;
use super::storage;
use super::take::{Then, sheet::Shown};
use super::views::View;
use gouji_report::Answer;
use gouji_report::asides::Asides;
use gouji_report::published::Disclosure;
use gouji_web::convention::FromZero;
use gouji_web::edge::{Ask, Entry, Joint, Part, Source, Step, Whole};
use gouji_web::folder::LeftOut;
use gouji_web::messages::{Lang, Messages, Trouble};
use gouji_web::view::{Dossier, Filter, Item, Progress, State as FigureState, Version};
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
    /// Which disclosure was last held against which.
    pub beside: Option<(usize, usize)>,
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

/// All of it.
#[derive(Clone, Copy)]
pub struct Page {
    pub host: Host,
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    /// Letters are large.
    pub large: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
    pub least: RwSignal<Least>,
    /// How growth from zero that is told as 100% is taken.
    pub from_zero: RwSignal<FromZero>,
    /// What is kept in this browser.
    pub shelf: Shelf,
    pub screen: RwSignal<Screen>,
    pub session: RwSignal<Option<Session>>,
    /// The view of the answer that is shown.
    pub view: RwSignal<View>,
    /// How far down each view was scrolled when it was left.
    pub(super) scrolled: StoredValue<[f64; View::EACH.len()]>,
    /// What is picked of the relations.
    pub filter: RwSignal<Filter>,
    /// The text in the box of the landing page: what was pasted last stays there, to be changed.
    pub draft: RwSignal<String>,
    /// It was there before the page was loaded again.
    pub restored: RwSignal<bool>,
    /// What there was to look at in the document on the screen, for the next version of it.
    pub(super) version: StoredValue<Option<Version>>,
    /// How far the mending is since the version before.
    pub progress: RwSignal<Option<Progress>>,
    /// The figure whose card is open.
    pub open: RwSignal<Option<u32>>,
    /// What is to be quoted once the hash of its file is there.
    pub(super) quoted: StoredValue<Option<Item>>,
    /// The finding that the next link is to open.
    pub(super) linked: StoredValue<Option<String>>,
    /// The finding that the link names by which the page was opened.
    pub(super) wanted: StoredValue<Option<String>>,
    /// What was set aside last.
    pub(super) last_aside: StoredValue<Vec<String>>,
    /// Back was asked for and has not led anywhere yet.
    pub(super) leaving: StoredValue<bool>,
    /// The figure under the pointer.
    pub lit: RwSignal<Option<u32>>,
    pub jump: RwSignal<Option<Jump>>,
    pub in_view: RwSignal<InView>,
    /// What the find box led to: a figure, or where it stands; and the words that were looked for.
    pub found: RwSignal<Option<(Option<u32>, u32, String)>>,
    /// The answers of a guest, which has no worker.
    pub(super) answers: StoredValue<Vec<(String, u32, Answer)>>,
    /// What has arrived of an answer that is on its way.
    pub(super) parts: StoredValue<Vec<Part>>,
    /// How far a check is that takes long.
    pub step: RwSignal<Step>,
    /// The worker has not yet told all that it was asked.
    pub(super) busy: StoredValue<bool>,
    /// The answer that is on its way was chosen out of several: the page goes to it.
    pub(super) to_answer: StoredValue<bool>,
    /// A figure that is to be opened with the answer that is on its way.
    pub(super) next: StoredValue<Option<u32>>,
    /// A word to screen readers.
    pub said: RwSignal<String>,
    /// The document is to be drawn to its end, for paper.
    pub whole: RwSignal<bool>,
    /// What the reader set aside.
    pub asides: RwSignal<Asides>,
    /// A text that is looked at before it is taken along.
    pub shown: RwSignal<Option<Shown>>,
    /// What is to be done with what the worker was last asked to make.
    pub then: StoredValue<Then>,
    /// What was not read of a folder.
    pub left_out: RwSignal<LeftOut>,
    /// The page of the original that is looked at.
    pub original: Looking,
}

impl Page {
    pub fn new() -> Page {
        let stored = |key: &str| storage::get::<String>(key);
        let lang =
            stored("gouji.lang").unwrap_or_else(|| window().navigator().language().unwrap_or_default());
        let theme = stored("gouji.theme").unwrap_or_default();
        let page = Page::at(Host::page(), if lang.is_empty() { Lang::Zh } else { Lang::of_tag(&lang) });
        page.theme.set(Theme::EACH.into_iter().find(|t| t.name() == theme).unwrap_or_default());
        page.asides.set(storage::get("gouji.asides").unwrap_or_default());
        page.large.set(stored("gouji.size").as_deref() == Some("large"));
        page.shortcuts.set(stored("gouji.shortcuts").as_deref() != Some("off"));
        let least = stored("gouji.least").unwrap_or_default();
        page.least.set(Least::EACH.into_iter().find(|l| l.name() == least).unwrap_or_default());
        let from_zero = stored("gouji.from-zero").unwrap_or_default();
        page.from_zero.set(FromZero::EACH.into_iter().find(|f| f.name() == from_zero).unwrap_or_default());
        page
    }

    /// The state of a guest, whose answers are all there.
    pub fn guest(host: Host, lang: Lang, whole: Whole, draw: Option<js_sys::Function>) -> Page {
        let page = Page::at(host, lang);
        page.original.drawer.set_value(draw);
        let source = Source { name: whole.name, ..Source::default() };
        page.session.set(Some(Session {
            sources: Arc::new([source]),
            entries: whole.entries.into(),
            joints: Arc::new([]),
            chosen: 0,
            dossier: None,
            beside: None,
        }));
        page.answers.set_value(whole.opened);
        page.ask(&Ask::Open(0));
        page
    }

    fn at(host: Host, lang: Lang) -> Page {
        Page {
            host,
            answers: StoredValue::new(Vec::new()),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(Theme::Auto),
            large: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
            least: RwSignal::new(Least::Notes),
            from_zero: RwSignal::new(FromZero::default()),
            shelf: Shelf::new(),
            screen: RwSignal::new(Screen::Landing),
            session: RwSignal::new(None),
            view: RwSignal::new(View::Result),
            scrolled: StoredValue::new([0.0; View::EACH.len()]),
            quoted: StoredValue::new(None),
            linked: StoredValue::new(None),
            wanted: StoredValue::new(None),
            last_aside: StoredValue::new(Vec::new()),
            leaving: StoredValue::new(false),
            filter: RwSignal::new(Filter::default()),
            draft: RwSignal::new(String::new()),
            restored: RwSignal::new(false),
            version: StoredValue::new(None),
            progress: RwSignal::new(None),
            open: RwSignal::new(None),
            lit: RwSignal::new(None),
            jump: RwSignal::new(None),
            in_view: RwSignal::new(InView::default()),
            found: RwSignal::new(None),
            parts: StoredValue::new(Vec::new()),
            step: RwSignal::new(Step::Checking(0, 0)),
            busy: StoredValue::new(false),
            to_answer: StoredValue::new(false),
            next: StoredValue::new(None),
            said: RwSignal::new(String::new()),
            whole: RwSignal::new(false),
            asides: RwSignal::new(Asides::default()),
            shown: RwSignal::new(None),
            then: StoredValue::new(Then::Save),
            left_out: RwSignal::new(LeftOut::default()),
            original: Looking::new(),
        }
    }

    /// Keeps what the reader chose, and lets the whole document follow it.
    pub fn remember(self) {
        Effect::new(move |first: Option<()>| {
            let (lang, theme, large) = (self.lang.get(), self.theme.get(), self.large.get());
            let (shortcuts, least, from_zero) =
                (self.shortcuts.get(), self.least.get(), self.from_zero.get());
            if first.is_some() {
                storage::set("gouji.lang", lang.tag());
                storage::set("gouji.theme", theme.name());
                storage::set("gouji.size", if large { "large" } else { "usual" });
                storage::set("gouji.least", least.name());
                storage::set("gouji.from-zero", from_zero.name());
                storage::set("gouji.shortcuts", if shortcuts { "on" } else { "off" });
            }
            let Some(root) = document().document_element() else { return };
            let _ = root.set_attribute("lang", lang.tag());
            let _ = match large {
                true => root.set_attribute("data-size", "large"),
                false => root.remove_attribute("data-size"),
            };
            let _ = match theme {
                Theme::Auto => root.remove_attribute("data-theme"),
                chosen => root.set_attribute("data-theme", chosen.name()),
            };
        });
        Effect::new(move |first: Option<()>| {
            let asides = self.asides.get();
            if asides.is_empty() {
                storage::delete("gouji.asides");
            } else if first.is_some() {
                storage::set("gouji.asides", &asides);
            }
            if first.is_some() {
                self.ask_aside(&Ask::Aside(asides));
            }
        });
        Effect::new(move |_| {
            let m = self.lang.get().messages();
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

    /// Below what is taken along of the answer on the screen: whose it is, of which year, out of which file, and when
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
    pub fn is_aside(self, fingerprints: &[String]) -> bool {
        let aside = |asides: &Asides| fingerprints.iter().all(|print| asides.reason(print).is_some());
        !fingerprints.is_empty() && self.asides.with(aside)
    }

    /// Whether a figure is shown in red: the document decides that it is wrong, and the reader has not set that aside.
    pub fn red(self, dossier: &Dossier, figure: u32) -> impl Fn() -> bool + Send + Sync + use<> {
        let red = dossier.is_red(figure);
        let story = if red { dossier.fingerprints_of_suspect(figure) } else { Vec::new() };
        move || red && !self.is_aside(&story)
    }

    /// Says why there is no answer.
    pub fn trouble(self, trouble: Trouble) {
        self.busy.set_value(false);
        let (head, advice) = (self.m().trouble)(&trouble);
        self.screen.set(Screen::Trouble(trouble));
        self.say(&format!("{head} {advice}"));
    }

    pub fn say(self, words: &str) {
        self.said.set(words.to_string());
    }

    /// The messages of the language at this moment; the whole page is drawn anew when it changes.
    pub fn m(self) -> &'static Messages {
        self.lang.get_untracked().messages()
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
