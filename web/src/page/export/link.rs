//! Links that carry a text: made when they are asked for, opened when the page is called by one.
//! The hash never reaches a server, and it is taken off the address as soon as it is read.

use super::super::navigation;
use super::super::state::Page;
use super::packed;
use super::sheet::Shown;
use gouji_web::export::Export;
use gouji_web::link::{self, Carried, LONG, MOST};
use gouji_web::messages::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Makes a link out of a text in which private numbers are masked, and shows it with what there is to say about it.
pub async fn make(page: Page, text: String, private: usize) {
    let m = page.m().export;
    let offer_file = |why: String, text: String| {
        page.exporting.shown.set(Some(Shown::new(m.link, why, text, Export::Text)))
    };
    if !packed::can() {
        return offer_file(m.link_not_here.into(), text);
    }
    let Ok(base64) = packed::pack(&text).await else { return offer_file(m.link_not_here.into(), text) };
    let at = page.exporting.linked.try_update_value(Option::take).flatten();
    let hash = at.map_or_else(|| link::write(&base64), |at| link::write_at(&base64, &at));
    let address = navigation::address() + &hash;
    let length = address.chars().count();
    if length > MOST {
        return offer_file((m.link_too_long)(length), text);
    }
    let private = (private > 0).then(|| (m.link_private)(private));
    let long = (length > LONG).then(|| (m.link_long)(length));
    let warnings: Vec<String> = private.into_iter().chain(long.clone()).collect();
    let warning = (!warnings.is_empty()).then(|| warnings.join(" "));
    let shown = Shown::new(m.link, m.link_help.into(), address, Export::Text).fixed().warning(warning);
    page.exporting.shown.set(Some(shown.or_file(long.map(|_| text))));
}

/// Opens the text that the page's address carries, if it carries one.
pub fn arrived(page: Page) {
    let hash = window().location().hash().unwrap_or_default();
    let Some(carried) = link::read(&hash) else { return };
    navigation::without_hash();
    match carried {
        Carried::Unknown => page.trouble(Trouble::LinkUnknown),
        Carried::Damaged => page.trouble(Trouble::LinkDamaged),
        Carried::Text(..) if !packed::can() => page.trouble(Trouble::LinkUnknown),
        Carried::Text(base64, at) => spawn_local(async move {
            match packed::unpack(&base64).await {
                Ok(text) if !text.trim().is_empty() => {
                    page.check(text, None, page.m().export.linked_text.into());
                    page.wanted.set_value(at);
                }
                _ => page.trouble(Trouble::LinkDamaged),
            }
        }),
    }
}
