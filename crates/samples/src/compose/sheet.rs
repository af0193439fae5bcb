//! Room: made-up disclosures. A table of a composition, before it is text: columns by their heading paths, rows of
//! labels and amounts; and what its publisher's program makes of it.

use super::ledger::{Amount, Ledger, digits};
use super::traits::{Trait, Traits};
use crate::money::Printed;

/// One cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Words(String),
    Money(Amount),
    /// A difference: its key and its value in fen, of either sign.
    Change(u64, i64),
    /// A rate in hundredths of a percent, of either sign; its key.
    Rate(u64, i64),
    /// Nothing can stand here.
    Void,
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// It is the row of the total.
    pub total: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub title: String,
    /// The paths of its columns, the stub first.
    pub columns: Vec<Vec<String>>,
    /// How many of them are the stub.
    pub stub: usize,
    pub rows: Vec<Row>,
    /// The column of names, if names may be torn.
    pub names: Option<usize>,
    /// Amounts are in yuan.
    pub yuan: bool,
    /// The total may stand in the last row of the heading.
    pub mixed_total: bool,
}

/// What a table needs of its document.
pub(super) struct Desk<'a> {
    pub ledger: &'a Ledger,
    pub traits: &'a Traits,
    pub caption: Vec<String>,
    pub running_head: String,
}

/// The paths of columns, each written with `/` between its headings.
pub(super) fn paths(of: &[&str]) -> Vec<Vec<String>> {
    of.iter().map(|path| path.split('/').map(str::to_string).collect()).collect()
}

