//! The published shapes: what leaves the core, for people and for programs.
//! `check` is the door; every export is made from what it answers and from the text.

pub mod card;
pub mod changed;
pub mod config;
mod copied;
pub mod csv;
pub mod families;
mod fault;
pub mod file;
pub mod fingerprint;
pub mod glaring;
pub mod halves;
pub mod html;
pub mod json;
pub mod judged;
pub mod letter;
pub mod markdown;
pub mod mask;
pub mod outline;
pub mod pairing;
pub mod place;
mod publish;
pub mod published;
pub mod sarif;
mod source;
pub mod suppressions;
pub mod terminal;
pub mod tidy;
pub mod together;
pub mod unreadable;
pub mod words;

pub use fault::Fault;
pub use gouji::model::due::{Answer as DueAnswer, Extent};
pub use gouji::{Law, Options, Reason, Role, RuleId, Severity, Slip, Verdict};
pub use publish::{Answer, answers, check, check_beside, one_by_one, publish};
pub use source::SourceText;
