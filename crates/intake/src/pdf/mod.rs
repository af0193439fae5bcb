//! PDF: glyphs and ruled lines of the pages to paragraphs and tables.
//! hayro interprets the pages (`device`); everything else is geometry of our own, tested without any PDF.

mod bomb;
mod columns;
mod device;
mod flow;
mod geometry;
mod lines;
mod radicals;
mod rulings;
mod tables;

use crate::limits::MOST_PAGES;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;
use columns::Piece;
use device::Marks;
use flow::Sheet;
use geometry::{Glyph, Page};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect as Box};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

/// Reads a PDF.
///
/// # Errors
/// [`Refusal::Bomb`], [`Refusal::Encrypted`], [`Refusal::Damaged`], [`Refusal::TooManyPages`], [`Refusal::Scanned`],
/// [`Refusal::TooLarge`].
pub fn take(bytes: Vec<u8>) -> Result<Taken, Refusal> {
    if bomb::is_bomb(&bytes) {
        return Err(Refusal::Bomb);
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Encrypted("PDF"),
        _ => Refusal::Damaged("PDF"),
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(Refusal::TooManyPages(pages.len()));
    }
    if pages.is_empty() {
        return Err(Refusal::Damaged("PDF"));
    }
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let mut writer = Writer::new(Format::Pdf);
    let mut sheets = Vec::new();
    let (mut glyphs, mut unknown, mut pictures) = (0, 0, 0);
    for page in pages.iter() {
        let (width, height) = page.render_dimensions();
        let matrix = Affine::new(page.initial_transform(true).as_coeffs());
        let bounds = Box::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(matrix, bounds, &cache, pdf.xref(), settings.clone());
        let marks = marks(page, &mut context);
        unknown += marks.unknown;
        let page = marks.page();
        glyphs += page.glyphs.len();
        pictures += usize::from(page.glyphs.is_empty() && page.pictures);
        sheets.push(sheet(&page));
    }
    if glyphs == 0 || 2 * unknown > glyphs {
        return Err(if pictures > 0 || glyphs > 0 { Refusal::Scanned } else { Refusal::Empty });
    }
    if pictures > 0 {
        writer.note(
            "pages-without-text",
            format!("有 {pictures} 页是图片，没有文字，没有读。"),
            format!("{pictures} pages are pictures without text and were not read."),
        );
    }
    if unknown > 0 {
        writer.note(
            "unknown-characters",
            format!("有 {unknown} 个字的字体没有说明是什么字，写成了 �。"),
            format!("{unknown} characters are not told by their fonts and were written as �."),
        );
    }
    flow::write(sheets, &mut writer);
    writer.finish()
}

/// The marks of a page.
fn marks<'a>(page: &PdfPage<'a>, context: &mut Context<'a>) -> Marks {
    let mut marks = Marks::new(page.render_dimensions());
    interpret_page(page, context, &mut marks);
    marks
}

/// Lines and tables of a page, from top to bottom.
fn sheet(page: &Page) -> Sheet {
    let mut free: Vec<&Glyph> = page.glyphs.iter().collect();
    let mut found: Vec<(f32, Piece)> = Vec::new();
    for grid in rulings::grids(&page.rules) {
        let (inside, outside): (Vec<&Glyph>, Vec<&Glyph>) =
            free.iter().partition(|glyph| grid.cell_at(glyph.rect.middle()).is_some());
        if let Some(table) = tables::table(&grid, &inside) {
            found.push((table.rect.y0, Piece::Table(table)));
            free = outside;
        }
    }
    // Lines above, between and below the tables do not flow into one another.
    let mut tops: Vec<f32> = found.iter().map(|(top, _)| *top).collect();
    tops.sort_by(f32::total_cmp);
    let mut bands: Vec<Vec<lines::Line>> = vec![Vec::new(); tops.len() + 1];
    for line in lines::lines(&free, columns::NARROW) {
        bands[tops.partition_point(|top| *top < line.rect.middle().1)].push(line);
    }
    for band in bands {
        found.extend(columns::pieces(band).into_iter().map(|piece| {
            let top = match &piece {
                Piece::Line(line) => line.rect.middle().1,
                Piece::Table(table) => table.rect.y0,
            };
            (top, piece)
        }));
    }
    // Pieces of one line keep their order: the sort is stable, and they share their middle nearly.
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    Sheet {
        width: page.width,
        height: page.height,
        pieces: found.into_iter().map(|(_, piece)| piece).collect(),
    }
}
