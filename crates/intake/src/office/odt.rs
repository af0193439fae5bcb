//! OpenDocument texts (odt): paragraphs and tables in their order, as a reader sees them.
//! Cells that a merged one covers are written by the file once each, all at once, or not at all: all three are the same table.

use crate::grid::{self, Block, Cell};
use crate::limits::{MOST_COLUMNS, MOST_NESTING, most_pieces};
use crate::office::seen::is_white;
use crate::office::xml::{self, Node, Tag};
use crate::pictures::{self, Size};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::What;
use crate::writer::Writer;
use std::collections::{HashMap, HashSet};

/// Reads the text whose part `content.xml` is `content`, of a file of so many `bytes`.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::Bomb`].
pub fn take(content: &str, bytes: usize) -> Result<Taken, Refusal> {
    let mut body = Body { hidden: hidden_styles(content), styles: looks(content), ..Body::default() };
    for node in xml::nodes(content) {
        match node {
            Node::Open(tag) => body.open(&tag),
            Node::Close(name) => body.close(&name),
            Node::Text(said) => body.text(&said),
        }
        if body.cells > most_pieces(bytes) {
            return Err(Refusal::Bomb);
        }
    }
    let mut writer = Writer::sized(Format::Odt, bytes);
    grid::write(&body.finish(), &mut writer, &mut 0);
    writer.finish()
}

/// Styles of letters that are not shown.
fn hidden_styles(content: &str) -> HashSet<String> {
    let mut style = None;
    let mut out = HashSet::new();
    for node in xml::nodes(content) {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "style" => style = tag.get("name"),
            "text-properties" if tag.get("display").as_deref() == Some("none") => out.extend(style.take()),
            "body" => break,
            _ => {}
        }
    }
    out
}

/// How letters and what lies behind them look, as far as that decides whether they are seen.
#[derive(Clone, Copy, Default)]
struct Look {
    /// Whether the letters are white, where that is said.
    white: Option<bool>,
    /// White letters stand out from what lies behind.
    shaded: bool,
}

/// The looks that the styles of the text give.
fn looks(content: &str) -> HashMap<String, Look> {
    let is_white = |color: &str| color.strip_prefix('#').is_some_and(is_white);
    let mut style = None;
    let mut out: HashMap<String, Look> = HashMap::new();
    for node in xml::nodes(content) {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "style" => style = tag.get("name"),
            "body" => break,
            _ => {
                let Some(style) = &style else { continue };
                let look = out.entry(style.clone()).or_default();
                if let Some(color) = tag.get("color").filter(|_| tag.name() == "text-properties") {
                    look.white = Some(is_white(&color));
                }
                let behind = tag.get("background-color").filter(|color| color != "transparent");
                let filled = tag.get("fill").is_some_and(|fill| fill != "none");
                look.shaded |= filled || behind.is_some_and(|color| !is_white(&color));
            }
        }
    }
    out
}

/// Elements whose styles tell how their letters look, or what lies behind.
const STYLED: [&str; 7] = ["p", "h", "span", "table", "table-row", "table-cell", "frame"];

/// A table being read.
struct OpenTable {
    rows: Vec<Vec<OpenCell>>,
    outside: Vec<Block>,
}

/// A cell being read.
#[derive(Default)]
struct OpenCell {
    content: Vec<Block>,
    /// Another one covers it.
    covered: bool,
    /// Columns and rows that it takes.
    spans: (usize, usize),
    /// How many there are of it, one beside the other.
    repeated: usize,
}

#[derive(Default)]
struct Body {
    hidden: HashSet<String>,
    styles: HashMap<String, Look>,
    /// The looks of the elements that are open, and their names.
    looks: Vec<(String, Look)>,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    lines: Vec<String>,
    in_body: bool,
    /// Elements whose content is not the text's own, or not shown; and the elements of those names within them.
    passed: Option<(String, usize)>,
    ignored: usize,
    /// Cells so far, repeated ones too.
    cells: usize,
    frame: Size,
}

impl Body {
    fn open(&mut self, tag: &Tag) {
        let name = tag.name();
        if let Some((passed, depth)) = &mut self.passed {
            *depth += usize::from(passed == name);
            return;
        }
        let unseen = match name {
            "tracked-changes" | "annotation" | "note" | "table-of-content-source" | "hidden-text" => true,
            "span" | "p" | "h" => tag.get("style-name").is_some_and(|style| self.hidden.contains(&style)),
            "section" => tag.get("display").as_deref() == Some("none"),
            _ => false,
        };
        if unseen {
            self.passed = Some((name.to_owned(), 1));
            return;
        }
        if STYLED.contains(&name) {
            let look = tag.get("style-name").and_then(|style| self.styles.get(&style)).copied();
            self.looks.push((name.to_owned(), look.unwrap_or_default()));
        }
        match name {
            "text" if tag.get("use-soft-page-breaks").is_some() || !self.in_body => self.in_body = true,
            "p" | "h" => self.lines.push(String::new()),
            "s" => {
                let n = tag.number("c").unwrap_or(1).clamp(1, 1_000);
                self.lines.last_mut().into_iter().for_each(|l| l.extend(std::iter::repeat_n(' ', n)));
            }
            "tab" | "line-break" => self.lines.last_mut().into_iter().for_each(|l| l.push(' ')),
            "frame" => self.frame = Size::of(tag.get("width").as_deref(), tag.get("height").as_deref()),
            "object" | "object-ole" => self.blocks.push(Block::Unread(What::Object)),
            "image" if self.frame.may_hold_a_table() && !pictures::ends_with_object(&self.blocks) => {
                self.blocks.push(Block::Unread(What::Picture));
            }
            "table" | "table-row" | "table-cell" | "covered-table-cell" => self.open_table(name, tag),
            _ => {}
        }
    }

