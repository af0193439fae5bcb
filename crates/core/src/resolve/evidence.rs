//! Whether a relation that fails contradicts the document or our reading of it. An accusation needs a confirmed
//! reading: relations of its kind hold elsewhere, its panel was read, a slip of the pen explains the difference. What
//! the document does not confirm is doubted: counted and shown as not understood, never told as a finding.

mod agreed;
mod borne_out;
mod carried;
mod columns;
mod echoes;
mod kinds;
mod pairs;
mod rounding;
mod saying;
mod sentences;
mod shares;
mod slip;

use super::policy as p;
use crate::constraint::judge;
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Member};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Doubt, NotUnderstood};
use crate::model::rules::RuleId;
use carried::is_carried_over;
use kinds::{Kind, Tally, fails, narrow_kind, panels, tally, unread_panels, wide_kind};
use pairs::FormPairs;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use sentences::Sentences;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Takes the relations that fail, and of which the document does not confirm the reading, out of `relations`; gives
/// them with the reason.
pub fn doubted(figures: &[Figure], relations: &mut Vec<Relation>) -> Vec<(Relation, Doubt)> {
    if relations.iter().all(|r| r.verdict != Verdict::Inconsistent) {
        return Vec::new();
    }
    let unread = unread_panels(figures, relations);
    let doubts: Vec<Option<Doubt>> = {
        let evidence = Evidence::of(figures, relations, &unread);
        let mut doubts: Vec<Option<Doubt>> = relations.iter().map(|r| evidence.doubt(r, &unread)).collect();
        evidence.follow(relations, &mut doubts);
        doubts
    };
    let mut taken = Vec::new();
    let mut kept = Vec::with_capacity(relations.len());
    for (relation, doubt) in std::mem::take(relations).into_iter().zip(doubts) {
        match doubt {
            Some(doubt) => taken.push((relation, doubt)),
            None => kept.push(relation),
        }
    }
    *relations = kept;
    taken
}

/// Whether two figures that a doubted relation holds to be the same are both borne out by others: they were read, and are
/// not the same thing.
pub fn is_no_claim(figures: &[Figure], relation: &Relation) -> bool {
    relation.law == Law::Same
        && relation.terms.iter().all(|(f, _)| !figures[*f].blank && figures[*f].agreed as usize >= p::SEVERAL)
}

/// The tables and paragraphs that doubted relations stand in, in the order of the text. A relation is of the one of its
/// places that most others are of too.
pub fn not_understood(figures: &[Figure], doubted: &[(Relation, Doubt)]) -> Vec<NotUnderstood> {
    let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
    for block in doubted.iter().flat_map(|(r, _)| panels(figures, r)) {
        *votes.entry(block).or_default() += 1;
    }
    let mut found: BTreeMap<usize, (NotUnderstood, FxHashSet<FigureId>)> = BTreeMap::new();
    for (relation, doubt) in doubted {
        let Some(block) = panels(figures, relation).max_by_key(|b| (votes[b], std::cmp::Reverse(*b))) else {
            continue;
        };
        let first = NotUnderstood { block, doubt: *doubt, relations: 0, figures: 0 };
        let (of, unchecked) = found.entry(block).or_insert_with(|| (first, FxHashSet::default()));
        of.doubt = of.doubt.min(*doubt);
        of.relations += 1;
        let open = |f: &FigureId| !figures[*f].blank && figures[*f].agreed + figures[*f].contradicted == 0;
        unchecked.extend(relation.terms.iter().map(|(f, _)| *f).filter(open));
    }
    found.into_values().map(|(of, unchecked)| NotUnderstood { figures: unchecked.len(), ..of }).collect()
}

/// The relations that fail with a figure, and of which kind they are.
type Wanted<'a> = FxHashMap<FigureId, Vec<(&'a Relation, Rc<Kind>)>>;

/// A row or a column of a table: its block, whether it is a row, and which.
type Line = (usize, bool, usize);

/// The row and the column of a figure.
fn lines_of(figure: &Figure) -> [Option<Line>; 2] {
    match figure.place {
        Place::Cell { block, row, column } => [Some((block, true, row)), Some((block, false, column))],
        Place::Sentence { .. } => [None, None],
    }
}

