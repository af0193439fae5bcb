//! Columns of rates: 完成预算%, 为上年的%, 比上年增长%. Of which columns they are a rate the headings hardly tell; what
//! holds in nearly all rows does.

use super::{Relating, columns};
use crate::constraint::judge;
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::table::headings::is_rate;
use rust_decimal::Decimal;

/// No more columns than these are tried against each other.
const MOST_COLUMNS: usize = 12;

/// Words of headings over growth.
const GROWTH: [&str; 6] = ["增长", "增减", "增幅", "±", "变动", "降"];

/// Words of headings over what is a part of something, not its growth.
const SHARES: [&str; 4] = ["的%", "完成", "占", "执行率"];

/// Adds what the columns of rates of one view claim of the others, but for the growth of the only total, which is told
/// by [`columns::compared`]; gives whether that column tells no growth.
pub fn within(relating: &mut Relating, view: usize) -> bool {
    let v = &relating.recognised.views[view];
    let by_words = columns::rate_of(v);
    let rates: Vec<(usize, bool)> = v
        .columns
        .iter()
        .filter(|c| c.rate || is_rate(&c.label))
        .map(|c| (c.column, GROWTH.iter().any(|word| c.label.contains(word))))
        .collect();
    let amounts: Vec<usize> = v
        .columns
        .iter()
        .filter(|c| !c.rate && !is_rate(&c.label))
        .map(|c| c.column)
        .take(MOST_COLUMNS)
        .collect();
    let mut found = Vec::new();
    let mut no_growth = v
        .columns
        .iter()
        .any(|c| Some(c.column) == by_words && SHARES.iter().any(|word| c.label.contains(word)));
    for (rate, grows) in rates {
        let laws: &[Law] = if grows { &[Law::GrowthOver] } else { &[Law::Share, Law::GrowthOver] };
        let mut best: Option<(usize, Law, Vec<Terms>)> = None;
        for &over in &amounts {
            for &under in amounts.iter().filter(|under| **under != over) {
                for &law in laws {
                    let (held, terms) = tried(relating, view, law, [over, under, rate]);
                    if held > best.as_ref().map_or(0, |(held, ..)| *held) {
                        best = Some((held, law, terms));
                    }
                }
            }
        }
        let of_words = Some(rate) == by_words;
        no_growth |= of_words && best.as_ref().is_some_and(|(_, law, _)| *law == Law::Share);
        found.extend(
            best.filter(|(_, law, _)| !of_words || *law == Law::Share).map(|(_, law, terms)| (law, terms)),
        );
    }
    for (law, all) in found {
        let rule = if law == Law::Share { RuleId::GJ303 } else { RuleId::GJ304 };
        all.into_iter().for_each(|terms| relating.push(law, rule, terms));
    }
    no_growth
}

/// The figures of one row, with their signs.
type Terms = Vec<(FigureId, i8)>;

/// In how many rows a rate is that of two columns, none where it is not in nearly all; and the terms of all.
fn tried(relating: &Relating, view: usize, law: Law, columns: [usize; 3]) -> (usize, Vec<Terms>) {
    let v = &relating.recognised.views[view];
    let (mut held, mut missed) = (0, 0);
    let mut all = Vec::new();
    for (r, _) in &v.rows {
        let figure = |c: usize| {
            let id = *relating.recognised.cells.get(&(v.block, *r, c))?;
            (!relating.figures()[id].blank).then_some(id)
        };
        let [Some(over), Some(under), Some(rate)] = columns.map(figure) else { continue };
        let amount = |f: FigureId| relating.figures()[f].amount;
        if amount(under).value.is_zero() || amount(over).value.is_zero() {
            continue;
        }
        let terms = vec![(over, 1), (under, 1), (rate, 1)];
        match judge::judge(law, Decimal::ZERO, &terms, amount).0 {
            // What any neighbour satisfies proves nothing.
            Verdict::Inconsistent => missed += 1,
            _ => held += 1,
        }
        all.push(terms);
    }
    let enough = held >= 3 && 4 * missed <= held || held == 2 && missed == 0;
    (if enough { held } else { 0 }, all)
}
