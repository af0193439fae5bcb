//! Pages to one text: page numbers and running heads dropped, paragraphs and tables put together over lines and pages.
//! Works on what the pages hold; knows nothing of PDF.

use super::columns::Piece;
use super::lines::{Line, needs_space};
use super::tables::{Field, PageTable};
use crate::grid::{Slot, trim};
use crate::line;
use crate::taken::Place;
use crate::writer::Writer;
use std::collections::HashMap;

/// What stands on a page, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Its lines and tables.
    pub pieces: Vec<Piece>,
}

/// Part of a page's height in which running heads and page numbers stand.
const MARGIN: f32 = 0.11;

/// Writes the pages.
pub fn write(mut sheets: Vec<Sheet>, writer: &mut Writer) {
    drop_margins(&mut sheets);
    let columns = Columns::of(&sheets);
    let mut open: Open = Open::default();
    for (n, sheet) in sheets.iter().enumerate() {
        let page = n as u32 + 1;
        let (left, right) = columns.of_width(sheet.width);
        for (k, piece) in sheet.pieces.iter().enumerate() {
            match piece {
                Piece::Line(line) => open.line(line, page, k == 0, (left, right), writer),
                Piece::Table(table) => open.table(table, page, k == 0, writer),
            }
        }
    }
    open.end(writer);
}

/// A rectangle on a page.
fn place(rect: super::geometry::Rect, page: u32) -> Place {
    Place::Page { page, left: rect.x0, top: rect.y0, right: rect.x1, bottom: rect.y1 }
}

/// What may still go on.
#[derive(Default)]
struct Open {
    lines: Vec<(line::Line, Place)>,
    /// The paragraph's first line is indented, so that a line that is not goes on from it.
    indented: bool,
    last: Option<(Line, u32)>,
    rows: Vec<Vec<Slot>>,
    xs: Vec<f32>,
    /// Rows of the first page of the table, as they were, to know a repeated head by.
    head: Vec<Vec<String>>,
}

impl Open {
    fn line(&mut self, line: &Line, page: u32, first: bool, edges: (f32, f32), writer: &mut Writer) {
        self.end_table(writer);
        let goes_on = self.last.as_ref().is_some_and(|(before, of)| {
            let below = if *of == page { line.baseline - before.baseline < 2.6 * line.size } else { first };
            below && *of + 1 >= page && continues(before, line, edges, self.indented)
        });
        if !goes_on {
            self.end_lines(writer);
            self.indented = line.rect.x0 > edges.0 + 1.2 * line.size;
        }
        if let Some((title, unit)) = glued_unit(&line.text) {
            let all = line.text.len();
            for part in [0..title.len(), all - unit.len()..all] {
                self.lines.push((line.text.part(part), place(line.rect, page)));
                self.end_lines(writer);
            }
            return;
        }
        let said = line.text.part(0..without_leader(&line.text).len());
        let space = self.lines.last().is_some_and(|(before, _)| needs_space(before, &said));
        let mut text = line::Line::from(if space { " " } else { "" });
        text.append(&said);
        self.lines.push((text, place(line.rect, page)));
        self.last = Some((line.clone(), page));
    }

    fn table(&mut self, table: &PageTable, page: u32, first: bool, writer: &mut Writer) {
        self.end_lines(writer);
        let same = self.xs.len() == table.xs.len()
            && self.xs.iter().zip(&table.xs).all(|(a, b)| (a - b).abs() < 6.0);
        if !(first && same) {
            self.end_table(writer);
        }
        let texts = |row: &[Field]| row.iter().map(|f| f.text.text.clone()).collect::<Vec<_>>();
        let repeated =
            table.rows.iter().zip(&self.head).take_while(|(row, head)| texts(row) == **head).count();
        // A head is repeated whole, its first row at least; rows that merely look alike are below it.
        let from = if self.rows.is_empty() { 0 } else { repeated };
        if self.rows.is_empty() {
            self.head = table.rows.iter().take(6).map(|row| texts(row)).collect();
            self.xs = table.xs.clone();
        }
        for row in &table.rows[from..] {
            let slot = |f: &Field| Slot { line: f.text.clone(), place: Some(place(f.rect, page)) };
            self.rows.push(row.iter().map(slot).collect());
        }
    }

    fn end(&mut self, writer: &mut Writer) {
        self.end_lines(writer);
        self.end_table(writer);
    }

    fn end_lines(&mut self, writer: &mut Writer) {
        writer.pieces(std::mem::take(&mut self.lines).into_iter().map(|(line, at)| (line, Some(at))));
        self.last = None;
    }

