//! Rows that a page or a narrow column tore: labels that go on below, heading words beside a total's figures, cells
//! of merged columns that the next page left out.

use super::{tables, titles};
use crate::lexicon::classification::Classification;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, is_total, is_whole};
use crate::model::cube::Coordinate;
use crate::model::document::{Cell, Table};
use crate::source::{Span, Text};
use crate::text::number::whole_cell;
use crate::text::outline::outline_mark;
use rustc_hash::FxHashSet as HashSet;

/// Shorter names than this are not wrapped.
const NARROWEST: usize = 6;

/// Parts a row in which 类, 款, 项 head their columns beside a total and its figures: the words go to the headings.
pub fn unmix(table: &mut Table) {
    const HEADS: [&str; 10] =
        ["类", "款", "项", "科目编码", "编码", "功能分类科目编码", "科目名称", "名称", "项目", "科目代码"];
    let first = table.header_rows;
    let Some(row) = table.rows.get(first) else { return };
    let text = |cell: &Cell| cell.text.clean.clone();
    let Some(total) = row.iter().position(|c| is_total(&c.text.clean)) else { return };
    let left: Vec<String> = row[..total].iter().map(text).filter(|t| !t.is_empty()).collect();
    let figures = row[total..].iter().any(|c| whole_cell(&c.text.clean).is_some());
    if !figures || left.is_empty() || !left.iter().all(|t| HEADS.contains(&t.as_str())) {
        return;
    }
    let heads: Vec<Cell> =
        row.iter().enumerate().map(|(c, cell)| if c < total { cell.clone() } else { empty(cell) }).collect();
    let body: Vec<Cell> =
        row.iter().enumerate().map(|(c, cell)| if c < total { empty(cell) } else { cell.clone() }).collect();
    table.rows.splice(first..=first, [heads, body]);
    table.header_rows += 1;
    table.skipped.iter_mut().filter(|r| **r > first).for_each(|r| *r += 1);
}

/// Leaves out what a page repeats within a table: title, captions and headings, wherever they stand in their rows.
pub fn leave_out_repeated(table: &mut Table) {
    let words = |row: &[Cell]| -> Vec<String> {
        row.iter().map(|c| c.text.clean.clone()).filter(|t| !t.is_empty()).collect()
    };
    let heads: HashSet<String> = table.rows[..table.header_rows].iter().flat_map(|row| words(row)).collect();
    let title = table.title.as_ref().map(|t| t.clean.as_str());
    let again = |row: &[Cell]| {
        let said = words(row);
        let caption = |t: &String| {
            titles::is_caption(t) || Some(t.as_str()) == title || titles::table_number(t).is_some()
        };
        let figure = row.iter().any(|c| whole_cell(&c.text.clean).is_some());
        let sure = said.iter().all(&caption) || said.len() > 1 && said.iter().all(|t| heads.contains(t));
        let maybe = said.iter().all(|t| heads.contains(t) || caption(t));
        (!said.is_empty() && !figure && sure, !said.is_empty() && !figure && maybe)
    };
    let found: Vec<(bool, bool)> = table.rows.iter().map(|row| again(row)).collect();
    for r in table.header_rows..table.rows.len() {
        let beside = |n: usize| n >= table.header_rows && found.get(n).is_some_and(|f| f.0);
        let near = beside(r.wrapping_sub(1)) || beside(r + 1) || beside(r.wrapping_sub(2));
        if (found[r].0 || found[r].1 && near) && !table.skipped.contains(&r) {
            table.skipped.push(r);
        }
    }
    table.skipped.sort_unstable();
    let total = |row: &[Cell]| row.iter().position(|c| is_total(&c.text.clean));
    for row in table.rows.iter_mut().skip(table.header_rows) {
        // 类, 款, 项 beside a total, once more.
        if let Some(total) = total(row)
            && row[..total].iter().any(|c| CODES.contains(&c.text.clean.as_str()))
            && row[..total].iter().all(|c| c.text.is_empty() || CODES.contains(&c.text.clean.as_str()))
        {
            row[..total].iter_mut().for_each(|c| *c = empty(c));
        }
    }
}

/// Headings of columns of codes, one level each.
const CODES: [&str; 3] = ["类", "款", "项"];

fn empty(cell: &Cell) -> Cell {
    let start = cell.text.span().start;
    Cell { text: Text::new("", Span { start, end: start }), ..cell.clone() }
}

