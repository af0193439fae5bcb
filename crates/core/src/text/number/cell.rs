//! What a cell holds: one number with whatever an office writes around it, a sign for nothing, or words.

use super::{Number, end_of_digits, is_negative, number_at, parse, sign_length, unit_after};
use crate::model::amount::{Amount, Unit};

/// Whether a cell holds a whole number with zeros before it, `01`, `0205`: a code, never money.
pub fn is_padded(clean: &str) -> bool {
    clean.len() > 1 && clean.starts_with('0') && clean.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

/// What a cell holds that is not empty and no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNumber {
    /// A sign for nothing: `-`, `/`, 无.
    Nothing,
    /// A long dash: nothing is told here, not even zero.
    NotStated,
    /// Anything else: withheld, broken or words.
    Words,
}

/// What a cell says that is no number; `None` for an empty cell and for a number.
pub fn no_number(clean: &str) -> Option<NoNumber> {
    if clean.is_empty() || whole_cell(clean).is_some() {
        return None;
    }
    let all = |marks: &str| clean.chars().all(|c| marks.contains(c) || c == ' ');
    Some(match () {
        () if all("-/\\") || matches!(clean, "无" | "未安排" | "零") => NoNumber::Nothing,
        () if all("-—－–―‒─") => NoNumber::NotStated,
        () => NoNumber::Words,
    })
}

/// The number that a whole cell is, such as `2,197.77`, `-3.00`, `(3.00)`, `1, 234.56`, `12.00①` or `0.00%`; `None`
/// if the cell says anything else.
pub fn whole_cell(clean: &str) -> Option<Number> {
    let first = clean.bytes().position(|b| b.is_ascii_digit())?;
    // Most hold the number and nothing beside it.
    if first == 0 && clean.bytes().all(|b| matches!(b, b'0'..=b'9' | b',' | b'.')) {
        let whole = number_at(clean, 0).filter(|n| n.end == clean.len());
        if whole.is_some() {
            return whole;
        }
    }
    let (inner, negative) = in_brackets(clean);
    let open = inner.as_ptr() as usize - clean.as_ptr() as usize;
    let (digits_end, n) = set_apart(clean, first).or_else(|| number_at(clean, first).map(|n| (n.end, n)))?;
    let close = open + inner.len();
    let rest = clean.get(n.unit_end..close)?;
    let before = clean.get(open..n.start.min(first))?.trim_matches([' ', '+', '¥', '￥', '※', '*']);
    let signed = before.trim_start_matches(MINUS);
    if !signed.trim_matches([' ', '¥', '￥']).is_empty() || !is_note_mark(rest.trim()) {
        return None;
    }
    // `(1)` numbers a column or a line.
    let telling = n.amount.decimals > 0
        || n.amount.unit == Unit::Percent
        || clean[first..digits_end].contains([',', '，']);
    if negative && !telling {
        return None;
    }
    let minus = negative || signed.len() < before.len();
    // Within brackets a minus says it twice.
    let value = if minus { -n.amount.value.abs() } else { n.amount.value };
    let (start, end) = if negative { (0, clean.len()) } else { (n.start, n.end) };
    Some(Number { start, end, unit_end: n.unit_end.max(end), amount: Amount { value, ..n.amount } })
}

/// Signs before a negative beside those of running text.
const MINUS: [char; 5] = ['△', '▲', '–', '—', '负'];

/// What stands within the brackets that are around a whole cell, a percent sign behind them left to it; whether there
/// are some.
fn in_brackets(clean: &str) -> (&str, bool) {
    let bare = clean.strip_suffix('%').filter(|bare| bare.ends_with('）')).unwrap_or(clean);
    match bare.strip_prefix('（').and_then(|inner| inner.strip_suffix('）')) {
        Some(inner) if !inner.contains(['（', '）']) => (inner, true),
        _ => (clean, false),
    }
}

/// A number whose thousands are set apart by more than a comma, `1, 234.56`, `1 234.56`, `1'234.56`: where its digits
/// end, and it.
fn set_apart(clean: &str, start: usize) -> Option<(usize, Number)> {
    const GAPS: [char; 5] = [',', '，', ' ', '\'', '’'];
    let bytes = clean.as_bytes();
    let mut end = end_of_digits(bytes, start);
    if end - start > 3 || !clean[end..].starts_with(GAPS) {
        return None;
    }
    let mut plain = clean[start..end].to_string();
    let mut apart = false;
    loop {
        let rest = &clean[end..];
        let gap = rest.len() - rest.trim_start_matches(GAPS).len();
        if gap == 0 || end_of_digits(bytes, end + gap) != end + gap + 3 {
            break;
        }
        apart |= &rest[..gap] != ",";
        plain.push_str(&clean[end + gap..end + gap + 3]);
        end += gap + 3;
    }
    let whole = end;
    if bytes.get(end) == Some(&b'.') {
        end = end_of_digits(bytes, end + 1);
    }
    if !apart || end == whole + 1 {
        return None;
    }
    plain.push_str(&clean[whole..end]);
    let decimals = end.saturating_sub(whole + 1) as u32;
    // Whole numbers side by side are two of them.
    if decimals == 0 && clean[start..end].contains(' ') && !clean[start..end].contains([',', '，']) {
        return None;
    }
    let (unit, unit_len) = unit_after(&clean[end..]);
    let negative = is_negative(&clean[..start]);
    let from = if negative { start - sign_length(&clean[..start]) } else { start };
    let value = parse(&plain)?;
    let value = if negative { -value } else { value };
    let amount = Amount { value, decimals, unit, exact: false };
    Some((end, Number { start: from, end, unit_end: end + unit_len, amount }))
}

/// What leads from a figure to a note below its table: *, ①, ¹, 注, 注2, （注）, （1）, [a]; nothing at all as well.
fn is_note_mark(rest: &str) -> bool {
    const MARKS: &str = "*※†‡§#★☆▲△◆◇●○⁎⁑";
    let sign =
        |c: char| MARKS.contains(c) || matches!(c, '⁰'..='⁹' | '²' | '³' | '¹' | '①'..='⓿' | '❶'..='➓');
    let rest = rest.trim_matches(sign);
    let inner = rest.strip_prefix('（').and_then(|r| r.strip_suffix('）'));
    let word = |text: &str| {
        let number = text.strip_prefix("备注").or_else(|| text.strip_prefix('注'));
        number.is_some_and(|n| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let short = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    rest.is_empty() || word(rest) || inner.is_some_and(|inner| word(inner) || short(inner))
}
