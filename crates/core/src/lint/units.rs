//! Hygiene: 亿元 or 元 where the same figure stands elsewhere with 万元 (GJ608). Told only where it is certain.

use super::scan::sentence;
use super::{Scene, finding};
use crate::model::amount::Unit;
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;
use crate::table::table_unit;
use crate::text::number::{Number, numbers, whole_cell};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// GJ608.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let forms = Forms::read(scene);
    let mut found = Vec::new();
    for said in scene.prose() {
        for n in numbers(&said.text.clean) {
            let unit = n.amount.unit;
            if unit.is_money() && n.amount.decimals > 0 {
                found.extend(forms.other_unit(said.text, n).or_else(|| forms.too_large(said.text, n)));
            }
        }
    }
    found
}

/// What the forms print.
#[derive(Default)]
struct Forms {
    /// Printed numbers with their unit; `None` where one is printed with several.
    printed: HashMap<Decimal, Option<(Unit, Span)>>,
    /// Their values in yuan.
    values: HashSet<Decimal>,
    /// The largest of them.
    largest: Decimal,
}

impl Forms {
    fn read(scene: &Scene) -> Self {
        let mut forms = Forms::default();
        for (_, table) in scene.tables() {
            let unit = table_unit(table);
            for cell in table.rows.iter().flatten() {
                let Some(n) = whole_cell(&cell.text.clean).filter(|n| n.unit_end == n.end) else { continue };
                let value = n.amount.value;
                let (Some(yuan), false) = (in_yuan(value, unit), is_short(value)) else { continue };
                forms.values.insert(yuan);
                if n.amount.decimals > 0 || cell.text.clean.contains(',') {
                    forms.largest = forms.largest.max(yuan);
                }
                let place = cell.text.source_span(n.start, n.end);
                let entry = forms.printed.entry(value).or_insert(Some((unit, place)));
                if entry.is_some_and(|(other, _)| other != unit) {
                    *entry = None;
                }
            }
        }
        forms
    }

    /// The digits stand in a form with another unit, and no form has the value.
    fn other_unit(&self, text: &Text, n: Number) -> Option<Finding> {
        let value = n.amount.value;
        let (unit, place) = (*self.printed.get(&value)?)?;
        let per = text.clean[n.unit_end..].starts_with(['/', '／', '每']);
        if per
            || is_short(value)
            || unit == n.amount.unit
            || self.values.contains(&in_yuan(value, n.amount.unit)?)
        {
            return None;
        }
        let number = &text.clean[n.start..n.end];
        let (stated, is) = (n.amount.unit.label(), unit.label());
        Some(finding(
            RuleId::GJ608,
            vec![text.source_span(n.start, n.unit_end), place],
            format!("此处写作 {number} {stated}，表中同一数字的单位是{is}。请核对金额单位。"),
            format!(
                "{number} {stated} stands here; in the forms the same figure is in {is}. Check the unit."
            ),
        ))
    }

    /// 亿元 in a sentence of the template whose change is in 万元, beyond every figure of the forms (or of nothing).
    fn too_large(&self, text: &Text, n: Number) -> Option<Finding> {
        let value = n.amount.value;
        let rest = &text.clean[n.unit_end..];
        let template =
            ["，占", "，比上年", "，较上年", "，比20", "，较20"].iter().any(|w| rest.starts_with(w));
        let yuan = in_yuan(value, n.amount.unit)?;
        let beyond = !self.largest.is_zero() && yuan > self.largest;
        let nothing = value.is_zero() && sentence(&text.clean, n.start).contains("万元");
        if n.amount.unit != Unit::HundredMillionYuan || !template || !(beyond || nothing) {
            return None;
        }
        let number = &text.clean[n.start..n.end];
        Some(finding(
            RuleId::GJ608,
            vec![text.source_span(n.start, n.unit_end)],
            format!("此处写作 {number} 亿元，与前后文的“万元”不一致。请核对金额单位。"),
            format!("{number} 亿元 (hundred million) stands here among amounts in 万元. Check the unit."),
        ))
    }
}

/// Fewer than four digits that tell: they may be the same by chance, or be a code.
fn is_short(value: Decimal) -> bool {
    value.normalize().mantissa().unsigned_abs() < 1000
}

fn in_yuan(value: Decimal, unit: Unit) -> Option<Decimal> {
    let factor = match unit {
        Unit::HundredMillionYuan => Decimal::from(100_000_000),
        Unit::TenThousandYuan => Decimal::from(10_000),
        _ => Decimal::ONE,
    };
    value.checked_mul(factor)
}
