//! A view: one panel of a table with the places of its rows and columns. Side-by-side panels are views of their own.

use super::columns::{self, Column};
use super::rows::{RowPlace, RowReader};
use super::{carried, codes, entities};
use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::Families;
use crate::lexicon::forms::{Form, Rows};
use crate::lexicon::vocabulary::{self, Meaning, is_code_heading, is_label_heading, is_neutral};
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Cell, Table};
use crate::model::report::Disclosure;
use crate::text::number::{NoNumber, looks_like_number, no_number, whole_cell};
use crate::text::outline::outline_mark;
use std::collections::HashSet;

/// The columns of a panel that say what a row is.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Columns of codes, from class to item, or one with whole codes.
    pub codes: Vec<usize>,
    /// Columns of names; the last that is not empty counts.
    pub names: Vec<usize>,
    /// The column that names projects.
    pub project: Option<usize>,
    /// Further columns of codes, of another classification, beside which names may stand again.
    pub beside: Vec<usize>,
    /// Where names without code or mark are set in by level: how far, from the outermost.
    pub indents: Vec<u8>,
    /// Where columns of names stand for levels, one further in than the other: the level of each.
    pub levels: Vec<u8>,
}

impl Labels {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.codes.iter().chain(&self.names).copied().chain(self.project)
    }

    /// Finds out whether the columns of names stand for levels: some of them are never filled in the same row.
    fn measure(&mut self, rows: &[&[Cell]]) {
        if let ([name], true) = (&self.names[..], self.codes.is_empty()) {
            let cells = || rows.iter().map(|row| &row[*name]);
            let named = |c: &&Cell| !c.text.is_empty() && !vocabulary::is_whole(&c.text.clean);
            let marked = cells().any(|c| outline_mark(&c.text.clean).is_some());
            let mut indents: Vec<u8> = cells().filter(named).map(|c| c.indent).collect();
            let outermost = indents.first().copied();
            indents.sort_unstable();
            indents.dedup();
            if !marked && (2..=5).contains(&indents.len()) && outermost == indents.first().copied() {
                self.indents = indents;
            }
        }
        if !self.codes.is_empty() || self.names.len() < 2 {
            return;
        }
        let said = |row: &[Cell], n: usize| {
            let text = row[self.names[n]].text.clean.as_str();
            !text.is_empty() && !vocabulary::is_total(text)
        };
        let times = |a: usize, b: usize| rows.iter().filter(|row| said(row, a) && said(row, b)).count();
        // A column shares its level with the one before that it mostly goes along with.
        let mut level: Vec<usize> = (0..self.names.len()).collect();
        for n in 1..self.names.len() {
            let along = |&b: &usize| 2 * times(b, n) >= times(b, b).min(times(n, n)).max(1);
            if let Some(before) = (0..n).rev().find(along) {
                level[n] = level[before];
            }
        }
        let mut distinct = level.clone();
        distinct.dedup();
        if distinct.len() > 1 && distinct.is_sorted() {
            self.levels = level.iter().map(|l| distinct.partition_point(|d| d < l) as u8).collect();
        }
    }
}

impl Labels {
    /// Whether nothing says what a row is.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.names.is_empty() && self.project.is_none()
    }
}

/// What one column of figures stands for.
#[derive(Clone, Debug)]
pub struct ColumnPlace {
    /// Its column in the grid.
    pub column: usize,
    /// What it adds to a place.
    pub place: Coordinate,
    /// Its heading as clean text.
    pub label: String,
    /// Whether its heading named nothing known.
    pub local: bool,
    /// Whether it tells rates, by its heading or by what stands in it.
    pub rate: bool,
}

/// One panel of a table.
#[derive(Clone, Debug)]
pub struct View {
    /// Index of the table among the document's blocks.
    pub block: usize,
    /// The form, if it is a known one.
    pub form: Option<Form>,
    /// Rows of the grid with what they stand for.
    pub rows: Vec<(usize, RowPlace)>,
    /// Columns of figures.
    pub columns: Vec<ColumnPlace>,
    /// The place that all of its figures share.
    pub base: Coordinate,
    /// Whether its columns are of several flows, so that they say it and a total does not.
    pub flows: bool,
}

