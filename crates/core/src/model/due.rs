//! What a disclosure must hold by the published rules, and whether it does: each item yes, no or cannot tell.

use crate::model::named::named;
use crate::model::report::{Message, Str};
use crate::source::Span;

named! {
    /// Whether a document holds an item.
    Answer {
        /// It stands in the document.
        Yes = "yes",
        /// The whole document was read, and it stands nowhere in it.
        No = "no",
        /// The evidence is not clear.
        CannotTell = "cannot-tell",
    }
}

named! {
    /// How much of a disclosure a text is.
    Extent {
        /// Forms and explanations.
        Whole = "whole",
        /// Forms alone: what must be explained may stand in another file.
        Forms = "forms",
        /// Explanations alone.
        Narrative = "narrative",
    }
}

/// The list of what a disclosure must hold, answered for one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// How much of a disclosure the document is.
    pub extent: Extent,
    /// Every item, in the order of the rules.
    pub items: Vec<DueItem>,
}

/// One item and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// Stable id, such as `operating-costs`.
    pub id: Str,
    /// What must be there.
    pub name: Message,
    /// The rules that ask for it.
    pub rules: Vec<Message>,
    /// Whether it is there.
    pub answer: Answer,
    /// Why the answer is what it is.
    pub reason: Message,
    /// Where it stands, or what leaves the answer open; may be empty.
    pub places: Vec<Span>,
}
