//! What holds of forms beyond their titles: columns that are set the same everywhere or hardly ever filled, which forms are
//! often empty, and by which words a sentence then speaks of them.

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

/// The columns of forms with coded rows that are set the same everywhere, in their order: of each the headings above it.
pub const OFFICIAL_COLUMNS: &[&[&[&str]]] = &[
    &[
        &["本年收入合计"],
        &["财政拨款收入"],
        &["上级补助收入"],
        &["事业收入"],
        &["经营收入"],
        &["附属单位上缴收入"],
        &["其他收入"],
    ],
    &[
        &["本年支出合计"],
        &["基本支出"],
        &["项目支出"],
        &["上缴上级支出"],
        &["经营支出"],
        &["对附属单位补助支出"],
    ],
    &[
        &["合计"],
        &["基本支出"],
        &["项目支出"],
        &["上缴上级支出"],
        &["事业单位经营支出"],
        &["对附属单位补助支出"],
    ],
    &[
        &["年初结转和结余"],
        &["本年收入"],
        &["本年支出", "小计"],
        &["本年支出", "基本支出"],
        &["本年支出", "项目支出"],
        &["年末结转和结余"],
    ],
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
