//! The types that every stage speaks of: amounts, places of the cube, figures, relations, the document, the report.
//! Types and what they answer of themselves, no reading and no judging; imports `source` alone.

pub mod amount;
pub mod cube;
pub mod document;
pub mod figure;
pub mod relation;
pub mod report;
