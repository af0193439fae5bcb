//! Performance-target tables: funds, weights, cost indicators and targets, each with its place.
//! They are grids of labels and values, not of rows and columns, and so are read by labels.

use crate::lexicon::performance::FUNDS;
use crate::model::amount::{Amount, Unit};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Cell, Document, Table};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::Claim;
use crate::model::relation::Law;
use crate::model::report::Disclosure;
use crate::model::rules::RuleId;
use crate::table::evaluated;
use crate::table::figures::free_words;
use crate::table::names::Names;
use crate::table::{Recognised, tables};
use crate::text::number::{Number, numbers, whole_cell};
use rust_decimal::Decimal;

/// What the performance tables tell.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// Relations within tables: law, rule, terms.
    pub claims: Vec<Claim>,
    /// Weights of each table.
    pub weights: Vec<Vec<FigureId>>,
    /// Number of tables of overall targets and of project targets.
    pub tables: (usize, usize),
    /// How many projects are said to be withheld, or told elsewhere.
    pub withheld: usize,
    /// Whether a table lists several projects one below the other: how many is not counted.
    pub lists_projects: bool,
}

/// Whether the projects of a table stand below one another in a column, beside their indicators.
fn lists_projects(table: &Table) -> bool {
    let has = |row: &[Cell], word: &str| row.iter().any(|c| c.text.clean.contains(word));
    table.rows.iter().any(|row| has(row, "项目名称") && has(row, "级指标"))
}

/// Reads every performance table; its figures are added to those recognised.
pub fn read(document: &Document, about: &Disclosure, recognised: &mut Recognised, names: &Names) -> Targets {
    let mut targets = Targets::default();
    for (block, table) in tables(document) {
        let title = table.title.as_ref().map_or("", |t| t.clean.as_str());
        if evaluated::head(table).is_some() {
            let base = Coordinate::of_year(about.year).with(Axis::Flow, Member::EXPENDITURE);
            evaluated::read(recognised, &mut targets, (block, table), &base);
            continue;
        }
        let Some(form) = names.families.targets(title) else { continue };
        let overall = form.id == "overall-targets";
        match overall {
            true => targets.tables.0 += 1,
            false if lists_projects(table) => targets.lists_projects = true,
            false => targets.tables.1 += 1,
        }
        let base = Coordinate::of_year(about.year)
            .with(Axis::Stage, about.stage())
            .with(Axis::Flow, Member::EXPENDITURE);
        let place = if overall {
            base
        } else {
            let name = value_after(table, "项目名称").unwrap_or_default();
            base.with(Axis::Nature, names.project(&name))
        };
        let mut reader = Reader { recognised, targets: &mut targets, table, block, place, title };
        let indicators =
            table.rows.iter().position(|row| row.iter().any(|c| c.text.clean.contains("三级指标")));
        let indicators = indicators.unwrap_or(table.rows.len());
        let budget = reader.funds(indicators);
        // Numbers of the goal stand above the indicators.
        let goals = 0..indicators.min(table.rows.len());
        let label = |_: &[Cell], _| format!("{title} 绩效目标");
        free_words(reader.recognised, (block, table), goals, label);
        reader.indicators(indicators, budget);
    }
    targets.withheld = document.blocks.iter().map(|b| withheld(b, names, about)).sum();
    targets
}

