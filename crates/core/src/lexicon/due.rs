//! What a department's or entity's disclosure must hold by the published rules, as data: each item with the rules that ask
//! for it and what shows it. Derived from the rules, no official sheet. A new item is a new entry here.

/// A published rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Departments publish budget and accounts, and explain operating costs; procurement is published.
    BudgetLaw,
    /// Basic and project expenditure, functions to items, basic expenditure by economic class to sections.
    Regulation,
    /// A department's budget is of all three budgets.
    AllBudgets,
    /// The forms and explanations of local departments.
    Procedures,
    /// Central and local departments alike: explanations, performance, assets.
    Opinions,
    /// What the regions' templates ask for alike, beyond the words of the rules.
    Templates,
}

impl Source {
    /// What it is called, in Chinese and English.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Source::BudgetLaw => ("《中华人民共和国预算法》第十四条", "Budget Law, article 14"),
            Source::Regulation => {
                ("《预算法实施条例》第六条", "Regulation on the Implementation of the Budget Law, article 6")
            }
            Source::AllBudgets => {
                ("《预算法实施条例》第五条", "Regulation on the Implementation of the Budget Law, article 5")
            }
            Source::Procedures => (
                "财预〔2016〕143号《地方预决算公开操作规程》",
                "Operating Procedures for Local Disclosure of Budgets and Accounts (财预〔2016〕143号)",
            ),
            Source::Opinions => (
                "中办发〔2016〕13号《关于进一步推进预算公开工作的意见》",
                "Opinions on Further Advancing Budget Disclosure (中办发〔2016〕13号)",
            ),
            Source::Templates => ("各地公开模板的通行要求", "common to the templates of the regions"),
        }
    }
}

/// An item of the list.
#[derive(Debug)]
pub struct Item {
    /// Stable id, as published.
    pub id: &'static str,
    /// What must be there, of a budget.
    pub zh: &'static str,
    /// The same, of final accounts; empty where it is called the same.
    pub zh_accounts: &'static str,
    /// In English.
    pub en: &'static str,
    /// The rules that ask for it.
    pub rules: &'static [Source],
    /// The first year of which its absence says something: 0 for any.
    pub since: i32,
    /// What shows it.
    pub shown: Shown,
}

/// Alternatives, each of words that must all be there.
pub type Words = &'static [&'static [&'static str]];

/// What shows an item.
#[derive(Debug)]
pub enum Shown {
    /// A form.
    Form(Sought),
    /// A section or a sentence.
    Told(Topic),
    /// Every empty form is said to be empty.
    EmptyForms,
    /// Changes against the year before come with a reason.
    Changes,
    /// Expenditure by function goes down to items.
    Items,
    /// Basic expenditure by economic class goes down to sections.
    EconomicSections,
    /// “三公” in total and by kind, vehicles as bought and as run.
    ThreePublicKinds,
    /// Changes of “三公” are explained.
    ThreePublicChanges,
    /// Numbers of journeys, vehicles and receptions; of final accounts alone.
    ThreePublicCounts,
}

/// A form that is looked for.
#[derive(Debug)]
pub struct Sought {
    /// The forms of the lexicon that it may be.
    pub ids: &'static [&'static str],
    /// Words of titles that name it as well.
    pub named: Words,
    /// Words of titles that name another one, whatever else they say.
    pub none: &'static [&'static str],
    /// A table or line without such a title that holds one of these words may be it.
    pub words: &'static [&'static str],
}

/// What is told in words.
#[derive(Debug)]
pub struct Topic {
    /// Words of a heading, or of the title of a table.
    pub heads: Words,
    /// Words of a sentence.
    pub told: Words,
    /// Forms that tell it.
    pub forms: &'static [&'static str],
    /// Words that leave it open.
    pub open: &'static [&'static str],
    /// Where it stands.
    pub part: Part,
}

/// In which part of a document something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The overview: duties and organisation.
    Overview,
    /// Anywhere but in the overview, where the same words may name a duty.
    Body,
    /// The glossary.
    Glossary,
}

