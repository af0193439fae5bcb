//! Arrow keys inside a table or a stretch of prose that is one tab stop: to the next thing to press in that direction.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Goes to the next stop in the direction of an arrow key. `stops` selects what is a stop; one of them is the tab stop.
pub fn arrow(event: &KeyboardEvent, from: &Element, stops: &str) {
    let Some(table) = from.closest("table").ok().flatten() else { return along(event, from, stops) };
    let to = match event.key().as_str() {
        "ArrowLeft" => beside(&table, from, stops, -1),
        "ArrowRight" => beside(&table, from, stops, 1),
        "ArrowUp" => above(from, stops, |row| row.previous_element_sibling()),
        "ArrowDown" => above(from, stops, |row| row.next_element_sibling()),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        let _ = from.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
        let _ = to.focus();
    }
}

/// Outside tables: to the figure before or after, through the whole document.
fn along(event: &KeyboardEvent, from: &Element, stops: &str) {
    let step = match event.key().as_str() {
        "ArrowLeft" | "ArrowUp" => -1,
        "ArrowRight" | "ArrowDown" => 1,
        _ => return,
    };
    let Some(sheet) = from.closest(".sheet").ok().flatten() else { return };
    event.prevent_default();
    if let Some(to) = beside(&sheet, from, stops, step).and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        let _ = to.focus();
    }
}

fn all(within: &Element, stops: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(stops) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

fn beside(table: &Element, from: &Element, stops: &str, step: isize) -> Option<Element> {
    let all = all(table, stops);
    let at = all.iter().position(|stop| stop == from)?;
    all.into_iter().nth(at.checked_add_signed(step)?)
}

/// The stop of the nearest row that has any, closest in the horizontal.
fn above(from: &Element, stops: &str, step: impl Fn(&Element) -> Option<Element>) -> Option<Element> {
    let right = from.get_bounding_client_rect().right();
    let mut row = step(&from.closest("tr").ok()??)?;
    loop {
        let off = |stop: &Element| (stop.get_bounding_client_rect().right() - right).abs();
        let nearest = all(&row, stops).into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
        if nearest.is_some() {
            return nearest;
        }
        row = step(&row)?;
    }
}
