//! Room: made-up disclosures. Chance, from a seed.
//! A thin skin over one small generator, so that every choice reads as a sentence and repeats by its seed.

use crate::money::Fen;

/// A seeded source of choices; the same seed gives the same choices for ever (the generator is pinned).
#[derive(Clone, Debug)]
pub struct Dice(fastrand::Rng);

impl Dice {
    /// Dice that always fall the same way for `seed`.
    pub fn new(seed: u64) -> Self {
        Dice(fastrand::Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D))
    }

    /// True in `percent` of a hundred throws.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.0.u32(0..100) < percent
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high.max(low))
    }

    /// An index below `len` (`len` is at least 1).
    pub fn below(&mut self, len: usize) -> usize {
        // `usize` itself would fall otherwise where it has 32 bits, as in a browser.
        self.0.u64(0..len.max(1) as u64) as usize
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// The same things in another order.
    pub fn shuffle<T>(&mut self, of: &mut [T]) {
        for i in 1..of.len() {
            let other = self.below(i + 1);
            of.swap(i, other);
        }
    }

    /// Money between two amounts in yuan, in fen.
    pub fn yuan(&mut self, low: i64, high: i64) -> Fen {
        self.between(low * 100, high * 100)
    }
}
