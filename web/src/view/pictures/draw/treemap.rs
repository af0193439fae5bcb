//! A treemap: areas in proportion, near squares (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
//! Two levels: classes, and within each what it consists of.

use super::scene::{Ink, Scene, Shape, Tone, fit, lines, wide};

/// A class, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// What it is called.
    pub name: String,
    /// How much it is.
    pub size: f32,
    /// Its amount, printed.
    pub text: String,
    /// The figure behind it.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
    /// What it consists of; empty for a part.
    pub parts: Vec<Block>,
    /// What it stands for.
    pub fill: Fill,
}

/// What an area stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Money that is stated.
    #[default]
    Part,
    /// The rest that is not broken down.
    Rest,
    /// What does not agree; whether the document decides that it is wrong.
    Off(bool),
}

type Rect = [f32; 4];

const GAP: f32 = 2.0;
const HEAD: f32 = 24.0;
/// Least side of what does not agree: it is seen however small it is.
const LEAST: f32 = 4.0;
/// Lines that the list of small parts takes at most; all of them are in the table.
const MOST_LINES: usize = 8;

/// Draws classes and their parts. Parts too small for their name are listed below, what `small` says before them.
pub fn treemap(blocks: &[Block], small: &str, width: f32) -> Scene {
    let height = (width * 0.42).clamp(260.0, 460.0);
    let mut scene = Scene { width, height, ..Scene::default() };
    let sizes: Vec<f32> = blocks.iter().map(|b| b.size).collect();
    let mut unnamed = Vec::new();
    for (at, rect) in squarify(&sizes, [0.0, 0.0, width, height]) {
        class(&mut scene, &blocks[at], inset(rect, GAP / 2.0), &mut unnamed);
    }
    list(&mut scene, unnamed, small);
    scene
}

/// Lists below the areas what has no name in them, the largest first.
fn list(scene: &mut Scene, mut unnamed: Vec<&Block>, small: &str) {
    if unnamed.is_empty() {
        return;
    }
    unnamed.sort_by(|a, b| b.size.total_cmp(&a.size));
    let each: Vec<String> = unnamed.iter().map(|block| format!("{} {}", block.name, block.text)).collect();
    let mut y = scene.height + 4.0;
    for line in lines(&format!("{small}{}", each.join("  ")), scene.width, MOST_LINES) {
        y += 20.0;
        scene.say(0.0, y - 4.0, line).tone(Tone::Quiet);
    }
    scene.height = y;
}

fn class<'b>(scene: &mut Scene, block: &'b Block, rect: Rect, unnamed: &mut Vec<&'b Block>) {
    let [x, y, w, h] = rect;
    // A class of one part is that part; a narrow one has no room for a head.
    if block.parts.len() < 2 {
        return leaf(scene, block, block.parts.first().unwrap_or(block), rect, unnamed);
    }
    let head = h > HEAD * 2.5 && w > 60.0;
    let inner = if head { [x, y + HEAD, w, h - HEAD] } else { rect };
    if head {
        let amount = if wide(&block.name) + wide(&block.text) + 10.0 < w { block.text.as_str() } else { "" };
        let name = fit(&block.name, w - 2.0);
        let end = x + wide(&name) + 8.0;
        scene.say(x + 1.0, y + 16.0, name).tone(Tone::Bold);
        if !amount.is_empty() {
            scene.say(end, y + 16.0, amount).tone(Tone::Quiet);
        }
    }
    let sizes: Vec<f32> = block.parts.iter().map(|b| b.size).collect();
    let first = scene.marks.len();
    let frame = Shape::Rect(inner[0], inner[1], inner[2], inner[3]);
    scene.mark(frame, Ink::Node, block.figure, block.label.clone());
    for (at, rect) in squarify(&sizes, inner) {
        leaf(scene, block, &block.parts[at], inset(rect, 0.5), unnamed);
    }
    // Looking at the class keeps its parts lit.
    let keys: Vec<u16> = (first as u16..scene.marks.len() as u16).collect();
    scene.marks[first].keys = keys;
}

fn leaf<'b>(scene: &mut Scene, class: &'b Block, part: &'b Block, rect: Rect, unnamed: &mut Vec<&'b Block>) {
    let [x, y, w, h] = rect;
    let alone = std::ptr::eq(class, part) || class.parts.len() == 1;
    let (name, label) = if alone {
        (&class.name, if part.parts.is_empty() { &part.label } else { &class.label })
    } else {
        (&part.name, &part.label)
    };
    let (ink, tone, least) = match part.fill {
        Fill::Part => (Ink::Soft, Tone::OnSoft, 0.5),
        Fill::Rest => (Ink::Rest, Tone::Ink, 0.5),
        Fill::Off(red) => (Ink::hatch(red), Tone::Ink, LEAST),
    };
    let shape = Shape::Rect(x, y, w.max(least), h.max(least));
    scene.mark(shape, ink, part.figure, label.clone());
    if matches!(part.fill, Fill::Off(_)) {
        return;
    }
    if w < 46.0 || h < 22.0 {
        unnamed.push(if alone { class } else { part });
        return;
    }
    let words = super::scene::lines(name, w - 12.0, if h > 62.0 { 2 } else { 1 });
    let mut base = y + 17.0;
    for line in words {
        scene.say(x + 6.0, base, line).tone(tone);
        base += 18.0;
    }
    if base < y + h - 3.0 && wide(&part.text) < w - 10.0 {
        scene.say(x + 6.0, base, part.text.as_str()).tone(tone);
    }
}

