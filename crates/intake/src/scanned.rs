//! Pages that are pictures: given to the recogniser, and what it found put where glyphs and ruled lines of other pages
//! stand, so that lines and tables are built of it as of those.

use crate::layout::flow::{self, Sheet};
use crate::layout::geometry::{Glyph, Page, Rect, Rule};
use crate::layout::{Letters, sheet};
use crate::refusal::Refusal;
use crate::taken::{Format, Letter, Place, Reading, Taken};
use crate::writer::Writer;
use gouji_scan::{Models, Options, Picture, Stop, Turn};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use std::sync::Arc;

/// What reads pages that are pictures.
pub struct Scanner<'a> {
    /// The recogniser, loaded when it is first needed.
    pub models: &'a dyn Fn() -> Result<Arc<Models>, Refusal>,
    /// How many threads work on a page.
    pub threads: usize,
    /// Asked between lines; false stops the work.
    pub goes_on: &'a (dyn Fn() -> bool + Sync),
    /// Told which page is read now and how many there are.
    pub progress: &'a dyn Fn(u32, u32),
}

/// Reads a file as [`crate::take`] does; pages that are pictures, and pictures themselves, by the recogniser.
///
/// # Errors
/// Those of [`crate::take`]; [`Refusal::Cancelled`], [`Refusal::Recogniser`].
pub fn take(bytes: Vec<u8>, scanner: &Scanner) -> Result<Taken, Refusal> {
    if bytes.len() > crate::MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    match crate::sniff(&bytes) {
        crate::Kind::Pdf => crate::pdf::take_with(bytes, Some(scanner)).and_then(crate::finished),
        crate::Kind::Image("JPEG" | "PNG") => {
            let picture = picture(&bytes)?;
            let dpi = dpi_of(&picture);
            pictures([(picture, dpi)], scanner)
        }
        _ => crate::take(bytes),
    }
}

/// Reads pictures as the pages of one document, each with its dots per inch.
///
/// # Errors
/// As [`take`].
pub fn pictures(
    pages: impl IntoIterator<Item = (Picture, f32), IntoIter: ExactSizeIterator>,
    scanner: &Scanner,
) -> Result<Taken, Refusal> {
    let pages = pages.into_iter();
    let all = pages.len() as u32;
    let (mut recognised, mut letters) = (Recognised::default(), Letters::default());
    let mut sheets: Vec<Sheet> = Vec::new();
    for (n, (picture, dpi)) in pages.enumerate() {
        let number = n as u32 + 1;
        (scanner.progress)(number, all);
        let (page, _) = recognised.page(&picture, dpi, number, scanner, &mut letters)?;
        sheets.push(sheet(&page));
    }
    let mut writer = Writer::new(Format::Picture);
    flow::write(sheets, &mut writer);
    writer.letters(letters.into_all());
    let mut taken = writer.finish()?;
    recognised.finish(&mut taken);
    crate::finished(taken)
}

/// A picture of JPEG or PNG, turned as its camera says.
fn picture(bytes: &[u8]) -> Result<Picture, Refusal> {
    let damaged = |_| Refusal::Damaged("JPEG/PNG");
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Refusal::Damaged("JPEG/PNG"))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(8 * gouji_scan::MOST_PIXELS as u64);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if width as usize * height as usize > gouji_scan::MOST_PIXELS {
        return Err(Refusal::TooLarge);
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(orientation);
    let image = match image {
        // What is seen through stands on paper.
        image if image.color().has_alpha() => on_paper(&image),
        image => image.into_rgb8(),
    };
    Ok(Picture { width: image.width() as usize, height: image.height() as usize, rgb: image.into_raw() })
}

fn on_paper(image: &DynamicImage) -> image::RgbImage {
    let mut out = image::RgbImage::new(image.width(), image.height());
    for (from, to) in image.to_rgba8().pixels().zip(out.pixels_mut()) {
        let alpha = u32::from(from.0[3]);
        let over = |part: u8| ((u32::from(part) * alpha + 255 * (255 - alpha)) / 255) as u8;
        *to = image::Rgb([over(from.0[0]), over(from.0[1]), over(from.0[2])]);
    }
    out
}

/// Dots per inch of a picture that does not say them: it shows a page of A4.
fn dpi_of(picture: &Picture) -> f32 {
    (picture.width.max(picture.height) as f32 / 11.69).clamp(72.0, 400.0)
}

/// What was recognised, to be led into the text when that is written.
#[derive(Default)]
pub struct Recognised {
    figures: Vec<Found>,
    /// Pages that were levelled, with pixels to a point.
    turns: Vec<(u32, Turn, f32)>,
    /// How many pages were recognised.
    pages: usize,
}

/// A figure, by the bytes of what all glyphs say.
struct Found {
    from: u32,
    to: u32,
    sure: bool,
    others: Vec<(String, u32)>,
}

