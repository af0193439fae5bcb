//! Heads and feet of pages: short lines that the text says again and again, but for the number of the page.

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
    found
}

impl Heads {
    /// Whether a line is one of them.
    pub fn contains(&self, text: &Text) -> bool {
        words(text).is_some_and(|words| self.0.contains_key(&words))
    }
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
