//! The npm package: check a document, list the rules, explain one, from JavaScript or TypeScript.
//! Thin on purpose: values go in and out here, everything else is the core's and the report's.

#[cfg(target_arch = "wasm32")]
mod package;

#[cfg(target_arch = "wasm32")]
pub use package::{annotate, check, check_all, explain, narrative, rules};
