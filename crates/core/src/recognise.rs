//! From a document to figures: each number of a table with its place in the cube.

pub mod columns;
pub mod identity;
pub mod rows;
pub mod view;

use crate::amount::{Amount, Unit};
use crate::cube::{Axis, Coordinate, Member};
use crate::document::{Block, Document, Table};
use crate::families::{Families, Family};
use crate::figure::{Figure, FigureId, Place, Role};
use crate::forms::Rows;
use crate::number::whole_cell;
use crate::report::{Disclosure, FormFound, Known};
use std::collections::HashMap;
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
    /// Whether a form tells what is carried forward into the next year.
    pub carries_forward: bool,
    /// The forms found.
    pub forms: Vec<FormFound>,
}

impl Recognised {
    /// The place under which a figure is compared. Income and expenditure of a budget balance, so they are one;
    /// where something is carried forward, income balances with all uses.
    pub fn key(&self, place: &Coordinate) -> Coordinate {
        match place.on(Axis::Flow).as_str() {
            "income" | "all" => place.with(Axis::Flow, Member::named("money")),
            "expenditure" if !self.carries_forward => place.with(Axis::Flow, Member::named("money")),
            _ => place.clone(),
        }
    }
}

impl Recognised {
    /// Whether a form tells operating costs on their own: they are of a scope of their own then.
    pub fn tells_operating_costs(&self) -> bool {
        let tells = |place: &Coordinate| **place.on(Axis::Flow) == *"operating-costs";
        self.views.iter().any(|v| tells(&v.base) || v.columns.iter().any(|c| tells(&c.place)))
    }
}

/// Recognises the forms of a document and places their figures.
pub fn recognise(document: &Document, about: &Disclosure, families: &Families) -> Recognised {
    let mut found = Recognised::default();
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
        if form.is_some_and(|f| f.rows == Rows::Targets) {
            continue;
        }
        let mut readings = view::views(block, table, Reading { form, about, families });
        let best = if readings.len() > 1 { best_reading(table, &readings) } else { 0 };
        for view in readings.swap_remove(best) {
            found.carries_forward |= view.carries_forward();
            place_figures(&mut found, document, table, &view);
            found.views.push(view);
        }
    }
    found
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
    let score = |views: &Vec<View>| -> usize {
        views.iter().map(|view| crate::relate::sums::columns_that_add_up(table, view)).sum()
    };
    (0..readings.len()).max_by_key(|&n| score(&readings[n])).unwrap_or(0)
}

fn place_figures(found: &mut Recognised, document: &Document, table: &Table, view: &View) {
    let unit = table_unit(table);
    let name = table_name(document, view, table);
    for (r, row) in &view.rows {
        for column in &view.columns {
            let text = &table.rows[*r][column.column].text;
            let Some(number) = whole_cell(&text.clean) else { continue };
            let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
            found.cells.insert((view.block, *r, column.column), found.figures.len());
            found.figures.push(Figure {
                span: text.source_span(number.start, number.end),
                amount: Amount { unit, ..number.amount },
                role: Role::Amount,
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
    for text in said {
        for (word, unit) in
            [("万元", Unit::TenThousandYuan), ("亿元", Unit::HundredMillionYuan), ("元", Unit::Yuan)]
        {
            if text.contains(&format!("单位：{word}")) || text.contains(&format!("（{word}）")) {
                return unit;
            }
        }
    }
    Unit::TenThousandYuan
}
