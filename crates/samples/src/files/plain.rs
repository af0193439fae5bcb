//! Room: made-up disclosures as files. Texts that say by signs where a table is: CSV, as spreadsheets export it, and
//! Markdown, as converters write it.

use super::blocks::{Block, Cell, blocks};

/// A text as CSV: a line is a row of one cell, and every row has as many cells as the widest.
pub fn csv(text: &str) -> String {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = text.lines().map(cells).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let quoted = |cell: &String| match cell.contains([',', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(quoted).collect();
        cells.join(",") + &",".repeat(width - row.len()) + "\r\n"
    };
    rows.iter().map(row).collect()
}

/// A text as Markdown with pipe tables. The second row of a head is a row like any other.
pub fn markdown(text: &str) -> String {
    let row = |row: &Vec<Cell>| {
        let cell = |cell: &Cell| cell.as_ref().map(|cell| cell.text.replace('|', "\\|")).unwrap_or_default();
        format!("| {} |\n", row.iter().map(cell).collect::<Vec<_>>().join(" | "))
    };
    let block = |block: &Block| match block {
        Block::Line(line) => format!("{line}\n\n"),
        Block::Table(rows) => {
            let (head, rest) = rows.split_at(1.min(rows.len()));
            let line = format!("|{}\n", "---|".repeat(head.first().map_or(0, Vec::len)));
            format!(
                "{}{line}{}\n",
                head.iter().map(row).collect::<String>(),
                rest.iter().map(row).collect::<String>()
            )
        }
    };
    blocks(text).iter().map(block).collect()
}
