//! Markdown with tables: pipes become tabs, HTML tables inside it are read as such, all else is left to the core.
//! Markdown without tables is plain text.

use crate::grid::{Slot, trim};
use crate::html;
use crate::refusal::Refusal;
use crate::taken::{Format, Place, Taken};
use crate::writer::Writer;
use std::borrow::Cow;

/// Fewer bars in a line, and fewer such lines, are no table without a rule.
const LEAST_BARS: usize = 2;
const LEAST_LINES: usize = 3;

/// Whether a text holds a table of Markdown or of HTML.
pub fn has_tables(text: &str) -> bool {
    let text = &with_plain_bars(text);
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).any(|at| table(&lines[at..]) > 0) || html_table(text).is_some()
}

/// Reads Markdown with tables.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub fn take(text: &str) -> Result<Taken, Refusal> {
    let mut writer = Writer::new(Format::Markdown);
    let mut tables = 0;
    let text = with_plain_bars(text);
    let mut rest = &*text;
    while let Some((start, end)) = html_table(rest) {
        lines(&rest[..start], &mut writer, &mut tables);
        html::write(&rest[start..end], &mut writer, &mut tables);
        rest = &rest[end..];
    }
    lines(rest, &mut writer, &mut tables);
    writer.finish()
}

/// The first HTML table of a text: from its tag to the end that belongs to it.
fn html_table(text: &str) -> Option<(usize, usize)> {
    let find = |from: usize, what: &str| {
        let mut at = from;
        while let Some(found) = text[at..].find('<') {
            at += found;
            let tag = text.as_bytes().get(at..at + what.len());
            if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(what.as_bytes())) {
                return Some(at);
            }
            at += 1;
        }
        None
    };
    let start = find(0, "<table")?;
    find(start, "<td").or_else(|| find(start, "<th"))?;
    let mut depth = 1;
    let mut at = start + 1;
    loop {
        let Some(close) = find(at, "</table") else { return Some((start, text.len())) };
        match find(at, "<table").filter(|open| *open < close) {
            Some(open) => {
                depth += 1;
                at = open + 1;
            }
            None => {
                depth -= 1;
                at = close + 1;
            }
        }
        if depth == 0 {
            let end = text[close..].find('>').map_or(text.len(), |n| close + n + 1);
            return Some((start, end));
        }
    }
}

/// Lines outside HTML tables.
/// A text with a bar for each bar that was drawn or typed wide between the cells of a line: `┃甲┃9.00┃`, `甲｜9.00｜8.00`.
fn with_plain_bars(text: &str) -> Cow<'_, str> {
    let bars = |line: &str| line.matches(OTHER_BARS).count();
    if !text.lines().any(|line| bars(line) >= LEAST_BARS) {
        return Cow::Borrowed(text);
    }
    let plain = |line: &str| match bars(line) >= LEAST_BARS {
        true => line.replace(OTHER_BARS, "|"),
        false => line.to_owned(),
    };
    Cow::Owned(text.split_inclusive('\n').map(plain).collect())
}

/// Bars that stand for a plain one.
const OTHER_BARS: [char; 4] = ['｜', '┃', '│', '║'];

fn lines(text: &str, writer: &mut Writer, tables: &mut u32) {
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let count = table(&lines[at..]);
        let tabbed = count == 0;
        if tabbed && !lines[at].contains('\t') {
            writer.paragraph(lines[at], None);
            at += 1;
            continue;
        }
        let with_tabs = || lines[at..].iter().take_while(|line| line.contains('\t')).count();
        let end = at + if tabbed { with_tabs() } else { count };
        let rows = lines[at..end].iter().filter(|line| tabbed || !is_rule(line));
        *tables += 1;
        let frame = Frame::of(&lines[at..end]);
        let mut slots: Vec<Vec<Slot>> = rows
            .enumerate()
            .map(|(r, line)| {
                let cells =
                    if tabbed { line.split('\t').map(str::to_owned).collect() } else { cells(line, frame) };
                let place = |c| Place::Table { table: *tables, row: r as u32 + 1, column: c as u32 + 1 };
                cells
                    .into_iter()
                    .enumerate()
                    .map(|(c, text)| Slot { line: text.into(), place: Some(place(c)) })
                    .collect()
            })
            .collect();
        trim(&mut slots);
        let above = above_headings(&slots);
        for part in slots[..above].chunk_by(|a, b| !is_lone(a) && !is_lone(b)) {
            match part {
                [row] if is_lone(row) => row
                    .iter()
                    .filter(|slot| !slot.line.is_blank())
                    .for_each(|slot| writer.line(&slot.line, slot.place)),
                rows => writer.table(rows),
            }
        }
        writer.table(&slots[above..]);
        at = end;
    }
}

