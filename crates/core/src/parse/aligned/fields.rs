//! The pieces of a line that blanks keep apart, and where they stand on the page.

use crate::source::{Span, characters};
use crate::text::number::whole_cell;

/// A piece of a line, and from where to where it reaches on the page.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Where it stands in the source.
    pub span: Span,
    /// The first column of the page that it fills.
    pub from: usize,
    /// The column behind it.
    pub to: usize,
    /// Whether it is a figure.
    pub number: bool,
}

/// The pieces of a line. Figures with one blank between them are pieces of their own.
pub fn fields(source: &str, line: Span) -> Vec<Field> {
    let start = line.start as usize;
    let before = &source[..start];
    let begin = before.char_indices().rev().find(|(_, c)| characters::is_line_end(*c));
    let begin = begin.map_or(0, |(at, c)| at + c.len_utf8());
    let mut column = 0;
    let mut found: Vec<Field> = Vec::new();
    // Blanks since the last piece, by their width.
    let mut blanks = usize::MAX;
    for (at, c) in source[begin..line.end as usize].char_indices() {
        let wide = width(c);
        if c.is_whitespace() || c == '\u{a0}' {
            blanks = blanks.saturating_add(wide.max(1));
        } else {
            let at = begin + at;
            let span = Span::new(at, at + c.len_utf8());
            match found.last_mut() {
                Some(last) if blanks == 0 || blanks == 1 && !parts(source, last, at) => {
                    last.span = last.span.cover(span);
                    last.to = column + wide;
                }
                _ => found.push(Field { span, from: column, to: column + wide, number: false }),
            }
            blanks = 0;
        }
        column += wide;
    }
    for field in &mut found {
        field.number = is_figure(field.span.of(source));
    }
    found
}

/// Whether one blank parts what stands before it from what begins at `at`: a figure from a figure.
fn parts(source: &str, before: &Field, at: usize) -> bool {
    let next: &str = &source[at..];
    let end = next.find(char::is_whitespace).unwrap_or(next.len());
    is_figure(before.span.of(source)) && is_figure(&next[..end])
}

fn is_figure(text: &str) -> bool {
    let digits = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    digits && text.ends_with(|c: char| c.is_ascii_digit() || c == '%') && whole_cell(text).is_some()
}

/// How many columns a character takes on a page.
fn width(c: char) -> usize {
    match c {
        c if characters::is_unseen(c) => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' => 2,
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '①'..='⑳' => 2,
        _ => 1,
    }
}

/// The headings of a line, those apart between which one blank is left, where each stands over a column of its own.
pub fn headings_apart(source: &str, line: &[Field], columns: &[(usize, usize)]) -> Vec<Field> {
    let over = |f: &Field| columns.iter().position(|&(from, to)| f.from < to && from < f.to);
    let words = |field: &Field| {
        let mut found: Vec<Field> = Vec::new();
        let (start, mut column, mut blank) = (field.span.start as usize, field.from, true);
        for (at, c) in field.span.of(source).char_indices() {
            let span = Span::new(start + at, start + at + c.len_utf8());
            let to = column + width(c);
            match found.last_mut() {
                _ if c.is_whitespace() => {}
                Some(last) if !blank => (last.span, last.to) = (last.span.cover(span), to),
                _ => found.push(Field { span, from: column, to, number: false }),
            }
            blank = c.is_whitespace();
            column = to;
        }
        let places: Vec<Option<usize>> = found.iter().map(over).collect();
        let apart = places.windows(2).all(|two| two[0].is_some() && two[0] < two[1]);
        if found.len() > 1 && apart { found } else { vec![*field] }
    };
    line.iter().flat_map(words).collect()
}
