//! The sheet: the document itself, drawn piece by piece so that a long one holds nothing up.
//! It hears the presses on its figures, lights what restates them, and goes where it is sent.

use super::arrows::{arrow, begin_tab_stop, stay};
use super::figure::figure_named;
use super::form;
use super::found::mark_found;
use super::light::{fit_tables, light};
use super::scroll::{follow_jumps, follow_scroll};
use super::source::source;
use super::state::{Page, page};
use gouji_report::published::Block;
use gouji_web::view::{Dossier, Kind, Listed, Piece, Run, listed, runs, source_pieces};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

/// What is drawn before anything else happens, and then at a time: cells and paragraphs.
const AT_ONCE: u32 = 500;
/// Between two parts the browser has time for what a reader does.
const PAUSE: Duration = Duration::from_millis(8);
/// A document heavier than this is drawn only where it is looked at.
const LONG: u32 = 20_000;

/// What stands before the table of contents is the cover, if it is no more than this.
const COVER: usize = 12;

/// The pieces of a document and which of them are drawn.
#[derive(Clone)]
pub struct Pieces {
    pub dossier: Arc<Dossier>,
    pub list: Arc<[Piece]>,
    drawn: Arc<[RwSignal<bool>]>,
    /// Grows with every piece that is drawn.
    pub version: RwSignal<u32>,
}

impl Pieces {
    fn new(dossier: Arc<Dossier>, source: bool) -> Pieces {
        let list = if source { source_pieces(&dossier) } else { dossier.pieces.clone() };
        let mut weight = 0;
        let drawn = list.iter().map(|piece| {
            weight += piece.weight;
            RwSignal::new(weight - piece.weight < AT_ONCE)
        });
        Pieces { drawn: drawn.collect(), list: list.into(), dossier, version: RwSignal::new(0) }
    }

    fn is_long(&self) -> bool {
        self.list.iter().map(|piece| piece.weight).sum::<u32>() > LONG
    }

    pub fn draw(&self, at: usize) {
        if let Some(drawn) = self.drawn.get(at)
            && drawn.try_get_untracked() == Some(false)
        {
            drawn.set(true);
            self.version.update(|version| *version += 1);
        }
    }

    /// Draws the rest in small parts, whenever the browser has time.
    fn draw_rest(self, from: usize) {
        let Some(next) =
            (from..self.drawn.len()).find(|&at| self.drawn[at].try_get_untracked() == Some(false))
        else {
            return;
        };
        let part = move || {
            let mut weight = 0;
            let mut at = next;
            while weight < AT_ONCE && at < self.drawn.len() {
                self.draw(at);
                weight += self.list[at].weight;
                at += 1;
            }
            self.draw_rest(at);
        };
        set_timeout(part, PAUSE);
    }
}

#[component]
pub fn Sheet(dossier: Arc<Dossier>, source: bool) -> impl IntoView {
    let page = page();
    let root = NodeRef::<Div>::new();
    let pieces = Pieces::new(dossier, source);
    let long = pieces.is_long();
    if !long {
        pieces.clone().draw_rest(0);
    }
    follow_scroll(page, &pieces, root);
    follow_jumps(page, &pieces, root);
    light(page, &pieces, root);
    fit_tables(&pieces, root);
    draw_for_paper(page, &pieces);
    mark_found(page, &pieces, root);
    let version = pieces.version;
    begin_tab_stop(move || version.track(), move || Some(root.get()?.into()));
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
            on:focusin=move |event| stay(event.target())
            on:pointerover=move |event| page.reading.lit.set(figure_under(event.target()).map(|(figure, _)| figure))
            on:pointerleave=move |_| page.reading.lit.set(None)
        >
            {drawn}
        </div>
    }
}

/// Draws all of it when it is about to be printed.
fn draw_for_paper(page: Page, pieces: &Pieces) {
    let pieces = pieces.clone();
    Effect::new(move |_| {
        if page.whole.get() {
            (0..pieces.drawn.len()).for_each(|at| pieces.draw(at));
        }
    });
}

/// Watches for pieces that come near the screen, until it is dropped.
struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Draws pieces that come near the screen.
fn observe(pieces: &Pieces) -> Option<Watch> {
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
    Some(Watch { observer, _seen: seen })
}

