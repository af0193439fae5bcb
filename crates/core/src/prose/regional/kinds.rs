//! Parts by their names: whether they are all kinds that there are, end with the rest, or are as many as the whole says.

use crate::lexicon::regional::{CALLED_REST, KINDS, MEASURES, THE_REST};

/// Whether a name is of the other side than its whole, or no rest of one.
pub(super) fn measures_another(name: &str, whole: &str) -> bool {
    let last =
        |words: &str| MEASURES.iter().copied().max_by_key(|m| words.rfind(m)).filter(|m| words.contains(m));
    let (Some(of), Some(own)) = (last(whole), last(name)) else { return false };
    let flows = ["收入", "支出"];
    of != own && (flows.contains(&own) || !flows.contains(&of))
}

/// Whether names are all kinds that there are, each once.
pub(super) fn are_kinds(names: &[&str]) -> bool {
    let is = |name: &str, kind: &str| {
        let at = name.rfind(kind);
        at.is_some_and(|at| !(kind.starts_with('税') && name[..at].ends_with('非')))
    };
    KINDS.iter().any(|kinds| {
        names.len() == kinds.len() && kinds.iter().all(|k| names.iter().filter(|n| is(n, k)).count() == 1)
    })
}

/// Whether the last part is what the others leave.
pub(super) fn ends_with_rest(names: &[&str]) -> bool {
    // `公务用车维修3万元，公务用车其他支出1万元`: all are called so.
    let same = |prefix: &&str| names.iter().all(|name| name.starts_with(*prefix));
    let first = names.first().copied().unwrap_or("");
    let prefixes = first.char_indices().map(|(at, _)| &first[..at]).filter(|p| p.chars().count() > 1);
    let common = prefixes.rev().find(same).map_or(0, str::len);
    let last = names.last().map_or("", |name| &name[common..]);
    let called = CALLED_REST.iter().any(|w| last.starts_with(w));
    names.len() > 2 && !called && THE_REST.iter().any(|w| last.starts_with(w))
}

/// `教育、卫生、农林水三项支出合计9亿元`, `四家单位合计`: how many parts the words of the whole say that there are.
pub(super) fn counts(whole: &str, parts: usize) -> bool {
    const NUMBERS: [char; 9] = ['两', '三', '四', '五', '六', '七', '八', '九', '十'];
    const EACH: [char; 5] = ['项', '家', '个', '类', '者'];
    let count = |before: &str| {
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            return before[before.len() - digits..].parse().ok();
        }
        let last = before.chars().next_back()?;
        NUMBERS.iter().position(|c| *c == last).map(|at| at + 2)
    };
    let mut said = whole.match_indices(EACH).filter_map(|(at, _)| count(&whole[..at]));
    parts > 1 && said.any(|n| n == parts)
}
