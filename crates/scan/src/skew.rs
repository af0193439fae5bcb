//! How far the lines of a page lean: the slope along which ink is packed into the fewest rows.
//! Tried on a thinned picture, coarsely and then finely around the best.

use crate::ink::Ink;

/// The steepest slope that is looked for, in pixels down for each to the right; about 3 degrees.
const STEEPEST: f32 = 0.055;
/// Ink is thinned to about so many pixels.
const SAMPLE: usize = 150_000;

/// The slope of the lines of a page.
pub fn slope(ink: &Ink) -> f32 {
    let points = sample(ink);
    if points.len() < 200 {
        return 0.0;
    }
    let best_of = |from: f32, to: f32, steps: usize| {
        let slopes = (0..=steps).map(|n| from + (to - from) * n as f32 / steps as f32);
        let scored = slopes.map(|slope| (packing(&points, ink, slope), slope));
        // Of equal ones, the one that leans least.
        scored
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.abs().total_cmp(&a.1.abs())))
            .map_or(0.0, |best| best.1)
    };
    let coarse = best_of(-STEEPEST, STEEPEST, 44);
    let step = STEEPEST / 22.0;
    let fine = best_of(coarse - step, coarse + step, 20);
    if packing(&points, ink, fine) > 1.02 * packing(&points, ink, 0.0) { fine } else { 0.0 }
}

/// How much more level the ink of a page lies than upright: above 1 its lines run from left to right.
pub fn levelness(ink: &Ink) -> f32 {
    let upright = ink.transposed();
    let packed = |ink: &Ink| packing(&sample(ink), ink, slope(ink)) as f32;
    packed(ink) / packed(&upright).max(1.0)
}

fn sample(ink: &Ink) -> Vec<(u32, u32)> {
    let all = ink.pixels.iter().filter(|ink| **ink).count();
    let every = (all / SAMPLE).max(1);
    let places = (0..ink.height).flat_map(|y| {
        ink.row(y).iter().enumerate().filter(|(_, ink)| **ink).map(move |(x, _)| (x as u32, y as u32))
    });
    places.step_by(every).collect()
}

/// How unevenly the ink is spread over rows that lean.
fn packing(points: &[(u32, u32)], ink: &Ink, slope: f32) -> f64 {
    let spare = (slope.abs() * ink.width as f32) as usize + 2;
    let mut rows = vec![0_u32; ink.height + 2 * spare];
    for (x, y) in points {
        let row = *y as f32 - slope * *x as f32 + spare as f32;
        if let Some(row) = rows.get_mut(row as usize) {
            *row += 1;
        }
    }
    rows.windows(2).map(|w| (f64::from(w[0]) - f64::from(w[1])).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lined(slope: f32) -> Ink {
        let (width, height) = (900, 700);
        let mut pixels = vec![false; width * height];
        for line in 0..20 {
            for x in 50..850 {
                for thick in 0..6 {
                    let y = 60.0 + 28.0 * line as f32 + slope * (x as f32 - 450.0) + thick as f32;
                    if x / 9 % 3 > 0 {
                        pixels[y as usize * width + x] = true;
                    }
                }
            }
        }
        Ink { width, height, pixels }
    }

    #[test]
    fn the_slope_of_lines_is_found() {
        for turned in [-0.035, -0.004, 0.0, 0.01, 0.035] {
            let found = slope(&lined(turned));
            assert!((found - turned).abs() < 0.0012, "{turned}: {found}");
        }
    }

    #[test]
    fn lines_that_run_downwards_are_told() {
        assert!(levelness(&lined(0.01)) > 1.5);
        assert!(levelness(&lined(0.01).transposed()) < 0.7);
    }
}
