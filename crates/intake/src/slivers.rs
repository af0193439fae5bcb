//! Columns that only edges a hair apart make: where rows of a table were drawn with edges that nearly meet, the file counts
//! a column between them, too narrow for anything, and cells of other rows that span it. Nobody sees such a column.

use crate::grid::Cell;

/// Takes the narrow columns out of a table; `narrow` tells of each column whether it is one. A column in which a cell of its
/// own says something stays.
pub fn take_out(rows: &mut [Vec<Cell>], narrow: &[bool]) {
    if !narrow.contains(&true) {
        return;
    }
    let mut narrow = narrow.to_vec();
    each(rows, |cell, columns| {
        let own = columns.len() == 1 && narrow.get(columns.start) == Some(&true);
        if own && !cell.is_blank() {
            narrow[columns.start] = false;
        }
    });
    each(rows, |cell, columns| {
        let wide = columns.filter(|column| narrow.get(*column) != Some(&true)).count();
        cell.colspan = wide;
    });
    // What is left of no column says nothing.
    rows.iter_mut().for_each(|row| row.retain(|cell| cell.colspan > 0));
}

/// Calls `with` for every cell and the columns that it stands in.
fn each(rows: &mut [Vec<Cell>], mut with: impl FnMut(&mut Cell, std::ops::Range<usize>)) {
    // In how many rows more each column is taken by a cell from above.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows {
        let mut column = 0;
        let above = std::mem::take(&mut taken);
        taken = above.iter().map(|rows| rows.saturating_sub(1)).collect();
        for cell in row {
            while above.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let columns = column..column + cell.colspan;
            column = columns.end;
            taken.resize(taken.len().max(column), 0);
            let below = if cell.rowspan == 0 { usize::MAX } else { cell.rowspan - 1 };
            taken[columns.clone()].iter_mut().for_each(|rows| *rows = below);
            with(cell, columns);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Block;

    fn cell(text: &str, colspan: usize, rowspan: usize) -> Cell {
        let content = if text.is_empty() { Vec::new() } else { vec![Block::Line(text.into())] };
        Cell { content, colspan, rowspan }
    }

    #[test]
    fn spans_over_slivers_are_as_wide_as_they_look() {
        let mut rows = vec![
            vec![cell("科目", 1, 2), cell("合计", 1, 1), cell("收入", 3, 1)],
            vec![cell("", 2, 1), cell("拨款", 1, 1), cell("其他", 1, 1)],
            vec![cell("甲", 1, 1), cell("1.00", 2, 1), cell("2.00", 1, 1), cell("3.00", 1, 1)],
        ];
        take_out(&mut rows, &[false, false, true, false, false]);
        let spans: Vec<Vec<usize>> = rows.iter().map(|r| r.iter().map(|c| c.colspan).collect()).collect();
        assert_eq!(spans, [vec![1, 1, 2], vec![1, 1, 1], vec![1, 1, 1, 1]]);
    }

    #[test]
    fn a_narrow_column_that_says_something_stays() {
        let mut rows = vec![vec![cell("甲", 1, 1), cell("1", 1, 1)], vec![cell("乙", 2, 1)]];
        let before = rows.clone();
        take_out(&mut rows, &[false, true]);
        assert_eq!(rows, before);
        let mut rows = vec![vec![cell("甲", 1, 1), cell("", 1, 1)], vec![cell("乙", 2, 1)]];
        take_out(&mut rows, &[false, true]);
        assert_eq!(rows, [vec![cell("甲", 1, 1)], vec![cell("乙", 1, 1)]]);
    }
}
