//! What holds of forms beyond their titles: which are often empty, and by which words a sentence then speaks of them.

use crate::model::cube::Axis;

/// The form of the totals of both sides.
pub const TOTALS: &str = "revenue-and-expenditure";

/// The form of the general public budget's expenditure by function.
pub const GENERAL: &str = "general-expenditure";

/// The form of a project's performance targets.
pub const PROJECT_TARGETS: &str = "project-targets";

/// The form of “三公”.
pub const THREE_PUBLIC: &str = "three-public";

/// Kinds of income and expenditure that few bodies have, so that their columns are empty as a rule.
pub const SELDOM: &[(Axis, &str)] = &[
    (Axis::Nature, "to-above"),
    (Axis::Nature, "business"),
    (Axis::Nature, "to-subordinates"),
    (Axis::Fund, "current.non-fiscal.entity.subsidy-from-above"),
    (Axis::Fund, "current.non-fiscal.entity.business"),
    (Axis::Fund, "current.non-fiscal.entity.subordinates"),
    (Axis::Fund, "current.fiscal.state-capital"),
];

/// The nature of what basic expenditure is spent on, by the class of the economic classification.
pub const NATURE_OF_CLASS: &[(&str, &str)] = &[
    ("301", "basic.personnel"),
    ("302", "basic.operating"),
    ("303", "basic.personnel"),
    ("310", "basic.operating"),
];

/// Forms that are often empty, and the words by which a statement speaks of them.
pub const OFTEN_EMPTY: &[(&str, &[&str])] = &[
    ("government-funds", &["政府性基金"]),
    ("state-capital", &["国有资本经营"]),
    ("government-funds-accounts", &["政府性基金"]),
    ("state-capital-accounts", &["国有资本经营"]),
    (THREE_PUBLIC, &["三公"]),
    ("entrusted-services", &["委托业务费"]),
    ("carry-over", &["结转"]),
    ("general-projects", &["项目支出"]),
];
