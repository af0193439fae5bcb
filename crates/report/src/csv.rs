//! Every figure as a row of CSV (RFC 4180, UTF-8): tidy data for a spreadsheet or a notebook.
//! Cells that a spreadsheet would take for a formula are led by an apostrophe.

pub mod findings;

use crate::published::{Figure, Report};
use crate::words::{self, Lang};
use gouji::Reason;
use gouji::source::characters::{is_direction, trim};
use std::borrow::Cow;
use std::collections::HashMap;

/// The names of the columns, with its line break.
pub const HEADER: &str = "source,entity,start,end,text,value,unit,role,place,year,stage,flow,fund,function,\
nature,economic,subordinate,agreed,contradicted,unchecked,should_be\r\n";

/// The figures of one report, a line each, without the header.
pub fn rows(report: &Report) -> String {
    let mut out = String::new();
    // The best candidate of a story comes first, so the first word on a figure stands.
    let suspects = report.suspects.iter().rev().filter_map(|s| Some((s.figure?, s.should_be.as_deref())));
    let should_be: HashMap<u32, Option<&str>> = suspects.collect();
    for (i, figure) in report.figures.iter().flatten().enumerate() {
        row(&mut out, report, figure, should_be.get(&(i as u32)).copied().flatten());
    }
    out
}

fn row(out: &mut String, report: &Report, f: &Figure, should_be: Option<&str>) {
    let c = &f.coordinate;
    let year = c.year.map(|y| y.to_string()).unwrap_or_default();
    let numbers = [f.start, f.end, f.agreed, f.contradicted].map(|n| n.to_string());
    let cells = [
        report.source.name.as_str(),
        &report.disclosure.entity,
        &numbers[0],
        &numbers[1],
        &f.text,
        &f.value,
        &f.unit,
        f.role.as_str(),
        &f.place,
        &year,
        &c.stage,
        &c.flow,
        &c.fund,
        &c.function,
        &c.nature,
        &c.economic,
        &c.entity,
        &numbers[2],
        &numbers[3],
        f.unchecked.map_or("", Reason::as_str),
        should_be.unwrap_or(""),
    ];
    write_row(out, cells);
}

/// The names of the columns of [`readable`]: place and value first, codes in columns behind them.
pub const READABLE: &str = "位置,现写,数值,计量单位,年度,核对结果,疑为,未核对的原因,文件,公开单位,role,stage,flow,fund,function,\
nature,economic,subordinate,agreed,contradicted,start,end\r\n";

/// The figures of one report for people: a line each, without the header.
pub fn readable(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for cells in readable_cells(report, lang) {
        write_row(&mut out, cells.each_ref().map(String::as_str));
    }
    out
}

/// The figures of one report as they stand below [`READABLE`].
pub fn readable_cells(report: &Report, lang: Lang) -> impl Iterator<Item = [String; 22]> {
    let suspects = report.suspects.iter().rev().filter_map(|s| Some((s.figure?, s.should_be.as_deref())));
    let should_be: HashMap<u32, Option<&str>> = suspects.collect();
    (0u32..).zip(report.figures.iter().flatten()).map(move |(i, f)| {
        let c = &f.coordinate;
        let result = match (f.contradicted, f.agreed) {
            (1.., _) => lang.pick("不一致", "disagrees"),
            (0, 1..) => lang.pick("一致", "agrees"),
            _ => lang.pick("未核对", "not checked"),
        };
        [
            f.place.clone(),
            f.text.clone(),
            f.value.clone(),
            f.unit.clone(),
            c.year.map(|y| y.to_string()).unwrap_or_default(),
            result.to_owned(),
            should_be.get(&i).copied().flatten().unwrap_or("").to_owned(),
            f.unchecked.map_or("", |why| words::reason(why, lang)).to_owned(),
            report.source.name.clone(),
            report.disclosure.entity.clone(),
            f.role.as_str().to_owned(),
            c.stage.clone(),
            c.flow.clone(),
            c.fund.clone(),
            c.function.clone(),
            c.nature.clone(),
            c.economic.clone(),
            c.entity.clone(),
            f.agreed.to_string(),
            f.contradicted.to_string(),
            f.start.to_string(),
            f.end.to_string(),
        ]
    })
}

/// One row of any cells, with its line break.
pub fn line<const N: usize>(cells: [&str; N]) -> String {
    let mut out = String::new();
    write_row(&mut out, cells);
    out
}

fn write_row<const N: usize>(out: &mut String, cells: [&str; N]) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&harmless(cell)));
    }
    out.push_str("\r\n");
}

/// A cell that no spreadsheet computes and no terminal obeys: without controls, and without marks that turn the
/// direction of a text. Numbers keep their sign.
fn harmless(cell: &str) -> Cow<'_, str> {
    let steers = |c: char| is_direction(c) || c.is_control() && c != '\n';
    let plain = |c: char| if matches!(c, '\t' | '\r') { ' ' } else { c };
    let cell = match cell.contains(steers) {
        true => Cow::Owned(cell.chars().map(plain).filter(|c| !steers(*c)).collect()),
        false => Cow::Borrowed(cell),
    };
    let signed = cell.strip_prefix(['-', '+']).is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
    });
    // What a spreadsheet leaves out at the start does not hide a formula.
    let first = trim(&cell).chars().next();
    if !signed && (first.is_some_and(|c| "=+-@＝＋－＠".contains(c)) || cell.starts_with('\n')) {
        return Cow::Owned(format!("'{cell}"));
    }
    cell
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        return Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")));
    }
    Cow::Borrowed(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        assert_eq!(quoted("1,014.27"), "\"1,014.27\"");
        assert_eq!(quoted("他说“好”\"a\""), "\"他说“好”\"\"a\"\"\"");
        assert_eq!(harmless("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(harmless("@x"), "'@x");
        assert_eq!(harmless("-12.30"), "-12.30");
        assert_eq!(harmless("-cmd"), "'-cmd");
        assert_eq!(harmless("226.27"), "226.27");
        assert_eq!(harmless("\u{1b}]0;x\u{7}合计\u{202e}"), "]0;x合计");
        assert_eq!(harmless(" \u{200b}=1+1"), "' \u{200b}=1+1");
        assert_eq!(harmless("\t=1"), "' =1");
    }
}
