//! The matrix: how many relations tie this form to that one, and how many of them fail.
//! The narrative and the performance tables are one line each, unless they are wanted section by section.

use super::{Register, Within};
use crate::view::{Entry, State};

/// A line and a column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What its parts are.
    pub kind: Entry,
    /// The name of the only part; empty where there are several, or where the part has none.
    pub label: String,
    /// What stands for it at the head of a column; empty where its kind does.
    pub key: String,
    /// Its parts.
    pub parts: Vec<usize>,
}

/// Where a line and a column meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// Relations between the two; on the diagonal those with all figures there.
    pub relations: u32,
    /// Of them those that do not hold.
    pub inconsistent: u32,
}

/// Lines and columns, and what ties them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Both lines and columns.
    pub groups: Vec<Group>,
    /// For each line its ties with itself and the lines before it.
    pub ties: Vec<Vec<Tie>>,
}

impl Matrix {
    /// What is picked by pressing where two meet.
    pub fn within(&self, line: usize, column: usize) -> Within {
        match line == column {
            true => Within::Inside(self.groups[line].parts.clone()),
            false => Within::Between(self.groups[line].parts.clone(), self.groups[column].parts.clone()),
        }
    }
}

/// The parts that any relation touches, each alone or (`apart` false) narrative and performance tables as one each:
/// first the forms, then the narrative, then the performance tables.
pub fn groups(register: &Register, apart: bool) -> Vec<Group> {
    let mut used = vec![false; register.parts.list.len()];
    register.lines.iter().flat_map(|line| &line.parts).for_each(|&part| used[part] = true);
    let mut groups: Vec<Group> = Vec::new();
    for kind in [Entry::Form, Entry::Section, Entry::Targets] {
        let of_kind =
            register.parts.list.iter().enumerate().filter(|(at, part)| used[*at] && part.kind == kind);
        for (at, part) in of_kind {
            match groups.last_mut() {
                Some(group) if group.kind == kind && kind != Entry::Form && !apart => {
                    group.parts.push(at);
                    group.label.clear();
                    group.key.clear();
                }
                _ => groups.push(Group {
                    kind,
                    label: part.label.clone(),
                    key: part.key.clone(),
                    parts: vec![at],
                }),
            }
        }
    }
    groups
}

/// Counts the ties.
pub fn matrix(register: &Register, apart: bool) -> Matrix {
    let groups = groups(register, apart);
    let mut group_of = vec![None; register.parts.list.len()];
    for (at, group) in groups.iter().enumerate() {
        group.parts.iter().for_each(|&part| group_of[part] = Some(at));
    }
    let mut ties: Vec<Vec<Tie>> = (0..groups.len()).map(|line| vec![Tie::default(); line + 1]).collect();
    for line in &register.lines {
        let mut met: Vec<usize> = line.parts.iter().filter_map(|&part| group_of[part]).collect();
        met.sort_unstable();
        met.dedup();
        let mut count = |a: usize, b: usize| {
            let tie = &mut ties[a.max(b)][a.min(b)];
            tie.relations += 1;
            tie.inconsistent += u32::from(line.state == State::Bad);
        };
        match met.as_slice() {
            [only] => count(*only, *only),
            met => met.iter().enumerate().for_each(|(i, &a)| met[i + 1..].iter().for_each(|&b| count(a, b))),
        }
    }
    Matrix { groups, ties }
}

#[cfg(test)]
mod tests {
    use super::super::{Law, Line};
    use super::*;
    use crate::view::{Part, Parts};

    fn register(lines: &[(&[usize], State)]) -> Register {
        let part = |kind, label: &str, key: &str| Part { kind, label: label.into(), key: key.into() };
        let list = vec![
            part(Entry::Form, "表 1 甲", "1"),
            part(Entry::Section, "一 乙", "一"),
            part(Entry::Form, "表 2 丙", "2"),
            part(Entry::Section, "二 丁", "二"),
            part(Entry::Form, "表 3 空", "3"),
        ];
        let line = |(at, &(parts, state)): (usize, &(&[usize], State))| Line {
            relation: at as u32,
            state,
            law: Law::Same,
            family: '1',
            parts: parts.into(),
        };
        Register {
            parts: Parts { list, ..Parts::default() },
            lines: lines.iter().enumerate().map(line).collect(),
        }
    }

    #[test]
    fn ties_are_counted_once_for_each_pair() {
        let register = register(&[
            (&[0], State::Ok),
            (&[0, 2], State::Bad),
            (&[0, 1, 3], State::Ok),
            (&[1, 3], State::Ok),
        ]);
        let together = matrix(&register, false);
        let names: Vec<&str> = together.groups.iter().map(|group| group.label.as_str()).collect();
        assert_eq!(names, ["表 1 甲", "表 2 丙", ""], "a form without relations has no line");
        let counts: Vec<Vec<(u32, u32)>> = together
            .ties
            .iter()
            .map(|line| line.iter().map(|t| (t.relations, t.inconsistent)).collect())
            .collect();
        assert_eq!(counts, [vec![(1, 0)], vec![(1, 1), (0, 0)], vec![(1, 0), (0, 0), (1, 0)]]);
        let apart = matrix(&register, true);
        assert_eq!(apart.groups.len(), 4);
        assert_eq!(apart.ties[3].iter().map(|t| t.relations).collect::<Vec<_>>(), [1, 0, 2, 0]);
    }

    #[test]
    fn what_a_tie_counts_is_what_pressing_it_picks() {
        let register = register(&[
            (&[0], State::Ok),
            (&[0, 2], State::Bad),
            (&[0, 1, 3], State::Ok),
            (&[1, 3], State::Ok),
        ]);
        for apart in [false, true] {
            let matrix = matrix(&register, apart);
            for (line, ties) in matrix.ties.iter().enumerate() {
                for (column, tie) in ties.iter().enumerate() {
                    let within = matrix.within(line, column);
                    let picked = register.lines.iter().filter(|line| within.holds(&line.parts)).count();
                    assert_eq!(picked, tie.relations as usize, "{line} × {column}");
                }
            }
        }
    }
}
