//! The streams of a Word document: where its text stands (the piece table), and what else the file's head states.
//! Every offset is checked; what lies outside is not there.

use crate::office::compound::{Compound, u16_at, u32_at};
use crate::refusal::Refusal;
use std::collections::BTreeMap;
use std::ops::Range;

/// Offsets in the head of the file: pairs of offset and length within the table stream.
pub const STYLES: usize = 0xa2;
pub const CHARACTER_PAGES: usize = 0xfa;
pub const PARAGRAPH_PAGES: usize = 0x102;
const PIECES: usize = 0x1a2;
const ANCHORS: usize = 0x1da;
const BOXES: usize = 0x25a;
pub const LISTS: usize = 0x2e2;
pub const LIST_USES: usize = 0x2ea;
/// Where the head states how many characters each part of the text has, from the main one on.
const COUNTS: usize = 0x4c;

/// A document's streams.
pub struct File {
    main: Vec<u8>,
    table: Vec<u8>,
    /// Properties that are too long for their place.
    data: Vec<u8>,
    pieces: Vec<Piece>,
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Positions of its characters.
    pub cps: Range<usize>,
    /// Where it stands in the main stream.
    pub offset: usize,
    /// A character is one byte.
    pub compressed: bool,
}

impl File {
    /// The streams of a compound file.
    ///
    /// # Errors
    /// [`Refusal::LegacyWord`], [`Refusal::Encrypted`], [`Refusal::Damaged`].
    pub fn of(compound: &Compound) -> Result<Self, Refusal> {
        let damaged = Refusal::Damaged("Word");
        let main = compound.stream("WordDocument").ok_or(damaged)?;
        let word = |at| u16_at(&main, at).unwrap_or(0);
        // Word 6 and 95 have another mark or a version before 193, and another piece table.
        match (word(0), word(2)) {
            (0xa5ec, 193..) => {}
            (0xa5dc | 0xa5ec, 1..) => return Err(Refusal::LegacyWord),
            _ => return Err(damaged),
        }
        let flags = word(10);
        if flags & 0x100 != 0 {
            return Err(Refusal::Encrypted("Word"));
        }
        let name = if flags & 0x200 != 0 { "1Table" } else { "0Table" };
        let table = compound.stream(name).ok_or(damaged)?;
        let data = compound.stream("Data").unwrap_or_default();
        let mut file = File { main, table, data, pieces: Vec::new() };
        file.pieces = file.read_pieces().ok_or(damaged)?;
        if file.pieces.is_empty() {
            return Err(damaged);
        }
        Ok(file)
    }

    /// The structure whose place stands at an offset of the head.
    pub fn structure(&self, at: usize) -> &[u8] {
        let place = || {
            let start = u32_at(&self.main, at)? as usize;
            let length = u32_at(&self.main, at + 4)? as usize;
            self.table.get(start..start.checked_add(length)?.min(self.table.len()))
        };
        place().unwrap_or_default()
    }

    /// As [`File::structure`], with all that stands behind it.
    pub fn structures_from(&self, at: usize) -> &[u8] {
        let start = u32_at(&self.main, at).filter(|_| !self.structure(at).is_empty());
        start.and_then(|start| self.table.get(start as usize..)).unwrap_or_default()
    }

    fn read_pieces(&self) -> Option<Vec<Piece>> {
        let pieces = self.structure(PIECES);
        let mut at = 0;
        // Changes of properties come first.
        while pieces.get(at) == Some(&1) {
            at += 3 + usize::from(u16_at(pieces, at + 1)?);
        }
        if pieces.get(at) != Some(&2) {
            return None;
        }
        let length = u32_at(pieces, at + 1)? as usize;
        let table = pieces.get(at + 5..(at + 5).checked_add(length)?.min(pieces.len()))?;
        let count = table.len().checked_sub(4)? / 12;
        let cp = |n: usize| u32_at(table, 4 * n).map(|cp| cp as usize);
        // No character stands in two places: what has more than the stream holds is made to do harm.
        let mut left = self.main.len();
        let mut pieces = Vec::new();
        for n in 0..count {
            let (start, end) = (cp(n)?, cp(n + 1)?);
            let place = u32_at(table, 4 * (count + 1) + 8 * n + 2)?;
            let compressed = place & 0x4000_0000 != 0;
            let offset = (place & 0x3fff_ffff) as usize;
            let offset = if compressed { offset / 2 } else { offset };
            let room = self.main.len().saturating_sub(offset) / if compressed { 1 } else { 2 };
            let length = end.saturating_sub(start).min(room).min(left);
            left -= length;
            pieces.push(Piece { cps: start..start + length, offset, compressed });
        }
        Some(pieces)
    }

