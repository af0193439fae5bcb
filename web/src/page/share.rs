//! A finding as a picture, shown before it goes anywhere: on a telephone a long press sends it on, elsewhere it is saved.

use super::export::save::offer;
use super::navigation;
use super::paint::{address, paint};
use super::state::{Page, page};
use gouji_web::export::named;
use gouji_web::traditional::traditional;
use gouji_web::view::Item;
use gouji_web::view::share::{Around, Card, picture};
use leptos::html::Dialog;
use leptos::prelude::*;

/// A picture that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The address of the PNG.
    png: String,
    sentence: String,
    name: String,
}

/// Draws the picture of an item and shows it.
pub fn share(page: Page, item: &Item) {
    let Some(dossier) = untrack(|| page.dossier()) else { return };
    let m = page.m();
    let card = Card::of(&dossier, item, m.lang);
    let own = navigation::address();
    let provenance = page.provenance();
    let around = Around {
        brand: m.brand,
        provenance: &provenance,
        foot: m.people.share_foot,
        scan: m.people.share_scan,
        address: own.split('?').next().unwrap_or_default(),
    };
    let (mut svg, wide, high) = picture(&card, &around);
    if page.preferences.is_traditional_now() {
        svg = traditional(&svg).unwrap_or(svg);
    }
    let whose = &dossier.answer.report.disclosure;
    let year = whose.year.map(|year| format!(" · {year}")).unwrap_or_default();
    let title = format!("{}{year} · {}", whose.entity, card.sentence);
    let name = named(&title, ".png");
    let sentence = card.sentence;
    let shown = move |png: Option<String>| match png {
        Some(png) => page.shared.set(Some(Shared { png, sentence, name })),
        None => page.tell(m.people.share_fails),
    };
    if paint(&address(&svg), (f64::from(wide), f64::from(high)), shown).is_err() {
        page.tell(m.people.share_fails);
    }
}

#[component]
pub fn SharedPicture() -> impl IntoView {
    let page = page();
    let m = page.m();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let open = page.shared.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let contents = move |shared: Shared| {
        let Shared { png, sentence, name } = shared;
        let address = png.clone();
        let save = move |_| {
            if offer(&png, &name).is_ok() {
                page.tell(&(m.export.saved)(&name));
            }
        };
        view! {
            <p>{m.people.share_help}</p>
            <img src=address alt=(m.people.share_name)(&sentence)/>
            <div class="btn-row">
                <button class="btn btn-main" type="button" on:click=save>{m.people.share_save}</button>
                <button class="btn" type="button" on:click=move |_| page.shared.set(None)>{m.close}</button>
            </div>
        }
    };
    view! {
        <dialog class="shown picture" node_ref=dialog aria-labelledby="picture-title" on:close=move |_| page.shared.set(None)>
            <h2 id="picture-title">{m.people.share}</h2>
            {move || page.shared.get().map(contents)}
        </dialog>
    }
}
