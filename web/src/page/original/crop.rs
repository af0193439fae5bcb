//! A piece of the original on the card itself: the lines around the figure, with its frame, before anybody asks for the
//! page. One for each answer, that of what stands first; pressed, it opens the page.

use super::super::state::{Page, page};
use super::{Look, is_there, sheet};
use gouji_report::published::Origin;
use gouji_web::protocol::{Original, Request};
use gouji_web::view::{Bond, spots};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Url;

/// Least width of the piece, in points: so much that a row can be told.
const WIDTH: f32 = 330.0;
const HEIGHT: f32 = 92.0;
/// Room beside what is framed.
const ROOM: f32 = 24.0;

/// The piece around a place; nothing where the file has no pages. `at`: a byte of the text that stands there.
pub fn crop(at: u32, figure: Option<u32>, origin: Option<&Origin>) -> Option<impl IntoView + use<>> {
    let page = page();
    let origin = origin.filter(|_| !page.host.is_guest() && is_there(page))?;
    let (number, area) = (origin.page?, origin.area?);
    page.original.crop.set(None);
    page.original.cropping.set_value(Some(number));
    // After the answer is painted: a page takes its time to be drawn.
    request_animation_frame(move || page.ask_aside(&Request::Draw(page.chosen(), at, number)));
    let look = Look { at, page: number, figure, place: figure.is_none().then_some((number, area)) };
    let address = StoredValue::new(None::<String>);
    let forget = move || {
        if let Some(Some(address)) = address.try_update_value(Option::take) {
            let _ = Url::revoke_object_url(&address);
        }
    };
    on_cleanup(forget);
    let drawn = move || {
        let original = page.original.crop.get().filter(|original| original.drawn.page == number)?;
        forget();
        let picture = sheet::address(&original.drawn.svg)?;
        address.set_value(Some(picture.clone()));
        Some(piece(page, &original, look, area, picture))
    };
    Some(view! { <div class="crop">{drawn}</div> })
}

fn piece(
    page: Page,
    original: &Arc<Original>,
    look: Look,
    area: [i32; 4],
    picture: String,
) -> impl IntoView + use<> {
    let dossier = untrack(|| page.dossier());
    let found = dossier.as_ref().and_then(|dossier| {
        let spots = spots(dossier, original, look.figure);
        spots.into_iter().find(|spot| spot.bond == Bond::Itself)
    });
    let frame = found.map_or(area.map(|edge| edge as f32), |spot| spot.area);
    let red = look.figure.zip(dossier).map(|(figure, dossier)| page.red(&dossier, figure));
    let is_red = move || red.as_ref().is_some_and(|red| red());
    let [left, top, right, bottom] = frame;
    let (wide, high) = (original.drawn.width, original.drawn.height);
    let bounds = window(frame, (wide, high));
    let name = (page.m().original.piece)(look.page);
    view! {
        <button type="button" aria-label=name on:click=move |_| page.look(look)>
            <svg viewBox=bounds aria-hidden="true">
                <image href=picture width=wide height=high/>
                <rect
                    class:is-suspect=is_red
                    x=left - 3.0
                    y=top - 3.0
                    width=right - left + 6.0
                    height=bottom - top + 6.0
                />
            </svg>
        </button>
    }
}

/// The part of a page that is shown, as a view box: what is framed in its middle, and nothing beyond the page.
fn window([left, top, right, bottom]: [f32; 4], (wide, high): (f32, f32)) -> String {
    let w = (right - left + 2.0 * ROOM).max(WIDTH).min(wide);
    let h = (bottom - top + 2.0 * ROOM).clamp(HEIGHT, 1.5 * HEIGHT).min(high);
    let x = ((left + right - w) / 2.0).clamp(0.0, wide - w);
    let y = ((top + bottom - h) / 2.0).clamp(0.0, high - h);
    format!("{x:.1} {y:.1} {w:.1} {h:.1}")
}
