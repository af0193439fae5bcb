//! What the columns of a table hold, by their headings: codes, names or figures, and of what year, flow and fund.

use super::codes;
use super::columns::Column;
use super::view::{ColumnPlace, Labels, Reading};
use crate::lexicon::vocabulary::{self, Meaning, is_code_heading, is_label_heading, is_neutral};
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Cell, Table};
use crate::text::number::{NoNumber, looks_like_number, no_number, tells_quantity, whole_cell};
use std::collections::HashSet;

/// Columns that lie on one place by their headings but tell different figures are of different things: the one whose
/// path is longer is a part of what nobody knows, and its fellows are within that.
pub(super) fn part_ways(table: &Table, columns: &[Column], places: &mut [ColumnPlace]) {
    let amount = |r: usize, c: usize| whole_cell(&table.rows[r][c].text.clean).map(|n| n.amount.value);
    let body = || (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
    let differ = |a: usize, b: usize| {
        let both = body().filter_map(|r| amount(r, a).zip(amount(r, b)));
        let (same, other) = both.fold((0, 0), |(s, d), (x, y)| if x == y { (s + 1, d) } else { (s, d + 1) });
        other > same
    };
    let path = |p: &ColumnPlace| &columns[p.column].path;
    for n in 1..places.len() {
        let Some(m) = (0..n).find(|&m| {
            !places[m].local
                && places[m].place == places[n].place
                && differ(places[m].column, places[n].column)
        }) else {
            continue;
        };
        let deeper = if path(&places[m]).len() > path(&places[n]).len() { m } else { n };
        let group = path(&places[deeper]).first().cloned().unwrap_or_default();
        if path(&places[deeper]).len() < 2 {
            continue;
        }
        for p in places.iter_mut().filter(|p| columns[p.column].path.first() == Some(&group)) {
            let own = p.place.on(Axis::Stage).clone();
            p.place.set(Axis::Stage, Member::local(format_args!("{group}.{own}")));
        }
    }
}

/// A column of which most figures that are not zero have a percent sign tells rates, whatever it is called.
pub(super) fn see_rates(table: &Table, column: &mut ColumnPlace) {
    let cells = table.rows.iter().skip(table.header_rows);
    let (mut rates, mut all) = (0, 0);
    for number in cells.filter_map(|row| whole_cell(&row[column.column].text.clean)) {
        let counts = usize::from(!number.amount.value.is_zero());
        all += counts;
        rates += if number.amount.unit == Unit::Percent { counts } else { 0 };
    }
    if all > 0 && 2 * rates > all && !column.rate {
        column.rate = true;
        column.local = true;
        column.place.year = 0;
        column.place.set(Axis::Fund, Member::local(&column.label));
    }
}

/// Where some columns of a table that nobody knows tell a flow by their words, 工资福利支出, and all of those the same,
/// the others are of it as well: 对个人和家庭的补助.
pub(super) fn one_flow(places: &mut [ColumnPlace]) {
    let flows: HashSet<Member> =
        places.iter().map(|p| p.place.on(Axis::Flow).clone()).filter(|f| !f.is_all()).collect();
    if let Some(flow) = flows.iter().next().filter(|_| flows.len() == 1) {
        places.iter_mut().for_each(|p| p.place.set(Axis::Flow, flow.clone()));
    }
}

/// The flow that all columns of a panel share by their headings: 收入 over the left, 支出 over the right.
pub(super) fn common_flow(places: &[ColumnPlace]) -> Member {
    let first = places.first().map_or(Member::ALL, |p| p.place.on(Axis::Flow).clone());
    if places.iter().all(|p| *p.place.on(Axis::Flow) == first) { first } else { Member::ALL }
}

/// The flow of a panel whose headings do not tell it, by its totals: 收入总计 or 支出总计, and not both.
pub(super) fn total_flow(table: &Table, labels: &Labels, body: &[usize]) -> Member {
    let says = |word: &str| {
        let mut cells =
            body.iter().flat_map(|&r| labels.names.iter().map(move |&c| &table.rows[r][c].text.clean));
        cells.any(|label| vocabulary::is_whole(label) && label.contains(word))
    };
    match (says("收入"), says("支出")) {
        (true, false) => Member::named("income"),
        (false, true) => Member::named("expenditure"),
        _ => Member::ALL,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Code,
    Name,
    Project,
    Figures,
}

/// Whether codes of one column need no other to be whole.
pub(super) fn whole_codes<'t>(cells: impl Iterator<Item = &'t Cell>) -> bool {
    let texts: Vec<&str> = cells.map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty()).collect();
    let whole = texts.iter().filter(|t| t.len() >= 3 && t.bytes().all(|b| b.is_ascii_digit())).count();
    2 * whole > texts.len()
}

