//! Word: comments at the figures, and corrections as tracked changes.
//! The main part is changed only where a remark stands; comments that were there stay, with their numbers.

mod comments;
mod cuts;
mod runs;

use crate::edits::Edits;
use crate::fault::Fault;
use crate::markup::{self, escaped};
use crate::package::Package;
use crate::remark::Remark;
use crate::{AUTHOR, Annotated, Options};
use comments::Comments;
use cuts::{Cut, Cuts};
use gouji_intake::Taken;
use runs::{Found, Within};
use std::collections::BTreeMap;
use std::ops::Range;

/// A copy of a Word file with remarks in it.
///
/// # Errors
/// Where a part that they need is missing, broken or not in UTF-8.
pub fn annotate(
    bytes: &[u8],
    taken: &Taken,
    remarks: &[Remark],
    options: &Options,
) -> Result<Annotated, Fault> {
    let mut package = Package::open(bytes)?;
    let main = taken.parts.first().ok_or_else(|| Fault::Part("word/document.xml".into()))?;
    let document = package.need(main)?;
    let prefix = markup::root(&document).map_or("w:", |root| markup::prefix(root.name)).to_owned();
    let mut comments = Comments::open(&mut package, main, &document)?;
    let mut plan = Plan {
        document: &document,
        prefix: &prefix,
        edits: Edits::default(),
        cuts: Cuts::default(),
        points: BTreeMap::new(),
        done: Annotated { bytes: Vec::new(), placed: 0, unplaced: 0, corrected: 0 },
    };
    let places: Vec<Vec<Range<usize>>> = remarks.iter().map(|remark| written(taken, remark)).collect();
    let mut wanted: Vec<Range<usize>> = places.iter().flatten().cloned().collect();
    wanted.sort_by_key(|range| (range.start, range.end));
    let found = runs::find(&document, &prefix, &wanted);
    let first = runs::first(&document, &prefix);
    for (remark, place) in remarks.iter().zip(&places) {
        let id = comments.add(&remark.lines(), options.date.as_deref());
        let placed = plan.comment(id, place, &found);
        plan.done.placed += usize::from(placed);
        if !placed {
            plan.done.unplaced += 1;
            plan.about_all(id, first);
        }
    }
    if options.corrections {
        for (remark, place) in remarks.iter().zip(&places) {
            let Some(new) = &remark.correction else { continue };
            let id = comments.reserve(place.len() as u32 + 1);
            plan.done.corrected +=
                usize::from(plan.correct(new, place, &found, (id, options.date.as_deref())));
        }
    }
    plan.write_points();
    let Plan { mut edits, cuts, mut done, .. } = plan;
    cuts.plan(&document, &prefix, &found, &mut edits);
    let changed = edits.apply(&document).ok_or_else(|| Fault::Part(main.clone()))?;
    if !remarks.is_empty() {
        package.write(main, changed)?;
        comments.write(&mut package, main)?;
    }
    done.bytes = if remarks.is_empty() { bytes.to_vec() } else { package.finish()? };
    Ok(done)
}

/// Where a remark's figure is written, piece by piece.
fn written(taken: &Taken, remark: &Remark) -> Vec<Range<usize>> {
    remark.span.map(|(start, end)| taken.written(start..end)).unwrap_or_default()
}

/// The attributes that tell whose a change or a comment is.
fn signed(prefix: &str, date: Option<&str>) -> String {
    let date = date.map(|date| format!(" {prefix}date=\"{}\"", escaped(date))).unwrap_or_default();
    format!("{prefix}author=\"{AUTHOR}\"{date}")
}

/// What is to be changed in the main part.
struct Plan<'a> {
    document: &'a str,
    prefix: &'a str,
    edits: Edits,
    cuts: Cuts,
    /// What is written where nothing stands, by its first byte: see [`gouji_intake::Run`].
    points: BTreeMap<usize, (usize, Cut)>,
    done: Annotated,
}

