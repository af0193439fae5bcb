//! Forms known by their columns and rows, where the title names none: what their words allow, and of several forms
//! that they allow the one whose figures agree with those that other tables tell.

use super::view::{Reading, View};
use super::{Recognised, best_views};
use crate::lexicon::families::Families;
use crate::lexicon::forms::Form;
use crate::lexicon::vocabulary::class_code;
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Table;
use crate::model::report::Disclosure;
use crate::table::table_unit;
use crate::text::number::whole_cell;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// What the words of a table's columns and rows say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Income and expenditure side by side.
    Panels,
    /// Likewise, of appropriations alone: what is spent is parted by budget, or no other income is listed.
    FiscalPanels,
    /// Functions by source of funds.
    ByFund,
    /// Functions by basic and project expenditure.
    ByNature,
    /// Economic classes.
    ByEconomic,
    /// “三公”.
    ThreePublic,
}

/// The forms of each shape. What a form alone tells by its title, such as entrusted services, is not guessed.
const SHAPES: &[(Shape, &[&str])] = &[
    (Shape::Panels, &["revenue-and-expenditure"]),
    (Shape::FiscalPanels, &["fiscal-revenue-and-expenditure"]),
    (Shape::ByFund, &["revenue", "expenditure"]),
    (
        Shape::ByNature,
        &["expenditure", "fiscal-expenditure", "general-expenditure", "government-funds", "state-capital"],
    ),
    (Shape::ByEconomic, &["general-basic", "fiscal-basic"]),
    (Shape::ThreePublic, &["three-public"]),
];

/// Words of titles that name a budget or a nature, and the member that a form must have to bear them.
const NAMED: &[(&str, Axis, &str)] = &[
    ("一般公共", Axis::Fund, "current.fiscal.general"),
    ("政府性基金", Axis::Fund, "current.fiscal.government-funds"),
    ("国有资本", Axis::Fund, "current.fiscal.state-capital"),
    ("财政拨款", Axis::Fund, "current.fiscal"),
    ("基本支出", Axis::Nature, "basic"),
];

/// Words of titles that tell something of a scope of its own.
const APART: &[&str] = &[
    "结转",
    "专户",
    "单位资金",
    "采购",
    "购买",
    "委托",
    "项目",
    "资产",
    "绩效",
    "专项",
    "债",
    "转移",
    "运行经费",
];

/// The form that a table without a known title is.
pub fn form<'f>(
    found: &Recognised,
    block: usize,
    table: &Table,
    about: &Disclosure,
    families: &'f Families,
) -> Option<&'f Form> {
    let title = table.title.as_ref().map_or("", |t| t.clean.as_str());
    if APART.iter().any(|word| title.contains(word)) {
        return None;
    }
    let by = Reading { form: None, about, families, entity: None };
    let shape = shape(table, &best_views(block, table, by))?;
    let (_, ids) = SHAPES.iter().find(|(s, _)| *s == shape)?;
    let mut fitting: Vec<&Form> =
        ids.iter().filter_map(|id| families.form_of_id(id)).filter(|form| bears(form, title)).collect();
    let stated = Stated::of(found);
    let tries: Vec<Agreement> = fitting
        .iter()
        .map(|form| stated.agreement(block, table, Reading { form: Some(form), ..by }))
        .collect();
    let best =
        (0..fitting.len()).max_by_key(|&n| (tries[n].convinces(), tries[n].agree, fitting.len() - n))?;
    if tries[best].convinces() {
        return Some(fitting.swap_remove(best));
    }
    // Where no other table tells the same, words alone must decide.
    let silent = tries.iter().all(|tried| tried.agree + tried.differ == 0);
    let decided = matches!(shape, Shape::Panels | Shape::FiscalPanels)
        || silent && (fitting.len() == 1 || ["收入", "支出"].iter().any(|w| title.contains(w)));
    decided.then(|| fitting.swap_remove(0))
}

/// How many figures of a table, taken for some form, agree with what is told at their places, and how many do not.
#[derive(Clone, Copy, Default)]
struct Agreement {
    agree: u32,
    differ: u32,
    /// Whether its total is told elsewhere as well, and is the same.
    whole: bool,
}

impl Agreement {
    fn convinces(self) -> bool {
        self.whole && self.agree >= 3 && self.agree >= 8 * self.differ
    }
}

/// Whether a form may bear a title: it is of the budget and the nature that the title names.
fn bears(form: &Form, title: &str) -> bool {
    let base = form.base(0);
    let mut named = NAMED.iter().filter(|(word, ..)| title.contains(word));
    let flow = match (title.contains("收入"), title.contains("支出")) {
        (true, false) => "income",
        (false, true) => "expenditure",
        _ => "",
    };
    let of_flow = flow.is_empty() || base.on(Axis::Flow).is_all() || **base.on(Axis::Flow) == *flow;
    let mut seen = [false; 7];
    of_flow
        && named.all(|(_, axis, member)| {
            // 一般公共预算财政拨款: the narrower word counts.
            std::mem::replace(&mut seen[*axis as usize], true) || **base.on(*axis) == **member
        })
}

