//! Room: made-up disclosures as files. Excel 97–2003: a stream of records in a compound file.
//! Words lie in a list that the sheets share, amounts in the four bytes of Excel's own shorthand.

use super::blocks::{Cell, Merged};
use super::compound::compound;
use super::excel::{is_amount, with_hidden};

/// The most bytes of a record; the list of words goes on in another.
const MOST: usize = 8224;

/// A text as a workbook; figures are numbers with a format of two decimals.
pub fn xls(text: &str) -> Vec<u8> {
    compound("Workbook", &workbook(text, &[]))
}

/// The same, locked by a password: the record that says so is there, and nothing else is read.
pub(super) fn locked(text: &str) -> Vec<u8> {
    compound("Workbook", &workbook(text, &record(0x2f, &[1; 54])))
}

fn workbook(text: &str, lock: &[u8]) -> Vec<u8> {
    let mut words = Words::default();
    let (mut bounds, mut sheets) = (Vec::new(), Vec::new());
    for (name, hidden, rows) in with_hidden(text) {
        bounds.push((name, hidden));
        sheets.push(sheet(&rows, &mut words));
    }
    let words = words.records();
    let head = |places: &[usize]| {
        let styles = [0_u16, 2].map(|format| record(0xe0, &numbers(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0])));
        let bounds: Vec<u8> = bounds.iter().zip(places).flat_map(|(b, at)| bound(b, *at)).collect();
        [begin(5), lock.to_vec(), styles.concat(), bounds, words.clone(), record(0x0a, &[])].concat()
    };
    let mut at = head(&vec![0; sheets.len()]).len();
    let mut place = |sheet: &Vec<u8>| {
        at += sheet.len();
        at - sheet.len()
    };
    let places: Vec<usize> = sheets.iter().map(&mut place).collect();
    [head(&places), sheets.concat()].concat()
}

fn record(id: u16, content: &[u8]) -> Vec<u8> {
    [&id.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
}

fn numbers(of: &[u16]) -> Vec<u8> {
    of.iter().copied().flat_map(u16::to_le_bytes).collect()
}

/// What a stream of records begins with: 5 is a workbook, 16 a sheet.
fn begin(kind: u16) -> Vec<u8> {
    record(0x809, &numbers(&[0x600, kind, 0x0dbb, 0x07cc, 0, 0, 0x600, 0]))
}

fn bound((name, hidden): &(String, bool), at: usize) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let head = [(at as u32).to_le_bytes().to_vec(), vec![u8::from(*hidden), 0, units.len() as u8, 1]];
    record(0x85, &[head.concat(), numbers(&units)].concat())
}

/// The words of all sheets, each once.
#[derive(Default)]
struct Words {
    said: Vec<String>,
    cells: u32,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        self.cells += 1;
        let at = self.said.iter().position(|said| said == word).unwrap_or_else(|| {
            self.said.push(word.to_owned());
            self.said.len() - 1
        });
        at as u32
    }

    fn records(&self) -> Vec<u8> {
        let (mut out, mut id) = (Vec::new(), 0xfc);
        let mut content: Vec<u8> =
            [self.cells, self.said.len() as u32].into_iter().flat_map(u32::to_le_bytes).collect();
        for word in &self.said {
            let units: Vec<u16> = word.encode_utf16().collect();
            let word = [numbers(&[units.len() as u16]), vec![1], numbers(&units)].concat();
            if content.len() + word.len() > MOST {
                out.extend(record(id, &std::mem::take(&mut content)));
                id = 0x3c;
            }
            content.extend(word);
        }
        out.extend(record(id, &content));
        out
    }
}

fn sheet(rows: &[Vec<Cell>], words: &mut Words) -> Vec<u8> {
    let mut out = begin(16);
    let mut merged = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let Some(Merged { text, columns, rows }) = cell else { continue };
            let (r, c) = (r as u16, c as u16);
            if *columns > 1 || *rows > 1 {
                merged.push([r, r + *rows as u16 - 1, c, c + *columns as u16 - 1]);
            }
            if let Some(amount) = is_amount(text).then(|| short(text)).flatten() {
                out.extend(record(0x27e, &[numbers(&[r, c, 1]), amount.to_vec()].concat()));
            } else if !text.is_empty() {
                let word = words.number(text).to_le_bytes();
                out.extend(record(0xfd, &[numbers(&[r, c, 0]), word.to_vec()].concat()));
            }
        }
    }
    for some in merged.chunks(1000) {
        out.extend(record(0xe5, &[numbers(&[some.len() as u16]), numbers(&some.concat())].concat()));
    }
    out.extend(record(0x0a, &[]));
    out
}

/// An amount in four bytes: its hundredths, with the mark that they are such; `None` where they are too many.
fn short(amount: &str) -> Option<[u8; 4]> {
    let hundredths: u32 = amount.replace('.', "").parse().ok()?;
    (hundredths < 1 << 29).then(|| ((hundredths << 2) | 3).to_le_bytes())
}
