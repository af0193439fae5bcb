//! Headings that have lost their cells, row by row, to the columns that they can have headed.
//! A heading of one row reaches over several of the next; which ones, what they mean and what adds up decide.

use super::heads::{Head, Kind};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{
    self, Meaning, is_amounts, is_divided, is_over_others, is_over_several, is_purpose, is_total, is_whole,
};
use crate::model::cube::{Axis, Coordinate};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many rows of headings a form has at most.
const DEPTH: usize = 4;

/// How many steps the search takes at most for each number of headings in the first row.
const STEPS: usize = 3_000;

/// The columns of a form from left to right: of each the headings above it, the outermost first, as indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The paths.
    pub columns: Vec<Vec<usize>>,
    /// How unlikely it is by its words alone.
    pub cost: u32,
}

impl Layout {
    /// Indices of the columns of each panel: first what labels its rows, then its figures.
    pub fn panels(&self, heads: &[Head]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut panels: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (c, path) in self.columns.iter().enumerate() {
            let figures = path.last().is_some_and(|&h| heads[h].kind == Kind::Figures);
            if panels.last().is_none_or(|(_, values)| !figures && !values.is_empty()) {
                panels.push(Default::default());
            }
            let Some((labels, values)) = panels.last_mut() else { continue };
            if figures { values.push(c) } else { labels.push(c) }
        }
        panels
    }
}

/// Every layout that the words allow, the likeliest first.
pub fn layouts(families: &Families, base: &Coordinate, heads: &[Head]) -> Vec<Layout> {
    let mut search =
        Search { families, base, heads, found: Vec::new(), steps: 0, places: RefCell::default() };
    for width in 1..=heads.len() {
        search.steps = 0;
        let first: Vec<Vec<usize>> = (0..width).map(|h| vec![h]).collect();
        search.below(first, width, 1);
    }
    let mut found = search.found;
    found.sort_by_key(|layout| layout.cost);
    found
}

struct Search<'a> {
    families: &'a Families,
    base: &'a Coordinate,
    heads: &'a [Head],
    found: Vec<Layout>,
    steps: usize,
    /// Places of paths, as far as they were asked for.
    places: RefCell<HashMap<Vec<usize>, Coordinate>>,
}

