//! Pictures of pages: colours as they come, and grey as the steps behind work on it.
//! Grey is made even: the paper white wherever light fell unevenly, stamps of red ink left out.

/// A picture in colours, row by row from the top, three bytes to a pixel: red, green, blue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Three bytes for each pixel.
    pub rgb: Vec<u8>,
}

/// A picture in grey: 0 is black.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grey {
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// A byte for each pixel.
    pub pixels: Vec<u8>,
}

/// So much more red than green and blue is ink of a stamp.
const RED: u8 = 50;
/// Paper is judged in squares of so many pixels.
const SQUARE: usize = 32;

impl Picture {
    /// It in grey. What is red is as light as its red part: on white paper it vanishes, over print the print stays.
    pub fn grey(&self) -> Grey {
        let pixels = self.rgb.chunks_exact(3).map(|pixel| {
            let [red, green, blue] = [pixel[0], pixel[1], pixel[2]];
            if red.saturating_sub(green.max(blue)) > RED {
                return red;
            }
            ((u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8) as u8
        });
        Grey { width: self.width, height: self.height, pixels: pixels.collect() }
    }
}

impl Grey {
    /// White paper.
    pub fn white(width: usize, height: usize) -> Grey {
        Grey { width, height, pixels: vec![255; width * height] }
    }

    /// The pixel at a place, which lies in the picture.
    pub fn at(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.width + x]
    }

    /// It with the paper white everywhere: each pixel in the measure of the paper around it.
    pub fn even(&self) -> Grey {
        let (columns, rows) = (self.width.div_ceil(SQUARE), self.height.div_ceil(SQUARE));
        let mut paper = vec![255.0_f32; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                paper[row * columns + column] = self.paper(column * SQUARE, row * SQUARE);
            }
        }
        let paper = smooth(&paper, columns, rows);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let light = between(&paper, columns, rows, x, y);
                let pixel = f32::from(self.at(x, y)) * 250.0 / light.max(1.0);
                pixels.push(pixel.min(255.0) as u8);
            }
        }
        Grey { width: self.width, height: self.height, pixels }
    }

    /// How light the paper of a square is: what three quarters of it are darker than.
    fn paper(&self, left: usize, top: usize) -> f32 {
        let mut counts = [0_u32; 256];
        let mut all = 0;
        for y in top..(top + SQUARE).min(self.height) {
            for x in left..(left + SQUARE).min(self.width) {
                counts[usize::from(self.at(x, y))] += 1;
                all += 1;
            }
        }
        let mut below = 0;
        let light = counts.iter().position(|count| {
            below += count;
            4 * below >= 3 * all
        });
        light.unwrap_or(255) as f32
    }

    /// The grey that parts ink from paper best (Otsu), kept within what is possible on even paper.
    pub fn threshold(&self) -> u8 {
        let mut counts = [0_u64; 256];
        self.pixels.iter().for_each(|pixel| counts[usize::from(*pixel)] += 1);
        let all: u64 = counts.iter().sum();
        let total: u64 = counts.iter().enumerate().map(|(grey, count)| grey as u64 * count).sum();
        let (mut below, mut sum, mut best, mut found) = (0_u64, 0_u64, 0.0_f64, 128);
        for (grey, count) in counts.iter().enumerate() {
            below += count;
            sum += grey as u64 * count;
            if below == 0 || below == all {
                continue;
            }
            let dark = sum as f64 / below as f64;
            let light = (total - sum) as f64 / (all - below) as f64;
            let parted = below as f64 * (all - below) as f64 * (light - dark).powi(2);
            if parted > best {
                (best, found) = (parted, grey);
            }
        }
        found.clamp(110, 190) as u8
    }

    /// The grey at a place between pixels; white outside.
    pub fn between(&self, x: f32, y: f32) -> f32 {
        let (left, top) = (x.floor(), y.floor());
        let (right_part, lower_part) = (x - left, y - top);
        let pixel = |dx: i64, dy: i64| {
            let (x, y) = (left as i64 + dx, top as i64 + dy);
            let inside = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
            if inside { f32::from(self.at(x as usize, y as usize)) } else { 255.0 }
        };
        let upper = pixel(0, 0) * (1.0 - right_part) + pixel(1, 0) * right_part;
        let lower = pixel(0, 1) * (1.0 - right_part) + pixel(1, 1) * right_part;
        upper * (1.0 - lower_part) + lower * lower_part
    }

    /// It turned about its middle so that what leant by `slope` (pixels down for each to the right) lies level.
    pub fn level(&self, slope: f32) -> Grey {
        let turn = Turn::of(slope, self.width, self.height);
        let mut out = Grey::white(self.width, self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let (from_x, from_y) = turn.back((x as f32, y as f32));
                out.pixels[y * self.width + x] = self.between(from_x, from_y) as u8;
            }
        }
        out
    }

    /// It turned clockwise by a quarter.
    pub fn quarter(&self) -> Grey {
        let mut out = Grey::white(self.height, self.width);
        for y in 0..self.height {
            for x in 0..self.width {
                out.pixels[x * self.height + (self.height - 1 - y)] = self.at(x, y);
            }
        }
        out
    }

    /// A part of it, scaled to a height by averages.
    pub fn scaled(&self, part: &Area, height: usize) -> Grey {
        let scale = part.height() as f32 / height as f32;
        let width = ((part.width() as f32 / scale).round() as usize).max(1);
        let across = part.width() as f32 / width as f32;
        let mut out = Grey::white(width, height);
        for y in 0..height {
            for x in 0..width {
                let left = part.x0 as f32 + x as f32 * across;
                let top = part.y0 as f32 + y as f32 * scale;
                out.pixels[y * width + x] = self.mean(left, top, across, scale);
            }
        }
        out
    }

    /// The mean of a small rectangle; of one smaller than a pixel, what lies between its neighbours.
    fn mean(&self, left: f32, top: f32, width: f32, height: f32) -> u8 {
        let (steps_x, steps_y) = (width.ceil().max(1.0) as usize, height.ceil().max(1.0) as usize);
        let mut sum = 0.0;
        for j in 0..steps_y {
            for i in 0..steps_x {
                let x = left + (i as f32 + 0.5) * width / steps_x as f32 - 0.5;
                let y = top + (j as f32 + 0.5) * height / steps_y as f32 - 0.5;
                sum += self.between(x, y);
            }
        }
        (sum / (steps_x * steps_y) as f32 + 0.5) as u8
    }
}

