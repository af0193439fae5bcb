//! Titles, numbers and captions of tables: which line, or which part of one, is what.

use crate::source::{Span, Text};
use crate::text::outline::numeral;

/// `表 3`, `公开03表`, `附表3-1`, `预算02表`: whether it is nothing but a table's number, and which. A number of
/// several parts tells none.
pub fn table_number(clean: &str) -> Option<Option<u32>> {
    const BEFORE: [&str; 15] = [
        "附件",
        "附",
        "表",
        "公开",
        "部门",
        "单位",
        "预算",
        "决算",
        "预决算",
        "财",
        "批复",
        "GK",
        "Z",
        "F",
        "省级",
    ];
    let mut inner = clean;
    while let Some(rest) = BEFORE.iter().find_map(|word| inner.strip_prefix(word)) {
        inner = rest;
    }
    let named = clean.contains('表')
        || clean.starts_with("附件")
        || inner.len() < clean.len() && clean.starts_with("预算公开");
    let inner = inner.trim_matches(['：', '表', '-', ' ']);
    if !named || inner.is_empty() {
        return None;
    }
    let digits = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if digits(inner) {
        return Some(inner.parse().ok());
    }
    let parts = inner.split(['-', '—', '－', '之', '.']);
    if inner.chars().count() <= 5 && parts.clone().count() == 2 && parts.clone().all(digits) {
        return Some(None);
    }
    let numerals = "一二三四五六七八九十";
    (inner.chars().count() <= 3 && inner.chars().all(|c| numerals.contains(c))).then(|| numeral(inner))
}

/// What captions tell of the unit.
const UNITS: [&str; 4] = ["单位：万元", "单位：元", "单位：亿元", "单位：千元"];

/// A line between title and grid: 编制部门：…, 单位：万元, （2026年）.
pub fn is_caption(clean: &str) -> bool {
    const STARTS: &[&str] = &[
        "编制",
        "单位：",
        "金额单位",
        "部门名称",
        "单位名称",
        "预算单位",
        "预算部门",
        "预算主管部门",
        "部门：",
        "公开部门",
        "填报",
        "部门公开",
        "部门/单位",
        "单位/部门",
        "公开单位",
        "制表",
    ];
    // `部门公开表2 部门收入总表` begins as a caption does.
    let short = clean.chars().count() <= 60 && !clean.contains('。') && !is_title(clean);
    short && (STARTS.iter().any(|s| clean.starts_with(s)) || tells_unit(clean)) || is_bare_year(clean)
}

/// Whether a caption tells the unit.
pub fn tells_unit(clean: &str) -> bool {
    UNITS.iter().any(|unit| clean.contains(unit))
}

/// A caption of a table that was copied: `单位名称` without what it is called heads a column.
pub fn is_copied_caption(clean: &str) -> bool {
    let heads = ["单位名称", "部门名称", "预算单位", "预算部门"].iter().any(|w| clean.starts_with(w));
    is_caption(clean) && (!heads || clean.contains('：'))
}

fn is_bare_year(clean: &str) -> bool {
    let inner = clean.trim_matches(['（', '）']);
    let year = inner.strip_suffix("年度").or_else(|| inner.strip_suffix('年')).unwrap_or("");
    year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
}

/// Where the title ends that a unit in brackets follows: 收支总表（单位：万元）.
pub fn title_before_unit(clean: &str) -> Option<usize> {
    let (title, unit) = clean.strip_suffix('）')?.rsplit_once('（')?;
    let unit = unit.strip_prefix("金额").unwrap_or(unit);
    (unit.starts_with("单位：") && is_title(title)).then_some(title.len())
}

/// The title of a table.
pub fn is_title(clean: &str) -> bool {
    // `表3：收入预算表`, `…表（按功能分类科目）`.
    let clean = clean
        .split_once('：')
        .filter(|(number, _)| table_number(number).is_some())
        .map_or(clean, |(_, title)| title);
    let clean = clean
        .strip_suffix('）')
        .and_then(|title| title.rsplit_once('（'))
        .filter(|(title, _)| title.ends_with('表'))
        .map_or(clean, |(title, _)| title);
    let body = clean
        .trim_end_matches(|c: char| c == '）' || c == '（' || c.is_ascii_digit() || "年度续".contains(c));
    body.ends_with('表') && clean.chars().count() <= 50 && !clean.contains(['。', '，', '；', '：'])
}

/// Where a converter put title, caption and even the words of the grid into one cell: where the title ends and
/// where the caption does.
pub(super) fn glued_title(clean: &str) -> Option<(usize, usize)> {
    const CAPTIONS: &[&str] = &["部门：", "单位：", "编制", "填报", "预算单位", "金额单位", "公开部门"];
    let title = clean
        .match_indices('表')
        .map(|(at, _)| at + '表'.len_utf8())
        .find(|&at| CAPTIONS.iter().any(|c| clean[at..].starts_with(c)) && is_title(&clean[..at]))?;
    let unit = UNITS.iter().find_map(|u| Some(clean.find(u)? + u.len()));
    Some((title, unit.unwrap_or(clean.len()).max(title)))
}

/// The title that a copy left on one line with captions: `编制单位：某中心 收支总体情况表单位：万元`.
pub fn title_among_captions(source: &str, line: Span) -> Option<Text> {
    let text = Text::new(source, line);
    let title = |text: Text| {
        let end = if is_title(&text.clean) { text.clean.len() } else { glued_title(&text.clean)?.0 };
        // `公开02表 部门：某局 金额单位：万元`: a number is no title.
        if table_number(&text.clean[..end]).is_some() {
            return None;
        }
        Some(Text::new(source, text.source_span(0, end)))
    };
    if is_title(&text.clean) || !(is_caption(&text.clean) || glued_title(&text.clean).is_some()) {
        return None;
    }
    let raw = line.of(source);
    let starts = raw.char_indices().filter(|(at, c)| {
        !c.is_whitespace() && raw[..*at].ends_with(|before: char| before.is_whitespace()) || *at == 0
    });
    let rest =
        |(at, _): (usize, char)| Text::new(source, Span::new(line.start as usize + at, line.end as usize));
    starts.map(rest).find_map(title)
}
