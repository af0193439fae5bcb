//! Plain text to a document: headings, paragraphs, tables.
//! Never fails; what a page break or a converter tore apart is put together again.

mod aligned;
mod celled;
mod contents;
mod dense;
mod disclosures;
mod flattened;
mod glued;
pub mod identity;
mod inline;
mod lines;
mod lone;
mod pages;
mod reader;
mod running;
mod spaced;
mod stacked;
pub mod tables;
pub mod titles;
mod torn;
mod wrapped_titles;

use crate::lexicon::families::Families;
use crate::model::document::{Block, Document};
use crate::source::{Span, Text};
pub use disclosures::disclosures;
use lines::{Line, LineKind};
use reader::Reader;

/// Reads plain text whose table cells are parted by tabs, or were before somebody copied them.
pub fn read(source: &str, span: Span, families: &Families) -> Document {
    let contents = contents::read(source, span);
    let mut lines: Vec<Line> = dense::dense_lines(source, span);
    wrapped_titles::join(source, &mut lines);
    let running = running::heads(source, &lines);
    let mut reader = Reader { source, contents, running, blocks: Vec::new(), open: None };
    let mut rows: Vec<Span> = Vec::new();
    let pages = pages::marks(source, &lines);
    let mut untabbed = Untabbed {
        spaced: spaced::Words::new(source, &lines, &pages, families),
        pages,
        below: flattened::below::titles_below(source, &lines),
        aligned: aligned::Runs::default(),
        families,
    };
    let mut past = 0;
    for (n, line) in lines.iter().enumerate() {
        if n < past {
            continue;
        }
        if let Some(end) = untabbed.take(&mut reader, &lines, n, rows.is_empty()) {
            past = end;
            continue;
        }
        // Between rows, lines without a tab are rows of which only the label is left.
        let next = lines[n..].iter().take(8).find(|l| l.kind != LineKind::Text);
        let lone = line.kind == LineKind::Text
            && !rows.is_empty()
            && next.is_some_and(|next| next.kind == LineKind::Row);
        if lone && reader.running.contains(&Text::new(source, line.span)) {
            continue;
        }
        let lone = lone && !reader.begins_anew(&lines[n..]);
        if line.kind == LineKind::Row || lone {
            rows.push(line.span);
            continue;
        }
        reader.table(&mut rows);
        reader.text_line(line);
    }
    reader.table(&mut rows);
    reader.close();
    for block in &mut reader.blocks {
        if let Block::Table(table) = block
            && table.copied.is_none()
        {
            tables::align_totals(table);
            torn::leave_out_repeated(table);
            torn::unwrap(source, table, families);
        }
    }
    units_go_on(&mut reader.blocks);
    Document { blocks: reader.blocks, contents: reader.contents }
}

/// A form that goes on under a title of its own, `…表（续）`, without a unit is in that of its beginning.
fn units_go_on(blocks: &mut [Block]) {
    let tells_unit = |text: &&Text| text.clean.contains("单位：") && text.clean.contains('元');
    let mut last: Option<Text> = None;
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let own = table.captions.iter().chain(&table.title).find(tells_unit).cloned();
        let goes_on = table.title.as_ref().is_some_and(|t| t.clean.contains("（续"));
        match own {
            Some(unit) => last = Some(unit),
            None if goes_on => table.captions.extend(last.clone()),
            None => last = None,
        }
    }
}

/// Tables that have no tabs, and what has to be known of all lines to find them.
struct Untabbed<'a> {
    /// Which lines are numbers of pages, or their heads.
    pages: Vec<bool>,
    /// Forms whose titles stand below their rows.
    below: Vec<flattened::below::Below>,
    /// Tables whose columns are kept apart by blanks.
    aligned: aligned::Runs,
    /// Tables whose cells one blank parts.
    spaced: spaced::Words<'a>,
    families: &'a Families,
}

