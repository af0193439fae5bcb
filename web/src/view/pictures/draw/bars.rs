//! Horizontal bars, stacked: a label, its parts one after the other, and what does not fit as a hatched piece.
//! On a narrow page labels stand above their bars.

use super::scene::{Ink, Line, Scene, Shape, Tone, fit, lines, wide};

/// One part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How much it is.
    pub size: f32,
    /// Its amount, printed.
    pub text: String,
    /// How it is inked.
    pub ink: Ink,
    /// The figure behind it.
    pub figure: Option<u32>,
    /// What it is, in words.
    pub label: String,
}

/// A difference at a bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// How much is too much, or missing where it is negative.
    pub size: f32,
    /// Of which part of the bar.
    pub part: usize,
    /// It is the suspect's.
    pub red: bool,
    /// The figure that makes it.
    pub figure: Option<u32>,
    /// In words, short: it is written below the bar.
    pub text: String,
    /// In words.
    pub label: String,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What does not fit.
    pub difference: Option<Difference>,
    /// It stands below a line as the sum of the others.
    pub total: bool,
    /// Small print below it.
    pub note: Vec<String>,
}

/// What a kind of part is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// How it is inked.
    pub ink: Ink,
    /// Its name.
    pub name: String,
}

const BAR: f32 = 28.0;
const LINE: f32 = 20.0;
/// A difference takes at most this share of the width, so that a slip of a factor leaves something to be seen.
const MOST: f32 = 0.3;

/// Draws bars with the key of their parts.
pub fn bars(bars: &[Bar], keys: &[Key], width: f32) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let longest = bars.iter().map(|bar| wide(&bar.name)).fold(0.0, f32::max);
    let beside = width >= 480.0 && longest <= width * 0.36;
    let left = if beside { longest + 12.0 } else { 0.0 };
    let room = width - left;
    let whole = |bar: &Bar| bar.parts.iter().map(|p| p.size.max(0.0)).sum::<f32>();
    let most = bars.iter().map(whole).fold(0.0, f32::max);
    let over = |bar: &Bar| bar.difference.as_ref().map_or(0.0, |d| d.size.max(0.0).min(most * MOST));
    let outside = |bar: &Bar| if says_outside(bar, room, most) { wide(&sum_text(bar)) + 12.0 } else { 0.0 };
    // The longest bar with what is written behind it fills the width.
    let scale = bars
        .iter()
        .map(|bar| (room - 2.0 - outside(bar)) / (whole(bar) + over(bar)))
        .fold(f32::INFINITY, f32::min);
    let scale = if scale.is_finite() && scale > 0.0 { scale } else { 0.0 };
    let mut y = key(&mut scene, keys, left);
    for bar in bars {
        if bar.total && bars.len() > 1 {
            scene.lines.push(Line { from: (left, y + 2.0), to: (width, y + 2.0), strong: true });
            y += 18.0;
        }
        let tone = if bar.total { Tone::Bold } else { Tone::Ink };
        if beside {
            scene.say(left - 12.0, y + 19.0, bar.name.as_str()).end().tone(tone);
        } else {
            for line in lines(&bar.name, width, 2) {
                scene.say(0.0, y + 13.0, line).tone(tone);
                y += LINE;
            }
        }
        draw(&mut scene, bar, (left, y), (scale, most));
        y += BAR;
        if let Some(difference) = &bar.difference {
            let tone = if difference.red { Tone::Red } else { Tone::Bold };
            for line in lines(&difference.text, room, 3) {
                y += LINE;
                scene.say(left, y - 3.0, line).tone(tone);
            }
        }
        for note in &bar.note {
            y += LINE;
            scene.say(left, y - 3.0, fit(note, room)).tone(Tone::Quiet);
        }
        y += 14.0;
    }
    scene.height = y;
    scene
}

/// The key, in one row or several; gives where the bars begin.
fn key(scene: &mut Scene, keys: &[Key], left: f32) -> f32 {
    if keys.len() < 2 {
        return 4.0;
    }
    let (mut x, mut y) = (left, 4.0);
    for key in keys {
        let needs = 17.0 + wide(&key.name) + 20.0;
        if x > left && x + needs > scene.width + 20.0 {
            (x, y) = (left, y + LINE);
        }
        let swatch = scene.mark(Shape::Rect(x, y, 11.0, 11.0), key.ink, None, String::new());
        swatch.keys.clear();
        scene.say(x + 17.0, y + 11.0, key.name.as_str()).tone(Tone::Quiet);
        x += needs;
    }
    y + 11.0 + 16.0
}

/// Whether the amounts of a bar's parts are written behind it, since one of them does not fit inside.
fn says_outside(bar: &Bar, room: f32, most: f32) -> bool {
    let rough = if most > 0.0 { room * 0.72 / most } else { 0.0 };
    bar.parts.iter().any(|part| part.size * rough < wide(&part.text) + 16.0 || on(part.ink).is_none())
}

