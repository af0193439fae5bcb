//! The documents: Markdown in docs/zh and docs/en to plain pages without script, in both languages, beside the page.
//! The page of the rules comes from the rules themselves.

use crate::{Result, rules};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::fs;
use std::path::Path;

/// The languages of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    const EACH: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The one of two that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        if self == Lang::Zh { zh } else { en }
    }
}

/// The documents in the order in which they are listed; others come after them.
const ORDER: [&str; 11] = [
    "index",
    "embed",
    "offline",
    "library",
    "cli",
    "scans",
    "rules",
    "families",
    "privacy",
    "accessibility",
    "limits",
];

const STYLE: &str = concat!(include_str!("../../web/style/tokens.css"), include_str!("../docs.css"));

struct Document {
    name: String,
    title: String,
    body: String,
}

/// Writes all documents into the folder `docs` of `site`.
pub fn write(site: &Path) -> Result<()> {
    let folder = site.join("docs");
    for lang in Lang::EACH {
        let documents = documents(lang)?;
        let to = folder.join(lang.pick("zh", "en"));
        fs::create_dir_all(&to)?;
        for document in &documents {
            fs::write(to.join(format!("{}.html", document.name)), page(lang, document, &documents))?;
        }
    }
    fs::write(folder.join("docs.css"), STYLE)?;
    copy(Path::new("docs/families"), &folder.join("families"))?;
    copy(Path::new("crates/report/schema"), &site.join("schema"))
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn documents(lang: Lang) -> Result<Vec<Document>> {
    let mut found = vec![document("rules".into(), &rules::page(lang))];
    for (name, text) in markdown(&Path::new("docs").join(lang.pick("zh", "en")))? {
        found.push(document(name, &text));
    }
    // Directly in the folder: those that say both, Chinese first, then English under a title of its own.
    for (name, text) in markdown(Path::new("docs"))? {
        let (zh, en) =
            text.split_once("\n# ").ok_or_else(|| format!("docs/{name}.md says it in one language"))?;
        found.push(document(name, &lang.pick(zh.to_string(), format!("# {en}"))));
    }
    let rank = |d: &Document| ORDER.iter().position(|name| *name == d.name).unwrap_or(ORDER.len());
    found.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.name.cmp(&b.name)));
    Ok(found)
}

/// The Markdown files of a folder: names and texts.
fn markdown(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(found)
}

fn document(name: String, markdown: &str) -> Document {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let (mut title, mut in_title) = (String::new(), false);
    let mut events = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match &event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => in_title = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => in_title = false,
            Event::Text(text) | Event::Code(text) if in_title => title.push_str(text),
            _ => {}
        }
        events.push(linked(event));
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    // A wide table scrolls in a frame of its own.
    let body = body
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
    Document { name, title, body: body.replace("<pre>", "<pre tabindex=\"0\">") }
}

/// In the checkout documents link to one another as `x.md`; as pages they are `x.html`.
fn linked(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url: CowStr = match &*dest_url {
                schema if schema.contains("crates/report/schema/") => {
                    format!("../../schema/{}", schema.rsplit('/').next().unwrap_or_default()).into()
                }
                rules if rules.ends_with("crates/core/rules") => "rules.html".into(),
                beside if beside.starts_with("families/") => format!("../{beside}").into(),
                far if far.contains("://") => dest_url,
                near => {
                    let near = near.strip_prefix("zh/").or(near.strip_prefix("en/")).unwrap_or(near);
                    near.replacen(".md", ".html", 1).into()
                }
            };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    }
}

fn page(lang: Lang, document: &Document, all: &[Document]) -> String {
    let other = lang.pick("en", "zh");
    let item = |d: &Document| {
        let current = if d.name == document.name { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"{}.html\"{current}>{}</a></li>", d.name, d.title)
    };
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} · {brand}</title>\n<link rel=\"icon\" href=\"../../icon.svg\">\n<link rel=\"stylesheet\" href=\"../docs.css\">\n\
         </head>\n<body>\n<header><a class=\"brand\" href=\"../../\">{brand}</a>\
         <a lang=\"{other}\" href=\"../{other}/{name}.html\">{other_language}</a></header>\n\
         <div class=\"columns\">\n<nav aria-label=\"{contents}\"><ul>{items}</ul></nav>\n<main>\n{body}</main>\n</div>\n</body>\n</html>\n",
        tag = lang.pick("zh-CN", "en"),
        title = document.title,
        brand = lang.pick("勾稽", "Gouji"),
        name = document.name,
        other_language = lang.pick("English", "中文"),
        contents = lang.pick("说明", "Documents"),
        items = all.iter().map(item).collect::<String>(),
        body = document.body,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_documents_lead_to_pages() {
        let document = document(
            "x".into(),
            "# 甲 `b`\n\n[乙](embed.md#a) [丙](https://example.org/a.md) [丁](zh/cli.md) [戊](../crates/core/rules)\n",
        );
        assert_eq!(document.title, "甲 b");
        assert!(
            document.body.contains("href=\"embed.html#a\"")
                && document.body.contains("https://example.org/a.md")
                && document.body.contains("href=\"cli.html\"")
                && document.body.contains("href=\"rules.html\"")
        );
    }

    #[test]
    fn both_languages_have_the_same_documents() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .expect("the top of the checkout");
        let names =
            |lang| documents(lang).expect("documents").into_iter().map(|d| d.name).collect::<Vec<_>>();
        assert_eq!(names(Lang::Zh), names(Lang::En));
        assert_eq!(names(Lang::Zh).first().map(String::as_str), Some("index"));
    }
}
