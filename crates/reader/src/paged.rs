//! A PDF in a reader: read page by page, so that its progress is reported between, and drawn page by page.
//! Opened once; an instance of a reader serves one file, and what is opened lives as long as the instance.

use crate::Answer;
use gouji_intake::pdf::{Drawing, File, Reading};
use gouji_intake::{Drawn, Refusal};

/// A PDF and what was begun with it.
#[derive(Default)]
pub struct Paged {
    file: Option<&'static File>,
    reading: Option<Reading<'static>>,
    drawing: Option<Drawing<'static>>,
}

impl Paged {
    /// Whether the file was opened.
    pub fn is_open(&self) -> bool {
        self.file.is_some()
    }

    fn open(&mut self, bytes: &mut Vec<u8>) -> Result<&'static File, Refusal> {
        if let Some(file) = self.file {
            return Ok(file);
        }
        // What reads and what draws borrow from it between two questions: it is never given back.
        let file = &*Box::leak(Box::new(File::open(std::mem::take(bytes))?));
        self.file = Some(file);
        Ok(file)
    }

    /// Reads one more page, or gives the text after the last.
    pub fn text(&mut self, bytes: &mut Vec<u8>) -> Result<Answer, Refusal> {
        let file = self.open(bytes)?;
        let mut reading = self.reading.take().unwrap_or_else(|| Reading::of(file));
        if !reading.next_page() {
            return gouji_intake::finished(reading.finish()?).map(Answer::Text);
        }
        let done = reading.done();
        self.reading = Some(reading);
        Ok(Answer::Reading(done, file.pages()))
    }

    /// Draws a page.
    pub fn page(&mut self, bytes: &mut Vec<u8>, number: u32) -> Result<Option<Drawn>, Refusal> {
        let file = self.open(bytes)?;
        Ok(self.drawing.get_or_insert_with(|| Drawing::of(file)).page(number))
    }
}
