//! Stories: findings that one slip explains, told in one sentence with the suspect first.

use super::repair::{Proposal, System};
use super::{Diagnosis, stages};
use crate::model::relation::Law;
use crate::model::report::{Finding, Severity, Story, Suspect};
use std::collections::HashMap;

/// Makes stories of diagnoses, the one that explains most first; findings learn which story is theirs.
pub fn tell(
    source: &str,
    system: &System,
    mut found: Vec<Diagnosis>,
    findings: &mut [Finding],
) -> (Vec<Story>, Vec<Suspect>) {
    let by_relation: HashMap<usize, usize> =
        findings.iter().enumerate().filter_map(|(n, f)| Some((f.relation?, n))).collect();
    let gravest = |d: &Diagnosis| {
        let severities = d.relations.iter().filter_map(|r| by_relation.get(r)).map(|&n| findings[n].severity);
        severities.min().unwrap_or(Severity::Note)
    };
    found.sort_by_key(|d| (gravest(d), usize::MAX - d.relations.len(), d.relations[0]));
    let (mut stories, mut suspects) = (Vec::new(), Vec::new());
    for (n, diagnosis) in found.iter().enumerate() {
        for relation in &diagnosis.relations {
            if let Some(&finding) = by_relation.get(relation) {
                findings[finding].story = Some(n);
            }
        }
        let first = suspects.len();
        if let Some((figure, headline)) = stages::swapped(source, system, diagnosis) {
            // The number is right, the word beside it is not.
            suspects.push(Suspect { figure, should_be: None, explains: 1, slip: None, story: n });
            stories.push(Story { headline, suspects: vec![first], decided: false });
            continue;
        }
        suspects.extend(diagnosis.suspects.iter().map(|p| suspect(system, diagnosis, p, n)));
        stories.push(Story {
            headline: super::headline::headline(source, system.figures, system.relations, diagnosis),
            suspects: (first..suspects.len()).collect(),
            decided: diagnosis.decided,
        });
    }
    (stories, suspects)
}

fn suspect(system: &System, diagnosis: &Diagnosis, proposal: &Proposal, story: usize) -> Suspect {
    // A limit that is exceeded does not tell the value.
    let limits = diagnosis.relations.iter().all(|&r| system.relations[r].law == Law::AtMost);
    Suspect {
        figure: proposal.change.figure,
        should_be: (!limits).then_some(proposal.change.value),
        explains: proposal.repairs as u32,
        slip: proposal.slip.filter(|_| !limits),
        story,
    }
}
