//! What a disclosure must hold by the published rules, and whether it does, as published.

use super::{Message, Place, named};
use gouji::model::due::{Answer, Extent};
use serde::{Deserialize, Serialize};

/// The list, answered for one disclosure. Derived from the rules; no official sheet.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Due {
    /// `whole`, `forms`, `narrative`: how much of a disclosure the document is.
    #[serde(with = "named")]
    pub extent: Extent,
    /// Where the list comes from.
    pub basis: Message,
    /// Every item.
    pub items: Vec<DueItem>,
}

/// An item of the list.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct DueItem {
    /// Id, such as `operating-costs`.
    pub item: String,
    /// What must be there.
    pub name: Message,
    /// The rules that ask for it.
    pub rules: Vec<Message>,
    /// `yes`, `no`, `cannot-tell`.
    #[serde(with = "named")]
    pub answer: Answer,
    /// Why.
    pub reason: Message,
    /// Where it stands, or what leaves the answer open.
    pub places: Vec<Place>,
}
