//! Journeys, vehicles and receptions: what the form of “三公” counts beside its money, sentences tell again.

use super::counts::{Counted, counted};
use super::runs::Run;
use super::{Narrative, Telling, paragraph};
use crate::lexicon::public_counts::{NOT_OF_IT, PUBLIC_COUNTS, PublicCount};
use crate::model::cube::{Axis, Member};
use crate::model::document::Document;
use crate::model::figure::{FigureId, Place, Role};
use crate::model::reason::Reason;
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::table::Recognised;

/// So many characters stand between a count and the one behind it at most.
const NEAR: usize = 10;

/// Ties what sentences count to what the form counts, where each tells it once.
pub(super) fn tie(document: &Document, runs: &[Run], narrative: &mut Narrative, recognised: &mut Recognised) {
    let of_forms: Vec<Option<FigureId>> =
        PUBLIC_COUNTS.iter().map(|count| of_form(recognised, count)).collect();
    if of_forms.iter().all(Option::is_none) {
        return;
    }
    let mut told: Vec<Vec<FigureId>> = vec![Vec::new(); PUBLIC_COUNTS.len()];
    for run in runs {
        let mut telling = Telling { narrative, recognised, section: run.section, name: &run.name };
        for (block, text) in run.blocks.iter().filter_map(|&b| Some((b, paragraph(document, b)?))) {
            for (which, number) in of_text(text) {
                if of_forms[which].is_some() {
                    told[which].push(figure(&mut telling, text, block, number));
                }
            }
        }
    }
    for (form, told) in of_forms.into_iter().zip(told) {
        // What is told of several bodies is of none of them alone.
        if let (Some(form), [only]) = (form, &told[..]) {
            narrative.claims.push((Law::Same, RuleId::GJ301, vec![(form, 1), (*only, -1)]));
        }
    }
}

/// The figure of a number of a sentence, made where it is none yet.
fn figure(telling: &mut Telling, text: &Text, block: usize, counted: Counted) -> FigureId {
    let number = counted.number;
    let span = text.source_span(number.start, number.end);
    let known = telling.recognised.figures.iter().position(|f| f.span == span);
    known.unwrap_or_else(|| telling.add(text, block, number, Role::Count, None, Reason::FreeWords))
}

/// What forms tell of a count: the only one, or the only one that was carried out.
fn of_form(recognised: &Recognised, count: &PublicCount) -> Option<FigureId> {
    let is = |label: &str| {
        let inner = label.strip_suffix('）').and_then(|label| label.rsplit_once('（'));
        let measured = inner.is_some_and(|(_, measure)| count.measures.contains(&measure));
        measured && count.row.iter().all(|word| label.contains(word)) && !label.contains("外事")
    };
    let figures = recognised.figures.iter().enumerate().filter(|(_, f)| {
        f.role == Role::Count
            && matches!(f.place, Place::Cell { .. })
            && is(f.coordinate.on(Axis::Flow).as_str())
    });
    let all: Vec<FigureId> = figures.map(|(id, _)| id).collect();
    let done = |id: &&FigureId| *recognised.figures[**id].coordinate.on(Axis::Stage) == Member::EXECUTION;
    let carried_out: Vec<&FigureId> = all.iter().filter(done).collect();
    match (&all[..], &carried_out[..]) {
        ([only], _) => Some(*only),
        (_, [only]) => Some(**only),
        _ => None,
    }
}

/// What a paragraph counts of it, by the places in the list.
fn of_text(text: &Text) -> Vec<(usize, Counted<'_>)> {
    let clean = text.clean.as_str();
    let mut found: Vec<(usize, Counted)> = Vec::new();
    for number in counted(clean) {
        let before = &clean[..number.number.start];
        let sentence = &before[before.rfind(['。', '；', '\n']).map_or(0, |at| at)..];
        let is = |(which, count): &(usize, &PublicCount)| {
            let words = count.sentence.iter().all(|word| sentence.contains(word));
            let named = count
                .clause
                .iter()
                .any(|word| number.name.contains(word) || clean[number.end..].starts_with(word));
            let behind = count.behind.is_some_and(|of| {
                found.last().is_some_and(|(last, other)| {
                    *last == of && clean[other.end..number.number.start].chars().count() <= NEAR
                })
            });
            // One of each in a sentence: `国内接待9批次，其中…2批次` tells the whole first.
            let first = !found.iter().any(|(known, _)| known == which);
            count.units.contains(&number.unit) && words && (named || behind) && first
        };
        if NOT_OF_IT.iter().any(|word| number.name.contains(word)) {
            continue;
        }
        if let Some((which, _)) = PUBLIC_COUNTS.iter().enumerate().find(is) {
            found.push((which, number));
        }
    }
    found
}
