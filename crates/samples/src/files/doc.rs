//! Room: made-up disclosures as files. Word 97–2003: a text in two pieces, with pages of properties that say where cells
//! and rows end; long descriptions of rows lie in a stream of their own. A hidden word and a field besides.

use super::blocks::{Block, blocks};
use super::compound::compound_of;
use super::rows::{Wide, wide};

/// Where the text begins.
const TEXT: usize = 0x600;
const PAGE: usize = 512;
/// Width of a column, in twips.
const COLUMN: usize = 1200;
/// The longest properties that lie on a page.
const LONGEST: usize = 250;

/// A text as a Word file.
pub fn doc(text: &str) -> Vec<u8> {
    let mut draft = Draft::default();
    draft.said("藏");
    for block in blocks(text) {
        match block {
            Block::Line(line) => draft.paragraph(&line, '\r', &[]),
            Block::Table(rows) => (0..rows.len()).for_each(|row| draft.row(&wide(&rows, row))),
        }
    }
    draft.paragraph("\u{13} PAGE \u{14}\u{15}", '\r', &[]);
    draft.packed()
}

#[derive(Default)]
struct Draft {
    text: Vec<u16>,
    /// Ends of paragraphs and their properties.
    paragraphs: Vec<(usize, Vec<u8>)>,
    data: Vec<u8>,
}

impl Draft {
    fn said(&mut self, text: &str) {
        self.text.extend(text.encode_utf16());
    }

    fn paragraph(&mut self, text: &str, mark: char, changes: &[u8]) {
        self.said(text);
        self.text.push(mark as u16);
        // The style comes first.
        let changes = if changes.len() > LONGEST { self.long(changes) } else { changes.to_vec() };
        self.paragraphs.push((self.text.len(), [vec![0, 0], changes].concat()));
    }

    /// Puts long properties aside and refers to them.
    fn long(&mut self, changes: &[u8]) -> Vec<u8> {
        let at = self.data.len() as u32;
        self.data.extend((changes.len() as u16).to_le_bytes());
        self.data.extend(changes);
        [&[0x46, 0x66][..], &at.to_le_bytes()].concat()
    }

    fn row(&mut self, cells: &[Wide]) {
        let in_table = [0x16, 0x24, 1];
        for cell in cells {
            self.paragraph(&cell.text, '\u{7}', &in_table);
        }
        let mut edges = vec![0_u8, 0];
        let mut right = 0;
        for cell in cells {
            right += cell.columns * COLUMN;
            edges.extend((right as u16).to_le_bytes());
        }
        let flags = |cell: &Wide| if cell.begins { 3_u16 << 5 } else { u16::from(cell.goes_on) << 5 };
        let kinds = cells.iter().flat_map(|cell| [flags(cell).to_le_bytes().to_vec(), vec![0; 18]].concat());
        let shape: Vec<u8> = [cells.len() as u8].into_iter().chain(edges).chain(kinds).collect();
        let length = (shape.len() as u16 + 1).to_le_bytes();
        let changes = [&in_table[..], &[0x17, 0x24, 1, 0x08, 0xd6], &length, &shape].concat();
        self.paragraph("", '\u{7}', &changes);
    }

