//! Ink and paper: a picture of two colours, and the pieces of ink that hang together in it.
//! Pieces are found run by run, so that a page of any picture takes time and memory in its size only.

use crate::picture::{Area, Grey};

/// A picture of ink (true) on paper.
#[derive(Clone, Debug, Default)]
pub struct Ink {
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Whether each pixel is ink.
    pub pixels: Vec<bool>,
}

/// Ink that hangs together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What it covers.
    pub area: Area,
    /// How many pixels it has.
    pub pixels: usize,
}

/// A run of ink in one row.
#[derive(Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    row: usize,
}

impl Ink {
    /// What is darker than a threshold.
    pub fn of(grey: &Grey, threshold: u8) -> Ink {
        let pixels = grey.pixels.iter().map(|pixel| *pixel < threshold).collect();
        Ink { width: grey.width, height: grey.height, pixels }
    }

    /// A row.
    pub fn row(&self, y: usize) -> &[bool] {
        &self.pixels[y * self.width..(y + 1) * self.width]
    }

    /// It with columns and rows exchanged.
    pub fn transposed(&self) -> Ink {
        let mut pixels = vec![false; self.pixels.len()];
        for y in 0..self.height {
            for (x, ink) in self.row(y).iter().enumerate() {
                if *ink {
                    pixels[x * self.height + y] = true;
                }
            }
        }
        Ink { width: self.height, height: self.width, pixels }
    }

    /// Wipes an area, as far as it lies in the picture.
    pub fn wipe(&mut self, area: &Area) {
        for y in area.y0..area.y1.min(self.height) {
            let row = y * self.width;
            self.pixels[row + area.x0.min(self.width)..row + area.x1.min(self.width)].fill(false);
        }
    }

    /// Fills gaps of up to so many pixels in rows, where nothing bars the way.
    pub fn closed(&self, gap: usize, barred: &Ink) -> Ink {
        let mut out = self.clone();
        for y in 0..self.height {
            let mut last: Option<usize> = None;
            for x in 0..self.width {
                if barred.pixels[y * self.width + x] {
                    last = None;
                } else if self.pixels[y * self.width + x] {
                    if let Some(last) = last.filter(|last| x - last <= gap + 1) {
                        out.pixels[y * self.width + last..y * self.width + x].fill(true);
                    }
                    last = Some(x);
                }
            }
        }
        out
    }

    /// Its pieces; corners hang together too.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut runs: Vec<Run> = Vec::new();
        let mut parent: Vec<usize> = Vec::new();
        let mut before = 0..0;
        for y in 0..self.height {
            let start = runs.len();
            runs_of(self.row(y), |from, to| runs.push(Run { from, to, row: y }));
            parent.extend(start..runs.len());
            let mut above = before.start;
            for at in start..runs.len() {
                let run = runs[at];
                while above < before.end && runs[above].to < run.from {
                    above += 1;
                }
                let mut other = above;
                while other < before.end && runs[other].from <= run.to {
                    join(&mut parent, other, at);
                    other += 1;
                }
            }
            before = start..runs.len();
        }
        let mut pieces: Vec<Option<Piece>> = vec![None; runs.len()];
        for (at, run) in runs.iter().enumerate() {
            let area = Area { x0: run.from, x1: run.to, y0: run.row, y1: run.row + 1 };
            let piece = pieces[root(&mut parent, at)].get_or_insert(Piece { area, pixels: 0 });
            piece.area = piece.area.cover(area);
            piece.pixels += run.to - run.from;
        }
        pieces.into_iter().flatten().collect()
    }
}

/// Calls `found` with each run of ink of a row.
pub fn runs_of(row: &[bool], mut found: impl FnMut(usize, usize)) {
    let mut from = None;
    for (x, ink) in row.iter().enumerate() {
        match (from, ink) {
            (None, true) => from = Some(x),
            (Some(start), false) => {
                found(start, x);
                from = None;
            }
            _ => {}
        }
    }
    if let Some(start) = from {
        found(start, row.len());
    }
}

/// The first of those that `at` hangs together with.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rows: &[&str]) -> Ink {
        let pixels = rows.iter().flat_map(|row| row.bytes().map(|b| b == b'#')).collect();
        Ink { width: rows[0].len(), height: rows.len(), pixels }
    }

    #[test]
    fn pieces_hang_together_by_corners() {
        let ink = drawn(&["#..#.", ".#.#.", "...#.", "#...."]);
        let mut pieces: Vec<_> = ink.pieces().iter().map(|p| (p.area, p.pixels)).collect();
        pieces.sort_by_key(|(area, _)| (area.y0, area.x0));
        let area = |x0, y0, x1, y1| Area { x0, y0, x1, y1 };
        assert_eq!(pieces, [(area(0, 0, 2, 2), 2), (area(3, 0, 4, 3), 3), (area(0, 3, 1, 4), 1)]);
        let u = drawn(&["#.#", "#.#", "###"]);
        assert_eq!(u.pieces().len(), 1);
    }

    #[test]
    fn gaps_are_closed_where_nothing_bars() {
        let ink = drawn(&["#..#...#"]);
        let closed = ink.closed(2, &drawn(&["........"]));
        assert_eq!(closed.pixels.iter().filter(|p| **p).count(), 5);
        let barred = ink.closed(2, &drawn(&[".#......"]));
        assert_eq!(barred.pixels.iter().filter(|p| **p).count(), 3);
    }
}
