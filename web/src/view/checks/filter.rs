//! What a reader picks of the register: verdict, law, scope, place, words. All at once; nothing picked is everything.

use super::{Law, Line, Register};
use crate::view::{Dossier, State};

/// The parts of the document that are picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Relations with a figure in one of these.
    Touching(Vec<usize>),
    /// Relations with figures in one of the first and one of the second.
    Between(Vec<usize>, Vec<usize>),
    /// Relations with all figures in these.
    Inside(Vec<usize>),
}

impl Within {
    /// Whether it holds a relation with figures in these parts.
    pub fn holds(&self, parts: &[usize]) -> bool {
        let touches = |picked: &[usize]| parts.iter().any(|part| picked.contains(part));
        match self {
            Within::Touching(picked) => touches(picked),
            Within::Between(one, other) => touches(one) && touches(other),
            Within::Inside(picked) => !parts.is_empty() && parts.iter().all(|part| picked.contains(part)),
        }
    }
}

/// What is picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A verdict.
    pub state: Option<State>,
    /// A law.
    pub law: Option<Law>,
    /// Hundreds digit of the rules.
    pub family: Option<char>,
    /// Parts of the document.
    pub within: Option<Within>,
    /// Words or a number: each must stand in a place or a figure of the relation.
    pub words: String,
}

impl Filter {
    /// Whether nothing is picked.
    pub fn is_empty(&self) -> bool {
        let words = self.words.trim().is_empty();
        words && *self == Filter { words: self.words.clone(), ..Filter::default() }
    }

    /// The lines that it lets through.
    pub fn pick<'a>(&self, register: &'a Register, dossier: &Dossier) -> Vec<&'a Line> {
        let words: Vec<String> = self.words.split_whitespace().map(plain).collect();
        register.lines.iter().filter(|line| self.lets(line) && says(dossier, line, &words)).collect()
    }

    /// How many lines each choice would let through, all else staying as it is.
    pub fn counts(&self, register: &Register, dossier: &Dossier) -> Counts {
        let but_these = Filter { state: None, law: None, family: None, ..self.clone() };
        let mut counts = Counts::default();
        for line in but_these.pick(register, dossier) {
            let [state, law, family] = self.lets_each(line);
            if law && family {
                add(&mut counts.states, line.state);
            }
            if state && family {
                add(&mut counts.laws, line.law);
            }
            if state && law {
                add(&mut counts.families, line.family);
            }
        }
        counts.families.sort_by_key(|&(family, _)| family);
        counts
    }

    fn lets(&self, line: &Line) -> bool {
        self.lets_each(line) == [true; 3]
            && self.within.as_ref().is_none_or(|within| within.holds(&line.parts))
    }

    /// Whether it lets a line through by verdict, by law, by scope.
    fn lets_each(&self, line: &Line) -> [bool; 3] {
        [
            self.state.is_none_or(|state| line.state == state),
            self.law.is_none_or(|law| line.law == law),
            self.family.is_none_or(|family| line.family == family),
        ]
    }
}

/// How many lines there are of each choice; choices without any are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By verdict.
    pub states: Vec<(State, u32)>,
    /// By law.
    pub laws: Vec<(Law, u32)>,
    /// By the hundreds digit of the rule, in its order.
    pub families: Vec<(char, u32)>,
}

fn add<T: PartialEq>(counts: &mut Vec<(T, u32)>, what: T) {
    match counts.iter_mut().find(|(known, _)| *known == what) {
        Some((_, count)) => *count += 1,
        None => counts.push((what, 1)),
    }
}

/// Whether every word stands in a place or in a printed figure of the relation.
fn says(dossier: &Dossier, line: &Line, words: &[String]) -> bool {
    let Some(relation) = dossier.relations().get(line.relation as usize) else { return false };
    let figures = || relation.figures.iter().filter_map(|&figure| dossier.figure(figure));
    words.iter().all(|word| {
        figures().any(|figure| plain(&figure.place).contains(word) || plain(&figure.text).contains(word))
    })
}

/// Without what stands between digits or between words, and in small letters: 1,260.00 is found as 1260.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::dossier::tests::{dossier, figure, relation};
    use gouji_report::published::Figure;

    fn register() -> (Register, Dossier) {
        let at = |start: u32, text: &str, place: &str| Figure {
            place: place.into(),
            ..figure(start, start + 1, text)
        };
        let figures = vec![at(0, "1,260.00", "表1 总计"), at(2, "7", "表2 合计"), at(4, "5", "说明三 支出")];
        let relations = vec![
            relation("same", "exact", &[0, 1]),
            relation("sum", "inconsistent", &[1, 2]),
            relation("share", "rounding", &[2]),
        ];
        let dossier = dossier("1 7 5", figures, relations, vec![]);
        let mut register = Register::new(&dossier, |_| false);
        for line in &mut register.lines {
            line.parts =
                dossier.relations()[line.relation as usize].figures.iter().map(|&f| f as usize).collect();
        }
        (register, dossier)
    }

    #[test]
    fn what_is_picked_is_let_through() {
        let (register, dossier) = register();
        let pick = |filter: Filter| -> Vec<u32> {
            filter.pick(&register, &dossier).iter().map(|line| line.relation).collect()
        };
        assert_eq!(pick(Filter::default()), [1, 2, 0], "the gravest first");
        assert_eq!(pick(Filter { state: Some(State::Round), ..Filter::default() }), [2]);
        assert_eq!(pick(Filter { law: Some(Law::Sum), ..Filter::default() }), [1]);
        assert_eq!(pick(Filter { law: Some(Law::Sum), state: Some(State::Ok), ..Filter::default() }), [0; 0]);
        assert_eq!(pick(Filter { words: "1260 表2".into(), ..Filter::default() }), [0]);
        assert_eq!(pick(Filter { words: "9".into(), ..Filter::default() }), [0; 0]);
        assert!(Filter { words: " ".into(), ..Filter::default() }.is_empty());
        assert!(!Filter { family: Some('1'), ..Filter::default() }.is_empty());
    }

    #[test]
    fn counts_are_of_what_else_is_picked() {
        let (register, dossier) = register();
        let filter = Filter { state: Some(State::Bad), words: "表2".into(), ..Filter::default() };
        let counts = filter.counts(&register, &dossier);
        assert_eq!(counts.states, [(State::Bad, 1), (State::Ok, 1)]);
        assert_eq!(counts.laws, [(Law::Sum, 1)]);
    }

    #[test]
    fn parts_are_touched_joined_or_hold_it_all() {
        assert!(Within::Touching(vec![1, 2]).holds(&[0, 2]) && !Within::Touching(vec![1]).holds(&[0, 2]));
        assert!(
            Within::Between(vec![0], vec![2]).holds(&[0, 2])
                && !Within::Between(vec![0], vec![1]).holds(&[0, 2])
        );
        assert!(Within::Inside(vec![0, 2, 3]).holds(&[0, 2]) && !Within::Inside(vec![0]).holds(&[0, 2]));
        assert!(!Within::Inside(vec![0]).holds(&[]));
    }
}
