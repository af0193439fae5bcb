//! A sheet of a spreadsheet to text: title and captions as lines, the rest as a table, in the order of the rows.
//! Hidden sheets, rows and columns are left out, as on paper, and mentioned in a note.

use crate::grid::{Slot, trim};
use crate::limits::{MOST_COLUMNS, MOST_SLOTS, most_slots};
use crate::office::formula::calc::Formula;
use crate::taken::Place;
use crate::unread::{What, Where};
use crate::writer::Writer;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What a sheet shows. Rows and columns count from 0.
#[derive(Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Not shown.
    pub hidden: bool,
    /// What the cells show, by row and column; blank cells need not be there.
    pub cells: BTreeMap<(u32, u32), String>,
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<u32>,
    /// Merged regions: first row and column, last row and column.
    pub merged: Vec<(u32, u32, u32, u32)>,
    /// Formulas whose value is neither in the file nor to be worked out.
    pub without_value: usize,
    /// Formulas that were worked out here.
    pub worked_out: usize,
    /// Formulas, and the numbers that they may refer to.
    pub formulas: Vec<Formula>,
    /// See `formulas`.
    pub numbers: Vec<((u32, u32), f64)>,
    /// Zeros are not shown.
    pub hides_zeros: bool,
    /// Objects and pictures on it.
    pub unread: Vec<(What, usize)>,
    /// Paragraphs of text boxes on it.
    pub boxes: Vec<String>,
    /// Cells whose letters are white on white.
    pub white: usize,
    /// Bytes that its cells say.
    pub bytes: usize,
    /// Ranges of columns hidden so far.
    pub hidings: usize,
}

impl Sheet {
    /// Sets what a cell shows; there is an end to what one sheet holds.
    pub fn set(&mut self, at: (u32, u32), text: String) {
        if self.cells.len() < MOST_SLOTS {
            self.bytes += text.len();
            self.cells.insert(at, text);
        }
    }

    /// Keeps that a cell shows the value of a formula, which is not known.
    pub fn set_without_value(&mut self, at: (u32, u32)) {
        self.set(at, NO_VALUE.to_owned());
        self.without_value += 1;
    }

    /// Adds a merged region: first row and column, last row and column.
    pub fn merge(&mut self, region: (u32, u32, u32, u32)) {
        if self.merged.len() < MOST_MERGED {
            self.merged.push(region);
        }
    }

    /// Hides columns, the last excluded.
    pub fn hide_columns(&mut self, columns: Range<u32>) {
        self.hidings += 1;
        if self.hidings < MOST_HIDINGS {
            self.hidden_columns.extend(columns.start..columns.end.min(16_384));
        }
    }

    /// Hides rows, the last excluded.
    pub fn hide_rows(&mut self, rows: Range<u32>) {
        if self.hidden_rows.len() < MOST_SLOTS {
            self.hidden_rows.extend(rows);
        }
    }
}

/// What the first cell of a sheet says that lists findings of an earlier check: it is no part of the document.
pub const FINDINGS: &str = "勾稽：核对结果。这张表由勾稽写入，再次核对时不读。";

/// What stands for the value of a formula that is not known. It is no number, so that no sum is made over the cell; an
/// empty one would be taken for a figure that was left out.
pub const NO_VALUE: &str = "（公式）";

/// The most merged regions of a sheet.
const MOST_MERGED: usize = 5_000;
/// The most ranges of hidden columns of a sheet.
const MOST_HIDINGS: usize = 2_000;

/// Writes the sheets of a file.
pub fn write(sheets: &[Sheet], writer: &mut Writer) {
    for sheet in sheets {
        let number = writer.sheet(&sheet.name);
        let name = &sheet.name;
        let blank = sheet.cells.values().all(|text| text.trim().is_empty());
        if blank && sheet.unread.is_empty() && sheet.boxes.is_empty() {
            continue;
        }
        if sheet.hidden {
            writer.note(
                "hidden-sheet",
                format!("工作表“{name}”是隐藏的，没有读。"),
                format!("Sheet “{name}” is hidden and was not read."),
            );
            continue;
        }
        if sheet.cells.get(&(0, 0)).is_some_and(|text| text.trim() == FINDINGS) {
            writer.note(
                "own-sheet",
                format!("工作表“{name}”是上次核对的结果，没有读。"),
                format!("Sheet “{name}” lists the findings of an earlier check and was not read."),
            );
            continue;
        }
        write_sheet(sheet, number, writer);
    }
}

