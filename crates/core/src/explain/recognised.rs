//! What is told of figures that were recognised in pictures: which are not clear, which the arithmetic read, and which
//! disagree though the document need not be wrong. Notes, all of them.

use super::{findings, messages};
use crate::model::figure::Figure;
use crate::model::recognised::Recognised;
use crate::model::relation::Relation;
use crate::model::report::{Finding, Message, Severity, Story};
use crate::model::rules::RuleId;
use crate::source::Span;

/// So many figures are named one by one.
const NAMED: usize = 6;
/// So many readings of each.
const READINGS: usize = 2;

/// Figures that are neither clear in their pictures nor confirmed by others.
pub fn unclear(source: &str, all: &[&Recognised]) -> Option<Finding> {
    let told = |r: &&Recognised| {
        let others: Vec<String> =
            r.others.iter().take(READINGS).map(|(other, _)| format!("“{other}”")).collect();
        let said = format!("“{}”", r.span.of(source));
        if others.is_empty() { said } else { format!("{said}（或{}）", others.join("、")) }
    };
    let n = all.len();
    let zh = format!("有 {n} 个数字看不清，也没有别的数字印证：{}。请对照原件。", listed(all, told));
    let told = |r: &&Recognised| {
        let others: Vec<&str> = r.others.iter().take(READINGS).map(|(other, _)| other.as_str()).collect();
        let said = r.span.of(source);
        if others.is_empty() { said.to_owned() } else { format!("{said} (or {})", others.join(", ")) }
    };
    let en = format!(
        "{n} figures are not clear in their picture, and nothing confirms them: {}. Please look at the original.",
        listed(all, told)
    );
    of(RuleId::GJ623, all, Message { zh, en })
}

/// Figures of which the arithmetic chose another reading than the likeliest.
pub fn chosen(source: &str, all: &[&Recognised]) -> Option<Finding> {
    let n = all.len();
    let was = |r: &Recognised| r.was.clone().unwrap_or_default();
    let told = |r: &&Recognised| format!("“{}”（图上像“{}”）", r.span.of(source), was(r));
    let zh = format!("有 {n} 个数字图上不清，按勾稽关系读成：{}。请对照原件。", listed(all, told));
    let told = |r: &&Recognised| format!("{} (looks like {})", r.span.of(source), was(r));
    let en = format!(
        "{n} figures that are not clear were read as the others demand: {}. Please look at the original.",
        listed(all, told)
    );
    of(RuleId::GJ623, all, Message { zh, en })
}

/// Figures of one story that disagree: the document may be wrong, or whoever read its picture.
pub fn misread(source: &str, figures: &[Figure], relations: &[&Relation], story: &Story) -> Finding {
    let Message { zh, en } = &story.headline;
    let mut places: Vec<Span> =
        relations.iter().flat_map(|r| &r.terms).map(|(f, _)| figures[*f].span).collect();
    places.sort_unstable();
    places.dedup();
    Finding {
        equation: relations.first().map_or_else(String::new, |r| messages::equation(source, figures, r)),
        difference: relations.first().map(|r| r.difference_as_stated(figures)),
        ..findings::of_rule(
            RuleId::GJ624,
            places,
            Message {
                zh: format!("可能是识别错误：{zh}请对照原件。"),
                en: format!("Possibly a mistake of recognition: {en} Please look at the original."),
            },
        )
    }
}

/// A finding on text that was recognised, where no arithmetic speaks for it: worth a look, and no accusation.
pub fn soften(finding: &mut Finding) {
    if finding.severity != Severity::Note {
        finding.severity = Severity::Note;
        finding.message.zh.insert_str(0, "可能是识别错误：");
        finding.message.en.insert_str(0, "Possibly a mistake of recognition: ");
    }
}

fn of(rule: RuleId, all: &[&Recognised], message: Message) -> Option<Finding> {
    let places = all.iter().map(|r| r.span).collect();
    (!all.is_empty()).then(|| findings::of_rule(rule, places, message))
}

fn listed(all: &[&Recognised], told: impl Fn(&&Recognised) -> String) -> String {
    let named: Vec<String> = all.iter().take(NAMED).map(told).collect();
    let more = if all.len() > NAMED { "、…" } else { "" };
    named.join("、") + more
}
