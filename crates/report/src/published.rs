//! The report as published in JSON: schema `gouji-report/1`. Members are added, never renamed or removed, within a version.

mod due;
mod figure;
mod named;
mod reading;

pub use due::{Due, DueItem};
pub use figure::{Coordinate, Figure, Relation};
use gouji::{Law, Slip, Verdict};
pub use reading::{Block, Cell, Reading};
use serde::{Deserialize, Serialize};

/// Name and version of this shape.
pub const SCHEMA: &str = "gouji-report/1";

/// The answer for one disclosure.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What was read.
    pub source: Source,
    /// Whose budget, of which year.
    pub disclosure: Disclosure,
    /// `consistent`, `rounding`, `inconsistent`, `nothing-checked`, `unreadable`.
    pub verdict: String,
    /// Whether tables or sentences were not understood.
    #[serde(default)]
    pub partly: bool,
    /// Counts.
    pub summary: Summary,
    /// What is worth reporting.
    pub findings: Vec<Finding>,
    /// Findings grouped by what is probably wrong.
    pub stories: Vec<Story>,
    /// Figures that are probably wrong, by story, the best first.
    pub suspects: Vec<Suspect>,
    /// Tables and sentences that were not read with certainty: what fails in them accuses nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_understood: Vec<NotUnderstood>,
    /// The disclosures that it was held against, and how they agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Counterpart>,
    /// Every relation with figures of those, when relations are asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Tie>,
    /// Every number, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure>>,
    /// Every relation, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Vec<Relation>>,
    /// What a disclosure must hold by the published rules, and whether it does; absent of a piece of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

/// What was read.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Source {
    /// File name, or `-`.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// `text`, `html`, `docx`, …
    pub format: String,
    /// What is worth knowing about the reading: hidden sheets and rows, pages without text, ….
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Message>,
    /// What the source shows and was not read; where there is something, no verdict is on all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
}

/// Something that a source shows and that gave no text.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Unread {
    /// `page`, `picture`, `object`, `inserted`, `formula`, `letters`, `too-much`.
    pub what: String,
    /// What it is, where it stands, what to do.
    pub message: Message,
}

/// Identity of a disclosure.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Disclosure {
    /// Who published it; empty if not found.
    pub entity: String,
    /// Budget year; null if not found.
    pub year: Option<i32>,
    /// `budget` or `final-accounts`.
    pub kind: String,
    /// The forms that were recognised.
    pub forms: Vec<Form>,
}

/// A recognised form.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Form {
    /// Id, such as `revenue-and-expenditure`.
    pub form: String,
    /// By what it was recognised: `title`; `nothing` for a table that is compared with itself alone.
    #[serde(default)]
    pub known_by: String,
    /// Name of the family of disclosures that knows it.
    #[serde(default)]
    pub family: Option<Message>,
    /// Title as printed.
    pub title: String,
    /// 表 N.
    pub number: Option<u32>,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A table or sentence that was not read with certainty.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct NotUnderstood {
    /// `table` or `sentence`.
    pub what: String,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Of its beginning, from 1.
    pub line: u32,
    /// Its title, or how it begins.
    pub text: String,
    /// What was odd.
    pub reason: Message,
    /// Printed figures that nothing else checks.
    pub figures: u32,
    /// Relations that fail under the reading that the document does not confirm.
    pub relations: u32,
}

/// Another disclosure that this one was held against.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Counterpart {
    /// Who published it.
    pub entity: String,
    /// Its budget year; null if not found.
    pub year: Option<i32>,
    /// `budget` or `final-accounts`.
    pub kind: String,
    /// Relations between the two.
    pub relations: u32,
    /// Holding as printed.
    pub exact: u32,
    /// Holding by rounding.
    pub rounding: u32,
    /// Not holding.
    pub inconsistent: u32,
}

/// One law applied to figures of this disclosure and of others.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Tie {
    /// `same`, `sum`, `at-most`.
    #[serde(with = "named")]
    pub law: Law,
    /// Rule id.
    pub rule: String,
    /// `exact`, `rounding`, `inconsistent`.
    #[serde(with = "named")]
    pub verdict: Verdict,
    /// Indices into `figures`.
    pub figures: Vec<u32>,
    /// Their signs.
    pub signs: Vec<i8>,
    /// Figures of the others.
    pub there: Vec<There>,
    /// A decimal.
    pub difference: String,
}

/// A figure of another disclosure.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct There {
    /// Index into `beside`.
    pub document: u32,
    /// Index of the figure in the report of that disclosure.
    pub figure: u32,
    /// Its sign.
    pub sign: i8,
    /// A decimal without separators.
    pub value: String,
    /// 元, 万元, 亿元.
    pub unit: String,
    /// In words.
    pub place: String,
}

/// Counts. Relations are counted in 处.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Summary {
    /// Printed figures.
    pub figures: u32,
    /// In at least one relation.
    pub checked: u32,
    /// In at least one inconsistent relation.
    pub contradicted: u32,
    /// In none.
    pub unchecked: u32,
    /// Of those, figures whose place or value was not understood.
    #[serde(default)]
    pub not_understood: u32,
    /// Of those, what stands in the place of an amount of a known form and has no value that can be read.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unread: u32,
    /// All relations.
    pub relations: u32,
    /// Holding as printed.
    pub exact: u32,
    /// Holding by rounding.
    pub rounding: u32,
    /// Not holding.
    pub inconsistent: u32,
    /// Figures of copied forms whose column is not known; none of them is checked.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unplaced: u32,
    /// Relations that do not hold and are not reported, since what the copy has lost may be the reason.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left_out: u32,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

/// A text in both languages.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Something worth reporting.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Finding {
    /// Rule id.
    pub rule: String,
    /// `error`, `warning`, `note`.
    pub severity: String,
    /// What, where, by how much, what to do.
    pub message: Message,
    /// Index of its story.
    pub story: Option<u32>,
    /// Every place involved.
    pub places: Vec<Place>,
    /// The equation with its numbers; empty where there is none.
    pub equation: String,
    /// By how much it misses: a decimal in the unit of its amounts, in 万元 where they have several.
    pub difference: Option<String>,
    /// Index of its relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<u32>,
    /// The same for the same trouble in the same document, wherever its lines have moved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// Why a reader set it aside as no mistake; there when one did, and may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<String>,
}

/// A place in the source.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// What stands there, private numbers masked.
    pub text: String,
    /// For a file that is not text: where in the file it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// Where something stands in a file that is not text. Counts are from 1.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Origin {
    /// In words: 第 3 页, 工作表“…”B5.
    pub label: Message,
    /// Page of a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Left, top, right, bottom on the page, in points from its top left corner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<[i32; 4]>,
    /// Sheet of a spreadsheet, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<u32>,
    /// Table of a Word file or a web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// Row of the sheet or table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the sheet or table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// Findings that one slip explains.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Story {
    /// In one sentence.
    pub headline: Message,
    /// Indices into `suspects`.
    pub suspects: Vec<u32>,
    /// Whether the document decides which figure is wrong.
    pub decided: bool,
}

/// A figure that is probably wrong.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Suspect {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As printed.
    pub text: String,
    /// A decimal without separators, in the figure's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub should_be: Option<String>,
    /// How many inconsistent relations the change would repair.
    pub explains: u32,
    /// `transposed-digits`, `one-digit`, …
    #[serde(default, skip_serializing_if = "Option::is_none", with = "named::option")]
    pub slip: Option<Slip>,
    /// Index of its story.
    pub story: u32,
    /// Index of the figure, when figures are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<u32>,
}
