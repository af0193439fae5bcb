//! The outline: parts, forms and sections of the document with short names, and how each came out.
//! Names are shortened from the titles; the whole title stays at hand.

use super::pieces::block_start;
use super::{Dossier, State, contents};
use gouji_report::published::Block;

/// How an entry is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to report.
    Quiet,
    /// A figure in it disagrees with another.
    Disagrees,
    /// The suspect stands in it.
    Suspect,
}

/// What a line of the outline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A part of the document (公开表).
    Part,
    /// A form.
    Form,
    /// A performance table.
    Targets,
    /// A section of the narrative.
    Section,
}

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// What it stands for.
    pub kind: Entry,
    /// Short name.
    pub label: String,
    /// The title as printed.
    pub title: String,
    /// First byte.
    pub start: u32,
    /// First byte of the next entry.
    pub end: u32,
}

/// Draws the outline from the blocks.
pub fn outline(dossier: &Dossier) -> Vec<OutlineEntry> {
    let entity = dossier.answer.report.disclosure.entity.as_str();
    let mut entries: Vec<OutlineEntry> = Vec::new();
    let blocks = &dossier.answer.reading.blocks;
    let listed = contents(&dossier.answer.reading);
    let in_body = |(at, _): &(usize, &Block)| !listed.contains(at);
    for (at, block) in blocks.iter().enumerate().filter(in_body) {
        let Some(start) = block_start(block) else { continue };
        let entry = match block {
            Block::Heading { level, text, .. } if *level <= 2 => {
                heading(*level, text, entity, matches!(blocks.get(at + 1), Some(Block::Paragraph { .. })))
            }
            Block::Table { title: Some(title), number, form, .. } => {
                let targets = matches!(form.as_deref(), Some("overall-targets" | "project-targets"));
                let kind = if targets { Entry::Targets } else { Entry::Form };
                Some((kind, table(title, *number, entity), title.clone()))
            }
            _ => None,
        };
        let Some((kind, label, title)) = entry else { continue };
        let part = |kind| kind == Entry::Part;
        if entries.last().is_some_and(|last| !part(kind) && !part(last.kind) && last.label == label) {
            continue;
        }
        entries.push(OutlineEntry { kind, label, title, start, end: start });
    }
    let end = dossier.span().1;
    for at in 0..entries.len() {
        entries[at].end = entries.get(at + 1).map_or(end, |next| next.start).max(entries[at].start);
    }
    entries
}

/// How an entry came out. `red` says whether a figure is still suspect.
pub fn mark(dossier: &Dossier, entry: &OutlineEntry, red: impl Fn(u32) -> bool) -> Mark {
    let mut mark = Mark::Quiet;
    for figure in dossier.figures_in(entry.start..entry.end) {
        if red(figure) {
            return Mark::Suspect;
        }
        if dossier.state(figure) == State::Bad {
            mark = Mark::Disagrees;
        }
    }
    mark
}

/// A heading as an entry: what it stands for, its short name, its title. What has prose right below it, and no mark,
/// is a section.
fn heading(level: u8, text: &str, entity: &str, prose_below: bool) -> Option<(Entry, String, String)> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('第') {
        let name = rest.split_once("部分").map_or(rest, |(_, name)| name).trim();
        // `某局2026年度部门预算表`: who and which year is known.
        let year = name.find("20").filter(|at| past_year(&name[*at..]).len() < name.len() - at);
        let name = year.map_or(name, |at| past_year(&name[at..]));
        let name = name.strip_prefix(entity).filter(|_| !entity.is_empty()).unwrap_or(name);
        let name = ["部门预算", "单位预算", "部门决算", "单位决算", "部门", "单位"]
            .iter()
            .find_map(|lead| name.strip_prefix(lead).filter(|rest| rest.chars().count() > 1))
            .unwrap_or(name);
        let name = if name.is_empty() { text } else { name };
        return Some((Entry::Part, name.to_string(), text.to_string()));
    }
    let numbered =
        |number: &str| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c));
    match text.split_once('、').filter(|(number, _)| numbered(number)) {
        Some((number, rest)) => {
            Some((Entry::Section, format!("{number} {}", short(rest, entity)), text.to_string()))
        }
        // What the contents list stands in the body without a mark.
        None if level == 1 && !text.is_empty() => {
            let kind = if prose_below { Entry::Section } else { Entry::Part };
            Some((kind, short(text, entity), text.to_string()))
        }
        None => None,
    }
}

