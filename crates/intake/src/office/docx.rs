//! Word: paragraphs and tables of the main part in their order, as a reader sees them.
//! Deleted and hidden text is left out; so are headers, footers and notes, which are parts of their own.

use crate::grid::{self, Block, Cell};
use crate::limits::{MOST_COLUMNS, MOST_NESTING, most_pieces};
use crate::line::Line;
use crate::office::inserted::inserted;
use crate::office::numbering::Numbering;
use crate::office::parts::Parts;
use crate::office::seen::Seen;
use crate::office::xml::{self, Node, Tag};
use crate::pictures::{self, Size};
use crate::refusal::Refusal;
use crate::slivers;
use crate::taken::{Format, Run, Taken};
use crate::unread::What;
use crate::writer::Writer;
use std::collections::HashMap;
use std::ops::Range;

/// Reads a Word file whose main part is `main`, of so many `bytes`.
///
/// # Errors
/// Those of the archive; [`Refusal::TooLarge`].
pub fn take(parts: &mut Parts, main: &str, bytes: usize) -> Result<Taken, Refusal> {
    let text = parts.read(main)?;
    if !text.contains("body") {
        return Err(Refusal::Damaged("Word"));
    }
    let taken = written(&blocks(parts, main, &text, (bytes, 0))?, Format::Docx, bytes)?;
    Ok(Taken { parts: vec![main.to_owned()], ..taken })
}

/// The text of what a file of so many `bytes` says.
///
/// # Errors
/// [`Refusal::Bomb`], [`Refusal::TooLarge`].
pub fn written(blocks: &[Block], format: Format, bytes: usize) -> Result<Taken, Refusal> {
    let mut writer = Writer::sized(format, bytes);
    grid::write(blocks, &mut writer, &mut 0);
    writer.finish()
}

/// Paragraphs and tables of a main part that lies with its lists and styles at hand, in a file of so many `bytes`.
///
/// # Errors
/// [`Refusal::Damaged`], [`Refusal::Bomb`].
pub fn alone(text: &str, lists: &str, styles: &str, bytes: usize) -> Result<Vec<Block>, Refusal> {
    if !text.contains("body") {
        return Err(Refusal::Damaged("Word"));
    }
    Body::of(lists, styles).read(text, bytes)
}

/// Paragraphs and tables of a main part, of a file of so many `bytes`; `depth` is how many documents it is inserted in.
///
/// # Errors
/// Those of the archive; [`Refusal::Bomb`].
pub fn blocks(
    parts: &mut Parts,
    main: &str,
    text: &str,
    (bytes, depth): (usize, usize),
) -> Result<Vec<Block>, Refusal> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let styles = parts.read(&beside(folder, "styles.xml"))?;
    let mut body = Body::of(&parts.read(&beside(folder, "numbering.xml"))?, &styles);
    // What an inserted document says is written in another part.
    body.traced = depth == 0;
    if text.contains("altChunk") {
        for relation in parts.relations(&beside(folder, &format!("_rels/{file}.rels")))? {
            if relation.kind.ends_with("/aFChunk") {
                let inserted = inserted(parts, &relation.target, (bytes, depth + 1))?;
                body.inserted.insert(relation.id, inserted);
            }
        }
    }
    body.read(text, bytes)
}

/// The name of a part in a folder, which may be the package's own.
fn beside(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Columns narrower than this are none, in twips: edges of rows that nearly meet are one edge.
const ONE_EDGE: usize = crate::office::rows::SAME as usize;

/// A table being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<Cell>>,
    /// Which of the columns are too narrow for anything.
    narrow: Vec<bool>,
    /// The row is deleted, or a cell goes on from above.
    deleted: bool,
    merged: bool,
    outside: Vec<Block>,
}

/// What was open when a text box began.
struct Outside {
    line: Line,
    prefix: String,
}

#[derive(Default)]
struct Body {
    numbering: Numbering,
    /// What the innermost cell, or the document, holds so far.
    content: Vec<Block>,
    line: Line,
    /// Whether lines keep where they are written.
    traced: bool,
    /// Where the last paragraph ended: where something could be written in it, see [`Run`].
    paragraph_end: Range<usize>,
    /// Number of the paragraph, as the program shows it before the text.
    prefix: String,
    /// The number as the file itself gives it, as Word 2003 does.
    given_prefix: String,
    /// The end of the paragraph is deleted.
    unmarked: bool,
    style: Option<String>,
    list: (Option<String>, Option<usize>),
    tables: Vec<OpenTable>,
    /// Cells so far.
    cells: usize,
    boxes: Vec<Outside>,
    /// An element whose content is passed over, and how many of its name are open.
    passed: Option<(String, usize)>,
    in_properties: usize,
    in_row_properties: bool,
    in_text: bool,
    /// Whether what is written now is seen.
    seen: Seen,
    /// What inserted documents say, by the ids of their relations.
    inserted: HashMap<String, Vec<Block>>,
    /// Objects that are open; the pictures in them show the same.
    objects: usize,
    /// The size of the drawing that is open.
    drawing: Size,
    ignored: usize,
}

impl Body {
    fn of(lists: &str, styles: &str) -> Self {
        Body { numbering: Numbering::new(lists, styles), seen: Seen::of(styles), ..Body::default() }
    }

