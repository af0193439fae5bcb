//! Laws 2, 4 and 5 on sentences: wholes and parts told in words, shares, growth, and the year before that they imply.

use super::Relating;
use super::index::{Index, consensus};
use super::priors::same_priors;
use super::shares;
use crate::constraint::{digits, judge};
use crate::lexicon::decompositions::THREE_PUBLIC_BY_KIND;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Place, Role};
use crate::model::relation::{Claim, Law, Relation, Verdict};
use crate::model::report::Prior;
use crate::model::rules::RuleId;
use crate::prose::subject::SPENT_AND_LEFT;
use crate::prose::{ADMINISTRATIVE, Statement};
use crate::table::divisions::{Division, divisions};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A linear sum of figures.
pub(super) type Terms = Vec<(FigureId, i8)>;

/// Adds what sentences claim of one another.
pub fn everywhere(relating: &mut Relating, index: &Index) {
    let mut priors: Vec<Prior> = Vec::new();
    let mut by_run: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
    for s in &relating.narrative.statements {
        if relating.figures()[s.figure].is_placed() {
            by_run.entry(s.run).or_default().push(s.clone());
        }
    }
    let inner = stated_parts(relating);
    // Without forms, one section tells the parts of what another one tells.
    let alone = relating.recognised.views.is_empty();
    if alone && !by_run.is_empty() {
        let all = Run::new(relating, by_run.values().flatten().cloned().collect());
        all.sums(relating, index, &inner);
    }
    // “三公” is told in one section, and each of its kinds in another.
    let of_kinds = |s: &&Statement| is_of_three_public(&relating.figures()[s.figure].coordinate);
    let kinds: Vec<Statement> = by_run.values().flatten().filter(of_kinds).cloned().collect();
    if !kinds.is_empty() {
        priors.extend(Run::new(relating, kinds).priors_by_kind(relating, index));
    }
    for statements in by_run.into_values() {
        let run = Run::new(relating, statements);
        run.sums(relating, index, &inner);
        run.shares(relating, index);
        run.growths(relating, index);
        run.repeats(relating);
        priors.extend(run.priors(relating, index));
    }
    administrative(relating, index);
    same_priors(relating, index, &priors);
    relating.priors = priors;
    if alone {
        // What a section tells within itself, and what it shares with others, is one relation where the terms are.
        let mut seen = HashSet::new();
        relating.relations.retain(|r| seen.insert((r.law, r.terms.clone())));
    }
    for (law, rule, terms) in std::mem::take(&mut relating.narrative.claims) {
        relating.push(law, rule, terms);
    }
    spare_claims(relating);
}

/// What words tie of figures of which one is held by nothing else.
fn spare_claims(relating: &mut Relating) {
    let held: HashSet<FigureId> =
        relating.relations.iter().flat_map(|r| &r.terms).map(|(figure, _)| *figure).collect();
    let mut spare = std::mem::take(&mut relating.narrative.spare_claims);
    spare.retain(|(_, _, terms)| terms.iter().any(|(figure, _)| !held.contains(figure)));
    let (shares, others): (Vec<Claim>, Vec<Claim>) = spare.into_iter().partition(|c| c.0 == Law::Share);
    for (law, rule, terms) in others {
        relating.push(law, rule, terms);
    }
    let mut groups: BTreeMap<FigureId, Vec<Relation>> = BTreeMap::new();
    for (law, rule, terms) in shares {
        let whole = terms[1].0;
        let relation = judge::relation(relating.figures(), law, rule, Decimal::ZERO, terms);
        groups.entry(whole).or_default().push(relation);
    }
    // A share of the same whole that was held already counts among those that make 100.
    for (whole, mut group) in groups {
        let own = group.len();
        let of_whole = |r: &&Relation| r.law == Law::Share && r.terms[1].0 == whole;
        group.extend(relating.relations.iter().filter(of_whole).cloned());
        shares::adjust(&mut group, relating);
        relating.relations.extend(group.into_iter().take(own));
    }
}

