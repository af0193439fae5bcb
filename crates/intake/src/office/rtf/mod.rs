//! RTF: what its control words show, in the order of the text. Hidden and deleted text, running heads, notes and pictures
//! are left out; of fields the result is read, of lists the number that stands before the paragraph.

mod group;
mod looks;
mod tokens;

use crate::grid::{self, Block};
use crate::limits::{MOST_COLUMNS, MOST_NESTING};
use crate::office::rows::{CellShape, RowShape, Rows};
use crate::pictures::Size;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::What;
use crate::writer::Writer;
use group::{Begins, Group, Reads};
use looks::{Colors, Ground};
use std::collections::HashMap;
use std::rc::Rc;
use tokens::{Token, tokens};

/// Reads an RTF file.
///
/// # Errors
/// [`Refusal::Scanned`] where pictures are all there is; [`Refusal::TooLarge`].
pub fn take(bytes: &[u8]) -> Result<Taken, Refusal> {
    let (blocks, pictures) = read(bytes);
    let mut writer = Writer::sized(Format::Rtf, bytes.len());
    grid::write(&blocks, &mut writer, &mut 0);
    let taken = writer.finish()?;
    let is_scan = taken.text.trim().is_empty() && pictures > 0;
    if is_scan { Err(Refusal::Scanned) } else { Ok(taken) }
}

/// What a file says, and how many pictures it has.
pub fn read(bytes: &[u8]) -> (Vec<Block>, usize) {
    let group = Group { fallback: 1, ..Group::default() };
    let mut reader = Reader { group, ..Reader::default() };
    for token in tokens(bytes) {
        reader.token(token);
    }
    reader.flush();
    while let Some(outer) = reader.boxes.pop() {
        let inner = std::mem::replace(&mut reader.rows, outer);
        reader.rows.insert(inner.finish());
    }
    (reader.rows.finish(), reader.pictures)
}

#[derive(Default)]
struct Reader {
    rows: Rows,
    boxes: Vec<Rows>,
    group: Group,
    outer: Vec<Group>,
    /// `\*` was read: what is not known behind it is passed over.
    optional: bool,
    /// Whether each font is of GB 2312, and the font of the table that is being read.
    fonts: HashMap<u16, bool>,
    font: u16,
    /// The file's code page is GBK.
    gbk: bool,
    colors: Colors,
    /// What lies behind paragraph, row and page.
    ground: Ground,
    /// Bytes not yet decoded.
    bytes: Vec<u8>,
    skip: u8,
    high: Option<u16>,
    shape: Rc<RowShape>,
    outer_shape: Rc<RowShape>,
    cell: CellShape,
    /// A row was begun and not ended.
    in_row: bool,
    number: String,
    pictures: usize,
    /// The picture that is open: its size in twips, and how much of it is shown, in hundredths.
    picture: [i32; 4],
}

