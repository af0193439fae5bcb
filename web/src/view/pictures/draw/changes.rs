//! This year against last: both amounts and the change between them, up to the right and down to the left.
//! On a narrow page the bars stand below their labels, and the amounts are in the table.

use super::bars::Difference;
use super::scene::{Ink, Line, Scene, Shape, Tone, lines, wide};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// What it is of.
    pub name: String,
    /// Last year's amount, printed.
    pub before: String,
    /// This year's amount, printed.
    pub now: String,
    /// The change, printed with its sign.
    pub change: String,
    /// Its rate, printed.
    pub rate: String,
    /// The change.
    pub size: f32,
    /// The figure that states this year's amount.
    pub now_figure: Option<u32>,
    /// The figure that states the change.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
    /// A line stands above it: a new group begins.
    pub ruled: bool,
    /// It is the sum of the others: without a bar, in bold.
    pub total: bool,
    /// What does not agree: from the change on, or back from it.
    pub difference: Option<Difference>,
}

impl Row {
    /// Whether it is drawn: a sum only where something does not agree with it.
    fn has_bar(&self) -> bool {
        !self.total || self.difference.is_some()
    }

    /// Where what is drawn ends, below zero and above.
    fn reach(&self) -> (f32, f32) {
        let end = self.size + self.difference.as_ref().map_or(0.0, |difference| difference.size);
        (self.size.min(end).min(0.0), self.size.max(end).max(0.0))
    }
}

/// What stands above the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heads {
    /// Above last year's amounts.
    pub before: String,
    /// Above this year's.
    pub now: String,
    /// Above the bars.
    pub change: String,
}

const ROW: f32 = 38.0;
const BAR: f32 = 22.0;
/// Least width of what does not agree: it is seen however small it is.
const LEAST: f32 = 4.0;

/// Draws the rows.
pub fn changes(rows: &[Row], heads: &Heads, width: f32) -> Scene {
    if width < 520.0 { narrow(rows, width) } else { broad(rows, heads, width) }
}

/// Where zero stands and how many pixels one is, so that bars and what is written behind them fit between two edges.
fn axis(rows: &[Row], from: f32, to: f32, after: f32) -> (f32, f32) {
    let bars = || rows.iter().filter(|r| r.has_bar()).map(Row::reach);
    let up = bars().map(|(_, up)| up).fold(0.0, f32::max);
    let down = bars().map(|(down, _)| -down).fold(0.0, f32::max);
    let room = (to - from - after).max(20.0);
    let scale = if up + down > 0.0 { room / (up + down) } else { 0.0 };
    (from + down * scale, scale)
}

fn broad(rows: &[Row], heads: &Heads, width: f32) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let column =
        |of: fn(&Row) -> &String, head: &str| rows.iter().map(|r| wide(of(r))).fold(wide(head), f32::max);
    let (before, now) = (column(|r| &r.before, &heads.before), column(|r| &r.now, &heads.now));
    let after = rows.iter().map(|r| wide(&r.change) + wide(&r.rate) + 16.0).fold(0.0, f32::max);
    let names = rows.iter().map(|r| wide(&r.name)).fold(0.0, f32::max).min(width * 0.3);
    let (x1, x2) = (names + 20.0 + before, names + 20.0 + before + 22.0 + now);
    let (zero, scale) = axis(rows, x2 + 24.0, width, after);
    for (x, text) in [(x1, &heads.before), (x2, &heads.now)] {
        scene.say(x, 14.0, text.as_str()).end().tone(Tone::Quiet);
    }
    scene.say(zero, 14.0, heads.change.as_str()).tone(Tone::Quiet);
    let mut y = 26.0;
    for row in rows {
        if row.ruled || row.total {
            scene.lines.push(Line { from: (0.0, y + 3.0), to: (width, y + 3.0), strong: row.total });
            y += 8.0;
        }
        let base = y + 24.0;
        let tone = if row.total { Tone::Bold } else { Tone::Ink };
        let name = lines(&row.name, names, 2);
        for (at, line) in name.iter().enumerate() {
            let up = if name.len() > 1 { 8.0 - 16.0 * at as f32 } else { 0.0 };
            scene.say(0.0, base - up, line.as_str()).tone(tone);
        }
        scene.say(x1, base, row.before.as_str()).end().tone(Tone::Quiet);
        scene.say(x2, base, row.now.as_str()).end().tone(tone);
        bar(&mut scene, row, (zero, y + 8.0), scale, tone);
        if row.has_bar() {
            scene.lines.push(Line { from: (zero, y), to: (zero, y + ROW), strong: true });
        }
        y += ROW;
    }
    scene.height = y + 2.0;
    scene
}

/// The bar of a row and the change behind it.
fn bar(scene: &mut Scene, row: &Row, (zero, y): (f32, f32), scale: f32, tone: Tone) {
    let mut end = zero;
    if row.has_bar() {
        rect(scene, row, (zero, y), scale);
        end += row.reach().1 * scale;
    } else {
        // The sum has no bar, but can be opened as the others can.
        let shape = Shape::Rect(zero, y + BAR, wide(&row.change), 2.0);
        scene.mark(shape, Ink::Node, row.figure.or(row.now_figure), row.label.clone());
    }
    scene.say(end + 8.0, y + 16.0, row.change.as_str()).tone(tone);
    scene.say(end + 14.0 + wide(&row.change) * 1.05, y + 16.0, row.rate.as_str()).tone(Tone::Quiet);
}

