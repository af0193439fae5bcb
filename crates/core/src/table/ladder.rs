//! Places of the cube as a few numbers each, so that those above them are climbed without copying a word.

use crate::model::cube::{Axis, Coordinate, Member};
use rustc_hash::FxHashMap;

/// A place: the number of its member on each axis, and its year.
pub type Rung = [u32; 8];

/// Numbers of members and of those right above them.
#[derive(Default)]
pub struct Ladder {
    numbers: FxHashMap<Member, u32>,
    parents: Vec<Vec<u32>>,
}

impl Ladder {
    fn number(&mut self, member: &Member) -> u32 {
        if let Some(&n) = self.numbers.get(member) {
            return n;
        }
        let parents: Vec<u32> = member.parents().iter().map(|p| self.number(p)).collect();
        let n = self.parents.len() as u32;
        self.numbers.insert(member.clone(), n);
        self.parents.push(parents);
        n
    }

    /// The numbers of a place.
    pub fn rung(&mut self, place: &Coordinate) -> Rung {
        let mut rung = [0; 8];
        for axis in Axis::EACH {
            rung[axis as usize] = self.number(place.on(axis));
        }
        rung[7] = place.year as u32;
        rung
    }

    /// The places one step up, on any axis.
    pub fn above(&self, rung: &Rung) -> impl Iterator<Item = Rung> {
        (0..Axis::EACH.len()).flat_map(move |axis| {
            self.parents[rung[axis] as usize].iter().map(move |&parent| {
                let mut above = *rung;
                above[axis] = parent;
                above
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_above_are_those_of_the_cube() {
        let place = Coordinate::of_year(2026)
            .with(Axis::Function, Member::named("2080505"))
            .with(Axis::Fund, Member::named("current.fiscal.general"))
            .with(Axis::Economic, Member::named("30231"));
        let mut ladder = Ladder::default();
        let rung = ladder.rung(&place);
        let above: Vec<Rung> = ladder.above(&rung).collect();
        let expected: Vec<Rung> = place.parents().iter().map(|p| ladder.rung(p)).collect();
        assert_eq!(above, expected);
    }
}
