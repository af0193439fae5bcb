//! The parts of an Office file: entries of a zip archive, read within limits.
//! What expands beyond measure is a bomb, what is cut off is damaged; neither is read.

use crate::decode;
use crate::limits::{HARMLESS_PART, MOST_ENTRIES, MOST_PART, MOST_RATIO, most_memory};
use crate::office::xml::{self, Node};
use crate::refusal::Refusal;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What such a file is called where it is broken or locked.
const NAME: &str = "Word/Excel";

/// An open archive.
pub struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names of the entries, in lower case and parted by slashes, however the archive parts them; with their numbers.
    names: HashMap<String, usize>,
    /// Bytes that may still be expanded.
    left: u64,
}

impl<'a> Parts<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Refusal::Damaged`] where it is cut off, [`Refusal::Bomb`] where it has too many entries.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        Self::within_limit(bytes, (most_memory(bytes.len()) as u64).min(2 * MOST_PART))
    }

    fn within_limit(bytes: &'a [u8], left: u64) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged(known_as(bytes)))?;
        if archive.len() > MOST_ENTRIES {
            return Err(Refusal::Bomb);
        }
        let mut names = HashMap::new();
        for (at, name) in archive.file_names().enumerate() {
            names.entry(key(name)).or_insert(at);
        }
        Ok(Parts { archive, names, left })
    }

    /// An archive that is a part of this one; what it expands to counts for this one, too (see [`Parts::spend`]).
    ///
    /// # Errors
    /// As [`Parts::open`].
    pub fn within<'b>(&self, bytes: &'b [u8]) -> Result<Parts<'b>, Refusal> {
        Parts::within_limit(bytes, self.left)
    }

    /// Counts what a part's own archive was expanded to.
    pub fn spend(&mut self, within: &Parts) {
        self.left = self.left.min(within.left);
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The bytes of a part by its name, if there is one.
    ///
    /// # Errors
    /// As [`Parts::bytes`].
    pub fn bytes_of(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.names.get(&key(name)).copied().map(|at| self.bytes(at)).transpose()
    }

    /// The name of the main part, as the package's relations give it or by where programs put it.
    ///
    /// # Errors
    /// As [`Parts::read`].
    pub fn main(&mut self) -> Result<Option<String>, Refusal> {
        let main = self.relations("_rels/.rels")?.into_iter().find(|r| r.kind.ends_with("/officeDocument"));
        let usual = [
            "word/document.xml",
            "xl/workbook.xml",
            "ppt/presentation.xml",
            "xl/workbook.bin",
            // At the package's root, as some programs put them.
            "workbook.xml",
            "document.xml",
        ];
        Ok(main
            .map(|r| r.target)
            .filter(|target| self.has(target))
            .or_else(|| usual.into_iter().find(|name| self.has(name)).map(str::to_owned)))
    }

    /// The text of a part; empty where there is no such part.
    ///
    /// # Errors
    /// [`Refusal::Bomb`], [`Refusal::Encrypted`], [`Refusal::Damaged`].
    pub fn read(&mut self, name: &str) -> Result<String, Refusal> {
        let Some(bytes) = self.bytes_of(name)? else { return Ok(String::new()) };
        match decode::decode(&bytes) {
            // Office declares no entities; what does means to have them expanded.
            Ok((text, _)) if text.contains("<!ENTITY") => Err(Refusal::Bomb),
            Ok((text, _)) => Ok(text),
            Err(Refusal::Empty) => Ok(String::new()),
            Err(_) => Err(Refusal::Damaged(NAME)),
        }
    }

    /// The paths of all entries, in the order of the archive.
    pub fn paths(&mut self) -> Vec<Vec<u8>> {
        let count = self.archive.len();
        let path =
            |at| self.archive.by_index_raw(at).map(|entry| entry.name_raw().to_vec()).unwrap_or_default();
        (0..count).map(path).collect()
    }

    /// Whether the entry of that number is locked by a password.
    pub fn is_locked(&mut self, at: usize) -> bool {
        self.archive.by_index_raw(at).is_ok_and(|entry| entry.encrypted())
    }

    /// The bytes of the entry of that number.
    ///
    /// # Errors
    /// [`Refusal::Bomb`], [`Refusal::Encrypted`], [`Refusal::Damaged`].
    pub fn bytes(&mut self, found: usize) -> Result<Vec<u8>, Refusal> {
        let mut entry = self.archive.by_index(found).map_err(refusal)?;
        let packed = entry.compressed_size().max(1);
        let most = MOST_PART.min(self.left).min((packed.saturating_mul(MOST_RATIO)).max(HARMLESS_PART));
        if entry.size() > most {
            return Err(Refusal::Bomb);
        }
        let mut bytes = Vec::new();
        // The size stated may be a lie.
        entry.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged(NAME))?;
        if bytes.len() as u64 > most {
            return Err(Refusal::Bomb);
        }
        drop(entry);
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    /// The relations that a part of the given name has.
    ///
    /// # Errors
    /// As [`Parts::read`].
    pub fn relations(&mut self, name: &str) -> Result<Vec<Relation>, Refusal> {
        let text = self.read(name)?;
        let folder = name.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
        let mut out = Vec::new();
        for node in xml::nodes(&text) {
            let Node::Open(tag) = node else { continue };
            if tag.name() != "Relationship" {
                continue;
            }
            let target = tag.get("Target").unwrap_or_default().replace('\\', "/");
            let target = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => normal(&format!("{folder}{target}")),
            };
            out.push(Relation {
                id: tag.get("Id").unwrap_or_default(),
                kind: tag.get("Type").unwrap_or_default(),
                target,
            });
        }
        Ok(out)
    }
}

/// One part's relation to another.
pub struct Relation {
    /// Its id within the part.
    pub id: String,
    /// Its type, a URI.
    pub kind: String,
    /// Name of the other part.
    pub target: String,
}

/// A name as it is looked up.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// A path within a container, without `.` and `..`.
pub fn normal(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(out.pop()),
            step => out.push(step),
        }
    }
    out.join("/")
}

/// What an archive that cannot be opened is called: a Word or Excel file, if its first entry is a part of one.
fn known_as(bytes: &[u8]) -> &'static str {
    let length = bytes.get(26..28).map_or(0, |pair| usize::from(pair[0]) + 256 * usize::from(pair[1]));
    let first = bytes.get(30..30 + length).unwrap_or_default();
    let parts: [&[u8]; 8] = [
        b"[Content_Types]",
        b"_rels/",
        b"word/",
        b"xl/",
        b"docProps/",
        b"customXml/",
        b"mimetype",
        b"content.xml",
    ];
    let is_ofd = first.starts_with(b"OFD.xml") || first.starts_with(b"Doc_0");
    match parts.iter().any(|part| first.starts_with(part)) {
        true => NAME,
        false if is_ofd => "OFD",
        false => "ZIP",
    }
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword => Refusal::Encrypted(NAME),
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted(NAME),
        ZipError::UnsupportedArchive(_) => Refusal::OtherArchive("ZIP"),
        _ => Refusal::Damaged(NAME),
    }
}
