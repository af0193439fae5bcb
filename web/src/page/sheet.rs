//! The sheet: the document itself, drawn piece by piece so that a long one holds nothing up.
//! It hears the presses on its figures, lights what restates them, and goes where it is told to go.

use super::document::InView;
use super::figure::figure;
use super::form;
use super::state::{Jump, Page, page};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gouji_report::published::Block;
use gouji_web::view::{Dossier, Kind, Piece, Run, place_of, runs};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// What is drawn before anything else happens, and then at a time: cells and paragraphs.
const AT_ONCE: u32 = 500;
/// A document heavier than this is drawn only where it is looked at.
const LONG: u32 = 20_000;

/// What stands before the table of contents is the cover, if it is no more than this.
const COVER: usize = 12;

/// The pieces of a document and which of them are drawn.
#[derive(Clone)]
struct Pieces {
    dossier: Arc<Dossier>,
    drawn: Arc<[RwSignal<bool>]>,
    /// Grows with every piece that is drawn.
    version: RwSignal<u32>,
}

impl Pieces {
    fn new(dossier: Arc<Dossier>) -> Pieces {
        let mut weight = 0;
        let drawn = dossier.pieces.iter().map(|piece| {
            weight += piece.weight;
            RwSignal::new(weight - piece.weight < AT_ONCE)
        });
        Pieces { drawn: drawn.collect(), dossier, version: RwSignal::new(0) }
    }

    fn is_long(&self) -> bool {
        self.dossier.pieces.iter().map(|piece| piece.weight).sum::<u32>() > LONG
    }

    fn draw(&self, at: usize) {
        if let Some(drawn) = self.drawn.get(at)
            && drawn.try_get_untracked() == Some(false)
        {
            drawn.set(true);
            self.version.update(|version| *version += 1);
        }
    }

    /// Draws the rest in small parts, whenever the browser has time.
    fn draw_rest(self, from: usize) {
        let Some(next) = (from..self.drawn.len()).find(|&at| self.drawn[at].try_get_untracked() == Some(false)) else {
            return;
        };
        Timeout::new(8, move || {
            let mut weight = 0;
            let mut at = next;
            while weight < AT_ONCE && at < self.drawn.len() {
                self.draw(at);
                weight += self.dossier.pieces[at].weight;
                at += 1;
            }
            self.draw_rest(at);
        })
        .forget();
    }
}

#[component]
pub fn Sheet(dossier: Arc<Dossier>, in_view: RwSignal<InView>) -> impl IntoView {
    let page = page();
    let root = NodeRef::<Div>::new();
    let pieces = Pieces::new(dossier);
    let long = pieces.is_long();
    if !long {
        pieces.clone().draw_rest(0);
    }
    follow_scroll(&pieces, root, in_view);
    follow_jumps(page, &pieces, root);
    light(page, &pieces, root);
    fit_tables(&pieces, root);
    let seen = StoredValue::new_local(observe(&pieces));
    let drawn = (0..pieces.drawn.len()).map(|at| piece(&pieces, at, seen)).collect_view();
    view! {
        <div
            class="sheet"
            class:is-long=long
            lang="zh-CN"
            node_ref=root
            on:click=move |event| press(page, event.target())
            on:keydown=move |event| key(page, &event)
            on:pointerover=move |event| page.lit.set(figure_under(event.target()).map(|(figure, _)| figure))
            on:pointerleave=move |_| page.lit.set(None)
        >
            {drawn}
        </div>
    }
}

type Observer = Option<(IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>)>;

/// Draws pieces that come near the screen.
fn observe(pieces: &Pieces) -> Observer {
    let pieces = pieces.clone();
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let at = entry.target().get_attribute("data-p").and_then(|at| at.parse().ok());
            if let (true, Some(at)) = (entry.is_intersecting(), at) {
                pieces.draw(at);
            }
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("1500px 0px");
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    Some((observer, seen))
}

fn piece(pieces: &Pieces, at: usize, seen: StoredValue<Observer, LocalStorage>) -> impl IntoView + use<> {
    let node = NodeRef::<Div>::new();
    let drawn = pieces.drawn[at];
    let dossier = pieces.dossier.clone();
    let height = dossier.pieces[at].height;
    Effect::new(move |_| {
        if let (Some(node), false) = (node.get(), drawn.get_untracked()) {
            seen.with_value(|seen| seen.iter().for_each(|(observer, _)| observer.observe(&node)));
        }
    });
    let space = move || (!drawn.get()).then(|| format!("{height}px"));
    view! {
        <div
            class="piece"
            data-p=at.to_string()
            node_ref=node
            style:height=space
            style:contain-intrinsic-size=format!("auto {height}px")
        >
            {move || drawn.get().then(|| contents(&dossier, &dossier.pieces[at]))}
        </div>
    }
}

