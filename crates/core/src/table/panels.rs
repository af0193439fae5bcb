//! Panels of a table: which columns say what a row is and which hold figures, and the view of each panel.

use super::columns::{self, Column};
use super::headings::{
    ColumnKind, common_flow, is_mark, is_rate, kind, narrow, one_flow, part_ways, place, see_rates,
    total_flow, whole_codes,
};
use super::rows::{RowPlace, RowReader, plain_name};
use super::view::{ColumnPlace, Labels, Reading, View};
use super::{both_sides, carried, codes, entities};
use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::forms::Rows;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Cell, Table};
use crate::text::number::whole_cell;
use std::collections::HashSet;

/// The views of a table, under each reading of its headings.
pub fn views(block: usize, table: &Table, by: Reading) -> Vec<Vec<View>> {
    let readings = columns::readings(table, by.families);
    let panels = |columns: &Vec<Column>| Panels::new(block, table, by, columns).views();
    readings.iter().map(panels).collect()
}

/// A table that is cut into panels.
struct Panels<'a> {
    block: usize,
    table: &'a Table,
    by: Reading<'a>,
    columns: &'a [Column],
    /// The place that all figures share.
    base: Coordinate,
    /// The rows below the headings.
    body: Vec<usize>,
}

/// The columns of one panel.
#[derive(Default)]
struct Panel {
    /// Those that say what a row is.
    labels: Labels,
    /// Those of figures.
    values: Vec<usize>,
}

