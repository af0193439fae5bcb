//! Room: made-up disclosures in the official layouts, consistent by construction or with planted errors.
//! Nothing here knows the checker: a seed gives a budget, a layout gives its text, a slip is listed as it is planted.
//!
//! ```
//! use gouji_samples::{Budget, Layout, Slip, plant, render};
//! let text = render(&Budget::made_up(7), Layout::Plain);
//! let planted = plant(&text, 1, &[Slip::Transpose], 1).unwrap();
//! assert_eq!(&planted.text[planted.slips[0].start..planted.slips[0].end], planted.slips[0].is);
//! ```

mod budget;
mod classification;
pub mod compose;
mod copied;
mod dice;
mod example;
#[cfg(feature = "files")]
pub mod files;
mod make;
mod money;
mod plant;
pub mod regions;
mod render;
mod residue;

pub use budget::{
    Assets, Budget, Carried, Entry, Fund, Heads, Kind, Nature, Part, Procurement, Project, Staff,
};
pub use copied::{Viewer, copied};
pub use example::{example, example_clean};
pub use money::{Fen, Pair, Printed, ratio, shares};
pub use plant::{Planted, PlantedSlip, Slip, plant};
pub use render::{
    Layout, Style, render, render_accounts, render_accounts_forms, render_forms, render_shanghai,
    render_shanghai_forms, render_with,
};
pub use residue::{Residue, spoil};
