//! The page itself: the picture that the worker drew, and over it a frame around each figure.
//! The picture is an image: what a browser shows of one can neither run nor lead anywhere.

use super::super::state::{Page, page};
use super::{Look, Sight};
use gouji_web::protocol::Original;
use gouji_web::view::{Bond, Spot, spots};
use js_sys::Array;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Element, MouseEvent, Url};

/// Pixels for a point at least, when a page is first shown: the small print of forms can be read.
const READABLE: f64 = 1.3;
/// Pixels for a point at most, when a page is first shown.
const ENOUGH: f64 = 2.0;
/// The bounds of making it larger and smaller, in pixels for a point.
const BOUNDS: (f64, f64) = (0.3, 8.0);
const STEP: f64 = 1.25;
/// Room between a figure and its frame, in points.
const ROOM: f32 = 2.0;

/// How large the page is shown.
#[derive(Clone, Copy)]
pub struct Zoom {
    view: NodeRef<Div>,
    /// Pixels for a point; nothing before the first page is there.
    scale: RwSignal<Option<f64>>,
    /// Width of the page in points.
    width: StoredValue<f64>,
}

impl Zoom {
    pub fn new() -> Zoom {
        Zoom { view: NodeRef::new(), scale: RwSignal::new(None), width: StoredValue::new(0.0) }
    }

    pub fn larger(self) {
        self.by(STEP);
    }

    pub fn smaller(self) {
        self.by(1.0 / STEP);
    }

    pub fn whole_width(self) {
        if let Some(fit) = self.fit() {
            self.scale.set(Some(fit));
        }
    }

    fn fit(self) -> Option<f64> {
        let (view, width) = (self.view.get_untracked()?, self.width.get_value());
        (width > 0.0).then(|| f64::from(view.client_width()) / width)
    }

    /// Scales so that what is in the middle stays there.
    fn by(self, factor: f64) {
        let (Some(view), Some(before)) = (self.view.get_untracked(), self.scale.get_untracked()) else {
            return;
        };
        let after = (before * factor).clamp(BOUNDS.0, BOUNDS.1);
        let middle = |at: i32, size: i32| (f64::from(at) + f64::from(size) / 2.0) / before * after;
        let left = middle(view.scroll_left(), view.client_width()) - f64::from(view.client_width()) / 2.0;
        let top = middle(view.scroll_top(), view.client_height()) - f64::from(view.client_height()) / 2.0;
        self.scale.set(Some(after));
        request_animation_frame(move || {
            view.set_scroll_left(left as i32);
            view.set_scroll_top(top as i32);
        });
    }

    /// A page has come: shows it so large that it can be read, with a place of it in the middle.
    fn arrive(self, original: &Original, place: Option<[f32; 4]>) {
        self.width.set_value(f64::from(original.drawn.width));
        let (Some(view), Some(fit)) = (self.view.get_untracked(), self.fit()) else { return };
        let scale = self.scale.get_untracked().unwrap_or_else(|| fit.clamp(READABLE, ENOUGH.max(READABLE)));
        self.scale.set(Some(scale));
        request_animation_frame(move || {
            let to = |from: f32, to: f32, size: i32| {
                (f64::from(from + to) / 2.0 * scale - f64::from(size) / 2.0).max(0.0) as i32
            };
            let [left, top, right, bottom] = place.unwrap_or_default();
            view.set_scroll_left(to(left, right, view.client_width()));
            view.set_scroll_top(to(top, bottom, view.client_height()));
        });
    }
}

#[component]
pub fn Sheet(zoom: Zoom) -> impl IntoView {
    let page = page();
    let m = page.m().original;
    let picture = StoredValue::new(None::<String>);
    let forget = move || {
        if let Some(Some(address)) = picture.try_update_value(Option::take) {
            let _ = Url::revoke_object_url(&address);
        }
    };
    on_cleanup(forget);
    let drawn = move || {
        forget();
        let Sight::Page(original) = page.original.sight.get() else { return None };
        let address = address(&original.drawn.svg)?;
        picture.set_value(Some(address.clone()));
        let look = page.original.look.get_untracked()?;
        let first = found(page, &original, look).into_iter().find(|spot| spot.bond == Bond::Itself);
        let place = first.map(|spot| spot.area).or_else(|| place(look));
        let arrived = original.clone();
        request_animation_frame(move || zoom.arrive(&arrived, place));
        let width = f64::from(original.drawn.width);
        Some(view! {
            <div
                class="original-page"
                style:width=move || zoom.scale.get().map(|scale| format!("{}px", width * scale))
            >
                <img
                    src=address
                    alt=(m.picture)(original.drawn.page)
                    width=original.drawn.width.to_string()
                    height=original.drawn.height.to_string()
                    on:error=move |_| page.original.sight.set(Sight::Nothing)
                />
                {move || frames(page, &original)}
            </div>
        })
    };
    view! {
        <div
            class="original-scroll"
            node_ref=zoom.view
            tabindex="0"
            role="region"
            aria-label=move || page.original.look.get().map(|look| (m.picture)(look.page))
            on:click=move |event| press(page, &event)
        >
            {drawn}
        </div>
    }
}

/// An address of a picture, which lasts until it is given back.
pub fn address(svg: &str) -> Option<String> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn found(page: Page, original: &Original, look: Look) -> Vec<Spot> {
    untrack(|| page.dossier()).map(|dossier| spots(&dossier, original, look.figure)).unwrap_or_default()
}

/// The place that is meant, if it is no figure and stands on the page that is shown.
fn place(look: Look) -> Option<[f32; 4]> {
    look.place.filter(|(on, _)| *on == look.page).map(|(_, area)| area.map(|edge| edge as f32))
}

/// The frames around the figures, above the picture.
fn frames(page: Page, original: &Arc<Original>) -> Option<impl IntoView + use<>> {
    let look = page.original.look.get()?;
    let dossier = untrack(|| page.dossier())?;
    let frame = |area: [f32; 4], class: &'static str, figure: Option<u32>| {
        let [left, top, right, bottom] = area;
        view! {
            <rect
                class=class
                class:is-suspect=figure.map(|figure| page.red(&dossier, figure)).is_some_and(|red| red())
                data-f=figure.map(|figure| figure.to_string())
                x=left - ROOM
                y=top - ROOM
                width=right - left + 2.0 * ROOM
                height=bottom - top + 2.0 * ROOM
            />
        }
    };
    let spots = spots(&dossier, original, look.figure);
    let figures = spots.iter().map(|spot| {
        let class = match spot.bond {
            Bond::Itself => "is-itself",
            Bond::Related => "is-related",
            Bond::Other => "is-other",
        };
        frame(spot.area, class, Some(spot.figure))
    });
    let figures = figures.collect_view();
    let place = place(look).map(|area| frame(area, "is-itself", None));
    let bounds = format!("0 0 {} {}", original.drawn.width, original.drawn.height);
    Some(view! { <svg class="original-frames" viewBox=bounds aria-hidden="true">{figures} {place}</svg> })
}

/// A press on a figure of the page asks about it.
fn press(page: Page, event: &MouseEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let figure = element.and_then(|element| element.get_attribute("data-f")?.parse().ok());
    if let Some(figure) = figure {
        page.look_for(figure);
    }
}
