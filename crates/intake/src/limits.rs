//! How much of a hostile input is read before it is refused.
//! Generous for the longest disclosure, small beside the memory of a telephone.

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 200 << 20;
/// The most text that is made of a file, in bytes.
pub const MOST_TEXT: usize = 64 << 20;
/// The most slots of one table, blank ones too.
pub const MOST_SLOTS: usize = 2_000_000;
/// The widest table, in columns.
pub const MOST_COLUMNS: usize = 1_000;
/// How deep tables may stand inside one another.
pub const MOST_NESTING: usize = 16;
/// The most entries of an archive.
#[cfg(feature = "office")]
pub const MOST_ENTRIES: usize = 10_000;
/// The most bytes of one part of an archive, or of one picture of a PDF, expanded.
#[cfg(any(feature = "office", feature = "pdf"))]
pub const MOST_PART: u64 = 256 << 20;
/// Beyond this size a part that expands by more than `MOST_RATIO` is a bomb; what a PDF writes stays far below, too.
#[cfg(any(feature = "office", feature = "pdf"))]
pub const HARMLESS_PART: u64 = 16 << 20;
/// See `HARMLESS_PART`; Office's own XML stays far below.
#[cfg(feature = "office")]
pub const MOST_RATIO: u64 = 150;
/// The most bytes of all that is packed in a PDF, expanded.
#[cfg(feature = "pdf")]
pub const MOST_EXPANDED: u64 = 4 << 30;
/// The most pages.
#[cfg(any(feature = "office", feature = "pdf"))]
pub const MOST_PAGES: usize = 3_000;
/// The most glyphs and the most ruled lines of one page; more is a drawing.
#[cfg(any(feature = "office", feature = "pdf"))]
pub const MOST_MARKS: usize = 200_000;
/// The most documents of one archive.
#[cfg(feature = "office")]
pub const MOST_MEMBERS: usize = 200;

/// The most memory that a file of so many bytes may take while it is read, in bytes.
#[cfg(feature = "office")]
pub fn most_memory(bytes: usize) -> usize {
    (64 << 20) + bytes.saturating_mul(40)
}

/// The most text that is made of a file of so many bytes. What is written packs to a tenth at best; more than this is
/// a few strings repeated over and over.
pub fn most_text(bytes: usize) -> usize {
    MOST_TEXT.min((512 << 10) + bytes.saturating_mul(16))
}

/// The most cells, or lines, that are made of a file of so many bytes: each takes a byte at least, however well it packs.
pub fn most_pieces(bytes: usize) -> usize {
    MOST_SLOTS.min(20_000 + bytes)
}

/// The most slots of a table that has so many cells; more are spans or far-off cells that mean nothing.
pub fn most_slots(cells: usize) -> usize {
    MOST_SLOTS.min(200_000 + cells.saturating_mul(20))
}
