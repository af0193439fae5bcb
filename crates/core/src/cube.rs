//! The cube: what a figure means, as one member on each axis.

/// A coordinate in the cube. Members are path names such as `current.fiscal.general.own`, `2101501`,
/// `basic.personnel`, `project:基金监管`; `all` is the whole axis. A path contains those it is a prefix of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coordinate {
    /// The year that the money is for; 0 where the document tells none.
    pub year: i32,
    /// `budget`, `adjusted`, `execution`.
    pub stage: String,
    /// `income`, `expenditure`, `carried-forward`, or a small cube of its own: `procurement`, `assets`, …
    pub flow: String,
    /// Fund source.
    pub fund: String,
    /// Functional classification, by code.
    pub function: String,
    /// Basic or project expenditure.
    pub nature: String,
    /// Economic classification, by code.
    pub economic: String,
}
