//! What the worker does: hears what the page asks, and answers.
//! Files become texts in `files`, with the readers that `reader` fetches when a file first needs one; `inputs` checks them.

mod copy;
mod files;
mod hash;
mod history;
mod inputs;
mod job;
mod original;
mod reader;

use files::{Original, Read};
use gouji_annotate::Remark;
use gouji_intake::Taken;
use gouji_report::published::Report;
use gouji_report::suppressions::Suppressions;
use gouji_report::{Answer, Options, check_beside, file};
use gouji_web::export::make;
use gouji_web::protocol::{Entry, Event, Request, Source, Step, Why, apart, text_parts};
use gouji_web::view::{Changes, changes, first_bad, headline_without, same_document, stated};
use inputs::Inputs;
use job::Job;
use js_sys::{Array, global};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
    static INPUTS: RefCell<Inputs> = RefCell::default();
    /// What the reader set aside.
    static SUPPRESSIONS: RefCell<Suppressions> = RefCell::default();
    /// As the reader's settings have it.
    static OPTIONS: RefCell<Options> = RefCell::default();
}

/// Begins.
pub fn listen() {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        match event.data().dyn_into::<Array>() {
            Ok(files) => spawn_local(check_files(files)),
            Err(data) => {
                if let Some(job) = Job::of(&data) {
                    spawn_local(job.work());
                } else if let Ok(ask) = serde_wasm_bindgen::from_value(data) {
                    hear(ask);
                }
            }
        }
    });
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget(); // lives as long as the worker
    // The next worker need not compile it again.
    let _ = scope().post_message(&wasm_bindgen::module());
    send(&Event::Ready);
}

fn hear(ask: Request) {
    match ask {
        Request::Check { text, html, name } => check(vec![files::pasted(text, html, name)]),
        Request::Join(joined) => check_inputs(Some(joined)),
        Request::Grade(from_zero) => {
            OPTIONS.with_borrow_mut(|options| options.severities = from_zero.severities());
        }
        Request::Anew(chosen) => KEPT.with_borrow_mut(|kept| anew(kept, chosen)),
        Request::History(action) => spawn_local(history::act(action)),
        Request::Open(index) => KEPT.with_borrow(|kept| open(kept, index)),
        Request::Compare(of, with) => KEPT.with_borrow_mut(|kept| compare(kept, of, with)),
        Request::CompareText(of, text) => {
            beside(of, vec![Read::text(String::new(), files::as_written(text))])
        }
        Request::Export(index, wish) => KEPT.with_borrow(|kept| {
            if let Some((answer, taken)) = kept.get(index) {
                send(&Event::Exported(make(answer, &file::source(taken), &wish)));
            }
        }),
        Request::ReadSuppressions(text) => send(&Event::Suppressions(Suppressions::read(&text))),
        Request::Draw(index, at, page) => {
            let original = KEPT.with_borrow(|kept| kept.original(index, at));
            spawn_local(async move {
                let drawn = match original {
                    Some(original) => original::draw(original, page).await,
                    None => None,
                };
                send(&Event::Drawn(drawn.map(Box::new)));
            });
        }
        Request::Copy(index) => {
            if let Some((read, remarks)) = KEPT.with_borrow(|kept| kept.remarked(index)) {
                spawn_local(async move {
                    match copy::of(&read, remarks).await {
                        Ok(copy) => drop(scope().post_message(&copy)),
                        Err(why) => send(&Event::NoCopy(why)),
                    }
                });
            }
        }
        Request::Hash(index) => {
            let read = KEPT.with_borrow(|kept| kept.source(index));
            spawn_local(async move {
                let hash = match read {
                    Some(read) => hash::of(&read).await,
                    None => None,
                };
                send(&Event::Hash(hash));
            });
        }
        Request::Suppress(suppressions) => {
            SUPPRESSIONS.replace(suppressions);
            let entries = KEPT.with_borrow(Kept::entries);
            if !entries.is_empty() {
                send(&Event::Entries(entries));
            }
        }
        Request::PutAway => original::put_away(),
    }
}

