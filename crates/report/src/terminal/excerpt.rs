//! A line of the source with the figures in question underlined.
//! Widths are those of a terminal: a Chinese character takes two columns. Nothing in a document reaches the terminal as a command.

use crate::source::SourceText;
use gouji::source::characters::{is_direction, is_line_end};
use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// What is underlined: bytes of the text, and the sign that does it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub start: u32,
    pub end: u32,
    pub sign: char,
}

/// Cuts excerpts out of one text.
pub(super) struct Excerpts<'a> {
    pub source: &'a SourceText<'a>,
    /// Columns that an excerpt may take.
    pub width: usize,
}

impl Excerpts<'_> {
    /// The part of the line around the first mark, without the blanks that lead it, and the line below that underlines
    /// every mark in it.
    pub fn show(&self, marks: &[Mark]) -> Option<(String, String)> {
        let first = marks.first()?;
        let (start, end) = (first.start as usize, first.end as usize);
        let text = self.source.raw();
        text.get(start..end)?;
        let room = self.width.saturating_sub(8).max(16);
        let before = reach(text[..start].chars().rev(), room * 2 / 3);
        let from = start - before.bytes;
        let after = reach(text[start..].chars(), room - before.columns);
        let to = start + after.bytes;
        let (mut line, mut under) = (String::new(), String::new());
        if before.cut {
            line.push('…');
            under.push(' ');
        }
        let blank = text[from..start].len() - text[from..start].trim_start().len();
        let from = if before.cut { from } else { from + blank };
        let mut at = from;
        // Masking leaves the number of characters as it is.
        for (source, shown) in text[from..to].chars().zip(self.source.masked(from as u32, to as u32).chars())
        {
            let sign = sign_at(marks, at).unwrap_or(' ');
            let piece = piece(shown);
            line.push_str(&piece);
            under.extend(std::iter::repeat_n(sign, columns(&piece)));
            at += source.len_utf8();
        }
        if let Some(sign) = marks.iter().find(|m| m.start == m.end && m.start as usize == at).map(|m| m.sign)
        {
            under.push(sign);
        }
        if after.cut {
            line.push('…');
        }
        under.truncate(under.trim_end().len());
        Some((line, under))
    }
}

/// The sign of the mark that covers byte `at`; an empty mark covers the character that follows it.
fn sign_at(marks: &[Mark], at: usize) -> Option<char> {
    let covers = |m: &&Mark| {
        let (start, end) = (m.start as usize, m.end as usize);
        (start <= at && at < end) || (start == end && at == start)
    };
    marks.iter().find(covers).map(|m| m.sign)
}

struct Reach {
    bytes: usize,
    columns: usize,
    cut: bool,
}

/// How far `chars` go within `room` columns, up to the end of the line.
fn reach(chars: impl Iterator<Item = char>, room: usize) -> Reach {
    let mut reach = Reach { bytes: 0, columns: 0, cut: false };
    for c in chars.take_while(|&c| !is_line_end(c)) {
        let width = columns(&piece(c));
        if reach.columns + width > room || reach.bytes > 8 * room {
            reach.cut = true;
            break;
        }
        reach.bytes += c.len_utf8();
        reach.columns += width;
    }
    reach
}

/// A character as the terminal shows it: a tab as two blanks, nothing that steers.
fn piece(c: char) -> Cow<'static, str> {
    match c {
        '\t' => Cow::Borrowed("  "),
        '\r' => Cow::Borrowed(""),
        c if steers(c) => Cow::Borrowed("·"),
        c => Cow::Owned(c.to_string()),
    }
}

/// Controls, and the marks that turn the direction of a text around.
fn steers(c: char) -> bool {
    c.is_control() || is_direction(c) || is_line_end(c)
}

/// `text` with nothing in it that steers a terminal; line breaks and tabs become blanks.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_line_end(c) => ' ',
        c if steers(c) => '·',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Columns that `text` takes on a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, figure: &str, width: usize) -> (String, String) {
        let start = text.find(figure).expect("the figure stands in the text");
        let mark = Mark { start: start as u32, end: (start + figure.len()) as u32, sign: '^' };
        Excerpts { source: &SourceText::new(text), width }.show(&[mark]).expect("an excerpt")
    }

    #[test]
    fn the_line_stands_under_its_figure_however_wide_the_characters() {
        let (line, under) = show("一\n合计\t12.30\t项目 45.60\n二", "45.60", 80);
        assert_eq!(line, "合计  12.30  项目 45.60");
        assert_eq!(under, "                  ^^^^^");
        assert_eq!(columns(&line), under.len());
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}12.30{}", "收入".repeat(100), "支出".repeat(100));
        let (line, under) = show(&text, "12.30", 60);
        assert!(line.starts_with('…') && line.ends_with('…') && columns(&line) <= 60, "{line}");
        assert_eq!(under.trim_start(), "^^^^^");
        let before = &line[..line.find("12.30").unwrap()];
        assert_eq!(under.find('^'), Some(columns(before)));
    }

    #[test]
    fn an_empty_cell_is_marked_by_one_sign() {
        let text = "合计\t\t3";
        let mark = Mark { start: 7, end: 7, sign: '^' };
        let source = SourceText::new(text);
        let excerpts = Excerpts { source: &source, width: 80 };
        let (line, under) = excerpts.show(&[mark]).expect("an excerpt");
        assert_eq!((line.as_str(), under.as_str()), ("合计    3", "      ^^"));
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\u{202e}c\nd"), "a·[31mb·c d");
        let (line, _) = show("x\u{1b}]0;t\u{7} 12.30", "12.30", 80);
        assert!(!line.contains(['\u{1b}', '\u{7}']));
    }
}
