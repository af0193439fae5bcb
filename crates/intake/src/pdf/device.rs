//! The pages of a PDF as hayro interprets them: glyphs with their characters, and lines that are drawn.
//! The one place that knows hayro; everything behind it works on plain geometry.

use super::coding::Coding;
use super::replaced::Replaced;
use super::seen::{self, Look, Surface};
use crate::layout::geometry::{Glyph, Page, Rect, Rule};
use crate::limits::MOST_MARKS;
use gouji::source::radicals::character;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect as Box, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

/// The thickest line, in points; what is filled beyond that is a surface.
const THICKEST: f64 = 4.0;
/// How far a line may lean, in points.
const LEAN: f64 = 0.8;

/// Marks of one page.
#[derive(Default)]
pub struct Marks {
    page: Page,
    /// How each glyph looks.
    looks: Vec<Look>,
    surfaces: Vec<Surface>,
    /// What is drawn now is clipped to these, one within the other.
    clips: Vec<Box>,
    /// How far what is drawn now is seen through.
    opacities: Vec<f32>,
    /// Codes that fonts of the page give for the characters themselves.
    coding: Coding,
    replaced: Replaced,
    /// Characters that the font does not define.
    pub unknown: usize,
    /// Dots per inch of the finest large picture.
    #[cfg(feature = "scanned")]
    pub dpi: f32,
}

impl Marks {
    /// Marks of a page of a size in points.
    pub fn new((width, height): (f32, f32), coding: Coding) -> Self {
        Marks { page: Page { width, height, ..Page::default() }, coding, ..Marks::default() }
    }

    /// The page, turned so that most of its text runs from left to right, and by how many quarters it was turned
    /// clockwise; text that leans, and what nobody sees, is left out.
    pub fn page(mut self) -> (Page, u8) {
        let mut counts = [0_usize; 4];
        self.looks.iter().filter_map(|look| look.turn).for_each(|turn| counts[usize::from(turn)] += 1);
        let most = (0..4).max_by_key(|&turn| (counts[turn], 4 - turn)).unwrap_or(0) as u8;
        let size = (self.page.width, self.page.height);
        let seen = seen::seen(&self.page.glyphs, &self.looks, &self.surfaces, size, most);
        let mut kept = self.looks.iter().zip(seen).map(|(look, seen)| seen && look.turn.is_some());
        self.page.glyphs.retain(|_| kept.next() == Some(true));
        self.page.pictures = self.surfaces.iter().filter(|s| s.picture).map(|s| s.rect).collect();
        let quarters = (4 - most) % 4;
        for _ in 0..quarters {
            self.page = turned(self.page);
        }
        (self.page, quarters)
    }

    /// Keeps a surface, as far as it is not clipped.
    fn surface(&mut self, whole: Box, kind: Surface) {
        let shown = self.clips.last().map_or(whole, |clip| whole.intersect(*clip));
        let rect = rect(shown);
        if shown.width() > 0.0
            && shown.height() > 0.0
            && rect_is_sound(rect)
            && self.surfaces.len() < MOST_SURFACES
        {
            self.surfaces.push(Surface { rect, after: self.page.glyphs.len(), ..kind });
        }
    }

    /// How light a paint is on paper.
    fn light(&self, paint: &Paint<'_>) -> f32 {
        let Paint::Color(color) = paint else { return 0.0 };
        let [red, green, blue, alpha] = color.to_rgba().to_rgba8().map(|part| f32::from(part) / 255.0);
        let ink = 1.0 - (0.299 * red + 0.587 * green + 0.114 * blue);
        1.0 - ink * alpha * self.opacity()
    }

    fn opacity(&self) -> f32 {
        self.opacities.iter().product()
    }

