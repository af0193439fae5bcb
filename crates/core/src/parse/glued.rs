//! Lists of two columns whose separator a copy lost: below a heading, `项目2031年预算`, a label and its amount a line,
//! `公务接待费支出2.00`.

use super::lines::{Line, LineKind};
use super::titles;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::is_label_heading;
use crate::model::document::{Cell, Copied, Table};
use crate::source::{Span, Text};
use crate::text::number::{numbers, whole_cell};
use crate::text::outline::outline_level;

/// With fewer amounts, lines are no list.
const FEWEST: usize = 3;

/// No label is longer, in characters.
const LONGEST: usize = 30;

/// No heading of amounts is longer, in characters.
const LONGEST_HEADING: usize = 12;

/// What a heading of amounts holds.
const AMOUNTS: [&str; 4] = ["预算", "决算", "金额", "数"];

/// The list whose heading is line `n`, and the line after it. Of a label without an amount above its own parts nobody
/// knows whether that was lost as well.
pub fn list(source: &str, lines: &[Line], n: usize, families: &Families) -> Option<(usize, Table)> {
    let mut rows = vec![heading(source, lines[n].span, families)?];
    let (mut end, mut amounts, mut empty) = (n + 1, 0, 0);
    for (at, line) in lines.iter().enumerate().skip(n + 1) {
        match line.kind {
            LineKind::Blank if empty == 0 => empty += 1,
            LineKind::Text => {
                let Some((row, stated)) = row(source, line.span) else { break };
                rows.push(row);
                (end, empty) = (at + 1, 0);
                amounts += usize::from(stated);
            }
            _ => break,
        }
    }
    if amounts < FEWEST || 2 * amounts < rows.len() - 1 {
        return None;
    }
    let level = |r: usize| outline_level(&rows[r][0].text.clean).unwrap_or_default();
    let empty = |r: usize| rows[r][1].text.is_empty();
    let lost = |r: &usize| {
        let parts = (r + 1..rows.len()).take_while(|&part| level(part) > level(*r));
        empty(*r) && parts.into_iter().any(|part| !empty(part))
    };
    let unknown: Vec<(usize, usize)> = (1..rows.len()).filter(lost).map(|r| (r, 1)).collect();
    let copied =
        (!unknown.is_empty()).then(|| Box::new(Copied { unknown, values: vec![1], ..Copied::default() }));
    Some((end, Table { rows, header_rows: 1, copied, ..Table::default() }))
}

/// `项目2031年预算` as its two headings.
fn heading(source: &str, line: Span, families: &Families) -> Option<Vec<Cell>> {
    let raw = line.of(source).trim_end();
    let closes = AMOUNTS.iter().any(|word| raw.ends_with(word));
    if !closes || raw.chars().count() > LONGEST + LONGEST_HEADING {
        return None;
    }
    let mut ends = raw.char_indices().map(|(at, c)| at + c.len_utf8());
    let split = ends.rfind(|&at| is_label_heading(families, &clean(source, part(line, 0, at))))?;
    let rest = clean(source, part(line, split, raw.len()));
    // Headings with blanks between them are of another table.
    let blank = |from: usize, to: usize| raw[from..to].trim().contains(char::is_whitespace);
    if blank(0, split) || blank(split, raw.len()) {
        return None;
    }
    let amounts = AMOUNTS.iter().any(|word| rest.ends_with(word));
    (amounts && rest.chars().count() <= LONGEST_HEADING).then(|| pair(source, line, split))
}

/// A label with its amount behind it, or a label alone; whether there is an amount.
fn row(source: &str, line: Span) -> Option<(Vec<Cell>, bool)> {
    let raw = line.of(source);
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let split = raw.trim_end_matches(figure).len();
    let label = clean(source, part(line, 0, split));
    let plain = !label.is_empty()
        && label.chars().count() <= LONGEST
        && !label.contains(['。', '；'])
        && !label.ends_with('：')
        && numbers(&label).iter().all(|n| n.amount.decimals == 0)
        && !titles::is_caption(&label)
        && !["注", "说明", "备注"].iter().any(|word| label.starts_with(word));
    let amount = &raw[split..];
    let stated = amount.contains('.') && whole_cell(amount).is_some();
    (plain && (stated || amount.is_empty())).then(|| (pair(source, line, split), stated))
}

fn part(line: Span, from: usize, to: usize) -> Span {
    Span::new(line.start as usize + from, line.start as usize + to)
}

fn clean(source: &str, span: Span) -> String {
    Text::new(source, span).clean
}

/// What stands before and behind a place of a line, each as a cell.
fn pair(source: &str, line: Span, at: usize) -> Vec<Cell> {
    let parts = [part(line, 0, at), part(line, at, line.of(source).len())];
    parts.map(|span| Cell { text: Text::new(source, span), colspan: 1, rowspan: 1, indent: 0 }).into()
}
