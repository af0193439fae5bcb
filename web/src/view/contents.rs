//! Where the table of contents stands: a run of headings with nothing between them.
//! It is shown as a list, and the outline leaves it out.

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
}