async fn check_files(list: Array) {
    let read = files::read(list.iter().filter_map(|file| file.dyn_into().ok())).await;
    if let Some(of) = list.get(0).as_f64() {
        return beside(of as usize, read);
    }
    INPUTS.replace(Inputs::new(read));
    check_inputs(None);
}

/// Checks what was read in another session.
fn read_again(read: Vec<Read>) {
    INPUTS.replace(Inputs::new(read));
    check_inputs(None);
}

/// Checks the files that were given, halves of one disclosure together as wanted, else where that is sure.
fn check_inputs(joined: Option<bool>) {
    let (read, joints) = INPUTS.with_borrow(|inputs| inputs.arranged(joined));
    let sources = read.iter().map(|read| Source {
        name: read.name.clone(),
        why: read.taken.as_ref().err().cloned(),
        paged: !read.originals.is_empty(),
        annotated: copy::is_there(read),
    });
    send(&Event::Read(sources.collect(), joints));
    check(read);
}

/// Checks all that was read and keeps it.
fn check(read: Vec<Read>) {
    let (answers, entries) = found(&read, 0);
    let first = first_bad(&entries).unwrap_or(0);
    KEPT.replace(Kept { read, answers, held: Vec::new() });
    original::put_away();
    send(&Event::Checked(entries, first));
}

/// Checks all that is kept once more, as the settings have it now, and compares again what was compared.
fn anew(kept: &mut Kept, chosen: usize) {
    kept.answers = found(&kept.read, 0).0;
    for (of, with) in kept.held.clone() {
        hold(kept, of, with);
    }
    send(&Event::Checked(kept.entries(), chosen));
}

/// What is found in all that was read, reporting how far it is. `before`: how many sources there are already.
fn found(read: &[Read], before: usize) -> (Vec<(usize, Answer)>, Vec<Entry>) {
    let all = read.iter().flat_map(|read| &read.taken).map(|taken| taken.text.len() as u64).sum();
    send(&Event::Step(Step::Checking(0, all)));
    let (mut answers, mut entries, mut done) = (Vec::new(), Vec::new(), 0);
    for (source, Read { name, bytes, taken, .. }) in (before..).zip(read) {
        let Ok(taken) = taken else { continue };
        let text = file::source(taken);
        for answer in file::one_by_one(&text, taken, name, *bytes, &options()) {
            send(&Event::Step(Step::Checking(done + u64::from(answer.range.1), all)));
            entries.push(entry(source, &answer));
            answers.push((source, answer));
        }
        done += taken.text.len() as u64;
    }
    // What was not even looked at is reported as a file that cannot be read, with the reason.
    if let [(_, Answer { report, range: (start, end), .. })] = answers.as_slice()
        && start == end
        && let Some(finding) = report.findings.first()
    {
        let why = Some(Why::File(finding.message.clone()));
        let source = Source { name: report.source.name.clone(), why, ..Source::default() };
        send(&Event::Read(vec![source], Vec::new()));
        return (Vec::new(), Vec::new());
    }
    (answers, entries)
}

/// Checks what was read as well, and compares a disclosure with the first of it.
fn beside(of: usize, read: Vec<Read>) {
    let (answers, entries) = KEPT.with_borrow(|kept| found(&read, kept.read.len()));
    if entries.iter().all(|entry| entry.verdict == "unreadable") {
        return send(&Event::NothingToCompare);
    }
    KEPT.with_borrow_mut(|kept| {
        let with = kept.answers.len();
        kept.read.extend(read);
        kept.answers.extend(answers);
        compare(kept, of, with);
    });
}

/// Compares a disclosure with another one and hands it over anew.
fn compare(kept: &mut Kept, of: usize, with: usize) {
    if hold(kept, of, with) {
        kept.held.retain(|held| held.0 != of);
        kept.held.push((of, with));
        send(&Event::Compared(kept.entries(), of, with, kept.changes(of, with)));
        open(kept, of);
    }
}

