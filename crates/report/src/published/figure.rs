//! Figures with their places in the cube, and the relations between them, as published.

use super::{Origin, named};
use gouji::{Law, Reason, Role, Verdict};
use serde::{Deserialize, Serialize};

/// One number of the document.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Figure {
    /// First byte.
    pub start: u32,
    /// One past the last byte; `start` for a blank that counts as zero.
    pub end: u32,
    /// As printed.
    pub text: String,
    /// A decimal without separators; empty where no value can be read from what is printed.
    pub value: String,
    /// 元, 万元, 亿元, %, or empty.
    pub unit: String,
    /// `amount`, `share`, `change`, `growth`, `count`, `weight`, `target`.
    #[serde(with = "named")]
    pub role: Role,
    /// For a change or a growth: stated as a decrease, of which no minus is printed. Absent where it is not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub falls: bool,
    /// In words: 表3 总计 项目支出.
    pub place: String,
    /// For a file that is not text: where in the file it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Its place in the cube.
    pub coordinate: Coordinate,
    /// Relations that hold with it.
    pub agreed: u32,
    /// Relations that do not.
    pub contradicted: u32,
    /// Why nothing was checked, where nothing was.
    #[serde(with = "named::option")]
    pub unchecked: Option<Reason>,
}

/// A place in the cube; members are path names, `all` the whole axis.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Coordinate {
    /// Null where the document states none.
    pub year: Option<i32>,
    /// `budget`, `adjusted`, `execution`.
    pub stage: String,
    /// `income`, `expenditure`, `carried-forward`, …
    pub flow: String,
    /// Fund source.
    pub fund: String,
    /// Functional classification.
    pub function: String,
    /// Basic or project.
    pub nature: String,
    /// Economic classification.
    pub economic: String,
    /// Which of a department's entities; `all` is the whole department, or the one entity that publishes.
    #[serde(default = "all")]
    pub entity: String,
}

/// One law applied to figures.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Relation {
    /// `same`, `sum`, `at-most`, `share`, `growth`.
    #[serde(with = "named")]
    pub law: Law,
    /// Rule id.
    pub rule: String,
    /// `exact`, `rounding`, `inconsistent`.
    #[serde(with = "named")]
    pub verdict: Verdict,
    /// Indices into `figures`, the whole first.
    pub figures: Vec<u32>,
    /// Their signs; for a formula the result 1, then −n for a factor of the n-th product.
    pub signs: Vec<i8>,
    /// What is given and not printed: the 100 points of weights, tables counted; absent where it is zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// A decimal.
    pub difference: String,
}

fn all() -> String {
    "all".into()
}

fn is_false(said: &bool) -> bool {
    !said
}
