//! The rows of forms that carry a code of the classification, each with its name and its figures.

use crate::lexicon::vocabulary::is_total;
use crate::model::document::{Cell, Table};
use crate::source::Span;
use crate::text::number::whole_cell;
use rust_decimal::Decimal;

/// A row of a form that carries a code.
pub struct CodedRow<'a> {
    /// The whole code, of 3, 5 or 7 digits.
    pub code: String,
    /// The name beside it, as clean text.
    pub name: &'a str,
    /// Where code and name stand.
    pub span: Span,
    /// Whether a figure that is not zero stands in the row.
    pub money: bool,
    /// The figures of its row.
    pub amounts: Vec<Decimal>,
}

/// The coded rows of a table; side-by-side panels give several a row.
pub fn rows(table: &Table) -> Vec<CodedRow<'_>> {
    let head = table.rows.iter().take(table.header_rows).flatten();
    let coded = ["科目", "编码", "代码", "功能分类", "经济分类"];
    let mut coded_head =
        head.map(|c| c.text.clean.as_str()).filter(|t| *t == "类" || coded.iter().any(|w| t.contains(w)));
    if coded_head.next().is_none() {
        return Vec::new();
    }
    let body = (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
    body.flat_map(|r| row(&table.rows[r])).collect()
}

/// The coded rows of one row of cells.
pub fn row(cells: &[Cell]) -> Vec<CodedRow<'_>> {
    let mut found = Vec::new();
    let mut c = 0;
    while c < cells.len() {
        let Some((row, next)) = coded_at(cells, c) else {
            c += 1;
            continue;
        };
        found.push(row);
        c = next;
    }
    // The figures of one panel reach to the code of the next.
    let amount = |cell: &Cell| whole_cell(&cell.text.clean).map(|n| n.amount.value.normalize());
    for n in 0..found.len() {
        let until = found.get(n + 1).map_or(u32::MAX, |f: &CodedRow| f.span.start);
        let span = found[n].span;
        let within = |c: &&Cell| c.text.span().start > span.end && c.text.span().start < until;
        found[n].amounts = cells.iter().filter(within).filter_map(amount).collect();
        found[n].money = found[n].amounts.iter().any(|a| !a.is_zero());
    }
    found
}

/// The code that begins at cell `c`, and the cell after its name.
fn coded_at(cells: &[Cell], c: usize) -> Option<(CodedRow<'_>, usize)> {
    let clean = |i: usize| cells.get(i).map_or("", |cell| cell.text.clean.as_str());
    let first = clean(c);
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let class = first.starts_with(['2', '3']) && matches!(digits, 3 | 5 | 7);
    if !class {
        return None;
    }
    if digits < first.len() {
        let name = first[digits..].trim();
        return named(first[..digits].to_string(), name, cells[c].text.span()).map(|row| (row, c + 1));
    }
    let mut code = first.to_string();
    let mut at = c + 1;
    while code.len() < 7
        && at < c + 3
        && clean(at).len() <= 2
        && clean(at).bytes().all(|b| b.is_ascii_digit())
    {
        if clean(at).is_empty() {
            // Class or section only: the columns of codes go on empty.
            at += 1;
            continue;
        }
        code.push_str(&format!("{:0>2}", clean(at)));
        at += 1;
    }
    // A whole code in the first of three columns.
    while at < c + 3 && clean(at).is_empty() {
        at += 1;
    }
    // `301⇥01 基本工资`
    let joined = clean(at).bytes().take_while(u8::is_ascii_digit).count();
    if joined == 2 && code.len() < 7 && clean(at).len() > 2 {
        code.push_str(&clean(at)[..2]);
        let name = clean(at)[2..].trim();
        return named(code, name, cells[c].text.span().cover(cells[at].text.span())).map(|row| (row, at + 1));
    }
    let span = cells[c].text.span().cover(cells.get(at)?.text.span());
    named(code, clean(at), span).map(|row| (row, at + 1))
}

fn named(code: String, name: &str, span: Span) -> Option<CodedRow<'_>> {
    let words = name.chars().filter(|c| super::scan::is_han(*c)).count();
    let body = code.len() == 3 && crate::parse::identity::is_body_of_government(name, "");
    let fits = !body && words >= 2 && !is_total(name) && crate::text::outline::outline_mark(name).is_none();
    (fits && matches!(code.len(), 3 | 5 | 7) && !name.starts_with(|c: char| c.is_ascii_digit() || c == '年'))
        .then_some(CodedRow { code, name, span, money: false, amounts: Vec::new() })
}