fn write_sheet(sheet: &Sheet, number: u32, writer: &mut Writer) {
    let shown = Shown::of(sheet, number);
    let name = &sheet.name;
    if shown.left_out > 0 {
        let n = shown.left_out;
        writer.note(
            "hidden-rows",
            format!("工作表“{name}”有 {n} 个有内容的行或列是隐藏的，没有读。"),
            format!(
                "{n} rows or columns of sheet “{name}” hold something but are hidden; they were not read."
            ),
        );
    }
    if sheet.worked_out > 0 {
        let n = sheet.worked_out;
        writer.note(
            "formula-worked-out",
            format!("工作表“{name}”有 {n} 个公式没有存下结果，这里按公式算出。"),
            format!("{n} formulas of sheet “{name}” have no stored value and were worked out here."),
        );
    }
    if sheet.white > 0 {
        let n = sheet.white;
        writer.note(
            "white-cells",
            format!("工作表“{name}”有 {n} 个单元格是白底白字，看不见，没有读。"),
            format!("{n} cells of sheet “{name}” are white on white, which nobody sees; they were not read."),
        );
    }
    writer.unread(What::Formula, Where::Sheet(name.clone()), sheet.without_value);
    for (what, count) in &sheet.unread {
        writer.unread(*what, Where::Sheet(name.clone()), *count);
    }
    let titled = shown.rows.iter().take(6).any(|row| row.is_title);
    let named = shown.rows.first().is_some_and(|row| row.text().contains(name.trim()));
    // Prose needs no name, unless it is the name of a form that has nothing in it.
    let prose = shown.rows.iter().all(|row| row.is_line) && !name.contains('表');
    if !titled && !named && !prose && !says_nothing(name) {
        writer.paragraph(name, None);
    }
    // Lines below the last row of a table are remarks.
    let remarks = shown.rows.iter().rposition(|row| !row.is_line).map_or(0, |last| last + 1);
    let mut table: Vec<Vec<Slot>> = Vec::new();
    for (n, row) in shown.rows.iter().enumerate() {
        // A sheet that goes on from another has no title but its own name.
        if n == 0 && !titled && says_nothing(name) && row.text() == name.trim() {
            continue;
        }
        if row.is_line && (table.is_empty() || row.gap || row.begins || n >= remarks) {
            flush(&mut table, writer);
            // Prose in a cell keeps its lines.
            for slot in &row.slots {
                slot.line.text.lines().for_each(|line| writer.paragraph(line, slot.place));
            }
        } else {
            table.push(row.slots.clone());
        }
    }
    flush(&mut table, writer);
    sheet.boxes.iter().for_each(|line| writer.paragraph(line, None));
}

fn flush(table: &mut Vec<Vec<Slot>>, writer: &mut Writer) {
    trim(table);
    writer.table(table);
    table.clear();
}

/// The rows of a sheet that are shown and not blank.
struct Shown {
    rows: Vec<Row>,
    /// Hidden rows and columns that hold something.
    left_out: usize,
}

struct Row {
    slots: Vec<Slot>,
    /// A title, a caption or a remark rather than a row of a table.
    is_line: bool,
    is_title: bool,
    /// A blank row stands above.
    gap: bool,
    /// One cell that says no number.
    alone: bool,
    /// It stands over a table that begins below the one above.
    begins: bool,
}

impl Row {
    /// How many cells say something.
    fn said(&self) -> usize {
        self.slots.iter().filter(|slot| !slot.line.text.trim().is_empty()).count()
    }

    fn text(&self) -> String {
        self.slots.iter().map(|slot| slot.line.text.trim()).collect()
    }
}

impl Shown {
    fn of(sheet: &Sheet, number: u32) -> Self {
        let mut rows: BTreeMap<u32, Vec<(u32, &String)>> = BTreeMap::new();
        let mut hidden: BTreeSet<(bool, u32)> = BTreeSet::new();
        for ((r, c), text) in &sheet.cells {
            if text.trim().is_empty() {
                continue;
            }
            if sheet.hidden_rows.contains(r) {
                hidden.insert((true, *r));
            } else if sheet.hidden_columns.contains(c) {
                hidden.insert((false, *c));
            } else {
                rows.entry(*r).or_default().push((*c, text));
            }
        }
        let columns: BTreeSet<u32> = rows.values().flatten().map(|(c, _)| *c).collect();
        // Blank columns inside a table are columns of it; far-off ones are not.
        let first = columns.first().copied().unwrap_or(0);
        let last = columns.last().copied().unwrap_or(0);
        let width = (last - first) as usize + 1;
        let sparse = width.saturating_mul(rows.len()) > most_slots(sheet.cells.len());
        let places: Vec<u32> = if width > MOST_COLUMNS || sparse {
            columns.into_iter().take(MOST_COLUMNS).collect()
        } else {
            (first..=last).filter(|c| !sheet.hidden_columns.contains(c)).collect()
        };
        let most = MOST_SLOTS / places.len().max(1);
        let merged = sheet.merged.iter().map(|m| ((m.0, m.1), m.3.saturating_sub(m.1) + 1)).collect();
        let mut above = None;
        let rows = rows.into_iter().take(most).map(|(r, cells)| {
            let gap = above.is_some_and(|above: u32| r > above + 1);
            above = Some(r);
            Row { gap, ..row(&merged, number, r, &cells, &places) }
        });
        let mut rows: Vec<Row> = rows.collect();
        find_beginnings(&mut rows);
        Shown { rows, left_out: hidden.len() }
    }
}

