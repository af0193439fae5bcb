//! The worker: checks texts off the page's own thread and keeps the answers until they are asked for.
//! Ending it is how a check is cancelled; nothing of a text outlives it.

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::listen();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use gouji_report::Answer;
    use gouji_web::edge::{Ask, Entry, Tell, apart};
    use gouji_web::view::headline;
    use js_sys::global;
    use std::cell::RefCell;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    thread_local! {
        static ANSWERS: RefCell<Vec<Answer>> = const { RefCell::new(Vec::new()) };
    }

    pub fn listen() {
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
            if let Ok(ask) = serde_wasm_bindgen::from_value(event.data()) {
                hear(ask);
            }
        });
        scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget(); // lives as long as the worker
        tell(&Tell::Ready);
    }

    fn hear(ask: Ask) {
        match ask {
            Ask::Check { text, name } => {
                let answers = gouji_report::check(&text, &name);
                tell(&Tell::Checked(answers.iter().map(entry).collect()));
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

    fn entry(answer: &Answer) -> Entry {
        let report = &answer.report;
        Entry {
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
}