/// The bar itself, and what does not agree hatched at its end.
fn rect(scene: &mut Scene, row: &Row, (zero, y): (f32, f32), scale: f32) {
    let size = row.size * scale;
    let (x, w) = if size < 0.0 { (zero + size, -size) } else { (zero, size) };
    let ink = if size < 0.0 { Ink::Hollow } else { Ink::Strong };
    let figure = row.figure.or(row.now_figure);
    scene.mark(Shape::Rect(x, y, w.max(1.5), BAR), ink, figure, row.label.clone());
    if let Some(d) = &row.difference {
        let (from, to) = (zero + size, zero + size + d.size * scale);
        let shape = Shape::Rect(from.min(to), y, (to - from).abs().max(LEAST), BAR);
        scene.mark(shape, Ink::hatch(d.red), d.figure, d.label.clone());
    }
}

fn narrow(rows: &[Row], width: f32) -> Scene {
    let mut scene = Scene { width, ..Scene::default() };
    let (zero, scale) = axis(rows, 0.0, width, 2.0);
    let mut y = 0.0;
    for row in rows {
        if row.ruled || row.total {
            scene.lines.push(Line { from: (0.0, y + 2.0), to: (width, y + 2.0), strong: row.total });
            y += 8.0;
        }
        let tone = if row.total { Tone::Bold } else { Tone::Ink };
        let after = wide(&row.change) + wide(&row.rate) + 10.0;
        let name = lines(&row.name, width, 2);
        let beside = name.len() == 1 && wide(&row.name) + after + 10.0 < width;
        for line in name {
            scene.say(0.0, y + 15.0, line).tone(tone);
            y += 20.0;
        }
        if beside {
            y -= 20.0;
        }
        scene.say(width - wide(&row.rate) - 8.0, y + 15.0, row.change.as_str()).end().tone(tone);
        scene.say(width, y + 15.0, row.rate.as_str()).end().tone(Tone::Quiet);
        y += 22.0;
        let figure = row.figure.or(row.now_figure);
        if !row.has_bar() {
            scene.mark(Shape::Rect(0.0, y - 1.0, width, 2.0), Ink::Node, figure, row.label.clone());
            y += 10.0;
            continue;
        }
        rect(&mut scene, row, (zero, y), scale);
        scene.lines.push(Line { from: (zero, y - 3.0), to: (zero, y + BAR + 3.0), strong: true });
        y += BAR + 12.0;
    }
    scene.height = y;
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |size: f32, total| Row {
            name: "一般公共预算".into(),
            before: "785.75".into(),
            now: "827.07".into(),
            change: format!("{size:+.2}"),
            rate: "+5.26%".into(),
            size,
            total,
            ..Row::default()
        };
        vec![row(41.32, false), row(-12.63, false), row(0.0, false), row(28.69, true)]
    }

    #[test]
    fn what_does_not_agree_is_hatched_at_the_end_of_its_bar() {
        let mut rows = rows();
        let off = |size| Some(Difference { size, red: true, ..Difference::default() });
        (rows[0].difference, rows[1].difference, rows[3].difference) = (off(-20.0), off(-30.0), off(15.0));
        for width in [300.0, 900.0] {
            let scene = changes(&rows, &Heads::default(), width);
            let rects: Vec<(Ink, f32, f32)> = scene
                .marks
                .iter()
                .filter(|mark| mark.ink != Ink::Rest)
                .map(|mark| match mark.shape {
                    Shape::Rect(x, _, w, _) => (mark.ink, x, x + w),
                    Shape::Band(..) => panic!(),
                })
                .collect();
            let [up, cut, down, more, .., total, beyond] = rects[..] else { panic!("{rects:?}") };
            assert_eq!([cut.0, more.0, beyond.0], [Ink::HatchRed; 3]);
            assert!((cut.2 - up.2).abs() < 0.1 && cut.1 > up.1, "within the bar");
            assert!((more.2 - down.1).abs() < 0.1 && more.1 >= -0.1, "further down");
            assert!((beyond.1 - total.2).abs() < 0.1 && beyond.2 <= width, "further up");
        }
    }

    #[test]
    fn rises_go_right_and_falls_left_of_zero_within_the_width() {
        for width in [300.0, 584.0, 1200.0] {
            let scene = changes(&rows(), &Heads::default(), width);
            let rect = |n: usize| match scene.marks[n].shape {
                Shape::Rect(x, _, w, _) => (x, x + w),
                Shape::Band(..) => panic!(),
            };
            let (up, down) = (rect(0), rect(1));
            assert!((up.0 - down.1).abs() < 0.1 && down.0 >= -0.1 && up.1 <= width);
            assert!((scene.marks[0].ink, scene.marks[1].ink) == (Ink::Strong, Ink::Hollow));
            for text in &scene.texts {
                let right = match text.anchor {
                    super::super::scene::Anchor::End => text.x,
                    _ => text.x + wide(&text.text),
                };
                assert!(right <= width + 6.0, "{width}: {text:?}");
            }
        }
    }
}
