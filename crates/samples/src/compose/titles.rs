//! Room: made-up disclosures. The words of titles and headings, as one publisher or another has them.

use super::traits::{Trait, Traits};

/// The forms, in their usual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Both,
    Income,
    Spending,
    FiscalBoth,
    General,
    Basic,
    Public,
    Government,
    State,
    Projects,
}

impl Form {
    pub const ALL: [Form; 10] = [
        Form::Both,
        Form::Income,
        Form::Spending,
        Form::FiscalBoth,
        Form::General,
        Form::Basic,
        Form::Public,
        Form::Government,
        Form::State,
        Form::Projects,
    ];
}

const BUDGET: [[&str; 10]; 3] = [
    [
        "收支总表",
        "收入总表",
        "支出总表",
        "财政拨款收支总表",
        "一般公共预算支出表",
        "一般公共预算基本支出表",
        "一般公共预算“三公”经费支出表",
        "政府性基金预算支出表",
        "国有资本经营预算支出表",
        "项目支出表",
    ],
    [
        "{b}收支总体情况表",
        "{b}收入总体情况表",
        "{b}支出总体情况表",
        "财政拨款收支总体情况表",
        "一般公共预算支出情况表",
        "一般公共预算基本支出情况表",
        "一般公共预算“三公”经费支出情况表",
        "政府性基金预算支出情况表",
        "国有资本经营预算支出情况表",
        "项目支出情况表",
    ],
    [
        "{b}收支预算总表",
        "{b}收入预算表",
        "{b}支出预算表",
        "财政拨款收支预算总表",
        "一般公共预算财政拨款支出预算表",
        "一般公共预算财政拨款基本支出预算表",
        "一般公共预算财政拨款“三公”经费支出预算表",
        "政府性基金预算财政拨款支出预算表",
        "国有资本经营预算财政拨款支出预算表",
        "{b}项目支出预算表",
    ],
];

const ACCOUNTS: [[&str; 9]; 2] = [
    [
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算表",
        "财政拨款“三公”经费支出决算表",
        "政府性基金预算财政拨款收入支出决算表",
        "国有资本经营预算财政拨款支出决算表",
    ],
    [
        "{b}收支决算总表",
        "{b}收入决算表",
        "{b}支出决算表",
        "财政拨款收支决算总表",
        "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算表",
        "一般公共预算财政拨款“三公”经费支出决算表",
        "政府性基金预算财政拨款收支决算表",
        "国有资本经营预算财政拨款支出决算表",
    ],
];

/// Chinese numerals up to forty.
pub(super) fn numeral(n: usize) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, one) => ONES[one].into(),
        (1, one) => format!("十{}", ONES[one]),
        (ten, one) => format!("{}十{}", ONES[ten], ONES[one]),
    }
}

/// Who publishes for when.
pub(super) struct About<'a> {
    pub traits: &'a Traits,
    pub name: &'a str,
    pub year: i64,
    pub body: &'a str,
}

impl About<'_> {
    pub fn accounts(&self) -> bool {
        self.traits.is(Trait::Kind, 1)
    }

    /// `2026年` or, of final accounts, `2025年度`.
    pub fn of_year(&self) -> String {
        format!("{}年{}", self.year, if self.accounts() { "度" } else { "" })
    }

    /// 预算 or 决算.
    pub fn kind(&self) -> &'static str {
        if self.accounts() { "决算" } else { "预算" }
    }

    /// The title of a form.
    pub fn title(&self, form: Form) -> String {
        let manner = self.traits.get(Trait::Titles);
        let at = form as usize;
        let words = if self.accounts() && at < 9 {
            ACCOUNTS[usize::from(manner == 1 || manner == 2)][at]
        } else {
            BUDGET[[0, 1, 2, 0, 1][manner]][at]
        };
        let words = words.replace("{b}", self.body);
        match manner {
            3 => format!("{}{words}", self.of_year()),
            4 => format!("{}{}{words}", self.name, self.of_year()),
            _ => words,
        }
    }

    /// The lines of a form's title, with its number (`n` from 1).
    pub fn title_lines(&self, form: Form, n: usize, unit: &str) -> Vec<String> {
        let mut title = self.title(form);
        if self.traits.is(Trait::UnitCaption, 2) {
            title.push_str(&format!("（单位：{unit}）"));
        }
        let number = self.traits.get(Trait::FormNumbers);
        let heading = if self.traits.is(Trait::Headings, 1) { "### " } else { "" };
        match number {
            1 => vec![format!("{heading}{title}"), format!("公开{n:02}表")],
            2 => vec![format!("{}{n:02}表", self.kind()), format!("{heading}{title}")],
            3 => vec![format!("表{n}"), format!("{heading}{title}")],
            4 => vec![format!("{heading}表{}　{title}", numeral(n))],
            5 => vec![format!("附件1-{n}"), format!("{heading}{title}")],
            _ => vec![format!("{heading}{title}")],
        }
    }

    /// The heading of a part (`n` from 1).
    pub fn part(&self, n: usize, words: &str) -> String {
        match self.traits.get(Trait::Headings) {
            1 => format!("# 第{}部分 {words}", numeral(n)),
            2 => format!("第{}章 {words}", numeral(n)),
            3 => format!("{}、{words}", numeral(n)),
            _ => format!("第{}部分 {words}", numeral(n)),
        }
    }

    /// The heading of a section (`n` from 1).
    pub fn section(&self, n: usize, words: &str) -> String {
        match self.traits.get(Trait::Headings) {
            1 => format!("## {}、{words}", numeral(n)),
            3 => format!("（{}）{words}", numeral(n)),
            4 => format!("{n}．{words}"),
            _ => format!("{}、{words}", numeral(n)),
        }
    }

    /// The heading below a section (`n` from 1).
    pub fn subsection(&self, n: usize, words: &str) -> String {
        match self.traits.get(Trait::Headings) {
            3 => format!("{n}．{words}"),
            4 => format!("（{n}）{words}"),
            _ => format!("（{}）{words}", numeral(n)),
        }
    }

    /// The words of a section's heading about `what`, such as 收入预算.
    pub fn about(&self, what: &str) -> String {
        match self.traits.get(Trait::HeadingWords) {
            0 => format!("{what}情况说明"),
            1 => format!("关于{}{}{what}情况的说明", self.name, self.of_year()),
            2 => format!("{}{what}情况", self.of_year()),
            _ => format!("{what}总体情况说明"),
        }
    }
}
