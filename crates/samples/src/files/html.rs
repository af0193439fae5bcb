//! Room: made-up disclosures as files. A page as browsers and office programs put it on the clipboard:
//! merged cells, markup inside cells, and a hidden row whose figures belong to nobody.

use super::blocks::{Block, Cell, blocks, escaped};

/// A text as HTML.
pub fn html(text: &str) -> String {
    let mut out = String::from(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>td{mso-number-format:\"0.00\"}</style></head><body>\n",
    );
    for block in blocks(text) {
        match block {
            Block::Line(line) => out += &format!("<p>{}</p>\n", escaped(&line)),
            Block::Table(rows) => {
                let width = rows.first().map_or(0, Vec::len);
                let hidden = "<td>9999.99</td>".repeat(width);
                let rows: String = rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row))).collect();
                out += &format!(
                    "<table><tbody>\n{rows}<tr style=\"display: none\">{hidden}</tr></tbody></table>\n"
                );
            }
        }
    }
    out + "</body></html>\n"
}

fn cells(row: &[Cell]) -> String {
    let cell = |cell: &super::blocks::Merged| {
        let mut span = String::new();
        if cell.columns > 1 {
            span += &format!(" colspan=\"{}\"", cell.columns);
        }
        if cell.rows > 1 {
            span += &format!(" rowspan={}", cell.rows);
        }
        format!("<td{span}><p><span>{}</span></p></td>", escaped(&cell.text))
    };
    row.iter().flatten().map(cell).collect()
}
