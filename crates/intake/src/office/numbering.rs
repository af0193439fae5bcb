//! Numbers that Word puts before paragraphs by itself: 一、, （一）, 1., as the program shows them.
//! They are not in the text of the file, and a heading without its number is not found.

use crate::office::xml::{self, Node, Tag};
use std::collections::HashMap;

/// Levels that a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone)]
struct Level {
    format: String,
    /// The text, with `%1` for the number of level 1.
    text: String,
    start: u32,
    /// All numbers in digits, whatever their levels say.
    legal: bool,
    /// Nothing stands between the number and the paragraph.
    tight: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level { format: String::new(), text: String::new(), start: 1, legal: false, tight: false }
    }
}

type Levels = [Level; LEVELS];

/// A list: what it is made after, and where its levels begin anew when it is first used.
#[derive(Clone, Default)]
struct Num {
    list: String,
    starts: [Option<u32>; LEVELS],
    used: bool,
}

/// What a style says of lists.
#[derive(Clone, Default)]
struct Style {
    based_on: Option<String>,
    num: Option<String>,
    level: Option<usize>,
}

/// The lists of a document, counting.
#[derive(Default)]
pub struct Numbering {
    /// Abstract lists by their ids.
    lists: HashMap<String, Levels>,
    /// Abstract lists that are another one, by the style that both name: `numStyleLink` and `styleLink`.
    linked: HashMap<String, String>,
    links: HashMap<String, String>,
    nums: HashMap<String, Num>,
    styles: HashMap<String, Style>,
    /// The level that is for a style, by abstract list and style.
    for_style: HashMap<(String, String), usize>,
    counts: HashMap<String, [u32; LEVELS]>,
}

impl Numbering {
    /// Lists as the parts `numbering` and `styles` define them.
    pub fn new(numbering: &str, styles: &str) -> Self {
        let mut this = Numbering::default();
        this.read_lists(numbering);
        this.read_nums(numbering);
        this.read_styles(styles);
        this
    }

    fn read_lists(&mut self, text: &str) {
        let mut list = None::<String>;
        let mut level = 0;
        for node in xml::nodes(text) {
            let Node::Open(tag) = node else { continue };
            let value = tag.get("val");
            match (tag.name(), &list) {
                ("abstractNum", _) => {
                    list = tag.get("abstractNumId");
                    list.iter().for_each(|id| drop(self.lists.insert(id.clone(), Levels::default())));
                }
                // Lists of the document come after the abstract ones.
                ("num", _) => return,
                ("lvl", _) => level = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1),
                ("numStyleLink", Some(id)) => self.links.extend(value.map(|style| (id.clone(), style))),
                ("styleLink", Some(id)) => self.linked.extend(value.map(|style| (style, id.clone()))),
                ("pStyle", Some(id)) => {
                    self.for_style.extend(value.map(|style| ((id.clone(), style), level)));
                }
                (name, Some(id)) => {
                    let levels = self.lists.get_mut(id);
                    levels.into_iter().for_each(|levels| levels[level].set(name, &tag));
                }
                _ => {}
            }
        }
    }

    fn read_nums(&mut self, text: &str) {
        let (mut num, mut level) = (None::<String>, 0);
        for node in xml::nodes(text) {
            let Node::Open(tag) = node else { continue };
            if tag.name() == "num" {
                num = tag.get("numId");
                num.iter().for_each(|id| drop(self.nums.insert(id.clone(), Num::default())));
            }
            let Some(open) = num.as_ref().and_then(|id| self.nums.get_mut(id)) else { continue };
            match tag.name() {
                "abstractNumId" => open.list = tag.get("val").unwrap_or_default(),
                "lvlOverride" => level = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1),
                "startOverride" => open.starts[level] = tag.number("val").map(|start| start as u32),
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, text: &str) {
        let mut open = None::<String>;
        for node in xml::nodes(text) {
            let Node::Open(tag) = node else { continue };
            if tag.name() == "style" {
                open = tag.get("styleId");
            }
            let Some(style) = &open else { continue };
            let style = self.styles.entry(style.clone()).or_default();
            match tag.name() {
                "basedOn" => style.based_on = tag.get("val"),
                "ilvl" => style.level = Some(level(&tag)),
                "numId" => style.num = tag.get("val"),
                _ => {}
            }
        }
    }

    /// The list and the level that a style has, of its own or of the style that it is based on.
    fn of_style(&self, style: &str) -> Option<(String, usize)> {
        let mut at = style;
        for _ in 0..MOST_BASES {
            let found = self.styles.get(at)?;
            if let Some(num) = &found.num {
                let list = self.nums.get(num).map(|num| self.resolved(&num.list).to_owned());
                let level = list.and_then(|list| self.for_style.get(&(list, style.to_owned())).copied());
                return Some((num.clone(), level.or(found.level).unwrap_or(0)));
            }
            at = found.based_on.as_deref()?;
        }
        None
    }

    /// The abstract list that is meant by one that only names a style.
    fn resolved<'a>(&'a self, list: &'a str) -> &'a str {
        self.links.get(list).and_then(|style| self.linked.get(style)).map_or(list, String::as_str)
    }

    /// The number of the next paragraph of a list, or of a style that is in a list; blank where it has none.
    pub fn next(&mut self, num: Option<&str>, level: Option<usize>, style: Option<&str>) -> String {
        let by_style = style.and_then(|style| self.of_style(style));
        let (num, level) = match (num, by_style) {
            (Some("0"), _) | (None, None) => return String::new(),
            (Some(num), by_style) => (num.to_owned(), level.or(by_style.map(|s| s.1)).unwrap_or(0)),
            (None, Some((num, by_style))) => (num, level.unwrap_or(by_style)),
        };
        let level = level.min(LEVELS - 1);
        let Some(found) = self.nums.get(&num).cloned() else { return String::new() };
        let list = self.resolved(&found.list).to_owned();
        let Some(levels) = self.lists.get(&list) else { return String::new() };
        let starts = |n: usize| levels[n].start.saturating_sub(1);
        let counts = self.counts.entry(list).or_insert_with(|| std::array::from_fn(starts));
        if !found.used {
            let anew = found.starts.iter().enumerate();
            anew.for_each(|(n, start)| counts[n] = start.map_or(counts[n], |start| start.saturating_sub(1)));
            self.nums.entry(num).and_modify(|num| num.used = true);
        }
        counts[level] = counts[level].saturating_add(1);
        (level + 1..LEVELS).for_each(|n| counts[n] = starts(n));
        levels[level].shown(level, counts, levels)
    }
}

