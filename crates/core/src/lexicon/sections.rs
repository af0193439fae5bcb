//! The sections of the narrative, as data: by which words a heading names one, and the place that it speaks of.
//! A new section is a new entry here.

use crate::lexicon::families::{Base, Wording, base, put};
use crate::model::cube::{Axis, Coordinate};
use crate::model::report::Disclosure;
use crate::model::report::Str;

/// What a section of the narrative is about.
#[derive(Clone, Debug)]
pub struct Section {
    /// Stable id.
    pub id: Str,
    /// How its heading is worded.
    pub heading: Wording,
    /// Members that its figures share.
    pub base: Base,
    /// How its sentences are read.
    pub style: Style,
}

/// A section of the program.
struct Entry {
    id: &'static str,
    all: &'static [&'static str],
    none: &'static [&'static str],
    base: &'static [(Axis, &'static str)],
    style: Style,
}

/// How the sentences of a section are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Subjects in the words of the forms, with amounts, shares, changes and growth.
    Plain,
    /// One project after another, each with its amount and what it consists of.
    Projects,
    /// Free words: figures are listed, not placed.
    Free,
}

use Axis::{Economic, Flow, Fund, Nature};
use Style::{Free, Plain, Projects};

const GENERAL: (Axis, &str) = (Fund, "current.fiscal.general");
const FISCAL: (Axis, &str) = (Fund, "current.fiscal");
const SPENT: (Axis, &str) = (Flow, "expenditure");

macro_rules! section {
    ($id:expr, $all:expr, $none:expr, $style:expr, $base:expr) => {
        Entry { id: $id, all: &$all, none: &$none, style: $style, base: &$base }
    };
}

/// A section of several budgets at once.
pub const SEVERAL_FUNDS: &str = "several-funds";

/// The sections; the first whose words the heading has is taken.
const SECTIONS: &[Entry] = &[
    section!("procurement", ["政府采购"], [], Plain, [(Flow, "procurement")]),
    section!("assets", ["国有资产"], [], Plain, [(Flow, "assets")]),
    section!("performance", ["绩效"], [], Plain, [SPENT]),
    // What has a scope of its own is no part of what the forms tell.
    section!("other", ["一般性支出"], [], Free, []),
    section!("other", ["购买服务"], [], Free, []),
    section!("other", ["重点项目"], [], Free, []),
    section!("other", ["专项资金"], [], Free, []),
    section!("other", ["非税收入"], [], Free, []),
    // Where operating costs have a form of their own, they are of a scope of their own.
    section!(
        "operating-costs",
        ["一般公共预算", "运行经费", "表"],
        ["三公"],
        Plain,
        [(Flow, "operating-costs"), GENERAL]
    ),
    section!("operating-costs", ["运行经费", "表"], ["三公"], Plain, [(Flow, "operating-costs"), FISCAL]),
    section!("operating", ["运行经费"], ["三公"], Plain, [SPENT, GENERAL, (Nature, "basic.operating")]),
    section!(
        "three-public-and-meetings",
        ["三公", "会议费"],
        [],
        Plain,
        [SPENT, (Fund, "current.fiscal"), (Economic, "three-public-and-meetings")]
    ),
    section!(
        "three-public",
        ["一般公共预算", "三公"],
        [],
        Plain,
        [SPENT, GENERAL, (Economic, "three-public")]
    ),
    section!(
        "three-public",
        ["三公"],
        [],
        Plain,
        [SPENT, (Fund, "current.fiscal"), (Economic, "three-public")]
    ),
    section!("meetings", ["会议费"], ["三公"], Plain, [SPENT, (Fund, "current.fiscal")]),
    section!("meetings", ["培训费"], ["三公"], Plain, [SPENT, (Fund, "current.fiscal")]),
    // Short publications head each kind: `二、公务接待费`.
    section!("three-public", ["因公出国"], [], Plain, [SPENT, (Fund, "current.fiscal"), (Economic, "30212")]),
    section!("three-public", ["公务接待"], [], Plain, [SPENT, (Fund, "current.fiscal"), (Economic, "30217")]),
    section!(
        "three-public",
        ["公务用车购置", "费"],
        [],
        Plain,
        [SPENT, (Fund, "current.fiscal"), (Economic, "three-public.vehicles")]
    ),
    section!(
        "entrusted-services",
        ["委托业务费"],
        [],
        Plain,
        [SPENT, (Fund, "current.fiscal"), (Economic, "30227")]
    ),
    // Final accounts: what there was, what came and went, and what is left.
    section!("balances", ["结转和结余"], ["上年", "预算"], Plain, []),
    section!("balances", ["年末结转"], ["预算"], Plain, []),
    section!("carry-over", ["结转结余"], ["财政拨款收支"], Plain, [SPENT, (Fund, "carry-over")]),
    // Each of its sentences names the budget that it is of.
    section!(SEVERAL_FUNDS, ["政府性基金", "国有资本经营"], ["收支"], Plain, [SPENT, FISCAL]),
    section!(
        "government-funds",
        ["政府性基金", "收支"],
        [],
        Plain,
        [(Fund, "current.fiscal.government-funds")]
    ),
    section!(
        "government-funds",
        ["政府性基金"],
        ["收支"],
        Plain,
        [SPENT, (Fund, "current.fiscal.government-funds")]
    ),
    section!("state-capital", ["国有资本经营"], [], Plain, [SPENT, (Fund, "current.fiscal.state-capital")]),
    section!("general-basic", ["一般公共预算", "基本支出"], [], Plain, [SPENT, GENERAL, (Nature, "basic")]),
    section!(
        "general-projects",
        ["一般公共预算", "项目支出"],
        [],
        Projects,
        [SPENT, GENERAL, (Nature, "project")]
    ),
    section!("general", ["一般公共预算"], [], Plain, [SPENT, GENERAL]),
    section!("fiscal", ["财政拨款收支"], [], Plain, [(Fund, "current.fiscal")]),
    section!("fiscal", ["财政拨款收入支出"], [], Plain, [(Fund, "current.fiscal")]),
    section!(
        "fiscal-basic",
        ["财政拨款基本支出"],
        [],
        Plain,
        [SPENT, (Fund, "current.fiscal"), (Nature, "basic")]
    ),
    section!("fiscal-expenditure", ["财政拨款支出"], [], Plain, [SPENT, (Fund, "current.fiscal")]),
    section!("overall", ["收支", "总体"], [], Plain, []),
    section!("overall", ["收支总"], [], Plain, []),
    section!("overall", ["收支预算总"], [], Plain, []),
    section!("overall", ["收入支出", "总体"], [], Plain, []),
    section!("overall", ["收支"], [], Plain, []),
    // Final accounts tell what was received in the year; what was left of others is told beside it.
    section!("revenue", ["收入决算"], ["支出"], Plain, [(Flow, "income"), (Fund, "current")]),
    section!("revenue", ["收入"], ["支出"], Plain, [(Flow, "income")]),
    section!("expenditure", ["支出"], ["收入"], Plain, [SPENT]),
    section!("explanation", ["预算", "说明"], ["其他", "其它"], Plain, []),
    section!("other", [""], [], Free, []),
];

