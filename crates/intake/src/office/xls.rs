//! Excel 97–2003: the records of a workbook's stream, as far as they say what cells show.
//! Records that are cut off or say nonsense are passed over.

use crate::limits::most_text;
use crate::office::compound::{Compound, f64_at, u16_at, u32_at};
use crate::office::formula::Expr;
use crate::office::formula::calc::{self, Formula};
use crate::office::formula::packed::{self, unpack};
use crate::office::numbers::shown;
use crate::office::sheets::{self, Sheet};
use crate::office::styles::{Styles, built_in};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;
use std::collections::HashMap;
use std::rc::Rc;

/// Reads a workbook.
///
/// # Errors
/// [`Refusal::Encrypted`], [`Refusal::Unsupported`] for Excel 5 and before, [`Refusal::Damaged`].
pub fn take(file: &Compound) -> Result<Taken, Refusal> {
    let Some(stream) = file.stream("Workbook") else {
        return Err(if file.has("Book") {
            Refusal::Unsupported("Excel 5.0/95 (xls)")
        } else {
            Refusal::Damaged("Excel")
        });
    };
    let book = Book::of(&stream)?;
    if book.sheets.is_empty() {
        return Err(Refusal::Damaged("Excel"));
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut said = 0;
    for bound in &book.sheets {
        let sheet = book.sheet(&stream, bound, most_text(file.size()) - said).ok_or(Refusal::Bomb)?;
        said += sheet.bytes;
        sheets.push(sheet);
    }
    calc::evaluate(&mut sheets, &book.styles, book.from_1904);
    let mut writer = Writer::sized(Format::Xls, file.size());
    sheets::write(&sheets, &mut writer);
    writer.finish()
}

/// The records of a stream from an offset on: id and content.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let id = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let content = stream.get(at + 4..(at + 4 + length).min(stream.len()))?;
        at += 4 + length;
        Some((id, content))
    })
}

/// Where a sheet stands.
struct Bound {
    name: String,
    hidden: bool,
    at: usize,
}

/// What the sheets share.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    styles: Styles,
    from_1904: bool,
    sheets: Vec<Bound>,
    /// The sheets that formulas mean by numbers.
    externs: Vec<Option<usize>>,
}

impl Book {
    fn of(stream: &[u8]) -> Result<Self, Refusal> {
        let mut book = Book::default();
        let mut formats: HashMap<u16, String> = HashMap::new();
        let mut strings: Vec<&[u8]> = Vec::new();
        let mut last = 0;
        // Which of the file's sheets are sheets of cells; which of the books that formulas name is this one.
        let (mut tabs, mut own): (Vec<Option<usize>>, Vec<bool>) = (Vec::new(), Vec::new());
        let mut externs: Vec<(u16, u16)> = Vec::new();
        for (id, content) in records(stream, 0) {
            match id {
                0x2f => return Err(Refusal::Encrypted("Excel")),
                0x22 => book.from_1904 = u16_at(content, 0) == Some(1),
                0x41e => {
                    if let (Some(number), Some(code)) =
                        (u16_at(content, 0), content.get(2..).and_then(string))
                    {
                        formats.insert(number, code);
                    }
                }
                0xe0 => {
                    let number = u16_at(content, 2).unwrap_or(0);
                    let code = formats.get(&number).cloned();
                    book.styles.push(code.unwrap_or_else(|| built_in(usize::from(number)).to_owned()));
                }
                0x85 => {
                    let bound = bound(content);
                    tabs.push(bound.as_ref().map(|_| book.sheets.len()));
                    book.sheets.extend(bound);
                }
                0x1ae => own.push(u16_at(content, 2) == Some(0x0401)),
                0x17 => externs.extend(
                    content
                        .get(2..)
                        .unwrap_or_default()
                        .chunks_exact(6)
                        .map(|x| (u16_at(x, 0).unwrap_or(0), u16_at(x, 2).unwrap_or(0))),
                ),
                0xfc => strings.push(content),
                0x3c if last == 0xfc => {
                    strings.push(content);
                    continue;
                }
                0x0a => break,
                _ => {}
            }
            last = id;
        }
        book.strings = shared(&strings);
        let sheet = |(of, tab): (u16, u16)| {
            own.get(usize::from(of)).filter(|own| **own).and_then(|_| *tabs.get(usize::from(tab))?)
        };
        book.externs = externs.into_iter().map(sheet).collect();
        Ok(book)
    }

