//! Tables whose cells one blank parts, as readers of PDF copy them: a label and as many figures in each line, below a line
//! of as many headings or, where there is but one figure, below none.

use super::lines::{Line, LineKind};
use super::running::numbers_page;
use super::titles;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, is_label_heading};
use crate::model::document::Cell;
use crate::source::{Span, Text};
use crate::text::number::{NoNumber, no_number, whole_cell};
use std::cell::OnceCell;

/// Fewer lines may be anything.
const FEWEST_ROWS: usize = 3;

/// No label or heading is longer, in characters.
const LONGEST: usize = 30;

/// Lines of captions that may stand between the beginning of a form and its headings.
const MOST_CAPTIONS: usize = 3;

/// So many lines may stand between the rows of one page and those of the next: numbers, empty lines, the headings again.
const MOST_BETWEEN: usize = 6;

/// The lines of a text, and of each that was asked for what blanks part in it: lines are asked again and again, and
/// cleaned once.
pub struct Words<'a> {
    source: &'a str,
    lines: &'a [Line],
    /// Which of them are numbers of pages.
    pages: Vec<bool>,
    families: &'a Families,
    cells: Vec<OnceCell<Vec<Text>>>,
    clear: Vec<OnceCell<bool>>,
}

impl<'a> Words<'a> {
    /// Starts with what no line was asked for.
    pub fn new(source: &'a str, lines: &'a [Line], pages: &[bool], families: &'a Families) -> Self {
        let (cells, clear) = (vec![OnceCell::new(); lines.len()], vec![OnceCell::new(); lines.len()]);
        Words { source, lines, pages: pages.to_vec(), families, cells, clear }
    }

    /// Whether the table that begins at line `n`, below captions, has a heading for every cell of every row, so that
    /// nothing has to be said of where its figures belong.
    pub fn is_clear(&self, n: usize) -> bool {
        let last = (n + MOST_CAPTIONS + 1).min(self.lines.len());
        (n..last).any(|n| *self.clear[n].get_or_init(|| self.begins_clear(n)))
    }

    fn begins_clear(&self, n: usize) -> bool {
        let labels = |head: &str| {
            is_label_heading(self.families, head)
                || vocabulary::is_code_heading(self.families, head)
                || ["单位", "名称", "项目", "地区", "序号"].iter().any(|w| head.ends_with(w))
        };
        let row = |at: usize| {
            let cells = self.cells(at).unwrap_or_default();
            is_row(cells, None) || is_coded(cells, cells.len())
        };
        let clear = |(end, rows): (usize, Vec<Vec<Cell>>)| {
            // Behind the rest of a name that was wrapped the rows go on.
            rows[0].len() > 2 && labels(&rows[0][0].text.clean) && !row(end) && !row(end + 1)
        };
        !row(n) && self.table(n).is_some_and(clear)
    }

    /// The rows of the table that begins at line `n`, and the line after it.
    pub fn table(&self, n: usize) -> Option<(usize, Vec<Vec<Cell>>)> {
        let (begin, head) = self.head(n)?;
        if let Some(found) = head.as_ref().and_then(|head| self.two_lists(begin, head)) {
            return Some(found);
        }
        let head = head.map(|head| self.with_code(begin, head));
        let width = head.as_ref().map_or(2, Vec::len);
        let coded = head.is_some() && width > 2;
        // Whether a line is a row, and of those a total, which has no code.
        let row = |at: usize| {
            let cells = self.words(at)?;
            if is_row(cells, Some(width)) || coded && (is_coded(cells, width) || is_numbered(cells, width)) {
                return Some((cells, false));
            }
            let total = coded && is_row(cells, Some(width - 1)) && vocabulary::is_total(&cells[0].clean);
            total.then_some((cells, true))
        };
        let (end, rows) = self.rows(begin, row);
        if rows.len() < FEWEST_ROWS {
            return None;
        }
        let before = |cells: &[Text]| is_coded(cells, width) || is_numbered(cells, width);
        let labels = if rows.iter().any(|(cells, total)| !total && before(cells)) { 2 } else { 1 };
        // Codes and totals without one are rows of one table, names and totals as well.
        if labels == 1 && rows.iter().any(|(_, total)| *total) {
            return None;
        }
        let figures = rows.iter().flat_map(|(row, total)| &row[labels - usize::from(*total)..]);
        if 2 * figures.filter(|text| text.clean.contains('.')).count() < rows.len() * (width - labels) {
            return None;
        }
        let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
        let whole = |(cells, total): (&[Text], bool)| {
            let start = cells[0].span().start as usize;
            let no_code = total.then(|| Text::new(self.source, Span::new(start, start)));
            no_code.into_iter().chain(cells.iter().cloned()).collect::<Vec<Text>>()
        };
        let all = head.into_iter().chain(rows.into_iter().map(whole));
        Some((end, all.map(|row| row.into_iter().map(cell).collect()).collect()))
    }

