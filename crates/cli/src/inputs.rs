//! What the arguments name: files, standard input, and the documents of folders in sorted order and of archives.
//! Whatever cannot be read stays in the list, with the reason.

use crate::fault;
use gouji_intake::{MOST_BYTES, Member, Refusal, Taken, is_document};
use gouji_report::halves;
use gouji_report::unreadable::Reason;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// One input, not yet read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// `-`.
    Standard,
    /// A file, or what was taken for one.
    File(#[serde(with = "whole")] PathBuf),
    /// A document in an archive: the archive, the document's number and its path there.
    Member(#[serde(with = "whole")] PathBuf, u32, String),
    /// The prose and the forms of one disclosure.
    Halves(Box<Input>, Box<Input>),
    /// Known to be unreadable.
    #[serde(skip)]
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

    /// As reports name it.
    pub fn name(&self) -> String {
        match self {
            Input::Standard => "-".to_owned(),
            Input::File(path) | Input::Not(path, _) => path.to_string_lossy().into_owned(),
            Input::Member(path, _, name) => format!("{}/{name}", path.to_string_lossy()),
            Input::Halves(prose, forms) => format!("{} + {}", forms.name(), prose.name()),
        }
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
            Input::File(path) => file_or_members(path, &mut found),
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
        } else if (is_archive(&path) || is_document(&path.to_string_lossy())) && path.is_file() {
            file_or_members(path, found);
        }
    }
}

fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

/// A file; of an archive, every document in it.
fn file_or_members(path: PathBuf, found: &mut Vec<Input>) {
    let members = is_archive(&path).then(|| file(&path).map(|bytes| gouji_intake::members(&bytes)));
    match members {
        Some(Ok(Ok(members))) => {
            let member = |m: Member| Input::Member(path.clone(), m.at, gouji_intake::name(&m.path));
            found.extend(members.into_iter().map(member));
        }
        Some(Ok(Err(refusal @ (Refusal::LockedArchive | Refusal::TooManyDocuments(_))))) => {
            found.push(Input::Not(path, refusal.into()));
        }
        // It may be no archive at all; what is wrong with it is reported when it is read.
        _ => found.push(Input::File(path)),
    }
}

/// Reads an input whole.
pub fn read(input: &Input) -> Source {
    let name = input.name();
    if let Input::Halves(prose, forms) = input {
        return both(name, read(prose), read(forms));
    }
    match bytes(input) {
        Ok(bytes) => Source { name, bytes: bytes.len() as u64, text: take(bytes) },
        Err(reason) => Source { name, bytes: 0, text: Err(reason) },
    }
}

/// The bytes of an input that is one file.
pub fn bytes(input: &Input) -> Result<Vec<u8>, Reason> {
    match input {
        Input::Standard => all(io::stdin().lock()),
        Input::File(path) => file(path),
        Input::Member(path, at, _) => {
            archive(path).and_then(|bytes| gouji_intake::member(&bytes, *at).map_err(Reason::from))
        }
        Input::Halves(..) => Err(Reason::NoDocuments),
        Input::Not(_, reason) => Err(reason.clone()),
    }
}

/// Two halves as one.
fn both(name: String, prose: Source, forms: Source) -> Source {
    let bytes = prose.bytes + forms.bytes;
    let text = match (prose.text, forms.text) {
        (Ok(text), Ok(form)) => Ok(halves::join((&prose.name, &text), (&forms.name, &form))),
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
    };
    Source { name, bytes, text }
}

/// An archive that was read, by its path.
type Archive = Option<(PathBuf, Arc<Vec<u8>>)>;

/// An archive, read once for the members that are asked for one after another.
fn archive(path: &Path) -> Result<Arc<Vec<u8>>, Reason> {
    static LAST: Mutex<Archive> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, bytes)) = last.as_ref().filter(|(known, _)| known == path) {
        return Ok(bytes.clone());
    }
    let bytes = Arc::new(file(path)?);
    *last = Some((path.to_path_buf(), bytes.clone()));
    Ok(bytes)
}

/// The bytes of a file. A named pipe is none: opening it waits for somebody to write, maybe for ever; what a shell
/// hands over under /dev is open already.
pub fn file(path: &Path) -> Result<Vec<u8>, Reason> {
    let handed_over = path.starts_with("/dev") || path.starts_with("/proc");
    if !handed_over && fs::metadata(path).is_ok_and(|about| is_pipe(&about.file_type())) {
        return Err(Reason::Refused("it is a named pipe; use - to read from one".to_owned()));
    }
    all(open(path).map_err(|error| reason(&error))?)
}

/// A file, as far as one is read.
pub fn open(path: &Path) -> io::Result<impl Read> {
    Ok(File::open(path)?.take(MOST_BYTES as u64 + 1))
}

#[cfg(unix)]
fn is_pipe(kind: &fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(kind)
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::FileType) -> bool {
    false
}

fn all(from: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    Ok(bytes)
}

/// The text of a file. A fault of a reader is the program's, and ends this input alone.
pub fn take(bytes: Vec<u8>) -> Result<Taken, Reason> {
    fault::caught(|| taken(bytes)).unwrap_or(Err(Reason::Fault))
}

#[cfg(feature = "scans")]
use crate::scans::take as taken;

#[cfg(not(feature = "scans"))]
fn taken(bytes: Vec<u8>) -> Result<Taken, Reason> {
    gouji_intake::take(bytes).map_err(Reason::from)
}

fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Refused(error.to_string()),
    }
}

/// Paths as they are, which need not be UTF-8.
mod whole {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    pub fn serialize<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
        path.as_os_str().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        Ok(OsString::deserialize(from)?.into())
    }
}
