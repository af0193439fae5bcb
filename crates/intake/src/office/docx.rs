//! Word: paragraphs and tables of the main part in their order, as a reader sees them.
//! Deleted and hidden text is left out; so are headers, footers and notes, which are parts of their own.

use crate::grid::{self, Block, Cell};
use crate::limits::{MOST_COLUMNS, MOST_NESTING};
use crate::office::inserted::Inserted;
use crate::office::numbering::Numbering;
use crate::office::parts::Parts;
use crate::office::xml::{self, Node, Tag};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::{What, Where};
use crate::writer::Writer;
use std::collections::HashMap;

/// Reads a Word file whose main part is `main`.
///
/// # Errors
/// Those of the archive; [`Refusal::TooLarge`].
pub fn take(parts: &mut Parts, main: &str) -> Result<Taken, Refusal> {
    let text = parts.read(main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let numbering = Numbering::new(
        &parts.read(&format!("{folder}/numbering.xml"))?,
        &parts.read(&format!("{folder}/styles.xml"))?,
    );
    let inserted = Inserted::of(parts, main)?;
    of(&text, numbering, inserted, Format::Docx)
}

/// Reads a document whose main part, lists and inserted pieces are at hand.
///
/// # Errors
/// [`Refusal::Damaged`], [`Refusal::TooLarge`].
pub fn of(text: &str, numbering: Numbering, inserted: Inserted, format: Format) -> Result<Taken, Refusal> {
    if !text.contains("body") {
        return Err(Refusal::Damaged("Word"));
    }
    let mut writer = Writer::new(format);
    writer.unread(What::Inserted, Where::File, inserted.unread);
    grid::write(&blocks(text, numbering, inserted.pieces), &mut writer, &mut 0);
    writer.finish()
}

/// What a document says.
pub fn blocks(text: &str, numbering: Numbering, pieces: HashMap<String, Vec<Block>>) -> Vec<Block> {
    let mut body = Body { numbering, pieces, ..Body::default() };
    for node in xml::nodes(text) {
        match node {
            Node::Open(tag) => body.open(&tag),
            Node::Close(name) => body.close(&name),
            Node::Text(text) => body.text(&text),
        }
    }
    body.finish()
}

/// A table being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<Cell>>,
    /// The row is deleted, or a cell goes on from above.
    deleted: bool,
    merged: bool,
    outside: Vec<Block>,
}

/// What was open when a text box began.
struct Outside {
    line: String,
    prefix: String,
}

#[derive(Default)]
struct Body {
    numbering: Numbering,
    /// Pieces of other formats that are still to be inserted.
    pieces: HashMap<String, Vec<Block>>,
    /// What the innermost cell, or the document, holds so far.
    content: Vec<Block>,
    line: String,
    /// Number of the paragraph, as the program shows it before the text.
    prefix: String,
    /// The number as the file tells it itself, as Word 2003 does.
    told_prefix: String,
    /// The end of the paragraph is deleted.
    unmarked: bool,
    style: Option<String>,
    list: (Option<String>, Option<usize>),
    tables: Vec<OpenTable>,
    boxes: Vec<Outside>,
    /// An element whose content is passed over, and how many of its name are open.
    passed: Option<(String, usize)>,
    in_properties: usize,
    in_row_properties: bool,
    in_run: usize,
    in_text: bool,
    hidden: bool,
    ignored: usize,
}

impl Body {
    fn open(&mut self, tag: &Tag) {
        let name = tag.name();
        if let Some((passed, depth)) = &mut self.passed {
            *depth += usize::from(passed == name);
            return;
        }
        match name {
            // Deleted, moved away, or a copy for programs that do not know the first form.
            "del" | "moveFrom" if self.in_properties == 0 => self.passed = Some((name.to_owned(), 1)),
            // Word 2003 keeps running heads and notes within the body.
            "hdr" | "ftr" | "footnote" | "endnote" => self.passed = Some((name.to_owned(), 1)),
            "annotation" if tag.get("type").as_deref() == Some("Word.Deletion") => {
                self.passed = Some((name.to_owned(), 1));
            }
            "altChunk" => {
                self.end_line();
                let piece = tag.get("id").and_then(|id| self.pieces.remove(&id));
                self.content.extend(piece.into_iter().flatten());
            }
            "Fallback" | "instrText" | "delText" => self.passed = Some((name.to_owned(), 1)),
            "del" if self.in_row_properties => {
                self.tables.last_mut().into_iter().for_each(|t| t.deleted = true);
            }
            // Without its mark a paragraph goes on in the next.
            "del" => self.unmarked = true,
            "trPr" => {
                self.in_properties += 1;
                self.in_row_properties = true;
            }
            "pPr" | "rPr" | "tcPr" | "tblPr" | "sectPr" => self.in_properties += 1,
            "r" => {
                self.in_run += 1;
                self.hidden = false;
            }
            "vanish" if self.in_run > 0 => self.hidden = tag.is_on(),
            "t" if self.in_properties > 0 => self.told_prefix = tag.get("val").unwrap_or_default(),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.in_properties == 0 => self.line.push(' '),
            "br" | "cr" if self.in_properties == 0 => self.line.push('\n'),
            "noBreakHyphen" => self.line.push('-'),
            "pStyle" => self.style = tag.get("val"),
            "ilvl" => self.list.1 = tag.number("val"),
            "numId" => self.list.0 = tag.get("val"),
            "txbxContent" => {
                let outside = Outside {
                    line: std::mem::take(&mut self.line),
                    prefix: std::mem::take(&mut self.prefix),
                };
                self.boxes.push(outside);
            }
            "tbl" | "tr" | "tc" | "gridSpan" | "gridBefore" | "vMerge" | "vmerge" => {
                self.open_table(name, tag)
            }
            _ => {}
        }
    }

