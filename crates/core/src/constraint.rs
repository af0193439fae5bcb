//! The laws, a file each: how a relation is judged by interval arithmetic, solved for one of its figures, and shown
//! as an equation. `judge` finds the law by its name; `tolerance` is what the laws share. Imports `model`.

#[cfg(test)]
mod against_brute_force;
mod at_most;
mod case;
mod completion;
pub mod digits;
pub mod equation;
mod formula;
mod growth;
mod growth_over;
pub mod judge;
mod per_unit;
mod same;
mod share;
pub mod slips;
mod sum;
mod tolerance;
