//! The window in which the original is looked at: what is outlined in words, the pages, how large, the page itself.
//! It lies over everything; Escape, Back and its button close it.

use super::super::state::{Page, page};
use super::sheet::{Sheet, Zoom};
use super::{Look, Sight};
use gouji_web::protocol::Original;
use gouji_web::view::{Bond, Dossier, pages_with, spots};
use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

/// Pages that are named where more figures stand.
const MOST: usize = 8;

#[component]
pub fn Window() -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let look = page.original.look.get();
        let Some(dialog) = dialog.get() else { return };
        if look.is_some() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if look.is_none() && dialog.open() {
            dialog.close();
        }
    });
    let open = Memo::new(move |_| page.original.look.with(Option::is_some));
    view! {
        <dialog
            class="original"
            node_ref=dialog
            aria-labelledby="original-title"
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                page.look_away();
            }
        >
            {move || open.get().then(|| contents(page))}
        </dialog>
    }
}

fn contents(page: Page) -> impl IntoView {
    let m = page.m().original;
    let zoom = Zoom::new();
    // While the next page is drawn, the name and the number of pages stay.
    let known = RwSignal::new((String::new(), 0));
    Effect::new(move |_| {
        if let Sight::Page(original) = page.original.sight.get() {
            known.set((original.name.clone(), original.drawn.pages));
        }
    });
    let number = Memo::new(move |_| page.original.look.get().map_or(0, |look| look.page));
    let pages = move || known.with(|(_, pages)| *pages);
    // Not within the view: its macro takes `>` for the end of the element.
    let is_last = move || number.get() >= pages();
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "+" | "=" => zoom.larger(),
        "-" => zoom.smaller(),
        "0" => zoom.whole_width(),
        _ => {}
    };
    view! {
        <div class="original-top">
            <h2 id="original-title">{move || known.with(|(name, _)| (m.title)(name))}</h2>
            <button class="link close" type="button" on:click=move |_| page.look_away()>{page.m().close}</button>
        </div>
        <div class="original-said" role="status">{move || said(page)}</div>
        <div class="original-bar">
            <div class="btn-row">
                <button
                    class="btn"
                    type="button"
                    disabled=move || number.get() <= 1
                    on:click=move |_| page.turn_to(number.get_untracked().saturating_sub(1))
                >
                    {m.previous}
                </button>
                <span class="n">{move || (m.page)(number.get(), pages().max(number.get()))}</span>
                <button
                    class="btn"
                    type="button"
                    disabled=is_last
                    on:click=move |_| page.turn_to(number.get_untracked() + 1)
                >
                    {m.next}
                </button>
            </div>
            <div class="btn-row">
                <button class="btn" type="button" on:click=move |_| zoom.smaller()>{m.smaller}</button>
                <button class="btn" type="button" on:click=move |_| zoom.larger()>{m.larger}</button>
                <button class="btn" type="button" on:click=move |_| zoom.whole_width()>{m.whole_width}</button>
            </div>
        </div>
        <div class="original-view" on:keydown=keys>
            <Sheet zoom/>
        </div>
    }
}

/// What is outlined, where else such figures stand, and the way to the card.
fn said(page: Page) -> Option<AnyView> {
    let m = page.m().original;
    let look = page.original.look.get()?;
    let dossier = page.dossier()?;
    let original = match page.original.sight.get() {
        Sight::Waiting => return Some(view! { <p>{m.drawing}</p> }.into_any()),
        Sight::Nothing => return Some(view! { <p>{(m.cannot)(look.page)}</p> }.into_any()),
        Sight::Page(original) => original,
    };
    let Some(index) = look.figure else {
        return Some(view! { <p>{m.outlined_place}</p> }.into_any());
    };
    let figure = dossier.figure(index)?;
    let spots = spots(&dossier, &original, Some(index));
    let with = |bond: Bond| spots.iter().filter(|spot| spot.bond == bond).count();
    let (here, related) = (with(Bond::Itself) > 0, with(Bond::Related));
    let sentence = match here {
        true => (m.outlined)(&figure.text, &figure.place, related),
        false => (m.elsewhere)(&figure.text, related),
    };
    let card = move |_| {
        page.host.replace(page.place(Some(index)));
        page.looked_away();
        page.show_card(index);
    };
    Some(
        view! {
            <p>
                {sentence} " "
                <button class="link" type="button" on:click=card>{m.card}</button>
            </p>
            {others(page, &dossier, &original, look, index)}
        }
        .into_any(),
    )
}

/// The other pages on which figures stand that go with this one.
fn others(
    page: Page,
    dossier: &Dossier,
    original: &Arc<Original>,
    look: Look,
    index: u32,
) -> Option<impl IntoView + use<>> {
    let m = page.m().original;
    let pages = pages_with(dossier, original, index);
    let links: Vec<_> = pages
        .into_iter()
        .filter(|(number, _)| *number != look.page)
        .take(MOST)
        .map(|(number, figures)| {
            view! {
                <button class="link" type="button" on:click=move |_| page.turn_to(number)>
                    {(m.on_page)(number, figures)}
                </button>
            }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p class="original-others">{m.others} {links}</p> })
}
