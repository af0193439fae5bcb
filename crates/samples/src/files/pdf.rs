//! Room: made-up disclosures as files. PDF with ruled tables that run over pages, and text in fonts that are not
//! embedded: what its characters are is given by a map of the file, or by a map that readers are expected to know.

use super::blocks::{Block, Cell, blocks};
use super::pages::{Font, PdfFile, shown};

/// Landscape A3, in points, and the margin; the pages are wider where a form is, for nobody sees what lies beside them.
const PAGE: (u32, u32) = (1190, 842);
const MARGIN: u32 = 30;
/// Size of type, and from line to line, in tables and in prose.
const SMALL: (u32, u32) = (8, 11);
const PROSE: (u32, u32) = (10, 16);

/// A text as a PDF.
pub fn pdf(text: &str, font: Font) -> Vec<u8> {
    let mut pages = laid_out(text, Pen::Pdf);
    pages.end();
    PdfFile { font, size: (pages.width, PAGE.1), ..PdfFile::default() }.packed(&pages.done)
}

/// The objects of the pages of an OFD file, and their size in points.
pub(super) fn objects(text: &str) -> (Vec<String>, (u32, u32)) {
    let mut pages = laid_out(text, Pen::Ofd);
    pages.end();
    let size = (pages.width, PAGE.1);
    (pages.done, size)
}

/// What pages are written in.
#[derive(Clone, Copy)]
enum Pen {
    Pdf,
    Ofd,
}

impl Pen {
    /// A text with its first letter's foot at a place, in points from below.
    fn text(self, text: &str, x: u32, y: u32, size: u32) -> String {
        match self {
            Pen::Pdf => shown(text, x, y, size),
            Pen::Ofd => super::ofd::shown(text, x, PAGE.1 - y, size),
        }
    }

    /// A frame whose lower left corner is at a place.
    fn frame(self, x: u32, y: u32, width: u32, height: u32) -> String {
        match self {
            Pen::Pdf => format!("0.5 w {x} {y} {width} {height} re S\n"),
            Pen::Ofd => super::ofd::frame(x, PAGE.1 - y - height, width, height),
        }
    }
}

/// A text on pages, the last of them not ended.
fn laid_out(text: &str, pen: Pen) -> Pages {
    let mut pages = Pages { pen, done: Vec::new(), page: String::new(), y: PAGE.1 - MARGIN, width: PAGE.0 };
    for block in blocks(text) {
        match block {
            Block::Line(line) => pages.prose(&line),
            Block::Table(rows) => pages.table(&rows),
        }
    }
    pages
}

/// A text as a PDF of so many pages: behind it stand pages of prose without a figure.
pub fn with_pages(text: &str, pages: usize) -> Vec<u8> {
    let mut laid = laid_out(text, Pen::Pdf);
    let line = "名词解释：以上各项按照现行规定的口径列示，有关说明见相应部分，此处不再重复。";
    while laid.done.len() + 1 < pages {
        laid.prose(line);
    }
    laid.end();
    PdfFile { size: (laid.width, PAGE.1), ..PdfFile::default() }.packed(&laid.done)
}

struct Pages {
    pen: Pen,
    done: Vec<String>,
    page: String,
    y: u32,
    /// Width of the pages.
    width: u32,
}

impl Pages {
    fn end(&mut self) {
        let number = format!("- {} -", self.done.len() + 1);
        self.page += &self.pen.text(&number, PAGE.0 / 2 - 10, 15, SMALL.0);
        self.done.push(std::mem::take(&mut self.page));
        self.y = PAGE.1 - MARGIN;
    }

    fn room(&mut self, height: u32) {
        if self.y < MARGIN + height {
            self.end();
        }
    }

    fn prose(&mut self, line: &str) {
        for piece in wrapped(line, PAGE.0 - 2 * MARGIN, PROSE.0) {
            self.room(PROSE.1);
            self.y -= PROSE.1;
            self.page += &self.pen.text(&piece, MARGIN, self.y, PROSE.0);
        }
        self.y = self.y.saturating_sub(6);
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        let widths = widths(rows);
        self.width = self.width.max(widths.iter().sum::<u32>() + 2 * MARGIN);
        let lines = |row: &[Cell], column: usize| {
            row[column].as_ref().filter(|cell| cell.rows == 1).map_or(1, |cell| {
                wrapped(&cell.text, widths[column..column + cell.columns].iter().sum(), SMALL.0).len().max(1)
            })
        };
        let height = |row: &Vec<Cell>| {
            (0..row.len()).map(|column| lines(row, column)).max().unwrap_or(1) as u32 * SMALL.1 + 4
        };
        let heights: Vec<u32> = rows.iter().map(height).collect();
        for (r, row) in rows.iter().enumerate() {
            // A head is not parted from what it stands over.
            let merged = row.iter().flatten().map(|cell| cell.rows).max().unwrap_or(1);
            let together = merged.max(if r == 0 { 4 } else { 1 }).min(rows.len() - r);
            self.room(heights[r..r + together].iter().sum());
            let mut x = MARGIN;
            for (c, cell) in row.iter().enumerate() {
                if let Some(cell) = cell {
                    let size =
                        (widths[c..c + cell.columns].iter().sum(), heights[r..r + cell.rows].iter().sum());
                    self.cell(&cell.text, x, size);
                }
                x += widths[c];
            }
            self.y -= heights[r];
        }
        self.y = self.y.saturating_sub(10);
    }

    fn cell(&mut self, text: &str, x: u32, (width, height): (u32, u32)) {
        self.page += &self.pen.frame(x, self.y - height, width, height);
        for (n, line) in wrapped(text, width, SMALL.0).iter().enumerate() {
            self.page += &self.pen.text(line, x + 3, self.y - (n as u32 + 1) * SMALL.1, SMALL.0);
        }
    }
}

/// Widths of columns: what their cells need, within what the page has.
fn widths(rows: &[Vec<Cell>]) -> Vec<u32> {
    let count = rows.first().map_or(0, Vec::len);
    let needed = |column: usize| {
        let alone = rows.iter().filter_map(|row| row[column].as_ref()).filter(|cell| cell.columns == 1);
        alone.map(|cell| 7 + width(&cell.text, SMALL.0)).max().unwrap_or(0).clamp(24, 160)
    };
    let needed: Vec<u32> = (0..count).map(needed).collect();
    let (all, room) = (needed.iter().sum::<u32>().max(1), PAGE.0 - 2 * MARGIN);
    // A figure is never broken: only wide columns give.
    let given = |&width: &u32| if all > room && width > 60 { (width * room / all).max(60) } else { width };
    needed.iter().map(given).collect()
}

fn width(text: &str, size: u32) -> u32 {
    text.chars().map(|c| if c.is_ascii() { size / 2 } else { size }).sum()
}

/// A text in lines of a width.
fn wrapped(text: &str, room: u32, size: u32) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.chars() {
        let last = out.last().map_or(0, |line| width(line, size));
        if last + width(&c.to_string(), size) + 6 > room && c != ' ' {
            out.push(String::new());
        }
        if let Some(line) = out.last_mut() {
            line.push(c);
        }
    }
    out.retain(|line| !line.is_empty());
    out
}
