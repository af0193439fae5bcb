//! Room: made-up disclosures as files. Word, Excel and OpenDocument: archives of XML.
//! A workbook has a sheet for each form, with what stands around its table; and one sheet that is hidden.

use super::blocks::{Block, Cell, Merged, blocks, escaped};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// An archive of named parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Writing to memory does not fail.
        let _ = archive.start_file(*name, SimpleFileOptions::default());
        let _ = archive.write_all(content);
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A text as a Word file.
pub fn docx(text: &str) -> Vec<u8> {
    let paragraph =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
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
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let rels = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    zipped(&[("_rels/.rels", rels.as_bytes()), ("word/document.xml", document.as_bytes())])
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

/// Sheets: a name, and rows with the place of each merged cell.
fn sheets(text: &str) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut out: Vec<(String, Vec<Vec<Cell>>)> = vec![("封面".into(), Vec::new())];
    for block in blocks(text) {
        match block {
            Block::Line(line) => {
                if line.starts_with("表 ") && line.chars().count() < 6 || line.starts_with("第三部分") {
                    out.push((
                        format!("{} {}", out.len(), line.chars().take(6).collect::<String>()),
                        Vec::new(),
                    ));
                }
                let alone = Some(Merged { text: line, columns: 1, rows: 1 });
                if let Some((_, rows)) = out.last_mut() {
                    rows.push(vec![alone]);
                }
            }
            Block::Table(table) => {
                if let Some((_, rows)) = out.last_mut() {
                    rows.extend(table);
                }
            }
        }
    }
    out
}

/// A text as a workbook; figures are numbers with a format of two decimals.
pub fn xlsx(text: &str) -> Vec<u8> {
    let mut sheets = sheets(text);
    let hidden = vec![vec![Some(Merged { text: "9999.99".into(), columns: 1, rows: 1 }); 3]; 3];
    sheets.push(("底稿".into(), hidden));
    let last = sheets.len() - 1;
    let list: String = (sheets.iter().enumerate())
        .map(|(n, (name, _))| {
            let state = if n == last { "hidden" } else { "visible" };
            format!("<sheet name=\"{name}\" sheetId=\"{}\" state=\"{state}\" r:id=\"r{n}\"/>", n + 1)
        })
        .collect();
    let targets: String = (0..sheets.len())
        .map(|n| {
            format!(
                "<Relationship Id=\"r{n}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/s{n}.xml\"/>"
            )
        })
        .collect();
    let mut parts: Vec<(String, String)> = vec![
        (
            "_rels/.rels".into(),
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{targets}</Relationships>")),
        (
            "xl/styles.xml".into(),
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>".into(),
        ),
    ];
    for (n, (_, rows)) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/s{n}.xml"), sheet(rows)));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    zipped(&parts)
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let at = |row: usize, column: usize| {
        let letters =
            if column < 26 { String::new() } else { char::from(b'A' + (column / 26 - 1) as u8).to_string() };
        format!("{letters}{}{}", char::from(b'A' + (column % 26) as u8), row + 1)
    };
    let (mut data, mut merges) = (String::new(), String::new());
    for (r, row) in rows.iter().enumerate() {
        let mut cells = String::new();
        for (c, cell) in row.iter().enumerate() {
            let Some(cell) = cell.as_ref().filter(|cell| !cell.text.is_empty()) else { continue };
            let here = at(r, c);
            cells += &match is_amount(&cell.text) {
                true => format!("<c r=\"{here}\" s=\"1\"><v>{}</v></c>", cell.text),
                false => {
                    format!("<c r=\"{here}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(&cell.text))
                }
            };
            if cell.columns > 1 || cell.rows > 1 {
                merges +=
                    &format!("<mergeCell ref=\"{here}:{}\"/>", at(r + cell.rows - 1, c + cell.columns - 1));
            }
        }
        data += &format!("<row r=\"{}\">{cells}</row>", r + 1);
    }
    format!("<worksheet><sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
}

/// A plain decimal of two places, which a sheet may hold as a number without showing it otherwise.
fn is_amount(text: &str) -> bool {
    let Some((whole, part)) = text.split_once('.') else { return false };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    part.len() == 2
        && digits(part)
        && digits(whole)
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
}

/// A text as an OpenDocument text.
pub fn odt(text: &str) -> Vec<u8> {
    let body: String = (blocks(text).iter())
        .map(|block| match block {
            Block::Line(line) => format!("<text:p>{}</text:p>", open_text(line)),
            Block::Table(rows) => format!("<table:table>{}</table:table>", open_rows(rows)),
        })
        .collect();
    opendocument("text", &format!("<office:text>{body}</office:text>"))
}

/// A text as an OpenDocument spreadsheet.
pub fn ods(text: &str) -> Vec<u8> {
    let sheet = |(name, rows): &(String, Vec<Vec<Cell>>)| {
        format!("<table:table table:name=\"{name}\">{}</table:table>", open_rows(rows))
    };
    let sheets: String = sheets(text).iter().map(sheet).collect();
    opendocument("spreadsheet", &format!("<office:spreadsheet>{sheets}</office:spreadsheet>"))
}

fn opendocument(kind: &str, body: &str) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let content =
        format!("<office:document-content><office:body>{body}</office:body></office:document-content>");
    zipped(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())])
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