/// What a column holds, by its headings and by what stands in it.
pub(super) fn kind<'t>(by: Reading, column: &Column, cells: impl Iterator<Item = &'t Cell>) -> ColumnKind {
    let texts: Vec<&str> = cells.map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty()).collect();
    let figures = texts.iter().filter(|t| whole_cell(t).is_some() || looks_like_number(t)).count();
    let words =
        texts.iter().filter(|t| no_number(t) == Some(NoNumber::Words) && !looks_like_number(t)).count();
    let leaf = column.leaf();
    // 功能科目 may head names or, as in lists of projects, codes.
    let of_subjects = ["科目", "分类"].iter().any(|w| leaf.ends_with(w));
    // Where headings were cut off, the first row and the last may have been cut, too.
    let inner = if column.path.is_empty() { texts.get(1..texts.len().saturating_sub(1)) } else { None };
    let coded = codes::are_codes(&texts) || inner.is_some_and(codes::are_codes);
    if by.form.is_none() && coded || of_subjects && codes::look_like_codes(&texts) {
        return ColumnKind::Code;
    }
    if column.path.iter().any(|h| is_code_heading(by.families, h))
        && (leaf.chars().count() == 1 || !is_label_heading(by.families, leaf))
    {
        return ColumnKind::Code;
    }
    if leaf == "项目名称" && figures == 0 && by.names_projects() {
        return ColumnKind::Project;
    }
    if figures == 0 && words > 0 && by.form.is_some() && holds_amounts(&texts) && names_amounts(by, column) {
        return ColumnKind::Figures;
    }
    if figures == 0 && words > 0 || is_label_heading(by.families, leaf) && figures <= words {
        ColumnKind::Name
    } else {
        ColumnKind::Figures
    }
}

/// Whether what stands in a column tells how much, though none of it can be read.
fn holds_amounts(texts: &[&str]) -> bool {
    let told = texts.iter().filter(|text| tells_quantity(text)).count();
    let silent = |text: &&&str| !matches!(no_number(text), Some(NoNumber::Words));
    told > 0 && told + texts.iter().filter(silent).count() == texts.len()
}

/// Whether the words over a column are those of amounts, and of nothing else.
fn names_amounts(by: Reading, column: &Column) -> bool {
    let base = by.form.map_or_else(|| Coordinate::of_year(by.about.year), |form| form.base(by.about.year));
    let leaf = column.leaf();
    let label = is_label_heading(by.families, leaf) || is_code_heading(by.families, leaf);
    !leaf.is_empty() && !label && !place(&base, 0, column, by).local
}

/// What the headings of a column say, from the outermost in.
pub(super) fn place(base: &Coordinate, column: usize, headings: &Column, by: Reading) -> ColumnPlace {
    let mut place = base.clone();
    let mut local = false;
    for heading in &headings.path {
        let bare = heading.split("（万元").next().unwrap_or(heading);
        let (year, bare) = year_of(bare, by.about.year);
        place.year = year.unwrap_or(place.year);
        if !bare.is_empty() && vocabulary::apply(by.families, &mut place, bare) == Meaning::Unknown {
            local = Some(heading) == headings.path.last() && !is_neutral(by.families, bare);
        }
    }
    let apart = |c: char| c.is_whitespace() || "、，".contains(c);
    let leaf = headings.leaf().replace(apart, "");
    let over_rates = headings.path.iter().any(|heading| is_rate(heading));
    if local && is_comparison(&leaf) || over_rates {
        local = true;
        // 增减额, 增减%: told of the columns beside it, no part of anything.
        place.year = 0;
    } else if let Some(over) = headings.path.iter().find(|heading| is_comparison(heading)) {
        // 增减变化情况 over 合计, 公务接待费: among themselves they add up.
        let differ = headings.path.len() > 1 && local && DIFFERENCES.iter().any(|w| leaf.contains(w));
        local |= differ;
        place.year = 0;
        if !differ {
            place.set(Axis::Stage, Member::local(over));
        }
    }
    if headings.path.is_empty() && by.form.is_none() {
        local = true;
        place.set(Axis::Fund, Member::local(format_args!("column:{column}")));
    } else if local {
        // A part of its own of what the headings above it name.
        let income = *place.on(Axis::Flow) == Member::INCOME || by.form.is_none();
        let axis = if income { Axis::Fund } else { Axis::Nature };
        let above = place.on(axis).clone();
        let above = if above.is_all() { String::new() } else { format!("{above}.") };
        // 合计 below 增减% is the rate of the one, not the other's amount.
        let name = if over_rates { headings.path.concat() } else { headings.leaf().to_string() };
        place.set(axis, Member::of(format!("{above}~{name}")));
    }
    let rate = local && over_rates;
    ColumnPlace { column, place, label: headings.leaf().to_string(), local, rate }
}

