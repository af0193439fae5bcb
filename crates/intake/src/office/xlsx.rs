//! Excel: the sheets of a workbook, their cells as the program shows them.
//! Formulas by the values stored with them, or worked out where no program has; what a cell says in parts is put together.

use crate::limits::{most_pieces, most_text};
use crate::office::drawings;
use crate::office::formula::calc::{self, Formula};
use crate::office::formula::{Expr, parse};
use crate::office::numbers::shown;
use crate::office::parts::Parts;
use crate::office::sheets::{self, Sheet};
use crate::office::styles::Styles;
use crate::office::xml::{self, Node, Tag};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;
use std::collections::HashMap;
use std::rc::Rc;

/// Reads a workbook whose main part is `main`, of a file of so many `bytes`.
///
/// # Errors
/// Those of the archive; [`Refusal::Bomb`], [`Refusal::TooLarge`].
pub fn take(parts: &mut Parts, main: &str, bytes: usize) -> Result<Taken, Refusal> {
    let workbook = parts.read(main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = parts.relations(&format!("{folder}/_rels/{file}.rels"))?;
    let by_kind = |kind: &str| relations.iter().find(|r| r.kind.ends_with(kind)).map(|r| r.target.clone());
    let part = |kind: &str, usual: &str| by_kind(kind).unwrap_or_else(|| format!("{folder}/{usual}"));
    let shared = shared(&parts.read(&part("/sharedStrings", "sharedStrings.xml"))?);
    let styles = Styles::of(&parts.read(&part("/styles", "styles.xml"))?);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut parts_of_sheets = Vec::new();
    let mut from_1904 = false;
    let mut said = 0;
    for node in xml::nodes(&workbook) {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "workbookPr" => from_1904 = matches!(tag.get("date1904").as_deref(), Some("1" | "true")),
            "sheet" => {
                let id = tag.get("id").unwrap_or_default();
                let target = relations.iter().find(|r| r.id == id && r.kind.ends_with("/worksheet"));
                let target = match target {
                    Some(target) => target.target.clone(),
                    // Without relations the sheets stand where programs put them.
                    None if relations.is_empty() => {
                        format!("{folder}/worksheets/sheet{}.xml", sheets.len() + 1)
                    }
                    None => continue,
                };
                let text = parts.read(&target)?;
                let book = Book {
                    shared: &shared,
                    styles: &styles,
                    from_1904,
                    most: (most_text(bytes).saturating_sub(said), most_pieces(bytes)),
                };
                let mut sheet = book.sheet(&text).ok_or(Refusal::Bomb)?;
                sheet.name = tag.get("name").unwrap_or_default();
                sheet.hidden = tag.get("state").is_some_and(|state| state != "visible");
                if !sheet.hidden {
                    let beside = drawings::beside(parts, &target, &text)?;
                    (sheet.unread, sheet.boxes) = (beside.unread, beside.boxes);
                    said += sheet.boxes.iter().map(String::len).sum::<usize>();
                }
                said += sheet.bytes;
                sheets.push(sheet);
                parts_of_sheets.push(target);
            }
            _ => {}
        }
    }
    if sheets.is_empty() {
        return Err(Refusal::Damaged("Excel"));
    }
    calc::evaluate(&mut sheets, &styles, from_1904);
    let mut writer = Writer::sized(Format::Xlsx, bytes);
    sheets::write(&sheets, &mut writer);
    Ok(Taken { parts: parts_of_sheets, ..writer.finish()? })
}

/// The strings that cells refer to; how they are read aloud is left out.
fn shared(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut in_text, mut phonetic) = (false, false);
    for node in xml::nodes(text) {
        match node {
            Node::Open(tag) => match tag.name() {
                "si" => out.push(String::new()),
                "rPh" => phonetic = true,
                "t" => in_text = !phonetic,
                _ => {}
            },
            Node::Close(name) => {
                in_text &= name != "t";
                phonetic &= name != "rPh";
            }
            Node::Text(said) if in_text => out.last_mut().into_iter().for_each(|s| s.push_str(&said)),
            Node::Text(_) => {}
        }
    }
    out.iter_mut().for_each(|text| *text = unescaped(std::mem::take(text)));
    out
}