/// How many projects a paragraph says are not told: secret ones, ones that are nobody's business.
fn withheld(block: &Block, names: &Names, about: &Disclosure) -> usize {
    let Block::Paragraph(text) = block else { return 0 };
    let clean = text.clean.as_str();
    let said = ["不予公开", "不公开", "不宜公开", "涉密", "敏感"].iter().any(|w| clean.contains(w));
    if !said || !clean.contains("项目") {
        return 0;
    }
    let named =
        names.mentions(clean, &Coordinate::of_year(about.year)).iter().filter(|m| m.is_project()).count();
    let counted = clean.find("个项目").and_then(|at| {
        let digits = clean[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        clean[at - digits..at].parse().ok()
    });
    counted.unwrap_or(named).max(1)
}

/// The text of the cell after a label.
fn value_after(table: &Table, label: &str) -> Option<String> {
    let row =
        table.rows.iter().find(|row| row.iter().any(|c| c.text.clean.trim_end_matches('：') == label))?;
    let at = row.iter().position(|c| c.text.clean.trim_end_matches('：') == label)?;
    row[at + 1..].iter().map(|c| c.text.clean.clone()).find(|t| !t.is_empty())
}

/// The labels of a row, each with the cell after it: its number, or the first empty one before the next label.
fn labelled(row: &[Cell]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut label = String::new();
    let mut empty: Option<usize> = None;
    let mut close = |label: &mut String, at: Option<usize>| {
        if let Some(at) = at.filter(|_| !label.is_empty()) {
            found.push((std::mem::take(label), at));
        }
    };
    for (c, cell) in row.iter().enumerate() {
        let clean = cell.text.clean.as_str();
        if clean.is_empty() {
            empty = empty.or(Some(c)).filter(|_| !label.is_empty());
        } else if whole_cell(clean).is_some() {
            close(&mut label, Some(c));
            empty = None;
        } else {
            close(&mut label, empty.take());
            label = clean.trim_start_matches("其中").trim_matches(['：', '，']).to_string();
        }
    }
    close(&mut label, empty);
    found
}

/// Where the money of a label lies.
pub(super) fn kind_of(label: &str) -> Option<&'static str> {
    FUNDS.iter().find(|(word, _)| label.starts_with(word)).map(|(_, kind)| *kind)
}

struct Reader<'a> {
    recognised: &'a mut Recognised,
    targets: &'a mut Targets,
    table: &'a Table,
    block: usize,
    place: Coordinate,
    title: &'a str,
}

