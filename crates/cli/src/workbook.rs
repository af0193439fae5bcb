//! `gouji workbook`: what was found in a folder as one Excel file, for whoever inspects many bodies. A row a document,
//! a tick sheet of what must be published, one of the rules, every finding, every figure.
//! Rows are written as the documents come, so that memory does not grow with the folder.

mod links;
mod sheets;

use crate::args::WorkbookOptions;
use crate::batch::Task;
use crate::check::checking;
use crate::inputs::{self, Input, Source};
use crate::{fault, joining};
use gouji_report::csv::{self, findings};
use gouji_report::published::Report;
use gouji_report::unreadable::{self, Reason};
use gouji_report::words::Lang;
use gouji_report::{SourceText, file};
use rust_xlsxwriter::XlsxError;
use serde::{Deserialize, Serialize};
use sheets::Book;
use std::ops::ControlFlow;
use std::process::ExitCode;

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
    let (mut broken, mut counted) = (None, Counted::default());
    let done = |answers: Vec<Answered>| {
        answers.iter().for_each(|answered| counted.add(&answered.report.verdict));
        match answers.iter().try_for_each(|answered| book.add(answered)) {
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
        work: |input: &Input| answers(input, &checking, lang, !options.no_figures),
        failed: |input: &Input, reason| refused(&input.name(), 0, &reason, lang, !options.no_figures),
    };
    task.run(&inputs, done)?;
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

/// One input from its bytes to its rows.
fn answers(input: &Input, checking: &gouji::Options, lang: Lang, figures: bool) -> Vec<Answered> {
    let Source { name, bytes, text } = inputs::read(input);
    let taken = match text {
        Ok(taken) => taken,
        Err(reason) => return refused(&name, bytes, &reason, lang, figures),
    };
    let work = || {
        let source = file::source(&taken);
        let answers = file::check(&source, &taken, &name, bytes, checking);
        answers.into_iter().map(|answer| answered(answer.report, &source, lang, figures)).collect()
    };
    fault::caught(work).unwrap_or_else(|| refused(&name, bytes, &Reason::Fault, lang, figures))
}

/// The rows of an input that could not be read.
fn refused(name: &str, bytes: u64, reason: &Reason, lang: Lang, figures: bool) -> Vec<Answered> {
    vec![answered(unreadable::report(name, bytes, reason), &SourceText::new(""), lang, figures)]
}

/// A report with the rows that need its text.
fn answered(report: Report, source: &SourceText, lang: Lang, figures: bool) -> Answered {
    let findings = findings::cells(&report, source, lang);
    let figures = if figures { csv::readable_cells(&report, lang).collect() } else { Vec::new() };
    Answered { report, findings, figures }
}
