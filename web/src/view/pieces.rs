//! The document in pieces: what is drawn together, so that a long document does not hold the page up.
//! A piece is one table (or a stretch of a very long one) or a run of headings and paragraphs.

use super::Dossier;
use gouji_report::published::{Block, Cell};
use std::ops::Range;

/// Rows of a table that are drawn together.
const ROWS: usize = 250;
/// Headings and paragraphs that are drawn together.
const BLOCKS: usize = 24;

/// What a piece holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Headings and paragraphs: their indices among the blocks.
    Prose(Range<usize>),
    /// Body rows of the table with this index among the blocks.
    Table(usize, Range<usize>),
    /// Lines of the source as it is: first byte, one past the last.
    Source(u32, u32),
}

/// A part of the document that is drawn at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it holds.
    pub kind: Kind,
    /// First byte of it in the text.
    pub start: u32,
    /// How high it will be, in pixels, roughly.
    pub height: u32,
    /// How much work it is to draw: cells and paragraphs.
    pub weight: u32,
}

/// Cuts the document into pieces.
pub fn pieces(dossier: &Dossier) -> Vec<Piece> {
    let blocks = &dossier.answer.reading.blocks;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for (index, block) in blocks.iter().enumerate() {
        let start = block_start(block).unwrap_or(at);
        at = start;
        match block {
            Block::Table { rows, header_rows, .. } => {
                let body = (*header_rows as usize).min(rows.len())..rows.len();
                pieces.extend(stretches(body).map(|rows_here| table_piece(index, rows, rows_here, start)));
            }
            _ => match pieces.last_mut() {
                Some(Piece { kind: Kind::Prose(range), height, weight, .. })
                    if range.end == index && range.len() < BLOCKS =>
                {
                    range.end = index + 1;
                    *height += block_height(block);
                    *weight += 1;
                }
                _ => pieces.push(Piece {
                    kind: Kind::Prose(index..index + 1),
                    start,
                    height: block_height(block),
                    weight: 1,
                }),
            },
        }
    }
    pieces
}

/// The piece in which an offset of the text stands.
pub fn place_of(pieces: &[Piece], offset: u32) -> usize {
    pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1)
}

fn stretches(body: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = body.end;
    let count = body.len().div_ceil(ROWS).max(1);
    (0..count).map(move |i| {
        let from = body.start + i * ROWS;
        from..(from + ROWS).min(end)
    })
}

fn table_piece(index: usize, rows: &[Vec<Cell>], here: Range<usize>, table_start: u32) -> Piece {
    let goes_on = here.start >= ROWS;
    let first_cell = rows.get(here.start).into_iter().flatten().find(|cell| cell.end > cell.start);
    let start = first_cell.filter(|_| goes_on).map_or(table_start, |cell| cell.start);
    let cells: usize = rows[here.clone()].iter().map(Vec::len).sum();
    Piece {
        height: 140 + 34 * here.len() as u32,
        weight: cells as u32,
        kind: Kind::Table(index, here),
        start,
    }
}

/// First byte of a block, if it has text at all.
pub(super) fn block_start(block: &Block) -> Option<u32> {
    match block {
        Block::Heading { spans, .. } | Block::Paragraph { spans } => spans.first().map(|s| s.0),
        Block::Table { rows, .. } => {
            rows.iter().flatten().find(|cell| cell.end > cell.start).map(|cell| cell.start)
        }
    }
}

fn block_height(block: &Block) -> u32 {
    match block {
        Block::Heading { .. } => 60,
        Block::Paragraph { spans } => {
            let bytes: u32 = spans.iter().map(|(a, b)| b.saturating_sub(*a)).sum();
            8 + 32 * (1 + bytes / 110)
        }
        Block::Table { .. } => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::dossier;
    use super::*;

    fn paragraph(start: u32) -> Block {
        Block::Paragraph { spans: vec![(start, start + 3)] }
    }

    fn table(start: u32, rows: u32) -> Block {
        let row = |r: u32| vec![Cell { start: start + r, end: start + r + 1, ..Cell::default() }];
        Block::Table {
            title: None,
            form: None,
            number: None,
            captions: vec![],
            header_rows: 1,
            rows: (0..rows).map(row).collect(),
        }
    }

    #[test]
    fn tables_stand_alone_and_long_ones_are_cut() {
        let blocks =
            vec![paragraph(0), paragraph(5), table(10, 601), paragraph(1000), table(1010, 1), table(1020, 0)];
        let d = dossier("", vec![], vec![], blocks);
        let kinds: Vec<_> = d.pieces.iter().map(|p| p.kind.clone()).collect();
        assert_eq!(
            kinds,
            [
                Kind::Prose(0..2),
                Kind::Table(2, 1..251),
                Kind::Table(2, 251..501),
                Kind::Table(2, 501..601),
                Kind::Prose(3..4),
                Kind::Table(4, 1..1),
                Kind::Table(5, 0..0)
            ]
        );
        assert_eq!([0, 7, 10, 270, 999, 1000, 5000].map(|at| place_of(&d.pieces, at)), [0, 0, 1, 2, 3, 4, 6]);
    }

    #[test]
    fn prose_is_cut_too() {
        let d = dossier("", vec![], vec![], (0..50).map(|i| paragraph(i * 4)).collect());
        assert_eq!(d.pieces.len(), 3);
        assert_eq!(place_of(&d.pieces, 4 * 24), 1);
        assert_eq!(place_of(&[], 3), 0);
    }
}
