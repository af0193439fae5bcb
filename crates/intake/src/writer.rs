//! Writes the text that the core reads: paragraphs parted by empty lines, rows as lines of cells parted by tabs.
//! It keeps beside each piece where that piece stood in the file.

use crate::grid::Slot;
use crate::limits::{MOST_TEXT, most_pieces, most_text};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::taken::{Format, Origin, Place, Taken};
use crate::unread::{self, What, Where};

/// A text in the making.
pub struct Writer {
    taken: Taken,
    over: bool,
    /// More is made of the file than it can hold.
    bomb: bool,
    /// The most bytes of text, and the most lines.
    most: (usize, usize),
    lines: usize,
}

impl Writer {
    /// Nothing yet.
    pub fn new(format: Format) -> Self {
        Writer {
            taken: Taken::new(format),
            over: false,
            bomb: false,
            most: (MOST_TEXT, usize::MAX),
            lines: 0,
        }
    }

    /// Nothing yet, of a file of so many bytes.
    pub fn sized(format: Format, bytes: usize) -> Self {
        Writer { most: (most_text(bytes), most_pieces(bytes)), ..Writer::new(format) }
    }

    /// Refuses the file: what was written takes more than it can hold.
    pub fn refuse(&mut self) {
        self.bomb = true;
    }

    /// A line of its own: a paragraph, a title, a caption.
    pub fn paragraph(&mut self, text: &str, place: Option<Place>) {
        self.pieces([(text.into(), place)]);
    }

    /// As [`Writer::paragraph`], of a line that knows where it is written.
    pub fn line(&mut self, line: &Line, place: Option<Place>) {
        self.lines += 1;
        let line = line.on_one_line();
        if !line.text.is_empty() && !self.is_full() {
            self.write(&line, place);
            self.taken.text.push_str("\n\n");
        }
    }

    /// A paragraph that stood in several places, its pieces put together as they are.
    pub fn pieces(&mut self, pieces: impl IntoIterator<Item = (Line, Option<Place>)>) {
        let pieces: Vec<(Line, Option<Place>)> =
            pieces.into_iter().map(|(line, place)| (line.plain(), place)).collect();
        let blank = pieces.iter().all(|(line, _)| line.is_blank());
        self.lines += 1;
        if blank || self.is_full() {
            return;
        }
        for (n, (line, place)) in pieces.iter().enumerate() {
            let start = if n == 0 { line.len() - line.trim_start().len() } else { 0 };
            let end = if n + 1 == pieces.len() { line.trim_end().len() } else { line.len() };
            self.write(&line.part(start..end.max(start)), *place);
        }
        self.taken.text.push_str("\n\n");
    }

    /// A table. One of a single column has no tabs and so becomes paragraphs.
    pub fn table(&mut self, rows: &[Vec<Slot>]) {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width < 2 {
            for slot in rows.iter().flatten() {
                self.line(&slot.line, slot.place);
            }
            return;
        }
        for row in rows {
            self.lines += 1;
            if self.is_full() {
                return;
            }
            for column in 0..width {
                if column > 0 {
                    self.taken.text.push('\t');
                }
                if let Some(slot) = row.get(column) {
                    self.write(&slot.line.on_one_line(), slot.place);
                }
            }
            self.taken.text.push('\n');
        }
        self.taken.text.push('\n');
    }

    /// Something worth knowing.
    #[cfg(any(feature = "office", feature = "pdf"))]
    pub fn note(&mut self, code: &'static str, zh: String, en: String) {
        self.taken.notes.push(crate::taken::Note { code: code.into(), zh, en });
    }

    /// Something that the file shows and that is not read.
    pub fn unread(&mut self, what: What, at: Where, count: usize) {
        unread::add(&mut self.taken.unread, what, at, count);
    }

    /// The last line that was written, cells and all; empty where there is none.
    pub fn last_line(&self) -> &str {
        self.taken.text.trim_end().rsplit('\n').next().unwrap_or("")
    }

    /// Names a sheet; its number, from 1.
    pub fn sheet(&mut self, name: &str) -> u32 {
        self.taken.sheets.push(name.to_owned());
        self.taken.sheets.len() as u32
    }

    /// Where the glyphs of the file stand.
    #[cfg(any(feature = "office", feature = "pdf"))]
    pub fn letters(&mut self, letters: Vec<crate::taken::Letter>) {
        self.taken.letters = letters;
    }

    /// What takes a point of each page to the page's own coordinates.
    #[cfg(feature = "pdf")]
    pub fn frames(&mut self, frames: Vec<[f64; 6]>) {
        self.taken.frames = frames;
    }

    /// Whether more would be too much.
    pub fn is_full(&mut self) -> bool {
        self.over |= self.taken.text.len() > MOST_TEXT;
        self.bomb |= self.taken.text.len() > self.most.0 || self.lines > self.most.1;
        self.over || self.bomb
    }

    /// The text.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] where not all of it was written, [`Refusal::Bomb`] where it is more than the file can hold.
    pub fn finish(mut self) -> Result<Taken, Refusal> {
        if self.is_full() {
            return Err(if self.over { Refusal::TooLarge } else { Refusal::Bomb });
        }
        self.taken.text.truncate(self.taken.text.trim_end_matches('\n').len());
        let end = self.taken.text.len() as u32;
        self.taken.origins.retain(|o| o.end <= end);
        self.taken.runs.retain(|run| run.end <= end);
        if end > 0 {
            self.taken.text.push('\n');
        }
        Ok(self.taken)
    }

    /// Writes a line, where it stood, and where it is written.
    fn write(&mut self, line: &Line, place: Option<Place>) {
        let start = self.taken.text.len() as u32;
        self.taken.runs.extend(line.runs.iter().map(|run| run.moved(start)));
        self.place(&line.text, place);
    }

    /// Writes `text` and where it stood; a blank cell has a place too.
    fn place(&mut self, text: &str, place: Option<Place>) {
        let start = self.taken.text.len();
        self.taken.text.push_str(text);
        if let Some(place) = place {
            let end = self.taken.text.len() as u32;
            self.taken.origins.push(Origin { start: start as u32, end, place });
        }
    }
}

/// The letters of a text as they are written, each with the byte where it stood; a space made of breaks stood nowhere.
pub fn each_plain(text: &str, mut push: impl FnMut(char, Option<usize>)) {
    let (mut gap, mut last) = (false, None);
    for (at, c) in text.char_indices() {
        if matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            gap = true;
        } else if !c.is_control() && !matches!(c, '\u{feff}' | '\u{200b}' | '\u{ad}') {
            if gap && last != Some(' ') && c != ' ' {
                push(' ', None);
            }
            gap = false;
            last = Some(c);
            push(c, Some(at));
        }
    }
    if gap {
        push(' ', None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_rows() {
        let mut writer = Writer::new(Format::Docx);
        writer.paragraph("  甲\t乙 ", None);
        writer.paragraph("\u{200b}", None);
        let at = |row, column| Some(Place::Table { table: 1, row, column });
        let slot = |text: &str, place| Slot { line: text.into(), place };
        writer.table(&[vec![slot("合\n计", at(1, 1)), slot("1.00", at(1, 2))], vec![slot("", at(2, 1))]]);
        writer.paragraph("完", None);
        let taken = writer.finish().expect("text");
        assert_eq!(taken.text, "甲 乙\n\n合 计\t1.00\n\t\n\n完\n");
        let figure = taken.text.find("1.00").expect("figure") as u32;
        assert_eq!(taken.origin(figure + 1).map(|o| o.place), at(1, 2));
    }
}
