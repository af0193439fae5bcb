//! The types that every stage speaks of: amounts, places of the cube, figures, relations, the document, the report.
//! Types and what they answer of themselves, no reading and no judging; imports `source` alone.

pub mod amount;
pub mod cube;
pub mod document;
pub mod due;
pub mod figure;
pub(crate) mod named;
pub mod reason;
pub mod recognised;
pub mod relation;
pub mod report;
pub mod rules;
pub mod slip;
