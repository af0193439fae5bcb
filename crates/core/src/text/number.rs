//! Numbers in clean text: where they stand, their decimals, and the unit that follows.

#[cfg(test)]
mod as_written;
mod cell;
mod lookalikes;
mod unread;

use crate::model::amount::{Amount, Unit};
pub use cell::{NoNumber, is_padded, no_number, whole_cell};
pub use lookalikes::{as_digits, lookalikes, looks_like_number};
use rust_decimal::Decimal;
pub use unread::tells_quantity;

/// A number found in clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// First byte of its digits (or of its sign).
    pub start: usize,
    /// One past its last digit.
    pub end: usize,
    /// One past its unit.
    pub unit_end: usize,
    /// Value, decimals, unit; `Count` where no unit of money or percent follows.
    pub amount: Amount,
}

/// All numbers of `clean`, in order. Digits that belong to a word or a code (`A4`, `3-5`) are numbers too:
/// what they mean is not decided here.
pub fn numbers(clean: &str) -> Vec<Number> {
    let bytes = clean.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut mixed = lookalikes(clean).into_iter().peekable();
    while at < bytes.len() {
        // `3O.5万元` is no number, and 5 none either.
        if let Some((_, end)) = mixed.next_if(|(start, _)| *start <= at) {
            at = end.max(at);
            continue;
        }
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        match number_at(clean, at) {
            Some(n) => {
                at = n.end;
                found.push(n);
            }
            None => at = end_of_digits(bytes, at),
        }
    }
    found
}

fn end_of_digits(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// The number whose first digit stands at `start`; `None` if it is longer than a decimal can hold.
fn number_at(clean: &str, start: usize) -> Option<Number> {
    let bytes = clean.as_bytes();
    let mut end = end_of_digits(bytes, start);
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && end_of_digits(bytes, end + 1) == end + 4 {
            end += 4;
        }
    }
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        let fraction_end = end_of_digits(bytes, end + 1);
        // `1.2025年`: the mark of a list glued to a year.
        if fraction_end == end + 5
            && clean[end + 1..].starts_with("20")
            && clean[fraction_end..].starts_with('年')
        {
            return None;
        }
        decimals = (fraction_end - end - 1) as u32;
        end = fraction_end;
    }
    let value = parse(&clean[start..end])?;
    let (unit, unit_len) = unit_after(&clean[end..]);
    let negative = is_negative(&clean[..start]);
    let value = if negative { -value } else { value };
    let from = if negative { start - sign_length(&clean[..start]) } else { start };
    Some(Number {
        start: from,
        end,
        unit_end: end + unit_len,
        amount: Amount { value, decimals, unit, exact: false },
    })
}

/// Longer ones are account numbers and noise; sums of shorter ones cannot overflow.
const MOST_DIGITS: usize = 16;

fn parse(digits: &str) -> Option<Decimal> {
    let (mut value, mut length, mut decimals) = (0_i64, 0, None);
    for byte in digits.bytes().filter(|b| *b != b',') {
        length += 1;
        match byte {
            b'0'..=b'9' if length <= MOST_DIGITS => {
                value = value * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|n: u32| n + 1);
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            _ => return None,
        }
    }
    (length > 0 && length <= MOST_DIGITS).then(|| Decimal::new(value, decimals.unwrap_or(0)))
}

/// A minus sign before the digits; a dash between numbers or words is none.
fn is_negative(before: &str) -> bool {
    let len = sign_length(before);
    if len == 0 {
        return false;
    }
    before[..before.len() - len].chars().next_back().is_none_or(|c| "（=：，、".contains(c))
}

fn sign_length(before: &str) -> usize {
    match before.chars().next_back() {
        Some(c @ ('-' | '−' | '－')) => c.len_utf8(),
        _ => 0,
    }
}