impl Recognised {
    /// Reads the picture of a page, by its number from 1; gives what stands on it and the quarters that it was turned.
    pub fn page(
        &mut self,
        picture: &Picture,
        dpi: f32,
        number: u32,
        scanner: &Scanner,
        letters: &mut Letters,
    ) -> Result<(Page, u8), Refusal> {
        let options = Options { dpi, threads: scanner.threads, goes_on: scanner.goes_on };
        let models = (scanner.models)()?;
        let read = gouji_scan::read(&models, picture, &options).map_err(|stop| match stop {
            Stop::Cancelled => Refusal::Cancelled,
            Stop::Size => Refusal::TooLarge,
            Stop::Fault(_) => Refusal::Recogniser,
        })?;
        let scale = dpi / 72.0;
        let mut page = layout(&read, scale);
        letters.count(&mut page, number);
        let mut first = 0;
        for text in &read.texts {
            for figure in &text.figures {
                let (from, last) = (&page.glyphs[first + figure.from], &page.glyphs[first + figure.to - 1]);
                self.figures.push(Found {
                    from: from.at,
                    to: last.at + last.text.len() as u32,
                    sure: figure.sure,
                    others: figure
                        .others
                        .iter()
                        .map(|(other, share)| (other.clone(), (1e6 * share) as u32))
                        .collect(),
                });
            }
            first += text.characters.len();
        }
        self.turns.push((number, read.turn, scale));
        self.pages += 1;
        Ok((page, read.quarters))
    }

    /// Whether anything was recognised.
    pub fn is_empty(&self) -> bool {
        self.pages == 0
    }

    /// Leads what was recognised into the text, and places back to where they stood before pages were levelled.
    pub fn finish(self, taken: &mut Taken) {
        if self.is_empty() {
            return;
        }
        let mut runs: Vec<_> = taken.runs.iter().filter(|run| run.is_verbatim()).copied().collect();
        runs.sort_by_key(|run| run.from);
        for figure in self.figures {
            let after = runs.partition_point(|run| run.from <= figure.from);
            let Some(run) = runs[..after].last().filter(|run| figure.to <= run.to) else { continue };
            let start = run.start + (figure.from - run.from);
            let end = start + (figure.to - figure.from);
            taken.readings.push(Reading { start, end, sure: figure.sure, others: figure.others, was: None });
        }
        taken.readings.sort_by_key(|reading| reading.start);
        let turn_of = |page: u32| self.turns.iter().find(|(number, ..)| *number == page);
        for origin in &mut taken.origins {
            if let Place::Page { page, left, top, right, bottom } = &mut origin.place
                && let Some((_, turn, scale)) = turn_of(*page)
            {
                let (dx, dy) = moved((*left, *top, *right, *bottom), turn, *scale);
                (*left, *right, *top, *bottom) = (*left + dx, *right + dx, *top + dy, *bottom + dy);
            }
        }
        for Letter { page, left, top, right, bottom, .. } in &mut taken.letters {
            if let Some((_, turn, scale)) = turn_of(*page) {
                let (dx, dy) = moved((*left, *top, *right, *bottom), turn, *scale);
                (*left, *right, *top, *bottom) = (*left + dx, *right + dx, *top + dy, *bottom + dy);
            }
        }
        let pages = self.pages;
        taken.notes.push(crate::taken::Note {
            code: "recognised".into(),
            zh: format!(
                "有 {pages} 页是图片，文字是识别出来的，可能有错字；要紧的数字请对照原件。识别错的字不算文件的错。"
            ),
            en: format!(
                "{pages} pages are pictures; their text was recognised and may hold mistakes. Please compare what matters with the original."
            ),
        });
    }
}

/// By how much the middle of a rectangle moves when the page is no longer levelled, in points.
fn moved((left, top, right, bottom): (f32, f32, f32, f32), turn: &Turn, scale: f32) -> (f32, f32) {
    let (x, y) = ((left + right) / 2.0 * scale, (top + bottom) / 2.0 * scale);
    let (from_x, from_y) = turn.back((x, y));
    ((from_x - x) / scale, (from_y - y) / scale)
}

/// Letters of Han fill their line; figures with their commas fill less of it.
const HAN: f32 = 0.92;
const LATIN: f32 = 0.82;

/// A page that was read, in points, as other pages are.
fn layout(read: &gouji_scan::Page, scale: f32) -> Page {
    let sizes: Vec<f32> = read.texts.iter().map(|text| size(text, scale)).collect();
    let mut sorted = sizes.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted.get(sorted.len() / 2).copied().unwrap_or(10.0);
    let mut glyphs = Vec::new();
    for (text, size) in read.texts.iter().zip(sizes) {
        // A stroke alone, or a line whose ends only were seen, is as large as the rest.
        let size =
            if (0.6 * usual..1.25 * usual).contains(&size) || size > 1.8 * usual { size } else { usual };
        for (c, b) in &text.characters {
            let rect = Rect { x0: b.x0 / scale, y0: b.y0 / scale, x1: b.x1 / scale, y1: b.y1 / scale };
            let baseline = (rect.y0 + rect.y1) / 2.0 + 0.36 * size;
            glyphs.push(Glyph { text: c.to_string(), rect, baseline, size, at: 0 });
        }
    }
    let rules = read.rules.iter().map(|rule| Rule {
        horizontal: rule.horizontal,
        at: rule.at / scale,
        from: rule.from / scale,
        to: rule.to / scale,
    });
    Page {
        width: read.width as f32 / scale,
        height: read.height as f32 / scale,
        glyphs,
        rules: rules.collect(),
        pictures: Vec::new(),
    }
}

fn size(text: &gouji_scan::Text, scale: f32) -> f32 {
    let is_han = text.characters.iter().any(|(c, _)| !c.is_ascii());
    let height = text.characters.first().map_or(0.0, |(_, b)| b.y1 - b.y0) / scale;
    height / if is_han { HAN } else { LATIN }
}