/// Gives the rows of `next`, which are narrower, the columns of the row above that says as much: what stood in
/// between were merged cells.
pub fn spread(before: &Table, next: &mut Table) {
    let wide = before.rows.first().map_or(0, Vec::len);
    let narrow = next.rows.first().map_or(0, Vec::len);
    let said =
        |row: &Vec<Cell>| -> Vec<usize> { (0..row.len()).filter(|&c| !row[c].text.is_empty()).collect() };
    let like = before.rows.iter().skip(before.header_rows).rev().map(said);
    let Some(columns) = like
        .filter(|columns| narrow < wide && columns.len() == narrow)
        .find(|columns| columns.last() == Some(&(wide - 1)))
    else {
        return;
    };
    for row in &mut next.rows {
        let end = row.last().map_or(Span::default(), |c| c.text.span());
        let end = Span { start: end.end, end: end.end };
        let mut spread: Vec<Cell> =
            (0..wide).map(|_| Cell { text: Text::new("", end), colspan: 1, rowspan: 1, indent: 0 }).collect();
        for (cell, &column) in std::mem::take(row).into_iter().zip(&columns) {
            spread[column] = cell;
        }
        *row = spread;
    }
}

/// Joins rows that hold but the rest of a label to those that they go on from.
pub fn unwrap(source: &str, table: &mut Table, families: &Families) {
    let mut words = None;
    let mut r = table.header_rows + 1;
    while r < table.rows.len() {
        if table.skipped.contains(&r) || table.skipped.contains(&(r - 1)) {
            r += 1;
            continue;
        }
        let known = |name: &str, words: &mut Option<HashSet<&'static str>>| is_known(name, families, words);
        let (above, row) = (&table.rows[r - 1], &table.rows[r]);
        // What the row below ends is no end of the row above.
        let begins = table.rows.get(r + 1).is_some_and(|below| {
            !table.skipped.contains(&(r + 1))
                && label_goes_on(table, r, below, |name| known(name, &mut words))
                && !ends_a_name(above, row, |name| known(name, &mut words))
        });
        let torn = match goes_on(table, above, row).filter(|_| !begins) {
            Some(columns) => columns.iter().all(|&c| {
                let (first, rest) = (&above[c].text.clean, &row[c].text.clean);
                let joined = format!("{first}{rest}");
                let closes = first.matches('（').count() > first.matches('）').count() && rest.contains('）');
                let bare = known(rest, &mut words);
                // `年末结转和` is no name yet, though `结余` is one.
                let open = tables::ends_open(first);
                closes
                    || (is_total(rest) || !bare || open) && known(&joined, &mut words)
                    || has_figure(above) && !bare && !is_whole(rest) && fills_its_column(table, c, r - 1)
            }),
            None => false,
        };
        if !torn && let Some(by) = pushed_left(table, above, row) {
            table.rows[r].rotate_right(by);
            continue;
        }
        let (above, row) = (&table.rows[r - 1], &table.rows[r]);
        let upside_down = !torn
            && (code_goes_on(table, above, row)
                || label_goes_on(table, r - 1, row, |name| known(name, &mut words)));
        if torn || upside_down {
            let (kept, gone) = if torn { (r - 1, r) } else { (r, r - 1) };
            let (first, second) = (table.rows[r - 1].clone(), table.rows[r].clone());
            for (c, cell) in table.rows[kept].iter_mut().enumerate() {
                if !first[c].text.is_empty() && !second[c].text.is_empty() {
                    let mut text = first[c].text.clone();
                    second[c].text.spans.iter().for_each(|span| text.append(source, *span));
                    cell.text = text;
                } else if cell.text.is_empty() {
                    cell.text = if torn { second[c].text.clone() } else { first[c].text.clone() };
                }
            }
            table.rows.remove(gone);
            table.skipped.iter_mut().filter(|s| **s > gone).for_each(|s| *s -= 1);
        } else {
            r += 1;
        }
    }
}

/// The columns in which `row` goes on from `above`: it says nothing else, and no figure.
fn goes_on(table: &Table, above: &[Cell], row: &[Cell]) -> Option<Vec<usize>> {
    let columns: Vec<usize> = (0..row.len()).filter(|&c| !row[c].text.is_empty()).collect();
    let rest = |&c: &usize| {
        let text = row[c].text.clean.as_str();
        is_word(&row[c])
            && is_word(&above[c])
            && outline_mark(text).is_none()
            && !text.starts_with(|c: char| c.is_ascii_digit())
            && !text.starts_with("其中")
            && text.chars().count() <= above[c].text.clean.chars().count().max(4)
    };
    let goes_on = |c: usize| row[c].text.clean.starts_with(['和', '及', '与', '、', '）']);
    let open = columns.iter().all(|&c| tables::ends_open(&above[c].text.clean) || goes_on(c));
    let few = columns.len() <= 2 && (open || 2 * columns.len() < table.rows[0].len().max(3));
    (!columns.is_empty() && few && columns.iter().all(rest)).then_some(columns)
}

