//! Where the table of contents stands: a run of headings with nothing between them.
//! It is shown as a list, and the outline leaves it out. Its lines often end in dots that lead to a page number.

use gouji_report::published::Block;
use std::ops::Range;

/// Fewer headings in a row than this are no table of contents.
const LEAST: usize = 5;

/// The blocks that make up the table of contents; empty if there is none.
pub fn contents(blocks: &[Block]) -> Range<usize> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    };
    let mut from = 0;
    while from < blocks.len() {
        let run = blocks[from..].iter().take_while(|block| level(block).is_some()).count();
        if run >= LEAST {
            // The run's last part heading begins the document itself.
            let last = blocks[from..from + run].iter().rposition(|block| level(block) == Some(1));
            return from..from + last.filter(|&at| at > 0).unwrap_or(run - 1);
        }
        from += run.max(1);
    }
    0..0
}

/// A line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What stands before the dots.
    pub title: String,
    /// The page number after them; empty where there is none.
    pub page: String,
}

/// Fewer dots than this lead nowhere.
const DOTS: usize = 4;

/// The lines of a text whose every line ends in dots that lead to a page number or to nothing; nothing where one does not.
pub fn listed(text: &str) -> Option<Vec<Listed>> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (start, end) = leader(rest)?;
        let title = rest[..start].trim();
        if title.is_empty() {
            return None;
        }
        let after = rest[end..].trim_start();
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        // `…… 2. 收入表` is the number of the next line, not a page.
        let is_page = digits <= 4 && !after[digits..].starts_with(['.', '．', '、']);
        let (page, next) = if is_page { after.split_at(digits) } else { ("", after) };
        lines.push(Listed { title: title.to_owned(), page: page.to_owned() });
        rest = next.trim_start();
    }
    (!lines.is_empty()).then_some(lines)
}

/// Whether a block is a line, or lines, of a table of contents by its dots.
pub fn is_listed(block: &Block) -> bool {
    matches!(block, Block::Heading { text, .. } if listed(text).is_some())
}

/// The first run of dots that is long enough, with the blanks in it.
fn leader(text: &str) -> Option<(usize, usize)> {
    let dots = |c: char| match c {
        '…' | '⋯' => 3,
        '.' | '．' | '·' | '・' | '。' => 1,
        _ => 0,
    };
    let (mut start, mut end, mut count) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        match dots(c) {
            0 if c.is_whitespace() => {}
            0 if count >= DOTS => break,
            0 => count = 0,
            some => {
                if count == 0 {
                    start = at;
                }
                count += some;
                end = at + c.len_utf8();
            }
        }
    }
    (count >= DOTS).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(levels: &[u8]) -> Vec<Block> {
        let block = |&level: &u8| match level {
            0 => Block::Paragraph { spans: vec![] },
            level => Block::Heading { level, text: String::new(), spans: vec![] },
        };
        levels.iter().map(block).collect()
    }

    #[test]
    fn a_run_of_headings_is_the_contents() {
        assert_eq!(contents(&blocks(&[0, 0, 1, 2, 2, 1, 2, 2, 1, 2, 0, 2, 0])), 2..8);
        assert_eq!(contents(&blocks(&[0, 1, 2, 0, 1, 2, 0])), 0..0);
        assert_eq!(contents(&blocks(&[2, 2, 2, 2, 2, 2])), 0..5);
        assert_eq!(contents(&[]), 0..0);
    }

    #[test]
    fn dots_lead_to_page_numbers() {
        let told = |text: &str| {
            let lines = listed(text)?;
            Some(lines.into_iter().map(|line| (line.title, line.page)).collect::<Vec<_>>())
        };
        let line = |title: &str, page: &str| (title.to_owned(), page.to_owned());
        assert_eq!(told("一、主要职能………………3"), Some(vec![line("一、主要职能", "3")]));
        assert_eq!(told("表 1 . . . . . . 12"), Some(vec![line("表 1", "12")]));
        assert_eq!(told("三、名词解释 ……………"), Some(vec![line("三、名词解释", "")]));
        assert_eq!(
            told("1. 收支总表 …………… 2. 收入总表 …………… 5 六、其他……"),
            Some(vec![line("1. 收支总表", ""), line("2. 收入总表", "5"), line("六、其他", "")])
        );
        assert_eq!(told("本年预算 12.50 万元……其余见表。"), None);
        assert_eq!(told("合计 12.50"), None);
        assert_eq!(told("等等…"), None);
        assert_eq!(told(""), None);
        let heading = |text: &str| Block::Heading { level: 2, text: text.into(), spans: vec![] };
        assert!(is_listed(&heading("六、其他……")) && !is_listed(&heading("六、其他")));
    }
}
