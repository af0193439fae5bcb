//! The edge between the page and its worker: what is asked and what is told.
//! Texts and reports cross it as plain values; nothing else does.

use gouji_report::Answer;
use gouji_report::published::{Disclosure, Summary};
use serde::{Deserialize, Serialize};

/// What the page asks of the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Check a text. Its answers stay with the worker, told as one [`Entry`] each.
    Check {
        /// The whole text.
        text: String,
        /// What it is called.
        name: String,
    },
    /// Hand over the answer for one disclosure of the text checked last.
    Open(usize),
}

/// What the worker tells the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Tell {
    /// It listens.
    Ready,
    /// The text is checked: one entry for each disclosure in it, in its order.
    Checked(Vec<Entry>),
    /// The answer that was asked for, with its index.
    Opened(usize, Box<Answer>),
}

/// One disclosure of a text, as a line of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose budget, of which year.
    pub disclosure: Disclosure,
    /// `consistent`, `rounding`, `inconsistent`, `unreadable`.
    pub verdict: String,
    /// Counts.
    pub summary: Summary,
    /// What the headline says.
    pub headline: crate::view::Headline,
}
