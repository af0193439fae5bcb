//! Files to texts: told by their first bytes, read here where they are text, by a reader of their own where not.
//! A file is read in pieces, straight to where it is needed.

use super::{reader, tell};
use gouji_intake::{Kind, MOST_BYTES, Refusal, Taken, sniff};
use gouji_reader::{Question, Reader, Refused, Told};
use gouji_web::edge::{Step, Tell, Why};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, TextDecoder};

/// How many bytes of a file are looked at to tell what it is.
const HEAD: f64 = 1024.0;

/// A file, and what it gave.
pub struct Read {
    pub name: String,
    /// Its size.
    pub bytes: u64,
    pub taken: Result<Taken, Why>,
}

/// Reads files, one after the other.
pub async fn read(files: impl Iterator<Item = File>) -> Vec<Read> {
    let mut all = Vec::new();
    for file in files {
        tell(&Tell::Step(Step::Reading(file.name())));
        let taken = take(&file).await;
        all.push(Read { name: file.name(), bytes: file.size() as u64, taken });
    }
    all
}

async fn take(file: &File) -> Result<Taken, Why> {
    if file.size() > MOST_BYTES as f64 {
        return Err(refused(Refusal::TooLarge));
    }
    let head = bytes(file, 0.0, HEAD).await.ok_or(Why::Gone)?;
    match sniff(&head.to_vec()) {
        Kind::Pdf => by_reader(Reader::Pdf, file).await,
        Kind::Zip | Kind::Compound => by_reader(Reader::Office, file).await,
        _ => {
            let whole = bytes(file, 0.0, file.size()).await.ok_or(Why::Gone)?;
            text(&whole)
        }
    }
}

async fn by_reader(which: Reader, file: &File) -> Result<Taken, Why> {
    match reader::ask(which, file, Question::Text).await? {
        Told::Text(taken) => Ok(taken),
        Told::Refused(Refused { message, .. }) => Err(Why::File(published(message))),
    }
}

/// Text, as it is or by the browser's own decoder.
fn text(bytes: &Uint8Array) -> Result<Taken, Why> {
    match gouji_intake::take(bytes.to_vec()) {
        Err(Refusal::NoReader("GB18030")) => {
            let decoded = TextDecoder::new_with_label("gb18030")
                .and_then(|decoder| decoder.decode_with_js_u8_array(bytes))
                .map_err(|_| refused(Refusal::Binary))?;
            gouji_intake::take(decoded.into_bytes()).map(|taken| Taken { lead: None, ..taken })
        }
        taken => taken,
    }
    .map_err(refused)
}

fn refused(refusal: Refusal) -> Why {
    Why::File(published(refusal.message()))
}

fn published(message: gouji_intake::Message) -> gouji_report::published::Message {
    gouji_report::published::Message { zh: message.zh, en: message.en }
}

/// A piece of a file; `None` where the browser cannot read it any more.
pub async fn bytes(file: &Blob, from: f64, to: f64) -> Option<Uint8Array> {
    let piece = file.slice_with_f64_and_f64(from, to).ok()?;
    JsFuture::from(piece.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer))
}
