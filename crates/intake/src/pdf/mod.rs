//! PDF: glyphs and ruled lines of the pages to paragraphs and tables.

use crate::refusal::Refusal;
use crate::taken::Taken;

/// Reads a PDF.
///
/// # Errors
/// Not read yet.
pub fn take(_bytes: Vec<u8>) -> Result<Taken, Refusal> {
    Err(Refusal::Unsupported("PDF"))
}
