//! The formats of `gouji check`: what a worker renders of one input, and what is written around it.
//! Rendering is the workers' part; writing keeps the order and holds back only what a format needs whole.

use crate::args::{CheckOptions, Format};
use gouji_report::published::Report;
use gouji_report::words::Lang;
use gouji_report::{SourceText, csv, json, markdown, sarif, terminal};
use serde::{Deserialize, Serialize};
use std::io::{self, BufWriter, IsTerminal, Write};

/// One input, ready to be written.
#[derive(Debug, Serialize, Deserialize)]
pub struct Rendered {
    pieces: Vec<Piece>,
    verdicts: Vec<Verdict>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Piece {
    Text(String),
    Sarif(sarif::Part),
}

/// What the exit code and the closing line need to know of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Verdict {
    Agrees { error: bool },
    Contradicts { error: bool },
    Unchecked { error: bool },
    Unreadable,
}

/// Renders inputs; shared by the workers.
#[derive(Debug)]
pub struct Renderer {
    format: Format,
    lang: Lang,
    lists: json::Lists,
    due: bool,
    width: usize,
}

impl Renderer {
    /// All that what is rendered depends on, beside the input.
    pub fn settings(&self) -> String {
        format!("{self:?}")
    }

    /// A renderer for what the options ask.
    pub fn new(options: &CheckOptions) -> Self {
        let width = options.batch.width();
        let lists = json::Lists { figures: options.figures, relations: options.relations };
        Renderer { format: options.format, lang: options.lang.into(), lists, due: options.due, width }
    }

    /// Renders a report that has no text.
    pub fn one(&self, report: Report) -> Rendered {
        self.render(vec![report], &SourceText::new(""), None)
    }

    /// Renders the reports on one source; for `lead` see [`sarif::part`].
    pub fn render(&self, reports: Vec<Report>, source: &SourceText, lead: Option<u32>) -> Rendered {
        let verdicts = reports.iter().map(verdict).collect();
        let pieces = reports.into_iter().map(|report| self.piece(report, source, lead)).collect();
        Rendered { pieces, verdicts }
    }

    fn piece(&self, mut report: Report, source: &SourceText, lead: Option<u32>) -> Piece {
        let text = match self.format {
            Format::Sarif => return Piece::Sarif(sarif::part(&report, source, lead, self.lang)),
            Format::Json => {
                self.lists.trim(&mut report);
                json::pretty(&report)
            }
            Format::Jsonl => {
                self.lists.trim(&mut report);
                json::line(&report) + "\n"
            }
            Format::Text => {
                let layout =
                    terminal::Layout { lang: self.lang, width: self.width, lists: self.lists, due: self.due };
                terminal::report(&report, source, layout)
            }
            Format::Markdown => markdown::report(&report, source, self.lang),
            Format::Csv => csv::rows(&report),
        };
        Piece::Text(text)
    }
}

fn verdict(report: &Report) -> Verdict {
    let error = report.findings.iter().any(|f| f.severity == "error");
    match report.verdict.as_str() {
        "unreadable" => Verdict::Unreadable,
        "inconsistent" => Verdict::Contradicts { error },
        "nothing-checked" => Verdict::Unchecked { error },
        _ => Verdict::Agrees { error },
    }
}

/// Writes what was rendered to standard output.
pub struct Writer {
    out: Box<dyn Write>,
    format: Format,
    lang: Lang,
    verdicts: Vec<Verdict>,
    /// The first report in JSON, until it is known whether it is the only one.
    held: Option<String>,
    parts: Vec<sarif::Part>,
}

impl Writer {
    /// A writer to standard output; colours are stripped where it is no terminal or the environment says so.
    pub fn new(format: Format, lang: Lang) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Text => Box::new(anstream::AutoStream::auto(io::stdout())),
            _ => Box::new(BufWriter::new(io::stdout())),
        };
        Writer { out, format, lang, verdicts: Vec::new(), held: None, parts: Vec::new() }
    }

    /// Writes one input.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn add(&mut self, rendered: Rendered) -> io::Result<()> {
        for (piece, verdict) in rendered.pieces.into_iter().zip(rendered.verdicts) {
            self.verdicts.push(verdict);
            match piece {
                Piece::Sarif(part) => self.parts.push(part),
                Piece::Text(text) => self.write(text)?,
            }
        }
        if io::stdout().is_terminal() || self.format == Format::Jsonl { self.out.flush() } else { Ok(()) }
    }

    fn write(&mut self, text: String) -> io::Result<()> {
        let nth = self.verdicts.len();
        match (self.format, nth) {
            (Format::Json, 1) => {
                self.held = Some(text);
                Ok(())
            }
            (Format::Json, _) => {
                let open = self.held.take().map(|first| format!("[\n{first}")).unwrap_or_default();
                write!(self.out, "{open},\n{text}")
            }
            (Format::Csv, 1) => write!(self.out, "{}{text}", csv::HEADER),
            (Format::Text, 2..) => write!(self.out, "{}\n\n{text}", "─".repeat(40)),
            _ => self.out.write_all(text.as_bytes()),
        }
    }

    /// 2 something could not be read, else 1 an error was found, else 0.
    pub fn exit_code(&self) -> u8 {
        if self.verdicts.contains(&Verdict::Unreadable) {
            return 2;
        }
        let error = |v: &Verdict| match v {
            Verdict::Agrees { error } | Verdict::Contradicts { error } | Verdict::Unchecked { error } => {
                *error
            }
            Verdict::Unreadable => true,
        };
        u8::from(self.verdicts.iter().any(error))
    }

    /// Writes what comes last.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Json => match self.held.take() {
                Some(only) => writeln!(self.out, "{only}")?,
                None => writeln!(self.out, "\n]")?,
            },
            Format::Sarif => {
                let log = sarif::log(std::mem::take(&mut self.parts), self.lang, self.exit_code().into());
                writeln!(self.out, "{log:#}")?;
            }
            Format::Text if self.verdicts.len() > 1 => {
                let closing = self.closing();
                writeln!(self.out, "{}\n\n{closing}", "─".repeat(40))?;
            }
            _ => {}
        }
        self.out.flush()
    }

    fn closing(&self) -> String {
        let count = |wanted: fn(&Verdict) -> bool| self.verdicts.iter().filter(|v| wanted(v)).count();
        let all = self.verdicts.len();
        let agree = count(|v| matches!(v, Verdict::Agrees { .. }));
        let contradict = count(|v| matches!(v, Verdict::Contradicts { .. }));
        let unreadable = count(|v| *v == Verdict::Unreadable);
        let unchecked = count(|v| matches!(v, Verdict::Unchecked { .. }));
        let none = |text: String| if unchecked > 0 { text } else { String::new() };
        match self.lang {
            Lang::Zh => {
                let none = none(format!("{unchecked} 份没有可核对的数，"));
                format!(
                    "共 {all} 份：{agree} 份都对得上，{contradict} 份有对不上的数，{none}{unreadable} 份没有读出。"
                )
            }
            Lang::En => {
                let none = none(format!("{unchecked} have nothing to check, "));
                format!(
                    "{all} reports: {agree} agree, {contradict} do not, {none}{unreadable} could not be read."
                )
            }
        }
    }
}