    /// The rows below headings of two lists side by side, each of names and figures: `收入项 金额 支出项 金额`.
    fn two_lists(&self, begin: usize, head: &[Text]) -> Option<(usize, Vec<Vec<Cell>>)> {
        let label = |text: &Text| {
            is_label_heading(self.families, &text.clean)
                || ["收入项", "支出项", "收入", "支出"].contains(&text.clean.as_str())
        };
        let second = (2..head.len()).find(|&at| label(&head[at])).filter(|_| label(&head[0]))?;
        let one = |at: usize| (1..head.len()).all(|n| n == at || !label(&head[n]));
        let row = |at: usize| {
            let cells = self.words(at).filter(|cells| cells.len() == head.len())?;
            (is_row(&cells[..second], None) && is_row(&cells[second..], None)).then_some(cells)
        };
        let (end, rows) = self.rows(begin, row);
        if second + 1 >= head.len() || !one(second) || rows.len() < FEWEST_ROWS {
            return None;
        }
        let cell = |text: &Text| Cell { text: text.clone(), colspan: 1, rowspan: 1, indent: 0 };
        let all = std::iter::once(head).chain(rows);
        Some((end, all.map(|row| row.iter().map(cell).collect()).collect()))
    }

    /// The rows from line `begin` on, over the ends of pages, and the line after the last.
    fn rows<R>(&self, begin: usize, row: impl Fn(usize) -> Option<R>) -> (usize, Vec<R>) {
        let (mut at, mut end, mut found) = (begin, begin, Vec::new());
        while at < self.lines.len() {
            match row(at) {
                Some(row) => {
                    found.push(row);
                    (at, end) = (at + 1, at + 1);
                }
                None if at == end && !found.is_empty() => match self.next_page(begin, at) {
                    Some(next) => at = next,
                    None => break,
                },
                None => break,
            }
        }
        (end, found)
    }

    /// The first line of the next page, where one ends at line `at`: behind its number, and the headings above line `begin` told
    /// again.
    fn next_page(&self, begin: usize, at: usize) -> Option<usize> {
        let words = |at: usize| self.lines[at].span.of(self.source).trim();
        let again = |at: usize| begin > 0 && words(at) == words(begin - 1);
        let numbers = |at: usize| self.pages[at] || numbers_page(words(at));
        let between = |at: &usize| words(*at).is_empty() || numbers(*at) || again(*at);
        let last = (at + MOST_BETWEEN).min(self.lines.len());
        let next = (at..last).find(|at| !between(at))?;
        (at..next).any(|at| numbers(at) || again(at)).then_some(next)
    }

    /// Headings of which the first is of codes and names: `科目 合计 基本支出 项目支出` above `213 农林水支出 9.00 5.00 4.00`.
    fn with_code(&self, begin: usize, head: Vec<Text>) -> Vec<Text> {
        let width = head.len() + 1;
        if !self.words(begin).is_some_and(|cells| is_coded(cells, width)) {
            return head;
        }
        let start = head[0].span().start as usize;
        let no_code = Text::new(self.source, Span::new(start, start));
        std::iter::once(no_code).chain(head).collect()
    }

    /// What blanks part in a line of text.
    fn words(&self, at: usize) -> Option<&[Text]> {
        let cells = self.cells(at).filter(|cells| !cells.is_empty())?;
        self.lines[at].heading.is_none().then_some(cells)
    }

    /// What blanks part in a line of text, be it a heading or not.
    fn cells(&self, at: usize) -> Option<&[Text]> {
        let line = self.lines.get(at).filter(|line| line.kind == LineKind::Text)?;
        Some(self.cells[at].get_or_init(|| cells(self.source, line.span)))
    }

    /// The first line of rows of a table that begins at line `n`, and its headings if it has any.
    fn head(&self, n: usize) -> Option<(usize, Option<Vec<Text>>)> {
        let first = self.words(n)?;
        // `2031年度` heads a column.
        let heads = |cells: &[Text]| {
            !is_row(cells, None) && cells.iter().all(|text| names(text) && !text.clean.contains('：'))
        };
        if !heads(first) {
            return Some((n, None));
        }
        let next = self.words(n + 1);
        let Some(name) = next.filter(|next| heads(next) && !is_coded(next, first.len())) else {
            return Some(if first.len() > 1 { (n + 1, Some(first.to_vec())) } else { (n, None) });
        };
        // `2030年 2031年` / `项 目` / `执行数 预算数`: headings of two lines around that of the names.
        let second = self.words(n + 2)?;
        let label: String = name.iter().map(|text| text.clean.as_str()).collect();
        let torn = heads(second) && first.len() > 1 && first.len() == second.len();
        if !torn || !["项目", "科目", "科目名称", "单位名称", "名称"].contains(&label.as_str())
        {
            return Some((n, None));
        }
        let join = |text: &Text, more: &[Text]| {
            let mut text = text.clone();
            more.iter().flat_map(|text| &text.spans).for_each(|span| text.append(self.source, *span));
            text
        };
        let labels = join(&name[0], &name[1..]);
        let columns = first.iter().zip(second).map(|(top, end)| join(top, std::slice::from_ref(end)));
        Some((n + 3, Some(std::iter::once(labels).chain(columns).collect())))
    }
}