fn piece(
    pieces: &Pieces,
    at: usize,
    seen: StoredValue<Option<Watch>, LocalStorage>,
) -> impl IntoView + use<> {
    let node = NodeRef::<Div>::new();
    let drawn = pieces.drawn[at];
    let (dossier, list) = (pieces.dossier.clone(), pieces.list.clone());
    let height = list[at].height;
    Effect::new(move |_| {
        if let (Some(node), false) = (node.get(), drawn.get_untracked()) {
            seen.with_value(|seen| seen.iter().for_each(|watch| watch.observer.observe(&node)));
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
            {move || drawn.get().then(|| contents(&dossier, &list[at]))}
        </div>
    }
}

fn contents(dossier: &Dossier, piece: &Piece) -> AnyView {
    match &piece.kind {
        Kind::Table(block, rows) => form::form(dossier, *block, rows),
        Kind::Source(start, end) => source(dossier, *start, *end),
        Kind::Prose(blocks) => {
            let all = &dossier.answer.reading.blocks;
            let listed = gouji_web::view::contents(&dossier.answer.reading);
            let covered = listed.start <= COVER;
            let class = |at: usize| match at {
                at if at < listed.start && covered => "cover",
                at if listed.contains(&at) => "toc",
                _ => "",
            };
            blocks
                .clone()
                .filter_map(|at| Some(prose(dossier, at, all.get(at)?, class(at))))
                .collect_view()
                .into_any()
        }
    }
}

fn prose(dossier: &Dossier, at: usize, block: &Block, class: &'static str) -> AnyView {
    let (spans, level) = match block {
        Block::Heading { spans, level, .. } => (spans, *level),
        Block::Paragraph { spans } => (spans, 0),
        Block::Table { .. } => return ().into_any(),
    };
    let page = page();
    let runs = runs(dossier, spans);
    let offset = spans.first().map(|span| span.0.to_string());
    if let [Run::Text(text)] = runs.as_slice()
        && let Some(lines) = listed(text)
    {
        return contents_lines(lines, level == 1, offset);
    }
    let words = runs.into_iter().map(|run| match run {
        Run::Text(text) => text.into_any(),
        Run::Figure(index) => figure_named(page, dossier, index).into_any(),
    });
    let words = words.collect::<Vec<_>>();
    if !class.is_empty() {
        return view! { <p class=class class:part=level == 1 data-o=offset>{words}</p> }.into_any();
    }
    let look = match level {
        0 => return view! { <p data-o=offset>{words}</p> }.into_any(),
        1 => "h-1",
        2 => "h-2",
        _ => "h-3",
    };
    heading(dossier.levels.get(at).copied().unwrap_or(3), look, offset, words)
}

/// Lines of the table of contents, the page numbers at the right; the dots between are drawn, not written.
fn contents_lines(lines: Vec<Listed>, part: bool, offset: Option<String>) -> AnyView {
    let line = |Listed { title, page }| {
        view! {
            <p class="toc led" class:part=part data-o=offset.clone()>
                <span>{title}</span>
                {(!page.is_empty()).then(|| view! {
                    " " <span class="leader" aria-hidden="true"></span> " " <span class="n">{page}</span>
                })}
            </p>
        }
    };
    lines.into_iter().map(line).collect_view().into_any()
}

/// A heading of the document.
pub fn heading(level: u8, look: &'static str, offset: Option<String>, words: Vec<AnyView>) -> AnyView {
    match level {
        4 => view! { <h4 class=look data-o=offset>{words}</h4> }.into_any(),
        5 => view! { <h5 class=look data-o=offset>{words}</h5> }.into_any(),
        _ => view! { <h3 class=look data-o=offset>{words}</h3> }.into_any(),
    }
}

/// The figure that an event is on, with its element.
fn figure_under(target: Option<web_sys::EventTarget>) -> Option<(u32, Element)> {
    let element = target?.dyn_into::<Element>().ok()?.closest("[data-f]").ok()??;
    Some((element.get_attribute("data-f")?.parse().ok()?, element))
}

/// A press on a figure opens its card.
pub fn press(page: Page, target: Option<web_sys::EventTarget>) {
    let selecting = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    if let (Some((figure, element)), false) = (figure_under(target), selecting) {
        page.open_figure(figure, Some(element.get_bounding_client_rect().top() as i32));
    }
}

/// The keys of a figure: Enter and the space bar press it, arrows lead on.
pub fn key(page: Page, event: &web_sys::KeyboardEvent) {
    let Some((_, element)) = figure_under(event.target()) else { return };
    match event.key().as_str() {
        "Enter" | " " => {
            event.prevent_default();
            press(page, event.target());
        }
        _ => arrow(event, &element, "[data-f]"),
    }
}

pub fn find(root: &Element, figure: u32) -> Option<HtmlElement> {
    root.query_selector(&format!("[data-f=\"{figure}\"]")).ok()??.dyn_into().ok()
}

/// Moves the focus without moving the page.
pub fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
