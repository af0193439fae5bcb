//! Tables that were copied a cell a line, as web pages come out of converters: a bar behind each cell, or an empty line. How
//! long the rows are is told by what stands in them: below the headings a column holds words or figures, never both.

mod lined;
mod sides;

use super::lines::{BARS, Line, LineKind};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{is_label_heading, is_total};
use crate::model::document::Cell;
use crate::source::{Span, Text, characters};
use crate::text::number::{NoNumber, no_number, whole_cell};
use std::ops::RangeInclusive;

/// Rows have so many cells.
const WIDTH: RangeInclusive<usize> = 2..=12;

/// Fewer cells, or fewer figures among them, may be anything.
const FEWEST_CELLS: usize = 8;
const FEWEST_FIGURES: usize = 3;

/// So many rows may be headings, and so many rows are a table below them.
const MOST_HEADS: usize = 4;
const FEWEST_ROWS: usize = 2;

/// No cell is longer, in characters.
const LONGEST: usize = 30;

/// So many cells tell whether it is a table.
const PROBE: usize = 64;

/// A table has no more cells than these.
const MOST_CELLS: usize = 2000;

/// A cell, and the line that it begins on.
type Stated = (usize, Text);

/// A table, and what stood alone in the rows above its headings: its title, its unit.
pub struct Celled {
    /// The line after it.
    pub end: usize,
    /// What stands above it.
    pub above: Vec<Text>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The table that begins at line `n`.
pub fn table(
    source: &str,
    (lines, pages): (&[Line], &[bool]),
    n: usize,
    families: &Families,
) -> Option<Celled> {
    let parted = barred(source, lines, n).or_else(|| apart(source, lines, n, families));
    if parted.is_none() {
        return sides::dense(source, (lines, pages), n).or_else(|| lined::lined(source, (lines, pages), n));
    }
    let (end, stated) = parted?;
    let (begins, cells): (Vec<usize>, Vec<Text>) = stated.into_iter().unzip();
    let figures = cells.iter().filter(|cell| whole_cell(&cell.clean).is_some()).count();
    if cells.len() < FEWEST_CELLS || figures < FEWEST_FIGURES {
        return None;
    }
    let (whole, below) = (grid(source, &cells), below_two_heads(source, &cells));
    let (used, mut rows) = whole.into_iter().chain(below).max_by_key(|(used, _)| *used)?;
    let end = begins.get(used).copied().unwrap_or(end);
    // A line of which but the first cells belong to the table is none of its rows.
    if used > 0 && begins[used - 1] == end {
        return None;
    }
    let lone =
        |row: &&Vec<Text>| row.len() > 2 && row.iter().filter(|cell| !cell.clean.is_empty()).count() == 1;
    let captions = rows.iter().take_while(lone).count();
    let above = rows.drain(..captions).flatten().filter(|cell| !cell.clean.is_empty()).collect();
    let cell = |text: Text| Cell { text, colspan: 1, rowspan: 1, indent: 0 };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    Some(Celled { end, above, rows })
}

/// The cells from line `n` on that have a bar behind them, and the line after the last: on its own line or on the next, and
/// behind it one for each empty cell.
fn barred(source: &str, lines: &[Line], n: usize) -> Option<(usize, Vec<Stated>)> {
    let raw = |at: usize| -> Option<(usize, &str)> {
        let inner = lines.get(at).filter(|line| line.kind != LineKind::Row)?.span.start as usize;
        // `- |` begins with no mark of an item.
        let start = source[..inner].rfind(characters::is_line_end);
        let start = start.map_or(0, |at| at + source[at..].chars().next().map_or(0, char::len_utf8));
        let end = source[start..].find(characters::is_line_end).map_or(source.len(), |len| start + len);
        Some((start, source[start..end].trim_end()))
    };
    let barred = |at: usize| raw(at).is_some_and(|(_, text)| text.contains(BARS));
    // A run begins where none goes on.
    let opens =
        |at: usize| barred(at) || barred(at + 1) && raw(at + 1).is_some_and(|(_, t)| t.starts_with(BARS));
    if !opens(n) || n > 0 && barred(n - 1) {
        return None;
    }
    let mut cells: Vec<Stated> = Vec::new();
    let mut open: Option<Stated> = None;
    let mut at = n;
    let mut several = 0;
    while let Some((start, text)) = raw(at).filter(|_| opens(at) && cells.len() < MOST_CELLS) {
        let mut from = start;
        let pieces: Vec<&str> = text.split(BARS).collect();
        several += usize::from(pieces.iter().filter(|piece| !piece.trim().is_empty()).count() > 1);
        for (n, piece) in pieces.iter().enumerate() {
            let lead = piece.len() - piece.trim_start().len();
            let span = Span::new(from + lead, from + lead + piece.trim().len());
            if !piece.trim().is_empty() {
                match &mut open {
                    Some((_, cell)) => cell.append(source, span),
                    None => open = Some((at, Text::new(source, span))),
                }
            }
            if n + 1 < pieces.len() {
                cells.push(open.take().unwrap_or_else(|| (at, empty(source, span.start))));
                let bar = source[from + piece.len()..].chars().next().map_or(0, char::len_utf8);
                from += piece.len() + bar;
            }
        }
        at += 1;
    }
    cells.extend(open);
    // Rows of several cells on a line have their bars between them.
    (3 * several <= at - n).then_some((at, cells))
}

/// The cells from line `n` on that have an empty line behind them, and the line after the last; each further empty line is
/// an empty cell.
fn apart(source: &str, lines: &[Line], n: usize, families: &Families) -> Option<(usize, Vec<Stated>)> {
    const OPEN: [&str; 4] = ["收入", "支出", "年度", "经费项目"];
    let cell = |at: usize| {
        let stated = |line: &&Line| line.kind != LineKind::Row && !line.span.of(source).is_empty();
        let line = lines.get(at).filter(stated)?;
        let text = Text::new(source, line.span);
        let plain = !text.clean.contains(['。', '；', '：']) && text.clean.chars().count() <= LONGEST;
        plain.then_some(text)
    };
    let blank = |at: usize| lines.get(at).is_some_and(|line| line.span.of(source).is_empty());
    let first = cell(n)?;
    let heads = is_label_heading(families, &first.clean) || OPEN.contains(&first.clean.as_str());
    if !heads || !blank(n + 1) {
        return None;
    }
    let mut cells: Vec<Stated> = Vec::new();
    let (mut at, mut end) = (n, n);
    while let Some(text) = cell(at).filter(|_| cells.len() < MOST_CELLS) {
        let start = text.span().start;
        cells.push((at, text));
        if cells.len() == PROBE {
            // Where the first cells are no table, the others are not looked at.
            let first: Vec<Text> = cells.iter().map(|(_, text)| text.clone()).collect();
            grid(source, &first)?;
        }
        end = at + 1;
        let gap = (end..).take_while(|&at| blank(at)).count();
        if gap == 0 {
            break;
        }
        at = end + gap;
        if cell(at).is_some() {
            cells.extend((1..gap).map(|_| (end, empty(source, start))));
        }
    }
    Some((end, cells))
}

/// The rows of cells of which none is missing, and how many cells they are: under the least width that explains most of
/// them.
fn grid(source: &str, cells: &[Text]) -> Option<(usize, Vec<Vec<Text>>)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for width in WIDTH {
        // Headings over both sides of a form may stand above, one over each.
        for above in [0, 2].into_iter().filter(|above| *above == 0 || width > 2 && width.is_multiple_of(2)) {
            let heads = if above > 0 { above + width } else { 0 };
            if cells.iter().take(heads).any(|cell| is_value(cell) || cell.clean.is_empty()) {
                continue;
            }
            let rows: Vec<&[Text]> = cells[above.min(cells.len())..].chunks_exact(width).collect();
            let Some(used) = table_of(&rows) else { continue };
            let explained = above + used * width;
            if best.is_none_or(|(most, ..)| explained > most) {
                best = Some((explained, width, above));
            }
        }
    }
    let (used, width, above) = best?;
    let mut rows: Vec<Vec<Text>> = Vec::new();
    if above > 0 {
        let mut row: Vec<Text> = (0..width).map(|_| empty(source, cells[0].span().start)).collect();
        (0..above).for_each(|n| row[n * width / above] = cells[n].clone());
        rows.push(row);
    }
    rows.extend(cells[above..used].chunks(width).map(<[Text]>::to_vec));
    Some((used, rows))
}

