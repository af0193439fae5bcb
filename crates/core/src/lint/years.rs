//! Hygiene: the budget year and the year before, where the template puts them (GJ604, GJ605, GJ606).
//! A year in the free words of a reason or in the number of a document gives nothing.

use super::scan::{before, in_reason, is_han, sentence};
use super::{Kind, Said, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::parse::identity::same_entity;
use crate::source::Text;
use crate::text::title::{Year, mark_length, year_number, years};

/// GJ604 to GJ606.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    if scene.about.year == 0 {
        return found;
    }
    budget_year(scene, &mut found);
    executed(scene, &mut found);
    for said in &scene.said {
        match said.kind {
            Kind::Cell => {
                if said.text.clean.contains("工作") && is_of_targets(scene, said.block) {
                    plan(scene, said.text, &mut found);
                }
            }
            _ => {
                for year in years(&said.text.clean).into_iter().filter(|_| said.kind != Kind::Title) {
                    year_end(scene, said.text, year, &mut found);
                    compared(scene, said.text, year, &mut found);
                }
                pairs(scene, said.text, &mut found);
            }
        }
    }
    found
}

/// GJ604; where most places name another year, the year of the document was not understood.
fn budget_year(scene: &Scene, found: &mut Vec<Finding>) {
    let (mut wrong, mut right) = (Vec::new(), 0_usize);
    for said in scene.said.iter().filter(|s| s.kind != Kind::Cell) {
        for year in years(&said.text.clean).into_iter().filter(|y| is_budget_year(scene, said, *y)) {
            if year.year == scene.about.year {
                right += 1;
            } else {
                wrong.push((said.text, year));
            }
        }
    }
    if wrong.len() <= right {
        found.extend(wrong.into_iter().map(|(text, year)| wrong_year(scene, text, year)));
    }
}

fn wrong_year(scene: &Scene, text: &Text, at: Year) -> Finding {
    let (year, own) = (at.year, scene.about.year);
    finding(
        RuleId::GJ604,
        vec![text.source_span(at.start, at.end)],
        format!("此处写作 {year} 年，本文件是 {own} 年的，可能是上一年文件的遗留。请核对年份。"),
        format!(
            "{year} stands here in a document of {own}; perhaps left over from an earlier one. Check the year."
        ),
    )
}

/// Words of the template that follow the budget year in titles and headings.
const TITLED: &[&str] = &[
    "部门",
    "单位",
    "预算",
    "决算",
    "收支",
    "收入",
    "支出",
    "财政拨款",
    "一般公共预算",
    "政府性基金",
    "国有资本经营",
    "上年结转",
    "三公",
    "委托业务费",
    "区级",
    "市级",
    "省级",
    "县级",
    "政府采购预算",
];

/// Words that follow the budget year in sentences that name the entity.
const SAID: &[&str] = &[
    "收支总预算",
    "收入预算",
    "支出预算",
    "财政拨款",
    "一般公共预算",
    "政府性基金",
    "国有资本经营",
    "上年结转",
    "委托业务费",
    "所有收入",
    "没有",
    "的机关运行",
    "的事业单位运行",
    "机关运行",
    "政府采购预算",
];

/// Whether the template puts the budget year at this place.
fn is_budget_year(scene: &Scene, said: &Said, year: Year) -> bool {
    let clean = said.text.clean.as_str();
    let after = clean[year.end..].trim_start_matches('度');
    let starts = |words: &[&str]| words.iter().any(|w| after.starts_with(w));
    let lead = &clean[..year.start];
    let short = clean.len() <= 3 * 70 && !clean.contains(['，', '。', '；', '：', '《', '〔']);
    let title = matches!(said.kind, Kind::Title | Kind::Heading) && short && !is_past(scene, clean);
    let opening = lead.is_empty() || lead == &clean[..mark_length(clean)] || is_name(scene, lead);
    if title && opening && starts(TITLED) {
        return true;
    }
    // 第二部分 2025年部门预算公开表
    if title && clean.starts_with('第') && starts(TITLED) {
        return true;
    }
    if said.kind == Kind::Caption && short && clean.trim_matches(['（', '）']).len() == year.end - year.start
    {
        return true;
    }
    if said.kind == Kind::Caption || in_reason(clean, year.start) {
        return false;
    }
    // A page break may cut the words short.
    let cut = !after.is_empty() && SAID.iter().any(|w| w.starts_with(after));
    if is_name(scene, lead) && (starts(SAID) || cut) {
        return true;
    }
    let alone = || !sentence(clean, year.start).contains(&format!("{}年", scene.about.year));
    let after_item = lead.ends_with("（项）：") || lead.ends_with("（项）");
    if after_item && starts(&["预算数为", "预算安排"]) && alone() {
        return true;
    }
    let bare_start = lead.is_empty() && said.kind == Kind::Paragraph;
    bare_start
        && starts(&[
            "财政拨款收支总预算",
            "财政拨款三公经费预算",
            "部门预算未安排",
            "单位预算未安排",
            "，本部门预算绩效",
            "，本单位预算绩效",
        ])
        && alone()
}

