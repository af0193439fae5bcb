//! Office files: Word, Excel and OpenDocument, told apart by what their containers hold.
//! The containers are read within limits; a locked or broken one is told as such.

mod archive;
mod compound;
mod docx;
mod drawings;
mod formula;
mod numbering;
mod numbers;
mod odt;
mod opendocument;
mod parts;
mod sections;
mod seen;
mod sheets;
mod styles;
mod xls;
mod xlsx;
mod xml;

pub use archive::{Member, member, members};

use crate::refusal::Refusal;
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
        return Err(Refusal::Unsupported("OFD"));
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
        return Err(Refusal::LegacyWord);
    }
    if file.has("PowerPoint Document") {
        return Err(Refusal::Unsupported("PowerPoint"));
    }
    xls::take(&file)
}