impl Reader<'_> {
    fn add(&mut self, cell: (usize, usize), number: Option<Number>, figure: Figure) -> FigureId {
        let text = &self.table.rows[cell.0][cell.1].text;
        let id = self.recognised.figures.len();
        self.recognised.cells.insert((self.block, cell.0, cell.1), id);
        self.recognised.figures.push(Figure {
            span: number.map_or(text.span(), |n| text.source_span(n.start, n.end)),
            place: Place::Cell { block: self.block, row: cell.0, column: cell.1 },
            ..figure
        });
        id
    }

    /// Labels and amounts above the indicators; gives the whole.
    fn funds(&mut self, until: usize) -> Option<FigureId> {
        if let Some(wholes) = self.wholes_side_by_side(until) {
            return self.funds_by_panel(until, &wholes);
        }
        let mut whole = None;
        let mut parts = Vec::new();
        let mut unknown = false;
        for r in 0..until {
            for (label, c) in labelled(&self.table.rows[r]) {
                let Some((_, kind)) = FUNDS.iter().find(|(word, _)| label.starts_with(word)) else {
                    unknown |= whole.is_some() && self.is_money(&label, (r, c));
                    continue;
                };
                let id = self.fund(&label, kind, (r, c));
                if *kind == "all" { whole = whole.or(Some(id)) } else { parts.push(id) }
            }
        }
        // A source that nobody knows may be a part as well.
        if let Some(whole) = whole.filter(|_| !parts.is_empty() && !unknown) {
            let terms = std::iter::once((whole, 1)).chain(parts.iter().map(|p| (*p, -1))).collect();
            self.targets.claims.push((Law::Sum, RuleId::GJ401, terms));
        } else if parts.len() > 1 && !self.place.on(Axis::Nature).starts_with("project") {
            // No whole is printed: the sources make the budget of form 1.
            if let Some(total) = self.total() {
                let terms = std::iter::once((total, 1)).chain(parts.iter().map(|p| (*p, -1))).collect();
                self.targets.claims.push((Law::Sum, RuleId::GJ401, terms));
            }
        }
        whole.filter(|w| !self.recognised.figures[*w].blank)
    }

    /// The columns of two wholes that stand in one row: that of the project and that of the year.
    fn wholes_side_by_side(&self, until: usize) -> Option<[usize; 2]> {
        self.table.rows[..until].iter().find_map(|row| {
            let wholes: Vec<usize> = labelled(row)
                .into_iter()
                .filter(|(label, c)| {
                    kind_of(label) == Some("all") && whole_cell(&row[*c].text.clean).is_some()
                })
                .map(|(_, c)| c)
                .collect();
            <[usize; 2]>::try_from(wholes).ok()
        })
    }

    /// Amounts of two wholes side by side, each with the parts in its column; gives the whole of the year.
    fn funds_by_panel(&mut self, until: usize, wholes: &[usize; 2]) -> Option<FigureId> {
        let mut panels: [Vec<(FigureId, bool)>; 2] = Default::default();
        let mut unknown = false;
        for r in 0..until {
            for (label, c) in labelled(&self.table.rows[r]) {
                unknown |= kind_of(&label).is_none() && self.is_money(&label, (r, c));
                let (Some(kind), Some(panel)) = (kind_of(&label), wholes.iter().position(|w| *w == c)) else {
                    continue;
                };
                let id = self.fund(&label, kind, (r, c));
                // What all years together get is no budget of this one.
                if panel == 0 && wholes[0] != wholes[1] {
                    let whole = Member::local(format_args!("whole.{kind}"));
                    self.recognised.figures[id].coordinate.set(Axis::Fund, whole);
                }
                panels[panel].push((id, kind == "all"));
            }
        }
        for panel in &panels {
            let whole = panel.iter().find(|(_, whole)| *whole).map(|(id, _)| *id);
            let parts = panel.iter().filter(|(_, whole)| !whole).map(|(id, _)| (*id, -1));
            let terms: Vec<(FigureId, i8)> = whole.map(|id| (id, 1)).into_iter().chain(parts).collect();
            if whole.is_some() && terms.len() > 1 && !unknown {
                self.targets.claims.push((Law::Sum, RuleId::GJ401, terms));
            }
        }
        panels[1].iter().find(|(_, whole)| *whole).map(|(id, _)| *id)
    }

    /// Whether a label that is not known has an amount of money beside it, as a further source has.
    fn is_money(&self, label: &str, (r, c): (usize, usize)) -> bool {
        let number = whole_cell(&self.table.rows[r][c].text.clean);
        let plain = |n: Number| !n.amount.value.is_zero() && n.amount.unit != Unit::Percent;
        let named = ["资金", "收入", "拨款", "补助", "债券", "经费"].iter().any(|w| label.contains(w));
        named && number.is_some_and(plain)
    }

    /// The amount in the cell of a label; an empty one stands for zero.
    fn fund(&mut self, label: &str, kind: &str, cell: (usize, usize)) -> FigureId {
        let number = whole_cell(&self.table.rows[cell.0][cell.1].text.clean);
        let amount = number.map_or_else(Amount::default, |n| n.amount);
        let figure = Figure {
            amount: Amount { unit: self.unit(cell.0), ..amount },
            label: format!("{} {label}", self.title),
            coordinate: self.fund_place(kind),
            blank: number.is_none(),
            ..Figure::default()
        };
        self.add(cell, number, figure)
    }

    /// The unit of the funds in a row: 项目资金（元） at its head or further up tells it.
    fn unit(&self, row: usize) -> Unit {
        let said = self.table.rows[..=row].iter().rev().flatten().map(|c| c.text.clean.as_str());
        let stated = said.filter(|t| t.contains("资金") || t.contains("预算")).find_map(super::unit_in);
        stated.unwrap_or(Unit::TenThousandYuan)
    }

    /// The first figure that tells the whole budget.
    fn total(&self) -> Option<FigureId> {
        let all = self.recognised.key(&self.place);
        self.recognised
            .figures
            .iter()
            .position(|f| self.recognised.key(&f.coordinate) == all && f.role == Role::Amount)
    }

    /// Where the money of a label lies; carry-over may stand in each of them, so that only the whole is comparable
    /// for overall targets.
    fn fund_place(&self, kind: &str) -> Coordinate {
        let project = self.place.on(Axis::Nature).starts_with("project");
        let fund = match kind {
            // What was carried over is told elsewhere.
            "all" if project => Member::CURRENT,
            "all" => Member::ALL,
            "fiscal" if project => Member::FISCAL_OF_PROJECT,
            "other" if project => Member::OTHER_OF_PROJECT,
            _ => Member::local(kind),
        };
        self.place.with(Axis::Fund, fund)
    }

    fn indicators(&mut self, header: usize, budget: Option<FigureId>) {
        let Some(heads) = self.table.rows.get(header) else { return };
        let find = |word: &str| heads.iter().position(|c| c.text.clean.contains(word));
        let (weight, value) = (find("权重").or(find("分值")), find("指标值"));
        let (second, third) = (find("二级指标"), find("三级指标"));
        let mut group = String::new();
        let (mut weights, mut costs) = (Vec::new(), Vec::new());
        for r in header + 1..self.table.rows.len() {
            if let Some(text) = second.and_then(|c| said(&self.table.rows[r], c)) {
                group = text.to_string();
            }
            for c in 0..self.table.rows[r].len() {
                let Some(clean) = said(&self.table.rows[r], c).map(str::to_string) else { continue };
                let label = self.indicator_label(r, third, &heads_label(self.table, header, c));
                if Some(c) == weight {
                    if let Some(number) = whole_cell(&clean) {
                        let amount = Amount { unit: Unit::Count, exact: true, ..number.amount };
                        let figure = Figure {
                            amount,
                            role: Role::Weight,
                            label,
                            coordinate: self.place.clone(),
                            ..Figure::default()
                        };
                        weights.push(self.add((r, c), Some(number), figure));
                    }
                    continue;
                }
                let is_cost = Some(c) == value && group.contains("成本");
                if is_cost && clean.starts_with(['<', '≤', '=']) && numbers(&clean).is_empty() {
                    // The number of a limit is gone.
                    let figure = Figure {
                        label: label.clone(),
                        blank: true,
                        coordinate: self.place.clone(),
                        ..Figure::default()
                    };
                    costs.push(self.add((r, c), None, figure));
                    continue;
                }
                for number in numbers(&clean) {
                    let printed = number.amount.decimals > 0
                        || number.amount.unit != Unit::Count
                        || clean[number.start..number.end].contains(',');
                    if !printed {
                        continue;
                    }
                    let money = is_money_limit(&clean, &number, &self.table.rows, (r, c));
                    let amount = Amount {
                        unit: if is_cost && money { Unit::TenThousandYuan } else { number.amount.unit },
                        exact: true,
                        ..number.amount
                    };
                    let figure = Figure {
                        amount,
                        role: Role::Target,
                        label: label.clone(),
                        coordinate: self.place.clone(),
                        ..Figure::default()
                    };
                    let id = self.add((r, c), Some(number), figure);
                    if is_cost && money {
                        costs.push(id);
                    }
                }
            }
        }
        if let Some(budget) = budget.filter(|_| !costs.is_empty()) {
            let terms = std::iter::once((budget, 1)).chain(costs.into_iter().map(|c| (c, -1))).collect();
            self.targets.claims.push((Law::Sum, RuleId::GJ405, terms));
        }
        self.targets.weights.push(weights);
    }

    fn indicator_label(&self, row: usize, name: Option<usize>, head: &str) -> String {
        let name = name.and_then(|c| said(&self.table.rows[row], c)).unwrap_or("");
        format!("{} {name} {head}", self.title)
    }
}

