//! What tests of tables share: a consistent text gives nothing, a slip in it is noticed.

pub mod single;

use gouji::{Options, Report, Severity, check};

/// The reports on a text.
pub fn reports(text: &str) -> Vec<Report> {
    check(text, &Options::default())
}

/// The errors and warnings on a text.
pub fn findings(text: &str) -> Vec<String> {
    let reports = reports(text);
    let findings = reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note);
    findings.map(|f| format!("{} {}", f.rule, f.message.zh)).collect()
}

/// Holds that `text` gives no error or warning, and that it does once each `right` is written as its `wrong`.
pub fn only_slips_are_found(text: &str, slips: &[(&str, &str)]) {
    assert_eq!(findings(text), Vec::<String>::new(), "{text}");
    for (right, wrong) in slips {
        assert!(text.contains(right), "{right}");
        let slip = text.replacen(right, wrong, 1);
        assert!(!findings(&slip).is_empty(), "{wrong} for {right} is not found in {slip}");
    }
}
