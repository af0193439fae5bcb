//! Tests of the explanations.

#[cfg(feature = "docx")]
mod files;
mod made_up;
mod measure;
mod words;
