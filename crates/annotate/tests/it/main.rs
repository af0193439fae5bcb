//! Tests of files given back, one program: a file for each format; `common` is what they share.

mod any_bytes;
mod common;
mod docx;
mod pdf;
mod xlsx;
