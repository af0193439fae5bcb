//! The registry of rules: a law is one piece of code, a rule is a place of application that can be explained,
//! counted and switched. An id is never used again for something else.

use crate::report::Severity;

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `GJ101` and so on: 1 within a form, 2 between forms, 3 narrative, 4 performance tables, 5 last year,
    /// 6 the document, 7 completeness.
    pub id: &'static str,
    /// How grave a finding is, unless the case says otherwise.
    pub severity: Severity,
    /// What it checks, in Chinese.
    pub zh: &'static str,
    /// What it checks, in English.
    pub en: &'static str,
    /// What, why, what to do, source, an example that fires and one that does not: Markdown, Chinese and English.
    pub doc: &'static str,
}

macro_rules! rules {
    ($($id:ident $severity:ident $zh:literal $en:literal)*) => {
        &[$(Rule {
            id: stringify!($id),
            severity: Severity::$severity,
            zh: $zh,
            en: $en,
            doc: include_str!(concat!("../rules/", stringify!($id), ".md")),
        }),*]
    };
}

/// Every rule, in the order of their ids.
pub const RULES: &[Rule] = rules! {
    GJ101 Error "各行之和等于合计行" "the rows add up to their whole"
    GJ102 Error "各栏之和等于合计栏" "the columns add up to their whole"
    GJ103 Error "同一张表中同一数字前后一致" "a figure told twice in a form is the same"
    GJ201 Error "各表之间同一数字一致" "a figure told in several forms is the same"
    GJ202 Error "一张表的总数等于其他各表分项之和" "the whole in one form is the sum of its parts in others"
    GJ203 Error "收支平衡" "revenue and expenditure balance"
    GJ204 Error "部分不大于整体" "a part is not more than its whole"
    GJ301 Error "文字与表格中同一数字一致" "a figure told in words is the one in the forms"
    GJ302 Error "文字中分项之和等于总数" "parts told in words add up to their whole"
    GJ303 Error "占比等于部分除以整体" "a share is its part divided by its whole"
    GJ304 Error "增减幅度等于增减额除以上年数" "growth is the change divided by last year's figure"
    GJ305 Error "文字中部分不大于整体" "a part told in words is not more than its whole"
    GJ306 Warning "项目资金分配之和等于项目预算" "the items of a project add up to its budget"
    GJ307 Warning "算式与结果一致" "a formula in words gives its result"
    GJ308 Warning "没有的资产没有价值" "what there is none of has no value"
    GJ401 Error "绩效表各项资金之和等于总额" "the funds of a performance table add up"
    GJ402 Error "绩效表的项目预算与项目支出表一致" "a performance table's budget is the project's in the forms"
    GJ403 Warning "分值权重之和为 100（或 90）" "weights add up to 100, or to 90"
    GJ404 Warning "绩效目标个数与绩效表张数一致" "as many performance tables as the text says"
    GJ405 Warning "成本指标之和等于项目预算" "cost indicators add up to the project's budget"
    GJ501 Warning "各处推算的上年数一致" "what several places imply of last year agrees"
};

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.id == id)
}
