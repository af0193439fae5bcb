//! Gouji's core: from the text of a budget disclosure to figures, relations and findings.
//!
//! `check` is the one door. Everything behind it is pure: no files, no clock, no threads, no floats for money.

pub mod amount;
pub mod beside;
mod check;
pub mod classification;
pub mod cube;
pub mod diagnose;
pub mod document;
pub mod families;
pub mod figure;
pub mod findings;
pub mod forms;
pub mod hygiene;
pub mod judge;
pub mod messages;
pub mod narrative;
pub mod number;
pub mod read;
pub mod recognise;
pub mod relate;
pub mod relation;
pub mod report;
pub mod rules;
mod settle;
pub mod source;
pub mod targets;
pub mod text;
mod title;
pub mod vocabulary;

pub use amount::{Amount, Interval, Unit};
pub use check::{check, check_one};
pub use cube::Coordinate;
pub use document::{Block, Cell, Document, Table};
pub use figure::{Figure, FigureId, Place, Role};
pub use relation::{Law, Relation, Verdict};
pub use report::{
    Disclosure, Finding, FormFound, Known, Message, Options, Report, Severity, Story, Suspect, Unread,
};
pub use source::{LineIndex, Span};
pub use text::Text;
