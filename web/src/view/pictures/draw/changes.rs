//! This year against last: both amounts and the change between them, up to the right and down to the left.
//! On a narrow page the bars stand below their labels, and the amounts are in the table.

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
    /// The figure that tells this year's amount.
    pub now_figure: Option<u32>,
    /// The figure that tells the change.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
    /// A line stands above it: a new group begins.
    pub ruled: bool,
    /// It is the sum of the others: without a bar, in bold.
    pub total: bool,
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

/// Draws the rows.
pub fn changes(rows: &[Row], heads: &Heads, width: f32) -> Scene {
    if width < 520.0 { narrow(rows, width) } else { broad(rows, heads, width) }
}

/// Where zero stands and how many pixels one is, so that bars and what is written behind them fit between two edges.
fn axis(rows: &[Row], from: f32, to: f32, after: f32) -> (f32, f32) {
    let bars = || rows.iter().filter(|r| !r.total);
    let up = bars().map(|r| r.size).fold(0.0, f32::max);
    let down = bars().map(|r| -r.size).fold(0.0, f32::max);
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
        if !row.total {
            scene.lines.push(Line { from: (zero, y), to: (zero, y + ROW), strong: true });
        }
        y += ROW;
    }
    scene.height = y + 2.0;
    scene
}

/// The bar of a row and the change behind it.
fn bar(scene: &mut Scene, row: &Row, (zero, y): (f32, f32), scale: f32, tone: Tone) {
    let size = if row.total { 0.0 } else { row.size * scale };
    let end = zero + size.max(0.0);
    if row.total {
        // The sum has no bar, but can be opened as the others can.
        let shape = Shape::Rect(zero, y + BAR, wide(&row.change), 2.0);
        scene.mark(shape, Ink::Node, row.figure.or(row.now_figure), row.label.clone());
    } else {
        let (x, w) = if size < 0.0 { (zero + size, -size) } else { (zero, size) };
        let ink = if size < 0.0 { Ink::Hollow } else { Ink::Strong };
        let figure = row.figure.or(row.now_figure);
        scene.mark(Shape::Rect(x, y, w.max(1.5), BAR), ink, figure, row.label.clone());
    }
    scene.say(end + 8.0, y + 16.0, row.change.as_str()).tone(tone);
    scene.say(end + 14.0 + wide(&row.change) * 1.05, y + 16.0, row.rate.as_str()).tone(Tone::Quiet);
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
        if row.total {
            scene.mark(Shape::Rect(0.0, y - 1.0, width, 2.0), Ink::Node, figure, row.label.clone());
            y += 10.0;
            continue;
        }
        let size = row.size * scale;
        let (x, w) = if size < 0.0 { (zero + size, -size) } else { (zero, size) };
        let ink = if size < 0.0 { Ink::Hollow } else { Ink::Strong };
        scene.mark(Shape::Rect(x, y, w.max(1.5), BAR), ink, figure, row.label.clone());
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
