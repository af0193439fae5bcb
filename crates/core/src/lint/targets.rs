//! Hygiene: targets of performance tables beside last year's value (GJ406) and beside the goal in words (GJ407).

use super::scan::{before, is_han};
use super::{Scene, finding};
use crate::model::document::{Cell, Table};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::text::number::{Number, numbers};
use rust_decimal::Decimal;

/// Both rules, on every performance table.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let tables = scene.tables().filter(|(_, table)| {
        let title = table.title.as_ref().map_or("", |t| t.clean.as_str());
        scene.families.targets(title).is_some()
    });
    tables.flat_map(|(_, table)| of_table(table)).collect()
}

/// An indicator: its name, its row, and its target.
struct Indicator<'t> {
    name: &'t str,
    row: usize,
    target: Quantity<'t>,
}

/// A number with what stands around it: `>=40000份`.
struct Quantity<'t> {
    text: &'t str,
    number: Number,
    span: Span,
}

fn of_table(table: &Table) -> Vec<Finding> {
    let Some(header) = table.rows.iter().position(|row| row.iter().any(|c| says(c, "三级指标"))) else {
        return Vec::new();
    };
    let column = |word: &str| table.rows[header].iter().position(|c| says(c, word));
    let (Some(name), Some(value)) = (column("三级指标"), column("指标值")) else { return Vec::new() };
    let indicators: Vec<Indicator> = (header + 1..table.rows.len())
        .filter_map(|row| {
            let target = quantity(table, row, value)?;
            Some(Indicator { name: &table.rows[row].get(name)?.text.clean, row, target })
        })
        .collect();
    let last = column("上年完成").map(|last| indicators.iter().filter_map(move |i| zeros(table, i, last)));
    let goals =
        goal(table, header).map(|goal| indicators.iter().filter_map(|i| goal_differs(goal, i, &indicators)));
    last.into_iter().flatten().chain(goals.into_iter().flatten()).collect()
}

fn says(cell: &Cell, word: &str) -> bool {
    cell.text.clean.contains(word)
}

/// The only number of a cell.
fn quantity(table: &Table, row: usize, column: usize) -> Option<Quantity<'_>> {
    let text = &table.rows[row].get(column)?.text;
    let [number] = numbers(&text.clean)[..] else { return None };
    Some(Quantity { text: &text.clean, number, span: text.source_span(number.start, number.end) })
}

impl Quantity<'_> {
    fn value(&self) -> Decimal {
        self.number.amount.value
    }

    /// The sign of its measure: 次, 份, %.
    fn measure(&self) -> Option<char> {
        self.text[self.number.end..].trim_start().chars().next()
    }
}

/// GJ406: a target that is last year's value with zeros added or lost.
fn zeros(table: &Table, indicator: &Indicator, last: usize) -> Option<Finding> {
    let (target, before) = (&indicator.target, quantity(table, indicator.row, last)?);
    let (large, small) = (target.value().max(before.value()), target.value().min(before.value()));
    // Ten against one is a plan like any other; a number of several digits with zeros to spare is not.
    let telling = large >= Decimal::ONE_THOUSAND && !small.is_zero() && target.measure() != Some('%');
    let mut grown = small;
    while telling && grown < large {
        grown *= Decimal::TEN;
    }
    (telling && grown == large && small != large).then(|| {
        let (now, then, name) = (target.value(), before.value(), indicator.name);
        finding(
            RuleId::GJ406,
            vec![target.span, before.span],
            format!("指标“{name}”的指标值 {now}，上年完成值 {then}，只差末尾的零。请核对是否多写或漏写了零。"),
            format!(
                "The target of “{name}” is {now} and last year's value {then}: they differ by zeros only. Check whether one is too many or lost."
            ),
        )
    })
}

/// The goal in words, above the indicators.
fn goal(table: &Table, header: usize) -> Option<&Cell> {
    let label = |c: &Cell| says(c, "总体目标") || says(c, "绩效目标") || says(c, "年度目标");
    let row = table.rows[..header].iter().find(|row| row.iter().any(label))?;
    row.iter().max_by_key(|c| c.text.clean.len()).filter(|c| !label(c) || c.text.clean.len() > 60)
}

/// GJ407: the goal says 培训 1 次 where the only indicator of 培训 in 次 has ≥ 2.
fn goal_differs(goal: &Cell, indicator: &Indicator, all: &[Indicator]) -> Option<Finding> {
    let measure = indicator.target.measure().filter(|c| is_han(*c))?;
    let clean = goal.text.clean.as_str();
    let stated = numbers(clean).into_iter().filter_map(|n| {
        let noun = before(clean, n.start, 2);
        let whole = noun.chars().count() == 2 && noun.chars().all(is_han);
        (clean[n.end..].starts_with(measure) && whole).then_some((n, noun))
    });
    let mut stated = stated.filter(|(_, noun)| indicator.name.contains(noun));
    let ((number, noun), None) = (stated.next()?, stated.next()) else { return None };
    let alike = |i: &&Indicator| i.name.contains(noun) && i.target.measure() == Some(measure);
    if all.iter().filter(alike).count() != 1 {
        return None;
    }
    let (said, target) = (number.amount.value, indicator.target.value());
    let limit = indicator.target.text.trim_start();
    let differs = match limit.chars().next()? {
        '>' | '≥' | '＞' => said < target,
        '<' | '≤' | '＜' => said > target,
        _ => said != target,
    };
    differs.then(|| {
        let name = indicator.name;
        finding(
            RuleId::GJ407,
            vec![goal.text.source_span(number.start, number.end), indicator.target.span],
            format!("绩效目标说{noun} {said} {measure}，指标“{name}”的指标值是 {limit}。请核对这两处。"),
            format!("The goal says {noun} {said} {measure}, the target of “{name}” is {limit}. Check both."),
        )
    })
}