/// What the whole document says of its relations' reading.
struct Evidence<'a> {
    figures: &'a [Figure],
    narrow: FxHashMap<Kind, Tally>,
    wide: FxHashMap<Kind, Tally>,
    /// How many telling relations hold with a figure.
    confirmed: FxHashMap<FigureId, usize>,
    /// The relations that fail with a figure, and of which kind they are.
    wanted: Wanted<'a>,
    /// In how many failing relations of a rule a figure stands.
    failing: FxHashMap<(RuleId, FigureId), usize>,
    /// The amounts printed in each table or paragraph, in 万元, without their signs.
    printed: FxHashSet<(usize, Decimal)>,
    /// How many figures each row and each column of a table prints.
    lines: FxHashMap<Line, usize>,
    /// The amounts that each row of a table prints, in 万元, with their economic class.
    rows: FxHashSet<(Line, Member, Decimal)>,
    /// What tables print of each function, in 万元.
    of_function: FxHashSet<(Member, Decimal)>,
    /// What was carried over, from the year before or to the next, in 万元.
    carried: Vec<Decimal>,
    /// The same, by the rows of tables in which it stands.
    carried_by: FxHashMap<Line, Vec<Decimal>>,
    /// The rows of tables of which one column adds up.
    beside: columns::Rows,
    /// Wholes of which several shares fail for the same other value.
    foreign: FxHashSet<FigureId>,
    /// Shares that hold, list by list.
    held: shares::Held,
    /// What is known of paragraphs by what else stands in them.
    sentences: Sentences,
    /// What pairs of forms say of the same places.
    pairs: FormPairs<'a>,
}

impl<'a> Evidence<'a> {
    fn of(figures: &'a [Figure], relations: &'a [Relation], unread: &FxHashSet<usize>) -> Self {
        let read = |r: &Relation| panels(figures, r).all(|b| !unread.contains(&b));
        let by = |kind: fn(&[Figure], &Relation) -> Kind| {
            tally(figures, relations, |r| if read(r) { vec![kind(figures, r)] } else { Vec::new() })
        };
        let mut wanted: Wanted = FxHashMap::default();
        let mut failing: FxHashMap<(RuleId, FigureId), usize> = FxHashMap::default();
        for relation in relations.iter().filter(|r| read(r)) {
            if fails(relation) {
                for (figure, _) in &relation.terms {
                    *failing.entry((relation.rule, *figure)).or_default() += 1;
                }
                // The kind of a long sum is as long: all its figures share it.
                let kind = Rc::new(narrow_kind(figures, relation));
                for (figure, _) in &relation.terms {
                    wanted.entry(*figure).or_default().push((relation, Rc::clone(&kind)));
                }
            }
        }
        let (narrow, wide) = (by(narrow_kind), by(wide_kind));
        let holding = relations.iter().filter(|r| read(r) && !fails(r));
        let confirmed = echoes::confirmed(figures, holding, &wanted, &wide);
        let amounts = figures.iter().filter(|f| f.amount.unit.is_money() && !f.amount.value.is_zero());
        let printed = amounts.map(|f| (f.place.block(), f.amount.base().abs().normalize())).collect();
        let mut lines: FxHashMap<Line, usize> = FxHashMap::default();
        for figure in figures.iter().filter(|f| !f.blank) {
            lines_of(figure).into_iter().flatten().for_each(|line| *lines.entry(line).or_default() += 1);
        }
        let class = |f: &Figure| f.coordinate.on(Axis::Economic).clone();
        let cell = |f: &Figure| Some((lines_of(f)[0]?, class(f), f.amount.base().normalize()));
        let rows = figures.iter().filter(|f| !f.blank).filter_map(cell).collect();
        let cells = figures.iter().filter(|f| matches!(f.place, Place::Cell { .. }) && !f.blank);
        let of_function = cells
            .map(|f| (f.coordinate.on(Axis::Function).clone(), f.amount.base().abs().normalize()))
            .filter(|(function, _)| !function.is_all())
            .collect();
        let carried = figures.iter().filter(|f| is_carried_over(f)).map(|f| f.amount.base().abs()).collect();
        let mut carried_by: FxHashMap<Line, Vec<Decimal>> = FxHashMap::default();
        for figure in figures.iter().filter(|f| is_carried_over(f)) {
            if let [Some(row), _] = lines_of(figure) {
                carried_by.entry(row).or_default().push(figure.amount.base().abs());
            }
        }
        let sentences = Sentences::of(figures, relations);
        let foreign = shares::foreign_wholes(figures, relations, |f| confirmed.contains_key(&f));
        let pairs = FormPairs::of(figures, relations);
        let held = shares::Held::of(figures, relations);
        Evidence {
            figures,
            narrow,
            wide,
            confirmed,
            wanted,
            failing,
            printed,
            lines,
            rows,
            of_function,
            carried,
            carried_by,
            beside: columns::that_add_up(figures, relations),
            foreign,
            held,
            sentences,
            pairs,
        }
    }

