//! What a disclosure must hold by the published rules (`lexicon/due.rs`), answered for one document. A pure function of
//! the report so far; it tells no finding and changes no verdict. Whatever the evidence leaves open is told as open: that
//! something is missing is said only of a document that was read from beginning to end.

mod bounds;
mod changes;
mod depth;
mod empty;
mod forms;
mod scene;
mod stated;
mod three_public;
mod why;

use crate::lexicon::due::{ITEMS, Item, Shown};
use crate::lexicon::families::Families;
use crate::model::due::{Answer, Due, DueItem};
use crate::model::report::{Message, Report};
use crate::source::Span;
use bounds::Within;
use scene::Scene;
use why::Why;

/// The list for one document; none for a piece of one, and none for what is no disclosure of a department or entity.
pub fn list(report: &Report, families: &Families) -> Option<Due> {
    let scene = Scene::new(report, families)?;
    let asked = ITEMS.iter().filter(|item| is_asked(item, report.disclosure.final_accounts));
    let items = asked.map(|item| answered(&scene, item)).collect();
    Some(Due { extent: scene.extent, items })
}

/// Numbers behind the three public expenses are asked for of final accounts alone.
fn is_asked(item: &Item, final_accounts: bool) -> bool {
    final_accounts || !matches!(item.shown, Shown::ThreePublicCounts)
}

/// What the evidence says of an item.
struct Shows {
    answer: Answer,
    why: Why,
    places: Vec<Span>,
}

impl Shows {
    fn yes(why: Why, place: Span) -> Shows {
        Shows { answer: Answer::Yes, why, places: vec![place] }
    }

    fn open(why: Why, places: Vec<Span>) -> Shows {
        Shows { answer: Answer::CannotTell, why, places }
    }

    /// It stands nowhere: no, if all that may hold it was read; else that cannot be told.
    fn missing(scene: &Scene, within: Within) -> Shows {
        match scene.unsure(within) {
            Some(why) => Shows::open(why, Vec::new()),
            None => Shows { answer: Answer::No, why: Why::Nowhere, places: Vec::new() },
        }
    }
}

fn answered(scene: &Scene, item: &Item) -> DueItem {
    let shows = match &item.shown {
        Shown::Form(sought) => forms::shows(scene, item, sought),
        Shown::Stated(topic) => stated::shows(scene, item, topic),
        Shown::EmptyForms => empty::shows(scene),
        Shown::Changes => changes::shows(scene),
        Shown::Items => depth::items(scene),
        Shown::EconomicSections => depth::sections(scene),
        Shown::ThreePublicKinds => three_public::kinds(scene),
        Shown::ThreePublicChanges => three_public::changes(scene),
        Shown::ThreePublicCounts => three_public::counts(scene),
    };
    let accounts = scene.report.disclosure.final_accounts && !item.zh_accounts.is_empty();
    let zh = if accounts { item.zh_accounts } else { item.zh };
    let rules = item.rules.iter().map(|rule| rule.name());
    DueItem {
        id: item.id.into(),
        name: message((zh, item.en)),
        rules: rules.map(message).collect(),
        answer: shows.answer,
        reason: message(shows.why.words()),
        places: shows.places,
    }
}

fn message((zh, en): (&str, &str)) -> Message {
    Message { zh: zh.to_string(), en: en.to_string() }
}
