//! The table of contents: which blocks it takes, and its lines, that often end in dots that lead to a page number.
//! It is shown as a list, and the outline leaves it out.

use super::pieces::block_start;
use gouji_report::published::Reading;
use std::ops::Range;

/// The blocks that make up the table of contents; empty if there is none.
pub fn contents(reading: &Reading) -> Range<usize> {
    let before = |end: u32| {
        let past = reading.blocks.iter().position(|block| block_start(block).is_some_and(|at| at >= end));
        past.unwrap_or(reading.blocks.len())
    };
    let (start, end) = reading.contents;
    if end == 0 { 0..0 } else { before(start)..before(end) }
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
    use gouji_report::published::Block;

    #[test]
    fn the_contents_take_the_blocks_that_begin_in_them() {
        let at = |start: u32| Block::Paragraph { spans: vec![(start, start + 5)] };
        let reading = Reading { blocks: vec![at(0), at(10), at(20), at(30), at(40)], contents: (10, 35) };
        assert_eq!(contents(&reading), 1..4);
        assert_eq!(contents(&Reading { contents: (0, 0), ..reading }), 0..0);
    }

    #[test]
    fn dots_lead_to_page_numbers() {
        let read = |text: &str| {
            let lines = listed(text)?;
            Some(lines.into_iter().map(|line| (line.title, line.page)).collect::<Vec<_>>())
        };
        let line = |title: &str, page: &str| (title.to_owned(), page.to_owned());
        assert_eq!(read("一、主要职能………………3"), Some(vec![line("一、主要职能", "3")]));
        assert_eq!(read("表 1 . . . . . . 12"), Some(vec![line("表 1", "12")]));
        assert_eq!(read("三、名词解释 ……………"), Some(vec![line("三、名词解释", "")]));
        assert_eq!(
            read("1. 收支总表 …………… 2. 收入总表 …………… 5 六、其他……"),
            Some(vec![line("1. 收支总表", ""), line("2. 收入总表", "5"), line("六、其他", "")])
        );
        assert_eq!(read("本年预算 12.50 万元……其余见表。"), None);
        assert_eq!(read("合计 12.50"), None);
        assert_eq!(read("等等…"), None);
        assert_eq!(read(""), None);
    }
}