use Source::{AllBudgets, BudgetLaw, Opinions, Procedures, Regulation, Templates};

const FORMS: &[Source] = &[BudgetLaw, Procedures];

macro_rules! form {
    ($id:expr, $zh:expr, $accounts:expr, $en:expr, $rules:expr, $ids:expr, $words:expr) => {
        form!($id, $zh, $accounts, $en, $rules, $ids, $words, [], [])
    };
    ($id:expr, $zh:expr, $accounts:expr, $en:expr, $rules:expr, $ids:expr, $words:expr, $named:expr, $none:expr) => {
        Item {
            id: $id,
            zh: $zh,
            zh_accounts: $accounts,
            en: $en,
            rules: $rules,
            since: 0,
            shown: Shown::Form(Sought { ids: &$ids, named: &$named, none: &$none, words: &$words }),
        }
    };
}

/// Forms that add up the whole: a report on a region has none of them.
pub const TOTALS: [&str; 4] = ["form-totals", "form-revenue", "form-expenditure", "form-fiscal"];

/// The forms of basic expenditure by economic class.
pub const BASIC: [&str; 2] = ["general-basic", "fiscal-basic"];

/// The forms of expenditure by function.
pub const BY_FUNCTION: [&str; 4] =
    ["general-expenditure", "general-accounts", "fiscal-expenditure", "expenditure"];

/// The forms of “三公”.
pub const THREE_PUBLIC: [&str; 4] =
    ["three-public", "three-public-and-operating-costs", "administrative-costs", "three-public-and-meetings"];

/// Forms that are often empty, by their items, and the words by which a sentence speaks of them.
pub const OFTEN_EMPTY: [(&str, &[&str]); 3] = [
    ("form-three-public", &["三公", "因公出国"]),
    ("form-government-funds", &["政府性基金", "基金预算"]),
    ("form-state-capital", &["国有资本"]),
];