    /// What fails with a figure that is accused already, and holds nowhere, is of the same trouble.
    fn follow(&self, relations: &[Relation], doubts: &mut [Option<Doubt>]) {
        let stated = relations.iter().zip(doubts.iter()).filter(|(r, doubt)| fails(r) && doubt.is_none());
        let accused: FxHashSet<FigureId> = stated
            .filter(|(r, _)| {
                slip::explains(self.figures, r, |f| self.confirmed.contains_key(&f))
                    || self.is_turned(r)
                    || self.is_agreed(r)
                    || self.is_odd_item(r, self.of_tables(r))
            })
            .flat_map(|(r, _)| r.terms.iter().map(|(f, _)| *f))
            .filter(|f| !self.confirmed.contains_key(f) && !self.figures[*f].blank)
            .collect();
        for (relation, doubt) in relations.iter().zip(doubts.iter_mut()) {
            // What misses by more than a figure, or twice as much where its sign is wrong, is no matter of it.
            let explains = |f: &FigureId| {
                let amount = self.figures[*f].amount;
                let counted = matches!(relation.law, Law::Sum | Law::AtMost | Law::Same);
                accused.contains(f) && !(counted && relation.difference > Decimal::TWO * amount.base().abs())
            };
            if matches!(doubt, Some(Doubt::Unconfirmed | Doubt::Kind))
                && relation.terms.iter().any(|(f, _)| explains(f))
                && !self.misses_what_was_carried_over(relation)
            {
                *doubt = None;
            }
        }
    }

    /// How many relations of its kind, by tables, hold and fail.
    fn of_tables(&self, relation: &Relation) -> Tally {
        self.wide.get(&wide_kind(self.figures, relation)).copied().unwrap_or_default()
    }

    /// Whether what else the document says shows that a relation took something for another.
    fn is_of_another(&self, relation: &Relation) -> bool {
        let of_foreign = relation.law == Law::Share
            && self.foreign.contains(&relation.terms[1].0)
            && !self.figures[relation.terms[2].0].of_named;
        let confirmed = |f: FigureId| self.confirmed.contains_key(&f);
        of_foreign
            || self.sentences.lists_another_whole(self.figures, relation, confirmed)
            || Sentences::is_of_the_year(self.figures, relation)
            || rounding::is_cut_short(self.figures, relation)
            || saying::fits_another_amount(self.figures, relation)
            || self.completes_another(relation)
            || self.is_parted_twice(relation)
            || self.misses_what_was_carried_over(relation)
            || self.is_no_whole(relation)
            || self.differs_by_a_column(relation)
            || self.parts_less_this_year(relation)
            || self.is_stated_of_many(relation)
    }

    /// Why a relation that fails accuses nobody; nothing where it does.
    fn doubt(&self, relation: &Relation, unread: &FxHashSet<usize>) -> Option<Doubt> {
        if !fails(relation) {
            return None;
        }
        let saying = saying::is_one_saying(self.figures, relation);
        if !saying && panels(self.figures, relation).any(|b| unread.contains(&b)) {
            return Some(Doubt::Panel);
        }
        if self.counts_more_than_all(relation) {
            return None;
        }
        if self.is_of_another(relation) {
            return Some(Doubt::Unconfirmed);
        }
        if self.changes_leave_a_rest(relation) {
            return None;
        }
        let narrow = self.narrow.get(&narrow_kind(self.figures, relation)).copied().unwrap_or_default();
        let wide = self.of_tables(relation);
        let slip = slip::explains(self.figures, relation, |f| self.confirmed.contains_key(&f))
            || self.is_turned(relation);
        let kind = weight_of_kind(narrow, wide, saying);
        let own_ties = p::OWN_TIES.contains(&relation.rule);
        let misread = !saying && !own_ties && wide.faults > 1 && wide.mostly_fails(p::LEAST_OF_KIND);
        let tables = if misread { -p::STRONG } else { 0 };
        let mut score = kind + tables;
        // What is nothing alike is of something else.
        let alike = self.closeness(relation) > -p::STRONG - p::WEAK;
        let differs = alike && self.sentences.differ_from_forms(self.figures, relation);
        score += if differs { p::STRONG + p::WEAK } else { 0 };
        if slip {
            score += p::STRONG + p::WEAK;
        } else {
            let near = if saying { p::STRONG } else { self.closeness(relation) };
            score += if differs { near.max(0) } else { near };
            score -= if kind == 0 && near == 0 { p::WEAK } else { 0 };
            // Where all kinds are told, one that the total lost is no other reading.
            let lost = self.has_all_kinds(relation) && self.lost_a_part(relation);
            score += if lost { 2 * p::STRONG } else { 0 };
            score -= if !lost && self.leaves_out_a_part(relation) { p::STRONG } else { 0 };
            score -= if self.takes_a_part_for_the_whole(relation) { 2 * p::STRONG } else { 0 };
            score -= if self.has_a_foreign_whole(relation) { p::STRONG } else { 0 };
            score -= if relation.law == Law::AtMost && narrow.holds == 0 { p::WEAK } else { 0 };
        }
        score += if own_ties { p::STRONG + p::WEAK } else { 0 };
        let agreed = self.is_agreed(relation);
        score += if agreed { p::STRONG } else { 0 };
        score += if agreed && self.is_agreed_all_round(relation) { 2 * p::STRONG } else { 0 };
        let shifted = self.pairs.part_it_differently(self.figures, relation);
        score += if shifted { 3 * p::STRONG } else { 0 };
        let odd = self.is_odd_rate(relation, narrow)
            || self.repeats_a_row(relation)
            || self.is_odd_item(relation, wide);
        score += if odd { p::STRONG } else { 0 };
        let parallel = self.adds_up_beside(relation);
        score += if parallel { p::STRONG + p::WEAK } else { 0 };
        let completes = self.held.are_completed(self.figures, relation);
        score += if completes { 3 * p::STRONG } else { 0 };
        score += if differs { 0 } else { self.alone(relation, slip) };
        // One sentence ties its own figures; but two amounts of one paragraph are mostly of two years or stages.
        score += match self.is_of_one_paragraph(relation) {
            true if relation.law == Law::Same && !slip => -p::WEAK,
            true => p::WEAK,
            false => 0,
        };
        if hangs_on_blanks(self.figures, relation) && !agreed {
            score -= p::STRONG;
        }
        let borne_out = slip
            || saying
            || own_ties
            || agreed
            || differs
            || shifted
            || odd
            || completes
            || parallel
            || self.is_repeated_rightly(relation)
            || self.lost_a_part(relation)
            || self.was_left_empty(relation)
            || self.adds_up_all(relation);
        // What misses by a printed amount, however small, leaves that out.
        let near = || self.is_near(relation, kind > 0) && !self.leaves_out_a_part(relation);
        let doubted = score < p::ENOUGH || !borne_out && !near();
        doubted.then_some(if kind + tables < 0 { Doubt::Kind } else { Doubt::Unconfirmed })
    }