/// Whether a label begins in the row `first`, without a figure, and ends beside the figures of the row below: the two are a
/// name, or the first fills its column and the rest stands behind a code.
fn label_goes_on(table: &Table, first: usize, row: &[Cell], mut known: impl FnMut(&str) -> bool) -> bool {
    let above = &table.rows[first];
    let said: Vec<usize> = (0..above.len()).filter(|&c| !above[c].text.is_empty()).collect();
    let [c] = said[..] else { return false };
    if !is_word(&above[c]) || !has_figure(row) || has_figure(above) {
        return false;
    }
    let (begun, rest) = (above[c].text.clean.as_str(), row[c].text.clean.as_str());
    let coded = c > 0 && is_code(&row[c - 1]);
    !rest.is_empty()
        && !known(begun)
        && if known(&format!("{begun}{rest}")) {
            // `支出` is a word, and the end of many names.
            coded || !known(rest)
        } else {
            coded && !known(rest) && outline_mark(rest).is_none() && fills_its_column(table, c, first)
        }
}

/// Whether what `row` says makes a name of what stands above it.
fn ends_a_name(above: &[Cell], row: &[Cell], mut known: impl FnMut(&str) -> bool) -> bool {
    let said = |c: &usize| !row[*c].text.is_empty() && !above[*c].text.is_empty();
    let name = |c: usize| format!("{}{}", above[c].text.clean, row[c].text.clean);
    (0..row.len()).filter(said).any(|c| known(&name(c)))
}

/// Whether a cell holds the code of a class, a section or an item, or a part of one.
fn is_code(cell: &Cell) -> bool {
    let text = cell.text.clean.as_str();
    (2..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// By how many columns a row stands too far left that begins with the rest of the name above, whose code it has not.
fn pushed_left(table: &Table, above: &[Cell], row: &[Cell]) -> Option<usize> {
    let name = (0..above.len()).rfind(|&c| !above[c].text.is_empty())?;
    let empty = row.iter().rev().take_while(|c| c.text.is_empty()).count();
    let word = row.first().is_some_and(is_word) && !is_whole(&row[0].text.clean);
    let mut moved = row.to_vec();
    moved.rotate_right(name);
    (name > 0
        && word
        && empty >= name
        && outline_mark(&row[0].text.clean).is_none()
        && code_goes_on(table, above, &moved))
    .then_some(name)
}

/// Whether a row breaks off after its code and half its name, and the rest of the name stands beside the figures below,
/// in a table of coded rows.
fn code_goes_on(table: &Table, above: &[Cell], row: &[Cell]) -> bool {
    let said = |row: &[Cell]| -> Vec<usize> { (0..row.len()).filter(|&c| !row[c].text.is_empty()).collect() };
    let first = said(above);
    let Some((&name, codes)) = first.split_last() else { return false };
    let rest = said(row);
    // A class has no code in the column of items, or an item none in that of classes.
    let coded = |row: &Vec<Cell>| {
        row[..name].iter().any(is_code)
            && row[..name].iter().all(|cell| cell.text.is_empty() || is_code(cell))
    };
    !codes.is_empty()
        && codes.iter().all(|&c| is_code(&above[c]))
        && is_word(&above[name])
        && has_figure(row)
        && rest.first() == Some(&name)
        && is_word(&row[name])
        && !is_whole(&row[name].text.clean)
        && 2 * table.rows.iter().skip(table.header_rows).filter(|row| coded(row)).count()
            > table.rows.len() - table.header_rows
}

/// Whether a cell is about as long as the longest of its column: there was no room for more.
fn fills_its_column(table: &Table, column: usize, row: usize) -> bool {
    let long = |r: usize| {
        let text = &table.rows[r][column].text;
        // What was joined already is as wide as its longest line.
        text.clean.chars().count() / text.spans.len().max(1)
    };
    let most = (table.header_rows..table.rows.len()).map(long).max().unwrap_or(0);
    long(row) >= NARROWEST && long(row) + 1 > most
}

fn is_word(cell: &Cell) -> bool {
    !cell.text.is_empty()
        && whole_cell(&cell.text.clean).is_none()
        && cell.text.clean.chars().any(char::is_alphabetic)
}

fn has_figure(row: &[Cell]) -> bool {
    row.iter()
        .any(|c| whole_cell(&c.text.clean).is_some_and(|n| n.amount.decimals > 0 || n.end - n.start > 3))
}

/// Whether a label is a whole name: of the vocabulary, a class, or an item of the classification.
fn is_known(label: &str, families: &Families, words: &mut Option<HashSet<&'static str>>) -> bool {
    let bare = label.get(outline_mark(label).map_or(0, |(_, mark)| mark)..).unwrap_or(label);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let bare = bare.strip_prefix("其中：").unwrap_or(bare);
    let official = words.get_or_insert_with(|| Classification::official().names().collect());
    official.contains(bare)
        || vocabulary::class_code(bare).is_some()
        || vocabulary::apply(families, &mut Coordinate::default(), bare) != Meaning::Unknown
}
