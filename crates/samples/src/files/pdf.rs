//! Room: made-up disclosures as files. PDF with ruled tables that run over pages, and text in fonts that are not
//! embedded: what its characters are is told by a map of the file, or by a map that readers are expected to know.

use super::blocks::{Block, Cell, blocks};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// How a file tells what characters its codes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// Codes of the font's own, with a `ToUnicode` map.
    ToUnicode,
    /// Codes of a predefined map (UniGB-UCS2-H), as old office programs write.
    Predefined,
}

/// Landscape A3, in points, and the margin: the widest form fits.
const PAGE: (u32, u32) = (1190, 842);
const MARGIN: u32 = 30;
/// Size of type, and from line to line, in tables and in prose.
const SMALL: (u32, u32) = (8, 11);
const PROSE: (u32, u32) = (10, 16);

/// A text as a PDF.
pub fn pdf(text: &str, font: Font) -> Vec<u8> {
    let mut pages = laid_out(text);
    pages.end();
    file(&pages.done, font, "")
}

/// A text on pages, the last of them not ended.
fn laid_out(text: &str) -> Pages {
    let mut pages = Pages { done: Vec::new(), page: String::new(), y: PAGE.1 - MARGIN };
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
    let mut laid = laid_out(text);
    let line = "名词解释：以上各项按照现行规定的口径列示，有关说明见相应部分，此处不再重复。";
    while laid.done.len() + 1 < pages {
        laid.prose(line);
    }
    laid.end();
    file(&laid.done, Font::ToUnicode, "")
}

struct Pages {
    done: Vec<String>,
    page: String,
    y: u32,
}

impl Pages {
    fn end(&mut self) {
        let number = format!("- {} -", self.done.len() + 1);
        self.page += &shown(&number, PAGE.0 / 2 - 10, 15, SMALL.0);
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
            self.page += &shown(&piece, MARGIN, self.y, PROSE.0);
        }
        self.y = self.y.saturating_sub(6);
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        let widths = widths(rows);
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
        self.page += &format!("0.5 w {x} {} {width} {height} re S\n", self.y - height);
        for (n, line) in wrapped(text, width, SMALL.0).iter().enumerate() {
            self.page += &shown(line, x + 3, self.y - (n as u32 + 1) * SMALL.1, SMALL.0);
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

fn shown(text: &str, x: u32, y: u32, size: u32) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// The bytes of a file of pages; `more` goes into its trailer.
pub(super) fn file(pages: &[String], font: Font, more: &str) -> Vec<u8> {
    let streams: Vec<(Vec<u8>, &str)> =
        pages.iter().map(|page| (packed(page.as_bytes()), "/Filter/FlateDecode")).collect();
    written(&streams, font, more)
}

/// Deflated.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    packed_often(bytes, 1)
}

/// So many times the bytes, deflated.
pub(super) fn packed_often(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    for _ in 0..times {
        let _ = packer.write_all(bytes); // to memory, which does not fail
    }
    packer.finish().unwrap_or_default()
}

/// The bytes of a file whose pages have these streams, each with its filters.
pub(super) fn written(pages: &[(Vec<u8>, &str)], font: Font, more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 10 + 2 * n)).collect();
    let to_unicode = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n\
        1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange <0000> <ffff> <0000> endbfrange\n\
        endcmap end end";
    let (kind, name, encoding, ordering) = match font {
        Font::ToUnicode => ("CIDFontType2", "Made", "Identity-H/ToUnicode 6 0 R", "Identity"),
        Font::Predefined => ("CIDFontType0", "STSong-Light", "UniGB-UCS2-H", "GB1"),
    };
    let mut objects: Vec<(usize, Vec<u8>)> = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".into()),
        (2, format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into()),
        (3, format!("<</Type/Font/Subtype/Type0/BaseFont/{name}/DescendantFonts[4 0 R]/Encoding/{encoding}>>").into()),
        (4, format!(
            "<</Type/Font/Subtype/{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>\
             /FontDescriptor 5 0 R/DW 1000/W[{}]>>",
            if font == Font::ToUnicode { "32 126 500" } else { "1 95 500" }
        ).into()),
        (5, format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880\
             /Descent -120/CapHeight 700/StemV 80>>"
        ).into()),
        (6, stream("", to_unicode.as_bytes())),
    ];
    for (n, (content, filters)) in pages.iter().enumerate() {
        let at = 10 + 2 * n;
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            PAGE.0,
            PAGE.1,
            at + 1
        );
        objects.push((at, page.into()));
        objects.push((at + 1, stream(filters, content)));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n");
    for (number, object) in &objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let size = 12 + 2 * pages.len();
    out.extend(
        format!("{table}trailer\n<</Size {size}/Root 1 0 R{more}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

fn stream(filters: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}{filters}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}
