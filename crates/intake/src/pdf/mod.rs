//! PDF: glyphs and ruled lines of the pages to paragraphs and tables.
//! hayro interprets the pages (`device`, and `drawn` to show them); everything else is geometry of our own (`layout`),
//! tested without any PDF.

mod bomb;
mod calls;
mod coding;
mod device;
#[cfg(feature = "drawn")]
mod drawn;
#[cfg(feature = "drawn")]
mod letters;
#[cfg(feature = "scanned")]
mod pictured;
mod replaced;
mod seen;

use crate::layout::flow::{self, Sheet};
use crate::layout::{Letters, pictured, sheet};
use crate::limits::MOST_PAGES;
use crate::refusal::Refusal;
#[cfg(feature = "scanned")]
use crate::scanned::Scanner;
use crate::taken::{Format, Taken};
use crate::unread::{What, Where};
use crate::writer::Writer;
use coding::Coding;
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

/// Reads a PDF, pages that are pictures by a recogniser where one is given.
///
/// # Errors
/// Those of [`take`]; [`Refusal::Cancelled`], [`Refusal::Recogniser`].
#[cfg(feature = "scanned")]
pub fn take_with(bytes: Vec<u8>, scanner: Option<&Scanner>) -> Result<Taken, Refusal> {
    let file = File::open(bytes)?;
    let mut reading = Reading { scanner, ..Reading::of(&file) };
    while reading.next_page() {}
    reading.finish()
}

/// A PDF that is being read, page by page, so that whoever waits can be shown how far it is.
pub struct Reading<'a> {
    file: &'a File,
    cache: InterpreterCache<'a>,
    sheets: Vec<Sheet>,
    letters: Letters,
    frames: Vec<[f64; 6]>,
    glyphs: usize,
    /// Characters that their fonts do not define.
    unknown: usize,
    /// Pages that are pictures, pages with pictures as large as tables, and pages with letters that are not known.
    scanned: Vec<u32>,
    pictured: Vec<u32>,
    illegible: Vec<(u32, usize)>,
    /// Pages that would take forever to draw.
    endless: Vec<u32>,
    #[cfg(feature = "scanned")]
    scanner: Option<&'a Scanner<'a>>,
    #[cfg(feature = "scanned")]
    recognised: crate::scanned::Recognised,
    /// Why recognition stopped.
    #[cfg(feature = "scanned")]
    stopped: Option<Refusal>,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub fn of(file: &'a File) -> Self {
        let cache = InterpreterCache::new();
        Reading {
            file,
            cache,
            sheets: Vec::new(),
            letters: Letters::default(),
            frames: Vec::new(),
            glyphs: 0,
            unknown: 0,
            scanned: Vec::new(),
            pictured: Vec::new(),
            illegible: Vec::new(),
            endless: Vec::new(),
            #[cfg(feature = "scanned")]
            scanner: None,
            #[cfg(feature = "scanned")]
            recognised: crate::scanned::Recognised::default(),
            #[cfg(feature = "scanned")]
            stopped: None,
        }
    }

    /// How many pages were read.
    pub fn done(&self) -> u32 {
        self.sheets.len() as u32
    }

    /// Reads one more page; false where there is none left.
    pub fn next_page(&mut self) -> bool {
        let Some(page) = self.file.0.pages().get(self.sheets.len()) else { return false };
        let number = self.sheets.len() as u32 + 1;
        // Pages that share what they hold may hold it a thousand times.
        let most = MOST_GLYPHS + 4 * self.file.0.data().as_ref().len();
        if self.glyphs > most || calls::is_endless(page) {
            self.endless.push(number);
            self.frames.push(frame(page, 0));
            self.sheets.push(Sheet::default());
            return true;
        }
        let marks = marks(&self.file.0, page, &self.cache);
        let unknown = marks.unknown;
        #[cfg(feature = "scanned")]
        let dpi = marks.dpi;
        let (mut read, quarters) = marks.page();
        #[cfg(feature = "scanned")]
        if let Some(scanner) = self.scanner.filter(|_| read.glyphs.is_empty() && !read.pictures.is_empty()) {
            return self.recognise(number, dpi, scanner);
        }
        self.frames.push(frame(page, quarters));
        self.letters.count(&mut read, number);
        self.unknown += unknown;
        self.glyphs += read.glyphs.len();
        // A few marks of lists come from fonts that define nothing; a line of them does not.
        if unknown >= ILLEGIBLE && 20 * unknown > read.glyphs.len() {
            self.illegible.push((number, unknown));
        }
        if read.glyphs.is_empty() && !read.pictures.is_empty() {
            self.scanned.push(number);
        } else if pictured(&read) {
            self.pictured.push(number);
        }
        self.sheets.push(sheet(&read));
        true
    }

    /// Reads a page that is a picture; false where that was stopped.
    #[cfg(feature = "scanned")]
    fn recognise(&mut self, number: u32, dpi: f32, scanner: &Scanner) -> bool {
        (scanner.progress)(number, self.file.pages());
        // Pixel for pixel where that is so: a picture that is scaled by a hair is blurred.
        let dpi = dpi.clamp(150.0, 300.0).round();
        let page = match self.file.picture(number, dpi) {
            Some(picture) => self.recognised.page(&picture, dpi, number, scanner, &mut self.letters),
            None => Err(Refusal::TooLarge),
        };
        match page {
            Ok((page, quarters)) => {
                self.frames.push(frame(&self.file.0.pages()[number as usize - 1], quarters));
                self.glyphs += page.glyphs.len();
                self.sheets.push(sheet(&page));
            }
            Err(refusal) => self.stopped = Some(refusal),
        }
        self.stopped.is_none()
    }

    /// What the pages give.
    ///
    /// # Errors
    /// [`Refusal::Scanned`], [`Refusal::Letters`], [`Refusal::Bomb`], [`Refusal::Empty`], [`Refusal::TooLarge`].
    pub fn finish(self) -> Result<Taken, Refusal> {
        #[cfg(feature = "scanned")]
        if let Some(refusal) = self.stopped {
            return Err(refusal);
        }
        #[cfg(feature = "scanned")]
        let recognised = self.recognised;
        let Reading {
            sheets, letters, frames, glyphs, unknown, scanned, pictured, illegible, endless, ..
        } = self;
        if glyphs > 0 && 2 * unknown > glyphs {
            return Err(Refusal::Letters);
        }
        if glyphs == 0 {
            return Err(match (scanned.is_empty(), endless.is_empty()) {
                (_, false) => Refusal::Bomb,
                (false, _) => Refusal::Scanned,
                _ => Refusal::Empty,
            });
        }
        let mut writer = Writer::new(Format::Pdf);
        let in_pages: usize = illegible.iter().map(|(_, unknown)| unknown).sum();
        let pages = illegible.iter().map(|(page, _)| *page).collect();
        for (what, pages, count) in [
            (What::Page, scanned, None),
            (What::Picture, pictured, None),
            (What::TooMuch, endless, None),
            (What::Letters, pages, Some(in_pages)),
        ] {
            let count = count.unwrap_or(pages.len());
            writer.unread(what, Where::Pages(pages), count);
        }
        if unknown > in_pages {
            let unknown = unknown - in_pages;
            writer.note(
                "unknown-characters",
                format!("有 {unknown} 个字的字体没有说明是什么字，写成了 �。"),
                format!("{unknown} characters are not told by their fonts and were written as �."),
            );
        }
        flow::write(sheets, &mut writer);
        writer.letters(letters.into_all());
        writer.frames(frames);
        #[cfg(feature = "scanned")]
        let finished = writer.finish().map(|mut taken| {
            recognised.finish(&mut taken);
            taken
        });
        #[cfg(not(feature = "scanned"))]
        let finished = writer.finish();
        finished
    }
}