/// Compares a disclosure with another one; whether both are there.
fn hold(kept: &mut Kept, of: usize, with: usize) -> bool {
    let held = kept.get(of).zip(kept.get(with)).map(|((answer, taken), (other, there))| {
        let others = [(&*there.text, other.range)];
        let mut held =
            check_beside(&file::source(taken), answer.range, &others, &file::options(taken, &options()));
        held.report.source = answer.report.source.clone();
        held
    });
    let both = held.is_some();
    if let Some(held) = held {
        kept.answers[of].1 = held;
    }
    both
}

fn options() -> Options {
    OPTIONS.with_borrow(Clone::clone)
}

/// Hands an answer over, in parts, with the text of its disclosure: private numbers stay here.
fn open(kept: &Kept, index: usize) {
    let Some((answer, taken)) = kept.get(index) else { return };
    let source = file::source(taken);
    let (start, end) = answer.range;
    let line = source.position(start).line;
    let (parts, rest) = apart(answer.clone());
    for part in parts.into_iter().chain(text_parts(&source.masked(start, end))) {
        send(&Event::Part(part));
    }
    send(&Event::Opened(index, line, Box::new(rest)));
}

/// What was read and what was found in it.
#[derive(Default)]
struct Kept {
    read: Vec<Read>,
    /// Each with the index of what it was found in.
    answers: Vec<(usize, Answer)>,
    /// Which disclosure is compared with which.
    held: Vec<(usize, usize)>,
}

impl Kept {
    fn entries(&self) -> Vec<Entry> {
        self.answers.iter().map(|(source, answer)| entry(*source, answer)).collect()
    }

    /// An answer and the text that it is about.
    fn get(&self, index: usize) -> Option<(&Answer, &Taken)> {
        let (source, answer) = self.answers.get(index)?;
        Some((answer, self.read.get(*source)?.taken.as_ref().ok()?))
    }

    /// What figures a disclosure states otherwise than another one, where they are versions of one document.
    fn changes(&self, of: usize, with: usize) -> Option<Changes> {
        let (now, before) = (&self.get(of)?.0.report, &self.get(with)?.0.report);
        let figures = |report: &Report| stated(report.figures.as_deref().unwrap_or_default());
        same_document(&before.disclosure, &now.disclosure).then(|| changes(&figures(before), &figures(now)))
    }

    /// What a disclosure was read from.
    fn source(&self, index: usize) -> Option<Read> {
        let (source, _) = self.answers.get(index)?;
        self.read.get(*source).cloned()
    }

    /// What a disclosure was read from, and what is to be said of all disclosures in it, but for what was set aside.
    fn remarked(&self, index: usize) -> Option<(Read, Vec<Remark>)> {
        let (source, _) = self.answers.get(index)?;
        let read = self.read.get(*source)?;
        let text = file::source(read.taken.as_ref().ok()?);
        let mut remarks = Vec::new();
        for (_, answer) in self.answers.iter().filter(|(of, _)| of == source) {
            let mut report = answer.report.clone();
            SUPPRESSIONS.with_borrow(|suppressions| suppressions.apply(&mut report));
            remarks.extend(gouji_annotate::remarks(&report, &text));
        }
        Some((read.clone(), remarks))
    }

    /// The file with pages that gave a byte of the text of an answer.
    fn original(&self, index: usize, at: u32) -> Option<Original> {
        let (source, _) = self.answers.get(index)?;
        let originals = &self.read.get(*source)?.originals;
        originals.iter().find(|original| (original.span.0..original.span.1).contains(&at)).cloned()
    }
}

fn entry(source: usize, answer: &Answer) -> Entry {
    let report = &answer.report;
    Entry {
        source,
        disclosure: report.disclosure.clone(),
        verdict: report.verdict.clone(),
        summary: report.summary,
        headline: SUPPRESSIONS.with_borrow(|suppressions| {
            headline_without(report, |finding| suppressions.reason(&finding.fingerprint).is_some())
        }),
    }
}

fn send(event: &Event) {
    if let Ok(value) = serde_wasm_bindgen::to_value(event) {
        let _ = scope().post_message(&value);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}
