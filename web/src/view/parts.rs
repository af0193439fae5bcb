//! Which form or section each stretch of the text belongs to: what relations tie together, and what a reader picks.
//! Prose under no heading of its own is of the narrative as a whole.

use super::pieces::block_start;
use super::{Dossier, Entry, OutlineEntry};
use gouji_report::published::Block;

/// A form, a performance table or a section of the narrative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Entry,
    /// Short name; empty for prose under no heading.
    pub label: String,
    /// One or two characters that stand for it at the head of a column; empty where it has no number of its own.
    pub key: String,
}

/// The parts of a document and where each begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// In the order in which they are met.
    pub list: Vec<Part>,
    /// First byte of a stretch and its part, in order.
    pub(super) starts: Vec<(u32, usize)>,
}

impl Parts {
    /// Reads them off the blocks.
    pub fn read(dossier: &Dossier) -> Parts {
        let mut parts = Parts::default();
        let mut of_entry: Vec<Option<usize>> = vec![None; dossier.outline.len()];
        let mut prose = None;
        let (mut section, mut table) = (None, None);
        for block in &dossier.answer.reading.blocks {
            let Some(start) = block_start(block) else { continue };
            let entry = dossier.outline.partition_point(|entry| entry.start <= start).checked_sub(1);
            let known = entry.map(|at| (at, &dossier.outline[at]));
            let part = match (block, known) {
                (Block::Table { title: Some(_), .. }, Some((at, known))) if is_table(known) => {
                    table = Some(*of_entry[at].get_or_insert_with(|| parts.add(known)));
                    table
                }
                // A table without a title goes on with the one before it.
                (Block::Table { .. }, _) => table.or(section),
                (Block::Heading { .. }, Some((at, known))) if known.start == start => {
                    table = None;
                    section = (known.kind == Entry::Section)
                        .then(|| *of_entry[at].get_or_insert_with(|| parts.add(known)));
                    section
                }
                _ => {
                    table = None;
                    section
                }
            };
            let part = part.unwrap_or_else(|| {
                *prose.get_or_insert_with(|| {
                    parts.list.push(Part { kind: Entry::Section, label: String::new(), key: String::new() });
                    parts.list.len() - 1
                })
            });
            parts.starts.push((start, part));
        }
        parts.starts.sort_unstable();
        parts
    }

    fn add(&mut self, entry: &OutlineEntry) -> usize {
        let key = match entry.kind {
            Entry::Form => number(&entry.label).unwrap_or_else(|| {
                let forms = self.list.iter().filter(|part| part.kind == Entry::Form).count();
                (forms + 1).to_string()
            }),
            Entry::Section => entry.label.split(' ').next().unwrap_or_default().to_string(),
            _ => String::new(),
        };
        self.list.push(Part { kind: entry.kind, label: entry.label.clone(), key });
        self.list.len() - 1
    }

    /// The part in which an offset of the text lies.
    pub fn of(&self, offset: u32) -> Option<usize> {
        let at = self.starts.partition_point(|&(start, _)| start <= offset).checked_sub(1)?;
        Some(self.starts[at].1)
    }
}

fn is_table(entry: &OutlineEntry) -> bool {
    matches!(entry.kind, Entry::Form | Entry::Targets)
}

/// The number of a form as its label gives it (表 3 …).
fn number(label: &str) -> Option<String> {
    let digits: String = label.strip_prefix("表 ")?.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::dossier;
    use super::*;
    use gouji_report::published::Cell;

    #[test]
    fn tables_go_on_and_prose_returns_to_its_section() {
        let text = "0123456789";
        let head = |level, words: &str, at: u32| Block::Heading {
            level,
            text: words.into(),
            spans: vec![(at, at + 1)],
        };
        let table = |title: Option<&str>, number, form: Option<&str>, at: u32| Block::Table {
            title: title.map(Into::into),
            form: form.map(Into::into),
            number,
            captions: vec![],
            header_rows: 0,
            rows: vec![vec![Cell { start: at, end: at + 1, ..Cell::default() }]],
        };
        let prose = |at: u32| Block::Paragraph { spans: vec![(at, at + 1)] };
        let blocks = vec![
            prose(0),
            table(Some("收支总体情况表"), Some(1), None, 1),
            table(None, None, None, 2),
            prose(3),
            head(2, "一、收入", 4),
            prose(5),
            table(Some("项目支出绩效目标表"), None, Some("project-targets"), 6),
            prose(7),
        ];
        let parts = Parts::read(&dossier(text, vec![], vec![], blocks));
        let labels: Vec<&str> =
            (0..8).map(|at| parts.of(at).map_or("none", |part| &parts.list[part].label)).collect();
        assert_eq!(
            labels,
            ["", "表 1 收支总体", "表 1 收支总体", "", "一 收入", "一 收入", "项目支出绩效目标表", "一 收入"]
        );
        let keys: Vec<&str> = parts.list.iter().map(|part| part.key.as_str()).collect();
        assert_eq!(keys, ["", "1", "一", ""]);
    }
}
