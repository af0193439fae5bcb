//! Tables as the formats give them (cells with spans, tables inside cells) and as the core reads them (full rows).
//! A merged cell's text stands at its top left; its other places are blank.

use crate::limits::{MOST_COLUMNS, most_slots};
use crate::line::Line;
use crate::taken::Place;
use crate::unread::{What, Where};
use crate::writer::Writer;

/// One place of a full row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    /// What stands there; blank where nothing does.
    pub line: Line,
    /// Where it stood.
    pub place: Option<Place>,
}

/// A piece of a document, in its order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A line of its own.
    Line(Line),
    /// A table.
    Table(Vec<Vec<Cell>>),
    /// Something that is shown and not read.
    Unread(What),
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
    /// The lines in it, those of tables in it too: a row of such a table is a line.
    fn text(&self) -> Line {
        let mut lines = Vec::new();
        self.lines(&mut lines);
        joined(&lines, "\n")
    }

    fn lines(&self, out: &mut Vec<Line>) {
        for block in &self.content {
            match block {
                Block::Line(line) => out.push(line.clone()),
                Block::Unread(_) => {}
                Block::Table(rows) => out.extend(rows.iter().map(|row| {
                    let said: Vec<Line> =
                        row.iter().map(Cell::text).filter(|line| !line.is_blank()).collect();
                    joined(&said, " ")
                })),
            }
        }
    }

    /// What stands in it and is not read.
    fn unread(&self, out: &mut Vec<What>) {
        for block in &self.content {
            match block {
                Block::Line(_) => {}
                Block::Unread(what) => out.push(*what),
                Block::Table(rows) => rows.iter().flatten().for_each(|cell| cell.unread(out)),
            }
        }
    }

    /// Whether it says nothing.
    #[cfg(feature = "office")]
    pub fn is_blank(&self) -> bool {
        self.content.iter().all(|block| matches!(block, Block::Line(line) if line.is_blank()))
    }

    fn has_table(&self) -> bool {
        self.content.iter().any(|block| matches!(block, Block::Table(_)))
    }
}

/// Lines as one, with something between them.
fn joined(lines: &[Line], between: &str) -> Line {
    let mut out = Line::default();
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            out.push_str(between);
        }
        out.append(line);
    }
    out
}

/// Whether rows only arrange what stands in their cells, as pages and forms do: a single cell, or cells with tables or
/// whole sections in them and no figures beside those.
fn is_frame(rows: &[Vec<Cell>]) -> bool {
    if rows.iter().all(|row| row.len() < 2) {
        return true;
    }
    let is_section = |cell: &Cell| {
        let lines = cell.content.iter().filter(|block| matches!(block, Block::Line(_))).count();
        lines >= SECTION && cell.text().text.contains('。')
    };
    let said = |row: &[Cell]| row.iter().filter(|cell| !cell.text().is_blank()).count();
    let alone = rows.iter().filter(|row| said(row) > 0).count() == 1;
    if alone && rows.iter().flatten().any(is_section) {
        return true;
    }
    rows.iter().flatten().any(|cell| arranged(cell, alone)) && !has_figures(rows)
}

/// Lines of a cell that are a section of a page rather than a cell's own words.
const SECTION: usize = 4;

/// Whether a cell holds a table, or something set into one that is more than a word.
fn arranged(cell: &Cell, alone: bool) -> bool {
    cell.content.iter().any(|block| match block {
        Block::Line(_) | Block::Unread(_) => false,
        Block::Table(rows) => {
            let cells = rows.iter().flatten();
            let wide = rows.iter().any(|row| row.len() > 1);
            wide || alone
                || cells.clone().any(|c| c.text().text.contains('。'))
                || cells.clone().any(|c| arranged(c, alone))
        }
    })
}

/// Whether rows have figures beside what is set into their cells: then they are a table of their own.
fn has_figures(rows: &[Vec<Cell>]) -> bool {
    let is_figure = |cell: &&Cell| {
        let line = cell.text();
        let text = line.text.trim();
        !cell.has_table()
            && text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || ".,-%".contains(c))
    };
    rows.iter().filter(|row| row.len() > 1).flatten().filter(is_figure).count() >= 2
}

/// Writes blocks in their order; `tables` counts the tables written.
pub fn write(blocks: &[Block], writer: &mut Writer, tables: &mut u32) {
    for block in blocks {
        match block {
            Block::Line(line) => writer.line(line, None),
            Block::Unread(what) => unread(*what, writer),
            Block::Table(rows) if is_frame(rows) => {
                for cell in rows.iter().flatten() {
                    write(&cell.content, writer, tables);
                }
            }
            Block::Table(rows) => {
                *tables += 1;
                let mut within = Vec::new();
                rows.iter().flatten().for_each(|cell| cell.unread(&mut within));
                let Some(rows) = full(rows, *tables) else { return writer.refuse() };
                let lines = title_rows(&rows);
                for slot in rows[..lines].iter().flatten() {
                    writer.line(&slot.line, slot.place);
                }
                writer.table(&rows[lines..]);
                within.into_iter().for_each(|what| unread(what, writer));
            }
        }
    }
}

