//! What the recogniser's table of weights says: the most likely text with the place of each character, and for a figure
//! in it the readings that may be meant, with their weights (prefix search over digits and marks; a digit that was
//! passed over or read twice is a reading like any other).

use std::collections::BTreeMap;

/// Weights of the characters at each step of a line from left to right; the first is the blank.
pub struct Weights<'a> {
    /// Row by row, a step each.
    pub all: &'a [f32],
    /// Characters, with the blank.
    pub classes: usize,
}

/// A character of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Character {
    /// Its class.
    pub class: usize,
    /// The steps that it was seen at.
    pub from: usize,
    /// The step behind the last.
    pub to: usize,
    /// Its weight where it was seen best.
    pub weight: f32,
}

/// Readings that are followed at each step.
const BEAM: usize = 12;
/// Characters of less weight at a step are not followed.
const LEAST: f32 = 0.0005;

impl Weights<'_> {
    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.all.len() / self.classes
    }

    fn step(&self, at: usize) -> &[f32] {
        &self.all[at * self.classes..(at + 1) * self.classes]
    }

    /// The most likely characters, one for each run of steps that agree.
    pub fn best(&self) -> Vec<Character> {
        let mut out: Vec<Character> = Vec::new();
        let mut before = 0;
        for at in 0..self.steps() {
            let step = self.step(at);
            let class = (0..step.len()).max_by(|a, b| step[*a].total_cmp(&step[*b])).unwrap_or(0);
            if class > 0 {
                match out.last_mut().filter(|_| class == before) {
                    Some(last) => (last.to, last.weight) = (at + 1, last.weight.max(step[class])),
                    None => out.push(Character { class, from: at, to: at + 1, weight: step[class] }),
                }
            }
            before = class;
        }
        out
    }

    /// Readings of the steps `from..to` in the classes given, best first, each with its share of the weight of all.
    pub fn readings(&self, from: usize, to: usize, classes: &[usize]) -> Vec<(Vec<usize>, f32)> {
        // Of each prefix, the weight that it ends in a blank, and that it ends in its last character.
        let mut beam: BTreeMap<Vec<usize>, (f32, f32)> = BTreeMap::from([(Vec::new(), (1.0, 0.0))]);
        for at in from..to {
            let step = self.step(at);
            let mut next: BTreeMap<Vec<usize>, (f32, f32)> = BTreeMap::new();
            for (prefix, (blank, same)) in &beam {
                let kept = next.entry(prefix.clone()).or_default();
                kept.0 += (blank + same) * step[0];
                if let Some(last) = prefix.last() {
                    kept.1 += same * step[*last];
                }
                for class in classes.iter().copied().filter(|class| step[*class] > LEAST) {
                    let mut longer = prefix.clone();
                    longer.push(class);
                    let open = if prefix.last() == Some(&class) { *blank } else { blank + same };
                    next.entry(longer).or_default().1 += open * step[class];
                }
            }
            let mut sorted: Vec<_> = next.into_iter().collect();
            sorted.sort_by(|a, b| (b.1.0 + b.1.1).total_cmp(&(a.1.0 + a.1.1)));
            sorted.truncate(BEAM);
            let all: f32 = sorted.iter().map(|(_, (blank, same))| blank + same).sum();
            // Kept near 1, or long lines would come to nothing.
            let scale = 1.0 / all.max(f32::MIN_POSITIVE);
            beam = sorted.into_iter().map(|(p, (b, s))| (p, (b * scale, s * scale))).collect();
        }
        let mut out: Vec<_> =
            beam.into_iter().map(|(prefix, (blank, same))| (prefix, blank + same)).collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps over blank, 1, 2, 3.
    fn weights(steps: &[[f32; 4]]) -> Vec<f32> {
        steps.concat()
    }

    #[test]
    fn runs_are_one_character_and_blanks_part_doubles() {
        let all = weights(&[
            [0.1, 0.9, 0.0, 0.0],
            [0.1, 0.8, 0.1, 0.0],
            [0.9, 0.1, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
            [0.2, 0.0, 0.8, 0.0],
        ]);
        let best = Weights { all: &all, classes: 4 }.best();
        let read: Vec<_> = best.iter().map(|c| (c.class, c.from, c.to)).collect();
        assert_eq!(read, [(1, 0, 2), (1, 3, 4), (2, 4, 5)]);
        assert_eq!(best[0].weight, 0.9);
    }

    #[test]
    fn readings_hold_what_was_passed_over() {
        let all = weights(&[[0.0, 1.0, 0.0, 0.0], [0.6, 0.0, 0.0, 0.4], [0.0, 0.0, 1.0, 0.0]]);
        let found = Weights { all: &all, classes: 4 }.readings(0, 3, &[1, 2, 3]);
        assert_eq!(found[0].0, [1, 2]);
        assert_eq!(found[1].0, [1, 3, 2]);
        assert!((found[0].1 - 0.6).abs() < 0.01 && (found[1].1 - 0.4).abs() < 0.01, "{found:?}");
    }
}
