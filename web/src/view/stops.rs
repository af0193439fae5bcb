//! The stops of a reader who goes from finding to finding: one for each story and each loose error or warning.
//! Only those that are shown: what a reader set aside or does not want listed is no stop.

use super::{Dossier, Telling, loose, tell};
use gouji_report::published::Finding;

/// A place that a reader is led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The figure to open, where one stands there.
    pub figure: Option<u32>,
    /// First byte.
    pub offset: u32,
}

/// All stops, in the order in which they are shown: those of the stories and findings that are shown.
pub fn stops(
    dossier: &Dossier,
    shows_story: impl Fn(&Telling) -> bool,
    shows: impl Fn(&Finding) -> bool,
) -> Vec<Stop> {
    let report = &dossier.answer.report;
    let mut stops = Vec::new();
    for story in tell(dossier).into_iter().filter(shows_story) {
        if let Some(suspect) = story.suspects.first().map(|&s| &report.suspects[s]) {
            stops.push(Stop { figure: dossier.figure_of(suspect), offset: suspect.start });
        } else if let Some(place) = report
            .findings
            .iter()
            .find(|f| f.story == Some(story.story as u32))
            .and_then(|f| f.places.first())
        {
            stops.push(Stop { figure: dossier.figure_at(place), offset: place.start });
        }
    }
    for severity in ["error", "warning"] {
        let findings = loose(dossier, severity).into_iter().map(|index| &report.findings[index as usize]);
        for finding in findings.filter(|finding| shows(finding)) {
            if let Some(place) = finding.places.first() {
                stops.push(Stop { figure: dossier.figure_at(place), offset: place.start });
            }
        }
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure};
    use super::*;
    use gouji_report::published::{Place, Story, Suspect};
    use std::sync::Arc;

    #[test]
    fn what_is_not_shown_is_no_stop() {
        let mut answer = dossier("1 2 3", vec![figure(0, 1, "1"), figure(2, 3, "2")], vec![], vec![]).answer;
        let finding = |severity: &str, story, start| Finding {
            severity: severity.into(),
            story,
            places: vec![Place { start, end: start + 1, ..Place::default() }],
            fingerprint: format!("f{start}"),
            ..Finding::default()
        };
        let report = &mut answer.report;
        report.stories = vec![Story { suspects: vec![0], decided: true, ..Story::default() }];
        report.suspects = vec![Suspect { start: 0, end: 1, figure: Some(0), ..Suspect::default() }];
        report.findings =
            vec![finding("error", Some(0), 0), finding("warning", None, 2), finding("warning", None, 4)];
        let d = Dossier::new(Arc::from("1 2 3"), 1, answer);
        let offsets = |stops: Vec<Stop>| stops.into_iter().map(|stop| stop.offset).collect::<Vec<_>>();
        assert_eq!(offsets(stops(&d, |_| true, |_| true)), [0, 2, 4]);
        let shown = stops(&d, |story| story.fingerprints != ["f0"], |finding| finding.fingerprint != "f2");
        assert_eq!(offsets(shown), [4]);
    }
}
