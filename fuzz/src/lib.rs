//! What must hold of any bytes at all; each fuzz target is one line over it.

pub mod invariants;
