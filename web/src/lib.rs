//! What the page knows, without a browser: how answers are ordered, laid out and put into words.
//! Pure functions only, so that they are tested natively; what draws them is the binary `page`.

pub mod convention;
pub mod export;
pub mod folder;
pub mod history;
pub mod link;
pub mod messages;
pub mod protocol;
pub mod traditional;
pub mod view;
