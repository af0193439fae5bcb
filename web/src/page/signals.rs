//! The signals of the page, grouped by what changes together.

use super::choices::{Least, Theme};
use super::export::{Then, sheet::Shown};
use super::state::{InView, Jump};
use super::{script, storage};
use gouji_report::suppressions::Suppressions;
use gouji_web::convention::FromZero;
use gouji_web::folder::LeftOut;
use gouji_web::messages::Lang;
use gouji_web::protocol::{Part, Step};
use gouji_web::view::{Changes, Item, Progress, Version};
use leptos::prelude::*;

/// What the reader chose in the settings.
#[derive(Clone, Copy)]
pub struct Preferences {
    pub lang: RwSignal<Lang>,
    /// Chinese is shown in traditional characters.
    pub traditional: RwSignal<bool>,
    pub theme: RwSignal<Theme>,
    /// Letters are large.
    pub large: RwSignal<bool>,
    /// Single keys do something.
    pub shortcuts: RwSignal<bool>,
    /// How grave what is listed must be.
    pub least: RwSignal<Least>,
    /// How growth from zero that is stated as 100% is taken.
    pub from_zero: RwSignal<FromZero>,
}

impl Preferences {
    /// Those of a guest: all but the language as it is in a new browser, without shortcuts.
    pub fn of(lang: Lang) -> Preferences {
        Preferences {
            lang: RwSignal::new(lang),
            traditional: RwSignal::new(false),
            theme: RwSignal::new(Theme::Auto),
            large: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
            least: RwSignal::new(Least::Notes),
            from_zero: RwSignal::new(FromZero::default()),
        }
    }

    /// Those that this browser remembers.
    pub fn stored() -> Preferences {
        let stored = |key: &str| storage::get::<String>(key);
        let of_browser = window().navigator().language().unwrap_or_default();
        let script = stored("gouji.script")
            .map_or_else(|| script::is_traditional_tag(&of_browser), |kept| kept == "traditional");
        let lang = stored("gouji.lang").unwrap_or(of_browser);
        let theme = stored("gouji.theme").unwrap_or_default();
        let least = stored("gouji.least").unwrap_or_default();
        let from_zero = stored("gouji.from-zero").unwrap_or_default();
        let chosen = Preferences::of(if lang.is_empty() { Lang::Zh } else { Lang::of_tag(&lang) });
        chosen.traditional.set(script);
        chosen.theme.set(Theme::EACH.into_iter().find(|t| t.name() == theme).unwrap_or_default());
        chosen.large.set(stored("gouji.size").as_deref() == Some("large"));
        chosen.shortcuts.set(stored("gouji.shortcuts").as_deref() != Some("off"));
        chosen.least.set(Least::EACH.into_iter().find(|l| l.name() == least).unwrap_or_default());
        chosen.from_zero.set(FromZero::EACH.into_iter().find(|f| f.name() == from_zero).unwrap_or_default());
        chosen
    }

    /// Whether Chinese is spoken and shown in traditional characters.
    pub fn is_traditional(self) -> bool {
        self.traditional.get() && self.lang.get() == Lang::Zh
    }

    /// The same at this moment.
    pub fn is_traditional_now(self) -> bool {
        self.traditional.get_untracked() && self.lang.get_untracked() == Lang::Zh
    }

