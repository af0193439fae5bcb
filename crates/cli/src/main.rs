//! The command line: the same core for batches, CI and measurement.
//! Exit codes: 2 something could not be read, else 1 an error was found, else 0.

mod annotate;
mod args;
mod batch;
mod card;
mod check;
mod compare;
mod fault;
mod inputs;
mod joining;
mod narrative;
mod output;
mod progress;
mod rules;
#[cfg(feature = "scans")]
mod scans;
mod target;
mod workbook;

use args::{Arguments, Command};
use clap::Parser;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    fault::tell_briefly();
    let arguments = Arguments::parse();
    #[cfg(feature = "scans")]
    if let Err(why) = scans::set_up(arguments.models, arguments.command.is_worker()) {
        anstream::eprintln!("gouji: {why}");
        return ExitCode::from(2);
    }
    match arguments.command {
        Command::Check(options) => check::run(&options),
        Command::Annotate(options) => annotate::run(&options),
        Command::Card(options) => card::run(&options),
        Command::Narrative(options) => narrative::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Workbook(options) => workbook::run(&options),
        Command::Text { path } => text(&path),
        Command::Explain { rule, lang } => rules::explain(&rule, lang.into()),
        Command::Rules { lang } => rules::list(lang.into()),
    }
}

/// `gouji text`: the text that offsets refer to, byte for byte.
fn text(path: &std::path::Path) -> ExitCode {
    let input = inputs::read(&inputs::Input::of(path.to_path_buf()));
    match input.text {
        Ok(text) => {
            // A reader that closed the pipe has what it wanted.
            let _ = std::io::stdout().lock().write_all(text.text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(reason) => {
            let why = reason.message();
            anstream::eprintln!("{}: {} {}", gouji_report::mask::mask(&input.name), why.zh, why.en);
            ExitCode::from(2)
        }
    }
}
