//! Files to texts: recognised by their first bytes, read here where they are text, by a reader of their own where not.
//! A file is read in pieces, straight to where it is needed; an archive is opened, and its documents read one by one.

use super::reader::{self, Opened};
use super::send;
use gouji_intake::{Format, Kind, MOST_BYTES, Refusal, Taken, name, sniff};
use gouji_reader::{Answer, Question, Reader, Refused};
use gouji_web::protocol::{Event, Step, Why};
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, TextDecoder};

/// How many bytes of a file are looked at to find out what it is.
const HEAD: f64 = 1024.0;
/// Milliseconds between two events on how far a file is read.
const PATIENCE: f64 = 100.0;

/// A file, and what it gave.
#[derive(Clone)]
pub struct Read {
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The file itself, which the browser holds; none for a text that was pasted, nor for halves put together.
    pub file: Option<Blob>,
    pub taken: Result<Taken, Why>,
    /// The files whose pages can be drawn, in the order of the text: none, one, or both halves of a disclosure.
    pub originals: Vec<Original>,
}

/// A file whose pages can be drawn. The browser holds it; only what is looked at is read again.
#[derive(Clone)]
pub struct Original {
    pub name: String,
    pub file: Blob,
    /// The bytes of the text that it gave.
    pub span: (u32, u32),
}

impl Original {
    /// A file by itself.
    pub fn whole(file: &File) -> Original {
        Original { name: file.name(), file: file.clone().into(), span: (0, u32::MAX) }
    }
}

impl Read {
    fn new(name: String, file: &Blob, taken: Result<Taken, Why>) -> Read {
        let paged = taken.as_ref().ok().filter(|taken| taken.format == Format::Pdf);
        let whole = |taken: &Taken| (0, taken.text.len() as u32);
        let original = paged.map(|t| Original { name: name.clone(), file: file.clone(), span: whole(t) });
        let file = file.clone();
        Read {
            bytes: file.size() as u64,
            originals: original.into_iter().collect(),
            name,
            taken,
            file: Some(file),
        }
    }

    /// A text that came without a file.
    pub fn text(name: String, taken: Taken) -> Read {
        Read { name, bytes: taken.text.len() as u64, taken: Ok(taken), originals: Vec::new(), file: None }
    }
}

/// Text read as what it is written in, as a file of it would be: Markdown, the source of a web page, cells parted by
/// commas; else as it is.
pub fn as_written(text: String) -> Taken {
    match gouji_intake::take(text.clone().into_bytes()) {
        Ok(taken) if taken.format != Format::Text => taken,
        _ => Taken { text, lead: Some(0), ..Taken::default() },
    }
}

/// What was pasted: its markup where that has tables, else its text.
pub fn pasted(text: String, html: Option<String>, name: String) -> Read {
    let marked =
        html.and_then(|html| gouji_intake::take_html(&html).ok()).filter(|taken| taken.text.contains('\t'));
    Read::text(name, marked.unwrap_or_else(|| as_written(text)))
}

/// The file whose pages can be drawn: itself, or the only PDF of an archive.
pub async fn original(file: &File) -> Option<Original> {
    match sniff(&bytes(file, 0.0, HEAD).await?.to_vec()) {
        Kind::Pdf => return Some(Original::whole(file)),
        Kind::Zip => {}
        _ => return None,
    }
    let (mut opened, members) = members(file).await.ok()?;
    let mut found = None;
    for (at, path) in members {
        let Ok(blob) = member(opened.ask(Question::Member(at))) else { continue };
        if sniff(&bytes(&blob, 0.0, HEAD).await?.to_vec()) == Kind::Pdf {
            let original = Original { name: written(&path), file: blob, span: (0, u32::MAX) };
            // Which of several is meant is not known.
            if found.replace(original).is_some() {
                return None;
            }
        }
    }
    found
}

/// Reads files, one after the other.
pub async fn read(files: impl Iterator<Item = File>) -> Vec<Read> {
    let mut all = Vec::new();
    for file in files {
        send(&Event::Step(Step::Reading(file.name())));
        match take(&file, &file.name()).await {
            Err(Stop::Archive) => read_members(&file, &mut all).await,
            Err(Stop::Why(why)) => all.push(Read::new(file.name(), &file, Err(why))),
            Ok(taken) => all.push(Read::new(file.name(), &file, Ok(taken))),
        }
    }
    all
}

