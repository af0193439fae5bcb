//! The long lists, for who asks: every figure with its state, every relation with its numbers.
//! States carry the page's glyphs: nothing for agreement, ≈ by rounding, ≠ contradicted, ○ unchecked.

use crate::published::{Figure, Relation};
use gouji::{Law, Verdict};

/// One line for each figure.
pub(super) fn figures(figures: &[Figure]) -> Vec<String> {
    figures
        .iter()
        .map(|f| {
            let glyph = match (f.agreed, f.contradicted) {
                (0, 0) => "○",
                (_, 0) => "=",
                _ => "≠",
            };
            let text = if f.text.is_empty() { "—" } else { &f.text };
            format!("{glyph} {text} {}  {}", f.unit, f.place)
        })
        .collect()
}

/// One line for each relation.
pub(super) fn relations(relations: &[Relation], figures: &[Figure]) -> Vec<String> {
    relations.iter().map(|r| relation(r, figures)).collect()
}

fn relation(r: &Relation, figures: &[Figure]) -> String {
    let glyph = match r.verdict {
        Verdict::Exact => "=",
        Verdict::Rounding => "≈",
        _ => "≠",
    };
    let printed =
        |&i: &u32| figures.get(i as usize).map_or("", |f| if f.text.is_empty() { "—" } else { &f.text });
    let numbers: Vec<&str> = r.figures.iter().map(printed).collect();
    let place = r.figures.first().and_then(|&i| figures.get(i as usize)).map_or("", |f| f.place.as_str());
    let equation = match (r.law, numbers.split_first()) {
        (Law::PerUnit, _) | (_, None) => numbers.join(", "),
        (law, _) if law.is_of_rate() => numbers.join(", "),
        (Law::AtMost, Some((whole, parts))) => format!("{whole} ≥ {}", signed(parts, r)),
        (_, Some((whole, parts))) => format!("{whole} {glyph} {}", signed(parts, r)),
    };
    format!("{glyph} {} {}: {equation}  {place}", r.rule, r.law)
}

/// The terms after the first, each with the sign that it has on the other side of the equation.
fn signed(parts: &[&str], r: &Relation) -> String {
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        let minus = r.signs.get(i + 1).is_some_and(|&s| s > 0);
        out.push_str(match (i, minus) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        });
        out.push_str(part);
    }
    out
}