fn contents(dossier: &Dossier, piece: &Piece) -> AnyView {
    match &piece.kind {
        Kind::Table(block, rows) => form::form(dossier, *block, rows),
        Kind::Prose(blocks) => {
            let all = &dossier.answer.reading.blocks;
            let listed = gouji_web::view::contents(all);
            let covered = listed.start <= COVER;
            let class = |at: usize| match at {
                at if at < listed.start && covered => "cover",
                at if listed.contains(&at) => "toc",
                _ => "",
            };
            blocks.clone().filter_map(|at| Some(prose(dossier, all.get(at)?, class(at)))).collect_view().into_any()
        }
    }
}

fn prose(dossier: &Dossier, block: &Block, class: &'static str) -> AnyView {
    let (spans, level) = match block {
        Block::Heading { spans, level, .. } => (spans, *level),
        Block::Paragraph { spans } => (spans, 0),
        Block::Table { .. } => return ().into_any(),
    };
    let page = page();
    let words = runs(dossier, spans).into_iter().map(|run| match run {
        Run::Text(text) => text.into_any(),
        Run::Figure(index) => figure(page, dossier, index, true).into_any(),
    });
    let words = words.collect::<Vec<_>>();
    let offset = spans.first().map(|span| span.0.to_string());
    if !class.is_empty() {
        return view! { <p class=class class:part=level == 1 data-o=offset>{words}</p> }.into_any();
    }
    match level {
        0 => view! { <p data-o=offset>{words}</p> }.into_any(),
        1 => view! { <h3 data-o=offset>{words}</h3> }.into_any(),
        2 => view! { <h4 data-o=offset>{words}</h4> }.into_any(),
        _ => view! { <h5 data-o=offset>{words}</h5> }.into_any(),
    }
}

/// The figure that an event is on, with its element.
fn figure_under(target: Option<web_sys::EventTarget>) -> Option<(u32, Element)> {
    let element = target?.dyn_into::<Element>().ok()?.closest("[data-f]").ok()??;
    Some((element.get_attribute("data-f")?.parse().ok()?, element))
}

fn press(page: Page, target: Option<web_sys::EventTarget>) {
    let selecting = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    if let (Some((figure, element)), false) = (figure_under(target), selecting) {
        page.open_figure(figure, Some(element.get_bounding_client_rect().top() as i32));
    }
}

fn key(page: Page, event: &web_sys::KeyboardEvent) {
    let Some((_, element)) = figure_under(event.target()) else { return };
    match event.key().as_str() {
        "Enter" | " " => {
            event.prevent_default();
            press(page, event.target());
        }
        _ => form::arrow(event, &element),
    }
}

fn find(root: &Element, figure: u32) -> Option<HtmlElement> {
    root.query_selector(&format!("[data-f=\"{figure}\"]")).ok()??.dyn_into().ok()
}

/// Keeps what is in view up to date while the page scrolls.
fn follow_scroll(pieces: &Pieces, root: NodeRef<Div>, in_view: RwSignal<InView>) {
    let waiting = StoredValue::new(false);
    let pieces = pieces.clone();
    let look = move || {
        waiting.try_set_value(false);
        if let Some(root) = root.try_get_untracked().flatten()
            && let Some(seen) = seen(&root, &pieces.dossier)
            && in_view.try_get_untracked().is_some_and(|before| before != seen)
        {
            in_view.set(seen);
        }
    };
    let soon = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(look.clone());
        }
    };
    let first = soon.clone();
    Effect::new(move |_| {
        if root.get().is_some() {
            first();
        }
    });
    let listener = StoredValue::new_local(EventListener::new(&window(), "scroll", move |_| soon()));
    on_cleanup(move || listener.dispose());
}

/// The bytes of the text that are on the screen: by the pieces there, and within them by height.
fn seen(root: &Element, dossier: &Dossier) -> Option<InView> {
    let list = root.children();
    let count = list.length().min(dossier.pieces.len() as u32);
    let bottom = window().inner_height().ok()?.as_f64()?;
    let edges = |at: u32| list.item(at).map(|piece| piece.get_bounding_client_rect());
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if edges(middle)?.bottom() <= 0.0 { low = middle + 1 } else { high = middle }
    }
    let first = low.min(count.checked_sub(1)?);
    let mut last = first;
    while last + 1 < count && edges(last + 1)?.top() < bottom {
        last += 1;
    }
    let offset = |at: u32, y: f64| {
        let edge = edges(at)?;
        let start = dossier.pieces[at as usize].start;
        let end = dossier.pieces.get(at as usize + 1).map_or(dossier.span().1, |next| next.start);
        let part = ((y - edge.top()) / edge.height().max(1.0)).clamp(0.0, 1.0);
        Some(start + (f64::from(end.saturating_sub(start)) * part) as u32)
    };
    Some(InView { start: offset(first, 0.0)?, end: offset(last, bottom)? })
}

