//! The register: every relation with what it can be picked by, and what a reader picks.
//! Lines come in the order of gravity, those of one verdict as the document goes.

mod filter;
mod matrix;

pub use filter::{Counts, Filter, Within};
pub use matrix::{Group, Matrix, Tie, groups, matrix};

use super::{Dossier, Parts, State};

/// A law as readers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// One place, one value.
    Same,
    /// A whole is the sum of its parts.
    Sum,
    /// A part is not more than its whole.
    AtMost,
    /// A part divided by its whole.
    Share,
    /// A change divided by last year's value.
    Growth,
    /// What one costs, and formulas in words.
    Formula,
}

impl Law {
    /// All, in the order in which they are listed.
    pub const EACH: [Law; 6] = [Law::Same, Law::Sum, Law::AtMost, Law::Share, Law::Growth, Law::Formula];

    /// The law of a published relation.
    fn of(law: gouji_report::Law) -> Law {
        match law {
            gouji_report::Law::Same => Law::Same,
            gouji_report::Law::Sum => Law::Sum,
            gouji_report::Law::AtMost => Law::AtMost,
            gouji_report::Law::Share | gouji_report::Law::Completion => Law::Share,
            gouji_report::Law::Growth | gouji_report::Law::GrowthOver => Law::Growth,
            gouji_report::Law::PerUnit | gouji_report::Law::Formula => Law::Formula,
        }
    }
}

/// A relation as a line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its index in the report.
    pub relation: u32,
    /// How it came out; [`State::None`] where it does not hold and the reader has set that aside.
    pub state: State,
    /// Its law.
    pub law: Law,
    /// Hundreds digit of its rule: 1 within a form, 2 between forms, 3 narrative, …
    pub family: char,
    /// The parts of the document in which its figures stand, each once, in order.
    pub parts: Vec<usize>,
}

/// Every relation of an answer, and the parts of its document.
#[derive(Debug, Default)]
pub struct Register {
    /// Forms and sections.
    pub parts: Parts,
    /// The gravest first.
    pub lines: Vec<Line>,
}

impl Register {
    /// Draws it up; `aside` says which relations a reader has set aside.
    pub fn new(dossier: &Dossier, aside: impl Fn(u32) -> bool) -> Register {
        let parts = Parts::read(dossier);
        let part_of: Vec<Option<usize>> = dossier.figures().iter().map(|f| parts.of(f.start)).collect();
        let line = |(index, relation): (u32, &gouji_report::published::Relation)| {
            let mut of: Vec<usize> =
                relation.figures.iter().filter_map(|&f| *part_of.get(f as usize)?).collect();
            of.sort_unstable();
            of.dedup();
            Line {
                relation: index,
                state: match State::of_verdict(relation.verdict) {
                    State::Bad if aside(index) => State::None,
                    state => state,
                },
                law: Law::of(relation.law),
                family: relation.rule.chars().find(char::is_ascii_digit).unwrap_or('0'),
                parts: of,
            }
        };
        let mut lines: Vec<Line> = (0u32..).zip(dossier.relations()).map(line).collect();
        lines.sort_by_key(|line| match line.state {
            State::Bad => 0,
            State::Round => 1,
            State::Ok => 2,
            State::None => 3,
        });
        Register { parts, lines }
    }
}
