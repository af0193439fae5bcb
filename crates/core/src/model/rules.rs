//! The registry of rules: a law is one piece of code, a rule is a place of application that can be explained,
//! counted and switched. An id is never used again for something else.

use crate::model::report::Severity;

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `GJ101` and so on: 1 within a form, 2 between forms, 3 narrative, 4 performance tables, 5 last year,
    /// 6 the document, 7 completeness.
    pub id: RuleId,
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
        /// The id of a rule, as it is published; what it checks is told by [`RuleId::rule`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the registry below says what each of them checks")]
        pub enum RuleId {
            $($id),*
        }

        impl RuleId {
            /// As it is published: `GJ101`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(RuleId::$id => stringify!($id)),*
                }
            }
        }

        /// Every rule, in the order of their ids.
        pub const RULES: &[Rule] = &[$(Rule {
            id: RuleId::$id,
            severity: Severity::$severity,
            zh: $zh,
            en: $en,
            doc: include_str!(concat!("../../rules/", stringify!($id), ".md")),
        }),*];
    };
}

rules! {
    GJ101 Error "各行之和等于合计行" "the rows add up to their whole"
    GJ102 Error "各栏之和等于合计栏" "the columns add up to their whole"
    GJ103 Error "同一张表中同一数字前后一致" "a figure told twice in a form is the same"
    GJ201 Error "各表之间同一数字一致" "a figure told in several forms is the same"
    GJ202 Error "一张表的总数等于其他各表分项之和" "the whole in one form is the sum of its parts in others"
    GJ203 Error "收支平衡" "revenue and expenditure balance"
    GJ204 Error "部分不大于整体" "a part is not more than its whole"
    GJ205 Note "同一费用按功能分类和按经济分类的数一致" "a cost is the same by function and by economic class"
    GJ301 Error "文字与表格中同一数字一致" "a figure told in words is the one in the forms"
    GJ302 Error "文字中分项之和等于总数" "parts told in words add up to their whole"
    GJ303 Error "占比等于部分除以整体" "a share is its part divided by its whole"
    GJ304 Error "增减幅度等于增减额除以上年数" "growth is the change divided by last year's figure"
    GJ305 Error "文字中部分不大于整体" "a part told in words is not more than its whole"
    GJ306 Warning "项目资金分配之和等于项目预算" "the items of a project add up to its budget"
    GJ307 Warning "算式与结果一致" "a formula in words gives its result"
    GJ308 Warning "没有的资产没有价值" "what there is none of has no value"
    GJ309 Note "车辆数与公务用车运行维护费相称" "vehicles and the cost of running them go together"
    GJ310 Note "上年为零，增幅没有写成 100%" "growth from nothing is not told as 100%"
    GJ311 Warning "文字列出的经济科目与基本支出表一致" "economic items listed in words are those of the form"
    GJ312 Warning "文字列出的收入和支出与总表一致" "income and expenditure listed in words are those of the form"
    GJ313 Warning "每个项级科目都有文字说明" "every item is explained in words"
    GJ314 Warning "每个项目都有文字说明" "every project is explained in words"
    GJ315 Warning "各科目的用途各说各的" "each item has a purpose of its own"
    GJ316 Warning "决算与预算相比的说法与数字相符" "what is said of final accounts against the budget fits the figures"
    GJ317 Error "文字中各部分占比之和为 100%" "shares of all parts told in words add up to 100%"
    GJ318 Warning "人均、车均等于金额除以数量" "what one costs is the amount divided by the number"
    GJ401 Error "绩效表各项资金之和等于总额" "the funds of a performance table add up"
    GJ402 Error "绩效表的项目预算与项目支出表一致" "a performance table's budget is the project's in the forms"
    GJ403 Warning "分值权重之和为 100（或 90）" "weights add up to 100, or to 90"
    GJ404 Warning "绩效目标个数与绩效表张数一致" "as many performance tables as the text says"
    GJ405 Warning "成本指标之和等于项目预算" "cost indicators add up to the project's budget"
    GJ406 Note "指标值与上年完成值没有多零少零" "a target is not last year's value with a zero more or less"
    GJ407 Note "绩效目标中的次数与指标一致" "the number in a goal is the one in its indicator"
    GJ408 Note "上年完成的成本不大于上年的项目支出" "last year's cost is within last year's project expenditure"
    GJ501 Warning "各处推算的上年数一致" "what several places imply of last year agrees"
    GJ502 Warning "推算的上年数与上年公开的一致" "what is implied of last year is what was published then"
    GJ503 Warning "同一数字在另一份公开文件中一致" "a figure is the same in another disclosure"
    GJ600 Error "文件读得出来" "the file can be read"
    GJ601 Warning "目录与正文一致" "contents and body name the same forms and sections"
    GJ602 Note "同一张表的名称一致" "a form has one title"
    GJ603 Warning "单位名称前后一致" "the entity's name is the same everywhere"
    GJ604 Warning "预算年度前后一致" "the budget year is the same everywhere"
    GJ605 Warning "上年的年份无误" "last year is the year before"
    GJ606 Note "指标依据的年份与预算年度一致" "the basis of a target is of the budget year"
    GJ607 Warning "日期合理" "dates are dates, and of the season"
    GJ608 Warning "金额单位无误" "an amount has its own unit"
    GJ609 Warning "空表说明与表格一致" "a form said to be empty has no figures"
    GJ610 Warning "科目编码与名称一致" "a code has its official name"
    GJ611 Warning "科目名称是现行名称" "names of the classification are the present ones"
    GJ612 Warning "科目编码逐级相属" "a code belongs to the one it stands under"
    GJ613 Warning "文字所述科目表中都有" "items told in words are those of the forms"
    GJ614 Note "不公开个人号码" "no private numbers"
    GJ615 Warning "没有模板遗留和未完成的内容" "nothing is left of the template"
    GJ616 Note "标点和括号无误" "punctuation and brackets are complete"
    GJ617 Note "没有丢失的字和单位" "no lost characters or units"
    GJ618 Note "部门与单位的称谓一致" "department and entity are not confused"
    GJ619 Note "科目编码位数完整" "codes have all their digits"
    GJ620 Note "增减方向与原因一致" "a reason fits the change that it explains"
    GJ621 Note "显示的内容都读到了" "everything that is shown was read"
    GJ622 Warning "数字用的是普通数字字符" "figures are written in plain digits"
    GJ623 Note "识别的数字看得清" "recognised figures are clear"
    GJ624 Note "识别的数字彼此对得上" "recognised figures agree"
    GJ701 Warning "支出细化到项级科目" "expenditure is detailed to items"
    GJ702 Note "空表有说明" "an empty form is explained"
    GJ703 Note "应当说明的事项都有说明" "what must be explained is explained"
}

impl RuleId {
    /// What it checks, and how grave it is.
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }
}

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl PartialEq<str> for RuleId {
    fn eq(&self, id: &str) -> bool {
        self.as_str() == id
    }
}

impl PartialEq<&str> for RuleId {
    fn eq(&self, id: &&str) -> bool {
        self.as_str() == *id
    }
}

/// The rule of an id as it is published.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.id == id)
}
