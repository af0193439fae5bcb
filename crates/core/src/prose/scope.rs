//! What a whole document, or a section, says of its scope: whether money was carried over or on, which bodies belong to it.

use crate::model::document::{Block, Document};
use crate::source::Text;

/// `支出包括：…、结转下年。`: named among what the money became, without an amount.
pub(super) fn names_carried_forward(clean: &str) -> bool {
    clean.find("支出包括").is_some_and(|at| clean[at..].split('。').next().unwrap_or("").contains("结转下年"))
}

/// Whether a section of appropriations tells how much of it was carried over: `上年结转1.00万元`.
pub(super) fn tells_carried_over(texts: &[(usize, &Text)]) -> bool {
    let stated = |clean: &str, word: &str| {
        clean.match_indices(word).any(|(at, _)| {
            let after = clean[at + word.len()..].trim_start_matches("和结余").trim_start_matches("结余");
            let after = after.trim_start_matches("资金").trim_start_matches("收入");
            let after = after.trim_start_matches(['为', '：', '是', '约']);
            after.starts_with(|c: char| ('1'..='9').contains(&c))
        })
    };
    texts.iter().any(|(_, t)| ["上年结转", "年初结转"].iter().any(|w| stated(&t.clean, w)))
}

/// Whether a list of a department's bodies names public institutions that are not run like administrative ones.
pub(super) fn lists_institutions(document: &Document) -> bool {
    let institution = |cell: &str| {
        let clean = cell.trim_matches(|c: char| !c.is_alphabetic());
        (cell.contains("（下属事业单位）") || clean.ends_with("事业单位") && clean.chars().count() <= 12)
            && !["参公", "参照"].iter().any(|w| cell.contains(w))
    };
    let lists = |block: &Block| match block {
        Block::Table(table) => {
            let cells = || table.rows.iter().flatten().map(|c| c.text.clean.as_str());
            cells().any(|c| c == "单位名称" || c == "单位性质") && cells().any(institution)
        }
        _ => false,
    };
    // `局机关（行政单位）、甲中心（公益一类事业单位）`.
    let named = |clean: &str| {
        let mut brackets = clean.match_indices('（').filter_map(|(at, _)| clean[at..].split('）').next());
        brackets.any(|words| {
            words.ends_with("事业单位") && !["参公", "参照", "管理"].iter().any(|w| words.contains(w))
        })
    };
    document
        .blocks
        .iter()
        .any(|block| lists(block) || matches!(block, Block::Paragraph(text) if named(&text.clean)))
}
