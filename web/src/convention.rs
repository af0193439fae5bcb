//! Conventions that differ from place to place, as a reader may choose them.

use gouji_report::config::Severities;
use gouji_report::{RuleId, Severity};
use serde::{Deserialize, Serialize};

/// The rule on growth from zero that is stated as 100%.
const RULE: RuleId = RuleId::GJ310;

/// How growth from zero that is stated as 100% is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromZero {
    /// As a custom that is worth a note.
    #[default]
    Note,
    /// As something to look at.
    Warning,
    /// As nothing to be reported.
    Silent,
}

impl FromZero {
    /// Each, the mildest first.
    pub const EACH: [FromZero; 3] = [FromZero::Silent, FromZero::Note, FromZero::Warning];

    /// The name under which it is remembered.
    pub fn name(self) -> &'static str {
        match self {
            FromZero::Note => "note",
            FromZero::Warning => "warning",
            FromZero::Silent => "silent",
        }
    }

    /// What a check is to know of it.
    pub fn severities(self) -> Severities {
        match self {
            FromZero::Note => Severities::new(),
            FromZero::Warning => Severities::from([(RULE, Some(Severity::Warning))]),
            FromZero::Silent => Severities::from([(RULE, None)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_report::{Options, SourceText, answers};

    const FROM_ZERO: &str = "2026年某所部门预算\n\n一、支出预算情况说明\n\n某所2026年支出预算90.00万元，其中：\
        项目支出30.00万元，比上年预算增加30.00万元，增长100.00%。\n";

    #[test]
    fn growth_from_zero_is_graded_as_chosen() {
        let graded = |from_zero: FromZero| {
            let options = Options { severities: from_zero.severities(), ..Options::default() };
            let answers = answers(&SourceText::new(FROM_ZERO), "", &options);
            let found = answers[0].report.findings.iter().find(|finding| finding.rule == RULE.as_str());
            found.map(|finding| finding.severity.clone())
        };
        assert_eq!(graded(FromZero::Note).as_deref(), Some("note"));
        assert_eq!(graded(FromZero::Warning).as_deref(), Some("warning"));
        assert_eq!(graded(FromZero::Silent), None);
    }
}
