//! What a reader of files and the program around it say to one another, as bytes.
//! A reader is one WebAssembly module that imports nothing; `module` exports it.

#[cfg(feature = "pdf")]
mod paged;

use gouji_annotate::{Options, Remark};
use gouji_intake::{Drawn, Message, Refusal, Taken};
use serde::{Deserialize, Serialize};

/// The readers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Word, WPS, Excel, OpenDocument, RTF, saved pages, OFD; archives too.
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

    /// What people call the files that it reads.
    pub fn known_as(self) -> &'static str {
        match self {
            Reader::Office => "Word/Excel",
            Reader::Pdf => "PDF",
        }
    }
}

/// What a reader is asked about the file that was put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Its text. Where that takes long, the answer is how far it is, and the question is asked again.
    Text,
    /// The documents in it, where it is an archive.
    Members,
    /// One of them, by its number.
    Member(u32),
    /// How a page of it looks, by its number from 1.
    Page(u32),
    /// A copy of it with remarks in it, which are attached as a [`Wanted`].
    Copy,
}

impl Question {
    /// The question as two numbers.
    pub fn numbers(self) -> (u32, u32) {
        match self {
            Question::Text => (0, 0),
            Question::Members => (1, 0),
            Question::Member(at) => (2, at),
            Question::Page(number) => (3, number),
            Question::Copy => (4, 0),
        }
    }

    /// The question of these numbers.
    pub fn of(numbers: (u32, u32)) -> Option<Self> {
        match numbers {
            (0, _) => Some(Question::Text),
            (1, _) => Some(Question::Members),
            (2, at) => Some(Question::Member(at)),
            (3, number) => Some(Question::Page(number)),
            (4, _) => Some(Question::Copy),
            _ => None,
        }
    }
}

/// What a reader answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// So many pages of all are read.
    Reading(u32, u32),
    /// The text of the file.
    Text(Taken),
    /// The documents of an archive: number, and path as it is written there.
    Members(Vec<(u32, Vec<u8>)>),
    /// The bytes of one of them.
    Member(Vec<u8>),
    /// A page as it looks; nothing where there is no such page or it is too much to be shown.
    Page(Option<Drawn>),
    /// A copy of the file with remarks in it.
    Copy(Vec<u8>),
    /// Why there is none.
    Refused(Refused),
}

/// What a copy of a file is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// What is to be said of the bytes of its text.
    pub remarks: Vec<Remark>,
    /// How.
    pub options: Options,
}

impl Wanted {
    /// As bytes, for the way to a reader.
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }
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

/// The file that a reader was given, and how far it has been read.
#[derive(Default)]
pub struct Session {
    /// The file, until it is opened.
    pub bytes: Vec<u8>,
    /// What is attached to the next question.
    pub attached: Vec<u8>,
    #[cfg(feature = "pdf")]
    pdf: paged::Paged,
}

impl Session {
    /// For a file.
    pub fn of(bytes: Vec<u8>) -> Self {
        Session {
            bytes,
            attached: Vec::new(),
            #[cfg(feature = "pdf")]
            pdf: paged::Paged::default(),
        }
    }

    /// Answers a question about the file.
    pub fn answer(&mut self, question: Question) -> Answer {
        let answer = match question {
            #[cfg(feature = "pdf")]
            Question::Text if self.is_pdf() => self.pdf.text(&mut self.bytes),
            Question::Text => gouji_intake::take(std::mem::take(&mut self.bytes)).map(Answer::Text),
            #[cfg(feature = "pdf")]
            Question::Page(number) => self.pdf.page(&mut self.bytes, number).map(Answer::Page),
            #[cfg(not(feature = "pdf"))]
            Question::Page(_) => Err(Refusal::NoReader("PDF")),
            #[cfg(feature = "office")]
            Question::Members => gouji_intake::members(&self.bytes)
                .map(|members| Answer::Members(members.into_iter().map(|m| (m.at, m.path)).collect())),
            #[cfg(feature = "office")]
            Question::Member(at) => gouji_intake::member(&self.bytes, at).map(Answer::Member),
            #[cfg(any(feature = "office", feature = "pdf"))]
            Question::Copy => return self.copy(),
            #[cfg(not(any(feature = "office", feature = "pdf")))]
            Question::Copy => Err(Refusal::NoReader("PDF")),
            #[cfg(not(feature = "office"))]
            Question::Members | Question::Member(_) => Err(Refusal::NoReader("ZIP")),
        };
        answer.unwrap_or_else(|refusal| Answer::Refused(refusal.into()))
    }

    /// A copy of the file with what is attached written into it. The text is read once more: where its letters are
    /// written is not part of any answer.
    #[cfg(any(feature = "office", feature = "pdf"))]
    fn copy(&mut self) -> Answer {
        let refused = |code: &str, message| Answer::Refused(Refused { code: code.to_owned(), message });
        let attached = std::mem::take(&mut self.attached);
        let Ok(wanted) = postcard::from_bytes::<Wanted>(&attached) else {
            let refusal = Refusal::Damaged(if self.bytes.starts_with(b"PK") { "Word/Excel" } else { "PDF" });
            return refused(refusal.code(), refusal.message());
        };
        let taken = match gouji_intake::take(self.bytes.clone()) {
            Ok(taken) => taken,
            Err(refusal) => return Answer::Refused(refusal.into()),
        };
        match gouji_annotate::annotate(&self.bytes, &taken, &wanted.remarks, &wanted.options) {
            Ok(copy) => Answer::Copy(copy.bytes),
            Err(fault) => refused("not-annotated", fault.message()),
        }
    }

    #[cfg(feature = "pdf")]
    fn is_pdf(&self) -> bool {
        self.pdf.is_open() || gouji_intake::sniff(&self.bytes) == gouji_intake::Kind::Pdf
    }
}

/// An answer as bytes.
pub fn encode(answer: &Answer) -> Vec<u8> {
    postcard::to_allocvec(answer).unwrap_or_default()
}

/// The answer that bytes hold; `None` where they were made by another build.
pub fn decode(bytes: &[u8]) -> Option<Answer> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_arrive() {
        let ask = |bytes: &[u8], question| Session::of(bytes.to_vec()).answer(question);
        let text = ask("<table><tr><td>合计<td>1.00</table>".as_bytes(), Question::Text);
        assert!(
            matches!(&text, Answer::Text(taken) if taken.text.contains("合计\t1.00") && !taken.origins.is_empty())
        );
        let refused = ask(b"\x89PNG", Question::Text);
        assert!(matches!(&refused, Answer::Refused(why) if why.code == "image"));
        for answer in [text, refused] {
            assert_eq!(decode(&encode(&answer)), Some(answer));
        }
        assert_eq!(decode(&[9, 9, 9]), None);
        for question in
            [Question::Text, Question::Members, Question::Member(7), Question::Page(3), Question::Copy]
        {
            assert_eq!(Question::of(question.numbers()), Some(question));
        }
    }
}
