//! What a cell of amounts prints that tells how much, and of which no value can be read.

use super::{NoNumber, no_number};

/// Whether a cell that is no number was meant to tell how much: numerals of any kind with few words around them,
/// `约40.00`, `④0.00`, 四十万元, 40.00（含下属）, or what stands for figures that are withheld or broken, `***`, `#REF!`, XX.
/// Names, dashes and dots do not.
pub fn tells_quantity(clean: &str) -> bool {
    if no_number(clean) != Some(NoNumber::Words) {
        return false;
    }
    let words = clean.chars().filter(|c| is_word(*c)).take(MOST_WORDS + 1).count();
    let numerals = clean.chars().any(|c| c.is_ascii_digit() || c.is_numeric() && !is_chinese_numeral(c));
    let sum = || clean.chars().all(|c| is_chinese_numeral(c) || CHINESE_UNITS.contains(c));
    let withheld = || words == 0 && clean.contains(|c: char| c.is_alphanumeric() || "*#?？＊×".contains(c));
    numerals && words <= MOST_WORDS || sum() || withheld()
}

/// So many characters of words may stand around the digits of a figure.
const MOST_WORDS: usize = 12;

/// The numerals of words, of cheques and of traders.
fn is_chinese_numeral(c: char) -> bool {
    "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟".contains(c)
        || matches!(c, '〡'..='〩' | '〸'..='〺')
}

/// What stands between and behind numerals in words.
const CHINESE_UNITS: &str = "元圆角分厘点整正. ";

/// Whether a character makes words: ideographs that are no numerals.
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}') && !is_chinese_numeral(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_how_much_is_known_by_its_numerals_or_by_what_withholds_them() {
        for cell in [
            "④0.00",
            "⁴⁰.⁰⁰",
            "四十",
            "肆拾万元整",
            "四〇.〇〇",
            "½",
            "40½",
            "约40.00",
            ">40.00",
            "RMB40.00",
            "40.00人",
            "40.00-50.00",
            "40.00（含下属）",
            "4O",
            "OO.OO",
            "***",
            "#REF!",
            "XX",
            "?",
            "40.00?",
            "40·00",
            "㊵",
            "Ⅳ",
            "4\u{303}0.00",
        ] {
            assert!(tells_quantity(cell), "{cell}");
        }
        for cell in [
            "",
            "40.00",
            "-",
            "—",
            "无",
            "……",
            "√",
            "同上",
            "一般公共服务支出",
            "基本支出",
            "2026年某县某馆文化活动经费项目支出明细",
        ] {
            assert!(!tells_quantity(cell), "{cell}");
        }
    }
}