impl Plan<'_> {
    fn start(&self, id: u32) -> String {
        format!("<{0}commentRangeStart {0}id=\"{id}\"/>", self.prefix)
    }

    fn end(&self, id: u32) -> String {
        format!(
            "<{0}commentRangeEnd {0}id=\"{id}\"/><{0}r><{0}commentReference {0}id=\"{id}\"/></{0}r>",
            self.prefix
        )
    }

    /// Puts a comment around what is written there; whether it could.
    fn comment(&mut self, id: u32, place: &[Range<usize>], found: &Found) -> bool {
        let (Some(first), Some(last)) = (place.first(), place.last()) else { return false };
        let (start, end) = (self.start(id), self.end(id));
        if let Some(cut) = self.point(first) {
            let cut = &mut self.points.entry(cut).or_default().1;
            cut.starts.push_str(&start);
            cut.ends.push_str(&end);
            return true;
        }
        let (Some(from), Some(to)) = (found.at(first), found.at(last)) else { return false };
        match from {
            Within::Run(_) => self.cuts.at(first.start).starts.push_str(&start),
            Within::Other(outer) => self.edits.insert(outer.start, start),
        }
        match to {
            Within::Run(_) => self.cuts.at(last.end).ends.push_str(&end),
            Within::Other(outer) => self.edits.insert(outer.end, end),
        }
        true
    }

    /// Takes up a place where nothing stands, if it is one.
    fn point(&mut self, place: &Range<usize>) -> Option<usize> {
        if !place.is_empty() && self.document.get(place.clone()) != Some("/>") {
            return None;
        }
        self.points.entry(place.start).or_default().0 = place.end;
        Some(place.start)
    }

    /// Writes into empty paragraphs; `<w:p/>` is opened for it.
    fn write_points(&mut self) {
        for (&start, (end, cut)) in &self.points {
            let what = format!("{}{}{}", cut.starts, cut.inserted, cut.ends);
            if start == *end {
                self.edits.insert(start, what);
                continue;
            }
            let tag = self.document[..start].rfind('<').map_or("", |tag| &self.document[tag + 1..start]);
            let name = tag.split(char::is_whitespace).next().unwrap_or(tag);
            self.edits.replace(start..*end, format!(">{what}</{name}>"));
        }
    }

    /// A comment about the whole file stands before its first words.
    fn about_all(&mut self, id: u32, first: Option<usize>) {
        if let Some(at) = first {
            self.edits.insert(at, self.start(id) + &self.end(id));
        }
    }

    /// Puts `new` in the place of what is written there, as a change to be accepted or rejected; whether it could.
    fn correct(
        &mut self,
        new: &str,
        place: &[Range<usize>],
        found: &Found,
        (id, date): (u32, Option<&str>),
    ) -> bool {
        let prefix = self.prefix;
        let by = signed(prefix, date);
        let inserted = |id: u32, properties: &str| {
            format!(
                "<{prefix}ins {prefix}id=\"{id}\" {by}><{prefix}r>{properties}<{prefix}t>{}</{prefix}t></{prefix}r></{prefix}ins>",
                escaped(new)
            )
        };
        let (Some(first), Some(last)) = (place.first(), place.last()) else { return false };
        if let Some(point) = self.point(first) {
            let cut = &mut self.points.entry(point).or_default().1;
            let free = cut.inserted.is_empty();
            cut.inserted = inserted(id, "");
            return free;
        }
        let runs: Option<Vec<&runs::Text>> =
            place.iter().map(|piece| found.at(piece)?.to_be_changed()).collect();
        let Some(runs) = runs else { return false };
        if place.iter().any(|piece| piece.is_empty() || !self.cuts.is_free(piece)) {
            return false;
        }
        let properties = &self.document[runs[0].properties.clone()];
        for (n, piece) in (0..).zip(place) {
            self.cuts.delete(piece.clone(), format!("<{prefix}del {prefix}id=\"{}\" {by}>", id + n));
        }
        self.cuts.at(last.end).inserted = inserted(id + place.len() as u32, properties);
        true
    }
}
