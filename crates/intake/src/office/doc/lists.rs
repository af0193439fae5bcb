//! Lists of a Word document and the lists of its styles. They are written in the words of docx, whose counting is used.

use crate::office::compound::{u16_at, u32_at};
use crate::office::doc::file::{File, LIST_USES, LISTS, STYLES};
use crate::office::doc::properties::Changes;
use crate::office::numbering::Numbering;
use std::fmt::Write;

/// How many styles may be based on one another.
const MOST_BASES: usize = 16;
/// The most lists, and uses of lists.
const MOST_LISTS: usize = 4_096;

/// The lists, counting.
pub fn numbering(file: &File) -> Numbering {
    let mut xml = String::new();
    let ids = lists(file, &mut xml);
    uses(file, &ids, &mut xml);
    Numbering::new(&xml, "")
}

/// Writes the lists; their ids in their order.
fn lists(file: &File, xml: &mut String) -> Vec<u32> {
    let lists = file.structures_from(LISTS);
    let count = usize::from(u16_at(lists, 0).unwrap_or(0)).min(MOST_LISTS);
    let mut at = 2 + 28 * count;
    let mut ids = Vec::new();
    for n in 0..count {
        let head = lists.get(2 + 28 * n..2 + 28 * (n + 1)).unwrap_or_default();
        let Some(id) = u32_at(head, 0) else { break };
        let simple = head.get(26).is_some_and(|flags| flags & 1 != 0);
        let _ = write!(xml, "<abstractNum abstractNumId=\"{n}\">");
        for level in 0..if simple { 1 } else { 9 } {
            let Some(end) = write_level(lists, at, level, xml) else { break };
            at = end;
        }
        xml.push_str("</abstractNum>");
        ids.push(id);
    }
    ids
}

/// Writes a level of a list; where it ends.
fn write_level(bytes: &[u8], at: usize, level: usize, xml: &mut String) -> Option<usize> {
    let byte = |n: usize| bytes.get(at + n).map(|byte| usize::from(*byte));
    let (start, format, flags, follow) = (u32_at(bytes, at)?, byte(4)?, byte(5)?, byte(15)?);
    let text = at + 28 + byte(24)? + byte(25)?;
    let length = usize::from(u16_at(bytes, text)?);
    let mut shown = String::new();
    for n in 0..length.min(64) {
        match u16_at(bytes, text + 2 + 2 * n)? {
            place @ 0..9 => drop(write!(shown, "%{}", place + 1)),
            unit => match char::from_u32(unit.into()).unwrap_or(' ') {
                '<' => shown.push_str("&lt;"),
                '&' => shown.push_str("&amp;"),
                '"' => shown.push_str("&quot;"),
                c => shown.push(c),
            },
        }
    }
    let format = format_name(format);
    let start = start.min(0x7fff);
    let _ = write!(
        xml,
        "<lvl ilvl=\"{level}\"><start val=\"{start}\"/><numFmt val=\"{format}\"/><lvlText val=\"{shown}\"/>"
    );
    if flags & 4 != 0 {
        xml.push_str("<isLgl/>");
    }
    if follow == 2 {
        xml.push_str("<suff val=\"nothing\"/>");
    }
    xml.push_str("</lvl>");
    Some(text + 2 + 2 * length)
}

/// What docx calls a format of numbers.
fn format_name(format: usize) -> &'static str {
    match format {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 | 11 | 30 | 31 | 33..=40 => "chineseCounting",
        14 | 19 => "decimalFullWidth",
        18 | 29 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        255 => "none",
        _ => "decimal",
    }
}

/// Writes which list each number of a paragraph means, and where that begins anew.
fn uses(file: &File, ids: &[u32], xml: &mut String) {
    let uses = file.structure(LIST_USES);
    let count = u32_at(uses, 0).map_or(0, |count| count as usize).min(MOST_LISTS);
    let mut at = 4 + 16 * count;
    for n in 0..count {
        let head = 4 + 16 * n;
        let list = u32_at(uses, head).and_then(|id| ids.iter().position(|known| *known == id));
        let changes = uses.get(head + 12).copied().unwrap_or(0);
        let _ = write!(xml, "<num numId=\"{}\">", n + 1);
        if let Some(list) = list {
            let _ = write!(xml, "<abstractNumId val=\"{list}\"/>");
        }
        at += 4;
        for _ in 0..changes {
            let (Some(start), Some(flags)) = (u32_at(uses, at), u32_at(uses, at + 4)) else { break };
            at += 8;
            let level = flags & 15;
            if flags & 16 != 0 {
                let _ = write!(
                    xml,
                    "<lvlOverride ilvl=\"{level}\"><startOverride val=\"{}\"/></lvlOverride>",
                    start.min(0x7fff)
                );
            }
            if flags & 32 != 0 {
                let Some(end) = write_level(uses, at, level as usize, &mut String::new()) else { break };
                at = end;
            }
        }
        xml.push_str("</num>");
    }
}

/// The list and the level that each style has, of its own or of the style that it is based on.
pub fn styles(file: &File) -> Vec<(u16, usize)> {
    let styles = file.structure(STYLES);
    let head = usize::from(u16_at(styles, 0).unwrap_or(0));
    let (count, base) = (u16_at(styles, 2).unwrap_or(0), usize::from(u16_at(styles, 4).unwrap_or(10)));
    let mut at = 2 + head;
    let mut own: Vec<Style> = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(styles, at) else { break };
        let end = at + 2 + usize::from(length);
        own.push(style(styles.get(at + 2..end.min(styles.len())).unwrap_or_default(), base));
        at = end;
    }
    let resolved = |n: usize| {
        let (mut list, mut level, mut at) = (None, None, n);
        for _ in 0..MOST_BASES {
            let Some(style) = own.get(at) else { break };
            list = list.or(style.list);
            level = level.or(style.level);
            at = style.based_on;
        }
        (list.unwrap_or(0), level.unwrap_or(0))
    };
    (0..own.len()).map(resolved).collect()
}

/// What a style says of lists.
struct Style {
    based_on: usize,
    list: Option<u16>,
    level: Option<usize>,
}

fn style(bytes: &[u8], base: usize) -> Style {
    let word = |at: usize| usize::from(u16_at(bytes, at).unwrap_or(0));
    let mut this = Style { based_on: word(2) >> 4, list: None, level: None };
    // Of paragraphs only; behind the name, which ends with a zero, stand the changes behind their own length.
    if word(2) & 15 == 1 {
        let changes = base + 2 + 2 * word(base) + 2;
        let length = word(changes);
        let changes = bytes.get(changes + 4..(changes + 2 + length).min(bytes.len())).unwrap_or_default();
        for (sprm, operand) in Changes(changes) {
            match sprm {
                0x260a => this.level = operand.first().map(|level| usize::from(*level).min(8)),
                0x460b => this.list = u16_at(operand, 0).filter(|list| *list < 0x7ff),
                _ => {}
            }
        }
    }
    this
}