/// A text with the characters that it writes by their numbers: `_x000D_`.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let c = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        out.push_str(&rest[..at]);
        match c {
            Some(c) => out.push(c),
            None => out.push_str("_x"),
        }
        rest = &rest[at + if c.is_some() { 7 } else { 2 }..];
    }
    out + rest
}

struct Book<'a> {
    shared: &'a [String],
    styles: &'a Styles,
    from_1904: bool,
    /// The most bytes that the cells of a sheet may say, and the most cells.
    most: (usize, usize),
}

/// A cell being read.
#[derive(Default)]
struct Open {
    at: (u32, u32),
    style: usize,
    kind: String,
    value: String,
    formula: Option<String>,
    /// The number of the formula that it shares with other cells.
    shares: Option<usize>,
}

impl Open {
    /// A formula that is a constant (`=100%`) is its own value; so are words after an equals sign (`=40元/人`), which were
    /// never worked out by anything.
    fn constant(&mut self) {
        let Some(formula) = self.formula.as_ref().filter(|_| self.value.is_empty() && self.kind != "str")
        else {
            return;
        };
        let words = !formula.is_ascii() && !formula.contains(['(', '!', ':', '"']);
        let digits = formula.trim_end_matches('%');
        if words || !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            self.value = self.formula.take().unwrap_or_default();
            self.kind = "str".to_owned();
        }
    }

    /// The formula of the cell, where what it gives is a number or not known.
    fn to_work_out(&self, shared: &HashMap<usize, Rc<Expr>>) -> Option<Formula> {
        let text = self.formula.as_ref()?;
        let stored = self.value.trim().parse::<f64>().ok();
        if !matches!(self.kind.as_str(), "" | "n") && !self.value.is_empty() || self.kind == "str" {
            return None;
        }
        let own = || parse(text, self.at).map(Rc::new);
        let expr = if text.is_empty() { self.shares.and_then(|n| shared.get(&n).cloned()) } else { own() };
        Some(Formula { at: self.at, style: self.style, expr, stored })
    }
}

