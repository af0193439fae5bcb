//! How far the search for what is wrong goes: its budget of steps, figures and relations. A disclosure stays far below;
//! beyond, an answer within a second counts more than the smallest set.

/// Largest set of changes that is looked for exhaustively: more slips than this in one group are rare, and each more
/// multiplies the steps.
pub const LARGEST_SET: usize = 3;
/// Proposals of one figure that are followed up when several figures change.
pub const FOLLOWED_UP: usize = 3;
/// Steps of the search of one group of relations; beyond them the story says that it is not minimal.
pub const STEPS: usize = 4000;
/// Most relations of one group that are looked into at all: where more fail together, the text is no disclosure.
pub const LARGEST_GROUP: usize = 400;
/// Relations of a figure that are solved for it: those beyond tell the same values.
pub const SOLVED: usize = 64;
/// Values that relations give for a figure and that are weighed.
pub const VALUES: usize = 24;
/// Figures that are weighed in one step where one change after another is taken.
pub const CANDIDATES: usize = 24;
