//! Hygiene: 亿元 or 元 where the same figure stands elsewhere with 万元 (GJ608). Told only where it is certain.

use super::{Scene, finding};
use crate::amount::Unit;
use crate::number::{numbers, whole_cell};
use crate::recognise::table_unit;
use crate::report::Finding;
use crate::source::Span;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// GJ608: an amount in words whose digits stand in a form with another unit, while no form has its value.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut printed: HashMap<Decimal, (Unit, Span)> = HashMap::new();
    let mut values: HashMap<Decimal, ()> = HashMap::new();
    let mut mixed: HashMap<Decimal, ()> = HashMap::new();
    for (_, table) in scene.tables() {
        let unit = table_unit(table);
        for cell in table.rows.iter().flatten() {
            let Some(n) = whole_cell(&cell.text.clean).filter(|n| n.unit_end == n.end) else { continue };
            let value = n.amount.value;
            if is_short(value) {
                continue;
            }
            if let Some(yuan) = in_yuan(value, unit) {
                values.insert(yuan, ());
            }
            let place = cell.text.source_span(n.start, n.end);
            match printed.get(&value) {
                Some((other, _)) if *other != unit => {
                    mixed.insert(value, ());
                }
                Some(_) => {}
                None => {
                    printed.insert(value, (unit, place));
                }
            }
        }
    }
    let mut found = Vec::new();
    for said in scene.prose() {
        for n in numbers(&said.text.clean) {
            let unit = n.amount.unit;
            let per = said.text.clean[n.unit_end..].starts_with(['/', '／', '每']);
            if !matches!(unit, Unit::Yuan | Unit::TenThousandYuan | Unit::HundredMillionYuan) || per {
                continue;
            }
            let value = n.amount.value;
            if is_short(value) || n.amount.decimals == 0 || mixed.contains_key(&value) {
                continue;
            }
            let Some((there, place)) = printed.get(&value).filter(|(u, _)| *u != unit) else { continue };
            if in_yuan(value, unit).is_none_or(|yuan| values.contains_key(&yuan)) {
                continue;
            }
            let number = &said.text.clean[n.start..n.end];
            let (told, is) = (unit.label(), there.label());
            found.push(finding(
                "GJ608",
                vec![said.text.source_span(n.start, n.unit_end), *place],
                format!("此处写作 {number} {told}，表中同一数字的单位是{is}。请核对金额单位。"),
                format!("{number} {told} stands here; in the forms the same figure is in {is}. Check the unit."),
            ));
        }
    }
    found
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
