//! Forms with several lists of rows side by side: income and expenditure, functions and natures. In which of them a row
//! stands that has lost its place.

use super::body::{self, Entry};
use super::heads::{Head, Kind};
use super::layouts::Layout;
use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, class_code, is_total};
use crate::model::cube::{Axis, Coordinate};
use crate::text::outline::outline_mark;

/// Which panel each label of a form with several panels stands in.
pub struct Sides {
    kinds: Vec<Side>,
    /// How many columns of figures each list has.
    widths: Vec<usize>,
}

/// What the rows of a panel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Income,
    Function,
    Nature,
    Any,
}

impl Sides {
    /// What the rows of each list are.
    pub fn new(
        families: &Families,
        base: &Coordinate,
        heads: &[Head],
        layout: &Layout,
        panels: &[(Vec<usize>, Vec<usize>)],
    ) -> Self {
        let kinds = panels.iter().enumerate().map(|(p, (labels, _))| {
            let kind = |&c: &usize| layout.columns[c].last().map(|&head| heads[head].kind);
            match labels.iter().any(|c| kind(c) == Some(Kind::Code)) {
                coded if panels.len() == 1 || coded && p == 0 => return Side::Any,
                // Beside an outline of income.
                true => return Side::Function,
                false => {}
            }
            let mut place = base.clone();
            let words: Vec<&str> = labels
                .iter()
                .flat_map(|&c| &layout.columns[c])
                .map(|&h| heads[h].atom.text.clean.as_str())
                .collect();
            for word in &words {
                vocabulary::apply(families, &mut place, word);
            }
            match place.on(Axis::Flow).as_str() {
                _ if words.iter().any(|w| vocabulary::is_purpose(w)) => Side::Nature,
                "income" => Side::Income,
                _ if p == 0 => Side::Income,
                _ => Side::Function,
            }
        });
        let widths = panels.iter().map(|(_, values)| values.len()).collect();
        Sides { kinds: kinds.collect(), widths }
    }

    /// Before the first row.
    pub fn start<'a>(&'a self, families: &'a Families) -> Walk<'a> {
        let marks = vec![0; self.kinds.len()];
        Walk { families, kinds: &self.kinds, widths: &self.widths, marks, last: 0, total: false }
    }
}

/// Goes down the labels, remembering the number that each panel's outline has come to.
pub struct Walk<'a> {
    families: &'a Families,
    kinds: &'a [Side],
    widths: &'a [usize],
    marks: Vec<u32>,
    last: usize,
    total: bool,
}

impl Walk<'_> {
    /// The list that the next row stands in.
    pub fn of(&mut self, entry: &Entry) -> usize {
        if self.kinds.len() == 1 || self.kinds[0] == Side::Any {
            return 0;
        }
        let words = entry.words();
        let bare = body::bare(&words);
        let number = outline_number(&words);
        let closes = ["总计", "合计"].iter().any(|w| bare.ends_with(w));
        let stated = match self.says(entry, bare) {
            Some(side) => self.list(side),
            None if !closes => None,
            None if bare.contains("支出") => Some(self.last.max(1)),
            None if bare.contains("收入") => Some(0),
            // 总计 on both sides, one after the other.
            None if self.total => Some((self.last + 1) % self.kinds.len()),
            None => Some(0),
        };
        // `二十一、国有资本经营预算` of which 支出 was torn off: where it has no room it does not stand.
        let room = |p: &usize| entry.figures.len() <= self.widths[*p];
        let all = || (0..self.kinds.len()).filter(room);
        let next = || all().find(|&p| number.is_some_and(|n| n == self.marks[p] + 1));
        let stated = stated.filter(room).or_else(next).or(Some(self.last).filter(room));
        let panel = stated.or_else(|| all().next()).unwrap_or(self.last);
        if let Some(n) = number {
            self.marks[panel] = n;
        }
        (self.last, self.total) = (panel, closes);
        panel
    }
}

impl Walk<'_> {
    /// The list of a side; what is spent stands beside income where no list is of its own kind.
    fn list(&self, side: Side) -> Option<usize> {
        let spent = |kind: &Side| side != Side::Income && *kind != Side::Income;
        self.kinds.iter().position(|kind| *kind == side).or_else(|| self.kinds.iter().position(spent))
    }

    /// On which side a label stands by what it means.
    fn says(&self, entry: &Entry, bare: &str) -> Option<Side> {
        if !entry.codes.is_empty() || class_code(bare).is_some() {
            return Some(Side::Function);
        }
        let mut place = Coordinate::default();
        if vocabulary::apply(self.families, &mut place, bare) != Meaning::Member {
            return (bare.ends_with("支出") && !is_total(bare)).then_some(Side::Function);
        }
        let spent = is_left_over(place.on(Axis::Flow));
        match () {
            () if spent => Some(Side::Function),
            // What it is spent on is as little an income as what it is spent as.
            () if [Axis::Nature, Axis::Economic].iter().any(|&a| !place.on(a).is_all()) => Some(Side::Nature),
            () if !place.on(Axis::Fund).is_all() && !bare.ends_with("支出") => Some(Side::Income),
            () => None,
        }
    }
}

/// The number of a mark of the second level: 三、 is 3.
fn outline_number(words: &str) -> Option<u32> {
    let (level, mark) = outline_mark(words)?;
    let numerals = words[..mark].trim_end_matches(['、', '.', '．']);
    (level == 2).then(|| crate::text::outline::numeral(numerals)).flatten()
}
