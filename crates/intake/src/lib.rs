//! From the bytes of a file, of whatever format, to the text that the core reads, and the way back to the page or cell.
//! `take` is the one door; it never panics, and what cannot be read ends in a `Refusal` that says why and what to do.

mod decode;
mod delimited;
#[cfg(feature = "office")]
mod gbk;
mod grid;
mod html;
#[cfg(any(feature = "office", feature = "pdf"))]
mod layout;
mod limits;
mod line;
mod markdown;
#[cfg(feature = "office")]
mod mhtml;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
mod pictures;
mod refusal;
#[cfg(feature = "scanned")]
pub mod scanned;
#[cfg(feature = "office")]
mod slivers;
mod sniff;
mod taken;
mod unread;
mod writer;

pub use decode::name;
pub use limits::MOST_BYTES;
#[cfg(feature = "office")]
pub use office::FINDINGS;
#[cfg(feature = "office")]
pub use office::normal_path;
#[cfg(feature = "office")]
pub use office::{Member, member, members};
pub use refusal::{Message, Refusal};
pub use sniff::{Kind, OfficeXml, sniff};
pub use taken::{Drawn, Format, Letter, Note, Origin, Place, Reading, Run, Taken};
pub use unread::{Unread, What, Where};

/// Reads a file of any format that is known, recognised by its content and never by its name.
///
/// Plain text is taken as it is; everything else is written anew: paragraphs parted by empty lines, rows of tables as
/// lines of cells parted by tabs.
///
/// # Errors
/// Why there is no text in it, or none that this build reads.
pub fn take(bytes: Vec<u8>) -> Result<Taken, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let taken = match sniff(&bytes) {
        Kind::Text => text(&bytes),
        #[cfg(feature = "pdf")]
        Kind::Pdf => pdf::take(bytes),
        #[cfg(feature = "office")]
        Kind::Zip => office::zipped(&bytes),
        #[cfg(feature = "office")]
        Kind::Compound => office::compound(&bytes),
        #[cfg(not(feature = "pdf"))]
        Kind::Pdf => Err(Refusal::NoReader("PDF")),
        #[cfg(feature = "office")]
        Kind::Rtf => office::rtf(&bytes),
        #[cfg(feature = "office")]
        Kind::Mhtml => mhtml::take(&bytes),
        #[cfg(feature = "office")]
        Kind::OfficeXml(kind) => office::one_xml(&bytes, kind),
        #[cfg(not(feature = "office"))]
        Kind::Zip | Kind::Compound | Kind::Rtf | Kind::Mhtml | Kind::OfficeXml(_) => {
            Err(Refusal::NoReader("Word/Excel"))
        }
        Kind::Image(name) => Err(Refusal::Image(name)),
        Kind::Archive(name) => Err(Refusal::OtherArchive(name)),
        Kind::Other(name) => Err(Refusal::Unsupported(name)),
    }?;
    finished(taken)
}

/// What was read, where it is text at all and of a size that offsets can express.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::Empty`].
pub fn finished(taken: Taken) -> Result<Taken, Refusal> {
    if u32::try_from(taken.text.len()).is_err() {
        return Err(Refusal::TooLarge);
    }
    if taken.text.trim().is_empty() {
        return Err(taken.unread.first().map_or(Refusal::Empty, |unread| Refusal::Unread(unread.what)));
    }
    Ok(taken)
}

/// Reads what a clipboard offers as `text/html`.
///
/// # Errors
/// [`Refusal::Empty`] where it holds no text.
pub fn take_html(source: &str) -> Result<Taken, Refusal> {
    let taken = html::take(source)?;
    if taken.text.trim().is_empty() { Err(Refusal::Empty) } else { Ok(taken) }
}

/// What folders and archives are searched for, by the ends of names; other files in them are not disclosures.
const DOCUMENTS: [&str; 24] = [
    "txt", "text", "md", "markdown", "csv", "tsv", "html", "htm", "mht", "mhtml", "docx", "doc", "wps",
    "rtf", "odt", "xlsx", "xlsm", "xls", "et", "ods", "fodt", "fods", "pdf", "ofd",
];

/// Whether a file in a folder or an archive is taken for a document, by its name.
pub fn is_document(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    // Word keeps a shadow of a document that is open.
    !name.starts_with("~$") && extension.is_some_and(|extension| DOCUMENTS.contains(&extension.as_str()))
}

/// Text of some encoding, and then what it is written in.
fn text(bytes: &[u8]) -> Result<Taken, Refusal> {
    let (text, lead) = decode::decode(bytes)?;
    let lines = decode::line_feeds(&text);
    match sniff::written_in(&lines) {
        Format::Html => html::take(&text),
        Format::Markdown => markdown::take(&lines),
        Format::Delimited => delimited::take(&lines),
        _ => Ok(Taken { text, lead, ..Taken::new(Format::Text) }),
    }
}
