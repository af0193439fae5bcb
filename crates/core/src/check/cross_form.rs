//! Laws 2 and 3 between tables: the whole told in one form, its parts by fund in others; and what a part may not exceed.

use super::Relating;
use super::index::{Index, consensus};
use crate::lexicon::decompositions::parts_of;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// How far down parts are looked for where they are not told themselves.
const DEPTH: u8 = 4;

/// Adds the sums along the axis of fund sources whose figures stand in different tables.
pub fn funds(relating: &mut Relating, index: &Index) {
    let mut places: Vec<&Coordinate> = index.places().map(|(place, _)| place).collect();
    places.sort();
    let mut found: Vec<(Law, Vec<(FigureId, i8)>)> = Vec::new();
    for place in places {
        let parts = parts_of(place, Axis::Fund);
        if parts.is_empty() || is_local(place) {
            continue;
        }
        let figures = relating.figures();
        let Some(whole) = consensus(index.stated(place), figures) else { continue };
        let resolved: Vec<Option<Vec<FigureId>>> = parts
            .iter()
            .map(|part| index.resolve(&place.with(Axis::Fund, Member::named(part)), figures, DEPTH))
            .collect();
        let complete = resolved.iter().all(Option::is_some);
        // What is spent of a budget may count what was carried over in one place and not in another.
        let spent =
            *place.on(Axis::Flow) == Member::EXPENDITURE && place.on(Axis::Fund).starts_with("current.");
        if !complete && spent && relating.recognised.spends_carried {
            continue;
        }
        let parts: Vec<FigureId> = resolved.into_iter().flatten().flatten().collect();
        if parts.is_empty() || parts.iter().all(|&p| same_table(&figures[p], &figures[whole])) {
            continue;
        }
        let law = match (complete, parts.len()) {
            (false, _) => Law::AtMost,
            (true, 1) => Law::Same,
            (true, _) => Law::Sum,
        };
        found.push((law, std::iter::once((whole, 1)).chain(parts.into_iter().map(|p| (p, -1))).collect()));
    }
    for (law, terms) in found {
        relating.push(law, if law == Law::AtMost { RuleId::GJ204 } else { RuleId::GJ202 }, terms);
    }
}

/// Adds the sums of basic expenditure that one form tells, and another its personnel and operating costs.
pub fn natures(relating: &mut Relating, index: &Index) {
    let mut places: Vec<&Coordinate> = index.places().map(|(place, _)| place).collect();
    places.sort();
    let mut found = Vec::new();
    for place in places.into_iter().filter(|place| **place.on(Axis::Nature) == *"basic" && !is_local(place)) {
        let figures = relating.figures();
        let of_form = |ids: &[FigureId]| -> Vec<FigureId> {
            ids.iter().copied().filter(|&f| matches!(figures[f].place, Place::Cell { .. })).collect()
        };
        let stated = |place: &Coordinate| consensus(&of_form(index.stated(place)), figures);
        let Some(whole) = stated(place) else { continue };
        let parts: Option<Vec<FigureId>> = parts_of(place, Axis::Nature)
            .iter()
            .map(|part| stated(&place.with(Axis::Nature, Member::named(part))))
            .collect();
        let Some(parts) = parts.filter(|parts| parts.len() > 1) else { continue };
        if parts.iter().all(|&p| !same_table(&figures[p], &figures[whole])) {
            found.push(std::iter::once((whole, 1)).chain(parts.into_iter().map(|p| (p, -1))).collect());
        }
    }
    found.into_iter().for_each(|terms| relating.push(Law::Sum, RuleId::GJ202, terms));
}

/// Adds limits: a pay item of basic expenditure is not more than the same item of all expenditure.
pub fn limits(relating: &mut Relating, index: &Index) {
    let mut places: Vec<&Coordinate> = index.places().map(|(place, _)| place).collect();
    places.sort();
    let mut found = Vec::new();
    for place in places {
        if place.on(Axis::Economic).is_all() || is_local(place) {
            continue;
        }
        let figures = relating.figures();
        let Some(part) = consensus(index.stated(place), figures) else { continue };
        let above = wider(place).into_iter().find_map(|p| consensus(index.stated(&p), figures));
        if let Some(whole) = above
            && !same_table(&figures[whole], &figures[part])
        {
            found.push(vec![(whole, 1), (part, -1)]);
        }
    }
    for terms in found {
        relating.push(Law::AtMost, RuleId::GJ204, terms);
    }
}

/// The places that differ in fund or nature alone and contain this one, the nearest first.
fn wider(place: &Coordinate) -> Vec<Coordinate> {
    let up = |member: &Member| -> Vec<Member> {
        let mut line = vec![member.clone()];
        while let Some(next) = line.last().and_then(|m| m.parents().into_iter().next()) {
            line.push(next);
        }
        line
    };
    let mut all = Vec::new();
    for fund in up(place.on(Axis::Fund)) {
        for nature in up(place.on(Axis::Nature)) {
            all.push(place.with(Axis::Fund, fund.clone()).with(Axis::Nature, nature));
        }
    }
    all.retain(|p| p != place);
    all
}

fn same_table(a: &Figure, b: &Figure) -> bool {
    let block = |f: &Figure| match f.place {
        Place::Cell { block, .. } | Place::Sentence { block } => block,
    };
    block(a) == block(b)
}

/// Whether a place has a member that the document names and nobody else.
pub fn is_local(place: &Coordinate) -> bool {
    Axis::EACH.iter().any(|axis| place.on(*axis).has_local())
}