    fn open_table(&mut self, name: &str, tag: &Tag) {
        if name == "table" {
            if self.tables.len() >= MOST_NESTING {
                self.ignored += 1;
                return;
            }
            return self
                .tables
                .push(OpenTable { rows: Vec::new(), outside: std::mem::take(&mut self.blocks) });
        }
        let Some(table) = self.tables.last_mut().filter(|_| self.ignored == 0) else { return };
        if name == "table-row" {
            return table.rows.push(Vec::new());
        }
        let count = |name: &str| tag.number(name).unwrap_or(1).clamp(1, MOST_COLUMNS);
        let cell = OpenCell {
            covered: name == "covered-table-cell",
            spans: (count("number-columns-spanned"), count("number-rows-spanned")),
            repeated: count("number-columns-repeated"),
            ..OpenCell::default()
        };
        self.cells += cell.repeated;
        table.rows.last_mut().into_iter().for_each(|row| row.push(OpenCell { ..cell_of(&cell) }));
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
        if self.looks.last().is_some_and(|(open, _)| open == name) {
            self.looks.pop();
        }
        match name {
            "p" | "h" => {
                let line = self.lines.pop().unwrap_or_default();
                if self.in_body && !line.trim().is_empty() {
                    self.blocks.push(Block::Line(line.into()));
                }
            }
            "table-cell" | "covered-table-cell" if self.ignored == 0 => {
                let content = std::mem::take(&mut self.blocks);
                let cell = self.tables.last_mut().and_then(|t| t.rows.last_mut()).and_then(|r| r.last_mut());
                cell.into_iter().for_each(|cell| cell.content = content.clone());
            }
            "table" if self.ignored > 0 => self.ignored -= 1,
            "table" => self.close_table(),
            _ => {}
        }
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let loose = std::mem::replace(&mut self.blocks, table.outside);
        self.blocks.push(Block::Table(placed(table.rows)));
        self.blocks.extend(loose);
    }

    fn text(&mut self, said: &str) {
        if self.passed.is_none() && self.is_seen() {
            self.lines.last_mut().into_iter().for_each(|line| line.push_str(said));
        }
    }

    /// Whether letters that are written now are seen: white ones are not, unless something lies behind them.
    fn is_seen(&self) -> bool {
        let white = self.looks.iter().rev().find_map(|(_, look)| look.white).unwrap_or(false);
        !white || self.looks.iter().any(|(_, look)| look.shaded)
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.blocks
    }
}

/// A cell like another one, empty.
fn cell_of(cell: &OpenCell) -> OpenCell {
    OpenCell { content: Vec::new(), covered: cell.covered, spans: cell.spans, repeated: cell.repeated }
}

/// Rows in which every place has a cell: what is covered is blank, whether the file gives it or not.
fn placed(rows: Vec<Vec<OpenCell>>) -> Vec<Vec<Cell>> {
    // For each column, how many rows further down are covered from above.
    let mut above: Vec<usize> = Vec::new();
    let blank = || Cell { content: Vec::new(), colspan: 1, rowspan: 1 };
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line: Vec<Cell> = Vec::new();
        // Places to the right that the last cell covers, and places that were covered when the row began.
        let mut right = 0_usize;
        let mut below: Vec<usize> = vec![0; above.len()];
        for cell in row {
            for _ in 0..cell.repeated {
                if line.len() >= MOST_COLUMNS {
                    break;
                }
                let from_above = |at: usize| above.get(at).is_some_and(|n| *n > 0);
                if cell.covered {
                    right = right.saturating_sub(1);
                    line.push(blank());
                    continue;
                }
                // Covered places that the file does not give.
                while right > 0 || from_above(line.len()) {
                    right = right.saturating_sub(1);
                    line.push(blank());
                }
                let at = line.len();
                if below.len() < at + cell.spans.0 {
                    below.resize(at + cell.spans.0, 0);
                }
                below[at..at + cell.spans.0].fill(cell.spans.1 - 1);
                line.push(Cell { content: cell.content.clone(), ..blank() });
                right = cell.spans.0 - 1;
            }
        }
        line.extend((0..right).map(|_| blank()));
        if above.len() < below.len() {
            above.resize(below.len(), 0);
        }
        for (n, below) in above.iter_mut().zip(below) {
            *n = n.saturating_sub(1).max(below);
        }
        out.push(line);
    }
    out
}
