//! Hygiene: telephone and identity numbers of persons (GJ614). Messages never show the digits.

use super::{Scene, finding, graded};
use crate::model::report::{Finding, Severity};
use crate::model::rules::RuleId;
use crate::source::Span;

/// GJ614: a mobile number is a note, an identity number a warning.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let span = scene.about.span;
    let text = span.of(scene.source);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| digit(c).is_some()) {
        let start = at + offset;
        let (digits, end) = run(text, start);
        at = end;
        let place = |end: usize| Span { start: span.start + start as u32, end: span.start + end as u32 };
        if is_part_of_more(text, start, end) {
            continue;
        }
        if is_mobile(&digits) {
            found.push(mobile(place(end), &digits));
        } else if let Some((digits, end)) = grouped(text, &digits, end) {
            at = end;
            found.push(mobile(place(end), &digits));
        } else if let Some((id, end)) = identity(text, &digits, end) {
            at = end;
            found.push(graded(
                RuleId::GJ614,
                Severity::Warning,
                vec![place(end)],
                format!("此处像是个人身份证号码（{id}）。公开文件不应出现，请删除。"),
                format!("This looks like a person's identity number ({id}). It should not be published; delete it."),
            ));
        }
    }
    found
}

fn mobile(place: Span, digits: &[u32]) -> Finding {
    let shown =
        |range: std::ops::Range<usize>| -> String { digits[range].iter().map(u32::to_string).collect() };
    let masked = format!("{}****{}", shown(0..3), shown(7..11));
    finding(
        RuleId::GJ614,
        vec![place],
        format!("此处是手机号码（{masked}）。如属个人号码，请考虑改为办公电话。"),
        format!("A mobile number ({masked}). If it is a person's own, consider an office number instead."),
    )
}

/// The digits from `start`, and the end of their run.
fn run(text: &str, start: usize) -> (Vec<u32>, usize) {
    let mut end = start;
    let mut digits = Vec::new();
    for c in text[start..].chars() {
        let Some(d) = digit(c) else { break };
        if digits.len() < 40 {
            digits.push(d);
        }
        end += c.len_utf8();
    }
    (digits, end)
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Part of a code, an amount with decimals or separators, a word.
fn is_part_of_more(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let next = after.next();
    before.is_some_and(|c| c.is_ascii_alphabetic() || ".,．_".contains(c))
        || next.is_some_and(|c| c.is_ascii_alphabetic() && !matches!(c, 'x' | 'X' | 'b' | 'p'))
        || next.is_some_and(|c| ".,．".contains(c)) && after.next().is_some_and(|c| digit(c).is_some())
}

fn is_mobile(digits: &[u32]) -> bool {
    digits.len() == 11 && digits[0] == 1 && digits[1] >= 3
}

/// 3-4-4 with single blanks or hyphens.
fn grouped(text: &str, first: &[u32], end: usize) -> Option<(Vec<u32>, usize)> {
    if first.len() != 3 || first[0] != 1 || first[1] < 3 {
        return None;
    }
    let mut digits = first.to_vec();
    let mut at = end;
    for _ in 0..2 {
        let gap = text[at..].chars().next().filter(|c| " -－\u{a0}".contains(*c))?;
        let (more, end) = run(text, at + gap.len_utf8());
        if more.len() != 4 {
            return None;
        }
        digits.extend(more);
        at = end;
    }
    (!is_part_of_more(text, at, at)).then_some((digits, at))
}

/// An identity number by its check digit and its date of birth, masked; so that codes of 18 digits give nothing.
fn identity(text: &str, digits: &[u32], end: usize) -> Option<(String, usize)> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u32; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let (check, end) = match digits.len() {
        18 => (digits[17], end),
        17 if text[end..].starts_with(['x', 'X']) => (10, end + 1),
        _ => return None,
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum();
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |n, d| 10 * n + d);
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    let born = (1920..2030).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let head: String = digits[..3].iter().map(u32::to_string).collect();
    (born && CHECKS[(sum % 11) as usize] == check).then(|| (format!("{head}***************"), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_have_a_check_digit() {
        // Made at run time, of a region that does not exist.
        let mut digits: Vec<u32> = [&[9; 6][..], &[1, 9, 9, 0, 0, 1, 0, 1, 0, 0, 1]].concat();
        let fits = (0..10).filter(|last| {
            let mut all = digits.clone();
            all.push(*last);
            identity("", &all, 0).is_some()
        });
        let fits: Vec<u32> = fits.collect();
        let with_x = identity("X", &digits, 0).is_some();
        assert_eq!(fits.len() + usize::from(with_x), 1);
        digits[6] = 9;
        digits.push(*fits.first().unwrap_or(&0));
        assert!(identity("", &digits, 0).is_none());
    }

    #[test]
    fn codes_and_amounts_are_no_telephones() {
        let number = format!("1{}", "38".repeat(5));
        assert!(is_part_of_more(&format!("{number}.00"), 0, 11));
        assert!(is_part_of_more(&format!("C{number}"), 1, 12));
        assert!(!is_part_of_more(&format!("电话{number}。"), 6, 17));
    }
}
