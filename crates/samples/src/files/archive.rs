//! Room: made-up disclosures as files. Archives of named parts, as Office files are, too.
//! What Office's own parts need to find one another is written once, here.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// An archive of named parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Writing to memory does not fail.
        let _ = archive.start_file(*name, SimpleFileOptions::default());
        let _ = archive.write_all(content);
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The parts of an archive by name; `None` for what is none.
pub(super) fn parts(archive: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).ok()?;
    let mut found = Vec::with_capacity(archive.len());
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        found.push((part.name().to_owned(), bytes));
    }
    (!found.is_empty()).then_some(found)
}

pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespaces of the parts that every such file has.
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The part that tells of what type the parts are: those named, and below `extensions` the rest.
pub(super) fn types(named: &[(&str, &str)]) -> String {
    let named: String = (named.iter())
        .map(|(part, kind)| {
            format!("<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>")
        })
        .collect();
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{named}</Types>"
    )
}

/// The part that tells which part is the main one.
pub(super) fn root(main: &str) -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"a\" Type=\"{RELATION}/officeDocument\" Target=\"{main}\"/></Relationships>"
    )
}