fn inset([x, y, w, h]: Rect, by: f32) -> Rect {
    [x + by, y + by, (w - 2.0 * by).max(0.0), (h - 2.0 * by).max(0.0)]
}

/// Lays sizes out in a rectangle, the largest first: index and place of each that is not nothing.
pub fn squarify(sizes: &[f32], [mut x, mut y, mut w, mut h]: Rect) -> Vec<(usize, Rect)> {
    let mut order: Vec<usize> = (0..sizes.len()).filter(|&i| sizes[i] > 0.0).collect();
    order.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]));
    let total: f32 = order.iter().map(|&i| sizes[i]).sum();
    let scale = if total > 0.0 { w * h / total } else { 0.0 };
    let mut placed = Vec::with_capacity(order.len());
    let mut rest = order.as_slice();
    while !rest.is_empty() {
        let side = w.min(h);
        let areas: Vec<f32> = rest.iter().map(|&i| sizes[i] * scale).collect();
        let mut take = 1;
        while take < rest.len() && worst(&areas[..take + 1], side) <= worst(&areas[..take], side) {
            take += 1;
        }
        let sum: f32 = areas[..take].iter().sum();
        let thick = if side > 0.0 { sum / side } else { 0.0 };
        let mut along = 0.0;
        for (&i, area) in rest.iter().zip(&areas[..take]) {
            let length = if thick > 0.0 { area / thick } else { 0.0 };
            let rect = if w < h { [x + along, y, length, thick] } else { [x, y + along, thick, length] };
            placed.push((i, rect));
            along += length;
        }
        if w < h {
            (y, h) = (y + thick, (h - thick).max(0.0));
        } else {
            (x, w) = (x + thick, (w - thick).max(0.0));
        }
        rest = &rest[take..];
    }
    placed
}

/// The worst ratio of sides of a row of areas along a side.
fn worst(areas: &[f32], side: f32) -> f32 {
    let sum: f32 = areas.iter().sum();
    let (low, high) = areas.iter().fold((f32::INFINITY, 0.0f32), |(l, h), &a| (l.min(a), h.max(a)));
    let (side, sum) = (side * side, sum * sum);
    (side * high / sum).max(sum / (side * low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_in_proportion_and_fill_the_rectangle() {
        let sizes = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0, 0.0];
        let placed = squarify(&sizes, [0.0, 0.0, 6.0, 4.0]);
        assert_eq!(placed.len(), 7);
        for (i, [x, y, w, h]) in &placed {
            assert!((w * h - sizes[*i]).abs() < 1e-3);
            assert!(*x >= -1e-3 && *y >= -1e-3 && x + w <= 6.001 && y + h <= 4.001);
        }
        // The example of the paper: the first two stand one above the other.
        assert_eq!(placed[0].1, [0.0, 0.0, 3.0, 2.0]);
        assert_eq!(placed[1].1, [0.0, 2.0, 3.0, 2.0]);
    }

    #[test]
    fn parts_do_not_overlap() {
        let sizes: Vec<f32> = (1..30).map(|i| (i * i % 17) as f32 + 0.3).collect();
        let placed = squarify(&sizes, [10.0, 10.0, 300.0, 200.0]);
        for (n, (_, [x, y, w, h])) in placed.iter().enumerate() {
            for (_, [u, v, p, q]) in &placed[n + 1..] {
                let apart = x + w <= u + 0.01 || u + p <= x + 0.01 || y + h <= v + 0.01 || v + q <= y + 0.01;
                assert!(apart);
            }
        }
    }

    #[test]
    fn what_is_too_small_for_its_name_is_listed_below() {
        let part = |name: &str, size: f32| Block {
            size,
            name: name.into(),
            text: format!("{size:.2}"),
            ..Block::default()
        };
        let parts = vec![part("大项", 500.0), part("小项", 0.4), part("次小项", 0.9)];
        let class = Block { parts, ..part("一类", 501.3) };
        let scene = treemap(&[class, part("二类", 0.2)], "太小没有标名的：", 500.0);
        let below: Vec<&str> =
            scene.texts.iter().filter(|text| text.y > 260.0).map(|text| text.text.as_str()).collect();
        assert_eq!(below, ["太小没有标名的：次小项 0.90  小项 0.40  二类 0.20"]);
        assert!(scene.height > 260.0);
    }

    #[test]
    fn a_class_stays_lit_with_its_parts() {
        let part = |size: f32| Block { size, name: "甲".into(), ..Block::default() };
        let class = Block { size: 3.0, parts: vec![part(2.0), part(1.0)], ..part(3.0) };
        let scene = treemap(&[class, part(1.0)], "", 500.0);
        assert_eq!(scene.marks[0].keys, [0, 1, 2]);
        assert_eq!(scene.marks.len(), 4);
        assert!(treemap(&[], "", 300.0).marks.is_empty());
    }
}
