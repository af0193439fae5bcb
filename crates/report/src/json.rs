//! The report in JSON: one object, an array, or one report a line. The shape is `published::Report`.

use crate::published::Report;

/// The JSON Schema of the report (draft 2020-12).
pub const SCHEMA: &str = include_str!("../schema/gouji-report-1.json");

/// Which of the long lists a report carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Every number.
    pub figures: bool,
    /// Every relation.
    pub relations: bool,
}

impl Lists {
    /// Takes out of `report` the lists that are not wanted, and the indices into them.
    pub fn trim(self, report: &mut Report) {
        if !self.figures {
            report.figures = None;
            report.suspects.iter_mut().for_each(|s| s.figure = None);
        }
        if !self.relations {
            report.relations = None;
            report.ties = Vec::new();
            report.findings.iter_mut().for_each(|f| f.relation = None);
        }
    }
}

/// One report on one line, without a line break at the end.
pub fn line(report: &Report) -> String {
    serde_json::to_string(report).expect("a report has only strings as keys")
}

/// One report on several lines, for reading.
pub fn pretty(report: &Report) -> String {
    serde_json::to_string_pretty(report).expect("a report has only strings as keys")
}
