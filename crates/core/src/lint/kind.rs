//! Hygiene: 部门 and 单位 in titles, where the cover says which of them the document is (GJ618).

use super::{Kind, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::text::title::{mark_length, years};

/// GJ618: forms and parts that are titled 单位 in a department's document, or the reverse.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let Some((own, other)) = kind(scene) else { return Vec::new() };
    let titled = scene.said.iter().filter(|s| matches!(s.kind, Kind::Title | Kind::Heading));
    let wrong: Vec<(&Text, usize)> =
        titled.filter_map(|s| Some((s.text, wrong_word(&s.text.clean, other)?))).collect();
    // Where it is the rule, it is the region's way.
    let right = scene
        .said
        .iter()
        .filter(|s| matches!(s.kind, Kind::Title | Kind::Heading))
        .filter(|s| wrong_word(&s.text.clean, own).is_some())
        .count();
    if wrong.len() >= right {
        return Vec::new();
    }
    wrong
        .into_iter()
        .map(|(text, at)| {
            finding(
                RuleId::GJ618,
                vec![text.source_span(at, at + other.len())],
                format!("本文件是{own}预算公开，此处标题写作“{other}”。请核对称谓。"),
                format!(
                    "The document is a disclosure of a {}; this title says “{other}”. Check the word.",
                    english(own)
                ),
            )
        })
        .collect()
}

fn english(word: &str) -> &'static str {
    if word == "部门" { "department (部门)" } else { "entity (单位)" }
}

/// What the cover says the document is, and the other word.
fn kind(scene: &Scene) -> Option<(&'static str, &'static str)> {
    let cover: String = scene
        .said
        .iter()
        .take(4)
        .filter(|s| s.kind != Kind::Cell && s.text.clean.chars().count() <= 50)
        .map(|s| s.text.clean.as_str())
        .collect();
    let says = |word: &str| ["预算", "决算"].iter().any(|w| cover.contains(&format!("{word}{w}")));
    match (says("部门"), says("单位")) {
        (true, false) => Some(("部门", "单位")),
        (false, true) => Some(("单位", "部门")),
        _ => None,
    }
}

/// Where a title has `word` in the place of the publisher's kind: `单位收支总体情况表`, `第二部分 2026年单位预算公开表`.
fn wrong_word(clean: &str, word: &str) -> Option<usize> {
    if clean.chars().count() > 50 || clean.contains(['，', '。', '；']) {
        return None;
    }
    let mut start = mark_length(clean);
    if let Some(year) = years(clean).first().filter(|y| y.start == start) {
        start = year.end + if clean[year.end..].starts_with('度') { '度'.len_utf8() } else { 0 };
    }
    let rest = clean[start..].strip_prefix(word)?;
    let titled = ["收支", "收入", "支出", "预算公开", "预算情况", "预算表", "概况", "财务收支", "决算"];
    titled.iter().any(|w| rest.starts_with(w)).then_some(start)
}
