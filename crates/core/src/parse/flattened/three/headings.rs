//! The headings of the form, put together from the pieces that the lines of a page tore them into.

use super::super::atoms::{Atom, pieces};
use super::Column::{self, Abroad, Purchase, Reception, Running, Total, Vehicles};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, is_neutral, is_total};
use crate::model::cube::{Axis, Coordinate};
use crate::source::Text;

/// The members of the economic axis that columns are of.
const MEMBERS: [(&str, What); 5] = [
    ("30212", What::Is(Abroad)),
    ("three-public.vehicles", What::Group),
    ("31013", What::Is(Purchase)),
    ("30231", What::Is(Running)),
    ("30217", What::Is(Reception)),
];

/// What a heading heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// One column.
    Is(Column),
    /// All columns of vehicles.
    Group,
    /// A column of some year or stage.
    Stage,
}

/// A heading, its pieces joined.
pub(super) struct Heading {
    pub(super) atom: Atom,
    /// Line of every piece, and its place on that.
    at: Vec<(usize, usize)>,
    what: What,
}

/// The headings of the form.
pub(super) struct Headings {
    all: Vec<Heading>,
    /// Whether purchase and running have columns of their own.
    pub(super) split: bool,
    /// Whether the stages stand above the columns and not below them.
    pub(super) outer: bool,
}

impl Headings {
    /// The headings that words are, where they are those of the form.
    pub(super) fn read(
        source: &str,
        families: &Families,
        base: &Coordinate,
        words: &[Atom],
    ) -> Option<Headings> {
        let mut all = joined(source, Words { families, base }, words);
        let of = |all: &[Heading], what: What| all.iter().filter(|h| h.what == what).count();
        // What stands in the line of a title above all columns is no stage.
        let columns = all.iter().find(|h| h.what == What::Is(Total))?.at[0].0;
        let outer = of(&all, What::Is(Abroad)) == 2;
        all.retain(|h| h.what != What::Stage || h.at[0].0 > columns || outer);
        let each = 1 + usize::from(outer);
        let split = of(&all, What::Is(Purchase)) > 0;
        let group = of(&all, What::Group);
        let vehicles = if of(&all, What::Is(Vehicles)) == 0 { group } else { of(&all, What::Is(Vehicles)) };
        let stated =
            [Total, Abroad, Reception].iter().all(|c| of(&all, What::Is(*c)) == each) && vehicles == each;
        let parts =
            [Purchase, Running].iter().all(|c| of(&all, What::Is(*c)) == if split { each } else { 0 });
        let width = if split { 6 } else { 4 };
        let stages = match of(&all, What::Stage) {
            0 => !outer,
            n => n == if outer { 2 } else { 2 * width },
        };
        (stated && parts && stages && group <= each).then_some(Headings { all, split, outer })
    }

    /// How many stages each column is told in.
    pub(super) fn stages(&self) -> usize {
        let stated = self.all.iter().any(|h| h.what == What::Stage);
        if stated { 2 } else { 1 }
    }

    /// Whether what stands side by side on a line allows an order of the parts.
    pub(super) fn allow(&self, order: &[Column]) -> bool {
        let rank = |what: What| match what {
            What::Is(Vehicles | Purchase | Running) => order.iter().position(|c| *c == Vehicles),
            What::Is(column) => order.iter().position(|c| *c == column),
            What::Group | What::Stage => None,
        };
        let before = |a: &Heading, b: &Heading| {
            a.at.iter().any(|p| b.at.iter().any(|q| p.0 == q.0 && p.1 < q.1)) && rank(a.what).is_some()
        };
        // Where all columns are told twice, the first time tells their order.
        let first =
            |h: &&Heading| self.all.iter().find(|o| o.what == h.what).is_some_and(|o| std::ptr::eq(o, *h));
        let turned =
            |a: &Heading, b: &Heading| rank(b.what).is_some() && before(a, b) && rank(a.what) > rank(b.what);
        !self.all.iter().filter(first).any(|a| self.all.iter().filter(first).any(|b| turned(a, b)))
    }

    /// The headings above a column, the outermost first; `nth` of those that are told twice.
    pub(super) fn of(&self, column: Column, nth: usize) -> Vec<&Heading> {
        let find = |what: What| self.all.iter().filter(|h| h.what == what).nth(nth);
        let group =
            find(What::Group).filter(|_| matches!(column, Vehicles | Purchase | Running) && self.split);
        let own = find(What::Is(column)).or_else(|| find(What::Group).filter(|_| column == Vehicles));
        match (group, own) {
            (Some(group), Some(own)) if std::ptr::eq(group, own) => vec![own],
            (group, own) => group.into_iter().chain(own).collect(),
        }
    }

    /// The heading of a stage, of those that are told.
    pub(super) fn stage(&self, nth: usize) -> Option<&Heading> {
        self.all.iter().filter(|h| h.what == What::Stage).nth(nth)
    }
}

/// The words that are known, and the place of the form.
#[derive(Clone, Copy)]
struct Words<'a> {
    families: &'a Families,
    base: &'a Coordinate,
}

impl Words<'_> {
    /// What a heading heads, if it is one.
    fn what(self, clean: &str) -> Option<What> {
        if is_total(clean) {
            return Some(What::Is(if clean == "小计" { Vehicles } else { Total }));
        }
        let mut place = self.base.clone();
        let known = vocabulary::apply(self.families, &mut place, clean) != Meaning::Unknown;
        let member = place.on(Axis::Economic);
        let column = MEMBERS.iter().find(|(own, _)| known && **member == **own);
        let stage =
            known && place.on(Axis::Stage) != self.base.on(Axis::Stage) || is_neutral(self.families, clean);
        column.map(|(_, what)| *what).or(stage.then_some(What::Stage))
    }

    /// What two pieces head that are one heading: `公务用车` above `购置费`, `因公出国` above `（境）费`.
    fn joined(self, upper: &str, lower: &str) -> Option<What> {
        let what = self.what(&format!("{upper}{lower}")).filter(|what| matches!(what, What::Is(_)))?;
        let (above, below) = (self.what(upper), self.what(lower));
        let torn = above.is_none_or(|above| above == What::Group) && below != Some(What::Stage);
        (torn || above == Some(what) && below.is_none()).then_some(what)
    }
}

/// The headings, each with the piece that a later line has of it.
fn joined(source: &str, words: Words, atoms: &[Atom]) -> Vec<Heading> {
    let mut all: Vec<(Atom, (usize, usize))> = Vec::new();
    for atom in atoms {
        for span in pieces(source, atom.text.span()) {
            let place = all.iter().filter(|(a, _)| a.line == atom.line).count();
            all.push((Atom { text: Text::new(source, span), ..atom.clone() }, (atom.line, place)));
        }
    }
    let mut taken = vec![false; all.len()];
    let mut found = Vec::new();
    for n in 0..all.len() {
        let (mut atom, mut at) = (all[n].0.clone(), vec![all[n].1]);
        let lower = (n + 1..all.len())
            .filter(|&m| !taken[m] && !taken[n] && all[m].0.line > atom.line)
            .find(|&m| words.joined(&atom.text.clean, &all[m].0.text.clean).is_some());
        if let Some(lower) = lower {
            taken[lower] = true;
            all[lower].0.text.spans.iter().for_each(|span| atom.text.append(source, *span));
            at.push(all[lower].1);
        }
        if let Some(what) = words.what(&atom.text.clean).filter(|_| !taken[n]) {
            found.push(Heading { atom, at, what });
        }
    }
    found
}
