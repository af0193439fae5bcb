//! What is told of relations and rules, in Chinese and English: the registry of rules, messages, equations.
//! Imports `model` and `constraint`.

pub mod findings;
pub mod messages;
pub mod rules;
