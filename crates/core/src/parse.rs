//! Plain text to a document: headings, paragraphs, tables.
//! Never fails; what a page break or a converter tore apart is put together again.

mod aligned;
mod contents;
mod disclosures;
mod flattened;
pub mod identity;
mod lines;
mod pages;
mod running;
pub mod tables;
mod torn;

use crate::lexicon::families::Families;
use crate::model::document::{Block, Cell, Contents, Document, Table};
use crate::source::Span;
use crate::source::Text;
use crate::source::characters::line_ends;
use crate::text::outline::outline_mark;
pub use disclosures::disclosures;
use lines::{Line, LineKind};

/// Reads plain text whose table cells are parted by tabs, or were before somebody copied them.
pub fn read(source: &str, span: Span, families: &Families) -> Document {
    let contents = contents::read(source, span);
    let lines: Vec<Line> = lines::dense_lines(source, span);
    let running = running::heads(source, &lines);
    let mut reader = Reader { source, contents, running, blocks: Vec::new(), open: None };
    let mut rows: Vec<Span> = Vec::new();
    let pages = pages::page_numbers(source, &lines);
    let below = flattened::below::titles_below(source, &lines);
    let mut aligned = aligned::Runs::default();
    let mut past = 0;
    for (n, line) in lines.iter().enumerate() {
        if n < past {
            continue;
        }
        if rows.is_empty()
            && line.kind == LineKind::Text
            && let Some((end, tables)) = flattened::targets::tables(source, (&lines, &pages), n, families)
        {
            past = end;
            reader.close();
            reader.blocks.extend(tables.into_iter().map(Block::Table));
            continue;
        }
        if rows.is_empty()
            && line.kind == LineKind::Text
            && let Some((end, grid)) = aligned.table(source, &lines, n)
        {
            past = end;
            reader.rows(grid);
            continue;
        }
        if let Some(form) = below.iter().find(|form| form.first == n)
            && let Some(copied) = flattened::form_above(source, (&lines, &pages), *form, families)
        {
            past = copied.lines.end;
            reader.grid(copied.table);
            continue;
        }
        if rows.is_empty()
            && line.kind == LineKind::Text
            && below.is_empty()
            && let Some(title) = reader.copied_title(&lines, n)
            && let Some(copied) = flattened::form(source, (&lines, &pages), n, &title, families)
        {
            past = copied.lines.end;
            let mut table = copied.table;
            // On a line of its own it is taken with the captions.
            let among_captions = |line: &Line| tables::title_among_captions(source, line.span).is_some();
            if lines[..n]
                .iter()
                .rev()
                .take(8)
                .find(|line| line.span.start <= title.span().start)
                .is_some_and(among_captions)
            {
                table.title = Some(title);
            }
            reader.grid(table);
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
    Document { blocks: reader.blocks, contents: reader.contents }
}

struct Reader<'a> {
    source: &'a str,
    contents: Contents,
    /// The heads of pages.
    running: running::Heads,
    blocks: Vec<Block>,
    /// The paragraph being read, and whether an empty line followed it.
    open: Option<(Text, bool)>,
}

impl Reader<'_> {
    fn text_line(&mut self, line: &Line) {
        if line.kind == LineKind::Blank {
            if let Some((_, gap)) = &mut self.open {
                *gap = true;
            }
            return;
        }
        let text = Text::new(self.source, line.span);
        if text.clean.len() > lines::LONGEST as usize {
            for span in lines::parts(self.source, line.span) {
                self.close();
                let text = Text::new(self.source, span);
                self.open = (!text.is_empty()).then_some((text, false));
            }
            return;
        }
        if text.is_empty() {
            return;
        }
        let listed = self.listed(&text);
        if let Some((open, gap)) = &mut self.open
            && listed.is_none()
            && lines::continues(&open.clean, &text.clean, *gap)
            && line.heading.is_none()
        {
            open.append(self.source, line.span);
            *gap = false;
            return;
        }
        if let Some(Block::Heading { text: heading, .. }) = self.blocks.last_mut()
            && self.open.is_none()
            && line_ends(&self.source[heading.span().end as usize..line.span.start as usize]) == 1
            && lines::ends_heading(&heading.clean, &text.clean)
        {
            heading.append(self.source, line.span);
            return;
        }
        self.close();
        match line.heading.or_else(|| lines::heading_level(&text.clean)).or(listed) {
            Some(level) => self.blocks.push(Block::Heading { level, text }),
            None => self.open = Some((text, false)),
        }
    }

    /// The level of the heading that a line is, since the contents list it, where no sentence is open above it.
    fn listed(&self, text: &Text) -> Option<u8> {
        let stands_alone =
            self.open.as_ref().is_none_or(|(open, gap)| *gap || open.clean.ends_with(['。', '：', '；']));
        let below = text.span().start >= self.contents.span.end && stands_alone;
        below.then(|| contents::level(&self.contents, &text.clean)).flatten()
    }

    fn close(&mut self) {
        if let Some((text, _)) = self.open.take() {
            // A heading that the page was too narrow for.
            match lines::heading_level(&text.clean) {
                Some(level) => self.blocks.push(Block::Heading { level, text }),
                None => self.blocks.push(Block::Paragraph(text)),
            }
        }
    }

    fn table(&mut self, rows: &mut Vec<Span>) {
        if !rows.is_empty() {
            self.rows(tables::grid(self.source, &std::mem::take(rows)));
        }
    }

    /// The rows of a table, with what stands above them.
    fn rows(&mut self, rows: Vec<Vec<Cell>>) {
        self.close();
        let mut table = Table { rows, ..Table::default() };
        let above = self.take_captions(&mut table);
        // Captions parted by tabs, an empty line below them, are those of this table.
        if !above
            && table.title.is_none()
            && let Some(Block::Table(Table { rows: none, .. })) = self.blocks.last()
            && none.is_empty()
            && let Some(Block::Table(captions)) = self.blocks.pop()
        {
            let rows = std::mem::take(&mut table.rows);
            let below = std::mem::take(&mut table.captions);
            table = Table { rows, number: table.number.or(captions.number), ..captions };
            table.captions.extend(below);
        }
        tables::take_inner_captions(self.source, &mut table);
        match self.blocks.last() {
            Some(Block::Table(before)) if table.title.is_none() => {
                tables::narrow(&mut table, Some(before));
                tables::shorten(&mut table, Some(before));
            }
            _ => {
                tables::narrow(&mut table, None);
                tables::shorten(&mut table, None);
            }
        }
        tables::measure(&mut table);
        torn::unmix(&mut table);
        if let Some(Block::Table(before)) = self.blocks.last() {
            tables::measure_again(before, &mut table);
        }
        let above = above && !self.drop_running_heads(&table);
        let bare = table.captions.is_empty() && table.number.is_none();
        if !above && let Some(Block::Table(before)) = self.blocks.last_mut() {
            if table.title.is_none() && tables::heads(before, &table) {
                tables::put_below(before, table);
                return;
            }
            let on = table.title.is_none()
                && (tables::continues(before, &table) || bare && tables::goes_on(before, &table));
            if on || tables::is_told_again(before, &table) {
                torn::spread(before, &mut table);
                tables::join(before, table);
                return;
            }
        }
        self.blocks.push(Block::Table(table));
    }

    /// Takes away the heads of pages between a table and its rest; whether there were any.
    fn drop_running_heads(&mut self, rest: &Table) -> bool {
        let is_head = |block: &Block| matches!(block, Block::Heading { text, .. } | Block::Paragraph(text) if self.running.contains(text));
        let heads = self.blocks.iter().rev().take_while(|block| is_head(block)).count();
        let end = self.blocks.len() - heads;
        let goes_on = heads > 0
            && rest.title.is_none()
            && matches!(self.blocks[..end].last(), Some(Block::Table(before)) if tables::continues(before, rest));
        if goes_on {
            self.blocks.truncate(end);
        }
        goes_on
    }

    /// Whether the lines without a tab before the next row hold the title of another form than the one that is open, or
    /// the heading of another part: no empty line need stand above it.
    fn begins_anew(&self, lines: &[Line]) -> bool {
        let told = |title: &str| {
            self.blocks.iter().rev().take(8).any(|block| match block {
                Block::Heading { text, .. } | Block::Paragraph(text) => text.clean == title,
                Block::Table(_) => false,
            }) || self.open.as_ref().is_some_and(|(text, _)| text.clean == title)
        };
        lines.iter().take_while(|line| line.kind == LineKind::Text).any(|line| {
            let clean = Text::new(self.source, line.span).clean;
            let bare = &clean[outline_mark(&clean).map_or(0, |(_, mark)| mark)..];
            let bare = bare.split(['-', '—']).next().unwrap_or(bare);
            let form = lines::names_form(bare)
                || tables::is_title(bare) && bare.ends_with("总表")
                || tables::title_before_unit(bare).is_some();
            let part = lines::heading_level(&clean) == Some(1);
            (form || part) && !told(&clean)
        })
    }

    /// The title right above line `n`, captions between them, where `n` can be the first line of what was copied
    /// from below it.
    fn copied_title(&self, lines: &[Line], n: usize) -> Option<Text> {
        let clean = |line: &Line| Text::new(self.source, line.span);
        let passed = |text: &Text| {
            text.is_empty()
                || tables::is_copied_caption(&text.clean)
                || tables::table_number(&text.clean).is_some()
        };
        let here = clean(&lines[n]);
        if passed(&here) || tables::is_title(&here.clean) || here.clean.contains(['。', '…', '：']) {
            return None;
        }
        let mut above = lines[..n].iter().rev().take(8);
        above.find_map(|line| {
            let text = clean(line);
            match tables::title_among_captions(self.source, line.span) {
                Some(title) => Some(Some(title)),
                None => (!passed(&text)).then(|| tables::is_title(&text.clean).then_some(text)),
            }
        })?
    }

    /// A table that was copied: its rows are known, its title and captions stand above.
    fn grid(&mut self, mut table: Table) {
        self.close();
        self.take_captions(&mut table);
        self.blocks.push(Block::Table(table));
    }

    /// The title that stands above the number of a table: 收入决算表, 公开02表; its unit may stand in brackets behind it.
    fn take_title_above(&mut self, table: &mut Table) {
        let Some(Block::Heading { text, .. } | Block::Paragraph(text)) = self.blocks.last() else { return };
        if table.title.is_some() {
            return;
        }
        if let Some(end) = tables::title_before_unit(&text.clean) {
            table.title = Some(Text::new(self.source, text.source_span(0, end)));
            table.captions.insert(0, text.clone());
        } else if tables::is_title(&text.clean) {
            table.title = Some(text.clone());
        } else {
            return;
        }
        self.blocks.pop();
    }

    /// Whether the last block is but the end of a name that did not fit into its caption's line: `部门：某某市委员会办`,
    /// `单位：万元`, `公厅`.
    fn is_torn_off_caption(&self, text: &Text) -> bool {
        let above = self.blocks.len().checked_sub(2).map(|at| &self.blocks[at]);
        let below_caption = matches!(above, Some(Block::Heading { text, .. } | Block::Paragraph(text))
            if tables::is_caption(&text.clean));
        below_caption && text.clean.chars().count() <= 6 && text.clean.chars().all(char::is_alphabetic)
    }

    /// Whether the last block is a note between the captions of a table and its grid: 注：按四舍五入填列.
    fn is_note_among_captions(&self, text: &Text) -> bool {
        let above = self.blocks.len().checked_sub(2).map(|at| &self.blocks[at]);
        let below_caption = matches!(above, Some(Block::Heading { text, .. } | Block::Paragraph(text))
            if tables::is_caption(&text.clean) || tables::is_title(&text.clean));
        let note = ["注：", "备注：", "说明：", "注1", "※"].iter().any(|w| text.clean.starts_with(w));
        below_caption && note && !text.clean.contains("空表") && text.clean.chars().count() <= 100
    }

    /// Moves title, number and captions from the blocks above into the table; whether other text stands between.
    fn take_captions(&mut self, table: &mut Table) -> bool {
        while let Some(Block::Heading { text, .. } | Block::Paragraph(text)) = self.blocks.last() {
            let text = text.clone();
            if let Some(number) = tables::table_number(&text.clean) {
                table.number = number;
            } else if table.title.is_none()
                && let Some(end) = tables::title_before_unit(&text.clean)
            {
                // 收支总表（单位：万元）: the title and the unit in one line.
                table.title = Some(Text::new(self.source, text.source_span(0, end)));
                table.captions.insert(0, text);
            } else if tables::title_before_unit(&text.clean).is_some() {
                // Of a form above that has no grid.
                return true;
            } else if tables::is_caption(&text.clean) || self.is_torn_off_caption(&text) {
                table.captions.insert(0, text);
            } else if table.title.is_none() && tables::is_title(&text.clean) {
                table.title = Some(text);
            } else if table.title.is_none() && self.is_note_among_captions(&text) {
                table.captions.insert(0, text);
            } else {
                return true;
            }
            self.blocks.pop();
            if table.number.is_some() {
                self.take_title_above(table);
                return false;
            }
        }
        false
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