    /// A sheet; nothing where it says more than `most` bytes.
    fn sheet(&self, stream: &[u8], bound: &Bound, most: usize) -> Option<Sheet> {
        let mut sheet = Sheet { name: bound.name.clone(), hidden: bound.hidden, ..Sheet::default() };
        let mut numbers: Vec<((u32, u32), f64, u16)> = Vec::new();
        let (mut zeros, mut waiting, mut depth) = (true, None, 0_u32);
        let mut shared: HashMap<(u32, u32), Rc<Expr>> = HashMap::new();
        let mut formulas: Vec<Packed> = Vec::new();
        for (id, content) in records(stream, bound.at) {
            let word = |n: usize| u16_at(content, 2 * n).unwrap_or(0);
            let at = (u32::from(word(0)), u32::from(word(1)));
            match id {
                // A chart inside the sheet has records of its own.
                0x809 => depth += 1,
                0x0a if depth <= 1 => break,
                0x0a => depth -= 1,
                _ if depth > 1 => {}
                0x23e => zeros = word(0) & 0x10 != 0,
                0x208 if word(6) & 0x20 != 0 => drop(sheet.hidden_rows.insert(at.0)),
                0x7d if word(4) & 1 != 0 => sheet.hidden_columns.extend(at.0..=at.1.min(256)),
                0x203 => numbers.extend(f64_at(content, 6).map(|value| (at, value, word(2)))),
                0x27e => numbers.extend(u32_at(content, 6).map(|value| (at, rk(value), word(2)))),
                0xbd => numbers.extend(side_by_side(at, content)),
                0xfd => {
                    let text = u32_at(content, 6).and_then(|n| self.strings.get(n as usize));
                    text.into_iter().for_each(|text| sheet.set(at, text.clone()));
                    if sheet.bytes > most {
                        return None;
                    }
                }
                0x204 => {
                    content.get(6..).and_then(string).into_iter().for_each(|text| sheet.set(at, text));
                }
                0x06 => match (word(6), content.get(6)) {
                    (0xffff, Some(0)) => waiting = Some(at),
                    (0xffff, Some(1)) => sheet.set(at, truth(content.get(8))),
                    // A blank text: what a program leaves that works nothing out, too.
                    (0xffff, Some(3)) => formulas.extend(packed(at, word(2), 0.0, content, &self.externs)),
                    (0xffff, _) => {}
                    _ => {
                        let value = f64_at(content, 6);
                        numbers.extend(value.map(|value| (at, value, word(2))));
                        formulas.extend(value.and_then(|v| packed(at, word(2), v, content, &self.externs)));
                    }
                },
                0x4bc => {
                    if let Some((first, expr)) = self.shared_formula(content) {
                        shared.insert(first, expr.clone());
                        shared.extend(formulas.last().map(|f| (f.formula.at, expr)));
                    }
                }
                0x207 => {
                    if let (Some(at), Some(text)) = (waiting.take(), string(content)) {
                        sheet.set(at, text);
                    }
                }
                0x205 if content.get(7) == Some(&0) => sheet.set(at, truth(content.get(6))),
                0xe5 => merged(content).for_each(|region| sheet.merge(region)),
                _ => {}
            }
        }
        for (at, value, style) in numbers {
            if value != 0.0 || zeros {
                sheet.set(at, shown(value, self.styles.code(usize::from(style)), self.from_1904));
            }
            sheet.numbers.push((at, value));
        }
        sheet.hides_zeros = !zeros;
        sheet.formulas = formulas.into_iter().map(|f| f.with(&shared)).collect();
        Some(sheet)
    }

    /// A formula that several cells share, and the first of them.
    fn shared_formula(&self, content: &[u8]) -> Option<((u32, u32), Rc<Expr>)> {
        let tokens = content.get(10..10 + usize::from(u16_at(content, 8)?))?;
        let packed::Packed::Own(expr) = unpack(tokens, &self.externs)? else { return None };
        let column = content.get(4).copied().unwrap_or(0);
        Some(((u32::from(u16_at(content, 0).unwrap_or(0)), u32::from(column)), Rc::new(expr)))
    }
}

/// The numbers of a record that holds those of cells side by side, the first at `at`, each with its style.
fn side_by_side(at: (u32, u32), content: &[u8]) -> impl Iterator<Item = ((u32, u32), f64, u16)> + '_ {
    let pairs = content.get(4..).unwrap_or_default().chunks_exact(6).enumerate();
    pairs.filter_map(move |(n, pair)| Some(((at.0, at.1 + n as u32), rk(u32_at(pair, 2)?), u16_at(pair, 0)?)))
}

/// Merged regions: first row and column, last row and column.
fn merged(content: &[u8]) -> impl Iterator<Item = (u32, u32, u32, u32)> + '_ {
    content.get(2..).unwrap_or_default().chunks_exact(8).map(|region| {
        let n = |k: usize| u32::from(u16_at(region, 2 * k).unwrap_or(0));
        (n(0), n(2), n(1), n(3))
    })
}

