//! The forms that a disclosure publishes, as data: how their titles are told apart and where their figures lie.
//! A new form is a new entry here; what its columns and rows mean is in the vocabulary.

use crate::lexicon::families::{Base, Wording, base, put};
use crate::model::cube::{Axis, Coordinate};
use crate::model::report::Str;

/// A form: its title, and the place that all of its figures share.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Stable id, as published.
    pub id: Str,
    /// Name in Chinese.
    pub zh: Str,
    /// Name in English.
    pub en: Str,
    /// How its title is worded, in any of several ways.
    pub titles: Vec<Wording>,
    /// Members that all figures share.
    pub base: Base,
    /// What a row stands for that carries neither a code nor a known word.
    pub rows: Rows,
}

/// What rows without code stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// Lines of an outline of fund sources.
    #[default]
    Outline,
    /// Members of the classification; a row without code is the whole or the entity's own.
    Coded,
    /// Projects.
    Projects,
    /// Items of carry-over, whatever their nature.
    Items,
    /// A performance table: read by its own rules.
    Targets,
}

/// A form of the program.
struct Entry {
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    titles: &'static [Title],
    base: &'static [(Axis, &'static str)],
    rows: Rows,
}

struct Title {
    all: &'static [&'static str],
    none: &'static [&'static str],
}

const fn title(all: &'static [&'static str], none: &'static [&'static str]) -> Title {
    Title { all, none }
}

use Axis::{Economic, Flow, Fund, Nature};

const GENERAL: &str = "current.fiscal.general";

/// Words of forms of a whole region: each of its budgets has an income of its own, and so have its transfers.
const OF_REGION: &[&str] =
    &["一般公共预算收入", "政府性基金", "国有资本", "社会保险", "转移支付", "税收返还"];

