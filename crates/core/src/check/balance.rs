//! Final accounts told in sentences alone: 收入总计 is 支出总计, as long as the words mean totals.

use super::Relating;
use super::index::Index;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Block;
use crate::model::figure::FigureId;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::prose::subject::SPENT_AND_LEFT;

/// Ties the two totals of every fund. Where both are borne out by something else, or 支出总计 is what was spent in the
/// year, the words are loose: 总计 stands for 合计.
pub fn everywhere(relating: &mut Relating, index: &Index) {
    totals(relating, index);
    let spent = index.places().filter(|(place, _)| **place.on(Axis::Flow) == *SPENT_AND_LEFT);
    let mut pairs: Vec<(FigureId, FigureId)> =
        spent.filter_map(|(place, stated)| pair(relating, index, place, stated[0])).collect();
    pairs.sort_unstable();
    for (received, spent) in pairs {
        let differ = relating.figures()[received].amount.base() != relating.figures()[spent].amount.base();
        if !(differ && is_borne_out(relating, received) && is_borne_out(relating, spent)) {
            relating.push(Law::Same, RuleId::GJ301, vec![(received, 1), (spent, -1)]);
        }
    }
}

/// 支出总计 is what was spent, distributed and is left, where all of it is told.
fn totals(relating: &mut Relating, index: &Index) {
    let mut found = Vec::new();
    let distributes = |block: &Block| matches!(block, Block::Paragraph(text) if text.clean.contains("分配"));
    let nothing_distributed = !relating.document.blocks.iter().any(distributes);
    // `收、支总计9万元` is of both sides.
    let of_both = |place: &Coordinate| {
        let flow = place.on(Axis::Flow);
        (flow.is_all() || *flow == Member::MONEY)
            && place.on(Axis::Fund).is_all()
            && place.on(Axis::Nature).is_all()
    };
    let total = |place: &Coordinate| **place.on(Axis::Flow) == *SPENT_AND_LEFT || of_both(place);
    for (place, stated) in index.places().filter(|(place, _)| total(place)) {
        let part = |flow: &'static str| {
            let place = place.with(Axis::Flow, Member::named(flow));
            index.stated(&relating.recognised.key(&place)).first().copied()
        };
        let parts = [part("expenditure"), part("carried-forward"), part("distributed")];
        let block = |f: FigureId| relating.figures()[f].place.block();
        let listed = |f: &Option<FigureId>| f.is_some_and(|f| block(f) == block(stated[0]));
        let both = parts[..2].iter().all(Option::is_some);
        let complete = parts[..2].iter().all(listed) || both && nothing_distributed;
        if of_both(place) {
            let amount = |f: FigureId| relating.figures()[f].amount.base();
            let loose = parts[0].is_some_and(|spent| amount(spent) == amount(stated[0]));
            let told = both && (parts[2].is_some() || nothing_distributed);
            if loose || !told {
                continue;
            }
        }
        let complete = complete || of_both(place);
        let law = if complete { Law::Sum } else { Law::AtMost };
        let parts = parts.into_iter().flatten().map(|f| (f, -1));
        let terms: Vec<(FigureId, i8)> = std::iter::once((stated[0], 1)).chain(parts).collect();
        if terms.len() > 1 {
            found.push((law, terms));
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    for (law, terms) in found {
        relating.push(law, if law == Law::Sum { RuleId::GJ302 } else { RuleId::GJ305 }, terms);
    }
}

fn pair(
    relating: &Relating,
    index: &Index,
    place: &Coordinate,
    spent: FigureId,
) -> Option<(FigureId, FigureId)> {
    let stated = |flow: &'static str| {
        let place = place.with(Axis::Flow, Member::named(flow));
        index.stated(&relating.recognised.key(&place)).first().copied()
    };
    let value = |f: FigureId| relating.figures()[f].amount.base();
    let loose = stated("expenditure").is_some_and(|of_the_year| value(of_the_year) == value(spent));
    stated("income").filter(|_| !loose).map(|received| (received, spent))
}

/// Whether some relation holds in which a figure takes part.
fn is_borne_out(relating: &Relating, figure: FigureId) -> bool {
    let about = |terms: &[(FigureId, i8)]| terms.iter().any(|(f, _)| *f == figure);
    relating.relations.iter().any(|r| r.verdict != Verdict::Inconsistent && about(&r.terms))
}
