//! Room: made-up disclosures as files. Word: a body of paragraphs and tables.
//! Tests give bodies of their own, with whatever Word puts into them.

use super::archive::{root, zipped};
use super::blocks::{Block, Cell, Merged, blocks, escaped};

/// A text as a Word file.
pub fn docx(text: &str) -> Vec<u8> {
    let body: String = (blocks(text).iter())
        .map(|block| match block {
            Block::Line(line) => paragraph(line),
            Block::Table(rows) => {
                let rows: String =
                    (0..rows.len()).map(|row| format!("<w:tr>{}</w:tr>", word_row(rows, row))).collect();
                format!("<w:tbl>{rows}</w:tbl>")
            }
        })
        .collect();
    docx_of(&body, &[])
}

/// A Word file whose body is given, and parts besides: a path below `word/`, and what is in it.
pub fn docx_of(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let rels = root("word/document.xml");
    let more: Vec<(String, &str)> = more.iter().map(|(path, part)| (format!("word/{path}"), *part)).collect();
    let mut parts: Vec<(&str, &[u8])> =
        vec![("_rels/.rels", rels.as_bytes()), ("word/document.xml", document.as_bytes())];
    parts.extend(more.iter().map(|(path, part)| (path.as_str(), part.as_bytes())));
    zipped(&parts)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
}

/// Word marks what is merged downwards in every row, and what is merged sideways only in the first cell.
fn word_row(rows: &[Vec<Cell>], row: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    while column < rows[row].len() {
        let above = (0..row).rev().find_map(|r| rows[r][column].as_ref().filter(|cell| r + cell.rows > row));
        let (cell, merge) = match (&rows[row][column], above) {
            (Some(cell), _) if cell.rows > 1 => (cell.clone(), "<w:vMerge w:val=\"restart\"/>"),
            (Some(cell), _) => (cell.clone(), ""),
            (None, Some(above)) => (Merged { text: String::new(), ..above.clone() }, "<w:vMerge/>"),
            (None, None) => (Merged { text: String::new(), columns: 1, rows: 1 }, ""),
        };
        let span = if cell.columns > 1 {
            format!("<w:gridSpan w:val=\"{}\"/>", cell.columns)
        } else {
            String::new()
        };
        let text = escaped(&cell.text);
        out += &format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        column += cell.columns;
    }
    out
}
