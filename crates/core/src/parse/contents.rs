//! The contents page: where it stands, and what it lists.
//! A line of the body that it lists is a heading, even one without a mark.

use crate::model::document::Contents;
use crate::source::Span;
use crate::source::Text;
use crate::source::characters;
use crate::text::outline::outline_level;
use crate::text::title::{mark_length, plain_title};

/// Fewer lines than this list nothing.
const LEAST: usize = 3;

/// Reads the contents page: lines after 目录 that are numbered or lead to a page, up to the first that begins the body.
/// Where 目录 was not copied, they are a contents page if the body then begins with one of them.
pub fn read(source: &str, span: Span) -> Contents {
    let titled = lines(source, span).take(60).position(|(line, _)| line.clean == "目录");
    let begins = |(line, leads): &(Text, bool)| *leads || mark_length(&line.clean) > 0;
    let start = titled.or_else(|| lines(source, span).take(20).position(|line| begins(&line)));
    let Some((start, (first, _))) = start.and_then(|at| Some((at, lines(source, span).nth(at)?))) else {
        return Contents::default();
    };
    let entries = lines(source, span).skip(start + usize::from(titled.is_some()));
    let (entries, body_repeats) = listed(source, entries.take(200));
    if entries.len() < LEAST || titled.is_none() && !body_repeats {
        return Contents::default();
    }
    let end = entries.last().map_or(0, |entry| entry.span().end);
    Contents { entries, span: Span { start: first.span().start, end } }
}

/// The entries at the start of some lines, and whether what ends them is one of them again.
fn listed(source: &str, lines: impl Iterator<Item = (Text, bool)>) -> (Vec<Text>, bool) {
    let mut entries: Vec<Text> = Vec::new();
    let mut gap = false;
    // Whether dots led from the last entry to its page.
    let mut closed: Option<bool> = None;
    for (line, leads) in lines {
        if line.is_empty() {
            gap = true;
            continue;
        }
        if is_page_number(&line.clean) {
            continue;
        }
        let sentence = line.clean.trim_end_matches(['。', '…', '.', '·']).contains(['。', '；', '\t']);
        if sentence || line.clean.chars().count() > 150 {
            break;
        }
        let torn = closed == Some(false)
            && mark_length(&line.clean) == 0
            && line.clean.chars().count() <= 14
            && entries.last().is_some_and(|last| ends_entry(&last.clean, &line.clean));
        if let Some(last) = entries.last_mut().filter(|_| torn) {
            last.append(source, line.span());
            closed = Some(leads);
        } else if leads || mark_length(&line.clean) > 0 {
            let key = plain_title(&line.clean, "");
            if entries.iter().any(|entry| plain_title(&entry.clean, "") == key) {
                return (entries, true);
            }
            entries.push(line);
            closed = Some(leads);
        } else if let Some(last) = entries
            .last_mut()
            .filter(|last| line.clean.chars().count() <= 14 && (!gap || ends_entry(&last.clean, &line.clean)))
        {
            last.append(source, line.span());
        } else {
            break;
        }
        gap = false;
    }
    (entries, false)
}

/// Whether a line is the end of the entry above it, though an empty line stands between.
fn ends_entry(entry: &str, line: &str) -> bool {
    const ENDS: [char; 9] = ['表', '明', '况', '释', '能', '责', '构', '成', '分'];
    !entry.ends_with(ENDS) && line.ends_with(['表', '明', '况', '释'])
}

/// The level of the heading that a line of the body is, since the contents list its words: `某局（部门）主要职能`
/// for `一、部门主要职能`. Their first level is 1. Titles of tables belong to their tables.
pub fn level(contents: &Contents, clean: &str) -> Option<u8> {
    let level = |entry: &Text| outline_level(&entry.clean).unwrap_or(2);
    let words = |c: char| c.is_alphanumeric() || "（）《》“”".contains(c);
    if mark_length(clean) > 0
        || clean.ends_with('表')
        || clean.chars().count() > 40
        || !clean.chars().all(words)
    {
        return None;
    }
    let plain = plain_title(clean, "");
    let listed = contents.entries.iter().find(|entry| {
        let title = plain_title(&entry.clean, "");
        let title = title.trim_start_matches("部门").trim_start_matches("单位");
        title.chars().count() >= 4 && !title.ends_with('表') && plain.ends_with(title)
    })?;
    let first = contents.entries.iter().map(level).min().unwrap_or(1);
    Some(level(listed).saturating_sub(first) + 1).filter(|level| *level <= 3)
}

