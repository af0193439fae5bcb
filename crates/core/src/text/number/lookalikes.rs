//! What looks like a number and is none: letters among its digits, thousands parted where none end.

use super::{MOST_DIGITS, unit_after, whole_cell};
use crate::model::amount::Unit;

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