    fn packed(self) -> Vec<u8> {
        let place = |character: usize| (TEXT + 2 * character) as u32;
        let end = self.text.len();
        let mut main = vec![0; TEXT];
        main.extend(self.text.iter().flat_map(|unit| unit.to_le_bytes()));
        main.resize(main.len().next_multiple_of(PAGE), 0);
        let hidden = vec![0x3c, 0x08, 1];
        let characters = pages(&mut main, &[(1, hidden), (end, Vec::new())], 1);
        let paragraphs = pages(&mut main, &self.paragraphs, 13);
        let mut table = pieces(end, place);
        let clx = table.len();
        table.extend(index(&characters, place));
        let to_paragraphs = table.len();
        table.extend(index(&paragraphs, place));
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        let mut offset = |at: usize, from: usize, to: usize| {
            put(at, &[(from as u32).to_le_bytes(), ((to - from) as u32).to_le_bytes()].concat());
        };
        offset(0x1a2, 0, clx);
        offset(0xfa, clx, to_paragraphs);
        offset(0x102, to_paragraphs, table.len());
        put(0, &[0xec, 0xa5, 0xc1, 0, 0, 0, 4, 8]);
        put(10, &0x1200_u16.to_le_bytes());
        put(0x18, &(TEXT as u32).to_le_bytes());
        put(0x20, &14_u16.to_le_bytes());
        put(0x3e, &22_u16.to_le_bytes());
        put(0x4c, &(end as u32).to_le_bytes());
        put(0x98, &93_u16.to_le_bytes());
        // Names that are shorter come first.
        compound_of(&[("Data", &self.data), ("1Table", &table), ("WordDocument", &main)])
    }
}

/// The piece table of a text in two pieces.
fn pieces(end: usize, place: impl Fn(usize) -> u32) -> Vec<u8> {
    let half = end / 2;
    let mut table: Vec<u8> = [0, half, end].iter().flat_map(|cp| (*cp as u32).to_le_bytes()).collect();
    for from in [0, half] {
        table.extend([&[0, 0][..], &place(from).to_le_bytes(), &[0, 0]].concat());
    }
    [&[2][..], &(table.len() as u32).to_le_bytes(), &table].concat()
}

/// Where a page begins and ends, and its number.
type Indexed = (usize, usize, usize);

/// Writes properties by their runs to pages behind the text.
fn pages(main: &mut Vec<u8>, runs: &[(usize, Vec<u8>)], entry: usize) -> Vec<Indexed> {
    let mut out = Vec::new();
    let (mut from, mut start) = (0, 0);
    while from < runs.len() {
        let taken = |to: usize| {
            let held: usize = runs[from..to].iter().map(|(_, properties)| properties.len() + 4).sum();
            4 * (to - from + 1) + entry * (to - from) + held + 1
        };
        let to = (from + 1..=runs.len()).take_while(|to| taken(*to) <= PAGE).last().unwrap_or(from + 1);
        let page = page(&runs[from..to], start, entry);
        let end = runs[to - 1].0;
        out.push((start, end, main.len() / PAGE));
        main.extend(page);
        (from, start) = (to, end);
    }
    out
}

fn page(runs: &[(usize, Vec<u8>)], start: usize, entry: usize) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    page[PAGE - 1] = runs.len() as u8;
    let mut end = PAGE - 2;
    for (n, cp) in [start].into_iter().chain(runs.iter().map(|run| run.0)).enumerate() {
        page[4 * n..4 * n + 4].copy_from_slice(&((TEXT + 2 * cp) as u32).to_le_bytes());
    }
    for (n, (_, properties)) in runs.iter().enumerate() {
        // Of paragraphs the length is counted in words, less the byte that holds it.
        let (length, odd) = (properties.len(), properties.len() % 2 == 1);
        let length_bytes = match (entry, odd) {
            (1, _) if length == 0 => continue,
            (1, _) => vec![length as u8],
            (_, true) => vec![length.div_ceil(2) as u8],
            (_, false) => vec![0, (length / 2) as u8],
        };
        let whole = [length_bytes, properties.clone()].concat();
        end = (end - whole.len()) / 2 * 2;
        page[end..end + whole.len()].copy_from_slice(&whole);
        page[4 * (runs.len() + 1) + entry * n] = (end / 2) as u8;
    }
    page
}

/// The table that finds pages of properties.
fn index(pages: &[Indexed], place: impl Fn(usize) -> u32) -> Vec<u8> {
    let starts = pages.iter().map(|(start, ..)| *start);
    let last = pages.last().map(|(_, end, _)| *end);
    let numbers = pages.iter().map(|(.., number)| *number as u32);
    starts.chain(last).map(place).chain(numbers).flat_map(u32::to_le_bytes).collect()
}
