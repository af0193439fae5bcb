//! Forms of two sides whose headings were torn over several lines: below `收入` and `支出` the names and amounts of each line say
//! themselves in which list they stand.

use super::sides::side_of;
use super::{Celled, LONGEST, MOST_CELLS, empty, is_value};
use crate::model::document::Cell;
use crate::parse::lines::{Line, LineKind};
use crate::parse::running::numbers_page;
use crate::source::{Span, Text};

/// So many lines may stand above the form: its title, torn perhaps, its number, its captions.
const MOST_ABOVE: usize = 5;

/// A line of so few characters alone is the rest of the name above it.
const REST: usize = 6;

/// Fewer lines with amounts on one side may be anything.
const FEWEST_ROWS: usize = 3;

/// Headings of one line are read with their columns; more lines than these are none of headings.
const HEADS: std::ops::RangeInclusive<usize> = 2..=4;

/// A piece of a line, and after how many characters it begins.
type Piece = (usize, Text);

/// A name on one side and the amount behind it.
struct Entry {
    column: usize,
    name: Text,
    value: Option<Text>,
}

/// The form of two sides that begins at line `n`, below its title and captions at most.
pub(super) fn lined(source: &str, (lines, pages): (&[Line], &[bool]), n: usize) -> Option<Celled> {
    let of_line = |at: usize| stated(source, lines, at);
    let is_sides = |at: &usize| {
        let found = of_line(*at).unwrap_or_default();
        let words: String = found.iter().map(|(_, text)| text.clean.replace(' ', "")).collect();
        found.len() > 1 && words == "收入支出"
    };
    let begin = (n..=n + MOST_ABOVE).find(is_sides)?;
    let text = |line: &Line| (line.kind == LineKind::Text).then(|| Text::new(source, line.span));
    let above: Vec<Text> = lines[n..begin].iter().map(text).collect::<Option<_>>()?;
    let is_row = |at: &usize| of_line(*at).is_some_and(|pieces| entries(pieces).is_some());
    let first = (begin + 1..=begin + 1 + HEADS.end()).find(is_row)?;
    let heads: Vec<Vec<Piece>> = (begin + 1..first).map(of_line).collect::<Option<_>>()?;
    let heads = heading_rows(source, &of_line(begin)?, heads)?;
    let (rows, end) = rows(source, (lines, pages), first);
    let cells = in_columns(source, rows)?;
    let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
    let rows = heads.into_iter().chain(cells).map(|row| row.into_iter().map(cell).collect()).collect();
    Some(Celled { end, above, rows })
}

/// The pieces of a line of names and amounts.
fn stated(source: &str, lines: &[Line], at: usize) -> Option<Vec<Piece>> {
    let line = lines.get(at).filter(|line| line.kind == LineKind::Text && line.span.end > line.span.start)?;
    let found = pieces(source, line.span);
    let plain = |t: &Text| !t.clean.contains(['。', '；', '，']) && t.clean.chars().count() <= LONGEST;
    found.iter().all(|(_, text)| plain(text)).then_some(found)
}

/// The two rows of headings that a line of both sides and torn lines below it stand for.
fn heading_rows(source: &str, sides: &[Piece], torn: Vec<Vec<Piece>>) -> Option<[[Text; 4]; 2]> {
    let count = torn.len();
    let heads: Vec<Piece> = torn.into_iter().flatten().collect();
    if !HEADS.contains(&count) || heads.iter().any(|(_, text)| is_value(text)) {
        return None;
    }
    let called = |words: &[&str]| {
        let is = |text: &&Text| words.iter().any(|w| text.clean.replace(' ', "").starts_with(w));
        heads.iter().map(|(_, text)| text).find(is).cloned()
    };
    let (label, value) = (called(&["项目", "收入项目"])?, called(&["预算", "决算", "金额", "执行"])?);
    let half = sides.iter().position(|(_, text)| text.clean.starts_with('支'))?;
    let joined = |parts: &[Piece]| {
        let (_, first) = parts.first()?;
        let mut text = first.clone();
        parts[1..].iter().for_each(|(_, more)| text.append(source, more.span()));
        Some(text)
    };
    let (income, spent) = (joined(&sides[..half])?, joined(&sides[half..])?);
    let none = || empty(source, income.span().start);
    Some([[income.clone(), none(), spent, none()], [label.clone(), value.clone(), label, value]])
}

