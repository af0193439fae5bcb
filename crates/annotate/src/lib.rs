//! The file given back: a copy of what was checked, with a remark at every figure that does not agree.
//! Bytes and remarks in, bytes out. Whatever no remark touches stays as it is, byte for byte.
//!
//! A remark knows bytes of the text that `gouji_intake::take` made of the file; the way back into the file is the
//! reader's own ([`gouji_intake::Taken::written`], [`gouji_intake::Taken::origin`]), never a second reading.

#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod edits;
mod fault;
#[cfg(feature = "office")]
mod markup;
#[cfg(feature = "office")]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod remark;
#[cfg(feature = "report")]
mod remarks;
#[cfg(feature = "office")]
mod xlsx;

pub use fault::Fault;
pub use remark::{Level, Remark, Side};
#[cfg(all(feature = "report", any(feature = "office", feature = "pdf")))]
pub use remarks::check;
#[cfg(feature = "report")]
pub use remarks::remarks;

use gouji_intake::Format;
#[cfg(any(feature = "office", feature = "pdf"))]
use gouji_intake::Taken;

/// Whose remarks and corrections they are, as the file tells it.
pub const AUTHOR: &str = "勾稽";
/// The same in one letter.
pub const INITIALS: &str = "勾";

/// The formats that can be given back with remarks in them.
pub const FORMATS: [Format; 3] = [Format::Docx, Format::Xlsx, Format::Pdf];

/// How a file is annotated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// Whether what the document decides is corrected, as a change that can be accepted or rejected (docx).
    pub corrections: bool,
    /// When the remarks are made, as `2026-03-01T08:00:00Z`; they tell no time where there is none, so that the same
    /// file gives the same copy.
    pub date: Option<String>,
}

/// A file with remarks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// Remarks that stand at their figures.
    pub placed: usize,
    /// Remarks about nothing that has a place in the file.
    pub unplaced: usize,
    /// Corrections to be accepted or rejected.
    pub corrected: usize,
}

/// Whether a file of this format can be given back with remarks in it.
pub fn can_annotate(format: Format) -> bool {
    FORMATS.contains(&format)
}

/// A copy of the file `bytes` with remarks in it; `taken` is what the reader made of these bytes.
///
/// # Errors
/// Where the format cannot be annotated, here or at all, or the file is not built as its format wants it.
#[cfg(any(feature = "office", feature = "pdf"))]
pub fn annotate(
    bytes: &[u8],
    taken: &Taken,
    remarks: &[Remark],
    options: &Options,
) -> Result<Annotated, Fault> {
    match taken.format {
        #[cfg(feature = "office")]
        Format::Docx => docx::annotate(bytes, taken, remarks, options),
        #[cfg(feature = "office")]
        Format::Xlsx => xlsx::annotate(bytes, taken, remarks, options),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::annotate(bytes, taken, remarks, options),
        other => Err(Fault::Format(other)),
    }
}