impl Reader {
    fn token(&mut self, token: Token) {
        match token {
            Token::Open => {
                self.flush();
                self.outer.push(self.group);
                self.group.begins = Begins::Nothing;
                (self.optional, self.skip) = (false, 0);
            }
            Token::Close => self.close(),
            Token::Byte(_) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) => self.byte(byte),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
        }
    }

    fn byte(&mut self, byte: u8) {
        match self.group.reads {
            Reads::Text if !self.group.hidden && !self.group.deleted => self.bytes.push(byte),
            Reads::Colors if byte == b';' => self.colors.end(),
            _ => {}
        }
    }

    fn close(&mut self) {
        self.flush();
        let ended = self.group.begins;
        self.group = self.outer.pop().unwrap_or_default();
        (self.optional, self.skip) = (false, 0);
        match ended {
            Begins::Nothing => {}
            Begins::Box => {
                if let Some(outer) = self.boxes.pop() {
                    let inner = std::mem::replace(&mut self.rows, outer);
                    self.rows.insert(inner.finish());
                }
            }
            Begins::Number => {
                let number = std::mem::take(&mut self.number);
                self.rows.number(as_number(&number));
            }
            Begins::InnerRow => self.shape = std::mem::take(&mut self.outer_shape),
            Begins::Picture => {
                let [wide, high, across, down] = self.picture.map(f64::from);
                // Twips are twentieths of a point.
                let size = Size { width: wide * across / 2_000.0, height: high * down / 2_000.0 };
                if size.may_hold_a_table() {
                    self.rows.insert(vec![Block::Unread(What::Picture)]);
                }
            }
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let is_wide = |font: u16| self.fonts.get(&font).copied().unwrap_or(false);
        let gbk = self.gbk || is_wide(self.group.font) || is_wide(self.group.wide_font);
        let text = if gbk { crate::gbk::decode(&self.bytes) } else { western(&self.bytes) };
        self.bytes.clear();
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        let group = self.group;
        let unseen = group.white && !group.shaded && self.boxes.is_empty() && !self.ground.is_shaded();
        if group.reads != Reads::Text || group.hidden || group.deleted || unseen {
            return;
        }
        if group.begins == Begins::Number
            || self.outer.iter().rev().take(4).any(|g| g.begins == Begins::Number)
        {
            self.number.push_str(text);
        } else {
            self.rows.text(text);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match symbol {
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'*' => self.optional = true,
            b'~' => self.shown(" "),
            b'_' => self.shown("-"),
            b'\n' | b'\r' => self.paragraph(),
            _ => {}
        }
    }

    fn shown(&mut self, text: &str) {
        self.flush();
        self.say(text);
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.group.reads == Reads::Text {
            let depth = self.depth();
            self.rows.end_paragraph(depth);
        }
    }

    fn depth(&self) -> usize {
        usize::from(self.group.depth)
            .max(usize::from(self.group.in_table || self.in_row && self.boxes.is_empty()))
    }

    /// A code of UTF-16.
    fn unit(&mut self, unit: u16) {
        self.flush();
        self.skip = self.group.fallback;
        let units = self.high.take().into_iter().chain([unit]);
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.say(&text);
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        self.skip = 0;
        let optional = std::mem::take(&mut self.optional);
        self.flush();
        if self.destination(word, optional) || self.group.reads == Reads::Nothing {
            return;
        }
        let on = number != Some(0);
        match word {
            b"u" => self.unit(number.unwrap_or(0) as u16),
            b"uc" => self.group.fallback = number.unwrap_or(1).clamp(0, 8) as u8,
            b"ansicpg" => self.gbk = matches!(number, Some(936 | 54936)),
            b"picwgoal" | b"pichgoal" | b"picscalex" | b"picscaley" => self.measure(word, number),
            b"f" if self.group.reads == Reads::Fonts => self.font = number.unwrap_or(0) as u16,
            b"fcharset" => drop(self.fonts.insert(self.font, number == Some(134))),
            b"f" => (self.group.font, self.group.wide) = (number.unwrap_or(0) as u16, false),
            b"dbch" => self.group.wide = true,
            b"loch" | b"hich" => self.group.wide = false,
            b"af" if self.group.wide => self.group.wide_font = number.unwrap_or(0) as u16,
            b"v" => self.group.hidden = on,
            b"red" | b"green" | b"blue" if self.group.reads == Reads::Colors => {
                self.colors.part(word, number)
            }
            b"cf" => self.group.white = self.colors.is_white(number),
            b"highlight" | b"chcbpat" | b"cb" => self.group.shaded = !self.colors.is_paper(number),
            b"chshdng" => self.group.shaded |= on,
            b"deleted" => self.group.deleted = on,
            b"plain" => {
                let Group { reads, begins, in_table, in_object, depth, fallback, .. } = self.group;
                self.group =
                    Group { reads, begins, in_table, in_object, depth, fallback, ..Group::default() };
            }
            b"pard" => {
                (self.group.in_table, self.group.depth) = (false, 0);
                self.ground.paragraph = false;
            }
            b"intbl" => self.group.in_table = true,
            b"itap" => self.group.depth = number.unwrap_or(1).clamp(0, MOST_NESTING as i32) as u8,
            b"tab" | b"enspace" | b"emspace" => self.say(" "),
            b"line" | b"lbr" | b"page" | b"column" => self.say("\n"),
            b"par" => self.paragraph(),
            b"sect" => self.rows.end_paragraph(0),
            b"emdash" => self.say("—"),
            b"endash" => self.say("–"),
            b"lquote" => self.say("‘"),
            b"rquote" => self.say("’"),
            b"ldblquote" => self.say("“"),
            b"rdblquote" => self.say("”"),
            b"bullet" => self.say("•"),
            b"cbpat" => self.ground.paragraph = !self.colors.is_paper(number),
            b"shading" => self.ground.paragraph |= on,
            b"clcbpat" | b"clcbpatraw" | b"trcbpat" => self.ground.row |= !self.colors.is_paper(number),
            b"clshdng" | b"trshdng" => self.ground.row |= on,
            _ => self.table(word, number),
        }
    }

    /// A measure of the picture that is open.
    fn measure(&mut self, word: &[u8], number: Option<i32>) {
        let words: [&[u8]; 4] = [b"picwgoal", b"pichgoal", b"picscalex", b"picscaley"];
        if let Some(at) = words.iter().position(|known| *known == word) {
            self.picture[at] = number.unwrap_or(0);
        }
    }

    fn row(&mut self) -> &mut RowShape {
        Rc::make_mut(&mut self.shape)
    }

    fn table(&mut self, word: &[u8], number: Option<i32>) {
        if self.group.reads != Reads::Text {
            return;
        }
        let inner = usize::from(self.group.depth).max(2);
        match word {
            b"trowd" => {
                self.in_row |= self.group.depth < 2 && self.group.begins != Begins::InnerRow;
                (self.shape, self.cell) = (Rc::default(), CellShape::default());
                self.ground.row = false;
            }
            b"trleft" => self.row().left = number.unwrap_or(0),
            b"clvmrg" => self.cell.from_above = true,
            b"clmrg" => self.cell.from_left = true,
            b"cellx" => {
                let cell = std::mem::take(&mut self.cell);
                if self.shape.cells.len() < MOST_COLUMNS {
                    self.row().cells.push(CellShape { right: number.unwrap_or(0), ..cell });
                }
            }
            b"cell" => self.rows.end_cell(1),
            b"nestcell" => self.rows.end_cell(inner),
            b"row" => {
                self.in_row = false;
                self.ground.row = false;
                self.rows.end_row(1, self.shape.clone());
            }
            b"nestrow" => self.rows.end_row(inner, self.shape.clone()),
            b"trauthdel" | b"trdeleted" => self.row().hidden = true,
            _ => {}
        }
    }

    /// Whether a word begins a part of the file that is not its text; what the rest of the group is read as is set.
    fn destination(&mut self, word: &[u8], optional: bool) -> bool {
        let reads = self.group.reads;
        match word {
            b"fonttbl" => self.group.reads = Reads::Fonts,
            b"colortbl" => self.group.reads = Reads::Colors,
            b"background" => {
                self.ground.page = true;
                self.group.reads = Reads::Nothing;
            }
            b"shpinst" | b"do" if reads == Reads::Text => self.group.reads = Reads::Drawing,
            b"shptxt" | b"dptxbxtext" if reads == Reads::Drawing && self.boxes.len() < MOST_NESTING => {
                self.boxes.push(std::mem::take(&mut self.rows));
                let fallback = self.group.fallback;
                self.group = Group { begins: Begins::Box, fallback, ..Group::default() };
            }
            b"listtext" | b"pntext" if reads == Reads::Text => self.group.begins = Begins::Number,
            b"nesttableprops" if reads == Reads::Text => {
                self.group.begins = Begins::InnerRow;
                self.outer_shape = std::mem::take(&mut self.shape);
            }
            b"object" => self.group.in_object = true,
            b"objdata" => {
                if reads == Reads::Text {
                    self.rows.insert(vec![Block::Unread(What::Object)]);
                }
                self.group.reads = Reads::Nothing;
            }
            // Behind it stands the picture once more, for programs that do not know it.
            b"shppict" | b"objemb" => {}
            b"pict" if reads == Reads::Text => {
                self.pictures += 1;
                self.picture = [0, 0, 100, 100];
                self.group.reads = Reads::Picture;
                // The picture of an object shows the same.
                if !self.group.in_object {
                    self.group.begins = Begins::Picture;
                }
            }
            b"pict" | b"blipuid" => self.group.reads = Reads::Nothing,
            b"stylesheet" | b"info" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
            | b"footerl" | b"footerr" | b"footerf" | b"footnote" | b"annotation" | b"nonesttableprops"
            | b"nonshppict" | b"shprslt" | b"listtable" | b"listoverridetable" | b"fldinst" | b"xe"
            | b"tc" | b"rxe" | b"template" | b"filetbl" | b"ftnsep" | b"ftnsepc" | b"aftnsep"
            | b"aftnsepc" | b"sp" => {
                self.group.reads = Reads::Nothing;
            }
            _ if optional => self.group.reads = Reads::Nothing,
            _ => return false,
        }
        true
    }
}

/// Western characters as Windows has them.
fn western(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| super::doc::western(*byte)).collect()
}

/// A number as it stands before its paragraph; a mere bullet is none.
fn as_number(text: &str) -> String {
    let text = text.trim();
    if !text.contains(char::is_alphanumeric) {
        return String::new();
    }
    // Behind digits and Latin marks the gap is a part of the sense: 1. 2026 年 is not 1.2026 年.
    let gap = text.ends_with(|c: char| c.is_ascii());
    format!("{text}{}", if gap { " " } else { "" })
}

#[cfg(test)]
mod tests;