impl Desk<'_> {
    fn cell(&self, cell: &Cell, yuan: bool) -> String {
        match cell {
            Cell::Words(text) => text.clone(),
            Cell::Void => String::new(),
            Cell::Money(amount) => self.money(amount.key, digits(*amount, yuan), yuan),
            Cell::Change(key, fen) => self.money(*key, digits(Amount { key: *key, fen: *fen }, yuan), yuan),
            Cell::Rate(key, rate) => {
                let sign = if *rate < 0 { "-" } else { "" };
                let text = Printed(rate.abs()).text(false);
                format!("{sign}{}%", self.ledger.print(*key, *rate == 0, &text))
            }
        }
    }

    fn money(&self, key: u64, value: i64, yuan: bool) -> String {
        if value == 0 {
            let zero = ["", "0.00", "-", "—", "0"][self.traits.get(Trait::Zero)];
            return zero.into();
        }
        let sign = if value < 0 { "-" } else { "" };
        let text = Printed(value.abs()).text(self.traits.get(Trait::Thousands) > 0);
        // Programs that print yuan print its hundredths too.
        let _ = yuan;
        format!("{sign}{}", self.ledger.print(key, false, &text))
    }

    /// The rows of the heading.
    fn heads(&self, sheet: &Sheet) -> Vec<Vec<String>> {
        let depth = sheet.columns.iter().map(Vec::len).max().unwrap_or(1);
        let missing = self.traits.is(Trait::Merges, 1);
        let mut rows = Vec::new();
        for level in 0..depth {
            let mut row = Vec::new();
            let mut before: Option<&[String]> = None;
            for path in &sheet.columns {
                let here = path.get(..=level);
                let covered = here.is_none() || level + 1 < path.len() && here == before;
                match here {
                    Some(path) if !covered => row.push(path[level].clone()),
                    _ if missing => {}
                    _ => row.push(String::new()),
                }
                before = here;
            }
            rows.push(row);
        }
        rows
    }

    /// Rows under the heading, before the amounts: numbers of columns.
    fn numbers(&self, sheet: &Sheet) -> Option<Vec<String>> {
        let count = sheet.columns.len();
        match self.traits.get(Trait::ColumnNumbers) {
            1 if sheet.stub > 0 => {
                let mut row = vec![String::new(); sheet.stub];
                row[0] = "栏次".into();
                row.extend((1..=count - sheet.stub).map(|n| n.to_string()));
                Some(row)
            }
            1 | 2 => Some((1..=count).map(|n| n.to_string()).collect()),
            _ => None,
        }
    }

    /// The lines of a table without its title.
    pub fn lines(&self, sheet: &Sheet) -> Vec<String> {
        let mut heads = self.heads(sheet);
        let mut rows: Vec<Row> = sheet.rows.clone();
        if self.traits.is(Trait::Total, 1)
            && let Some(at) = rows.iter().position(|r| r.total)
        {
            let total = rows.remove(at);
            rows.insert(0, total);
        }
        let last = heads.last().cloned().unwrap_or_default();
        // The levels' names and the total share a row where no column has a heading there.
        let free = last.iter().skip(3).all(String::is_empty) && last.first().is_some_and(|c| c == "类");
        let mixed = self.traits.is(Trait::Total, 2) && sheet.mixed_total && sheet.stub == 4 && free;
        if let Some(at) = rows.iter().position(|r| r.total).filter(|_| mixed) {
            let total = rows.remove(at);
            let mut row: Vec<String> = ["类", "款", "项"].map(String::from).to_vec();
            row.push(["合计", "合 计", "总计"][self.traits.get(Trait::TotalLabel)].into());
            row.extend(total.cells[4..].iter().map(|c| self.cell(c, sheet.yuan)));
            heads.pop();
            heads.push(row);
        } else if let Some(numbers) = self.numbers(sheet) {
            heads.push(numbers);
        }
        let mut heads: Vec<String> = heads.iter().map(|row| self.joined(row)).collect();
        if self.traits.is(Trait::Cells, 1) {
            heads.insert(1, format!("|{}", " --- |".repeat(sheet.columns.len())));
        }
        let mut lines = heads.clone();
        let torn_at = if rows.len() > 8 { rows.len() / 2 } else { usize::MAX };
        for (n, row) in rows.iter().enumerate() {
            if n == torn_at {
                lines.extend(self.page(sheet, &heads));
            }
            lines.extend(self.row(sheet, row));
        }
        lines
    }

    /// What a page leaves in the middle of a table.
    fn page(&self, sheet: &Sheet, heads: &[String]) -> Vec<String> {
        let blank = || vec![String::new(), String::new()];
        let mut lines = blank();
        match self.traits.get(Trait::PageBreak) {
            1 => {
                lines.push(sheet.title.clone());
                lines.extend(self.caption.iter().cloned());
                lines.extend(heads.iter().cloned());
            }
            2 => {
                lines.insert(1, "- 7 -".into());
                lines.extend(heads.iter().cloned());
            }
            3 => lines.insert(1, self.running_head.clone()),
            4 => {}
            _ => return Vec::new(),
        }
        lines
    }

    fn joined(&self, cells: &[String]) -> String {
        match self.traits.get(Trait::Cells) {
            0 => cells.join("\t"),
            1 => format!("| {} |", cells.join(" | ")),
            _ => cells.join(" | "),
        }
    }

    /// A row as one line or, where its name is torn, as two.
    fn row(&self, sheet: &Sheet, row: &Row) -> Vec<String> {
        let mut cells: Vec<String> = row.cells.iter().map(|c| self.cell(c, sheet.yuan)).collect();
        let wrapped = if self.traits.is(Trait::Cells, 0) { self.traits.get(Trait::WrappedNames) } else { 0 };
        let long = |name: &String| name.chars().count() > 12 && !row.total;
        let mut rest = None;
        if let Some(at) = sheet.names.filter(|at| wrapped > 0 && cells.get(*at).is_some_and(long)) {
            let name: Vec<char> = cells[at].chars().collect();
            let (head, tail) = name.split_at(10);
            let (head, tail): (String, String) = (head.iter().collect(), tail.iter().collect());
            if wrapped == 1 {
                let mut row = vec![String::new(); at];
                row.push(tail);
                row.resize(cells.len(), String::new());
                rest = Some(row);
                cells[at] = head;
            } else {
                cells[at] = format!("{head}\n{tail}");
            }
        }
        let mut rows = vec![cells];
        rows.extend(rest);
        for row in &mut rows {
            while self.traits.is(Trait::Trailing, 1) && row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        rows.iter().map(|row| self.joined(row)).collect()
    }
}
