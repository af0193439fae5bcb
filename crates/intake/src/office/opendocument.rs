//! OpenDocument: spreadsheets (ods) and texts (odt), whose cells say beside their values what they show.
//! Repeated rows and cells are unrolled as far as something stands in them.

use crate::limits::{MOST_COLUMNS, most_pieces, most_text};
use crate::office::parts::Parts;
use crate::office::sheets::{self, Sheet};
use crate::office::xml::{self, Node, Tag};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;

/// The most times that a cell or row which says something is repeated.
const MOST_REPEATED: usize = 1_000;

/// Reads an OpenDocument file of so many `bytes`.
///
/// # Errors
/// Those of the archive; [`Refusal::Encrypted`], [`Refusal::TooLarge`].
pub fn take(parts: &mut Parts, bytes: usize) -> Result<Taken, Refusal> {
    if parts.read("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(Refusal::Encrypted("OpenDocument"));
    }
    let kind = parts.read("mimetype")?;
    let content = parts.read("content.xml")?;
    content_of(&kind, &content, bytes)
}

/// Reads an OpenDocument file that is one XML (fods, fodt).
///
/// # Errors
/// [`Refusal::Bomb`] where it declares entities or unfolds, [`Refusal::TooLarge`].
pub fn flat(text: &str) -> Result<Taken, Refusal> {
    if text.contains("<!ENTITY") {
        return Err(Refusal::Bomb);
    }
    let head = text.find("office:mimetype").map_or("", |at| text[at..].split('>').next().unwrap_or(""));
    // Running heads stand between the styles of the text and its body.
    let at = |name: &str| text.find(&format!("<office:{name}"));
    let styles = at("automatic-styles").map_or("", |from| &text[from..]);
    let styles = styles.find("</office:automatic-styles>").map_or("", |to| &styles[..to]);
    let content = [styles, at("body").map_or(text, |from| &text[from..])].concat();
    content_of(head, &content, text.len())
}

/// Reads what a part `content.xml` says, or a file with all parts in one; `kind` names the program's kind of document.
fn content_of(kind: &str, content: &str, bytes: usize) -> Result<Taken, Refusal> {
    if kind.contains("spreadsheet") || kind.is_empty() && content.contains("office:spreadsheet") {
        let mut writer = Writer::sized(Format::Ods, bytes);
        sheets::write(&spreadsheet(content, bytes).ok_or(Refusal::Bomb)?, &mut writer);
        return writer.finish();
    }
    if kind.contains("presentation") || kind.contains("graphics") {
        return Err(Refusal::Unsupported("OpenDocument (odp)"));
    }
    super::odt::take(content, bytes)
}

/// The sheets; nothing where they say more than a file of so many bytes can.
fn spreadsheet(content: &str, bytes: usize) -> Option<Vec<Sheet>> {
    let (mut said_so_far, mut passed) = (0, 0_usize);
    let hidden_styles = hidden_tables(content);
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut row, mut column, mut repeat_row, mut repeat, mut in_cell) =
        (0_u32, 0_u32, 1_usize, 1_usize, false);
    // The cell that is open has a formula, and the file does not say what it comes to.
    let mut without_value = false;
    let mut said: Vec<String> = Vec::new();
    for node in xml::nodes(content) {
        match node {
            Node::Open(tag) => match tag.name() {
                "annotation" | "tracked-changes" => passed += 1,
                "table" => {
                    let name = tag.get("name").unwrap_or_default();
                    let hidden = tag.get("style-name").is_some_and(|style| hidden_styles.contains(&style));
                    sheets.push(Sheet { name, hidden, ..Sheet::default() });
                    (row, column) = (0, 0);
                }
                "table-column" => {
                    let n = tag.number("number-columns-repeated").unwrap_or(1).min(MOST_COLUMNS) as u32;
                    if let Some(sheet) = sheets.last_mut().filter(|_| is_hidden(&tag)) {
                        sheet.hide_columns(column..column.saturating_add(n));
                    }
                    column = column.saturating_add(n);
                }
                "table-row" => {
                    column = 0;
                    repeat_row = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                    if let Some(sheet) = sheets.last_mut().filter(|_| is_hidden(&tag)) {
                        sheet.hide_rows(row..row.saturating_add(repeat_row.min(MOST_REPEATED) as u32));
                    }
                }
                "table-cell" | "covered-table-cell" if passed == 0 => {
                    repeat = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                    in_cell = tag.name() == "table-cell";
                    without_value = tag.get("formula").is_some() && tag.get("value-type").is_none();
                    said.clear();
                    sheets.last_mut().into_iter().for_each(|sheet| merge(sheet, (row, column), &tag));
                }
                "p" if in_cell && passed == 0 => said.push(String::new()),
                "s" | "tab" | "line-break" if passed == 0 => {
                    said.last_mut().into_iter().for_each(|s| s.push(' '))
                }
                _ => {}
            },
            Node::Close(name) => match name.as_str() {
                "annotation" | "tracked-changes" => passed = passed.saturating_sub(1),
                "table-cell" | "covered-table-cell" if passed == 0 => {
                    let text = said.join("\n");
                    let (rows, columns) = (repeat_row.min(MOST_REPEATED), repeat.min(MOST_REPEATED));
                    if in_cell && !text.trim().is_empty() {
                        said_so_far += rows * columns * text.len();
                        let cells = sheets.last().map_or(0, |sheet| sheet.cells.len()) + rows * columns;
                        if said_so_far > most_text(bytes) || cells > most_pieces(bytes) {
                            return None;
                        }
                        if let Some(sheet) = sheets.last_mut() {
                            repeat_cell(sheet, (row, column), (rows, columns), &text);
                        }
                    }
                    without_value &= in_cell && text.is_empty();
                    if let Some(sheet) = sheets.last_mut().filter(|_| without_value) {
                        sheet.set_without_value((row, column));
                    }
                    in_cell = false;
                    column = column.saturating_add(u32::try_from(repeat).unwrap_or(u32::MAX));
                }
                "table-row" => row = row.saturating_add(u32::try_from(repeat_row).unwrap_or(u32::MAX)),
                _ => {}
            },
            Node::Text(text) if in_cell && passed == 0 => {
                said.last_mut().into_iter().for_each(|s| s.push_str(&text));
            }
            Node::Text(_) => {}
        }
    }
    Some(sheets)
}

/// Keeps how many columns a cell takes.
fn merge(sheet: &mut Sheet, (row, column): (u32, u32), tag: &Tag) {
    let wide = tag.number("number-columns-spanned").unwrap_or(1).clamp(1, MOST_COLUMNS) as u32;
    if wide > 1 {
        sheet.merge((row, column, row, column.saturating_add(wide - 1)));
    }
}

/// Writes a cell that stands in so many rows and columns.
fn repeat_cell(sheet: &mut Sheet, (row, column): (u32, u32), (rows, columns): (usize, usize), text: &str) {
    for r in 0..rows as u32 {
        for c in 0..columns as u32 {
            sheet.set((row.saturating_add(r), column.saturating_add(c)), text.to_owned());
        }
    }
}

fn is_hidden(tag: &Tag) -> bool {
    tag.get("visibility").is_some_and(|v| v != "visible")
}

/// Styles of tables that are not shown.
fn hidden_tables(content: &str) -> Vec<String> {
    let mut style = None;
    let mut out = Vec::new();
    for node in xml::nodes(content) {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "style" => style = tag.get("name"),
            "table-properties" if tag.get("display").as_deref() == Some("false") => out.extend(style.take()),
            "spreadsheet" => break,
            _ => {}
        }
    }
    out
}
