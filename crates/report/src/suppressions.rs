//! Findings that a reader has looked into and set aside: no mistakes, and why not.
//! Known by their fingerprints; read back from any report that was exported with them, JSON or SARIF.

use crate::mask::mask;
use crate::published::Report;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Fingerprints of findings that were set aside, each with the reason; the reason may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppressions(BTreeMap<String, String>);

impl Suppressions {
    /// The reason for which a finding was set aside, if it was.
    pub fn reason(&self, fingerprint: &str) -> Option<&str> {
        self.0.get(fingerprint).map(String::as_str)
    }

    /// Sets findings aside for one reason. Private numbers in it are masked at once.
    pub fn set<'a>(&mut self, fingerprints: impl IntoIterator<Item = &'a str>, reason: &str) {
        let reason = mask(reason.trim()).into_owned();
        self.0.extend(fingerprints.into_iter().map(|print| (print.to_owned(), reason.clone())));
    }

    /// Takes findings back among the others.
    pub fn unset<'a>(&mut self, fingerprints: impl IntoIterator<Item = &'a str>) {
        for print in fingerprints {
            self.0.remove(print);
        }
    }

    /// Adds all of `others`; their reasons win.
    pub fn extend(&mut self, others: Suppressions) {
        self.0.extend(others.0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes into `report` what was set aside.
    pub fn apply(&self, report: &mut Report) {
        for finding in &mut report.findings {
            finding.set_aside = self.reason(&finding.fingerprint).map(str::to_owned);
        }
    }

    /// Reads what was set aside back from an exported report, a list of them, or a SARIF log; `None` where the text is
    /// none of these.
    pub fn read(text: &str) -> Option<Suppressions> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        let mut suppressions = Suppressions::default();
        if let Some(runs) = value["runs"].as_array() {
            for result in runs.iter().filter_map(|run| run["results"].as_array()).flatten() {
                suppressions.take(
                    &result["partialFingerprints"]["gouji/v1"],
                    &result["suppressions"][0]["justification"],
                );
            }
            return Some(suppressions);
        }
        let one = std::slice::from_ref(&value);
        for report in value.as_array().map_or(one, Vec::as_slice) {
            for finding in report["findings"].as_array()? {
                suppressions.take(&finding["fingerprint"], &finding["set_aside"]);
            }
        }
        Some(suppressions)
    }

    fn take(&mut self, fingerprint: &Value, reason: &Value) {
        if let (Some(print), Some(reason)) = (fingerprint.as_str(), reason.as_str()) {
            self.set([print], reason);
        }
    }
}