    fn read(mut self, text: &str, bytes: usize) -> Result<Vec<Block>, Refusal> {
        for (node, at) in xml::nodes_at(text) {
            match node {
                Node::Open(tag) => self.open(&tag),
                Node::Close(name) => {
                    if name == "p" && self.passed.is_none() {
                        // `<w:p/>` would have to be opened where its slash stands.
                        self.paragraph_end =
                            if at.is_empty() { at.end - 2..at.end } else { at.start..at.start };
                    }
                    self.close(&name);
                }
                Node::Text(text) => self.text(&text, at),
            }
            if self.cells > most_pieces(bytes) {
                return Err(Refusal::Bomb);
            }
        }
        Ok(self.finish())
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name();
        if let Some((passed, depth)) = &mut self.passed {
            *depth += usize::from(passed == name);
            return;
        }
        self.seen.open(tag);
        match name {
            // Deleted, moved away, or a copy for programs that do not know the first form.
            "del" | "moveFrom" if self.in_properties == 0 => self.passed = Some((name.to_owned(), 1)),
            // Word 2003 keeps running heads and notes within the body.
            "hdr" | "ftr" | "footnote" | "endnote" => self.passed = Some((name.to_owned(), 1)),
            "annotation" if tag.get("type").as_deref() == Some("Word.Deletion") => {
                self.passed = Some((name.to_owned(), 1));
            }
            // How characters are read aloud stands above them.
            "Fallback" | "instrText" | "delText" | "rt" => self.passed = Some((name.to_owned(), 1)),
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
            "altChunk" => {
                self.end_line();
                let found = tag.get("id").and_then(|id| self.inserted.remove(&id));
                self.content.extend(found.unwrap_or_else(|| vec![Block::Unread(What::Inserted)]));
            }
            "object" => self.objects += 1,
            "OLEObject" => self.content.push(Block::Unread(What::Object)),
            "extent" => {
                let side = |name| tag.number(name).unwrap_or(0);
                self.drawing = Size::of_emu(side("cx"), side("cy"));
            }
            "shape" => {
                self.drawing = tag.get("style").map_or(Size::default(), |style| pictures::of_style(&style))
            }
            "blip" | "imagedata" | "chart" if self.objects == 0 && self.drawing.may_hold_a_table() => {
                self.content.push(Block::Unread(What::Picture));
                self.drawing = Size::default();
            }
            "t" if self.in_properties > 0 => self.given_prefix = tag.get("val").unwrap_or_default(),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.in_properties == 0 => self.line.push_str(" "),
            "br" | "cr" if self.in_properties == 0 => self.line.push_str("\n"),
            "noBreakHyphen" => self.line.push_str("-"),
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
            "tbl" | "tr" | "tc" | "gridCol" | "gridSpan" | "gridBefore" | "vMerge" | "vmerge" => {
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
                self.cells += 1;
                self.paragraph_end = 0..0;
                table.merged = false;
                if table.rows.is_empty() {
                    table.rows.push(Vec::new());
                }
                table.rows.last_mut().into_iter().for_each(|row| row.push(blank.clone()));
            }
            "gridCol" if table.narrow.len() < MOST_COLUMNS => {
                let width = tag.number("w");
                table.narrow.push(width.is_some_and(|width| width > 0 && width < ONE_EDGE));
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
        self.seen.close(name);
        match name {
            "pPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
                let (list, level) = std::mem::take(&mut self.list);
                let style = self.style.take();
                if !self.unmarked {
                    let given = std::mem::take(&mut self.given_prefix);
                    let counted = self.numbering.next(list.as_deref(), level, style.as_deref());
                    self.prefix = if given.is_empty() { counted } else { given };
                }
            }
            "rPr" | "tcPr" | "trPr" | "tblPr" | "sectPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
                self.in_row_properties &= name != "trPr";
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
            "object" => self.objects = self.objects.saturating_sub(1),
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

    fn text(&mut self, text: &str, at: Range<usize>) {
        if self.in_text && self.passed.is_none() && self.seen.is_seen() {
            match self.traced {
                true => self.line.push_from(text, at),
                false => self.line.push_str(text),
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let prefix = std::mem::take(&mut self.prefix);
        // A cell may hold nothing but its number, as in a column of numbers.
        if line.is_blank() && (self.tables.is_empty() || prefix.is_empty()) {
            return;
        }
        let mut whole = Line::from(prefix);
        whole.append(&line);
        if self.tables.is_empty() {
            self.content.extend(whole.lines().filter(|l| !l.is_blank()).map(Block::Line));
        } else {
            self.content.push(Block::Line(whole));
        }
    }

    fn close_cell(&mut self) {
        if self.ignored > 0 {
            return;
        }
        self.end_line();
        let mut content = std::mem::take(&mut self.content);
        if content.is_empty() && self.traced && self.paragraph_end.end > 0 {
            // An empty cell keeps where its figure would be written.
            let Range { start, end } = self.paragraph_end.clone();
            let point = Run { start: 0, end: 0, from: start as u32, to: end as u32 };
            content.push(Block::Line(Line { text: String::new(), runs: vec![point] }));
        }
        let Some(table) = self.tables.last_mut() else { return self.content = content };
        let merged = std::mem::take(&mut table.merged);
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| !merged) {
            cell.content.extend(content);
        }
    }

    fn close_table(&mut self) {
        self.end_line();
        let Some(mut table) = self.tables.pop() else { return };
        slivers::take_out(&mut table.rows, &table.narrow);
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