/// The items of the departments' and of the government's economic classification are two ways to part the same money:
/// what is left of the second, as a division of its own.
fn part_classifications(places: &[&Coordinate], division: &mut Division) -> Option<Division> {
    let begins = |n: &usize, digit: char| places[*n].on(Axis::Economic).starts_with(digit);
    if !division.parts.iter().any(|n| begins(n, '3')) || !division.parts.iter().any(|n| begins(n, '5')) {
        return None;
    }
    let governments: Vec<usize> = division.parts.iter().copied().filter(|n| begins(n, '5')).collect();
    division.parts.retain(|n| !begins(n, '5'));
    Some(Division { whole: division.whole, parts: governments })
}

/// What was awarded and what was set aside for whom are two ways to part what is procured: the first is more.
fn keep_awarded(places: &[&Coordinate], division: &mut Division) {
    let awarded = |n: &usize| places[*n].on(Axis::Fund).starts_with("awarded");
    let of_budget = |n: &usize| places[*n].on(Axis::Fund).starts_with("current.");
    if division.parts.iter().any(|n| awarded(n) || of_budget(n)) {
        division.parts.retain(|n| !places[*n].on(Axis::Fund).starts_with("small-and-medium"));
    }
}

/// “三公” and single items told beside the classes of a whole are parts of those, not further ones.
fn keep_classes(places: &[&Coordinate], division: &mut Division) {
    let class = |n: &usize| {
        let member = places[*n].on(Axis::Economic);
        member.len() == 3 && member.bytes().all(|b| b.is_ascii_digit())
    };
    if division.parts.iter().filter(|n| class(n)).count() > 1 {
        let plain = |n: &usize| places[*n].on(Axis::Economic).is_all();
        division.parts.retain(|n| class(n) || plain(n));
    }
}

/// Whether a place is of “三公”, all or a kind of it.
fn is_of_three_public(place: &Coordinate) -> bool {
    let economic = place.on(Axis::Economic);
    economic.starts_with("three-public") || THREE_PUBLIC_BY_KIND.contains(&economic.as_str())
}

/// The whole that a sentence says an amount to be a part of.
fn stated_parts(relating: &Relating) -> HashMap<FigureId, FigureId> {
    let mut found = HashMap::new();
    for (_, _, terms) in relating.narrative.claims.iter().filter(|(law, ..)| *law == Law::Sum) {
        if let [(whole, 1), parts @ ..] = &terms[..] {
            found.extend(parts.iter().filter(|(_, sign)| *sign == -1).map(|(part, _)| (*part, *whole)));
        }
    }
    found
}

/// Operating costs of administrative bodies are at most those of all bodies.
fn administrative(relating: &mut Relating, index: &Index) {
    let mut found: Vec<Terms> = Vec::new();
    for (place, stated) in index.places().filter(|(p, _)| **p.on(Axis::Entity) == *ADMINISTRATIVE) {
        let all = place.with(Axis::Entity, Member::ALL);
        if let Some(whole) = consensus(index.stated(&all), relating.figures()) {
            found.push(vec![(whole, 1), (stated[0], -1)]);
        }
    }
    found.sort_unstable();
    found.into_iter().for_each(|terms| relating.push(Law::AtMost, RuleId::GJ305, terms));
}

/// One section of the narrative.
pub(super) struct Run {
    pub(super) statements: Vec<Statement>,
    /// The first amount of each place.
    pub(super) amounts: Vec<(Coordinate, FigureId)>,
    /// The flow that the sentence of each amount names.
    flows: Vec<Member>,
    /// The first amount of each place that is told of a flow.
    of_flow: HashMap<(Coordinate, Member), FigureId>,
    /// Index of a place among the amounts.
    pub(super) of_place: HashMap<Coordinate, usize>,
    pub(super) divisions: Vec<Division>,
    /// The first division of which an amount is a part.
    pub(super) of_part: HashMap<usize, usize>,
    /// The divisions of a whole.
    pub(super) of_whole: HashMap<usize, Vec<usize>>,
    /// The amounts that the sentences of a block tell of a place, in the order of the text.
    pub(super) beside: HashMap<(usize, Coordinate), Vec<FigureId>>,
    /// It says of some part that nothing is planned (未安排).
    pub(super) unplanned: bool,
}

