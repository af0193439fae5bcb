//! The commands of README.
fn main() {}