/// How many styles may be based on one another.
const MOST_BASES: usize = 16;

impl Level {
    fn set(&mut self, name: &str, tag: &Tag) {
        let value = tag.get("val");
        match (name, value) {
            ("numFmt", Some(value)) => self.format = value,
            ("lvlText", Some(value)) => self.text = value,
            ("start", Some(value)) => self.start = value.parse().unwrap_or(1),
            ("suff", Some(value)) => self.tight = value == "nothing",
            ("isLgl", _) => self.legal = tag.is_on(),
            _ => {}
        }
    }

    /// The number with the levels above it.
    fn shown(&self, level: usize, counts: &[u32; LEVELS], levels: &Levels) -> String {
        if self.format == "bullet" {
            return String::new();
        }
        let mut text = self.text.clone();
        for n in 0..LEVELS {
            let count = if n < level { counts[n].max(levels[n].start) } else { counts[n] };
            let format = if self.legal { "decimal" } else { &levels[n].format };
            text = text.replace(&format!("%{}", n + 1), &numeral(count, format));
        }
        // Behind digits and Latin marks the gap is a part of the sense: 1. 2026 年 is not 1.2026 年.
        if !self.tight && text.ends_with(|c: char| c.is_ascii() && c != ' ') {
            text.push(' ');
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
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
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

/// A Roman numeral below 40; above that, digits.
fn roman(n: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    match n {
        1..40 => "X".repeat(n as usize / 10) + ONES[n as usize % 10],
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

    const LISTS: &str = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="4">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="B"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="List"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="6"><w:styleLink w:val="List"/>
        <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
        <w:num w:numId="8"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;

    const STYLES: &str = r#"<w:styles>
        <w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;

    #[test]
    fn lists_count_as_the_program_shows_them() {
        let mut numbering = Numbering::new(LISTS, STYLES);
        assert_eq!(numbering.next(Some("7"), Some(0), None), "一、");
        assert_eq!(numbering.next(Some("7"), Some(1), None), "（一）");
        assert_eq!(numbering.next(Some("7"), Some(2), None), "1.1 ");
        assert_eq!(numbering.next(None, None, Some("A")), "二、");
        assert_eq!(numbering.next(Some("7"), Some(1), None), "（一）");
        assert_eq!(numbering.next(Some("0"), None, Some("A")), "");
        assert_eq!(numbering.next(Some("12"), None, None), "");
        assert_eq!([3, 10, 15, 20, 21, 100].map(counting), ["三", "十", "十五", "二十", "二十一", "100"]);
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "40"]);
    }

    #[test]
    fn a_style_has_the_level_that_is_for_it_and_the_list_of_its_base() {
        let mut numbering = Numbering::new(LISTS, STYLES);
        assert_eq!(numbering.next(None, None, Some("A")), "一、");
        assert_eq!(numbering.next(None, None, Some("B")), "（一）");
        assert_eq!(numbering.next(None, None, Some("B")), "（二）");
        assert_eq!(numbering.next(None, None, Some("C")), "");
    }

    #[test]
    fn a_list_may_begin_anew_and_be_given_by_a_style() {
        let mut numbering = Numbering::new(LISTS, STYLES);
        assert_eq!(numbering.next(Some("7"), Some(0), None), "一、");
        assert_eq!(numbering.next(Some("8"), Some(0), None), "一、");
        assert_eq!(numbering.next(Some("8"), Some(0), None), "二、");
        assert_eq!([1, 2].map(|_| numbering.next(Some("9"), Some(0), None)), ["1. ", "2. "]);
    }
}
