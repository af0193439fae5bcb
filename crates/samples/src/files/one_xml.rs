//! Room: made-up disclosures as files. Office files that are one XML, as Word and Excel of 2003 wrote them.

use super::blocks::{Block, Cell, blocks, escaped};
use super::excel::{is_amount, with_hidden};
use super::rows::wide;

/// A text as a Word file of 2003, with a running head within its body.
pub fn word_xml(text: &str) -> String {
    let said = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text));
    let row = |rows: &[Vec<Cell>], row: usize| {
        let cells = wide(rows, row).into_iter().map(|cell| {
            let merged = match (cell.begins, cell.goes_on) {
                (true, _) => "<w:vmerge w:val=\"restart\"/>",
                (_, true) => "<w:vmerge/>",
                _ => "",
            };
            let span = format!("<w:gridSpan w:val=\"{}\"/>", cell.columns);
            format!("<w:tc><w:tcPr>{span}{merged}</w:tcPr>{}</w:tc>", said(&cell.text))
        });
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let block = |block: &Block| match block {
        Block::Line(line) => said(line),
        Block::Table(rows) => {
            format!("<w:tbl>{}</w:tbl>", (0..rows.len()).map(|r| row(rows, r)).collect::<String>())
        }
    };
    let body: String = blocks(text).iter().map(block).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n\
         <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\">\
         <w:body><wx:sect>{body}<w:sectPr><w:hdr w:type=\"odd\">{}</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>\n",
        said("9999.99")
    )
}

/// A text as an Excel file of 2003; figures are numbers with a format of two decimals.
pub fn excel_xml(text: &str) -> String {
    let sheets: String =
        with_hidden(text).iter().map(|(name, hidden, rows)| sheet(name, *hidden, rows)).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"Fixed\"/></Style></Styles>{sheets}</Workbook>\n"
    )
}

fn sheet(name: &str, hidden: bool, rows: &[Vec<Cell>]) -> String {
    let cell = |(column, cell): (usize, &Cell)| {
        let Some(cell) = cell else { return String::new() };
        let (kind, style) =
            if is_amount(&cell.text) { ("Number", " ss:StyleID=\"s1\"") } else { ("String", "") };
        let span =
            |name: &str, n: usize| if n > 1 { format!(" ss:{name}=\"{}\"", n - 1) } else { String::new() };
        format!(
            "<Cell ss:Index=\"{}\"{style}{}{}><Data ss:Type=\"{kind}\">{}</Data></Cell>",
            column + 1,
            span("MergeAcross", cell.columns),
            span("MergeDown", cell.rows),
            escaped(&cell.text)
        )
    };
    let row =
        |row: &Vec<Cell>| format!("<Row>{}</Row>", row.iter().enumerate().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let shown =
        if hidden { "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>" } else { "" };
    format!("<Worksheet ss:Name=\"{}\"><Table>{rows}</Table>{shown}</Worksheet>", escaped(name))
}
