//! The stops of a reader who goes from finding to finding: one for each story and each loose error or warning.
//! Also what the strip shows: where in the text something is to be seen.

use super::{Dossier, loose, tell};

/// A place that a reader is led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The figure to open, where one stands there.
    pub figure: Option<u32>,
    /// First byte.
    pub offset: u32,
}

/// All stops, in the order in which they are told.
pub fn stops(dossier: &Dossier) -> Vec<Stop> {
    let report = &dossier.answer.report;
    let mut stops = Vec::new();
    for story in tell(dossier) {
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
        for index in loose(dossier, severity) {
            if let Some(place) = report.findings[index as usize].places.first() {
                stops.push(Stop { figure: dossier.figure_at(place), offset: place.start });
            }
        }
    }
    stops
}
