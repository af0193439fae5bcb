//! Private numbers: telephone and identity numbers are masked wherever the checker writes.
//! One finder, `private_numbers`, serves every mask.

use gouji::source::characters::{foreign_digit, is_unseen};
use std::borrow::Cow;
use std::ops::Range;

/// A telephone or identity number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateNumber {
    /// Bytes that it takes.
    pub range: Range<usize>,
    /// How many of its digits stay readable at the front; the last four do too.
    head: usize,
    /// How many digits it has.
    digits: usize,
}

const TAIL: usize = 4;

/// Every telephone number (11 digits, the first a 1; also written 3-4-4 with single blanks or hyphens) and every
/// identity number (18 digits, the last may be X) in `text`, in order. Full-width digits count as digits.
///
/// A run that is part of a longer number, or of a number with decimals or separators, is none.
pub fn private_numbers(text: &str) -> Vec<PrivateNumber> {
    let mut found = Vec::new();
    let mut runs = DigitRuns { text, at: 0 }.peekable();
    let mut before: Option<Run> = None;
    while let Some(run) = runs.next() {
        let mut end = run.range.end;
        let number = if run.digits == 11 && run.first == 1 {
            Some((3, 11))
        } else if run.digits == 18 || (run.digits == 17 && text[end..].starts_with(['x', 'X', 'Ｘ', 'ｘ']))
        {
            if run.digits == 17 {
                end += text[end..].chars().next().map_or(0, char::len_utf8);
            }
            Some((6, 18))
        } else if let Some(tail) = in_groups(text, &run, runs.peek()) {
            end = tail;
            Some((3, 11))
        } else {
            None
        };
        let part_of_more = before.as_ref().is_some_and(|b| joined(&text[b.range.end..run.range.start]))
            || decimals_follow(&text[end..]);
        if let Some((head, digits)) = number.filter(|_| !part_of_more) {
            found.push(PrivateNumber { range: run.range.start..end, head, digits });
            while runs.next_if(|r| r.range.start < end).is_some() {}
        }
        before = Some(Run { range: run.range.start..end.max(run.range.end), ..run });
    }
    found
}

/// `text` with its private numbers masked: `138****1234`. What holds none is returned as it is.
pub fn mask(text: &str) -> Cow<'_, str> {
    let numbers = private_numbers(text);
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(Mask { text, numbers }.text(0..text.len()))
}

/// The private numbers of a whole text, so that a part of it is masked even where it cuts a number in two.
#[derive(Clone, Debug)]
pub struct Mask<'a> {
    text: &'a str,
    numbers: Vec<PrivateNumber>,
}

impl<'a> Mask<'a> {
    /// Reads the private numbers of `text`.
    pub fn new(text: &'a str) -> Self {
        Mask { text, numbers: private_numbers(text) }
    }

    /// The part `range` of the text (bytes), masked; empty where the range does not fit the text.
    pub fn text(&self, range: Range<usize>) -> String {
        let Some(part) = self.text.get(range.clone()) else { return String::new() };
        let first = self.numbers.partition_point(|n| n.range.end <= range.start);
        let mut out = String::with_capacity(part.len());
        let mut at = range.start;
        for number in self.numbers[first..].iter().take_while(|n| n.range.start < range.end) {
            if at < number.range.start {
                out.push_str(&self.text[at..number.range.start]);
            }
            let mut nth = 0;
            for (i, c) in self.text[number.range.clone()].char_indices() {
                let is_digit = digit(c).is_some() || c.is_alphabetic();
                let hidden = is_digit && nth >= number.head && nth < number.digits - TAIL;
                nth += usize::from(is_digit);
                if range.contains(&(number.range.start + i)) {
                    // As wide as the digit: offsets into the text hold.
                    out.push(match (hidden, c.len_utf8()) {
                        (false, _) => c,
                        (true, 1) => '*',
                        (true, 2) => '·',
                        (true, 3) => '＊',
                        (true, _) => '\u{1f7ba}',
                    });
                }
            }
            at = number.range.end.min(range.end);
        }
        out.push_str(&self.text[at.min(range.end)..range.end]);
        out
    }
}

