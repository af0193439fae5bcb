//! Rates of sentences: how much of a plan was carried out, which share of a whole something is, by how much it grew.

use super::clause::{Clauses, StatedNumber};
use super::statement::Saying;
use super::wording::{completed, is_plan, of_everything};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::Role;

impl Clauses<'_> {
    /// A percentage: `than` is where its clause compares, `direction` where it tells a rise or a fall, and its sign.
    pub(super) fn tell_rate(
        &self,
        said: &mut Saying,
        segment: &str,
        than: Option<usize>,
        direction: Option<(usize, i8)>,
        stated: &mut StatedNumber,
    ) {
        stated.role = Role::Share;
        if let Some((_, sign)) = direction.filter(|_| !segment.contains('占')) {
            (stated.role, stated.sign) = (Role::Growth, sign);
            stated.place = said.subject.clone();
            // `公务接待费较上年预算增长4.29%`: told without an amount.
            if let Some(at) = than.filter(|_| stated.place.is_none()) {
                let (subject, known, mentions) = self.subject(&segment[..at], &said.group);
                stated.place = Some(subject).filter(|_| known && mentions > 0);
            }
        } else if let Some(plan) = completed(segment) {
            // 完成年初预算的 p%: what was carried out of what was planned.
            let about = said.subject.as_ref().unwrap_or(&said.group);
            let (planned, _, _) = self.subject(plan, about);
            let planned = if planned.on(Axis::Stage) == self.base.on(Axis::Stage) {
                planned.with(Axis::Stage, Member::BUDGET)
            } else {
                planned
            };
            // `全年预算9万元，支出决算8万元，完成预算的88.9%`: of the plan that was told.
            let of_it = |told: &Coordinate| {
                planned.on(Axis::Stage) == &Member::BUDGET
                    && told.with(Axis::Stage, Member::BUDGET) == planned
                    && !plan.contains("年初")
            };
            let planned = said.plan.clone().filter(of_it).unwrap_or(planned);
            // Of what was carried out nobody knows, where the amount before was not understood.
            if said.subject.is_some() || !said.lost {
                stated.place = Some(about.with(Axis::Stage, Member::EXECUTION));
                stated.whole = Some(planned);
                // What goes on is of what was carried out, though the plan was told last.
                said.subject = said.subject.as_ref().and(stated.place.clone());
            }
        } else if let Some(plan) = said.subject.clone().filter(|plan| segment.trim() == "的" && is_plan(plan))
        {
            let carried_out = plan.with(Axis::Stage, Member::EXECUTION);
            said.subject = Some(carried_out.clone());
            (stated.place, stated.whole) = (Some(carried_out), Some(plan));
        } else if let Some(at) = segment.rfind('占') {
            let of = &segment[at + '占'.len_utf8()..];
            let base = if of_everything(of) { self.everything(of) } else { self.base.clone() };
            let (whole, known, _) = self.subject(of, &base);
            stated.whole = Some(whole).filter(|_| known && segment.len() > at + 9);
            let (subject, _, mentions) = self.subject(&segment[..at], &said.group);
            stated.place = if mentions > 0 { Some(subject) } else { said.subject.clone() };
            // 占本年支出合计的 p%: of all that is spent, in a section about a part of it.
            if stated.whole.is_some() && stated.whole == stated.place && segment[at..].contains("本年") {
                stated.whole = stated.whole.take().map(|whole| whole.with(Axis::Fund, Member::ALL));
            }
        }
    }
}
