//! Numbers that Word puts before paragraphs by itself: 一、, （一）, 1., as the program shows them.
//! They are not in the text of the file, and a heading without its number is not found.

use crate::office::xml::{self, Node, Tag};
use std::collections::HashMap;

/// Levels that a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    format: String,
    /// The text, with `%1` for the number of level 1.
    text: String,
    start: u32,
}

/// The lists of a document, counting.
#[derive(Default)]
pub struct Numbering {
    /// Abstract lists by their ids.
    lists: HashMap<String, Vec<Level>>,
    /// The abstract list of each list.
    nums: HashMap<String, String>,
    /// The list and level of each style.
    styles: HashMap<String, (String, usize)>,
    counts: HashMap<String, [u32; LEVELS]>,
}

impl Numbering {
    /// Lists as the parts `numbering` and `styles` tell them.
    pub fn new(numbering: &str, styles: &str) -> Self {
        let mut this = Numbering::default();
        this.read_lists(numbering);
        this.read_styles(styles);
        this
    }

    fn read_lists(&mut self, text: &str) {
        let (mut list, mut num) = (None::<String>, None::<String>);
        let mut level = 0;
        for node in xml::nodes(text) {
            let Node::Open(tag) = node else { continue };
            let mut set = |change: &dyn Fn(&mut Level, String)| {
                let levels = list.as_ref().filter(|_| num.is_none()).and_then(|id| self.lists.get_mut(id));
                if let (Some(levels), Some(value)) = (levels, tag.get("val")) {
                    change(&mut levels[level], value);
                }
            };
            match tag.name() {
                "abstractNum" => {
                    list = tag.get("abstractNumId");
                    let blank = vec![Level { start: 1, ..Level::default() }; LEVELS];
                    list.iter().for_each(|id| drop(self.lists.insert(id.clone(), blank.clone())));
                }
                "num" => num = tag.get("numId"),
                "abstractNumId" => {
                    if let (Some(num), Some(list)) = (&num, tag.get("val")) {
                        self.nums.insert(num.clone(), list);
                    }
                }
                "lvl" => level = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1),
                "numFmt" => set(&|level, value| level.format = value),
                "lvlText" => set(&|level, value| level.text = value),
                "start" => set(&|level, value| level.start = value.parse().unwrap_or(1)),
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, text: &str) {
        let mut style = None;
        let mut list: (Option<String>, usize) = (None, 0);
        for node in xml::nodes(text) {
            match node {
                Node::Open(tag) => match tag.name() {
                    "style" => (style, list) = (tag.get("styleId"), (None, 0)),
                    "ilvl" => list.1 = level(&tag),
                    "numId" => list.0 = tag.get("val"),
                    _ => {}
                },
                Node::Close(name) if name == "style" => {
                    if let (Some(style), (Some(num), level)) = (style.take(), std::mem::take(&mut list)) {
                        self.styles.insert(style, (num, level));
                    }
                }
                _ => {}
            }
        }
    }

    /// The number of the next paragraph of a list, or of a style that is in a list; blank where it has none.
    pub fn next(&mut self, num: Option<&str>, level: Option<usize>, style: Option<&str>) -> String {
        let by_style = style.and_then(|style| self.styles.get(style));
        let (num, level) = match (num, by_style) {
            (Some("0"), _) | (None, None) => return String::new(),
            (Some(num), _) => (num.to_owned(), level.or(by_style.map(|s| s.1)).unwrap_or(0)),
            (None, Some((num, by_style))) => (num.clone(), level.unwrap_or(*by_style)),
        };
        let level = level.min(LEVELS - 1);
        let Some(list) = self.nums.get(&num) else { return String::new() };
        let Some(levels) = self.lists.get(list) else { return String::new() };
        let starts = |n: usize| levels[n].start.saturating_sub(1);
        let counts = self.counts.entry(list.clone()).or_insert_with(|| std::array::from_fn(starts));
        counts[level] = counts[level].saturating_add(1);
        (level + 1..LEVELS).for_each(|n| counts[n] = starts(n));
        let mut text = levels[level].text.clone();
        if levels[level].format == "bullet" {
            return String::new();
        }
        for n in 0..LEVELS {
            let count = if n < level { counts[n].max(levels[n].start) } else { counts[n] };
            text = text.replace(&format!("%{}", n + 1), &numeral(count, &levels[n].format));
        }
        text
    }
}

fn level(tag: &Tag) -> usize {
    tag.number("val").unwrap_or(0).min(LEVELS - 1)
}

/// A number as a list shows it.
fn numeral(n: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "upperLetter" | "lowerLetter" if (1..=26).contains(&n) => {
            let letter = char::from(b'a' + (n - 1) as u8);
            if format == "upperLetter" { letter.to_ascii_uppercase().to_string() } else { letter.to_string() }
        }
        "decimalZero" => format!("{n:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&n) => {
            char::from_u32(0x2460 + n - 1).map(String::from).unwrap_or_default()
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            n.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect()
        }
        chinese
            if chinese.starts_with("chineseCounting")
                || chinese.starts_with("japanese")
                || chinese.starts_with("ideographTraditional")
                || chinese.starts_with("taiwanese") =>
        {
            counting(n)
        }
        "ideographDigital" => counting(n),
        _ => n.to_string(),
    }
}

/// A Chinese numeral below 100; above that, digits.
fn counting(n: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match n {
        0..10 => DIGITS[n as usize].to_owned(),
        10..100 => {
            let tens = if n < 20 { "" } else { DIGITS[(n / 10) as usize] };
            let ones = if n.is_multiple_of(10) { "" } else { DIGITS[(n % 10) as usize] };
            format!("{tens}十{ones}")
        }
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_the_program_shows_them() {
        let lists = r#"<w:numbering><w:abstractNum w:abstractNumId="4">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
            </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;
        let styles = r#"<w:styles><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>"#;
        let mut numbering = Numbering::new(lists, styles);
        assert_eq!(numbering.next(Some("7"), Some(0), None), "一、");
        assert_eq!(numbering.next(Some("7"), Some(1), None), "一.1");
        assert_eq!(numbering.next(None, None, Some("A")), "二、");
        assert_eq!(numbering.next(Some("7"), Some(1), None), "二.1");
        assert_eq!(numbering.next(Some("0"), None, Some("A")), "");
        assert_eq!(numbering.next(Some("9"), None, None), "");
        assert_eq!([3, 10, 15, 20, 21, 100].map(counting), ["三", "十", "十五", "二十", "二十一", "100"]);
    }
}
