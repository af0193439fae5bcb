//! Room: made-up disclosures. Errors of prose: what a copied or unfinished document leaves behind.
//! Each kind changes one place of the text; the figures stay as they are.

use crate::dice::Dice;
use crate::make::PLACES;

/// A kind of left-over or slip in the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Residue {
    /// The budget year of one template place is the year before.
    LeftoverYear,
    /// `截至…年底` names the year before the last.
    StaleYearEnd,
    /// A neighbour's name stands for the entity's in one sentence.
    NeighbourName,
    /// `增加（减少）` was never decided.
    UndecidedSign,
    /// `。。` at the end of a sentence.
    DoubledStop,
    /// A bracket that is never closed.
    UnpairedBracket,
    /// A mobile number of a person (its digits are made at run time).
    MobileNumber,
    /// A date as the serial number of a spreadsheet where the date of signature should be.
    DateSerial,
    /// …为空表 under a form that has figures.
    EmptyStatement,
    /// A class in form 3 without sections or items below it.
    ClassWithoutItem,
    /// 亿元 for 万元.
    HundredMillion,
    /// A class by the name it had before a renaming.
    FormerName,
    /// A form is missing from the contents page.
    MissingFromContents,
}

impl Residue {
    /// All kinds.
    pub const ALL: [Residue; 13] = [
        Residue::LeftoverYear,
        Residue::StaleYearEnd,
        Residue::NeighbourName,
        Residue::UndecidedSign,
        Residue::DoubledStop,
        Residue::UnpairedBracket,
        Residue::MobileNumber,
        Residue::DateSerial,
        Residue::EmptyStatement,
        Residue::ClassWithoutItem,
        Residue::HundredMillion,
        Residue::FormerName,
        Residue::MissingFromContents,
    ];
}

/// The text with one residue of a kind, or `None` where it has no place for it.
pub fn spoil(text: &str, residue: Residue, seed: u64) -> Option<String> {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let narrative = second(text, "第三部分")?;
    match residue {
        Residue::LeftoverYear => leftover_year(text, narrative, dice),
        Residue::StaleYearEnd => {
            let at = narrative + text[narrative..].find("截至")? + "截至".len();
            let (range, year) = number_after(text, at)?;
            Some(replace(text, range, &(year - 1).to_string()))
        }
        Residue::NeighbourName => neighbour_name(text, narrative, dice),
        Residue::UndecidedSign => {
            let (at, word) = one_of(text, narrative, &["预算增加", "预算减少"], dice)?;
            Some(replace(text, at..at + word.len(), "预算增加（减少）"))
        }
        Residue::DoubledStop => {
            one_of(text, narrative, &["。\n"], dice).map(|(at, _)| insert(text, at, "。"))
        }
        Residue::UnpairedBracket => {
            let (at, word) = one_of(text, narrative, &["（类）", "（款）", "（项）"], dice)?;
            Some(replace(text, at..at + word.len(), &word.replace('）', "")))
        }
        Residue::MobileNumber => {
            let at = text.find("见门户网站").or_else(|| text.find("业务科\t"))?;
            let word =
                if text[at..].starts_with("见门户网站") { "见门户网站" } else { "业务科" };
            Some(replace(text, at..at + word.len(), &mobile_number(dice)))
        }
        Residue::DateSerial => {
            let line = text.trim_end().rfind('\n')? + 1;
            let serial = 45_990 + dice.between(0, 60);
            Some(format!("{}{serial}\n", &text[..line]))
        }
        Residue::EmptyStatement => empty_statement(text),
        Residue::ClassWithoutItem => class_without_item(text, dice),
        Residue::HundredMillion => {
            let (at, word) = one_of(text, narrative, &["万元，占", "万元，比上年"], dice)?;
            Some(replace(text, at..at + word.len(), &word.replace("万元", "亿元")))
        }
        Residue::FormerName => {
            let names =
                ["卫生健康支出（类）", "文化旅游体育与传媒支出（类）", "自然资源海洋气象等支出（类）"];
            let (at, word) = one_of(text, narrative, &names, dice)?;
            let former = match word {
                w if w.starts_with("卫生") => "医疗卫生与计划生育支出（类）",
                w if w.starts_with("文化") => "文化体育与传媒支出（类）",
                _ => "国土海洋气象等支出（类）",
            };
            Some(replace(text, at..at + word.len(), former))
        }
        Residue::MissingFromContents => {
            let start = text.find("- 五、 一般公共预算支出情况表")?;
            let end = start + text[start..].find('\n')? + 1;
            Some(replace(text, start..end, ""))
        }
    }
}

