//! The list of what a disclosure must hold by the published rules, in words.

use super::{Lang, both};
use crate::published::{Due, Message};
use gouji::model::due::{Answer, Extent};

/// What the list is called.
pub fn due_title(lang: Lang) -> &'static str {
    lang.pick(
        "公开内容清单（按公开规定整理，非官方表格）",
        "Contents due (derived from the published rules; no official sheet)",
    )
}

/// Where the list comes from.
pub(crate) fn due_basis() -> Message {
    both(
        "按《预算法》《预算法实施条例》、财预〔2016〕143号等公开规定整理，不是官方表格；地方另有要求的，以其要求为准。",
        "Derived from the Budget Law, its regulation, 财预〔2016〕143号 and other published rules; no official sheet. Local rules \
         may ask for more.",
    )
}

/// How much of a disclosure was read; nothing of a whole one.
pub fn due_extent(extent: Extent, lang: Lang) -> &'static str {
    match extent {
        Extent::Whole => "",
        Extent::Forms => lang.pick(
            "这份文件只有表格，没有找到的内容可能在另一份文件中。",
            "The file holds forms alone; what was not found may stand in another one.",
        ),
        Extent::Narrative => lang.pick(
            "这份文件只有说明，没有找到的内容可能在另一份文件中。",
            "The file holds explanations alone; what was not found may stand in another one.",
        ),
    }
}

/// An answer in a word.
pub fn due_answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Yes => lang.pick("有", "yes"),
        Answer::No => lang.pick("没有", "no"),
        Answer::CannotTell => lang.pick("不能确定", "cannot tell"),
    }
}

/// The sign beside it.
pub fn due_sign(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "✓",
        Answer::No => "✗",
        Answer::CannotTell => "?",
    }
}

/// How many items there are, and how each was answered.
pub fn due_tally(due: &Due, lang: Lang) -> String {
    let count = |answer| due.items.iter().filter(|item| item.answer == answer).count();
    let (all, yes, no, open) =
        (due.items.len(), count(Answer::Yes), count(Answer::No), count(Answer::CannotTell));
    match lang {
        Lang::Zh => format!("共 {all} 项：有 {yes} 项，没有 {no} 项，不能确定 {open} 项。"),
        Lang::En => format!("{all} items: {yes} yes, {no} no, {open} cannot tell."),
    }
}
