//! A journal of results: what was worked on stays done when the program is stopped. A result is known by the bytes of
//! its document, its name, what was asked and the program itself, so that whatever changes is worked on anew.
//! A record is its key, its length, a check of its bytes and the bytes; the last one of a run that was stopped may be
//! torn and is written anew.

use super::Item;
use crate::args::Language;
use crate::inputs::{self, Input};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a journal begins with.
const HEAD: &[u8] = b"gouji-journal/1\n";
/// Bytes of a record before those of its result.
const RECORD: usize = 24;

/// What a result is known by.
pub type Key = [u8; 16];

/// An open journal.
pub struct Journal {
    path: PathBuf,
    settings: Sha256,
    /// Where the results of earlier runs stand: offset, length, check.
    known: HashMap<Key, (u64, u32, [u8; 4])>,
    file: Mutex<File>,
    /// The archive that was hashed last.
    archive: Mutex<Option<(PathBuf, Option<[u8; 32]>)>>,
}

impl Journal {
    /// Opens the journal at `path`, or begins one; results depend on `settings` and on the files beside them.
    pub fn open(
        path: &Path,
        (settings, files): &(String, Vec<PathBuf>),
        lang: Language,
    ) -> Result<Journal, String> {
        let said = |error: io::Error| format!("{}: {error}", path.display());
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(said)?;
        let (known, whole) = match scan(&file).map_err(said)? {
            Some(scanned) => scanned,
            None => return Err(no_journal(path, lang)),
        };
        file.set_len(whole).map_err(said)?;
        if whole == 0 {
            file.write_all(HEAD).map_err(said)?;
        }
        let mut identity = Sha256::new();
        identity.update(this_program());
        identity.update(settings);
        for file in files {
            identity.update(hash(file).unwrap_or_default());
        }
        Ok(Journal {
            path: path.to_path_buf(),
            settings: identity,
            known,
            file: Mutex::new(file),
            archive: Mutex::default(),
        })
    }

    /// What the result of `item` is known by; nothing where its inputs cannot be read twice.
    pub fn key(&self, item: &impl Item) -> Option<Key> {
        let mut hash = self.settings.clone();
        hash.update(serde_json::to_vec(item).ok()?);
        for input in item.inputs() {
            self.content(input, &mut hash)?;
        }
        hash.finalize()[..16].try_into().ok()
    }

    fn content(&self, input: &Input, into: &mut Sha256) -> Option<()> {
        match input {
            Input::Standard | Input::Not(..) => return None,
            Input::File(path) => into.update(hash(path)?),
            Input::Member(path, at, _) => {
                let mut last = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
                let known = last.as_ref().filter(|(known, _)| known == path).map(|(_, hash)| *hash);
                let archive = known.unwrap_or_else(|| hash(path));
                *last = Some((path.clone(), archive));
                into.update(archive?);
                into.update(at.to_le_bytes());
            }
            Input::Halves(prose, forms) => {
                self.content(prose, into)?;
                self.content(forms, into)?;
            }
        }
        Some(())
    }

    /// The result that an earlier run wrote.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let &(offset, length, check) = self.known.get(key)?;
        let mut bytes = vec![0; length as usize];
        let mut file = self.file();
        file.seek(SeekFrom::Start(offset)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        (checked(&bytes) == check).then_some(bytes)
    }

    /// Writes a result.
    pub fn put(&self, key: &Key, result: &impl Serialize) -> Result<(), String> {
        let said = |error: io::Error| format!("{}: {error}", self.path.display());
        let mut record = vec![0; RECORD];
        serde_json::to_writer(&mut record, result).map_err(|error| said(error.into()))?;
        let length = u32::try_from(record.len() - RECORD).map_err(|error| said(io::Error::other(error)))?;
        let check = checked(&record[RECORD..]);
        record[..16].copy_from_slice(key);
        record[16..20].copy_from_slice(&length.to_le_bytes());
        record[20..RECORD].copy_from_slice(&check);
        // In one piece, so that two runs that share a journal do not mix their records.
        self.file().write_all(&record).map_err(said)
    }