/// How many of the rows are a table: headings, and below them a column holds words or figures.
fn table_of(rows: &[&[Text]]) -> Option<usize> {
    let heads = rows.iter().take_while(|row| !row.iter().any(is_value)).count();
    // The headings of lists side by side are no rows one below the other.
    let alike = |a: &[Text], b: &[Text]| {
        2 * a.iter().zip(b).filter(|(a, b)| a.clean == b.clean && !a.clean.is_empty()).count() >= a.len()
    };
    let twice = rows[..heads].windows(2).any(|two| alike(two[0], two[1]));
    if !(1..=MOST_HEADS).contains(&heads) || heads == rows.len() || twice {
        return None;
    }
    let body = &rows[heads..];
    let width = rows[0].len();
    // What each column holds, as far as it is known.
    let mut figures: Vec<Option<bool>> = vec![None; width];
    let mut fits = |row: &&&[Text]| {
        let said = row.iter().any(|cell| !cell.clean.is_empty());
        let alike = row
            .iter()
            .zip(&figures)
            .all(|(cell, kind)| cell.clean.is_empty() || kind.is_none_or(|kind| kind == is_value(cell)));
        let labelled = !is_value(&row[0]) || body.len() == 1;
        if !said || !alike || !labelled {
            return false;
        }
        let told = row.iter().zip(&mut figures).filter(|(cell, _)| !cell.clean.is_empty());
        told.for_each(|(cell, kind)| *kind = Some(is_value(cell)));
        true
    };
    let used = body.iter().take_while(|row| fits(row)).count();
    let full = || body[0].iter().all(|cell| !cell.clean.is_empty()) && heads == 1;
    let lone = used == 1 && body.len() == 1 && (body[0].iter().all(is_value) || full());
    (lone || used >= FEWEST_ROWS).then_some(heads + used)
}

