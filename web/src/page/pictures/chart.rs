//! A picture drawn: marks that light up with what they belong to and open their figure.
//! One tab stop; arrow keys go from mark to mark in reading order, and what a mark is stands below the picture.

use super::words_lang;
use crate::page::host::Host;
use crate::page::state::{Page, page};
use gouji_web::view::pictures::Picture;
use gouji_web::view::pictures::draw::scene::{Line, Mark, SIZE, Text};
use gouji_web::view::pictures::draw::{Ink, Scene};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is kept of a picture while it is drawn anew: for another width, or beside an open card.
#[derive(Clone, Copy)]
pub struct Look {
    /// The mark that is the tab stop, once one was chosen.
    pub at: RwSignal<Option<usize>>,
    /// The description of the mark under the pointer or with the focus.
    pub said: RwSignal<String>,
    /// The open card was opened from here.
    pub opened: StoredValue<bool>,
    /// The mark that had the focus when the drawing was taken away.
    pub left: StoredValue<Option<usize>>,
}

#[component]
pub fn Chart(picture: Arc<Picture>, width: f32, look: Look) -> impl IntoView {
    let page = page();
    let words = page.m().lang.pictures();
    let scene = Arc::new(picture.scene(width));
    let Look { at, said, left, .. } = look;
    let at = Signal::derive({
        let first = first(&scene);
        move || at.get().unwrap_or(first)
    });
    let looked = RwSignal::new(None::<usize>);
    let picture_id = picture.id;
    let see = move |event: &Event| looked.set(mark_of(event));
    let presses = Presses { page, scene: scene.clone(), look, at, picture: picture_id };
    let keys = {
        let presses = presses.clone();
        move |event: KeyboardEvent| presses.key(&event)
    };
    Effect::new({
        let scene = scene.clone();
        move |_| {
            let mark = looked.get().and_then(|i| scene.marks.get(i));
            said.set(mark.map(|m| m.label.clone()).unwrap_or_default());
        }
    });
    if let Some(mark) = left.try_update_value(Option::take).flatten() {
        request_animation_frame(move || focus(page.host, picture_id, mark));
    }
    on_cleanup(move || {
        left.try_update_value(|left| *left = focused(page.host, picture_id));
        said.try_set(String::new());
    });
    let lit = {
        let scene = scene.clone();
        Memo::new(move |_| {
            looked.get().and_then(|i| scene.marks.get(i)).map(|m| m.keys.clone()).unwrap_or_default()
        })
    };
    let marks = scene.marks.iter().enumerate().map(|(i, m)| mark(m, (picture.id, i), at, lit)).collect_view();
    let lines = scene.lines.iter().map(line).collect_view();
    let texts = scene.texts.iter().map(text).collect_view();
    let (w, h) = (scene.width.ceil(), scene.height.ceil());
    let scrolls = w > width;
    let alternative = format!("{} {} {}", picture.title, picture.alternative, words.keys_hint);
    view! {
        <div
            class="chart"
            class:scrolls=scrolls
            tabindex=scrolls.then_some("0")
            role=scrolls.then_some("region")
            aria-label=scrolls.then(|| (words.scrolls)(&picture.title))
        >
            <svg
                width=w
                height=h
                viewBox=format!("0 0 {w} {h}")
                font-size=SIZE
                role="group"
                aria-label=alternative
                class:is-dimming=move || looked.get().is_some()
                on:pointerover=move |event| see(event.as_ref())
                on:pointerleave=move |_| looked.set(None)
                on:focusin=move |event| see(event.as_ref())
                on:focusout=move |_| looked.set(None)
                on:click=move |event| {
                    if let Some(index) = mark_of(event.as_ref()) {
                        presses.open(index);
                    }
                }
                on:keydown=keys
            >
                {patterns(picture.id)}
                {marks} {lines} {texts}
            </svg>
        </div>
    }
}

/// What clicks and keys on a chart do.
#[derive(Clone)]
struct Presses {
    page: Page,
    scene: Arc<Scene>,
    look: Look,
    /// The mark that is the tab stop.
    at: Signal<usize>,
    picture: &'static str,
}

