//! Sections of a format code: for positive and negative numbers and zero, or under conditions of their own.

use std::cmp::Ordering;

/// Which section of a format is for a value: by its sign, or by the conditions that the sections give.
pub fn section_of(value: f64, sections: &[String]) -> usize {
    let conditions: Vec<Option<bool>> =
        sections.iter().take(3).map(|section| condition(section, value)).collect();
    if conditions.iter().any(Option::is_some) {
        let met = conditions.iter().position(|met| *met == Some(true));
        return met.or_else(|| conditions.iter().position(Option::is_none)).unwrap_or(sections.len());
    }
    match (value.partial_cmp(&0.0), sections.len()) {
        (Some(Ordering::Less), 2..) => 1,
        (Some(Ordering::Equal), 3..) => 2,
        _ => 0,
    }
}

/// Whether a value meets the condition of a section (`[>=10000]`); nothing where it gives none.
fn condition(section: &str, value: f64) -> Option<bool> {
    section.split('[').skip(1).find_map(|part| {
        let inner = part.split_once(']')?.0;
        let digits = inner.trim_start_matches(['<', '>', '=']);
        let bound: f64 = digits.trim().parse().ok()?;
        Some(match &inner[..inner.len() - digits.len()] {
            ">=" => value >= bound,
            "<=" => value <= bound,
            ">" => value > bound,
            "<" => value < bound,
            "=" => value == bound,
            "<>" => value != bound,
            _ => return None,
        })
    })
}

/// The sections of a format code.
pub fn sections(code: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut quoted, mut escaped, mut bracket) = (false, false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped && !bracket {
            out.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        bracket = !quoted && (c == '[' || bracket && c != ']');
        escaped = c == '\\' && !escaped;
        out.last_mut().into_iter().for_each(|s| s.push(c));
    }
    out
}
