//! A story: the findings that one slip explains, laid out for reading: sums that fail, places that say otherwise.
//! Also the findings that belong to no story, in the order of their gravity.

use super::Dossier;
use super::equation::difference;
use gouji_report::Law;
use gouji_report::glaring::{of_finding, of_story};
use gouji_report::published::{Finding, Suspect};
use gouji_report::unreadable;

/// How a story is presented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Index of the story.
    pub story: usize,
    /// `error` or `warning`, the gravest of its findings.
    pub severity: String,
    /// Indices of its suspects, the best first.
    pub suspects: Vec<usize>,
    /// Inconsistent relations other than restatements: their indices.
    pub equations: Vec<u32>,
    /// Figures that state the same money otherwise than the suspect.
    pub elsewhere: Vec<u32>,
    /// Findings that no relation stands for.
    pub others: Vec<u32>,
    /// Fingerprints of all its findings.
    pub fingerprints: Vec<String>,
    /// By how much every equation misses, where it is the same throughout.
    pub difference: Option<String>,
}

/// The stories, the most glaring first, then those that explain most.
pub fn tell(dossier: &Dossier) -> Vec<Telling> {
    let report = &dossier.answer.report;
    let mut findings: Vec<Vec<usize>> = vec![Vec::new(); report.stories.len()];
    for (index, finding) in report.findings.iter().enumerate() {
        if let Some(of_story) = finding.story.and_then(|story| findings.get_mut(story as usize)) {
            of_story.push(index);
        }
    }
    let mut tellings: Vec<Telling> =
        findings.iter().enumerate().map(|(story, findings)| telling(dossier, story, findings)).collect();
    tellings.retain(|t| t.severity != "note" || !t.suspects.is_empty());
    let explains = |t: &Telling| {
        let best = t.suspects.first().and_then(|&s| report.suspects.get(s));
        best.map_or(t.equations.len() as u32, |s| s.explains)
    };
    // Of those that explain as much, what is known to be wrong comes before what may be.
    tellings.sort_by_key(|t| {
        let story = &report.stories[t.story];
        (of_story(report, story), rank(&t.severity), u32::MAX - explains(t), !story.decided)
    });
    tellings
}

/// The findings of no story with a severity, by their indices.
pub fn loose(dossier: &Dossier, severity: &str) -> Vec<u32> {
    // That nothing was recognised is the headline.
    let alone = |finding: &Finding| {
        finding.story.is_none() && finding.severity == severity && finding.rule != unreadable::RULE.as_str()
    };
    let findings = (0u32..).zip(&dossier.answer.report.findings).filter(|(_, f)| alone(f));
    let mut found: Vec<(u32, &Finding)> = findings.collect();
    found.sort_by_key(|(_, finding)| of_finding(finding));
    found.into_iter().map(|(index, _)| index).collect()
}

fn rank(severity: &str) -> u8 {
    match severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    }
}

fn telling(dossier: &Dossier, story: usize, findings: &[usize]) -> Telling {
    let report = &dossier.answer.report;
    let suspects: Vec<usize> = report.stories[story]
        .suspects
        .iter()
        .map(|&s| s as usize)
        .filter(|&s| s < report.suspects.len())
        .collect();
    let best: Option<&Suspect> = suspects.first().map(|&s| &report.suspects[s]);
    let figure = best.and_then(|s| dossier.figure_of(s));
    let mut telling = Telling { story, severity: "note".into(), suspects, ..Telling::default() };
    let mut differences: Vec<Option<String>> = Vec::new();
    for &index in findings {
        let finding = &report.findings[index];
        telling.fingerprints.extend((!finding.fingerprint.is_empty()).then(|| finding.fingerprint.clone()));
        if rank(&finding.severity) < rank(&telling.severity) {
            telling.severity.clone_from(&finding.severity);
        }
        let relation = finding.relation.and_then(|r| Some((r, dossier.relations().get(r as usize)?)));
        let Some((number, relation)) = relation else {
            telling.others.push(index as u32);
            continue;
        };
        differences.push(difference(dossier, relation));
        match figure {
            Some(figure) if relation.law == Law::Same && relation.figures.contains(&figure) => {
                let others =
                    relation.figures.iter().copied().filter(|&f| f != figure && !dossier.is_blank(f));
                telling.elsewhere.extend(others);
            }
            _ => telling.equations.push(number),
        }
    }
    telling.elsewhere.sort_unstable();
    telling.elsewhere.dedup();
    if let Some((first, rest)) = differences.split_first() {
        telling.difference = first.clone().filter(|_| rest.iter().all(|d| d == first));
    }
    telling
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{figure, relation};
    use super::*;
    use gouji_report::Answer;
    use gouji_report::published::{Relation, Story};

    fn finding(story: Option<u32>, relation: Option<u32>, severity: &str) -> Finding {
        Finding { story, relation, severity: severity.into(), ..Finding::default() }
    }

    #[test]
    fn sums_and_restatements_are_distinguished() {
        let mut answer = Answer::default();
        let report = &mut answer.report;
        report.figures = Some((0..4).map(|i| figure(i * 2, i * 2 + 1, "1")).collect());
        let misses = |law: &str, figures: &[u32]| Relation {
            difference: "36.00".into(),
            ..relation(law, "inconsistent", figures)
        };
        report.relations = Some(vec![misses("sum", &[0, 1, 2]), misses("same", &[3, 1])]);
        report.suspects = vec![Suspect { figure: Some(1), explains: 2, ..Suspect::default() }];
        report.stories = vec![
            Story { suspects: vec![9], ..Story::default() },
            Story { suspects: vec![0], decided: true, ..Story::default() },
        ];
        report.findings = vec![
            finding(Some(0), None, "warning"),
            finding(Some(1), Some(0), "error"),
            finding(Some(1), Some(1), "error"),
            finding(None, None, "error"),
        ];
        let d = Dossier::new("1 1 1 1".into(), 1, answer);
        let tellings = tell(&d);
        assert_eq!(tellings.len(), 2);
        assert_eq!(loose(&d, "error"), [3]);
        let Telling { story, equations, elsewhere, difference, .. } = &tellings[0];
        assert_eq!((*story, equations.as_slice(), elsewhere.as_slice()), (1, &[0][..], &[3][..]));
        assert_eq!(difference.as_deref(), Some("36.00"));
        assert_eq!((tellings[1].severity.as_str(), tellings[1].others.as_slice()), ("warning", &[0][..]));
    }
}
