//! Made-up disclosures of other regions in every format: the same figures at the same coordinates as their text, and the
//! same findings.
#![cfg(all(feature = "office", feature = "pdf"))]

use crate::agreement::{Counts, figures, findings};
use gouji::{Options, check};
use gouji_intake::take;
use gouji_samples::{files, regions};

/// What a format says otherwise: figures and how often the text has them less the format.
fn difference(a: &Counts, b: &Counts) -> Vec<String> {
    let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
    let less = |key: &String| a.get(key).unwrap_or(&0) - b.get(key).unwrap_or(&0);
    keys.filter(|key| less(key) != 0).map(|key| format!("{} {key}", less(key))).collect()
}

#[test]
fn every_format_says_what_the_text_says() {
    let texts = regions::PROVINCIAL_BUDGETS.into_iter().chain(regions::PROVINCIAL_FINAL_ACCOUNTS);
    let texts = texts.chain([regions::NATIONAL_BUDGET, regions::NATIONAL_FINAL_ACCOUNTS, regions::STRANGER]);
    let mut differing = Vec::new();
    for (n, text) in texts.enumerate() {
        let (wanted, expected) = (figures(text, false), findings(&check(text, &Options::default())));
        for (name, bytes) in files::of_every_format(&format!("{n}"), text) {
            let read = take(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}")).text;
            let found = findings(&check(&read, &Options::default()));
            let figures = difference(&wanted, &figures(&read, false));
            if !figures.is_empty() || found != expected {
                let some: Vec<&String> = figures.iter().take(6).collect();
                differing.push(format!("{name}: {some:#?}, {found:?} instead of {expected:?}"));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
