//! Marks of an outline: 第一部分, 一、, （一）, `1.`, `（1）`, and the numerals in them.

/// What the largest pieces of a document are called: 第一部分, 第一章.
const PARTS: [&str; 4] = ["部分", "章", "篇", "编"];

/// Outline level of a text by its mark: 1 第一部分 and 第一章, 2 一、, 3 （一）, 4 `1.`, 5 `（1）`.
pub fn outline_level(clean: &str) -> Option<u8> {
    outline_mark(clean).map(|(level, _)| level)
}

/// Outline level of a text and how many bytes its mark takes.
pub fn outline_mark(clean: &str) -> Option<(u8, usize)> {
    let numerals = |s: &str| s.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count() * 3;
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let point = |s: &str| s.chars().next().filter(|c| "、.．".contains(*c)).map(char::len_utf8);
    if let Some(rest) = clean.strip_prefix('第') {
        let n = numerals(rest);
        let part = PARTS.iter().find(|part| n > 0 && rest[n..].starts_with(**part))?;
        return Some((1, '第'.len_utf8() + n + part.len()));
    }
    let n = numerals(clean);
    if n > 0 {
        return point(&clean[n..]).map(|p| (2, n + p));
    }
    if let Some(inner) = clean.strip_prefix('（') {
        let (n, d) = (numerals(inner), digits(inner));
        let (level, len) = if n > 0 { (3, n) } else { (5, d) };
        return ((n > 0 || (1..3).contains(&d)) && inner[len..].starts_with('）'))
            .then_some((level, len + 6));
    }
    let d = digits(clean);
    let p = point(&clean[d..]).filter(|_| (1..3).contains(&d))?;
    let rest = &clean[d + p..];
    let decimal = clean[d..].starts_with('.') && digits(rest) > 0 && !opens_with_year(rest);
    (!decimal).then_some((4, d + p))
}

/// `2025年收入预算情况`, behind the mark of `1.2025年收入预算情况`.
fn opens_with_year(text: &str) -> bool {
    let year = text.split('年').next().filter(|digits| digits.len() < text.len() && digits.len() == 4);
    year.is_some_and(|digits| digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A Chinese numeral up to 99.
pub fn numeral(text: &str) -> Option<u32> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u32 + 1);
    let mut parts = text.split('十');
    let head = parts.next()?;
    let Some(tail) = parts.next() else { return head.chars().next().and_then(digit) };
    let tens = head.chars().next().map_or(Some(1), digit)?;
    Some(10 * tens + tail.chars().next().map_or(Some(0), digit)?)
}
/// Whether a text begins with the name of a class and its mark: `城乡社区支出（类）`.
pub fn opens_with_class(text: &str) -> bool {
    let name = text.split_once("（类）").map(|(name, _)| name);
    name.is_some_and(|name| (3..=24).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic))
}

/// How long the code of a function is that a line begins with, its name right behind it: `2120801征地和拆迁补偿支出9万元`.
pub fn leading_code(clean: &str) -> Option<usize> {
    code_before_name(clean).filter(|_| clean.contains('元'))
}

/// How long the code of a function is that words begin with, its name right behind it.
pub fn code_before_name(words: &str) -> Option<usize> {
    let length = words.bytes().take_while(u8::is_ascii_digit).count();
    let name = words[length..].chars().next()?;
    let named = name.is_alphabetic() && !name.is_ascii() && !"年月日号元万亿个项人家".contains(name);
    (matches!(length, 5 | 7) && words.starts_with('2') && named).then_some(length)
}