/// How many of the first rows stand above the headings: a title or a unit alone in its row, before any figure, and what
/// stands above it. A row that no heading follows is the first of the table's own, with nothing in it.
fn above_headings(rows: &[Vec<Slot>]) -> usize {
    let figure = |slot: &Slot| {
        let text = slot.line.text.trim().trim_end_matches('%');
        text.contains('.') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
    };
    let before = rows.iter().take_while(|row| !row.iter().any(figure)).count();
    // Where the figures are in a table of their own, below headings with fewer bars, only what surely heads it counts.
    let heads = |row: &[Slot]| {
        let text = row.first().map_or("", |slot| slot.line.text.trim());
        text.ends_with('表') || text.starts_with("单位")
    };
    let stated = |row: &Vec<Slot>| is_lone(row) && (before < rows.len() || heads(row));
    let headings = rows[..before].iter().rposition(|row| !is_lone(row)).filter(|_| before < rows.len());
    rows[..headings.unwrap_or(before)].iter().rposition(stated).map_or(0, |last| last + 1)
}

/// Whether a row says something in its first cell alone.
fn is_lone(row: &[Slot]) -> bool {
    let said = |slot: &Slot| !slot.line.is_blank();
    row.first().is_some_and(said) && row.iter().filter(|slot| said(slot)).count() == 1
}

/// How many of the first lines are a table: rows below a head and a rule, or as some converters leave them, lines with
/// the same bars and no rule.
fn table(lines: &[&str]) -> usize {
    let bars = |line: &str| line.matches('|').count();
    let alike = |lines: &[&str]| {
        let alike = lines.iter().take_while(|line| bars(line) == bars(lines[0])).count();
        // With bars at both ends, a head and one row are a table, as of a form with nothing in it.
        let framed = |line: &&str| line.trim().starts_with('|') && line.trim().ends_with('|');
        let head = bars(lines[0]) > LEAST_BARS && alike > 1 && lines[..alike].iter().all(framed);
        if bars(lines[0]) >= LEAST_BARS && (alike >= LEAST_LINES || head) { alike } else { 0 }
    };
    match lines {
        [head, rule, ..] if bars(head) > 0 && is_rule(rule) => {
            lines.iter().take_while(|line| bars(line) > 0).count()
        }
        [first, ..] if bars(first) >= LEAST_BARS && alike(lines) > 0 => alike(lines),
        // `收入 | 支出`: a head whose merged cells were left out.
        [head, first, ..] if bars(head) > 0 && bars(first) > bars(head) && alike(&lines[1..]) > 0 => {
            alike(&lines[1..]) + 1
        }
        _ => 0,
    }
}

/// `|---|:--:|`; a dash and a bar alone, `- |`, are a cell that says nothing.
fn is_rule(line: &str) -> bool {
    (line.contains("--") || line.contains('-') && line.trim_start().starts_with('|'))
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\r'))
}

/// Whether the rows of a table have bars at their ends as well: elsewhere such a bar parts an empty cell.
#[derive(Clone, Copy)]
struct Frame {
    left: bool,
    right: bool,
}

impl Frame {
    fn of(lines: &[&str]) -> Self {
        Frame {
            left: lines.first().is_some_and(|line| line.trim().starts_with('|')),
            right: lines.iter().all(|line| line.trim().ends_with('|')),
        }
    }
}

