//! Running text cleaned for the machine, with the way back to the source.
//! Converters leave markup, spaces inside words, mixed widths and radicals in the place of characters; none of it
//! survives here.

use crate::source::Span;
use crate::source::characters::{foreign_digit, ideograph, is_unseen, punctuation};
use crate::source::radicals::character;
use crate::source::traditional::simplified;

/// Clean text: no markup left-overs, no spaces between Chinese characters, uniform brackets, digits and signs,
/// no quotation marks. [`Text::source_span`] tells where a range of it stands.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The clean text.
    pub clean: String,
    /// The parts of the source that it was made from, in order; more than one where a page break cut it.
    pub spans: Vec<Span>,
    map: Vec<Segment>,
}

/// A stretch of clean text and what it was made from; byte for byte where both have the same length.
#[derive(Clone, Copy, Debug)]
struct Segment {
    clean: u32,
    clean_len: u32,
    source: u32,
    source_len: u32,
}

impl Text {
    /// Cleans `span` of `source`.
    pub fn new(source: &str, span: Span) -> Self {
        let mut text = Text::default();
        text.append(source, span);
        text
    }

    /// Adds a further part, such as what follows a page break.
    pub fn append(&mut self, source: &str, span: Span) {
        self.spans.push(span);
        let raw = span.of(source);
        self.clean.reserve(raw.len());
        let mut at = 0;
        while let Some(c) = raw[at..].chars().next() {
            let rest = &raw[at..];
            let (eaten, made) = self.next_piece(rest, c);
            if let Some(made) = made {
                self.push(made, span.start + at as u32, eaten as u32);
            }
            at += eaten;
        }
    }

    /// How many bytes of `rest` the next piece takes, and the character made of it, if any.
    fn next_piece(&self, rest: &str, c: char) -> (usize, Option<char>) {
        let len = c.len_utf8();
        // Nearly all characters are of these, and stand for themselves.
        if c.is_ascii_alphanumeric() {
            return (len, Some(c));
        }
        if ('\u{4e00}'..='\u{9fff}').contains(&c) {
            return (len, Some(simplified(c)));
        }
        let c = if c.is_ascii() { c } else { punctuation(ideograph(c)) };
        if matches!(c, '(' | '（')
            && self.ends_with_ideograph()
            && let Some(pronunciation) = pronunciation(&rest[len..])
        {
            return (len + pronunciation, None);
        }
        match c {
            c if is_unseen(c) => (len, None),
            '<' => match tag_length(rest) {
                Some(n) => (n, None),
                None => (len, Some('<')),
            },
            '*' if rest.starts_with("**") => (2, None),
            '\\' if rest.starts_with("\\times") => (6, Some('×')),
            '\\' if rest.starts_with("\\%") => (1, None),
            // A comma that formulas keep from being followed by a gap: `1{,}319.96`.
            '{' if rest.starts_with("{,}")
                && self.ends_with_digit()
                && starts_with_three_digits(&rest[3..]) =>
            {
                (3, Some(','))
            }
            '$' | '“' | '”' | '"' | '＂' | '「' | '」' => (len, None),
            '(' | '〔' | '［' | '[' | '【' => (len, Some('（')),
            ')' | '〕' | '］' | ']' | '】' => (len, Some('）')),
            ':' => (len, Some('：')),
            ';' => (len, Some('；')),
            ',' | '，' => {
                let after = &rest[len..];
                let parted = starts_with_three_digits(after) || is_torn_thousands(after);
                let thousands = self.ends_with_digit() && parted;
                (len, Some(if thousands { ',' } else { '，' }))
            }
            '．' | '.' => (len, Some(if self.ends_sentence(&rest[len..]) { '。' } else { '.' })),
            '≤' => (len, Some('≤')),
            c if ('\u{ff01}'..='\u{ff5e}').contains(&c) && !"（），：；？！".contains(c) => {
                (len, char::from_u32(c as u32 - 0xfee0))
            }
            // Thin spaces between thousands.
            '\u{2009}' | '\u{202f}' if self.ends_with_digit() && starts_with_three_digits(&rest[len..]) => {
                (len, None)
            }
            c if c.is_whitespace() => (len, self.space(&rest[len..])),
            c if let Some(value) = foreign_digit(c) => (len, char::from_digit(value.into(), 10)),
            c => (len, Some(simplified(character(c)))),
        }
    }

