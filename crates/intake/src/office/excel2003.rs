//! Excel files that are one XML, of 2003 (SpreadsheetML): cells with their values and the formats that show them.

use crate::limits::MOST_COLUMNS;
use crate::office::numbers::shown;
use crate::office::sheets::{self, Sheet};
use crate::office::xml::{self, Node, Tag};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;
use std::collections::HashMap;

/// Reads a workbook that is one XML.
///
/// # Errors
/// [`Refusal::Bomb`] where it declares entities, [`Refusal::Damaged`], [`Refusal::TooLarge`].
pub fn take(text: &str) -> Result<Taken, Refusal> {
    if text.contains("<!ENTITY") {
        return Err(Refusal::Bomb);
    }
    let mut book = Book::default();
    for node in xml::nodes(text) {
        match node {
            Node::Open(tag) => book.open(&tag),
            Node::Close(name) => book.close(&name),
            Node::Text(text) if book.in_data || book.in_visible => book.said.push_str(&text),
            Node::Text(_) => {}
        }
    }
    if book.sheets.is_empty() {
        return Err(Refusal::Damaged("Excel"));
    }
    let mut writer = Writer::sized(Format::ExcelXml, text.len());
    sheets::write(&book.sheets, &mut writer);
    writer.finish()
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// Formats of numbers by their styles, and the style that is being read.
    formats: HashMap<String, String>,
    style: Option<String>,
    /// Styles of columns, the last excluded, and of the row, for cells without their own.
    columns: Vec<(u32, u32, String)>,
    row_style: Option<String>,
    /// The next row and column, from 0, and the rows that this one stands for.
    row: u32,
    column: u32,
    rows: u32,
    next_column: u32,
    /// Regions that cells of the rows before take in this row: first column, last column, last row.
    from_above: Vec<(u32, u32, u32)>,
    /// The cell that is open: its style and the type of its value.
    cell: Option<(String, String)>,
    /// It has a formula, of which no value was read yet.
    in_formula: bool,
    in_data: bool,
    in_comment: bool,
    in_visible: bool,
    said: String,
}

impl Book {
    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "Style" => {
                self.style = tag.get("ID");
                let inherited = tag.get("Parent").and_then(|parent| self.formats.get(&parent).cloned());
                if let (Some(style), Some(format)) = (&self.style, inherited) {
                    self.formats.insert(style.clone(), format);
                }
            }
            "NumberFormat" => {
                if let (Some(style), Some(format)) = (&self.style, tag.get("Format")) {
                    self.formats.insert(style.clone(), code(&format).to_owned());
                }
            }
            "Worksheet" => {
                let name = tag.get("Name").unwrap_or_default();
                self.sheets.push(Sheet { name, ..Sheet::default() });
                (self.row, self.rows, self.next_column) = (0, 0, 0);
                self.from_above.clear();
                self.columns.clear();
            }
            "Column" => {
                let first = index(tag).unwrap_or(self.next_column);
                let last = first.saturating_add(count(tag, "Span") + 1);
                if is_hidden(tag) {
                    self.sheets.last_mut().into_iter().for_each(|s| s.hide_columns(first..last));
                }
                if let Some(style) = tag.get("StyleID").filter(|_| self.columns.len() < MOST_COLUMNS) {
                    self.columns.push((first, last, style));
                }
                self.next_column = last;
            }
            "Row" => {
                self.row = index(tag).unwrap_or(self.row);
                self.rows = count(tag, "Span").saturating_add(1);
                self.column = 0;
                self.row_style = tag.get("StyleID");
                self.from_above.retain(|(_, _, last)| *last >= self.row);
                self.from_above.sort_unstable();
                if is_hidden(tag) {
                    let rows = self.row..self.row.saturating_add(self.rows.min(1 << 20));
                    self.sheets.last_mut().into_iter().for_each(|s| s.hide_rows(rows.clone()));
                }
            }
            "Cell" => {
                self.column = index(tag).unwrap_or_else(|| self.free(self.column));
                let column =
                    self.columns.iter().find(|(first, last, _)| (*first..*last).contains(&self.column));
                self.in_formula = tag.get("Formula").is_some();
                let style = tag.get("StyleID").or_else(|| self.row_style.clone());
                let style = style.or_else(|| column.map(|(.., style)| style.clone()));
                self.cell = Some((style.unwrap_or_else(|| "Default".to_owned()), String::new()));
                let (across, down) = (count(tag, "MergeAcross"), count(tag, "MergeDown"));
                if let Some(sheet) = self.sheets.last_mut().filter(|_| across + down > 0) {
                    let (row, column) = (self.row, self.column);
                    sheet.merge((row, column, row.saturating_add(down), column.saturating_add(across)));
                }
                if down > 0 && self.from_above.len() < MOST_COLUMNS {
                    let region =
                        (self.column, self.column.saturating_add(across), self.row.saturating_add(down));
                    self.from_above.push(region);
                }
                // What a merged cell covers is not written.
                self.next_column = across;
            }
            "Comment" | "PhoneticText" => self.in_comment = true,
            "Data" if !self.in_comment => {
                self.in_data = true;
                self.said.clear();
                if let Some((_, kind)) = &mut self.cell {
                    *kind = tag.get("Type").unwrap_or_default();
                }
            }
            "Visible" => {
                self.in_visible = true;
                self.said.clear();
            }
            _ => {}
        }
    }

    /// The first column from one on that no cell of the rows before takes.
    fn free(&self, from: u32) -> u32 {
        let mut at = from;
        // Those of the rows before are in order, those of this row come after them.
        for (first, last, _) in self.from_above.iter() {
            if *first > at {
                break;
            }
            if *last >= at {
                at = last.saturating_add(1);
            }
        }
        at
    }

    fn close(&mut self, name: &str) {
        match name {
            "Style" => self.style = None,
            "Comment" | "PhoneticText" => self.in_comment = false,
            "Data" if !self.in_comment => {
                (self.in_data, self.in_formula) = (false, false);
                let said = std::mem::take(&mut self.said);
                let Some((style, kind)) = &self.cell else { return };
                let format = self.formats.get(style).map_or("General", String::as_str);
                let text = said_by(&said, kind, format);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !text.trim().is_empty()) {
                    sheet.set((self.row, self.column), text);
                }
            }
            "Cell" => {
                self.cell = None;
                if let Some(sheet) = self.sheets.last_mut().filter(|_| self.in_formula) {
                    sheet.set_without_value((self.row, self.column));
                }
                self.in_formula = false;
                self.column =
                    self.column.saturating_add(1).saturating_add(std::mem::take(&mut self.next_column));
            }
            "Row" => self.row = self.row.saturating_add(self.rows.max(1)),
            "Visible" => {
                self.in_visible = false;
                let hidden =
                    self.said.trim().starts_with("SheetHidden") || self.said.trim() == "SheetVeryHidden";
                self.sheets.last_mut().into_iter().for_each(|sheet| sheet.hidden |= hidden);
            }
            _ => {}
        }
    }
}

