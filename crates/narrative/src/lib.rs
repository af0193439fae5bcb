//! Room: the explanation (情况说明) that goes with the forms, written from their figures in the words of a region.
//! What no form tells, such as a reason, is left as a marked blank; nothing is guessed.

mod amounts;
#[cfg(feature = "docx")]
pub mod docx;
mod lists;
mod names;
mod places;
mod wording;
mod write;

use gouji::Message;
pub use wording::Region;
pub use write::{Within, of_texts, write};

/// A written explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrative {
    /// Its lines, in order; the first is the title.
    pub lines: Vec<Line>,
    /// The region whose words it has, by its id.
    pub region: &'static str,
    /// What could not be written, and why.
    pub left_out: Vec<Message>,
}

/// A line of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its text, without marks of any format.
    pub text: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of the whole.
    Title,
    /// The heading of a section: `一、…`.
    Section,
    /// The heading below it: `（一）…`.
    Subsection,
    /// A paragraph.
    Paragraph,
}

/// What a blank opens with, behind which its name stands: `【原因：＿＿＿】`. The checker tells each as a blank that was left.
pub const BLANK_OPENS: char = '【';

/// What a blank closes with.
pub const BLANK_CLOSES: &str = "＿＿＿】";

impl Narrative {
    /// The whole as plain text, a line each.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }

    /// How many blanks are to be filled in.
    pub fn blanks(&self) -> usize {
        self.lines.iter().map(|line| line.text.matches(BLANK_CLOSES).count()).sum()
    }

    /// Whether it tells no amount: there was nothing to explain.
    pub fn is_empty(&self) -> bool {
        let tells = |line: &Line| {
            let mut before = line.text.match_indices("万元").map(|(at, _)| &line.text[..at]);
            before.any(|text| text.ends_with(|c: char| c.is_ascii_digit()))
        };
        !self.lines.iter().any(tells)
    }
}