/// A part of a picture, in pixels: from `x0` up to, and without, `x1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x0: usize,
    /// Upper edge.
    pub y0: usize,
    /// Right edge.
    pub x1: usize,
    /// Lower edge.
    pub y1: usize,
}

impl Area {
    /// Its width.
    pub fn width(&self) -> usize {
        self.x1 - self.x0
    }

    /// Its height.
    pub fn height(&self) -> usize {
        self.y1 - self.y0
    }

    /// The smallest area around both.
    pub fn cover(self, other: Area) -> Area {
        Area {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// A small turn about the middle of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turn {
    sine: f32,
    cosine: f32,
    middle: (f32, f32),
}

impl Turn {
    /// The turn that levels lines which lean by `slope` in a picture of a size.
    pub fn of(slope: f32, width: usize, height: usize) -> Turn {
        let angle = slope.atan();
        let middle = (width as f32 / 2.0, height as f32 / 2.0);
        Turn { sine: angle.sin(), cosine: angle.cos(), middle }
    }

    /// Where a point of the levelled picture was before.
    pub fn back(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        let from_x = self.middle.0 + dx * self.cosine - dy * self.sine;
        (from_x, self.middle.1 + dx * self.sine + dy * self.cosine)
    }
}

/// Squares evened out with their neighbours: what stands in one square is no paper.
fn smooth(paper: &[f32], columns: usize, rows: usize) -> Vec<f32> {
    let mut out = Vec::with_capacity(paper.len());
    for row in 0..rows {
        for column in 0..columns {
            let mut around: Vec<f32> = Vec::with_capacity(9);
            for y in row.saturating_sub(1)..(row + 2).min(rows) {
                for x in column.saturating_sub(1)..(column + 2).min(columns) {
                    around.push(paper[y * columns + x]);
                }
            }
            around.sort_by(f32::total_cmp);
            out.push(around[around.len() / 2]);
        }
    }
    out
}

/// The light at a pixel, between the middles of squares.
fn between(paper: &[f32], columns: usize, rows: usize, x: usize, y: usize) -> f32 {
    let place = |at: usize, most: usize| {
        let at = (at as f32 / SQUARE as f32 - 0.5).clamp(0.0, (most - 1) as f32);
        let low = at.floor() as usize;
        (low, (low + 1).min(most - 1), at - at.floor())
    };
    let ((left, right, across), (top, low, down)) = (place(x, columns), place(y, rows));
    let of = |column: usize, row: usize| paper[row * columns + column];
    let upper = of(left, top) * (1.0 - across) + of(right, top) * across;
    let lower = of(left, low) * (1.0 - across) + of(right, low) * across;
    upper * (1.0 - down) + lower * down
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_vanishes_and_print_under_it_stays() {
        let rgb = vec![230, 40, 40, 60, 10, 10, 255, 255, 255, 20, 20, 20];
        let grey = Picture { width: 4, height: 1, rgb }.grey();
        assert!(grey.pixels[0] > 200 && grey.pixels[1] < 80, "{:?}", grey.pixels);
        assert_eq!((grey.pixels[2], grey.pixels[3]), (255, 20));
    }

    #[test]
    fn uneven_paper_becomes_white() {
        let mut grey = Grey::white(200, 100);
        for y in 0..100 {
            for x in 0..200 {
                let paper = 250 - x as u8 / 4;
                grey.pixels[y * 200 + x] = if y % 20 == 3 && x % 7 < 3 { paper / 3 } else { paper };
            }
        }
        let even = grey.even();
        let threshold = even.threshold();
        assert!(even.at(190, 50) > 225 && even.at(5, 50) > 235);
        assert!(even.at(189, 3) < threshold && even.at(0, 3) < threshold);
    }

    #[test]
    fn levelled_points_lead_back() {
        let turn = Turn::of(0.03, 1000, 800);
        let (x, y) = turn.back((900.0, 400.0));
        assert!((y - (400.0 + 400.0 * 0.03)).abs() < 0.1 && (x - 900.0).abs() < 1.0, "{x} {y}");
    }
}