/// What a cell shows.
fn said_by(said: &str, kind: &str, format: &str) -> String {
    match kind {
        "Number" => {
            let number = said.trim().parse::<f64>();
            number.map_or_else(|_| said.to_owned(), |number| shown(number, format, false))
        }
        "Boolean" => if said.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
        // 2026-01-05T00:00:00.000
        "DateTime" => said.split('T').next().unwrap_or_default().to_owned(),
        _ => said.to_owned(),
    }
}

/// The code of a format that has a name.
fn code(format: &str) -> &str {
    match format {
        "General" | "General Number" | "" => "General",
        "Fixed" => "0.00",
        "Standard" | "Currency" | "Euro Currency" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        other => other,
    }
}

/// A place that is given, from 0.
fn index(tag: &Tag) -> Option<u32> {
    let index = tag.number("Index").and_then(|n| u32::try_from(n).ok());
    index.and_then(|n| n.checked_sub(1))
}

fn count(tag: &Tag, name: &str) -> u32 {
    tag.number(name).map_or(0, |n| n.min(1 << 20) as u32)
}

fn is_hidden(tag: &Tag) -> bool {
    tag.get("Hidden").is_some_and(|hidden| hidden != "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unread::What;

    #[test]
    fn what_a_book_of_2003_shows() {
        let text = "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Styles>\
            <Style ss:ID='a'><NumberFormat ss:Format='Standard'/></Style><Style ss:ID='b' ss:Parent='a'/></Styles>\
            <Worksheet ss:Name='支出表'><Table><Column ss:Index='4' ss:Hidden='1'/>\
            <Row><Cell ss:MergeAcross='2'><Data ss:Type='String'>支出表</Data></Cell></Row>\
            <Row ss:Index='3'><Cell><Data ss:Type='String'>科目</Data><Comment><Data>批注</Data></Comment></Cell>\
            <Cell ss:MergeAcross='1'><Data ss:Type='String'>支出</Data></Cell><Cell><Data ss:Type='String'>藏</Data></Cell></Row>\
            <Row><Cell><ss:Data ss:Type='String'><B>甲</B></ss:Data></Cell><Cell ss:StyleID='b'><Data ss:Type='Number'>1234.5</Data></Cell>\
            <Cell><Data ss:Type='Error'>#REF!</Data></Cell></Row>\
            <Row ss:Index='6'><Cell ss:Index='2' ss:Formula='=R[-1]C'/></Row><Row ss:Hidden='1'><Cell><Data ss:Type='Number'>9</Data></Cell></Row></Table></Worksheet>\
            <Worksheet ss:Name='暗'><Table><Row><Cell><Data ss:Type='Number'>8</Data></Cell></Row></Table>\
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
        let taken = take(text).expect("text");
        assert_eq!(taken.text, "支出表\n\n科目\t支出\t\n甲\t1,234.50\t#REF!\n\t（公式）\t\n");
        assert_eq!(taken.notes.len(), 2);
        assert_eq!((taken.unread.len(), taken.unread[0].what), (1, What::Formula));
        assert_eq!(take("<Workbook/>").map(|_| ()), Err(Refusal::Damaged("Excel")));
    }
}