    fn end_table(&mut self, writer: &mut Writer) {
        let mut rows = std::mem::take(&mut self.rows);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        trim(&mut rows);
        // A table keeps its printed width: a column that is blank here may say something further down.
        rows.iter_mut().for_each(|row| row.resize(width, Slot::default()));
        writer.table(&rows);
        self.xs.clear();
        self.head.clear();
    }
}

/// Whether `next` goes on from `before`, which was as long as the page is wide.
fn continues(before: &Line, next: &Line, (left, right): (f32, f32), indented: bool) -> bool {
    let size = before.size.max(next.size);
    let full = before.rect.x1 > right - 2.3 * size && before.rect.x0 < left + 3.2 * size;
    let flush = next.rect.x0 < left + 1.2 * size;
    let alike = (before.size - next.size).abs() < 0.15 * size;
    let ended = before.text.ends_with(['。', '；', '：', '！', '？']) && !indented;
    let heading = next.rect.x1 < right - 4.0 * size && is_heading(&next.text);
    // What led to a page is a whole entry of the contents.
    let led = without_leader(&before.text).len() < before.text.len();
    full && flush && alike && !led && !heading && !(ended && is_item(&next.text))
}

/// Whether a text starts as headings do: 三、 or （三）.
fn is_heading(text: &str) -> bool {
    let bare = text.strip_prefix(['（', '(']).unwrap_or(text);
    let numerals = bare.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    let mark = bare.chars().nth(numerals).unwrap_or(' ');
    let stops = text.contains(['，', '。', '；']);
    (1..4).contains(&numerals)
        && (if bare.len() < text.len() { "）)" } else { "、" }).contains(mark)
        && !stops
}

/// `收支总表单位：万元`: a title and the unit on its right with nothing between.
fn glued_unit(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind("金额单位").or_else(|| text.rfind("单位"))?;
    let (title, unit) = text.split_at(at);
    let is_unit = unit.contains(['：', ':']) && unit.ends_with('元') && unit.chars().count() <= 9;
    (is_unit && title.trim_end().ends_with('表') && title.chars().count() <= 40)
        .then(|| (title.trim_end(), unit))
}

/// Whether a text starts with the mark of an item: 一、, （一）, 1.
fn is_item(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    let digits =
        bare.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).count();
    let mark = bare.chars().nth(digits);
    let decimal = mark == Some('.') && bare.chars().nth(digits + 1).is_some_and(|c| c.is_ascii_digit());
    (1..4).contains(&digits) && mark.is_some_and(|c| "、.．）)".contains(c)) && !decimal
        || text.starts_with('第')
}

/// A line of a list of contents without its dots and page number.
fn without_leader(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || " -－—".contains(c));
    let cut = bare.trim_end_matches(['.', '…', '·', '．', '。', ' ']);
    let dots = bare[cut.len()..].chars().filter(|c| !c.is_whitespace());
    let dots: usize = dots.map(|c| if c == '…' { 3 } else { 1 }).sum();
    if dots >= 4 && !cut.is_empty() { cut } else { text }
}

/// Left and right edges of running text, by the width of the page.
struct Columns(HashMap<i32, (f32, f32)>);

impl Columns {
    fn of(sheets: &[Sheet]) -> Self {
        let mut lines: HashMap<i32, (Vec<f32>, Vec<f32>)> = HashMap::new();
        for sheet in sheets {
            for piece in &sheet.pieces {
                if let Piece::Line(line) = piece
                    && line.rect.width() > 0.5 * sheet.width
                {
                    let (lefts, rights) = lines.entry(sheet.width.round() as i32).or_default();
                    lefts.push(line.rect.x0);
                    rights.push(line.rect.x1);
                }
            }
        }
        let at = |mut v: Vec<f32>, part: f32| {
            v.sort_by(f32::total_cmp);
            v[((v.len() - 1) as f32 * part).round() as usize]
        };
        Columns(lines.into_iter().map(|(w, (l, r))| (w, (at(l, 0.05), at(r, 0.9)))).collect())
    }

    fn of_width(&self, width: f32) -> (f32, f32) {
        self.0.get(&(width.round() as i32)).copied().unwrap_or((0.0, width))
    }
}

