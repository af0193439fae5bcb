//! Pairs of bars: what was before, hollow, above what is now.
//! For a few kinds of small amounts, such as the three public expenses.

use super::scene::{Ink, Line, Scene, Shape, Tone, fit, lines, wide};

/// One bar of a pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Half {
    /// How much it is.
    pub size: f32,
    /// Its amount, printed.
    pub text: String,
    /// The figure behind it.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
}

/// What is too much, or missing where it is negative, beside what is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// How much.
    pub size: f32,
    /// It is the suspect's.
    pub red: bool,
    /// The figure that makes it.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
}

/// A kind with its bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// What it is called.
    pub name: String,
    /// What was before, if that is known.
    pub before: Option<Half>,
    /// What is now.
    pub now: Half,
    /// It is the sum of the others.
    pub total: bool,
    /// How many steps it stands within another one.
    pub depth: u8,
    /// What does not agree with what is now.
    pub excess: Option<Excess>,
}

const BAR: f32 = 16.0;

/// Draws the pairs; `keys` names before and now.
pub fn pairs(pairs: &[Pair], keys: [&str; 2], width: f32) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let indent = |pair: &Pair| f32::from(pair.depth) * 14.0;
    let longest = pairs.iter().map(|p| wide(&p.name) + indent(p)).fold(0.0, f32::max);
    let beside = width >= 480.0 && longest <= width * 0.4;
    let left = if beside { longest + 14.0 } else { 0.0 };
    let halves = || pairs.iter().flat_map(|p| p.before.iter().chain([&p.now]));
    let most = halves().map(|h| h.size).fold(0.0, f32::max);
    let after = halves().map(|h| wide(&h.text)).fold(0.0, f32::max) + 12.0;
    let over = |p: &Pair| p.now.size + p.excess.as_ref().map_or(0.0, |e| e.size.clamp(0.0, most * 0.4));
    let longest_bar = pairs.iter().map(over).fold(most, f32::max);
    let scale = if longest_bar > 0.0 { (width - left - after).max(10.0) / longest_bar } else { 0.0 };
    let mut y = 4.0;
    if pairs.iter().any(|p| p.before.is_some()) {
        let mut x = left;
        for (ink, name) in [(Ink::Hollow, keys[0]), (Ink::Strong, keys[1])] {
            scene.mark(Shape::Rect(x, y, 11.0, 11.0), ink, None, String::new()).keys.clear();
            scene.say(x + 17.0, y + 11.0, name).tone(Tone::Quiet);
            x += 17.0 + wide(name) + 20.0;
        }
        y += 30.0;
    }
    for pair in pairs {
        let tall = BAR * if pair.before.is_some() { 2.0 } else { 1.0 } + 2.0;
        if pair.total && pairs.len() > 1 {
            scene.lines.push(Line { from: (0.0, y - 2.0), to: (width, y - 2.0), strong: true });
            y += 12.0;
        }
        let tone = if pair.total { Tone::Bold } else { Tone::Ink };
        if beside {
            let room = longest - indent(pair);
            scene.say(indent(pair), y + tall / 2.0 + 5.0, fit(&pair.name, room + 1.0)).tone(tone);
        } else {
            for line in lines(&pair.name, width - indent(pair), 2) {
                scene.say(indent(pair), y + 13.0, line).tone(tone);
                y += 20.0;
            }
        }
        let rows = pair.before.iter().map(|h| (h, Ink::Hollow)).chain([(&pair.now, Ink::Strong)]);
        for (half, ink) in rows {
            let w = half.size.max(0.0) * scale;
            let said = if ink == Ink::Hollow { Tone::Quiet } else { tone };
            // Nothing is a hair on the axis, not a bar.
            let drawn = if w > 0.0 { ink } else { Ink::Node };
            let shape = Shape::Rect(left, y, w.max(1.0), BAR - 1.0);
            scene.mark(shape, drawn, half.figure, half.label.clone());
            let mut end = left + w;
            if let Some(excess) = pair.excess.as_ref().filter(|_| ink == Ink::Strong) {
                let gap = (excess.size.abs().min(most * 0.4) * scale).max(4.0);
                let x = if excess.size < 0.0 { (end - gap).max(left) } else { end };
                let shape = Shape::Rect(x, y, gap, BAR - 1.0);
                scene.mark(shape, Ink::hatch(excess.red), excess.figure, excess.label.clone());
                end = end.max(x + gap);
            }
            scene.say(end + 8.0, y + 12.5, half.text.as_str()).tone(said);
            y += BAR;
        }
        y += 16.0;
    }
    scene.height = y;
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(size: f32) -> Half {
        Half { size, text: format!("{size:.2}"), ..Half::default() }
    }

    #[test]
    fn both_bars_have_one_scale_and_stay_within_the_width() {
        let row =
            Pair {
                name: "公务接待费".into(), before: Some(half(0.4)), now: half(0.2), ..Pair::default()
            };
        for width in [300.0, 700.0] {
            let scene = pairs(std::slice::from_ref(&row), ["上年", "今年"], width);
            let wide_of = |n: usize| match scene.marks[n].shape {
                Shape::Rect(x, _, w, _) => (x + w, w),
                Shape::Band(..) => panic!(),
            };
            // The first two are the key.
            let ((right, before), (_, now)) = (wide_of(2), wide_of(3));
            assert!(right <= width && (before - 2.0 * now).abs() < 0.5);
        }
    }

    #[test]
    fn nothing_has_no_bar_and_no_key_without_a_year_before() {
        let row = Pair { name: "公务接待费".into(), now: half(0.0), ..Pair::default() };
        assert_eq!(pairs(&[row], ["上年", "今年"], 400.0).marks.len(), 1);
    }
}
