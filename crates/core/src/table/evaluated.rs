//! Tables that say how a project went, 项目支出绩效自评表: what it was given and spent, the points of each indicator and
//! those that it got. They are grids of labels and values; two rows of headings tell the columns of both halves.

use super::figures::free_words;
use super::targets::{Targets, kind_of};
use super::{Recognised, unit_in};
use crate::constraint::judge;
use crate::model::amount::{Amount, Unit};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Cell, Table};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::text::number::whole_cell;
use rust_decimal::Decimal;

/// What the headings over the funds are called, in the order of [`Funds`].
const FUNDS: [&[&str]; 6] = [
    &["年初预算", "年初数"],
    &["全年预算", "调整预算", "调整后预算", "全年（调整）预算", "预算数（调整"],
    &["全年执行", "执行数", "实际支出", "决算数"],
    &["分值", "权重"],
    &["执行率"],
    &["得分", "自评分"],
];

/// The column of each heading over the funds.
type Funds = [Option<usize>; 6];

const BEGIN: usize = 0;
const YEAR: usize = 1;
const SPENT: usize = 2;
const POINTS: usize = 3;
const RATE: usize = 4;
const SCORE: usize = 5;

/// The row of headings over the funds, and their columns, where a table is such a one.
pub fn head(table: &Table) -> Option<(usize, [Option<usize>; 6])> {
    table.rows.iter().take(12).enumerate().find_map(|(r, row)| {
        let find = |words: &[&str]| {
            row.iter().position(|c| words.iter().any(|w| c.text.clean.replace(' ', "").contains(w)))
        };
        let columns: Funds = FUNDS.map(find);
        let scored = columns[RATE].is_some() && (columns[SCORE].is_some() || columns[POINTS].is_some());
        let funded = columns[SPENT].is_some() && (columns[BEGIN].is_some() || columns[YEAR].is_some());
        (scored && funded).then_some((r, columns))
    })
}

/// Reads one such table; its figures are added to those recognised, its sums to the claims.
pub fn read(
    recognised: &mut Recognised,
    targets: &mut Targets,
    (block, table): (usize, &Table),
    base: &Coordinate,
) {
    let Some((top, funds)) = head(table) else { return };
    let place = base.with(Axis::Entity, Member::local(format_args!("table:{block}")));
    let mut reader = Reader { recognised, targets, table, block, place };
    let indicators = (top + 1..table.rows.len()).find(|&r| is_head_of_indicators(&table.rows[r]));
    let until = indicators.unwrap_or(table.rows.len());
    let of_funds = reader.funds(top, funds, until);
    if let Some(head) = indicators {
        reader.indicators(head, of_funds);
    }
    let rows = 0..table.rows.len();
    free_words(recognised, (block, table), rows, |row, c| format!("绩效自评表 {}", label(row, c)));
}

fn is_head_of_indicators(row: &[Cell]) -> bool {
    let says = |word: &str| row.iter().any(|c| c.text.clean.contains(word));
    says("三级指标") && (says("分值") || says("权重") || says("得分"))
}

struct Reader<'a> {
    recognised: &'a mut Recognised,
    targets: &'a mut Targets,
    table: &'a Table,
    block: usize,
    place: Coordinate,
}