    fn file(&self) -> MutexGuard<'_, File> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Known = HashMap<Key, (u64, u32, [u8; 4])>;

/// The records of a journal and where the last whole one ends; nothing of a file that is none.
fn scan(file: &File) -> io::Result<Option<(Known, u64)>> {
    let length = file.metadata()?.len();
    let mut from = BufReader::new(file);
    let mut head = Vec::new();
    from.by_ref().take(HEAD.len() as u64).read_to_end(&mut head)?;
    if head != HEAD {
        return Ok(HEAD.starts_with(&head).then(|| (Known::new(), 0)));
    }
    let (mut known, mut at) = (Known::new(), HEAD.len() as u64);
    let mut record = [0; RECORD];
    while at + RECORD as u64 <= length {
        from.read_exact(&mut record)?;
        let (key, rest) = record.split_at(16);
        let (size, check) = rest.split_at(4);
        let (Ok(key), Ok(size), Ok(check)) = (key.try_into(), size.try_into(), check.try_into()) else {
            break;
        };
        let size = u32::from_le_bytes(size);
        let end = at + RECORD as u64 + u64::from(size);
        if end > length {
            break;
        }
        known.insert(key, (at + RECORD as u64, size, check));
        from.seek_relative(i64::from(size))?;
        at = end;
    }
    Ok(Some((known, at)))
}

/// The first bytes of the hash of a result.
fn checked(bytes: &[u8]) -> [u8; 4] {
    Sha256::digest(bytes)[..4].try_into().unwrap_or_default()
}

/// What tells this build of the program from others.
fn this_program() -> String {
    let file = std::env::current_exe().and_then(|own| own.metadata());
    let file = file.map(|file| (file.len(), file.modified().ok())).ok();
    format!("{} {file:?}", env!("CARGO_PKG_VERSION"))
}

/// The hash of what a file holds; nothing of what is no file that lies still.
fn hash(path: &Path) -> Option<[u8; 32]> {
    if !path.is_file() {
        return None;
    }
    let mut hash = Sha256::new();
    io::copy(&mut inputs::open(path).ok()?, &mut hash).ok()?;
    Some(hash.finalize().into())
}

fn no_journal(path: &Path, lang: Language) -> String {
    let path = path.display();
    match lang {
        Language::Zh => format!("{path}: 这个文件不是核对的日志，没有动它。请另起一个名字。"),
        Language::En => {
            format!("{path}: this file is no journal of checks and was left alone. Please give another name.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(path: &Path, settings: &str) -> Journal {
        Journal::open(path, &(settings.to_owned(), Vec::new()), Language::Zh).expect("a journal")
    }

    #[test]
    fn results_are_found_again_and_a_torn_record_is_left_out() {
        let folder = std::env::temp_dir().join(format!("gouji-journal-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (path, document) = (folder.join("journal"), folder.join("甲.txt"));
        std::fs::write(&document, "甲").expect("a file");
        let input = Input::File(document.clone());
        let (key, other) = {
            let first = journal(&path, "a");
            let key = first.key(&input).expect("a key");
            assert!(first.get(&key).is_none());
            first.put(&key, &"一").expect("written");
            first.put(&[7; 16], &"二").expect("written");
            (key, journal(&path, "b").key(&input).expect("a key"))
        };
        assert_ne!(key, other, "asked for something else");
        let whole = std::fs::read(&path).expect("the journal");
        std::fs::write(&path, &whole[..whole.len() - 1]).expect("torn");
        let again = journal(&path, "a");
        assert_eq!(again.get(&key).as_deref(), Some("\"一\"".as_bytes()));
        assert!(again.get(&[7; 16]).is_none());
        again.put(&[7; 16], &"二").expect("written");
        assert_eq!(std::fs::read(&path).expect("the journal"), whole);
        std::fs::write(&document, "乙").expect("a file");
        assert_ne!(again.key(&input), Some(key), "another document");
        assert_eq!(again.key(&Input::Standard), None);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
