//! Tables without ruled lines: lines whose pieces stand below one another in columns, with figures in them.
//! Pure geometry; the last resort where nothing is drawn.

use super::geometry::Rect;
use super::lines::Line;
use super::tables::{Field, PageTable, decimals};

/// Gaps wider than this, in font sizes, part the columns of a table without lines; the lines given are parted there.
pub const NARROW: f32 = 0.9;
/// Gaps wider than this part other lines too.
const WIDE: f32 = 1.8;
/// Gaps up to this stand in a line of prose that was stretched to the width of its page: around its numbers.
const STRETCHED: f32 = 4.0;

/// A row: pieces of text on one baseline, from left to right.
type Row = Vec<Line>;

/// What the lines of a page are.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A line, or a piece of one.
    Line(Line),
    /// A table.
    Table(PageTable),
}

/// Lines with the tables among them found.
pub fn pieces(lines: Vec<Line>) -> Vec<Piece> {
    let rows = rows(lines);
    let widest = rows.iter().map(|row| width(std::slice::from_ref(row))).fold(0.0, f32::max);
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let end = run(&rows, at);
        match (end > at + 1).then(|| table(&rows[at..end])).flatten() {
            Some(table) => {
                out.push(Piece::Table(table));
                at = end;
            }
            None => {
                out.extend(words_together(&rows[at], widest).into_iter().map(Piece::Line));
                at += 1;
            }
        }
    }
    out
}

fn rows(lines: Vec<Line>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        match rows.last_mut().filter(|row| (row[0].baseline - line.baseline).abs() < 0.5 * line.size) {
            Some(row) => row.push(line),
            None => rows.push(vec![line]),
        }
    }
    rows
}

/// The pieces of a row, those put together that only look apart: words with a narrow gap, a spaced-out word (目　录),
/// a label and its value, a stretched line of prose. `widest` is the width of the widest row around.
fn words_together(row: &Row, widest: f32) -> Vec<Line> {
    let short = |line: &Line| line.text.chars().count() <= 2;
    let spaced = row.iter().all(short) && row.len() <= 6;
    let gap = if is_stretched(row, widest) { STRETCHED } else { WIDE };
    let mut out: Vec<Line> = Vec::new();
    for line in row {
        let near = |before: &Line| line.rect.x0 - before.rect.x1 <= gap * line.size.max(before.size);
        let label = |before: &Line| before.text.ends_with(['：', ':']) && !line.text.contains(['：', ':']);
        match out.last_mut().filter(|before| spaced || near(before) || label(before)) {
            Some(before) => {
                let space = if spaced || near(before) && !label(before) { " " } else { "" };
                before.text.push_str(space);
                before.text.append(&line.text);
                before.rect = before.rect.cover(line.rect);
                before.size = before.size.max(line.size);
            }
            None => out.push(line.clone()),
        }
    }
    out
}

/// Whether a row is a line of a sentence that reaches from edge to edge; a caption with its unit at the right is none.
fn is_stretched(row: &Row, widest: f32) -> bool {
    let is_label =
        |line: &Line| line.text.find(['：', ':']).is_some_and(|at| line.text[..at].chars().count() <= 4);
    row.iter().any(|line| line.text.contains(['，', '。', '；']))
        && !row.iter().skip(1).any(is_label)
        && width(std::slice::from_ref(row)) >= 0.85 * widest
}

/// The end of a run of rows with several pieces each, at even distances.
fn run(rows: &[Row], from: usize) -> usize {
    let mut end = from;
    while end < rows.len() {
        let near = end == from || rows[end][0].baseline - rows[end - 1][0].baseline < 3.0 * rows[end][0].size;
        // A name may be wrapped: one row of a single piece between others.
        let wrapped = end > from
            && rows[end].len() == 1
            && rows.get(end + 1).is_some_and(|next| next.len() > 1)
            && rows[end - 1].len() > 1
            && rows[end][0].rect.width() < 0.4 * width(&rows[from..end]);
        if !near || rows[end].len() < 2 && !wrapped {
            break;
        }
        end += 1;
    }
    end
}

fn width(rows: &[Row]) -> f32 {
    rows.iter().flatten().map(|line| line.rect).reduce(Rect::cover).map_or(0.0, Rect::width)
}

