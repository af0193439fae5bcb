//! Tables of formats that mark the ends of cells and rows within running text, as Word's binary files and RTF do.
//! How wide a cell is stands with its row; which columns it takes is found by the edges of all rows of the table.

use crate::grid::{Block, Cell};
use crate::limits::{MOST_NESTING, MOST_SLOTS};
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// Edges nearer than this are one edge, in twips (1/20 point): no column is that narrow.
pub const SAME: i32 = 90;

/// A row as its end describes it.
#[derive(Clone, Debug, Default)]
pub struct RowShape {
    /// Its left edge, in twips.
    pub left: i32,
    /// Its cells.
    pub cells: Vec<CellShape>,
    /// The row is deleted or hidden.
    pub hidden: bool,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellShape {
    /// Its right edge, in twips.
    pub right: i32,
    /// It goes on from the cell above.
    pub from_above: bool,
    /// It goes on from the cell before it.
    pub from_left: bool,
}

/// A row and what its cells hold.
type OpenRow = (Rc<RowShape>, Vec<Vec<Block>>);

/// Running text with marks of cells and rows in it.
#[derive(Default)]
pub struct Rows {
    content: Vec<Block>,
    line: String,
    prefix: String,
    /// What stands before the paragraph that is open, whose tables are known by its end.
    waiting: Vec<Block>,
    tables: Vec<OpenTable>,
    /// Cells so far: there is an end to what one file holds.
    slots: usize,
}

/// A table being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<OpenRow>,
    /// Cells of the row that is open, and what the cell that is open holds so far.
    cells: Vec<Vec<Block>>,
    content: Vec<Block>,
}

impl Rows {
    /// Text of the paragraph that is open.
    pub fn text(&mut self, text: &str) {
        self.line.push_str(text);
    }

    /// A character of the paragraph that is open.
    pub fn push(&mut self, c: char) {
        self.line.push(c);
    }

    /// The number that the paragraph has before it.
    pub fn number(&mut self, number: String) {
        self.prefix = number;
    }

    /// Blocks that stand here by themselves, such as those of a text box, before the paragraph that is open.
    pub fn insert(&mut self, blocks: Vec<Block>) {
        self.waiting.extend(blocks);
    }

    /// Ends a paragraph that stands in so many tables.
    pub fn end_paragraph(&mut self, depth: usize) {
        let depth = depth.min(MOST_NESTING);
        self.open(depth);
        let waiting = std::mem::take(&mut self.waiting);
        self.tables.last_mut().map_or(&mut self.content, |table| &mut table.content).extend(waiting);
        let line = std::mem::take(&mut self.line);
        let prefix = std::mem::take(&mut self.prefix);
        // A cell may hold nothing but its number, as in a column of numbers.
        if line.trim().is_empty() && (depth == 0 || prefix.is_empty()) {
            return;
        }
        let line = prefix + &line;
        match self.tables.last_mut() {
            Some(table) => table.content.push(Block::Line(line.into())),
            None => {
                let lines = line.split('\n').filter(|line| !line.trim().is_empty());
                self.content.extend(lines.map(|line| Block::Line(line.into())));
            }
        }
    }

    /// Ends a cell of the table at a depth, from 1.
    pub fn end_cell(&mut self, depth: usize) {
        self.end_paragraph(depth.max(1));
        self.slots += 1;
        if let Some(table) = self.tables.last_mut().filter(|_| self.slots < MOST_SLOTS) {
            let content = std::mem::take(&mut table.content);
            table.cells.push(content);
        }
    }

    /// Ends a row of the table at a depth, from 1.
    pub fn end_row(&mut self, depth: usize, shape: Rc<RowShape>) {
        self.line.clear();
        self.prefix.clear();
        self.open(depth.clamp(1, MOST_NESTING));
        if let Some(table) = self.tables.last_mut() {
            let cells = std::mem::take(&mut table.cells);
            if !shape.hidden {
                table.rows.push((shape, cells));
            }
        }
    }

    /// Opens or closes tables until so many are open.
    fn open(&mut self, depth: usize) {
        while self.tables.len() > depth {
            let Some(mut table) = self.tables.pop() else { return };
            // A row that was cut off has no end.
            let loose = std::mem::take(&mut table.content);
            if !loose.is_empty() {
                table.cells.push(loose);
            }
            if !table.cells.is_empty() {
                let cells = std::mem::take(&mut table.cells);
                table.rows.push((Rc::default(), cells));
            }
            let block = Block::Table(resolved(table.rows));
            self.tables.last_mut().map_or(&mut self.content, |outer| &mut outer.content).push(block);
        }
        while self.tables.len() < depth {
            self.tables.push(OpenTable::default());
        }
    }

    /// What was read.
    pub fn finish(mut self) -> Vec<Block> {
        let depth = self.tables.len();
        self.end_paragraph(depth);
        self.open(0);
        self.content
    }
}