/// A formula, and the cell whose formula it shares.
struct Packed {
    formula: Formula,
    shares: Option<(u32, u32)>,
}

impl Packed {
    fn with(self, shared: &HashMap<(u32, u32), Rc<Expr>>) -> Formula {
        let expr = self.shares.and_then(|of| shared.get(&of).cloned());
        Formula { expr: self.formula.expr.or(expr), ..self.formula }
    }
}

/// The formula of a cell, in whose record `stored` is its value.
fn packed(
    at: (u32, u32),
    style: u16,
    stored: f64,
    content: &[u8],
    sheets: &[Option<usize>],
) -> Option<Packed> {
    let tokens = content.get(22..22 + usize::from(u16_at(content, 20)?))?;
    let (expr, shares) = match unpack(tokens, sheets) {
        Some(packed::Packed::Own(expr)) => (Some(Rc::new(expr)), None),
        Some(packed::Packed::Shared(of)) => (None, Some(of)),
        None => (None, None),
    };
    let formula = Formula { at, style: usize::from(style), expr, stored: Some(stored) };
    Some(Packed { formula, shares })
}

fn truth(value: Option<&u8>) -> String {
    if value == Some(&0) { "FALSE" } else { "TRUE" }.to_owned()
}

fn bound(content: &[u8]) -> Option<Bound> {
    // Only sheets of cells: no charts, no macros.
    if content.get(5) != Some(&0) {
        return None;
    }
    let length = usize::from(*content.get(6)?);
    let wide = content.get(7)? & 1 != 0;
    let name = characters(content.get(8..)?, length, wide);
    Some(Bound { name, hidden: content.get(4)? & 3 != 0, at: u32_at(content, 0)? as usize })
}

/// A number packed into four bytes.
fn rk(packed: u32) -> f64 {
    let value = if packed & 2 != 0 {
        f64::from((packed as i32) >> 2)
    } else {
        f64::from_bits(u64::from(packed & 0xffff_fffc) << 32)
    };
    if packed & 1 != 0 { value / 100.0 } else { value }
}

/// A string with its length and flags before it.
fn string(content: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(content, 0)?);
    Some(characters(content.get(3..)?, length, content.get(2)? & 1 != 0))
}

fn characters(bytes: &[u8], length: usize, wide: bool) -> String {
    let units: Vec<u16> = if wide {
        bytes.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
    } else {
        bytes.iter().take(length).map(|b| u16::from(*b)).collect()
    };
    String::from_utf16_lossy(&units)
}

/// The strings that cells refer to; one may be cut by the end of a record and go on in the next.
fn shared(parts: &[&[u8]]) -> Vec<String> {
    let mut reader = Reader { parts, part: 0, at: 8 };
    std::iter::from_fn(|| reader.string()).collect()
}

struct Reader<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl Reader<'_> {
    /// Goes on to the next record where this one is read to its end.
    fn next_record(&mut self) {
        while self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
            self.at -= self.parts[self.part].len();
            self.part += 1;
        }
    }

    fn take(&mut self, n: usize) -> Option<&[u8]> {
        self.next_record();
        let bytes = self.parts.get(self.part)?.get(self.at..self.at + n)?;
        self.at += n;
        Some(bytes)
    }

    fn string(&mut self) -> Option<String> {
        let mut left = usize::from(u16_at(self.take(2)?, 0)?);
        let flags = *self.take(1)?.first()?;
        let runs = if flags & 8 != 0 { usize::from(u16_at(self.take(2)?, 0)?) } else { 0 };
        let extra = if flags & 4 != 0 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            let part = self.parts.get(self.part)?;
            if self.at >= part.len() {
                self.next_record();
                // The rest says anew how wide its characters are.
                wide = self.take(1)?.first()? & 1 != 0;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let n = left.min((part.len() - self.at) / size);
            if n == 0 {
                return None;
            }
            text += &characters(&part[self.at..], n, wide);
            self.at += n * size;
            left -= n;
        }
        self.at = self.at.checked_add(runs * 4)?.checked_add(extra)?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        assert_eq!(rk((1234 << 2) | 2), 1234.0);
        assert_eq!(rk((123_456 << 2) | 3), 1234.56);
        assert_eq!(rk(((1.5_f64.to_bits() >> 32) as u32) & !3), 1.5);
    }

    #[test]
    fn strings_go_on_in_the_next_record() {
        let first = [&[2, 0, 0, 0, 2, 0, 0, 0][..], &[3, 0, 1, 0x32, 0x75]].concat();
        let second = [&[1, 0x59, 0x4e, 0x19, 0x4e][..], &[2, 0, 0, b'a', b'b']].concat();
        assert_eq!(shared(&[&first, &second]), ["甲乙丙", "ab"]);
    }
}
