//! Word 97–2003 (.doc) and WPS (.wps): the text of the main document with its tables, as a reader sees it.
//! Hidden and deleted text is left out, of fields the result is read, text boxes stand where they are anchored.

mod file;
mod lists;
mod properties;

use crate::grid::{self, Block};
use crate::office::compound::Compound;
use crate::office::numbering::Numbering;
use crate::office::rows::Rows;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::What;
use crate::writer::Writer;
use file::File;
use properties::{Paragraph, Runs, is_hidden};
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads a Word document.
///
/// # Errors
/// [`Refusal::LegacyWord`] for Word 95 and before, [`Refusal::Encrypted`], [`Refusal::Damaged`], [`Refusal::Scanned`],
/// [`Refusal::TooLarge`].
pub fn take(compound: &Compound) -> Result<Taken, Refusal> {
    let file = File::of(compound)?;
    let mut reader = Reader::of(&file);
    let (main, boxes) = (file.main(), file.boxes());
    reader.read(main, &boxes);
    // What has lost its anchor stands at the end.
    let anchored: Vec<Range<usize>> = boxes.into_values().flatten().collect();
    for text in file.box_texts().into_iter().filter(|text| !anchored.contains(text)) {
        reader.read(text, &BTreeMap::new());
        reader.rows.end_paragraph(0);
    }
    let Reader { rows, pictures, .. } = reader;
    let mut writer = Writer::sized(Format::Doc, compound.size());
    grid::write(&rows.finish(), &mut writer, &mut 0);
    let taken = writer.finish()?;
    let is_scan = taken.text.trim().is_empty() && pictures > 0;
    if is_scan { Err(Refusal::Scanned) } else { Ok(taken) }
}

/// A field that is open.
struct Field {
    /// Its instruction is being read, of which the beginning is kept.
    instruction: Option<String>,
}

struct Reader<'a> {
    file: &'a File,
    paragraphs: Runs,
    characters: Runs,
    numbering: Numbering,
    /// The list and the level of each style.
    styles: Vec<(u16, usize)>,
    rows: Rows,
    fields: Vec<Field>,
    high: Option<u16>,
    hidden: bool,
    pictures: usize,
}

impl<'a> Reader<'a> {
    fn of(file: &'a File) -> Self {
        Reader {
            file,
            paragraphs: Runs::of_paragraphs(file),
            characters: Runs::of_characters(file),
            numbering: lists::numbering(file),
            styles: lists::styles(file),
            rows: Rows::default(),
            fields: Vec::new(),
            high: None,
            hidden: false,
            pictures: 0,
        }
    }

    /// Reads the characters of a range; text boxes stand before the paragraphs that they are anchored in.
    fn read(&mut self, range: Range<usize>, boxes: &BTreeMap<usize, Vec<Range<usize>>>) {
        self.fields.clear();
        let file = self.file;
        for piece in file.pieces_of(range) {
            let size = if piece.compressed { 1 } else { 2 };
            for (n, cp) in piece.cps.clone().enumerate() {
                let at = piece.offset + n * size;
                let Some(unit) = file.unit(at, piece.compressed) else { break };
                if let Some(properties) = self.characters.entered(at) {
                    self.hidden = is_hidden(file.piece_of_main(properties));
                }
                for anchored in boxes.get(&cp).into_iter().flatten() {
                    self.read_box(anchored.clone());
                }
                self.character(unit, at, at + size);
            }
        }
    }

    fn read_box(&mut self, range: Range<usize>) {
        let outer = std::mem::take(&mut self.rows);
        let fields = std::mem::take(&mut self.fields);
        let hidden = self.hidden;
        self.read(range, &BTreeMap::new());
        let inner = std::mem::replace(&mut self.rows, outer);
        self.rows.insert(inner.finish());
        (self.fields, self.hidden) = (fields, hidden);
        self.characters.leave();
    }

    fn character(&mut self, unit: u16, at: usize, end: usize) {
        match unit {
            0x07 | 0x0d => self.mark(unit, at),
            // The end of a section ends a paragraph, that of a page only a line.
            0x0c if self.paragraphs.ends(at, end) => self.mark(unit, at),
            0x0b | 0x0c | 0x0e => self.say('\n'),
            0x09 => self.say(' '),
            0x13 => self.fields.push(Field { instruction: Some(String::new()) }),
            0x14 => {
                let instruction = self.fields.last_mut().and_then(|field| field.instruction.take());
                self.object(instruction);
            }
            0x15 => {
                let instruction = self.fields.pop().and_then(|field| field.instruction);
                self.object(instruction);
            }
            0x1e => self.say('-'),
            0x01 | 0x08 => self.pictures += 1,
            0..0x20 => {}
            unit => {
                let units = self.high.take().into_iter().chain([unit]);
                if (0xd800..0xdc00).contains(&unit) {
                    self.high = Some(unit);
                    return;
                }
                for c in char::decode_utf16(units).filter_map(Result::ok) {
                    self.say(c);
                }
            }
        }
    }

    /// Tells of an object where a field says that it is one.
    fn object(&mut self, instruction: Option<String>) {
        if instruction.is_some_and(|text| text.trim().starts_with("EMBED")) {
            self.rows.insert(vec![Block::Unread(What::Object)]);
        }
    }

    fn say(&mut self, c: char) {
        if self.hidden {
            return;
        }
        match self.fields.iter_mut().rev().find_map(|field| field.instruction.as_mut()) {
            Some(instruction) if instruction.len() < 16 => instruction.push(c),
            Some(_) => {}
            None => self.rows.push(c),
        }
    }

    /// The end of a paragraph, a cell or a row.
    fn mark(&mut self, unit: u16, at: usize) {
        // No instruction goes on behind its paragraph: what has no end does not swallow the rest.
        self.fields.iter_mut().for_each(|field| field.instruction = None);
        let paragraph = Paragraph::of(self.file, &mut self.paragraphs, &self.styles, at);
        let depth = match (paragraph.depth, paragraph.in_table) {
            (0, true) => 1,
            (depth, _) => depth,
        };
        if unit == 0x07 && paragraph.ends_row || paragraph.ends_inner_row {
            return self.rows.end_row(depth.max(1), paragraph.shape);
        }
        if paragraph.list > 0 {
            let number = self.numbering.next(Some(&paragraph.list.to_string()), Some(paragraph.level), None);
            self.rows.number(number);
        }
        match unit == 0x07 || paragraph.ends_inner_cell {
            true => self.rows.end_cell(depth.max(1)),
            false => self.rows.end_paragraph(depth),
        }
    }
}

/// A western character as Windows has it.
pub fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..0xa0 => HIGH[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}
