//! From a document to figures: each number of a table with its place in the cube.

mod by_columns;
pub mod carried;
mod codes;
pub mod columns;
pub mod divisions;
mod entities;
mod evaluated;
pub mod headings;
mod ladder;
mod merged;
pub mod names;
pub mod rows;
pub mod targets;
pub mod view;

use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::{Families, Family};
use crate::lexicon::forms::Rows;
use crate::model::amount::{Amount, Unit};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Document, Table};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::reason::Reason;
use crate::model::report::{Disclosure, FormFound, Known};
use crate::source::Text;
use crate::text::number::{NoNumber, Number, is_padded, no_number, numbers, whole_cell};
use std::collections::{HashMap, HashSet};
use view::Reading;
pub use view::View;

/// Figures of the tables, and the views that they stand in.
#[derive(Clone, Debug, Default)]
pub struct Recognised {
    /// Every number of a table of money, in the order of the text.
    pub figures: Vec<Figure>,
    /// The views.
    pub views: Vec<View>,
    /// The figure of a cell (block, row, column).
    pub cells: HashMap<(usize, usize, usize), FigureId>,
    /// Cells (block, row, column) that are not empty, though it is not known which figure stands there.
    pub unknown: HashSet<(usize, usize, usize)>,
    /// Figures of cells and, after each, what a converter left of it a second time.
    pub echoes: Vec<(FigureId, FigureId)>,
    /// Whether something is carried forward into the next year.
    pub carries_forward: bool,
    /// Whether sentences alone say that something is, without telling how much.
    pub says_carried_forward: bool,
    /// Whether a form of fiscal appropriation tells what was carried over together with this year's.
    pub fiscal_with_carried: bool,
    /// Whether what is spent comes from what was left of other years as well, or is left for others: final accounts
    /// in which something was carried over or forward.
    pub mixes_years: bool,
    /// Whether a budget spends what was carried over as well: what a fund brings in is not what is spent of it then.
    pub spends_carried: bool,
    /// The forms found.
    pub forms: Vec<FormFound>,
}

impl Recognised {
    /// The place under which a figure is compared. Income and expenditure of a budget balance, so they are one;
    /// where something is carried forward, income balances with all uses.
    pub fn key(&self, place: &Coordinate) -> Coordinate {
        let spent = || {
            let fund = place.on(Axis::Fund);
            let scope = fund.strip_prefix("current.").filter(|scope| scope.starts_with("fiscal"));
            scope.map_or(place.clone(), |s| place.with(Axis::Fund, Member::of(format!("with-carried.{s}"))))
        };
        match place.on(Axis::Flow).as_str() {
            "income" => place.with(Axis::Flow, Member::MONEY),
            "all" if self.mixes_years => spent().with(Axis::Flow, Member::MONEY),
            "expenditure" | "carried-forward" if self.mixes_years => spent(),
            "all" => place.with(Axis::Flow, Member::MONEY),
            "expenditure" if self.spends_carried && place.on(Axis::Fund).starts_with("current.") => {
                place.clone()
            }
            "expenditure" if self.spends_carried && place.on(Axis::Fund).starts_with("current.") => {
                place.clone()
            }
            "expenditure" if !self.carries_forward && !self.mixes_years => {
                place.with(Axis::Flow, Member::MONEY)
            }
            _ => place.clone(),
        }
    }
}

impl Recognised {
    /// Sees whether what is told, in forms and by now in sentences, comes from other years or is left for others.
    pub fn weigh_years(&mut self, about: &Disclosure) {
        let told = self
            .figures
            .iter()
            .any(|figure| carried_forward(&figure.coordinate) && !figure.amount.value.is_zero());
        self.carries_forward = told || self.says_carried_forward;
        let carried = |f: &&Figure| f.coordinate.on(Axis::Fund).starts_with("carry-over");
        let spent = |f: &Figure| {
            *f.coordinate.on(Axis::Flow) == Member::EXPENDITURE && f.coordinate.on(Axis::Nature).is_all()
        };
        let of_year = |f: &&Figure| f.role == Role::Amount && f.coordinate.year == about.year;
        let mut told = self.figures.iter().filter(of_year).filter(carried);
        // Where its use is told on its own, of projects and all else, the other funds are of this year.
        let apart = self.figures.iter().filter(carried).any(spent);
        self.spends_carried = !about.final_accounts && !apart && told.any(|f| !f.amount.value.is_zero());
        // Nothing is left of other years only where it is told to be nothing: final accounts that are silent about it
        // may well have spent what they did not receive.
        let rows = self.views.iter().flat_map(|v| v.rows.iter().map(|(_, row)| &row.place));
        let columns = self.views.iter().flat_map(|v| v.columns.iter().map(|column| &column.place));
        let mut told = rows.chain(columns).chain(self.figures.iter().map(|f| &f.coordinate));
        let silent = !told.any(of_other_years);
        self.mixes_years = about.final_accounts && (silent || self.figures.iter().any(is_of_other_years));
    }

