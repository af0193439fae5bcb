//! What a reader of files and the program around it say to one another, as bytes.
//! A reader is one WebAssembly module that imports nothing; `module` is its face.

use gouji_intake::{Message, Refusal, Taken};
use serde::{Deserialize, Serialize};

/// The readers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Word, Excel, OpenDocument; archives too.
    Office,
    /// PDF.
    Pdf,
}

impl Reader {
    /// Its name, as files and resolvers have it.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Office => "office",
            Reader::Pdf => "pdf",
        }
    }
}

/// What a reader is asked about the file that was put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Its text. Takes the file: nothing else can be asked after it.
    Text,
}

impl Question {
    /// Its number.
    pub fn number(self) -> u32 {
        match self {
            Question::Text => 0,
        }
    }

    /// The question of that number.
    pub fn of(number: u32) -> Option<Self> {
        [Question::Text].into_iter().find(|question| question.number() == number)
    }
}

/// What a reader tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// The text of the file.
    Text(Taken),
    /// Why there is none.
    Refused(Refused),
}

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// A name for programs.
    pub code: String,
    /// What happened, and what to do.
    pub message: Message,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Refused { code: refusal.code().to_owned(), message: refusal.message() }
    }
}

/// Answers a question about a file.
pub fn answer(question: Question, file: Vec<u8>) -> Told {
    match question {
        Question::Text => match gouji_intake::take(file) {
            Ok(taken) => Told::Text(taken),
            Err(refusal) => Told::Refused(refusal.into()),
        },
    }
}

/// What was told, as bytes.
pub fn encode(told: &Told) -> Vec<u8> {
    postcard::to_allocvec(told).unwrap_or_default()
}

/// What the bytes tell; `None` where they were made by another build.
pub fn decode(bytes: &[u8]) -> Option<Told> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_arrives() {
        let text = answer(Question::Text, "<table><tr><td>合计<td>1.00</table>".into());
        assert!(
            matches!(&text, Told::Text(taken) if taken.text.contains("合计\t1.00") && !taken.origins.is_empty())
        );
        let refused = answer(Question::Text, b"\x89PNG".to_vec());
        assert!(matches!(&refused, Told::Refused(why) if why.code == "image"));
        for told in [text, refused] {
            assert_eq!(decode(&encode(&told)), Some(told));
        }
        assert_eq!(decode(&[9, 9, 9]), None);
    }
}
