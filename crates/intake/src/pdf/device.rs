//! The pages of a PDF as hayro interprets them: glyphs with their characters, and lines that are drawn.
//! The one place that knows hayro; everything behind it works on plain geometry.

use crate::layout::geometry::{Glyph, Page, Rect, Rule};
use crate::limits::MOST_MARKS;
use gouji::source::radicals::character;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect as Box};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// The thickest line, in points; what is filled beyond that is a surface.
const THICKEST: f64 = 4.0;
/// How far a line may lean, in points.
const LEAN: f64 = 0.8;

/// Marks of one page.
#[derive(Default)]
pub struct Marks {
    page: Page,
    /// Direction of each glyph: 0 as usual, then by quarter turns; `None` for anything between.
    turns: Vec<Option<u8>>,
    /// Characters that the font does not tell.
    pub unknown: usize,
}

impl Marks {
    /// Marks of a page of a size in points.
    pub fn new((width, height): (f32, f32)) -> Self {
        Marks { page: Page { width, height, ..Page::default() }, ..Marks::default() }
    }

    /// The page, turned so that most of its text runs from left to right, and by how many quarters it was turned
    /// clockwise; text that leans is left out.
    pub fn page(mut self) -> (Page, u8) {
        let mut counts = [0_usize; 4];
        self.turns.iter().flatten().for_each(|turn| counts[usize::from(*turn)] += 1);
        let most = (0..4).max_by_key(|&turn| (counts[turn], 4 - turn)).unwrap_or(0) as u8;
        let turns = std::mem::take(&mut self.turns);
        let mut kept = turns.iter();
        self.page.glyphs.retain(|_| kept.next().is_some_and(Option::is_some));
        let quarters = (4 - most) % 4;
        for _ in 0..quarters {
            self.page = turned(self.page);
        }
        (self.page, quarters)
    }

    fn rule(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let horizontal = dy <= LEAN && dx > dy;
        if !(horizontal || dx <= LEAN && dy > dx) || self.page.rules.len() >= MOST_MARKS {
            return;
        }
        let rule = if horizontal {
            Rule {
                horizontal,
                at: (a.y + b.y) as f32 / 2.0,
                from: a.x.min(b.x) as f32,
                to: a.x.max(b.x) as f32,
            }
        } else {
            Rule {
                horizontal,
                at: (a.x + b.x) as f32 / 2.0,
                from: a.y.min(b.y) as f32,
                to: a.y.max(b.y) as f32,
            }
        };
        if rule.at.is_finite() && rule.from.is_finite() && rule.to.is_finite() {
            self.page.rules.push(rule);
        }
    }

    /// A surface that is filled: a line where it is thin.
    fn filled(&mut self, surface: Option<Box>) {
        let Some(surface) = surface else { return };
        let middle = surface.center();
        if surface.height() <= THICKEST && surface.width() > 2.0 * surface.height() {
            self.rule(Point::new(surface.x0, middle.y), Point::new(surface.x1, middle.y));
        } else if surface.width() <= THICKEST && surface.height() > 2.0 * surface.width() {
            self.rule(Point::new(middle.x, surface.y0), Point::new(middle.x, surface.y1));
        }
    }
}

impl Device<'_> for Marks {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let fills = matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..));
        let strokes = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        let mut surface: Option<Box> = None;
        for element in path.elements() {
            let at = |p: Point| props.transform * p;
            match *element {
                PathEl::MoveTo(p) => {
                    if fills {
                        self.filled(surface.take());
                    }
                    (start, last) = (at(p), at(p));
                    surface = Some(Box::from_points(last, last));
                }
                PathEl::LineTo(p) => {
                    if strokes {
                        self.rule(last, at(p));
                    }
                    last = at(p);
                    surface = surface.map(|s| s.union_pt(last));
                }
                PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => {
                    last = at(p);
                    surface = surface.map(|s| s.union_pt(last));
                }
                PathEl::ClosePath => {
                    if strokes {
                        self.rule(last, start);
                    }
                    last = start;
                }
            }
        }
        if fills {
            self.filled(surface);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.page.glyphs.len() >= MOST_MARKS {
                return;
            }
            let mut text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => String::new(),
            };
            if text.is_empty() || text.contains('\u{fffd}') {
                self.unknown += 1;
                text = "\u{fffd}".to_owned();
            }
            let text: String = text.chars().map(character).filter(|c| !c.is_control()).collect();
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(type3) => type3.advance_width(),
            };
            let transform = props.transform * glyph.transform();
            self.glyph(text, f64::from(advance.unwrap_or(1000.0)), transform);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.page.pictures = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Marks {
    fn glyph(&mut self, text: String, advance: f64, transform: Affine) {
        let origin = transform * Point::ZERO;
        let along = transform * Point::new(1000.0, 0.0) - origin;
        let up = transform * Point::new(0.0, 1000.0) - origin;
        let size = up.hypot().max(f64::MIN_POSITIVE);
        let flat = |a: f64, b: f64| b.abs() < 0.1 * a.abs();
        let turn = match (flat(along.x, along.y), flat(along.y, along.x)) {
            (true, _) => Some(if along.x > 0.0 { 0 } else { 2 }),
            (_, true) => Some(if along.y > 0.0 { 1 } else { 3 }),
            _ => None,
        };
        let corners = [(0.0, -160.0), (advance, -160.0), (0.0, 840.0), (advance, 840.0)];
        let points = corners.map(|(x, y)| transform * Point::new(x, y));
        let whole = points.iter().fold(Box::from_points(points[0], points[0]), |b, p| b.union_pt(*p));
        let rect =
            Rect { x0: whole.x0 as f32, y0: whole.y0 as f32, x1: whole.x1 as f32, y1: whole.y1 as f32 };
        if ![rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|n| n.is_finite() && n.abs() < 1e6) {
            return;
        }
        // The baseline of turned text is found when the page is turned; until then it is the edge of the box.
        self.page.glyphs.push(Glyph { text, rect, baseline: origin.y as f32, size: size as f32 });
        self.turns.push(turn);
    }
}

/// A page turned clockwise by a quarter.
fn turned(page: Page) -> Page {
    let height = page.height;
    let glyphs = page.glyphs.into_iter().map(|g| {
        let rect = Rect { x0: height - g.rect.y1, x1: height - g.rect.y0, y0: g.rect.x0, y1: g.rect.x1 };
        Glyph { rect, baseline: rect.y1 - 0.16 * g.size, ..g }
    });
    let rules = page.rules.into_iter().map(|r| {
        if r.horizontal {
            Rule { horizontal: false, at: height - r.at, from: r.from, to: r.to }
        } else {
            Rule { horizontal: true, at: r.at, from: height - r.to, to: height - r.from }
        }
    });
    Page {
        width: page.height,
        height: page.width,
        glyphs: glyphs.collect(),
        rules: rules.collect(),
        pictures: page.pictures,
    }
}
