//! Gouji's core: from the text of a budget disclosure to figures, relations and findings.
//!
//! [`check`] is the one door. Everything behind it is pure: no files, no clock, no threads, no floats for money.
//! The rooms, from the lowest; each imports only from those above it in this list (`tests/it/layers.rs`).

pub mod check;
pub mod constraint;
pub mod diagnose;
mod due;
pub mod explain;
pub mod lexicon;
pub mod lint;
pub mod model;
pub mod parse;
mod pipeline;
pub mod prose;
mod resolve;
pub mod source;
pub mod table;
pub mod text;

pub use diagnose::recognised::Choice;
pub use model::amount::{Amount, Interval, Unit};
pub use model::cube::Coordinate;
pub use model::document::{Block, Cell, Document, Table};
pub use model::figure::{Figure, FigureId, Place, Role};
pub use model::reason::Reason;
pub use model::recognised::Recognised;
pub use model::relation::{Law, Relation, Verdict};
pub use model::report::{
    Disclosure, Finding, FormFound, Known, Message, Report, Severity, Story, Suspect, Unread,
};
pub use model::rules::RuleId;
pub use model::slip::Slip;
pub use pipeline::recognised::choose;
pub use pipeline::{Options, check, check_one};
pub use source::{LineIndex, Span, Text};
