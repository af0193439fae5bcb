//! Hygiene: a lost character that became a question mark, a number that lost its unit (GJ617).

use super::scan::{before as before_mark, is_han, sentence};
use super::{Kind, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::text::number::numbers;

/// GJ617.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for said in scene.prose() {
        lost_character(said.text, &mut found);
        if said.kind == Kind::Paragraph {
            lost_unit(said.text, &mut found);
        }
    }
    found
}

/// Words that make a sentence a question.
const ASKING: &[&str] = &[
    "什么", "如何", "怎", "哪", "谁", "吗", "呢", "何", "是否", "多少", "几", "能否", "可否", "有无", "为啥",
];

fn lost_character(text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let mut before: Option<char> = None;
    for (at, c) in clean.char_indices() {
        let end = at + c.len_utf8();
        let after = clean[end..].chars().next();
        let broken = c == '\u{fffd}';
        let asked = || {
            let lead = before_mark(clean, at, 100);
            let start = lead.rfind(['。', '；', '！']).unwrap_or(0);
            ASKING.iter().any(|w| lead[start..].contains(w))
        };
        let question = matches!(c, '？' | '?') && before.is_some_and(is_han) && after.is_some_and(is_han);
        if broken && before != Some(c) || question && !asked() {
            let from = clean[..at].char_indices().rev().take(4).last().map_or(at, |(i, _)| i);
            let to = clean[end..].char_indices().nth(2).map_or(clean.len(), |(i, _)| end + i);
            let words = &clean[from..to];
            found.push(finding(
                RuleId::GJ617,
                vec![text.source_span(at, end)],
                format!("“{words}”中的“{c}”可能是丢失的字。请核对原文。"),
                format!("In “{words}” the “{c}” may stand for a lost character. Check the original."),
            ));
        }
        before = Some(c);
    }
}

/// `减少100.00万元，减少`: what follows an amount of change in the same words is its rate.
fn is_rate_of_change(lead: &str) -> bool {
    let before =
        ["增加", "减少"].iter().find_map(|w| lead.strip_suffix(w)).and_then(|l| l.strip_suffix('，'));
    let clause = before.and_then(|l| l.rsplit(['，', '。', '；']).next());
    clause.is_some_and(|c| c.ends_with('元') && (c.contains("增加") || c.contains("减少")))
}

/// `增长12.38，`, `增加0.87，`: a figure of the template without % or 万元.
fn lost_unit(text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    for n in numbers(clean) {
        if n.unit_end > n.end || n.amount.decimals != 2 {
            continue;
        }
        let closed = clean[n.end..].starts_with(['，', '。', '；']);
        let lead = &clean[..n.start];
        let unit = if is_rate_of_change(lead) || ["增长", "下降", "，占"].iter().any(|w| lead.ends_with(w))
        {
            "%"
        } else if ["增加", "减少", "预算数为", "预算"].iter().any(|w| lead.ends_with(w)) {
            "万元"
        } else {
            continue;
        };
        // Elsewhere in the sentence money is told with its unit.
        if closed && sentence(clean, n.start).contains("万元") {
            let number = &clean[n.start..n.end];
            found.push(finding(
                RuleId::GJ617,
                vec![text.source_span(n.start, n.end)],
                format!("{number} 后面可能少了“{unit}”。请补上单位。"),
                format!("“{unit}” may be missing after {number}. Complete the unit."),
            ));
        }
    }
}