/// What was done last year is told under last year's name.
fn is_past(scene: &Scene, title: &str) -> bool {
    let done = ["执行", "完成", "自评", "评价", "调整", "通知"].iter().any(|w| title.contains(w));
    done || !scene.about.final_accounts && title.contains("决算")
}

/// Whether the words before a year end in the entity's name.
fn is_name(scene: &Scene, lead: &str) -> bool {
    let entity = scene.about.entity.as_str();
    if entity.is_empty() {
        return false;
    }
    if lead.ends_with(entity) {
        return true;
    }
    let lead = before(lead, lead.len(), 60);
    let from = lead
        .rfind(|c: char| !is_han(c))
        .map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
    let name = lead[from..].trim_start_matches("关于");
    same_entity(name, entity)
}

/// `截至2024年底，…占用使用国有资产` in a budget of 2026.
fn year_end(scene: &Scene, text: &Text, year: Year, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let after = &clean[year.end..];
    let at_end = ["底", "末", "12月31日"].iter().any(|w| after.starts_with(w));
    let until = ["截至", "截止", "截止到", "截至到"].iter().any(|w| clean[..year.start].ends_with(w));
    let own = scene.about.year;
    let expected = if scene.about.final_accounts { own } else { own - 1 };
    // Of a piece that speaks of no budget nobody knows whether it is of one.
    const BUDGET: [&str; 6] = ["部门预算", "单位预算", "预算公开", "预算编制", "年预算", "年度预算"];
    let names = |clean: &str| BUDGET.iter().any(|word| clean.contains(word));
    // A title or a heading calls it so; a sentence speaks of the budget of its year in final accounts too.
    let heads = |clean: &str| clean.chars().count() <= LONGEST_TITLE && !clean.contains('。');
    let titled = |clean: &str| heads(clean) && names(clean);
    let of_budget = scene.about.final_accounts || scene.said.iter().any(|s| titled(&s.text.clean));
    if !(at_end && until) || year.year == expected || year.year > own || !of_budget {
        return;
    }
    let rest = sentence(clean, year.start);
    if !["资产", "车辆", "占用", "占有"].iter().any(|w| rest.contains(w)) {
        return;
    }
    let stated = year.year;
    found.push(finding(
        RuleId::GJ605,
        vec![text.source_span(year.start, year.end)],
        format!("此处写作截至 {stated} 年底，{own} 年的文件通常写截至 {expected} 年底，可能是往年的遗留，数字也可能未更新。请核对。"),
        format!("The end of {stated} stands here; a document of {own} usually tells the end of {expected}. Check the year and whether the figures are of it."),
    ));
}

/// No title of a document is longer, in characters.
const LONGEST_TITLE: usize = 40;

/// `比2024年预算增加` in a budget of 2026.
fn compared(scene: &Scene, text: &Text, year: Year, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let after = clean[year.end..].trim_start_matches('度');
    let before = ["比", "较", "与"].iter().any(|w| clean[..year.start].ends_with(w));
    let same =
        ["预算增", "预算减", "预算数增", "预算数减", "预算执行数增", "预算执行数减", "预算相比", "预算持平"];
    let template = same.iter().any(|w| after.starts_with(w));
    let own = scene.about.year;
    // What was carried out is held against the budget of its own year.
    let own_plan = scene.about.final_accounts && year.year == own && !after.starts_with("预算执行");
    if !before || !template || year.year == own - 1 || own_plan || in_reason(clean, year.start) {
        return;
    }
    let (stated, prior) = (year.year, own - 1);
    found.push(finding(
        RuleId::GJ605,
        vec![text.source_span(year.start, year.end)],
        format!("此处与 {stated} 年相比，{own} 年的上年是 {prior} 年。请核对年份和增减数。"),
        format!(
            "This compares with {stated}; the year before {own} is {prior}. Check the year and the change."
        ),
    ));
}