impl Run {
    fn new(relating: &Relating, statements: Vec<Statement>) -> Self {
        let mut amounts: Vec<(Coordinate, FigureId)> = Vec::new();
        let mut of_place: HashMap<Coordinate, usize> = HashMap::new();
        let (mut flows, mut of_flow) = (Vec::new(), HashMap::new());
        let mut beside: HashMap<(usize, Coordinate), Vec<FigureId>> = HashMap::new();
        for s in &statements {
            let figure = &relating.figures()[s.figure];
            if matches!(figure.role, Role::Amount | Role::Count) {
                beside.entry((s.block, figure.coordinate.clone())).or_default().push(s.figure);
                let place = relating.recognised.key(&figure.coordinate);
                let flow = figure.coordinate.on(Axis::Flow).clone();
                of_flow.entry((place.clone(), flow.clone())).or_insert(s.figure);
                of_place.entry(place.clone()).or_insert_with(|| {
                    flows.push(flow);
                    amounts.push((place, s.figure));
                    amounts.len() - 1
                });
            }
        }
        let places: Vec<&Coordinate> = amounts.iter().map(|(p, _)| p).collect();
        let mut divisions = divisions(&places, &|_| false);
        for division in &mut divisions {
            keep_classes(&places, division);
            keep_awarded(&places, division);
        }
        let apart: Vec<Division> =
            divisions.iter_mut().filter_map(|division| part_classifications(&places, division)).collect();
        divisions.extend(apart);
        let unplanned = relating.narrative.unplanned.contains(&statements[0].run);
        beside.values_mut().for_each(|stated| stated.sort_unstable());
        let (mut of_part, mut of_whole) = (HashMap::new(), HashMap::<usize, Vec<usize>>::new());
        for (n, division) in divisions.iter().enumerate() {
            of_whole.entry(division.whole).or_default().push(n);
            for &part in &division.parts {
                of_part.entry(part).or_insert(n);
            }
        }
        Run { statements, amounts, flows, of_flow, of_place, divisions, of_part, of_whole, beside, unplanned }
    }

    fn sums(&self, relating: &mut Relating, index: &Index, inner: &HashMap<FigureId, FigureId>) {
        for division in &self.divisions {
            let mut terms = self.terms(division);
            // `事业收入9万元，其中专户3万元`: told as a part of a part, whatever else it might be.
            let among: HashSet<FigureId> = terms[1..].iter().map(|(f, _)| *f).collect();
            terms.retain(|(f, _)| !inner.get(f).is_some_and(|whole| among.contains(whole)));
            let partial = self.is_loose(index, relating, division)
                && !self.is_borne_out(relating, division)
                && !digits::is_explained_by_digits(relating.figures(), &terms);
            let relation =
                judge::relation(relating.figures(), Law::Sum, RuleId::GJ302, Decimal::ZERO, terms.clone());
            if relation.verdict == Verdict::Inconsistent && partial {
                relating.push(Law::AtMost, RuleId::GJ305, terms);
            } else if terms.len() == 2 {
                relating.push(Law::Same, RuleId::GJ302, terms);
            } else {
                relating.relations.push(relation);
            }
        }
    }

    pub(super) fn terms(&self, division: &Division) -> Terms {
        let parts = division.parts.iter().map(|&p| (self.amounts[p].1, -1));
        std::iter::once((self.whole(division), 1)).chain(parts).collect()
    }

    /// The amount of a whole. 收支总预算 is none of what is spent where 支出预算 is told by itself: some may be carried
    /// forward.
    fn whole(&self, division: &Division) -> FigureId {
        let flow = &self.flows[division.parts[0]];
        let of_one = division.parts.iter().all(|&p| self.flows[p] == *flow);
        let (place, stated) = &self.amounts[division.whole];
        let nearer = || self.of_flow.get(&(place.clone(), flow.clone())).copied();
        nearer().filter(|_| of_one).unwrap_or(*stated)
    }

