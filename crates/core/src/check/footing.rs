//! Law 2 within a table: a whole is the sum of its parts, along its rows and along its columns.

use super::{Relating, panels};
use crate::constraint::judge;
use crate::explain::findings;
use crate::model::cube::Axis;
use crate::model::figure::{Figure, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Finding, Message, Severity};
use crate::model::rules::RuleId;
use crate::table::divisions::{Division, of_columns, of_rows};
use crate::table::headings::is_rate;
use crate::table::rows::RowPlace;
use crate::text::number::NoNumber;
use rust_decimal::Decimal;

/// A row of a panel: of which view, and which of its rows.
type Line = (usize, usize);

/// A cell: the view, and the indices of its row and its column there.
type Spot = (usize, usize, usize);

/// Adds the sums of one view. A division that fails more often than it holds was misread, not miscounted: it is left out.
pub fn within(relating: &mut Relating, view: usize) {
    let v = &relating.recognised.views[view];
    let known = v.form.is_some();
    let columns = of_columns(v);
    let (height, width) = (v.rows.len(), v.columns.len());
    let lines = panels::lines(&relating.recognised.views, view);
    let of_lines = lines.as_deref().unwrap_or_default();
    for division in &divided(relating, of_lines) {
        let rate = |c: &usize| relating.recognised.views[view].columns[*c].rate;
        let columns: Vec<usize> = (0..width).filter(|c| !rate(c)).collect();
        let sums: Vec<(Relation, bool)> = columns
            .into_iter()
            .filter_map(|c| add(relating, RuleId::GJ101, division, |n| (of_lines[n].0, of_lines[n].1, c)))
            .collect();
        let sums = dashes_are_zero(sums);
        let change = |r: &Relation| {
            let of = |f: usize| relating.figures()[f].coordinate.year == 0;
            r.verdict == Verdict::Inconsistent && of(r.terms[0].0) && differs_by_rounding(relating, r)
        };
        let rounded: Vec<bool> = sums.iter().map(change).collect();
        let sums: Vec<Relation> = sums
            .into_iter()
            .zip(rounded)
            .map(|(r, rounded)| if rounded { Relation { verdict: Verdict::Rounding, ..r } } else { r })
            .collect();
        let sums = stated_in_full(relating, view, of_lines[division.whole].1, sums);
        // 合计 over all items of one level: those words are sure.
        let sure = known || sums.len() == 1 && is_numbered(&rows_of(relating, of_lines), division);
        keep(relating, sure, sums);
    }
    for division in &columns {
        let rate = |r: &usize| is_rate(&relating.recognised.views[view].rows[*r].1.label);
        let rows: Vec<usize> = (0..height).filter(|r| !rate(r)).collect();
        let sums: Vec<(Relation, bool)> = rows
            .into_iter()
            .filter_map(|r| add(relating, RuleId::GJ102, division, |n| (view, r, n)))
            .collect();
        let sums = dashes_are_zero(sums);
        let last = relating.recognised.views[view].rows.last().map(|(row, _)| *row);
        let of_last =
            |f: usize| matches!(relating.figures()[f].place, Place::Cell { row, .. } if Some(row) == last);
        let cut = relating.recognised.views[view].is_cut_out();
        let cut = |r: &Relation| {
            cut && r.terms.iter().any(|(f, _)| of_last(*f)) && r.verdict == Verdict::Inconsistent
        };
        let sums = sums.into_iter().filter(|r| !cut(r)).collect();
        keep(relating, known, sums);
    }
}

/// Of a table that was cut out, what fails of a whole whose parts may go on below the cut tells nothing.
fn stated_in_full(relating: &Relating, view: usize, whole: usize, sums: Vec<Relation>) -> Vec<Relation> {
    let v = &relating.recognised.views[view];
    let open = v.is_cut_out() && v.reaches_end(&v.rows[whole].1);
    sums.into_iter().filter(|r| !open || r.verdict != Verdict::Inconsistent).collect()
}

/// What stands in each of some rows.
fn rows_of<'r>(relating: &'r Relating, lines: &[Line]) -> Vec<&'r RowPlace> {
    lines.iter().map(|&(v, r)| &relating.recognised.views[v].rows[r].1).collect()
}

