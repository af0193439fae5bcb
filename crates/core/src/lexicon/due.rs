//! What a department's or entity's disclosure must hold by the published rules, as data: each item with the rules that ask
//! for it and what shows it. Derived from the rules, no official sheet. A new item is a new entry here.

mod items;

pub use items::ITEMS;

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
    Stated(Topic),
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
    pub stated: Words,
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
