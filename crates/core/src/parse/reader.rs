//! Blocks as they are read: the lines of a paragraph joined, the rows of a table with what stands above them.

use super::lines::{self, Line, LineKind};
use super::{contents, inline, running, tables, titles, torn};
use crate::model::document::{Block, Cell, Contents, Table};
use crate::source::characters::line_ends;
use crate::source::{Span, Text};
use crate::text::number::numbers;
use crate::text::outline::outline_mark;

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) contents: Contents,
    /// The heads of pages.
    pub(super) running: running::Heads,
    pub(super) blocks: Vec<Block>,
    /// The paragraph being read, and whether an empty line followed it.
    pub(super) open: Option<(Text, bool)>,
}

impl Reader<'_> {
    pub(super) fn text_line(&mut self, line: &Line) {
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

    pub(super) fn close(&mut self) {
        if let Some((text, _)) = self.open.take() {
            let items = inline::items(&text.clean);
            if let [span] = text.spans[..]
                && !items.is_empty()
            {
                self.items(&text, span, &items);
                return;
            }
            // A heading that the page was too narrow for.
            match lines::heading_level(&text.clean) {
                Some(level) => self.blocks.push(Block::Heading { level, text }),
                None => self.blocks.push(Block::Paragraph(text)),
            }
        }
    }

    /// A paragraph that holds several items with headings of their own, one behind the other: each is a paragraph.
    fn items(&mut self, text: &Text, span: Span, items: &[usize]) {
        let mut start = span.start;
        let ends = items.iter().map(|&at| text.source_span(at, at + 1).start).chain([span.end]);
        for end in ends {
            self.blocks.push(Block::Paragraph(Text::new(self.source, Span { start, end })));
            start = end;
        }
    }

    pub(super) fn table(&mut self, rows: &mut Vec<Span>) {
        if !rows.is_empty() {
            self.rows(tables::grid(self.source, &std::mem::take(rows)));
        }
    }

    /// The rows of a table, with what stands above them.
    pub(super) fn rows(&mut self, rows: Vec<Vec<Cell>>) {
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
            if on || tables::is_repeated(before, &table) {
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
            && matches!(self.blocks[..end].last(), Some(Block::Table(before))
                if rest.title.is_none() && tables::continues(before, rest) || tables::is_repeated(before, rest));
        if goes_on {
            self.blocks.truncate(end);
        }
        goes_on
    }

    /// Whether the lines without a tab before the next row hold the title of another form than the one that is open, or
    /// the heading of another part: no empty line need stand above it.
    pub(super) fn begins_anew(&self, lines: &[Line]) -> bool {
        let stated = |title: &str| {
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
                || titles::is_title(bare) && bare.ends_with("总表")
                || titles::title_before_unit(bare).is_some();
            let part = lines::heading_level(&clean) == Some(1);
            (form || part) && !stated(&clean)
        })
    }

    /// The title right above line `n`, captions between them, where `n` can be the first line of what was copied
    /// from below it.
    pub(super) fn copied_title(&self, lines: &[Line], n: usize) -> Option<Text> {
        let clean = |line: &Line| Text::new(self.source, line.span);
        let passed = |text: &Text| {
            text.is_empty()
                || titles::is_copied_caption(&text.clean)
                || titles::table_number(&text.clean).is_some()
        };
        let here = clean(&lines[n]);
        // `合计 其中：基本支出 其中：项目支出`.
        let sentence = here.clean.replace("其中：", "").contains(['。', '…', '：']);
        if passed(&here) || titles::is_title(&here.clean) || sentence {
            return None;
        }
        let mut above = lines[..n].iter().rev().take(8);
        above.find_map(|line| {
            let text = clean(line);
            match titles::title_among_captions(self.source, line.span) {
                Some(title) => Some(Some(title)),
                None => (!passed(&text)).then(|| titles::is_title(&text.clean).then_some(text)),
            }
        })?
    }

    /// A table that was copied: its rows are known, its title and captions stand above.
    pub(super) fn grid(&mut self, mut table: Table) {
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
        if let Some(end) = titles::title_before_unit(&text.clean) {
            table.title = Some(Text::new(self.source, text.source_span(0, end)));
            table.captions.insert(0, text.clone());
        } else if titles::is_title(&text.clean) {
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
            if titles::is_caption(&text.clean));
        below_caption && text.clean.chars().count() <= 6 && text.clean.chars().all(char::is_alphabetic)
    }

    /// Whether the last block is a note between the captions of a table and its grid: 注：按四舍五入填列.
    fn is_note_among_captions(&self, text: &Text) -> bool {
        let above = self.blocks.len().checked_sub(2).map(|at| &self.blocks[at]);
        let below_caption = matches!(above, Some(Block::Heading { text, .. } | Block::Paragraph(text))
            if titles::is_caption(&text.clean) || titles::is_title(&text.clean));
        let note = ["注：", "备注：", "说明：", "注1", "※"].iter().any(|w| text.clean.starts_with(w));
        below_caption && note && !text.clean.contains("空表") && text.clean.chars().count() <= 100
    }

    /// Moves title, number and captions from the blocks above into the table; whether other text stands between.
    fn take_captions(&mut self, table: &mut Table) -> bool {
        while let Some(Block::Heading { text, .. } | Block::Paragraph(text)) = self.blocks.last() {
            let text = text.clone();
            if let Some(number) = titles::table_number(&text.clean) {
                table.number = number;
            } else if table.title.is_none()
                && let Some(end) = titles::title_before_unit(&text.clean)
            {
                // 收支总表（单位：万元）: the title and the unit in one line.
                table.title = Some(Text::new(self.source, text.source_span(0, end)));
                table.captions.insert(0, text);
            } else if titles::title_before_unit(&text.clean).is_some() {
                // Of a form above that has no grid.
                return true;
            } else if titles::is_caption(&text.clean) || self.is_torn_off_caption(&text) {
                // `本年收入9.00万元，构成如下（单位：万元）：` is a sentence as well.
                let tells = numbers(&text.clean).iter().any(|n| n.amount.decimals > 0 && n.unit_end > n.end);
                table.captions.insert(0, text);
                if tells {
                    return true;
                }
            } else if table.title.is_none() && titles::is_title(&text.clean) {
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
