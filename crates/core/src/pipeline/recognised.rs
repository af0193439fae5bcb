//! Documents whose figures were recognised in pictures: what disagrees is told and accuses nobody, unless picture and
//! arithmetic both are sure; and the readings that the arithmetic chooses are named for whoever holds the text.

use super::{Options, check_one, ledger};
use crate::diagnose::recognised::{Choice, accuses, choices, of_figures};
use crate::diagnose::{self};
use crate::explain::{findings, recognised as words};
use crate::model::figure::{Figure, FigureId};
use crate::model::recognised::Recognised;
use crate::model::relation::Relation;
use crate::model::report::{Doubt, Finding};
use crate::parse;
use std::collections::BTreeSet;

/// The readings of [`Options::recognised`] to take in the place of those in the text, by the arithmetic of each
/// disclosure; none where nothing decides. With them put into the text, others may be decided too.
pub fn choose(text: &str, options: &Options) -> Vec<Choice> {
    let of_one = |span| {
        let report = check_one(text, span, options);
        let doubted = report.doubted.iter().map(|(relation, _)| relation.clone());
        let relations: Vec<Relation> = report.relations.iter().cloned().chain(doubted).collect();
        choices(&report.figures, &relations, &options.recognised)
    };
    let mut out: Vec<Choice> = parse::disclosures(text).into_iter().flat_map(of_one).collect();
    out.sort_by_key(|choice| choice.recognised);
    out.dedup_by_key(|choice| choice.recognised);
    out
}

/// Sets the relations aside that fail and accuse nobody; tells of them, and of figures that are not clear.
pub(super) fn set_aside(
    text: &str,
    figures: &mut [Figure],
    relations: &mut Vec<Relation>,
    doubted: &mut Vec<(Relation, Doubt)>,
    recognised: &[Recognised],
) -> Vec<Finding> {
    let of_figure = of_figures(figures, recognised);
    let is_clear =
        |f: FigureId| of_figure[f].is_none_or(|r| recognised[r].sure || recognised[r].was.is_some());
    let mut found = findings::of_relations(text, figures, relations);
    let (stories, suspects) = diagnose::diagnose(text, figures, relations, &mut found);
    let mut notes = Vec::new();
    let mut aside: BTreeSet<usize> = BTreeSet::new();
    for (n, story) in stories.iter().enumerate() {
        let own =
            found.iter().filter(|finding| finding.story == Some(n)).filter_map(|finding| finding.relation);
        let own: Vec<usize> = own.collect();
        let of_story: Vec<&Relation> = own.iter().map(|r| &relations[*r]).collect();
        if !accuses(story, &suspects, figures, &of_story, is_clear) {
            notes.push(words::misread(text, figures, &of_story, story));
            aside.extend(own);
        }
    }
    let mut kept = Vec::with_capacity(relations.len());
    for (n, relation) in std::mem::take(relations).into_iter().enumerate() {
        if aside.contains(&n) {
            doubted.push((relation, Doubt::Recognition));
        } else {
            kept.push(relation);
        }
    }
    *relations = kept;
    for figure in figures.iter_mut() {
        (figure.agreed, figure.contradicted) = (0, 0);
    }
    ledger(figures, relations, doubted);
    notes.extend(told(text, figures, &of_figure, recognised));
    notes
}

/// What is told of figures one by one: those that are not clear, those that the arithmetic read.
fn told(
    text: &str,
    figures: &[Figure],
    of_figure: &[Option<usize>],
    recognised: &[Recognised],
) -> Vec<Finding> {
    let pairs = || figures.iter().zip(of_figure).filter_map(|(figure, of)| Some((figure, (*of)?)));
    let confirmed: BTreeSet<usize> = pairs().filter(|(f, _)| f.agreed > 0).map(|(_, of)| of).collect();
    let known: BTreeSet<usize> = pairs().map(|(_, of)| of).collect();
    let (first, last) =
        (figures.first().map_or(0, |f| f.span.start), figures.last().map_or(0, |f| f.span.end));
    let is_amount = |n: usize| known.contains(&n) || recognised[n].span.of(text).contains(['.', ',']);
    let here = |n: &usize| recognised[*n].span.start >= first && recognised[*n].span.end <= last;
    let all: Vec<usize> = (0..recognised.len()).filter(here).collect();
    let unclear = |n: &&usize| {
        let r = &recognised[**n];
        !r.sure && r.was.is_none() && is_amount(**n) && !confirmed.contains(*n)
    };
    let unclear: Vec<&Recognised> = all.iter().filter(unclear).map(|n| &recognised[*n]).collect();
    let chosen: Vec<&Recognised> = all.iter().map(|n| &recognised[*n]).filter(|r| r.was.is_some()).collect();
    words::unclear(text, &unclear).into_iter().chain(words::chosen(text, &chosen)).collect()
}
