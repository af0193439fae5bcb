//! What is recognised in a piece of text without knowing any form: numbers, outline marks, titles and years.
//! Imports `source` and `model`.

pub mod number;
pub mod outline;
pub mod title;
pub mod words;