/// Reads the documents of an archive.
async fn read_members(archive: &File, all: &mut Vec<Read>) {
    let why = match members(archive).await {
        Err(why) => why,
        Ok((mut opened, members)) => {
            for (at, path) in members {
                let name = format!("{}/{}", archive.name(), written(&path));
                send(&Event::Step(Step::Reading(name.clone())));
                all.push(match member(opened.ask(Question::Member(at))) {
                    Ok(file) => Read::new(name.clone(), &file, take_member(&file, &name).await),
                    Err(why) => Read { name, bytes: 0, taken: Err(why), originals: Vec::new(), file: None },
                });
            }
            return;
        }
    };
    all.push(Read::new(archive.name(), archive, Err(why)));
}

async fn members(archive: &File) -> Result<(Opened, Vec<(u32, Vec<u8>)>), Why> {
    let mut opened = reader::open(Reader::Office, archive).await?;
    match opened.ask(Question::Members)? {
        Answer::Members(members) => Ok((opened, members)),
        Answer::Refused(Refused { message, .. }) => Err(Why::File(published(message))),
        _ => Err(Why::Fault("ZIP".into())),
    }
}

/// A document of an archive, as a file.
fn member(answer: Result<Answer, Why>) -> Result<Blob, Why> {
    match answer? {
        Answer::Member(bytes) => {
            let bytes = Array::of1(&Uint8Array::from(bytes.as_slice()));
            Blob::new_with_u8_array_sequence(&bytes).map_err(|_| Why::Gone)
        }
        Answer::Refused(Refused { message, .. }) => Err(Why::File(published(message))),
        _ => Err(Why::Fault("ZIP".into())),
    }
}

/// Reads a document of an archive. An archive within it is not opened.
async fn take_member(file: &Blob, name: &str) -> Result<Taken, Why> {
    take(file, name).await.map_err(|stop| match stop {
        Stop::Archive => refused(Refusal::Archive),
        Stop::Why(why) => why,
    })
}

/// A path as archives write it; the browser knows the encodings that this module leaves out.
fn written(path: &[u8]) -> String {
    let decoded =
        TextDecoder::new_with_label("gb18030").and_then(|decoder| decoder.decode_with_u8_array(path));
    if std::str::from_utf8(path).is_ok() { name(path) } else { decoded.unwrap_or_else(|_| name(path)) }
}

/// Why a file gives no text of its own.
enum Stop {
    /// It holds files.
    Archive,
    Why(Why),
}

impl From<Why> for Stop {
    fn from(why: Why) -> Stop {
        Stop::Why(why)
    }
}

async fn take(file: &Blob, name: &str) -> Result<Taken, Stop> {
    if file.size() > MOST_BYTES as f64 {
        return Err(refused(Refusal::TooLarge).into());
    }
    let head = bytes(file, 0.0, HEAD).await.ok_or(Why::Gone)?;
    match sniff(&head.to_vec()) {
        Kind::Pdf => by_reader(Reader::Pdf, file, name).await,
        Kind::Zip | Kind::Compound | Kind::Rtf | Kind::Mhtml | Kind::OfficeXml(_) => {
            by_reader(Reader::Office, file, name).await
        }
        _ => {
            let whole = bytes(file, 0.0, file.size()).await.ok_or(Why::Gone)?;
            Ok(text(&whole)?)
        }
    }
}

async fn by_reader(which: Reader, file: &Blob, name: &str) -> Result<Taken, Stop> {
    let mut opened = reader::open(which, file).await?;
    let mut next = Date::now() + PATIENCE;
    loop {
        match opened.ask(Question::Text)? {
            Answer::Reading(done, pages) if Date::now() > next => {
                send(&Event::Step(Step::Pages(name.to_owned(), done, pages)));
                next = Date::now() + PATIENCE;
            }
            Answer::Reading(..) => {}
            Answer::Text(taken) => return Ok(taken),
            Answer::Refused(Refused { code, .. }) if code == Refusal::Archive.code() => {
                return Err(Stop::Archive);
            }
            Answer::Refused(Refused { message, .. }) => return Err(Why::File(published(message)).into()),
            _ => return Err(Why::Fault(which.known_as().into()).into()),
        }
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

/// A message of the readers, as reports have them.
pub fn published(message: gouji_intake::Message) -> gouji_report::published::Message {
    gouji_report::published::Message { zh: message.zh, en: message.en }
}

/// A piece of a file; `None` where the browser cannot read it any more.
pub async fn bytes(file: &Blob, from: f64, to: f64) -> Option<Uint8Array> {
    let piece = file.slice_with_f64_and_f64(from, to).ok()?;
    JsFuture::from(piece.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer))
}
