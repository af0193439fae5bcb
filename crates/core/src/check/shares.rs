//! Law 4 on sentences: a share is its part divided by its whole, and of which whole it is.

use super::Relating;
use super::index::Index;
use super::narrative::Run;
use crate::constraint::judge;
use crate::model::cube::{Axis, Coordinate};
use crate::model::figure::{FigureId, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use crate::prose::Statement;
use crate::table::divisions::Division;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

impl Run {
    pub(super) fn shares(&self, relating: &mut Relating, index: &Index) {
        // By the amount of the whole: one share may be told of the form's figure, another of the sentence's.
        let mut groups: BTreeMap<Decimal, Vec<Relation>> = BTreeMap::new();
        let all_of = self.named_whole(relating);
        for s in &self.statements {
            let figures = relating.figures();
            let share = &figures[s.figure];
            if share.role != Role::Share {
                continue;
            }
            let stated = self.stated_before(s, relating);
            let part = stated.or_else(|| self.amount(&share.coordinate, index, relating));
            let Some(part) = part else { continue };
            let named = all_of.filter(|whole| {
                relating.recognised.key(whole).contains(&relating.recognised.key(&share.coordinate))
            });
            let whole = match &s.whole {
                Some(place) => self.amount(place, index, relating),
                None => self
                    .whole_of(&relating.recognised.key(&share.coordinate))
                    .or_else(|| self.amount(named?, index, relating)),
            };
            let planned = s.whole.is_some();
            // What is all of its nearest whole, and told as a share below a hundred, is one of a wider whole.
            let all_of_it = |w: FigureId| {
                let same = figures[w].amount.base() == figures[part].amount.base();
                same && !planned && share.amount.value < Decimal::ONE_HUNDRED - share.amount.half_ulp()
            };
            let whole = match whole {
                Some(w) if w != part && all_of_it(w) => self.wider(w, relating),
                whole => whole,
            };
            let Some(whole) =
                whole.filter(|w| *w != part && (planned || !figures[*w].amount.value.is_zero()))
            else {
                continue;
            };
            let terms = vec![(part, 1), (whole, 1), (s.figure, 1)];
            let relation = judge::relation(figures, Law::Share, RuleId::GJ303, Decimal::ZERO, terms);
            groups.entry(figures[whole].amount.base()).or_default().push(relation);
        }
        self.of_one_whole(relating, &mut groups);
        for (_, mut group) in groups {
            adjust(&mut group, relating);
            relating.relations.extend(group);
        }
    }

    /// The amount of a share's place that its paragraph states last before it, where it states several, or right before a
    /// rate of a plan: `支出决算为9万元，完成年初预算的90%`.
    fn stated_before(&self, share: &Statement, relating: &Relating) -> Option<FigureId> {
        let place = relating.figures()[share.figure].coordinate.clone();
        let stage = |place: &Coordinate| place.on(Axis::Stage).clone();
        let of_plan = share.whole.as_ref().is_some_and(|whole| stage(whole) != stage(&place));
        let stated = self.beside.get(&(share.block, place))?;
        match stated[..stated.partition_point(|&f| f < share.figure)] {
            [_, .., last] => Some(last),
            [only] if of_plan && only + 1 == share.figure => Some(only),
            _ => None,
        }
    }

    /// Whether the parts of a whole are told with shares that make 100: then they are all of it.
    pub(super) fn has_all_shares(&self, relating: &Relating, division: &Division) -> bool {
        let figures = relating.figures();
        let whole = &self.amounts[division.whole].0;
        let share = |part: &usize| {
            let place = &self.amounts[*part].0;
            let of_part = |s: &&Statement| {
                let figure = &figures[s.figure];
                let of_whole = s.whole.as_ref().is_none_or(|w| relating.recognised.key(w) == *whole);
                figure.role == Role::Share
                    && of_whole
                    && relating.recognised.key(&figure.coordinate) == *place
            };
            self.statements.iter().find(of_part).map(|s| figures[s.figure].amount.value)
        };
        let total: Option<Decimal> = division.parts.iter().map(share).sum();
        let near = Decimal::new(division.parts.len() as i64, 2);
        total.is_some_and(|total| (total - Decimal::ONE_HUNDRED).abs() <= near)
    }

    /// Shares that add up to 100 are of one whole: where they fail with nearer ones, and hold with another amount of the
    /// section, they are of that.
    fn of_one_whole(&self, relating: &Relating, groups: &mut BTreeMap<Decimal, Vec<Relation>>) {
        const MOST: usize = 40;
        let figures = relating.figures();
        let all: Vec<&Relation> = groups.values().flatten().collect();
        let unnamed = |r: &&Relation| {
            let named = |s: &&Statement| s.figure == r.terms[2].0 && s.whole.is_some();
            !self.statements.iter().any(|s| named(&s))
        };
        let share = |r: &Relation| figures[r.terms[2].0].amount.value;
        let total: Decimal = all.iter().map(|r| share(r)).sum();
        let near = Decimal::new(all.len() as i64, 2);
        let several = all.iter().filter(|r| !share(r).is_zero()).count() > 1;
        if !several
            || all.len() > MOST
            || (total - Decimal::ONE_HUNDRED).abs() > near
            || !all.iter().all(unnamed)
        {
            return;
        }
        let held = |r: &Relation, whole: FigureId| {
            let terms = vec![r.terms[0], (whole, 1), r.terms[2]];
            judge::relation(figures, Law::Share, RuleId::GJ303, Decimal::ZERO, terms)
        };
        let holds = |r: &Relation| r.verdict != Verdict::Inconsistent;
        if all.iter().all(|r| holds(r)) {
            return;
        }
        let mut wholes = self.amounts.iter().take(MOST).map(|(_, f)| *f);
        let apart = |f: FigureId| all.iter().all(|r| r.terms[0].0 != f);
        let Some(whole) = wholes.find(|&f| apart(f) && all.iter().all(|r| holds(&held(r, f)))) else {
            return;
        };
        let again: Vec<Relation> = all.into_iter().map(|r| held(r, whole)).collect();
        *groups = BTreeMap::from([(figures[whole].amount.base(), again)]);
    }

    /// The whole of a place that the shares of this section name, if they name one: 占收入总预算的 p% speaks for the
    /// next ones.
    fn named_whole(&self, relating: &Relating) -> Option<&Coordinate> {
        let shares = self.statements.iter().filter(|s| relating.figures()[s.figure].role == Role::Share);
        let mut named = shares.filter_map(|s| s.whole.as_ref());
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// The least amount of this section that contains another one and is more.
    fn wider(&self, inner: FigureId, relating: &Relating) -> Option<FigureId> {
        let figures = relating.figures();
        let place = relating.recognised.key(&figures[inner].coordinate);
        let amount = |f: FigureId| figures[f].amount.base();
        let wholes =
            self.amounts.iter().filter(|(whole, f)| whole.contains(&place) && amount(*f) > amount(inner));
        wholes.map(|(_, f)| *f).min_by_key(|f| amount(*f))
    }

    /// The amount that a place is a part of in this section.
    fn whole_of(&self, place: &Coordinate) -> Option<FigureId> {
        let n = *self.of_place.get(place)?;
        Some(self.amounts[self.divisions[*self.of_part.get(&n)?].whole].1)
    }
}

/// Shares that were adjusted by a hundredth or two so that the group adds up to 100.
pub(super) fn adjust(group: &mut [Relation], relating: &Relating) {
    let shares: Vec<_> = group.iter().map(|r| relating.figures()[r.terms[2].0].amount).collect();
    // The whole may be told as 100% of a wider one beside its parts.
    let total: Decimal = shares.iter().map(|a| a.value).filter(|v| *v < Decimal::ONE_HUNDRED).sum();
    let small = Decimal::new(2, shares.iter().map(|a| a.decimals).max().unwrap_or(2));
    // Shares that add up to 100 as they are rounded need no adjusting.
    let plain = |r: &Relation| {
        let amount = |n: usize| relating.figures()[r.terms[n].0].amount;
        let (part, whole) = (amount(0).base(), amount(1).base());
        let exact = (part * Decimal::ONE_HUNDRED).checked_div(whole)?;
        Some(exact.round_dp_with_strategy(amount(2).decimals, RoundingStrategy::MidpointAwayFromZero))
    };
    let rounded: Option<Decimal> = group.iter().map(plain).sum();
    let needed = rounded != Some(Decimal::ONE_HUNDRED);
    if needed && total == Decimal::ONE_HUNDRED && group.len() > 1 {
        for relation in
            group.iter_mut().filter(|r| r.verdict == Verdict::Inconsistent && r.difference <= small)
        {
            relation.verdict = Verdict::Rounding;
        }
    }
}