    /// Whether a form tells operating costs on their own: they are of a scope of their own then.
    pub fn tells_operating_costs(&self) -> bool {
        let tells = |place: &Coordinate| *place.on(Axis::Flow) == Member::OPERATING_COSTS;
        // Of a form that was copied it may be known only that there is one.
        self.forms.iter().any(|f| f.form.ends_with("operating-costs"))
            || self.views.iter().any(|v| tells(&v.base) || v.columns.iter().any(|c| tells(&c.place)))
    }
}

/// Recognises the forms of a document and places their figures: first those that their titles name, then those that
/// their columns do.
pub fn recognise(document: &Document, about: &Disclosure, families: &Families) -> Recognised {
    let mut found = Recognised::default();
    let apart = entities::apart(document, about, families);
    let mut untitled = Vec::new();
    for (block, table) in tables(document) {
        let title = table.title.as_ref().map_or("", |t| t.clean.as_str());
        let form = families.form(title);
        found.forms.push(FormFound {
            form: form.map_or("unknown".into(), |f| f.id.clone()),
            known: if form.is_some() { Known::Title } else { Known::Nothing },
            family: families.family(title).map(Family::name).unwrap_or_default(),
            title: title.to_string(),
            number: table.number,
            block,
            span: table.span(),
        });
        if evaluated::head(table).is_some() {
            unplaced(&mut found, block, table);
            continue;
        }
        let Some(form) = form else {
            untitled.push((found.forms.len() - 1, block, table));
            continue;
        };
        match form.rows {
            Rows::Targets => unplaced(&mut found, block, table),
            _ => place_table(
                &mut found,
                document,
                (block, table),
                Reading { form: Some(form), about, families, entity: apart.get(&block).map(String::as_str) },
            ),
        }
    }
    for (n, block, table) in untitled {
        let form = by_columns::form(&found, block, table, about, families);
        if let Some(form) = form {
            let told = &mut found.forms[n];
            (told.form, told.known) = (form.id.clone(), Known::Columns);
            told.family = families.family_of(form).map(Family::name).unwrap_or_default();
        }
        place_table(&mut found, document, (block, table), Reading { form, about, families, entity: None });
    }
    carried::settle(&mut found);
    let over = |place: &Coordinate| place.on(Axis::Fund).starts_with("with-carried");
    found.fiscal_with_carried = found.figures.iter().any(|figure| over(&figure.coordinate));
    found.weigh_years(about);
    found
}

/// Places the figures of one table.
fn place_table(found: &mut Recognised, document: &Document, (block, table): (usize, &Table), by: Reading) {
    for view in best_views(block, table, by) {
        place_figures(found, document, table, &view);
        found.views.push(view);
    }
    unplaced(found, block, table);
    unread(found, block, table);
    echo(found, block, table);
    totals_further_right(found, block, table);
}

/// The views of a table under the reading of its headings that its sums speak for.
fn best_views(block: usize, table: &Table, by: Reading) -> Vec<View> {
    let mut readings = view::views(block, table, by);
    let best = if readings.len() > 1 { best_reading(table, &readings) } else { 0 };
    readings.swap_remove(best)
}

/// Whether a figure tells of something that was carried over or forward, and not of nothing.
fn is_of_other_years(figure: &Figure) -> bool {
    of_other_years(&figure.coordinate) && !figure.amount.value.is_zero()
}

/// Whether a place is of what was carried over or forward.
fn of_other_years(place: &Coordinate) -> bool {
    place.on(Axis::Fund).starts_with("carry-over") || carried_forward(place)
}

fn carried_forward(place: &Coordinate) -> bool {
    is_left_over(place.on(Axis::Flow)) && !place.on(Axis::Entity).is_local()
}

