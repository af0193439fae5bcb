//! Where text stands on a page: ink closed up along its lines, cut at ruled lines and at wide gaps.
//! Specks are no text; strokes that stand one above the other (二) are one piece.

use crate::ink::{Ink, Piece};
use crate::picture::Area;
use crate::rulings::Rule;

/// The most pieces of text of a page that are read.
pub const MOST: usize = 4_000;

/// Text in one line, and what must not be touched around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What its ink covers.
    pub area: Area,
}

/// Gaps up to so many letter heights stand within a line: between digits around a point, and around marks of Han.
const GAP: f32 = 1.3;
/// Gaps behind a stroke that is a letter: the mark behind it is too small to be seen as one.
const STROKE_GAP: f32 = 2.0;
/// Letters higher than so many of the usual ones are of a title.
const LARGE: f32 = 1.9;

/// Sizes of text that are told apart on a page: what is much smaller than the rest is looked for in what is left.
const SIZES: usize = 3;

/// The text of a page, from top to bottom; `ink` is without ruled lines.
pub fn segments(ink: &Ink, rules: &[Rule], dpi: f32) -> Vec<Segment> {
    let barred = bars(ink, rules);
    let mut left = ink.clone();
    let mut areas: Vec<Area> = Vec::new();
    for size in 0..SIZES {
        let mut found = of_size(&left, &barred, dpi);
        // What is left of lines and letters is slender.
        found.retain(|area| size == 0 || 2 * area.width() > area.height());
        if found.is_empty() {
            break;
        }
        found.iter().for_each(|area| left.wipe(area));
        areas.extend(found);
    }
    with_marks(&mut areas, ink, &barred);
    areas.sort_by_key(|area| (area.y0, area.x0));
    areas.truncate(MOST);
    areas.into_iter().map(|area| Segment { area }).collect()
}

/// Widens areas to the marks beside them (：、，) that were too small to be looked for; what they lead to is then one line.
fn with_marks(areas: &mut Vec<Area>, ink: &Ink, barred: &Ink) {
    let mut marks: Vec<Area> = ink.pieces().into_iter().map(|piece| piece.area).collect();
    marks.retain(|mark| mark.width().max(mark.height()) >= 2);
    marks.sort_by_key(|mark| mark.x0);
    let tallest = marks.iter().map(Area::width).max().unwrap_or(0);
    for area in areas.iter_mut() {
        let height = area.height();
        let reach = height * 7 / 10;
        let own = *area;
        let from = marks.partition_point(|mark| mark.x0 + reach + tallest < own.x0);
        for mark in marks[from..].iter().take_while(|mark| mark.x0 <= own.x1 + 2 * reach) {
            let level = mark.y0 + height / 8 >= own.y0 && mark.y1 <= own.y1 + height / 4;
            let small = mark.width() < height / 2 && mark.height() < height;
            let near = mark.x0 <= area.x1 + reach && mark.x1 + reach >= area.x0;
            if level && small && near && !is_barred(area, mark, barred) {
                (area.x0, area.x1) = (area.x0.min(mark.x0), area.x1.max(mark.x1));
            }
        }
    }
    let mut heights: Vec<usize> = areas.iter().map(Area::height).collect();
    heights.sort_unstable();
    if let Some(usual) = heights.get(heights.len() / 2) {
        together(areas, *usual as f32, barred);
    }
}

/// The text of the size that most of the ink has, and of titles.
fn of_size(ink: &Ink, barred: &Ink, dpi: f32) -> Vec<Area> {
    let pieces = ink.pieces();
    let Some(letter) = letter_height(&pieces, dpi) else { return Vec::new() };
    let mut clean = without_specks(ink, &pieces, letter);
    let mut areas = titles(&mut clean, &pieces, letter, barred);
    let closed = clean.closed((GAP * letter) as usize, barred);
    let usual = closed.pieces().into_iter().flat_map(|piece| parted(&clean, piece.area, letter));
    let mut usual: Vec<Area> = usual.collect();
    together(&mut usual, letter, barred);
    usual.retain(|area| is_text(area, letter));
    areas.extend(usual);
    areas
}

