//! Room: explanations, measured. Writes those of so many made-up forms of every family, checks each with its forms, and
//! prints what was found and how many of their figures were checked; fails where the promise is not kept.
//! `cargo run -p gouji-narrative --example measure -- [COUNT] [FAMILY] [SEED]`: with a seed, that text is printed.

#![allow(clippy::disallowed_methods, reason = "a tool for developers, not the checker: it reads arguments")]

#[path = "../tests/it/measure/mod.rs"]
mod measure;

use measure::{FAMILIES, Family, measured};
use std::process::ExitCode;

/// Figures that are to be checked, in percent.
const CHECKED: usize = 98;

/// How many of the texts that are not clean are printed.
const SHOWN: usize = 8;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments.first().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let of = |family: &&Family| arguments.get(1).is_none_or(|name| family.name == name);
    if let (Some(family), Some(seed)) = (FAMILIES.iter().find(of), arguments.get(2)) {
        let seed = seed.parse().unwrap_or_default();
        let told = measured(*family, seed, true);
        println!("{}\n{:#?}\n{:#?}", told.text, told.grave, told.unchecked);
        return ExitCode::SUCCESS;
    }
    let kept = FAMILIES.iter().filter(of).map(|family| is_kept(*family, count)).collect::<Vec<_>>();
    if kept.iter().all(|kept| *kept) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures a family, once with the year before and once without.
fn is_kept(family: Family, count: u64) -> bool {
    let mut kept = true;
    for with_prior in [true, false] {
        let (mut figures, mut checked, mut wrong, mut empty) = (0, 0, 0, 0);
        for seed in 0..count {
            let told = measured(family, seed, with_prior);
            (figures, checked) = (figures + told.figures.0, checked + told.figures.1);
            empty += usize::from(told.narrative.is_empty());
            if told.grave.is_empty() {
                continue;
            }
            wrong += 1;
            if wrong <= SHOWN {
                println!("  {} {seed}: {}", family.name, told.grave.join("\n    "));
            }
        }
        let rate = checked * 10_000 / figures.max(1);
        println!(
            "{}, {}: {count} forms, {wrong} with errors or warnings, {empty} without text; {checked} of {figures} figures checked ({}.{:02}%)",
            family.name,
            if with_prior { "with the year before" } else { "alone" },
            rate / 100,
            rate % 100
        );
        kept &= wrong == 0 && empty == 0 && checked * 100 >= figures * CHECKED;
    }
    kept
}
