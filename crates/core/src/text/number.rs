//! Numbers in clean text: where they stand, their decimals, and the unit that follows.

use crate::model::amount::{Amount, Unit};
use rust_decimal::Decimal;

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
    while at < bytes.len() {
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

fn parse(digits: &str) -> Option<Decimal> {
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    // Longer ones are account numbers and noise; sums of shorter ones cannot overflow.
    if plain.len() > 16 {
        return None;
    }
    plain.parse().ok()
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

/// The number that a whole cell is, such as `2,197.77`, `-3.00` or `0.00%`; `None` if the cell says anything else.
pub fn whole_cell(clean: &str) -> Option<Number> {
    let first = clean.bytes().position(|b| b.is_ascii_digit())?;
    let n = number_at(clean, first)?;
    let before = clean[..n.start].trim_matches([' ', '+', '¥', '￥']);
    (before.is_empty() && clean[n.unit_end..].trim().is_empty()).then_some(n)
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
    }

    #[test]
    fn a_cell_is_one_number_or_none() {
        assert!(whole_cell("856.37").is_some());
        assert!(whole_cell("201一般公共服务支出").is_none());
        assert!(whole_cell("<=47万").is_none());
        assert!(whole_cell(&"9".repeat(60)).is_none());
    }
}