/// Scrolls to where it is asked to.
fn follow_jumps(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let pieces = pieces.clone();
    let asked = StoredValue::new(page.jump.get_untracked());
    Effect::new(move |_| {
        let jump = page.jump.get();
        let Some(jump) = jump.filter(|_| jump != asked.get_value() || root.get_untracked().is_some()) else { return };
        asked.set_value(Some(jump));
        pieces.draw(place_of(&pieces.dossier.pieces, jump.offset));
        let pieces = pieces.clone();
        request_animation_frame(move || {
            let Some(root) = root.try_get_untracked().flatten() else { return };
            arrive(&root, &pieces.dossier, jump);
            // What stands above may just have taken its real height.
            request_animation_frame(move || arrive(&root, &pieces.dossier, jump));
        });
    });
}

fn arrive(root: &Element, dossier: &Dossier, jump: Jump) {
    let Some(element) = target(root, dossier, jump) else { return };
    let edge = element.get_bounding_client_rect();
    let screen = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or_default();
    let covered = document().query_selector("dialog.card:modal").ok().flatten().is_some();
    let goal = match jump.keep {
        _ if covered => screen * 0.06,
        Some(keep) => f64::from(keep),
        None if jump.figure.is_some() => screen * 0.4,
        None => 24.0,
    };
    window().scroll_by_with_x_and_y(0.0, edge.top() - goal);
}

fn target(root: &Element, dossier: &Dossier, jump: Jump) -> Option<Element> {
    if let Some(element) = jump.figure.and_then(|figure| find(root, figure)) {
        return Some(element.into());
    }
    let piece = root.children().item(place_of(&dossier.pieces, jump.offset) as u32)?;
    let marks = piece.query_selector_all("[data-o]").ok()?;
    let mut found = piece.clone();
    for mark in (0..marks.length()).filter_map(|i| marks.item(i)?.dyn_into::<Element>().ok()) {
        let offset: u32 = mark.get_attribute("data-o").and_then(|o| o.parse().ok()).unwrap_or(u32::MAX);
        if offset > jump.offset {
            break;
        }
        found = mark;
    }
    Some(found)
}

/// Lights the open figure with its row, and all that restate it or the one under the pointer.
fn light(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let pieces = pieces.clone();
    Effect::new(move |before: Option<Option<u32>>| {
        let (open, lit) = (page.open.get(), page.lit.get());
        pieces.version.track();
        let Some(root) = root.get() else { return open };
        let closed = before.flatten().filter(|_| open.is_none());
        let dossier = pieces.dossier.clone();
        request_animation_frame(move || {
            unlight(&root);
            for &same in lit.or(open).map_or(&[][..], |figure| dossier.restatements(figure)) {
                if let Some(element) = find(&root, same) {
                    let _ = element.class_list().add_1("is-same");
                }
            }
            if let Some(element) = open.and_then(|figure| find(&root, figure)) {
                let _ = element.class_list().add_1("is-open");
                let _ = element.set_attribute("aria-expanded", "true");
                if let Ok(Some(row)) = element.closest("tr, p") {
                    let _ = row.class_list().add_1("is-here");
                }
            }
            if let Some(element) = closed.and_then(|figure| find(&root, figure)) {
                focus_quietly(&element);
            }
        });
        open
    });
}

fn unlight(root: &Element) {
    let Ok(lit) = root.query_selector_all(".is-same, .is-open, .is-here") else { return };
    for element in (0..lit.length()).filter_map(|i| lit.item(i)?.dyn_into::<Element>().ok()) {
        let _ = element.class_list().remove_3("is-same", "is-open", "is-here");
        let _ = element.remove_attribute("aria-expanded");
    }
}

/// Moves the focus without moving the page.
pub fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Lets tables that fit keep their heads at the top of the screen, and the others scroll in their own regions.
fn fit_tables(pieces: &Pieces, root: NodeRef<Div>) {
    let version = pieces.version;
    let fit = move || {
        let Some(root) = root.try_get_untracked().flatten() else { return };
        let Ok(wraps) = root.query_selector_all(".form-wrap") else { return };
        for wrap in (0..wraps.length()).filter_map(|i| wraps.item(i)?.dyn_into::<HtmlElement>().ok()) {
            let Some(table) = wrap.first_element_child().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { continue };
            let fits = table.offset_width() <= wrap.client_width() + 1;
            let _ = wrap.class_list().toggle_with_force("fits", fits);
            let _ = wrap.class_list().toggle_with_force("is-wide", !fits);
        }
    };
    let resized = Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| fit());
    let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    let observer = StoredValue::new_local((observer, resized));
    Effect::new(move |_| {
        version.track();
        if let Some(root) = root.get() {
            observer.with_value(|(observer, _)| observer.observe(&root));
            request_animation_frame(fit);
        }
    });
    on_cleanup(move || {
        observer.with_value(|(observer, _)| observer.disconnect());
        observer.dispose();
    });
}
