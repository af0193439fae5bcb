//! `--units LIST`: whoever of a list published nothing, published twice, or left a form out.

use super::work::Seen;
use crate::args::Language;
use crate::inputs::{self, Input};
use gouji::lexicon::due::ITEMS;
use gouji_report::pairing::Known;
use gouji_report::pairing::listed::{Listed, listed, names_in};
use gouji_report::words::Lang;
use serde::Serialize;
use std::path::Path;

/// What one body published of one year and kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Published {
    /// Always `gouji-units/1`.
    pub schema: &'static str,
    /// The body, as the list names it, or as a document that is not of the list does.
    pub unit: String,
    /// Whether the list names it.
    pub listed: bool,
    /// The year.
    pub year: Option<i32>,
    /// `budget` or `final-accounts`.
    pub kind: &'static str,
    /// Its documents; none where nothing was published.
    pub documents: Vec<String>,
    /// What must be published by the rules and is in none of them.
    pub lacking: Vec<String>,
}

/// The names that a file lists.
pub fn names(path: &Path, lang: Language) -> Result<Vec<String>, String> {
    let name = path.display();
    let text = inputs::read(&Input::of(path.to_path_buf())).text.map_err(|reason| {
        let why = reason.message();
        format!("{name}: {}", if lang == Language::Zh { why.zh } else { why.en })
    })?;
    let names = names_in(&text.text);
    if names.is_empty() {
        return Err(match lang {
            Language::Zh => format!("{name}: 没有找到单位名称。请给一列单位名称，表头写“单位名称”。"),
            Language::En => {
                format!("{name}: no names of bodies. Please give a column of them, headed “name”.")
            }
        });
    }
    Ok(names)
}

/// What every body of the list published, then documents of others.
pub fn published(names: &[String], seen: &[Seen], lang: Lang) -> Vec<Published> {
    let known: Vec<Known> = seen.iter().map(|seen| seen.known.clone()).collect();
    let Listed { slots, rows, others } = listed(names, &known);
    let mut found = Vec::new();
    for (unit, at) in rows {
        for ((year, accounts), documents) in slots.iter().zip(at) {
            found.push(row(unit.clone(), (Some(*year), *accounts), &documents, seen, lang));
        }
    }
    for n in others.into_iter().filter(|&n| seen[n].readable) {
        let slot = (known[n].year, known[n].accounts);
        let other = row(known[n].entity.clone(), slot, &[n], seen, lang);
        found.push(Published { listed: false, ..other });
    }
    found
}

fn row(
    unit: String,
    (year, accounts): (Option<i32>, bool),
    documents: &[usize],
    seen: &[Seen],
    lang: Lang,
) -> Published {
    // What one of several documents holds is published.
    let lacking = ITEMS.iter().filter(|item| {
        let lacks = |n: &usize| seen[*n].lacking.iter().any(|id| id == item.id);
        !documents.is_empty() && documents.iter().all(lacks)
    });
    Published {
        schema: "gouji-units/1",
        unit,
        listed: true,
        year,
        kind: if accounts { "final-accounts" } else { "budget" },
        documents: documents.iter().map(|&n| seen[n].name.clone()).collect(),
        lacking: lacking.map(|item| lang.pick(item.zh, item.en).to_owned()).collect(),
    }
}

impl Published {
    /// How it stands, in a few words.
    pub fn state(&self, lang: Lang) -> &'static str {
        match (self.listed, self.documents.len()) {
            (false, _) => lang.pick("不在名单上", "not in the list"),
            (true, 0) => lang.pick("没有公开", "not published"),
            (true, 1) if self.lacking.is_empty() => lang.pick("已公开", "published"),
            (true, 1) => lang.pick("已公开，缺内容", "published, not all"),
            (true, _) => lang.pick("公开了几份", "published more than once"),
        }
    }
}