/// The second place of a word (the first is the contents page).
fn second(text: &str, word: &str) -> Option<usize> {
    let first = text.find(word)? + word.len();
    text[first..].find(word).map(|at| first + at)
}

fn replace(text: &str, range: std::ops::Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

fn insert(text: &str, at: usize, what: &str) -> String {
    replace(text, at..at, what)
}

/// One of the places after `from` where one of the words stands.
fn one_of<'w>(text: &str, from: usize, words: &[&'w str], dice: &mut Dice) -> Option<(usize, &'w str)> {
    let found: Vec<(usize, &str)> = words
        .iter()
        .flat_map(|word| text[from..].match_indices(word).map(move |(at, _)| (from + at, *word)))
        .collect();
    if found.is_empty() { None } else { Some(*dice.pick(&found)) }
}

/// The whole number at `at`, spaces before it skipped.
fn number_after(text: &str, at: usize) -> Option<(std::ops::Range<usize>, i64)> {
    let start = at + text[at..].find(|c: char| c != ' ' && c != '\u{a0}')?;
    let end = start + text[start..].find(|c: char| !c.is_ascii_digit())?;
    text[start..end].parse().ok().map(|year| (start..end, year))
}

/// The entity's name, from the line under a form's title.
fn entity(text: &str) -> Option<&str> {
    let at = text.find("编制部门：").or_else(|| text.find("编制单位："))? + "编制部门：".len();
    text[at..].lines().next()
}

fn leftover_year(text: &str, narrative: usize, dice: &mut Dice) -> Option<String> {
    let name = entity(text)?;
    let places: Vec<(std::ops::Range<usize>, i64)> = text[narrative..]
        .match_indices(name)
        .filter_map(|(at, _)| number_after(text, narrative + at + name.len()))
        .filter(|(_, year)| (2000..2100).contains(year))
        .collect();
    if places.is_empty() {
        return None;
    }
    let (range, year) = dice.pick(&places).clone();
    Some(replace(text, range, &(year - 1).to_string()))
}

fn neighbour_name(text: &str, narrative: usize, dice: &mut Dice) -> Option<String> {
    let name = entity(text)?;
    let own = name.find(['县', '市', '州', '区'])?;
    let rank = name[own..].chars().next()?.len_utf8();
    let others: Vec<_> = PLACES.iter().filter(|(place, ..)| !name.starts_with(place)).collect();
    let (place, other_rank, _) = dice.pick(&others);
    let neighbour = format!("{place}{other_rank}{}", &name[own + rank..]);
    let (at, word) = one_of(text, narrative, &[name], dice)?;
    Some(replace(text, at..at + word.len(), &neighbour))
}

/// A number of the shape of a mobile number, made so that none stands in the source.
fn mobile_number(dice: &mut Dice) -> String {
    let mut digits = String::from("1");
    let prefix = *dice.pick(&["38", "59", "77", "86"]);
    digits.push_str(prefix);
    for _ in 0..8 {
        digits.push_str(&dice.between(0, 9).to_string());
    }
    digits
}

/// A statement of emptiness under form 5, which always has figures.
fn empty_statement(text: &str) -> Option<String> {
    let name = entity(text)?;
    let form = text.find("\n表 6\n")?;
    let sentence = format!("{name}没有使用一般公共预算安排的支出，一般公共预算支出情况表为空表。\n\n");
    Some(insert(text, form + 1, &sentence))
}

/// Takes the sections and items below one class out of form 3.
fn class_without_item(text: &str, dice: &mut Dice) -> Option<String> {
    let start = text.find("\n表 3\n")?;
    let end = start + text[start..].find("\n表 4\n")?;
    let lines: Vec<&str> = text[start..end].split_inclusive('\n').collect();
    let plain = |line: &str| line.replace("<b>", "").replace("</b>", "");
    let class = |line: &str| {
        let code = plain(line).split('\t').next().unwrap_or("").to_string();
        (code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
    };
    let mut classes: Vec<String> = lines.iter().filter_map(|l| class(l)).collect();
    classes.dedup();
    let gone = if classes.is_empty() { return None } else { dice.pick(&classes).clone() };
    let kept: String = lines
        .iter()
        .filter(|l| class(l).as_deref() != Some(&gone) || plain(l).split('\t').nth(1) == Some(""))
        .copied()
        .collect();
    Some(replace(text, start..end, &kept))
}
