//! Rows against each other: of the ways left for the rows of one sum, those stay that some choice for all the others
//! makes add up in every column, or in all but one where a figure is wrong.

use super::candidates::{Row, Way, slack};
use crate::table::divisions::Division;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// Sums that are followed at once; beyond these a division tells nothing.
const MOST: usize = 20_000;

/// How often the divisions are gone through.
const ROUNDS: usize = 8;

/// Drops the ways that no choice for the other rows supports.
pub fn keep_supported(rows: &mut [Row], divisions: &[Division]) {
    for _ in 0..ROUNDS {
        let mut dropped = false;
        for division in divisions {
            dropped |= keep(rows, division);
        }
        if !dropped {
            break;
        }
    }
}

fn keep(rows: &mut [Row], division: &Division) -> bool {
    let open = |r: usize| rows[r].ways.len() != 1;
    if !open(division.whole) && !division.parts.iter().any(|&p| open(p)) {
        return false;
    }
    if rows[division.whole].ways.is_empty() || division.parts.iter().any(|&p| rows[p].ways.is_empty()) {
        return false;
    }
    let Some(supported) = Sums::of(rows, division).and_then(|sums| sums.supported()) else { return false };
    let members = std::iter::once(division.whole).chain(division.parts.iter().copied());
    let mut dropped = false;
    for (member, keep) in members.zip(supported) {
        let before = rows[member].ways.len();
        let mut keep = keep.into_iter();
        rows[member].ways.retain(|_| keep.next().unwrap_or(true));
        dropped |= rows[member].ways.len() < before;
    }
    dropped
}

/// The sums that the first n parts can have, each with the ways that lead there.
struct Sums<'a> {
    whole: &'a [Way],
    parts: Vec<&'a [Way]>,
    slack: Decimal,
    /// After each part: every sum, and the steps (sum before, way) to it.
    layers: Vec<Layer>,
}

#[derive(Default)]
struct Layer {
    sums: Vec<Vec<Decimal>>,
    steps: Vec<Vec<(usize, usize)>>,
}

impl<'a> Sums<'a> {
    fn of(rows: &'a [Row], division: &Division) -> Option<Self> {
        let whole = &rows[division.whole].ways[..];
        let parts: Vec<&[Way]> = division.parts.iter().map(|&p| &rows[p].ways[..]).collect();
        let all = whole.iter().chain(parts.iter().copied().flatten());
        let decimals = all.flat_map(|w| &w.values).map(Decimal::scale).max().unwrap_or(0);
        let slack = slack(decimals, parts.len());
        let mut sums = Sums { whole, parts, slack, layers: Vec::new() };
        // Sums that have passed the whole already lead nowhere; if none is left, a figure is wrong: all are followed.
        (sums.follow(true) && sums.least().is_some_and(|(misses, _)| misses == 0) || sums.follow(false))
            .then_some(sums)
    }

    fn follow(&mut self, within: bool) -> bool {
        let width = self.whole[0].values.len();
        let most: Vec<Decimal> = (0..width)
            .map(|c| self.whole.iter().map(|w| w.values[c]).max().unwrap_or_default() + self.slack)
            .collect();
        let signed =
            self.parts.iter().any(|ways| ways.iter().any(|w| w.values.iter().any(Decimal::is_sign_negative)));
        let start = Layer { sums: vec![vec![Decimal::ZERO; width]], steps: vec![Vec::new()] };
        self.layers = vec![start];
        for ways in &self.parts {
            let before = &self.layers[self.layers.len() - 1];
            let mut layer = Layer::default();
            let mut index: FxHashMap<Vec<Decimal>, usize> = FxHashMap::default();
            for (from, sum) in before.sums.iter().enumerate() {
                for (w, way) in ways.iter().enumerate() {
                    let next: Vec<Decimal> = sum.iter().zip(&way.values).map(|(a, b)| a + b).collect();
                    if within && !signed && next.iter().zip(&most).any(|(n, m)| n > m) {
                        continue;
                    }
                    let at = *index.entry(next).or_insert_with_key(|sum| {
                        layer.sums.push(sum.clone());
                        layer.steps.push(Vec::new());
                        layer.sums.len() - 1
                    });
                    layer.steps[at].push((from, w));
                }
                if layer.sums.len() > MOST {
                    return false;
                }
            }
            if layer.sums.is_empty() {
                return false;
            }
            self.layers.push(layer);
        }
        true
    }

    /// In how many columns a sum misses a whole, and in how many it is not exact.
    fn misses(&self, whole: &Way, sum: &[Decimal]) -> (usize, usize) {
        let by = || whole.values.iter().zip(sum).map(|(a, b)| (*a - *b).abs());
        (by().filter(|by| *by > self.slack).count(), by().filter(|by| !by.is_zero()).count())
    }

    fn least(&self) -> Option<(usize, usize)> {
        let last = self.layers.last()?;
        self.whole.iter().flat_map(|w| last.sums.iter().map(|s| self.misses(w, s))).min()
    }

    /// Which ways of the whole and of each part lead to the best sums; `None` where more than one column misses.
    fn supported(&self) -> Option<Vec<Vec<bool>>> {
        let least = self.least().filter(|(misses, _)| *misses <= 1)?;
        let last = self.layers.last()?;
        let best = |w: &Way, sum: &Vec<Decimal>| self.misses(w, sum) == least;
        let mut all = vec![self.whole.iter().map(|w| last.sums.iter().any(|s| best(w, s))).collect()];
        let mut reached: Vec<bool> =
            last.sums.iter().map(|s| self.whole.iter().any(|w| best(w, s))).collect();
        let mut of_parts: Vec<Vec<bool>> = Vec::new();
        for (n, ways) in self.parts.iter().enumerate().rev() {
            let layer = &self.layers[n + 1];
            let mut before = vec![false; self.layers[n].sums.len()];
            let mut used = vec![false; ways.len()];
            for (at, steps) in layer.steps.iter().enumerate().filter(|(at, _)| reached[*at]) {
                debug_assert!(at < layer.sums.len());
                for &(from, way) in steps {
                    (before[from], used[way]) = (true, true);
                }
            }
            of_parts.push(used);
            reached = before;
        }
        of_parts.reverse();
        all.extend(of_parts);
        Some(all)
    }
}
