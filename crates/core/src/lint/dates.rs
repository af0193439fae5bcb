//! Hygiene: the date of signature, and serial numbers of a spreadsheet where a date should be (GJ607).

use super::{Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;
use crate::source::characters::is_line_end;
use crate::text::title::year_number;

/// GJ607.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for text in last_lines(scene) {
        let clean = text.clean.as_str();
        if let Some((y, m, d)) = serial_date(clean) {
            found.push(serial(&text, (y, m, d)));
        } else if let Some(date) = date(clean) {
            signed(scene, &text, date, &mut found);
        }
    }
    for (_, table) in scene.tables() {
        for row in &table.rows {
            if !row.iter().any(|c| ["时间", "日期"].iter().any(|w| c.text.clean.contains(w))) {
                continue;
            }
            for cell in row {
                if let Some(date) = serial_date(&cell.text.clean) {
                    found.push(serial(&cell.text, date));
                }
            }
        }
    }
    found
}

fn serial(text: &Text, (y, m, d): (i32, u32, u32)) -> Finding {
    let stated = &text.clean;
    finding(
        RuleId::GJ607,
        vec![text.span()],
        format!("此处应为日期，写成了电子表格的日期序号 {stated}（即 {y}年{m}月{d}日）。请改为日期。"),
        format!(
            "A date should stand here, but the spreadsheet's serial number {stated} does (that is {y}-{m:02}-{d:02}). Write the date."
        ),
    )
}

fn signed(scene: &Scene, text: &Text, (y, m, d): (i32, u32, u32), found: &mut Vec<Finding>) {
    let own = scene.about.year;
    let real = (1..=12).contains(&m) && (1..=days_of(y, m)).contains(&d);
    if !real {
        found.push(finding(
            RuleId::GJ607,
            vec![text.span()],
            format!("落款日期 {y}年{m}月{d}日 不存在。请核对。"),
            format!("The date of signature {y}-{m}-{d} does not exist. Please check."),
        ));
        return;
    }
    if own == 0 {
        return;
    }
    // A budget is published after the congress of its year, at the earliest in the season before; accounts a year later.
    let (first, last) =
        if scene.about.final_accounts { ((own + 1, 1), own + 2) } else { ((own - 1, 10), own + 1) };
    if (y, m) < first || y > last {
        let what = if scene.about.final_accounts { "决算" } else { "预算" };
        found.push(finding(
            RuleId::GJ607,
            vec![text.span()],
            format!("落款日期 {y}年{m}月{d}日 与 {own} 年{what}公开的时间不符，可能是往年的遗留。请核对。"),
            format!("The date of signature {y}-{m:02}-{d:02} does not fit a document of {own}; perhaps left over. Please check."),
        ));
    }
}

/// The last lines of the disclosure that are not empty.
fn last_lines(scene: &Scene) -> Vec<Text> {
    let span = scene.about.span;
    let mut lines = Vec::new();
    let mut end = span.end as usize;
    let start = span.start as usize;
    while lines.len() < 3 && end > start {
        let Some(part) = scene.source.get(start..end) else { break };
        let from = start
            + part
                .rfind(is_line_end)
                .map_or(0, |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
        let text = Text::new(scene.source, Span::new(from, end));
        if !text.is_empty() && !text.clean.contains('\t') {
            lines.push(text);
        }
        end = start + part[..from - start].trim_end_matches(is_line_end).len();
    }
    lines
}

/// `2026年1月3日`, as the whole line.
fn date(clean: &str) -> Option<(i32, u32, u32)> {
    let (year, rest) = clean.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Some((year_number(year)?, month.parse().ok()?, day.parse().ok()?))
}

/// A whole text such as 45992: days since 1899-12-30, from 2015 to 2050.
fn serial_date(clean: &str) -> Option<(i32, u32, u32)> {
    let plain = clean.len() == 5 && clean.bytes().all(|b| b.is_ascii_digit());
    let serial: u32 = plain.then(|| clean.parse().ok())??;
    if !(42_005..54_789).contains(&serial) {
        return None;
    }
    let (mut year, mut left) = (2015, serial - 42_005);
    while left >= 365 + u32::from(is_leap(year)) {
        left -= 365 + u32::from(is_leap(year));
        year += 1;
    }
    let mut month = 1;
    while left >= days_of(year, month) {
        left -= days_of(year, month);
        month += 1;
    }
    Some((year, month, left + 1))
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_dates() {
        assert_eq!(serial_date("45992"), Some((2025, 12, 1)));
        assert_eq!(serial_date("46023"), Some((2026, 1, 1)));
        assert_eq!(serial_date("12345"), None);
        assert_eq!(serial_date("45992.00"), None);
    }

    #[test]
    fn dates_are_whole_lines() {
        assert_eq!(date("2026年2月14日"), Some((2026, 2, 14)));
        assert_eq!(date("于2026年2月14日"), None);
    }
}
