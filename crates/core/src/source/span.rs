//! Where things stand in the source: byte spans, and lines and columns for people.

use super::characters::{is_line_end, lines};

/// A half-open range of bytes `start..end` in the UTF-8 source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a place without text, such as an empty cell.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Panics in debug builds if it is reversed.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "reversed span {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    /// The text that it covers; empty where the span does not fit `source`.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The least span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies within it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Finds line and column of a byte offset in logarithmic time.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line starts of `source`.
    pub fn new(source: &str) -> Self {
        let starts = lines(source).map(|(start, _)| start as u32);
        let last = source.ends_with(is_line_end).then_some(source.len() as u32);
        LineIndex { starts: starts.chain(last).collect() }
    }

    /// Line and column of byte `at`, both from 1; the column counts characters, not bytes.
    pub fn position(&self, source: &str, at: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&s| s <= at).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = Span { start, end: at }.of(source).chars().count() as u32 + 1;
        (line as u32 + 1, column)
    }

    /// The whole line, without its line break, on which byte `at` stands.
    pub fn line_span(&self, source: &str, at: u32) -> Span {
        let line = self.starts.partition_point(|&s| s <= at).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let next = self.starts.get(line + 1).copied().unwrap_or(source.len() as u32);
        let text = Span { start, end: next }.of(source).trim_end_matches(is_line_end);
        Span { start, end: start + text.len() as u32 }
    }
}
