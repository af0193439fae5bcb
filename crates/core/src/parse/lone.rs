//! Narrative in the cells of a sheet: a heading and its sentences, each alone in the first cell of a row, between the
//! forms of the sheet or below the last of them.

use super::lines::{Line, LineKind, heading_level};
use super::titles::{is_caption, is_title, table_number};
use crate::source::{Text, characters};

/// So many characters a sentence of the narrative has at least; shorter ones are remarks in a cell.
const SENTENCE: usize = 15;

/// A sentence that tells so many amounts stands by itself.
const AMOUNTS: usize = 3;

/// Which lines of cells are narrative. A heading without a sentence is a label of its table; a sentence without a
/// heading may be the end of a cell that a page tore.
pub(super) fn narrative(source: &str, all: &[Line]) -> Vec<bool> {
    let mut found = vec![false; all.len()];
    let alone: Vec<Option<Text>> = all.iter().map(|line| said_alone(source, line)).collect();
    let mut at = 0;
    while at < all.len() {
        let end = at + alone[at..].iter().take_while(|text| text.is_some()).count();
        if end == at {
            at += 1;
            continue;
        }
        let block: Vec<&str> = alone[at..end].iter().flatten().map(|text| text.clean.as_str()).collect();
        let last = all.get(end).is_none_or(|line| line.kind != LineKind::Row);
        if let Some(range) = narrative_of(&block, last) {
            found[at + range.start..at + range.end].fill(true);
        }
        at = end;
    }
    found
}

/// Which of the lines that stand alone are narrative; `last` tells that no further row stands below them.
fn narrative_of(block: &[&str], last: bool) -> Option<std::ops::Range<usize>> {
    // Below the last row, a sentence with several amounts of its own is no end of a cell.
    let telling = |line: &&str| line.ends_with('。') && line.matches("元").count() >= AMOUNTS;
    let first = block.iter().position(|line| heading_level(line).is_some());
    let first = first.or_else(|| block.iter().position(telling).filter(|_| last))?;
    let sentence = |line: &&str| line.ends_with('。') && line.chars().count() >= SENTENCE;
    let stated = first + block[first..].iter().rposition(sentence)?;
    let below = &block[stated + 1..];
    let opens = |line: &&str| is_title(line) || is_caption(line) || table_number(line).is_some();
    // What follows are rows of a table that goes on, unless one begins there.
    (last || below.iter().any(opens)).then_some(first..block.len())
}

/// What a line of cells says in its only cell that is not blank: the first, or a caption in any.
fn said_alone(source: &str, line: &Line) -> Option<Text> {
    if line.kind != LineKind::Row {
        return None;
    }
    let raw = line.span.of(source);
    let said = characters::trim(raw);
    let lead = &raw[..said.as_ptr() as usize - raw.as_ptr() as usize];
    let text = || Text::new(source, line.span);
    match !said.is_empty() && !said.contains('\t') {
        true if !lead.contains('\t') => Some(text()),
        true => Some(text()).filter(|text| is_caption(&text.clean)),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_below_a_heading_are_no_rows() {
        let block = ["合计", "三、支出情况说明", "2031年支出合计9.00万元，其中：基本支出9.00万元。"];
        assert_eq!(narrative_of(&block, true), Some(1..3));
        assert_eq!(narrative_of(&block, false), None);
        let form = [block[1], block[2], "收入决算表", "单位：万元"];
        assert_eq!(narrative_of(&form, false), Some(0..4));
        assert_eq!(narrative_of(&["一、本年收入", "合计"], true), None);
        assert_eq!(narrative_of(&block[2..], true), None);
        let telling = ["支出9.00万元，其中：甲5.00万元，乙4.00万元。"];
        assert_eq!(narrative_of(&telling, true), Some(0..1));
        assert_eq!(narrative_of(&telling, false), None);
    }
}
