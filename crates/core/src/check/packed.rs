//! Places as numbers of their members, so that a place and all that contain it are looked up quickly.

use crate::model::cube::{Axis, Coordinate, Member};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// The axes, those last on which a place lies within many members: the fewer ways lead on, the fewer are gone.
const ORDER: [Axis; 7] =
    [Axis::Stage, Axis::Entity, Axis::Flow, Axis::Economic, Axis::Nature, Axis::Fund, Axis::Function];

/// A place: its year, and the numbers of its members by their axes.
pub type Packed = (i32, [u32; 7]);

/// A set of places that can be asked whether it holds a place or one that contains it: a tree with a level for each axis.
#[derive(Default)]
pub struct Places {
    members: RefCell<Members>,
    /// The node below a node for a member.
    nodes: FxHashMap<(u32, u32), u32>,
    /// How many nodes there are beside the root.
    count: u32,
    /// What stands on each axis in some place.
    held: [FxHashSet<u32>; 7],
}

/// Numbers of members, and what is known of each.
#[derive(Default)]
struct Members {
    numbers: FxHashMap<Member, u32>,
    known: Vec<Known>,
}

struct Known {
    member: Member,
    /// Those that contain it: itself, then those above.
    containing: Box<[u32]>,
    /// The first of those right above it.
    parent: Option<u32>,
}

impl Members {
    /// The number of a member; those above it get theirs as well.
    fn number(&mut self, member: &Member) -> u32 {
        if let Some(&n) = self.numbers.get(member) {
            return n;
        }
        let parents: Vec<u32> = member.parents().iter().map(|parent| self.number(parent)).collect();
        let mut above: Vec<u32> = Vec::new();
        for &parent in &parents {
            for &n in &self.known[parent as usize].containing {
                if !above.contains(&n) {
                    above.push(n);
                }
            }
        }
        let n = self.known.len() as u32;
        self.numbers.insert(member.clone(), n);
        let containing = std::iter::once(n).chain(above).collect();
        self.known.push(Known { member: member.clone(), containing, parent: parents.first().copied() });
        n
    }
}

impl Places {
    /// Adds a place.
    pub fn insert(&mut self, place: &Coordinate) {
        let mut node = 0;
        for (level, axis) in ORDER.into_iter().enumerate() {
            let member = self.members.get_mut().number(place.on(axis));
            self.held[level].insert(member);
            node = *self.nodes.entry((node, member)).or_insert_with(|| {
                self.count += 1;
                self.count
            });
        }
    }

    /// The numbers of a place.
    pub fn pack(&self, place: &Coordinate) -> Packed {
        let mut members = self.members.borrow_mut();
        (place.year, Axis::EACH.map(|axis| members.number(place.on(axis))))
    }

    /// The place of such numbers.
    pub fn unpack(&self, (year, numbers): Packed) -> Coordinate {
        let members = self.members.borrow();
        let mut place = Coordinate::of_year(year);
        for (axis, n) in Axis::EACH.into_iter().zip(numbers) {
            place.set(axis, members.known[n as usize].member.clone());
        }
        place
    }

    /// The number of a member.
    pub fn number(&self, member: &Member) -> u32 {
        self.members.borrow_mut().number(member)
    }

    /// The number of the first member right above one.
    pub fn parent(&self, number: u32) -> Option<u32> {
        self.members.borrow().known[number as usize].parent
    }

    /// What is asked of members by their numbers.
    pub fn ask<const N: usize, T>(&self, numbers: [u32; N], what: impl FnOnce([&Member; N]) -> T) -> T {
        let members = self.members.borrow();
        what(numbers.map(|n| &members.known[n as usize].member))
    }

    /// Whether it holds a place or one that contains it, whatever the year.
    pub fn hold_within(&self, (_, numbers): Packed) -> bool {
        let members = self.members.borrow();
        let containing = ORDER.map(|axis| &*members.known[numbers[axis as usize] as usize].containing);
        // Where nothing that contains it on one axis is held, no place is.
        let some = |(held, above): (&FxHashSet<u32>, &&[u32])| above.iter().any(|n| held.contains(n));
        self.held.iter().zip(&containing).all(some) && self.hold_below(0, &containing)
    }

    /// Whether a place below `node` has one of these members on each of the axes that are left.
    fn hold_below(&self, node: u32, containing: &[&[u32]]) -> bool {
        let Some((above, rest)) = containing.split_first() else { return true };
        above.iter().any(|&n| self.nodes.get(&(node, n)).is_some_and(|&next| self.hold_below(next, rest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_within_those_that_contain_it() {
        let place = |fund: &'static str, function: &'static str| {
            Coordinate::of_year(2026)
                .with(Axis::Fund, Member::named(fund))
                .with(Axis::Function, Member::named(function))
        };
        let mut zeros = Places::default();
        zeros.insert(&place("current.non-fiscal", "210"));
        let held = |place: Coordinate| zeros.hold_within(zeros.pack(&place));
        assert!(held(place("current.non-fiscal.entity", "2101501")));
        assert!(held(place("current.non-fiscal", "210")));
        assert!(!held(place("current", "210")));
        assert!(!held(place("current.non-fiscal", "208")));
    }
}