impl View {
    /// Whether it tells what is carried forward into the next year.
    pub fn carries_forward(&self) -> bool {
        let forward = |place: &Coordinate| is_left_over(place.on(Axis::Flow));
        self.form.is_some()
            && (self.rows.iter().any(|(_, r)| forward(&r.place))
                || self.columns.iter().any(|c| forward(&c.place)))
    }

    /// Where the figure of a row and a column lies.
    pub fn place(&self, row: &RowPlace, column: &ColumnPlace) -> Coordinate {
        let mut place = row.place.clone();
        place.year = column.place.year;
        let with_carried = row.place.on(Axis::Fund).starts_with("with-carried");
        for axis in Axis::EACH {
            let member = column.place.on(axis);
            // A row may say more than its column does, as 收入总计 does of the flow.
            let base = self.base.on(axis);
            let forward = is_left_over(member);
            let own = row.total && base.is_all() && !self.flows || row.place.on(axis) != base;
            let said = axis == Axis::Flow && !forward && own;
            if member != base && !member.contains(row.place.on(axis)) && !said {
                place.set(axis, member.clone());
            }
        }
        if with_carried {
            carried::both(&mut place);
        }
        place
    }
}

/// What a table is read by: its form, who publishes it, and the words that are known.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The form, if its title names one.
    pub form: Option<&'a Form>,
    /// Who publishes, for which year.
    pub about: &'a Disclosure,
    /// The words.
    pub families: &'a Families,
}

impl Reading<'_> {
    /// Whether its column 项目名称 names projects, not lines of income or of an outline.
    fn names_projects(&self) -> bool {
        self.form.is_none_or(|f| f.rows != Rows::Outline && *f.base(0).on(Axis::Flow) != Member::INCOME)
    }
}

/// The views of a table, under each reading of its headings.
pub fn views(block: usize, table: &Table, by: Reading) -> Vec<Vec<View>> {
    columns::readings(table, by.families).iter().map(|columns| panels(block, table, by, columns)).collect()
}

