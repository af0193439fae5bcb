//! The letters of fonts that a PDF does not hold, and the numbers of a page with where each of them stands.
//! Old office programs leave Chinese fonts to the reader's machine; there the letters are drawn by a font of that machine.

use crate::layout::geometry::{Glyph, Rect};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use std::fmt::Write;

/// Letters without an outline, as elements of an SVG.
#[derive(Default)]
pub struct Letters {
    /// The elements.
    pub svg: String,
}

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            let Drawn::Outline(outline) = &**glyph else { continue };
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => continue,
            };
            let shown = |c: char| !c.is_whitespace() && !c.is_control() && c != '\u{fffd}';
            if text.chars().any(shown) && outline.outline().elements().is_empty() {
                let advance = f64::from(outline.advance_width().unwrap_or(1000.0));
                self.letter(&text, advance, props.transform * glyph.transform(), &props.paint);
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Letters {
    /// Writes a letter: its glyph is a thousand units high and stands on its head beside SVG.
    fn letter(&mut self, text: &str, advance: f64, transform: Affine, paint: &Paint<'_>) {
        let [a, b, c, d, e, f] = (transform * Affine::FLIP_Y).as_coeffs();
        if ![a, b, c, d, e, f, advance].iter().all(|n| n.is_finite()) {
            return;
        }
        let [red, green, blue, _] = match paint {
            Paint::Color(color) => color.to_rgba().to_rgba8(),
            Paint::Pattern(_) => [0, 0, 0, 255],
        };
        let _ = write!(
            self.svg,
            "<text transform=\"matrix({a} {b} {c} {d} {e} {f})\" fill=\"#{red:02x}{green:02x}{blue:02x}\" \
             textLength=\"{advance}\" lengthAdjust=\"spacingAndGlyphs\">"
        );
        for c in text.chars().filter(|c| !c.is_control()) {
            match c {
                '<' => self.svg.push_str("&lt;"),
                '&' => self.svg.push_str("&amp;"),
                c => self.svg.push(c),
            }
        }
        self.svg.push_str("</text>");
    }
}

/// The numbers among glyphs in the order of drawing, each with where it stands.
pub fn numbers(glyphs: &[Glyph]) -> Vec<(String, Rect)> {
    let mut out: Vec<(String, Rect)> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let text = glyph.text.trim();
        let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,%-".contains(c));
        if !digits {
            before = before.filter(|_| text.is_empty());
            continue;
        }
        match before.map(|before| (before, follows(before, glyph))) {
            // The same glyph once more, to look bold.
            Some((last, _)) if is_again(last, glyph) => continue,
            Some((_, true)) => {
                if let Some((number, rect)) = out.last_mut() {
                    number.push_str(text);
                    *rect = rect.cover(glyph.rect);
                }
            }
            _ => out.push((text.to_owned(), glyph.rect)),
        }
        before = Some(glyph);
    }
    out.retain(|(number, _)| number.contains(|c: char| c.is_ascii_digit()));
    out
}

fn follows(before: &Glyph, next: &Glyph) -> bool {
    let size = before.size.max(next.size);
    let gap = next.rect.x0 - before.rect.x1;
    (before.baseline - next.baseline).abs() < 0.3 * size && gap.abs() < 0.28 * size
}

fn is_again(before: &Glyph, next: &Glyph) -> bool {
    let near = 0.25 * before.size;
    before.text == next.text
        && (before.rect.x0 - next.rect.x0).abs() < near.min(0.5 * before.rect.width())
        && (before.baseline - next.baseline).abs() < near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::tests::typed;

    fn letters(glyphs: &[Glyph]) -> Vec<(String, f32, f32)> {
        numbers(glyphs).into_iter().map(|(number, rect)| (number, rect.x0, rect.x1)).collect()
    }

    #[test]
    fn numbers_stand_where_their_digits_do() {
        let mut glyphs = typed("支出 1,234.50 万元，增长3.5%", 10.0, 20.0, 10.0);
        glyphs.extend(typed("7.00", 200.0, 20.0, 10.0));
        glyphs.extend(typed("8.00", 240.0, 20.0, 10.0));
        let found = letters(&glyphs);
        assert_eq!(found[0], ("1,234.50".into(), 35.0, 75.0));
        let texts: Vec<&str> = found.iter().map(|(number, ..)| number.as_str()).collect();
        assert_eq!(texts, ["1,234.50", "3.5%", "7.00", "8.00"]);
    }

    #[test]
    fn bold_by_double_drawing_is_one_number() {
        let mut glyphs = Vec::new();
        for glyph in typed("11.20", 10.0, 20.0, 10.0) {
            let mut again = glyph.clone();
            again.rect.x0 += 0.3;
            again.rect.x1 += 0.3;
            glyphs.extend([glyph, again]);
        }
        assert_eq!(letters(&glyphs).len(), 1);
        assert_eq!(letters(&glyphs)[0].0, "11.20");
    }
}
