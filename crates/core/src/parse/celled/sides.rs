//! Forms of two sides that were copied a cell a line with nothing between the cells.

use super::{Celled, FEWEST_ROWS, LONGEST, MOST_CELLS, empty, is_value};
use crate::model::document::Cell;
use crate::parse::lines::{Line, LineKind};
use crate::parse::running::numbers_page;
use crate::source::Text;

/// So many lines may stand above the form: its title, its unit.
const MOST_ABOVE: usize = 3;

/// A line of one word has at most so many bytes, blanks among its characters.
const SHORT: u32 = 16;

/// The form of two sides that begins at line `n`, below its title at most, a cell a line and nothing between them: `收入` and
/// `支出`, the headings of both, then names and amounts. Where one list is longer its names tell on which side they stand.
pub(super) fn dense(source: &str, (lines, pages): (&[Line], &[bool]), n: usize) -> Option<Celled> {
    let text = |at: usize| {
        let line =
            lines.get(at).filter(|line| line.kind != LineKind::Row && !line.span.of(source).is_empty())?;
        let text = Text::new(source, line.span);
        let plain = !text.clean.contains(['。', '；', '：', '，']) && text.clean.chars().count() <= LONGEST;
        plain.then_some(text)
    };
    // Most lines are longer than a word of two characters, and need not be cleaned.
    let short = |at: usize| lines.get(at).is_some_and(|line| line.span.end - line.span.start <= SHORT);
    let is = |at: usize, word: &str| short(at) && text(at).is_some_and(|t| t.clean.replace(' ', "") == word);
    let begin = (n..=n + MOST_ABOVE).find(|&at| is(at, "收入") && is(at + 1, "支出"))?;
    let above: Vec<Text> = (n..begin).map_while(text).collect();
    let heads: Vec<Text> = (begin..begin + 6).map_while(text).collect();
    let alike = heads.len() == 6 && heads[2].clean == heads[4].clean && heads[3].clean == heads[5].clean;
    if above.len() < begin - n || !alike || heads.iter().any(is_value) {
        return None;
    }
    let own =
        |at: &usize| !pages.get(*at).copied().unwrap_or(false) && !numbers_page(lines[*at].span.of(source));
    let cells = (begin + 6..lines.len()).filter(own).map_while(|at| Some((at, text(at)?)));
    let (mut sides, mut end) = ([Vec::new(), Vec::new()], begin);
    let mut label: Option<Text> = None;
    for (at, cell) in cells.take(MOST_CELLS) {
        match label.take() {
            None if !is_value(&cell) => label = Some(cell),
            Some(name) if is_value(&cell) => {
                sides[side_of(&name.clean)?].push([name, cell]);
                end = at + 1;
            }
            _ => break,
        }
    }
    if sides.iter().any(|side| side.len() < FEWEST_ROWS) {
        return None;
    }
    let start = heads[0].span().start;
    let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
    let none = || [empty(source, start), empty(source, start)];
    let top = [heads[0].clone(), empty(source, start), heads[1].clone(), empty(source, start)];
    let mut rows: Vec<Vec<Cell>> = vec![top.into_iter().map(cell).collect()];
    rows.push(heads[2..].iter().cloned().map(cell).collect());
    let longest = sides[0].len().max(sides[1].len());
    for n in 0..longest {
        let both = sides.iter().flat_map(|side| side.get(n).cloned().unwrap_or_else(none));
        rows.push(both.map(cell).collect());
    }
    Some(Celled { end, above, rows })
}

/// On which side of a form a name stands: 0 for what is received, 1 for what is spent; none where it does not say.
pub(super) fn side_of(name: &str) -> Option<usize> {
    let before =
        ["上年结转", "年初结转", "上年结余", "动用", "使用非财政拨款"].iter().any(|w| name.contains(w));
    let after = ["结转下年", "年末结转", "结余分配", "年终结"].iter().any(|w| name.contains(w));
    let income = name.ends_with("收入")
        || name.ends_with("拨款")
        || name.contains("收入合计")
        || name.contains("收入总计");
    let spent = name.ends_with("支出") || name.contains("支出合计") || name.contains("支出总计");
    match (before || income, after || spent) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;
    use crate::lexicon::families::Families;
    use crate::source::Span;

    fn rows(text: &str) -> Option<Vec<String>> {
        let lines: Vec<Line> = crate::parse::lines::lines(text, Span::new(0, text.len())).collect();
        let Celled { rows, .. } = table(text, (&lines, &[]), 0, &Families::default())?;
        let joined = |row: Vec<Cell>| row.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("/");
        Some(rows.into_iter().map(joined).collect())
    }

    #[test]
    fn both_sides_a_cell_a_line() {
        let text = "收支决算总表\n收入\n支出\n项目\n金额\n项目\n金额\n一、拨款收入\n9.00\n一、教育支出\n4.00\n二、其他收入\n1.00\n二、农林水支出\n2.00\n三、住房保障支出\n4.00\n本年收入合计\n10.00\n本年支出合计\n10.00\n说明。\n";
        assert_eq!(
            rows(text).unwrap(),
            [
                "收入//支出/",
                "项目/金额/项目/金额",
                "一、拨款收入/9.00/一、教育支出/4.00",
                "二、其他收入/1.00/二、农林水支出/2.00",
                "本年收入合计/10.00/三、住房保障支出/4.00",
                "//本年支出合计/10.00"
            ]
        );
    }
}