/// Tells what is not read, by the line that it stands below.
fn unread(what: What, writer: &mut Writer) {
    let line = writer.last_line().replace('\t', " ");
    let at = if line.trim().is_empty() { Where::File } else { Where::Below(line) };
    writer.unread(what, at, 1);
}

/// The most rows above the head of a table.
const MOST_TITLES: usize = 6;

/// How many rows at the top of a table are its title and what stands below that, as in a sheet that was copied: a cell
/// alone at the left, and then rows of one cell each.
fn title_rows(rows: &[Vec<Slot>]) -> usize {
    let said = |row: &[Slot]| row.iter().filter(|slot| !slot.line.is_blank()).count();
    let is_title = |row: &Vec<Slot>| said(row) == 1 && said(&row[..1]) == 1;
    let titles = rows.iter().take_while(|row| said(row) <= 1).count();
    if rows.first().is_some_and(is_title) && titles <= MOST_TITLES && titles < rows.len() {
        titles
    } else {
        0
    }
}

/// Full rows of a table, spans resolved; nothing where they would be more than its cells are worth.
pub fn full(rows: &[Vec<Cell>], table: u32) -> Option<Vec<Vec<Slot>>> {
    let most = most_slots(rows.iter().map(Vec::len).sum());
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
            line.push(Slot { line: cell.text(), place: Some(place) });
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
        if slots > most {
            return None;
        }
    }
    trim(&mut out);
    Some(out)
}

/// Cuts blank columns off the end and drops blank rows.
pub fn trim(rows: &mut Vec<Vec<Slot>>) {
    let said = |slot: &Slot| !slot.line.is_blank();
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
        rows.iter().map(|row| row.iter().map(|slot| slot.line.text.as_str()).collect()).collect()
    }

    #[test]
    fn spans_are_resolved() {
        let rows = vec![
            vec![cell("科目", 2, 1), cell("合计", 1, 2)],
            vec![cell("类", 1, 1), cell("款", 1, 1)],
            vec![cell("201", 1, 1), cell("02", 1, 1), cell("1.00", 1, 1)],
        ];
        assert_eq!(
            texts(&full(&rows, 1).expect("rows")),
            [["科目", "", "合计"], ["类", "款", ""], ["201", "02", "1.00"]]
        );
    }

    #[test]
    fn absurd_spans_do_no_harm() {
        let rows = vec![vec![cell("甲", usize::MAX, usize::MAX), cell("乙", 1, 0)], vec![cell("丙", 5, 5)]];
        let rows = full(&rows, 1).expect("rows");
        assert!(rows.iter().all(|row| row.len() <= MOST_COLUMNS));
        let wide = vec![vec![cell("甲", usize::MAX, 1), cell("乙", 1, 1)]; 5_000];
        assert_eq!(full(&wide, 1), None);
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
    fn what_is_set_into_a_cell_is_the_cells() {
        let inner = Block::Table(vec![vec![cell("3.00", 1, 1)]]);
        let set = Cell { content: vec![inner], colspan: 1, rowspan: 1 };
        let rows = vec![
            vec![cell("科目", 1, 1), cell("合计", 1, 1), cell("基本支出", 1, 1)],
            vec![cell("甲", 1, 1), cell("1.00", 1, 1), cell("1.00", 1, 1)],
            vec![cell("合计", 1, 1), set, cell("2.00", 1, 1)],
        ];
        let mut writer = Writer::new(crate::Format::Html);
        write(&[Block::Table(rows)], &mut writer, &mut 0);
        assert!(writer.finish().expect("text").text.ends_with("合计\t3.00\t2.00\n"));
    }

    #[test]
    fn a_page_arranged_in_columns_is_read_column_by_column() {
        let line = |text: &str| Block::Line(text.into());
        let inner =
            Cell {
                content: vec![line("三、情况说明"), line("支出 3.00 万元。")], colspan: 1, rowspan: 1
            };
        let column = Cell { content: vec![Block::Table(vec![vec![inner]])], colspan: 1, rowspan: 1 };
        let mut writer = Writer::new(crate::Format::Html);
        write(&[Block::Table(vec![vec![cell("栏目", 1, 1), column]])], &mut writer, &mut 0);
        assert_eq!(writer.finish().expect("text").text, "栏目\n\n三、情况说明\n\n支出 3.00 万元。\n");
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