impl Untabbed<'_> {
    /// Adds the table that begins at line `n`, where one does; gives the line after it. `fresh` tells that no rows are
    /// open above it.
    fn take(&mut self, reader: &mut Reader, lines: &[Line], n: usize, fresh: bool) -> Option<usize> {
        let source = reader.source;
        let begins = fresh && lines[n].kind == LineKind::Text;
        if begins
            && let Some((end, tables)) =
                flattened::targets::tables(source, (lines, &self.pages), n, self.families)
        {
            reader.close();
            reader.blocks.extend(tables.into_iter().map(Block::Table));
            return Some(end);
        }
        if fresh && let Some(celled) = celled::table(source, (lines, &self.pages), n, self.families) {
            for text in celled.above {
                reader.text_line(&Line { span: text.span(), kind: LineKind::Text, heading: None });
            }
            reader.rows(celled.rows);
            return Some(celled.end);
        }
        if begins && let Some((end, grid)) = self.aligned.table(source, lines, n) {
            reader.rows(grid);
            return Some(end);
        }
        if begins && let Some((end, list)) = glued::list(source, lines, n, self.families) {
            reader.grid(list);
            return Some(end);
        }
        if let Some(form) = self.below.iter().find(|form| form.first == n)
            && let Some(copied) = flattened::form_above(source, (lines, &self.pages), *form, self.families)
        {
            reader.grid(copied.table);
            return Some(copied.lines.end);
        }
        let searched = begins && self.below.is_empty() && !self.spaced.is_clear(n);
        let title = if searched { reader.copied_title(lines, n) } else { None };
        let form = |title: &Text| flattened::form(source, (lines, &self.pages), n, title, self.families);
        let Some((title, copied)) = title.and_then(|title| form(&title).map(|copied| (title, copied))) else {
            let stacked = || stacked::table(source, lines, n, self.families);
            let (end, rows) = begins.then(|| stacked().or_else(|| self.spaced.table(n))).flatten()?;
            reader.rows(rows);
            return Some(end);
        };
        let mut table = copied.table;
        // On a line of its own it is taken with the captions.
        let among_captions = |line: &Line| titles::title_among_captions(source, line.span).is_some();
        let of_title = lines[..n].iter().rev().take(8).find(|line| line.span.start <= title.span().start);
        if of_title.is_some_and(among_captions) {
            table.title = Some(title);
        }
        reader.grid(table);
        Some(copied.lines.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Document {
        read(text, Span::new(0, text.len()), &Families::default())
    }

    #[test]
    fn what_is_torn_off_a_caption_does_not_part_a_title_from_its_table() {
        let text = "收入预算总表\n部门：某某市委员会办\n单位：万元\n公厅\n项目\t金额\n收入总计\t8.00\n";
        let document = read_all(text);
        let [Block::Table(table)] = &document.blocks[..] else { panic!("{document:?}") };
        assert_eq!(table.title.as_ref().map(|t| t.clean.as_str()), Some("收入预算总表"));
        assert_eq!(table.captions.len(), 3);
    }

    #[test]
    fn captions_parted_by_a_tab_belong_to_the_table_below_the_empty_line() {
        let document = read_all("表2 收入总表\n\n编制单位：某馆\t单位：万元\n\n科目\t合计\n甲\t1.00\n");
        let [Block::Table(table)] = &document.blocks[..] else { panic!("{document:?}") };
        assert!(table.title.as_ref().is_some_and(|t| t.clean.contains("收入总表")));
        assert_eq!((table.captions.len(), table.rows.len()), (2, 2));
    }

    #[test]
    fn empty_lines_between_rows_and_tabs_at_line_ends_part_nothing() {
        let plain = read_all("收入总表\n科目\t合计\n甲\t1.00\n乙\t2.00\n合计\t3.00\n说明文字一句。\n");
        let apart = "收入总表\n科目\t合计\n\n甲\t1.00\n\n乙\t2.00\n\n合计\t3.00\n\n说明文字一句。\n";
        for text in [apart.to_string(), apart.replace('\n', "\t\t\n").replace("\n\t\t\n", "\n\n")] {
            let document = read_all(&text);
            let said = |d: &Document| -> Vec<String> {
                d.blocks
                    .iter()
                    .map(|block| match block {
                        Block::Heading { text, .. } | Block::Paragraph(text) => text.clean.clone(),
                        Block::Table(t) => {
                            let row = |r: &Vec<crate::model::document::Cell>| {
                                r.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("|")
                            };
                            let title = t.title.as_ref().map_or("", |t| t.clean.as_str());
                            format!("{title}:{}", t.rows.iter().map(row).collect::<Vec<_>>().join("/"))
                        }
                    })
                    .collect()
            };
            assert_eq!(said(&document), said(&plain), "{text}");
        }
    }

    #[test]
    fn joins_a_sentence_cut_by_a_page_break() {
        let text = "（7）负责经办管理、公共服务体系和信息化建设。贯彻落实国家\n\n和自治区结算政策。\n\n二、机构设置\n";
        let document = read_all(text);
        assert_eq!(document.blocks.len(), 2);
        let Block::Paragraph(p) = &document.blocks[0] else { panic!() };
        assert!(p.clean.ends_with("国家和自治区结算政策。"));
        assert!(matches!(&document.blocks[1], Block::Heading { level: 2, .. }));
    }

    #[test]
    fn totals_stand_below_the_amounts_of_the_other_rows() {
        let text = "收入总表\n类\t款\t名称\t合计\t财政\n201\t03\t甲\t1,000\t1,000\n201\t04\t乙\t2,000\t2,000\n合计\t3,000\t3,000\n";
        let document = read_all(text);
        let Block::Table(t) = &document.blocks[0] else { panic!() };
        let total: Vec<&str> = t.rows[3].iter().map(|c| c.text.clean.as_str()).collect();
        assert_eq!(total, ["合计", "", "", "3,000", "3,000"]);
    }

    #[test]
    fn joins_a_table_broken_by_a_page() {
        let text = "表 2\n\n收入总体情况表\n\n单位：万元\n\n科目名称\t总计\n甲\t1.00\n\n单位：万元\n\n科目名称\t总计\n乙\t2.00\n";
        let document = read_all(text);
        assert_eq!(document.blocks.len(), 1);
        let Block::Table(t) = &document.blocks[0] else { panic!() };
        assert_eq!((t.rows.len(), t.header_rows, t.number), (3, 1, Some(2)));
        assert_eq!(t.title.as_ref().unwrap().clean, "收入总体情况表");
    }
}