    fn open_table(&mut self, name: &str, tag: &Tag) {
        if name == "tbl" {
            if self.tables.len() >= MOST_NESTING {
                self.ignored += 1;
                return;
            }
            let outside = std::mem::take(&mut self.content);
            return self.tables.push(OpenTable { outside, ..OpenTable::default() });
        }
        let Some(table) = self.tables.last_mut().filter(|_| self.ignored == 0) else { return };
        let span = tag.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS);
        let blank = Cell { content: Vec::new(), colspan: 1, rowspan: 1 };
        match name {
            "tr" => {
                table.rows.push(Vec::new());
                table.deleted = false;
            }
            "tc" => {
                table.merged = false;
                if table.rows.is_empty() {
                    table.rows.push(Vec::new());
                }
                table.rows.last_mut().into_iter().for_each(|row| row.push(blank.clone()));
            }
            "gridBefore" => {
                let blank = Cell { colspan: span, ..blank };
                table.rows.last_mut().into_iter().for_each(|row| row.push(blank.clone()));
            }
            "gridSpan" => {
                let cell = table.rows.last_mut().and_then(|row| row.last_mut());
                cell.into_iter().for_each(|cell| cell.colspan = span);
            }
            // Without a value, or with `continue`, the cell goes on from above.
            "vMerge" | "vmerge" => table.merged = tag.get("val").as_deref() != Some("restart"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((passed, depth)) = &mut self.passed {
            if passed == name {
                *depth -= 1;
                if *depth == 0 {
                    self.passed = None;
                }
            }
            return;
        }
        match name {
            "pPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
                let (list, level) = std::mem::take(&mut self.list);
                let style = self.style.take();
                if !self.unmarked {
                    let told = std::mem::take(&mut self.told_prefix);
                    let counted = self.numbering.next(list.as_deref(), level, style.as_deref());
                    self.prefix = if told.is_empty() { counted } else { told };
                }
            }
            "rPr" | "tcPr" | "trPr" | "tblPr" | "sectPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
                self.in_row_properties &= name != "trPr";
            }
            "r" => {
                self.in_run = self.in_run.saturating_sub(1);
                self.hidden = false;
            }
            "t" => self.in_text = false,
            "p" if std::mem::take(&mut self.unmarked) => {}
            "p" => self.end_line(),
            "txbxContent" => {
                self.end_line();
                if let Some(outside) = self.boxes.pop() {
                    (self.line, self.prefix) = (outside.line, outside.prefix);
                }
            }
            "tc" => self.close_cell(),
            "tr" => {
                let table = self.tables.last_mut().filter(|t| t.deleted && self.ignored == 0);
                table.into_iter().for_each(|t| {
                    t.rows.pop();
                    t.deleted = false;
                });
            }
            "tbl" if self.ignored > 0 => self.ignored -= 1,
            "tbl" => self.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && !self.hidden && self.passed.is_none() {
            self.line.push_str(text);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let prefix = std::mem::take(&mut self.prefix);
        // A cell may hold nothing but its number, as in a column of numbers.
        if line.trim().is_empty() && (self.tables.is_empty() || prefix.is_empty()) {
            return;
        }
        let whole = prefix + &line;
        if self.tables.is_empty() {
            let lines = whole.split('\n').filter(|l| !l.trim().is_empty());
            self.content.extend(lines.map(|l| Block::Line(l.to_owned())));
        } else {
            self.content.push(Block::Line(whole));
        }
    }

    fn close_cell(&mut self) {
        if self.ignored > 0 {
            return;
        }
        self.end_line();
        let content = std::mem::take(&mut self.content);
        let Some(table) = self.tables.last_mut() else { return self.content = content };
        let merged = std::mem::take(&mut table.merged);
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| !merged) {
            cell.content.extend(content);
        }
    }

    fn close_table(&mut self) {
        self.end_line();
        let Some(table) = self.tables.pop() else { return };
        let loose = std::mem::replace(&mut self.content, table.outside);
        self.content.push(Block::Table(table.rows));
        self.content.extend(loose);
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.close_cell();
            self.close_table();
        }
        self.end_line();
        self.content
    }
}
