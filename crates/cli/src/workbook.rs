//! `gouji workbook`: what was found in a folder as one Excel file, for whoever inspects many bodies. A row a document,
//! a tick sheet of what must be published, one of the rules, every finding, every figure.
//! Rows are written as the documents come, so that memory does not grow with the folder.

mod links;
mod sheets;
mod together;

use crate::args::WorkbookOptions;
use crate::batch::Task;
use crate::check::checking;
use crate::compare::work::{self, Found, Work};
use crate::compare::{groups, units};
use crate::inputs::Input;
use crate::joining;
use gouji_report::SourceText;
use gouji_report::csv::{self, findings};
use gouji_report::published::Report;
use gouji_report::words::Lang;
use rust_xlsxwriter::XlsxError;
use serde::{Deserialize, Serialize};
use sheets::Book;
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::process::ExitCode;

/// What of a workbook is asked for.
#[derive(Clone, Copy)]
pub struct Asked {
    pub lang: Lang,
    pub figures: bool,
}

/// A report, and its rows that need the text they point into.
#[derive(Serialize, Deserialize)]
pub struct Answered {
    pub report: Report,
    pub findings: Vec<[String; 17]>,
    pub figures: Vec<[String; 22]>,
}

/// Checks what the options name and writes the workbook.
pub fn run(options: &WorkbookOptions) -> ExitCode {
    match written(options) {
        Ok(counted) => {
            anstream::eprintln!("{}", counted.sentence(options));
            ExitCode::from(if counted.unreadable > 0 { 2 } else { 0 })
        }
        Err(why) => {
            anstream::eprintln!("gouji: {why}");
            ExitCode::from(2)
        }
    }
}

/// What the workbook is about.
#[derive(Default)]
struct Counted {
    all: usize,
    inconsistent: usize,
    unreadable: usize,
}

impl Counted {
    fn add(&mut self, verdict: &str) {
        self.all += 1;
        self.inconsistent += usize::from(verdict == "inconsistent");
        self.unreadable += usize::from(verdict == "unreadable");
    }

    fn sentence(&self, options: &WorkbookOptions) -> String {
        let Counted { all, inconsistent, unreadable } = self;
        let path = options.output.display();
        match options.lang.into() {
            Lang::Zh => {
                format!("写好 {path}：共 {all} 份，{inconsistent} 份有对不上的数，{unreadable} 份没有读出。")
            }
            Lang::En => format!(
                "wrote {path}: {all} reports, {inconsistent} do not agree, {unreadable} could not be read."
            ),
        }
    }
}

/// Counts; the words for people where there is no workbook.
fn written(options: &WorkbookOptions) -> Result<Counted, String> {
    let lang: Lang = options.lang.into();
    let checking = checking(&options.knowing, options.lang)?;
    let mut inputs = options.batch.inputs(&options.named.paths);
    // An earlier one that lies among the documents is written over, not read.
    let own = options.output.canonicalize().ok();
    inputs.retain(|input| match input {
        Input::File(path) => own.is_none() || path.canonicalize().ok() != own,
        _ => true,
    });
    if options.named.join && !inputs.is_empty() {
        inputs = joining::joined(&inputs, &checking, options.lang);
    }
    let mut book =
        Book::new(lang, &options.output, !options.no_figures).map_err(|error| said(options, &error))?;
    let asked = Some(Asked { lang, figures: !options.no_figures });
    let items: Vec<Work> = inputs.iter().cloned().map(Work::Alone).collect();
    let (mut broken, mut counted) = (None, Counted::default());
    let seen = RefCell::new(Vec::new());
    let mut each = |found: Found| {
        let written = match found {
            Found::Alone(all) => all.into_iter().try_for_each(|mut one| {
                let written = one.answered.take().map_or(Ok(()), |answered| {
                    counted.add(&answered.report.verdict);
                    book.add(&answered)
                });
                seen.borrow_mut().push(one);
                written
            }),
            Found::Group(held, lives) => book.together(&held, &lives),
            Found::Not(names, why) => book.not_together(&names, &why),
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    let task = Task {
        options: &options.batch,
        knowing: &options.knowing,
        lang: options.lang,
        settings: format!("workbook {}", options.no_figures),
        work: |item: &Work| work::work(item, &checking, asked),
        failed: |item: &Work, reason| work::failed(item, &reason, asked),
    };
    task.run(&items, &mut each)?;
    drop(items);
    let alone = seen.take();
    let pairs = groups::of(&alone, options.beside.pairs.as_deref(), options.lang)?;
    task.run(&groups::groups(&alone, &pairs, &inputs), &mut each)?;
    if let Some(list) = &options.beside.units {
        let names = units::names(list, options.lang)?;
        book.units(&units::published(&names, &alone, lang)).map_err(|error| said(options, &error))?;
    }
    match broken {
        Some(error) => Err(error),
        None => book.finish(),
    }
    .map(|()| counted)
    .map_err(|error| said(options, &error))
}

fn said(options: &WorkbookOptions, error: &XlsxError) -> String {
    format!("{}: {error}", options.output.display())
}

/// A report with the rows that need its text.
pub fn answered(report: Report, source: &SourceText, Asked { lang, figures }: Asked) -> Answered {
    let findings = findings::cells(&report, source, lang);
    let figures = if figures { csv::readable_cells(&report, lang).collect() } else { Vec::new() };
    Answered { report, findings, figures }
}
