//! Documents that belong together held against one another: how far they agree, what does not, what a later version
//! changed, what became of a figure over the years. The shape is `gouji-pairs/1`, a line for each.

mod life;

use crate::changed::{self, Changed};
use crate::mask::mask;
use crate::pairing::{Bond, Known, Pair};
use crate::published::{Finding, Message};
use crate::{SourceText, publish};
use gouji::check::cross_document;
use gouji::model::report::Tie;
use gouji::{RuleId, Verdict};
pub use life::{Life, Told};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Name and version of this shape.
pub const SCHEMA: &str = "gouji-pairs/1";

/// Of so many relations at least, so many of a hundred that fail say that the two are not of the same scope.
const ENOUGH: u32 = 8;
const OTHER_SCOPE: u32 = 25;

/// One document of a group, read and checked.
pub struct Member<'a> {
    /// Its file, as reports name it.
    pub name: &'a str,
    /// The text of the file.
    pub text: &'a str,
    /// What was found in it, alone.
    pub report: gouji::Report,
    /// What it tells of itself.
    pub known: Known,
}

/// Which document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its file.
    pub name: String,
    /// Whose it is; empty if not found.
    pub entity: String,
    /// Of which year.
    pub year: Option<i32>,
    /// `budget` or `final-accounts`.
    pub kind: String,
}

/// A document held against others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// How they belong together.
    pub bond: Bond,
    /// The one that was held against the others: the later one, the department.
    pub first: Document,
    /// The others: one, or the entities of a department.
    pub others: Vec<Document>,
    /// Relations between them.
    pub relations: u32,
    /// Holding as printed.
    pub exact: u32,
    /// Holding by rounding.
    pub rounding: u32,
    /// Not holding.
    pub inconsistent: u32,
    /// False where so much does not hold that they seem to be of different scope: then nothing is accused.
    pub comparable: bool,
    /// What does not hold.
    pub findings: Vec<Difference>,
    /// Of a department: what it spends, what its entities spend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Sum>,
    /// Of two versions: what the second states otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Replaced>,
}

/// Something that does not agree between documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Rule id.
    pub rule: String,
    /// What, where, by how much, what to do.
    pub message: Message,
    /// By how much, in 万元.
    pub difference: String,
}

/// A department's total and that of its entities, in 万元.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// What the department spends.
    pub whole: String,
    /// What the entities at hand spend together.
    pub parts: String,
    /// What is left: entities that are not at hand, what they pay one another, or a mistake.
    pub difference: String,
}

/// How a version differs from another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Replaced {
    /// Whether every figure is the same: a copy.
    pub same: bool,
    /// Figures stated otherwise: `before` in the first document, `now` in the other.
    pub changed: Vec<Changed>,
    /// Figures that only the first states.
    pub gone: usize,
    /// Figures that only the other states.
    pub new: usize,
    /// What was wrong in the first and is not in the other.
    pub repaired: Vec<Message>,
    /// What was right in the first and is wrong in the other.
    pub broken: Vec<Message>,
}

impl Document {
    /// The published identity of a document.
    pub fn of(name: &str, known: &Known) -> Document {
        Document {
            name: mask(name).into_owned(),
            entity: mask(&known.entity).into_owned(),
            year: known.year,
            kind: if known.accounts { "final-accounts" } else { "budget" }.to_owned(),
        }
    }
}

/// Holds the members of a group against one another, as `pairs` say by their indices; a department's pairs are one.
pub fn held(members: &[Member], pairs: &[Pair]) -> Vec<Held> {
    let mut found = Vec::new();
    let mut departments: Vec<(usize, Vec<usize>)> = Vec::new();
    for pair in pairs {
        match pair.bond {
            Bond::Parts => match departments.iter_mut().find(|(first, _)| *first == pair.first) {
                Some((_, parts)) => parts.push(pair.second),
                None => departments.push((pair.first, vec![pair.second])),
            },
            Bond::Versions => found.push(versions(&members[pair.first], &members[pair.second])),
            bond => found.push(against(members, bond, pair.first, &[pair.second])),
        }
    }
    found.extend(departments.iter().map(|(first, parts)| against(members, Bond::Parts, *first, parts)));
    found
}