    /// Whether a point ends a sentence: behind a unit or a bracket, with nothing or a word after it. The mark of a
    /// list stands behind a numeral, that of a decimal behind a digit.
    fn ends_sentence(&self, after: &str) -> bool {
        let unit = self.clean.ends_with(['%', '元', '辆', '次', '批', '人', '）']);
        let next = after.trim_start().chars().next();
        // However long the text is, its first characters tell.
        let numbered = self.clean.starts_with('（') && self.clean.chars().nth(5).is_none();
        unit && !numbered && next.is_none_or(|c| c.is_alphabetic() && !c.is_ascii() || "（“\"".contains(c))
    }

    /// Whether the digits before a point at the end belong to a figure: a mark of a list stands where a clause begins.
    fn is_point_of_figure(&self) -> bool {
        let Some(digits) = self.clean.strip_suffix('.') else { return false };
        let before = digits.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        let amount = before.len() < digits.len();
        amount && before.chars().next_back().is_some_and(|c| c.is_alphabetic() && !c.is_ascii())
    }

    fn ends_with_ideograph(&self) -> bool {
        self.clean.ends_with(|p: char| ('\u{4e00}'..='\u{9fff}').contains(&p))
    }

    fn ends_with_digit(&self) -> bool {
        self.clean.ends_with(|p: char| p.is_ascii_digit())
    }

    /// What a space becomes: nothing, unless it parts two words or numbers of ASCII.
    fn space(&self, after: &str) -> Option<char> {
        let before = self.clean.chars().next_back()?;
        let after = after.trim_start_matches(is_unseen);
        let next = after.chars().next()?;
        // `2. 2026年`: the mark of a list, not a decimal.
        if before == '.' && next.is_ascii_digit() {
            return Some(' ').filter(|_| !(self.is_point_of_figure() && is_fraction(after)));
        }
        if !(before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()) {
            return None;
        }
        if before.is_ascii_digit() && next.is_ascii_digit() && is_torn_decimal(&self.clean, after) {
            return None;
        }
        Some(' ')
    }

    fn push(&mut self, made: char, source: u32, source_len: u32) {
        let (clean, clean_len) = (self.clean.len() as u32, made.len_utf8() as u32);
        self.clean.push(made);
        if let Some(last) = self.map.last_mut()
            && last.clean_len == last.source_len
            && clean_len == source_len
            && last.source + last.source_len == source
        {
            last.clean_len += clean_len;
            last.source_len += source_len;
            return;
        }
        self.map.push(Segment { clean, clean_len, source, source_len });
    }

    /// Where the bytes `start..end` of the clean text stand in the source.
    pub fn source_span(&self, start: usize, end: usize) -> Span {
        let from = self.source_at(start);
        let to = if end > start { self.source_end(end) } else { from };
        Span { start: from, end: to.max(from) }
    }

    fn segment(&self, at: u32) -> Option<&Segment> {
        let n = self.map.partition_point(|s| s.clean <= at);
        self.map.get(n.checked_sub(1)?)
    }

    fn source_at(&self, at: usize) -> u32 {
        let Some(s) = self.segment(at as u32) else { return self.spans.first().map_or(0, |s| s.start) };
        if s.clean_len == s.source_len { s.source + (at as u32 - s.clean).min(s.clean_len) } else { s.source }
    }

    fn source_end(&self, end: usize) -> u32 {
        let Some(s) = self.segment(end as u32 - 1) else { return self.spans.last().map_or(0, |s| s.end) };
        if s.clean_len == s.source_len { s.source + (end as u32 - s.clean) } else { s.source + s.source_len }
    }

    /// The least span that covers all its parts.
    pub fn span(&self) -> Span {
        self.spans.iter().copied().reduce(Span::cover).unwrap_or_default()
    }

    /// Whether nothing is left after cleaning.
    pub fn is_empty(&self) -> bool {
        self.clean.is_empty()
    }
}

/// The length of an HTML tag at the start of `text`, if one stands there. `<=47万` is none.
fn tag_length(text: &str) -> Option<usize> {
    const TAGS: &[&str] = &[
        "b", "p", "br", "strong", "i", "em", "u", "span", "div", "sup", "sub", "font", "table", "tr", "td",
        "th", "tbody", "thead", "li", "ul", "ol", "o:p",
    ];
    let rest = text.get(1..)?;
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let end = text.bytes().take(120).position(|b| b == b'>')?;
    let name_len = inner.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b':').count();
    TAGS.contains(&inner[..name_len].to_ascii_lowercase().as_str()).then_some(end + 1)
}

