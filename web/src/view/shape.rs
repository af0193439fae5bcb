//! The shape of a table: which columns hold codes, names and numbers, and how deep each row stands.
//! Judged by what the cells hold, not by the form, so that unknown forms look right too.

use gouji_report::published::Cell;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Codes of the classification: 208, 05, 01.
    Code,
    /// Names: the head of the row.
    Name,
    /// Amounts.
    Number,
}

/// How deep a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing says.
    Plain,
    /// Class, section, item: 1 to 3.
    Depth(u8),
    /// A total.
    Total,
}

/// The shape of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// For each row the column in which each of its cells begins.
    pub places: Vec<Vec<usize>>,
    /// How deep each row stands.
    pub levels: Vec<Level>,
}

impl Shape {
    /// How many columns hold amounts.
    pub fn numbers(&self) -> usize {
        self.columns.iter().filter(|&&c| c == Column::Number).count()
    }

    /// The class of a row's level.
    pub fn class(&self, row: usize) -> &'static str {
        match self.levels.get(row) {
            Some(Level::Depth(1)) => "lv1",
            Some(Level::Depth(2)) => "lv2",
            Some(Level::Depth(_)) => "lv3",
            Some(Level::Total) => "total",
            _ => "",
        }
    }

    /// What the column of a cell holds.
    pub fn column(&self, row: usize, cell: usize) -> Column {
        let at = self.places.get(row).and_then(|places| places.get(cell));
        at.and_then(|&at| self.columns.get(at)).copied().unwrap_or(Column::Name)
    }
}

/// Judges the shape of a table; `has_figure` says whether a figure stands in a cell.
pub fn shape(rows: &[Vec<Cell>], header_rows: usize, has_figure: impl Fn(&Cell) -> bool) -> Shape {
    let places = places(rows);
    let width =
        places.iter().zip(rows).flat_map(|(at, row)| at.iter().zip(row)).map(|(at, c)| at + span(c)).max();
    let mut seen = vec![Seen::default(); width.unwrap_or(0)];
    for (row, at) in rows.iter().zip(&places).skip(header_rows) {
        for (cell, &column) in row.iter().zip(at) {
            seen[column].add(cell, has_figure(cell));
        }
    }
    for (row, at) in rows.iter().zip(&places).take(header_rows) {
        for (cell, &column) in row.iter().zip(at) {
            seen[column].code_heading |= matches!(cell.text.trim(), "类" | "款" | "项");
        }
    }
    let named = seen.iter().position(|s| s.other > s.code + s.figure);
    // Codes stand before the names that they are of; a second side may have its own.
    let before_names = |i: usize| {
        named.is_none_or(|n| i < n)
            || seen.get(i + 1).is_some_and(|next| next.other > next.code + next.figure)
    };
    let columns: Vec<Column> = seen.iter().enumerate().map(|(i, s)| s.judge(before_names(i))).collect();
    let levels = rows.iter().zip(&places).map(|(row, at)| level(row, at, &columns)).collect();
    Shape { columns, places, levels }
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    figure: u32,
    code: u32,
    other: u32,
    code_heading: bool,
}

impl Seen {
    fn add(&mut self, cell: &Cell, figure: bool) {
        let text = cell.text.trim();
        if text.is_empty() {
        } else if figure && span(cell) == 1 && text.chars().count() <= 20 {
            self.figure += 1;
        } else if is_code(text) {
            self.code += 1;
        } else {
            self.other += 1;
        }
    }

    fn judge(self, before_names: bool) -> Column {
        if self.code_heading && self.other == 0 || self.code > self.figure + self.other && before_names {
            Column::Code
        } else if self.figure > self.other || self.figure + self.code + self.other == 0 && !before_names {
            Column::Number
        } else {
            Column::Name
        }
    }
}

fn span(cell: &Cell) -> usize {
    usize::from(cell.colspan.clamp(1, 64))
}

fn is_code(text: &str) -> bool {
    text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The column in which each cell begins, rows that reach down from above counted in.
fn places(rows: &[Vec<Cell>]) -> Vec<Vec<usize>> {
    let mut open: Vec<u16> = Vec::new();
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let mut column = 0;
        let mut here = Vec::with_capacity(row.len());
        let mut next: Vec<u16> = open.iter().map(|rest| rest.saturating_sub(1)).collect();
        for cell in row {
            while open.get(column).is_some_and(|&rest| rest > 0) {
                column += 1;
            }
            here.push(column);
            let end = column + span(cell);
            if next.len() < end {
                next.resize(end, 0);
            }
            next[column..end].fill(cell.rowspan.max(1) - 1);
            column = end;
        }
        open = next;
        places.push(here);
    }
    places
}

