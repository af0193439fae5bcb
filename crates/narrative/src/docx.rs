//! Room: the explanation as a Word file: headings in styles of their own, paragraphs set in, blanks marked in colour.

use crate::{BLANK_CLOSES, BLANK_OPENS, Kind, Line, Narrative};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError};

const TYPES: &str = include_str!("docx/types.xml");
const RELATIONS: &str = include_str!("docx/relations.xml");
const OF_DOCUMENT: &str = include_str!("docx/document-relations.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The Word file of an explanation: the same bytes for the same text.
///
/// # Errors
/// Where the archive cannot be written, which memory alone can be the reason of.
pub fn docx(narrative: &Narrative) -> Result<Vec<u8>, ZipError> {
    let paragraphs: String = narrative.lines.iter().map(paragraph).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\"><w:body>{paragraphs}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Of some pages there is little to pack, and the page need not load what packs.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let options = stored.last_modified_time(DateTime::default());
    for (name, part) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", OF_DOCUMENT),
        ("word/styles.xml", STYLES),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn paragraph(line: &Line) -> String {
    let style = match line.kind {
        Kind::Title => "Title",
        Kind::Section => "Heading1",
        Kind::Subsection => "Heading2",
        Kind::Paragraph => "BodyText",
    };
    let mut runs = String::new();
    let mut rest = line.text.as_str();
    while let Some(at) = rest.find(BLANK_OPENS)
        && let Some(end) = rest[at..].find(BLANK_CLOSES)
    {
        let end = at + end + BLANK_CLOSES.len();
        runs += &run(&rest[..at], "");
        runs += &run(&rest[at..end], "<w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>");
        rest = &rest[end..];
    }
    runs += &run(rest, "");
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn run(text: &str, properties: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// Text as XML has it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
