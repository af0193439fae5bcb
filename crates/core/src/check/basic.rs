//! Lists of economic classes that close with 人员经费合计 and 公用经费合计: pay and what households are given are of persons,
//! all other classes of running the house.

use super::Relating;
use crate::constraint::judge;
use crate::model::cube::Axis;
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::table::View;
use rust_decimal::Decimal;

/// Classes of 人员经费.
const PERSONNEL: [&str; 2] = ["301", "303"];

/// The totals of the two natures, and whether each is of persons.
const NATURES: [(&str, bool); 2] = [("basic.personnel", true), ("basic.operating", false)];

/// A whole and its parts, with their signs.
type Terms = Vec<(FigureId, i8)>;

/// Adds what the totals by nature of one view claim of its classes. Where neither total is that of its classes, they are
/// of something else.
pub fn within(relating: &mut Relating, view: usize) {
    let v = &relating.recognised.views[view];
    if v.form.is_none() {
        return;
    }
    let mut found: Vec<Terms> = Vec::new();
    for column in v.columns.iter().filter(|c| !c.rate).map(|c| c.column) {
        let sums: Vec<Terms> =
            NATURES.iter().filter_map(|&(nature, pay)| sum(relating, v, column, (nature, pay))).collect();
        let amount = |f: FigureId| relating.figures()[f].amount;
        let holds =
            |terms: &Terms| judge::judge(Law::Sum, Decimal::ZERO, terms, amount).0 != Verdict::Inconsistent;
        if sums.iter().any(holds) {
            found.extend(sums);
        }
    }
    for terms in found {
        relating.push(if terms.len() == 2 { Law::Same } else { Law::Sum }, RuleId::GJ101, terms);
    }
}

/// Adds what the row claims that closes the sides of both natures: it is what their totals come to.
pub fn of_both(relating: &mut Relating, view: usize) {
    let views = &relating.recognised.views;
    let v = &views[view];
    let printed = |v: &View, row: usize| {
        let cells = v.columns.iter().filter_map(|c| relating.recognised.cells.get(&(v.block, row, c.column)));
        let mut cells = cells.copied().filter(|id| !relating.figures()[*id].blank);
        cells.next().filter(|_| cells.next().is_none())
    };
    let total_of = |nature: &str| {
        let mut totals = views.iter().filter(|side| side.block == v.block).flat_map(|side| {
            let closes = side.rows.iter().filter(|(_, row)| {
                row.closes()
                    && **row.place.on(Axis::Nature) == *nature
                    && row.place.on(Axis::Economic).is_all()
            });
            closes.filter_map(|(row, _)| printed(side, *row))
        });
        totals.next().filter(|_| totals.next().is_none())
    };
    let [(whole, row)] = &v.rows[..] else { return };
    if **row.place.on(Axis::Nature) != *"basic" || !row.closes() {
        return;
    }
    if let (Some(whole), [Some(personnel), Some(operating)]) =
        (printed(v, *whole), NATURES.map(|(nature, _)| total_of(nature)))
    {
        relating.push(Law::Sum, RuleId::GJ101, vec![(whole, 1), (personnel, -1), (operating, -1)]);
    }
}

/// The total of a nature in a column and the classes that it is the sum of.
fn sum(relating: &Relating, v: &View, column: usize, (nature, pay): (&str, bool)) -> Option<Terms> {
    let printed = |row: usize| {
        let id = *relating.recognised.cells.get(&(v.block, row, column))?;
        (!relating.figures()[id].blank).then_some(id)
    };
    let mut totals = v.rows.iter().filter(|(_, row)| {
        row.closes() && **row.place.on(Axis::Nature) == *nature && row.place.on(Axis::Economic).is_all()
    });
    let (Some((total, _)), None) = (totals.next(), totals.next()) else { return None };
    let coded = |economic: &str| economic.len() == 3 && economic.bytes().all(|b| b.is_ascii_digit());
    let class = |economic: &str| coded(economic) && PERSONNEL.contains(&economic) == pay;
    let classes = v.rows.iter().filter(|(_, row)| class(row.place.on(Axis::Economic)));
    let parts: Terms = classes.filter_map(|(row, _)| Some((printed(*row)?, -1))).collect();
    let whole = printed(*total)?;
    (!parts.is_empty()).then(|| std::iter::once((whole, 1)).chain(parts).collect())
}