fn level(row: &[Cell], at: &[usize], columns: &[Column]) -> Level {
    let of = |kind: Column| {
        row.iter()
            .zip(at)
            .filter(move |(_, column)| columns.get(**column) == Some(&kind))
            .map(|(cell, _)| cell.text.trim())
    };
    let is_total = |text: &str| {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        matches!(plain.as_str(), "总计" | "合计" | "收入总计" | "支出总计" | "本年收入合计" | "本年支出合计")
    };
    if row.iter().any(|cell| is_total(&cell.text)) {
        return Level::Total;
    }
    let is_code = |column: &&Column| **column == Column::Code;
    let side = columns.iter().skip_while(|column| !is_code(column)).skip_while(is_code);
    if side.clone().any(|column| is_code(&column)) {
        return Level::Plain; // two sides: a row is two
    }
    let codes: Vec<&str> = of(Column::Code).filter(|text| !text.is_empty()).collect();
    match (codes.len(), columns.iter().filter(|&&c| c == Column::Code).count()) {
        (0, _) => Level::Plain,
        (1, 1) => match codes[0].len() {
            3 => Level::Depth(1),
            5 => Level::Depth(2),
            7 => Level::Depth(3),
            _ => Level::Plain,
        },
        (depth, _) => Level::Depth(depth.min(3) as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<Cell>> {
        let cell = |text: &str| Cell { text: text.into(), colspan: 1, rowspan: 1, ..Cell::default() };
        text.lines().map(|line| line.split('|').map(cell).collect()).collect()
    }

    fn has_figure(cell: &Cell) -> bool {
        cell.text.contains('.')
    }

    #[test]
    fn codes_names_and_numbers_are_distinguished() {
        let rows = table(
            "类|款|项|名称|合计|项目\n208||||1.00|\n208|05||养老|1.00|\n208|05|01|离退休|1.00|\n|||总计|1.00|",
        );
        let shape = shape(&rows, 1, has_figure);
        use Column::{Code, Name, Number};
        assert_eq!(shape.columns, [Code, Code, Code, Name, Number, Number]);
        assert_eq!(shape.levels[1..], [Level::Depth(1), Level::Depth(2), Level::Depth(3), Level::Total]);
        assert_eq!((shape.numbers(), shape.class(4), shape.column(2, 3)), (2, "total", Name));
    }

    #[test]
    fn two_sided_forms_have_two_names() {
        let rows = table("项目|预算数|科目|预算数\n一、拨款|9.00|201 一般|\n其中：本级|9.00|208 社保|3.00");
        assert_eq!(
            shape(&rows, 1, has_figure).columns,
            [Column::Name, Column::Number, Column::Name, Column::Number]
        );
    }

    #[test]
    fn two_sides_have_codes_of_their_own() {
        let rows =
            table("编码|名称|数|编码|名称|数\n30101|基本工资|1.00|30201|办公费|2.00\n|||303|补助|2.00");
        let shape = shape(&rows, 1, has_figure);
        use Column::{Code, Name, Number};
        assert_eq!(shape.columns, [Code, Name, Number, Code, Name, Number]);
        assert_eq!(shape.levels[1..], [Level::Plain, Level::Plain]);
    }

    #[test]
    fn cells_that_span_push_the_others() {
        let mut rows = table("科目|支出\n合计|项目\n208|养老|1.00|2.00");
        rows[0][0].rowspan = 2;
        rows[0][0].colspan = 2;
        rows[0][1].colspan = 2;
        let shape = shape(&rows, 2, has_figure);
        assert_eq!(shape.places, [vec![0, 2], vec![2, 3], vec![0, 1, 2, 3]]);
    }

    #[test]
    fn a_single_code_column_tells_depth_by_length() {
        let rows = table("编码|名称|数\n301|工资|1.00\n30101|基本工资|1.00");
        assert_eq!(shape(&rows, 1, has_figure).levels[1..], [Level::Depth(1), Level::Depth(2)]);
        assert_eq!(shape(&[], 0, has_figure), Shape::default());
    }
}
