//! What `cargo xtask` calls once the page is built: documents, the offline worker, the single file, licences, checksums.
//! A program of its own because it has dependencies, which xtask has not.

mod bill;
mod complete;
mod docs;
mod licences;
mod offline;
mod packages;
mod rules;
mod single;
mod sums;
mod widget;

use std::path::Path;
use std::process::ExitCode;

/// Whatever goes wrong here is reported as it is: it is the build's, not a reader's.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const HELP: &str = "\
gouji-site <command>

  complete FOLDER       complete the page that was built into FOLDER: documents, widget, offline worker
  single SITE FILE      one HTML file with everything of SITE in it
  licences FILE         the licences of everything inside
  bill FILE             a software bill of materials (CycloneDX)
  sums FOLDER           checksums of every file of FOLDER, into SHA256SUMS there
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["complete", folder] => complete::complete(Path::new(folder)),
        ["single", site, file] => single::single(Path::new(site), Path::new(file)),
        ["licences", file] => licences::write(Path::new(file)),
        ["bill", file] => bill::write(Path::new(file)),
        ["sums", folder] => sums::write(Path::new(folder)),
        _ => Err(HELP.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gouji-site: {error}");
            ExitCode::FAILURE
        }
    }
}
