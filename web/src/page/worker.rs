//! The page's end of the worker: starts it with the page, asks, passes on what it answers, ends it to cancel.
//! One worker at a time; what is asked before it listens waits.

use super::built;
use super::export;
use super::state::{Page, Screen};
use gloo::events::EventListener;
use gouji_web::convention::FromZero;
use gouji_web::messages::Trouble;
use gouji_web::protocol::{Event, Request};
use js_sys::WebAssembly::Module;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions};

struct Live {
    worker: Worker,
    ready: bool,
    waiting: Vec<JsValue>,
    _listeners: [EventListener; 2],
}

impl Drop for Live {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The name of a worker that is handed its module (see `check.js`).
const AGAIN: &str = "again";

thread_local! {
    static LIVE: RefCell<Option<Live>> = const { RefCell::new(None) };
    /// What the first worker compiled: it serves all that follow.
    static MODULE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Ends the worker, if there is one, and starts a new one.
pub fn restart(page: Page) {
    LIVE.replace(start(page));
    let from_zero = page.preferences.from_zero.get_untracked();
    if from_zero != FromZero::default() {
        ask(page, &Request::Grade(from_zero));
    }
    let suppressions = page.set_aside.all.get_untracked();
    if !suppressions.is_empty() {
        ask(page, &Request::Suppress(suppressions));
    }
}

/// Asks the worker, starting one if there is none.
pub fn ask(page: Page, ask: &Request) {
    if let Ok(value) = serde_wasm_bindgen::to_value(ask) {
        send(page, value);
    }
}

/// Sends the worker a message as it is.
pub fn send(page: Page, value: JsValue) {
    if LIVE.with_borrow(Option::is_none) {
        restart(page);
    }
    let asked = LIVE.with_borrow_mut(|live| {
        let Some(live) = live else { return false };
        if live.ready {
            return live.worker.post_message(&value).is_ok();
        }
        live.waiting.push(value);
        true
    });
    if !asked {
        page.trouble(Trouble::Failed);
    }
}

fn start(page: Page) -> Option<Live> {
    let options = WorkerOptions::new();
    options.set_type(built::worker_type());
    let module = MODULE.with_borrow(Clone::clone);
    options.set_name(if module.is_some() { AGAIN } else { "" });
    let worker = Worker::new_with_options(&built::worker(), &options).ok()?;
    if let Some(module) = module {
        worker.post_message(&module).ok()?;
    }
    let messages = EventListener::new(&worker, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if event.data().is_instance_of::<Module>() {
            return drop(MODULE.replace(Some(event.data())));
        }
        if let Ok(copy) = event.data().dyn_into::<Blob>() {
            return export::copied(page, &copy);
        }
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(Event::Ready) => listening(),
            Ok(tell) => page.hear(tell),
            Err(_) => page.trouble(Trouble::Failed),
        }
    });
    let broken = EventListener::new(&worker, "error", move |event| {
        event.prevent_default();
        let ready = LIVE.with_borrow_mut(|live| {
            live.as_ref().is_some_and(|live| {
                live.worker.terminate();
                live.ready
            })
        });
        if matches!(page.screen.get_untracked(), Screen::Working(_) | Screen::Answer) {
            // One that never listened was not fetched, or not whole.
            page.trouble(if ready { Trouble::Failed } else { Trouble::NoProgram });
        }
        // The listener that runs now belongs to what is dropped: not before it has ended.
        request_animation_frame(|| drop(LIVE.take()));
    });
    Some(Live { worker, ready: false, waiting: Vec::new(), _listeners: [messages, broken] })
}

fn listening() {
    LIVE.with_borrow_mut(|live| {
        if let Some(live) = live {
            live.ready = true;
            for value in live.waiting.drain(..) {
                let _ = live.worker.post_message(&value);
            }
        }
    });
}