/// What became of the main figures of one body over its documents; of several versions, what the first says.
pub fn lives(members: &[Member], pairs: &[Pair]) -> Vec<Life> {
    let again = |n: &usize| pairs.iter().any(|pair| pair.bond == Bond::Versions && pair.second == *n);
    life::lives(members, (0..members.len()).filter(|n| !again(n)).collect())
}

fn against(members: &[Member], bond: Bond, first: usize, others: &[usize]) -> Held {
    let member = &members[first];
    let reports: Vec<gouji::Report> = others.iter().map(|&n| members[n].report.clone()).collect();
    let ties = cross_document::compare(&member.report, &reports);
    let failed = cross_document::findings(&member.report, &reports, &ties);
    let difference = |finding: gouji::Finding| Difference {
        rule: finding.rule.as_str().to_owned(),
        message: Message { zh: mask(&finding.message.zh).into(), en: mask(&finding.message.en).into() },
        difference: finding.difference.map(|d| d.normalize().to_string()).unwrap_or_default(),
    };
    let mut held = empty(bond, member, others.iter().map(|&n| &members[n]));
    count(&mut held, &ties);
    held.comparable = held.relations < ENOUGH || 100 * held.inconsistent <= OTHER_SCOPE * held.relations;
    if held.comparable {
        held.findings = failed.into_iter().map(difference).collect();
        // What income and expenditure both tell is told once.
        let mut told = BTreeSet::new();
        held.findings.retain(|finding| told.insert(finding.message.zh.clone()));
    }
    if bond == Bond::Parts {
        let parts: Option<Vec<Decimal>> = others.iter().map(|&n| members[n].known.total).collect();
        held.sum = member.known.total.zip(parts).map(|(whole, parts)| {
            let parts: Decimal = parts.iter().sum();
            let said = |value: Decimal| value.normalize().to_string();
            Sum { whole: said(whole), parts: said(parts), difference: said(whole - parts) }
        });
    }
    held
}

fn empty<'a>(bond: Bond, first: &Member, others: impl Iterator<Item = &'a Member<'a>>) -> Held {
    Held {
        schema: SCHEMA.to_owned(),
        bond,
        first: Document::of(first.name, &first.known),
        others: others.map(|other| Document::of(other.name, &other.known)).collect(),
        relations: 0,
        exact: 0,
        rounding: 0,
        inconsistent: 0,
        comparable: true,
        findings: Vec::new(),
        sum: None,
        replaced: None,
    }
}

fn count(held: &mut Held, ties: &[Tie]) {
    let of = |verdict| ties.iter().filter(|tie| tie.verdict == verdict).count() as u32;
    held.relations = ties.len() as u32;
    held.exact = of(Verdict::Exact);
    held.rounding = of(Verdict::Rounding);
    held.inconsistent = of(Verdict::Inconsistent);
}

/// What the second of two versions states otherwise, and whether that repaired or broke something.
fn versions(first: &Member, second: &Member) -> Held {
    let published =
        |member: &Member| publish(&SourceText::new(member.text), member.name, &member.report, &[]).report;
    let (before, now) = (published(first), published(second));
    let stated =
        |report: &crate::published::Report| changed::stated(report.figures.as_deref().unwrap_or_default());
    let changes = changed::changes(&stated(&before), &stated(&now));
    // A finding without figures says where lines stand, which another format changes.
    let arithmetic = |f: &&Finding| f.rule.as_str() < RuleId::GJ600.as_str() && f.severity != "note";
    let only = |of: &crate::published::Report, not: &crate::published::Report| {
        let known = |f: &Finding| not.findings.iter().any(|other| other.fingerprint == f.fingerprint);
        let new = of.findings.iter().filter(arithmetic).filter(|f| !known(f));
        new.map(|f| f.message.clone()).collect::<Vec<_>>()
    };
    let same = changes.changed.is_empty() && changes.gone == 0 && changes.new == 0;
    let mut held = empty(Bond::Versions, first, std::iter::once(second));
    held.replaced = Some(Replaced {
        same,
        repaired: if same { Vec::new() } else { only(&before, &now) },
        broken: if same { Vec::new() } else { only(&now, &before) },
        changed: changes.changed,
        gone: changes.gone,
        new: changes.new,
    });
    held
}

#[cfg(test)]
mod tests;
