//! A report in the order in which a person reads it: stories, then what stands alone, then notes.
//! Shared by the exports that are prose.

use crate::glaring::{of_finding, of_story};
use crate::published::{Finding, Report, Story, Suspect};
use std::collections::HashMap;

/// The report in reading order.
#[derive(Debug)]
pub struct Outline<'a> {
    /// Stories with an error or a warning.
    pub stories: Vec<Chapter<'a>>,
    /// Errors without a story.
    pub errors: Vec<&'a Finding>,
    /// Warnings without a story.
    pub warnings: Vec<&'a Finding>,
    /// Notes, those of stories that hold nothing graver among them.
    pub notes: Vec<&'a Finding>,
    /// What a reader set aside.
    pub aside: Vec<&'a Finding>,
    labels: HashMap<(u32, u32), &'a str>,
}

/// A story with its suspects and findings.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its suspects, the best first.
    pub suspects: Vec<&'a Suspect>,
    /// Its findings.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Outline<'a> {
    /// Orders `report`.
    pub fn new(report: &'a Report) -> Self {
        let mut by_story: Vec<Vec<&Finding>> = vec![Vec::new(); report.stories.len()];
        let (mut errors, mut warnings, mut notes, mut aside) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for finding in &report.findings {
            if finding.set_aside.is_some() {
                aside.push(finding);
                continue;
            }
            match finding.story.and_then(|s| by_story.get_mut(s as usize)) {
                Some(story) => story.push(finding),
                None if finding.severity == "note" => notes.push(finding),
                None if finding.severity == "warning" => warnings.push(finding),
                None => errors.push(finding),
            }
        }
        let mut stories = Vec::new();
        for (story, findings) in report.stories.iter().zip(by_story) {
            if findings.iter().all(|f| f.severity == "note") {
                notes.extend(findings);
                continue;
            }
            let suspects = story.suspects.iter().filter_map(|&i| report.suspects.get(i as usize)).collect();
            stories.push(Chapter { story, suspects, findings });
        }
        // What is as glaring stays in its order: what explains most first.
        stories.sort_by_key(|chapter: &Chapter| of_story(report, chapter.story));
        for findings in [&mut errors, &mut warnings] {
            findings.sort_by_key(|finding| of_finding(finding));
        }
        Outline { stories, errors, warnings, notes, aside, labels: labels(report) }
    }

    /// The place of the figure that takes these bytes, in words; empty where no figure does.
    pub fn label(&self, start: u32, end: u32) -> &'a str {
        self.labels.get(&(start, end)).copied().unwrap_or("")
    }
}

/// The places of figures in words, by the bytes that they take.
pub(crate) fn labels(report: &Report) -> HashMap<(u32, u32), &str> {
    report.figures.iter().flatten().map(|f| ((f.start, f.end), f.place.as_str())).collect()
}
