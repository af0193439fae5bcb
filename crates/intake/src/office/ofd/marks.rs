//! What an OFD page shows: characters where they stand, and lines that are drawn, in points.

use crate::layout::geometry::{Glyph, Page, Rect, Rule};
use crate::limits::MOST_MARKS;
use crate::office::xml::{self, Node, Tag};
use gouji::source::radicals::character;

/// Points of a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// The thickest line, in points; what is filled beyond that is a surface.
const THICKEST: f64 = 4.0;
/// How far a line may lean, in points.
const LEAN: f64 = 0.8;

/// A matrix: what x and y become is `[a, b, c, d, e, f]`, as in PDF.
type Matrix = [f64; 6];

/// A place on the page, in points from its corner.
type Point = (f64, f64);

/// A character before its page is turned upright.
struct Mark {
    text: String,
    origin: Point,
    /// To where the next one begins, and from foot to head.
    along: Point,
    up: Point,
}

/// The marks of one page.
pub struct Marks {
    area: [f64; 4],
    glyphs: Vec<Mark>,
    lines: Vec<(Point, Point)>,
    pictures: Vec<[Point; 2]>,
}

/// An object that is being read.
#[derive(Clone, Debug, Default)]
struct Object {
    matrix: Matrix,
    size: f64,
    strokes: bool,
    fills: bool,
    shown: bool,
    is_text: bool,
    code: Code,
}

/// Characters of a text object, and how far they stand apart.
#[derive(Clone, Debug, Default)]
struct Code {
    x: f64,
    y: f64,
    dx: Vec<f64>,
    dy: Vec<f64>,
}

impl Marks {
    /// Nothing yet, on a page of an area in millimetres; A4 where none is given.
    pub fn of(area: Option<[f64; 4]>) -> Self {
        let area = area.unwrap_or([0.0, 0.0, 210.0, 297.0]);
        Marks { area, glyphs: Vec::new(), lines: Vec::new(), pictures: Vec::new() }
    }

    /// Reads the objects of a page or of a template.
    pub fn read(&mut self, text: &str) {
        let mut object: Option<Object> = None;
        let mut said = String::new();
        for node in xml::nodes(text) {
            match node {
                Node::Open(tag) => {
                    said.clear();
                    match tag.name() {
                        "TextObject" | "PathObject" => object = Some(Object::of(&tag)),
                        "ImageObject" => self.picture(&tag),
                        "TextCode" => {
                            let before = object.as_ref().map(|o| o.code.clone()).unwrap_or_default();
                            object.iter_mut().for_each(|o| o.code = Code::of(&tag, &before));
                        }
                        "FillColor" | "StrokeColor" if tag.get("Alpha").as_deref() == Some("0") => {
                            let fill = tag.name() == "FillColor";
                            object.iter_mut().for_each(|o| o.hide(fill));
                        }
                        _ => {}
                    }
                }
                Node::Close(name) => match name.as_str() {
                    "TextCode" => object.iter().for_each(|o| self.text(o, &said)),
                    "AbbreviatedData" => object.iter().for_each(|o| self.path(o, &said)),
                    "TextObject" | "PathObject" => object = None,
                    _ => {}
                },
                Node::Text(text) => said.push_str(&text),
            }
        }
    }

    /// A picture, where it stands.
    fn picture(&mut self, tag: &Tag) {
        let hidden =
            tag.get("Visible").as_deref() == Some("false") || tag.get("Alpha").as_deref() == Some("0");
        let [x, y, wide, high] = tag.get("Boundary").as_deref().and_then(area).unwrap_or_default();
        if !hidden && self.pictures.len() < MOST_MARKS {
            let corner = |x, y| self.place(&[1.0, 0.0, 0.0, 1.0, 0.0, 0.0], (x, y));
            self.pictures.push([corner(x, y), corner(x + wide, y + high)]);
        }
    }

