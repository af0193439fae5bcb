//! The file given back: a copy of what was checked, with a remark at every figure that does not agree.
//! Bytes and remarks in, bytes out. Whatever no remark touches stays as it is, byte for byte.
//!
//! A remark knows bytes of the text that `gouji_intake::take` made of the file; the way back into the file is the
//! reader's own ([`gouji_intake::Taken::written`], [`gouji_intake::Taken::origin`]), never a second reading.

#[cfg(feature = "write")]
mod docx;
#[cfg(feature = "write")]
mod edits;
mod fault;
#[cfg(feature = "write")]
mod markup;
#[cfg(feature = "write")]
mod package;
mod remark;
#[cfg(feature = "report")]
mod remarks;
#[cfg(feature = "write")]
mod xlsx;

pub use fault::Fault;
pub use remark::{Level, Remark, Side};
#[cfg(all(feature = "report", feature = "write"))]
pub use remarks::check;
#[cfg(feature = "report")]
pub use remarks::remarks;

use gouji_intake::Format;
#[cfg(feature = "write")]
use gouji_intake::Taken;

/// Whose remarks and corrections they are, as the file tells it.
pub const AUTHOR: &str = "勾稽";
/// The same in one letter.
pub const INITIALS: &str = "勾";

/// The formats that can be given back with remarks in them.
pub const FORMATS: [Format; 2] = [Format::Docx, Format::Xlsx];

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
/// Where the format cannot be annotated, or the file is not built as its format wants it.
#[cfg(feature = "write")]
pub fn annotate(
    bytes: &[u8],
    taken: &Taken,
    remarks: &[Remark],
    options: &Options,
) -> Result<Annotated, Fault> {
    match taken.format {
        Format::Docx => docx::annotate(bytes, taken, remarks, options),
        Format::Xlsx => xlsx::annotate(bytes, taken, remarks, options),
        other => Err(Fault::Format(other)),
    }
}
