//! Whether the parts that sentences list are all of their whole: what that is known by, and what speaks against it.

use super::Relating;
use super::index::Index;
use super::narrative::Run;
use crate::constraint::judge;
use crate::lexicon::decompositions::{BY_KIND, COMPLETE};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Block;
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::prose::Statement;
use crate::table::divisions::Division;
use rust_decimal::Decimal;
use std::collections::HashSet;

impl Run {
    /// Whether the same parts are all of the same whole as it was planned, or carried out: a list that is complete of
    /// the one is so of the other.
    pub(super) fn is_borne_out(&self, relating: &Relating, division: &Division) -> bool {
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
    pub(super) fn is_loose(&self, index: &Index, relating: &Relating, division: &Division) -> bool {
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
        let unknown = |id: &FigureId| {
            let f = &figures[*id];
            let money = f.role == Role::Amount && f.amount.unit.is_money();
            f.unchecked == Some(Reason::NoSubject) && (money || f.role == Role::Count)
        };
        // What a bracket counts behind a part is of that part.
        let of_part =
            |f: &FigureId| statement(*f).and_then(|s| s.aside).is_some_and(|behind| parts.contains(&behind));
        // Those right after the last part, in its sentence, may be parts as well.
        let after = (*last + 1..figures.len()).take_while(|f| unknown(f) && at(*f) == at(*last));
        figures[first].place == figures[*last].place
            && (from..=*last).chain(after).any(|f| unknown(&f) && !of_part(&f))
    }

    /// Whether the forms tell further parts of the whole that the sentence leaves out.
    fn is_partial(&self, index: &Index, relating: &Relating, division: &Division) -> bool {
        let whole = &self.amounts[division.whole].0;
        if relating.recognised.views.is_empty() {
            let complete = self.is_official(division)
                || self.lists_all_years(relating, division)
                || self.lists_all_items(relating, division)
                || self.lists_below(relating, division);
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
        index.places().any(|(place, stated)| {
            place != whole
                && whole.contains(place)
                && Axis::EACH.iter().all(|&a| (place.on(a) != whole.on(a)) <= along.contains(&a))
                && !parts.iter().any(|p| p.contains(place) || place.contains(p))
                && stated.iter().any(|&f| !relating.figures()[f].amount.value.is_zero())
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

    /// Whether the paragraph of the whole ends with `如下：`, and each of those below it tells an item of the classification.
    fn lists_below(&self, relating: &Relating, division: &Division) -> bool {
        let block = |n: usize| relating.figures()[self.amounts[n].1].place.block();
        let whole = block(division.whole);
        let opens = matches!(&relating.document.blocks[whole], Block::Paragraph(text) if text.clean.ends_with("如下："));
        let mut items: Vec<usize> = division.parts.iter().map(|&p| block(p)).collect();
        items.sort_unstable();
        let below = items.iter().enumerate().all(|(n, &item)| item == whole + n + 1);
        let function = |&p: &usize| {
            let member = self.amounts[p].0.on(Axis::Function);
            member.len() == 7 && member.bytes().all(|b| b.is_ascii_digit())
        };
        opens && below && division.parts.iter().all(function)
    }

    /// Whether one paragraph lists the money of the year beside what was carried over.
    fn lists_all_years(&self, relating: &Relating, division: &Division) -> bool {
        let block = |n: usize| relating.figures()[self.amounts[n].1].place.block();
        let stated = |fund: &str| {
            let part = |n: &&usize| **self.amounts[**n].0.on(Axis::Fund) == *fund;
            division.parts.iter().find(part).is_some_and(|&n| block(n) == block(division.whole))
        };
        self.amounts[division.whole].0.on(Axis::Fund).is_all() && stated("current") && stated("carry-over")
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
        let stated = |axis: Axis, member: &str| {
            division.parts.iter().any(|n| part(n).on(axis) != whole.on(axis) && **part(n).on(axis) == *member)
        };
        let divided = |axis: Axis, parts: &[&'static str]| {
            let member = whole.on(axis);
            let direct = |p: &&'static str| Member::named(p).parents().contains(member);
            let one_kind = axis == Axis::Economic && member.starts_with("three-public");
            !parts.is_empty() && parts.iter().all(|p| stated(axis, p) && (one_kind || direct(p)))
        };
        [Axis::Nature, Axis::Fund].into_iter().any(|axis| divided(axis, whole.on(axis).official_parts()))
            || COMPLETE.iter().chain(BY_KIND).any(|(axis, parts)| divided(*axis, parts))
    }
}
