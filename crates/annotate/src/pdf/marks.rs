//! Where on its pages a remark stands: boxes around the figures that it speaks of, line by line.
//! In the coordinates of the pages as they are read; frames take them to the page's own.

use gouji_intake::{Letter, Place, Taken};

/// A rectangle on a page as it is read: left, upper, right and lower edge.
pub type Area = [f32; 4];

/// Boxes on a page, by its number from 1.
pub type OnPage = (u32, Vec<Area>);

/// The boxes around bytes of the text, page by page; for a blank, its cell.
pub fn around(taken: &Taken, (start, end): (u32, u32)) -> Vec<OnPage> {
    let mut out: Vec<OnPage> = Vec::new();
    for letter in taken.letters_of(start..end) {
        let area = [letter.left, letter.top, letter.right, letter.bottom];
        match out.last_mut().filter(|(page, _)| *page == letter.page) {
            Some((_, areas)) => match areas.last_mut().filter(|last| goes_on(last, &letter)) {
                Some(last) => *last = cover(*last, area),
                None => areas.push(area),
            },
            None => out.push((letter.page, vec![area])),
        }
    }
    // Letters are often set closer than their font tells: a box ends where the next one begins.
    let next = taken.letters_of(end..end.saturating_add(4)).into_iter().next();
    if let Some(next) = next
        && let Some((page, areas)) = out.last_mut()
        && let Some(last) = areas.last_mut()
        && *page == next.page
        && goes_on(last, &next)
    {
        last[2] = last[2].min(next.left.max(last[0]));
    }
    if out.is_empty()
        && let Some(origin) = taken.origin(start)
        && let Place::Page { page, left, top, right, bottom } = origin.place
    {
        out.push((page, vec![[left, top, right, bottom]]));
    }
    out
}

/// Whether a letter stands behind a box on the same line, with no more than a word's gap between.
fn goes_on([_, top, right, bottom]: &Area, letter: &Letter) -> bool {
    let middle = (letter.top + letter.bottom) / 2.0;
    let height = bottom - top;
    (*top..=*bottom).contains(&middle) && (letter.left - right).abs() < height
}

/// The smallest box around both.
pub fn cover(a: Area, b: Area) -> Area {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// The corners of a box in a page's own coordinates: upper left, upper right, lower left, lower right, as it is read.
pub fn corners(frame: &[f64; 6], [left, top, right, bottom]: Area) -> [(f32, f32); 4] {
    [(left, top), (right, top), (left, bottom), (right, bottom)].map(|point| own(frame, point))
}

/// A point in a page's own coordinates.
pub fn own([a, b, c, d, e, f]: &[f64; 6], (x, y): (f32, f32)) -> (f32, f32) {
    let (x, y) = (f64::from(x), f64::from(y));
    ((a * x + c * y + e) as f32, (b * x + d * y + f) as f32)
}

/// A box that is thick enough to be no line: what is thinner is read as a ruled line of a table, should the copy be read.
pub fn thick([left, top, right, bottom]: Area) -> Area {
    const LEAST: f32 = 4.5;
    let more = |from: f32, to: f32| ((LEAST - (to - from)) / 2.0).max(0.0);
    let (x, y) = (more(left, right), more(top, bottom));
    [left - x, top - y, right + x, bottom + y]
}
