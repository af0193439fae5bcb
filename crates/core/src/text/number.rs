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
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    if plain.len() > MOST_DIGITS {
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
    NotTold,
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
        () if all("-—－–―‒─") => NoNumber::NotTold,
        () => NoNumber::Words,
    })
}

/// The number that a whole cell is, such as `2,197.77`, `-3.00`, `(3.00)`, `1, 234.56`, `12.00①` or `0.00%`; `None`
/// if the cell says anything else.
pub fn whole_cell(clean: &str) -> Option<Number> {
    let first = clean.bytes().position(|b| b.is_ascii_digit())?;
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
    let bytes = clean.as_bytes();
    let mut end = end_of_digits(bytes, start);
    if end - start > 3 {
        return None;
    }
    let mut plain = clean[start..end].to_string();
    let mut apart = false;
    loop {
        let rest = &clean[end..];
        let gap = rest.len() - rest.trim_start_matches([',', '，', ' ', '\'', '’']).len();
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

/// Whether a cell that is no number looks like one all the same: more digits than a sum can hold, `5O.OO`, `l2.34`,
/// `1,23,4`. Words, codes and dates do not.
pub fn looks_like_number(clean: &str) -> bool {
    if whole_cell(clean).is_some() || clean.len() > 400 {
        return false;
    }
    let digits = clean.bytes().filter(u8::is_ascii_digit).count();
    let plain = clean.chars().all(|c| c.is_ascii_digit() || ".,，-+ %¥".contains(c));
    let long = plain && digits > MOST_DIGITS;
    let amount = |text: &str| whole_cell(text).is_some_and(|n| n.amount.decimals > 0 || text.contains(','));
    long || as_digits(clean).is_some_and(|text| amount(&text)) || plain && is_misgrouped(clean)
}

/// `clean` with digits for the letters that look like them, if it has such letters and little else.
pub fn as_digits(clean: &str) -> Option<String> {
    let digit = |c: char| match c {
        'O' | 'o' | 'Ｏ' | 'О' | 'о' | 'Ο' | 'ο' | '〇' | '○' => Some('0'),
        'l' | 'I' | 'І' | 'Ι' | '丨' | 'ⅼ' | 'Ⅰ' => Some('1'),
        'Z' | 'z' => Some('2'),
        'З' => Some('3'),
        'S' | 's' => Some('5'),
        'б' => Some('6'),
        'B' => Some('8'),
        'q' => Some('9'),
        _ => None,
    };
    let printed = |c: char| c.is_ascii_digit() || ".,-+ %".contains(c);
    let fits = clean.chars().any(|c| digit(c).is_some())
        && clean.bytes().any(|b| b.is_ascii_digit())
        && clean.chars().all(|c| printed(c) || digit(c).is_some());
    fits.then(|| clean.chars().map(|c| digit(c).unwrap_or(c)).collect())
}

/// Where an amount of running text has letters among its digits, `3O.5万元`, `l2.34%`: first byte and one past the last.
pub fn lookalikes(clean: &str) -> Vec<(usize, usize)> {
    const LETTERS: [char; 5] = ['O', 'o', 'l', 'I', '〇'];
    let part = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || LETTERS.contains(&c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(n) = clean[at..].find(LETTERS) {
        let letter = at + n;
        let start = at + clean[at..letter].trim_end_matches(part).len();
        let end = letter + clean[letter..].find(|c: char| !part(c)).unwrap_or(clean.len() - letter);
        at = end;
        let words = clean[start..end].trim_end_matches(['.', ',']);
        let glued = clean[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let amount = words.bytes().any(|b| b.is_ascii_digit())
            && as_digits(words).is_some_and(|text| whole_cell(&text).is_some());
        let unit = !matches!(unit_after(&clean[start + words.len()..]).0, Unit::Count);
        if amount && unit && !glued {
            found.push((start, start + words.len()));
        }
    }
    found
}

/// An amount with decimals whose thousands are parted where none end: `12,34.50`.
fn is_misgrouped(clean: &str) -> bool {
    let Some((whole, decimals)) = clean.rsplit_once('.') else { return false };
    let parted = whole.contains([',', '，']) && !whole.contains('.');
    parted && (1..=4).contains(&decimals.len()) && decimals.bytes().all(|b| b.is_ascii_digit())
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
        for (clean, told) in [
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
            assert_eq!(value(clean).as_deref(), Some(told), "{clean}");
        }
        for clean in ["（1）", "12 345", "12.5 60", "12.00（其中5）", "1.2.3", "2026年", "A4"] {
            assert_eq!(value(clean), None, "{clean}");
        }
        assert!(
            is_padded("01") && is_padded("0205") && !is_padded("0") && !is_padded("0.10") && !is_padded("10")
        );
        assert_eq!(no_number("/"), Some(NoNumber::Nothing));
        assert_eq!(no_number("——"), Some(NoNumber::NotTold));
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
