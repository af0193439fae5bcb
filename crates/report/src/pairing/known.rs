//! What a document tells of itself, from which its place among others follows.

use super::names::{mentions, normal};
use gouji::Role;
use gouji::model::cube::Axis;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a disclosure is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// A department with its entities (部门预算).
    Department,
    /// One entity (单位预算).
    Entity,
    /// It does not say.
    #[default]
    Unsaid,
}

/// One document as it is known before it is held against others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Whose it is; empty if not found.
    pub entity: String,
    /// Of which year.
    pub year: Option<i32>,
    /// Final accounts, not a budget.
    pub accounts: bool,
    /// Whether it holds forms, or prose alone.
    pub has_forms: bool,
    /// Of a department or of an entity.
    pub scope: Scope,
    /// All that it spends, in 万元.
    #[serde(with = "decimal")]
    pub total: Option<Decimal>,
    /// The bodies that it names beside its own, in their normal form.
    pub mentions: Vec<String>,
    /// The folder it lies in.
    pub folder: String,
}

impl Known {
    /// What the disclosure of `report` in `text` tells of itself; `name` is the path of its file.
    pub fn of(report: &gouji::Report, text: &str, name: &str) -> Known {
        let about = &report.disclosure;
        let span = about.span.start as usize..about.span.end as usize;
        let text = text.get(span).unwrap_or(text);
        Known {
            entity: about.entity.clone(),
            year: (about.year != 0).then_some(about.year),
            accounts: about.final_accounts,
            has_forms: about.forms.iter().any(|form| !form.form.ends_with("-targets")),
            scope: scope(report, text, name),
            total: total(report),
            mentions: mentions(text, &normal(&about.entity)),
            folder: name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder).to_owned(),
        }
    }
}

/// What follows 部门 or 单位 in the names of forms and of documents, and follows `单位：万元` never.
const OF: [&str; 13] =
    ["预算", "决算", "收", "支", "财务", "基本", "整体", "一般", "财政", "“三公”", "三公", "政府", "国有"];

/// What the titles of the forms, the first lines and the file's name call it.
fn scope(report: &gouji::Report, text: &str, name: &str) -> Scope {
    let titles = report.disclosure.forms.iter().map(|form| form.title.as_str());
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(12);
    let called = titles.chain(lines).chain([name.rsplit(['/', '\\']).next().unwrap_or(name)]);
    let (mut departments, mut entities) = (0, 0);
    for text in called.filter(|text| text.chars().count() <= 60) {
        let count = |word: &str| {
            let after =
                |(at, word): (usize, &str)| OF.iter().any(|of| text[at + word.len()..].starts_with(of));
            text.match_indices(word).filter(|m| after(*m)).count()
        };
        departments += count("部门");
        entities += count("单位");
    }
    match departments.cmp(&entities) {
        std::cmp::Ordering::Greater => Scope::Department,
        std::cmp::Ordering::Less => Scope::Entity,
        std::cmp::Ordering::Equal => Scope::Unsaid,
    }
}

/// The largest amount of the document's own year and stage that is of everything.
fn total(report: &gouji::Report) -> Option<Decimal> {
    let about = &report.disclosure;
    let stage = about.stage();
    let whole = report.figures.iter().filter(|figure| {
        let place = &figure.coordinate;
        figure.role == Role::Amount
            && figure.amount.unit.is_money()
            && figure.is_placed()
            && place.year == about.year
            && *place.on(Axis::Stage) == stage
            && Axis::EACH
                .iter()
                .filter(|a| !matches!(a, Axis::Stage | Axis::Flow))
                .all(|&a| place.on(a).is_all())
    });
    whole.map(|figure| figure.amount.base().normalize()).max()
}

/// A decimal as its digits.
mod decimal {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        value.map(|value| value.to_string()).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        let digits = Option::<String>::deserialize(from)?;
        digits.map(|digits| digits.parse().map_err(D::Error::custom)).transpose()
    }
}