fn unit_after(rest: &str) -> (Unit, usize) {
    const UNITS: &[(&str, Unit)] = &[
        ("%", Unit::Percent),
        ("亿元", Unit::HundredMillionYuan),
        ("万元", Unit::TenThousandYuan),
        ("千元", Unit::ThousandYuan),
        ("元", Unit::Yuan),
    ];
    // `5万。` is money, `0.3万人` is not.
    if let Some(after) = rest.strip_prefix('万')
        && after.chars().next().is_none_or(|c| "。，；、）".contains(c))
    {
        return (Unit::TenThousandYuan, '万'.len_utf8());
    }
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    UNITS
        .iter()
        .find(|(label, _)| rest[gap..].starts_with(label))
        .map_or((Unit::Count, 0), |(label, unit)| (*unit, gap + label.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(clean: &str) -> Vec<String> {
        numbers(clean).iter().map(|n| format!("{} {:?}", n.amount.value, n.amount.unit)).collect()
    }

    #[test]
    fn reads_numbers_with_units() {
        assert_eq!(shown("占97.47%，增加53.25万元"), ["97.47 Percent", "53.25 TenThousandYuan"]);
        assert_eq!(shown("2,197.77与1,23"), ["2197.77 Count", "1 Count", "23 Count"]);
        assert_eq!(shown("（-3.00万元）"), ["-3.00 TenThousandYuan"]);
        assert_eq!(shown("3-5个"), ["3 Count", "5 Count"]);
        assert_eq!(shown("2026年1月"), ["2026 Count", "1 Count"]);
        assert_eq!(shown("3O.5万元，l2.34%，4.5万元"), ["4.5 TenThousandYuan"]);
        assert_eq!(shown("DRG付费O2O平台25万元"), ["2 Count", "25 TenThousandYuan"]);
    }

    #[test]
    fn a_cell_is_one_number_or_none() {
        assert!(whole_cell("856.37").is_some());
        assert!(whole_cell("201一般公共服务支出").is_none());
        assert!(whole_cell("<=47万").is_none());
        assert!(whole_cell(&"9".repeat(60)).is_none());
    }

    #[test]
    fn a_cell_is_a_number_whatever_an_office_writes_around_it() {
        let value = |clean: &str| whole_cell(clean).map(|n| n.amount.value.to_string());
        for (clean, stated) in [
            ("（65.44）", "-65.44"),
            ("（4.67%）", "-4.67"),
            ("（4.67）%", "-4.67"),
            ("（-4.67）", "-4.67"),
            ("△65.44", "-65.44"),
            ("–65.44", "-65.44"),
            ("1，234.56", "1234.56"),
            ("1 234.56", "1234.56"),
            ("12,034，567.80", "12034567.80"),
            ("1,419.96①", "1419.96"),
            ("1,419.96（注1）", "1419.96"),
            ("*12.00", "12.00"),
            ("￥12.00", "12.00"),
        ] {
            assert_eq!(value(clean).as_deref(), Some(stated), "{clean}");
        }
        for clean in ["（1）", "12 345", "12.5 60", "12.00（其中5）", "1.2.3", "2026年", "A4"] {
            assert_eq!(value(clean), None, "{clean}");
        }
        assert!(
            is_padded("01") && is_padded("0205") && !is_padded("0") && !is_padded("0.10") && !is_padded("10")
        );
        assert_eq!(no_number("/"), Some(NoNumber::Nothing));
        assert_eq!(no_number("——"), Some(NoNumber::NotStated));
        assert_eq!(no_number("#REF!"), Some(NoNumber::Words));
        assert_eq!(no_number("1.00"), None);
    }

    #[test]
    fn a_mark_behind_a_figure_leads_to_a_note() {
        for cell in
            ["50.00*", "50.00①", "50.00 ²", "50.00注", "50.00注2", "50.00（注）", "50.00（1）", "50.00万元※"]
        {
            assert_eq!(
                whole_cell(cell).map(|n| n.amount.value.to_string()).as_deref(),
                Some("50.00"),
                "{cell}"
            );
        }
        for cell in ["50.00人", "50.00（含下属单位）", "50.00注明", "50.00/60.00", "3辆"] {
            assert!(whole_cell(cell).is_none(), "{cell}");
        }
    }

    #[test]
    fn what_looks_like_a_number_and_is_none_is_known() {
        for cell in ["5O.OO", "l2.34", "1,O00", "99999999999999999.00", "12,34.50"] {
            assert!(whole_cell(cell).is_none() && looks_like_number(cell), "{cell}");
        }
        for cell in [
            "50.00",
            "",
            "A4",
            "SO",
            "2026-01-05",
            "2026.1.5",
            "0991-1234567",
            "B01",
            "一、本年收入",
            "10.5.2",
        ] {
            assert!(!looks_like_number(cell), "{cell}");
        }
    }
}