    fn text(&mut self, object: &Object, said: &str) {
        if !object.shown || !object.is_text {
            return;
        }
        let (mut x, mut y) = (object.code.x, object.code.y);
        for (n, c) in said.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).enumerate() {
            if self.glyphs.len() >= MOST_MARKS {
                return;
            }
            // Fonts are not read: a character of ASCII is half as wide as it is high, unless the next one is nearer.
            let usual = object.size * if c.is_ascii() { 0.5 } else { 1.0 };
            let step = object.code.dx.get(n).copied();
            let width = step.filter(|step| *step > 0.0 && *step < 1.5 * usual).unwrap_or(usual);
            self.glyph(object, c, (x, y), width);
            let down = object.code.dy.get(n).copied();
            x += step.unwrap_or(if down.is_some() { 0.0 } else { usual });
            y += down.unwrap_or(0.0);
        }
    }

    fn glyph(&mut self, object: &Object, c: char, at: Point, width: f64) {
        let origin = self.place(&object.matrix, at);
        let vector = |x: f64, y: f64| {
            let end = self.place(&object.matrix, (at.0 + x, at.1 + y));
            (end.0 - origin.0, end.1 - origin.1)
        };
        let (along, up) = (vector(width, 0.0), vector(0.0, -object.size));
        let middle = (origin.0 + (along.0 + up.0) / 2.0, origin.1 + (along.1 + up.1) / 2.0);
        let (wide, high) = (self.area[2] * POINTS, self.area[3] * POINTS);
        // What stands outside the page is shown to nobody.
        let is_inside = (0.0..=wide).contains(&middle.0) && (0.0..=high).contains(&middle.1);
        let text: String = [character(c)].into_iter().filter(|c| !c.is_control()).collect();
        if is_inside && !text.is_empty() {
            self.glyphs.push(Mark { text, origin, along, up });
        }
    }

    /// A place of an object, on the page.
    fn place(&self, [a, b, c, d, e, f]: &Matrix, (x, y): Point) -> Point {
        let on_page = (a * x + c * y + e - self.area[0], b * x + d * y + f - self.area[1]);
        (on_page.0 * POINTS, on_page.1 * POINTS)
    }

    fn path(&mut self, object: &Object, said: &str) {
        if !object.shown || object.is_text {
            return;
        }
        let mut words = said.split_ascii_whitespace();
        let (mut start, mut last) = ((0.0, 0.0), (0.0, 0.0));
        let mut surface: Vec<Point> = Vec::new();
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
            let skipped = match word {
                "Q" => 2,
                "B" => 4,
                "A" => 5,
                _ => 0,
            };
            for _ in 0..skipped {
                number();
            }
            match word {
                "M" | "S" => {
                    self.filled(object, &std::mem::take(&mut surface));
                    last = self.place(&object.matrix, (number(), number()));
                    start = last;
                    surface.push(last);
                }
                "L" => {
                    let next = self.place(&object.matrix, (number(), number()));
                    self.line(object.strokes, last, next);
                    surface.push(next);
                    last = next;
                }
                "Q" | "B" | "A" => {
                    last = self.place(&object.matrix, (number(), number()));
                    surface.push(last);
                }
                "C" => {
                    self.line(object.strokes, last, start);
                    last = start;
                }
                _ => {}
            }
        }
        self.filled(object, &surface);
    }

    fn line(&mut self, drawn: bool, from: Point, to: Point) {
        if drawn && self.lines.len() < MOST_MARKS {
            self.lines.push((from, to));
        }
    }

    /// A surface that is filled: a line where it is thin.
    fn filled(&mut self, object: &Object, points: &[Point]) {
        if !object.fills || points.len() < 3 {
            return;
        }
        let least = points.iter().fold((f64::MAX, f64::MAX), |m, p| (m.0.min(p.0), m.1.min(p.1)));
        let most = points.iter().fold((f64::MIN, f64::MIN), |m, p| (m.0.max(p.0), m.1.max(p.1)));
        let (wide, high) = (most.0 - least.0, most.1 - least.1);
        let middle = ((least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0);
        if high <= THICKEST && wide > 2.0 * high {
            self.line(true, (least.0, middle.1), (most.0, middle.1));
        } else if wide <= THICKEST && high > 2.0 * wide {
            self.line(true, (middle.0, least.1), (middle.0, most.1));
        }
    }

    /// The page, turned so that most of its text runs from left to right; text that runs otherwise is left out.
    pub fn page(self) -> Page {
        let flat = |a: f64, b: f64| b.abs() < 0.1 * a.abs();
        let turn = |mark: &Mark| match mark.along {
            (x, y) if flat(x, y) => Some(if x > 0.0 { 0 } else { 2 }),
            (x, y) if flat(y, x) => Some(if y > 0.0 { 1 } else { 3 }),
            _ => None,
        };
        let mut counts = [0_usize; 4];
        self.glyphs.iter().filter_map(turn).for_each(|turn| counts[turn] += 1);
        let most = (0..4).max_by_key(|turn| (counts[*turn], 4 - turn)).unwrap_or(0);
        let (wide, high) = (self.area[2] * POINTS, self.area[3] * POINTS);
        let upright = |(x, y): Point| match most {
            0 => (x, y),
            1 => (y, wide - x),
            2 => (wide - x, high - y),
            _ => (high - y, x),
        };
        let (width, height) = if most % 2 == 0 { (wide, high) } else { (high, wide) };
        let glyphs = self.glyphs.iter().filter(|mark| turn(mark) == Some(most));
        Page {
            width: width as f32,
            height: height as f32,
            glyphs: glyphs.filter_map(|mark| glyph(mark, upright)).collect(),
            rules: self.lines.iter().filter_map(|(from, to)| rule(upright(*from), upright(*to))).collect(),
            pictures: self.pictures.iter().map(|[from, to]| cover(upright(*from), upright(*to))).collect(),
        }
    }
}