impl Reader<'_> {
    /// The figure of a cell.
    fn figure(
        &mut self,
        (r, c): (usize, usize),
        role: Role,
        unit: Unit,
        axis: (Axis, &str),
    ) -> Option<FigureId> {
        let text = &self.table.rows[r].get(c)?.text;
        let number = whole_cell(&text.clean)?;
        let unit = if number.unit_end > number.end { number.amount.unit } else { unit };
        let exact = role == Role::Weight;
        let title = self.table.title.as_ref().map_or("绩效自评表", |t| t.clean.as_str());
        let id = self.recognised.figures.len();
        self.recognised.cells.insert((self.block, r, c), id);
        self.recognised.figures.push(Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { unit, exact, ..number.amount },
            role,
            label: format!("{title} {}", label(&self.table.rows[r], c)),
            coordinate: self.place.with(axis.0, Member::local(axis.1)),
            place: Place::Cell { block: self.block, row: r, column: c },
            ..Figure::default()
        });
        Some(id)
    }

    /// The unit of the funds: 项目资金（元） tells it.
    fn unit(&self, upto: usize) -> Unit {
        let said = self.table.rows[..=upto].iter().flatten().map(|c| c.text.clean.as_str());
        let captions = self.table.captions.iter().map(|t| t.clean.as_str());
        said.chain(captions).find_map(unit_in).unwrap_or(Unit::TenThousandYuan)
    }

    /// The rows of funds; gives the points for the execution of the budget, those that it got, and its rate.
    fn funds(&mut self, top: usize, columns: Funds, until: usize) -> [Option<FigureId>; 3] {
        let unit = self.unit((top + 1).min(self.table.rows.len() - 1));
        let mut scores = [None, None, None];
        let mut rows: Vec<(&'static str, [Option<FigureId>; 6])> = Vec::new();
        let first = columns.iter().flatten().min().copied().unwrap_or(0);
        for r in top + 1..until {
            let row = &self.table.rows[r];
            let Some(kind) = row[..first].iter().rev().find_map(|c| fund(&c.text.clean)) else { continue };
            let stated: [Option<FigureId>; 6] = std::array::from_fn(|n| {
                let (role, unit) = match n {
                    POINTS | SCORE => (Role::Weight, Unit::Count),
                    RATE => (Role::Growth, Unit::Percent),
                    _ => (Role::Amount, unit),
                };
                self.figure((r, columns[n]?), role, unit, (Axis::Fund, kind))
            });
            scores = [scores[0].or(stated[POINTS]), scores[1].or(stated[SCORE]), scores[2].or(stated[RATE])];
            self.rates(&stated);
            rows.push((kind, stated));
        }
        self.sums(&rows);
        scores
    }

    /// What was spent over what was given is the rate, of the year's budget or of that at its beginning; and so are the
    /// points got over those that there are, where they follow the rate at all.
    fn rates(&mut self, stated: &[Option<FigureId>; 6]) {
        let Some(rate) = stated[RATE] else { return };
        let holds = |of: &Self, part: FigureId, whole: FigureId| {
            let amount = |f: FigureId| of.recognised.figures[f].amount;
            !amount(whole).value.is_zero()
                && judge::share(amount(part), amount(whole), amount(rate)).0 != Verdict::Inconsistent
        };
        if let Some(spent) = stated[SPENT] {
            let bases: Vec<FigureId> = [stated[YEAR], stated[BEGIN]].into_iter().flatten().collect();
            let base = bases.iter().copied().find(|&base| holds(self, spent, base));
            let zero = |f: &FigureId| self.recognised.figures[*f].amount.value.is_zero();
            if let Some(base) = base.or(bases.first().copied()).filter(|base| !zero(base)) {
                self.targets.claims.push((Law::Share, RuleId::GJ303, vec![(spent, 1), (base, 1), (rate, 1)]));
            }
        }
        if let [Some(points), Some(score)] = [stated[POINTS], stated[SCORE]]
            && holds(self, score, points)
        {
            self.targets.claims.push((Law::Share, RuleId::GJ303, vec![(score, 1), (points, 1), (rate, 1)]));
        }
    }

    /// What all sources give is the whole, where each of them is told once.
    fn sums(&mut self, rows: &[(&'static str, [Option<FigureId>; 6])]) {
        let wholes: Vec<_> = rows.iter().filter(|(kind, _)| *kind == "all").collect();
        let parts: Vec<_> = rows.iter().filter(|(kind, _)| *kind != "all").collect();
        let again = parts
            .iter()
            .enumerate()
            .any(|(n, (kind, _))| parts[..n].iter().any(|(k, _)| k.starts_with(kind) || kind.starts_with(k)));
        let [(_, whole)] = wholes[..] else { return };
        if parts.is_empty() || again {
            return;
        }
        for n in [BEGIN, YEAR, SPENT] {
            let Some(whole) = whole[n] else { continue };
            let stated = parts.iter().filter_map(|(_, row)| Some((row[n]?, -1)));
            let terms: Vec<(FigureId, i8)> = std::iter::once((whole, 1)).chain(stated).collect();
            if terms.len() > 1 {
                self.targets.claims.push((Law::Sum, RuleId::GJ401, terms));
            }
        }
    }

    /// The points of the indicators and those that they got, with the row of totals where there is one.
    fn indicators(&mut self, head: usize, budget: [Option<FigureId>; 3]) {
        let heads = &self.table.rows[head];
        let find = |words: &[&str]| heads.iter().position(|c| words.iter().any(|w| c.text.clean.contains(w)));
        let columns = [find(&["分值", "权重"]), find(&["得分", "自评分"])];
        let mut all: [Vec<FigureId>; 2] = Default::default();
        let mut totals = [None, None];
        for r in head + 1..self.table.rows.len() {
            let total = self.table.rows[r].iter().any(|c| is_total_score(&c.text.clean));
            let [points, score] =
                columns.map(|c| self.figure((r, c?), Role::Weight, Unit::Count, (Axis::Function, "points")));
            if total {
                totals = [totals[0].or(points), totals[1].or(score)];
                continue;
            }
            all[0].extend(points);
            all[1].extend(score);
            if let (Some(points), Some(score)) = (points, score) {
                self.targets.claims.push((Law::AtMost, RuleId::GJ101, vec![(points, 1), (score, -1)]));
            }
        }
        let value = |f: &FigureId| self.recognised.figures[*f].amount.value;
        let sum = |of: &[FigureId]| of.iter().map(value).sum::<Decimal>();
        // Ten points are for the execution of the budget, told above, where the indicators leave them.
        let apart = budget[0].filter(|f| sum(&all[0]) + value(f) <= Decimal::ONE_HUNDRED);
        if apart.is_some() || budget[0].is_none() {
            all[0].extend(apart);
            all[1].extend(budget[1]);
        }
        // What the execution of the budget got is part of the total, though it is not told.
        if budget[1].is_none() && budget[2].is_some() {
            totals[1] = None;
        }
        for (total, parts) in totals.into_iter().zip(&all) {
            if let Some(total) = total.filter(|_| parts.len() > 1) {
                let terms = std::iter::once((total, 1)).chain(parts.iter().map(|p| (*p, -1))).collect();
                self.targets.claims.push((Law::Sum, RuleId::GJ101, terms));
            }
        }
        self.targets.weights.push(std::mem::take(&mut all[0]));
    }
}

/// The last words before a cell of a row that say what it is.
fn label(row: &[Cell], column: usize) -> &str {
    let words =
        |c: &&Cell| whole_cell(&c.text.clean).is_none() && c.text.clean.chars().any(char::is_alphabetic);
    row[..column].iter().rev().find(words).map_or("", |c| c.text.clean.as_str())
}

/// Where the money of a label lies.
fn fund(label: &str) -> Option<&'static str> {
    let bare = label.trim_start_matches("其中").trim_matches(['：', '，', ' ']);
    let bare = bare.strip_prefix("本年").or_else(|| bare.strip_prefix("当年")).unwrap_or(bare);
    kind_of(bare)
}

fn is_total_score(clean: &str) -> bool {
    matches!(
        clean.trim_matches(['（', '）', '：']),
        "总分" | "合计" | "总计" | "总得分" | "自评总分" | "合计得分"
    )
}
