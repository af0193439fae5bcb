//! What can be done with one finding, on its card and by single keys: quote it, link to it, say that it was looked into,
//! write to the publisher, report that it was misread, go on to the next.

use super::export::sheet::Shown;
use super::export::{self, Then};
use super::keys;
use super::share::share;
use super::state::{Page, page};
use super::voice::{self, can_speak};
use gouji_report::published::NotUnderstood;
use gouji_web::export::Export;
use gouji_web::protocol::Request;
use gouji_web::view::{Item, items, misreading, misreading_of, quotation, sentence};
use leptos::prelude::*;

/// The row of a story's or finding's card.
pub fn acts(item: &Item) -> impl IntoView + use<> {
    let page = page();
    let m = page.m().more;
    let act = move |name: &'static str, key: &'static str, what: Callback<()>| {
        view! {
            <button class="link" type="button" aria-keyshortcuts=key on:click=move |_| what.run(())>{name}</button>
        }
    };
    let with = |does: fn(Page, &Item)| {
        let item = item.clone();
        Callback::new(move |()| does(page, &item))
    };
    let guest = page.host.is_guest();
    let quote_it = act(m.quote, "c", with(quote));
    let link_it = (!guest).then(|| act(m.link_here, "l", with(link)));
    let aside = act(m.set_aside, "v", with(set_aside));
    let letter = (!guest).then(|| act(m.write, "w", with(|page, _| letter(page))));
    let picture = (!guest).then(|| act(page.m().people.share, "i", with(share)));
    let wrong = act(m.misread, "m", with(misread));
    let listen = can_speak().then(|| act(m.listen, "s", with(speak)));
    let next = act(m.next, "j", with(|page, item| keys::step_from(page, Some(item.offset), true)));
    view! {
        <div class="acts" role="group" aria-label=m.acts>{quote_it} {link_it} {aside} {letter} {picture} {listen} {wrong} {next}</div>
    }
}

/// Copies the finding as a quotation, once the worker has sent the hash of the file.
pub fn quote(page: Page, item: &Item) {
    page.say(page.m().export.making);
    page.exporting.quoted.set_value(Some(item.clone()));
    if page.host.is_guest() {
        return hashed(page, None);
    }
    page.ask_aside(&Request::Hash(page.chosen()));
}

/// The hash of the file is there; nothing where it could not be read again.
pub fn hashed(page: Page, hash: Option<String>) {
    let Some(item) = page.exporting.quoted.try_update_value(Option::take).flatten() else { return };
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    let file = &dossier.answer.report.source.name;
    let text = quotation(&dossier, &item, file, hash.as_deref(), page.preferences.lang.get_untracked());
    export::copy(page, text, page.m().more.quote);
}

/// Makes a link that opens at the finding.
pub fn link(page: Page, item: &Item) {
    page.exporting.linked.set_value(item.fingerprints.first().cloned());
    export::wish(page, Export::Text, Then::Show);
}

/// Has the browser's own voice say the finding; pressed again, it is silent.
pub fn speak(page: Page, item: &Item) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    voice::say(page, &sentence(&dossier, item, page.preferences.lang.get_untracked()));
}

/// Drafts the letter.
pub fn letter(page: Page) {
    export::wish(page, Export::Letter, Then::Show);
}

/// Shows what to report to those who maintain the program.
pub fn misread(page: Page, item: &Item) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    report(page, misreading(&dossier, item, VERSION, page.preferences.lang.get_untracked()));
}

/// The same for a table or paragraph that was not understood.
pub fn misread_of(page: Page, of: &NotUnderstood) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    report(page, misreading_of(&dossier, of, VERSION, page.preferences.lang.get_untracked()));
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn report(page: Page, text: String) {
    let m = page.m().more;
    page.exporting.shown.set(Some(Shown::new(m.misread, m.misread_help.into(), text, Export::Text)));
}

/// Sets a finding aside without a reason; `u` takes it back.
pub fn set_aside(page: Page, item: &Item) {
    page.set_aside
        .all
        .update(|suppressions| suppressions.set(item.fingerprints.iter().map(String::as_str), ""));
    page.set_aside.last.set_value(item.fingerprints.clone());
    page.tell_with_undo(page.m().export.set_aside_done);
    request_animation_frame(move || super::app::focus_near(page.host, ".set-aside"));
}

/// Takes back what was set aside last.
pub fn undo(page: Page) {
    let last = page.set_aside.last.try_update_value(std::mem::take).unwrap_or_default();
    let m = page.m().more;
    if last.is_empty() {
        return page.tell(m.nothing_to_undo);
    }
    page.set_aside.all.update(|suppressions| suppressions.unset(last.iter().map(String::as_str)));
    page.tell(m.undone);
}

/// The finding that the reader was led to last, else the first of the list.
pub fn at_hand(page: Page) -> Option<Item> {
    let dossier = untrack(|| page.dossier())?;
    let least = page.preferences.least.get_untracked();
    let mut shown = items(&dossier);
    shown.retain(|item| least.shows(&item.severity) && !untrack(|| page.is_suppressed(&item.fingerprints)));
    let here = page.reading.jump.get_untracked().map(|jump| jump.offset);
    let at = shown.iter().position(|item| Some(item.offset) == here).unwrap_or(0);
    (at < shown.len()).then(|| shown.swap_remove(at))
}

/// Does what a key stands for; whether it stands for anything.
pub fn by_key(page: Page, key: &str) -> bool {
    let does: fn(Page, &Item) = match key {
        "c" => quote,
        "l" if !page.host.is_guest() => link,
        "w" if !page.host.is_guest() => |page, _| letter(page),
        "i" if !page.host.is_guest() => share,
        "m" => misread,
        "s" if can_speak() => speak,
        "v" => set_aside,
        "u" => {
            undo(page);
            return true;
        }
        _ => return false,
    };
    if let Some(item) = at_hand(page) {
        does(page, &item);
    }
    true
}

/// What is set aside with the button of a card is remembered for `u` as well.
pub fn remember(page: Page, fingerprints: &[String]) {
    page.set_aside.last.set_value(fingerprints.to_vec());
}
