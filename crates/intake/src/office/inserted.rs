//! Pieces of other formats that a Word file inserts into its text where it shows them (altChunk): pages, RTF, documents.

use crate::decode;
use crate::grid::Block;
use crate::office::numbering::Numbering;
use crate::office::parts::Parts;
use crate::office::{docx, rtf};
use crate::refusal::Refusal;
use crate::sniff::{Kind, sniff, written_in};
use crate::taken::Format;
use crate::{html, mhtml};
use std::collections::HashMap;

/// The inserted pieces of a document.
#[derive(Default)]
pub struct Inserted {
    /// What they say, by their ids.
    pub pieces: HashMap<String, Vec<Block>>,
    /// How many could not be read.
    pub unread: usize,
}

impl Inserted {
    /// The pieces that the main part inserts.
    ///
    /// # Errors
    /// Those of the archive.
    pub fn of(parts: &mut Parts, main: &str) -> Result<Self, Refusal> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        let mut this = Inserted::default();
        for relation in parts.relations(&format!("{folder}/_rels/{name}.rels"))? {
            if !relation.kind.ends_with("/aFChunk") {
                continue;
            }
            let Some(bytes) = parts.raw(&relation.target)? else {
                this.unread += 1;
                continue;
            };
            match piece(&bytes) {
                Some(blocks) => drop(this.pieces.insert(relation.id, blocks)),
                None => this.unread += 1,
            }
        }
        Ok(this)
    }
}

/// What a piece says; nothing where it is of another kind.
fn piece(bytes: &[u8]) -> Option<Vec<Block>> {
    match sniff(bytes) {
        Kind::Mhtml => mhtml::blocks(bytes).ok(),
        Kind::Rtf => Some(rtf::read(bytes).0),
        Kind::Zip => document(bytes).ok(),
        Kind::Text => {
            let (text, _) = decode::decode(bytes).ok()?;
            if written_in(&text) == Format::Html {
                return Some(html::blocks(&text));
            }
            Some(text.lines().map(|line| Block::Line(line.to_owned())).collect())
        }
        _ => None,
    }
}

/// A document within a document; what that one inserts is not followed.
fn document(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let mut parts = Parts::open(bytes)?;
    let main = parts.main()?.filter(|name| name.starts_with("word/")).ok_or(Refusal::Archive)?;
    let numbering = Numbering::new(&parts.read("word/numbering.xml")?, &parts.read("word/styles.xml")?);
    Ok(docx::blocks(&parts.read(&main)?, numbering, HashMap::new()))
}