/// A run of digits.
struct Run {
    range: Range<usize>,
    digits: usize,
    first: u32,
}

struct DigitRuns<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for DigitRuns<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let rest = &self.text[self.at..];
        let (offset, first) = rest.char_indices().find_map(|(i, c)| digit(c).map(|d| (i, d)))?;
        let start = self.at + offset;
        let (mut end, mut digits) = (start, 0);
        // Marks that nobody sees part no number.
        let mut at = start;
        for c in self.text[start..].chars().take_while(|&c| digit(c).is_some() || is_unseen(c)) {
            at += c.len_utf8();
            if digit(c).is_some() {
                end = at;
                digits += 1;
            }
        }
        self.at = end;
        Some(Run { range: start..end, digits, first })
    }
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        c if c.is_ascii() => None,
        c => foreign_digit(c).map(u32::from),
    }
}

/// The end of a telephone number written 3-4-4 that begins with `run`.
fn in_groups(text: &str, run: &Run, next: Option<&Run>) -> Option<usize> {
    let second = text[run.range.clone()].chars().nth(1).and_then(digit);
    let mobile = run.digits == 3 && run.first == 1 && second >= Some(3);
    let next = next.filter(|n| mobile && n.digits == 4 && gap(&text[run.range.end..n.range.start]))?;
    let last = DigitRuns { text, at: next.range.end }.next()?;
    (last.digits == 4 && gap(&text[next.range.end..last.range.start])).then_some(last.range.end)
}

fn gap(between: &str) -> bool {
    matches!(between, " " | "-" | "－" | "\u{a0}")
}

/// Whether what stands between two runs makes them one number.
fn joined(between: &str) -> bool {
    matches!(between, "." | "," | "，" | "．")
}

fn decimals_follow(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | '．' | ',')) && chars.next().is_some_and(|c| digit(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Made at run time: no private number stands in this file, not even a made-up one.
    fn telephone() -> String {
        format!("1{}", "3".repeat(10))
    }

    fn identity(last: char) -> String {
        format!("{}{last}", "12345678".repeat(2) + "9")
    }

    #[test]
    fn telephone_and_identity_numbers_are_masked() {
        assert_eq!(mask(&format!("电话{}。", telephone())), "电话133****3333。");
        assert_eq!(mask(&identity('0')), "123456********7890");
        assert_eq!(mask(&identity('X')), "123456********789X");
        let grouped = format!("1{}-{}-{}", "33", "3333", "4567");
        assert_eq!(mask(&grouped), "133-****-4567");
        let wide: String = telephone().chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect();
        assert_eq!(mask(&wide), "１３３＊＊＊＊３３３３");
        let unseen = format!("1{}\u{200b}{}", "3".repeat(4), "3".repeat(6));
        assert_eq!(mask(&unseen), "133**\u{200b}**3333");
        let thick: String =
            telephone().chars().filter_map(|c| char::from_u32(c as u32 - 0x30 + 0x1d7ce)).collect();
        assert_eq!(mask(&thick).len(), thick.len());
        assert_eq!(mask(&thick).chars().filter(|c| *c == '\u{1f7ba}').count(), 4);
        assert_eq!(mask(&format!("{}/{}", telephone(), telephone())), "133****3333/133****3333");
    }

    #[test]
    fn amounts_dates_and_codes_stay() {
        let long = "1".repeat(12);
        for text in
            ["226.27", "2080505", "2026年1月15日", "10000000000.00", "1,0000000000", &long, "100 2000 3000"]
        {
            assert!(matches!(mask(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_part_that_cuts_a_number_in_two_is_masked_all_the_same() {
        let text = format!("电话{}。", telephone());
        let mask = Mask::new(&text);
        let start = "电话".len();
        assert_eq!(mask.text(start..start + 5), "133**");
        assert_eq!(mask.text(start + 4..start + 11), "***3333");
        assert_eq!(mask.text(0..text.len()), "电话133****3333。");
        assert_eq!(mask.text(0..text.len()).len(), text.len(), "offsets hold in the masked text");
        assert_eq!(mask.text(1..4), "", "not on a boundary");
        assert_eq!(mask.text(0..999), "", "beyond the end");
    }
}