/// The most glyphs of a file, beside some for each of its bytes.
const MOST_GLYPHS: usize = 500_000;
/// So many letters of a page that are not known are more than marks of lists.
const ILLEGIBLE: usize = 20;

/// The marks of a page.
fn marks<'a>(pdf: &'a Pdf, page: &'a PdfPage<'a>, cache: &InterpreterCache<'a>) -> Marks {
    let mut marks = Marks::new(page.render_dimensions(), Coding::of(page));
    interpret_page(page, &mut context(pdf, page, cache), &mut marks);
    marks
}

/// What takes a point of a page as it was read, turned by so many quarters, to the page's own coordinates.
fn frame(page: &PdfPage<'_>, quarters: u8) -> [f64; 6] {
    let mut to = shown(page);
    let (mut width, mut height) = page.render_dimensions();
    for _ in 0..quarters {
        to = Affine::new([0.0, 1.0, -1.0, 0.0, f64::from(height), 0.0]) * to;
        (width, height) = (height, width);
    }
    to.inverse().as_coeffs()
}

/// What takes the own coordinates of a page to points from its top left corner as it is shown.
fn shown(page: &PdfPage<'_>) -> Affine {
    Affine::new(page.initial_transform(true).as_coeffs())
}

/// What a page is interpreted in: points from its top left corner as it is shown.
fn context<'a>(pdf: &'a Pdf, page: &PdfPage<'_>, cache: &InterpreterCache<'a>) -> Context<'a> {
    let (width, height) = page.render_dimensions();
    let bounds = Box::new(0.0, 0.0, f64::from(width), f64::from(height));
    Context::new(shown(page), bounds, cache, pdf.xref(), InterpreterSettings::default())
}
