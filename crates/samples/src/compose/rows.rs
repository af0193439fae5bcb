//! Room: made-up disclosures. Rows of forms: their stubs of codes and names, and the outline that they make.

use super::forms::{Column, Maker};
use super::sheet::{Cell, Row, Sheet, paths};
use super::traits::Trait;

impl Maker<'_> {
    /// The lengths of codes that the outlines of forms have.
    pub(super) fn lengths(&self) -> &'static [usize] {
        match self.traits.get(Trait::Levels) {
            _ if self.has(Trait::Codes, 1) => &[3, 5, 7],
            1 => &[3, 7],
            2 => &[7],
            _ => &[3, 5, 7],
        }
    }

    /// The columns of the stub of an outline.
    pub(super) fn stub(&self, kind: &str) -> Vec<Vec<String>> {
        let above = if self.has(Trait::HeadRows, 1) { "项目/" } else { "" };
        let of: Vec<String> = match self.traits.get(Trait::Codes) {
            0 => vec![format!("{above}{kind}科目编码"), format!("{above}科目名称")],
            1 | 2 => {
                let code = |part: &str| format!("{above}{kind}科目编码/{part}");
                vec![code("类"), code("款"), code("项"), format!("{above}科目名称")]
            }
            _ => vec![format!("{above}{kind}科目")],
        };
        paths(&of.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The stub of a row; `cut` is where the levels of a code end.
    pub(super) fn label(&self, code: &str, name: &str, cut: &[usize]) -> Vec<Cell> {
        let words = |text: &str| Cell::Words(text.to_string());
        let level = cut.iter().position(|end| *end == code.len()).unwrap_or(0);
        let part = |n: usize| {
            let from = if n == 0 { 0 } else { cut[n - 1] };
            code.get(from..cut[n].min(code.len())).unwrap_or("")
        };
        match self.traits.get(Trait::Codes) {
            0 => vec![words(code), words(name)],
            1 => (0..3).map(|n| words(if n == level { part(n) } else { "" })).chain([words(name)]).collect(),
            2 => {
                let here = |n: usize| if n <= level { part(n) } else { "" };
                (0..3).map(|n| words(here(n))).chain([words(name)]).collect()
            }
            3 => vec![words(&format!("{code} {name}"))],
            4 => vec![words(&format!("[{code}]{name}"))],
            _ => vec![words(&format!("{}{name}", "　".repeat(level)))],
        }
    }

    /// The stub of the row of the total.
    pub(super) fn total_stub(&self, width: usize) -> Vec<Cell> {
        let at = if self.ledger.budget.seed.is_multiple_of(2) { 0 } else { width - 1 };
        let word = |n: usize| if n == at { self.total_label() } else { String::new() };
        (0..width).map(|n| Cell::Words(word(n))).collect()
    }

    /// An outline of codes: its rows, the total last, and what adds up in each column.
    pub(super) fn outline(
        &self,
        codes: &[String],
        names: fn(&str) -> &'static str,
        cut: &[usize],
        columns: &[Column],
    ) -> Vec<Row> {
        let cells = |code: &str| columns.iter().map(|column| column(code)).collect::<Vec<Cell>>();
        let parent = |code: &str| {
            let above = codes.iter().filter(|c| c.len() < code.len() && code.starts_with(c.as_str()));
            above.max_by_key(|c| c.len()).map_or("", |c| c.as_str())
        };
        let mut rows = Vec::new();
        for code in codes.iter().map(String::as_str).chain([""]) {
            let own = cells(code);
            let parts: Vec<Vec<Cell>> =
                codes.iter().filter(|c| parent(c) == code && *c != code).map(|c| cells(c)).collect();
            for (n, cell) in own.iter().enumerate() {
                let Cell::Money(whole) = cell else { continue };
                let below =
                    parts.iter().filter_map(|row| if let Cell::Money(a) = row[n] { Some(a) } else { None });
                self.ledger.sum(*whole, &below.collect::<Vec<_>>());
            }
            let total = code.is_empty();
            let mut row =
                if total { self.total_stub(self.stub("").len()) } else { self.label(code, names(code), cut) };
            row.extend(own);
            rows.push(Row { cells: row, total });
        }
        rows
    }

    pub(super) fn coded(&self, kind: &str, heads: &[&str], rows: Vec<Row>) -> Sheet {
        let mut columns = self.stub(kind);
        let stub = columns.len();
        columns.extend(paths(heads));
        let names = Some(stub - 1).filter(|_| self.traits.get(Trait::Codes) < 3);
        Sheet { columns, stub, rows, names, mixed_total: true, ..Sheet::default() }
    }
}