fn panels(block: usize, table: &Table, by: Reading, columns: &[Column]) -> Vec<View> {
    let Reading { form, about, families } = by;
    let base = form.map_or(Coordinate::of_year(about.year), |f| f.base(about.year));
    let mut base = base.with(Axis::Stage, about.stage());
    // A form of expenditure by its title may tell income beside it: 年初结转和结余, 本年收入, 本年支出.
    if columns.iter().any(|c| c.path.iter().any(|h| h == "本年收入")) {
        base.set(Axis::Flow, Member::ALL);
    }
    // A table of no known form is compared with itself alone.
    let base = if form.is_some() {
        base
    } else {
        base.with(Axis::Entity, Member::local(format_args!("table:{block}")))
    };
    let body: Vec<usize> =
        (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r)).collect();
    let mut found: Vec<(Labels, Vec<usize>)> = Vec::new();
    for (c, column) in columns.iter().enumerate() {
        let cells = || body.iter().map(|&r| &table.rows[r][c]);
        if column.path.is_empty() && cells().all(|cell| cell.text.is_empty()) {
            continue;
        }
        // Numbers of lines are no figures.
        if matches!(column.leaf(), "行次" | "序号") || column.path.iter().any(|h| h == "行次") {
            continue;
        }
        // 项目支出绩效自评表: how well it went is no money.
        if form.is_none() && is_mark(column.leaf()) {
            continue;
        }
        let kind = kind(by, column, cells());
        // The classification of government beside that of departments says the same once more.
        let coded_already = |labels: &Labels| !labels.codes.is_empty() && !labels.names.is_empty();
        if let Some((labels, values)) = found.last_mut()
            && values.is_empty()
            && coded_already(labels)
            && (kind == Kind::Code && whole_codes(cells()) || kind == Kind::Name && !labels.beside.is_empty())
        {
            labels.beside.extend(Some(c).filter(|_| kind == Kind::Code));
            continue;
        }
        let fresh = found.last().is_none_or(|(_, values)| !values.is_empty());
        if kind != Kind::Figures && fresh {
            found.push((Labels::default(), Vec::new()));
        }
        let Some((labels, values)) = found.last_mut() else { continue };
        match kind {
            Kind::Code => labels.codes.push(c),
            Kind::Name => labels.names.push(c),
            Kind::Project => labels.project = Some(c),
            Kind::Figures => values.push(c),
        }
    }
    // A form of one row needs no label: its row is the whole.
    let told = |r: &&usize| table.rows[**r].iter().any(|c| whole_cell(&c.text.clean).is_some());
    if found.is_empty() && body.iter().filter(told).count() == 1 {
        found.push((Labels::default(), (0..columns.len()).collect()));
    }
    // Without codes or another name, the projects are the rows.
    for (labels, _) in &mut found {
        if labels.codes.is_empty() && labels.names.is_empty() {
            labels.names.extend(labels.project.take());
        }
        let rows: Vec<&[Cell]> = body.iter().map(|&r| &*table.rows[r]).collect();
        labels.measure(&rows);
    }
    let printed = |r: usize, values: &[usize]| values.iter().any(|&c| !table.rows[r][c].text.is_empty());
    let views = found
        .iter()
        .enumerate()
        .filter(|(_, (_, values))| !values.is_empty())
        .map(|(n, (labels, values))| {
            let mut places: Vec<ColumnPlace> =
                values.iter().map(|&c| place(&base, c, &columns[c], by)).collect();
            places.iter_mut().for_each(|p| see_rates(table, p));
            part_ways(table, columns, &mut places);
            if form.is_none() {
                one_flow(&mut places);
            }
            let headed = common_flow(&places);
            let summed = if form.is_some() && found.len() > 1 {
                total_flow(table, labels, &body)
            } else {
                Member::ALL
            };
            // Merged headings that a copy left out may stand over the wrong panel: 本年支出合计 below 收入.
            let moved = !headed.is_all() && !summed.is_all() && headed != summed;
            places.iter_mut().filter(|_| moved).for_each(|p| p.place.set(Axis::Flow, summed.clone()));
            let flow = if summed.is_all() { headed } else { summed };
            let row_base =
                if base.on(Axis::Flow).is_all() { base.with(Axis::Flow, flow.clone()) } else { base.clone() };
            let rows = form.map_or(Rows::Outline, |f| f.rows);
            let coded = form.is_some() && !labels.codes.is_empty();
            let mut reader = RowReader::new(
                row_base,
                rows,
                (coded, entities::named(by, labels, columns)),
                about,
                families,
            );
            // A row without label of its own, its amount alone: the label stands in the panel to the left.
            let left = n.checked_sub(1).map(|left| &found[left]);
            let label_of = |r: usize| {
                let empty = labels.all().all(|c| table.rows[r][c].text.is_empty());
                match left {
                    Some((further, values_there))
                        if empty && printed(r, values) && !printed(r, values_there) =>
                    {
                        further
                    }
                    _ => labels,
                }
            };
            let mut rows: Vec<(usize, RowPlace)> = body
                .iter()
                .filter_map(|&r| reader.read(&table.rows[r], label_of(r)).map(|place| (r, place)))
                .collect();
            if form.is_none() {
                codes::by_prefix(table, labels, &mut rows);
            }
            whole_above_all(&mut rows);
            entities::wholes(table, values, &mut rows);
            View {
                block,
                form: form.cloned(),
                rows: uses(without_headings(single_entity(rows), table, values)),
                flows: places.iter().any(|p| !p.place.on(Axis::Flow).is_all()) && flow.is_all(),
                columns: narrow(places),
                base: base.clone(),
            }
        })
        .collect();
    carried::with_carried(table, about, views)
}

