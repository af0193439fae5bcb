//! Whether a matter is explained: a section of its name, a sentence, or a form that tells it.

use super::Shows;
use super::bounds::Within;
use super::forms::title_span;
use super::scene::{Piece, Scene};
use super::why::Why;
use crate::lexicon::due::{Item, Part, Topic, Words};
use crate::model::due::Answer;
use crate::model::report::Known;
use crate::source::Span;
use crate::text::outline::outline_level;

/// Words that hold the word of a matter and speak of something else.
const OTHERS: [&str; 6] = ["绩效工资", "绩效奖", "绩效考核奖", "奖励性绩效", "基础绩效", "基础性绩效"];

/// Whether a text has all words of one of the alternatives.
pub fn has(text: &str, words: Words) -> bool {
    words.iter().any(|all| all.iter().all(|word| text.contains(word)))
}

/// What a document shows of a matter.
pub fn shows(scene: &Scene, item: &Item, topic: &Topic) -> Shows {
    if let Some(form) = scene.forms_of(topic.forms).find(|form| form.known == Known::Title) {
        return Shows::yes(Why::InForm, title_span(scene, form));
    }
    let fits = |piece: &&Piece| match topic.part {
        Part::Glossary => true,
        Part::Overview => piece.part != Part::Glossary,
        Part::Body => piece.part == Part::Body,
    };
    let headed = |piece: &&Piece| piece.heading().is_some_and(|head| has(&bare(head), topic.heads));
    // A heading with text below it goes before one in a list of headings, such as contents that were not seen as such.
    let with_text = |n: usize| {
        let whole = scene.pieces[n].head == Some(scene.pieces[n].clean().len());
        let level = |n: usize| scene.pieces.get(n).and_then(|piece| outline_level(piece.clean()));
        let deeper = level(n + 1) > level(n) && level(n).is_some();
        !whole || deeper || scene.pieces.get(n + 1).is_none_or(|next| next.head.is_none())
    };
    let found: Vec<usize> =
        (0..scene.pieces.len()).filter(|&n| fits(&&scene.pieces[n]) && headed(&&scene.pieces[n])).collect();
    if let Some(&n) = found.iter().find(|&&n| with_text(n)).or(found.first()) {
        return Shows::yes(Why::Here, scene.pieces[n].place());
    }
    if let Some(piece) =
        scene.pieces.iter().filter(fits).find(|piece| has(&bare(piece.clean()), topic.stated))
    {
        return Shows::yes(Why::Here, piece.text.span());
    }
    // What stands last in the contents may be of the body already.
    if let Some(entry) = scene.last_of_contents().find(|entry| has(&entry.clean, topic.heads)) {
        return Shows::open(Why::InContents, vec![entry.span()]);
    }
    if let Some(place) = mentioned(scene, topic) {
        return Shows::open(Why::Mentioned, vec![place]);
    }
    let within = match topic.part {
        Part::Glossary => Within::Glossary,
        // Forms of a region may hold what others explain.
        _ => Within::Anywhere,
    };
    let missing = Shows::missing(scene, within);
    if missing.answer == Answer::No && !is_asked(scene, item) {
        return Shows::open(Why::PerhapsNotAsked, Vec::new());
    }
    missing
}

/// A text without what only sounds like a matter.
fn bare(text: &str) -> String {
    OTHERS.iter().fold(text.to_string(), |text, other| text.replace(other, ""))
}

/// Where a word of a matter stands that does not say what it is about.
fn mentioned(scene: &Scene, topic: &Topic) -> Option<Span> {
    let speaks = |text: &str| topic.open.iter().any(|word| bare(text).contains(word));
    let glossary = topic.part == Part::Glossary;
    let pieces = scene.pieces.iter().filter(|piece| glossary || piece.part != Part::Glossary);
    if let Some(piece) = pieces.into_iter().find(|piece| speaks(piece.clean())) {
        return Some(piece.place());
    }
    let mut cells = scene.tables().flat_map(|(_, table)| table.rows.iter().flatten());
    cells.find(|cell| speaks(&cell.text.clean)).map(|cell| cell.text.span())
}

/// What bodies are called that are no public institutions: only they have operating costs of their own.
const ADMINISTRATIONS: [&str; 14] = [
    "局",
    "厅",
    "委员会",
    "委",
    "部",
    "政府",
    "办公室",
    "办事处",
    "法院",
    "检察院",
    "人大常委会",
    "人大",
    "政协",
    "本级",
];

/// Whether the rules ask an item of this body and year for sure.
fn is_asked(scene: &Scene, item: &Item) -> bool {
    let about = &scene.report.disclosure;
    let administration = || ADMINISTRATIONS.iter().any(|ending| about.entity.ends_with(ending));
    about.year >= item.since && (item.id != "operating-costs" || administration())
}