/// Lines of letters much larger than most, which are taken out of the ink.
fn titles(ink: &mut Ink, pieces: &[Piece], letter: f32, barred: &Ink) -> Vec<Area> {
    let is_large = |piece: &&Piece| {
        let (width, height) = (piece.area.width() as f32, piece.area.height() as f32);
        (LARGE * letter..8.0 * letter).contains(&height) && width > 0.25 * height && width < 4.0 * height
    };
    let large: Vec<&Piece> = pieces.iter().filter(is_large).collect();
    let mut heights: Vec<usize> = large.iter().map(|piece| piece.area.height()).collect();
    heights.sort_unstable();
    let Some(height) = heights.get(heights.len() / 2).map(|height| *height as f32) else { return Vec::new() };
    let mut alone = Ink { pixels: vec![false; ink.pixels.len()], ..*ink };
    for piece in large {
        for y in piece.area.y0..piece.area.y1 {
            let row = y * ink.width;
            let (from, to) = (row + piece.area.x0, row + piece.area.x1);
            alone.pixels[from..to].copy_from_slice(&ink.pixels[from..to]);
        }
    }
    let closed = alone.closed(height as usize, barred);
    let mut areas: Vec<Area> = closed.pieces().into_iter().map(|piece| piece.area).collect();
    together(&mut areas, height, barred);
    areas.retain(|area| is_text(area, height));
    areas.iter().for_each(|area| ink.wipe(area));
    areas
}

/// How high the letters of most of the text are, in pixels.
pub fn letter_height(pieces: &[Piece], dpi: f32) -> Option<f32> {
    let (least, most) = (0.045 * dpi, 0.35 * dpi);
    let likely = |piece: &&Piece| {
        let (width, height) = (piece.area.width() as f32, piece.area.height() as f32);
        (least..most).contains(&height) && width < 3.0 * height && width > 0.2 * height
    };
    let mut heights: Vec<usize> = pieces.iter().filter(likely).map(|piece| piece.area.height()).collect();
    if heights.is_empty() {
        return None;
    }
    heights.sort_unstable();
    // Strokes of letters that do not hang together are lower than the letters.
    Some(heights[heights.len() * 7 / 10] as f32)
}

/// The ink without what is too small to be a letter, or too large.
fn without_specks(ink: &Ink, pieces: &[Piece], letter: f32) -> Ink {
    let mut out = ink.clone();
    for piece in pieces {
        let (width, height) = (piece.area.width() as f32, piece.area.height() as f32);
        let speck = width < 0.28 * letter && height < 0.28 * letter;
        let large = height > 5.0 * letter || piece.pixels as f32 > 12.0 * letter * letter;
        // Of what is large and not filled, such as a frame, only its own pixels would have to go; few pages have any.
        let filled = piece.pixels * 2 > piece.area.width() * piece.area.height();
        if speck || large && filled {
            out.wipe(&piece.area);
        }
    }
    out
}

/// Upright ruled lines, as ink.
fn bars(ink: &Ink, rules: &[Rule]) -> Ink {
    let mut out = Ink { width: ink.width, height: ink.height, pixels: vec![false; ink.pixels.len()] };
    for rule in rules.iter().filter(|rule| !rule.horizontal) {
        let x = rule.at as usize;
        for y in rule.from as usize..(rule.to as usize).min(ink.height) {
            if x < ink.width {
                out.pixels[y * ink.width + x] = true;
            }
        }
    }
    out
}

/// An area of several lines that touch, parted where least ink is.
fn parted(ink: &Ink, area: Area, letter: f32) -> Vec<Area> {
    if (area.height() as f32) < 1.75 * letter {
        return vec![area];
    }
    let filled: Vec<usize> =
        (area.y0..area.y1).map(|y| ink.row(y)[area.x0..area.x1].iter().filter(|ink| **ink).count()).collect();
    let most = filled.iter().copied().max().unwrap_or(0);
    let sparse = |n: usize| filled[n] * 12 <= most;
    let mut out: Vec<Area> = Vec::new();
    let mut from = None;
    for n in 0..=filled.len() {
        match (from, n == filled.len() || sparse(n)) {
            (None, false) => from = Some(n),
            (Some(start), true) => {
                out.push(Area { y0: area.y0 + start, y1: area.y0 + n, ..area });
                from = None;
            }
            _ => {}
        }
    }
    // Pieces of letters are no lines: those stay whole.
    let lines = out.iter().filter(|part| part.height() as f32 > 0.6 * letter).count();
    if lines < 2 {
        return vec![area];
    }
    out.iter().map(|part| tight(ink, part)).collect()
}

/// An area without blank sides.
fn tight(ink: &Ink, area: &Area) -> Area {
    let has_ink = |x: &usize| (area.y0..area.y1).any(|y| ink.pixels[y * ink.width + x]);
    let x0 = (area.x0..area.x1).find(has_ink).unwrap_or(area.x0);
    let x1 = (area.x0..area.x1).rev().find(has_ink).map_or(area.x1, |x| x + 1);
    Area { x0, x1, ..*area }
}

