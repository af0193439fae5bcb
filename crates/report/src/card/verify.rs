//! Whether a card is true of a file: the file is the one, its finding is found again, and the page says no more than that.

use super::{Card, citable, of, page, read};
use crate::Answer;
use crate::published::Message;
use crate::source::SourceText;
use crate::words::Lang;

/// How a card stands to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// The same file, the same finding, and the page is what is made of them.
    True,
    /// The same file and finding; the page was made by another version, so that its wording was not compared.
    OtherVersion,
    /// It is no card.
    NoCard,
    /// The file is another one, or was changed.
    OtherFile,
    /// The file is the one, and the finding is not found in it.
    NotFound,
    /// The file is the one and the finding is found, and the page says something else.
    Altered,
}

impl Verified {
    /// Whether the card may be believed.
    pub fn holds(self) -> bool {
        matches!(self, Verified::True | Verified::OtherVersion)
    }

    /// In words.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Verified::True => (
                "核验通过：文件与卡片所引的是同一个，重新核对得到同样的结果，卡片内容未经改动。",
                "Verified: the file is the one that the card cites, checking it again gives the same, and the card was not altered.",
            ),
            Verified::OtherVersion => (
                "核验通过：文件与卡片所引的是同一个，重新核对得到同样的结果。卡片由另一个版本做成，版面文字没有逐字比对。",
                "Verified: the file is the one that the card cites, and checking it again gives the same. The card was made by another version; its page was not compared word by word.",
            ),
            Verified::NoCard => ("这不是勾稽的引用卡。", "This is no card of Gouji."),
            Verified::OtherFile => (
                "核验没有通过：文件与卡片所引的不是同一个（SHA-256 不同）。文件可能改动过，哪怕只是一个字节。",
                "Not verified: the file is not the one that the card cites (its SHA-256 differs). It may have been changed, if only by a byte.",
            ),
            Verified::NotFound => (
                "核验没有通过：文件是同一个，但重新核对没有得到卡片所说的结果。",
                "Not verified: the file is the one, but checking it again does not give what the card says.",
            ),
            Verified::Altered => (
                "核验没有通过：文件是同一个，但卡片的内容改动过。",
                "Not verified: the file is the one, but the card was altered.",
            ),
        };
        Message { zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// Verifies a card against a file with this SHA-256, and what checking the file gives.
pub fn verify(card_page: &str, sha256: &str, answers: &[Answer], source: &SourceText) -> Verified {
    let Some(card) = read(card_page) else { return Verified::NoCard };
    if !card.sha256.eq_ignore_ascii_case(sha256) {
        return Verified::OtherFile;
    }
    let lang = if card.lang == "en" { Lang::En } else { Lang::Zh };
    let found = answers.iter().find_map(|Answer { report, .. }| {
        let finding = citable(report).into_iter().find(|f| f.fingerprint == card.fingerprint)?;
        Some(of(report, finding, source, sha256, lang))
    });
    let Some(found) = found else { return Verified::NotFound };
    if found.version != card.version {
        return if is_same(&found, &card) { Verified::OtherVersion } else { Verified::Altered };
    }
    // What the file is called is no matter of what stands in it.
    let found = Card { name: card.name.clone(), ..found };
    if line_ends(&page(&found)) == line_ends(card_page) { Verified::True } else { Verified::Altered }
}

/// Whether two certificates say the same of a file, in whatever words.
fn is_same(one: &Card, other: &Card) -> bool {
    let figures = |card: &Card| -> Vec<(u32, u32, String)> {
        card.places.iter().map(|told| (told.place.start, told.place.end, told.place.text.clone())).collect()
    };
    one.rule == other.rule
        && one.equation == other.equation
        && one.difference == other.difference
        && figures(one) == figures(other)
}

/// A page as it was before mail or an editor changed the ends of its lines.
fn line_ends(page: &str) -> String {
    page.replace("\r\n", "\n").trim_end().to_owned()
}
