//! Office files: Word, Excel and OpenDocument, distinguished by what their containers hold.
//! The containers are read within limits; a locked or broken one is reported as such.

mod archive;
mod compound;
mod doc;
mod docx;
mod drawings;
mod excel2003;
mod formula;
mod inserted;
mod numbering;
mod numbers;
mod odt;
mod ofd;
mod opendocument;
mod parts;
mod rows;
mod rtf;
mod sections;
mod seen;
mod sheets;
mod styles;
mod word2003;
mod xls;
mod xlsx;
mod xml;

pub use archive::{Member, member, members};
pub use parts::normal as normal_path;
pub use rtf::take as rtf;
pub use sheets::FINDINGS;

use crate::decode;
use crate::refusal::Refusal;
use crate::sniff::OfficeXml;
use crate::taken::Taken;
use compound::Compound;
use parts::Parts;

/// Reads a zip archive that is an Office file.
///
/// # Errors
/// Why it is none, or why it cannot be read.
pub fn zipped(bytes: &[u8]) -> Result<Taken, Refusal> {
    let mut parts = Parts::open(bytes)?;
    let main = parts.main()?;
    match main.as_deref() {
        Some(name) if name.starts_with("word/") || name.ends_with("document.xml") => {
            return docx::take(&mut parts, name, bytes.len());
        }
        Some(name) if name.ends_with("workbook.xml") => return xlsx::take(&mut parts, name, bytes.len()),
        Some(name) if name.ends_with("workbook.bin") => return Err(Refusal::Unsupported("Excel (xlsb)")),
        Some(name) if name.starts_with("ppt/") => return Err(Refusal::Unsupported("PowerPoint")),
        _ => {}
    }
    if parts.has("content.xml") {
        return opendocument::take(&mut parts, bytes.len());
    }
    if parts.has("OFD.xml") {
        return ofd::take(&mut parts, bytes.len());
    }
    Err(Refusal::Archive)
}

/// Reads a compound file: Excel 97–2003, or something that only lies in such a container.
///
/// # Errors
/// Why it cannot be read.
pub fn compound(bytes: &[u8]) -> Result<Taken, Refusal> {
    let file = Compound::open(bytes).ok_or(Refusal::Damaged("Word/Excel"))?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::Encrypted("Word/Excel"));
    }
    if file.has("WordDocument") {
        return doc::take(&file);
    }
    if file.has("PowerPoint Document") {
        return Err(Refusal::Unsupported("PowerPoint"));
    }
    xls::take(&file)
}

/// Reads an Office file that is one XML.
///
/// # Errors
/// Why it cannot be read.
pub fn one_xml(bytes: &[u8], kind: OfficeXml) -> Result<Taken, Refusal> {
    let (text, _) = decode::decode(bytes)?;
    match kind {
        OfficeXml::Word => word2003::take(&text),
        OfficeXml::Excel => excel2003::take(&text),
        OfficeXml::OpenDocument => opendocument::flat(&text),
    }
}