/// The sections that are built in; the last one takes every heading.
pub fn built_in() -> Vec<Section> {
    let section = |entry: &Entry| Section {
        id: entry.id.into(),
        heading: Wording::of(entry.all, entry.none),
        base: base(entry.base),
        style: entry.style,
    };
    SECTIONS.iter().map(section).collect()
}

impl Section {
    /// Whether it is of one kind of the “三公” alone.
    pub fn is_kind_of_three_public(&self) -> bool {
        let economic = self.base.iter().find(|(axis, _)| *axis == Axis::Economic);
        self.id == "three-public" && economic.is_some_and(|(_, member)| **member != *"three-public")
    }

    /// The place that it speaks of.
    pub fn base(&self, about: &Disclosure) -> Coordinate {
        let mut place = Coordinate::of_year(about.year).with(Axis::Stage, about.stage());
        put(&mut place, &self.base);
        place
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::families::Families;

    #[test]
    fn headings_open_their_section() {
        for (heading, id) in [
            ("关于某局2026年收支预算情况的总体说明", "overall"),
            ("关于某局2026年收入预算情况说明", "revenue"),
            ("关于某局2026年支出预算情况说明", "expenditure"),
            ("关于某局2026年财政拨款收支预算情况的总体说明", "fiscal"),
            ("关于某局2026年一般公共预算当年拨款情况说明", "general"),
            ("关于某局2026年一般公共预算基本支出情况说明", "general-basic"),
            ("关于某局2026年一般公共预算项目支出情况说明", "general-projects"),
            ("关于某局2026年财政拨款三公经费预算情况说明", "three-public"),
            ("关于某局2026年上年结转结余预算情况说明", "carry-over"),
            ("其他重要事项的情况说明", "other"),
            ("单位运行经费情况", "operating"),
            ("预算绩效情况", "performance"),
        ] {
            assert_eq!(Families::default().section(heading).id, id, "{heading}");
        }
    }
}
