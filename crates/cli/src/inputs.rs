//! What the arguments name: files, standard input, and the documents of folders in sorted order.
//! Whatever cannot be read stays in the list, with the reason.

use crate::fault;
use gouji_intake::{MOST_BYTES, Taken};
use gouji_report::unreadable::Reason;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a folder is searched for; other files in it are not disclosures.
const DOCUMENTS: &[&str] = &[
    "txt", "text", "md", "markdown", "csv", "tsv", "html", "htm", "docx", "doc", "wps", "odt", "xlsx",
    "xlsm", "xls", "et", "ods", "pdf",
];

/// One input, not yet read.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// `-`.
    Standard,
    /// A file, or what was taken for one.
    File(PathBuf),
    /// Known to be unreadable.
    Not(PathBuf, Reason),
}

/// An input that was read.
#[derive(Debug)]
pub struct Source {
    /// As it was named.
    pub name: String,
    /// Size in bytes; 0 where that is not known.
    pub bytes: u64,
    /// Its text, or why there is none.
    pub text: Result<Taken, Reason>,
}

impl Input {
    /// What one argument names, a folder not searched.
    pub fn of(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Input::Standard } else { Input::File(path) }
    }
}

/// Every input that the arguments name, in their order.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    let mut found = Vec::new();
    for path in paths {
        match Input::of(path.clone()) {
            Input::File(folder) if folder.is_dir() => {
                let before = found.len();
                walk(&folder, &mut found);
                if found.len() == before {
                    found.push(Input::Not(folder, Reason::NoDocuments));
                }
            }
            input => found.push(input),
        }
    }
    found
}

/// The documents below `folder`, sorted by name; links to folders are not followed, hidden files are passed over.
fn walk(folder: &Path, found: &mut Vec<Input>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Input::Not(folder.to_path_buf(), reason(&error))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().is_ok_and(|t| t.is_dir()) {
            walk(&path, found);
        } else if is_document(&path) && path.is_file() {
            found.push(Input::File(path));
        }
    }
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|e| DOCUMENTS.contains(&e.as_str()))
}

/// Reads an input whole.
pub fn read(input: &Input) -> Source {
    let (name, bytes) = match input {
        Input::Standard => ("-".to_owned(), all(io::stdin().lock())),
        Input::File(path) => (path.to_string_lossy().into_owned(), file(path)),
        Input::Not(path, reason) => (path.to_string_lossy().into_owned(), Err(reason.clone())),
    };
    match bytes {
        Ok(bytes) => Source { name, bytes: bytes.len() as u64, text: take(bytes) },
        Err(reason) => Source { name, bytes: 0, text: Err(reason) },
    }
}

fn file(path: &Path) -> Result<Vec<u8>, Reason> {
    all(File::open(path).map_err(|error| reason(&error))?)
}

fn all(from: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    Ok(bytes)
}

/// The text of a file. A fault of a reader is the program's, and ends this input alone.
fn take(bytes: Vec<u8>) -> Result<Taken, Reason> {
    fault::caught(|| gouji_intake::take(bytes))
        .map_or(Err(Reason::Fault), |taken| taken.map_err(Reason::from))
}

fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Refused(error.to_string()),
    }
}
