//! What a file gave: its text, and where each piece of the text stood in the file.
//! Offsets are bytes of `text`, as everywhere else.

use crate::unread::Unread;
use std::borrow::Cow;
use std::ops::Range;

/// A format that was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// CSV or quoted TSV.
    Delimited,
    /// Markdown with tables.
    Markdown,
    /// A saved page, or HTML from a clipboard.
    Html,
    /// Word (docx).
    Docx,
    /// OpenDocument text (odt).
    Odt,
    /// Excel (xlsx).
    Xlsx,
    /// Excel 97–2003 (xls).
    Xls,
    /// OpenDocument spreadsheet (ods).
    Ods,
    /// PDF.
    Pdf,
    /// A page saved as one file (MHTML).
    Mhtml,
    /// Word that is one XML, of 2003 mostly.
    WordXml,
    /// Excel that is one XML, of 2003.
    ExcelXml,
    /// Word 97–2003 (doc), and WPS (wps).
    Doc,
    /// RTF.
    Rtf,
    /// OFD (GB/T 33190).
    Ofd,
    /// A picture of a page (JPEG, PNG), recognised.
    Picture,
}

impl Format {
    /// The name that reports give, such as `docx`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Delimited => "csv",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Pdf => "pdf",
            Format::Mhtml => "mhtml",
            Format::WordXml => "word-xml",
            Format::ExcelXml => "excel-xml",
            Format::Doc => "doc",
            Format::Rtf => "rtf",
            Format::Ofd => "ofd",
            Format::Picture => "picture",
        }
    }
}

/// Where a piece of text stood in its file. Counts are from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Place {
    /// On a page of a PDF; a rectangle in points (1/72 inch) from the top left corner of the page as it is shown.
    Page {
        /// The page.
        page: u32,
        /// Left edge.
        left: f32,
        /// Upper edge.
        top: f32,
        /// Right edge.
        right: f32,
        /// Lower edge.
        bottom: f32,
    },
    /// In a cell of a spreadsheet.
    Sheet {
        /// The sheet; its name is in [`Taken::sheets`].
        sheet: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// In a table of a Word file or a web page.
    Table {
        /// The table, in the order of the file.
        table: u32,
        /// The row.
        row: u32,
        /// The column, merged ones counted apart.
        column: u32,
    },
}

/// A piece of text and where it stood.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Origin {
    /// First byte in [`Taken::text`].
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Where it stood.
    pub place: Place,
}

/// A run of the text, and the bytes of a part of the file that say it. Where it is as long there, it is written there as
/// it is; else it is written otherwise (`&amp;`). A run of length zero is a place where nothing stands: `from` is where
/// something could, and `to` lies behind it where an element of that place (`<w:p/>`) would have to be opened for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in [`Taken::text`].
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// First byte in the text of the part, as UTF-8 without byte order mark.
    pub from: u32,
    /// The byte after its last.
    pub to: u32,
}

impl Run {
    /// Whether the part says it as it is.
    pub fn is_verbatim(&self) -> bool {
        self.end - self.start == self.to - self.from
    }

    /// The same behind so many bytes of text more.
    pub(crate) fn moved(&self, by: u32) -> Run {
        Run { start: self.start + by, end: self.end + by, ..*self }
    }

    /// What of it stands within bytes `range` of the text; what is written otherwise is never cut.
    pub(crate) fn within(&self, range: Range<u32>) -> Option<Run> {
        let (start, end) = (self.start.max(range.start), self.end.min(range.end));
        let point = self.start == self.end && start == end;
        if start >= end && !point {
            return None;
        }
        let from = if self.is_verbatim() { self.from + (start - self.start) } else { self.from };
        let to = if self.is_verbatim() { from + (end - start) } else { self.to };
        Some(Run { start, end, from, to })
    }
}

