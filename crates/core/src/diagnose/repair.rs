//! The system of relations with some figures changed: what holds, what breaks, and which values a figure may take.

use super::copies::Surroundings;
use super::policy;
use crate::constraint::judge;
use crate::constraint::slips;
use crate::model::amount::{Amount, power_of_ten, signed};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::slip::Slip;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Figures, relations, and which relations a figure takes part in.
pub struct System<'a> {
    /// The figures.
    pub figures: &'a [Figure],
    /// The relations.
    pub relations: &'a [Relation],
    of_figure: Vec<Vec<usize>>,
    /// For each relation that is a sum of several: what its figures add up to, how far rounding goes, and the figures
    /// with their signs in order, so that a change of one of thousands is weighed without adding them all again.
    sums: Vec<Option<Total>>,
    surroundings: Surroundings,
    /// What may have been meant by what was printed, value and decimals: a long list prints the same over and over.
    meant: RefCell<Meant>,
}

/// By what was printed, with its decimals.
type Meant = FxHashMap<(Decimal, u32), Rc<[Decimal]>>;

/// A linear relation, added up once.
struct Total {
    sum: Decimal,
    slack: Decimal,
    /// Sorted by figure; none takes part twice.
    signs: Vec<(FigureId, i8)>,
}

impl Total {
    fn of(figures: &[Figure], r: &Relation) -> Option<Total> {
        // Of two, one may be the other cut off: that is judged as it is.
        if !matches!(r.law, Law::Sum | Law::Same | Law::AtMost) || r.terms.len() < 3 {
            return None;
        }
        let mut signs = r.terms.clone();
        signs.sort_unstable();
        if signs.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return None;
        }
        let (mut sum, mut slack) = (r.constant, Decimal::ZERO);
        for (f, sign) in &signs {
            let amount = figures[*f].exact_if_blank();
            sum += signed(amount.base(), *sign);
            slack += signed(amount.half_ulp(), sign.abs());
        }
        Some(Total { sum, slack, signs })
    }

    fn sign(&self, figure: FigureId) -> Option<i8> {
        self.signs.binary_search_by_key(&figure, |(f, _)| *f).ok().map(|n| self.signs[n].1)
    }
}

/// A relation of a figure before that figure is changed.
struct Before {
    relation: usize,
    fails: bool,
    /// Of a linear relation what it adds up to, how far rounding goes, and the sign of the figure.
    total: Option<(Decimal, Decimal, i8)>,
}

/// A figure and the value that it should have, in its own unit and with its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The figure.
    pub figure: FigureId,
    /// Its value.
    pub value: Decimal,
}

/// A change with what it does.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The change.
    pub change: Change,
    /// Inconsistent relations that hold with it.
    pub repairs: usize,
    /// Relations that hold exactly with it.
    pub exact: usize,
    /// The slip that explains it.
    pub slip: Option<Slip>,
}

impl Proposal {
    /// How natural its slip is; see [`slips::rank`].
    pub fn rank(&self) -> usize {
        slips::rank(self.slip)
    }
}

impl<'a> System<'a> {
    /// Indexes the relations by figure.
    pub fn new(figures: &'a [Figure], relations: &'a [Relation]) -> Self {
        let mut of_figure = vec![Vec::new(); figures.len()];
        for (n, relation) in relations.iter().enumerate() {
            for (f, _) in &relation.terms {
                if of_figure[*f].last() != Some(&n) {
                    of_figure[*f].push(n);
                }
            }
        }
        let sums = relations.iter().map(|r| Total::of(figures, r)).collect();
        let surroundings = Surroundings::new(figures);
        System { figures, relations, of_figure, sums, surroundings, meant: RefCell::default() }
    }

    fn meant(&self, printed: Decimal) -> Rc<[Decimal]> {
        let mut known = self.meant.borrow_mut();
        let meant = known.entry((printed, printed.scale())).or_insert_with(|| slips::meant(printed).into());
        Rc::clone(meant)
    }

