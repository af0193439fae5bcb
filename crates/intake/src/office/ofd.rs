//! OFD (GB/T 33190), the national fixed layout: a zip of pages as XML, in millimetres from the top left corner.
//! Characters and ruled lines of the pages go the way of those of a PDF. What is invisible is not read.

mod marks;

use crate::layout::flow::{self, Sheet};
use crate::layout::{Letters, pictured, sheet};
use crate::limits::MOST_PAGES;
use crate::office::parts::Parts;
use crate::office::xml::{self, Node};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::{What, Where};
use crate::writer::Writer;
use marks::Marks;
use std::collections::HashMap;
use std::rc::Rc;

/// Reads an OFD file of so many `bytes`.
///
/// # Errors
/// Those of the archive; [`Refusal::Encrypted`], [`Refusal::TooManyPages`], [`Refusal::Scanned`], [`Refusal::Empty`],
/// [`Refusal::TooLarge`].
pub fn take(parts: &mut Parts, bytes: usize) -> Result<Taken, Refusal> {
    if parts.has("Encryptions.xml") {
        return Err(Refusal::Encrypted("OFD"));
    }
    let root = parts.read("OFD.xml")?;
    let mut pages = Vec::new();
    let mut letters = Letters::default();
    for document in texts_of(&root, "DocRoot") {
        Document::of(parts, &document)?.pages(parts, &mut pages, &mut letters)?;
    }
    if pages.is_empty() {
        return Err(Refusal::Damaged("OFD"));
    }
    let pages_with = |what| -> Vec<u32> {
        pages
            .iter()
            .zip(1..)
            .filter(|(page, _)| page.unread == Some(what))
            .map(|(_, number)| number)
            .collect()
    };
    let (scanned, pictured) = (pages_with(What::Page), pages_with(What::Picture));
    if pages.iter().all(|page| page.glyphs == 0) {
        return Err(if scanned.is_empty() { Refusal::Empty } else { Refusal::Scanned });
    }
    let mut writer = Writer::sized(Format::Ofd, bytes);
    for (what, pages) in [(What::Page, scanned), (What::Picture, pictured)] {
        let count = pages.len();
        writer.unread(what, Where::Pages(pages), count);
    }
    flow::write(pages.into_iter().map(|page| page.sheet).collect(), &mut writer);
    writer.letters(letters.into_all());
    writer.finish()
}

/// The most bytes of templates that are read, each as often as it is named.
const MOST_TEMPLATES: usize = 256 << 20;

/// A page that was read.
struct Read {
    sheet: Sheet,
    glyphs: usize,
    /// It is a picture, or shows one that a table may be in.
    unread: Option<What>,
}

/// A document: its pages and their templates, by where they lie.
#[derive(Default)]
struct Document {
    folder: String,
    area: Option<[f64; 4]>,
    templates: HashMap<String, String>,
    pages: Vec<String>,
}

impl Document {
    fn of(parts: &mut Parts, root: &str) -> Result<Self, Refusal> {
        let root = root.trim().trim_start_matches('/');
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let mut this = Document { folder, ..Document::default() };
        let mut said = String::new();
        for node in xml::nodes(&parts.read(root)?) {
            match node {
                Node::Open(tag) => {
                    said.clear();
                    let path = tag.get("BaseLoc").map(|path| within(&this.folder, &path));
                    match (tag.name(), path) {
                        ("TemplatePage", Some(path)) => {
                            this.templates.extend(tag.get("ID").map(|id| (id, path)));
                        }
                        ("Page", Some(path)) => this.pages.push(path),
                        _ => {}
                    }
                }
                Node::Close(name) if name == "PhysicalBox" => this.area = this.area.or(marks::area(&said)),
                Node::Close(_) => {}
                Node::Text(text) => said.push_str(&text),
            }
        }
        match this.pages.len() {
            pages if pages > MOST_PAGES => Err(Refusal::TooManyPages(pages)),
            _ => Ok(this),
        }
    }

    fn pages(&self, parts: &mut Parts, out: &mut Vec<Read>, letters: &mut Letters) -> Result<(), Refusal> {
        let mut templates: HashMap<&str, Rc<str>> = HashMap::new();
        // A template is read anew for every page that names it: there is an end to that.
        let mut left = MOST_TEMPLATES;
        for path in &self.pages {
            let text = parts.read(path)?;
            let mut marks = Marks::of(marks::page_area(&text).or(self.area));
            for id in templates_of(&text) {
                let Some((id, path)) = self.templates.get_key_value(&id) else { continue };
                let known = templates.get(id.as_str()).cloned();
                let template = match known {
                    Some(template) => template,
                    None => Rc::from(parts.read(path)?),
                };
                left = left.checked_sub(template.len()).ok_or(Refusal::Bomb)?;
                marks.read(&template);
                templates.insert(id, template);
            }
            marks.read(&text);
            let mut page = marks.page();
            letters.count(&mut page, out.len() as u32 + 1);
            let glyphs = page.glyphs.len();
            let unread = match glyphs == 0 && !page.pictures.is_empty() {
                true => Some(What::Page),
                false => pictured(&page).then_some(What::Picture),
            };
            out.push(Read { sheet: sheet(&page), glyphs, unread });
        }
        Ok(())
    }
}

/// The templates that a page names.
fn templates_of(page: &str) -> Vec<String> {
    let named = xml::nodes(page).filter_map(|node| match node {
        Node::Open(tag) if tag.name() == "Template" => tag.get("TemplateID"),
        _ => None,
    });
    named.take(16).collect()
}

/// What stands in the elements of a name.
fn texts_of(text: &str, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut inside = false;
    for node in xml::nodes(text) {
        match node {
            Node::Open(tag) => {
                inside = tag.name() == name;
                if inside {
                    out.push(String::new());
                }
            }
            Node::Close(_) => inside = false,
            Node::Text(text) if inside => out.last_mut().into_iter().for_each(|said| said.push_str(&text)),
            Node::Text(_) => {}
        }
    }
    out
}

/// A path as a part of a folder gives it.
fn within(folder: &str, path: &str) -> String {
    match path.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        // Some programs give the path from the root all the same.
        None if path.starts_with(&format!("{folder}/")) => path.to_owned(),
        None => format!("{folder}/{path}").trim_start_matches('/').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_within_a_folder() {
        assert_eq!(within("Doc_0", "Pages/Page_0/Content.xml"), "Doc_0/Pages/Page_0/Content.xml");
        assert_eq!(within("Doc_0", "/Doc_0/a.xml"), "Doc_0/a.xml");
        assert_eq!(within("Doc_0", "Doc_0/a.xml"), "Doc_0/a.xml");
        assert_eq!(within("", "a.xml"), "a.xml");
    }
}
