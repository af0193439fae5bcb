//! Pictures of pages to words: which characters stand where, which ruled lines, and how sure each figure is.
//! Pure Rust; knows nothing of files but the recogniser's own. What the words mean is the core's part.

mod decode;
mod ink;
mod models;
mod numbers;
mod page;
mod picture;
mod rulings;
mod segments;
mod skew;

pub use models::{CHARACTERS, Fault, Models, RECOGNISER};
pub use page::{Box, Figure, MOST_PIXELS, Options, Page, Stop, Text, read};
pub use picture::{Picture, Turn};
pub use rulings::Rule;
