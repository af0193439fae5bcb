//! Room: made-up disclosures as files. OpenDocument, texts and spreadsheets.
//! Tests give bodies of their own.

use super::archive::zipped;
use super::blocks::{Block, Cell, Merged, blocks, escaped};
use super::excel::sheets;

/// A text as an OpenDocument text.
pub fn odt(text: &str) -> Vec<u8> {
    let body: String = (blocks(text).iter())
        .map(|block| match block {
            Block::Line(line) => format!("<text:p>{}</text:p>", open_text(line)),
            Block::Table(rows) => format!("<table:table>{}</table:table>", open_rows(rows)),
        })
        .collect();
    opendocument("text", &format!("<office:text>{body}</office:text>"), &[])
}

/// A text as an OpenDocument spreadsheet.
pub fn ods(text: &str) -> Vec<u8> {
    let sheet = |(name, rows): &(String, Vec<Vec<Cell>>)| {
        format!("<table:table table:name=\"{name}\">{}</table:table>", open_rows(rows))
    };
    let sheets: String = sheets(text).iter().map(sheet).collect();
    opendocument("spreadsheet", &format!("<office:spreadsheet>{sheets}</office:spreadsheet>"), &[])
}

/// An OpenDocument file of a kind (`text`, `spreadsheet`) whose body is given, and parts besides.
pub fn opendocument(kind: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let content =
        format!("<office:document-content><office:body>{body}</office:body></office:document-content>");
    let mut parts: Vec<(&str, &[u8])> =
        vec![("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())];
    parts.extend(more.iter().map(|(path, part)| (*path, part.as_bytes())));
    zipped(&parts)
}

fn open_rows(rows: &[Vec<Cell>]) -> String {
    let cell = |cell: &Cell| match cell {
        Some(Merged { text, columns, rows }) => format!(
            "<table:table-cell table:number-columns-spanned=\"{columns}\" table:number-rows-spanned=\"{rows}\"><text:p>{}</text:p></table:table-cell>",
            open_text(text)
        ),
        None => "<table:covered-table-cell/>".into(),
    };
    let row = |row: &Vec<Cell>| {
        format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>())
    };
    rows.iter().map(row).collect()
}

/// OpenDocument writes a space after a space as an element.
fn open_text(text: &str) -> String {
    escaped(text).replace("  ", " <text:s/>")
}
