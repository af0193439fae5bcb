//! Fingerprints of findings: the same for the same trouble in the same document, wherever its lines have moved.
//! By them a finding is set aside, remembered and found again, here and in code-scanning dashboards.

use crate::outline::labels;
use crate::published::Report;
use gouji::source::characters::{foreign_digit, is_unseen};
use std::borrow::Cow;
use std::collections::HashMap;

/// Gives every finding of `report` its fingerprint: whose disclosure of which year, the rule, and every place in words
/// with what is printed there. A figure that is corrected, even wrongly, makes a new finding.
pub fn mark(report: &mut Report) {
    let labels = labels(report);
    let mut document = Fnv::default();
    document.add(&report.disclosure.entity);
    document.add(&report.disclosure.year.map(|year| year.to_string()).unwrap_or_default());
    document.add(&report.disclosure.kind);
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let prints: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let mut hash = Fnv(document.0);
            hash.add(&finding.rule);
            for place in &finding.places {
                hash.add(labels.get(&(place.start, place.end)).copied().unwrap_or(""));
                hash.add(&seen_text(&place.text));
            }
            let nth = seen.entry(hash.0).and_modify(|n| *n += 1).or_insert(1);
            format!("{:016x}:{nth}", hash.0)
        })
        .collect();
    for (finding, print) in report.findings.iter_mut().zip(prints) {
        finding.fingerprint = print;
    }
}

/// What is printed at a place as people see it: marks that nobody sees, and digits of another width or script, make no
/// other finding.
fn seen_text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| foreign_digit(c).and_then(|n| char::from_digit(n.into(), 10)).unwrap_or(c);
    Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).map(digit).collect())
}

/// FNV-1a, 64 bits: small, and the same on every machine and in every version.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