/// The lines of the source without Markdown marks and dotted leaders, and whether dots lead to a page.
fn lines(source: &str, span: Span) -> impl Iterator<Item = (Text, bool)> {
    let from = span.start as usize;
    characters::lines(span.of(source)).map(move |(at, raw)| {
        let start = from + at;
        let text = characters::trim(raw)
            .trim_start_matches('#')
            .trim_start_matches("- ")
            .trim_start_matches("* ")
            .trim();
        let seen = characters::plain(text);
        let leads = ["……", "....", "····"].iter().any(|dots| seen.contains(dots));
        let text = text.split(['…', '·']).next().unwrap_or(text);
        let dot = |c: char| c == '.' || c.is_whitespace() || characters::is_unseen(c);
        let text = text.trim_end_matches(dot);
        // The number of the page.
        let text =
            text.trim_end_matches(|c| dot(c) || c.is_ascii_digit() || characters::foreign_digit(c).is_some());
        let from = start + (text.as_ptr() as usize - raw.as_ptr() as usize);
        (Text::new(source, Span::new(from, from + text.len())), leads)
    })
}

fn is_page_number(clean: &str) -> bool {
    clean.chars().all(|c| c.is_ascii_digit() || "-—–－ ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contents_end_where_the_body_begins() {
        let text = "目 录\n\n第一部分 2026 年概况\n- 一、 主要职能\n第二部分 公开表\n- 一、 收支总体情况\n表\n\n第一部分 2026年概况\n一、主要职能\n";
        let contents = read(text, Span::new(0, text.len()));
        let entries: Vec<&str> = contents.entries.iter().map(|e| e.clean.as_str()).collect();
        assert_eq!(entries, ["第一部分2026年概况", "一、主要职能", "第二部分公开表", "一、收支总体情况表"]);
        assert_eq!(contents.span.end as usize, text.find("表\n\n第一").unwrap() + 3);
    }

    #[test]
    fn what_the_contents_list_is_a_heading_without_a_mark_too() {
        let text = "目录\n一、部门主要职能……1\n二、名词解释……2\n三、部门预算表……3\n1.收支总表……4\n（一）收入说明……5\n";
        let contents = read(text, Span::new(0, text.len()));
        let level = |clean| level(&contents, clean);
        assert_eq!(level("某市某局（部门）主要职能"), Some(1));
        assert_eq!(level("名词解释"), Some(1));
        assert_eq!(level("2026年收入说明"), Some(2));
        assert_eq!(level("部门预算表"), None, "a title belongs to its table");
        assert_eq!(level("以上各项，见名词解释"), None);
        assert_eq!(level("一、名词解释"), None, "its own mark tells its level");
    }

    #[test]
    fn dots_lead_to_a_page_without_a_mark() {
        let text = "目录\n主要职能……1\n名词解释..........2\n部门预算表······3\n\n主要职能\n";
        assert_eq!(read(text, Span::new(0, text.len())).entries.len(), 3);
    }

    #[test]
    fn without_its_heading_it_is_known_by_the_body_that_follows() {
        let list = "某局2026年预算\n第一部分 概况\n一、主要职能\n二、机构设置\n第二部分 公开表\n";
        let text = format!("{list}第一部分 概况\n一、主要职能\n负责有关工作。\n");
        assert_eq!(read(&text, Span::new(0, text.len())).span.end as usize, list.len() - 1);
        assert!(read(list, Span::new(0, list.len())).entries.is_empty());
    }
}
