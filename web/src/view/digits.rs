//! Separators between thousands: numbers that the page writes itself have them where most numbers of the document do,
//! so that they are alike within one view.

use super::Dossier;
use gouji_report::published::Figure;

/// The separators that documents use.
const SEPARATORS: [char; 2] = [',', '，'];

/// A number with separators between its thousands, or without any; what stands around its digits stays.
pub fn spelled(number: &str, grouped: bool) -> String {
    let Some(start) = number.find(|c: char| c.is_ascii_digit()) else { return number.to_string() };
    let (before, rest) = number.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && !SEPARATORS.contains(&c)).unwrap_or(rest.len());
    let (whole, after) = rest.split_at(end);
    let digits: Vec<char> = whole.chars().filter(char::is_ascii_digit).collect();
    let mut out = before.to_string();
    for (at, digit) in digits.iter().enumerate() {
        if grouped && at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(*digit);
    }
    out + after
}

/// Whether most of the figures that are long enough for separators have them.
pub fn are_grouped(figures: &[Figure]) -> bool {
    let whole = |figure: &&Figure| {
        let whole = figure.text.split('.').next().unwrap_or_default();
        whole.chars().filter(char::is_ascii_digit).count() > 3
    };
    let (mut with, mut long) = (0usize, 0usize);
    for figure in figures.iter().filter(whole) {
        long += 1;
        with += usize::from(figure.text.contains(SEPARATORS));
    }
    2 * with > long
}

impl Dossier {
    /// A number as most of the document's numbers are written: with or without separators.
    pub fn alike(&self, number: &str) -> String {
        spelled(number, self.grouped)
    }
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure};
    use super::*;

    #[test]
    fn digits_get_separators_or_lose_them() {
        let with = |number| spelled(number, true);
        assert_eq!(with("1234567.8912 万元"), "1,234,567.8912 万元");
        assert_eq!(with("−12,34.5"), "−1,234.5");
        assert_eq!((with("123"), with("—")), ("123".into(), "—".into()));
        assert_eq!(spelled("1,234，567.80", false), "1234567.80");
    }

    #[test]
    fn the_document_decides_by_its_long_numbers() {
        let of = |texts: &[&str]| {
            let figures = (0u32..).zip(texts).map(|(at, text)| figure(at, at + 1, text)).collect();
            dossier("1", figures, vec![], vec![]).alike("1234")
        };
        assert_eq!(of(&["1,234.00", "12.00", "13.00", "2,345.00", "3456.00"]), "1,234");
        assert_eq!(of(&["1,234.00", "2345.00"]), "1234");
        assert_eq!(of(&["12.00"]), "1234");
    }
}
