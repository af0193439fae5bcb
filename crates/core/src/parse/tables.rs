//! Tables as they stand in a text: grids, their headings, and parts that a page break tore apart.

use super::titles::{glued_title, is_caption, is_title, table_number, tells_unit};
use crate::lexicon::vocabulary::is_total;
use crate::model::document::{Cell, Table};
use crate::source::Span;
use crate::source::Text;
use crate::source::characters;
use crate::text::number::whole_cell;

/// Cells of lines parted by tabs; every row as wide as the widest.
pub fn grid(source: &str, lines: &[Span]) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = lines.iter().map(|line| cells(source, *line)).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (row, line) in rows.iter_mut().zip(lines) {
        let end = Span { start: line.end, end: line.end };
        row.resize_with(width, || Cell { text: Text::new(source, end), colspan: 1, rowspan: 1, indent: 0 });
    }
    rows
}

fn cells(source: &str, line: Span) -> Vec<Cell> {
    let mut at = line.start as usize;
    line.of(source)
        .split('\t')
        .map(|raw| {
            let text = characters::trim(raw);
            let lead = if text.is_empty() { 0 } else { text.as_ptr() as usize - raw.as_ptr() as usize };
            let from = at + lead;
            at += raw.len() + 1;
            let blank = raw[..lead].chars().filter(|c| c.is_whitespace());
            let indent = blank.map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum::<usize>().min(60) as u8;
            let text = Text::new(source, Span::new(from, from + text.len()));
            Cell { text, colspan: 1, rowspan: 1, indent }
        })
        .collect()
}

/// Moves leading rows that hold only captions or a title out of the grid.
pub fn take_inner_captions(source: &str, table: &mut Table) {
    while let Some(row) = table.rows.first() {
        let said: Vec<&Text> = row.iter().map(|c| &c.text).filter(|t| !t.is_empty()).collect();
        if let [text] = said[..]
            && table.title.is_none()
            && let Some((title, unit)) = glued_title(&text.clean)
        {
            let part = |from: usize, to: usize| Text::new(source, text.source_span(from, to));
            let rest = text.clean.len();
            let echo = Some(part(unit, rest)).filter(|t| !t.is_empty());
            (table.title, table.echo) = (Some(part(0, title)), echo);
            let caption = part(title, unit);
            table.captions.push(caption);
            table.rows.remove(0);
            continue;
        }
        // `公开表2 部门编码及名称：…` beside `单位：万元`: what is filled in on the form's line of the unit.
        let unit = said.iter().any(|t| tells_unit(&t.clean));
        let filled_in =
            |t: &Text| unit && t.clean.split_once('：').is_some_and(|(_, value)| !value.is_empty());
        let caption = |t: &Text| is_caption(&t.clean) || table_number(&t.clean).is_some() || filled_in(t);
        let only_captions = !said.is_empty() && said.iter().all(|t| caption(t));
        let only_title =
            said.len() == 1 && table.title.is_none() && is_title(&said[0].clean) && table.rows.len() > 1;
        if only_title {
            table.title = Some(said[0].clone());
        } else if only_captions {
            for text in said {
                match table_number(&text.clean) {
                    Some(number) => table.number = number,
                    None => table.captions.push(text.clone()),
                }
            }
        } else {
            break;
        }
        table.rows.remove(0);
    }
}

/// Takes away columns on the left in which nothing stands at all: converters leave them. A table that goes on from
/// the one `before` keeps what makes it as wide.
pub fn narrow(table: &mut Table, before: Option<&Table>) {
    let wanted = before.map_or(1, width);
    let begins = !table.captions.is_empty() || table.title.is_some();
    while (begins || before.is_some())
        && width(table) > wanted
        && table.rows.iter().all(|row| row[0].text.is_empty())
    {
        table.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    }
}

/// Takes away columns on the right in which nothing stands at all: tabs at the ends of lines leave them. A table that
/// may go on from the one `before` stays as wide as that.
pub fn shorten(table: &mut Table, before: Option<&Table>) {
    let filled = |row: &Vec<Cell>| row.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |at| at + 1);
    let wanted = table.rows.iter().map(filled).max().unwrap_or(0).max(before.map_or(1, width));
    table.rows.iter_mut().for_each(|row| row.truncate(wanted));
}

/// Finds the heading rows and the numbered column row.
pub fn measure(table: &mut Table) {
    let rows = &table.rows;
    table.header_rows = rows.iter().position(|row| is_body(row)).unwrap_or(rows.len());
    table.skipped = (0..rows.len()).filter(|&r| is_column_numbers(&rows[r])).collect();
}