fn heads_label(table: &Table, header: usize, column: usize) -> String {
    table.rows[header].get(column).map_or(String::new(), |c| c.text.clean.clone())
}

fn said(row: &[Cell], column: usize) -> Option<&str> {
    row.get(column).map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty())
}

/// Whether a limit is an amount of money: `<=47万`, `<=6.34万元`; `<=5.91` whose 万元 stands on the next line counts,
/// `40元/人` does not.
fn is_money_limit(clean: &str, number: &Number, rows: &[Vec<Cell>], (r, c): (usize, usize)) -> bool {
    let after = &clean[number.unit_end..];
    if after.starts_with('/') || clean[number.end..].starts_with("元/") {
        return false;
    }
    let below = rows.get(r + 1).and_then(|row| said(row, c));
    number.amount.unit == Unit::TenThousandYuan || after.is_empty() && below == Some("万元")
}

/// The relations of weights: they make 100 points, or 90 where 10 are for the execution of the budget.
pub fn weight_sums(targets: &Targets, figures: &[Figure]) -> Vec<(Vec<(FigureId, i8)>, Decimal)> {
    let full = |weights: &Vec<FigureId>| {
        let sum: Decimal = weights.iter().map(|w| figures[*w].amount.value).sum();
        let (ninety, hundred) = (Decimal::from(90), Decimal::ONE_HUNDRED);
        if (sum - ninety).abs() < (sum - hundred).abs() { ninety } else { hundred }
    };
    let stated = targets.weights.iter().filter(|w| w.len() > 1);
    stated.map(|w| (w.iter().map(|f| (*f, 1)).collect(), -full(w))).collect()
}
