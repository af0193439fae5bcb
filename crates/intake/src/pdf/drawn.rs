//! Pages of a PDF as they look: SVG, turned as they were read, so that the places of the text lie on it.
//! hayro-svg writes shapes and pictures only; no script, no link and no address of a PDF comes into it.

use super::letters::{Letters, numbers};
use super::{File, context, marks};
use crate::taken::Drawn;
use hayro_interpret::{InterpreterCache, InterpreterSettings, interpret_page};
use hayro_svg::{RenderCache, SvgRenderSettings, convert};

/// The longest SVG that is handed on, in bytes: a page of scans in full resolution stays below.
const MOST: usize = 64 << 20;
/// What letters are drawn with whose font the file lacks: the serif of most systems, as most disclosures are printed.
const SERIF: &str = "SimSun,STSong,'Songti SC','Noto Serif CJK SC','Noto Serif SC',serif";

/// A PDF whose pages are drawn.
pub struct Drawing<'a> {
    file: &'a File,
    read: InterpreterCache<'a>,
    drawn: RenderCache<'a>,
}

impl<'a> Drawing<'a> {
    /// Of a file.
    pub fn of(file: &'a File) -> Self {
        Drawing { file, read: InterpreterCache::new(), drawn: RenderCache::new() }
    }

    /// Draws a page, by its number from 1; nothing where there is no such page or it is too much to be shown.
    pub fn page(&self, page: u32) -> Option<Drawn> {
        let pdf = &self.file.0;
        let drawn = pdf.pages().get(usize::try_from(page.checked_sub(1)?).ok()?)?;
        let (read, quarters) = marks(pdf, drawn, &self.read).page();
        let mut letters = Letters::default();
        interpret_page(drawn, &mut context(pdf, drawn, &self.read), &mut letters);
        let settings = InterpreterSettings::default();
        let inner = convert(drawn, &self.drawn, &settings, &SvgRenderSettings::default());
        if inner.len() + letters.svg.len() > MOST {
            return None;
        }
        // Scans are shown smaller than they are: without smoothing their strokes would break.
        let inner = inner.replace("image-rendering: pixelated", "image-rendering: auto");
        let (width, height) = (read.width, read.height);
        let turn = turn(quarters, drawn.render_dimensions());
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\"><g transform=\"{turn}\">{inner}\
             <g font-family=\"{SERIF}\" font-size=\"1000\">{}</g></g></svg>",
            letters.svg
        );
        let numbers = numbers(&read.glyphs).into_iter();
        let numbers = numbers.map(|(number, r)| (number, [r.x0, r.y0, r.x1, r.y1]));
        Some(Drawn { page, pages: self.file.pages(), width, height, svg, numbers: numbers.collect() })
    }
}

/// Turns a page of a size clockwise by quarters, as `device` turns what is read of it.
fn turn(quarters: u8, (width, height): (f32, f32)) -> String {
    match quarters % 4 {
        0 => "translate(0)".to_owned(),
        1 => format!("matrix(0 1 -1 0 {height} 0)"),
        2 => format!("matrix(-1 0 0 -1 {width} {height})"),
        _ => format!("matrix(0 -1 1 0 0 {width})"),
    }
}
