//! The headings of a table with their merged cells found again: text keeps no trace of merging but empty cells.
//! A heading reaches right over empty cells that have headings of their own below, and down over empty ones.

use gouji_report::published::Cell;

/// A heading cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadCell {
    /// What it says.
    pub text: String,
    /// The column in which it begins.
    pub column: usize,
    /// Columns that it spans.
    pub colspan: usize,
    /// Rows that it spans.
    pub rowspan: usize,
}

/// The heading rows of a table, `places` giving the column in which each cell begins.
pub fn head(rows: &[Vec<Cell>], places: &[Vec<usize>]) -> Vec<Vec<HeadCell>> {
    let merged = rows.iter().flatten().any(|cell| cell.colspan > 1 || cell.rowspan > 1);
    if merged || rows.len() < 2 {
        return as_printed(rows, places);
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let text = |row: usize, column: usize| rows[row].get(column).map_or("", |cell| cell.text.trim());
    let empty_below =
        |row: usize, column: usize| (row + 1..rows.len()).all(|below| text(below, column).is_empty());
    let mut taken = vec![vec![false; width]; rows.len()];
    let mut out = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let mut cells = Vec::new();
        for column in 0..width {
            if taken[row][column] {
                continue;
            }
            let group = !text(row, column).is_empty() && !empty_below(row, column);
            let mut colspan = 1;
            while group
                && column + colspan < width
                && text(row, column + colspan).is_empty()
                && !taken[row][column + colspan]
                && !empty_below(row, column + colspan)
            {
                colspan += 1;
            }
            let down = !text(row, column).is_empty() && colspan == 1;
            let empty = (row + 1..rows.len()).take_while(|&below| text(below, column).is_empty());
            let rowspan = 1 + if down { empty.count() } else { 0 };
            for line in taken.iter_mut().skip(row).take(rowspan) {
                line[column..column + colspan].fill(true);
            }
            cells.push(HeadCell { text: text(row, column).to_string(), column, colspan, rowspan });
        }
        out.push(cells);
    }
    out
}

fn as_printed(rows: &[Vec<Cell>], places: &[Vec<usize>]) -> Vec<Vec<HeadCell>> {
    let cell = |(cell, &column): (&Cell, &usize)| HeadCell {
        text: cell.text.trim().to_string(),
        column,
        colspan: usize::from(cell.colspan.max(1)),
        rowspan: usize::from(cell.rowspan.max(1)),
    };
    rows.iter().zip(places).map(|(row, at)| row.iter().zip(at).map(cell).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<Cell>> {
        let cell = |text: &str| Cell { text: text.into(), colspan: 1, rowspan: 1, ..Cell::default() };
        text.lines().map(|line| line.split('|').map(cell).collect()).collect()
    }

    fn shape(text: &str) -> Vec<String> {
        let rows = rows(text);
        let places: Vec<Vec<usize>> = rows.iter().map(|row| (0..row.len()).collect()).collect();
        let show = |c: HeadCell| format!("{}{}x{}", c.text, c.colspan, c.rowspan);
        head(&rows, &places)
            .into_iter()
            .map(|row| row.into_iter().map(show).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn merged_headings_are_found_again() {
        let found = shape("科目代码|||科目名称|支出预算||\n类|款|项||合计|基本支出|项目支出");
        assert_eq!(
            found,
            ["科目代码3x1 科目名称1x2 支出预算3x1", "类1x1 款1x1 项1x1 合计1x1 基本支出1x1 项目支出1x1"]
        );
    }

    #[test]
    fn rows_of_unequal_length_do_no_harm() {
        assert_eq!(
            shape("科目编码|||科目名称|合计\n类|款|项||\n※|※|※|※|1"),
            ["科目编码3x1 科目名称1x2 合计1x2", "类1x1 款1x1 项1x1", "※1x1 ※1x1 ※1x1 ※1x1 11x1"],
            "a heading reaches down before another reaches right"
        );
        assert_eq!(shape("甲|乙\n|丙|丁"), ["甲1x2 乙2x1", "丙1x1 丁1x1"]);
        assert_eq!(shape("甲|乙"), ["甲1x1 乙1x1"]);
        assert!(shape("").is_empty());
    }
}
