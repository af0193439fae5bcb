//! Room: made-up disclosures as files. A text as lines and tables, with the cells that its heads merge.
//! A blank cell of a head belongs to the cell before it, or to the one above.

/// A line, or a table.
pub(super) enum Block {
    Line(String),
    Table(Vec<Vec<Cell>>),
}

/// A cell: one that another covers is `None`.
pub(super) type Cell = Option<Merged>;

/// A cell and how many columns and rows it takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Merged {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
}

/// Lines and tables of a text, in order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.contains('\t') {
            rows.push(line.split('\t').collect());
            continue;
        }
        if !rows.is_empty() {
            out.push(Block::Table(merged(&std::mem::take(&mut rows))));
        }
        if !line.trim().is_empty() {
            out.push(Block::Line(line.to_owned()));
        }
    }
    out
}

fn merged(rows: &[Vec<&str>]) -> Vec<Vec<Cell>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let text = |row: usize, column: usize| rows[row].get(column).copied().unwrap_or("");
    let alone = |row, column| Some(Merged { text: text(row, column).into(), columns: 1, rows: 1 });
    let mut out: Vec<Vec<Cell>> =
        (0..rows.len()).map(|row| (0..width).map(|column| alone(row, column)).collect()).collect();
    let is_figure = |cell: &&str| cell.contains('.') && cell.starts_with(|c: char| c.is_ascii_digit());
    let head = rows.iter().take_while(|row| !row.iter().any(is_figure)).count();
    for row in 0..head.min(rows.len()) {
        let mut column = 0;
        while column < width {
            let from = column;
            column += 1;
            if text(row, from).is_empty() {
                continue;
            }
            let free = |out: &[Vec<Cell>], r: usize, c: usize| out[r][c].is_some() && text(r, c).is_empty();
            while row + 1 < head
                && column < width
                && free(&out, row, column)
                && !text(row + 1, column).is_empty()
            {
                out[row][column] = None;
                column += 1;
            }
            let below = (row + 1..head).take_while(|&r| (from..column).all(|c| free(&out, r, c))).count();
            for line in &mut out[row + 1..=row + below] {
                line[from..column].fill(None);
            }
            if let Some(cell) = &mut out[row][from] {
                (cell.columns, cell.rows) = (column - from, below + 1);
            }
        }
    }
    out
}

/// Text for XML and HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_merged() {
        let blocks = blocks("表 1\n\n科目\t支出\t\t备注\n\t基本\t项目\t\n甲\t1.00\t\t\n");
        let [Block::Line(line), Block::Table(rows)] = blocks.as_slice() else { panic!("a line and a table") };
        assert_eq!(line, "表 1");
        let size =
            |row: usize, column: usize| rows[row][column].as_ref().map(|cell| (cell.columns, cell.rows));
        assert_eq!(
            [size(0, 0), size(0, 1), size(0, 2), size(0, 3)],
            [Some((1, 2)), Some((2, 1)), None, Some((1, 2))]
        );
        assert_eq!([size(1, 0), size(1, 1), size(2, 2)], [None, Some((1, 1)), Some((1, 1))]);
    }
}
