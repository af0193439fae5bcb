//! Room: made-up disclosures as files. Rows as formats write them that know a cell by its edges: what is merged sideways
//! is one wide cell, what is merged downwards is in every row, marked.

use super::blocks::Cell;

/// A cell of a row.
pub(super) struct Wide {
    pub text: String,
    pub columns: usize,
    /// It begins what is merged downwards.
    pub begins: bool,
    /// It goes on from the row above.
    pub goes_on: bool,
}

/// The cells of a row.
pub(super) fn wide(rows: &[Vec<Cell>], row: usize) -> Vec<Wide> {
    let mut out = Vec::new();
    let mut column = 0;
    while column < rows[row].len() {
        let above = (0..row).rev().find_map(|r| rows[r][column].as_ref().filter(|cell| r + cell.rows > row));
        let cell = match (&rows[row][column], above) {
            (Some(cell), _) => {
                Wide { text: cell.text.clone(), columns: cell.columns, begins: cell.rows > 1, goes_on: false }
            }
            (None, Some(above)) => {
                Wide { text: String::new(), columns: above.columns, begins: false, goes_on: true }
            }
            (None, None) => Wide { text: String::new(), columns: 1, begins: false, goes_on: false },
        };
        column += cell.columns;
        out.push(cell);
    }
    out
}
