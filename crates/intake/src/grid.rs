//! Tables as the formats tell them (cells with spans, tables inside cells) and as the core reads them (full rows).
//! A merged cell's text stands at its top left; its other places are blank.

use crate::limits::{MOST_COLUMNS, MOST_SLOTS};
use crate::taken::Place;
use crate::writer::Writer;

/// One place of a full row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    /// What stands there; blank where nothing does.
    pub text: String,
    /// Where it stood.
    pub place: Option<Place>,
}

/// A piece of a document, in its order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A line of its own.
    Line(String),
    /// A table.
    Table(Vec<Vec<Cell>>),
}

/// A cell with its spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it, tables too.
    pub content: Vec<Block>,
    /// Columns that it takes.
    pub colspan: usize,
    /// Rows that it takes; 0 is all that are left.
    pub rowspan: usize,
}

impl Cell {
    /// The lines in it, tables left out.
    fn text(&self) -> String {
        let lines = self.content.iter().filter_map(|block| match block {
            Block::Line(line) => Some(line.as_str()),
            Block::Table(_) => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn has_table(&self) -> bool {
        self.content.iter().any(|block| matches!(block, Block::Table(rows) if is_table(rows)))
    }
}

/// Whether rows are a table rather than a frame around one cell.
fn is_table(rows: &[Vec<Cell>]) -> bool {
    rows.iter().any(|row| row.len() > 1) || rows.iter().flatten().any(Cell::has_table)
}

/// Writes blocks in their order; `tables` counts the tables written.
pub fn write(blocks: &[Block], writer: &mut Writer, tables: &mut u32) {
    for block in blocks {
        match block {
            Block::Line(line) => writer.paragraph(line, None),
            // A table that holds tables only arranges the page.
            Block::Table(rows) if rows.iter().flatten().any(Cell::has_table) || !is_table(rows) => {
                for cell in rows.iter().flatten() {
                    write(&cell.content, writer, tables);
                }
            }
            Block::Table(rows) => {
                *tables += 1;
                let rows = full(rows, *tables);
                let lines = title_rows(&rows);
                for slot in rows[..lines].iter().flatten() {
                    writer.paragraph(&slot.text, slot.place);
                }
                writer.table(&rows[lines..]);
            }
        }
    }
}

/// The most rows above the head of a table.
const MOST_TITLES: usize = 6;

/// How many rows at the top of a table are its title and what stands below that, as in a sheet that was copied: a cell
/// alone at the left, and then rows of one cell each.
fn title_rows(rows: &[Vec<Slot>]) -> usize {
    let said = |row: &[Slot]| row.iter().filter(|slot| !slot.text.trim().is_empty()).count();
    let is_title = |row: &Vec<Slot>| said(row) == 1 && said(&row[..1]) == 1;
    let titles = rows.iter().take_while(|row| said(row) <= 1).count();
    if rows.first().is_some_and(is_title) && titles <= MOST_TITLES && titles < rows.len() {
        titles
    } else {
        0
    }
}

/// Full rows of a table, spans resolved.
pub fn full(rows: &[Vec<Cell>], table: u32) -> Vec<Vec<Slot>> {
    let mut out: Vec<Vec<Slot>> = Vec::with_capacity(rows.len());
    // For each column, how many rows further down are taken by a cell from above.
    let mut taken: Vec<usize> = Vec::new();
    let mut slots = 0;
    for (r, row) in rows.iter().enumerate() {
        let mut line: Vec<Slot> = Vec::new();
        for cell in row {
            while taken.get(line.len()).is_some_and(|n| *n > 0) {
                line.push(Slot::default());
            }
            if line.len() >= MOST_COLUMNS {
                break;
            }
            let span = cell.colspan.clamp(1, MOST_COLUMNS - line.len());
            let place = Place::Table { table, row: r as u32 + 1, column: line.len() as u32 + 1 };
            let below = if cell.rowspan == 0 { rows.len() } else { cell.rowspan };
            let start = line.len();
            line.push(Slot { text: cell.text(), place: Some(place) });
            line.resize(start + span, Slot::default());
            if taken.len() < line.len() {
                taken.resize(line.len(), 0);
            }
            taken[start..].iter_mut().take(span).for_each(|n| *n = below);
        }
        while taken.get(line.len()).is_some_and(|n| *n > 0) {
            line.push(Slot::default());
        }
        taken.iter_mut().for_each(|n| *n = n.saturating_sub(1));
        slots += line.len();
        out.push(line);
        if slots > MOST_SLOTS {
            break;
        }
    }
    trim(&mut out);
    out
}

/// Cuts blank columns off the end and drops blank rows.
pub fn trim(rows: &mut Vec<Vec<Slot>>) {
    let said = |slot: &Slot| !slot.text.trim().is_empty();
    rows.retain(|row| row.iter().any(said));
    let width = rows.iter().filter_map(|row| row.iter().rposition(said)).max().map_or(0, |last| last + 1);
    for row in rows {
        row.resize(width, Slot::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, colspan: usize, rowspan: usize) -> Cell {
        Cell { content: vec![Block::Line(text.into())], colspan, rowspan }
    }

    fn texts(rows: &[Vec<Slot>]) -> Vec<Vec<&str>> {
        rows.iter().map(|row| row.iter().map(|slot| slot.text.as_str()).collect()).collect()
    }

    #[test]
    fn spans_are_resolved() {
        let rows = vec![
            vec![cell("科目", 2, 1), cell("合计", 1, 2)],
            vec![cell("类", 1, 1), cell("款", 1, 1)],
            vec![cell("201", 1, 1), cell("02", 1, 1), cell("1.00", 1, 1)],
        ];
        assert_eq!(texts(&full(&rows, 1)), [["科目", "", "合计"], ["类", "款", ""], ["201", "02", "1.00"]]);
    }

    #[test]
    fn absurd_spans_do_no_harm() {
        let rows = vec![vec![cell("甲", usize::MAX, usize::MAX), cell("乙", 1, 0)], vec![cell("丙", 5, 5)]];
        assert!(full(&rows, 1).iter().all(|row| row.len() <= MOST_COLUMNS));
    }

    #[test]
    fn a_title_within_a_table_stands_above_it() {
        let rows = vec![
            vec![cell("支出总体情况表", 2, 1)],
            vec![cell("", 1, 1), cell("单位：万元", 1, 1)],
            vec![cell("科目", 1, 1), cell("合计", 1, 1)],
            vec![cell("教育支出", 1, 1), cell("1.00", 1, 1)],
        ];
        let text = |rows: &[Vec<Cell>]| {
            let mut writer = Writer::new(crate::Format::Html);
            write(&[Block::Table(rows.to_vec())], &mut writer, &mut 0);
            writer.finish().expect("text").text
        };
        let table = "科目\t合计\n教育支出\t1.00\n";
        assert_eq!(text(&rows), format!("支出总体情况表\n\n单位：万元\n\n{table}"));
        assert_eq!(text(&rows[2..]), table);
        // A head of one word over all figures is no title.
        let head = [vec![cell("", 1, 1), cell("合计", 1, 1)], rows[3].clone()];
        assert_eq!(text(&head), "\t合计\n教育支出\t1.00\n");
    }

    #[test]
    fn a_table_around_tables_is_only_a_frame() {
        let inner = Block::Table(vec![vec![cell("合计", 1, 1), cell("1.00", 1, 1)]]);
        let outer = Cell { content: vec![Block::Line("标题".into()), inner], colspan: 1, rowspan: 1 };
        let mut writer = Writer::new(crate::Format::Html);
        write(&[Block::Table(vec![vec![outer]])], &mut writer, &mut 0);
        assert_eq!(writer.finish().expect("text").text, "标题\n\n合计\t1.00\n");
    }
}
