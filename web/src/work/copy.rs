//! A copy of a file with what was found written into it, made by the reader of its kind when it is asked for.
//! The file is read once more for it, from where the browser holds it.

use super::files::{Read, published};
use super::reader;
use gouji_annotate::{Options, Remark, can_annotate};
use gouji_intake::Format;
use gouji_reader::{Answer, Question, Reader, Refused, Wanted};
use gouji_web::protocol::Why;
use js_sys::{Array, Uint8Array};
use web_sys::Blob;

/// Whether there can be one.
pub fn is_there(read: &Read) -> bool {
    read.file.is_some() && read.taken.as_ref().is_ok_and(|taken| can_annotate(taken.format))
}

/// The copy, with remarks in it and, in a Word file, with what the document decides as tracked changes.
pub async fn of(read: &Read, remarks: Vec<Remark>) -> Result<Blob, Why> {
    let file = read.file.as_ref().ok_or(Why::Gone)?;
    let is_pdf = read.taken.as_ref().is_ok_and(|taken| taken.format == Format::Pdf);
    let reader = if is_pdf { Reader::Pdf } else { Reader::Office };
    let mut opened = reader::open(reader, file).await?;
    let wanted = Wanted { remarks, options: Options { corrections: true, date: None } };
    opened.attach(&wanted.encode())?;
    match opened.ask(Question::Copy)? {
        Answer::Copy(bytes) => {
            let bytes = Array::of1(&Uint8Array::from(bytes.as_slice()));
            Blob::new_with_u8_array_sequence(&bytes).map_err(|_| Why::Gone)
        }
        Answer::Refused(Refused { message, .. }) => Err(Why::File(published(message))),
        _ => Err(Why::Fault(reader.known_as().into())),
    }
}