/// Whether a column tells how others differ: 增减额, 增减%.
pub(super) fn is_comparison(heading: &str) -> bool {
    is_rate(heading)
        || ["增减", "增加", "比上年", "较上年", "比执行数"].iter().any(|w| heading.starts_with(w))
}

/// Words of headings below 增减情况 that tell the difference itself, not what differs.
const DIFFERENCES: [&str; 4] = ["增减", "金额", "增加", "差额"];

/// Whether a column tells how well something went: 执行率, 得分.
pub(super) fn is_mark(heading: &str) -> bool {
    ["执行率", "完成率", "分值", "权重", "得分"].iter().any(|w| heading.contains(w))
}

/// Whether a column tells a rate of growth: 增减%, 增长率.
pub fn is_rate(heading: &str) -> bool {
    const RATES: [&str; 12] = [
        "率",
        "增幅",
        "幅度",
        "比例",
        "占比",
        "比重",
        "百分比",
        "增减比",
        "涨幅",
        "降幅",
        "百分数",
        "百分点",
    ];
    heading.contains('%') || RATES.iter().any(|w| heading.ends_with(w))
}

/// The year that a heading begins with, `2024年机关运行经费预算数` or 上年执行数, and what it says besides.
pub(super) fn year_of(heading: &str, present: i32) -> (Option<i32>, &str) {
    const BEFORE: [&str; 7] = ["执行数", "预算执行数", "预算数", "决算数", "预算", "决算", "预算安排"];
    if let Some(bare) = heading.strip_prefix("上年").filter(|bare| BEFORE.contains(bare)) {
        return (Some(present - 1), in_full(bare));
    }
    if let Some(bare) = heading.strip_prefix("本年").filter(|bare| BEFORE.contains(bare)) {
        return (Some(present), in_full(bare));
    }
    let digits = heading.bytes().take_while(u8::is_ascii_digit).count();
    let year = heading[..digits].parse().ok().filter(|year| (2000..2100).contains(year));
    match (year, heading[digits..].strip_prefix('年')) {
        (Some(year), Some(bare)) => (Some(year), in_full(bare.strip_prefix('度').unwrap_or(bare))),
        _ => (None, heading),
    }
}

/// `2024年预算`: a stage behind a year stands for its amounts.
fn in_full(stage: &str) -> &str {
    match stage {
        "预算" | "预算安排" => "预算数",
        "决算" => "决算数",
        "执行" | "预算执行" | "实际执行" => "执行数",
        other => other,
    }
}

/// Where a column is set apart for what comes from above, the one beside it holds the rest: the own part.
pub(super) fn narrow(mut columns: Vec<ColumnPlace>) -> Vec<ColumnPlace> {
    let from_above: Vec<String> = columns
        .iter()
        .filter_map(|c| c.place.on(Axis::Fund).strip_suffix(".from-above").map(str::to_string))
        .collect();
    for column in &mut columns {
        let fund = column.place.on(Axis::Fund).to_string();
        if from_above.contains(&fund) {
            column.place.set(Axis::Fund, Member::of(format!("{fund}.own")));
        }
    }
    columns
}
