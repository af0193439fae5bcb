//! What projects are to achieve, read off the performance tables: indicator and target value.
//! The project is the one whose money the table's figures state.

use crate::view::Dossier;
use gouji_report::published::{Block, Cell};
use std::collections::BTreeMap;

/// One indicator with its target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// What is measured.
    pub name: String,
    /// What it is to be, as printed: ≥95%.
    pub value: String,
}

impl Target {
    /// In words.
    pub fn words(&self) -> String {
        format!("{} {}", self.name, self.value)
    }
}

/// Targets by project, as the nature of its coordinate names it.
pub fn targets(dossier: &Dossier) -> BTreeMap<String, Vec<Target>> {
    let mut all: BTreeMap<String, Vec<Target>> = BTreeMap::new();
    for block in &dossier.answer.reading.blocks {
        let Block::Table { form: Some(form), rows, .. } = block else { continue };
        if form != "project-targets" {
            continue;
        }
        if let Some(project) = project_of(dossier, rows) {
            all.entry(project).or_default().extend(read(rows));
        }
    }
    all
}

fn project_of(dossier: &Dossier, rows: &[Vec<Cell>]) -> Option<String> {
    let cells = || rows.iter().flatten().filter(|cell| cell.end > cell.start);
    let (start, end) = (cells().map(|c| c.start).min()?, cells().map(|c| c.end).max()?);
    dossier
        .figures_in(start..end)
        .filter_map(|f| dossier.figure(f))
        .map(|f| &f.coordinate.nature)
        .find(|nature| nature.starts_with("project:"))
        .cloned()
}

fn read(rows: &[Vec<Cell>]) -> Vec<Target> {
    let heads = |row: &&Vec<Cell>| row.iter().any(|c| c.text.contains("三级指标"));
    let Some(at) = rows.iter().position(|row| heads(&row)) else { return Vec::new() };
    let column = |words: &[&str]| rows[at].iter().position(|c| words.iter().any(|w| c.text.contains(w)));
    let (Some(name), Some(value)) = (column(&["三级指标"]), column(&["指标值", "目标值"])) else {
        return Vec::new();
    };
    let text = |row: &Vec<Cell>, at: usize| row.get(at).map_or(String::new(), |c| tidy(&c.text));
    let stated = rows[at + 1..].iter().map(|row| Target { name: text(row, name), value: text(row, value) });
    stated.filter(|t| !t.name.is_empty() && !t.value.is_empty()).collect()
}

/// Without the spaces and line ends that pages leave in cells, and with the signs that are meant.
fn tidy(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.replace(">=", "≥").replace("<=", "≤").trim_start_matches('=').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_by_their_headings() {
        let cell = |text: &str| Cell { text: text.into(), ..Cell::default() };
        let row = |line: &str| line.split('|').map(cell).collect::<Vec<_>>();
        let rows: Vec<Vec<Cell>> = [
            "项目名称|监管",
            "一级指标|二级指标|三级指标|指标值|权重",
            "产出|数量|检查次数|>=4 次|10",
            "|||空|",
            "|质量|合格率|=100%|10",
        ]
        .map(row)
        .to_vec();
        let words: Vec<String> = read(&rows).iter().map(Target::words).collect();
        assert_eq!(words, ["检查次数 ≥4次", "合格率 100%"]);
        assert!(read(&rows[..1]).is_empty());
    }
}