/// Where a panel has but one row of its outermost marks, which nobody knows, 一、部门预算, and what stands below it is known
/// and no part of that name, the row is the whole of it.
fn whole_above_all(rows: &mut [(usize, RowPlace)]) {
    let Some(first) = rows.iter().position(|(_, r)| r.mark().is_some()) else { return };
    let level = rows[first].1.mark();
    let alone = rows.iter().filter(|(_, r)| r.mark() <= level && r.mark().is_some()).count() == 1;
    let Some((_, next)) = rows.get(first + 1) else { return };
    let (own, below) = (&rows[first].1, &next.place);
    if !alone || !own.local || next.mark() <= level || next.local || own.place.contains(below) {
        return;
    }
    let place = &mut rows[first].1.place;
    for axis in [Axis::Function, Axis::Nature, Axis::Economic] {
        if place.on(axis).starts_with('~') {
            place.set(axis, Member::ALL);
        }
    }
    if let Some((above, _)) = place.on(Axis::Fund).as_str().rsplit_once(".~") {
        let above = Member::of(above.to_string());
        place.set(Axis::Fund, above);
    }
    rows[first].1.local = false;
}

/// A row that tells no figure, where another tells the same place with one, is but a heading.
fn without_headings(rows: Vec<(usize, RowPlace)>, table: &Table, values: &[usize]) -> Vec<(usize, RowPlace)> {
    let told = |r: usize| values.iter().any(|&c| whole_cell(&table.rows[r][c].text.clean).is_some());
    let places: HashSet<&Coordinate> =
        rows.iter().filter(|(r, _)| told(*r)).map(|(_, row)| &row.place).collect();
    let heading: Vec<bool> = rows.iter().map(|(r, row)| places.contains(&row.place) && !told(*r)).collect();
    rows.into_iter().zip(heading).filter(|(_, heading)| !heading).map(|(row, _)| row).collect()
}

/// Where a table names one entity only, or one below the other, that is the whole.
fn single_entity(mut rows: Vec<(usize, RowPlace)>) -> Vec<(usize, RowPlace)> {
    let entities = rows.iter().map(|(_, r)| r.place.on(Axis::Entity).clone());
    let mut named: Vec<Member> = entities.filter(|m| m.starts_with("entity:")).collect();
    named.sort_by_key(|member| member.len());
    if !named.is_empty() && named.windows(2).all(|pair| pair[0].contains(&pair[1])) {
        rows.iter_mut().for_each(|(_, r)| r.place.set(Axis::Entity, Member::ALL));
    }
    rows
}

/// Where a panel of expenditure tells what is carried forward as well, its total is of all uses, not of expenditure.
fn uses(mut rows: Vec<(usize, RowPlace)>) -> Vec<(usize, RowPlace)> {
    let forward = |r: &RowPlace| is_left_over(r.place.on(Axis::Flow));
    if rows.iter().any(|(_, r)| forward(r)) {
        let totals = rows
            .iter_mut()
            .filter(|(_, r)| r.total && !r.label.contains("本年") && !r.label.contains("当年"));
        totals.for_each(|(_, r)| r.place.set(Axis::Flow, Member::ALL));
    }
    rows
}