    pub(super) fn amount(&self, place: &Coordinate, index: &Index, relating: &Relating) -> Option<FigureId> {
        let place = relating.recognised.key(place);
        let here = self.of_place.get(&place).map(|&n| self.amounts[n].1);
        let Some(here) = here else { return consensus(index.stated(&place), relating.figures()) };
        // 15万元 of a sentence where the form has 15.00 is no rounder than that.
        let amount = |f: FigureId| relating.figures()[f].amount;
        let same =
            |f: &&FigureId| amount(**f).unit == amount(here).unit && amount(**f).value == amount(here).value;
        let twins = index.stated(&place).iter().filter(same);
        let sharper = twins.max_by_key(|f| amount(**f).decimals).copied();
        Some(sharper.filter(|&f| amount(f).decimals > amount(here).decimals).unwrap_or(here))
    }

    /// The amount that a change or a growth is of: that of its own paragraph, where no form tells it.
    pub(super) fn changed(&self, of: &Statement, index: &Index, relating: &Relating) -> Option<FigureId> {
        let figures = relating.figures();
        let place = &figures[of.figure].coordinate;
        let mut everywhere = index.stated(&relating.recognised.key(place)).iter();
        let in_form = everywhere.any(|&f| matches!(figures[f].place, Place::Cell { .. }));
        let stated = self.beside.get(&(of.block, place.clone())).map_or(&[][..], Vec::as_slice);
        let before = stated[..stated.partition_point(|&f| f < of.figure)].last().copied();
        let beside = before.filter(|_| !in_form);
        let total = || {
            // `收入总计9万元，…收入增加1万元`: of the total, where nothing is told of the year alone.
            let wider = match place.on(Axis::Flow).as_str() {
                "income" if **place.on(Axis::Fund) == *"current" => place.with(Axis::Fund, Member::ALL),
                "expenditure" => place.with(Axis::Flow, Member::named(SPENT_AND_LEFT)),
                _ => return None,
            };
            let stated = |s: &&Statement| {
                let figure = &figures[s.figure];
                figure.role == Role::Amount && figure.coordinate == wider && s.block == of.block
            };
            self.statements.iter().find(stated).map(|s| s.figure)
        };
        beside.or_else(|| self.amount(place, index, relating)).or_else(total)
    }

    /// An item that no form has, told twice in its paragraph: `…（项）9万元，主要用于…，支出决算为9万元`.
    fn repeats(&self, relating: &mut Relating) {
        let named =
            |place: &Coordinate| place.on(Axis::Function).has_local() && !place.on(Axis::Entity).has_local();
        let amount = |f: &FigureId| relating.figures()[*f].role == Role::Amount;
        let items =
            self.beside.iter().filter(|((_, place), stated)| named(place) && stated.iter().all(amount));
        let mut found: Vec<Terms> = items
            .flat_map(|(_, stated)| stated[1..].iter().map(|&other| vec![(stated[0], 1), (other, -1)]))
            .collect();
        found.sort_unstable();
        found.into_iter().for_each(|terms| relating.push(Law::Same, RuleId::GJ301, terms));
    }

    fn growths(&self, relating: &mut Relating, index: &Index) {
        let mut found = Vec::new();
        let mut changes: Vec<&Statement> = Vec::new();
        for s in &self.statements {
            let figure = &relating.figures()[s.figure];
            if figure.role == Role::Change {
                changes.push(s);
            }
            if figure.role != Role::Growth {
                continue;
            }
            let Some(value) = self.changed(s, index, relating) else { continue };
            let growth = (s.figure, s.sign);
            // Two subjects may be told together: `收入、支出各减少…，各下降…`.
            let near = changes.iter().rev().take(3);
            let of_place = |c: &&&Statement| {
                c.block == s.block && relating.figures()[c.figure].coordinate == figure.coordinate
            };
            let changed = near.copied().find(|c| of_place(&c));
            if let Some(c) = changed {
                found.push((Law::Growth, vec![(value, 1), (c.figure, c.sign), growth]));
            } else if let Some(prior) = s.whole.as_ref().and_then(|p| self.amount(p, index, relating)) {
                found.push((Law::GrowthOver, vec![(value, 1), (prior, 1), growth]));
            }
        }
        for (law, terms) in found {
            relating.push(law, RuleId::GJ304, terms);
        }
    }
}
