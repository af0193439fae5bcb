//! The three public expenses: by kind, with their changes, and in final accounts with the numbers behind them.

use super::Shows;
use super::bounds::Within;
use super::changes;
use super::forms::{table, title_span};
use super::scene::{Piece, Scene};
use super::why::Why;
use crate::lexicon::due::{Part, THREE_PUBLIC};
use crate::model::cube::{Axis, Member};
use crate::model::document::Table;
use crate::model::figure::Role;
use crate::model::report::{FormFound, Known};
use crate::source::Span;

/// Words of vehicles bought and run at once: they part nothing.
const BOUGHT_AND_RUN: [&str; 10] = [
    "购置及运行",
    "购置和运行",
    "购置与运行",
    "购置费及运行",
    "购置费和运行",
    "购置、运行",
    "购置费、运行",
    "购置费用及运行",
    "购置（费）及运行",
    "购置运行",
];

/// The words of each kind; one of them is enough.
const KINDS: [&[&str]; 4] = [&["出国"], &["接待"], &["购置"], &["运行", "运维"]];

/// What counts are called: journeys, vehicles, receptions.
const COUNTS: [&[&str]; 4] =
    [&["团组", "出国（境）人次", "出国（境）人数"], &["保有"], &["批次"], &["人次", "人数"]];

/// Words that may compare with another year or with the budget.
const COMPARING: [&str; 12] =
    ["增", "减", "上年", "降", "持平", "比", "年初", "小于", "大于", "原因", "预算数", "预算为"];

/// Which kinds a text tells; vehicles bought and run at once are told as neither.
fn kinds_in(text: &str, stated: &mut [bool; 4]) {
    let bare = BOUGHT_AND_RUN.iter().fold(text.to_string(), |text, both| text.replace(both, ""));
    for (stated, words) in stated.iter_mut().zip(KINDS) {
        *stated = *stated || words.iter().any(|word| bare.contains(word));
    }
}

/// Whether a piece speaks of the three public expenses, by name or by one of its kinds.
fn speaks(piece: &Piece) -> bool {
    let clean = piece.clean();
    ["三公", "因公出国", "公务接待", "公务用车购置", "公务用车运行"].iter().any(|word| clean.contains(word))
}

/// Whether a table tells every kind.
pub fn tells_all_kinds(table: &Table) -> bool {
    let mut stated = [false; 4];
    table.rows.iter().flatten().for_each(|cell| kinds_in(&cell.text.clean, &mut stated));
    stated == [true; 4]
}

/// What a document shows of total and kinds.
pub fn kinds(scene: &Scene) -> Shows {
    let of_them = |form: &&FormFound| form.known == Known::Nothing || THREE_PUBLIC.contains(&&*form.form);
    let mut forms = scene.report.disclosure.forms.iter().filter(of_them);
    if let Some(form) = forms.find(|form| table(scene, form.block).is_some_and(tells_all_kinds)) {
        return Shows::yes(Why::InForm, title_span(scene, form));
    }
    let mut partly: Vec<Span> = scene.forms_of(&THREE_PUBLIC).map(|form| title_span(scene, form)).collect();
    let mut stated = [false; 4];
    let pieces =
        || scene.stated().filter(|piece| piece.part == Part::Body && !piece.is_title && speaks(piece));
    pieces().for_each(|piece| kinds_in(piece.clean(), &mut stated));
    if let (true, Some(piece)) = (stated == [true; 4], pieces().next()) {
        return Shows::yes(Why::Here, piece.place());
    }
    partly.extend(pieces().map(|piece| piece.place()).take(3));
    match partly.is_empty() {
        false => Shows::open(Why::Partly, partly),
        true => mentioned(scene).unwrap_or_else(|| Shows::missing(scene, Within::Anywhere)),
    }
}

/// Whether a piece is of what is told beside them, or lists them among other expenses.
fn of_others(piece: &Piece) -> bool {
    let listed = ["办公费", "差旅费", "人员经费", "基本工资"].iter().any(|word| piece.clean().contains(word));
    let begins =
        |word: &str| piece.clean().find(word).is_some_and(|at| piece.clean()[..at].chars().count() < 8);
    listed
        || ["会议费", "培训费", "机关运行"].iter().any(|word| begins(word)) && !piece.clean().contains("三公")
}

