//! Tables whose columns are kept apart by blanks, as a page that was printed as text has them: what stands below what
//! tells the columns. Where the lines do not agree on them, there is no table.

mod fields;

use super::lines::{Line, LineKind};
use super::titles;
use crate::model::document::Cell;
use crate::source::{Span, Text};
use crate::text::number::{NoNumber, no_number, whole_cell};
use fields::{Field, fields, headings_apart};

/// So many lines without a figure beside others may stand between two rows.
const MOST_LABELS: usize = 10;

/// With fewer figures, lines tell no columns.
const FEW: usize = 3;

/// No line of such a table is longer.
const LONGEST: usize = 3000;

/// A run of lines with blanks in them is tried from so many of its lines on: what follows a title that has blanks too is
/// found, and time grows with the text and not with its square.
const MOST_TRIES: usize = 8;

/// The run of such lines that is being gone through.
#[derive(Default)]
pub struct Runs {
    /// The line after it.
    end: usize,
    /// How often it is tried yet.
    tries: usize,
}

impl Runs {
    /// The rows of the table that begins at line `n`, and the line after it. Lines are asked for in their order.
    pub fn table(&mut self, source: &str, lines: &[Line], n: usize) -> Option<(usize, Vec<Vec<Cell>>)> {
        if !is_parted(source, &lines[n]) {
            return None;
        }
        if n >= self.end {
            self.end = n;
            while let Some(next) = next_row(source, lines, self.end) {
                self.end = next + 1;
            }
            self.tries = MOST_TRIES;
        }
        self.tries = self.tries.checked_sub(1)?;
        let run = &lines[n..self.end];
        let rows = delimited(source, run).or_else(|| in_turn(source, run)).or_else(|| rows(source, run))?;
        Some((self.end, rows))
    }
}

/// The rows of a table, where its lines agree on the columns.
fn rows(source: &str, lines: &[Line]) -> Option<Vec<Vec<Cell>>> {
    let text = lines.iter().filter(|line| line.kind == LineKind::Text);
    let mut all: Vec<Vec<Field>> = text.map(|line| fields(source, line.span)).collect();
    let is_body = |fields: &Vec<Field>| fields.len() > 1 && fields.iter().any(|f| f.number);
    let first = all.iter().position(is_body)?;
    let body: Vec<&Vec<Field>> = all.iter().filter(|f| is_body(f)).collect();
    let figures = body.iter().flat_map(|fields| fields.iter()).filter(|f| f.number).count();
    if figures < FEW || all.first()?.len() < 2 || first == 0 && body.len() < FEW {
        return None;
    }
    let stated = columns(&body)?;
    let apart: Vec<Vec<Field>> =
        all[..first].iter().map(|line| headings_apart(source, line, &stated)).collect();
    let columns = with_headings(merged(stated, &body, &apart), &apart);
    all.splice(..first, apart);
    let mut rows: Vec<Vec<Option<Field>>> = Vec::new();
    for (r, fields) in all.iter().enumerate() {
        rows.push(place(fields, &columns, r < first)?);
    }
    group(&mut rows[..first]);
    Some(rows.into_iter().map(|row| cells(source, row, &columns)).collect())
}