fn is_code(member: &Member) -> bool {
    member.len() >= 3 && member.bytes().all(|b| b.is_ascii_digit())
}

/// What a table is by the words of its columns and rows, where nearly all of its columns are known.
fn shape(table: &Table, views: &[View]) -> Option<Shape> {
    let columns = || views.iter().flat_map(|v| &v.columns);
    let rows = || views.iter().flat_map(|v| &v.rows).map(|(_, row)| row);
    let places = || columns().map(|c| &c.place).chain(rows().map(|r| &r.place));
    let (all, unknown) = (columns().count(), columns().filter(|c| c.local && !c.label.is_empty()).count());
    if all == 0 || 4 * unknown > all || columns().all(|c| c.label.is_empty()) {
        return None;
    }
    let has = |axis: Axis, member: &str| places().any(|p| **p.on(axis) == *member);
    if has(Axis::Economic, "30212")
        && has(Axis::Economic, "30217")
        && has(Axis::Economic, "three-public.vehicles")
    {
        return Some(Shape::ThreePublic);
    }
    let income = |view: &View| {
        let of_fund =
            |row: &&(usize, super::rows::RowPlace)| !row.1.place.on(Axis::Fund).is_all() && !row.1.local;
        view.rows.iter().filter(of_fund).count()
    };
    let classes = |view: &View| {
        let class = |label: &str| {
            let bare = label.split(['、', '）', '.']).next_back().unwrap_or(label);
            class_code(bare).is_some()
        };
        view.rows.iter().filter(|(_, row)| class(&row.label)).count()
    };
    if let [left, right] = views
        && income(left) > 2
        && classes(right) > 2
        && !table.rows.is_empty()
    {
        let of = |view: &View, fund: &str| view.columns.iter().any(|c| **c.place.on(Axis::Fund) == *fund);
        let budgets = of(right, "current.fiscal.general") && of(right, "current.fiscal.government-funds");
        let other = |p: &Coordinate| p.on(Axis::Fund).starts_with("current.non-fiscal");
        let fiscal = budgets || !left.rows.iter().any(|(_, row)| other(&row.place));
        return Some(if fiscal { Shape::FiscalPanels } else { Shape::Panels });
    }
    let coded = |axis: Axis| rows().filter(|r| is_code(r.place.on(axis))).count();
    let named = |axis: Axis| columns().filter(|c| !c.place.on(axis).is_all() && !c.local).count();
    let both =
        ["basic", "project"].into_iter().all(|n| columns().any(|c| c.place.on(Axis::Nature).starts_with(n)));
    match (coded(Axis::Function), coded(Axis::Economic)) {
        (2.., 0) if both && named(Axis::Fund) == 0 => Some(Shape::ByNature),
        (2.., 0) if named(Axis::Fund) > 2 && !both => Some(Shape::ByFund),
        // Basic expenditure alone is told by economic class; where projects stand beside it, it is another form.
        (0, 3..) if !both => Some(Shape::ByEconomic),
        _ => None,
    }
}

/// What the tables known by now tell: values by place. Income and expenditure of a budget are one.
struct Stated {
    values: HashMap<Coordinate, Vec<Decimal>>,
    one_flow: bool,
}

impl Stated {
    fn of(found: &Recognised) -> Stated {
        let forward = |place: &Coordinate| *place.on(Axis::Flow) == Member::CARRIED_FORWARD;
        let one_flow = !found.figures.iter().any(|f| forward(&f.coordinate) && !f.amount.value.is_zero());
        let mut stated = Stated { values: HashMap::new(), one_flow };
        for figure in found.figures.iter().filter(|f| !f.amount.value.is_zero()) {
            let key = stated.key(&figure.coordinate);
            stated.values.entry(key).or_default().push(figure.amount.base());
        }
        stated
    }

    fn key(&self, place: &Coordinate) -> Coordinate {
        let money = matches!(place.on(Axis::Flow).as_str(), "income" | "expenditure" | "all");
        if money && self.one_flow { place.with(Axis::Flow, Member::MONEY) } else { place.clone() }
    }

    /// How a table agrees with what is told, if it is read as some form.
    fn agreement(&self, block: usize, table: &Table, by: Reading) -> Agreement {
        let unit = table_unit(table);
        let mut found = Agreement::default();
        for view in best_views(block, table, by) {
            let whole = self.key(&view.base);
            for (r, row) in &view.rows {
                for column in &view.columns {
                    let number = whole_cell(&table.rows[*r][column.column].text.clean);
                    let Some(number) = number.filter(|n| !n.amount.value.is_zero()) else { continue };
                    let place = self.key(&view.place(row, column));
                    let Some(values) = self.values.get(&place) else { continue };
                    let amount = Amount { unit, ..number.amount };
                    if values.iter().any(|v| (*v - amount.base()).abs() <= Decimal::new(1, 2)) {
                        found.agree += 1;
                        found.whole |= place == whole;
                    } else {
                        found.differ += 1;
                    }
                }
            }
        }
        found
    }
}
