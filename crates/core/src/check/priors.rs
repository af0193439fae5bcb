//! Law 5: the year before that changes told in sentences imply, and what different places imply of it.

use super::Relating;
use super::index::{Index, consensus};
use super::narrative::{Run, Terms};
use crate::constraint::judge;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::report::Prior;
use crate::model::rules::RuleId;
use crate::table::divisions::Division;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

impl Run {
    /// What the section implies of the year before: this year's amount less its change, and wholes whose parts all
    /// have one; each at the place that it is told against.
    pub(super) fn priors(&self, relating: &Relating, index: &Index) -> Vec<Prior> {
        self.priors_of(relating, index, |_| true)
    }

    /// The same of “三公” alone: what it consists of is told in sections of their own.
    pub(super) fn priors_by_kind(&self, relating: &Relating, index: &Index) -> Vec<Prior> {
        let by_kind =
            |division: &Division| *self.amounts[division.whole].0.on(Axis::Economic) == Member::THREE_PUBLIC;
        self.priors_of(relating, index, by_kind)
    }

    fn priors_of(&self, relating: &Relating, index: &Index, asked: impl Fn(&Division) -> bool) -> Vec<Prior> {
        let mut found: Vec<Prior> = Vec::new();
        // By stage: a change against what was planned is nothing beside one against what was carried out.
        let mut direct: BTreeMap<Coordinate, HashMap<Coordinate, Terms>> = BTreeMap::new();
        for s in &self.statements {
            let figure = &relating.figures()[s.figure];
            if figure.role == Role::Change
                && let Some(against) = &s.whole
                && let Some(value) = self.changed(s, index, relating)
            {
                let terms = vec![(value, 1), (s.figure, -s.sign)];
                let stage =
                    Coordinate::of_year(against.year).with(Axis::Stage, against.on(Axis::Stage).clone());
                let place = relating.recognised.key(&figure.coordinate);
                direct.entry(stage).or_default().entry(place).or_insert_with(|| terms.clone());
                let place = relating.recognised.key(against);
                found.push(Prior { place, terms, at_least: false });
            }
        }
        for (stage, direct) in &direct {
            for division in self.divisions.iter().filter(|d| d.parts.len() > 1 && asked(d)) {
                if self.falls_short(index, relating, division) {
                    continue;
                }
                let Some(terms) = self.sum_of_priors(division, direct, 3) else { continue };
                let (whole, part) = (&self.amounts[division.whole].0, &self.amounts[division.parts[0]].0);
                let at_least = self.unplanned && whole.on(Axis::Fund) != part.on(Axis::Fund);
                let mut place = whole.with(Axis::Stage, stage.on(Axis::Stage).clone());
                place.year = stage.year;
                found.push(Prior { place, terms, at_least });
            }
        }
        found
    }

    fn sum_of_priors(
        &self,
        division: &Division,
        direct: &HashMap<Coordinate, Terms>,
        depth: u8,
    ) -> Option<Terms> {
        let mut all = Vec::new();
        for &part in &division.parts {
            let place = &self.amounts[part].0;
            if let Some(terms) = direct.get(place) {
                all.extend(terms.iter().copied());
                continue;
            }
            let inner = self.of_whole.get(&part).filter(|_| depth > 0).into_iter().flatten();
            let divisions = inner.map(|&d| &self.divisions[d]);
            all.extend(divisions.filter_map(|d| self.sum_of_priors(d, direct, depth - 1)).next()?);
        }
        Some(all)
    }
}

/// Law 1 on the year before: what two places imply of it is the same, and the same as where it is told.
pub(super) fn same_priors(relating: &mut Relating, index: &Index, priors: &[Prior]) {
    let mut of_place: BTreeMap<&Coordinate, Vec<Prior>> = BTreeMap::new();
    for prior in priors {
        of_place.entry(&prior.place).or_default().push(prior.clone());
    }
    for (place, mut stated) in of_place {
        if let Some(printed) = consensus(index.stated(place), relating.figures()) {
            stated.push(Prior { place: place.clone(), terms: vec![(printed, 1)], at_least: false });
        }
        stated.sort_by_key(|p| (p.at_least, p.terms.len() > 1));
        let Some((first, others)) = stated.split_first().filter(|(first, _)| !first.at_least) else {
            continue;
        };
        for other in others {
            // What differs this year is of another scope, or told where it differs.
            if differ_this_year(relating, index, first, other) {
                continue;
            }
            let mut terms: BTreeMap<FigureId, i8> = BTreeMap::new();
            for (f, sign) in first.terms.iter().copied().chain(other.terms.iter().map(|(f, s)| (*f, -s))) {
                *terms.entry(f).or_default() += sign;
            }
            let terms: Terms = terms.into_iter().filter(|(_, sign)| *sign != 0).collect();
            if terms.len() >= 2 {
                relating.push(if other.at_least { Law::AtMost } else { Law::Sum }, RuleId::GJ501, terms);
            }
        }
    }
}

/// Whether two priors are of the two sides of the accounts, and their amounts of this year are not the same.
fn differ_this_year(relating: &Relating, index: &Index, a: &Prior, b: &Prior) -> bool {
    let figures = relating.figures();
    let of_year = |prior: &Prior| -> Option<Terms> {
        if let [(_, _)] = prior.terms[..] {
            let mut place = prior.place.clone();
            place.year += 1;
            return Some(vec![(consensus(index.stated(&place), figures)?, 1)]);
        }
        Some(prior.terms.iter().copied().filter(|(f, _)| figures[*f].role == Role::Amount).collect())
    };
    let Some((a, b)) = of_year(a).zip(of_year(b)) else { return false };
    let received =
        |terms: &Terms| terms.iter().any(|(f, _)| *figures[*f].coordinate.on(Axis::Flow) == Member::INCOME);
    if received(&a) == received(&b) {
        return false;
    }
    let terms = a.into_iter().chain(b.into_iter().map(|(f, sign)| (f, -sign)));
    let amounts = terms.map(|(f, sign)| (figures[f].amount, sign));
    judge::linear(Law::Sum, Decimal::ZERO, amounts).0 == Verdict::Inconsistent
}
