//! Which glyphs of a page are seen: not those off the page, cut off by a clip, under a later surface, white on white,
//! or written without ink; and not the large light words that are laid across a page.
//! Letters without ink over a picture are its text, as a scanner read it, and stay.

use crate::layout::geometry::{Glyph, Rect};

/// What is known of how a glyph was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Direction: 0 as usual, then by quarter turns; nothing for anything between.
    pub turn: Option<u8>,
    /// How light it is on paper, from 0 (black) to 1.
    pub light: f32,
    /// Without ink.
    pub invisible: bool,
    /// Cut off by what it was clipped to.
    pub clipped: bool,
}

/// A surface that was filled, or a picture.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    /// What it covers.
    pub rect: Rect,
    /// How many glyphs were drawn before it.
    pub after: usize,
    /// Nothing below it is seen.
    pub covers: bool,
    /// Light letters stand out from it.
    pub dark: bool,
    /// It is a picture.
    pub picture: bool,
}

/// From here on letters are white, and from here on so light that only their size shows them.
const WHITE: f32 = 0.97;
const LIGHT: f32 = 0.6;
/// Words across a page are so many times as large as its text; those that cross nothing, larger still.
const LARGE: f32 = 1.35;
const HUGE: f32 = 3.0;
/// The most comparisons of a page; beyond that everything counts as seen.
const MOST_WORK: usize = 40_000_000;

