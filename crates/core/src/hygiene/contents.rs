//! Hygiene: the contents page, and whether it and the body name the same forms and sections.
//! GJ601 tells what one of them lacks, GJ602 a form that is called differently.

use super::scan::{likeness, mark_length, plain_title};
use super::{Kind, Scene, finding};
use crate::forms::{Form, Rows};
use crate::report::Finding;
use crate::source::Span;
use crate::text::Text;

/// The contents page.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Its entries in order; none where the document has no contents page.
    pub entries: Vec<Text>,
    /// One past its last byte; 0 where there is none.
    pub end: u32,
}

/// More forms or sections than this no disclosure has; it bounds the comparing.
const MOST: usize = 60;

/// Reads the contents page: numbered lines after 目录, up to the first that begins the body.
pub fn read(source: &str, span: Span) -> Contents {
    let mut lines = lines(source, span);
    let mut contents = Contents::default();
    if !lines.by_ref().take(60).any(|line| line.clean == "目录") {
        return contents;
    }
    let mut gap = false;
    for line in lines.take(200) {
        if line.is_empty() {
            gap = true;
            continue;
        }
        if is_page_number(&line.clean) {
            continue;
        }
        let marked = mark_length(&line.clean) > 0;
        let sentence = line.clean.trim_end_matches(['。', '…', '.', '·']).contains(['。', '；', '\t']);
        if sentence || line.clean.chars().count() > 150 {
            break;
        }
        if marked {
            let key = plain_title(&line.clean, "");
            if contents.entries.iter().any(|e| plain_title(&e.clean, "") == key) {
                break;
            }
            contents.entries.push(line);
        } else if !gap && line.clean.chars().count() <= 14 && !contents.entries.is_empty() {
            let at = line.span();
            let last = contents.entries.len() - 1;
            contents.entries[last].append(source, at);
        } else {
            break;
        }
        gap = false;
    }
    contents.end = contents.entries.last().map_or(0, |e| e.span().end);
    if contents.entries.len() < 3 { Contents::default() } else { contents }
}

/// The lines of the source, without Markdown marks and dotted leaders.
fn lines(source: &str, span: Span) -> impl Iterator<Item = Text> {
    let mut at = span.start as usize;
    span.of(source).split_inclusive('\n').map(move |raw| {
        let start = at;
        at += raw.len();
        let text =
            raw.trim().trim_start_matches('#').trim_start_matches("- ").trim_start_matches("* ").trim();
        let text = text.split(['…', '·']).next().unwrap_or(text).trim_end_matches('.').trim_end();
        // The number of the page.
        let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace());
        let from = start + (text.as_ptr() as usize - raw.as_ptr() as usize);
        Text::new(source, Span::new(from, from + text.len()))
    })
}

fn is_page_number(clean: &str) -> bool {
    clean.chars().all(|c| c.is_ascii_digit() || "-—–－ ".contains(c))
}

/// GJ601 and GJ602.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    forms(scene, &mut found);
    sections(scene, &mut found);
    found
}

fn form_of<'a>(scene: &Scene<'a>, title: &Text) -> Option<&'a Form> {
    let bare = title.clean.trim_end_matches('。');
    let form = scene.families.form(bare).filter(|f| f.rows != Rows::Targets);
    form.filter(|_| bare.ends_with('表'))
}

fn forms(scene: &Scene, found: &mut Vec<Finding>) {
    let entity = &scene.about.entity;
    let listed: Vec<(&Text, &Form)> =
        scene.contents.entries.iter().filter_map(|e| Some((e, form_of(scene, e)?))).take(MOST).collect();
    let present: Vec<(&Text, &Form)> = scene
        .tables()
        .filter_map(|(_, t)| t.title.as_ref())
        .filter(|t| t.span().start >= scene.contents.end)
        .filter_map(|t| Some((t, form_of(scene, t)?)))
        .take(MOST)
        .collect();
    let both = listed.iter().filter(|(_, f)| present.iter().any(|(_, p)| p.id == f.id)).count();
    if both < 3 {
        return;
    }
    for (entry, form) in &listed {
        let title = plain_title(&entry.clean, entity);
        let there = present.iter().any(|(_, p)| p.id == form.id)
            || scene
                .prose()
                .any(|s| s.text.clean.len() < 200 && plain_title(&s.text.clean, entity).ends_with(&title));
        if !there {
            let name = bare(entry);
            found.push(finding(
                "GJ601",
                vec![entry.span()],
                format!("目录列有“{name}”，正文中没有找到这张表。请核对是漏了表，还是目录多列了一项。"),
                format!("The contents list “{name}”, which the body does not have. Check whether the form is missing or the entry is one too many."),
            ));
        }
    }
    let mut told: Vec<&str> = Vec::new();
    for (title, form) in &present {
        let listed_form = listed.iter().any(|(_, l)| l.id == form.id);
        let plain = plain_title(&title.clean, entity);
        // Lines of the contents may have run together.
        let long = plain.chars().count() > 10;
        let says = |entry: &str| entry == plain || long && entry.contains(&plain);
        let alike = scene.contents.entries.iter().any(|e| says(&plain_title(&e.clean, entity)));
        if !listed_form && !alike && !told.contains(&&*form.id) {
            told.push(&form.id);
            let name = bare(title);
            found.push(finding(
                "GJ601",
                vec![title.span()],
                format!("正文有“{name}”，目录中没有列出。请补全目录。"),
                format!("The body has “{name}”, which the contents do not list. Complete the contents."),
            ));
        }
    }
    titles(&listed, &present, entity, found);
}