    /// Keeps them from now on, and lets the whole document follow them.
    pub fn remember(self) {
        Effect::new(move |first: Option<()>| {
            let (lang, theme, large) = (self.lang.get(), self.theme.get(), self.large.get());
            let (shortcuts, least, from_zero) =
                (self.shortcuts.get(), self.least.get(), self.from_zero.get());
            let traditional = self.traditional.get();
            if first.is_some() {
                storage::set("gouji.script", if traditional { "traditional" } else { "simplified" });
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
    }
}

/// What is to be checked.
#[derive(Clone, Copy)]
pub struct Input {
    /// The text in the box of the landing page: what was pasted last stays there, to be changed.
    pub draft: RwSignal<String>,
    /// It was there before the page was loaded again.
    pub restored: RwSignal<bool>,
    /// What was not read of a folder.
    pub left_out: RwSignal<LeftOut>,
}

impl Input {
    pub fn new() -> Input {
        Input {
            draft: RwSignal::new(String::new()),
            restored: RwSignal::new(false),
            left_out: RwSignal::new(LeftOut::default()),
        }
    }
}

/// What the worker was asked and has not yet answered.
#[derive(Clone, Copy)]
pub struct Pending {
    /// The worker has not yet answered all that it was asked.
    pub busy: StoredValue<bool>,
    /// How far a check is that takes long.
    pub step: RwSignal<Step>,
    /// What has arrived of an answer that is on its way.
    pub parts: StoredValue<Vec<Part>>,
    /// The answer that is on its way was chosen out of several: the page goes to it.
    pub to_answer: StoredValue<bool>,
    /// A figure that is to be opened with the answer that is on its way.
    pub next: StoredValue<Option<u32>>,
}

impl Pending {
    pub fn new() -> Pending {
        Pending {
            busy: StoredValue::new(false),
            step: RwSignal::new(Step::Checking(0, 0)),
            parts: StoredValue::new(Vec::new()),
            to_answer: StoredValue::new(false),
            next: StoredValue::new(None),
        }
    }
}

/// Where the reader is in the document.
#[derive(Clone, Copy)]
pub struct ReadingPosition {
    /// The figure whose card is open.
    pub open: RwSignal<Option<u32>>,
    /// The figure under the pointer.
    pub lit: RwSignal<Option<u32>>,
    pub jump: RwSignal<Option<Jump>>,
    pub in_view: RwSignal<InView>,
    /// What the find box led to: a figure, or where it stands; and the words that were looked for.
    pub found: RwSignal<Option<(Option<u32>, u32, String)>>,
}

impl ReadingPosition {
    pub fn new() -> ReadingPosition {
        ReadingPosition {
            open: RwSignal::new(None),
            lit: RwSignal::new(None),
            jump: RwSignal::new(None),
            in_view: RwSignal::new(InView::default()),
            found: RwSignal::new(None),
        }
    }
}

/// What the reader set aside.
#[derive(Clone, Copy)]
pub struct SetAside {
    pub all: RwSignal<Suppressions>,
    /// What was set aside last, by fingerprints.
    pub last: StoredValue<Vec<String>>,
}

impl SetAside {
    pub fn none() -> SetAside {
        SetAside { all: RwSignal::new(Suppressions::default()), last: StoredValue::new(Vec::new()) }
    }

    /// What this browser remembers.
    pub fn stored() -> SetAside {
        let stored = SetAside::none();
        stored.all.set(storage::get("gouji.asides").unwrap_or_default());
        stored
    }
}

/// What became of the findings of the version before.
#[derive(Clone, Copy)]
pub struct Repairing {
    /// What there was to look at in the document on the screen, for the next version of it.
    pub before: StoredValue<Option<Version>>,
    /// How far the repairing is since the version before.
    pub progress: RwSignal<Option<Progress>>,
    /// What figures it states otherwise than the version before.
    pub changes: RwSignal<Option<Changes>>,
}

impl Repairing {
    pub fn new() -> Repairing {
        Repairing {
            before: StoredValue::new(None),
            progress: RwSignal::new(None),
            changes: RwSignal::new(None),
        }
    }
}

/// The export that is being made.
#[derive(Clone, Copy)]
pub struct Exporting {
    /// A text that is shown before it is exported.
    pub shown: RwSignal<Option<Shown>>,
    /// What is to be done with what the worker was last asked to make.
    pub then: StoredValue<Then>,
    /// What is to be quoted once the hash of its file is there.
    pub quoted: StoredValue<Option<Item>>,
    /// The finding that the next link is to open.
    pub linked: StoredValue<Option<String>>,
}

impl Exporting {
    pub fn new() -> Exporting {
        Exporting {
            shown: RwSignal::new(None),
            then: StoredValue::new(Then::Save),
            quoted: StoredValue::new(None),
            linked: StoredValue::new(None),
        }
    }
}
