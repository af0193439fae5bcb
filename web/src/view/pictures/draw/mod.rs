//! The geometry of pictures: amounts in, a [`Scene`] for a width out. No signals, no DOM.

pub mod bars;
pub mod changes;
pub mod pairs;
pub mod sankey;
pub mod scene;
pub mod svg;
pub mod treemap;

pub use scene::{Ink, Scene};