/// The same form under two titles.
fn titles(listed: &[(&Text, &Form)], present: &[(&Text, &Form)], entity: &str, found: &mut Vec<Finding>) {
    let tight = |t: &Text| {
        let title = plain_title(&t.clean, entity).replace("预算单位", "");
        title.replace("部门", "").replace("单位", "")
    };
    for (entry, form) in listed {
        let mut same = present.iter().filter(|(_, p)| p.id == form.id);
        let (Some((title, _)), None) = (same.next(), same.next()) else { continue };
        let (a, b) = (tight(entry), tight(title));
        // A title that the reading joined with its neighbours is no other title.
        let joined = a.len().abs_diff(b.len()) > 18 && (a.contains(&b) || b.contains(&a));
        if listed.iter().filter(|(_, l)| l.id == form.id).count() == 1 && a != b && !joined {
            let (there, here) = (bare(entry), bare(title));
            found.push(finding(
                "GJ602",
                vec![title.span(), entry.span()],
                format!("目录称“{there}”，正文表名为“{here}”。请统一表名。"),
                format!("The contents say “{there}”, the form's title is “{here}”. Use one title."),
            ));
        }
    }
}

/// Sections of the narrative; only where the contents list them one by one.
fn sections(scene: &Scene, found: &mut Vec<Finding>) {
    let entity = &scene.about.entity;
    let listed: Vec<(&Text, String)> = scene
        .contents
        .entries
        .iter()
        .filter(|e| e.clean.ends_with("说明") && !e.clean.starts_with('第'))
        .map(|e| (e, plain_title(&e.clean, entity)))
        .take(MOST)
        .collect();
    if listed.len() < 6 {
        return;
    }
    let headings: Vec<(&Text, String)> = scene
        .body()
        .filter(|s| matches!(s.kind, Kind::Heading | Kind::Paragraph))
        .filter(|s| s.text.clean.ends_with("说明") && s.text.clean.chars().count() <= 70)
        .map(|s| (s.text, plain_title(&s.text.clean, entity)))
        .take(MOST)
        .collect();
    let alike = |a: &str, b: &str| a.contains(b) || b.contains(a) || likeness(a, b) >= 60;
    let missing: Vec<&(&Text, String)> =
        listed.iter().filter(|(_, l)| !headings.iter().any(|(_, h)| alike(l, h))).collect();
    if 2 * missing.len() > listed.len() {
        return;
    }
    for (entry, _) in missing {
        let name = bare(entry);
        found.push(finding(
            "GJ601",
            vec![entry.span()],
            format!("目录列有“{name}”，正文中没有找到这一节。请核对正文和目录。"),
            format!("The contents list “{name}”, which the body does not have. Check body and contents."),
        ));
    }
    let numbered = |t: &Text| crate::read::outline_level(&t.clean) == Some(2) && t.clean.contains("关于");
    for (heading, title) in headings.iter().filter(|(t, _)| numbered(t)) {
        if !listed.iter().any(|(_, l)| alike(l, title)) {
            let name = bare(heading);
            found.push(finding(
                "GJ601",
                vec![heading.span()],
                format!("正文有“{name}”一节，目录中没有列出。请补全目录。"),
                format!("The body has the section “{name}”, which the contents do not list. Complete the contents."),
            ));
        }
    }
}

/// A title without its outline mark.
fn bare(text: &Text) -> &str {
    text.clean[mark_length(&text.clean)..].trim_end_matches('。')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contents_end_where_the_body_begins() {
        let text = "目 录\n\n第一部分 2026 年概况\n- 一、 主要职能\n第二部分 公开表\n- 一、 收支总体情况\n表\n\n第一部分 2026年概况\n一、主要职能\n";
        let contents = read(text, Span::new(0, text.len()));
        let entries: Vec<&str> = contents.entries.iter().map(|e| e.clean.as_str()).collect();
        assert_eq!(entries, ["第一部分2026年概况", "一、主要职能", "第二部分公开表", "一、收支总体情况表"]);
        assert_eq!(contents.end as usize, text.find("表\n\n第一").unwrap() + 3);
    }
}
