//! Hygiene: the contents page, and whether it and the body name the same forms and sections.
//! GJ601 tells what one of them lacks, GJ602 a form that is called differently.

use super::scan::likeness;
use super::{Kind, Scene, finding};
use crate::lexicon::forms::{Form, Rows};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::parse::titles::title_before_unit;
use crate::source::Text;
use crate::text::title::{bracketed_remark, mark_length, plain_title};

/// More forms or sections than this no disclosure has; it bounds the comparing.
const MOST: usize = 60;

/// GJ601 and GJ602.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    forms(scene, &mut found);
    sections(scene, &mut found);
    found
}

fn form_of<'a>(scene: &Scene<'a>, title: &Text) -> Option<&'a Form> {
    let clean = title.clean.trim_end_matches('。');
    let bare = bracketed_remark(clean).map_or(clean, |(title, _)| title);
    let form =
        scene.families.form(clean).or_else(|| scene.families.form(bare)).filter(|f| f.rows != Rows::Targets);
    form.filter(|_| bare.ends_with('表'))
}

fn forms(scene: &Scene, found: &mut Vec<Finding>) {
    let entity = &scene.about.entity;
    let listed: Vec<(&Text, &Form)> = scene
        .document
        .contents
        .entries
        .iter()
        .filter_map(|e| Some((e, form_of(scene, e)?)))
        .take(MOST)
        .collect();
    let present: Vec<(&Text, &Form)> = scene
        .tables()
        .filter_map(|(_, t)| t.title.as_ref())
        .filter(|t| t.span().start >= scene.document.contents.span.end)
        .filter_map(|t| Some((t, form_of(scene, t)?)))
        .take(MOST)
        .collect();
    let both = listed.iter().filter(|(_, f)| present.iter().any(|(_, p)| p.id == f.id)).count();
    if both < 3 {
        return;
    }
    let lines = short_lines(scene);
    for (entry, form) in &listed {
        let title = plain_title(&entry.clean, entity);
        let there = present.iter().any(|(_, p)| p.id == form.id)
            || lines.contains(&title)
            || scene.prose().map(|s| s.text.clean.as_str()).filter(|words| words.len() < 200).any(|words| {
                let end = title_before_unit(words).unwrap_or(words.len());
                plain_title(&words[..end], entity).ends_with(&title)
            });
        if !there {
            let name = bare(entry);
            found.push(finding(
                RuleId::GJ601,
                vec![entry.span()],
                format!("目录列有“{name}”，正文中没有找到这张表。请核对是漏了表，还是目录多列了一项。"),
                format!("The contents list “{name}”, which the body does not have. Check whether the form is missing or the entry is one too many."),
            ));
        }
    }
    let mut stated: Vec<&str> = Vec::new();
    for (title, form) in &present {
        let listed_form = listed.iter().any(|(_, l)| l.id == form.id);
        let plain = plain_title(&title.clean, entity);
        // Lines of the contents may have run together.
        let long = plain.chars().count() > 10;
        let says = |entry: &str| entry == plain || long && entry.contains(&plain);
        let alike = scene.document.contents.entries.iter().any(|e| says(&plain_title(&e.clean, entity)));
        if !listed_form && !alike && !stated.contains(&&*form.id) {
            stated.push(&form.id);
            let name = bare(title);
            found.push(finding(
                RuleId::GJ601,
                vec![title.span()],
                format!("正文有“{name}”，目录中没有列出。请补全目录。"),
                format!("The body has “{name}”, which the contents do not list. Complete the contents."),
            ));
        }
    }
    titles(&listed, &present, entity, found);
}

/// The short lines of the body without what stands between them: a title may be torn in two, or run on from its number.
fn short_lines(scene: &Scene) -> String {
    const LONGEST: usize = 40;
    let short = |s: &&super::Said| {
        let clean = s.text.clean.as_str();
        let cell = s.kind == Kind::Cell;
        !cell && clean.chars().count() <= LONGEST && !clean.contains(['。', '，', '；', '《', '详', '见'])
    };
    scene.body().filter(short).map(|s| plain_title(&s.text.clean, &scene.about.entity)).collect()
}

/// The same form under two titles.
fn titles(listed: &[(&Text, &Form)], present: &[(&Text, &Form)], entity: &str, found: &mut Vec<Finding>) {
    let bare_words = |title: &str| {
        let title = plain_title(title, entity).replace("预算单位", "");
        title.replace("部门", "").replace("单位", "")
    };
    let tight = |t: &Text| bare_words(&t.clean);
    // A remark in brackets behind a title may be left out, or stand in front.
    let readings = |t: &Text| {
        let (title, remark) = bracketed_remark(&t.clean).unwrap_or((&t.clean, ""));
        [tight(t), bare_words(title), bare_words(&format!("{remark}{}", &title[mark_length(title)..]))]
    };
    for (entry, form) in listed {
        let mut same = present.iter().filter(|(_, p)| p.id == form.id);
        let (Some((title, _)), None) = (same.next(), same.next()) else { continue };
        let (a, b) = (tight(entry), tight(title));
        // A title that the reading joined with its neighbours is no other title.
        let joined = a.len().abs_diff(b.len()) > 18 && (a.contains(&b) || b.contains(&a));
        let same = readings(entry).iter().any(|a| readings(title).contains(a));
        if listed.iter().filter(|(_, l)| l.id == form.id).count() == 1 && !same && !joined {
            let (there, here) = (bare(entry), bare(title));
            found.push(finding(
                RuleId::GJ602,
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
        .document
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
            RuleId::GJ601,
            vec![entry.span()],
            format!("目录列有“{name}”，正文中没有找到这一节。请核对正文和目录。"),
            format!("The contents list “{name}”, which the body does not have. Check body and contents."),
        ));
    }
    let numbered =
        |t: &Text| crate::text::outline::outline_level(&t.clean) == Some(2) && t.clean.contains("关于");
    for (heading, title) in headings.iter().filter(|(t, _)| numbered(t)) {
        if !listed.iter().any(|(_, l)| alike(l, title)) {
            let name = bare(heading);
            found.push(finding(
                RuleId::GJ601,
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
