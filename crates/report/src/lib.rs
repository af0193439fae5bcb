//! The published shapes: what leaves the core, for people and for programs.
//! `check` is the door; every export is made from what it answers and from the text.

pub mod mask;
pub mod place;
mod publish;
pub mod published;

pub use publish::{Answer, check, publish};
