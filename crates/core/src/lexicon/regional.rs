//! Words of reports on the budgets of a whole region, as data: its levels, its budgets and their sides, what only a region
//! has, what sources and uses come to.

/// All bodies of a region together, or its own level.
pub const ALL_OF: [&str; 24] = [
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "省级",
    "市级",
    "县级",
    "区级",
    "州级",
    "镇级",
    "乡级",
    "省本级",
    "市本级",
    "县本级",
    "区本级",
    "州本级",
    "我省",
    "我市",
    "我县",
];

/// The budgets that a region has.
pub const BUDGETS: [&str; 8] = [
    "一般公共预算",
    "地方一般公共预算",
    "一般公共财政预算",
    "地方公共财政预算",
    "公共财政预算",
    "政府性基金",
    "国有资本经营预算",
    "社会保险基金",
];

/// What follows the name of a budget: its sides.
pub const SIDES: [&str; 6] = ["收入", "支出", "预算收入", "预算支出", "总收入", "总支出"];

/// What only a region has: no department collects taxes, nor does it share them with those above.
pub const OF_REGION: [&str; 12] = [
    "税收收入完成",
    "完成税收收入",
    "税收收入占",
    "地方一般公共预算收入",
    "地方财政收入",
    "财政总收入",
    "公共财政预算总收入",
    "组织财政收入",
    "上划中央",
    "税务部门完成",
    "土地使用权出让收入完成",
    "税收返还",
];

/// Names of budgets, for what is of another one than the whole before it.
pub const NAMES: [&str; 5] = ["一般公共预算", "公共财政预算", "政府性基金", "国有资本经营", "社会保险基金"];

/// Words of the sum that sources or uses come to.
pub const TOTALS: [&str; 8] = ["总计", "总量", "合计", "总收入", "总支出", "总财力", "收入共计", "支出共计"];

/// Words behind which an amount is no further source or use.
pub const PARTED: [&str; 7] = ["其中", "减去", "扣除", "（", "）", "比上年", "占"];

/// Words between the name of an amount and its number.
pub const DONE: [&str; 6] = ["为", "达到", "达", "实现", "累计完成", "完成"];
