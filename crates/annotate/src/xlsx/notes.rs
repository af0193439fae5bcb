//! The notes of a sheet (`comments1.xml`): those that are there stay, and a cell that has one gets ours below it.
//! What a note looks like is drawn elsewhere, see `shapes`.

use super::{At, NAMESPACE, cell_of, reference, said};
use crate::AUTHOR;
use crate::edits::Edits;
use crate::fault::Fault;
use crate::markup::{self, Kind};
use crate::package::{Package, part};
use crate::remark::Remark;
use std::collections::BTreeMap;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

/// Writes the notes on `cells` of a sheet; the cells that had none before.
///
/// # Errors
/// Where a part cannot be read or written.
pub fn write(
    package: &mut Package,
    sheet: &str,
    cells: &BTreeMap<At, Vec<&Remark>>,
) -> Result<Vec<At>, Fault> {
    let stated = package.relations(sheet)?.into_iter().find(|r| r.kind.ends_with("/comments"));
    let name = match &stated {
        Some(relation) => relation.target.clone(),
        None => {
            let folder = sheet.split_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            package.unused(&format!("{folder}comments"), ".xml")
        }
    };
    let old = package.read(&name)?.unwrap_or_else(|| {
        part(&format!(
            "<comments xmlns=\"{NAMESPACE}\"><authors></authors><commentList></commentList></comments>"
        ))
    });
    let mut notes = Notes::of(&old).ok_or_else(|| Fault::Part(name.clone()))?;
    let mut new = Vec::new();
    for (at, remarks) in cells {
        let mut lines: Vec<String> = Vec::new();
        for remark in remarks {
            lines.extend((!lines.is_empty()).then(String::new));
            lines.extend(remark.lines());
        }
        new.extend(notes.add(*at, &lines).then_some(*at));
    }
    let text = notes.finish().apply(&old).ok_or_else(|| Fault::Part(name.clone()))?;
    package.write(&name, text)?;
    if stated.is_none() {
        package.relate(sheet, "comments", &name)?;
        package.declare(&name, TYPE)?;
    }
    Ok(new)
}

/// The notes of a sheet, and what is added to them.
struct Notes<'a> {
    prefix: &'a str,
    authors: u32,
    authors_end: usize,
    list_end: usize,
    /// Where the text of a cell's note ends, and its one piece without properties, where it has no more.
    ends: BTreeMap<At, (usize, Option<std::ops::Range<usize>>)>,
    edits: Edits,
    added: String,
}

impl<'a> Notes<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let prefix = markup::root(text).map_or("", |root| markup::prefix(root.name));
        let (mut authors, mut authors_end, mut list_end) = (0, None, None);
        let mut ends = BTreeMap::new();
        let mut open: Vec<(&str, usize)> = Vec::new();
        let (mut cell, mut bare) = (None, None);
        for tag in markup::tags(text) {
            let within = open.last().map_or("", |(name, _)| *name);
            match tag.kind {
                Kind::Open | Kind::Empty if tag.local() == "comment" => {
                    (cell, bare) = (tag.get("ref").and_then(|name| cell_of(&name)), None);
                }
                Kind::Open | Kind::Empty if tag.local() == "author" && within == "authors" => authors += 1,
                _ => {}
            }
            match tag.kind {
                Kind::Open => open.push((tag.local(), tag.at.start)),
                Kind::Empty => {}
                Kind::Close => {
                    let (name, start) = open.pop()?;
                    let within = open.last().map_or("", |(name, _)| *name);
                    match name {
                        "authors" => authors_end = Some(tag.at.start),
                        "commentList" => list_end = Some(tag.at.start),
                        "t" if within == "text" => bare = Some(start..tag.at.end),
                        "text" => drop(cell.take().map(|at| ends.insert(at, (tag.at.start, bare.take())))),
                        _ => {}
                    }
                }
            }
        }
        Some(Notes {
            prefix,
            authors,
            authors_end: authors_end?,
            list_end: list_end?,
            ends,
            edits: Edits::default(),
            added: String::new(),
        })
    }

    /// Adds a note of some lines; whether the cell had none before.
    fn add(&mut self, at: At, lines: &[String]) -> bool {
        let p = self.prefix;
        let run = |text: String| format!("<{p}r><{p}t xml:space=\"preserve\">{text}</{p}t></{p}r>");
        let Some((end, bare)) = self.ends.get(&at).cloned() else {
            self.added += &format!(
                "<{p}comment ref=\"{}\" authorId=\"{}\"><{p}text>{}</{p}text></{p}comment>",
                reference(at),
                self.authors,
                run(said(lines))
            );
            return true;
        };
        if let Some(bare) = bare {
            self.edits.insert(bare.start, format!("<{p}r>"));
            self.edits.insert(bare.end, format!("</{p}r>"));
        }
        self.edits.insert(end, run(format!("\n\n{AUTHOR}：\n{}", said(lines))));
        false
    }

    fn finish(mut self) -> Edits {
        if !self.added.is_empty() {
            self.edits.insert(self.authors_end, format!("<{0}author>{AUTHOR}</{0}author>", self.prefix));
            self.edits.insert(self.list_end, self.added);
        }
        self.edits
    }
}
