//! Hygiene: figures that eyes and machines read differently (GJ622): letters in the place of digits, digits of other
//! scripts, more digits than money has, marks that turn the direction of a text.

use super::{Kind, Said, Scene, finding, graded};
use crate::model::figure::Figure;
use crate::model::report::{self, Disclosure, Finding, Severity};
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::characters::{foreign_digit, is_direction};
use crate::text::number::{as_digits, lookalikes, looks_like_number};
use std::collections::HashSet;

/// GJ622.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = unread_cells(scene);
    found.extend(unread_words(scene));
    found.extend(other_digits(scene));
    found.extend(turned(scene));
    found
}

/// Cells that look like numbers and are none, each once.
fn unread_cells(scene: &Scene) -> Vec<Finding> {
    let cells = scene.said.iter().filter(|said| said.kind == Kind::Cell);
    let unread = cells.filter(|said| is_stated(&said.text.clean));
    unread.map(|said| unread_number(&said.text.clean, vec![said.text.span()])).collect()
}

/// What has decimals or separators was meant as an amount; a long row of digits alone is a code or an account.
fn is_stated(clean: &str) -> bool {
    clean.contains(['.', ',']) && looks_like_number(clean)
}

/// Amounts in sentences with letters among their digits: `3O.5万元`.
fn unread_words(scene: &Scene) -> Vec<Finding> {
    let all = scene.prose().flat_map(|said| {
        let clean = said.text.clean.as_str();
        lookalikes(clean)
            .into_iter()
            .map(|(start, end)| (&clean[start..end], said.text.source_span(start, end)))
    });
    all.map(|(words, span)| unread_number(words, vec![span])).collect()
}

/// No more of what is printed is quoted.
const LONGEST: usize = 40;

fn unread_number(words: &str, places: Vec<Span>) -> Finding {
    let shown: String = words.chars().take(LONGEST).collect();
    match as_digits(words) {
        Some(meant) => finding(
            RuleId::GJ622,
            places,
            format!(
                "“{shown}”里有形似数字的字母，读不出数值，没有参加核对；可能是 {meant}。请用数字重新录入。"
            ),
            format!(
                "“{shown}” has letters that look like digits: no value was read, and nothing checked; perhaps {meant}. Type it again in digits."
            ),
        ),
        None => finding(
            RuleId::GJ622,
            places,
            format!("“{shown}”不是读得出的金额，没有参加核对。请核对位数和分隔符。"),
            format!(
                "“{shown}” is no amount that can be read; it was not checked. See to its digits and separators."
            ),
        ),
    }
}

/// No finding has more places: hostile text gives no endless list.
const MOST: usize = 50;

/// Figures in digits of another script; full-width ones are usual.
fn other_digits(scene: &Scene) -> Option<Finding> {
    let other = |c: char| !c.is_ascii() && !('０'..='９').contains(&c) && foreign_digit(c).is_some();
    let places = runs(scene, other);
    let stated = |places| {
        graded(
            RuleId::GJ622,
            Severity::Note,
            places,
            "这里的数字用了别的文字的数字字符，已按其数值读取。请改用 0–9。".to_string(),
            "These figures are written in digits of another script and were read by their value. Write them in 0–9."
                .to_string(),
        )
    };
    (!places.is_empty()).then(|| stated(places))
}

/// What stands in the place of amounts of known forms and is none that can be read; `told` are findings that tell of
/// some already.
pub fn unread_amounts(
    source: &str,
    about: &Disclosure,
    figures: &[Figure],
    told: &[Finding],
) -> Option<Finding> {
    let known: HashSet<Span> =
        told.iter().filter(|f| f.rule == RuleId::GJ622).flat_map(|f| f.places.iter().copied()).collect();
    let places: Vec<Span> = report::unread_amounts(figures, &about.forms)
        .map(|figure| figure.span)
        .filter(|span| !known.contains(span))
        .collect();
    let (first, n) = (places.first()?, places.len());
    let shown: String = first.of(source).trim().chars().take(LONGEST).collect();
    Some(graded(
        RuleId::GJ622,
        Severity::Note,
        places.into_iter().take(MOST).collect(),
        format!("有 {n} 个单元格印的不是读得出的金额（如“{shown}”），没有参加核对，也没有当作零。"),
        format!(
            "{n} cells hold no amount that can be read (such as “{shown}”); none was checked, and none taken for zero."
        ),
    ))
}

/// Marks that turn the direction of what stands around them.
fn turned(scene: &Scene) -> Option<Finding> {
    let places = runs(scene, is_direction);
    let stated = |places| {
        graded(
            RuleId::GJ622,
            Severity::Note,
            places,
            "这里有改变文字方向的隐形字符，屏幕上的次序可能与实际次序不同；核对按实际次序进行。请删去。".to_string(),
            "Invisible marks that turn the direction of the text stand here: a screen may show another order than the one that was checked. Delete them."
                .to_string(),
        )
    };
    (!places.is_empty()).then(|| stated(places))
}

/// Where characters of a kind stand, with what is glued to them, up to a number of places.
fn runs(scene: &Scene, kind: impl Fn(char) -> bool) -> Vec<Span> {
    let of = |said: &Said| -> Vec<Span> {
        let parts = said.text.spans.iter();
        parts.flat_map(|part| run_spans(scene.source, *part, &kind)).collect()
    };
    scene.said.iter().flat_map(of).take(MOST).collect()
}

fn run_spans(source: &str, part: Span, kind: &impl Fn(char) -> bool) -> Vec<Span> {
    let raw = part.of(source);
    if raw.is_ascii() || !raw.contains(kind) {
        return Vec::new();
    }
    let printed =
        |c: char| c.is_ascii_digit() || ".,٫٬%".contains(c) || foreign_digit(c).is_some() || kind(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(n) = raw[at..].find(kind) {
        let first = at + n;
        let start = at + raw[at..first].trim_end_matches(printed).len();
        let end = first + raw[first..].find(|c: char| !printed(c)).unwrap_or(raw.len() - first);
        found.push(Span::new(part.start as usize + start, part.start as usize + end));
        at = end;
        if found.len() >= MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_reported_with_the_figure_that_it_stands_in() {
        let raw = "合计 1,3\u{202e}91.96 万元，٥٠.٠٠";
        let span = Span::new(0, raw.len());
        let turned = run_spans(raw, span, &is_direction);
        assert_eq!(turned.iter().map(|s| s.of(raw)).collect::<Vec<_>>(), ["1,3\u{202e}91.96"]);
        let other = run_spans(raw, span, &|c| !c.is_ascii() && foreign_digit(c).is_some());
        assert_eq!(other.iter().map(|s| s.of(raw)).collect::<Vec<_>>(), ["٥٠.٠٠"]);
    }
}
