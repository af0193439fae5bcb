//! Tables whose cells one blank parts, as readers of PDF copy them: a label and as many figures in each line, below a line
//! of as many headings or, where there is but one figure, below none.

use super::lines::{Line, LineKind};
use super::titles;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::is_label_heading;
use crate::model::document::Cell;
use crate::source::{Span, Text};
use crate::text::number::{NoNumber, no_number, whole_cell};

/// Fewer lines may be anything.
const FEWEST_ROWS: usize = 3;

/// No label or heading is longer, in characters.
const LONGEST: usize = 30;

/// Lines of captions that may stand between the beginning of a form and its headings.
const MOST_CAPTIONS: usize = 3;

/// Whether the table that begins at line `n`, below captions, has a heading for every cell of every row, so that nothing
/// has to be said of where its figures belong.
pub fn is_clear(source: &str, lines: &[Line], n: usize, families: &Families) -> bool {
    let labels = |head: &str| {
        is_label_heading(families, head) || ["单位", "名称", "项目", "地区"].iter().any(|w| head.ends_with(w))
    };
    let clear = |n: usize| {
        let row = |at: usize| {
            let line = lines.get(at).filter(|line| line.kind == LineKind::Text);
            line.is_some_and(|line| is_row(&cells(source, line.span), None))
        };
        let clear = |(end, rows): (usize, Vec<Vec<Cell>>)| {
            rows[0].len() > 2 && labels(&rows[0][0].text.clean) && !row(end)
        };
        !row(n) && table(source, lines, n).is_some_and(clear)
    };
    (n..=n + MOST_CAPTIONS).any(clear)
}

/// The rows of the table that begins at line `n`, and the line after it.
pub fn table(source: &str, lines: &[Line], n: usize) -> Option<(usize, Vec<Vec<Cell>>)> {
    let words = |at: usize| {
        let line = lines.get(at).filter(|line| line.kind == LineKind::Text && line.heading.is_none())?;
        Some(cells(source, line.span)).filter(|cells| !cells.is_empty())
    };
    let first = words(n)?;
    // `2031年度` heads a column.
    let head = |text: &Text| names(text) && !text.clean.contains('：');
    let headed = !is_row(&first, None) && first.len() > 1 && first.iter().all(head);
    let begin = n + usize::from(headed);
    let width = if headed { first.len() } else { 2 };
    let rows: Vec<Vec<Text>> =
        (begin..lines.len()).map_while(|at| words(at).filter(|row| is_row(row, Some(width)))).collect();
    let figures = rows.iter().flat_map(|row| &row[1..]).filter(|text| text.clean.contains('.')).count();
    if rows.len() < FEWEST_ROWS || 2 * figures < rows.len() * (width - 1) {
        return None;
    }
    let end = begin + rows.len();
    let head = headed.then_some(first);
    let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
    let all = head.into_iter().chain(rows).map(|row| row.into_iter().map(cell).collect());
    Some((end, all.collect()))
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
        let (_, rows) = table(text, &lines, 0)?;
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
    fn words_are_no_table() {
        assert_eq!(rows("单位概况 一\n甲 1.00 2.00\n乙 1.00\n丙 3.00 4.00\n"), None);
        assert_eq!(rows("第一章 1\n第二章 5\n第三章 9\n"), None);
        assert_eq!(rows("项目 金额\n甲 1.00\n"), None);
    }
}