/// What lies between two corners.
fn cover(from: Point, to: Point) -> Rect {
    Rect {
        x0: from.0.min(to.0) as f32,
        y0: from.1.min(to.1) as f32,
        x1: from.0.max(to.0) as f32,
        y1: from.1.max(to.1) as f32,
    }
}

fn glyph(mark: &Mark, upright: impl Fn(Point) -> Point) -> Option<Glyph> {
    let (origin, (ax, ay), (ux, uy)) = (mark.origin, mark.along, mark.up);
    let at =
        |along: f64, up: f64| upright((origin.0 + along * ax + up * ux, origin.1 + along * ay + up * uy));
    let rect = cover(at(0.0, -0.16), at(1.0, 0.84));
    let whole = [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|n| n.is_finite() && n.abs() < 1e6);
    let size = ux.hypot(uy) as f32;
    whole.then(|| Glyph { text: mark.text.clone(), rect, baseline: at(0.0, 0.0).1 as f32, size, at: 0 })
}

fn rule(from: Point, to: Point) -> Option<Rule> {
    let (dx, dy) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let horizontal = dy <= LEAN && dx > dy;
    let (at, a, b) = match horizontal {
        true => ((from.1 + to.1) / 2.0, from.0, to.0),
        false => ((from.0 + to.0) / 2.0, from.1, to.1),
    };
    let is_rule = (horizontal || dx <= LEAN && dy > dx) && [at, a, b].iter().all(|n| n.is_finite());
    is_rule.then(|| Rule { horizontal, at: at as f32, from: a.min(b) as f32, to: a.max(b) as f32 })
}

impl Object {
    fn of(tag: &Tag) -> Self {
        let is_text = tag.name() == "TextObject";
        let on = |name: &str, usual: bool| tag.get(name).map_or(usual, |said| said == "true" || said == "1");
        let [x, y, ..] = tag.get("Boundary").as_deref().and_then(area).unwrap_or_default();
        let matrix = numbers(&tag.get("CTM").unwrap_or_default());
        let [a, b, c, d, e, f] = matrix.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let wide = tag.get("HScale").and_then(|said| said.parse::<f64>().ok()).unwrap_or(1.0);
        let size = tag.get("Size").and_then(|said| said.parse::<f64>().ok()).unwrap_or(0.0);
        Object {
            matrix: [a * if is_text { wide } else { 1.0 }, b, c, d, e + x, f + y],
            size,
            strokes: on("Stroke", !is_text),
            fills: on("Fill", is_text),
            shown: on("Visible", true) && tag.get("Alpha").as_deref() != Some("0"),
            is_text,
            code: Code::default(),
        }
    }

    /// Its fill, or its stroke, is transparent.
    fn hide(&mut self, fill: bool) {
        match fill {
            true => self.fills = false,
            false => self.strokes = false,
        }
        self.shown &= self.fills || self.strokes;
    }
}

impl Code {
    /// A code goes on where the one before it stood, as far as it gives no place.
    fn of(tag: &Tag, before: &Code) -> Self {
        let number = |name: &str| tag.get(name).and_then(|said| said.trim().parse::<f64>().ok());
        let steps = |name: &str| steps(&tag.get(name).unwrap_or_default());
        Code {
            x: number("X").unwrap_or(before.x),
            y: number("Y").unwrap_or(before.y),
            dx: steps("DeltaX"),
            dy: steps("DeltaY"),
        }
    }
}

/// Steps from character to character; `g 5 2.5` says 2.5 five times.
fn steps(said: &str) -> Vec<f64> {
    let mut out = Vec::new();
    let mut words = said.split_ascii_whitespace();
    while let Some(word) = words.next() {
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
        if word == "g" {
            let times = number(words.next()) as usize;
            let step = number(words.next());
            out.extend(std::iter::repeat_n(step, times.min(MOST_STEPS.saturating_sub(out.len()))));
        } else {
            out.push(number(Some(word)));
        }
    }
    out
}

/// The most steps of one code.
const MOST_STEPS: usize = 100_000;

fn numbers(said: &str) -> Vec<f64> {
    said.split_ascii_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// An area: left, top, width and height.
pub fn area(said: &str) -> Option<[f64; 4]> {
    let area: [f64; 4] = numbers(said).try_into().ok()?;
    area.iter().all(|n| n.is_finite()).then_some(area)
}

/// The area that a page states of itself.
pub fn page_area(text: &str) -> Option<[f64; 4]> {
    let mut said = String::new();
    for node in xml::nodes(text) {
        match node {
            Node::Open(tag) if tag.name() == "Content" => return None,
            Node::Open(_) => said.clear(),
            Node::Close(name) if name == "PhysicalBox" => return area(&said),
            Node::Close(_) => {}
            Node::Text(text) => said.push_str(&text),
        }
    }
    None
}

#[cfg(test)]
mod tests;
