//! Numbers of pages, as a copy leaves them between the lines: alone on a line, each one more than the one before; and what
//! stands beside them on page after page.

use super::lines::{Line, LineKind};
use super::running::numbers_page;
use crate::source::Span;
use crate::source::characters::plain;
use std::collections::HashMap;

/// Fewer than these in a row may be anything.
const FEW: usize = 3;

/// No page has more lines: numbers that are fewer than its pages at least are none of pages.
const MOST_LINES: usize = 250;

/// At least so many lines stand on a page; the numbers of columns and of lines follow one another more closely.
const APART: usize = 6;

/// From here on a number is a class of the classification sooner than a page.
const CLASSES: u32 = 200;

/// A head of pages may stand so many lines below the number of the page before.
const NEAR: usize = 3;

/// Whether each line is a page's number, or the head of its pages.
pub fn marks(source: &str, lines: &[Line]) -> Vec<bool> {
    let mut found = page_numbers(source, lines);
    let mut heads: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (0..lines.len()).filter(|&at| found[at] || numbers_page(lines[at].span.of(source))) {
        let mut below = (at + 1..lines.len()).take(NEAR);
        let next = below.find(|&n| lines[n].kind != LineKind::Blank);
        if let Some((next, words)) = next.and_then(|next| Some((next, head(source, &lines[next])?))) {
            heads.entry(words).or_default().push(next);
        }
    }
    for at in heads.into_values().filter(|pages| pages.len() >= FEW).flatten() {
        found[at] = true;
    }
    found
}

/// What a line says that may be the head of pages: words in one piece, and no form's title.
fn head(source: &str, line: &Line) -> Option<String> {
    let words = plain(line.span.of(source)).trim().to_string();
    let named = (6..=40).contains(&words.chars().count());
    let one = !words.contains(|c: char| c.is_whitespace() || "表。；：，".contains(c));
    (line.kind == LineKind::Text && named && one).then_some(words)
}

/// Whether each line is a page's number.
fn page_numbers(source: &str, lines: &[Line]) -> Vec<bool> {
    // The longest row of numbers that ends with a number: its last line, and how long it is.
    let mut rows: HashMap<u32, (usize, usize)> = HashMap::new();
    let mut before: Vec<Option<usize>> = vec![None; lines.len()];
    let mut longest: Option<(usize, usize)> = None;
    // What follows another number is a section's or an item's code.
    let mut after_number = false;
    for (at, line) in lines.iter().enumerate() {
        let number = alone(source, line);
        let follows = std::mem::replace(&mut after_number, number.is_some());
        let Some(number) =
            number.filter(|n| *n < CLASSES && !follows && !line.span.of(source).starts_with('0'))
        else {
            continue;
        };
        let previous = number
            .checked_sub(1)
            .and_then(|n| rows.get(&n))
            .filter(|(last, _)| (APART..=MOST_LINES).contains(&(at - last)));
        let length = previous.map_or(1, |(_, length)| length + 1);
        before[at] = previous.map(|(last, _)| *last);
        if rows.get(&number).is_none_or(|(_, other)| *other <= length) {
            rows.insert(number, (at, length));
        }
        if longest.is_none_or(|(_, most)| length > most) {
            longest = Some((at, length));
        }
    }
    let mut found = vec![false; lines.len()];
    let mut at = longest.filter(|(_, length)| *length >= FEW.max(lines.len() / MOST_LINES)).map(|(at, _)| at);
    while let Some(line) = at {
        found[line] = true;
        at = before[line];
    }
    found
}

/// The number that stands alone on a line, if it is small enough for a page.
fn alone(source: &str, line: &Line) -> Option<u32> {
    let Span { start, end } = line.span;
    if line.kind == LineKind::Row || end - start > 48 {
        return None;
    }
    let text = plain(line.span.of(source));
    let bare = text.trim_matches(['-', '—', '–', '－', ' ', '\u{a0}', '\u{3000}']);
    let small = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
    small.then(|| bare.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_stand_far_apart() {
        let page = |n: usize| format!("{n}\n目\n1\n2\n3\n{}301\n1{n}\n奖金\n", "一行\n".repeat(9));
        let text: String = (4..8).map(page).collect();
        let lines: Vec<Line> = super::super::lines::lines(&text, Span::new(0, text.len())).collect();
        let found = page_numbers(&text, &lines);
        let stated: Vec<&str> =
            (0..lines.len()).filter(|&n| found[n]).map(|n| lines[n].span.of(&text)).collect();
        assert_eq!(stated, ["4", "5", "6", "7"]);
    }
}