    /// Whether nothing that lies under a paint is seen.
    fn is_opaque(&self, props: &DrawProps<'_>) -> bool {
        let full = matches!(&props.paint, Paint::Color(color) if color.to_rgba().to_rgba8()[3] == 255);
        full && props.soft_mask.is_none()
            && matches!(props.blend_mode, BlendMode::Normal)
            && self.opacity() > 0.99
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
        if let Some(line) = lines_width(mode, props.transform).filter(|width| *width > THICKEST) {
            let whole =
                props.transform.transform_rect_bbox(path.bounding_box()).inflate(line / 2.0, line / 2.0);
            self.surface(whole, Surface { dark: self.light(&props.paint) < 0.9, ..SURFACE });
        }
        if fills {
            let whole = props.transform.transform_rect_bbox(path.bounding_box());
            let covers = is_box(path, props.transform) && self.is_opaque(&props);
            let dark = self.light(&props.paint) < 0.9;
            // A line covers nothing, and nothing is written on it.
            if whole.height() > THICKEST && whole.width() > THICKEST {
                self.surface(whole, Surface { covers, dark, ..SURFACE });
            }
        }
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

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        let light = self.light(&props.paint);
        let invisible = matches!(mode, DrawMode::Invisible);
        let texts = self.coding.texts(run);
        for (glyph, text) in run.glyphs().iter().zip(texts) {
            if self.page.glyphs.len() >= MOST_MARKS {
                return;
            }
            if text.is_some() {
                self.replaced.shown();
            }
            let text = text.or_else(|| self.replaced.text()).unwrap_or_else(|| {
                self.unknown += 1;
                "\u{fffd}".to_owned()
            });
            // The second byte of a character, or of several glyphs for one text, widens the first one's glyph.
            let joins = text.is_empty();
            let text: String = text.chars().map(character).filter(|c| !c.is_control()).collect();
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(type3) => type3.advance_width(),
            };
            let transform = props.transform * glyph.transform();
            let look = Look { turn: None, light, invisible, clipped: false };
            self.glyph(text, f64::from(advance.unwrap_or(1000.0)), transform, look);
            if joins && let Some(second) = self.page.glyphs.pop() {
                self.looks.pop();
                let first = self.page.glyphs.last_mut();
                first.into_iter().for_each(|first| first.rect = first.rect.cover(second.rect));
            }
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let whole = Box::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = props.transform.transform_rect_bbox(whole);
        #[cfg(feature = "scanned")]
        if shown.width() * 3.0 > f64::from(self.page.width) && shown.area() > 0.0 {
            let dpi = 72.0 * (whole.area() / shown.area()).sqrt();
            self.dpi = self.dpi.max(dpi as f32);
        }
        self.surface(shown, Surface { dark: true, picture: true, ..SURFACE });
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let own = clip.path.bounding_box();
        self.clips.push(self.clips.last().map_or(own, |outer| outer.intersect(own)));
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.replaced.begin(properties);
    }

    fn end_marked_content(&mut self) {
        self.replaced.end();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.opacities.push(opacity);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
    }
}

/// A surface of which nothing is known.
const SURFACE: Surface = Surface {
    rect: Rect { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 },
    after: 0,
    covers: false,
    dark: false,
    picture: false,
};
/// The most surfaces of a page that are kept.
const MOST_SURFACES: usize = 20_000;

fn rect(whole: Box) -> Rect {
    Rect { x0: whole.x0 as f32, y0: whole.y0 as f32, x1: whole.x1 as f32, y1: whole.y1 as f32 }
}

fn rect_is_sound(rect: Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|n| n.is_finite() && n.abs() < 1e6)
}

/// How wide lines are drawn.
fn lines_width(mode: &DrawMode, transform: Affine) -> Option<f64> {
    match mode {
        DrawMode::Stroke(props) | DrawMode::FillAndStroke(_, props) => {
            Some(f64::from(props.line_width) * transform.determinant().abs().sqrt())
        }
        _ => None,
    }
}

/// Whether a path is one upright box.
fn is_box(path: &BezPath, transform: Affine) -> bool {
    let mut corners = Vec::new();
    for (n, element) in path.elements().iter().enumerate() {
        match *element {
            PathEl::MoveTo(p) if n == 0 => corners.push(transform * p),
            PathEl::LineTo(p) if corners.len() < 6 => corners.push(transform * p),
            PathEl::ClosePath => {}
            _ => return false,
        }
    }
    let upright = corners.windows(2).all(|w| (w[0].x - w[1].x).abs() < 0.1 || (w[0].y - w[1].y).abs() < 0.1);
    (4..=5).contains(&corners.len()) && upright
}

impl Marks {
    fn glyph(&mut self, text: String, advance: f64, transform: Affine, look: Look) {
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
        let rect = rect(whole);
        if !rect_is_sound(rect) {
            return;
        }
        // A clip that cuts off a corner leaves the letter to be read.
        let clipped = self.clips.last().is_some_and(|clip| {
            let left = whole.intersect(*clip);
            whole.area() > 0.0 && left.area() < 0.2 * whole.area()
        });
        // The baseline of turned text is found when the page is turned; until then it is the edge of the box.
        self.page.glyphs.push(Glyph { text, rect, baseline: origin.y as f32, size: size as f32, at: 0 });
        self.looks.push(Look { turn, clipped, ..look });
    }
}

/// A page turned clockwise by a quarter.
fn turned(page: Page) -> Page {
    let height = page.height;
    let turn_rect = |r: Rect| Rect { x0: height - r.y1, x1: height - r.y0, y0: r.x0, y1: r.x1 };
    let glyphs = page.glyphs.into_iter().map(|g| {
        let rect = turn_rect(g.rect);
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
        pictures: page.pictures.into_iter().map(turn_rect).collect(),
    }
}