/// Puts areas together that are parts of one line: low ones beside or above one another, and what lies within another.
fn together(areas: &mut Vec<Area>, letter: f32, barred: &Ink) {
    areas.sort_by_key(|area| (area.y0, area.x0));
    let mut at = 0;
    while at < areas.len() {
        let a = areas[at];
        // Ordered by their tops: what could be joined begins within a letter's height.
        let joined = (at + 1..areas.len())
            .take_while(|other| areas[*other].y0 as f32 <= a.y1 as f32 + letter)
            .find(|other| are_one(&a, &areas[*other], letter, barred));
        match joined {
            Some(other) => {
                areas[at] = a.cover(areas[other]);
                areas.remove(other);
            }
            None => at += 1,
        }
    }
}

fn are_one(a: &Area, b: &Area, letter: f32, barred: &Ink) -> bool {
    let whole = a.cover(*b);
    let across = a.x1.min(b.x1) as f32 - a.x0.max(b.x0) as f32;
    let down = a.y1.min(b.y1) as f32 - a.y0.max(b.y0) as f32;
    let (least_width, least_height) = (a.width().min(b.width()) as f32, a.height().min(b.height()) as f32);
    let one_line = whole.height() as f32 <= 1.35 * letter.max(a.height().max(b.height()) as f32);
    let low = (a.height().min(b.height()) as f32) < 0.62 * letter;
    let stacked = low && across > 0.4 * least_width && one_line && (whole.height() as f32) < 1.3 * letter;
    // A stroke in the middle of its line is a letter (一) or a dash.
    let gap = if low { STROKE_GAP } else { 1.0 };
    let beside = down > 0.5 * least_height && -across < gap * letter && one_line;
    let within = across > 0.8 * least_width && down > 0.8 * least_height;
    (stacked || beside || within) && !is_barred(a, b, barred)
}

/// Whether an upright line stands between both.
fn is_barred(a: &Area, b: &Area, barred: &Ink) -> bool {
    let (left, right) = if a.x0 < b.x0 { (a, b) } else { (b, a) };
    let y = (left.y0.max(right.y0) + left.y1.min(right.y1)) / 2;
    let row = barred.row(y.min(barred.height - 1));
    left.x1 < right.x0 && row[left.x1..right.x0].iter().any(|bar| *bar)
}

/// Whether an area may be text: no speck, and no stroke left of a ruled line.
fn is_text(area: &Area, letter: f32) -> bool {
    let (width, height) = (area.width() as f32, area.height() as f32);
    let stroke = width > 0.25 * letter && width < 3.0 * letter;
    height > 0.45 * letter && width > 0.12 * letter || stroke
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(boxes: &[(usize, usize, usize, usize)]) -> Ink {
        let (width, height) = (400, 200);
        let mut pixels = vec![false; width * height];
        for (x0, y0, x1, y1) in boxes {
            for y in *y0..*y1 {
                pixels[y * width + x0..y * width + x1].fill(true);
            }
        }
        Ink { width, height, pixels }
    }

    /// Letters of 10 by 20 with gaps of 4.
    fn word(x: usize, y: usize, letters: usize) -> Vec<(usize, usize, usize, usize)> {
        (0..letters).map(|n| (x + 14 * n, y, x + 14 * n + 10, y + 20)).collect()
    }

    #[test]
    fn words_are_cut_at_ruled_lines_and_specks_are_none() {
        let mut boxes = word(20, 20, 4);
        boxes.extend(word(80, 20, 3));
        boxes.extend(word(20, 60, 5));
        boxes.push((200, 150, 203, 153));
        let ink = page(&boxes);
        let bar = Rule { horizontal: false, at: 77.0, from: 0.0, to: 50.0, thick: 1.0 };
        let areas: Vec<Area> = segments(&ink, &[bar], 200.0).iter().map(|s| s.area).collect();
        let area = |x0, y0, x1, y1| Area { x0, y0, x1, y1 };
        assert_eq!(areas, [area(20, 20, 72, 40), area(80, 20, 118, 40), area(20, 60, 86, 80)]);
        assert_eq!(segments(&ink, &[], 200.0).len(), 2);
    }

    #[test]
    fn strokes_above_one_another_are_one_and_lines_are_two() {
        let mut boxes = word(20, 20, 3);
        boxes.extend([(200, 22, 215, 25), (198, 35, 218, 38)]);
        boxes.extend(word(20, 46, 3));
        let areas: Vec<Area> = segments(&page(&boxes), &[], 200.0).iter().map(|s| s.area).collect();
        assert_eq!(areas.len(), 3, "{areas:?}");
        assert!(areas.contains(&Area { x0: 198, y0: 22, x1: 218, y1: 38 }), "{areas:?}");
    }
}
