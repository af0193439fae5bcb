//! Where runs are parted, and what is written in between.
//! A run that is parted in its text goes on in a run with the same properties; one that is parted at its edge is not cut.

use super::runs::{Found, Text};
use crate::edits::Edits;
use crate::markup;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is written where a run is parted.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// What a tracked change puts in the place of what ends here.
    pub inserted: String,
    /// Ends of comments.
    pub ends: String,
    /// Beginnings of comments.
    pub starts: String,
}

/// Where runs are parted, by the bytes of the main part.
#[derive(Debug, Default)]
pub struct Cuts {
    cuts: BTreeMap<usize, Cut>,
    /// What is struck out, by its first byte: its end, and the tag that begins the change.
    deleted: BTreeMap<usize, (usize, String)>,
}

impl Cuts {
    /// What is written at the byte `at`.
    pub fn at(&mut self, at: usize) -> &mut Cut {
        self.cuts.entry(at).or_default()
    }

    /// Whether nothing is struck out or parted within a piece.
    pub fn is_free(&self, piece: &Range<usize>) -> bool {
        let touches =
            |(start, (end, _)): (&usize, &(usize, String))| *start < piece.end && piece.start < *end;
        self.cuts.range(piece.start + 1..piece.end).next().is_none() && !self.deleted.iter().any(touches)
    }

    /// Strikes out a piece that is free; `tag` begins the change.
    pub fn delete(&mut self, piece: Range<usize>, tag: String) {
        self.at(piece.start);
        self.at(piece.end);
        self.deleted.insert(piece.start, (piece.end, tag));
    }

    /// The changes to the main part that all this comes to.
    pub fn plan(&self, document: &str, prefix: &str, found: &Found, edits: &mut Edits) {
        found.runs().for_each(|text| self.part(document, prefix, text, edits));
    }

    fn part(&self, document: &str, prefix: &str, text: &Text, edits: &mut Edits) {
        let content = text.content.clone();
        let mut names = (false, false);
        for (&at, cut) in self.cuts.range(content.start..=content.end) {
            let ended = self.deleted.range(content.start..at).any(|(_, (end, _))| *end == at);
            let begun = self.deleted.get(&at).filter(|(end, _)| *end <= content.end);
            let mut between = String::new();
            if ended {
                between += &format!("</{prefix}del>");
            }
            between += &cut.inserted;
            between += &cut.ends;
            between += &cut.starts;
            between += begun.map_or("", |(_, tag)| tag.as_str());
            let again = || {
                format!("{between}{}{}", &document[text.run_tag.clone()], &document[text.properties.clone()])
            };
            if at == content.start {
                names.0 |= begun.is_some();
                match text.is_first() {
                    true => edits.insert(text.run.start, between),
                    false => edits.insert(text.element.start, format!("</{prefix}r>{}", again())),
                }
            } else if at == content.end {
                names.1 |= ended;
                match text.is_last(document) {
                    true => edits.insert(text.run.end, between),
                    false => edits.insert(text.element.end, format!("</{prefix}r>{}", again())),
                }
            } else {
                let name = |deleted: bool| if deleted { "delText" } else { "t" };
                edits.insert(
                    at,
                    format!(
                        "</{prefix}{}></{prefix}r>{}<{prefix}{} xml:space=\"preserve\">",
                        name(ended),
                        again(),
                        name(begun.is_some())
                    ),
                );
            }
        }
        self.tags(document, prefix, text, names, edits);
    }

    /// The tags of a text that was parted: what is struck out has a name of its own, and blanks at a seam are kept.
    fn tags(
        &self,
        document: &str,
        prefix: &str,
        text: &Text,
        (first, last): (bool, bool),
        edits: &mut Edits,
    ) {
        let inner = self.cuts.range(text.content.start + 1..text.content.end).next();
        let blank = inner.is_some_and(|(at, _)| document[..*at].ends_with(char::is_whitespace));
        let old = &document[text.tag.clone()];
        let mut new = old.to_owned();
        if first {
            new = new.replacen(&format!("<{prefix}t"), &format!("<{prefix}delText"), 1);
        }
        if blank || first {
            new = markup::with_attribute(&new, "xml:space", "preserve");
        }
        if new != old {
            edits.replace(text.tag.clone(), new);
        }
        if last {
            edits.replace(text.content.end..text.element.end, format!("</{prefix}delText>"));
        }
    }
}