fn table(rows: &[Row]) -> Option<PageTable> {
    let money = |line: &Line| {
        decimals(&line.text).is_some_and(|d| d > 0)
            || line.text.contains(',') && decimals(&line.text).is_some()
    };
    let rich = rows.iter().filter(|row| row.iter().filter(|line| money(line)).count() > 1).count();
    let with_money = rows.iter().filter(|row| row.iter().any(money)).count();
    // Two rows at the end of a page are a table only if they look the part, and sentences are none.
    let few = with_money < 2 || rows.len() < 3;
    if few && (rich == 0 || rows.iter().any(|row| row.len() < 3)) {
        return None;
    }
    if rows.iter().flatten().any(|line| line.text.contains(['，', '。'])) {
        return None;
    }
    // A heading may stand over several columns: the fullest rows show them.
    let most = rows.iter().map(Vec::len).max().unwrap_or(0);
    let full = rows.iter().filter(|row| row.len() > 1 && 10 * row.len() >= 7 * most);
    let mut spans: Vec<(f32, f32)> = full.flatten().map(|l| (l.rect.x0, l.rect.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for (from, to) in spans {
        match columns.last_mut().filter(|last| from < last.1) {
            Some(last) => last.1 = last.1.max(to),
            None => columns.push((from, to)),
        }
    }
    if columns.len() < 2 {
        return None;
    }
    let column_of = |line: &Line| {
        let overlap = |c: &(f32, f32)| line.rect.x1.min(c.1) - line.rect.x0.max(c.0);
        (0..columns.len()).max_by(|&a, &b| overlap(&columns[a]).total_cmp(&overlap(&columns[b]))).unwrap_or(0)
    };
    let fields = rows.iter().map(|row| {
        let mut fields = vec![Field::default(); columns.len()];
        for line in row {
            let field = &mut fields[column_of(line)];
            let blank = field.text.is_empty();
            field.rect = if blank { line.rect } else { field.rect.cover(line.rect) };
            if !blank {
                field.text.push_str(" ");
            }
            field.text.append(&line.text);
        }
        fields
    });
    let rect = rows.iter().flatten().map(|line| line.rect).reduce(Rect::cover)?;
    let xs = columns.iter().map(|c| c.0).chain([rect.x1]).collect();
    Some(PageTable { rows: fields.collect(), xs, rect })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::lines::tests::typed;
    use super::*;

    #[test]
    fn columns_without_lines() {
        let mut glyphs = Vec::new();
        for (n, (name, a, b)) in
            [("基本支出", "12.00", "1.00"), ("人员", "3.50", ""), ("合计", "15.50", "1.00")]
                .iter()
                .enumerate()
        {
            let y = 20.0 + 15.0 * n as f32;
            glyphs.extend(typed(name, 10.0, y, 10.0));
            glyphs.extend(typed(a, 100.0, y, 10.0));
            glyphs.extend(typed(b, 160.0, y, 10.0));
        }
        let found = pieces(lines(&glyphs.iter().collect::<Vec<_>>(), 2.0));
        let [Piece::Table(table)] = found.as_slice() else { panic!("{found:?}") };
        let texts: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.iter().map(|f| &*f.text).collect()).collect();
        assert_eq!(texts, [["基本支出", "12.00", "1.00"], ["人员", "3.50", ""], ["合计", "15.50", "1.00"]]);
    }

    #[test]
    fn spaced_words_and_labels_are_whole() {
        let mut glyphs = typed("目", 10.0, 20.0, 10.0);
        glyphs.extend(typed("录", 60.0, 20.0, 10.0));
        glyphs.extend(typed("部门：", 10.0, 40.0, 10.0));
        glyphs.extend(typed("示例局", 70.0, 40.0, 10.0));
        glyphs.extend(typed("单位：万元", 200.0, 40.0, 10.0));
        let found = pieces(lines(&glyphs.iter().collect::<Vec<_>>(), 2.0));
        let texts: Vec<&str> = found
            .iter()
            .map(|piece| if let Piece::Line(line) = piece { &*line.text } else { panic!("a table") })
            .collect();
        assert_eq!(texts, ["目 录", "部门：示例局", "单位：万元"]);
    }

    #[test]
    fn a_stretched_line_of_prose_is_whole() {
        let mut glyphs = typed("一般公共预算收入", 40.0, 20.0, 10.0);
        glyphs.extend(typed("1981.68", 150.0, 20.0, 10.0));
        glyphs.extend(typed("万元，占", 210.0, 20.0, 10.0));
        glyphs.extend(typed("99.92%；", 20.0, 40.0, 10.0));
        glyphs.extend(typed("编制单位：示例局，本级", 20.0, 60.0, 10.0));
        glyphs.extend(typed("单位：万元", 200.0, 60.0, 10.0));
        let found = pieces(lines(&glyphs.iter().collect::<Vec<_>>(), NARROW));
        let text = |piece: &Piece| {
            if let Piece::Line(line) = piece { line.text.to_string() } else { panic!("a table") }
        };
        let texts: Vec<String> = found.iter().map(text).collect();
        assert_eq!(
            texts,
            ["一般公共预算收入 1981.68 万元，占", "99.92%；", "编制单位：示例局，本级", "单位：万元"]
        );
    }

    #[test]
    fn a_list_of_contents_is_no_table() {
        let mut glyphs = Vec::new();
        for n in 0..5 {
            glyphs.extend(typed("一、主要职能", 10.0, 20.0 + 15.0 * n as f32, 10.0));
            glyphs.extend(typed("3", 300.0, 20.0 + 15.0 * n as f32, 10.0));
        }
        assert!(
            pieces(lines(&glyphs.iter().collect::<Vec<_>>(), 2.0))
                .iter()
                .all(|p| matches!(p, Piece::Line(_)))
        );
    }
}
