//! Marks what was found: its row, and the words themselves where the browser can highlight a range of text.

use super::scroll::target;
use super::sheet::Pieces;
use super::state::{Jump, Page};
use js_sys::{Function, Reflect};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

/// Keeps the mark where the last step of the find box led.
pub fn mark_found(page: Page, pieces: &Pieces, root: NodeRef<Div>) {
    let pieces = pieces.clone();
    Effect::new(move |_| {
        let found = page.reading.found.get();
        pieces.version.track();
        let Some(root) = root.get() else { return };
        let pieces = pieces.clone();
        request_animation_frame(move || {
            clear(&root);
            let Some((figure, offset, words)) = found else { return };
            let Some(at) = target(&root, &pieces, Jump { figure, offset, keep: None }) else { return };
            let line = |element: &Element| element.closest("tr, p, h3, h4, h5, .cap, .line").ok().flatten();
            let row = line(&at);
            let range = range_of(row.as_ref().unwrap_or(&at), &words);
            // A heading of a table has no place of its own: its line is where the words stand.
            let stands = || range.as_ref()?.start_container().ok()?.parent_element();
            let row = row.or_else(|| line(&stands()?)).unwrap_or(at);
            let _ = row.class_list().add_1("is-found");
            if range.is_some() {
                light(range.as_ref());
            }
        });
    });
    on_cleanup(|| light(None));
}

fn clear(root: &Element) {
    light(None);
    let Ok(marked) = root.query_selector_all(".is-found") else { return };
    for element in (0..marked.length()).filter_map(|i| marked.item(i)?.dyn_into::<Element>().ok()) {
        let _ = element.class_list().remove_1("is-found");
    }
}

/// Highlights one range and no other, where the browser knows how (CSS custom highlights).
fn light(range: Option<&Range>) {
    let _ = try_light(range);
}

fn try_light(range: Option<&Range>) -> Option<()> {
    let css = Reflect::get(&window(), &"CSS".into()).ok()?;
    let highlights = Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)?;
    let call = |name: &str| Reflect::get(&highlights, &name.into()).ok()?.dyn_into::<Function>().ok();
    call("delete")?.call1(&highlights, &"found".into()).ok()?;
    let make: Function = Reflect::get(&window(), &"Highlight".into()).ok()?.dyn_into().ok()?;
    let lit = Reflect::construct(&make, &js_sys::Array::of1(range?)).ok()?;
    call("set")?.call2(&highlights, &"found".into(), &lit).ok()?;
    Some(())
}

/// The first stretch of an element's text that is `words`, white space and commas left out of account.
fn range_of(element: &Element, words: &str) -> Option<Range> {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '，' | '*');
    let low = |c: char| c.to_lowercase().next().unwrap_or(c);
    let wanted: Vec<char> = words.chars().filter(counts).map(low).collect();
    let mut letters: Vec<(char, Node, u32)> = Vec::new();
    collect(element, &mut |node, at, c| {
        if counts(&c) {
            letters.push((low(c), node.clone(), at));
        }
    });
    let at = letters
        .windows(wanted.len().max(1))
        .position(|some| some.iter().map(|l| l.0).eq(wanted.iter().copied()))?;
    let (first, last) = (&letters[at], &letters[at + wanted.len() - 1]);
    let range = document().create_range().ok()?;
    range.set_start(&first.1, first.2).ok()?;
    range.set_end(&last.1, last.2 + 1).ok()?;
    Some(range)
}

/// Every letter of the text below a node, with the text node and the place in it (in UTF-16 units) where it stands.
fn collect(node: &Node, hear: &mut impl FnMut(&Node, u32, char)) {
    if node.node_type() == Node::TEXT_NODE {
        let mut at = 0;
        for c in node.node_value().unwrap_or_default().chars() {
            hear(node, at, c);
            at += c.len_utf16() as u32;
        }
    }
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|i| children.item(i)) {
        collect(&child, hear);
    }
}
