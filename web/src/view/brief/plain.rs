//! The brief as plain text, to be passed on: its sentences without anything to press.

use super::say::{Bit, Sentence};
use crate::messages::Messages;
use crate::view::Dossier;

/// The sentences as text, a paragraph each.
pub fn plain(sentences: &[Sentence], dossier: &Dossier, m: &Messages) -> String {
    let said =
        |sentence: &Sentence| -> String { sentence.bits.iter().map(|bit| word(bit, dossier, m)).collect() };
    let text = sentences.iter().map(said).collect::<Vec<_>>().join("\n\n");
    // Marks of where a line may break on the screen are of no use elsewhere.
    text.replace('\u{A0}', " ").replace('\u{200B}', "")
}

fn word(bit: &Bit, dossier: &Dossier, m: &Messages) -> String {
    let figure = |at: u32, space: &str| {
        let Some(figure) = dossier.figure(at) else { return String::new() };
        match figure.unit.is_empty() || figure.text.ends_with(&figure.unit) {
            true => dossier.alike(&figure.text),
            false => format!("{}{space}{}", dossier.alike(&figure.text), figure.unit),
        }
    };
    match bit {
        Bit::Words(words) | Bit::Name(words) | Bit::Term(_, words) => words.clone(),
        Bit::Amount(at) => figure(*at, " "),
        Bit::Figure(at) => figure(*at, ""),
        Bit::Quote(quote) => format!("“{}”", quote.words),
        Bit::Place(quote) => quote.words.clone(),
        Bit::Derived(words) => format!("{words}{}", m.brief.derived),
    }
}
