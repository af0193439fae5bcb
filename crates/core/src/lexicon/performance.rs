//! Labels of performance-target tables.

/// Labels of funds in the upper part of a table and where they lie.
pub const FUNDS: &[(&str, &str)] = &[
    ("年度预算总额", "all"),
    ("年度资金总额", "all"),
    ("预算总额", "all"),
    ("项目资金总额", "all"),
    ("年度资金申请总额", "all"),
    ("中期资金总额", "all"),
    ("中期预算总额", "all"),
    ("实施期资金总额", "all"),
    ("实施期总额", "all"),
    ("合计", "all"),
    ("财政拨款", "fiscal"),
    ("财政资金", "fiscal"),
    ("当年财政拨款", "fiscal"),
    ("上年结转资金", "carried"),
    ("其他资金", "other"),
    ("上级安排", "fiscal.from-above"),
    ("上级资金", "fiscal.from-above"),
    ("上级补助", "fiscal.from-above"),
    ("上级财政资金", "fiscal.from-above"),
    ("本级财政资金", "fiscal.own"),
    ("本级资金", "fiscal.own"),
    ("本级安排", "fiscal.own"),
    ("其他", "other"),
];