impl Search<'_> {
    /// Puts the headings from `next` on below those of `level`, the last row of which has depth `depth`.
    fn below(&mut self, level: Vec<Vec<usize>>, next: usize, depth: usize) {
        if self.steps >= STEPS {
            return;
        }
        if next == self.heads.len() {
            if let Some(cost) = self.cost(&level) {
                self.found.push(Layout { columns: level, cost });
            }
            return;
        }
        if depth == DEPTH {
            return;
        }
        for end in next + 1..=self.heads.len() {
            self.spread(&level, 0, next, end, Vec::new(), depth);
        }
    }

    /// Spreads the row `next..end` over the headings of `level` from `at` on.
    fn spread(
        &mut self,
        level: &[Vec<usize>],
        at: usize,
        next: usize,
        end: usize,
        row: Vec<Vec<usize>>,
        depth: usize,
    ) {
        self.steps += 1;
        if self.steps >= STEPS {
            return;
        }
        let Some(above) = level.get(at) else {
            if next == end {
                self.below(row, end, depth + 1);
            }
            return;
        };
        // None below this one.
        let mut alone = row.clone();
        alone.push(above.clone());
        self.spread(level, at + 1, next, end, alone, depth);
        if above.len() != depth || !self.opens(above) {
            return;
        }
        let mut group = row;
        for n in next..end {
            if !self.fits(above, n, n == next) {
                break;
            }
            let mut path = above.clone();
            path.push(n);
            group.push(path);
            self.spread(level, at + 1, n + 1, end, group.clone(), depth);
        }
    }

    fn clean(&self, head: usize) -> &str {
        &self.heads[head].atom.text.clean
    }

    /// Whether other headings may stand below it.
    fn opens(&self, path: &[usize]) -> bool {
        let Some(&head) = path.last() else { return false };
        let clean = self.clean(head);
        match self.heads[head].kind {
            Kind::Code => clean == "科目",
            Kind::Label => is_divided(clean),
            Kind::Figures => !is_whole(clean),
        }
    }

    fn place(&self, path: &[usize]) -> Coordinate {
        if let Some(place) = self.places.borrow().get(path) {
            return place.clone();
        }
        let mut place = self.base.clone();
        for &head in path {
            vocabulary::apply(self.families, &mut place, self.clean(head));
        }
        self.places.borrow_mut().insert(path.to_vec(), place.clone());
        place
    }

    /// Whether heading `n` may stand below `path`, as its first or a further one.
    fn fits(&self, path: &[usize], n: usize, first: bool) -> bool {
        let clean = self.clean(n);
        let above = path.last().map_or(Kind::Figures, |&h| self.heads[h].kind);
        if above != Kind::Figures && self.clean(path[path.len() - 1]) != "功能分类" {
            return self.heads[n].kind != Kind::Figures;
        }
        if clean.ends_with("小计") {
            return first;
        }
        if is_purpose(clean) && **self.place(path).on(Axis::Flow) == *"income" {
            return false;
        }
        if above == Kind::Label && first && self.heads[n].kind != Kind::Label {
            return false;
        }
        // What it means by itself must lie within what stands above it.
        let (mut alone, outer) = (self.base.clone(), self.place(path));
        let meaning = vocabulary::apply(self.families, &mut alone, clean);
        Axis::EACH.iter().all(|&axis| {
            let (own, wide) = (alone.on(axis), outer.on(axis));
            let fits = own == self.base.on(axis) || wide == self.base.on(axis) || wide.contains(own);
            fits || axis != Axis::Flow && meaning != Meaning::Member
        })
    }

    /// How unlikely a whole layout is; `None` where it cannot be.
    fn cost(&self, columns: &[Vec<usize>]) -> Option<u32> {
        let layout = Layout { columns: columns.to_vec(), cost: 0 };
        let panels = layout.panels(self.heads);
        let unlabelled = panels.len() > 1 || panels.iter().any(|(labels, _)| !labels.is_empty());
        if panels.iter().any(|(labels, values)| values.is_empty() || unlabelled && labels.is_empty()) {
            return None;
        }
        // A heading over one column alone would be that column's.
        let reaches = |path: &[usize]| columns.iter().filter(|p| p.starts_with(path)).count();
        if columns.iter().any(|p| (1..p.len()).any(|depth| reaches(&p[..depth]) < 2)) {
            return None;
        }
        let mut cost = 20 * self.late_totals(columns);
        // A heading rarely stands below one that reaches just as far.
        let alone = |p: &&Vec<usize>| (1..p.len()).any(|d| reaches(&p[..d]) == reaches(&p[..=d]));
        cost += 3 * columns.iter().filter(alone).count() as u32;
        // Where a group has labels of its own, it is a panel, and so is every other one.
        let labelled = |path: &Vec<usize>| {
            path.len() > 1 && path.last().is_some_and(|&h| self.heads[h].kind != Kind::Figures)
        };
        let own = |group: usize| columns.iter().any(|p| p[0] == group && labelled(p));
        let flow = |path: &Vec<usize>| {
            vocabulary::apply(self.families, &mut Coordinate::default(), self.clean(path[0]))
                != Meaning::Unknown
        };
        if columns.iter().any(|p| labelled(p) && flow(p)) {
            cost += 8 * columns.iter().filter(|p| !own(p[0])).count() as u32;
        }
        for group in
            columns.chunk_by(|a, b| a.len() > 1 && b.len() > 1 && a[..a.len() - 1] == b[..b.len() - 1])
        {
            let twice = |n: usize| {
                group[..n]
                    .iter()
                    .any(|p| self.clean(p[p.len() - 1]) == self.clean(group[n][group[n].len() - 1]))
            };
            cost += 8 * (1..group.len()).filter(|&n| group[n].len() > 1 && twice(n)).count() as u32;
        }
        // What another heading of the first row names stands below that one.
        let elsewhere = |p: &&Vec<usize>| {
            let alone = self.place(&p[p.len() - 1..]);
            let holds = |top: usize| {
                let wide = self.place(&[top]);
                let stated = |a: &Axis| wide.on(*a) != self.base.on(*a) && wide.on(*a) != alone.on(*a);
                Axis::EACH.iter().any(|a| stated(a) && wide.on(*a).contains(alone.on(*a)))
            };
            p.len() > 1 && !holds(p[0]) && columns.iter().any(|other| other.len() == 1 && holds(other[0]))
        };
        cost += 4 * columns.iter().filter(elsewhere).count() as u32;
        let amount = |h: &usize| is_amounts(self.clean(*h));
        cost += 2 * columns.iter().filter(|p| p[..p.len() - 1].iter().any(amount)).count() as u32;
        for path in columns {
            let leaf = self.clean(*path.last()?);
            // 小计 is of a group; what only heads groups stands alone.
            cost += if leaf == "小计" && path.len() == 1 { 20 } else { 0 };
            cost += if is_over_others(leaf) { 8 } else { 0 };
            cost += if path.len() == 1 && is_over_several(leaf) && panels[0].1.len() > 2 { 2 } else { 0 };
        }
        Some(cost + self.mixed(columns))
    }

    /// How many wholes stand after other figures of their group.
    fn late_totals(&self, columns: &[Vec<usize>]) -> u32 {
        let late = |n: &usize| {
            let path = &columns[*n];
            let (group, leaf) = (&path[..path.len() - 1], self.clean(path[path.len() - 1]));
            let fellow = |p: &&Vec<usize>| {
                p.starts_with(group)
                    && p.get(group.len()).is_some_and(|&h| self.heads[h].kind == Kind::Figures)
            };
            // Each panel has its own.
            let panel = columns[..*n].iter().rposition(|p| self.heads[p[p.len() - 1]].kind != Kind::Figures);
            is_total(leaf) && columns[panel.map_or(0, |p| p + 1)..*n].iter().any(|p| fellow(&p))
        };
        (0..columns.len()).filter(late).count() as u32
    }

    /// How often headings side by side in one group divide along different axes.
    fn mixed(&self, columns: &[Vec<usize>]) -> u32 {
        let mut cost = 0;
        for pair in columns.windows(2) {
            let shared = pair[0].iter().zip(&pair[1]).take_while(|(a, b)| a == b).count();
            let axis = |path: &[usize]| {
                let upto = &path[..(shared + 1).min(path.len())];
                let (outer, own) = (self.place(&path[..shared.min(path.len())]), self.place(upto));
                Axis::EACH.iter().copied().find(|&a| a != Axis::Flow && outer.on(a) != own.on(a))
            };
            if let (Some(a), Some(b)) = (axis(&pair[0]), axis(&pair[1])) {
                cost += if a == b { 0 } else { 5 };
            }
        }
        cost
    }
}
