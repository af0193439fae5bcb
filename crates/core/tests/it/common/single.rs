//! What tests of single texts share: a consistent one gives nothing, a slip in it is told under its rule.

use gouji::{Options, Report, Severity, check};

/// The first report on a text.
pub fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// Rules of errors and warnings, but for the one that says that no form was found.
pub fn stated(text: &str) -> Vec<&'static str> {
    let stated = |f: &&gouji::Finding| f.severity != Severity::Note && f.rule != "GJ600";
    report(text).findings.iter().filter(stated).map(|f| f.rule.as_str()).collect()
}

/// Asserts that nothing is reported on `text`.
pub fn peace(text: &str) {
    assert_eq!(stated(text), Vec::<&str>::new(), "{text}");
}

/// Asserts that nothing is told of `text`, and `rule` once `right` is replaced by `wrong`.
pub fn slip(text: &str, right: &str, wrong: &str, rule: &str) {
    assert!(text.contains(right), "{right}");
    peace(text);
    let wrong = text.replacen(right, wrong, 1);
    assert!(stated(&wrong).contains(&rule), "{:?} in {wrong}", stated(&wrong));
}