/// `※ ※ 1 2 3` or `栏次 1 2 3`.
fn is_column_numbers(row: &[Cell]) -> bool {
    let said: Vec<&str> = row.iter().map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty()).collect();
    let mark = |t: &str| {
        matches!(t, "※" | "*" | "栏次" | "行次" | "甲" | "乙" | "丙" | "——" | "—" | "类" | "款" | "项")
    };
    // A row that says so may leave some out, as columns that were taken out of the form.
    let named = said.first().is_some_and(|t| matches!(*t, "栏次" | "行次"));
    let small: Vec<u32> = said.iter().filter_map(|t| t.parse().ok().filter(|n| *n < 60)).collect();
    said.len() >= 2
        && small.len() + said.iter().filter(|t| mark(t)).count() == said.len()
        && (small.len() >= 2 || small.len() == 1 && matches!(said[0], "栏次" | "行次" | "※"))
        && small.windows(2).all(|w| w[1] == w[0] + 1 || named && w[1] > w[0])
        && small[0] == 1
}

/// The first row of the body: a figure, a code or a whole stands in it.
fn is_body(row: &[Cell]) -> bool {
    if is_column_numbers(row) {
        return false;
    }
    let mut said = row.iter().map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty());
    if row.iter().any(|c| whole_cell(&c.text.clean).is_some_and(|n| n.unit_end > 0)) {
        return true;
    }
    let Some(first) = said.next() else { return true };
    let alone = said.next().is_none();
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let coded = digits >= 3 && first[digits..].starts_with(|c: char| !c.is_ascii() && c != '年');
    let outline = crate::text::outline::outline_level(first).is_some();
    coded || alone && is_total(first) || outline && first.chars().count() > 3
}

/// Where a table begins with the headings of the one `before` it, what stands below them is its body, though no figure
/// stands in its first rows.
pub fn measure_again(before: &Table, next: &mut Table) {
    let said = |table: &Table, r: usize| -> Vec<String> {
        table.rows[r].iter().map(|c| c.text.clean.clone()).collect()
    };
    let heads = before.header_rows;
    if 0 < heads
        && heads < next.header_rows
        && width(before) == width(next)
        && (0..heads).all(|r| said(before, r) == said(next, r))
    {
        next.header_rows = heads;
    }
}

/// What the heading rows say.
fn head_of(table: &Table) -> Vec<&str> {
    (0..table.header_rows)
        .filter(|r| !table.skipped.contains(r))
        .flat_map(|r| table.rows[r].iter().map(|c| c.text.clean.as_str()))
        .filter(|t| !t.is_empty())
        .collect()
}

/// Whether `next` is the rest of `before`, on a further page.
pub fn continues(before: &Table, next: &Table) -> bool {
    let same_width = width(before) == width(next);
    if next.number.is_some() && next.number != before.number {
        return false;
    }
    let head_next = head_of(next);
    head_next.is_empty() && (same_width || next.header_rows == 0 && width(next) <= width(before))
        || !head_next.is_empty() && next.header_rows < next.rows.len() && head_of(before) == head_next
}

/// Whether `next`, with nothing but empty lines before it, is the rest of a row that a page cut.
pub fn goes_on(before: &Table, next: &Table) -> bool {
    let first = next.rows.first().map_or(&[][..], Vec::as_slice);
    let said = first.iter().filter(|c| !c.text.is_empty()).count();
    let rest = first.first().is_some_and(|c| c.text.is_empty()) && 2 * said < first.len();
    let below_open = || {
        let last = before.rows.last().map_or(&[][..], Vec::as_slice);
        let mut below = first.iter().zip(last).filter(|(cell, _)| !cell.text.is_empty());
        said > 0
            && below.all(|(cell, above)| {
                let goes_on = cell.text.clean.starts_with(['和', '及', '与', '、', '）']);
                ends_open(&above.text.clean) || goes_on && !above.text.is_empty()
            })
    };
    // `本年收入9.00`, and on the next page `合计`, which belongs to it.
    let closes = || {
        let last = before.rows.last().map_or(&[][..], Vec::as_slice);
        let mut labels = first.iter().zip(last).filter(|(cell, _)| !cell.text.is_empty()).peekable();
        labels.peek().is_some()
            && labels.all(|(cell, above)| {
                let side = ["收入", "支出"].iter().any(|w| above.text.clean.ends_with(w));
                cell.text.clean == "合计" && side
            })
    };
    width(before) == width(next) && (rest || below_open() || closes())
}

/// `年初结转和`: whether a label breaks off, so that the rest of it stands below.
pub fn ends_open(label: &str) -> bool {
    label.ends_with(['和', '及', '与', '或', '、'])
        || label.matches('（').count() > label.matches('）').count()
}