/// The rows of a table whose cells one ideographic blank parts, as tabs are written where they are not to be had: as many in
/// each line, the empty ones too.
fn delimited(source: &str, lines: &[Line]) -> Option<Vec<Vec<Cell>>> {
    const BLANK: char = '\u{3000}';
    let text: Vec<Span> = lines.iter().filter(|line| line.kind == LineKind::Text).map(|l| l.span).collect();
    let width = text.first()?.of(source).split(BLANK).count();
    let parted = |line: &Span| {
        let raw = line.of(source);
        raw.split(BLANK).count() == width && !raw.contains("  ")
    };
    if width < FEW || text.len() < FEW || !text.iter().all(parted) {
        return None;
    }
    let rows = text.into_iter().map(|line| {
        let mut at = line.start as usize;
        let cell = |piece: &str| {
            let span = Span::new(at, at + piece.len());
            at += piece.len() + BLANK.len_utf8();
            Cell { text: Text::new(source, span), colspan: 1, rowspan: 1, indent: 0 }
        };
        line.of(source).split(BLANK).map(cell).collect::<Vec<Cell>>()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let figures = |row: &[Cell]| row.iter().filter(|c| whole_cell(&c.text.clean).is_some()).count();
    let headed = figures(&rows[0]) == 0 && rows[0].iter().all(|c| !c.text.is_empty());
    (headed && rows[1..].iter().all(|row| figures(row) > 0)).then_some(rows)
}

/// The rows of a table each of whose lines has as many pieces as its headings: they stand in turn, wherever the blanks
/// between them end.
fn in_turn(source: &str, lines: &[Line]) -> Option<Vec<Vec<Cell>>> {
    let text = lines.iter().filter(|line| line.kind == LineKind::Text);
    let all: Vec<Vec<Field>> = text.map(|line| fields(source, line.span)).collect();
    let (heads, body) = all.split_first()?;
    let width = heads.len();
    // A code may stand before the name.
    let row = |row: &Vec<Field>| {
        let dash = |f: &Field| {
            matches!(
                no_number(&Text::new(source, f.span).clean),
                Some(NoNumber::Nothing | NoNumber::NotStated)
            )
        };
        let named = row.iter().take(2).position(|f| !f.number);
        let values = |from: usize| row[from..].iter().all(|f| f.number || dash(f));
        row.len() == width && row[1..].iter().any(|f| f.number) && named.is_some_and(|at| values(at + 1))
    };
    // Two headings with one blank between them may be of two columns.
    let glued = |f: &Field| f.span.of(source).contains(char::is_whitespace);
    if width < 2
        || heads.iter().any(glued)
        || body.len() < 2
        || heads.iter().any(|f| f.number)
        || !body.iter().all(row)
    {
        return None;
    }
    let columns: Vec<(usize, usize)> = (0..width).map(|c| (c, c + 1)).collect();
    let in_turn = |row: Vec<Field>| cells(source, row.into_iter().map(Some).collect(), &columns);
    Some(all.into_iter().map(in_turn).collect())
}

/// The next line from `at` on that is a row of several pieces, with nothing but labels and one empty line before it.
fn next_row(source: &str, lines: &[Line], at: usize) -> Option<usize> {
    let mut empty = 0;
    for (n, line) in lines.iter().enumerate().skip(at).take(MOST_LABELS) {
        match line.kind {
            LineKind::Blank => empty += 1,
            LineKind::Text if empty < 2 && is_parted(source, line) => return Some(n),
            LineKind::Text if empty == 0 && may_be_label(source, line) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a line has pieces with blanks between them, and is no sentence and no caption.
fn is_parted(source: &str, line: &Line) -> bool {
    let raw = line.span.of(source);
    (raw.contains("  ") || raw.contains('\u{3000}')) && may_be_label(source, line)
}

/// Whether a line may be the label of a row.
fn may_be_label(source: &str, line: &Line) -> bool {
    let raw = line.span.of(source);
    if line.kind != LineKind::Text || line.heading.is_some() || raw.len() > LONGEST {
        return false;
    }
    let clean = Text::new(source, line.span).clean;
    let note = ["注：", "备注：", "说明："].iter().any(|word| clean.starts_with(word));
    !raw.contains(['。', '；'])
        && !note
        && !titles::is_copied_caption(&clean)
        && !titles::is_title(&clean)
        && titles::table_number(&clean).is_none()
}

/// From where to where each column reaches: where hardly a row of figures has anything, there is a gap.
fn columns(body: &[&Vec<Field>]) -> Option<Vec<(usize, usize)>> {
    let most = body.iter().filter_map(|fields| fields.last()).map(|f| f.to).max()?;
    let mut filled = vec![0_usize; most + 1];
    for field in body.iter().flat_map(|fields| fields.iter()) {
        filled[field.from..field.to].iter_mut().for_each(|n| *n += 1);
    }
    let stray = body.len() / 20;
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    for (at, n) in filled.iter().enumerate() {
        match (open, *n > stray) {
            (None, true) => open = Some(at),
            (Some(from), false) => {
                found.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    (found.len() > 1).then_some(found)
}

/// Columns beside each other of which no row fills both, and only one has a heading, are one: its figures are set to the
/// left here and to the right there.
fn merged(columns: Vec<(usize, usize)>, body: &[&Vec<Field>], heads: &[Vec<Field>]) -> Vec<(usize, usize)> {
    let fills = |line: &[Field], (from, to): (usize, usize)| line.iter().any(|f| f.from < to && from < f.to);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for column in columns {
        if let Some(last) = found.last_mut() {
            let both = body.iter().any(|line| fills(line, *last) && fills(line, column));
            let headed = |c: (usize, usize)| heads.iter().any(|line| fills(line, c));
            let one = heads.iter().all(|line| {
                let over = line.iter().filter(|f| f.from < column.1 && last.0 < f.to).count();
                over < 2
            });
            if !both && one && (headed(*last) || headed(column)) {
                last.1 = column.1;
                continue;
            }
        }
        found.push(column);
    }
    found
}

/// The columns as wide as the headings right above them, and those in which no row of figures has anything. A heading
/// that is set to the left of its column, over nothing, is of the figures beside it that have none.
fn with_headings(columns: Vec<(usize, usize)>, heads: &[Vec<Field>]) -> Vec<(usize, usize)> {
    let mut columns: Vec<(usize, usize, bool)> = columns.into_iter().map(|(a, b)| (a, b, false)).collect();
    for line in heads.iter().rev() {
        let mut alone = Vec::new();
        for heading in line {
            let touched = |c: &&mut (usize, usize, bool)| heading.from < c.1 && c.0 < heading.to;
            let mut over: Vec<&mut (usize, usize, bool)> = columns.iter_mut().filter(touched).collect();
            match &mut over[..] {
                [] => alone.push(heading),
                [one] => **one = (one.0.min(heading.from), one.1.max(heading.to), true),
                _ => {}
            }
        }
        for heading in alone {
            let at = columns.partition_point(|c| c.0 < heading.from);
            match columns.get_mut(at).filter(|next| !next.2) {
                Some(next) => *next = (heading.from, next.1, true),
                None => columns.insert(at, (heading.from, heading.to, true)),
            }
        }
    }
    columns.into_iter().map(|(from, to, _)| (from, to)).collect()
}

/// The pieces of a line in their columns; none where two would share one. A heading may reach over several.
fn place(fields: &[Field], columns: &[(usize, usize)], heading: bool) -> Option<Vec<Option<Field>>> {
    let mut row: Vec<Option<Field>> = vec![None; columns.len()];
    for field in fields {
        let shared = |&(from, to): &(usize, usize)| field.to.min(to).saturating_sub(field.from.max(from));
        let apart = |&(from, to): &(usize, usize)| (from + to).abs_diff(field.from + field.to);
        let touched: Vec<usize> = (0..columns.len()).filter(|&c| shared(&columns[c]) > 0).collect();
        let free = touched.iter().copied().find(|&c| row[c].is_none());
        let column = match (free, heading || field.number) {
            (Some(c), false) => c,
            (Some(_), true) => touched
                .iter()
                .copied()
                .filter(|&c| row[c].is_none())
                .max_by_key(|&c| (shared(&columns[c]), std::cmp::Reverse(c)))?,
            (None, _) if touched.is_empty() => {
                (0..columns.len()).filter(|&c| row[c].is_none()).min_by_key(|&c| apart(&columns[c]))?
            }
            (None, _) => return None,
        };
        row[column] = Some(*field);
    }
    Some(row)
}

/// Moves headings over several columns to the first of them: those below that have none above are of the nearest.
fn group(heads: &mut [Vec<Option<Field>>]) {
    for r in 0..heads.len().saturating_sub(1) {
        let below = heads[r + 1].clone();
        let centre = |f: &Field| f.from + f.to;
        let tops: Vec<usize> = (0..heads[r].len()).filter(|&c| heads[r][c].is_some()).collect();
        // Set to the left, a heading begins where the first one below it does.
        let left = |&c: &usize| match (&heads[r][c], &below[c]) {
            (Some(top), Some(lower)) => top.from == lower.from,
            _ => true,
        };
        if tops.iter().all(left) {
            continue;
        }
        let mut firsts: Vec<usize> = tops.clone();
        for (c, lower) in below.iter().enumerate() {
            let (Some(lower), None) = (lower, heads[r][c]) else { continue };
            let near = |&n: &usize| {
                heads[r][tops[n]].as_ref().map_or(usize::MAX, |top| centre(top).abs_diff(centre(lower)))
            };
            // What has nothing below it stands over one column.
            let nearest = (0..tops.len()).filter(|&n| below[tops[n]].is_some()).min_by_key(near);
            if let Some(n) = nearest {
                firsts[n] = firsts[n].min(c);
            }
        }
        for (top, first) in tops.into_iter().zip(firsts) {
            if first != top && heads[r][first].is_none() {
                heads[r][first] = heads[r][top].take();
            }
        }
    }
}

fn cells(source: &str, row: Vec<Option<Field>>, columns: &[(usize, usize)]) -> Vec<Cell> {
    let mut at = row.iter().flatten().next().map_or(0, |f| f.span.start);
    row.into_iter()
        .zip(columns)
        .map(|(field, (from, _))| {
            let span = field.map_or(Span { start: at, end: at }, |f| f.span);
            at = span.end;
            let indent =
                field.filter(|f| !f.number).map_or(0, |f| f.from.saturating_sub(*from).min(60) as u8);
            Cell { text: Text::new(source, span), colspan: 1, rowspan: 1, indent }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of the table that begins with the first line of a text.
    fn rows(text: &str) -> Option<Vec<String>> {
        let all = super::super::dense::dense_lines(text, Span::new(0, text.len()));
        let (_, rows) = Runs::default().table(text, &all, 0)?;
        let said = |row: &Vec<Cell>| row.iter().map(|c| c.text.clean.clone()).collect::<Vec<_>>().join("|");
        Some(rows.iter().map(said).collect())
    }

    #[test]
    fn what_stands_below_what_tells_the_columns() {
        let text = "编码   名称          合计       本年支出
                                  基本支出   项目支出
       合计          128.50         28.50
201    一般公共服务   28.50         28.50
205    教育支出
213    农林水支出    100.00                   100.00
";
        let stated = rows(text).unwrap();
        assert_eq!(stated[0], "编码|名称|合计|本年支出|");
        assert_eq!(stated[2], "|合计|128.50|28.50|");
        assert_eq!(stated[4], "205|教育支出|||");
        assert_eq!(stated[5], "213|农林水支出|100.00||100.00");
    }

    #[test]
    fn a_run_that_is_no_table_is_not_tried_from_each_of_its_lines() {
        let text = "甲  1.00 2.00  3.00\n乙乙乙乙乙乙乙乙 4.00  5.00  6.00\n丙  7.00\n".repeat(50);
        let all = super::super::dense::dense_lines(&text, Span::new(0, text.len()));
        let mut runs = Runs::default();
        let tried = (0..all.len()).filter(|&n| {
            let before = runs.tries;
            runs.table(&text, &all, n).is_some() || runs.tries != before
        });
        assert!(tried.count() <= MOST_TRIES);
    }

    #[test]
    fn sentences_and_lines_that_do_not_agree_are_no_table() {
        assert!(rows("一、收入  合计100.00万元。\n二、支出  合计100.00万元。\n").is_none());
        assert!(rows("甲  1.00 2.00  3.00\n乙乙乙乙乙乙乙乙 4.00  5.00  6.00\n丙  7.00\n").is_none());
    }
}