/// The rows from line `first` on, and the line behind them.
fn rows(source: &str, (lines, pages): (&[Line], &[bool]), first: usize) -> (Vec<Vec<Entry>>, usize) {
    let (mut rows, mut end): (Vec<Vec<Entry>>, usize) = (Vec::new(), first);
    for (at, line) in lines.iter().enumerate().skip(first).take(MOST_CELLS) {
        let page = pages.get(at).copied().unwrap_or(false) || numbers_page(line.span.of(source));
        if page {
            continue;
        }
        let Some(found) = stated(source, lines, at) else { break };
        let rest = match &found[..] {
            [(_, only)] if !is_value(only) && only.clean.chars().count() <= REST => Some(only.span()),
            _ => None,
        };
        match (entries(found), rest, rows.last_mut().map(Vec::as_mut_slice)) {
            (Some(entries), ..) => rows.push(entries),
            (None, Some(rest), Some([entry])) => entry.name.append(source, rest),
            _ => break,
        }
        end = at + 1;
    }
    (rows, end)
}

/// The cells of rows by the sides on which their names stand.
fn in_columns(source: &str, rows: Vec<Vec<Entry>>) -> Option<Vec<[Text; 4]>> {
    // Where the names of the second list begin.
    let second = rows.iter().filter(|row| row.len() == 2).map(|row| row[1].column).min()?;
    let side = |row: &[Entry]| match side_of(&row[0].name.clean) {
        Some(side) => side,
        None => usize::from(row[0].column + 2 >= second),
    };
    let mut stated = [0, 0];
    let mut placed = |row: Vec<Entry>| {
        let start = row[0].name.span().start;
        let mut cells = [(); 4].map(|()| empty(source, start));
        let single = (row.len() == 1).then(|| side(&row));
        for (n, entry) in row.into_iter().enumerate() {
            let at = single.unwrap_or(n);
            stated[at] += usize::from(entry.value.is_some());
            cells[2 * at] = entry.name;
            if let Some(value) = entry.value {
                cells[2 * at + 1] = value;
            }
        }
        cells
    };
    let cells: Vec<[Text; 4]> = rows.into_iter().map(&mut placed).collect();
    stated.iter().all(|count| *count >= FEWEST_ROWS).then_some(cells)
}

/// The pieces of a line that two blanks or more part.
fn pieces(source: &str, line: Span) -> Vec<Piece> {
    let raw = line.of(source);
    let blank = |c: char| c.is_whitespace() || c == '\u{3000}';
    let mut found = Vec::new();
    let (mut from, mut blanks) = (None::<usize>, 0);
    let mut push = |from: usize, to: usize| {
        let text = raw[from..to].trim_end_matches(blank);
        let start = line.start as usize + from;
        found.push((raw[..from].chars().count(), Text::new(source, Span::new(start, start + text.len()))));
    };
    for (at, c) in raw.char_indices() {
        blanks = if blank(c) { blanks + if c == '\u{3000}' { 2 } else { 1 } } else { 0 };
        match from {
            Some(begin) if blanks > 1 => {
                push(begin, at);
                from = None;
            }
            None if blanks == 0 => from = Some(at),
            _ => {}
        }
    }
    if let Some(begin) = from {
        push(begin, raw.len());
    }
    found
}

/// The names of a line with their amounts: one list or two, at least one amount.
fn entries(pieces: Vec<Piece>) -> Option<Vec<Entry>> {
    let mut found: Vec<Entry> = Vec::new();
    for (column, text) in pieces {
        if !is_value(&text) {
            found.push(Entry { column, name: text, value: None });
        } else {
            let entry = found.last_mut().filter(|entry| entry.value.is_none())?;
            entry.value = Some(text);
        }
    }
    let stated = found.iter().any(|entry| entry.value.is_some());
    (stated && found.len() <= 2).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;
    use crate::lexicon::families::Families;

    #[test]
    fn headings_are_torn_and_names_say_where_they_stand() {
        let text = "收  支  总  表\n部门：某中心        单位：万元\n收    入                支    出\n项目        预算    项 目（按功    预算\n            数      能分类）        数\n一、拨款收入  9.00   一、教育支出  4.00\n二、事业收入  0.00   二、住房保障支出  7.00\n三、其他收入  1.00\n本年收入合计  10.00   本年支出合计  11.00\n上年结转结余  1.00   年终结转结余  0.00\n收入总计  11.00   支出总计  11.00\n说明。\n";
        let lines: Vec<Line> = crate::parse::lines::lines(text, Span::new(0, text.len())).collect();
        let Celled { rows, above, .. } = table(text, (&lines, &[]), 0, &Families::default()).unwrap();
        let joined = |row: Vec<Cell>| row.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("/");
        let rows: Vec<String> = rows.into_iter().map(joined).collect();
        assert_eq!(above.len(), 2);
        assert_eq!(rows[1], "项目/预算/项目/预算");
        assert_eq!(rows[2], "一、拨款收入/9.00/一、教育支出/4.00");
        assert_eq!(rows[4], "三、其他收入/1.00//");
        assert_eq!(rows[7], "收入总计/11.00/支出总计/11.00");
    }
}
