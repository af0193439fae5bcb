//! The text as it was given: spans in it, its lines, and a cleaned copy with the way back to it.
//! The lowest room; it imports nothing of this crate.

pub mod characters;
pub mod clean;
pub mod radicals;
pub mod span;
pub mod traditional;

pub use clean::Text;
pub use span::{LineIndex, Span};
