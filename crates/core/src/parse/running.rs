//! Heads and feet of pages: short lines that the text says again and again, but for the number of the page, or that stand
//! beside such a number.

use super::lines::{Line, LineKind};
use super::titles;
use crate::source::Text;
use rustc_hash::FxHashMap as HashMap;

/// The lines that stand on more than one page.
#[derive(Debug, Default)]
pub struct Heads(HashMap<String, usize>);

/// Finds the lines that are told more than once.
pub fn heads(source: &str, lines: &[Line]) -> Heads {
    let mut found = Heads::default();
    for line in lines.iter().filter(|l| l.kind == LineKind::Text && l.span.end - l.span.start < 150) {
        if let Some(words) = words(&Text::new(source, line.span)) {
            *found.0.entry(words).or_default() += 1;
        }
    }
    found.0.retain(|_, times| *times > 1);
    for two in lines.windows(2) {
        let beside = match [&two[0], &two[1]].map(|line| numbers_page(line.span.of(source))) {
            [false, true] => &two[0],
            [true, false] => &two[1],
            _ => continue,
        };
        if let Some(words) = words(&Text::new(source, beside.span)).filter(|_| beside.kind == LineKind::Text)
        {
            found.0.insert(words, 1);
        }
    }
    found
}

impl Heads {
    /// Whether a line is one of them.
    pub fn contains(&self, text: &Text) -> bool {
        numbers_page(&text.clean) || words(text).is_some_and(|words| self.0.contains_key(&words))
    }
}

/// Whether a line is but the number of a page, and says so: `— 12 —`, `第 9 页`.
pub(super) fn numbers_page(line: &str) -> bool {
    const MARKS: [char; 8] = ['-', '—', '–', '－', '第', '页', '共', '/'];
    let line = line.trim();
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let marked = line.starts_with(MARKS) && line.ends_with(MARKS);
    marked
        && (1..=6).contains(&digits)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || MARKS.contains(&c))
}

/// What a line says but for the number of its page; `None` for a line that heads a table or is a sentence.
fn words(text: &Text) -> Option<String> {
    let clean = text.clean.as_str();
    let of_table =
        titles::is_title(clean) || titles::is_caption(clean) || titles::table_number(clean).is_some();
    let bare = clean.trim_matches(|c: char| c.is_ascii_digit() || "-—–－第页共/ ".contains(c));
    let short = (4..=40).contains(&bare.chars().count()) && !bare.contains(['。', '；', '，']);
    (short && !of_table).then(|| bare.to_string())
}