/// What blanks part in a line.
fn cells(source: &str, line: Span) -> Vec<Text> {
    let raw = line.of(source);
    let start = line.start as usize;
    let parts = raw.split(|c: char| c.is_whitespace() || c == '\u{a0}').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let from = start + (part.as_ptr() as usize - raw.as_ptr() as usize);
            Text::new(source, Span::new(from, from + part.len()))
        })
        .collect()
}

/// Whether a line is a label with figures behind it, as many as there are headings for.
fn is_row(cells: &[Text], width: Option<usize>) -> bool {
    let Some((label, values)) = cells.split_first() else { return false };
    let value = |text: &Text| {
        whole_cell(&text.clean).is_some()
            || matches!(no_number(&text.clean), Some(NoNumber::Nothing | NoNumber::NotStated))
    };
    width.is_none_or(|width| width == cells.len())
        && is_label(label)
        && !values.is_empty()
        && values.iter().all(value)
        && values.iter().any(|text| whole_cell(&text.clean).is_some())
}

/// Whether a line is a code of the classification with its name and a figure for each other heading.
fn is_coded(cells: &[Text], width: usize) -> bool {
    let code = |text: &Text| {
        matches!(text.clean.len(), 3 | 5 | 7)
            && text.clean.starts_with(['2', '3', '5'])
            && text.clean.bytes().all(|b| b.is_ascii_digit())
    };
    width > 2 && cells.len() == width && code(&cells[0]) && is_row(&cells[1..], None)
}

/// Whether a line is a number of its row with a name and a figure for each other heading.
fn is_numbered(cells: &[Text], width: usize) -> bool {
    let number = |text: &Text| text.clean.len() <= 3 && text.clean.bytes().all(|b| b.is_ascii_digit());
    width > 2 && cells.len() == width && number(&cells[0]) && is_row(&cells[1..], None)
}

/// Whether a piece names something, and is no caption.
fn is_label(text: &Text) -> bool {
    names(text) && !titles::is_copied_caption(&text.clean)
}

/// Whether a piece is a name, no part of a sentence.
fn names(text: &Text) -> bool {
    let clean = text.clean.as_str();
    let short = clean.chars().count() <= LONGEST && !clean.contains(['，', '。', '；']);
    let named = clean.chars().any(char::is_alphabetic) && whole_cell(clean).is_none();
    short && named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<Vec<String>> {
        let lines: Vec<Line> = super::super::lines::lines(text, Span::new(0, text.len())).collect();
        let families = Families::default();
        let (_, rows) = Words::new(text, &lines, &vec![false; lines.len()], &families).table(0)?;
        let joined = |row: Vec<Cell>| row.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("|");
        Some(rows.into_iter().map(joined).collect())
    }

    #[test]
    fn one_blank_parts_cells() {
        let text = "项目 2030年度 2031年度\n甲费 1.00 2.50\n乙费 3.00 —\n合计 4.00 2.50\n共2项。\n";
        let found = rows(text).unwrap();
        assert_eq!(found, ["项目|2030年度|2031年度", "甲费|1.00|2.50", "乙费|3.00|—", "合计|4.00|2.50"]);
        assert_eq!(rows("收入合计 9.00\n 甲 5.00\n 乙 4.00\n").unwrap().len(), 3);
    }

    #[test]
    fn codes_stand_before_names_and_headings_are_torn() {
        let coded = "类 科目名称 2031年 2030年\n204 公共安全支出 9.50 9.20\n208 社会保障和就业支出 7.40 7.60\n合计 16.90 16.80\n";
        assert_eq!(rows(coded).unwrap()[3], "|合计|16.90|16.80");
        let torn =
            "2031年 执行数为\n项 目\n预算数 预算%\n甲税 9.50 99.20\n乙税 7.40 97.60\n合计 16.90 98.50\n";
        assert_eq!(rows(torn).unwrap()[0], "项目|2031年预算数|执行数为预算%");
    }

    #[test]
    fn rows_go_on_behind_the_end_of_a_page() {
        let head = "科目名称 合计 基本支出";
        let ended = |between: &str| {
            rows(&format!("{head}\n甲 1.00 1.00\n乙 2.00 1.00\n丙 4.00 1.00\n{between}丁 3.00 2.00\n"))
        };
        assert_eq!(ended(&format!("第 5 页 共 11 页\n\n{head}\n\n")).unwrap().len(), 5);
        assert_eq!(ended("— 5 —\n").unwrap().len(), 5);
        assert_eq!(ended("\n").unwrap().len(), 4);
    }

    #[test]
    fn words_are_no_table() {
        assert_eq!(rows("单位概况 一\n甲 1.00 2.00\n乙 1.00\n丙 3.00 4.00\n"), None);
        assert_eq!(rows("第一章 1\n第二章 5\n第三章 9\n"), None);
        assert_eq!(rows("项目 金额\n甲 1.00\n"), None);
    }
}
