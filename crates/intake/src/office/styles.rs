//! Formats of a spreadsheet's cells: the built-in ones, the file's own, and how dates are shown.
//! Built-in formats are those of a Chinese installation.

use crate::office::numbers::{Token, tokens};
use crate::office::xml::{self, Node, Tag};
use std::collections::HashMap;

/// Format codes by the number of a cell's style.
#[derive(Default)]
pub struct Styles {
    codes: Vec<String>,
    /// Whether letters of a style are white on nothing.
    unseen: Vec<bool>,
}

impl Styles {
    /// The cell styles of the part `styles.xml`.
    pub fn of(text: &str) -> Self {
        let mut own: HashMap<usize, String> = HashMap::new();
        let (mut codes, mut unseen) = (Vec::new(), Vec::new());
        let (mut white, mut filled) = (Vec::new(), Vec::new());
        let (mut in_cells, mut in_fonts, mut in_fills) = (false, false, false);
        for node in xml::nodes(text) {
            match node {
                Node::Open(tag) => match tag.name() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                            own.insert(id, code);
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "fonts" => in_fonts = true,
                    "fills" => in_fills = true,
                    "font" if in_fonts => white.push(false),
                    "color" if in_fonts => {
                        white.last_mut().into_iter().for_each(|w| *w = is_white(&tag));
                    }
                    "fill" if in_fills => filled.push(false),
                    "patternFill" if in_fills => {
                        let kind = tag.get("patternType");
                        let any = kind.is_some_and(|kind| kind != "none");
                        filled.last_mut().into_iter().for_each(|f| *f = any);
                    }
                    "fgColor" if in_fills && is_white(&tag) => {
                        filled.last_mut().into_iter().for_each(|f| *f = false);
                    }
                    "gradientFill" if in_fills => filled.last_mut().into_iter().for_each(|f| *f = true),
                    "xf" if in_cells => {
                        let id = tag.number("numFmtId").unwrap_or(0);
                        let of = |list: &[bool], key| {
                            list.get(tag.number(key).unwrap_or(0)).copied().unwrap_or(false)
                        };
                        unseen.push(of(&white, "fontId") && !of(&filled, "fillId"));
                        codes.push(own.get(&id).cloned().unwrap_or_else(|| built_in(id).to_owned()));
                    }
                    _ => {}
                },
                Node::Close(name) => {
                    in_cells &= name != "cellXfs";
                    in_fonts &= name != "fonts";
                    in_fills &= name != "fills";
                }
                Node::Text(_) => {}
            }
        }
        Styles { codes, unseen }
    }

    /// Whether letters of a style are white on nothing.
    pub fn is_unseen(&self, style: usize) -> bool {
        self.unseen.get(style).copied().unwrap_or(false)
    }

    /// Adds a style.
    pub fn push(&mut self, code: String) {
        self.codes.push(code);
    }

    /// The format code of a style.
    pub fn code(&self, style: usize) -> &str {
        self.codes.get(style).map_or("General", String::as_str)
    }
}

/// Whether a colour is white: as such, by its number in the palette, or as the theme's paper.
fn is_white(tag: &Tag) -> bool {
    let rgb = tag.get("rgb").is_some_and(|rgb| rgb.get(2..).is_some_and(super::seen::is_white));
    let theme = tag.get("theme").as_deref() == Some("0") && tag.get("tint").is_none();
    rgb || theme || matches!(tag.get("indexed").as_deref(), Some("1" | "9"))
}

/// The format code of a built-in format.
pub fn built_in(id: usize) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5..=8 => "#,##0.00;-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-m-yy",
        16 => "d-m",
        17 => "m-yy",
        18 | 20 | 32 | 34 | 55 => "h:mm",
        19 | 21 | 33 | 35 | 56 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        41 | 42 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        43 | 44 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        49 => "@",
        _ => "General",
    }
}

/// The last day that spreadsheets know, 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// A date under a format code, or nothing where the number is no date.
pub fn date(value: f64, section: &str, from_1904: bool) -> Option<String> {
    if !(0.0..LAST_DAY).contains(&value) {
        return None;
    }
    let seconds_of_day = ((value - value.floor()) * 86_400.0).round() as u64;
    let mut day = value.floor() as i64 + i64::from(seconds_of_day == 86_400);
    let seconds = seconds_of_day % 86_400;
    if from_1904 {
        day += 1_462;
    }
    let (year, month, date) = match day {
        // Spreadsheets think that 1900 was a leap year.
        60 => (1900, 2, 29),
        _ => civil(day - 25_569 + i64::from(day < 60)),
    };
    let marks: Vec<Token> = tokens(section).collect();
    let mut out = String::new();
    let mut after_hour = false;
    let mut at = 0;
    while at < marks.len() {
        let c = match marks[at] {
            Token::Literal(c) => {
                out.push(c);
                at += 1;
                continue;
            }
            Token::Mark(c) => c.to_ascii_lowercase(),
        };
        let same = |t: &Token| matches!(t, Token::Mark(m) if m.to_ascii_lowercase() == c);
        let run = marks[at..].iter().take_while(|t| same(t)).count();
        let next = marks[at + run..].iter().find_map(|t| match t {
            Token::Mark(m) if m.is_ascii_alphabetic() => Some(m.to_ascii_lowercase()),
            _ => None,
        });
        let number = |n: u64| if run >= 2 { format!("{n:02}") } else { n.to_string() };
        match c {
            'y' if run <= 2 => out += &format!("{:02}", year % 100),
            'y' => out += &year.to_string(),
            'm' if after_hour || next == Some('s') => out += &number(seconds / 60 % 60),
            'm' => out += &number(month),
            'd' if run > 2 => {}
            'd' => out += &number(date),
            'h' => out += &number(seconds / 3600),
            's' => out += &number(seconds % 60),
            '@' => {}
            c => out.extend(std::iter::repeat_n(c, run)),
        }
        after_hour = c == 'h' || after_hour && !c.is_ascii_alphabetic();
        at += run;
    }
    Some(out.trim().to_owned())
}

/// Year, month and day of a count of days since 1 January 1970.
fn civil(days: i64) -> (i64, u64, u64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month as u64, date as u64)
}
