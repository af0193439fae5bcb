//! What is worked on: a document alone, then groups of documents that belong together.
//! A group is read once more, so that only what its documents tell of themselves is kept of all the others.

use crate::batch::Item;
use crate::fault;
use crate::inputs::{self, Input, Source};
use crate::workbook::{Answered, Asked, answered};
use gouji_intake::Taken;
use gouji_report::pairing::{Known, Pair};
use gouji_report::together::{self, Held, Life, Member};
use gouji_report::unreadable::{self, Reason};
use gouji_report::{DueAnswer, SourceText, file};
use serde::{Deserialize, Serialize};

/// One item of work.
#[derive(Serialize, Deserialize)]
pub enum Work {
    /// A document by itself.
    Alone(Input),
    /// Disclosures of documents, by their number within it, and the pairs among them.
    Group(Vec<(Input, usize)>, Vec<Pair>),
}

impl Item for Work {
    fn inputs(&self) -> Vec<&Input> {
        match self {
            Work::Alone(input) => vec![input],
            Work::Group(members, _) => members.iter().map(|(input, _)| input).collect(),
        }
    }
}

/// What came of it.
#[derive(Serialize, Deserialize)]
pub enum Found {
    /// The disclosures of a document.
    Alone(Vec<Seen>),
    /// How the members of a group agree.
    Group(Vec<Held>, Vec<Life>),
    /// Files of a group that could not be held against one another, and why.
    Not(Vec<String>, String),
}

/// A disclosure as it was seen alone.
#[derive(Serialize, Deserialize)]
pub struct Seen {
    /// Its file.
    pub name: String,
    /// Which of the file's disclosures it is.
    pub nth: usize,
    /// Whether it could be read.
    pub readable: bool,
    /// What it tells of itself.
    pub known: Known,
    /// What must be published and is not in it, by its id.
    pub lacking: Vec<String>,
    /// Its rows of a workbook, where one is written.
    pub answered: Option<Answered>,
}

/// Does one item of work.
pub fn work(item: &Work, checking: &gouji::Options, asked: Option<Asked>) -> Found {
    match item {
        Work::Alone(input) => Found::Alone(alone(input, checking, asked)),
        Work::Group(members, pairs) => {
            let group = fault::caught(|| group(members, pairs, checking));
            group.unwrap_or_else(|| not(item, &Reason::Fault))
        }
    }
}

/// What is found of an item that could not be worked on.
pub fn failed(item: &Work, reason: &Reason, asked: Option<Asked>) -> Found {
    match item {
        Work::Alone(input) => Found::Alone(vec![refused(&input.name(), 0, reason, asked)]),
        Work::Group(..) => not(item, reason),
    }
}

fn not(item: &Work, reason: &Reason) -> Found {
    let names = item.inputs().into_iter().map(Input::name).collect();
    Found::Not(names, reason.message().zh)
}

fn refused(name: &str, bytes: u64, reason: &Reason, asked: Option<Asked>) -> Seen {
    let report = unreadable::report(name, bytes, reason);
    Seen {
        name: name.to_owned(),
        nth: 0,
        readable: false,
        known: Known::default(),
        lacking: Vec::new(),
        answered: asked.map(|asked| answered(report, &SourceText::new(""), asked)),
    }
}

fn alone(input: &Input, checking: &gouji::Options, asked: Option<Asked>) -> Vec<Seen> {
    let Source { name, bytes, text } = inputs::read(input);
    let taken = match text {
        Ok(taken) => taken,
        Err(reason) => return vec![refused(&name, bytes, &reason, asked)],
    };
    let work = || {
        let source = file::source(&taken);
        let checked = file::with_core(&source, &taken, &name, bytes, checking);
        let seen = |(nth, (core, answer)): (usize, (gouji::Report, gouji_report::Answer))| {
            let due = answer.report.due.iter().flat_map(|due| &due.items);
            let lacking = due.filter(|item| item.answer == DueAnswer::No).map(|item| item.item.to_string());
            Seen {
                name: name.clone(),
                nth,
                readable: answer.report.verdict != "unreadable",
                known: Known::of(&core, &taken.text, &name),
                lacking: lacking.collect(),
                answered: asked.map(|asked| answered(answer.report.clone(), &source, asked)),
            }
        };
        checked.enumerate().map(seen).collect()
    };
    fault::caught(work).unwrap_or_else(|| vec![refused(&name, bytes, &Reason::Fault, asked)])
}

/// Reads the members of a group and holds them against one another.
fn group(members: &[(Input, usize)], pairs: &[Pair], checking: &gouji::Options) -> Found {
    let names: Vec<String> = members.iter().map(|(input, _)| input.name()).collect();
    let mut taken: Vec<Taken> = Vec::new();
    for (input, _) in members {
        match inputs::read(input).text {
            Ok(text) => taken.push(text),
            Err(reason) => return Found::Not(names, reason.message().zh),
        }
    }
    let alone = gouji::Options { families: checking.families.clone(), ..gouji::Options::default() };
    let member = |(n, (_, nth)): (usize, &(Input, usize))| {
        let text = taken[n].text.as_str();
        let span = gouji::parse::disclosures(text).into_iter().nth(*nth).unwrap_or_default();
        let report = gouji::check_one(text, span, &alone);
        let known = Known::of(&report, text, &names[n]);
        Member { name: &names[n], text, report, known }
    };
    let members: Vec<Member> = members.iter().enumerate().map(member).collect();
    let of_one_body = pairs.iter().all(|pair| pair.bond != gouji_report::pairing::Bond::Parts);
    let lives = if of_one_body { together::lives(&members, pairs) } else { Vec::new() };
    Found::Group(together::held(&members, pairs), lives)
}