impl Presses {
    /// Opens the figure of a mark.
    fn open(&self, index: usize) {
        if let Some(figure) = self.scene.marks.get(index).and_then(|m| m.figure) {
            self.look.at.set(Some(index));
            self.look.opened.set_value(true);
            self.page.open_figure(figure, None);
        }
    }

    /// Enter opens the figure of the mark with the focus; arrows go to another mark.
    fn key(&self, event: &KeyboardEvent) {
        let here = self.at.get_untracked();
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            self.open(here);
        } else if let Some(to) = next(&self.scene, here, &event.key()) {
            event.prevent_default();
            self.look.at.set(Some(to));
            focus(self.page.host, self.picture, to);
        }
    }
}

/// The hatchings. Their names are the picture's own: several pictures stand in one page.
fn patterns(id: &'static str) -> impl IntoView {
    let pattern = |kind: &'static str| {
        view! {
            <pattern
                id=format!("{kind}-{id}")
                class=kind
                width="7"
                height="7"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <path d="M0 0V7" stroke-width="4"></path>
            </pattern>
        }
    };
    view! { <defs>{pattern("hatch")} {pattern("hatch-red")}</defs> }
}

fn mark(
    mark: &Mark,
    (id, index): (&'static str, usize),
    at: Signal<usize>,
    lit: Memo<Vec<u16>>,
) -> impl IntoView + use<> {
    let keys = mark.keys.clone();
    let is_lit = move || lit.with(|lit| lit.iter().any(|key| keys.contains(key)));
    let pressed = mark.figure.is_some();
    let tab = move || pressed.then(|| if at.get() == index { "0" } else { "-1" });
    let named = !mark.label.is_empty();
    let hatched = matches!(mark.ink, Ink::Hatch | Ink::HatchRed);
    view! {
        <path
            class=format!("mark {}", mark.ink.class())
            class:is-lit=is_lit
            d=mark.shape.path()
            fill=hatched.then(|| format!("url(#{}-{id})", mark.ink.class()))
            data-m=named.then(|| index.to_string())
            role=if pressed { Some("button") } else { named.then_some("img") }
            aria-hidden=(!named).then_some("true")
            aria-label=named.then(|| mark.label.clone())
            lang=words_lang(&mark.label)
            tabindex=tab
        ></path>
    }
}

fn line(line: &Line) -> impl IntoView + use<> {
    let ((x1, y1), (x2, y2)) = (line.from, line.to);
    let class = if line.strong { "axis strong" } else { "axis" };
    view! { <path class=class d=format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}")></path> }
}

fn text(text: &Text) -> impl IntoView + use<> {
    let class = if text.halo { format!("{} halo", text.tone.class()) } else { text.tone.class().to_string() };
    view! {
        <text
            x=format!("{:.1}", text.x)
            y=format!("{:.1}", text.y)
            class=class
            text-anchor=text.anchor.name()
            lang=words_lang(&text.text)
            aria-hidden="true"
        >
            {text.text.clone()}
        </text>
    }
}

/// The first mark that can be opened.
fn first(scene: &Scene) -> usize {
    scene.marks.iter().position(|m| m.figure.is_some()).unwrap_or_default()
}

/// The mark that a key leads to.
fn next(scene: &Scene, here: usize, key: &str) -> Option<usize> {
    let mut stops = (0..scene.marks.len()).filter(|&i| scene.marks[i].figure.is_some());
    match key {
        "ArrowRight" | "ArrowDown" => stops.find(|&i| i > here),
        "ArrowLeft" | "ArrowUp" => stops.rfind(|&i| i < here),
        "Home" => stops.next(),
        "End" => stops.next_back(),
        _ => None,
    }
}

fn mark_of(event: &Event) -> Option<usize> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-m]").ok()??.get_attribute("data-m")?.parse().ok()
}

/// The mark of a picture that has the focus.
fn focused(host: Host, picture: &str) -> Option<usize> {
    let mark = host.focused()?;
    mark.closest(&format!("[data-pic=\"{picture}\"]")).ok()??;
    mark.get_attribute("data-m")?.parse().ok()
}

/// Puts the focus on a mark of a picture.
pub fn focus(host: Host, picture: &str, index: usize) {
    if let Some(found) = host.find(&format!("[data-pic=\"{picture}\"] [data-m=\"{index}\"]")) {
        // An element of SVG, but focused as any other.
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = found.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}
