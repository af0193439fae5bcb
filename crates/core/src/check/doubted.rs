//! Remarks on sums of forms that were doubted: they accuse nobody, but what they have in common is worth telling.

use super::footing::left_out;
use crate::explain::findings;
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Doubt, Finding, Message, Severity};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// So many sums that fail for the same part fail by a convention, not by a slip; so many totals of a list that are all
/// too large say that it is short.
const SEVERAL: usize = 2;
/// A list of fewer parts is none.
const LEAST_PARTS: usize = 3;
/// A total that is larger by more than such a share is another one's.
const MOST_MISSING: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// The rule, the table, and the column or the row of the whole that a sum is of.
type Whole = (RuleId, usize, usize);

/// The remarks. Sums that a remark explains are understood, and doubted no more.
pub fn remarks(
    figures: &[Figure],
    relations: &[Relation],
    doubted: &mut Vec<(Relation, Doubt)>,
) -> Vec<Finding> {
    let mut wholes: Vec<Whole> = doubted.iter().filter_map(|(r, _)| whole(figures, r)).collect();
    wholes.sort_unstable();
    wholes.dedup();
    let mut found = Vec::new();
    for of in wholes {
        let is_of = |r: &Relation| whole(figures, r) == Some(of);
        let sums: Vec<&Relation> = doubted.iter().map(|(r, _)| r).filter(|r| is_of(r)).collect();
        // One sum alone has a wrong figure; which of its parts that is, nothing tells.
        if sums.len() < SEVERAL {
            continue;
        }
        if let Some(remark) = left_out(figures, &sums) {
            found.push(remark);
            doubted.retain(|(r, _)| !is_of(r));
        } else if of.0 == RuleId::GJ101
            && doubted.iter().all(|(r, doubt)| !is_of(r) || *doubt != Doubt::Panel)
            && !relations.iter().any(|r| is_of(r) && r.terms.len() > LEAST_PARTS)
        {
            found.extend(short_list(figures, &sums));
        }
    }
    found
}

fn whole(figures: &[Figure], r: &Relation) -> Option<Whole> {
    match (r.rule, figures[r.terms[0].0].place) {
        (RuleId::GJ102, Place::Cell { block, column, .. }) => Some((r.rule, block, column)),
        (RuleId::GJ101, Place::Cell { block, row, .. }) => Some((r.rule, block, row)),
        _ => None,
    }
}

/// Where every column of a total is somewhat larger than what is listed: items were left out, or the totals are wrong.
fn short_list(figures: &[Figure], sums: &[&Relation]) -> Option<Finding> {
    let base = |f: FigureId| figures[f].exact_if_blank().base();
    let is_short = |r: &&Relation| {
        let whole = base(r.terms[0].0);
        let missing: Decimal = r.terms.iter().map(|(f, sign)| base(*f) * Decimal::from(*sign)).sum();
        let listed = r.terms.len() > LEAST_PARTS && !figures[r.terms[0].0].blank;
        let more = missing > Decimal::ZERO && missing <= whole * MOST_MISSING;
        r.law == Law::Sum && r.verdict == Verdict::Inconsistent && listed && more
    };
    let label = figures[sums.first()?.terms[0].0].label.clone();
    sums.iter().all(is_short).then(|| {
        findings::without_relation(
            RuleId::GJ101,
            Severity::Note,
            sums.iter().map(|r| figures[r.terms[0].0].span).collect(),
            Message {
                zh: format!(
                    "“{label}”等 {} 栏的合计都大于所列各项之和：可能有项目没有列出，也可能合计有误。请核对。",
                    sums.len()
                ),
                en: format!(
                    "Totals such as “{label}” ({} in all) are larger than what is listed: items may have been left out, or the totals are wrong. See which.",
                    sums.len()
                ),
            },
        )
    })
}
