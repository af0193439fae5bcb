//! Whether changes against the year before, or against the budget, come with a reason.

use super::Shows;
use super::bounds::Within;
use super::scene::{Piece, Scene};
use super::why::Why;
use crate::lexicon::due::Part;
use crate::model::document::Block;
use crate::source::Span;
use crate::text::number::numbers;

/// Words that give a reason.
const REASONS: [&str; 8] = ["原因", "由于", "因为", "主要是", "主要系", "所致", "主要由", "主要为"];

/// Words that say that there is no change.
const SAME: [&str; 8] = ["持平", "一致", "相同", "无变化", "没有变化", "无增减", "不变", "没有增减"];

/// Words that compare with the year before or with the budget, besides those of the families.
const COMPARED: [&str; 10] = [
    "增减变化",
    "增减变动",
    "小于年初",
    "大于年初",
    "小于预算",
    "大于预算",
    "完成年初预算",
    "完成预算",
    "完成全年预算",
    "完成调整预算",
];

/// A reason stands at most so many pieces from the change that it explains.
const NEAR: usize = 3;

/// The characters between 增加 and its amount.
const GAP: usize = 8;

/// What is told of changes in pieces of a document.
#[derive(Default)]
pub struct Changes {
    /// Changes with a reason nearby.
    pub explained: Vec<Span>,
    /// Changes without.
    pub unexplained: Vec<Span>,
    /// Comparisons that say that there is no change.
    pub same: Vec<Span>,
}

/// What a document shows of its changes.
pub fn shows(scene: &Scene) -> Shows {
    answer(scene, changes(scene, |_| true))
}

/// The answer for the changes that were found.
pub fn answer(scene: &Scene, found: Changes) -> Shows {
    let Changes { explained, mut unexplained, same } = found;
    match (explained.first(), unexplained.is_empty(), same.first()) {
        (Some(&place), true, _) => Shows::yes(Why::Here, place),
        (_, false, _) => {
            unexplained.truncate(20);
            Shows::open(Why::SomeUnexplained, unexplained)
        }
        (None, true, Some(&place)) => Shows::yes(Why::NoChange, place),
        (None, true, None) => {
            match scene.stated().find(|piece| gives_reason(piece.clean()) && moves(piece.clean())) {
                Some(piece) => Shows::open(Why::Mentioned, vec![piece.text.span()]),
                None => Shows::missing(scene, Within::Words),
            }
        }
    }
}

/// The changes that pieces tell which `concern` the matter.
pub fn changes(scene: &Scene, concerns: impl Fn(&Piece) -> bool) -> Changes {
    let mut found = Changes::default();
    let pieces: Vec<&Piece> =
        scene.pieces.iter().filter(|piece| piece.part == Part::Body && !piece.is_title).collect();
    for (n, piece) in pieces.iter().enumerate().filter(|(_, piece)| concerns(piece)) {
        let clean = piece.clean();
        if !compares(scene, clean) {
            continue;
        }
        let reasoned = || {
            let after = pieces[n..].iter().skip(1).take(NEAR).take_while(|next| !opens_section(scene, next));
            gives_reason(clean) || after.into_iter().any(|next| gives_reason(next.clean()))
        };
        match change(scene, clean) {
            Some(true) if reasoned() => found.explained.push(piece.text.span()),
            Some(true) => found.unexplained.push(piece.text.span()),
            Some(false) => found.same.push(piece.text.span()),
            // 增减的主要原因 alone is an explanation of what is told elsewhere.
            None if gives_reason(clean) => found.explained.push(piece.text.span()),
            None => {}
        }
    }
    found
}

fn opens_section(scene: &Scene, piece: &Piece) -> bool {
    matches!(scene.report.document.blocks.get(piece.block), Some(Block::Heading { .. }))
}

/// Whether a text compares with another year, or with the budget.
fn compares(scene: &Scene, clean: &str) -> bool {
    scene.families.phrases(|p| &p.than).any(|than| clean.contains(than))
        || COMPARED.iter().any(|word| clean.contains(word))
}

fn gives_reason(clean: &str) -> bool {
    REASONS.iter().any(|word| clean.contains(word))
}

/// Whether a text speaks of more or less at all.
fn moves(clean: &str) -> bool {
    ["增", "减", "上年", "降", "持平"].iter().any(|word| clean.contains(word))
}

/// Whether a text tells a change: one that is not nothing, that there is none, or neither.
fn change(scene: &Scene, clean: &str) -> Option<bool> {
    let all = numbers(clean);
    let moves = scene.families.phrases(|p| &p.rise).chain(scene.families.phrases(|p| &p.fall));
    let mut nothing = false;
    for word in moves {
        for (at, _) in clean.match_indices(word) {
            let after = at + word.len();
            let number = all.iter().find(|n| n.start >= after);
            let Some(number) = number.filter(|n| clean[after..n.start].chars().count() <= GAP) else {
                continue;
            };
            if !number.amount.value.is_zero() {
                return Some(true);
            }
            nothing = true;
        }
    }
    (nothing || SAME.iter().any(|word| clean.contains(word))).then_some(false)
}