/// The items, in the order in which the rules name them.
pub const ITEMS: &[Item] = &[
    Item {
        id: "duties",
        zh: "部门（单位）职责",
        zh_accounts: "",
        en: "Duties",
        rules: &[Procedures],
        since: 0,
        shown: Shown::Told(Topic {
            heads: &[&["职能"], &["职责"], &["职权"]],
            told: &[
                &["主要职责是"],
                &["主要职能是"],
                &["主要职责包括"],
                &["主要职能包括"],
                &["职责："],
                &["职能："],
            ],
            forms: &[],
            open: &["职责", "职能", "负责", "任务", "职权"],
            part: Part::Overview,
        }),
    },
    Item {
        id: "institutions",
        zh: "机构设置",
        zh_accounts: "",
        en: "Organisation",
        rules: &[Procedures],
        since: 0,
        shown: Shown::Told(Topic {
            heads: &[
                &["机构设置"],
                &["机构情况"],
                &["机构组成"],
                &["机构构成"],
                &["机构概况"],
                &["机构人员"],
                &["机构编制"],
                &["内设机构"],
                &["组织机构"],
                &["单位构成"],
                &["单位组成"],
                &["部门构成"],
                &["部门组成"],
                &["所属单位情况"],
            ],
            told: &[
                &["内设机构", "个"],
                &["下设", "科室"],
                &["内设", "科室"],
                &["内设", "处室"],
                &["下设", "机构"],
                &["纳入", "范围"],
                &["单位构成看"],
            ],
            forms: &[],
            open: &["机构", "科室", "处室", "下设", "内设", "下属", "所属单位", "编制"],
            part: Part::Overview,
        }),
    },
    form!(
        "form-totals",
        "部门（单位）收支总表",
        "收入支出决算总表（公开01表）",
        "Revenue and expenditure",
        FORMS,
        ["revenue-and-expenditure"],
        ["收支", "收入支出", "收入", "合计"],
        [&["收入支出", "表"], &["收支", "表"]],
        ["财政拨款", "公共预算", "基金", "国有资本", "三公", "专户"]
    ),
    form!(
        "form-revenue",
        "部门（单位）收入总表",
        "收入决算表（公开02表）",
        "Revenue",
        FORMS,
        ["revenue"],
        ["收入", "科目"]
    ),
    form!(
        "form-expenditure",
        "部门（单位）支出总表",
        "支出决算表（公开03表）",
        "Expenditure",
        FORMS,
        ["expenditure"],
        ["支出", "科目"],
        [],
        ["收入", "收支"]
    ),
    form!(
        "form-fiscal",
        "财政拨款收支总表",
        "财政拨款收入支出决算总表（公开04表）",
        "Fiscal appropriation, revenue and expenditure",
        FORMS,
        ["fiscal-revenue-and-expenditure"],
        ["财政拨款", "收入", "收支"],
        [&["财政拨款收入支出"], &["财政拨款收支"], &["财政拨款", "收支", "表"]],
        ["公共预算", "基金", "国有资本", "三公"]
    ),
    form!(
        "form-general",
        "一般公共预算支出表",
        "一般公共预算财政拨款支出决算表（公开05表）",
        "General public budget, expenditure",
        FORMS,
        ["general-expenditure", "general-accounts", "fiscal-expenditure"],
        ["公共预算", "科目", "功能分类", "财政拨款支出"]
    ),
    form!(
        "form-general-basic",
        "一般公共预算基本支出表",
        "一般公共预算财政拨款基本支出决算表（公开06表）",
        "General public budget, basic expenditure",
        FORMS,
        ["general-basic", "fiscal-basic"],
        ["基本支出", "科目", "经济分类", "人员经费"],
        [&["公共预算", "基本支出", "表"]],
        []
    ),
    form!(
        "form-three-public",
        "“三公”经费支出表",
        "财政拨款“三公”经费支出决算表",
        "Three public expenses",
        FORMS,
        THREE_PUBLIC,
        ["三公", "因公出国", "公务接待"]
    ),
    form!(
        "form-government-funds",
        "政府性基金预算支出表",
        "政府性基金预算财政拨款收入支出决算表",
        "Government-managed funds",
        FORMS,
        ["government-funds", "government-funds-accounts"],
        ["基金", "科目"]
    ),
    form!(
        "form-state-capital",
        "国有资本经营预算支出表（有此项预算的）",
        "国有资本经营预算财政拨款支出决算表（有此项拨款的）",
        "State capital operations (where the department has such a budget)",
        &[BudgetLaw, AllBudgets],
        ["state-capital", "state-capital-accounts"],
        ["国有资本", "国资", "科目"]
    ),
    Item {
        id: "empty-forms",
        zh: "没有数据的表列出空表并说明",
        zh_accounts: "",
        en: "Empty forms are published, and said to be empty",
        rules: &[Templates],
        since: 0,
        shown: Shown::EmptyForms,
    },
    Item {
        id: "items",
        zh: "支出按功能分类公开到项级科目",
        zh_accounts: "",
        en: "Expenditure by function, down to items",
        rules: &[Regulation, Procedures],
        since: 0,
        shown: Shown::Items,
    },
    Item {
        id: "economic-sections",
        zh: "基本支出按经济分类公开到款级科目",
        zh_accounts: "",
        en: "Basic expenditure by economic class, down to sections",
        rules: &[Regulation, Procedures],
        since: 0,
        shown: Shown::EconomicSections,
    },
    Item {
        id: "changes",
        zh: "收支增减变化及原因的说明",
        zh_accounts: "",
        en: "Changes of revenue and expenditure, with reasons",
        rules: &[Procedures, Opinions],
        since: 0,
        shown: Shown::Changes,
    },
    Item {
        id: "three-public-kinds",
        zh: "“三公”经费总额和分项数额（车辆分购置和运行）",
        zh_accounts: "",
        en: "Three public expenses in total and by kind, vehicles as bought and as run",
        rules: &[Procedures, Opinions],
        since: 0,
        shown: Shown::ThreePublicKinds,
    },
    Item {
        id: "three-public-changes",
        zh: "“三公”经费增减变化的说明",
        zh_accounts: "",
        en: "Changes of the three public expenses, explained",
        rules: &[Procedures, Opinions],
        since: 0,
        shown: Shown::ThreePublicChanges,
    },
    Item {
        id: "three-public-counts",
        zh: "“三公”经费的团组和人数、车辆购置数和保有量、国内公务接待批次和人数",
        zh_accounts: "",
        en: "Numbers of journeys, vehicles and receptions behind the three public expenses",
        rules: &[Procedures, Opinions],
        since: 0,
        shown: Shown::ThreePublicCounts,
    },
    Item {
        id: "operating-costs",
        zh: "机关运行经费的说明",
        zh_accounts: "",
        en: "Operating costs, explained",
        rules: &[BudgetLaw, Procedures],
        since: 0,
        shown: Shown::Told(Topic {
            heads: &[&["运行经费"]],
            told: &[&["机关运行经费"], &["机关运行费"], &["单位运行经费"], &["运行经费", "万元"]],
            forms: &["operating-costs", "three-public-and-operating-costs"],
            open: &["运行经费", "运行费", "公用经费"],
            part: Part::Body,
        }),
    },
    Item {
        id: "procurement",
        zh: "政府采购的说明",
        zh_accounts: "",
        en: "Procurement, explained",
        rules: &[BudgetLaw, Procedures],
        since: 0,
        shown: Shown::Told(Topic {
            heads: &[&["政府采购"]],
            told: &[
                &["政府采购预算"],
                &["政府采购支出"],
                &["政府采购总额"],
                &["政府采购金额"],
                &["政府采购", "万元"],
                &["无政府采购"],
                &["没有政府采购"],
                &["政府采购", "未安排"],
                &["未安排政府采购"],
                &["不涉及政府采购"],
            ],
            forms: &["procurement"],
            open: &["采购"],
            part: Part::Body,
        }),
    },
    Item {
        id: "assets",
        zh: "国有资产占用情况的说明",
        zh_accounts: "",
        en: "State assets, explained",
        rules: &[Procedures, Opinions],
        since: 2019,
        shown: Shown::Told(Topic {
            heads: &[&["国有资产"], &["固定资产占"], &["资产占用"], &["资产占有"], &["资产情况"]],
            told: &[
                &["国有资产", "车辆"],
                &["国有资产", "万元"],
                &["车辆", "辆", "设备"],
                &["占用", "资产", "万元"],
                &["资产总额", "万元"],
            ],
            forms: &[],
            open: &["国有资产", "固定资产", "车辆", "公务用车保有量"],
            part: Part::Body,
        }),
    },
    Item {
        id: "performance",
        zh: "预算绩效情况的说明",
        zh_accounts: "预算绩效情况（评价结果）的说明",
        en: "Performance, explained",
        rules: &[Procedures, Opinions],
        since: 2019,
        shown: Shown::Told(Topic {
            heads: &[&["绩效"]],
            told: &[&["绩效目标"], &["绩效评价"], &["绩效自评"], &["绩效管理"]],
            forms: &["overall-targets", "project-targets"],
            open: &["绩效"],
            part: Part::Body,
        }),
    },
    Item {
        id: "glossary",
        zh: "名词解释",
        zh_accounts: "",
        en: "Glossary",
        rules: &[Procedures],
        since: 0,
        shown: Shown::Told(Topic {
            heads: &[
                &["名词解释"],
                &["名称解释"],
                &["名词说明"],
                &["名词注释"],
                &["名词释义"],
                &["专业名词"],
                &["专业性名词"],
                &["术语解释"],
            ],
            told: &[],
            forms: &[],
            open: &["：指", "是指", "名词"],
            part: Part::Glossary,
        }),
    },
];
