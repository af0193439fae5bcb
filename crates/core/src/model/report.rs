//! What a check gives.

use crate::model::amount::Amount;
use crate::model::cube::{Coordinate, Member};
use crate::model::document::Document;
use crate::model::due::Due;
use crate::model::figure::{Figure, FigureId};
use crate::model::named::named;
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use crate::model::slip::Slip;
use crate::source::Span;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashSet;

/// Something that the source shows and that is not in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// A name for programs: `picture`, `object`, ….
    pub what: Str,
    /// What it is, where it stands, what to do.
    pub message: Message,
}

/// The answer for one disclosure.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was published, by whom, for when.
    pub disclosure: Disclosure,
    /// The document as read.
    pub document: Document,
    /// Every number, in the order of the text.
    pub figures: Vec<Figure>,
    /// Every relation, in an order that keeps those of one place together.
    pub relations: Vec<Relation>,
    /// Relations that fail only under a reading that the document does not confirm: they accuse nobody.
    pub doubted: Vec<(Relation, Doubt)>,
    /// The tables and paragraphs that those stand in.
    pub not_understood: Vec<NotUnderstood>,
    /// How many relations and remarks do not hold and are not told, since what a copy has lost may be the reason.
    pub left_out: usize,
    /// What its sentences imply of the year before.
    pub priors: Vec<Prior>,
    /// How it agrees with the other disclosures that it was held against.
    pub ties: Vec<Tie>,
    /// What is worth telling, most severe first within the order of the text.
    pub findings: Vec<Finding>,
    /// Findings grouped by what is probably wrong.
    pub stories: Vec<Story>,
    /// Figures that are probably wrong, by story, the best candidate of each first.
    pub suspects: Vec<Suspect>,
    /// What the source shows and was not read: no verdict is on all of it where there is something.
    pub unread: Vec<Unread>,
    /// What a disclosure must hold by the published rules, and whether it does; none of a piece of one.
    pub due: Option<Due>,
}

impl Report {
    /// What stands in the place of an amount of a known form and has no value that can be read.
    pub fn unread_amounts(&self) -> impl Iterator<Item = &Figure> {
        unread_amounts(&self.figures, &self.disclosure.forms)
    }
}

/// As [`Report::unread_amounts`], of the figures of the tables `forms`.
pub fn unread_amounts<'a>(figures: &'a [Figure], forms: &[FormFound]) -> impl Iterator<Item = &'a Figure> {
    let known: HashSet<usize> = forms.iter().filter(|f| f.known != Known::Nothing).map(|f| f.block).collect();
    figures.iter().filter(move |f| f.is_unread() && known.contains(&f.place.block()))
}

/// A figure of another document.
#[derive(Clone, Debug)]
pub struct There {
    /// Which of the other documents.
    pub document: usize,
    /// The figure among those of that document.
    pub figure: FigureId,
    /// Its sign in the relation.
    pub sign: i8,
    /// The number.
    pub amount: Amount,
    /// In words.
    pub label: String,
}

/// One law applied to figures of this document and of others: Σ signᵢ·figureᵢ = 0 (≥ 0 for `AtMost`).
#[derive(Clone, Debug)]
pub struct Tie {
    /// The law.
    pub law: Law,
    /// The rule under which it is told.
    pub rule: RuleId,
    /// Figures of this document with their signs.
    pub here: Vec<(FigureId, i8)>,
    /// Figures of the others.
    pub there: Vec<There>,
    /// How it came out.
    pub verdict: Verdict,
    /// By how much it misses, in 万元; never negative.
    pub difference: Decimal,
}

/// Why a relation that fails accuses nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// So much of its table or paragraph fails that it was not read.
    Panel,
    /// Relations of its kind mostly fail.
    Kind,
    /// Nothing else in the document confirms what ties its figures.
    Unconfirmed,
    /// Its figures were recognised in a picture, and one of them may have been misread.
    Recognition,
}

/// A table or paragraph that was not read with certainty: what fails in it accuses nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// Index of the block.
    pub block: usize,
    /// The gravest doubt about it.
    pub doubt: Doubt,
    /// How many of its relations fail and are not told.
    pub relations: usize,
    /// How many printed figures are checked by nothing else.
    pub figures: usize,
}

/// Text that is built in, or was loaded.
pub type Str = Cow<'static, str>;

/// What a document implies of a place of another year or stage: Σ sign·figure.
#[derive(Clone, Debug)]
pub struct Prior {
    /// The place: of the year and the stage that it was compared with.
    pub place: Coordinate,
    /// The figures with their signs: this year's amount less its change.
    pub terms: Vec<(FigureId, i8)>,
    /// It may be more: parts that are 未安排 this year are not told for the last.
    pub at_least: bool,
}

/// Identity of a disclosure.
#[derive(Clone, Debug, Default)]
pub struct Disclosure {
    /// Who published it; empty if not found.
    pub entity: String,
    /// The budget year; 0 if not found.
    pub year: i32,
    /// Final accounts (决算) rather than a budget (预算).
    pub final_accounts: bool,
    /// The forms that were recognised.
    pub forms: Vec<FormFound>,
    /// The part of the source that it takes.
    pub span: Span,
}

impl Disclosure {
    /// The stage that its figures are of where they say nothing else.
    pub fn stage(&self) -> Member {
        if self.final_accounts { Member::EXECUTION } else { Member::BUDGET }
    }
}

/// A form that was recognised.
#[derive(Clone, Debug)]
pub struct FormFound {
    /// Its id, such as `revenue-and-expenditure`; `unknown` for a table that is no known form.
    pub form: Str,
    /// By what it was recognised.
    pub known: Known,
    /// The family that knows it; empty for a table that is no known form.
    pub family: Message,
    /// Its title as printed.
    pub title: String,
    /// Its number in this document, if told.
    pub number: Option<u32>,
    /// Index of its table among the document's blocks.
    pub block: usize,
    /// From its title to its last cell.
    pub span: Span,
}

/// By what a form is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// By its title.
    Title,
    /// By its columns and rows, and by figures that other tables tell as well.
    Columns,
    /// By nothing: it is compared with itself alone.
    Nothing,
}

named! {
    /// How grave a finding is.
    Severity {
        /// No rounding explains it.
        Error = "error",
        /// Likely wrong, but convention or wording may explain it.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

/// A message in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Something worth telling.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Rule id, such as `GJ101`.
    pub rule: RuleId,
    /// How grave.
    pub severity: Severity,
    /// What, where, by how much, what to do.
    pub message: Message,
    /// Index of the story that it belongs to.
    pub story: Option<usize>,
    /// Every place involved, the most telling first.
    pub places: Vec<Span>,
    /// The relation behind it, if it is one.
    pub relation: Option<usize>,
    /// The equation with its numbers as printed; empty where there is none.
    pub equation: String,
    /// By how much it misses.
    pub difference: Option<Decimal>,
}

/// Findings that one slip explains.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// In one sentence.
    pub headline: Message,
    /// Indices of its suspects, the best first.
    pub suspects: Vec<usize>,
    /// Whether the document itself decides which figure is wrong.
    pub decided: bool,
}

/// A figure that is probably wrong.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// The figure.
    pub figure: FigureId,
    /// The value that it should have, with its printed decimals, in its own unit.
    pub should_be: Option<Decimal>,
    /// How many inconsistent relations the change would repair.
    pub explains: u32,
    /// The slip of the pen that explains it.
    pub slip: Option<Slip>,
    /// Index of its story.
    pub story: usize,
}
