//! Hygiene: small scanners that several rules share: years, plain titles, likeness, sentences.
//! Hand-written; every one of them is linear in its text.

use crate::read::outline_mark;

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

/// The mark of an outline at the start of `clean` and its length; `9.2025年…` counts here.
pub fn mark_length(clean: &str) -> usize {
    if let Some((_, len)) = outline_mark(clean) {
        return len;
    }
    let digits = clean.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &clean[digits..];
    let year = rest.strip_prefix('.').and_then(|r| r.get(..4)).and_then(year_number);
    if (1..3).contains(&digits) && year.is_some() { digits + 1 } else { 0 }
}

/// A title without what varies between contents and body: mark, year, entity, brackets, dots, filler words.
pub fn plain_title(clean: &str, entity: &str) -> String {
    let mut title = clean[mark_length(clean)..].to_string();
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

/// How like two texts are: shared pairs of neighbouring characters, in percent (Dice).
pub fn likeness(a: &str, b: &str) -> usize {
    if a == b {
        return 100;
    }
    let (mut left, right) = (pairs(a), pairs(b));
    let total = left.len() + right.len();
    if total == 0 {
        return 0;
    }
    let mut shared = 0;
    for pair in right {
        if let Some(at) = left.iter().position(|p| *p == pair) {
            left.swap_remove(at);
            shared += 2;
        }
    }
    shared * 100 / total
}

fn pairs(text: &str) -> Vec<(char, char)> {
    // Titles and names are short; what is longer is cut, so that time stays linear.
    let chars: Vec<char> = text.chars().take(80).collect();
    chars.windows(2).map(|w| (w[0], w[1])).collect()
}

/// The words before byte `at`: at most `chars` characters, so that looking back takes no longer on a longer text.
pub fn before(clean: &str, at: usize, chars: usize) -> &str {
    let start = clean[..at].char_indices().rev().take(chars).last().map_or(at, |(i, _)| i);
    &clean[start..at]
}

/// The words from byte `at` on: at most `chars` characters.
pub fn after(clean: &str, at: usize, chars: usize) -> &str {
    let end = clean[at..].char_indices().nth(chars).map_or(clean.len(), |(i, _)| at + i);
    &clean[at..end]
}

/// The sentence of `clean` that byte `at` stands in, as far as it is told near by.
pub fn sentence(clean: &str, at: usize) -> &str {
    let stop = |c: char| "。；！？".contains(c);
    let (lead, rest) = (before(clean, at, NEAR), after(clean, at, NEAR));
    let start = lead.rfind(stop).map_or(at - lead.len(), |i| {
        let i = at - lead.len() + i;
        i + clean[i..].chars().next().map_or(1, char::len_utf8)
    });
    let end = rest.find(stop).map_or(at + rest.len(), |i| at + i);
    &clean[start..end]
}

/// A sentence is not longer than this to either side.
const NEAR: usize = 300;

/// Whether byte `at` stands in the free words of a reason (主要原因是…).
pub fn in_reason(clean: &str, at: usize) -> bool {
    let lead = before(clean, at, NEAR);
    let stop = lead.rfind(['。', '；']).unwrap_or(0);
    lead[stop..].contains("原因")
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
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

    #[test]
    fn likeness_is_a_percentage() {
        assert_eq!(likeness("行政运行", "行政运行"), 100);
        assert_eq!(likeness("行政运行", "住房公积金"), 0);
        assert!(likeness("消防事务", "消防救援事务") >= 50);
    }
}
