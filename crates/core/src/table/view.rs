//! A view: one panel of a table with the places of its rows and columns. Side-by-side panels are views of their own.

use super::columns::{self, Column};
use super::headings::{
    ColumnKind, common_flow, is_mark, kind, narrow, one_flow, part_ways, place, see_rates, total_flow,
    whole_codes,
};
use super::rows::{RowPlace, RowReader, plain_name};
use super::{carried, codes, entities};
use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::Families;
use crate::lexicon::forms::{Form, Rows};
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Cell, Table};
use crate::model::report::Disclosure;
use crate::text::number::whole_cell;
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
    /// The entity whose form it is, if that is not who publishes.
    pub entity: Option<&'a str>,
}

impl Reading<'_> {
    /// Whether its column 项目名称 names projects, not lines of income or of an outline.
    pub(super) fn names_projects(&self) -> bool {
        self.form.is_none_or(|f| f.rows != Rows::Outline && *f.base(0).on(Axis::Flow) != Member::INCOME)
    }
}

/// The views of a table, under each reading of its headings.
pub fn views(block: usize, table: &Table, by: Reading) -> Vec<Vec<View>> {
    columns::readings(table, by.families).iter().map(|columns| panels(block, table, by, columns)).collect()
}

fn panels(block: usize, table: &Table, by: Reading, columns: &[Column]) -> Vec<View> {
    let Reading { form, about, families, entity } = by;
    let base = form.map_or(Coordinate::of_year(about.year), |f| f.base(about.year));
    let mut base = base.with(Axis::Stage, about.stage());
    // A form of expenditure by its title may tell income beside it: 年初结转和结余, 本年收入, 本年支出.
    if columns.iter().any(|c| c.path.iter().any(|h| h == "本年收入")) {
        base.set(Axis::Flow, Member::ALL);
    }
    // A table of no known form is compared with itself alone.
    let base = if let Some(name) = entity.filter(|_| form.is_some()) {
        base.with(Axis::Entity, Member::of(format!("entity:{}", plain_name(name))))
    } else if form.is_some() {
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
            && (kind == ColumnKind::Code && whole_codes(cells())
                || kind == ColumnKind::Name && !labels.beside.is_empty())
        {
            labels.beside.extend(Some(c).filter(|_| kind == ColumnKind::Code));
            continue;
        }
        let fresh = found.last().is_none_or(|(_, values)| !values.is_empty());
        if kind != ColumnKind::Figures && fresh {
            found.push((Labels::default(), Vec::new()));
        }
        let Some((labels, values)) = found.last_mut() else { continue };
        match kind {
            ColumnKind::Code => labels.codes.push(c),
            ColumnKind::Name => labels.names.push(c),
            ColumnKind::Project => labels.project = Some(c),
            ColumnKind::Figures => values.push(c),
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
            of_one_nature(&base, &places, &mut rows);
            View {
                block,
                form: form.cloned(),
                rows: uses(without_headings(
                    if entity.is_none() { single_entity(rows) } else { rows },
                    table,
                    values,
                )),
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

/// Where the headings of a panel say that all of it is of one nature, 公用经费, its rows are: 公用经费合计 is their whole.
fn of_one_nature(base: &Coordinate, places: &[ColumnPlace], rows: &mut [(usize, RowPlace)]) {
    let Some(nature) = places.first().map(|p| p.place.on(Axis::Nature).clone()) else { return };
    let one = places.iter().all(|p| *p.place.on(Axis::Nature) == nature);
    if !one || nature == *base.on(Axis::Nature) || nature.has_local() {
        return;
    }
    for (_, row) in rows.iter_mut().filter(|(_, r)| r.place.on(Axis::Nature).contains(&nature)) {
        row.place.set(Axis::Nature, nature.clone());
    }
}