/// A glyph of a page; a rectangle as in [`Place::Page`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// First byte of its text in what all glyphs of the file say, in the order of drawing: what runs of the text lead to.
    pub from: u32,
    /// The page.
    pub page: u32,
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// A figure that was recognised in a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reading {
    /// First byte in [`Taken::text`].
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Whether its picture leaves no doubt.
    pub sure: bool,
    /// What else it may be, the likeliest first, each with its weight in millionths.
    pub others: Vec<(String, u32)>,
    /// What its picture says at first sight, where another of its readings was taken.
    pub was: Option<String>,
}

/// Something worth knowing about the reading itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Note {
    /// A name for programs: `hidden-sheet`, `hidden-rows`, `pages-without-text`, ….
    pub code: Cow<'static, str>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Taken {
    /// UTF-8 without byte order mark: what offsets refer to. May be blank.
    pub text: String,
    /// For text taken as it is: bytes of the file before it. `None` where the text's bytes are not the file's.
    pub lead: Option<u32>,
    /// The format.
    pub format: Format,
    /// Where the pieces of the text stood, in the order of the text, none overlapping; empty for plain text.
    pub origins: Vec<Origin>,
    /// For a Word file (docx): which bytes of its main part say which bytes of the text, in the order of the text; for PDF and
    /// OFD, which bytes of its [`Letter`]s. Whoever wants to write into the file reads it where it is; it does not travel.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub runs: Vec<Run>,
    /// The parts of a package that the text stands in: the main part of a Word file, the part of each sheet of a workbook.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub parts: Vec<String>,
    /// For PDF and OFD: its glyphs, in the order of drawing.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub letters: Vec<Letter>,
    /// For a PDF: what takes a point of a page as in [`Place::Page`] to the page's own coordinates, page by page. The point
    /// (x, y) becomes (ax + cy + e, bx + dy + f), as PDF has its matrices.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub frames: Vec<[f64; 6]>,
    /// The figures that were recognised in pictures, in the order of the text; empty where nothing was recognised.
    pub readings: Vec<Reading>,
    /// Names of the sheets of a spreadsheet.
    pub sheets: Vec<String>,
    /// What is worth knowing about the reading.
    pub notes: Vec<Note>,
    /// What the file shows and was not read.
    pub unread: Vec<Unread>,
}

impl Taken {
    /// Nothing yet, of a format.
    pub(crate) fn new(format: Format) -> Self {
        Taken { format, ..Taken::default() }
    }

    /// Where the byte at `at` of the text stood, if that is known.
    pub fn origin(&self, at: u32) -> Option<&Origin> {
        let after = self.origins.partition_point(|o| o.start <= at);
        self.origins[..after].last().filter(|o| at < o.end || at == o.start)
    }

    /// All origins that bytes `range` of the text touch.
    pub fn origins_of(&self, range: Range<u32>) -> &[Origin] {
        let from = self.origins.partition_point(|o| o.end <= range.start);
        let to = self.origins.partition_point(|o| o.start < range.end);
        self.origins.get(from..to).unwrap_or_default()
    }

    /// The bytes of the part that say bytes `range` of the text, piece by piece; for an empty range, the place where
    /// something could be said. See [`Taken::runs`].
    pub fn written(&self, range: Range<u32>) -> Vec<Range<usize>> {
        let from = self.runs.partition_point(|run| run.end < range.start);
        let near = self.runs[from..].iter().take_while(|run| run.start <= range.end);
        let here = near.filter_map(|run| run.within(range.clone()));
        here.map(|run| run.from as usize..run.to as usize).collect()
    }

    /// The glyphs that say bytes `range` of the text, in its order. See [`Taken::letters`].
    pub fn letters_of(&self, range: Range<u32>) -> Vec<Letter> {
        let pieces = self.written(range).into_iter().map(|piece| {
            let from = self.letters.partition_point(|letter| (letter.from as usize) < piece.start);
            let to = self.letters.partition_point(|letter| (letter.from as usize) < piece.end);
            // What begins within a glyph of several letters stands in that glyph.
            let within = self.letters.get(from).is_none_or(|letter| letter.from as usize > piece.start);
            self.letters.get(from - usize::from(within && from > 0)..to).unwrap_or_default()
        });
        pieces.flatten().copied().collect()
    }

