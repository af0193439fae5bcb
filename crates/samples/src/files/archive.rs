//! Room: made-up disclosures as files. Archives of named parts, as Office files are, too.
//! What Office's own parts need to find one another is written once, here.

use std::io::{Cursor, Write};
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

pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The part that tells which part is the main one.
pub(super) fn root(main: &str) -> String {
    format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{RELATION}/officeDocument\" Target=\"{main}\"/></Relationships>"
    )
}