/// Which glyphs are seen, on a page of a size; `turn` is the direction of most of them.
pub fn seen(
    glyphs: &[Glyph],
    looks: &[Look],
    surfaces: &[Surface],
    (width, height): (f32, f32),
    turn: u8,
) -> Vec<bool> {
    if glyphs.len().saturating_mul(surfaces.len()) > MOST_WORK {
        return vec![true; glyphs.len()];
    }
    let mut seen: Vec<bool> = (0..glyphs.len())
        .map(|n| {
            let ((x, y), look) = (glyphs[n].rect.middle(), looks[n]);
            let on_page = (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
            let read_by_scanner = || surfaces.iter().any(|s| s.picture && s.rect.holds((x, y)));
            let inked = if look.invisible {
                read_by_scanner()
            } else {
                look.light < WHITE || stands_out(n, (x, y), surfaces)
            };
            let covered =
                || surfaces.iter().any(|s| s.covers && s.after > n && s.rect.surrounds(glyphs[n].rect));
            on_page && !look.clipped && inked && (look.invisible || !covered())
        })
        .collect();
    keep_forgotten(glyphs, looks, &mut seen);
    drop_across(glyphs, looks, surfaces, turn, &mut seen);
    seen
}

/// Lines without ink at the end of a page are text all the same where a program that wrote one word without ink forgot
/// to take ink again: several whole lines, beside which nothing is seen. The word itself stands beside what is seen.
fn keep_forgotten(glyphs: &[Glyph], looks: &[Look], seen: &mut [bool]) {
    let tail = looks.iter().rposition(|look| !look.invisible).map_or(0, |last| last + 1);
    if tail == 0 || tail == glyphs.len() {
        return;
    }
    let mut inked: Vec<f32> = (0..tail).filter(|&n| seen[n]).map(|n| glyphs[n].baseline).collect();
    inked.sort_by(f32::total_cmp);
    let beside = |glyph: &Glyph| {
        let near = 0.6 * glyph.size;
        let after = inked.partition_point(|at| *at < glyph.baseline - near);
        inked.get(after).is_some_and(|at| *at <= glyph.baseline + near)
    };
    let alone: Vec<usize> = (tail..glyphs.len()).filter(|&n| !beside(&glyphs[n])).collect();
    let mut lines: Vec<f32> = alone.iter().map(|&n| glyphs[n].baseline).collect();
    lines.sort_by(f32::total_cmp);
    lines.dedup_by(|b, a| *b - *a < 1.0);
    if lines.len() >= FORGOTTEN {
        alone.into_iter().for_each(|n| seen[n] = true);
    }
}

/// So many lines are no word that somebody hides.
const FORGOTTEN: usize = 3;

/// Whether something darker lies below a glyph.
fn stands_out(n: usize, middle: (f32, f32), surfaces: &[Surface]) -> bool {
    surfaces.iter().any(|s| s.dark && s.after <= n && s.rect.holds(middle))
}

/// Drops large light words that are laid across a page, and light ones that are turned against its text.
fn drop_across(glyphs: &[Glyph], looks: &[Look], surfaces: &[Surface], turn: u8, seen: &mut [bool]) {
    let mut sizes: Vec<f32> = (0..glyphs.len())
        .filter(|&n| seen[n] && looks[n].light < LIGHT && looks[n].turn == Some(turn))
        .map(|n| glyphs[n].size)
        .collect();
    if sizes.is_empty() {
        return;
    }
    let middle = sizes.len() / 2;
    let usual = *sizes.select_nth_unstable_by(middle, f32::total_cmp).1;
    let is_light =
        |n: usize| seen[n] && looks[n].light >= LIGHT && !stands_out(n, glyphs[n].rect.middle(), surfaces);
    let light: Vec<usize> = (0..glyphs.len()).filter(|&n| is_light(n)).collect();
    let dark: Vec<usize> = (0..glyphs.len()).filter(|&n| seen[n] && looks[n].light < LIGHT).collect();
    let mut from = 0;
    while from < light.len() {
        let first = &glyphs[light[from]];
        // Glyphs of one word are drawn one after another, in one size.
        let mut to = from + 1;
        while to < light.len()
            && light[to] == light[to - 1] + 1
            && (glyphs[light[to]].size - first.size).abs() < 0.1
        {
            to += 1;
        }
        let word = &light[from..to];
        let rect = word.iter().map(|&n| glyphs[n].rect).reduce(Rect::cover).unwrap_or_default();
        let turned = word.iter().all(|&n| looks[n].turn != Some(turn));
        let large = first.size > LARGE * usual;
        let crosses = || dark.iter().any(|&n| rect.meets(glyphs[n].rect));
        if turned || first.size > HUGE * usual || large && crosses() {
            word.iter().for_each(|&n| seen[n] = false);
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::tests::typed;

    const INK: Look = Look { turn: Some(0), light: 0.0, invisible: false, clipped: false };

    fn read(glyphs: &[Glyph], looks: &[Look], surfaces: &[Surface]) -> String {
        let seen = seen(glyphs, looks, surfaces, (200.0, 100.0), 0);
        glyphs.iter().zip(seen).filter(|(_, seen)| *seen).map(|(g, _)| g.text.as_str()).collect()
    }

    fn surface(x0: f32, x1: f32, after: usize) -> Surface {
        let rect = Rect { x0, y0: 0.0, x1, y1: 100.0 };
        Surface { rect, after, covers: false, dark: false, picture: false }
    }

    #[test]
    fn what_nobody_sees_is_not_read() {
        let mut glyphs = typed("12", 10.0, 20.0, 10.0);
        glyphs.extend(typed("3", -30.0, 20.0, 10.0));
        glyphs.extend(typed("456", 100.0, 20.0, 10.0));
        let mut looks = vec![INK; 6];
        looks[3].invisible = true;
        looks[4].light = 1.0;
        looks[5].clipped = true;
        assert_eq!(read(&glyphs, &looks, &[]), "12");
        // Over a picture it is the picture's text; on a dark ground white is seen.
        let picture = Surface { picture: true, ..surface(90.0, 200.0, 6) };
        assert_eq!(read(&glyphs, &looks, &[picture]), "124");
        let ground = Surface { dark: true, ..surface(90.0, 200.0, 0) };
        assert_eq!(read(&glyphs, &looks, &[ground]), "125");
        let cover = Surface { covers: true, ..surface(0.0, 15.5, 3) };
        assert_eq!(read(&glyphs, &looks, &[cover]), "2");
        assert_eq!(read(&glyphs, &looks, &[Surface { after: 0, ..cover }]), "12");
    }

    #[test]
    fn words_across_a_page_are_no_text() {
        let mut glyphs = typed("合计1,234.50", 10.0, 50.0, 10.0);
        let count = glyphs.len();
        glyphs.extend(typed("样稿", 20.0, 55.0, 24.0));
        let mut looks = vec![INK; count];
        looks.extend([Look { light: 0.8, ..INK }; 2]);
        assert_eq!(read(&glyphs, &looks, &[]), "合计1,234.50");
        // A light title above the text stays; dark words are text wherever they stand.
        let above = [typed("合计", 10.0, 50.0, 10.0), typed("样稿", 20.0, 30.0, 14.0)].concat();
        let looks = [INK, INK, Look { light: 0.8, ..INK }, Look { light: 0.8, ..INK }];
        assert_eq!(read(&above, &looks, &[]), "合计样稿");
        let turned = [INK, INK, Look { light: 0.8, turn: Some(1), ..INK }, Look { turn: Some(1), ..INK }];
        assert_eq!(read(&above, &turned, &[]), "合计稿");
    }
}
