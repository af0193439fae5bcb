//! Fingerprints of findings: the same for the same trouble in the same document, wherever its lines have moved.
//! By them a finding is set aside, remembered and found again, here and in code-scanning dashboards.

use crate::outline::labels;
use crate::published::Report;
use gouji::source::characters::plain;
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
            // Marks that nobody sees, and digits of another width or script, make no other finding.
            for place in &finding.places {
                hash.add(labels.get(&(place.start, place.end)).copied().unwrap_or(""));
                hash.add(&plain(&place.text));
            }
            let nth = seen.entry(hash.0).and_modify(|n| *n += 1).or_insert(1);
            format!("{:016x}:{nth}", hash.0)
        })
        .collect();
    for (finding, print) in report.findings.iter_mut().zip(prints) {
        finding.fingerprint = print;
    }
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
