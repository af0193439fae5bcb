//! The file that a command writes beside the one that it reads.
//! Nothing is written over what was read.

use gouji_report::mask::mask;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Says what was written, or why nothing was, with the exit code of it.
pub fn outcome(written: Result<String, String>) -> ExitCode {
    match written {
        Ok(words) => {
            anstream::eprintln!("{words}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            anstream::eprintln!("gouji: {}", mask(&why));
            ExitCode::from(2)
        }
    }
}

/// Whether what is written is another file than what is read; the words for people where it is the same.
pub fn is_another(
    read: &Path,
    written: &Path,
    words: &impl Fn(String, String) -> String,
) -> Result<(), String> {
    let (from, to) = (read.canonicalize(), written.canonicalize());
    if written.as_os_str() == "-" || !matches!((from, to), (Ok(from), Ok(to)) if from == to) {
        return Ok(());
    }
    let out = written.display();
    Err(words(
        format!("{out}: 输出和原件是同一个文件，没有写。请另起一个名字。"),
        format!(
            "{out}: the output is the file that is read; nothing was written. Please give it another name."
        ),
    ))
}

/// Writes a file, or standard output where it is named `-`.
pub fn write(out: &Path, bytes: &[u8]) -> Result<(), String> {
    let written = if out.as_os_str() == "-" {
        std::io::stdout().lock().write_all(bytes)
    } else {
        std::fs::write(out, bytes)
    };
    written.map_err(|error| format!("{}: {error}", out.display()))
}