fn table(title: &str, number: Option<u32>, entity: &str) -> String {
    let name = short(title, entity);
    number.map_or(name.clone(), |n| format!("表 {n} {name}"))
}

/// What follows the year at the start of a title: `2026 年`, `2026年度`.
fn past_year(title: &str) -> &str {
    let digits = title.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = digits.trim_start().strip_prefix('年').filter(|_| digits.len() < title.trim_start().len());
    rest.map_or(title, |rest| rest.strip_prefix('度').unwrap_or(rest)).trim_start()
}

/// A title without what all titles share: the entity, the year, 关于 … 情况说明, 部门 … 情况表.
fn short(title: &str, entity: &str) -> String {
    let mut name = title.trim().trim_start_matches("关于");
    if !entity.is_empty() {
        name = name.trim_start_matches(entity);
    }
    name = past_year(name);
    for lead in ["（部门）", "（单位）", "部门预算", "单位预算", "部门", "单位"] {
        name = name.strip_prefix(lead).filter(|rest| rest.chars().count() > 1).unwrap_or(name);
    }
    for tail in ["的总体说明", "总体说明", "说明", "情况表", "明细表", "情况", "预算拨款", "预算"]
    {
        let shorter = name.strip_suffix(tail).map(|rest| rest.trim_end_matches(['的', '表']));
        name = shorter.filter(|rest| !rest.is_empty() && !rest.ends_with("编制")).unwrap_or(name);
    }
    name.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure, relation};
    use super::*;

    #[test]
    fn titles_are_shortened() {
        let s = |title| short(title, "某县医保局");
        assert_eq!(s("部门支出总体情况表"), "支出总体");
        assert_eq!(s("一般公共预算基本支出情况表"), "一般公共预算基本支出");
        assert_eq!(s("关于某县医保局 2026 年支出预算情况说明"), "支出");
        assert_eq!(s("2026年部门预算公开表"), "公开表");
        assert_eq!(s("名词解释"), "名词解释");
        let part = |title| heading(1, title, "某县医保局", true).unwrap().1;
        assert_eq!(part("第二部分"), "第二部分");
        assert_eq!(part("第二部分 县医保局2026年度部门预算表"), "预算表");
        assert_eq!(part("第三部分 2026 年部门预算情况说明"), "情况说明");
        assert_eq!(part("第一部分 某县医保局概况"), "概况");
        assert_eq!(s("说明"), "说明");
        assert_eq!(s("部门预算表"), "预算表");
        assert_eq!(s("2026年部门预算编制说明"), "编制说明");
        assert_eq!(s("某县医保局（部门）主要职能"), "主要职能");
        assert_eq!(s("年度预算安排"), "年度预算安排");
        assert_eq!(s("2026 年度收入决算情况说明"), "收入决算");
    }

    #[test]
    fn parts_forms_and_sections_are_listed() {
        let text = "甲 乙 丙 丁 9 戊";
        let at = |c: char| text.find(c).unwrap() as u32;
        let head = |level, words: &str, c: char| Block::Heading {
            level,
            text: words.into(),
            spans: vec![(at(c), at(c) + 1)],
        };
        let blocks = vec![
            head(1, "第二部分 2026 年部门预算公开表", '甲'),
            head(2, "三、支出预算情况说明", '丁'),
            head(3, "（一）其他", '戊'),
            head(1, "某局主要职能", '戊'),
            Block::Paragraph { spans: vec![(0, 1)] },
        ];
        let figures = vec![figure(at('9'), at('9') + 1, "9")];
        let d = dossier(text, figures, vec![relation("same", "inconsistent", &[0])], blocks);
        let marked: Vec<_> =
            d.outline.iter().map(|e| (e.kind, e.label.as_str(), mark(&d, e, |_| false))).collect();
        assert_eq!(
            marked,
            [
                (Entry::Part, "公开表", Mark::Quiet),
                (Entry::Section, "三 支出", Mark::Disagrees),
                (Entry::Section, "某局主要职能", Mark::Quiet),
            ]
        );
        assert_eq!(mark(&d, &d.outline[1], |f| f == 0), Mark::Suspect);
        assert_eq!(d.outline[0].end, d.outline[1].start);
        assert_eq!(d.stands_in(at('9')).map(|entry| entry.label.as_str()), Some("三 支出"));
        assert_eq!(d.stands_in(at('乙')), None, "a part is too much");
    }
}
