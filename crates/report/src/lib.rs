//! The published shapes: what leaves the core, for people and for programs.

pub mod published;
