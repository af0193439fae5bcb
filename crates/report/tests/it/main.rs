//! Tests of what is written about a check, one program: a file for each subject; `common` is what several share.

mod any_text;
mod cards;
mod common;
mod exports;
mod families;
mod mutations;
mod pairs;
mod sarif_schema;
mod take_along;