impl Book<'_> {
    /// A sheet; nothing where it says more than it may.
    fn sheet(&self, text: &str) -> Option<Sheet> {
        let mut sheet = Sheet::default();
        let mut formulas: HashMap<usize, Rc<Expr>> = HashMap::new();
        // White letters stand out from what such formats lay under them.
        let plain = !text.contains("<conditionalFormatting") && !text.contains("<tablePart");
        let mut unseen = 0;
        let mut row = 0;
        let mut next = (0, 0);
        let mut cell: Option<Open> = None;
        let (mut reading, mut in_formula, mut phonetic, mut zeros) = (false, false, false, true);
        for node in xml::nodes(text) {
            match node {
                Node::Open(tag) => match tag.name() {
                    "sheetView" => zeros = tag.get("showZeros").as_deref() != Some("0"),
                    "col" if on(&tag, "hidden") || is_nought(&tag, "width") => hide_columns(&mut sheet, &tag),
                    "row" => {
                        row = tag.number("r").map_or(next.0, |r| r.saturating_sub(1) as u32);
                        next = (row.saturating_add(1), 0);
                        if on(&tag, "hidden") || is_nought(&tag, "ht") {
                            sheet.hide_rows(row..row.saturating_add(1));
                        }
                    }
                    "c" => {
                        let at = tag.get("r").and_then(|r| reference(&r)).unwrap_or((row, next.1));
                        next.1 = at.1.saturating_add(1);
                        let style = tag.number("s").unwrap_or(0);
                        let kind = tag.get("t").unwrap_or_default();
                        cell = Some(Open { at, style, kind, ..Open::default() });
                    }
                    "f" => {
                        in_formula = true;
                        let shares = tag.number("si").filter(|_| tag.get("t").as_deref() == Some("shared"));
                        cell.iter_mut().for_each(|c| (c.formula, c.shares) = (Some(String::new()), shares));
                    }
                    "rPh" => phonetic = true,
                    "v" | "t" => reading = !phonetic,
                    "mergeCell" => {
                        let region = tag.get("ref").unwrap_or_default();
                        let corners = region.split_once(':').map(|(a, b)| (reference(a), reference(b)));
                        if let Some((Some(a), Some(b))) = corners {
                            sheet.merge((a.0, a.1, b.0, b.1));
                        }
                    }
                    _ => {}
                },
                Node::Close(name) => match name.as_str() {
                    "v" | "t" => reading = false,
                    "f" => in_formula = false,
                    "rPh" => phonetic = false,
                    "c" => {
                        let Some(open) = cell.take() else { continue };
                        if plain && self.styles.is_unseen(open.style) {
                            unseen += usize::from(!open.value.trim().is_empty());
                            self.number(&open, &mut sheet);
                            continue;
                        }
                        self.close(open, zeros, &mut formulas, &mut sheet);
                        if sheet.bytes > self.most.0 || sheet.cells.len() + sheet.formulas.len() > self.most.1
                        {
                            return None;
                        }
                    }
                    _ => {}
                },
                Node::Text(said) if reading => cell.iter_mut().for_each(|c| c.value.push_str(&said)),
                Node::Text(said) if in_formula => {
                    cell.iter_mut().filter_map(|c| c.formula.as_mut()).for_each(|f| f.push_str(&said));
                }
                Node::Text(_) => {}
            }
        }
        (sheet.hides_zeros, sheet.white) = (!zeros, unseen);
        Some(sheet)
    }

    /// Takes up a cell that was read.
    fn close(&self, mut open: Open, zeros: bool, formulas: &mut HashMap<usize, Rc<Expr>>, sheet: &mut Sheet) {
        open.constant();
        if let Some(formula) = open.to_work_out(formulas) {
            if let (Some(n), Some(expr)) = (open.shares, &formula.expr) {
                formulas.entry(n).or_insert_with(|| expr.clone());
            }
            sheet.formulas.push(formula);
        }
        self.number(&open, sheet);
        let text = self.text(&open, zeros);
        if !text.trim().is_empty() {
            sheet.set(open.at, text);
        }
    }

    /// Keeps the number of a cell for formulas.
    fn number(&self, open: &Open, sheet: &mut Sheet) {
        let value = open.value.trim().parse().ok().filter(|_| matches!(open.kind.as_str(), "" | "n"));
        sheet.numbers.extend(value.map(|value| (open.at, value)));
    }

    /// What a cell shows.
    fn text(&self, cell: &Open, zeros: bool) -> String {
        match cell.kind.as_str() {
            "s" => cell
                .value
                .trim()
                .parse()
                .ok()
                .and_then(|n: usize| self.shared.get(n))
                .cloned()
                .unwrap_or_default(),
            "str" | "inlineStr" | "e" | "d" => unescaped(cell.value.clone()),
            "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ => match cell.value.trim().parse::<f64>() {
                Ok(0.0) if !zeros => String::new(),
                Ok(value) => shown(value, self.styles.code(cell.style), self.from_1904),
                Err(_) => cell.value.clone(),
            },
        }
    }
}

fn on(tag: &Tag, name: &str) -> bool {
    matches!(tag.get(name).as_deref(), Some("1" | "true"))
}

fn is_nought(tag: &Tag, name: &str) -> bool {
    tag.get(name).and_then(|value| value.trim().parse::<f64>().ok()) == Some(0.0)
}

fn hide_columns(sheet: &mut Sheet, tag: &Tag) {
    let first = tag.number("min").unwrap_or(1).max(1) - 1;
    let last = tag.number("max").unwrap_or(first + 1).min(16_384);
    sheet.hide_columns(first.min(16_384) as u32..last as u32);
}

/// `B5` as row and column from 0.
fn reference(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_matches('$');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = text[..letters].bytes().try_fold(0_u32, |n, b| {
        n.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = text[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
