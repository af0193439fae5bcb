//! Coordinates packed into one number, so that a place and all that contain it are looked up quickly.

use crate::model::cube::{Axis, Coordinate, Member};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// Bits of one axis; 16 bits tell 65,536 members apart.
const BITS: u32 = 16;

/// A set of places that can be asked whether it holds a place or one that contains it.
#[derive(Default)]
pub struct Places {
    members: RefCell<Members>,
    held: FxHashSet<u128>,
    /// What was found so far: it is asked the same things many times.
    known: RefCell<FxHashMap<u128, bool>>,
}

/// Numbers of members and of those above them.
#[derive(Default)]
struct Members {
    numbers: FxHashMap<Member, u16>,
    parents: Vec<Vec<u16>>,
}

impl Members {
    /// The number of a member; those above it get theirs as well. Beyond 65,535 members all share the last.
    fn number(&mut self, member: &Member) -> u16 {
        if let Some(&n) = self.numbers.get(member) {
            return n;
        }
        let parents: Vec<u16> = member.parents().iter().map(|p| self.number(p)).collect();
        let n = self.parents.len().min(usize::from(u16::MAX)) as u16;
        self.numbers.insert(member.clone(), n);
        self.parents.push(parents);
        n
    }

    fn pack(&mut self, place: &Coordinate) -> u128 {
        Axis::EACH.iter().fold(0, |packed, &axis| packed << BITS | u128::from(self.number(place.on(axis))))
    }
}

impl Places {
    /// Adds a place.
    pub fn insert(&mut self, place: &Coordinate) {
        let packed = self.members.get_mut().pack(place);
        self.held.insert(packed);
    }

    /// Whether it holds the place or one that contains it.
    pub fn hold_within(&self, place: &Coordinate) -> bool {
        let packed = self.members.borrow_mut().pack(place);
        self.look(packed)
    }

    fn look(&self, place: u128) -> bool {
        if let Some(&known) = self.known.borrow().get(&place) {
            return known;
        }
        let found = self.held.contains(&place) || self.look_above(place);
        self.known.borrow_mut().insert(place, found);
        found
    }

    fn look_above(&self, place: u128) -> bool {
        (0..Axis::EACH.len() as u32).any(|axis| {
            let shift = axis * BITS;
            let member = (place >> shift) as u16;
            let members = self.members.borrow();
            let parents = members.parents.get(usize::from(member)).map_or(&[][..], Vec::as_slice);
            let rest = place & !(u128::from(u16::MAX) << shift);
            parents.iter().any(|&p| self.look(rest | u128::from(p) << shift))
        })
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
        assert!(zeros.hold_within(&place("current.non-fiscal.entity", "2101501")));
        assert!(zeros.hold_within(&place("current.non-fiscal", "210")));
        assert!(!zeros.hold_within(&place("current", "210")));
        assert!(!zeros.hold_within(&place("current.non-fiscal", "208")));
    }
}
