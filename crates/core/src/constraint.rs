//! The laws: how a relation is judged by interval arithmetic.
//! Imports `model`.

pub mod judge;
pub mod slips;