impl<'a> Panels<'a> {
    fn new(block: usize, table: &'a Table, by: Reading<'a>, columns: &'a [Column]) -> Self {
        let Reading { form, about, entity, .. } = by;
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
        let body = (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r)).collect();
        Panels { block, table, by, columns, base, body }
    }

    fn views(&self) -> Vec<View> {
        let panels = self.divide();
        let filled = (0..panels.len()).filter(|&n| !panels[n].values.is_empty());
        let views = both_sides::set_apart(filled.map(|n| self.view(&panels, n)).collect(), self.table);
        carried::with_carried(self.table, self.by.about, views)
    }

    /// The panels: each begins with the columns that say what its rows are.
    fn divide(&self) -> Vec<Panel> {
        let mut found: Vec<Panel> = Vec::new();
        for (c, column) in self.columns.iter().enumerate() {
            let cells = || self.body.iter().map(|&r| &self.table.rows[r][c]);
            if column.path.is_empty() && cells().all(|cell| cell.text.is_empty()) {
                continue;
            }
            // Numbers of lines are no figures.
            let numbers_lines = |heading: &str| matches!(heading, "行次" | "栏次");
            if numbers_lines(column.leaf())
                || column.leaf() == "序号"
                || column.path.iter().any(|h| numbers_lines(h))
            {
                continue;
            }
            // 项目支出绩效自评表: how well it went is no money; a rate is held against the amounts beside it.
            if self.by.form.is_none() && is_mark(column.leaf()) && !is_rate(column.leaf()) {
                continue;
            }
            // 科目编码 over the columns of 类, 款 and 项, of which the text kept but the first.
            let of_codes = |panel: &Panel| {
                let last = panel.labels.codes.last().is_some_and(|&code| code + 1 == c);
                panel.values.is_empty() && panel.labels.names.is_empty() && last
            };
            let goes_on = column.path.is_empty() && found.last().is_some_and(of_codes);
            let kind = match kind(self.by, column, cells()) {
                ColumnKind::Figures if goes_on && codes::are_of_levels(cells()) => ColumnKind::Code,
                kind => kind,
            };
            // The classification of government beside that of departments says the same once more.
            let coded_already = |labels: &Labels| !labels.codes.is_empty() && !labels.names.is_empty();
            if let Some(Panel { labels, values }) = found.last_mut()
                && values.is_empty()
                && coded_already(labels)
                && (kind == ColumnKind::Code && whole_codes(cells())
                    || kind == ColumnKind::Name && !labels.beside.is_empty())
            {
                labels.beside.extend(Some(c).filter(|_| kind == ColumnKind::Code));
                continue;
            }
            let fresh = found.last().is_none_or(|panel| !panel.values.is_empty());
            if kind != ColumnKind::Figures && fresh {
                found.push(Panel::default());
            }
            let Some(Panel { labels, values }) = found.last_mut() else { continue };
            match kind {
                ColumnKind::Code => labels.codes.push(c),
                ColumnKind::Name => labels.names.push(c),
                ColumnKind::Project => labels.project = Some(c),
                ColumnKind::Figures => values.push(c),
            }
        }
        // A form of one row needs no label: its row is the whole.
        let stated = |r: &&usize| self.table.rows[**r].iter().any(|c| whole_cell(&c.text.clean).is_some());
        if found.is_empty() && self.body.iter().filter(stated).count() == 1 {
            let values = (0..self.columns.len()).collect();
            found.push(Panel { labels: Labels::default(), values });
        }
        // Without codes or another name, the projects are the rows.
        for Panel { labels, .. } in &mut found {
            if labels.codes.is_empty() && labels.names.is_empty() {
                labels.names.extend(labels.project.take());
            }
            let rows: Vec<&[Cell]> = self.body.iter().map(|&r| &*self.table.rows[r]).collect();
            labels.measure(&rows);
        }
        found
    }

    /// The view of one panel.
    fn view(&self, panels: &[Panel], n: usize) -> View {
        let Panels { table, base, .. } = self;
        let Panel { labels, values } = &panels[n];
        let form = self.by.form;
        let mut places: Vec<ColumnPlace> =
            values.iter().map(|&c| place(base, c, &self.columns[c], self.by)).collect();
        places.iter_mut().for_each(|p| see_rates(table, p));
        part_ways(table, self.columns, &mut places);
        if form.is_none() {
            one_flow(&mut places);
        }
        let headed = common_flow(&places);
        let summed = if form.is_some() && panels.len() > 1 {
            total_flow(table, labels, &self.body)
        } else {
            Member::ALL
        };
        // Merged headings that a copy left out may stand over the wrong panel: 本年支出合计 below 收入.
        let moved = !headed.is_all() && !summed.is_all() && headed != summed;
        places.iter_mut().filter(|_| moved).for_each(|p| p.place.set(Axis::Flow, summed.clone()));
        let flow = if summed.is_all() { headed } else { summed };
        let mut rows = self.rows(panels, n, &flow);
        of_one_nature(base, &places, &mut rows);
        let rows = if self.by.entity.is_none() { single_entity(rows) } else { rows };
        View {
            block: self.block,
            form: form.cloned(),
            rows: uses(without_headings(rows, table, values)),
            flows: places.iter().any(|p| !p.place.on(Axis::Flow).is_all()) && flow.is_all(),
            columns: narrow(places),
            base: base.clone(),
        }
    }

    /// What the rows of a panel stand for.
    fn rows(&self, panels: &[Panel], n: usize, flow: &Member) -> Vec<(usize, RowPlace)> {
        let Panels { table, base, .. } = self;
        let Panel { labels, values } = &panels[n];
        let Reading { form, about, families, .. } = self.by;
        let row_base =
            if base.on(Axis::Flow).is_all() { base.with(Axis::Flow, flow.clone()) } else { base.clone() };
        let kind_of_rows = form.map_or(Rows::Outline, |f| f.rows);
        let coded = form.is_some() && !labels.codes.is_empty();
        let entities = entities::named(self.by, labels, self.columns);
        let mut reader = RowReader::new(row_base, kind_of_rows, (coded, entities), about, families);
        // A row without label of its own, its amount alone: the label stands in the panel to the left.
        let printed = |r: usize, values: &[usize]| values.iter().any(|&c| !table.rows[r][c].text.is_empty());
        let left = n.checked_sub(1).map(|left| &panels[left]);
        let label_of = |r: usize| {
            let empty = labels.all().all(|c| table.rows[r][c].text.is_empty());
            match left {
                Some(left) if empty && printed(r, values) && !printed(r, &left.values) => &left.labels,
                _ => labels,
            }
        };
        let mut rows: Vec<(usize, RowPlace)> = self
            .body
            .iter()
            .filter_map(|&r| reader.read(&table.rows[r], label_of(r)).map(|place| (r, place)))
            .collect();
        if form.is_none() {
            codes::by_prefix(table, labels, &mut rows);
        }
        whole_above_all(&mut rows);
        entities::wholes(table, values, &mut rows);
        rows
    }
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
    let stated = |r: usize| values.iter().any(|&c| whole_cell(&table.rows[r][c].text.clean).is_some());
    let places: HashSet<&Coordinate> =
        rows.iter().filter(|(r, _)| stated(*r)).map(|(_, row)| &row.place).collect();
    let heading: Vec<bool> = rows.iter().map(|(r, row)| places.contains(&row.place) && !stated(*r)).collect();
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