    /// Whether a relation holds once 增加 is read for 减少, of the change, of the rate or of both.
    fn is_turned(&self, relation: &Relation) -> bool {
        let role = |f: FigureId| self.figures[f].role;
        [&[Role::Change][..], &[Role::Growth], &[Role::Change, Role::Growth]].into_iter().any(|turned| {
            let tried = |f: FigureId| {
                let own = self.figures[f].exact_if_blank();
                if turned.contains(&role(f)) { Amount { value: -own.value, ..own } } else { own }
            };
            let counts = relation.terms.iter().any(|(f, _)| turned.contains(&role(*f)));
            counts
                && judge::judge(relation.law, relation.constant, &relation.terms, tried).0
                    != Verdict::Inconsistent
        })
    }

    /// Where every figure is confirmed elsewhere, what ties them is wrong rather than they.
    fn alone(&self, relation: &Relation, slip: bool) -> i32 {
        match relation.terms.iter().filter(|(f, _)| !self.confirmed.contains_key(f)).count() {
            0 if !slip => -p::STRONG,
            0 => 0,
            _ => p::WEAK,
        }
    }

    /// Whether all of it stands in one paragraph: one sentence ties its own figures.
    fn is_of_one_paragraph(&self, relation: &Relation) -> bool {
        let place = |n: usize| self.figures[relation.terms[n].0].place;
        matches!(place(0), Place::Sentence { .. }) && (1..relation.terms.len()).all(|n| place(n) == place(0))
    }
}

/// What relations of its kind say of one that fails.
fn weight_of_kind(narrow: Tally, wide: Tally, saying: bool) -> i32 {
    match narrow {
        _ if saying => p::WEAK,
        Tally { holds, faults } if narrow.is_many() && faults * p::FAILING_KIND > holds + faults => {
            -p::STRONG
        }
        Tally { holds: 0, .. } if wide.holds > 0 && wide.faults == 1 => p::WEAK,
        Tally { holds: 0, .. } => 0,
        Tally { holds, .. } if holds >= p::MANY => p::STRONG,
        _ => p::WEAK,
    }
}

/// Whether only empty cells stand against the one printed figure: its parts, or its whole, may be elsewhere.
fn hangs_on_blanks(figures: &[Figure], relation: &Relation) -> bool {
    let blank = |(f, _): &(FigureId, i8)| figures[*f].blank;
    let counts = |t: &&(FigureId, i8)| !blank(t) && !figures[t.0].amount.value.is_zero();
    relation.terms.iter().any(blank) && relation.terms.iter().filter(counts).count() < 2
}
