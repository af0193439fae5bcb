//! Arrow keys inside what is one tab stop, the figures of the document or another table: to the next thing to press in
//! that direction.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// What is one tab stop as a whole, and the figure in it that is the stop.
const WHOLE: &str = ".sheet, table.rel";
const STOP: &str = "[data-f][tabindex=\"0\"]";

/// Makes the first figure the tab stop of what is drawn in `root`, where no other is it yet; `track` says when figures
/// have come or gone.
pub fn begin_tab_stop(track: impl Fn() + 'static, root: impl Fn() -> Option<Element> + 'static) {
    Effect::new(move |_| {
        track();
        let Some(root) = root() else { return };
        request_animation_frame(move || {
            let none = root.query_selector(STOP).is_ok_and(|stop| stop.is_none());
            if let Some(first) = root.query_selector("[data-f]").ok().flatten().filter(|_| none) {
                let _ = first.set_attribute("tabindex", "0");
            }
        });
    });
}

/// Lets the figure that has the focus be the tab stop, however it came by it.
pub fn stay(target: Option<web_sys::EventTarget>) {
    let Some(figure) = target.and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if !figure.matches("[data-f]").unwrap_or(false) {
        return;
    }
    let whole = figure.closest(WHOLE).ok().flatten();
    if let Some(before) = whole.and_then(|whole| whole.query_selector(STOP).ok().flatten()) {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = figure.set_attribute("tabindex", "0");
}

/// Goes to the next stop in the direction of an arrow key. `stops` selects what is a stop; one of them is the tab stop.
pub fn arrow(event: &KeyboardEvent, from: &Element, stops: &str) {
    let around = |what: &str| from.closest(what).ok().flatten();
    let table = around("table");
    let Some(within) = around(".sheet").or(table.clone()) else { return };
    let key = event.key();
    let step = match key.as_str() {
        "ArrowLeft" | "ArrowUp" => -1,
        "ArrowRight" | "ArrowDown" => 1,
        _ => return,
    };
    let to = match table.filter(|_| matches!(key.as_str(), "ArrowUp" | "ArrowDown")) {
        None => beside(&within, from, stops, step),
        Some(table) => above(from, stops, step).or_else(|| beyond(&within, &table, stops, step)),
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        let _ = from.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
        let _ = to.focus();
    }
}

fn all(within: &Element, stops: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(stops) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

fn beside(within: &Element, from: &Element, stops: &str, step: isize) -> Option<Element> {
    let all = all(within, stops);
    let at = all.iter().position(|stop| stop == from)?;
    all.into_iter().nth(at.checked_add_signed(step)?)
}

/// The stop next to a table, before or behind it.
fn beyond(within: &Element, table: &Element, stops: &str, step: isize) -> Option<Element> {
    let all = all(within, stops);
    let inside = |stop: &Element| table.contains(Some(stop.as_ref()));
    let edge = if step < 0 { all.iter().position(inside) } else { all.iter().rposition(inside) };
    all.into_iter().nth(edge?.checked_add_signed(step)?)
}

/// The stop of the nearest row that has any, closest in the horizontal.
fn above(from: &Element, stops: &str, step: isize) -> Option<Element> {
    let next = |row: &Element| match step {
        ..0 => row.previous_element_sibling(),
        _ => row.next_element_sibling(),
    };
    let right = from.get_bounding_client_rect().right();
    let mut row = next(&from.closest("tr").ok()??)?;
    loop {
        let off = |stop: &Element| (stop.get_bounding_client_rect().right() - right).abs();
        let nearest = all(&row, stops).into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
        if nearest.is_some() {
            return nearest;
        }
        row = next(&row)?;
    }
}
