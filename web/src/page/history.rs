//! What was opened before, kept in this browser where the reader wants it so: the list on the landing page, and what the
//! settings do with it. Where it is stored is the worker's affair.

use super::bar::tick;
use super::state::{Page, Screen, page};
use super::storage;
use gouji_web::history::{HistoryAction, Record};
use gouji_web::messages::Lang;
use gouji_web::protocol::Request;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// An old name, under which browsers hold what their readers chose.
const KEY: &str = "gouji.shelf";

/// Whether a page keeps what is opened, and what is kept.
#[derive(Clone, Copy)]
pub struct History {
    /// As the reader chose; off until then.
    pub on: RwSignal<bool>,
    pub records: RwSignal<Vec<Record>>,
    /// What is under check is the reader's and not yet kept.
    wanted: StoredValue<bool>,
}

impl History {
    pub fn new() -> History {
        History {
            on: RwSignal::new(false),
            records: RwSignal::new(Vec::new()),
            wanted: StoredValue::new(false),
        }
    }

    /// Reads what the reader chose. Nothing is asked of the browser unless something may have been kept.
    pub fn begin(self, page: Page) {
        if let Some(chosen) = storage::get::<String>(KEY) {
            self.on.set(chosen == "on");
            page.ask_aside(&Request::History(HistoryAction::List));
        }
    }

    /// Keeps from now on, what is on the screen too; or no more.
    pub fn choose(self, page: Page, on: bool) {
        self.on.set(on);
        self.write();
        if page.screen.get_untracked() == Screen::Answer {
            self.checked(page);
        }
    }

    /// The choice is stored only where something is kept or to be kept.
    fn write(self) {
        match (self.on.get_untracked(), self.records.with_untracked(Vec::is_empty)) {
            (true, _) => storage::set(KEY, "on"),
            (false, false) => storage::set(KEY, "off"),
            (false, true) => storage::delete(KEY),
        }
    }

    /// Something is under check: `own` if it is the reader's, not our example.
    pub fn expect(self, own: bool) {
        self.wanted.set_value(own);
    }

    /// It is checked.
    pub fn checked(self, page: Page) {
        if self.on.get_untracked() && self.wanted.get_value() {
            self.wanted.set_value(false);
            page.ask_aside(&Request::History(HistoryAction::Keep));
        }
    }

    /// What the worker reports of it.
    pub fn hear(self, page: Page, records: Option<Vec<Record>>) {
        match records {
            Some(records) => {
                self.records.set(records);
                self.write();
            }
            None => page.tell(page.m().history.not_kept),
        }
    }

    /// What was to be opened is there no more.
    pub fn missed(self, page: Page) {
        page.screen.set(Screen::Landing);
        page.tell(page.m().history.not_there);
    }

    pub fn clear(self, page: Page) {
        page.ask_aside(&Request::History(HistoryAction::Clear));
        page.tell(page.m().history.cleared);
    }
}

/// The list, where there is something to list.
#[component]
pub fn Opened() -> impl IntoView {
    let page = page();
    let m = page.m();
    let clear = move |_| {
        page.history.clear(page);
        request_animation_frame(move || super::app::focus(page.host, "textarea"));
    };
    let lines =
        move || page.history.records.get().into_iter().map(|record| line(page, record)).collect_view();
    view! {
        <Show when=move || !page.history.records.with(Vec::is_empty)>
            <section class="history" aria-labelledby="history">
                <h2 id="history" class="js-history" tabindex="-1">{m.history.title}</h2>
                <ul>{lines}</ul>
                <p class="small muted">
                    {m.history.only_here} " "
                    <button class="link" type="button" on:click=clear>{m.history.clear}</button>
                </p>
            </section>
        </Show>
    }
}

fn line(page: Page, record: Record) -> impl IntoView {
    let m = page.m();
    let first = (m.eyebrow)(&record.disclosure);
    let name = if record.disclosures > 1 { (m.history.and_more)(&first, record.disclosures) } else { first };
    let mark = match (record.relations, record.wrong) {
        (_, 1..) => "≠".into_any(),
        (1.., 0) => tick().into_any(),
        _ => "○".into_any(),
    };
    let verdict = (m.badge)(record.relations, record.wrong, 0);
    let open = {
        let id = record.id.clone();
        move |_| page.open_kept(&id)
    };
    let take_away = move |_| {
        page.ask_aside(&Request::History(HistoryAction::Remove(record.id.clone())));
        page.tell(m.history.removed);
        let last = page.history.records.with_untracked(Vec::len) < 2;
        super::app::focus(page.host, if last { "textarea" } else { ".js-history" });
    };
    let remove = (m.history.remove_what)(&name);
    view! {
        <li>
            <button class="link" type="button" on:click=open>{name}</button>
            <span class="badge"><span class="g" aria-hidden="true">{mark}</span>{verdict}</span>
            <span class="when n"><span class="vh">{m.history.opened}</span> " " {day(record.at, m.lang)}</span>
            <button class="link" type="button" aria-label=remove on:click=take_away>{m.history.remove}</button>
        </li>
    }
}

/// A day as the language writes it.
fn day(at: f64, lang: Lang) -> String {
    let date = js_sys::Date::new(&JsValue::from(at));
    date.to_locale_date_string(lang.tag(), &JsValue::UNDEFINED).into()
}
