//! `gouji check`: every input read, checked and rendered by the workers, written in order.
//! A progress bar comes up on a terminal when it takes long.

use crate::args::{CheckOptions, Knowing, Language};
use crate::inputs::{self, Input, Source};
use crate::output::{Rendered, Renderer, Writer};
use crate::{fault, joining, workers};
use gouji_report::unreadable::{self, Reason};
use gouji_report::{Fault, config, families, file};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, ErrorKind, IsTerminal};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long a check may take before the progress bar comes up.
const PATIENCE: Duration = Duration::from_millis(800);

/// Checks what the options name and writes the reports to standard output.
pub fn run(options: &CheckOptions) -> ExitCode {
    let checking = match checking(&options.knowing, options.lang) {
        Ok(checking) => checking,
        Err(why) => {
            anstream::eprintln!("gouji: {why}");
            return ExitCode::from(2);
        }
    };
    let mut inputs = inputs::inputs(&options.named.paths);
    if options.named.join {
        inputs = joining::joined(&inputs, &checking, options.lang);
    }
    let renderer = Renderer::new(options);
    let mut writer = Writer::new(options.format, options.lang.into());
    let mut progress = Progress::new(inputs.len());
    let mut broken: io::Result<()> = Ok(());
    let done = |rendered: Rendered| match writer.add(rendered) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            broken = Err(error);
            ControlFlow::Break(())
        }
    };
    workers::in_order(&inputs, |input| check(input, &checking, &renderer), done, |n| progress.show(n));
    progress.clear();
    let exit = writer.exit_code();
    match broken.and_then(|()| writer.finish()) {
        // A reader that closed the pipe has what it wanted.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            anstream::eprintln!("gouji: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(exit),
    }
}

/// What the options ask of the checker; the words for people where a file that they name cannot be used.
pub fn checking(knowing: &Knowing, lang: Language) -> Result<gouji::Options, String> {
    let mut checking = gouji::Options::default();
    if let Some(path) = &knowing.families {
        checking.families = from_json(path, lang, families::read)?;
    }
    if let Some(path) = &knowing.config {
        checking.severities = from_json(path, lang, config::read)?;
    }
    for path in &knowing.with_prior {
        let beside = reports(path, lang, &checking)?;
        checking.counterparts.extend(beside);
    }
    Ok(checking)
}

/// What a file of JSON says.
fn from_json<T>(path: &Path, lang: Language, read: impl Fn(&str) -> Result<T, Fault>) -> Result<T, String> {
    let name = path.display();
    let utf8 =
        |bytes| String::from_utf8(bytes).map_err(|_| unreadable::Reason::Refused("not UTF-8".to_owned()));
    let json = inputs::file(path).and_then(utf8);
    let json = json.map_err(|reason| {
        let why = reason.message();
        format!("{name}: {}", if lang == Language::Zh { why.zh } else { why.en })
    })?;
    read(&json).map_err(|fault| {
        let why = if lang == Language::Zh { &fault.zh } else { &fault.en };
        format!("{name}:{}:{}: {why}", fault.line, fault.column)
    })
}

/// The disclosures of a file that others are held against.
fn reports(path: &Path, lang: Language, checking: &gouji::Options) -> Result<Vec<gouji::Report>, String> {
    let Source { name, text, .. } = inputs::read(&Input::of(path.to_path_buf()));
    let taken = text.map_err(|reason| {
        let why = reason.message();
        format!("{name}: {}", if lang == Language::Zh { why.zh } else { why.en })
    })?;
    let without = gouji::Options { families: checking.families.clone(), ..gouji::Options::default() };
    Ok(gouji::check(&taken.text, &without))
}

/// One input from its bytes to what is printed.
fn check(input: &Input, checking: &gouji::Options, renderer: &Renderer) -> Rendered {
    let Source { name, bytes, text } = inputs::read(input);
    let taken = match text {
        Ok(taken) => taken,
        Err(reason) => return renderer.one(unreadable::report(&name, bytes, &reason)),
    };
    let work = || {
        let source = file::source(&taken);
        let reports =
            file::check(&source, &taken, &name, bytes, checking).into_iter().map(|answer| answer.report);
        renderer.render(reports.collect(), &source, taken.lead)
    };
    fault::caught(work).unwrap_or_else(|| renderer.one(unreadable::report(&name, bytes, &Reason::Fault)))
}

/// The progress bar: on standard error, only where that is a terminal, only when it takes long.
pub struct Progress {
    total: u64,
    since: Instant,
    wanted: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub fn new(total: usize) -> Self {
        // Reports that scroll by on the same terminal are progress enough.
        let wanted = io::stderr().is_terminal() && !(total > 1 && io::stdout().is_terminal());
        Progress { total: total as u64, since: Instant::now(), wanted, bar: None }
    }

    pub fn show(&mut self, done: usize) {
        if !self.wanted || self.since.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{spinner} 正在核对 {pos}/{len} {wide_bar} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(self.total), ProgressDrawTarget::stderr()).with_style(style)
        });
        bar.set_position(done as u64);
        bar.tick();
    }

    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
