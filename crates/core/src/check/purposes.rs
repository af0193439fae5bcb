//! What items are said to be used for: a purpose that was copied from another item speaks of that one.

use super::Relating;
use super::lists::finding;
use crate::model::document::Block;
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;

/// An item of the narrative and its 主要用于.
struct Item<'d> {
    name: &'d str,
    purpose: &'d str,
    span: Span,
}

/// Purposes that two items share word for word, where they name the one and nothing of the other.
pub fn check(relating: &Relating) -> Vec<Finding> {
    let items: Vec<Item> = relating.document.blocks.iter().filter_map(item).collect();
    // What several items are for together is said of each.
    let of_all = |purpose: &str| items.iter().filter(|i| i.purpose == purpose).count() > 2;
    let copied = |item: &Item| {
        if of_all(item.purpose) {
            return None;
        }
        items.iter().find(|other| {
            other.name != item.name
                && other.purpose == item.purpose
                && item.purpose.contains(other.name)
                && !shares_a_word(item.name, item.purpose)
        })
    };
    let stated = items.iter().filter_map(|item| Some((item, copied(item)?.name)));
    stated.map(|(item, other)| {
        let Item { name, purpose, span } = item;
        finding(
            RuleId::GJ315,
            vec![*span],
            format!("“{name}”的用途写作“{purpose}”，与“{other}”相同，像是从那里复制的。请核对用途。"),
            format!(
                "The purpose of “{name}” is given as “{purpose}”, that of “{other}”; it looks copied. Check."
            ),
        )
    })
    .collect()
}

/// The item that a paragraph is about and what it is mainly for.
fn item(block: &Block) -> Option<Item<'_>> {
    let Block::Paragraph(text) = block else { return None };
    let clean = text.clean.as_str();
    let (lead, rest) = clean.split_once("主要用于")?;
    let name = match lead.rfind("项）") {
        Some(at) => {
            lead[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '（').rsplit('）').next()?
        }
        None => lead.split_once("科目")?.0.rsplit(['-', '—', '－']).next()?,
    };
    let rest_at = clean.len() - rest.len();
    let purpose = rest.trim_start_matches('：').split(['。', '；']).next()?;
    let start = rest_at + rest.find(purpose)?;
    let said = name.chars().count() >= 3 && purpose.chars().count() >= 4;
    said.then(|| Item { name, purpose, span: text.source_span(start, start + purpose.len()) })
}

/// Whether any two characters that stand together in a name stand so in a purpose; words of every item apart.
fn shares_a_word(name: &str, purpose: &str) -> bool {
    const COMMON: [&str; 6] = ["支出", "事务", "其他", "管理", "单位", "行政"];
    let chars: Vec<char> = name.chars().collect();
    let mut pairs = chars.windows(2).map(|pair| pair.iter().collect::<String>());
    pairs.any(|pair| !COMMON.contains(&pair.as_str()) && purpose.contains(&pair))
}