/// Rows with the columns that their cells take.
fn resolved(rows: Vec<OpenRow>) -> Vec<Vec<Cell>> {
    let edges = edges(&rows);
    rows.into_iter().map(|(shape, cells)| row(&edges, &shape, cells)).collect()
}

/// The edges of all rows, each once.
fn edges(rows: &[OpenRow]) -> Vec<i32> {
    // Rows of one shape share it: each shape is looked at once, however many rows have it.
    let mut seen: HashSet<*const RowShape> = HashSet::new();
    let mut all: BTreeSet<i32> = BTreeSet::new();
    for (shape, _) in rows.iter().filter(|(shape, _)| !shape.cells.is_empty()) {
        if seen.insert(Rc::as_ptr(shape)) {
            all.insert(shape.left);
            all.extend(shape.cells.iter().map(|cell| cell.right));
        }
    }
    let mut edges: Vec<i32> = Vec::new();
    let mut last = None;
    for edge in all {
        if last.is_none_or(|last: i32| edge.saturating_sub(last) > SAME) {
            edges.push(edge);
        }
        last = Some(edge);
    }
    edges
}

fn row(edges: &[i32], shape: &RowShape, cells: Vec<Vec<Block>>) -> Vec<Cell> {
    // Edges that are one edge have the place of the first of them, which is not after any.
    let place = |at: i32| edges.partition_point(|edge| *edge <= at);
    let blank = |colspan| Cell { content: Vec::new(), colspan, rowspan: 1 };
    let mut out: Vec<Cell> = Vec::new();
    let mut at = place(shape.left);
    if !shape.cells.is_empty() && at > 1 {
        out.push(blank(at - 1));
    }
    for (n, content) in cells.into_iter().enumerate() {
        let shape_of_cell = shape.cells.get(n).copied();
        let right = shape_of_cell.map_or(at + 1, |cell| place(cell.right)).max(at + 1);
        let content = if shape_of_cell.is_some_and(|cell| cell.from_above) { Vec::new() } else { content };
        match out.last_mut().filter(|_| n > 0 && shape_of_cell.is_some_and(|cell| cell.from_left)) {
            Some(before) => before.colspan += right - at,
            None => out.push(Cell { content, colspan: right - at, rowspan: 1 }),
        }
        at = right;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::writer::Writer;

    fn shape(edges: &[i32]) -> Rc<RowShape> {
        let cells =
            edges[1..].iter().map(|right| CellShape { right: *right, ..CellShape::default() }).collect();
        Rc::new(RowShape { left: edges[0], cells, hidden: false })
    }

    fn text(rows: Rows) -> String {
        let mut writer = Writer::new(Format::Rtf);
        crate::grid::write(&rows.finish(), &mut writer, &mut 0);
        writer.finish().expect("text").text
    }

    fn cells(rows: &mut Rows, depth: usize, texts: &[&str]) {
        for text in texts {
            rows.text(text);
            rows.end_cell(depth);
        }
    }

    #[test]
    fn columns_are_found_by_edges() {
        let mut rows = Rows::default();
        cells(&mut rows, 1, &["科目", "支出", "备注"]);
        rows.end_row(1, shape(&[0, 2000, 6000, 8000]));
        cells(&mut rows, 1, &["", "基本", "项目", ""]);
        rows.end_row(1, shape(&[-10, 1990, 4000, 6010, 8000]));
        cells(&mut rows, 1, &["1.00", "2.00"]);
        rows.end_row(1, shape(&[2010, 4000, 6000]));
        rows.text("完");
        rows.end_paragraph(0);
        assert_eq!(text(rows), "科目\t支出\t\t备注\n\t基本\t项目\t\n\t1.00\t2.00\t\n\n完\n");
    }

    #[test]
    fn merged_cells_and_rows_without_an_end() {
        let mut rows = Rows::default();
        cells(&mut rows, 1, &["科目", "基本", "项目"]);
        rows.end_row(1, shape(&[0, 100, 200, 300]));
        let mut merged = RowShape::clone(&shape(&[0, 100, 200, 300]));
        merged.cells[1].from_left = true;
        merged.cells[2].from_above = true;
        cells(&mut rows, 1, &["甲", "", "上"]);
        rows.end_row(1, Rc::new(RowShape { hidden: true, ..merged.clone() }));
        cells(&mut rows, 1, &["甲", "", "上"]);
        rows.end_row(1, Rc::new(merged));
        cells(&mut rows, 1, &["乙", "1.00", "2.00"]);
        assert_eq!(text(rows), "科目\t基本\t项目\n甲\t\t\n乙\t1.00\t2.00\n");
    }

    #[test]
    fn tables_within_cells() {
        let mut rows = Rows::default();
        rows.text("标题");
        rows.end_paragraph(1);
        cells(&mut rows, 2, &["合计", "1.00"]);
        rows.end_row(2, shape(&[0, 500, 900]));
        rows.end_cell(1);
        rows.end_row(1, shape(&[0, 1000]));
        assert_eq!(text(rows), "标题\n\n合计\t1.00\n");
    }
}
