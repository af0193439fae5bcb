//! Jobs: what a widget asks. Each names its file and gets the reports, the words of its badge and, where it shows
//! them, the whole answers; nothing of it stays with the worker.

use super::files::{self, Read};
use super::inputs::Inputs;
use super::{entry, original, scope};
use gouji_report::published::{Message, Report};
use gouji_report::unreadable::{self, Reason};
use gouji_report::{Options, families, file, json};
use gouji_web::protocol::{Badge, Whole, Why};
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::iter::once;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// What is asked.
pub struct Job {
    number: JsValue,
    file: File,
    families: Option<String>,
    prior: Option<File>,
    whole: bool,
    /// A page of the file, to be drawn instead.
    draw: Option<u32>,
}

impl Job {
    /// The job that a message asks for, if it is one.
    pub fn of(message: &JsValue) -> Option<Job> {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
        let number = field("job");
        number.as_f64()?;
        let file = field("file").dyn_into().ok()?;
        let prior = field("prior").dyn_into().ok();
        Some(Job {
            number,
            file,
            prior,
            families: field("families").as_string(),
            whole: field("whole").is_truthy(),
            draw: field("draw").as_f64().map(|page| page as u32),
        })
    }

    /// Does it and sends the result.
    pub async fn work(self) {
        let message = Object::new();
        let put = |name: &str, value: &JsValue| {
            let _ = Reflect::set(&message, &name.into(), value);
        };
        put("job", &self.number);
        if let Some(page) = self.draw {
            let drawn = match files::original(&self.file).await {
                Some(original) => original::draw(original, page).await,
                None => None,
            };
            put("drawn", &value(&drawn));
            original::put_away();
            let _ = scope().post_message(&message);
            return;
        }
        match self.families.as_deref().map(families::read).transpose() {
            Err(fault) => put("error", &fault.to_string().into()),
            Ok(families) => {
                let mut options = Options { families: families.unwrap_or_default(), ..Options::default() };
                // What cannot be read is as if it had not been named.
                let prior = files::read(self.prior.into_iter()).await;
                let prior = prior.iter().filter_map(|read| read.taken.as_ref().ok());
                options.counterparts = prior.flat_map(|taken| file::beside(taken, &options)).collect();
                let (reports, whole) = check(self.file, &options).await;
                put("badge", &value(&Badge::of(&reports)));
                put("reports", &value(&trimmed(reports)));
                if self.whole {
                    put("whole", &value(&whole));
                }
            }
        }
        let _ = scope().post_message(&message);
    }
}

async fn check(file: File, options: &Options) -> (Vec<Report>, Whole) {
    let mut whole = Whole { name: file.name(), ..Whole::default() };
    // An archive gives several; halves of one disclosure are put together where that is sure.
    let (read, _) = Inputs::new(files::read(once(file)).await).arranged(None);
    let mut reports = Vec::new();
    for Read { name, bytes, taken, .. } in read {
        let taken = match taken {
            Ok(taken) => taken,
            Err(why) => {
                reports.push(unreadable::report(&name, bytes, &reason(why)));
                continue;
            }
        };
        let source = file::source(&taken);
        for answer in file::one_by_one(&source, &taken, &name, bytes, options) {
            let (start, end) = answer.range;
            reports.push(answer.report.clone());
            whole.entries.push(entry(0, &answer));
            whole.opened.push((source.masked(start, end), source.position(start).line, answer));
        }
    }
    (reports, whole)
}

fn reason(why: Why) -> Reason {
    match why {
        Why::File(message) => Reason::File(message),
        Why::Gone | Why::NoReader(_) | Why::Fault(_) => Reason::File(Message {
            zh: "读取这种文件的程序没有取到，或读到一半停了。请再试一次。".into(),
            en: "The program that reads such files could not be fetched or stopped midway. Please try again."
                .into(),
        }),
    }
}

/// As the command line gives them when it is asked for no lists.
fn trimmed(mut reports: Vec<Report>) -> Vec<Report> {
    reports.iter_mut().for_each(|report| json::Lists::default().trim(report));
    reports
}

fn value(of: &impl Serialize) -> JsValue {
    of.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
