//! `gouji check`: every input read, checked and rendered by the workers, written in order.
//! How many are worked on is `batch`'s part.

use crate::args::{CheckOptions, Knowing, Language};
use crate::batch::Task;
use crate::inputs::{self, Input, Source};
use crate::output::{Rendered, Renderer, Writer};
use crate::{fault, joining};
use gouji_report::unreadable::{self, Reason};
use gouji_report::{Fault, config, families, file};
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

/// Checks what the options name and writes the reports to standard output.
pub fn run(options: &CheckOptions) -> ExitCode {
    let checking = match checking(&options.knowing, options.lang) {
        Ok(checking) => checking,
        Err(why) => {
            anstream::eprintln!("gouji: {why}");
            return ExitCode::from(2);
        }
    };
    let mut inputs = options.batch.inputs(&options.named.paths);
    if options.named.join && !inputs.is_empty() {
        inputs = joining::joined(&inputs, &checking, options.lang);
    }
    let renderer = Renderer::new(options);
    let mut writer = Writer::new(options.format, options.lang.into());
    let mut broken: io::Result<()> = Ok(());
    let done = |rendered: Rendered| match writer.add(rendered) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            broken = Err(error);
            ControlFlow::Break(())
        }
    };
    let task = Task {
        options: &options.batch,
        knowing: &options.knowing,
        lang: options.lang,
        settings: renderer.settings(),
        work: |input: &Input| check(input, &checking, &renderer),
        failed: |input: &Input, reason| renderer.one(unreadable::report(&input.name(), 0, &reason)),
    };
    if let Err(why) = task.run(&inputs, done) {
        anstream::eprintln!("gouji: {why}");
        return ExitCode::from(2);
    }
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