/// `2024年与2026年均未安排`: the years named should be this year and the last one.
fn pairs(scene: &Scene, text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    for year in years(clean) {
        let after = &clean[year.end..];
        let after = after.strip_prefix("两年").unwrap_or(after);
        let after = after.trim_start_matches(['均', '都', '度']);
        if !["未安排", "未发生", "无安排", "没有安排"].iter().any(|w| after.starts_with(w)) {
            continue;
        }
        let Some((start, first)) = year_before(&clean[..year.start]) else { continue };
        let own = scene.about.year;
        let stated = [first.min(year.year), first.max(year.year)];
        if stated == [own - 1, own] || stated[0] == stated[1] {
            continue;
        }
        let (a, b, prior) = (stated[0], stated[1], own - 1);
        found.push(finding(
            RuleId::GJ605,
            vec![text.source_span(start, year.end)],
            format!("此处写作 {a} 年与 {b} 年，按与上年对比应为 {prior} 年与 {own} 年，可能是往年的遗留。请核对。"),
            format!("{a} and {b} stand here; a comparison with last year names {prior} and {own}. Perhaps left over; please check."),
        ));
    }
}

/// The year that stands right before a second one: `2024年与`, `2024、`, `2024年和`.
fn year_before(lead: &str) -> Option<(usize, i32)> {
    let lead = lead.strip_suffix(['与', '和', '、', '及'])?;
    let lead = lead.trim_end_matches('度');
    let digits = lead.strip_suffix('年').unwrap_or(lead);
    let start = digits.len().checked_sub(4)?;
    Some((start, year_number(digits.get(start..)?)?))
}

/// `2023年当年预算执行数为` in a budget of 2025 whose other items tell that of 2024.
fn executed(scene: &Scene, found: &mut Vec<Finding>) {
    const SAID: [&str; 5] = ["当年预算执行数", "预算执行数为", "年预算执行数", "执行数", "度执行数"];
    let own = scene.about.year;
    if scene.about.final_accounts {
        return;
    }
    let (mut wrong, mut right) = (Vec::new(), 0_usize);
    for said in scene.said.iter().filter(|s| s.kind == Kind::Paragraph) {
        for year in years(&said.text.clean) {
            let after = &said.text.clean[year.end..];
            if !SAID.iter().any(|w| after.starts_with(w)) || in_reason(&said.text.clean, year.start) {
                continue;
            }
            match own - year.year {
                1 => right += 1,
                2..=4 => wrong.push((said.text, year)),
                _ => {}
            }
        }
    }
    if wrong.len() >= right {
        return;
    }
    for (text, year) in wrong {
        let (stated, prior) = (year.year, own - 1);
        found.push(finding(
            RuleId::GJ605,
            vec![text.source_span(year.start, year.end)],
            format!("此处写作 {stated} 年执行数，其他各处是 {prior} 年，可能是往年的遗留。请核对年份和数字。"),
            format!(
                "The outturn of {stated} stands here, elsewhere that of {prior}. Check the year and the figure."
            ),
        ));
    }
}

/// `2024年主要工作计划` as the basis of a target of 2026.
fn plan(scene: &Scene, text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let own = scene.about.year;
    for year in years(clean) {
        let after = clean[year.end..].trim_start_matches('度');
        let words = ["工作计划", "主要工作计划", "重点工作计划", "工作要点", "重点工作任务", "工作安排"];
        let plan = words.iter().any(|w| after.starts_with(w));
        if plan && (own - 4..own).contains(&year.year) && clean.len() <= 3 * 40 {
            let stated = year.year;
            found.push(finding(
                RuleId::GJ606,
                vec![text.source_span(year.start, year.end)],
                format!("指标依据写作 {stated} 年的工作计划，本文件是 {own} 年的。请核对是否应为 {own} 年。"),
                format!("The target's basis is a plan of {stated} in a document of {own}. Check whether {own} is meant."),
            ));
        }
    }
}

fn is_of_targets(scene: &Scene, block: usize) -> bool {
    let forms = &scene.about.forms;
    let at = forms.binary_search_by_key(&block, |f| f.block);
    at.is_ok_and(|n| forms[n].form.ends_with("targets"))
}
