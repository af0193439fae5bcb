//! A grid and the glyphs in it to rows of cells.
//! Pure geometry; a glyph belongs to the cell that its middle is in, so that text glued over a line is parted there.

use super::geometry::{Glyph, Rect};
use super::lines::{Line, joined, lines};
use super::rulings::Grid;
use crate::line;

/// A cell of a table that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// What it says; blank where a merged cell goes on.
    pub text: line::Line,
    /// Where it stands.
    pub rect: Rect,
}

/// A table of one page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageTable {
    /// Its rows, all of one width.
    pub rows: Vec<Vec<Field>>,
    /// Lines between its columns.
    pub xs: Vec<f32>,
    /// What it covers.
    pub rect: Rect,
}

/// Lines of a wrapped name stand no farther than this from its figures, in font sizes.
const WRAPPED: f32 = 1.45;
/// Columns narrower than this, in points, are a double line.
const NARROW: f32 = 6.0;

/// The table that `grid` holds, or nothing where it is no table but a frame around text.
pub fn table(grid: &Grid, glyphs: &[&Glyph]) -> Option<PageTable> {
    let mut of_cell: Vec<Vec<&Glyph>> = vec![Vec::new(); grid.cells.len()];
    for glyph in glyphs {
        if let Some(cell) = grid.cell_at(glyph.rect.middle()) {
            of_cell[cell].push(glyph);
        }
    }
    let said: Vec<Vec<Line>> = of_cell.iter().map(|glyphs| lines(glyphs, f32::INFINITY)).collect();
    let first = grid.cells.first().map(|c| c.column_end);
    if grid.columns() < 2 || grid.cells.len() < 2 || grid.cells.iter().all(|c| Some(c.column_end) == first) {
        return None;
    }
    let mut rows = Vec::new();
    for row in 0..grid.rows() {
        let cells: Vec<usize> = (0..grid.cells.len()).filter(|&n| grid.cells[n].row == row).collect();
        let anchors = anchors(grid, &cells, &said);
        for part in 0..anchors.len().max(1) {
            let mut fields: Vec<Field> = (0..grid.columns())
                .map(|c| Field { rect: cell_rect(grid, row, c), ..Field::default() })
                .collect();
            for &n in &cells {
                let cell = grid.cells[n];
                let own: Vec<Line> = said[n]
                    .iter()
                    .filter(|line| {
                        anchors.len() < 2
                            || cell.row_end > row + 1 && part == 0
                            || nearest(&anchors, line) == part
                    })
                    .cloned()
                    .collect();
                let Some(rect) = own.iter().map(|line| line.rect).reduce(Rect::cover) else { continue };
                fields[cell.column] = Field { text: joined(&own), rect };
            }
            rows.push(fields);
        }
    }
    let mut table = PageTable { rows, xs: grid.xs.clone(), rect: grid.rect() };
    drop_narrow(&mut table);
    Some(table)
}

fn cell_rect(grid: &Grid, row: usize, column: usize) -> Rect {
    Rect { x0: grid.xs[column], y0: grid.ys[row], x1: grid.xs[column + 1], y1: grid.ys[row + 1] }
}

/// Baselines of the rows that stand in one row of the grid, where lines between them are missing: recognised by the columns
/// that hold several whole figures, and by what stands far from all of those. None or one: the row is one row.
fn anchors(grid: &Grid, cells: &[usize], said: &[Vec<Line>]) -> Vec<f32> {
    let single = || cells.iter().copied().filter(|&n| grid.cells[n].row_end == grid.cells[n].row + 1);
    let is_whole =
        |&n: &usize| said[n].len() > 1 && said[n].iter().all(|line| decimals(&line.text).is_some());
    let whole: Vec<usize> = single().filter(is_whole).collect();
    // Money with the same decimals throughout was not wrapped.
    let alike = |&n: &usize| {
        let first = decimals(&said[n][0].text);
        first.is_some_and(|d| d > 0) && said[n].iter().all(|line| decimals(&line.text) == first)
    };
    let sure = whole.iter().copied().any(|n| alike(&n));
    let mut all: Vec<&Line> = whole.iter().filter(|n| !sure || alike(n)).flat_map(|&n| &said[n]).collect();
    all.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut out: Vec<f32> = Vec::new();
    for line in &all {
        if out.last().is_none_or(|last| line.baseline - last > 0.5 * line.size) {
            out.push(line.baseline);
        }
    }
    if out.len() < 2 || !sure && !stand_alone(grid, &whole, single().collect(), said, &out) {
        return Vec::new();
    }
    // A name that was wrapped stands around its figures; what stands farther off is a row of its own.
    for line in single().flat_map(|n| &said[n]) {
        if out.iter().all(|anchor| (anchor - line.baseline).abs() > WRAPPED * line.size) {
            out.push(line.baseline);
        }
    }
    out.sort_by(f32::total_cmp);
    out
}

/// Whether figures one below the other are figures each, and no pieces of one that was wrapped: some of them leave room
/// in their cells, and other columns have their lines beside them.
fn stand_alone(grid: &Grid, whole: &[usize], all: Vec<usize>, said: &[Vec<Line>], anchors: &[f32]) -> bool {
    let has_room = |n: &usize| {
        let cell = grid.cells[*n];
        let width = grid.xs[cell.column_end] - grid.xs[cell.column];
        let before_last = said[*n].len() - 1;
        said[*n][..before_last].iter().any(|line| width - line.rect.width() > 2.0 * line.size)
    };
    let beside = |n: &usize| {
        let near =
            |anchor: &&f32| said[*n].iter().any(|line| (line.baseline - **anchor).abs() < 0.5 * line.size);
        said[*n].len() > 1 && 10 * anchors.iter().filter(near).count() >= 6 * anchors.len()
    };
    whole.iter().any(has_room) && all.iter().filter(|n| beside(n)).count() > 1
}