    /// The relations of a figure.
    pub fn of(&self, figure: FigureId) -> &[usize] {
        &self.of_figure[figure]
    }

    /// The verdict of a relation with some figures changed.
    pub fn verdict(&self, relation: usize, changes: &[Change]) -> Verdict {
        let r = &self.relations[relation];
        if let Some(total) = &self.sums[relation] {
            if !changes.iter().any(|c| total.sign(c.figure).is_some()) {
                return r.verdict;
            }
            let (sum, slack) = self.total(total, changes);
            return judge::missed(r.law, sum, slack).0;
        }
        if !changes.iter().any(|c| r.terms.iter().any(|(f, _)| *f == c.figure)) {
            return r.verdict;
        }
        judge::judge(r.law, r.constant, &r.terms, |f| self.amount(f, changes)).0
    }

    /// What a linear relation adds up to with some figures changed, and how far rounding goes.
    fn total(&self, total: &Total, changes: &[Change]) -> (Decimal, Decimal) {
        let (mut sum, mut slack) = (total.sum, total.slack);
        // The first change of a figure counts.
        for (n, c) in changes.iter().enumerate() {
            let Some(sign) = total.sign(c.figure) else { continue };
            if changes[..n].iter().any(|before| before.figure == c.figure) {
                continue;
            }
            let (was, is) = (self.figures[c.figure].exact_if_blank(), self.amount(c.figure, changes));
            sum += signed(is.base() - was.base(), sign);
            slack += signed(is.half_ulp() - was.half_ulp(), sign.abs());
        }
        (sum, slack)
    }

    fn amount(&self, figure: FigureId, changes: &[Change]) -> Amount {
        let printed = self.figures[figure].exact_if_blank();
        match changes.iter().find(|c| c.figure == figure) {
            Some(c) => Amount { value: c.value, decimals: c.value.scale(), exact: false, ..printed },
            None => printed,
        }
    }