/// The tone of an amount on a part, if it can be written on it.
fn on(ink: Ink) -> Option<Tone> {
    match ink {
        Ink::Strong => Some(Tone::OnStrong),
        Ink::Soft => Some(Tone::OnSoft),
        Ink::Hollow => Some(Tone::Ink),
        _ => None,
    }
}

fn sum_text(bar: &Bar) -> String {
    let parts: Vec<&str> = bar.parts.iter().map(|p| p.text.as_str()).collect();
    parts.join(" + ")
}

fn draw(scene: &mut Scene, bar: &Bar, (left, y): (f32, f32), (scale, most): (f32, f32)) {
    let room = scene.width - left;
    let outside = says_outside(bar, room, most);
    let mut x = left;
    for (at, part) in bar.parts.iter().enumerate() {
        let w = (part.size.max(0.0) * scale).max(1.5);
        scene.mark(Shape::Rect(x, y, w, BAR), part.ink, part.figure, part.label.clone());
        if let (false, Some(tone)) = (outside, on(part.ink)) {
            scene.say(x + 8.0, y + 19.0, part.text.as_str()).tone(tone);
        }
        if let Some(d) = bar.difference.as_ref().filter(|d| d.part == at && d.size < 0.0) {
            let gap = (-d.size * scale).clamp(3.0, w.max(3.0));
            let shape = Shape::Rect(x + w - gap, y, gap, BAR);
            scene.mark(shape, Ink::hatch(d.red), d.figure, d.label.clone());
        }
        x += w;
    }
    if let Some(d) = bar.difference.as_ref().filter(|d| d.size > 0.0) {
        let gap = (d.size.min(most * MOST) * scale).max(4.0);
        scene.mark(Shape::Rect(x, y, gap, BAR), Ink::hatch(d.red), d.figure, d.label.clone());
        let line = Line { from: (x, y - 5.0), to: (x, y + BAR + 5.0), strong: true };
        scene.lines.push(line);
        x += gap;
    }
    if outside {
        scene.say(x + 8.0, y + 19.0, sum_text(bar));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(size: f32, ink: Ink) -> Part {
        Part { size, text: format!("{size:.2}"), ink, figure: Some(1), label: "x".into() }
    }

    fn bar(name: &str, sizes: [f32; 2]) -> Bar {
        let parts = vec![part(sizes[0], Ink::Strong), part(sizes[1], Ink::Soft)];
        Bar { name: name.into(), parts, ..Bar::default() }
    }

    fn right(scene: &Scene) -> f32 {
        let edge = |shape: Shape| match shape {
            Shape::Rect(x, _, w, _) => x + w,
            Shape::Band(_, [x, ..]) => x,
        };
        let texts = scene.texts.iter().map(|t| match t.anchor {
            super::super::scene::Anchor::Start => t.x + wide(&t.text),
            _ => t.x,
        });
        scene.marks.iter().map(|m| edge(m.shape)).chain(texts).fold(0.0, f32::max)
    }

    #[test]
    fn everything_stays_within_the_width() {
        let rows = [bar("社会保障和就业", [88.69, 18.6]), bar("卫生健康", [498.93, 207.67])];
        for width in [280.0, 360.0, 584.0, 1200.0] {
            let scene = bars(&rows, &[], width);
            assert!(right(&scene) <= width + 0.5, "{width}: {}", right(&scene));
            assert!(scene.height > 80.0);
        }
    }

    #[test]
    fn a_difference_is_hatched_beyond_the_bar_and_within_it_where_something_is_missing() {
        let hatched = |size: f32| {
            let mut row = bar("合计", [600.0, 200.0]);
            let (text, label) = ("差额".to_string(), "差额".to_string());
            row.difference = Some(Difference { size, part: 1, red: true, figure: Some(9), text, label });
            let scene = bars(&[row], &[], 600.0);
            let mark = scene.marks.iter().find(|m| m.ink == Ink::HatchRed).cloned().unwrap();
            let Shape::Rect(x, _, w, _) = mark.shape else { panic!() };
            let Shape::Rect(px, _, pw, _) = scene.marks[1].shape else { panic!() };
            (x - (px + pw), w)
        };
        let (from, width) = hatched(50.0);
        assert!(from.abs() < 0.1 && width > 20.0);
        let (from, width) = hatched(-50.0);
        assert!((from + width).abs() < 0.1 && width > 20.0);
        // A slip of a factor of ten thousand does not push the bar off the page.
        assert!(hatched(2_000_000.0).1 < 200.0);
    }

    #[test]
    fn labels_stand_above_on_a_narrow_page() {
        let rows = [bar("卫生健康", [2.0, 1.0])];
        let x = |width| bars(&rows, &[], width).marks[0].shape;
        assert!(matches!(x(320.0), Shape::Rect(0.0, ..)));
        assert!(matches!(x(600.0), Shape::Rect(left, ..) if left > 50.0));
    }

    #[test]
    fn nothing_at_all_is_drawn_too() {
        assert_eq!(bars(&[], &[], 300.0).marks.len(), 0);
        assert!(bars(&[bar("零", [0.0, 0.0])], &[], 300.0).height.is_finite());
    }
}