/// Drops page numbers and what stands at the same edge of most pages.
fn drop_margins(sheets: &mut [Sheet]) {
    let at_edge = |sheet: &Sheet, line: &Line| {
        line.rect.y1 < MARGIN * sheet.height || line.rect.y0 > (1.0 - MARGIN) * sheet.height
    };
    let key = |line: &Line| -> String {
        line.text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for sheet in sheets.iter() {
        for piece in &sheet.pieces {
            if let Piece::Line(line) = piece
                && at_edge(sheet, line)
            {
                *counts.entry(key(line)).or_default() += 1;
            }
        }
    }
    let often = |line: &Line, pages: usize| {
        let n = counts.get(&key(line)).copied().unwrap_or(0);
        n >= 3 && 2 * n > pages
    };
    let pages = sheets.len();
    for sheet in sheets {
        let mut pieces = std::mem::take(&mut sheet.pieces);
        pieces.retain(|piece| match piece {
            Piece::Line(line) => !at_edge(sheet, line) || !is_page_number(&line.text) && !often(line, pages),
            Piece::Table(_) => true,
        });
        sheet.pieces = pieces;
    }
}

/// `3`, `- 3 -`, `第 3 页`, `3/33`, `第3页 共33页`.
fn is_page_number(text: &str) -> bool {
    let said: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = said.chars().filter(char::is_ascii_digit).count();
    let rest: String = said.chars().filter(|c| !c.is_ascii_digit()).collect();
    let marks = rest.chars().all(|c| "-－—–―~·/第页共，,|".contains(c));
    (1..=8).contains(&digits) && marks && rest.chars().count() <= 7 && said.chars().count() <= 14
}

#[cfg(test)]
mod tests {
    use super::super::geometry::Rect;
    use super::*;
    use crate::Format;

    fn line(text: &str, x0: f32, x1: f32, baseline: f32) -> Line {
        let rect = Rect { x0, y0: baseline - 8.0, x1, y1: baseline + 2.0 };
        Line { text: text.into(), rect, baseline, size: 10.0 }
    }

    fn sheet(lines: Vec<Line>) -> Sheet {
        Sheet { width: 200.0, height: 300.0, pieces: lines.into_iter().map(Piece::Line).collect() }
    }

    fn text(sheets: Vec<Sheet>) -> String {
        let mut writer = Writer::new(Format::Pdf);
        write(sheets, &mut writer);
        writer.finish().expect("text").text
    }

    #[test]
    fn paragraphs_go_on_over_lines_and_pages() {
        let pages = vec![
            sheet(vec![
                line("情况说明", 80.0, 120.0, 50.0),
                line("本年预算总收入由三部分", 40.0, 180.0, 70.0),
                line("组成，其中一般公共预算", 20.0, 180.0, 85.0),
                line("- 1 -", 95.0, 105.0, 295.0),
            ]),
            sheet(vec![line("拨款十二万元。", 20.0, 90.0, 40.0), line("第二段另起一行", 40.0, 120.0, 55.0)]),
        ];
        assert_eq!(
            text(pages),
            "情况说明\n\n本年预算总收入由三部分组成，其中一般公共预算拨款十二万元。\n\n第二段另起一行\n"
        );
    }

    #[test]
    fn tables_go_on_without_their_repeated_head() {
        let table = |rows: &[[&str; 2]]| {
            let field = |t: &&str| Field { text: (*t).into(), rect: Rect::default() };
            Piece::Table(PageTable {
                rows: rows.iter().map(|row| row.iter().map(field).collect()).collect(),
                xs: vec![20.0, 100.0, 180.0],
                rect: Rect::default(),
            })
        };
        let page = |pieces| Sheet { width: 200.0, height: 300.0, pieces };
        let pages = vec![
            page(vec![table(&[["科目", "合计"], ["甲", "1.00"]])]),
            page(vec![
                table(&[["科目", "合计"], ["乙", "2.00"]]),
                Piece::Line(line("完", 20.0, 30.0, 200.0)),
            ]),
        ];
        assert_eq!(text(pages), "科目\t合计\n甲\t1.00\n乙\t2.00\n\n完\n");
    }

    #[test]
    fn headings_and_glued_units_stand_alone() {
        let page = sheet(vec![
            line("收支总表单位：万元", 40.0, 180.0, 50.0),
            line("机关运行经费预算为十二万元", 20.0, 180.0, 70.0),
            line("三、采购", 20.0, 60.0, 85.0),
        ]);
        assert_eq!(text(vec![page]), "收支总表\n\n单位：万元\n\n机关运行经费预算为十二万元\n\n三、采购\n");
    }

    #[test]
    fn entries_of_the_contents_stand_alone() {
        let page = sheet(vec![
            line("一、主要职能……………………3", 20.0, 180.0, 50.0),
            line("二、部门预算表………………", 20.0, 180.0, 65.0),
            line("某局主要职能", 20.0, 80.0, 80.0),
        ]);
        assert_eq!(text(vec![page]), "一、主要职能\n\n二、部门预算表\n\n某局主要职能\n");
    }

    #[test]
    fn leaders_and_page_numbers() {
        assert_eq!(without_leader("一、主要职能……………3"), "一、主要职能");
        assert_eq!(without_leader("合计12.30"), "合计12.30");
        assert!(is_page_number("- 12 -") && is_page_number("第 3 页 共 9 页") && !is_page_number("2026年"));
    }
}