/// What a document shows of their changes.
pub fn changes(scene: &Scene) -> Shows {
    let section = sections(scene);
    let concerns = |piece: &Piece| (speaks(piece) || section.contains(&piece.block)) && !of_others(piece);
    let found = changes::changes(scene, concerns);
    if found.explained.is_empty() && found.unexplained.is_empty() && found.same.is_empty() {
        let mut spoken = scene.stated().filter(|piece| piece.part == Part::Body && speaks(piece));
        // Why an expense is what it is may be said without comparing; columns of a form may compare.
        return match spoken.next() {
            Some(piece) if scene.unsure(Within::Anywhere).is_some() || !is_silent(scene) => {
                Shows::open(Why::Mentioned, vec![piece.place()])
            }
            Some(piece) if !spends(scene) => Shows::open(Why::NoExpense, vec![piece.place()]),
            Some(_) => Shows::missing(scene, Within::Anywhere),
            None => mentioned(scene).unwrap_or_else(|| Shows::missing(scene, Within::Anywhere)),
        };
    }
    changes::answer(scene, found)
}

/// The blocks of sections that a heading says to be about them.
fn sections(scene: &Scene) -> Vec<usize> {
    let mut within = false;
    let mut blocks = Vec::new();
    for piece in scene.pieces.iter().filter(|piece| !piece.is_title && piece.part == Part::Body) {
        if let Some(head) = piece.heading() {
            let level = crate::text::outline::outline_level(head);
            if head.contains("三公") {
                within = true;
            } else if level.is_some_and(|level| level <= 2) {
                within = false;
            }
        }
        if within {
            blocks.push(piece.block);
        }
    }
    blocks
}

/// Whether nothing in forms and words about them compares at all.
fn is_silent(scene: &Scene) -> bool {
    let compares = |text: &str| COMPARING.iter().any(|word| text.contains(word));
    let mut cells = scene
        .forms_of(&THREE_PUBLIC)
        .filter_map(|form| table(scene, form.block))
        .flat_map(|table| table.rows.iter().flatten());
    let section = sections(scene);
    let mut said = scene.stated().filter(|piece| speaks(piece) || section.contains(&piece.block));
    !cells.any(|cell| compares(&cell.text.clean)) && !said.any(|piece| compares(piece.clean()))
}

/// What final accounts show of the numbers behind them.
pub fn counts(scene: &Scene) -> Shows {
    let mut places: [Option<Span>; 4] = [None; 4];
    let section = sections(scene);
    let concerns = |piece: &&Piece| speaks(piece) || section.contains(&piece.block);
    let pieces = scene.stated().filter(|piece| piece.part == Part::Body).filter(concerns);
    let pieces = pieces.map(|piece| piece.text);
    // Numbers may stand below the form, or in a table of their own.
    let of_them = |table: &Table| {
        let mut cells = table.rows.iter().flatten().map(|cell| cell.text.clean.as_str());
        cells.any(|cell| ["出国", "公务接待", "公务用车保有"].iter().any(|word| cell.contains(word)))
    };
    let tables = scene.tables().filter(|(_, table)| of_them(table));
    let cells = tables.flat_map(|(_, table)| table.rows.iter().flatten()).map(|cell| &cell.text);
    for text in pieces.chain(cells) {
        for (place, words) in places.iter_mut().zip(COUNTS) {
            if place.is_none() && words.iter().any(|word| text.clean.contains(word)) {
                *place = Some(text.span());
            }
        }
    }
    let found: Vec<Span> = places.iter().flatten().copied().collect();
    match found.len() {
        4 => Shows::yes(Why::Here, found[0]),
        1.. => Shows::open(Why::Partly, found),
        _ if !spends(scene) => Shows::open(Why::NoExpense, Vec::new()),
        _ => Shows::missing(scene, Within::Anywhere),
    }
}

/// Whether any of them is told that is not nothing.
fn spends(scene: &Scene) -> bool {
    let kinds = ["three-public", "30212", "30217", "30231", "31013"].map(Member::named);
    scene.report.figures.iter().any(|figure| {
        let economic = figure.coordinate.on(Axis::Economic);
        figure.role == Role::Amount
            && figure.is_placed()
            && !figure.amount.value.is_zero()
            && kinds.iter().any(|kind| kind.contains(economic))
    })
}

/// Where anything of the kind is mentioned at all.
fn mentioned(scene: &Scene) -> Option<Shows> {
    let speaks = |text: &str| ["三公", "出国", "公务接待", "公务用车"].iter().any(|word| text.contains(word));
    let pieces = scene.stated().map(|piece| piece.text);
    let cells = scene.tables().flat_map(|(_, table)| table.rows.iter().flatten()).map(|cell| &cell.text);
    let text = pieces.chain(cells).find(|text| speaks(&text.clean))?;
    Some(Shows::open(Why::Mentioned, vec![text.span()]))
}
