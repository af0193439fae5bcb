//! The commands of README: serve the page, test everything, build what is given away, measure.
//! This file reads the command line; each command has a file of its own.

mod browsers;
mod cache;
mod dist;
mod files;
mod models;
mod package;
mod page;
mod readers;
mod run;
mod steps;
mod test;
mod tools;

use run::{Result, fail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--no-open]   install what is missing, build the page, serve it and open it
  test [--fast]                  install what is missing and run every test;
                                 --fast leaves out the page and the browser
  build                          the page as a static site, into dist/site
  dist [--twice]                 everything that is given away, into dist/: the site, the npm package,
                                 the single file, the command line, schemas, licences, checksums;
                                 --twice makes it again and holds the bytes against the first
  setup                          only install what the other commands need
  models                         only fetch the recogniser's model, and print its folder
  bench [ARGUMENTS...]           run the benchmark; its arguments are passed on
  help                           this text

Environment
  GOUJI_CACHE         where tools are kept (default: a folder `gouji` in your user's cache folder)
  GOUJI_DISCLOSURES   a folder of real disclosures; the tests that read them are left out without it
  CHROME              the Chromium or Chrome that browser tests drive (default: searched, else installed)
  FIREFOX             the Firefox of the tests in Firefox (default: searched, else installed, else left out)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<()> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", arguments),
    };
    match name {
        "serve" => {
            let (port, open) = serve_options(rest)?;
            page::serve(port, open)
        }
        "test" => match rest {
            [] => test::everything(test::Extent::Full),
            [flag] if flag == "--fast" => test::everything(test::Extent::Fast),
            _ => Err(unknown(rest)),
        },
        "build" if rest.is_empty() => page::build(&tools::page_tools()?),
        "dist" => match rest {
            [] => dist::dist(&tools::page_tools()?),
            [flag] if flag == "--twice" => dist::twice(&tools::page_tools()?),
            _ => Err(unknown(rest)),
        },
        "setup" if rest.is_empty() => test::set_up(),
        "models" if rest.is_empty() => {
            println!("{}", models::models()?.display());
            Ok(())
        }
        "bench" => test::bench(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "complete" if rest.is_empty() => {
            let (folder, release) = readers::asked_by_trunk()?;
            readers::build(&tools::page_tools()?, &folder, release)?;
            dist::site(&["complete", &folder.to_string_lossy()])
        }
        "build" | "complete" | "setup" | "models" => Err(unknown(rest)),
        other => Err(fail(format!("`cargo xtask {other}` is not a command\n\n{HELP}"))),
    }
}

fn serve_options(arguments: &[String]) -> Result<(Option<u16>, bool)> {
    let (mut port, mut open) = (None, true);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = match argument.as_str() {
            "--no-open" => {
                open = false;
                continue;
            }
            "--port" => rest.next().map(String::as_str),
            other => other.strip_prefix("--port="),
        };
        match value {
            Some(text) => match text.parse() {
                Ok(number) => port = Some(number),
                Err(_) => return Err(fail(format!("--port takes a number from 1 to 65535, not `{text}`"))),
            },
            None if argument == "--port" => return Err(fail("--port takes a number, as in `--port 8080`")),
            None => return Err(unknown(std::slice::from_ref(argument))),
        }
    }
    Ok((port, open))
}

fn unknown(arguments: &[String]) -> run::Failure {
    fail(format!("`{}` is not understood here\n\n{HELP}", arguments.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::serve_options;

    fn options(text: &str) -> Option<(Option<u16>, bool)> {
        let words: Vec<String> = text.split_whitespace().map(String::from).collect();
        serve_options(&words).ok()
    }

    #[test]
    fn serve_reads_its_options() {
        assert_eq!(options(""), Some((None, true)));
        assert_eq!(options("--port 9000 --no-open"), Some((Some(9000), false)));
        assert_eq!(options("--port=9000"), Some((Some(9000), true)));
        assert_eq!(options("--port"), None);
        assert_eq!(options("--port many"), None);
        assert_eq!(options("--prot 1"), None);
    }
}
