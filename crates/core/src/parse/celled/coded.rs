//! Forms by code that were copied a cell a line with nothing between the cells: the headings, then a code, its name and a figure
//! for each other heading, over and over.

use super::{Celled, LONGEST, MOST_CELLS, empty, is_value};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{is_code_heading, is_label_heading, is_whole};
use crate::model::document::Cell;
use crate::parse::lines::{Line, LineKind};
use crate::parse::running::numbers_page;
use crate::source::Text;

/// So many lines may stand above the form: its title, its unit.
const MOST_ABOVE: usize = 3;
/// So many columns of figures a form has at most.
const MOST_COLUMNS: usize = 10;
/// Fewer rows may be anything.
const FEWEST_ROWS: usize = 3;

/// The form whose title, or whose headings, are line `n`.
pub(super) fn table(
    source: &str,
    (lines, pages): (&[Line], &[bool]),
    n: usize,
    families: &Families,
) -> Option<Celled> {
    // A number alone on a line may be taken for a page's.
    let code = |line: &Line| {
        let raw = line.span.of(source);
        matches!(raw.len(), 3 | 5 | 7) && raw.starts_with('2') && raw.bytes().all(|b| b.is_ascii_digit())
    };
    let is_code = |at: usize| lines.get(at).is_some_and(code);
    let text = |at: usize| {
        let line = lines.get(at).filter(|line| line.kind == LineKind::Text || code(line))?;
        let text = Text::new(source, line.span);
        let plain = !text.clean.contains(['。', '；', '，']) && text.clean.chars().count() <= LONGEST;
        plain.then_some(text)
    };
    let first = (n + 3..=n + MOST_ABOVE + MOST_COLUMNS + 2).find(|&at| is_code(at))?;
    let code_heads = |text: &Text| {
        is_code_heading(families, &text.clean)
            || ["功能科目", "科目", "功能分类"].contains(&text.clean.as_str())
    };
    let named = |text: &Text| is_label_heading(families, &text.clean) || text.clean.ends_with("名称");
    let begin = (n..=n + MOST_ABOVE)
        .find(|&at| text(at).is_some_and(|t| code_heads(&t)) && text(at + 1).is_some_and(|t| named(&t)))?;
    let heads: Vec<Text> = (begin..first).map_while(text).collect();
    let above: Vec<Text> = (n..begin).map_while(text).collect();
    let width = heads.len();
    if width < 3 || width < first - begin || above.len() < begin - n || heads.iter().any(is_value) {
        return None;
    }
    let own = |at: &usize| {
        let page = pages.get(*at).copied().unwrap_or(false) || numbers_page(lines[*at].span.of(source));
        !page || code(&lines[*at])
    };
    let cells: Vec<(usize, Text)> =
        (first..lines.len()).filter(own).map_while(|at| Some((at, text(at)?))).take(MOST_CELLS).collect();
    let cell = |text: &Text| Cell { text: text.clone(), colspan: 1, rowspan: 1, indent: 0 };
    let mut rows: Vec<Vec<Cell>> = vec![heads.iter().map(cell).collect()];
    let mut at = 0;
    while at < cells.len() {
        let coded = is_code(cells[at].0);
        let length = if coded { width } else { width - 1 };
        let Some(row) = cells.get(at..at + length) else { break };
        let (names, values) = row.split_at(if coded { 2 } else { 1 });
        let name = &names[names.len() - 1].1;
        let fits =
            !is_value(name) && (coded || is_whole(&name.clean)) && values.iter().all(|(_, v)| is_value(v));
        if !fits {
            break;
        }
        let no_code = empty(source, names[0].1.span().start);
        let code = if coded { Vec::new() } else { vec![cell(&no_code)] };
        rows.push(code.into_iter().chain(row.iter().map(|(_, text)| cell(text))).collect());
        at += length;
    }
    // What goes on with figures has rows of another length.
    let goes_on = cells.get(at).is_some_and(|(_, text)| is_value(text));
    let end = cells.get(at.checked_sub(1)?).map(|(line, _)| line + 1)?;
    (rows.len() > FEWEST_ROWS && !goes_on).then_some(Celled { end, above, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn a_code_its_name_and_its_figures() {
        let text = "支出总表\n功能科目\n名称\n总计\n基本支出\n项目支出\n201\n一般公共服务支出\n9.00\n6.00\n3.00\n208\n社会保障和就业支出\n5.00\n5.00\n0.00\n合计\n14.00\n11.00\n3.00\n说明：略。\n";
        let lines: Vec<Line> = crate::parse::lines::lines(text, Span::new(0, text.len())).collect();
        let found = super::super::table(text, (&lines, &[]), 0, &Families::default()).unwrap();
        let rows: Vec<String> = found
            .rows
            .iter()
            .map(|row| row.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("/"))
            .collect();
        assert_eq!(rows[1], "201/一般公共服务支出/9.00/6.00/3.00");
        assert_eq!(rows[3], "/合计/14.00/11.00/3.00");
        assert_eq!((found.above.len(), rows.len()), (1, 4));
    }
}