/// Columns that lie on one place by their headings but tell different figures are of different things: the one whose
/// path is longer is a part of what nobody knows, and its fellows are within that.
fn part_ways(table: &Table, columns: &[Column], places: &mut [ColumnPlace]) {
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
fn see_rates(table: &Table, column: &mut ColumnPlace) {
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
fn one_flow(places: &mut [ColumnPlace]) {
    let flows: HashSet<Member> =
        places.iter().map(|p| p.place.on(Axis::Flow).clone()).filter(|f| !f.is_all()).collect();
    if let Some(flow) = flows.iter().next().filter(|_| flows.len() == 1) {
        places.iter_mut().for_each(|p| p.place.set(Axis::Flow, flow.clone()));
    }
}

/// The flow that all columns of a panel share by their headings: 收入 over the left, 支出 over the right.
fn common_flow(places: &[ColumnPlace]) -> Member {
    let first = places.first().map_or(Member::ALL, |p| p.place.on(Axis::Flow).clone());
    if places.iter().all(|p| *p.place.on(Axis::Flow) == first) { first } else { Member::ALL }
}

/// The flow of a panel whose headings do not tell it, by its totals: 收入总计 or 支出总计, and not both.
fn total_flow(table: &Table, labels: &Labels, body: &[usize]) -> Member {
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
enum Kind {
    Code,
    Name,
    Project,
    Figures,
}

/// Whether codes of one column need no other to be whole.
fn whole_codes<'t>(cells: impl Iterator<Item = &'t Cell>) -> bool {
    let texts: Vec<&str> = cells.map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty()).collect();
    let whole = texts.iter().filter(|t| t.len() >= 3 && t.bytes().all(|b| b.is_ascii_digit())).count();
    2 * whole > texts.len()
}

/// What a column holds, by its headings and by what stands in it.
fn kind<'t>(by: Reading, column: &Column, cells: impl Iterator<Item = &'t Cell>) -> Kind {
    let texts: Vec<&str> = cells.map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty()).collect();
    let figures = texts.iter().filter(|t| whole_cell(t).is_some() || looks_like_number(t)).count();
    let words =
        texts.iter().filter(|t| no_number(t) == Some(NoNumber::Words) && !looks_like_number(t)).count();
    let leaf = column.leaf();
    if by.form.is_none() && codes::are_codes(&texts) {
        return Kind::Code;
    }
    if column.path.iter().any(|h| is_code_heading(by.families, h))
        && (leaf.chars().count() == 1 || !is_label_heading(by.families, leaf))
    {
        return Kind::Code;
    }
    if leaf == "项目名称" && figures == 0 && by.names_projects() {
        return Kind::Project;
    }
    if figures == 0 && words > 0 || is_label_heading(by.families, leaf) && figures <= words {
        Kind::Name
    } else {
        Kind::Figures
    }
}

/// What the headings of a column say, from the outermost in.
fn place(base: &Coordinate, column: usize, headings: &Column, by: Reading) -> ColumnPlace {
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
    if local && is_comparison(&leaf) || is_rate(&leaf) {
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
    if local {
        // A part of its own of what the headings above it name.
        let income = *place.on(Axis::Flow) == Member::INCOME || by.form.is_none();
        let axis = if income { Axis::Fund } else { Axis::Nature };
        let above = place.on(axis).clone();
        let above = if above.is_all() { String::new() } else { format!("{above}.") };
        place.set(axis, Member::of(format!("{above}~{}", headings.leaf())));
    }
    let rate = local && is_rate(headings.leaf());
    ColumnPlace { column, place, label: headings.leaf().to_string(), local, rate }
}

/// Whether a column tells how others differ: 增减额, 增减%.
fn is_comparison(heading: &str) -> bool {
    is_rate(heading)
        || ["增减", "增加", "比上年", "较上年", "比执行数"].iter().any(|w| heading.starts_with(w))
}

/// Words of headings below 增减情况 that tell the difference itself, not what differs.
const DIFFERENCES: [&str; 4] = ["增减", "金额", "增加", "差额"];

/// Whether a column tells how well something went: 执行率, 得分.
fn is_mark(heading: &str) -> bool {
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
fn year_of(heading: &str, present: i32) -> (Option<i32>, &str) {
    const BEFORE: [&str; 4] = ["执行数", "预算执行数", "预算数", "决算数"];
    if let Some(bare) = heading.strip_prefix("上年").filter(|bare| BEFORE.contains(bare)) {
        return (Some(present - 1), bare);
    }
    if let Some(bare) = heading.strip_prefix("本年").filter(|bare| BEFORE.contains(bare)) {
        return (Some(present), bare);
    }
    let digits = heading.bytes().take_while(u8::is_ascii_digit).count();
    let year = heading[..digits].parse().ok().filter(|year| (2000..2100).contains(year));
    match (year, heading[digits..].strip_prefix('年')) {
        (Some(year), Some(bare)) => (Some(year), bare.strip_prefix('度').unwrap_or(bare)),
        _ => (None, heading),
    }
}

/// Where a column is set apart for what comes from above, the one beside it holds the rest: the own part.
fn narrow(mut columns: Vec<ColumnPlace>) -> Vec<ColumnPlace> {
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
