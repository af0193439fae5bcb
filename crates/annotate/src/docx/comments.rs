//! The part that holds the comments: extended where there is one, made where there is none.
//! Numbers of comments and of tracked changes are given once; those that the file has are not used again.

use super::signed;
use crate::INITIALS;
use crate::fault::Fault;
use crate::markup::{self, Tag, escaped};
use crate::package::{Package, part};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The comments of a document.
pub struct Comments {
    /// The part, where there is one.
    old: Option<(String, String)>,
    prefix: String,
    namespace: String,
    next: u32,
    added: String,
}

impl Comments {
    /// Opens the comments of the document whose main part is given by its name and text.
    ///
    /// # Errors
    /// Where the part cannot be read.
    pub fn open(package: &mut Package, main: &str, document: &str) -> Result<Self, Fault> {
        let relation = package.relations(main)?.into_iter().find(|r| r.kind.ends_with("/comments"));
        let old = match relation {
            Some(relation) => package.read(&relation.target)?.map(|text| (relation.target, text)),
            None => None,
        };
        let text = old.as_ref().map_or("", |(_, text)| text);
        let prefix = markup::root(text).map_or("w:", |root| markup::prefix(root.name)).to_owned();
        let next = largest(document).max(largest(text)).map_or(0, |id| id.saturating_add(1));
        Ok(Comments { old, prefix, namespace: namespace(document), next, added: String::new() })
    }

    /// So many numbers that nothing else has: the first of them.
    pub fn reserve(&mut self, count: u32) -> u32 {
        let first = self.next;
        self.next = self.next.saturating_add(count);
        first
    }

    /// Adds a comment of some lines; its number.
    pub fn add(&mut self, lines: &[String], date: Option<&str>) -> u32 {
        let id = self.reserve(1);
        let p = &self.prefix;
        let paragraph = |line: &String| {
            format!("<{p}p><{p}r><{p}t xml:space=\"preserve\">{}</{p}t></{p}r></{p}p>", escaped(line))
        };
        let lines: String = lines.iter().map(paragraph).collect();
        self.added += &format!(
            "<{p}comment {p}id=\"{id}\" {} {p}initials=\"{INITIALS}\">{lines}</{p}comment>",
            signed(p, date)
        );
        id
    }

    /// Writes the part, and what tells of it.
    ///
    /// # Errors
    /// Where one of the parts is broken.
    pub fn write(self, package: &mut Package, main: &str) -> Result<(), Fault> {
        if let Some((name, text)) = self.old {
            let new = markup::appended(&text, &self.added).ok_or_else(|| Fault::Part(name.clone()))?;
            return package.write(&name, new);
        }
        let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let usual = format!("{folder}comments.xml");
        let name =
            if package.has(&usual) { package.unused(&format!("{folder}comments"), ".xml") } else { usual };
        let content =
            format!("<w:comments xmlns:w=\"{}\">{}</w:comments>", escaped(&self.namespace), self.added);
        package.write(&name, part(&content))?;
        package.relate(main, "comments", &name)?;
        package.declare(&name, TYPE)
    }
}

/// The namespace of the main part, which is another one in files of the strict kind.
fn namespace(document: &str) -> String {
    let Some(root) = markup::root(document) else { return NAMESPACE.to_owned() };
    let prefix = markup::prefix(root.name).trim_end_matches(':');
    let named = |tag: &Tag| if prefix.is_empty() { tag.get("xmlns") } else { tag.get(prefix) };
    named(&root).filter(|uri| uri.contains("wordprocessingml")).unwrap_or_else(|| NAMESPACE.to_owned())
}

/// The largest number of a comment, a change or a bookmark.
fn largest(text: &str) -> Option<u32> {
    let prefix = markup::root(text).map_or("", |root| markup::prefix(root.name)).to_owned();
    let own = markup::tags(text).filter(|tag| markup::prefix(tag.name) == prefix);
    own.filter_map(|tag| tag.number("id")).filter(|id| *id < u32::MAX / 4).max()
}