/// `yù）`: how a character is pronounced, in a bracket behind it, as converters to traditional script leave it. How many
/// bytes it takes, its closing bracket too.
fn pronunciation(text: &str) -> Option<usize> {
    const MARKED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
    const LONGEST: usize = 6;
    let (end, bracket) = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, ')' | '）'))?;
    let syllable = &text[..end];
    let letters = syllable.chars().all(|c| c.is_ascii_lowercase() || c == 'ü' || MARKED.contains(c));
    let marked = syllable.chars().filter(|c| MARKED.contains(*c)).count() == 1;
    (letters && marked).then_some(end + bracket.len_utf8())
}

fn starts_with_three_digits(text: &str) -> bool {
    let digit = |c: &char| c.is_ascii_digit() || foreign_digit(*c).is_some();
    text.chars().filter(|c| !is_unseen(*c)).take_while(digit).take(4).count() == 3
}

/// Whether what follows a comma is three digits of a figure behind a space, as justified setting leaves it.
fn is_torn_thousands(after: &str) -> bool {
    let digits = after.trim_start_matches([' ', '\u{a0}']);
    let end = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let goes_on = end.trim_start_matches([' ', '\u{a0}']).starts_with(['.', ',', '万', '元', '亿', '%']);
    digits.len() < after.len() && digits.len() - end.len() == 3 && goes_on
}

/// Whether digits behind a point and a space are its decimals: few, and no year.
fn is_fraction(after: &str) -> bool {
    let end = after.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() - end.len() <= 4 && !end.trim_start().starts_with('年')
}

/// Whether a space between `before` and `after` tears a figure apart, as in `28.5 6万元`.
fn is_torn_decimal(before: &str, after: &str) -> bool {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let rest = &before[..before.len() - digits];
    let one_decimal =
        digits == 1 && rest.ends_with('.') && rest[..rest.len() - 1].ends_with(|c: char| c.is_ascii_digit());
    let second = after.chars().filter(|c| !is_unseen(*c)).nth(1);
    one_decimal && second.is_none_or(|c| !c.is_ascii_digit() && c != '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(raw: &str) -> Text {
        Text::new(raw, Span::new(0, raw.len()))
    }

    #[test]
    fn cleans_what_converters_leave() {
        assert_eq!(clean("<b>2,197.77</b>").clean, "2,197.77");
        assert_eq!(clean("财政专户 (教育收 费)").clean, "财政专户（教育收费）");
        assert_eq!(clean("< =28.5 6万元").clean, "<=28.56万元");
        assert_eq!(clean("（ $40 \\times 0.3$）").clean, "（40×0.3）");
        assert_eq!(clean("为$1{,}319.96$万元，占$4.5\\%$").clean, "为1,319.96万元，占4.5%");
        assert_eq!(clean("**财政拨款**:指").clean, "财政拨款：指");
        assert_eq!(clean("２０２６ 年").clean, "2026年");
        assert_eq!(clean("DRG 工作 25 万元,占 1.5%").clean, "DRG工作25万元，占1.5%");
        assert_eq!(clean("12.5 60").clean, "12.5 60");
        assert_eq!(clean("支出 1 , 419 . 96 万元，占 7. 04%．").clean, "支出1,419.96万元，占7.04%。");
        assert_eq!(clean("费用1, 700.0万元，共2, 300人").clean, "费用1,700.0万元，共2，300人");
        assert_eq!(clean("1. 24万元。2. 2026年").clean, "1. 24万元。2. 2026年");
        assert_eq!(clean("合计3万元. 其中").clean, "合计3万元。其中");
        assert_eq!(clean("12.5 6\u{200b}0").clean, "12.5 60");
        assert_eq!(clean("部⻔收⽀总表").clean, "部门收支总表");
        assert_eq!(clean("1,\u{200d}3\u{ad}91\u{2060}.96\u{200f}万元").clean, "1,391.96万元");
        assert_eq!(clean("٥٠٫٢٥、𝟏𝟐.３4").clean, "50.25、12.34");
        assert_eq!(clean("2026\u{f98e}").clean, "2026年");
        assert_eq!(clean("單位：萬元").clean, "单位：万元");
        assert_eq!(clean("預(yù)算數（shù）為(a)").clean, "预算数为（a）");
    }

    #[test]
    fn leads_back_to_the_source() {
        let raw = "合计 （２８.5 6 万元）";
        let text = clean(raw);
        let at = text.clean.find("28.56").unwrap();
        let span = text.source_span(at, at + 5);
        assert_eq!(span.of(raw), "２８.5 6");
    }
}
