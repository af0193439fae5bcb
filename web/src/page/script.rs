//! Traditional characters on the screen: every text that is drawn is put into them, by a watch over what changes in the
//! document. What is checked, written into a box or exported stays as it is; drawn anew, the page has its own again.

use super::state::Page;
use gouji_web::messages::Lang;
use gouji_web::traditional::traditional;
use js_sys::{Array, JsString, WeakMap};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

/// Attributes that are read out or shown.
const ATTRIBUTES: [&str; 4] = ["aria-label", "title", "placeholder", "alt"];
/// What holds no text of the page, or what a reader writes.
const LEFT_ALONE: &str = "script, style, textarea, [translate=no]";

/// Watches the document, until it is dropped.
struct Watch {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut(Array, MutationObserver)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Follows the choice of the reader.
pub fn follow(page: Page) {
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        let on = page.preferences.is_traditional();
        watch.set_value(None);
        if on {
            watch.set_value(begin(page));
        }
    });
}

fn begin(page: Page) -> Option<Watch> {
    let root = document().document_element()?;
    // What was put into traditional characters, by its node: it may be taken out of the document and come back.
    let done = WeakMap::new();
    convert(&root, &done);
    let changed =
        Closure::<dyn FnMut(Array, MutationObserver)>::new(move |records: Array, own: MutationObserver| {
            // The page may be drawn anew in its own characters before this watch has ended.
            let on = page.preferences.traditional.try_get_untracked() == Some(true);
            for record in
                records.iter().filter(|_| on).filter_map(|record| record.dyn_into::<MutationRecord>().ok())
            {
                follow_change(&record, &done);
            }
            // What was changed just now is no change of the page.
            own.take_records();
        });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_subtree(true);
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_attribute_filter(&ATTRIBUTES.iter().map(|name| JsValue::from(*name)).collect::<Array>());
    observer.observe_with_options(&root, &options).ok()?;
    Some(Watch { observer, _changed: changed })
}

fn follow_change(record: &MutationRecord, done: &WeakMap) {
    match record.type_().as_str() {
        "childList" => {
            let added = record.added_nodes();
            for node in (0..added.length()).filter_map(|at| added.get(at)) {
                convert(&node, done);
            }
        }
        "attributes" => {
            if let Some(element) = record.target().and_then(|node| node.dyn_into::<Element>().ok()) {
                attributes(&element);
            }
        }
        _ => {
            if let Some(node) = record.target() {
                text(&node, done);
            }
        }
    }
}

/// A node and all that is in it.
fn convert(node: &Node, done: &WeakMap) {
    if node.node_type() == Node::TEXT_NODE {
        return text(node, done);
    }
    let Some(element) = node.dyn_ref::<Element>() else { return };
    if element.matches(LEFT_ALONE).unwrap_or(false) {
        return attributes(element);
    }
    attributes(element);
    let mut child = element.first_child();
    while let Some(node) = child {
        convert(&node, done);
        child = node.next_sibling();
    }
}

fn text(node: &Node, done: &WeakMap) {
    let Some(written) = node.node_value() else { return };
    let kept = done.get(node).dyn_into::<JsString>().ok();
    let alone = node
        .parent_element()
        .is_some_and(|above| above.closest(LEFT_ALONE).is_ok_and(|found| found.is_some()));
    if alone || kept.is_some_and(|kept| kept == written) {
        return;
    }
    if let Some(shown) = traditional(&written) {
        done.set(node, &JsValue::from(shown.as_str()));
        node.set_node_value(Some(&shown));
    }
}

fn attributes(element: &Element) {
    for name in ATTRIBUTES {
        // What is put into them once reads the same when that is done again, as names of buttons do.
        if let Some(shown) = element.get_attribute(name).and_then(|written| traditional(&written)) {
            let _ = element.set_attribute(name, &shown);
        }
    }
}

/// Whether a browser's language is written in traditional characters.
pub fn is_traditional_tag(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    Lang::of_tag(&tag) == Lang::Zh && ["hant", "-tw", "-hk", "-mo"].iter().any(|part| tag.contains(part))
}
