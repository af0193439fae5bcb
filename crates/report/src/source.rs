//! A text as the exports need it: its places and its private numbers, read once for all its reports.
//! Nothing of a source is written but through `masked`.

use crate::mask::Mask;
use crate::place::{PlaceIndex, Position};
use crate::published::Origin;

/// The text that offsets refer to, read once.
#[derive(Clone, Debug)]
pub struct SourceText<'a> {
    text: &'a str,
    places: PlaceIndex<'a>,
    mask: Mask<'a>,
    origins: Vec<(u32, u32, Origin)>,
}

impl<'a> SourceText<'a> {
    /// Reads `text`; takes time in proportion to its length.
    pub fn new(text: &'a str) -> Self {
        SourceText { text, places: PlaceIndex::new(text), mask: Mask::new(text), origins: Vec::new() }
    }

    /// Tells where the pieces of the text stood in their file: first byte, byte after the last, place; in the order of
    /// the text.
    #[must_use]
    pub fn with_origins(self, origins: Vec<(u32, u32, Origin)>) -> Self {
        SourceText { origins, ..self }
    }

    /// Where the byte at `at` stood in a file that is not text.
    pub fn origin(&self, at: u32) -> Option<&Origin> {
        let after = self.origins.partition_point(|(start, _, _)| *start <= at);
        let (start, end, origin) = self.origins[..after].last()?;
        (at < *end || at == *start).then_some(origin)
    }

    /// The text as it is, private numbers and all.
    pub fn raw(&self) -> &'a str {
        self.text
    }

    /// What stands at bytes `start..end`, private numbers masked; empty where the range does not fit the text.
    pub fn masked(&self, start: u32, end: u32) -> String {
        self.mask.text(start as usize..end as usize)
    }

    /// Line, column and character offset of a byte.
    pub fn position(&self, at: u32) -> Position {
        self.places.position(at)
    }
}
