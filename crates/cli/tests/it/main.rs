//! Tests of the command line, one program: a file for each subject; `support` is what they share.

mod annotate;
mod batch;
mod card;
mod cli;
mod compare;
mod formats;
mod narrative;
#[cfg(feature = "scans")]
mod scans;
mod support;
mod workbook;
