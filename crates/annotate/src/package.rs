//! The package of an Office file: a zip archive of which some parts are written anew and all others copied as they are.
//! Names are looked up as the reader looks them up: whatever their case and slashes.

use crate::fault::Fault;
use crate::markup::{self, escaped};
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The most bytes of a part that is written anew, expanded; the reader reads no larger one either.
const MOST_PART: u64 = 256 << 20;

const MARK: &str = "\u{feff}";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The namespace of relations, and where their types lie.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The same in files of the strict kind.
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// An open package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: HashMap<String, usize>,
    /// Parts written anew, by the numbers of their entries.
    changed: HashMap<usize, Vec<u8>>,
    /// Parts that were not there.
    added: Vec<(String, Vec<u8>)>,
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

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// Where it is no archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Part("ZIP".into()))?;
        let mut names = HashMap::new();
        for (at, name) in archive.file_names().enumerate() {
            names.entry(key(name)).or_insert(at);
        }
        Ok(Package { archive, names, changed: HashMap::new(), added: Vec::new() })
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name)) || self.added.iter().any(|(added, _)| key(added) == key(name))
    }

    /// The text of a part, without byte order mark; nothing where there is no such part.
    ///
    /// # Errors
    /// Where it is broken, too large or not in UTF-8.
    pub fn read(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| Fault::Encoding(name.into()))?;
        Ok(Some(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text)))
    }

    /// The text of a part that has to be there.
    ///
    /// # Errors
    /// As [`Package::read`], and where there is no such part.
    pub fn need(&mut self, name: &str) -> Result<String, Fault> {
        self.read(name)?.ok_or_else(|| Fault::Part(name.into()))
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let broken = || Fault::Part(name.into());
        if let Some((_, bytes)) = self.added.iter().find(|(added, _)| key(added) == key(name)) {
            return Ok(Some(bytes.clone()));
        }
        let Some(&at) = self.names.get(&key(name)) else { return Ok(None) };
        if let Some(bytes) = self.changed.get(&at) {
            return Ok(Some(bytes.clone()));
        }
        let entry = self.archive.by_index(at).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        entry.take(MOST_PART + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > MOST_PART { Err(broken()) } else { Ok(Some(bytes)) }
    }

    /// Writes a part anew, or adds it. A byte order mark that it had stays.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn write(&mut self, name: &str, text: String) -> Result<(), Fault> {
        if let Some(&at) = self.names.get(&key(name)) {
            let marked = self.bytes(name)?.is_some_and(|old| old.starts_with(MARK.as_bytes()));
            let text = if marked { format!("{MARK}{text}") } else { text };
            self.changed.insert(at, text.into_bytes());
            return Ok(());
        }
        match self.added.iter_mut().find(|(added, _)| key(added) == key(name)) {
            Some((_, bytes)) => *bytes = text.into_bytes(),
            None => self.added.push((name.to_owned(), text.into_bytes())),
        }
        Ok(())
    }

    /// A name that no part has: `before`, a number where one is needed, `after`.
    pub fn unused(&self, before: &str, after: &str) -> String {
        let numbered = (1..).map(|n| format!("{before}{n}{after}"));
        numbered.into_iter().find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The relations of a part.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Fault> {
        let text = self.read(&relations_of(part))?.unwrap_or_default();
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let tags = markup::tags(&text).filter(|tag| tag.begins("Relationship"));
        Ok(tags
            .map(|tag| Relation {
                id: tag.get("Id").unwrap_or_default(),
                kind: tag.get("Type").unwrap_or_default(),
                target: resolved(folder, &tag.get("Target").unwrap_or_default()),
            })
            .collect())
    }

    /// Relates a part to another by a kind such as `comments`; the id of the relation.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn relate(&mut self, part: &str, kind: &str, target: &str) -> Result<String, Fault> {
        let name = relations_of(part);
        let known = self.relations(part)?;
        let strict = known.iter().any(|relation| relation.kind.starts_with(STRICT));
        let types = if strict { STRICT } else { RELATIONS };
        let ids = (1..).map(|n| format!("rIdGouji{n}"));
        let id = ids.into_iter().find(|id| known.iter().all(|r| r.id != *id)).unwrap_or_default();
        let old = self.read(&name)?;
        let old = old.unwrap_or_else(|| format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"/>"));
        let prefix = markup::root(&old).map_or("", |root| markup::prefix(root.name)).to_owned();
        let more = format!(
            "<{prefix}Relationship Id=\"{id}\" Type=\"{types}/{kind}\" Target=\"/{}\"/>",
            escaped(target)
        );
        let new = markup::appended(&old, &more).ok_or_else(|| Fault::Part(name.clone()))?;
        self.write(&name, new)?;
        Ok(id)
    }

    /// Tells of what type a part is.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn declare(&mut self, part: &str, content_type: &str) -> Result<(), Fault> {
        let more = |prefix: &str| {
            let part = escaped(part);
            format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{content_type}\"/>")
        };
        self.declared(more)
    }

    /// Tells of what type parts are whose names end so, unless that is told.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn declare_extension(&mut self, extension: &str, content_type: &str) -> Result<(), Fault> {
        let old = self.read(TYPES)?.unwrap_or_default();
        let is_it = |stated: String| stated.eq_ignore_ascii_case(extension);
        if markup::tags(&old).any(|tag| tag.begins("Default") && tag.get("Extension").is_some_and(is_it)) {
            return Ok(());
        }
        self.declared(|prefix| {
            format!("<{prefix}Default Extension=\"{extension}\" ContentType=\"{content_type}\"/>")
        })
    }

    fn declared(&mut self, more: impl Fn(&str) -> String) -> Result<(), Fault> {
        // A package without the list is one that only forgiving programs open; it stays as it is.
        let Some(old) = self.read(TYPES)? else { return Ok(()) };
        let prefix = markup::root(&old).map_or("", |root| markup::prefix(root.name)).to_owned();
        let new = markup::appended(&old, &more(&prefix)).ok_or_else(|| Fault::Part(TYPES.into()))?;
        self.write(TYPES, new)
    }

    /// The bytes of the package: parts that are not written anew as they were, in their order, then those that are new.
    ///
    /// # Errors
    /// Where an entry cannot be copied.
    pub fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let comment = self.archive.comment().to_vec();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for at in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(at).map_err(|_| Fault::Part("ZIP".into()))?;
            let name = entry.name().to_owned();
            let broken = || Fault::Part(name.clone());
            match self.changed.get(&at) {
                None => out.raw_copy_file(entry).map_err(|_| broken())?,
                Some(bytes) => {
                    out.start_file(name.as_str(), options).map_err(|_| broken())?;
                    out.write_all(bytes).map_err(|_| broken())?;
                }
            }
        }
        for (name, bytes) in &self.added {
            let broken = |_| Fault::Part(name.clone());
            out.start_file(name.as_str(), options).map_err(broken)?;
            out.write_all(bytes).map_err(|_| Fault::Part(name.clone()))?;
        }
        out.set_raw_comment(comment.into_boxed_slice()).map_err(|_| Fault::Part("ZIP".into()))?;
        out.finish().map(Cursor::into_inner).map_err(|_| Fault::Part("ZIP".into()))
    }
}

const TYPES: &str = "[Content_Types].xml";

/// The namespace of relations in a part, which is another one in files of the strict kind.
pub fn namespace_of_relations(text: &str) -> &'static str {
    if text.contains(STRICT) { STRICT } else { RELATIONS }
}

/// A new part: its head and what stands below.
pub fn part(content: &str) -> String {
    format!("{HEAD}{content}")
}

/// The name of the part that holds a part's relations.
fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        None if part.is_empty() => "_rels/.rels".to_owned(),
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A name as it is looked up.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// The part that a relation of a part in `folder` leads to.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    gouji_intake::normal_path(&path)
}