/// How many decimals a text has that is one whole figure; nothing if it is none.
pub fn decimals(text: &str) -> Option<usize> {
    let bare = text.trim().trim_start_matches('-').trim_end_matches('%');
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let sound = (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3);
    let good = groups.iter().all(|g| digits(g)) && (groups.len() == 1 && !whole.is_empty() || sound);
    (good && digits(fraction) && !bare.ends_with('.')).then_some(fraction.len())
}

fn nearest(anchors: &[f32], line: &Line) -> usize {
    let distance = |n: &usize| (anchors[*n] - line.baseline).abs();
    (0..anchors.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// Drops columns that are nothing but a double line.
fn drop_narrow(table: &mut PageTable) {
    for column in (0..table.xs.len().saturating_sub(1)).rev() {
        let narrow = table.xs[column + 1] - table.xs[column] < NARROW;
        if narrow && table.rows.iter().all(|row| row[column].text.is_empty()) {
            table.rows.iter_mut().for_each(|row| drop(row.remove(column)));
            table.xs.remove(column + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::typed;
    use super::super::rulings::GridCell;
    use super::*;

    fn grid(xs: &[f32], ys: &[f32]) -> Grid {
        let cells = (0..ys.len() - 1).flat_map(|row| {
            (0..xs.len() - 1).map(move |column| GridCell {
                row,
                column,
                row_end: row + 1,
                column_end: column + 1,
            })
        });
        Grid::new(xs.to_vec(), ys.to_vec(), cells.collect())
    }

    fn texts(table: &PageTable) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.iter().map(|f| &*f.text).collect()).collect()
    }

    fn read(grid: &Grid, glyphs: &[Glyph]) -> PageTable {
        table(grid, &glyphs.iter().collect::<Vec<_>>()).expect("a table")
    }

    #[test]
    fn text_glued_over_a_line_is_parted() {
        let mut glyphs = typed("1,234.56", 10.0, 15.0, 10.0);
        glyphs.extend(typed("一、预算", 50.0, 15.0, 10.0));
        assert_eq!(
            texts(&read(&grid(&[0.0, 50.0, 100.0], &[0.0, 20.0]), &glyphs)),
            [["1,234.56", "一、预算"]]
        );
    }

    #[test]
    fn a_figure_broken_over_lines_is_one() {
        let mut glyphs = typed("合计", 5.0, 15.0, 10.0);
        glyphs.extend(typed("189,767,", 52.0, 12.0, 10.0));
        glyphs.extend(typed("551.46", 52.0, 24.0, 10.0));
        assert_eq!(
            texts(&read(&grid(&[0.0, 50.0, 100.0], &[0.0, 30.0]), &glyphs)),
            [["合计", "189,767,551.46"]]
        );
    }

    #[test]
    fn rows_without_lines_between_them_are_parted() {
        let mut glyphs = typed("基本支出", 5.0, 12.0, 10.0);
        glyphs.extend(typed("项目支出", 5.0, 27.0, 10.0));
        glyphs.extend(typed("12.00", 60.0, 12.0, 10.0));
        glyphs.extend(typed("3.50", 60.0, 27.0, 10.0));
        let table = read(&grid(&[0.0, 50.0, 100.0], &[0.0, 30.0]), &glyphs);
        assert_eq!(texts(&table), [["基本支出", "12.00"], ["项目支出", "3.50"]]);
    }

    #[test]
    fn rows_of_whole_and_mixed_figures_are_parted() {
        let mut glyphs = Vec::new();
        for (n, (name, a, b)) in
            [("基本支出", "12", "1.5"), ("项目支出", "", ""), ("公用", "3,000", "20")].iter().enumerate()
        {
            let y = 12.0 + 20.0 * n as f32;
            glyphs.extend(typed(name, 5.0, y, 10.0));
            glyphs.extend(typed(a, 60.0, y, 10.0));
            glyphs.extend(typed(b, 130.0, y, 10.0));
        }
        let table = read(&grid(&[0.0, 50.0, 120.0, 200.0], &[0.0, 60.0]), &glyphs);
        assert_eq!(texts(&table), [["基本支出", "12", "1.5"], ["项目支出", "", ""], ["公用", "3,000", "20"]]);
        // Figures that were wrapped in narrow cells are whole.
        let mut glyphs = typed("18976", 52.0, 12.0, 10.0);
        glyphs.extend(typed("7551", 52.0, 24.0, 10.0));
        glyphs.extend(typed("18976", 82.0, 12.0, 10.0));
        glyphs.extend(typed("7551", 82.0, 24.0, 10.0));
        let table = read(&grid(&[0.0, 50.0, 80.0, 110.0], &[0.0, 30.0]), &glyphs);
        assert_eq!(texts(&table), [["", "189767551", "189767551"]]);
    }

    #[test]
    fn double_lines_are_no_columns() {
        let glyphs = typed("合计", 5.0, 12.0, 10.0);
        let table = read(&grid(&[0.0, 50.0, 53.0, 100.0], &[0.0, 30.0]), &glyphs);
        assert_eq!(texts(&table), [["合计", ""]]);
    }

    #[test]
    fn figures_and_their_decimals() {
        let cases = [
            ("1,234.50", Some(2)),
            ("12", Some(0)),
            ("-3.5%", Some(1)),
            ("189,767,5", None),
            ("合计", None),
            ("1.", None),
        ];
        for (text, expected) in cases {
            assert_eq!(decimals(text), expected, "{text}");
        }
    }
}
