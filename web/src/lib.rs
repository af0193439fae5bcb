//! What the page knows, without a browser: how answers are ordered, laid out and put into words.
//! Pure functions only, so that they are tested natively; what draws them is the binary `page`.

pub mod convention;
pub mod edge;
pub mod folder;
pub mod link;
pub mod messages;
pub mod shelf;
pub mod take;
pub mod view;