/// Whether `before` is nothing but the first headings of `next`, an empty line between them.
pub fn heads(before: &Table, next: &Table) -> bool {
    before.copied.is_none()
        && !before.rows.is_empty()
        && before.header_rows == before.rows.len()
        && before.rows.len() <= 3
        && width(before) <= width(next)
        && next.header_rows < next.rows.len()
        && next.captions.is_empty()
}

/// Puts the rows of `next` below the headings `before`; of merged headings each stands over as many columns.
pub fn put_below(before: &mut Table, next: Table) {
    let wide = width(&next);
    let heads = std::mem::take(&mut before.rows);
    let each = (wide / heads[0].len().max(1)).max(1);
    let whole = wide.is_multiple_of(heads[0].len().max(1));
    for row in heads {
        let end = row.last().map_or(Span::default(), |c| c.text.span());
        let end = Span { start: end.end, end: end.end };
        let mut spread: Vec<Cell> =
            (0..wide).map(|_| Cell { text: Text::new("", end), colspan: 1, rowspan: 1, indent: 0 }).collect();
        for (n, cell) in row.into_iter().enumerate() {
            spread[if whole { n * each } else { n }] = cell;
        }
        before.rows.push(spread);
    }
    let above = before.rows.len();
    before.header_rows = above + next.header_rows;
    before.skipped.extend(next.skipped.iter().map(|r| r + above));
    before.rows.extend(next.rows);
}

/// Whether `next` is the rest of `before` under the same title, captions and headings, told again on a further page.
/// Where both are closed by a total they are forms of two entities.
pub fn is_repeated(before: &Table, next: &Table) -> bool {
    let words = |text: Option<&Text>| {
        let clean = text.map_or("", |t| t.clean.as_str());
        clean.trim_end_matches(|c: char| "（续表）".contains(c)).to_string()
    };
    let closed = |table: &Table| {
        let total = |row: &Vec<Cell>| {
            row.iter().find(|c| !c.text.is_empty()).is_some_and(|c| is_total(&c.text.clean))
        };
        table.rows.iter().skip(table.header_rows).any(total)
    };
    // A note among the captions is told but once.
    let said = |caption: &Text| before.captions.iter().any(|c| c.clean == caption.clean);
    let last_is_total = before
        .rows
        .last()
        .is_some_and(|row| row.iter().find(|c| !c.text.is_empty()).is_some_and(|c| is_total(&c.text.clean)));
    next.title.is_some()
        && words(before.title.as_ref()) == words(next.title.as_ref())
        && (next.number.is_none() || next.number == before.number)
        && next.captions.iter().all(said)
        && width(before) == width(next)
        && !head_of(next).is_empty()
        && head_of(before) == head_of(next)
        && next.header_rows < next.rows.len()
        && !last_is_total
        && !(closed(before) && closed(next))
}

/// Moves the amounts of a 合计 row whose label spans several columns, of which the text kept but one, below those of
/// the other rows.
pub fn align_totals(table: &mut Table) {
    let is_amount = |cell: &Cell| {
        let clean = cell.text.clean.as_str();
        let long = clean.bytes().filter(u8::is_ascii_digit).count() > 4;
        (long || clean.contains(['.', ','])) && whole_cell(clean).is_some()
    };
    let is_whole = |row: &[Cell]| row.first().is_some_and(|c| is_total(&c.text.clean));
    let width = width(table);
    let mut amounts = vec![false; width];
    for row in table.rows.iter().skip(table.header_rows).filter(|row| !is_whole(row)) {
        row.iter().zip(&mut amounts).for_each(|(cell, stated)| *stated |= is_amount(cell));
    }
    for row in table.rows.iter_mut().skip(table.header_rows).filter(|row| is_whole(row)) {
        let empty = row.iter().rev().take_while(|c| c.text.is_empty()).count();
        let fits = |by: usize| (0..width - by).all(|c| !is_amount(&row[c]) || amounts[c + by]);
        if fits(0) {
            continue;
        }
        if let Some(by) = (1..=empty.min(width - 1)).find(|&by| fits(by)) {
            row[1..].rotate_right(by);
        }
    }
}

fn width(table: &Table) -> usize {
    table.rows.first().map_or(0, Vec::len)
}

/// Adds the body of `next` to `table`.
pub fn join(table: &mut Table, next: Table) {
    let wide = width(table).max(width(&next));
    let repeated = next.header_rows < next.rows.len() && head_of(&next) == head_of(table);
    let from = if repeated { next.header_rows } else { 0 };
    table.rows.extend(next.rows.into_iter().skip(from));
    for row in &mut table.rows {
        let end = row.last().map_or(Span::default(), |c| c.text.span());
        let end = Span { start: end.end, end: end.end };
        row.resize_with(wide, || Cell { text: Text::new("", end), colspan: 1, rowspan: 1, indent: 0 });
    }
}
