//! Laws 2, 4 and 5 on sentences: wholes and parts told in words, shares, growth, and the year before that they imply.

use super::Relating;
use super::index::{Index, consensus};
use super::priors::same_priors;
use crate::constraint::judge;
use crate::lexicon::decompositions::{BY_KIND, COMPLETE};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Place, Role};
use crate::model::reason::Reason;
use crate::model::relation::{Law, Verdict};
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
    // Without forms, one section tells the parts of what another one tells.
    let alone = relating.recognised.views.is_empty();
    if alone && !by_run.is_empty() {
        Run::new(relating, by_run.values().flatten().cloned().collect()).sums(relating, index);
    }
    for statements in by_run.into_values() {
        let run = Run::new(relating, statements);
        run.sums(relating, index);
        run.shares(relating, index);
        run.growths(relating, index);
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
    if division.parts.iter().any(awarded) {
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

/// Operating costs of administrative bodies are at most those of all bodies.
fn administrative(relating: &mut Relating, index: &Index) {
    let mut found: Vec<Terms> = Vec::new();
    for (place, told) in index.places().filter(|(p, _)| **p.on(Axis::Entity) == *ADMINISTRATIVE) {
        let all = place.with(Axis::Entity, Member::ALL);
        if let Some(whole) = consensus(index.told(&all), relating.figures()) {
            found.push(vec![(whole, 1), (told[0], -1)]);
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
    beside: HashMap<(usize, Coordinate), Vec<FigureId>>,
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
        beside.values_mut().for_each(|told| told.sort_unstable());
        let (mut of_part, mut of_whole) = (HashMap::new(), HashMap::<usize, Vec<usize>>::new());
        for (n, division) in divisions.iter().enumerate() {
            of_whole.entry(division.whole).or_default().push(n);
            for &part in &division.parts {
                of_part.entry(part).or_insert(n);
            }
        }
        Run { statements, amounts, flows, of_flow, of_place, divisions, of_part, of_whole, beside, unplanned }
    }

    fn sums(&self, relating: &mut Relating, index: &Index) {
        for division in &self.divisions {
            let terms = self.terms(division);
            let partial = self.is_loose(index, relating, division) && !self.is_borne_out(relating, division);
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

    fn terms(&self, division: &Division) -> Terms {
        let parts = division.parts.iter().map(|&p| (self.amounts[p].1, -1));
        std::iter::once((self.whole(division), 1)).chain(parts).collect()
    }

    /// The amount of a whole. 收支总预算 is none of what is spent where 支出预算 is told by itself: some may be carried
    /// forward.
    fn whole(&self, division: &Division) -> FigureId {
        let flow = &self.flows[division.parts[0]];
        let of_one = division.parts.iter().all(|&p| self.flows[p] == *flow);
        let (place, told) = &self.amounts[division.whole];
        let nearer = || self.of_flow.get(&(place.clone(), flow.clone())).copied();
        nearer().filter(|_| of_one).unwrap_or(*told)
    }

    /// Whether the same parts are all of the same whole as it was planned, or carried out: a list that is complete of
    /// the one is so of the other.
    fn is_borne_out(&self, relating: &Relating, division: &Division) -> bool {
        let bare = |n: usize| self.amounts[n].0.with(Axis::Stage, Member::ALL);
        let places = |d: &Division| -> HashSet<Coordinate> { d.parts.iter().map(|&p| bare(p)).collect() };
        let (whole, parts) = (bare(division.whole), places(division));
        let sum = |d: &Division| {
            judge::relation(relating.figures(), Law::Sum, RuleId::GJ302, Decimal::ZERO, self.terms(d)).verdict
        };
        let amount = |d: &Division| relating.figures()[self.amounts[d.whole].1].amount.base();
        let others = self.divisions.iter().filter(|d| d.whole != division.whole && d.parts.len() > 1);
        others
            .filter(|d| bare(d.whole) == whole && places(d) == parts && amount(d) != amount(division))
            .any(|d| sum(d) == Verdict::Exact)
    }

    /// Whether the parts need not be all of the whole.
    fn is_loose(&self, index: &Index, relating: &Relating, division: &Division) -> bool {
        let open = self.is_of_year_before(division)
            || self.is_partial(index, relating, division)
            || self.leaves_out(relating, division);
        division.parts.len() < 2 || open && !self.has_all_shares(relating, division)
    }

    /// Whether amounts of the year before are told beside this year's: items that ended are named no more.
    fn is_of_year_before(&self, division: &Division) -> bool {
        let mut after = self.amounts[division.whole].0.clone();
        after.year += 1;
        self.of_place.contains_key(&after) && !self.is_official(division)
    }

    /// Whether the parts are not all of the whole, by what they add up to.
    pub(super) fn falls_short(&self, index: &Index, relating: &Relating, division: &Division) -> bool {
        let amount = |n: usize| relating.figures()[self.amounts[n].1].amount;
        let parts = division.parts.iter().map(|&n| (amount(n), -1));
        let terms = std::iter::once((amount(division.whole), 1)).chain(parts);
        judge::linear(Law::Sum, Decimal::ZERO, terms).0 == Verdict::Inconsistent
            && self.is_loose(index, relating, division)
    }

    /// Whether the paragraph of the parts tells amounts besides that nobody knows the subjects of: parts as well, maybe.
    fn leaves_out(&self, relating: &Relating, division: &Division) -> bool {
        let figures = relating.figures();
        let statements = &relating.narrative.statements;
        let statement = |f: FigureId| {
            statements.get(statements.partition_point(|s| s.figure < f)).filter(|s| s.figure == f)
        };
        let at = |f: FigureId| statement(f).map(|s| (s.block, s.sentence));
        let parts: Vec<FigureId> = division.parts.iter().map(|&p| self.amounts[p].1).collect();
        let (Some(&first), Some(last)) = (parts.iter().min(), parts.iter().max()) else { return false };
        if statement(*last).is_some_and(|s| s.goes_on) {
            return true;
        }
        // Those between the whole and the first part are parts as well, maybe.
        let whole = self.amounts[division.whole].1;
        let from = if at(whole) == at(first) && whole < first { whole } else { first };
        let unknown = |f: &FigureId| {
            let f = &figures[*f];
            let money = f.role == Role::Amount && f.amount.unit.is_money();
            f.unchecked == Some(Reason::NoSubject) && (money || f.role == Role::Count)
        };
        // Those right after the last part, in its sentence, may be parts as well.
        let after = (*last + 1..figures.len()).take_while(|f| unknown(f) && at(*f) == at(*last));
        figures[first].place == figures[*last].place && (from..=*last).chain(after).any(|f| unknown(&f))
    }

    /// Whether the forms tell further parts of the whole that the sentence leaves out.
    fn is_partial(&self, index: &Index, relating: &Relating, division: &Division) -> bool {
        let whole = &self.amounts[division.whole].0;
        if relating.recognised.views.is_empty() {
            let complete = self.is_official(division)
                || self.lists_all_years(relating, division)
                || self.lists_all_items(relating, division);
            return !complete;
        }
        let of_items = |p: &usize| self.amounts[*p].0.on(Axis::Economic).len() == 5;
        if whole.on(Axis::Flow).starts_with("procurement")
            && self.amounts[division.parts[0]].0.on(Axis::Fund) != whole.on(Axis::Fund)
            // A list of what money is spent on is hardly ever complete.
            || whole.on(Axis::Economic).is_all() && division.parts.iter().all(of_items)
            || self.leaves_out_goods(division)
        {
            return true;
        }
        let parts: Vec<&Coordinate> = division.parts.iter().map(|&p| &self.amounts[p].0).collect();
        let along: Vec<Axis> = Axis::EACH.into_iter().filter(|&a| parts[0].on(a) != whole.on(a)).collect();
        index.places().any(|(place, told)| {
            place != whole
                && whole.contains(place)
                && Axis::EACH.iter().all(|&a| (place.on(a) != whole.on(a)) <= along.contains(&a))
                && !parts.iter().any(|p| p.contains(place) || place.contains(p))
                && told.iter().any(|&f| !relating.figures()[f].amount.value.is_zero())
        })
    }

    /// `工资福利支出9万元，对个人和家庭的补助1万元`: of basic expenditure what is bought is left out, told by another name.
    fn leaves_out_goods(&self, division: &Division) -> bool {
        let class = |p: &usize| self.amounts[*p].0.on(Axis::Economic).as_str();
        let pay = |p: &usize| matches!(class(p), "301" | "303");
        let basic = self.amounts[division.whole].0.on(Axis::Nature).starts_with("basic");
        basic && division.parts.iter().all(pay)
    }

    /// Whether a sentence says that it lists all items of a class.
    fn lists_all_items(&self, relating: &Relating, division: &Division) -> bool {
        const FEW: usize = 3;
        let digits = |n: usize| {
            let member = self.amounts[n].0.on(Axis::Economic);
            member.bytes().all(|b| b.is_ascii_digit()).then_some(member.len())
        };
        let items = division.parts.len() >= FEW && division.parts.iter().all(|&p| digits(p) == Some(5));
        let Some(first) = division.parts.iter().map(|&p| self.amounts[p].1).min() else { return false };
        let statements = &relating.narrative.statements;
        let opens = |s: &&Statement| s.figure == first && s.opens_all;
        items && digits(division.whole) == Some(3) && statements.iter().any(|s| opens(&s))
    }

    /// Whether one paragraph lists the money of the year beside what was carried over.
    fn lists_all_years(&self, relating: &Relating, division: &Division) -> bool {
        let block = |n: usize| relating.figures()[self.amounts[n].1].place.block();
        let told = |fund: &str| {
            let part = |n: &&usize| **self.amounts[**n].0.on(Axis::Fund) == *fund;
            division.parts.iter().find(part).is_some_and(|&n| block(n) == block(division.whole))
        };
        self.amounts[division.whole].0.on(Axis::Fund).is_all() && told("current") && told("carry-over")
    }

    /// Whether the parts are all that the whole is divided into everywhere, or all kinds of procurement.
    fn is_official(&self, division: &Division) -> bool {
        let whole = &self.amounts[division.whole].0;
        let part = |n: &usize| &self.amounts[*n].0;
        if whole.on(Axis::Flow).starts_with("procurement") {
            return division.parts.iter().all(|n| part(n).on(Axis::Fund) == whole.on(Axis::Fund));
        }
        // What is owned is listed by all its kinds, but for those that there are none of.
        if *whole.on(Axis::Flow) == Member::ASSETS {
            return matches!(whole.on(Axis::Function).as_str(), "vehicles" | "property");
        }
        let told = |axis: Axis, member: &str| {
            division.parts.iter().any(|n| part(n).on(axis) != whole.on(axis) && **part(n).on(axis) == *member)
        };
        let divided = |axis: Axis, parts: &[&'static str]| {
            let member = whole.on(axis);
            let direct = |p: &&'static str| Member::named(p).parents().contains(member);
            let one_kind = axis == Axis::Economic && member.starts_with("three-public");
            !parts.is_empty() && parts.iter().all(|p| told(axis, p) && (one_kind || direct(p)))
        };
        [Axis::Nature, Axis::Fund].into_iter().any(|axis| divided(axis, whole.on(axis).official_parts()))
            || COMPLETE.iter().chain(BY_KIND).any(|(axis, parts)| divided(*axis, parts))
    }

    pub(super) fn amount(&self, place: &Coordinate, index: &Index, relating: &Relating) -> Option<FigureId> {
        let place = relating.recognised.key(place);
        let here = self.of_place.get(&place).map(|&n| self.amounts[n].1);
        let Some(here) = here else { return consensus(index.told(&place), relating.figures()) };
        // 15万元 of a sentence where the form has 15.00 is no rounder than that.
        let amount = |f: FigureId| relating.figures()[f].amount;
        let same =
            |f: &&FigureId| amount(**f).unit == amount(here).unit && amount(**f).value == amount(here).value;
        let twins = index.told(&place).iter().filter(same);
        let sharper = twins.max_by_key(|f| amount(**f).decimals).copied();
        Some(sharper.filter(|&f| amount(f).decimals > amount(here).decimals).unwrap_or(here))
    }

    /// The amount that a change or a growth is of: that of its own paragraph, where no form tells it.
    pub(super) fn changed(&self, of: &Statement, index: &Index, relating: &Relating) -> Option<FigureId> {
        let figures = relating.figures();
        let place = &figures[of.figure].coordinate;
        let mut everywhere = index.told(&relating.recognised.key(place)).iter();
        let in_form = everywhere.any(|&f| matches!(figures[f].place, Place::Cell { .. }));
        let told = self.beside.get(&(of.block, place.clone())).map_or(&[][..], Vec::as_slice);
        let before = told[..told.partition_point(|&f| f < of.figure)].last().copied();
        let beside = before.filter(|_| !in_form);
        let total = || {
            // `收入总计9万元，…收入增加1万元`: of the total, where nothing is told of the year alone.
            let wider = match place.on(Axis::Flow).as_str() {
                "income" if **place.on(Axis::Fund) == *"current" => place.with(Axis::Fund, Member::ALL),
                "expenditure" => place.with(Axis::Flow, Member::named(SPENT_AND_LEFT)),
                _ => return None,
            };
            let told = |s: &&Statement| {
                let figure = &figures[s.figure];
                figure.role == Role::Amount && figure.coordinate == wider && s.block == of.block
            };
            self.statements.iter().find(told).map(|s| s.figure)
        };
        beside.or_else(|| self.amount(place, index, relating)).or_else(total)
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
