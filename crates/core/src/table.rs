//! From a document to figures: each number of a table with its place in the cube.

mod both_sides;
mod by_columns;
pub mod carried;
mod chains;
mod codes;
pub mod columns;
pub mod divisions;
mod entities;
mod evaluated;
mod figures;
pub mod headings;
mod ladder;
mod merged;
pub mod names;
pub mod panels;
pub mod rows;
pub mod targets;
pub mod view;

use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::{Families, Family};
use crate::lexicon::forms::Rows;
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Document, Table};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::report::{Disclosure, FormFound, Known};
use figures::{echo, place_figures, totals_further_right, unplaced, unread};
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
        let stated = self
            .figures
            .iter()
            .any(|figure| carried_forward(&figure.coordinate) && !figure.amount.value.is_zero());
        self.carries_forward = stated || self.says_carried_forward;
        let carried = |f: &&Figure| is_fund_of_other_years(&f.coordinate);
        let spent = |f: &Figure| {
            *f.coordinate.on(Axis::Flow) == Member::EXPENDITURE && f.coordinate.on(Axis::Nature).is_all()
        };
        let of_year = |f: &&Figure| f.role == Role::Amount && f.coordinate.year == about.year;
        let mut stated = self.figures.iter().filter(of_year).filter(carried);
        // Where its use is told on its own, of projects and all else, the other funds are of this year.
        let apart = self.figures.iter().filter(carried).any(spent);
        self.spends_carried = !about.final_accounts && !apart && stated.any(|f| !f.amount.value.is_zero());
        // Nothing is left of other years only where it is told to be nothing: final accounts that are silent about it
        // may well have spent what they did not receive.
        let rows = self.views.iter().flat_map(|v| v.rows.iter().map(|(_, row)| &row.place));
        let columns = self.views.iter().flat_map(|v| v.columns.iter().map(|column| &column.place));
        let mut stated = rows.chain(columns).chain(self.figures.iter().map(|f| &f.coordinate));
        let silent = !stated.any(of_other_years);
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
            let stated = &mut found.forms[n];
            (stated.form, stated.known) = (form.id.clone(), Known::Columns);
            stated.family = families.family_of(form).map(Family::name).unwrap_or_default();
        }
        place_table(&mut found, document, (block, table), Reading { form, about, families, entity: None });
    }
    carried::add_carry_over(&mut found);
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
    let mut readings = panels::views(block, table, by);
    let best = if readings.len() > 1 { best_reading(table, &readings) } else { 0 };
    readings.swap_remove(best)
}

/// Whether a figure tells of something that was carried over or forward, and not of nothing.
fn is_of_other_years(figure: &Figure) -> bool {
    let place = &figure.coordinate;
    (of_other_years(place) || is_fund_of_other_years(place)) && !figure.amount.value.is_zero()
}

/// Whether a place is of money that was received in other years: carried over, or a balance that is used.
fn is_fund_of_other_years(place: &Coordinate) -> bool {
    ["carry-over", "balance-used"].iter().any(|fund| place.on(Axis::Fund).starts_with(fund))
}

/// Whether a place is of what was carried over or forward.
fn of_other_years(place: &Coordinate) -> bool {
    place.on(Axis::Fund).starts_with("carry-over") || carried_forward(place)
}

fn carried_forward(place: &Coordinate) -> bool {
    is_left_over(place.on(Axis::Flow)) && !place.on(Axis::Entity).is_local()
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
    let mut stated: Vec<Unit> = heads.collect();
    stated.dedup();
    if let [unit] = stated[..] { unit } else { Unit::TenThousandYuan }
}

/// The unit that a caption or a heading tells: 单位：元, （万元）.
pub(crate) fn unit_in(text: &str) -> Option<Unit> {
    const UNITS: [(&str, Unit); 4] = [
        ("万元", Unit::TenThousandYuan),
        ("千元", Unit::ThousandYuan),
        ("亿元", Unit::HundredMillionYuan),
        ("元", Unit::Yuan),
    ];
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