/// How many columns merged cells take, by their first row and column.
type Merged = HashMap<(u32, u32), u32>;

/// The most lines over a table.
const MOST_LINES: usize = 6;

/// Marks what stands over the tables of a sheet: the unit, with the lone cells above and below it; and what a sheet begins
/// with.
fn find_beginnings(rows: &mut [Row]) {
    // A title stands at the left; the end of a cell that was torn by a page stands below its column.
    let at_left = |row: &Row| row.slots.first().is_some_and(|slot| !slot.line.text.trim().is_empty());
    let first = rows.iter().take_while(|row| row.alone && (row.is_line || at_left(row))).count();
    if first <= MOST_LINES && rows.get(first).is_some_and(|row| row.said() > 1) {
        rows[..first].iter_mut().for_each(|row| row.is_line = true);
    }
    let units: Vec<usize> =
        (0..rows.len()).filter(|&n| rows[n].is_line && is_unit(&rows[n].text())).collect();
    for unit in units {
        let alone = |row: &&Row| row.alone;
        let above = rows[..unit].iter().rev().take(MOST_LINES).take_while(alone).count();
        let below = rows[unit + 1..].iter().take(MOST_LINES).take_while(alone).count();
        for row in &mut rows[unit - above..=unit + below] {
            (row.is_line, row.begins) = (true, true);
        }
    }
}

/// `金额单位：万元`, alone or behind whose form it is.
fn is_unit(text: &str) -> bool {
    text.rfind("单位：").or_else(|| text.rfind("单位:")).is_some_and(|at| text[at..].ends_with('元'))
}

fn row(merged: &Merged, number: u32, r: u32, cells: &[(u32, &String)], places: &[u32]) -> Row {
    let mut slots = vec![Slot::default(); places.len()];
    for (c, text) in cells {
        if let Ok(at) = places.binary_search(c) {
            let place = Place::Sheet { sheet: number, row: r + 1, column: c + 1 };
            slots[at] = Slot { line: text.as_str().into(), place: Some(place) };
        }
    }
    for (at, c) in places.iter().enumerate() {
        let place = Place::Sheet { sheet: number, row: r + 1, column: c + 1 };
        slots[at].place.get_or_insert(place);
    }
    let only = (cells.len() == 1).then(|| &cells[0]);
    let wide = |c: u32| merged.get(&(r, c)).copied().unwrap_or(1) as usize;
    let is_title = only.is_some_and(|(_, text)| {
        let text = text.trim();
        if is_number(text) {
            return false;
        }
        let text = text.trim_end_matches(|c: char| "（）()年度续".contains(c) || c.is_ascii_digit());
        text.ends_with('表') && text.chars().count() <= 50
    });
    let caption = |text: &str| text.contains(['：', ':']) && text.chars().count() <= 60 || is_number(text);
    let remark = only.is_some_and(|(c, text)| {
        2 * wide(*c) > places.len() || text.starts_with(['注', '备']) || text.chars().count() > 40
    });
    let is_line = is_title || remark || cells.iter().all(|(_, text)| caption(text.trim()));
    let alone = only.is_some_and(|(_, text)| !text.trim().starts_with(|c: char| c.is_ascii_digit()));
    Row { slots, is_line: is_line && !cells.is_empty(), is_title, gap: false, alone, begins: false }
}

/// `Sheet1`, `表3`, `封面`: a name that a program or a converter gave, or that names no form.
fn says_nothing(name: &str) -> bool {
    let name = name.trim();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || " ()（）-_".contains(c));
    is_number(name)
        || matches!(bare.to_ascii_lowercase().as_str(), "" | "sheet" | "工作表" | "table" | "封面" | "目录")
}

/// `表3`, `附表 2`, `公开03表`.
fn is_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.contains('表')
        && bare.chars().count() <= 8
        && bare.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}
