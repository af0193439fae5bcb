//! What the worker does: hears what the page asks, and tells it.
//! Files become texts in `files`, with the readers that `reader` fetches when a file first needs one.

mod files;
mod reader;

use files::Read;
use gouji_report::{Answer, Options, check, file};
use gouji_web::edge::{Ask, Entry, Source, Step, Tell, apart};
use gouji_web::view::headline;
use js_sys::{Array, global};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    static ANSWERS: RefCell<Vec<Answer>> = const { RefCell::new(Vec::new()) };
}

/// Begins.
pub fn listen() {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let data = event.data();
        match data.dyn_into::<Array>() {
            Ok(files) => spawn_local(check_files(files)),
            Err(data) => {
                if let Ok(ask) = serde_wasm_bindgen::from_value(data) {
                    hear(ask);
                }
            }
        }
    });
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget(); // lives as long as the worker
    tell(&Tell::Ready);
}

fn hear(ask: Ask) {
    match ask {
        Ask::Check { text, name } => {
            let answers = check(&text, &name);
            tell(&Tell::Checked(answers.iter().map(|answer| entry(0, answer)).collect()));
            ANSWERS.replace(answers);
        }
        Ask::Open(index) => {
            let answer = ANSWERS.with_borrow(|answers| answers.get(index).cloned());
            let (parts, rest) = apart(answer.unwrap_or_default());
            for part in parts {
                tell(&Tell::Part(part));
            }
            tell(&Tell::Opened(index, Box::new(rest)));
        }
    }
}

async fn check_files(list: Array) {
    let read = files::read(list.iter().filter_map(|file| file.dyn_into().ok())).await;
    tell(&Tell::Step(Step::Checking));
    let (mut all, mut entries) = (Vec::new(), Vec::new());
    for (source, Read { name, bytes, taken }) in read.iter().enumerate() {
        let Ok(taken) = taken else { continue };
        for answer in file::check(&file::source(taken), taken, name, *bytes, &Options::default()) {
            entries.push(entry(source, &answer));
            all.push(answer);
        }
    }
    ANSWERS.replace(all);
    let sources = read.into_iter().map(|Read { name, taken, .. }| match taken {
        Ok(taken) => Source { name, text: taken.text, why: None },
        Err(why) => Source { name, why: Some(why), ..Source::default() },
    });
    tell(&Tell::Read(sources.collect()));
    tell(&Tell::Checked(entries));
}

fn entry(source: usize, answer: &Answer) -> Entry {
    let report = &answer.report;
    Entry {
        source,
        disclosure: report.disclosure.clone(),
        verdict: report.verdict.clone(),
        summary: report.summary,
        headline: headline(report),
    }
}

fn tell(tell: &Tell) {
    if let Ok(value) = serde_wasm_bindgen::to_value(tell) {
        let _ = scope().post_message(&value);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}
