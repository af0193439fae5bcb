//! The document's own glossary (名词解释): terms and what it says they mean.
//! An entry opens with its number, the term and a colon; what follows belongs to it until the next one opens.

use super::Dossier;
use gouji_report::published::Block;
use gouji_report::tidy::tidy;

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term, without quotation marks.
    pub term: String,
    /// What the document says of it.
    pub says: String,
    /// Where it says so: first byte.
    pub start: u32,
}

/// Longer than this before the colon is a sentence, not a term.
const LONGEST: usize = 24;
/// Numbers before a term: 一、 （二） 3.
const NUMERALS: &str = "一二三四五六七八九十0123456789";

/// The entries of the glossary, in its order.
pub fn glossary(dossier: &Dossier) -> Vec<Entry> {
    let blocks = &dossier.answer.reading.blocks;
    let is_title = |block: &Block| matches!(block, Block::Heading { text, .. } | Block::Table { title: Some(text), .. } if text.contains("名词解释"));
    // The table of contents names it too; the last one is the glossary itself.
    let spans = |block: &Block| match block {
        Block::Heading { spans, .. } | Block::Paragraph { spans } => spans.clone(),
        Block::Table { .. } => Vec::new(),
    };
    let text = |block: &Block| {
        let parts: Vec<&str> = spans(block).iter().map(|&(start, end)| dossier.slice(start, end)).collect();
        tidy(&parts.join("\n")).trim().to_string()
    };
    let titled = |block: &Block| is_title(block) || unnumbered(&text(block)).1 == "名词解释";
    let Some(title) = blocks.iter().rposition(titled) else { return Vec::new() };
    let mut entries: Vec<Entry> = Vec::new();
    let mut all_numbered = true;
    for block in &blocks[title + 1..] {
        if matches!(block, Block::Table { .. } | Block::Heading { level: 1, .. }) {
            break;
        }
        let text = text(block);
        let start = spans(block).first().map_or(0, |span| span.0);
        let (numbered, rest) = unnumbered(&text);
        // Where the first term has a number, what has none is no term.
        let opens = numbered || entries.is_empty() || !all_numbered;
        all_numbered &= numbered || !entries.is_empty();
        match entry(rest).filter(|_| opens) {
            Some((term, says)) => entries.push(Entry { term, says, start }),
            None => match entries.last_mut() {
                // A line cut in two goes on where the sentence was left open.
                Some(last) if !last.says.ends_with(['。', '；']) => last.says.push_str(&text),
                _ => {}
            },
        }
    }
    entries
}

/// A line without the number before it, and whether there was one.
fn unnumbered(line: &str) -> (bool, &str) {
    let line = line.trim_start_matches(|c: char| c == '*' || c == '#' || c.is_whitespace());
    let open = line.trim_start_matches(['（', '(']);
    let rest = open.trim_start_matches(|c| NUMERALS.contains(c));
    let after = rest.trim_start_matches(['）', ')', '、', '.', '．']);
    match rest.len() < open.len() && after.len() < rest.len() {
        true => (true, after.trim_start_matches(|c: char| c == '*' || c.is_whitespace())),
        false => (false, line),
    }
}

fn entry(text: &str) -> Option<(String, String)> {
    let (term, says) = text.split_once(['：', ':'])?;
    let term = plain(term);
    let fits = !term.is_empty() && term.chars().count() <= LONGEST && !term.contains(['。', '，']);
    (fits && !says.trim().is_empty()).then(|| (term, says.trim().to_string()))
}

/// A term without quotation marks and spaces.
fn plain(term: &str) -> String {
    term.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '*' | ' ' | '\u{3000}' | '「' | '」')).collect()
}

/// What the glossary says of the first of `names` that it knows: by that name, or by one that begins with it.
pub fn look_up<'a>(entries: &'a [Entry], names: &[&str]) -> Option<&'a Entry> {
    let named = |name: &str| {
        let exact = entries.iter().find(|entry| entry.term == name);
        exact.or_else(|| entries.iter().find(|entry| entry.term.starts_with(name)))
    };
    names.iter().find_map(|name| named(name))
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::dossier;
    use super::*;

    #[test]
    fn entries_are_read_after_the_last_title() {
        let lines = [
            "名词解释",
            "正文",
            "第四部分 名词解释",
            "一、**财政拨款**:指由财政安排的",
            "拨款数。",
            "（二）“三公”经费：指三项费用。",
            "编制单位：甲局",
        ];
        let text = lines.join("\n");
        let at = |line: &str, from: usize| {
            let start = text[from..].find(line).unwrap() + from;
            (start as u32, (start + line.len()) as u32)
        };
        let prose = |line: &str| Block::Paragraph { spans: vec![at(line, 0)] };
        let head = |level, line: &str, from| Block::Heading {
            level,
            text: line.into(),
            spans: vec![at(line, from)],
        };
        let blocks = vec![
            head(2, lines[0], 0),
            prose(lines[1]),
            head(1, lines[2], 0),
            head(2, lines[3], 0),
            prose(lines[4]),
            prose(lines[5]),
            prose(lines[6]),
        ];
        let entries = glossary(&dossier(&text, vec![], vec![], blocks));
        let explained: Vec<(&str, &str)> =
            entries.iter().map(|e| (e.term.as_str(), e.says.as_str())).collect();
        assert_eq!(explained, [("财政拨款", "指由财政安排的拨款数。"), ("三公经费", "指三项费用。")]);
        assert_eq!(look_up(&entries, &["一般公共预算", "三公"]).map(|e| e.term.as_str()), Some("三公经费"));
        assert_eq!(look_up(&entries, &["基本支出"]), None);
        assert_eq!(unnumbered("二、一般公共预算"), (true, "一般公共预算"));
        assert_eq!(unnumbered("一般公共预算"), (false, "一般公共预算"));
    }
}
