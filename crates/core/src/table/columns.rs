//! Columns of a table: heading rows with merged cells resolved to one path of headings a column.

use super::merged;
use crate::lexicon::families::Families;
use crate::model::document::Table;

/// With fewer rows, what has no headings tells no columns.
const FEWEST_ROWS: usize = 3;

/// The headings above one column, the outermost first, as clean text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Distinct headings from the outermost to the one right above the figures.
    pub path: Vec<String>,
}

impl Column {
    /// The heading right above the figures.
    pub fn leaf(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }
}

/// The levels of the functional classification, as headings of columns of codes.
const LEVELS: [&str; 3] = ["类", "款", "项"];

/// The readings of a table's headings, the most literal first. There are two where a heading of the second row
/// hangs at the row's end although it belongs to a group further left.
pub fn readings(table: &Table, families: &Families) -> Vec<Vec<Column>> {
    let stated = |r: usize| -> Vec<&str> { table.rows[r].iter().map(|c| c.text.clean.as_str()).collect() };
    let skipped = |r: &usize| table.skipped.contains(r);
    let heads: Vec<Vec<&str>> = (0..table.header_rows).filter(|r| !skipped(r)).map(stated).collect();
    let mut all = readings_of(table, &heads, families);
    // `类 款 项 栏次 1 2 3`: headings of codes in the row of the columns' numbers.
    let with_levels: Vec<Vec<&str>> = (0..table.header_rows)
        .map(|r| {
            let mut row = stated(r);
            row.iter_mut().filter(|text| skipped(&r) && !LEVELS.contains(text)).for_each(|text| *text = "");
            row
        })
        .filter(|row| row.iter().any(|text| !text.is_empty()))
        .collect();
    if with_levels.len() > heads.len() {
        let spread = merged::spread(table, &with_levels, families);
        all.extend(spread.iter().map(|heads| paths(heads)));
    }
    all
}

/// The readings of heading rows.
fn readings_of(table: &Table, heads: &[Vec<&str>], families: &Families) -> Vec<Vec<Column>> {
    let spread = merged::spread(table, heads, families);
    if !spread.is_empty() {
        return spread.iter().map(|heads| paths(heads)).collect();
    }
    // What was copied from the middle of a table has no headings: its columns are told apart by their order.
    if heads.is_empty() && table.rows.len() >= FEWEST_ROWS {
        return vec![vec![Column::default(); table.rows[0].len()]];
    }
    let mut all = vec![paths(heads)];
    if let Some(moved) = unhang(heads) {
        all.push(paths(&moved));
    }
    all.extend(torn(heads));
    all
}

/// Where each column has a heading in the first row, those below it go on with it: 上级, 补助, 收入 is one heading that was
/// broken into three lines.
fn torn(heads: &[Vec<&str>]) -> Option<Vec<Column>> {
    let (top, below) = heads.split_first()?;
    let goes_on = below.iter().any(|row| row.iter().any(|text| !text.is_empty()));
    (goes_on && top.iter().all(|text| !text.is_empty())).then(|| {
        let whole = |c: usize| heads.iter().map(|row| row[c]).collect::<String>();
        (0..top.len()).map(|c| Column { path: vec![whole(c)] }).collect()
    })
}

fn paths(heads: &[Vec<&str>]) -> Vec<Column> {
    let width = heads.first().map_or(0, Vec::len);
    let mut filled: Vec<Vec<&str>> = heads.to_vec();
    for r in 0..heads.len() {
        for c in 1..width {
            let below = heads[r + 1..].iter().any(|row| !row[c].is_empty());
            let same_group = r == 0 || filled[r - 1][c] == filled[r - 1][c - 1];
            if heads[r][c].is_empty() && below && same_group {
                filled[r][c] = filled[r][c - 1];
            }
        }
    }
    (0..width)
        .map(|c| {
            let mut path: Vec<String> = Vec::new();
            for row in &filled {
                if !row[c].is_empty() && path.last().is_none_or(|p| p != row[c]) {
                    path.push(row[c].to_string());
                }
            }
            Column { path }
        })
        .collect()
}

/// Moves headings that hang at the end of the second row under the last group to their left, and what stands
/// between one place to the right each.
fn unhang<'a>(heads: &[Vec<&'a str>]) -> Option<Vec<Vec<&'a str>>> {
    let (top, second) = (heads.first()?, heads.get(1)?);
    let width = top.len();
    let hanging = (0..width).rev().take_while(|&c| top[c].is_empty() && !second[c].is_empty()).count();
    let first_hanging = width - hanging;
    if hanging == 0 || first_hanging == 0 {
        return None;
    }
    // The column before is a heading of its own over both rows, so that no group reaches to the end.
    if top[first_hanging - 1].is_empty() || !second[first_hanging - 1].is_empty() {
        return None;
    }
    let group_end = (0..first_hanging).rev().find(|&c| !second[c].is_empty())? + 1;
    let order = (0..group_end).chain(first_hanging..width).chain(group_end..first_hanging);
    let order: Vec<usize> = order.collect();
    Some(heads.iter().map(|row| order.iter().map(|&c| row[c]).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(columns: &[Column]) -> Vec<String> {
        columns.iter().map(|c| c.path.join("/")).collect()
    }

    #[test]
    fn merged_headings_reach_over_their_columns() {
        let heads = vec![
            vec!["项目", "合计", "财政拨款", "", "", "非财政拨款", ""],
            vec!["", "", "小计", "基本支出", "", "小计", "项目支出"],
            vec!["", "", "", "人员经费", "公用经费", "", ""],
        ];
        assert_eq!(
            leaves(&paths(&heads)),
            [
                "项目",
                "合计",
                "财政拨款/小计",
                "财政拨款/基本支出/人员经费",
                "财政拨款/基本支出/公用经费",
                "非财政拨款/小计",
                "非财政拨款/项目支出"
            ]
        );
    }

    #[test]
    fn a_hanging_heading_goes_to_its_group() {
        let heads =
            vec![vec!["总计", "拨款", "", "专户", "资金", ""], vec!["", "小计", "一般", "", "", "国有"]];
        let moved = unhang(&heads).unwrap();
        assert_eq!(leaves(&paths(&moved)), ["总计", "拨款/小计", "拨款/一般", "拨款/国有", "专户", "资金"]);
        assert!(unhang(&[vec!["甲", "乙", ""], vec!["", "丙", "丁"]]).is_none());
    }
}
