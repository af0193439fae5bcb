//! Documents that a Word file inserts as a whole where it shows them (altChunk): pages, rich text, other Word files.

use crate::grid::Block;
use crate::office::parts::Parts;
use crate::office::{docx, rtf, word2003};
use crate::refusal::Refusal;
use crate::sniff::{self, Kind, OfficeXml};
use crate::taken::Format;
use crate::unread::What;
use crate::{decode, html, mhtml};

/// How many documents may be inserted in one another.
const MOST_INSERTED: usize = 4;

/// What an inserted document says, within a file of so many `bytes`; `depth` is how many documents it is inserted in.
/// One that cannot be read is noted.
///
/// # Errors
/// Those of the archive; [`Refusal::Bomb`].
pub fn inserted(
    parts: &mut Parts,
    name: &str,
    (bytes, depth): (usize, usize),
) -> Result<Vec<Block>, Refusal> {
    let unread = || vec![Block::Unread(What::Inserted)];
    if depth > MOST_INSERTED {
        return Ok(unread());
    }
    let Some(content) = parts.bytes_of(name)? else { return Ok(unread()) };
    let found = match sniff::sniff(&content) {
        Kind::Zip => {
            let Ok(mut within) = parts.within(&content) else { return Ok(unread()) };
            let Ok(Some(main)) = within.main() else { return Ok(unread()) };
            let text = within.read(&main)?;
            let found = match text.contains("body") {
                true => Some(docx::blocks(&mut within, &main, &text, (bytes, depth))?),
                false => None,
            };
            parts.spend(&within);
            found
        }
        Kind::Mhtml => mhtml::blocks(&content).ok(),
        Kind::Rtf => Some(rtf::read(&content).0),
        Kind::OfficeXml(OfficeXml::Word) => match decode::decode(&content) {
            Ok((text, _)) => Some(word2003::blocks(&text, bytes)?),
            Err(_) => None,
        },
        Kind::Text => decode::decode(&content).ok().map(|(text, _)| match sniff::written_in(&text) {
            Format::Html => html::blocks(&text),
            _ => text.lines().map(|line| Block::Line(line.into())).collect(),
        }),
        _ => None,
    };
    Ok(found.unwrap_or_else(unread))
}
