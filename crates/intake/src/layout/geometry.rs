//! What stands on a page, whatever read it: glyphs with their boxes, and ruled lines.
//! Points (1/72 inch) from the top left corner of the page as it is shown; y grows downwards.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Upper edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
}

impl Rect {
    /// The smallest rectangle around both.
    pub fn cover(self, other: Rect) -> Rect {
        Rect {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether a point lies in it.
    pub fn holds(self, (x, y): (f32, f32)) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    /// Whether it surrounds another one, but for a hair.
    #[cfg(feature = "pdf")]
    pub fn surrounds(self, other: Rect) -> bool {
        let hair = 0.15 * (other.y1 - other.y0);
        self.x0 <= other.x0 + hair
            && self.y0 <= other.y0 + hair
            && self.x1 >= other.x1 - hair
            && self.y1 >= other.y1 - hair
    }

    /// Whether both have a place in common.
    #[cfg(feature = "pdf")]
    pub fn meets(self, other: Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Its width.
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Its middle.
    pub fn middle(self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }
}

/// A glyph: mostly one character, sometimes several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glyph {
    /// What it says.
    pub text: String,
    /// Its box: from its origin to its advance, from ascender to descender.
    pub rect: Rect,
    /// The line that it stands on.
    pub baseline: f32,
    /// Font size.
    pub size: f32,
    /// First byte of its text among the texts of all glyphs of the file, as [`Letters`](super::Letters) counts them.
    pub at: u32,
}

/// A ruled line, horizontal or vertical.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Whether it is horizontal.
    pub horizontal: bool,
    /// Its y if it is horizontal, else its x.
    pub at: f32,
    /// Where it starts: x if it is horizontal, else y.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The glyphs, in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// The ruled lines.
    pub rules: Vec<Rule>,
    /// Where pictures stand on it.
    pub pictures: Vec<Rect>,
}