/// The divisions of some rows. Parts of one whole along several axes are parts of it together where that adds up, and
/// one axis alone does not: 项目支出 of goods, of subsidies, and of an economic class.
fn divided(relating: &Relating, lines: &[Line]) -> Vec<Division> {
    let views = &relating.recognised.views;
    let labelled = rows_of(relating, lines);
    let rows = of_rows(&labelled);
    let holds = |whole: usize, parts: &[usize]| -> Option<bool> {
        let cell = |n: usize, c: usize| {
            let (v, r) = (&views[lines[n].0], lines[n].1);
            let id = relating.recognised.cells.get(&(v.block, v.rows[r].0, v.columns[c].column))?;
            Some(relating.figures()[*id].amount)
        };
        let columns = &views[lines[whole].0].columns;
        let (mut held, mut failed) = (0, 0);
        for c in (0..columns.len()).filter(|&c| !columns[c].rate) {
            let stated: Vec<_> = parts.iter().filter_map(|&p| cell(p, c)).collect();
            let Some(whole) = cell(whole, c).filter(|_| !stated.is_empty()) else { continue };
            let terms = std::iter::once((whole, 1)).chain(stated.into_iter().map(|a| (a, -1)));
            match judge::linear(Law::Sum, Decimal::ZERO, terms).0 {
                Verdict::Inconsistent => failed += 1,
                _ => held += 1,
            }
        }
        (held + failed > 0).then_some(held > failed)
    };
    let mut found: Vec<Division> = Vec::new();
    for group in rows.chunk_by(|a, b| a.whole == b.whole) {
        let whole = group[0].whole;
        let alone = || group.iter().any(|d| holds(whole, &d.parts) != Some(false));
        let mut all: Vec<usize> = group.iter().flat_map(|d| d.parts.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        if group.len() > 1 && !alone() && holds(whole, &all) == Some(true) {
            found.push(Division { whole, parts: all });
        } else {
            found.extend_from_slice(group);
        }
    }
    // What stands on the other side of a total need not be a part of it: 上级补助收入 below 本年收入合计.
    for division in &mut found {
        let whole = division.whole;
        let (above, below): (Vec<usize>, Vec<usize>) = division.parts.iter().partition(|&&p| p < whole);
        let both = labelled[whole].closes() && !above.is_empty() && !below.is_empty();
        if both && holds(whole, &division.parts) == Some(false) {
            let sides =
                [above, below].into_iter().find(|side| side.len() > 1 && holds(whole, side) == Some(true));
            division.parts = sides.unwrap_or(std::mem::take(&mut division.parts));
        }
    }
    found
}

/// Leaves out sums that fail where a long dash stands among the parts, unless others of the division hold with one: then
/// it says zero there.
fn dashes_are_zero(sums: Vec<(Relation, bool)>) -> Vec<Relation> {
    let holds = sums.iter().filter(|(r, dashed)| *dashed && r.verdict != Verdict::Inconsistent).count();
    let fails = sums.iter().filter(|(r, dashed)| *dashed && r.verdict == Verdict::Inconsistent).count();
    let kept =
        |(r, dashed): &(Relation, bool)| !*dashed || r.verdict != Verdict::Inconsistent || holds > fails;
    sums.into_iter().filter(kept).map(|(r, _)| r).collect()
}

/// Whether a whole is a total by its word, and its parts are all rows of one level of marks.
fn is_numbered(rows: &[&RowPlace], division: &Division) -> bool {
    let row = |n: usize| rows[n];
    let Some(level) = division.parts.first().and_then(|&p| row(p).mark()) else { return false };
    let of_level = rows.iter().filter(|r| r.mark() == Some(level)).count();
    row(division.whole).total
        && division.parts.len() > 1
        && division.parts.iter().all(|&p| row(p).mark() == Some(level) && !row(p).is_among())
        && of_level == division.parts.len()
}

/// Keeps the sums of a division if they speak for it: in a known form unless most of several fail, elsewhere only
/// where most hold.
fn keep(relating: &mut Relating, known: bool, sums: Vec<Relation>) {
    let fails = sums.iter().filter(|r| r.verdict == Verdict::Inconsistent).count();
    let telling = sums.iter().filter(|r| r.verdict != Verdict::Inconsistent && r.terms.len() > 2).count();
    let holds = sums.len() - fails;
    let misread =
        if known { sums.len() >= 3 && fails > holds } else { fails > 0 && (telling == 0 || fails > holds) };
    if known
        && misread
        && let Some(part) = left_out(relating.figures(), &failing(&sums))
    {
        relating.uncounted.push(part);
    }
    relating.relations.extend(sums.into_iter().filter(|r| !misread || r.verdict != Verdict::Inconsistent));
}

fn failing(sums: &[Relation]) -> Vec<&Relation> {
    sums.iter().filter(|r| r.verdict == Verdict::Inconsistent).collect()
}

/// Whether the code of one row begins with that of another: the classification makes it a part.
fn lies_under(whole: &RowPlace, part: &RowPlace) -> bool {
    let coded = |member: &str| member.len() >= 3 && member.bytes().all(|b| b.is_ascii_digit());
    [Axis::Function, Axis::Economic].into_iter().any(|axis| {
        let (whole, part) = (whole.place.on(axis).as_str(), part.place.on(axis).as_str());
        coded(whole) && coded(part) && part.len() > whole.len() && part.starts_with(whole)
    })
}

/// Whether a sum of changes misses by no more than the rounding of the two figures behind each.
fn differs_by_rounding(relating: &Relating, sum: &Relation) -> bool {
    let slack: Decimal =
        sum.terms.iter().map(|(f, _)| relating.figures()[*f].amount.half_ulp() * Decimal::TWO).sum();
    sum.difference <= slack
}

/// Where all sums that fail would hold without the same part: it is counted in no whole, by a convention of this form
/// or to hide it. The sums accuse nobody, but whoever adds up by eye must know.
pub(super) fn left_out(figures: &[Figure], failing: &[&Relation]) -> Option<Finding> {
    let line = |rule: RuleId, f: usize| match figures[f].place {
        Place::Cell { column, .. } if rule == RuleId::GJ102 => Some(column),
        Place::Cell { row, .. } => Some(row),
        Place::Sentence { .. } => None,
    };
    let without = |sum: &Relation, part: usize| {
        let rest: Vec<(usize, i8)> = sum
            .terms
            .iter()
            .copied()
            .filter(|(f, sign)| *sign > 0 || line(sum.rule, *f) != Some(part))
            .collect();
        let stated = rest.len() + 1 == sum.terms.len() && rest.len() > 1;
        stated
            && judge::relation(figures, sum.law, sum.rule, Decimal::ZERO, rest).verdict
                != Verdict::Inconsistent
    };
    let first = *failing.first()?;
    let (sum, slack) = first.terms.iter().fold((first.constant, Decimal::ZERO), |(sum, slack), (f, sign)| {
        let amount = figures[*f].exact_if_blank();
        (sum + amount.base() * Decimal::from(*sign), slack + amount.half_ulp())
    });
    // Of a long sum few parts are as large as its miss.
    let explains = |(f, sign): &&(usize, i8)| {
        let amount = figures[*f].exact_if_blank();
        let rest = sum - amount.base() * Decimal::from(*sign);
        *sign < 0 && judge::missed(first.law, rest, slack - amount.half_ulp()).0 != Verdict::Inconsistent
    };
    let mut parts =
        first.terms.iter().take(MOST_PARTS).filter(explains).filter_map(|(f, _)| line(first.rule, *f));
    let part = parts.find(|&part| failing.iter().all(|sum| without(sum, part)))?;
    let stated: Vec<usize> = failing
        .iter()
        .flat_map(|sum| sum.terms.iter().map(|(f, _)| (sum.rule, *f)).skip(1))
        .filter(|(rule, f)| line(*rule, *f) == Some(part) && !figures[*f].blank)
        .map(|(_, f)| f)
        .collect();
    let label = stated.first().map(|f| figures[*f].label.clone())?;
    let places = stated.iter().take(MOST_PLACES).map(|f| figures[*f].span).collect();
    Some(findings::without_relation(
        first.rule,
        Severity::Note,
        places,
        Message {
            zh: format!(
                "“{label}”等 {} 处的数没有计入所在的合计，其余各数与合计相符。请核对合计是否应当包括它。",
                stated.len()
            ),
            en: format!(
                "Figures such as “{label}” ({} in all) are counted in no total, while the others add up to it. See whether the total should include them.",
                stated.len()
            ),
        },
    ))
}

/// A form has fewer columns, and a list of more items leaves none out by a convention.
const MOST_PARTS: usize = 200;

/// No finding has more places.
const MOST_PLACES: usize = 50;

/// One sum, where at least two of its figures are printed, or one and the form is sure to need the others.
fn add(
    relating: &mut Relating,
    rule: RuleId,
    division: &Division,
    spot: impl Fn(usize) -> Spot,
) -> Option<(Relation, bool)> {
    let views = &relating.recognised.views;
    let cell = |n: usize| {
        let (v, r, c) = spot(n);
        (views[v].block, views[v].rows[r].0, views[v].columns[c].column)
    };
    let row = |n: usize| &views[spot(n).0].rows[spot(n).1].1;
    let printed = |n: usize| relating.recognised.cells.get(&cell(n)).copied();
    let unknown = |n: usize| relating.recognised.unknown.contains(&cell(n));
    if unknown(division.whole) || division.parts.iter().any(|&p| unknown(p)) {
        return None;
    }
    let whole = printed(division.whole);
    let parts: Vec<(usize, usize)> = division.parts.iter().filter_map(|&p| Some((p, printed(p)?))).collect();
    let known = views[spot(division.whole).0].form.is_some();
    if parts.is_empty() && (whole.is_none() || !known) || whole.is_none() && !known {
        return None;
    }
    let upright = |n: usize| cell(n).1 != cell(division.whole).1 || spot(n).0 != spot(division.whole).0;
    // One thing of those that a whole consists of is not all of it.
    let among = division.parts.len() == 1 && division.parts.iter().any(|&p| upright(p) && row(p).is_among());
    if among && (parts.is_empty() || whole.is_none()) {
        return None;
    }
    let law = match parts.len() {
        1 if among => Law::AtMost,
        1 => Law::Same,
        _ => Law::Sum,
    };
    let mut terms: Vec<(usize, i8)> = parts.iter().map(|(_, f)| (*f, -1)).collect();
    if let Some(whole) = whole {
        terms.insert(0, (whole, 1));
    }
    let sum = judge::relation(relating.figures(), law, rule, Decimal::ZERO, terms.clone());
    let says = |n: usize| {
        let (v, r, c) = spot(n);
        relating.says_nothing(v, r, c)
    };
    let all = || std::iter::once(division.whole).chain(division.parts.iter().copied());
    let dashed = all().any(|n| says(n) == Some(NoNumber::NotStated));
    if sum.verdict != Verdict::Inconsistent {
        return (sum.terms.len() >= 2).then_some((sum, dashed));
    }
    // Where it fails, empty cells may be what is missing; a dash in the place of the whole says that it is not told.
    if says(division.whole).is_some() {
        return None;
    }
    // Nothing but empty cells for what is not nothing: the parts stand elsewhere, unless codes say that these are they.
    let coded = |&p: &usize| upright(p) && lies_under(row(division.whole), row(p));
    if parts.is_empty() && !division.parts.iter().all(coded) {
        return None;
    }
    // A sign for nothing is zero, and was not forgotten.
    let nothing: Vec<usize> = all().filter(|&n| says(n).is_some()).collect();
    if whole.is_none() {
        let (v, r, c) = spot(division.whole);
        if relating.stands_further_right(v, r) {
            return None;
        }
        terms.insert(0, (relating.blank(v, r, c), 1));
    }
    for &p in division.parts.iter().filter(|p| !parts.iter().any(|(q, _)| q == *p)) {
        if nothing.contains(&p) {
            continue;
        }
        let (v, r, c) = spot(p);
        terms.push((relating.blank(v, r, c), -1));
    }
    let judged = || judge::relation(relating.figures(), law, rule, Decimal::ZERO, terms.clone());
    (terms.len() >= 2).then(|| (judged(), dashed))
}
