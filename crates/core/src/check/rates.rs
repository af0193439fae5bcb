//! Columns of rates: 完成预算%, 为上年的%, 比上年增长%. Of which columns they are a rate the headings hardly tell; what
//! holds in nearly all rows does.

use super::{Relating, columns};
use crate::constraint::judge;
use crate::lexicon::ratios;
use crate::model::figure::{FigureId, Place, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::table::View;
use crate::table::headings::is_rate;
use rust_decimal::Decimal;

/// No more columns than these are tried against each other.
const MOST_COLUMNS: usize = 12;

/// No more amounts of sentences than these are tried as the whole of a column of shares.
const MOST_REPORTED: usize = 200;

/// Words of headings over growth.
const GROWTH: [&str; 7] = ["增长", "增减", "增幅", "±", "变动", "降", "同比"];

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
    let mut found: Vec<Tried> = Vec::new();
    let mut no_growth = v
        .columns
        .iter()
        .any(|c| Some(c.column) == by_words && SHARES.iter().any(|word| c.label.contains(word)));
    for (rate, grows) in rates {
        let laws: &[Law] = if grows { &[Law::GrowthOver] } else { &[Law::Share, Law::GrowthOver] };
        let mut best: Option<Tried> = None;
        let mut tell = |tried: Tried| {
            if tried.held > best.as_ref().map_or(0, |best| best.held) {
                best = Some(tried);
            }
        };
        for &over in &amounts {
            for &under in amounts.iter().filter(|under| **under != over) {
                laws.iter().for_each(|&law| tell(tried(relating, view, law, [over, under, rate])));
            }
            if !grows {
                tell(of_total(relating, view, over, rate));
            }
        }
        let of_words = Some(rate) == by_words;
        no_growth |= of_words && best.as_ref().is_some_and(|best| best.law == Law::Share);
        found.extend(best.filter(|best| !of_words || best.law == Law::Share));
    }
    for Tried { law, terms, .. } in found {
        let rule = if law == Law::Share { RuleId::GJ303 } else { RuleId::GJ304 };
        terms.into_iter().for_each(|terms| relating.push(law, rule, terms));
    }
    no_growth
}

/// The figures of one row, with their signs.
type Terms = Vec<(FigureId, i8)>;

/// What a column of rates may tell of others.
struct Tried {
    /// In how many rows it does; none where it does not in nearly all.
    held: usize,
    law: Law,
    /// The figures of every row.
    terms: Vec<Terms>,
}

impl Tried {
    /// Judges the law in every row; `named` tells that the headings say themselves what the rate is of.
    fn of(relating: &Relating, law: Law, terms: Vec<Terms>, named: bool) -> Tried {
        let amount = |f: FigureId| relating.figures()[f].amount;
        // What any neighbour satisfies proves nothing.
        let fails =
            |terms: &&Terms| judge::judge(law, Decimal::ZERO, terms, amount).0 == Verdict::Inconsistent;
        let missed = terms.iter().filter(fails).count();
        let held = terms.len() - missed;
        let enough =
            held >= 3 && 3 * missed <= held || held == 2 && missed == 0 || named && held >= 2 && missed <= 1;
        Tried { held: if enough { held } else { 0 }, law, terms }
    }
}

/// A rate that is that of two columns, tried in every row that tells all three.
fn tried(relating: &Relating, view: usize, law: Law, columns: [usize; 3]) -> Tried {
    let v = &relating.recognised.views[view];
    let all = v.rows.iter().filter_map(|(r, _)| {
        let figures = columns.map(|c| printed(relating, (v.block, *r, c)));
        let [Some(over), Some(under), Some(rate)] = figures else { return None };
        (!is_zero(relating, under) && !is_zero(relating, over))
            .then(|| vec![(over, 1), (under, 1), (rate, 1)])
    });
    Tried::of(relating, law, all.collect(), is_named(v, law, columns))
}

/// Whether the headings of a rate and of two columns say that it is theirs.
fn is_named(view: &View, law: Law, columns: [usize; 3]) -> bool {
    let [over, under, rate] = columns.map(|c| view.columns.iter().find(|own| own.column == c));
    let (Some(over), Some(under), Some(rate)) = (over, under, rate) else { return false };
    let ratios = if law == Law::Share { ratios::SHARES } else { ratios::GROWTHS };
    let year_after =
        law == Law::GrowthOver && under.place.year > 0 && over.place.year == under.place.year + 1;
    ratios.iter().any(|ratio| ratio.is_of(&rate.label, &over.label, &under.label))
        || year_after && GROWTH.iter().any(|word| rate.label.contains(word))
}

/// A rate that is the share of each row in the only total of a column.
fn of_total(relating: &Relating, view: usize, column: usize, rate: usize) -> Tried {
    let v = &relating.recognised.views[view];
    let label = v.columns.iter().find(|c| c.column == rate).map_or("", |c| c.label.as_str());
    let named = ratios::OF_TOTAL.iter().any(|word| label.contains(word));
    let mut totals = v.rows.iter().filter(|(_, row)| row.closes());
    let shares = |total: usize, whole: FigureId| -> Vec<Terms> {
        let rows = v.rows.iter().filter(|(r, _)| *r != total);
        let share = |r: usize| {
            let part = printed(relating, (v.block, r, column)).filter(|f| !is_zero(relating, *f))?;
            Some(vec![(part, 1), (whole, 1), (printed(relating, (v.block, r, rate))?, 1)])
        };
        rows.filter_map(|(r, _)| share(*r)).collect()
    };
    match (totals.next(), totals.next()) {
        (Some((total, _)), None) => {
            let whole = printed(relating, (v.block, *total, column)).filter(|f| !is_zero(relating, *f));
            let shares = whole.map_or(Vec::new(), |whole| shares(*total, whole));
            Tried::of(relating, Law::Share, shares, named)
        }
        // Of a whole that only sentences tell: 占本年收入比例.
        (None, _) if named => {
            let stated =
                (0..relating.figures().len()).filter(|&f| is_stated(relating, f)).take(MOST_REPORTED);
            let tried = stated.map(|whole| Tried::of(relating, Law::Share, shares(usize::MAX, whole), true));
            let best = tried.filter(|tried| tried.held >= 3).max_by_key(|tried| tried.held);
            best.unwrap_or(Tried { held: 0, law: Law::Share, terms: Vec::new() })
        }
        _ => Tried { held: 0, law: Law::Share, terms: Vec::new() },
    }
}

fn is_zero(relating: &Relating, figure: FigureId) -> bool {
    relating.figures()[figure].amount.value.is_zero()
}

/// Whether a figure is an amount that a sentence tells.
fn is_stated(relating: &Relating, figure: FigureId) -> bool {
    let figure = &relating.figures()[figure];
    let sentence = matches!(figure.place, Place::Sentence { .. });
    sentence && figure.role == Role::Amount && figure.amount.unit.is_money() && !figure.amount.value.is_zero()
}

/// The figure that is printed in a cell.
fn printed(relating: &Relating, cell: (usize, usize, usize)) -> Option<FigureId> {
    let id = *relating.recognised.cells.get(&cell)?;
    (!relating.figures()[id].blank).then_some(id)
}
