//! Titles: the marks before them, the years in them, and what is left of one without what varies.
//! Hand-written scanners, linear in their text.

use crate::text::outline::outline_mark;

/// A year before 年 in clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// First digit.
    pub start: usize,
    /// One past 年.
    pub end: usize,
    /// Which year.
    pub year: i32,
}

/// The years of `clean` from 1990 to 2099 that stand right before 年.
pub fn years(clean: &str) -> Vec<Year> {
    clean
        .match_indices('年')
        .filter_map(|(at, mark)| {
            let start = at.checked_sub(4)?;
            let year = year_number(clean.get(start..at)?)?;
            let whole = !clean[..start].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
            whole.then_some(Year { start, end: at + mark.len(), year })
        })
        .collect()
}

/// Four digits as a year from 1990 to 2099.
pub fn year_number(digits: &str) -> Option<i32> {
    let plain = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?.filter(|y| (1990..2100).contains(y))
}

/// The length of the mark of an outline at the start of `clean`.
pub fn mark_length(clean: &str) -> usize {
    outline_mark(clean).map_or(0, |(_, len)| len)
}

/// Words before the number of a form, the longest first.
const NUMBERED: [&str; 9] =
    ["财决公开", "财预公开", "部门决算公开", "部门预算公开", "部门公开", "单位公开", "财决", "公开", "附"];

/// A title without the number of its form in front: `公开03表：支出预算总表`, `表3 支出预算总表`.
fn without_number(title: &str) -> &str {
    let words = NUMBERED.iter().find_map(|lead| title.strip_prefix(lead)).unwrap_or(title);
    let digits = number_length;
    let number = match words.strip_prefix('表') {
        Some(rest) => rest.get(digits(rest)..).filter(|_| digits(rest) > 0),
        None => words.get(digits(words)..).filter(|_| digits(words) > 0).and_then(|w| w.strip_prefix('表')),
    };
    number.map_or(title, |rest| rest.trim_start_matches(['：', '、', ' ', '.'])).trim_start()
}

/// How long the number is that words begin with: `3`, `1-2`, `二`; a year behind it is none of it.
fn number_length(words: &str) -> usize {
    let numerals =
        words.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    if numerals > 0 {
        return numerals;
    }
    let end = words.bytes().take_while(|b| b.is_ascii_digit() || b"-.".contains(b)).count();
    let number = words[..end].trim_end_matches(['-', '.']);
    let dated = words[number.len()..].starts_with('年') && number.len() > 4;
    if dated { number.len() - 4 } else { number.len() }
}

/// A title and what a bracket at its end says: `支出预算表（功能科目）`.
pub fn bracketed_remark(clean: &str) -> Option<(&str, &str)> {
    let (title, remark) = clean.strip_suffix('）')?.rsplit_once('（')?;
    title.ends_with('表').then_some((title, remark))
}

/// A title without what varies between contents and body: mark, year, entity, brackets, dots, filler words.
pub fn plain_title(clean: &str, entity: &str) -> String {
    let mut title = without_number(&clean[mark_length(clean)..]).to_string();
    for year in years(&title).into_iter().rev() {
        let degree = if title[year.end..].starts_with('度') { '度'.len_utf8() } else { 0 };
        title.replace_range(year.start..year.end + degree, "");
    }
    if !entity.is_empty() {
        title = title.replace(entity, "");
    }
    let title: String = title.chars().filter(|c| c.is_alphanumeric()).collect();
    ["关于", "的", "总体", "情况"].iter().fold(title, |t, filler| t.replace(filler, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_before_their_sign() {
        let found: Vec<i32> =
            years("2026年与2025年，12026年，3年，2026.2025年").iter().map(|y| y.year).collect();
        assert_eq!(found, [2026, 2025]);
    }

    #[test]
    fn titles_lose_what_varies() {
        let a = plain_title("一、关于某县某局2026年收支预算情况的总体说明", "某县某局");
        assert_eq!(a, plain_title("（一）收支预算情况总体说明", ""));
        assert_eq!(plain_title("9.2025年单位三公经费预算表", ""), "单位三公经费预算表");
    }
}
