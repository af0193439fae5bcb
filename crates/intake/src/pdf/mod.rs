//! PDF: glyphs and ruled lines of the pages to paragraphs and tables.
//! hayro interprets the pages (`device`, and `drawn` to show them); everything else is geometry of our own (`layout`),
//! tested without any PDF.

mod bomb;
mod device;
#[cfg(feature = "drawn")]
mod drawn;
#[cfg(feature = "drawn")]
mod letters;

use crate::layout::flow::{self, Sheet};
use crate::layout::sheet;
use crate::limits::MOST_PAGES;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;
use device::Marks;
#[cfg(feature = "drawn")]
pub use drawn::Drawing;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect as Box};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

/// A PDF that can be read and drawn.
pub struct File(Pdf);

impl File {
    /// Opens a PDF.
    ///
    /// # Errors
    /// [`Refusal::Bomb`], [`Refusal::Encrypted`], [`Refusal::Damaged`], [`Refusal::TooManyPages`].
    pub fn open(bytes: Vec<u8>) -> Result<File, Refusal> {
        if bomb::is_bomb(&bytes) {
            return Err(Refusal::Bomb);
        }
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Encrypted("PDF"),
            _ => Refusal::Damaged("PDF"),
        })?;
        match pdf.pages().len() {
            0 => Err(Refusal::Damaged("PDF")),
            pages if pages > MOST_PAGES => Err(Refusal::TooManyPages(pages)),
            _ => Ok(File(pdf)),
        }
    }

    /// How many pages it has.
    pub fn pages(&self) -> u32 {
        self.0.pages().len() as u32
    }
}

/// Reads a PDF.
///
/// # Errors
/// Those of [`File::open`] and [`Reading::finish`].
pub fn take(bytes: Vec<u8>) -> Result<Taken, Refusal> {
    let file = File::open(bytes)?;
    let mut reading = Reading::of(&file);
    while reading.next_page() {}
    reading.finish()
}

/// A PDF that is being read, page by page, so that whoever waits can be told how far it is.
pub struct Reading<'a> {
    file: &'a File,
    cache: InterpreterCache<'a>,
    sheets: Vec<Sheet>,
    glyphs: usize,
    /// Characters that their fonts do not tell.
    unknown: usize,
    /// Pages that are pictures.
    pictures: usize,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub fn of(file: &'a File) -> Self {
        let cache = InterpreterCache::new();
        Reading { file, cache, sheets: Vec::new(), glyphs: 0, unknown: 0, pictures: 0 }
    }

    /// How many pages were read.
    pub fn done(&self) -> u32 {
        self.sheets.len() as u32
    }

    /// Reads one more page; false where there is none left.
    pub fn next_page(&mut self) -> bool {
        let Some(page) = self.file.0.pages().get(self.sheets.len()) else { return false };
        let marks = marks(&self.file.0, page, &self.cache);
        self.unknown += marks.unknown;
        let (page, _) = marks.page();
        self.glyphs += page.glyphs.len();
        self.pictures += usize::from(page.glyphs.is_empty() && page.pictures);
        self.sheets.push(sheet(&page));
        true
    }

    /// What the pages give.
    ///
    /// # Errors
    /// [`Refusal::Scanned`], [`Refusal::Empty`], [`Refusal::TooLarge`].
    pub fn finish(self) -> Result<Taken, Refusal> {
        let Reading { sheets, glyphs, unknown, pictures, .. } = self;
        if glyphs == 0 || 2 * unknown > glyphs {
            return Err(if pictures > 0 || glyphs > 0 { Refusal::Scanned } else { Refusal::Empty });
        }
        let mut writer = Writer::new(Format::Pdf);
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
}

/// The marks of a page.
fn marks<'a>(pdf: &'a Pdf, page: &'a PdfPage<'a>, cache: &InterpreterCache<'a>) -> Marks {
    let mut marks = Marks::new(page.render_dimensions());
    interpret_page(page, &mut context(pdf, page, cache), &mut marks);
    marks
}

/// What a page is interpreted in: points from its top left corner as it is shown.
fn context<'a>(pdf: &'a Pdf, page: &PdfPage<'_>, cache: &InterpreterCache<'a>) -> Context<'a> {
    let (width, height) = page.render_dimensions();
    let matrix = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Box::new(0.0, 0.0, f64::from(width), f64::from(height));
    Context::new(matrix, bounds, cache, pdf.xref(), InterpreterSettings::default())
}
