//! Figures that were recognised in pictures: what the text says of them is the likeliest of several readings.

use crate::source::Span;

/// A figure as a recogniser read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether its picture leaves no doubt.
    pub sure: bool,
    /// What else its picture may say, with the weight of each in millionths, the likeliest first.
    pub others: Vec<(String, u32)>,
    /// What its picture says at first sight, where the text has another of its readings, which the arithmetic chose.
    pub was: Option<String>,
}
