//! Heading levels for those who hear the page: each at most one below the one before it.
//! The document's own levels leave gaps; how a heading looks follows them all the same.

use super::contents;
use gouji_report::published::{Block, Reading};

/// For each block the level of its heading, 3 to 5; 0 where it has none. The document's region is a 2.
pub fn levels(reading: &Reading) -> Vec<u8> {
    let listed = contents(reading);
    let mut before = 2;
    let level = |(at, block): (usize, &Block)| {
        let wish = match block {
            _ if listed.contains(&at) => return 0,
            Block::Heading { level: 1, .. } => 3,
            Block::Heading { level: 2, .. } => 4,
            Block::Heading { .. } => 5,
            Block::Table { title: Some(_), .. } => 4,
            _ => return 0,
        };
        before = wish.min(before + 1);
        before
    };
    reading.blocks.iter().enumerate().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_left_out() {
        let heading = |level| Block::Heading { level, text: String::new(), spans: vec![] };
        let prose = Block::Paragraph { spans: vec![] };
        let blocks = vec![heading(3), heading(1), heading(3), prose, heading(2), heading(3)];
        let reading = Reading { blocks, ..Reading::default() };
        assert_eq!(levels(&reading)[..], [3, 3, 4, 0, 4, 5]);
    }
}
