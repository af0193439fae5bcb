//! Exports: a panel of the bar, beside the settings, once there is an answer.
//! Everything is made in the worker when it is asked for; here it is saved, copied or shown for changing.

mod link;
mod packed;
mod records;
pub mod save;
pub mod sheet;

pub use link::arrived as arrived_by_link;
pub use records::read as read_records;

use super::panel::Panel;
use super::print;
use super::state::{Page, page};
use gouji_web::export::{Export, ExportRequest, Exported, copy_name, file_name};
use gouji_web::messages::Trouble;
use gouji_web::protocol::{Request, Why};
use leptos::prelude::*;
use leptos::task::spawn_local;
use records::Records;
use sheet::{Sheet, Shown};
use web_sys::Blob;

/// What is to be done with the export that the worker makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    Save,
    Copy,
    Show,
}

#[component]
pub fn Take() -> impl IntoView {
    let page = page();
    let m = page.m().export;
    let save = move |what: Export, name: &'static str| {
        view! { <button class="btn" type="button" on:click=move |_| wish(page, what, Then::Save)>{name}</button> }
    };
    view! {
        <Panel name=m.title>
            <div class="take">
                <h2>{m.findings}</h2>
                <div class="btn-row">
                    <button class="btn btn-main" type="button" on:click=move |_| wish(page, Export::Markdown, Then::Copy)>
                        {m.copy_markdown}
                    </button>
                    <span class="small muted">{m.save}</span>
                    {save(Export::Markdown, "Markdown")} {save(Export::Csv, "CSV")}
                    {save(Export::Json, "JSON")} {save(Export::Sarif, "SARIF")}
                </div>
            </div>
            <div class="take">
                <h2>{m.figures}</h2>
                <div class="btn-row">{save(Export::Figures, "CSV")}</div>
                <p>{m.figures_help}</p>
            </div>
            <div class="take">
                <h2>{m.document}</h2>
                <div class="btn-row">
                    {move || page.can_be_copied().then(|| view! {
                        <button class="btn" type="button" on:click=move |_| copy_of_file(page)>{m.copy_of_file}</button>
                    })}
                    {save(Export::Html, m.annotated)}
                    <button class="btn" type="button" on:click=move |_| print::print(page)>{m.print}</button>
                </div>
            </div>
            <div class="take">
                <h2>{m.letter}</h2>
                <div class="btn-row">
                    <button class="btn" type="button" on:click=move |_| wish(page, Export::Letter, Then::Show)>
                        {m.write_letter}
                    </button>
                </div>
            </div>
            <div class="take">
                <h2>{m.link}</h2>
                <div class="btn-row">
                    <button class="btn" type="button" on:click=move |_| wish(page, Export::Text, Then::Show)>
                        {m.make_link}
                    </button>
                </div>
            </div>
            <Records/>
        </Panel>
        <Sheet/>
    }
}

/// Asks the worker for something.
pub fn wish(page: Page, what: Export, then: Then) {
    page.exporting.then.set_value(then);
    page.say(page.m().export.making);
    let wish = ExportRequest {
        what,
        lang: page.preferences.lang.get_untracked(),
        suppressions: page.set_aside.all.get_untracked(),
    };
    page.ask_aside(&Request::Export(page.chosen(), wish));
}

/// Asks the worker for a copy of the file with what was found written into it.
fn copy_of_file(page: Page) {
    page.say(page.m().export.making);
    page.ask_aside(&Request::Copy(page.chosen()));
}

/// The copy of the file is here.
pub fn copied(page: Page, copy: &Blob) {
    let Some(source) = page.source() else { return };
    let name = copy_name(&source.name);
    if save::save_blob(&name, copy).is_ok() {
        page.tell(&(page.m().export.saved)(&name));
    }
}

/// There is no copy of the file.
pub fn no_copy(page: Page, why: Why) {
    let Some(source) = page.source() else { return };
    page.tell(&(page.m().trouble)(&Trouble::File(source.name, why)).1);
}

/// The export that the worker made has arrived.
pub fn taken(page: Page, taken: Exported) {
    let m = page.m();
    let Exported { what, text, private } = taken;
    match page.exporting.then.get_value() {
        Then::Save => save_as(page, what, None, &text),
        Then::Copy => copy(page, text, m.export.findings),
        Then::Show if what == Export::Text => spawn_local(link::make(page, text, private)),
        Then::Show => page.exporting.shown.set(Some(Shown::new(
            m.export.letter,
            m.export.letter_help.into(),
            text,
            what,
        ))),
    }
}

/// Saves as a file that is called after the disclosure, and after what it is of it.
pub fn save_as(page: Page, what: Export, of: Option<&str>, text: &str) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    let disclosure = &dossier.answer.report.disclosure;
    let year = disclosure.year.map(|year| format!(" · {year}")).unwrap_or_default();
    let of = of.map(|of| format!(" · {of}")).unwrap_or_default();
    let name = file_name(&format!("{}{year}{of}", disclosure.entity), what);
    if save::save(&name, what.kind().1, text).is_ok() {
        page.tell(&(page.m().export.saved)(&name));
    }
}

/// Copies; where the browser refuses, the text is shown to be copied by hand.
pub fn copy(page: Page, text: String, title: &'static str) {
    let m = page.m().export;
    spawn_local(async move {
        if save::copy(&text).await {
            page.tell(m.copied);
        } else {
            page.exporting.shown.set(Some(Shown::new(title, m.copy_by_hand.into(), text, Export::Markdown)));
        }
    });
}
