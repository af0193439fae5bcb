//! Word files that are one XML: of 2003 (WordprocessingML), and today's parts in one file (Flat OPC).
//! Their paragraphs and tables are written nearly as in docx, whose reader is used.

use crate::grid::Block;
use crate::office::docx;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};

/// Reads a Word file that is one XML.
///
/// # Errors
/// [`Refusal::Bomb`] where it declares entities, [`Refusal::Damaged`], [`Refusal::TooLarge`].
pub fn take(text: &str) -> Result<Taken, Refusal> {
    docx::written(&blocks(text, text.len())?, Format::WordXml, text.len())
}

/// What such a file says, within a file of so many `bytes`.
///
/// # Errors
/// [`Refusal::Bomb`] where it declares entities or more is made of it than it can hold, [`Refusal::Damaged`].
pub fn blocks(text: &str, bytes: usize) -> Result<Vec<Block>, Refusal> {
    if text.contains("<!ENTITY") {
        return Err(Refusal::Bomb);
    }
    let named = |name: &str| part(text, name).unwrap_or_default();
    match part(text, "/word/document.xml") {
        Some(document) => {
            docx::alone(document, named("/word/numbering.xml"), named("/word/styles.xml"), bytes)
        }
        None => docx::alone(text, "", styles(text), bytes),
    }
}

/// The styles of a document of 2003.
fn styles(text: &str) -> &str {
    let from = text.find("<w:styles").unwrap_or(text.len());
    let to = text[from..].find("</w:styles>").map_or(from, |end| from + end);
    &text[from..to]
}

/// A part of a package that is written as one XML.
fn part<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.find(&format!("pkg:name=\"{name}\""))?;
    let rest = &text[at..];
    Some(&rest[..rest.find("</pkg:part>").unwrap_or(rest.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_a_document_of_2003() {
        let text = "<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'><w:body><wx:sect>\
            <w:p><w:pPr><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='1'/><wx:t wx:val='一、'/></w:listPr></w:pPr><w:r><w:t>收入</w:t></w:r>\
            <aml:annotation w:type='Word.Deletion'><aml:content><w:r><w:delText>删</w:delText></w:r></aml:content></aml:annotation>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:sectPr><w:hdr w:type='odd'><w:p><w:r><w:t>眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>";
        let taken = take(text).expect("text");
        assert_eq!((taken.format, taken.text.as_str()), (Format::WordXml, "一、收入\n\n甲\t1.00\n\t2.00\n"));
    }

    #[test]
    fn parts_in_one_file() {
        let text = "<?xml version='1.0'?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">\
            <pkg:part pkg:name=\"/docProps/app.xml\"><pkg:xmlData><t>x</t></pkg:xmlData></pkg:part>\
            <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>合计 1.00</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>\
            <pkg:part pkg:name=\"/word/footnotes.xml\"><pkg:xmlData><w:p><w:r><w:t>注</w:t></w:r></w:p></pkg:xmlData></pkg:part></pkg:package>";
        assert_eq!(take(text).expect("text").text, "合计 1.00\n");
    }
}