/// Where a converter left the words of the grid in the cell of the title once more, its figures are those of the
/// grid told twice: as many as there, and all but a few the same.
fn echo(found: &mut Recognised, block: usize, table: &Table) {
    let Some(text) = &table.echo else { return };
    let mut cells: Vec<(usize, usize, FigureId)> = found
        .cells
        .iter()
        .filter(|((b, _, _), _)| *b == block)
        .map(|((_, row, column), figure)| (*row, *column, *figure))
        .collect();
    cells.sort_unstable();
    cells.dedup_by_key(|(_, _, figure)| *figure);
    let said: Vec<Number> = numbers(&text.clean).into_iter().filter(|n| n.amount.decimals > 0).collect();
    // One number may stand for a grid of which no more was left: its words must be the grid's.
    let begins = said.len() == 1 && begins_alike(text, table);
    if begins {
        cells.truncate(1);
    }
    let same = |(n, (_, _, f)): &(&Number, &(usize, usize, FigureId))| {
        n.amount.value == found.figures[*f].amount.value
    };
    let agree = said.iter().zip(&cells).filter(same).count();
    let alike = begins || agree > 0 && agree + 1 + said.len() / 5 >= said.len();
    if said.len() != cells.len() || !alike {
        return;
    }
    for (number, (_, _, f)) in said.iter().zip(&cells) {
        let twin = &found.figures[*f];
        let figure = Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { unit: twin.amount.unit, ..number.amount },
            place: Place::Sentence { block },
            unchecked: Some(Reason::Echo),
            ..twin.clone()
        };
        found.echoes.push((*f, found.figures.len()));
        found.figures.push(figure);
    }
}

/// Whether a text, but for its digits, is what the first cells of a table say.
fn begins_alike(text: &Text, table: &Table) -> bool {
    let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let grid: String = table.rows.iter().flatten().take(24).map(|c| words(&c.text.clean)).collect();
    grid.starts_with(&words(&text.clean))
}

/// The tables of a document with their block indices.
pub fn tables(document: &Document) -> impl Iterator<Item = (usize, &Table)> {
    document.blocks.iter().enumerate().filter_map(|(i, b)| match b {
        Block::Table(t) => Some((i, t)),
        _ => None,
    })
}

/// The reading of the headings under which most rows add up; the later of equals, since it was made for a reason.
fn best_reading(table: &Table, readings: &[Vec<View>]) -> usize {
    let score = |views: &Vec<View>| -> i64 {
        views.iter().map(|view| divisions::columns_that_add_up(table, view)).sum()
    };
    (0..readings.len()).max_by_key(|&n| score(&readings[n])).unwrap_or(0)
}

fn place_figures(found: &mut Recognised, document: &Document, table: &Table, view: &View) {
    let unit = table_unit(table);
    let name = table_name(document, view, table);
    for (r, row) in &view.rows {
        for column in &view.columns {
            let text = &table.rows[*r][column.column].text;
            if is_padded(&text.clean) {
                found.unknown.insert((view.block, *r, column.column));
                continue;
            }
            let Some(number) = whole_cell(&text.clean) else {
                // Withheld, broken or words: not empty, and not zero.
                no_figure(found, text, (view.block, *r, column.column), || {
                    format!("{name} {} {}", row.label, column.label)
                });
                continue;
            };
            // A rate that stands among the amounts of a table that nobody knows is none of them.
            if view.form.is_none() && number.amount.unit == Unit::Percent && number.unit_end > number.end {
                continue;
            }
            let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
            let unit = if row.counts() { Unit::Count } else { unit };
            found.cells.insert((view.block, *r, column.column), found.figures.len());
            found.figures.push(Figure {
                span: text.source_span(number.start, number.end),
                amount: Amount { unit, ..number.amount },
                role: match () {
                    () if row.counts() => Role::Count,
                    () if column.rate || headings::is_rate(&row.label) => Role::Growth,
                    () => Role::Amount,
                },
                falls: false,
                place: Place::Cell { block: view.block, row: *r, column: column.column },
                label: format!("{name} {} {}", row.label, column.label),
                coordinate: view.place(row, column),
                blank: false,
                agreed: 0,
                contradicted: 0,
                unchecked: None,
            });
        }
    }
}

/// What is printed in the cell of a figure and is none is not nothing: no sum is made over it, and where it has digits
/// it is a figure of which nobody knows the value. A cell that says with words or dashes that there is nothing is empty.
fn no_figure(found: &mut Recognised, text: &Text, cell: (usize, usize, usize), label: impl Fn() -> String) {
    let clean = text.clean.as_str();
    if no_number(clean) != Some(NoNumber::Words) {
        return;
    }
    found.unknown.insert(cell);
    if clean.bytes().any(|b| b.is_ascii_digit()) {
        found.figures.push(Figure {
            span: text.span(),
            place: Place::Cell { block: cell.0, row: cell.1, column: cell.2 },
            label: label(),
            unchecked: Some(Reason::NotUnderstood),
            ..Figure::default()
        });
    }
}