/// The forms; the first whose title fits is taken.
const FORMS: &[Entry] = &[
    Entry {
        id: "overall-targets",
        zh: "整体绩效目标表",
        en: "overall performance targets",
        titles: &[title(&["整体", "绩效目标"], &[])],
        base: &[],
        rows: Rows::Targets,
    },
    Entry {
        id: "project-targets",
        zh: "项目绩效目标表",
        en: "project performance targets",
        titles: &[title(&["绩效目标"], &[])],
        base: &[],
        rows: Rows::Targets,
    },
    Entry {
        id: "fiscal-revenue-and-expenditure",
        zh: "财政拨款收支总表",
        en: "fiscal appropriation, revenue and expenditure",
        titles: &[title(&["财政拨款收支"], &[]), title(&["财政拨款收入支出", "总表"], &[])],
        base: &[(Fund, "current.fiscal")],
        rows: Rows::Outline,
    },
    Entry {
        id: "carry-over",
        zh: "上年结转结余表",
        en: "carry-over",
        titles: &[title(&["上年结转"], &[])],
        base: &[(Flow, "expenditure"), (Fund, "carry-over")],
        rows: Rows::Items,
    },
    Entry {
        id: "three-public",
        zh: "一般公共预算“三公”经费表",
        en: "three public expenses of the general public budget",
        titles: &[title(&["一般公共预算", "三公"], &["机关运行", "会议费", "行政经费"])],
        base: &[(Flow, "expenditure"), (Fund, GENERAL), (Economic, "three-public")],
        rows: Rows::Coded,
    },
    Entry {
        id: "three-public",
        zh: "政府性基金“三公”经费表",
        en: "three public expenses of government-managed funds",
        titles: &[title(&["政府性基金", "三公"], &["机关运行", "一般公共预算"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal.government-funds"), (Economic, "three-public")],
        rows: Rows::Coded,
    },
    Entry {
        id: "three-public",
        zh: "“三公”经费表",
        en: "three public expenses",
        titles: &[title(&["三公"], &["机关运行", "会议费", "行政经费"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal"), (Economic, "three-public")],
        rows: Rows::Coded,
    },
    Entry {
        id: "three-public-and-operating-costs",
        zh: "“三公”经费和机关运行经费表",
        en: "three public expenses and operating costs",
        titles: &[title(&["三公", "机关运行"], &["会议费"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal")],
        rows: Rows::Coded,
    },
    Entry {
        id: "administrative-costs",
        zh: "行政经费和“三公”经费表",
        en: "administrative costs and three public expenses",
        titles: &[title(&["行政经费", "三公"], &["会议费"])],
        base: &[(Flow, "expenditure"), (Fund, GENERAL)],
        rows: Rows::Coded,
    },
    Entry {
        id: "three-public-and-meetings",
        zh: "“三公”经费、会议费、培训费表",
        en: "three public expenses, meetings, training",
        titles: &[title(&["三公", "会议费"], &["机关运行"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal"), (Economic, "three-public-and-meetings")],
        rows: Rows::Coded,
    },
    Entry {
        id: "procurement",
        zh: "政府采购表",
        en: "procurement",
        titles: &[title(&["政府采购"], &["说明"])],
        base: &[(Flow, "procurement")],
        rows: Rows::Outline,
    },
    Entry {
        id: "entrusted-services",
        zh: "委托业务费表",
        en: "entrusted services",
        titles: &[title(&["委托业务费"], &[])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal"), (Economic, "30227")],
        rows: Rows::Projects,
    },
    Entry {
        id: "general-projects",
        zh: "一般公共预算项目支出表",
        en: "general public budget, project expenditure",
        titles: &[title(&["一般公共预算", "项目支出"], &[])],
        base: &[(Flow, "expenditure"), (Fund, GENERAL), (Nature, "project")],
        rows: Rows::Coded,
    },
    Entry {
        id: "general-basic",
        zh: "一般公共预算基本支出表",
        en: "general public budget, basic expenditure",
        titles: &[title(&["一般公共预算", "基本支出"], &["机关运行"])],
        base: &[(Flow, "expenditure"), (Fund, GENERAL), (Nature, "basic")],
        rows: Rows::Coded,
    },
    Entry {
        id: "operating-costs",
        zh: "机关运行经费表",
        en: "operating costs",
        titles: &[title(&["一般公共预算", "机关运行经费"], &["三公"])],
        base: &[(Flow, "operating-costs"), (Fund, GENERAL)],
        rows: Rows::Coded,
    },
    Entry {
        id: "operating-costs",
        zh: "机关运行经费表",
        en: "operating costs",
        titles: &[title(&["机关运行经费"], &["三公"])],
        base: &[(Flow, "operating-costs"), (Fund, "current.fiscal")],
        rows: Rows::Coded,
    },
    Entry {
        id: "fiscal-basic",
        zh: "财政拨款基本支出表",
        en: "fiscal appropriation, basic expenditure",
        titles: &[title(&["财政拨款基本支出"], &["一般公共"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal"), (Nature, "basic")],
        rows: Rows::Coded,
    },
    Entry {
        id: "fiscal-expenditure",
        zh: "财政拨款支出表",
        en: "fiscal appropriation, expenditure",
        titles: &[title(&["财政拨款支出"], &["一般公共", "政府性基金", "国有资本", "三公"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal")],
        rows: Rows::Coded,
    },
    Entry {
        id: "government-funds-accounts",
        zh: "政府性基金预算财政拨款收入支出表",
        en: "government-managed funds, revenue and expenditure",
        titles: &[title(&["政府性基金", "收入支出"], &["总表"])],
        base: &[(Fund, "current.fiscal.government-funds")],
        rows: Rows::Coded,
    },
    Entry {
        id: "state-capital-accounts",
        zh: "国有资本经营预算财政拨款收入支出表",
        en: "state capital operations, revenue and expenditure",
        titles: &[title(&["国有资本经营", "收入支出"], &["总表"])],
        base: &[(Fund, "current.fiscal.state-capital")],
        rows: Rows::Coded,
    },
    Entry {
        id: "general-accounts",
        zh: "一般公共预算财政拨款收入支出表",
        en: "general public budget, revenue and expenditure",
        titles: &[title(&["一般公共预算", "收入支出"], &["总表"])],
        base: &[(Fund, GENERAL)],
        rows: Rows::Coded,
    },
    Entry {
        id: "government-funds",
        zh: "政府性基金预算支出表",
        en: "government-managed funds, expenditure",
        titles: &[title(&["政府性基金", "支出"], &["收入"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal.government-funds")],
        rows: Rows::Coded,
    },
    Entry {
        id: "state-capital",
        zh: "国有资本经营预算支出表",
        en: "state capital operations, expenditure",
        titles: &[title(&["国有资本经营", "支出"], &["收入"])],
        base: &[(Flow, "expenditure"), (Fund, "current.fiscal.state-capital")],
        rows: Rows::Coded,
    },
    Entry {
        id: "general-expenditure",
        zh: "一般公共预算支出表",
        en: "general public budget, expenditure",
        titles: &[title(&["一般公共预算", "支出"], &["三公", "机关运行"])],
        base: &[(Flow, "expenditure"), (Fund, GENERAL)],
        rows: Rows::Coded,
    },
    Entry {
        id: "projects",
        zh: "项目支出表",
        en: "project expenditure",
        titles: &[title(&["项目支出", "表"], &["绩效", "基本支出", "财政拨款", "情况"])],
        base: &[(Flow, "expenditure"), (Nature, "project")],
        rows: Rows::Projects,
    },
    Entry {
        id: "revenue-and-expenditure",
        zh: "收支总表",
        en: "revenue and expenditure",
        titles: &[title(&["收支总"], &[]), title(&["收支预算总"], &[]), title(&["收入支出", "总表"], &[])],
        base: &[],
        rows: Rows::Outline,
    },
    Entry {
        id: "revenue",
        zh: "收入总表",
        en: "revenue",
        titles: &[
            title(&["收入总体情况"], OF_REGION),
            title(&["收入预算"], &["财政拨款", "政府性基金", "国有资本", "社会保险", "转移支付", "税收返还"]),
            title(&["收入总表"], OF_REGION),
            title(&["收入决算表"], OF_REGION),
            title(&["收入决算总表"], OF_REGION),
        ],
        base: &[(Flow, "income")],
        rows: Rows::Coded,
    },
    Entry {
        id: "expenditure",
        zh: "支出总表",
        en: "expenditure",
        titles: &[
            title(&["支出总体情况"], &[]),
            title(&["支出预算总表"], &["财政拨款"]),
            title(&["支出总表"], &[]),
            title(&["支出预算分类汇总表"], &[]),
            title(
                &["支出预算表"],
                &[
                    "财政拨款",
                    "一般公共",
                    "政府性基金",
                    "国有资本",
                    "三公",
                    "项目",
                    "基本",
                    "财政专户",
                    "专项",
                ],
            ),
            title(&["支出决算表"], &["财政拨款", "一般公共"]),
        ],
        base: &[(Flow, "expenditure")],
        rows: Rows::Coded,
    },
];

/// The forms that are built in.
pub fn built_in() -> Vec<Form> {
    let form = |entry: &Entry| Form {
        id: entry.id.into(),
        zh: entry.zh.into(),
        en: entry.en.into(),
        titles: entry.titles.iter().map(|t| Wording::of(t.all, t.none)).collect(),
        base: base(entry.base),
        rows: entry.rows,
    };
    FORMS.iter().map(form).collect()
}

impl Form {
    /// The place that its figures share.
    pub fn base(&self, year: i32) -> Coordinate {
        let mut place = Coordinate::of_year(year);
        put(&mut place, &self.base);
        place
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::families::Families;

    #[test]
    fn titles_of_several_regions_name_their_form() {
        let families = Families::default();
        let named = |t: &str| families.form(t).map(|f| &*f.id);
        for (title, id) in [
            ("部门收支总体情况表", "revenue-and-expenditure"),
            ("2025年部门财务收支预算总表", "revenue-and-expenditure"),
            ("单位收入总体情况表", "revenue"),
            ("支出总体情况表", "expenditure"),
            ("财政拨款收支预算总体情况表", "fiscal-revenue-and-expenditure"),
            ("财政拨款收入支出决算总表", "fiscal-revenue-and-expenditure"),
            ("一般公共预算支出情况表", "general-expenditure"),
            ("一般公共预算基本支出情况表", "general-basic"),
            ("一般公共预算项目支出情况表", "general-projects"),
            ("政府性基金预算支出情况表", "government-funds"),
            ("财政拨款三公经费支出情况表", "three-public"),
            ("2025年部门三公经费和机关运行经费预算表", "three-public-and-operating-costs"),
            ("政府性基金预算财政拨款收入支出决算表", "government-funds-accounts"),
            ("上年结转结余情况明细表", "carry-over"),
            ("项目支出绩效目标表", "project-targets"),
        ] {
            assert_eq!(named(title), Some(id), "{title}");
        }
        assert_eq!(named("人员名单表"), None);
    }
}