    /// The pieces of a range of characters.
    pub fn pieces_of(&self, range: Range<usize>) -> impl Iterator<Item = Piece> + '_ {
        self.pieces.iter().filter_map(move |piece| {
            let start = piece.cps.start.max(range.start);
            let end = piece.cps.end.min(range.end);
            let size = if piece.compressed { 1 } else { 2 };
            let offset = piece.offset + start.saturating_sub(piece.cps.start) * size;
            (start < end).then_some(Piece { cps: start..end, offset, compressed: piece.compressed })
        })
    }

    /// A character at an offset of the main stream, as UTF-16.
    pub fn unit(&self, at: usize, compressed: bool) -> Option<u16> {
        if compressed {
            return self.main.get(at).map(|byte| super::western(*byte) as u16);
        }
        u16_at(&self.main, at)
    }

    fn count(&self, n: usize) -> usize {
        u32_at(&self.main, COUNTS + 4 * n).map_or(0, |count| count as usize)
    }

    /// The characters of the main document.
    pub fn main(&self) -> Range<usize> {
        0..self.count(0)
    }

    /// The texts of text boxes.
    pub fn box_texts(&self) -> Vec<Range<usize>> {
        self.boxed().map(|(text, _)| text).collect()
    }

    /// The texts of text boxes by the characters that they are anchored to.
    pub fn boxes(&self) -> BTreeMap<usize, Vec<Range<usize>>> {
        let anchors = self.structure(ANCHORS);
        let count = anchors.len().saturating_sub(4) / 30;
        let anchor = |n: usize| {
            let shape = u32_at(anchors, 4 * (count + 1) + 26 * n)?;
            Some((shape, u32_at(anchors, 4 * n)? as usize))
        };
        let anchors: BTreeMap<u32, usize> = (0..count).filter_map(anchor).collect();
        let mut boxes: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (text, shape) in self.boxed() {
            if let Some(at) = anchors.get(&shape) {
                boxes.entry(*at).or_default().push(text);
            }
        }
        boxes
    }

    /// The texts of text boxes, and the shapes that hold them.
    fn boxed(&self) -> impl Iterator<Item = (Range<usize>, u32)> + '_ {
        // Main text, notes, running heads, macros, remarks and end notes come before.
        let first = (0..6).map(|n| self.count(n)).fold(0_usize, usize::saturating_add);
        let last = first.saturating_add(self.count(6));
        let boxes = self.structure(BOXES);
        let count = boxes.len().saturating_sub(4) / 26;
        let cp = move |n: usize| u32_at(boxes, 4 * n).map(|cp| first.saturating_add(cp as usize).min(last));
        (0..count).filter_map(move |n| {
            let (start, end) = (cp(n)?, cp(n + 1)?);
            let shape = u32_at(boxes, 4 * (count + 1) + 22 * n + 14)?;
            (start < end).then_some((start..end, shape))
        })
    }

    /// A page of properties, by its number.
    pub fn page(&self, number: usize) -> Option<(usize, &[u8])> {
        let start = number.checked_mul(512)?;
        Some((start, self.main.get(start..start + 512)?))
    }

    /// Bytes of the main stream.
    pub fn piece_of_main(&self, range: Range<usize>) -> &[u8] {
        self.main.get(range).unwrap_or_default()
    }

    /// How long the main stream is.
    pub fn length(&self) -> usize {
        self.main.len()
    }

    /// Properties that were put into the stream of data.
    pub fn long_properties(&self, at: usize) -> &[u8] {
        let length = u16_at(&self.data, at).map_or(0, usize::from);
        self.data.get(at.saturating_add(2)..at.saturating_add(2 + length)).unwrap_or_default()
    }
}