/// Figures of copied rows of which nobody can tell the column.
fn unplaced(found: &mut Recognised, block: usize, table: &Table) {
    let Some(copied) = &table.copied else { return };
    found.unknown.extend(copied.unknown.iter().map(|(row, column)| (block, *row, *column)));
    let unit = table_unit(table);
    let mut labels: HashMap<usize, String> = HashMap::new();
    for (row, place) in found.views.iter().filter(|v| v.block == block).flat_map(|v| &v.rows) {
        labels.entry(*row).or_insert_with(|| place.label.clone());
    }
    for (row, text) in &copied.unplaced {
        let Some(number) = whole_cell(&text.clean) else { continue };
        found.figures.push(Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { unit, ..number.amount },
            place: Place::Cell { block, row: *row, column: table.rows[*row].len() },
            label: labels.get(row).cloned().unwrap_or_default(),
            unchecked: Some(Reason::ColumnUnknown),
            ..Figure::default()
        });
    }
}

/// Decimals of a table that no view holds: their row says nothing, or their column does. They are listed all the same.
fn unread(found: &mut Recognised, block: usize, table: &Table) {
    let unit = table_unit(table);
    let held: HashSet<u32> =
        found.figures.iter().filter(|f| f.place.block() == block).map(|f| f.span.start).collect();
    for (r, row) in table.rows.iter().enumerate().filter(|(r, _)| !table.skipped.contains(r)) {
        for (c, cell) in row.iter().enumerate() {
            let Some(number) = whole_cell(&cell.text.clean) else { continue };
            let span = cell.text.source_span(number.start, number.end);
            let telling = number.amount.decimals > 0 || cell.text.clean.contains(',');
            if !telling || held.contains(&span.start) {
                continue;
            }
            let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
            found.figures.push(Figure {
                span,
                amount: Amount { unit, ..number.amount },
                place: Place::Cell { block, row: r, column: c },
                unchecked: Some(Reason::PlaceUnknown),
                ..Figure::default()
            });
        }
    }
}

/// A total whose amount stands in the panel to the right, and its own cell empty, is the total of both panels.
fn totals_further_right(found: &mut Recognised, block: usize, table: &Table) {
    let mut shared = Vec::new();
    for view in found.views.iter().filter(|v| v.block == block) {
        let [column] = &view.columns[..] else { continue };
        for (row, _) in view.rows.iter().filter(|(_, row)| row.closes()) {
            let cells = &table.rows[*row];
            let further = (column.column..cells.len()).find(|&c| !cells[c].text.is_empty());
            if let Some(&figure) = further.and_then(|c| found.cells.get(&(block, *row, c))) {
                shared.push(((block, *row, column.column), figure));
            }
        }
    }
    for (cell, figure) in shared {
        found.cells.entry(cell).or_insert(figure);
    }
}

/// How a table is called in messages: 表3, else its title.
pub fn table_name(document: &Document, view: &View, table: &Table) -> String {
    if let Some(number) = table.number {
        return format!("表{number}");
    }
    if let Some(title) = &table.title {
        return title.clean.clone();
    }
    let nth = tables(document).position(|(b, _)| b == view.block).unwrap_or(0) + 1;
    format!("第{nth}张表")
}

/// The unit that captions or title tell; 万元 where they do not.
pub fn table_unit(table: &Table) -> Unit {
    let said = table.captions.iter().chain(&table.title).map(|t| t.clean.as_str());
    if let Some(unit) = said.into_iter().find_map(unit_in) {
        return unit;
    }
    // 预算数（元）: of headings all that tell a unit must tell the same.
    let heads = table.rows.iter().take(table.header_rows).flatten().filter_map(|c| unit_in(&c.text.clean));
    let mut told: Vec<Unit> = heads.collect();
    told.dedup();
    if let [unit] = told[..] { unit } else { Unit::TenThousandYuan }
}

/// The unit that a caption or a heading tells: 单位：元, （万元）.
pub(crate) fn unit_in(text: &str) -> Option<Unit> {
    const UNITS: [(&str, Unit); 3] =
        [("万元", Unit::TenThousandYuan), ("亿元", Unit::HundredMillionYuan), ("元", Unit::Yuan)];
    let behind = |open: &str, word: &str, close: &str| {
        text.match_indices(open).any(|(at, _)| {
            let rest = &text[at + open.len()..];
            let rest = rest.strip_prefix("单位：").unwrap_or(rest);
            let rest = rest.strip_prefix("人民币").unwrap_or(rest);
            rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(close))
        })
    };
    UNITS
        .into_iter()
        .find(|(word, _)| behind("单位：", word, "") || behind("（", word, "）"))
        .map(|(_, unit)| unit)
}