/// Rows of a label and figures below two lines of headings, of which the cells that one of the upper reaches over were left
/// out: `年度 合计 公务用车` / `小计 购置 运行`.
fn below_two_heads(source: &str, cells: &[Text]) -> Option<(usize, Vec<Vec<Text>>)> {
    let first = cells.iter().position(is_value)?.checked_sub(1)?;
    let width = 1 + cells[first + 1..].iter().take_while(|cell| is_value(cell)).count();
    let body = &cells[first..];
    if !WIDTH.contains(&width) || first != width + 1 || !body.len().is_multiple_of(width) {
        return None;
    }
    let rows: Vec<&[Text]> = body.chunks(width).collect();
    let row = |row: &&[Text]| !is_value(&row[0]) && row[1..].iter().all(is_value);
    let second = (2..first).find(|&n| is_total(&cells[n].clean) || cells[n].clean == "小计")?;
    let pad = |heads: &[Text]| {
        let empty = empty(source, heads[0].span().start);
        heads.iter().cloned().chain(std::iter::repeat(empty)).take(width).collect::<Vec<Text>>()
    };
    (rows.len() > 1 && rows.iter().all(row)).then(|| {
        let heads = [pad(&cells[..second]), pad(&cells[second..first])];
        let rows = rows.into_iter().map(<[Text]>::to_vec);
        (cells.len(), heads.into_iter().chain(rows).collect())
    })
}

/// A cell in which nothing stands.
fn empty(source: &str, at: u32) -> Text {
    Text::new(source, Span { start: at, end: at })
}

/// Whether a cell is a figure, or says with a dash that there is none.
fn is_value(cell: &Text) -> bool {
    whole_cell(&cell.clean).is_some()
        || matches!(no_number(&cell.clean), Some(NoNumber::Nothing | NoNumber::NotStated))
            && !cell.clean.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<Vec<String>> {
        let lines: Vec<Line> = super::super::lines::lines(text, Span::new(0, text.len())).collect();
        let Celled { rows, .. } = table(text, (&lines, &[]), 0, &Families::default())?;
        let joined = |row: Vec<Cell>| row.iter().map(|c| c.text.clean.as_str()).collect::<Vec<_>>().join("/");
        Some(rows.into_iter().map(joined).collect())
    }

    #[test]
    fn a_bar_stands_behind_each_cell() {
        let text = "经费项目 |\n支出 |\n减少率 |\n接待费 |\n2.50 |\n- |\n用车费 |\n3.00 |\n1% |\n合计 |\n5.50 |\n- |\n说明。\n";
        assert_eq!(
            rows(text).unwrap(),
            ["经费项目/支出/减少率", "接待费/2.50/-", "用车费/3.00/1%", "合计/5.50/-"]
        );
        let below = "收 入\n|\n支 出\n|\n||\n项 目\n|\n预算数\n|\n项 目\n|\n预算数\n|\n一、拨款\n|\n9.00\n|\n一、基本支出\n|\n4.00\n|\n二、其他\n|\n|\n二、项目支出\n|\n5.00\n|\n";
        assert_eq!(
            rows(below).unwrap(),
            [
                "收入/支出//",
                "项目/预算数/项目/预算数",
                "一、拨款/9.00/一、基本支出/4.00",
                "二、其他//二、项目支出/5.00"
            ]
        );
    }

    #[test]
    fn an_empty_line_stands_behind_each_cell() {
        let text = "收入\n\n支出\n\n项目\n\n行次\n\n金额\n\n项目\n\n行次\n\n金额\n\n一、拨款\n\n1\n\n9.00\n\n一、教育支出\n\n4\n\n7.00\n\n二、其他\n\n2\n\n0.00\n\n二、卫生支出\n\n5\n\n2.00\n";
        let found = rows(text).unwrap();
        assert_eq!(found[0], "收入///支出//");
        assert_eq!(found[3], "二、其他/2/0.00/二、卫生支出/5/2.00");
    }

    #[test]
    fn a_heading_reaches_over_others() {
        let text = "年度\n|\n合计\n|\n用车\n|\n小计\n|\n购置\n|\n运行\n|\n2030年\n|\n9.00\n|\n4.00\n|\n1.00\n|\n3.00\n|\n2031年\n|\n8.00\n|\n3.00\n|\n1.00\n|\n2.00\n|\n";
        let found = rows(text).unwrap();
        assert_eq!(found[..2], ["年度/合计/用车//", "小计/购置/运行//"]);
        assert_eq!(found[3], "2031年/8.00/3.00/1.00/2.00");
    }

    #[test]
    fn words_apart_are_no_table() {
        assert_eq!(rows("项目\n\n本单位2031年\n\n有12.00万元。\n\n其他\n"), None);
        assert_eq!(rows("项目 | 预算数 | 决算数\n甲 | 1.00 | 2.00\n乙 | 1.00 | 2.00\n"), None);
    }
}