    /// Values of a figure that repair at least one relation that fails after `changes` and break none that holds.
    pub fn proposals(&self, figure: FigureId, changes: &[Change]) -> Vec<Proposal> {
        let mut values: Vec<Decimal> = Vec::new();
        let decimals = self.decimals(figure);
        for &r in self.of(figure).iter().take(policy::SOLVED) {
            if let Some(value) = self.solve(r, figure, changes) {
                let value = value.round_dp(decimals);
                if self.may_be(figure, value) && !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        let printed = self.figures[figure].amount.value;
        values.truncate(policy::VALUES);
        if !self.figures[figure].blank {
            values.extend_from_slice(&self.meant(printed));
        }
        let before: Vec<Before> = self.of(figure).iter().map(|&r| self.before(r, figure, changes)).collect();
        let mut found: Vec<Proposal> = Vec::new();
        let mut tried = changes.to_vec();
        for mut value in values {
            value.rescale(decimals);
            // In the place of a bare 0 a whole number is as bare.
            if self.figures[figure].amount.decimals == 0 && value.fract().is_zero() {
                value.rescale(0);
            }
            let same = value == printed && !self.figures[figure].blank;
            if same || found.iter().any(|p| p.change.value == value) {
                continue;
            }
            tried.truncate(changes.len());
            tried.push(Change { figure, value });
            found.extend(self.weigh(&tried, &before));
        }
        found.sort_by_key(|p| (usize::MAX - p.repairs, usize::MAX - p.exact, p.rank()));
        found
    }

    /// Whether a figure may have been meant to be `value`. Below zero only what is printed so is, and a change or
    /// growth of which nothing but the direction is wrong.
    fn may_be(&self, figure: FigureId, value: Decimal) -> bool {
        let Figure { role, amount, .. } = &self.figures[figure];
        let directed = matches!(role, Role::Change | Role::Growth);
        !value.is_sign_negative()
            || value.is_zero()
            || amount.value.is_sign_negative()
            || directed && value == -amount.value
    }

    fn decimals(&self, figure: FigureId) -> u32 {
        let Figure { blank, amount, .. } = &self.figures[figure];
        // A bare 0 in the place of an amount says as little of its decimals as an empty cell.
        if !(*blank || amount.value.is_zero() && amount.decimals == 0) {
            return amount.decimals;
        }
        let terms = self.of(figure).iter().flat_map(|&r| &self.relations[r].terms);
        terms.map(|(f, _)| self.figures[*f].amount.decimals).max().unwrap_or(2)
    }

    /// A relation of a figure after other changes.
    fn before(&self, relation: usize, figure: FigureId, changes: &[Change]) -> Before {
        let fails = self.verdict(relation, changes) == Verdict::Inconsistent;
        // Only the first change of a figure counts.
        let first = changes.iter().all(|c| c.figure != figure);
        let total = self.sums[relation].as_ref().filter(|_| first).and_then(|total| {
            let (sum, slack) = self.total(total, changes);
            Some((sum, slack, total.sign(figure)?))
        });
        Before { relation, fails, total }
    }

    /// The verdict of a relation with one change more than before.
    fn after(&self, before: &Before, changes: &[Change]) -> Verdict {
        let (Some((sum, slack, sign)), Some(last)) = (before.total, changes.last()) else {
            return self.verdict(before.relation, changes);
        };
        let was = self.figures[last.figure].exact_if_blank();
        let is = Amount { value: last.value, decimals: last.value.scale(), exact: false, ..was };
        let sum = sum + signed(is.base() - was.base(), sign);
        let slack = slack + signed(is.half_ulp() - was.half_ulp(), sign.abs());
        judge::missed(self.relations[before.relation].law, sum, slack).0
    }

    /// What the last of some changes does beside the others; `None` if it repairs nothing or breaks something.
    fn weigh(&self, changes: &[Change], before: &[Before]) -> Option<Proposal> {
        let change = *changes.last()?;
        // Most values repair nothing: that is asked first.
        let repaired = |b: &&Before| b.fails && self.after(b, changes) != Verdict::Inconsistent;
        let repairs = before.iter().filter(repaired).count();
        if repairs == 0 {
            return None;
        }
        let mut exact = 0;
        for relation in before {
            match self.after(relation, changes) {
                Verdict::Inconsistent if !relation.fails => return None,
                verdict => exact += usize::from(verdict == Verdict::Exact),
            }
        }
        let printed = self.figures[change.figure].amount.value;
        let slip = if self.figures[change.figure].blank {
            Some(Slip::LeftEmpty)
        } else {
            slips::between(change.value, printed).or_else(|| {
                let of = self.of(change.figure).iter().map(|&r| &self.relations[r]);
                self.surroundings.slip(self.figures, of, change.figure, change.value)
            })
        };
        Some(Proposal { change, repairs, exact, slip })
    }

    /// The value, in its own unit, with which a relation would hold exactly.
    pub fn solve(&self, relation: usize, figure: FigureId, changes: &[Change]) -> Option<Decimal> {
        let r = &self.relations[relation];
        let unit = power_of_ten(-self.figures[figure].amount.unit.power());
        let plausible = |v: &Decimal| v.abs() < Decimal::from(10_i64.pow(15));
        if let Some(total) = &self.sums[relation] {
            let sign = Decimal::from(total.sign(figure)?);
            let rest = self.total(total, changes).0 - self.amount(figure, changes).base() * sign;
            return (-rest).checked_div(sign)?.checked_mul(unit).filter(plausible);
        }
        let at = r.terms.iter().position(|(f, _)| *f == figure)?;
        let solved = judge::solve(r.law, r.constant, &r.terms, |f| self.amount(f, changes), at)?;
        solved.checked_mul(unit).filter(plausible)
    }
}
