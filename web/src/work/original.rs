//! The original looked at: its pages drawn by the reader that has it, which is kept until another file is looked at
//! or none any more. What is drawn goes to the page and nowhere else.

use super::files::Original;
use super::reader::{self, Opened};
use gouji_reader::{Answer, Question, Reader};
use gouji_web::protocol;
use std::cell::{Cell, RefCell};
use web_sys::Blob;

thread_local! {
    static OPEN: RefCell<Option<(Blob, Opened)>> = const { RefCell::new(None) };
    /// Counts how often the original was put away: a reader that was opened before that is not kept.
    static TIMES: Cell<u32> = const { Cell::new(0) };
}

/// Draws a page of a file; nothing where that cannot be done.
pub async fn draw(original: Original, page: u32) -> Option<protocol::Original> {
    let Original { name, file, span } = original;
    let times = TIMES.get();
    let open = OPEN.take().filter(|(open, _)| *open == file);
    let mut opened = match open {
        Some((_, opened)) => opened,
        None => reader::open(Reader::Pdf, &file).await.ok()?,
    };
    let answer = opened.ask(Question::Page(page));
    // A reader that stopped midway is not asked again.
    if answer.is_ok() && times == TIMES.get() {
        OPEN.replace(Some((file, opened)));
    }
    match answer {
        Ok(Answer::Page(Some(drawn))) => Some(protocol::Original { name, span, drawn }),
        _ => None,
    }
}

/// Frees the memory that drawing took.
pub fn put_away() {
    OPEN.replace(None);
    TIMES.set(TIMES.get() + 1);
}
