//! What holds of forms beyond their titles: which are often empty, and by which words a sentence then speaks of them.

/// The form of the totals of both sides.
pub const TOTALS: &str = "revenue-and-expenditure";

/// The form of the general public budget's expenditure by function.
pub const GENERAL: &str = "general-expenditure";

/// The form of a project's performance targets.
pub const PROJECT_TARGETS: &str = "project-targets";

/// The form of “三公”.
pub const THREE_PUBLIC: &str = "three-public";

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
