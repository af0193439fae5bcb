//! The citation card of a finding: a small page that stands alone, with the sentence, the figures in their places, the
//! equation, the file's SHA-256, and all of it once more for programs (`gouji-card/1`). Together with the file it is
//! verified by whoever holds both: the file is the same, and the finding is found in it again.

mod page;
mod verify;

pub use verify::{Verified, verify};

use crate::mask::mask;
use crate::published::{Finding, Message, Place, Report};
use crate::source::SourceText;
use crate::words::Lang;
use serde::{Deserialize, Serialize};

/// Name and version of the shape of a card's certificate.
pub const SCHEMA: &str = "gouji-card/1";

/// What a card says, for programs: its certificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The version of the program that made it.
    pub version: String,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// What the file was called.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Who published it.
    pub entity: String,
    /// The year; null if not found.
    pub year: Option<i32>,
    /// `budget` or `final-accounts`.
    pub kind: String,
    /// The rule.
    pub rule: String,
    /// What, where, by how much.
    pub message: Message,
    /// The equation with its numbers; empty where there is none.
    pub equation: String,
    /// By how much it misses.
    pub difference: Option<String>,
    /// Every place involved.
    pub places: Vec<Told>,
    /// The same for the same trouble in the same document.
    pub fingerprint: String,
    /// The language of the page.
    pub lang: String,
}

/// A place, and what is said around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Where it stands: bytes, line, page and box.
    pub place: Place,
    /// The sentence or row before it.
    pub before: String,
    /// And behind it.
    pub behind: String,
}

/// The findings of a report that cards can be made of, in the order in which a report lists them for people.
pub fn citable(report: &Report) -> Vec<&Finding> {
    let grave = |finding: &&Finding| finding.severity != "note" && finding.set_aside.is_none();
    let (told, rest): (Vec<&Finding>, Vec<&Finding>) = report.findings.iter().partition(grave);
    told.into_iter().chain(rest.into_iter().filter(|finding| finding.set_aside.is_none())).collect()
}

/// The certificate of a finding in a file with this SHA-256.
pub fn of(report: &Report, finding: &Finding, source: &SourceText, sha256: &str, lang: Lang) -> Card {
    let about = &report.disclosure;
    Card {
        schema: SCHEMA.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sha256: sha256.to_owned(),
        name: file_name(&report.source.name),
        bytes: report.source.bytes,
        entity: about.entity.clone(),
        year: about.year,
        kind: about.kind.clone(),
        rule: finding.rule.clone(),
        message: finding.message.clone(),
        equation: finding.equation.clone(),
        difference: finding.difference.clone(),
        places: finding.places.iter().take(MOST_PLACES).map(|place| told(place, source)).collect(),
        fingerprint: finding.fingerprint.clone(),
        lang: lang.pick("zh", "en").to_owned(),
    }
}

/// More places than this are no citation.
const MOST_PLACES: usize = 12;

/// How many characters of a sentence stand on either side of a figure.
const AROUND: usize = 80;

/// The page of a card.
pub fn page(card: &Card) -> String {
    page::page(card)
}

/// The card that a page is; nothing where it is none, or one of another version.
pub fn read(page: &str) -> Option<Card> {
    let at = page.find(page::OPENS)? + page::OPENS.len();
    let json = &page[at..at + page[at..].find(page::CLOSES)?];
    let card: Card = serde_json::from_str(json).ok()?;
    (card.schema == SCHEMA).then_some(card)
}

/// The name of a file without its folders, which concern nobody.
fn file_name(path: &str) -> String {
    mask(path.rsplit(['/', '\\']).next().unwrap_or(path)).into_owned()
}

/// A place with its sentence.
fn told(place: &Place, source: &SourceText) -> Told {
    let raw = source.raw();
    let (start, end) = (place.start as usize, place.end as usize);
    let (Some(before), Some(behind)) = (raw.get(..start), raw.get(end..)) else {
        return Told { place: place.clone(), ..Told::default() };
    };
    let ends = |c: char| matches!(c, '\n' | '\r' | '。');
    let from = before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let far = before[from..].char_indices().rev().nth(AROUND).map_or(from, |(at, _)| from + at);
    let to = behind.find(ends).unwrap_or(behind.len());
    let near = behind[..to].char_indices().nth(AROUND).map_or(to, |(at, _)| at);
    Told {
        place: place.clone(),
        before: source.masked(far as u32, place.start).trim_start().to_owned(),
        behind: source.masked(place.end, (end + near) as u32).trim_end().to_owned(),
    }
}
