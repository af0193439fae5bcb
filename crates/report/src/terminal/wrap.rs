//! Breaks text into lines of a terminal: between Chinese characters anywhere, elsewhere at blanks.
//! No line begins with a closing mark.

use super::excerpt::columns;
use unicode_width::UnicodeWidthChar;

/// Marks that stay with what stands before them.
const CLOSING: &str = "，。、；：）》”！？,.;:)%…";

/// `text` in lines of at most `width` columns; a word longer than that has a line of its own.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut taken) = (String::new(), 0);
    for word in words(text) {
        let trimmed = columns(word.trim_end());
        if taken > 0 && taken + trimmed > width {
            line.truncate(line.trim_end().len());
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        line.push_str(word);
        taken += columns(word);
    }
    line.truncate(line.trim_end().len());
    lines.push(line);
    lines
}

/// The pieces that stay together, blanks at their ends.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        let Some(&(_, next)) = chars.peek() else { break };
        let wide = |c: char| c.width() == Some(2);
        let may_break = match () {
            () if next == ' ' || CLOSING.contains(next) => false,
            () if c == ' ' => true,
            () if "（《“(".contains(c) => false,
            () => wide(c) || wide(next),
        };
        if may_break {
            words.push(&text[start..end]);
            start = end;
        }
    }
    words.push(&text[start..]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_characters_and_at_blanks() {
        assert_eq!(wrap("有 1 个数对不上，其余都对得上。", 16), ["有 1 个数对不", "上，其余都对得", "上。"]);
        assert_eq!(wrap("all figures agree", 11), ["all figures", "agree"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("1234567890123 x", 5), ["1234567890123", "x"]);
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "核对 612 处：592 处一致，14 处四舍五入，6 处不一致。abc def ".repeat(9);
        assert!(wrap(&text, 30).iter().all(|line| columns(line) <= 30));
    }
}
