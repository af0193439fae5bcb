//! Ruled lines of a page: long thin runs of ink, level or upright, put together where they drift over rows.
//! What is as thick as letters is none.

use crate::ink::{Ink, runs_of};
use crate::picture::Area;

/// A ruled line, in pixels of the levelled page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    /// Whether it is horizontal.
    pub horizontal: bool,
    /// Its y if it is horizontal, else its x.
    pub at: f32,
    /// Where it starts: x if it is horizontal, else y.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// How thick it is.
    pub thick: f32,
}

/// Shorter lines, in dots per inch, are strokes of letters.
const SHORTEST: f32 = 0.34;
/// Thicker lines are bars.
const THICKEST: f32 = 0.06;
/// Lines as long as this need not touch any other.
const LONG: f32 = 1.5;
/// Lines as long as this need touch others at one end only.
const MIDDLING: f32 = 0.8;
/// The most that are kept.
const MOST: usize = 20_000;

impl Rule {
    /// What it covers, with a margin.
    pub fn area(&self, margin: f32) -> Area {
        let half = self.thick / 2.0 + margin;
        let edge = |at: f32| at.max(0.0) as usize;
        let (a0, a1) = (edge(self.at - half), edge((self.at + half).ceil()));
        let (b0, b1) = (edge(self.from - margin), edge((self.to + margin).ceil()));
        if self.horizontal {
            Area { x0: b0, x1: b1, y0: a0, y1: a1 }
        } else {
            Area { x0: a0, x1: a1, y0: b0, y1: b1 }
        }
    }
}

/// The ruled lines of a page of so many dots per inch.
pub fn rules(ink: &Ink, dpi: f32) -> Vec<Rule> {
    let mut out = level(ink, dpi, true);
    out.extend(level(&ink.transposed(), dpi, false));
    out.truncate(MOST);
    without_strokes(&out, dpi)
}

/// The lines without strokes of large letters: a short line of a table ends at others.
fn without_strokes(all: &[Rule], dpi: f32) -> Vec<Rule> {
    let is_long = |rule: &Rule| rule.to - rule.from >= LONG * dpi;
    let (mut kept, mut short): (Vec<Rule>, Vec<Rule>) = all.iter().copied().partition(is_long);
    loop {
        let (joined, left): (Vec<Rule>, Vec<Rule>) = short.into_iter().partition(|rule| {
            let needed = if rule.to - rule.from >= MIDDLING * dpi { 1 } else { 2 };
            let ends = [rule.from, rule.to].into_iter();
            ends.filter(|end| kept.iter().any(|other| touches(rule, *end, other, 0.03 * dpi))).count()
                >= needed
        });
        if joined.is_empty() {
            return kept;
        }
        kept.extend(joined);
        short = left;
    }
}

/// Whether a line ends on another one that runs the other way.
fn touches(rule: &Rule, end: f32, other: &Rule, near: f32) -> bool {
    rule.horizontal != other.horizontal
        && (other.at - end).abs() <= near
        && (other.from - near..=other.to + near).contains(&rule.at)
}

/// A line in the making: its runs so far.
struct Open {
    from: usize,
    to: usize,
    first: usize,
    last: usize,
    /// The run that was added last.
    end: (usize, usize),
    pixels: usize,
    /// Σ y of its pixels, for its middle.
    weight: usize,
}

fn level(ink: &Ink, dpi: f32, horizontal: bool) -> Vec<Rule> {
    let shortest = (SHORTEST * dpi) as usize;
    let thickest = (THICKEST * dpi).max(4.0);
    let gap = (0.012 * dpi).max(2.0) as usize;
    let mut open: Vec<Open> = Vec::new();
    let mut done: Vec<Open> = Vec::new();
    for y in 0..ink.height {
        let (kept, ended): (Vec<Open>, Vec<Open>) = open.drain(..).partition(|line| line.last + 2 >= y);
        open = kept;
        done.extend(ended);
        for (from, to) in long_runs(ink.row(y), gap, shortest / 2) {
            let near = |line: &&mut Open| from <= line.end.1 + gap && to + gap >= line.end.0;
            match open.iter_mut().find(near) {
                Some(line) => {
                    (line.from, line.to) = (line.from.min(from), line.to.max(to));
                    (line.last, line.end) = (y, (from, to));
                    line.pixels += to - from;
                    line.weight += y * (to - from);
                }
                None => open.push(Open {
                    from,
                    to,
                    first: y,
                    last: y,
                    end: (from, to),
                    pixels: to - from,
                    weight: y * (to - from),
                }),
            }
        }
    }
    done.extend(open);
    let lines = done.into_iter().filter_map(|line| {
        let length = line.to - line.from;
        let thick = line.pixels as f32 / length as f32;
        // A line that leans a little is taller than it is thick.
        let tall = (line.last - line.first + 1) as f32;
        let thin = thick <= thickest && tall <= thickest + 0.01 * length as f32;
        (length >= shortest && thin).then(|| Rule {
            horizontal,
            at: line.weight as f32 / line.pixels as f32 + 0.5,
            from: line.from as f32,
            to: line.to as f32,
            thick: tall.min(thickest),
        })
    });
    lines.collect()
}

/// Runs of a row of at least a length, small gaps in them closed.
fn long_runs(row: &[bool], gap: usize, shortest: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    runs_of(row, |from, to| match out.last_mut() {
        Some(last) if from <= last.1 + gap => last.1 = to,
        last => {
            // What turned out short makes room.
            if last.is_some_and(|last| last.1 - last.0 < shortest) {
                out.pop();
            }
            out.push((from, to));
        }
    });
    out.retain(|(from, to)| to - from >= shortest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_drift_are_one_and_bars_are_none() {
        let (width, height) = (600, 300);
        let mut ink = Ink { width, height, pixels: vec![false; width * height] };
        for x in 40..560 {
            let y = 50 + x / 200;
            ink.pixels[y * width + x] = true;
            ink.pixels[(y + 1) * width + x] = x % 97 > 0;
            (100..140).for_each(|y| ink.pixels[y * width + x] = true);
        }
        for y in 50..220 {
            ink.pixels[y * width + 300] = true;
        }
        let found = rules(&ink, 200.0);
        let level: Vec<&Rule> = found.iter().filter(|r| r.horizontal).collect();
        assert_eq!(level.len(), 1, "{found:?}");
        assert!(
            (level[0].from, level[0].to) == (40.0, 560.0) && (level[0].at - 52.3).abs() < 1.0,
            "{found:?}"
        );
    }
}
