//! Room: made-up disclosures. Slips in compositions: only in figures that the other printed figures determine.

use super::{Composition, Figure};
use crate::dice::Dice;
use crate::plant::{Planted, Slip, slip_of};
use std::collections::HashMap;

impl Composition {
    /// How many times each key is printed.
    fn printed(&self) -> HashMap<u64, usize> {
        let mut count = HashMap::new();
        for figure in &self.figures {
            *count.entry(figure.key).or_insert(0) += 1;
        }
        count
    }

    /// By how many hundredths a figure may stray before the rest of the document speaks against it; `None` where
    /// nothing printed determines it.
    fn slack(&self, figure: &Figure, printed: &HashMap<u64, usize>) -> Option<i128> {
        if printed.get(&figure.key).is_some_and(|n| *n > 1) {
            return Some(1);
        }
        let determines = |tie: &&super::Tie| {
            let may = if tie.one_way {
                tie.keys.first() == Some(&figure.key)
            } else {
                tie.keys.contains(&figure.key)
            };
            may && tie.keys.iter().all(|key| printed.contains_key(key))
        };
        self.ties.iter().filter(determines).map(|tie| tie.keys.len() as i128).min()
    }

    /// The share of figures, in percent, that others determine.
    pub fn determined(&self) -> usize {
        let printed = self.printed();
        let of = self.figures.iter().filter(|f| self.slack(f, &printed).is_some()).count();
        if self.figures.is_empty() { 100 } else { 100 * of / self.figures.len() }
    }

    /// Plants one slip of one of the kinds in a figure that is determined; which, depends on `seed` only.
    pub fn plant(&self, kinds: &[Slip], seed: u64) -> Option<Planted> {
        let mut dice = Dice::new(seed);
        let printed = self.printed();
        let mut order: Vec<usize> = (0..self.figures.len()).collect();
        dice.shuffle(&mut order);
        for at in order {
            let figure = &self.figures[at];
            let Some(slack) = self.slack(figure, &printed).filter(|_| !figure.zero) else { continue };
            let mut kinds = kinds.to_vec();
            dice.shuffle(&mut kinds);
            let found = kinds
                .into_iter()
                .find_map(|slip| slip_of(&self.text, figure.range.clone(), slip, slack, &mut dice));
            if found.is_some() {
                return found;
            }
        }
        None
    }
}
