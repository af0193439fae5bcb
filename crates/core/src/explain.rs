//! What is told of relations and rules, in Chinese and English: messages, equations.
//! Imports `model` and `constraint`.

pub mod findings;
pub mod messages;
pub mod printed;
pub mod recognised;