    /// Takes another of the readings of a figure: by their numbers in [`Taken::readings`] and among its others.
    pub fn take_reading(&mut self, reading: usize, other: usize) {
        let Some(Reading { start, end, others, .. }) = self.readings.get(reading).cloned() else { return };
        let Some((said, _)) = others.get(other) else { return };
        let was = self.text[start as usize..end as usize].to_owned();
        self.text.replace_range(start as usize..end as usize, said);
        let new_end = start + said.len() as u32;
        let moved = |at: u32| if at >= end { at - end + new_end } else { at.min(new_end) };
        for origin in &mut self.origins {
            (origin.start, origin.end) = (moved(origin.start), moved(origin.end));
        }
        // What is no longer written as it stands there is written otherwise: its run is cut out of the others.
        let runs = std::mem::take(&mut self.runs).into_iter().flat_map(|run| {
            let (before, after) = (run.within(0..start), run.within(end..u32::MAX));
            let own = run.within(start..end).filter(|run| run.start < run.end);
            [before.filter(|run| run.end <= start), own, after.filter(|run| run.start >= end)]
        });
        self.runs =
            runs.flatten().map(|run| Run { start: moved(run.start), end: moved(run.end), ..run }).collect();
        for reading in &mut self.readings {
            (reading.start, reading.end) = (moved(reading.start), moved(reading.end));
        }
        self.readings[reading].was = Some(was);
    }

    /// A place as people say it, in Chinese: 第 3 页; 工作表“…”B5; 第 2 个表格第 5 行第 2 列.
    pub fn place_zh(&self, place: &Place) -> String {
        match *place {
            Place::Page { page, .. } => format!("第 {page} 页"),
            Place::Sheet { sheet, row, column } => {
                format!("工作表“{}”{}{row}", self.sheet(sheet), letters(column))
            }
            Place::Table { table, row, column } => format!("第 {table} 个表格第 {row} 行第 {column} 列"),
        }
    }

    /// As [`Taken::place_zh`], in English.
    pub fn place_en(&self, place: &Place) -> String {
        match *place {
            Place::Page { page, .. } => format!("page {page}"),
            Place::Sheet { sheet, row, column } => {
                format!("sheet “{}” {}{row}", self.sheet(sheet), letters(column))
            }
            Place::Table { table, row, column } => format!("table {table}, row {row}, column {column}"),
        }
    }

    fn sheet(&self, sheet: u32) -> &str {
        self.sheets.get((sheet as usize).wrapping_sub(1)).map_or("", String::as_str)
    }
}

/// A page of a file as it looks. Lengths are in points, as in [`Place::Page`].
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Drawn {
    /// Which it is, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The picture, as SVG.
    pub svg: String,
    /// The numbers on it, each with left, top, right and bottom.
    pub numbers: Vec<(String, [f32; 4])>,
}

/// A column's letters: 1 is A, 27 is AA.
fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    while column > 0 {
        column -= 1;
        out.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_columns() {
        assert_eq!([1, 26, 27, 52, 703].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }

    #[test]
    fn origins_are_found_by_offset() {
        let place = |row| Place::Sheet { sheet: 1, row, column: 1 };
        let origins = [(0, 3, 1), (4, 8, 2), (9, 9, 3)].map(|(start, end, row)| Origin {
            start,
            end,
            place: place(row),
        });
        let taken =
            Taken { origins: origins.to_vec(), sheets: vec!["甲".into()], ..Taken::new(Format::Xlsx) };
        assert_eq!(taken.origin(2).map(|o| o.place), Some(place(1)));
        assert_eq!(taken.origin(3), None);
        assert_eq!(taken.origin(9).map(|o| o.place), Some(place(3)));
        assert_eq!(taken.origins_of(2..5).len(), 2);
        assert_eq!(taken.place_zh(&place(2)), "工作表“甲”A2");
    }
}