/// Cells of a row; `\|` is a bar, `<br>` a break.
fn cells(line: &str, frame: Frame) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').filter(|_| frame.left).unwrap_or(line);
    let mut out = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if !escaped => out.push(String::new()),
            '\\' if !escaped => {}
            c => out.last_mut().into_iter().for_each(|cell| {
                if escaped && c != '|' {
                    cell.push('\\');
                }
                cell.push(c);
            }),
        }
        escaped = c == '\\' && !escaped;
    }
    if out.last().is_some_and(|cell| cell.trim().is_empty()) && frame.right {
        out.pop();
    }
    for cell in &mut out {
        for tag in ["<br>", "<br/>", "<br />"] {
            *cell = cell.replace(tag, " ");
        }
        *cell = cell.trim().trim_matches('*').trim().to_owned();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_become_tabs() {
        let source = "# 预算\n\n说明。\n\n| 科目 | 金额<br>合计 |\n|:---|---:|\n| 甲\\|乙 | 1.00 |\n| | **2.00** |\n\n完\n";
        let taken = take(source).expect("text");
        assert_eq!(taken.text, "# 预算\n\n说明。\n\n科目\t金额 合计\n甲|乙\t1.00\n\t2.00\n\n完\n");
    }

    #[test]
    fn a_title_alone_in_its_row_stands_above_the_table() {
        let source = "| 索引 | 甲 | 日期 | 2031 |\n| 乙县统计表 | | | |\n| 单位:万元 | | | |\n| 项目 | 上年 | 本年 | 增减 |\n| 甲 | 1.00 | 2.00 | 1.00 |\n| 乙 | | | |\n";
        let taken = take(source).expect("text");
        assert_eq!(
            taken.text,
            "索引\t甲\t日期\t2031\n\n乙县统计表\n\n单位:万元\n\n项目\t上年\t本年\t增减\n甲\t1.00\t2.00\t1.00\n乙\t\t\t\n"
        );
    }

    #[test]
    fn a_first_row_with_nothing_in_it_is_no_title() {
        let source = "| 支出内容 | 合计 | 来源 |  |\n|---|---|---|---|\n|  |  | 预算 | 基金 |\n| 出国费用 |  |  |  |\n| 其中：培训 |  |  |  |\n| 接待费 | 0.42 | 0.42 |  |\n";
        let wanted = "支出内容\t合计\t来源\t\n\t\t预算\t基金\n出国费用\t\t\t\n其中：培训\t\t\t\n接待费\t0.42\t0.42\t\n";
        assert_eq!(take(source).expect("text").text, wanted);
    }

    #[test]
    fn bars_between_cells_alone_keep_empty_ones() {
        let source =
            "收入 |  | 支出 | \n项目 | 预算数 | 项目 | 预算数\n甲 | 1.00 | 乙 | 1.00\n |  | 丙 | 2.00\n";
        let with_rule = "收入 | 支出\n--- | ---\n | 2.00\n甲 | \n";
        assert!(take(source).expect("text").text.contains("\n\t\t丙\t2.00"));
        let merged = "收入 | 支出\n项目 | 预算数 | 项目 | 预算数\n甲 | 1.00 | 乙 | 1.00\n |  | 丙 | 2.00\n";
        assert!(take(merged).expect("text").text.contains("收入\t支出\t\t\n项目"));
        assert!(take(with_rule).expect("text").text.contains("\n\t2.00\n甲"));
    }

    #[test]
    fn html_tables_inside() {
        let source =
            "前\n<table><tr><td rowspan=\"2\">甲</td><td>1.00</td></tr><tr><td>2.00</td></tr></table>\n后\n";
        assert!(has_tables(source));
        assert_eq!(take(source).expect("text").text, "前\n\n甲\t1.00\n\t2.00\n\n后\n");
    }

    #[test]
    fn converters_leave_bars_without_a_rule() {
        let source = "经费情况表\n项目 | 预算数 |\n合计 | 3.00 |\n接待 | 3.00 |\n注：说明。\n";
        assert!(has_tables(source));
        assert_eq!(
            take(source).expect("text").text,
            "经费情况表\n\n项目\t预算数\n合计\t3.00\n接待\t3.00\n\n注：说明。\n"
        );
    }

    #[test]
    fn drawn_and_wide_bars_part_cells() {
        for text in [
            "┃甲┃9.00┃5.00┃\n┃乙┃8.00┃4.00┃\n┃丙┃7.00┃3.00┃\n",
            "甲｜9.00｜5.00\n乙｜8.00｜4.00\n丙｜7.00｜3.00\n",
        ] {
            assert!(has_tables(text));
            assert!(take(text).unwrap().text.contains("甲\t9.00\t5.00"));
        }
        assert!(!has_tables("甲｜乙\n丙｜丁\n戊｜己\n"));
    }

    #[test]
    fn bars_alone_are_no_table() {
        assert!(!has_tables("甲|乙\n丙|丁\n"));
        assert!(!has_tables("甲 | 乙 | 丙\n丁 | 戊 | 己\n庚 | 辛\n"));
        assert!(!has_tables("<table 不是表\n---\n"));
    }
}
