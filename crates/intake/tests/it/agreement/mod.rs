//! How far two readings of one disclosure agree: figures by value and place, findings by rule and equation.

use gouji::{Options, Report, check};
use std::collections::HashMap;

pub type Counts = HashMap<String, i64>;

/// Figures by value, unit, role and coordinate; of forms alone where `forms` says so, and then without the year, which
/// stands on a cover.
pub fn figures(text: &str, forms: bool) -> Counts {
    let mut counts = Counts::new();
    for report in check(text, &Options::default()) {
        let in_forms =
            |at: u32| report.disclosure.forms.iter().any(|f| f.span.start <= at && at < f.span.end);
        for f in report.figures.iter().filter(|f| !f.blank && (!forms || in_forms(f.span.start))) {
            let mut coordinate = f.coordinate.clone();
            if forms {
                coordinate.year = 0;
            }
            let key = format!("{} {:?} {:?} {coordinate:?}", f.amount.value, f.amount.unit, f.role);
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}

pub fn findings(reports: &[Report]) -> Vec<String> {
    let mut all: Vec<String> = (reports.iter().flat_map(|r| &r.findings))
        .map(|f| format!("{} {:?} {}", f.rule, f.severity, f.equation))
        .collect();
    all.sort();
    all
}

/// Share of figures that agree, in hundredths of a percent.
pub fn agreement(a: &Counts, b: &Counts) -> i64 {
    let same: i64 = a.iter().map(|(key, n)| *n.min(b.get(key).unwrap_or(&0))).sum();
    let most = a.values().sum::<i64>().max(b.values().sum());
    if most == 0 { 10_000 } else { same * 10_000 / most }
}
