//! Traditional characters for readers who are used to them: how the page is shown, never what is checked or exported.
//! The pairs are those of OpenCC (Apache-2.0) among the characters of GB 2312, in the forms that books print today;
//! where a character stands for several, the word decides.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Simplified characters in the order of their code points, and on the next line the traditional one of each.
const CHARACTERS: &str = include_str!("traditional/characters.txt");
/// Words of two characters whose characters are not the usual ones: simplified, and behind that traditional.
const WORDS: &str = include_str!("traditional/words.txt");

struct Table {
    characters: HashMap<char, char>,
    words: HashMap<[char; 2], [char; 2]>,
    /// The other way, for what a reader looks for.
    back: HashMap<char, char>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (simplified, traditional) = CHARACTERS.trim_end().split_once('\n').unwrap_or_default();
        let pairs = || simplified.chars().zip(traditional.chars());
        let word = |line: &str| {
            let mut letters = line.chars();
            let mut two = || Some([letters.next()?, letters.next()?]);
            Some((two()?, two()?))
        };
        Table {
            characters: pairs().collect(),
            words: WORDS.lines().filter_map(word).collect(),
            back: pairs().map(|(simplified, traditional)| (traditional, simplified)).collect(),
        }
    })
}

/// A text in traditional characters; `None` where it has nothing to be changed.
pub fn traditional(text: &str) -> Option<String> {
    // Figures and signs are most of what a form prints.
    if text.is_ascii() {
        return None;
    }
    let table = table();
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let word = letters.peek().and_then(|next| table.words.get(&[letter, *next]));
        match word {
            Some(word) => {
                letters.next();
                out.extend(word);
            }
            None => out.push(table.characters.get(&letter).copied().unwrap_or(letter)),
        }
    }
    (out != text).then_some(out)
}

/// The simplified character of each traditional one: what a reader writes into the find box of a simplified text.
pub fn simplified(text: &str) -> String {
    text.chars().map(|letter| table().back.get(&letter).copied().unwrap_or(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        traditional(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn the_word_decides_which_character_is_meant() {
        assert_eq!(of("按规定核对预算，关系准确"), "按規定核對預算，關係準確");
        assert_eq!(of("批复批准制度制造采购"), "批覆批准制度製造採購");
        assert_eq!(of("本年结余与上年结转，干部和干扰"), "本年結餘與上年結轉，幹部和干擾");
        assert_eq!(of("四舍五入；公里；里面；后勤；为什么"), "四捨五入；公里；裡面；後勤；為什麼");
        assert_eq!(of("合计 1,200.50 万元，征收与征程，复核"), "合計 1,200.50 萬元，徵收與征程，複核");
    }

    #[test]
    fn what_has_nothing_simplified_stays() {
        for text in ["", "1,200.50", "total", "公用 20.00", "國庫集中支付"] {
            assert_eq!(traditional(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_looked_for_is_found_in_a_simplified_text() {
        assert_eq!(simplified("預算單位 410"), "预算单位 410");
        assert_eq!(simplified(&of("社会保障和就业支出")), "社会保障和就业支出");
    }

    #[test]
    fn every_text_of_the_page_can_be_shown() {
        let (simplified, traditional) = CHARACTERS.trim_end().split_once('\n').expect("two lines");
        assert_eq!(simplified.chars().count(), traditional.chars().count());
        assert!(WORDS.lines().all(|line| line.chars().count() == 4), "words have two characters");
        let page = include_str!("messages/zh.rs");
        let left = of(page);
        for letter in "与单试请这时问题数对东种么结处没读书页".chars() {
            assert!(!left.contains(letter), "{letter}");
        }
    }
}
