//! What bears an accusation out beside slips of the pen and other relations, and what speaks for another reading: what a
//! list lost or counted twice, what stands printed where something is missing, how near a miss is.

use super::super::policy as p;
use super::agreed::required;
use super::kinds::{Tally, panels};
use super::sentences::sentence_and_cell;
use super::{Evidence, Line, lines_of};
use crate::constraint::judge;
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Member};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// Digits of an item's code.
const ITEM: usize = 7;

impl Evidence<'_> {
    /// Whether it misses by so little that nothing else can be meant. Shares that should add up to all need not be so near,
    /// nor rates among others that hold.
    pub(super) fn is_near(&self, relation: &Relation, among_others: bool) -> bool {
        let sure = |n: usize| self.confirmed.contains_key(&relation.terms[n].0);
        let share = relation.law == Law::Share && among_others && sure(0) && sure(1);
        let growth = relation.law == Law::Growth && among_others;
        let some = relation.rule == RuleId::GJ317 || share || growth;
        let enough = if some { p::WEAK } else { p::STRONG };
        self.closeness(relation) >= enough
    }

    /// Whether a rate is the only one of its columns that fails, and both amounts that it is of are sure.
    pub(super) fn is_odd_rate(&self, relation: &Relation, narrow: Tally) -> bool {
        let rate = relation.law.is_of_rate();
        let in_table =
            relation.terms.iter().all(|(f, _)| matches!(self.figures[*f].place, Place::Cell { .. }));
        let sure = || relation.terms.iter().take(2).all(|(f, _)| self.confirmed.contains_key(f));
        rate && in_table && sure() && narrow.holds >= p::MANY && narrow.faults == 1
    }

    /// Whether an item's own paragraph alone differs from what a form tells for sure, among many paragraphs of items that agree
    /// with it: they are worded alike.
    pub(super) fn is_odd_item(&self, relation: &Relation, wide: Tally) -> bool {
        let item = |f: FigureId| self.figures[f].coordinate.on(Axis::Function).len() == ITEM;
        let nothing = |f: FigureId| self.figures[f].amount.value.is_zero();
        sentence_and_cell(self.figures, relation).is_some_and(|(_, sentence, cell)| {
            let items = [sentence, cell].into_iter().all(|f| item(f) && !nothing(f));
            let among = wide.faults == 1 && wide.holds >= p::MANY_ALIKE;
            among && items && self.confirmed.contains_key(&cell) && !self.confirmed.contains_key(&sentence)
        })
    }

    /// Whether what a sentence is said to be the whole of stands in a row that prints the sentence's amount as well, in another
    /// column; or the whole is one of its parts, told once more in another paragraph.
    pub(super) fn is_no_whole(&self, relation: &Relation) -> bool {
        let base = |f: FigureId| self.figures[f].amount.base();
        let stated = |f: FigureId| matches!(self.figures[f].place, Place::Sentence { .. });
        let beside = || {
            let [(whole, _), (part, _)] = relation.terms[..] else { return false };
            let row = lines_of(&self.figures[part])[0].filter(|_| stated(whole));
            let of = self.figures[part].coordinate.on(Axis::Economic).clone();
            row.is_some_and(|row| self.rows.contains(&(row, of, base(whole).normalize())))
        };
        let [(whole, _), parts @ ..] = &relation.terms[..] else { return false };
        let again = || {
            let flow = self.figures[*whole].coordinate.on(Axis::Flow).clone();
            parts.len() > 1
                && [Member::INCOME, Member::EXPENDITURE].contains(&flow)
                && relation.terms.iter().all(|(f, _)| stated(*f))
                && parts.iter().all(|(part, _)| self.figures[*part].place != self.figures[*whole].place)
                && parts.iter().any(|(part, _)| base(*part) == base(*whole))
        };
        relation.law == Law::AtMost && (beside() || again())
    }

    /// Whether one of the parts of a sum that is sure repeats the row beside it: the line was copied twice.
    pub(super) fn repeats_a_row(&self, relation: &Relation) -> bool {
        let cell = |f: FigureId| match self.figures[f].place {
            Place::Cell { block, row, column } => Some((block, column, row)),
            Place::Sentence { .. } => None,
        };
        let long = |f: FigureId| {
            self.figures[f].amount.value.normalize().mantissa().unsigned_abs() >= p::TELLING_DIGITS
        };
        let repeats = |two: &[(FigureId, i8)]| {
            let [(a, _), (b, _)] = *two else { return false };
            let beside = cell(a).zip(cell(b)).is_some_and(|(a, b)| (a.0, a.1, a.2 + 1) == b);
            let one = self.figures[a].amount;
            // What the second, or the first, should be is an amount.
            let meant = one.base() - relation.difference.abs();
            let own = self.figures[a].coordinate != self.figures[b].coordinate;
            beside && own && long(a) && one == self.figures[b].amount && meant >= Decimal::ZERO
        };
        relation.law == Law::Sum
            && relation.terms.len() > p::MANY
            && self.confirmed.contains_key(&relation.terms[0].0)
            && relation.terms[1..].windows(2).any(repeats)
    }

    /// Whether a whole is parted into kinds beside which there are no others: what is bought, “三公”, vehicles bought and run; in
    /// sentences basic expenditure, by personnel and operating costs. In a table these may have been read beside their columns.
    pub(super) fn has_all_kinds(&self, relation: &Relation) -> bool {
        let place = &self.figures[relation.terms[0].0].coordinate;
        let nature = |n: usize| self.figures[relation.terms[n].0].coordinate.on(Axis::Nature).as_str();
        let sentence = |(f, _): &(FigureId, i8)| matches!(self.figures[*f].place, Place::Sentence { .. });
        let basic = || {
            relation.terms.len() == 3
                && relation.terms.iter().all(sentence)
                && nature(0) == "basic"
                && [nature(1), nature(2)].iter().all(|part| part.starts_with("basic."))
        };
        let vehicles = || {
            let economic =
                |n: usize| self.figures[relation.terms[n].0].coordinate.on(Axis::Economic).as_str();
            relation.terms.len() == 3
                && economic(0) == "three-public.vehicles"
                && [economic(1), economic(2)].iter().all(|part| ["31013", "30231"].contains(part))
        };
        place.on(Axis::Flow).starts_with("procurement")
            || *place.on(Axis::Economic) == Member::THREE_PUBLIC
            || vehicles()
            || basic()
    }

    /// Whether sentences tell all kinds of a whole with their changes, and the amounts add up but the changes do not:
    /// `购置及运行费9万元，减少3万元（购置费0万元，减少0万元；运行维护费9万元，减少0万元）`.
    pub(super) fn changes_leave_a_rest(&self, relation: &Relation) -> bool {
        let figure = |f: &FigureId| &self.figures[*f];
        let economic = |f: &FigureId| figure(f).coordinate.on(Axis::Economic);
        let of = |role: Role| relation.terms.iter().filter(move |(f, _)| self.figures[*f].role == role);
        let is_kind = |whole: &Member, part: &Member| {
            whole.as_str().starts_with("three-public") && part.parents().contains(whole)
        };
        let [(whole, _), parts @ ..] = &relation.terms[..] else { return false };
        let value = |(f, sign): &(FigureId, i8)| figure(f).amount.base() * Decimal::from(*sign);
        let kinds = parts.iter().map(|(f, _)| economic(f)).filter(|part| *part != economic(whole));
        relation.rule == RuleId::GJ501
            && relation.law == Law::Sum
            && parts.iter().all(|(f, _)| matches!(figure(f).place, Place::Sentence { .. }))
            && kinds.clone().count() > 2
            && kinds.into_iter().all(|part| is_kind(economic(whole), part))
            && of(Role::Amount).count() == of(Role::Change).count()
            && of(Role::Amount).count() + of(Role::Change).count() == relation.terms.len()
            && of(Role::Amount).map(value).sum::<Decimal>().abs() <= p::LAST_DIGIT
            && relation.difference > p::LAST_DIGIT * Decimal::TWO
    }

    /// Whether a share would hold with what its paragraph tells of the same place elsewhere: `…9万元，预算10万元，支出8万元，完成
    /// 90%` tells twice that it was 9.
    pub(super) fn is_repeated_rightly(&self, relation: &Relation) -> bool {
        let part = relation.terms[0].0;
        let repeats = |other: &Relation| other.law == Law::Same && self.is_of_one_paragraph(other);
        let fits = |other: &Relation| {
            required(self.figures, other)
                .into_iter()
                .any(|(figure, value)| figure == part && self.holds_with(relation, figure, value))
        };
        relation.law == Law::Share
            && self.is_of_one_paragraph(relation)
            && self.wanted.get(&part).is_some_and(|all| {
                all.iter().take(p::MOST_OTHERS).any(|(other, _)| repeats(other) && fits(other))
            })
    }

    /// Whether a sum counts all that a row or a column of a table prints: no other parts can be meant.
    pub(super) fn adds_up_all(&self, relation: &Relation) -> bool {
        let printed = || relation.terms.iter().map(|(f, _)| &self.figures[*f]).filter(|f| !f.blank);
        let count = printed().count();
        let all = |line: Line| {
            let within = printed().all(|f| lines_of(f).contains(&Some(line)));
            within && self.lines.get(&line) == Some(&count)
        };
        relation.law == Law::Sum
            && count > 2
            && lines_of(&self.figures[relation.terms[0].0]).into_iter().flatten().any(all)
    }

    /// Whether what is missing is what another table prints where an empty cell stands.
    pub(super) fn was_left_empty(&self, relation: &Relation) -> bool {
        let miss = relation.difference.normalize();
        let empty = relation.terms.iter().map(|(f, _)| &self.figures[*f]).filter(|f| f.blank);
        relation.law == Law::Sum
            && empty.take(p::MOST_TERMS).any(|f| {
                let function = f.coordinate.on(Axis::Function);
                // The others may have been rounded.
                let near = [Decimal::ZERO, p::LAST_DIGIT, -p::LAST_DIGIT].map(|by| (miss + by).normalize());
                let printed = |amount| self.of_function.contains(&(function.clone(), amount));
                !function.is_all() && near.into_iter().any(printed)
            })
    }

    /// Whether the amounts of this year that a sum of last year's was inferred from do not add up themselves: the whole is of
    /// more than its parts, or what was received is not what was spent.
    pub(super) fn parts_less_this_year(&self, relation: &Relation) -> bool {
        if relation.rule != RuleId::GJ501 {
            return false;
        }
        let amounts = || relation.terms.iter().filter(|(f, _)| self.figures[*f].role == Role::Amount);
        let of = |f: FigureId| {
            let place = &self.figures[f].coordinate;
            (place.year, place.on(Axis::Stage).clone())
        };
        let first = amounts().next().map(|(f, _)| of(*f));
        let base = |(f, sign): &(FigureId, i8)| self.figures[*f].amount.base() * Decimal::from(*sign);
        let rest: Decimal = amounts().map(base).sum();
        let half = |(f, _): &(FigureId, i8)| {
            let amount = self.figures[*f].amount;
            Amount { value: amount.half_ulp(), ..amount }.base() + p::LAST_DIGIT
        };
        let slack: Decimal = amounts().map(half).sum();
        amounts().count() > 1
            // What was carried out of a plan is no part of it.
            && amounts().all(|(f, _)| Some(of(*f)) == first)
            && rest.abs() > slack
    }

    /// Whether a rate of a plan is that of all that was spent, which is told elsewhere, where its sentence tells but a total:
    /// `收、支总计均为9万元。…年初预算为8万元，完成年初预算的106.0%`.
    pub(super) fn completes_another(&self, relation: &Relation) -> bool {
        let [(part, _), whole, rate] = relation.terms[..] else { return false };
        let stage = |f: FigureId| self.figures[f].coordinate.on(Axis::Stage);
        let of_plan = relation.law == Law::Share
            && *stage(part) == Member::EXECUTION
            && *stage(whole.0) != Member::EXECUTION
            && self.figures[rate.0].amount.decimals > 1;
        let all = |figure: &Figure| {
            let place = &figure.coordinate;
            let axes = [Axis::Function, Axis::Economic, Axis::Nature, Axis::Entity];
            figure.role == Role::Amount
                && figure.amount.unit.is_money()
                && !figure.blank
                && place.year == self.figures[part].coordinate.year
                && *place.on(Axis::Stage) == Member::EXECUTION
                && *place.on(Axis::Flow) == Member::EXPENDITURE
                && axes.iter().all(|&axis| place.on(axis).is_all())
        };
        let fits = |f: FigureId| {
            let terms = [(f, 1), whole, rate];
            judge::judge(Law::Share, relation.constant, &terms, |f| self.figures[f].exact_if_blank()).0
                == Verdict::Exact
        };
        of_plan && (0..self.figures.len()).any(|f| f != part && all(&self.figures[f]) && fits(f))
    }

    /// Whether one part of a sentence's list is all of the whole, and others are not nothing: `收入9万元，按来源分为甲9万元；按
    /// 年度分为本年8万元、上年1万元` parts it in two ways.
    pub(super) fn is_parted_twice(&self, relation: &Relation) -> bool {
        let base = |n: usize| self.figures[relation.terms[n].0].amount.base();
        matches!(relation.law, Law::Sum | Law::AtMost)
            && relation.terms.len() > 2
            && !self.has_all_kinds(relation)
            && self.is_of_one_paragraph(relation)
            && (1..relation.terms.len()).any(|n| base(n) == base(0))
    }

    /// Whether sentences tell many amounts of what two of them are held to be: they are of as many things.
    pub(super) fn is_stated_of_many(&self, relation: &Relation) -> bool {
        let [(a, _), (b, _)] = relation.terms[..] else { return false };
        let stated = |f: FigureId| matches!(self.figures[f].place, Place::Sentence { .. });
        let place = &self.figures[a].coordinate;
        if relation.law != Law::Same || !stated(a) || !stated(b) || *place != self.figures[b].coordinate {
            return false;
        }
        let same = self.figures.iter().filter(|f| {
            f.role == Role::Amount && matches!(f.place, Place::Sentence { .. }) && f.coordinate == *place
        });
        same.map(|f| f.amount.base().normalize()).collect::<FxHashSet<_>>().len() > p::MANY_VALUES
    }

    /// Whether a sentence counts more of a part than it says that there are, or of two that are alike: of more of them one
    /// may be counted twice.
    pub(super) fn counts_more_than_all(&self, relation: &Relation) -> bool {
        let base = |f: FigureId| self.figures[f].amount.base();
        relation.law == Law::AtMost
            && self.is_of_one_paragraph(relation)
            && relation.terms.iter().all(|(f, _)| self.figures[*f].role == Role::Count)
            && (relation.terms.len() == 3
                || relation.terms[1..].iter().any(|(f, _)| base(*f) > base(relation.terms[0].0)))
    }

    /// Whether the whole of a table's row or column, or one of which sentences tell all kinds, is what all its parts but one
    /// come to.
    pub(super) fn lost_a_part(&self, relation: &Relation) -> bool {
        let figure = |f: FigureId| &self.figures[f];
        let cells = relation.terms.iter().all(|(f, _)| matches!(figure(*f).place, Place::Cell { .. }));
        let missed = |(f, _): &(FigureId, i8)| {
            let part = figure(*f).amount.base().abs();
            !part.is_zero() && (part - relation.difference.abs()).abs() <= p::NEAR
        };
        relation.law == Law::Sum
            && relation.rule != RuleId::GJ501
            && (cells || self.has_all_kinds(relation))
            && relation.terms.len() > 2
            && !figure(relation.terms[0].0).blank
            // A total of nothing beside an amount is a column too far.
            && !(cells && figure(relation.terms[0].0).amount.value.is_zero())
            && relation.terms[1..].iter().any(missed)
    }

    /// Whether it misses by just what is printed beside it: a part was not counted, or counted twice.
    pub(super) fn leaves_out_a_part(&self, relation: &Relation) -> bool {
        let miss = relation.difference.normalize();
        let own = |(f, _): &(FigureId, i8)| self.figures[*f].amount.base().abs().normalize() == miss;
        let counts = relation.law == Law::Sum || relation.law == Law::Same && !relation.terms.iter().any(own);
        counts && panels(self.figures, relation).any(|block| self.printed.contains(&(block, miss)))
    }

    /// Whether a sum would hold with one of its parts as the whole: its columns were read in another order.
    pub(super) fn takes_a_part_for_the_whole(&self, relation: &Relation) -> bool {
        let base = |n: usize| self.figures[relation.terms[n].0].exact_if_blank().base();
        let parts = 1..relation.terms.len();
        let all: Decimal = parts.clone().map(base).sum::<Decimal>() + base(0);
        let near = |n: usize| (base(n) + base(n) - all).abs() <= p::NEAR && !base(n).is_zero();
        relation.law == Law::Sum
            && relation.terms.len() > 2
            && !self.is_parted_by_codes(relation)
            && parts.into_iter().any(near)
    }

    /// Whether codes say what is a part of what: 30201 is of 302, in whatever column it stands.
    fn is_parted_by_codes(&self, relation: &Relation) -> bool {
        let member = |n: usize, axis: Axis| self.figures[relation.terms[n].0].coordinate.on(axis).as_str();
        [Axis::Function, Axis::Economic].into_iter().any(|axis| {
            let whole = member(0, axis);
            let code = |part: &str| part.len() > whole.len() && part.starts_with(whole);
            whole.bytes().all(|b| b.is_ascii_digit())
                && (1..relation.terms.len()).all(|n| code(member(n, axis)))
        })
    }

    /// Whether several relations fail with one figure that holds elsewhere: what they take for their whole is another's.
    pub(super) fn has_a_foreign_whole(&self, relation: &Relation) -> bool {
        relation.terms.iter().any(|(f, _)| {
            self.failing.get(&(relation.rule, *f)).is_some_and(|n| *n >= p::SEVERAL)
                && self.confirmed.contains_key(f)
        })
    }

    /// Figures that are told as the same and are nothing alike are two different things; last year's is like this
    /// year's, so that in sentences only very near ones are the same.
    pub(super) fn closeness(&self, relation: &Relation) -> i32 {
        let base = |n: usize| self.figures[relation.terms[n].0].exact_if_blank().base().abs();
        let prose =
            relation.terms.iter().any(|(f, _)| matches!(self.figures[*f].place, Place::Sentence { .. }));
        let whole = match relation.law {
            Law::Same | Law::Sum => base(0),
            law if law.is_of_rate() => self.figures[relation.terms[2].0].amount.value.abs(),
            _ => return 0,
        };
        let nothing = |n: usize| base(n).is_zero() && !self.figures[relation.terms[n].0].blank;
        if relation.law == Law::Share && (nothing(0) || nothing(1))
            || relation.law == Law::Growth && nothing(1)
        {
            // A rate of what is printed as nothing is wrong whatever it is.
            return p::STRONG + p::WEAK;
        }
        if relation.terms.iter().any(|(f, _)| self.figures[*f].blank) {
            return 0;
        }
        if whole.is_zero() || relation.law == Law::Same && base(1).is_zero() {
            return -p::STRONG;
        }
        let miss = relation.difference / whole;
        match () {
            () if miss <= p::SAME => p::STRONG,
            () if miss <= p::ALIKE && !(prose && relation.law == Law::Same) && relation.law != Law::Share => {
                p::STRONG
            }
            () if miss <= p::LIKE && relation.law != Law::Same => p::WEAK,
            () if miss > p::UNLIKE => -p::STRONG - p::WEAK,
            () => 0,
        }
    }
}
