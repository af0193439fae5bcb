//! Room: tests. Real disclosures, where `GOUJI_DISCLOSURES` tells where they lie: what was found by hand, and no more.

#![allow(clippy::disallowed_methods, reason = "a test reads real documents where they are given")]

use gouji::{Options, Report, Severity, check};
use std::path::PathBuf;

fn real(prefix: &str) -> Option<Report> {
    let Some(folder) = std::env::var_os("GOUJI_DISCLOSURES").map(PathBuf::from) else {
        println!("GOUJI_DISCLOSURES is not set: real disclosures are not looked at");
        return None;
    };
    let files = std::fs::read_dir(&folder).expect("the folder of GOUJI_DISCLOSURES");
    let named = |p: &PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(prefix));
    let path = files
        .filter_map(|f| Some(f.ok()?.path()))
        .find(|p| named(p) && p.extension().is_some_and(|e| e == "txt"))?;
    let text = std::fs::read_to_string(path).expect("UTF-8 text");
    check(&text, &Options::default()).into_iter().next()
}

/// Errors and warnings as `rule severity`, sorted.
fn grave(report: &Report) -> Vec<String> {
    let grave = report.findings.iter().filter(|f| f.severity != Severity::Note);
    let mut stated: Vec<String> = grave.map(|f| format!("{} {:?}", f.rule, f.severity)).collect();
    stated.sort();
    stated
}

#[test]
fn errors_and_warnings_are_those_found_by_hand() {
    let (year, area) = ("GJ605 Warning", "GJ302 Error");
    for (prefix, expected) in [
        ("000_", vec!["GJ405 Warning"]),
        ("001_", vec!["GJ305 Error", "GJ404 Warning", year, year, year, year]),
        ("003_", vec![]),
        ("shanghai-putuo-government-office-2025-department", vec![]),
        ("shanghai-putuo-government-office-2025-entity", vec![]),
        ("shanghai-putuo-wanli-2024", vec!["GJ301 Error", area, area, "GJ315 Warning", "GJ609 Warning"]),
        ("shanghai-putuo-wanli-2025-budget.t", vec![area, area, "GJ613 Warning"]),
        ("shanghai-putuo-social-work", vec!["GJ303 Error", "GJ305 Error", "GJ311 Warning", "GJ315 Warning"]),
    ] {
        let Some(report) = real(prefix) else { continue };
        assert_eq!(grave(&report), expected, "{prefix}");
    }
}

#[test]
fn nearly_every_decimal_takes_part_in_a_relation() {
    for prefix in ["000_", "001_", "003_"] {
        let Some(report) = real(prefix) else { continue };
        let decimals = report.figures.iter().filter(|f| !f.blank && f.amount.decimals > 0);
        let (tied, all) =
            decimals.fold((0, 0), |(tied, all), f| (tied + usize::from(f.unchecked.is_none()), all + 1));
        assert!(100 * tied >= 95 * all, "{prefix}: {tied} of {all}");
        println!("{prefix}: {tied} of {all} decimal figures are in a relation");
    }
}
