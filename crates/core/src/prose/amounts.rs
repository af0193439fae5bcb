//! Amounts of sentences: of what, of which year and of which stage an amount is.

use super::clause::{Clauses, StatedNumber};
use super::statement::Saying;
use super::wording::{
    completed, earlier_year, evaluation, is_plan, is_unit_price, measure, other_year, tells_one, tells_plan,
};
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::Role;
use crate::model::reason::Reason;
use crate::text::title::years;

impl Clauses<'_> {
    /// What an amount, or a number of things, is of.
    pub(super) fn tell_amount(
        &self,
        said: &mut Saying,
        segment: &str,
        lead: &str,
        stated: &mut StatedNumber,
        clean: &str,
    ) {
        let measure = measure(&stated.number, clean);
        if measure.is_some() {
            stated.role = Role::Count;
        }
        // `完成全年预算5.3万元的38.1%`: the plan is told within its share.
        let plan = completed(segment).filter(|_| stated.number.amount.unit.is_money());
        if plan.is_some() && said.subject.is_none() {
            // Of what it is the plan was not understood.
            return;
        }
        if let Some(place) = plan.and_then(|plan| self.plan_of_last(said, plan)) {
            (stated.place, said.subject) = (Some(place.clone()), Some(place));
            return;
        }
        let segment = plan.unwrap_or(segment);
        // `保留车辆4辆，每辆2.8万元`: how many there are of what the money is for.
        let vehicles = clean[stated.number.unit_end..].starts_with(['辆', '台']);
        if measure == Some("count") && vehicles && said.subject.is_some() && self.is_about_three_public() {
            stated.reason = Reason::FreeWords;
            return;
        }
        if measure == Some("count") && !self.base.on(Axis::Flow).starts_with("assets") {
            self.tell_targets(said, segment, lead, stated);
            return;
        }
        if self.tell_money_of_targets(said, segment, stated) {
            return;
        }
        if measure.is_none() && self.tell_other_year(said, segment, lead, stated) {
            return;
        }
        if said.elsewhen {
            said.subject = None;
            return;
        }
        if let Some(at) = compared_year(segment, self.base.year).filter(|_| measure.is_none()) {
            // `上述支出比2030年度一般公共预算财政拨款支出9万元增加…`: an amount of that year, by its own name.
            let (mut place, known, mentions) = self.subject(&segment[at.1..], &said.group);
            place.year = at.0;
            stated.place = Some(place).filter(|_| known && mentions > 0);
            said.compared = stated.place.clone();
            return;
        }
        if tells_one(segment) && stated.number.amount.unit.is_money() {
            said.priced = said.subject.is_some();
            stated.reason = Reason::FreeWords;
            return;
        }
        if is_unit_price(&stated.number, clean) {
            said.priced = true;
            stated.reason = Reason::FreeWords;
            return;
        }
        // `预算费用3.5万元/人，共计7.00万元`: what a price comes to is of the same thing.
        let sums_up = ["共计", "合计", "总计", "小计", "共"].iter().any(|w| segment.starts_with(w));
        if std::mem::take(&mut said.priced) && sums_up && self.subject(segment, &said.group).2 == 0 {
            stated.place = said.subject.clone();
            return;
        }
        // `…预算8万元，决算6万元`: what was carried out of what was planned.
        if let Some(last) =
            said.subject.as_ref().filter(|_| self.base.on(Axis::Stage).as_str() == "execution")
            && is_carried_out_alone(segment, last)
        {
            let place = last.with(Axis::Stage, Member::named("execution"));
            (stated.place, said.subject) = (Some(place.clone()), Some(place));
            return;
        }
        self.tell_subject(said, segment, measure, stated);
    }

    fn is_about_three_public(&self) -> bool {
        self.base.on(Axis::Economic).starts_with("three-public")
    }

    /// `完成预算40万元的50%`: the plan of what was told last.
    fn plan_of_last(&self, said: &Saying, plan: &str) -> Option<Coordinate> {
        let about = said.subject.as_ref().filter(|_| self.tells_stage_alone(plan))?;
        let whole_year = plan.contains("全年") || plan.contains("调整");
        let stage = if whole_year { "adjusted" } else { "budget" };
        Some(about.with(Axis::Stage, Member::named(stage)))
    }

    /// The money of the projects whose performance tables were counted before; whether it is that.
    fn tell_money_of_targets(&self, said: &mut Saying, segment: &str, stated: &mut StatedNumber) -> bool {
        if std::mem::take(&mut said.none) {
            // Nothing was set, so no money is concerned.
            let place = Coordinate::of_year(self.base.year).with(Axis::Flow, Member::named("targets"));
            stated.place = Some(place.with(Axis::Economic, Member::named("none")));
            return true;
        }
        let money = ["涉及", "资金"].iter().any(|w| segment.contains(w));
        let Some(counted) = said.counted.take().filter(|_| money) else { return false };
        said.subject = Some(counted.clone());
        stated.place = Some(counted);
        true
    }

    /// An amount of the year before, or of another stage of it; whether it is one.
    fn tell_other_year(&self, said: &Saying, segment: &str, lead: &str, stated: &mut StatedNumber) -> bool {
        if let Some((year, stage)) = other_year(lead, self.base.year)
            && let Some(about) = said.subject.as_ref().or(said.last.as_ref())
        {
            // `…12万元，上年：9万元`: of what was told last, a year ago.
            let stage = stage.map_or_else(|| self.base.on(Axis::Stage).clone(), Member::named);
            let mut place = about.with(Axis::Stage, stage);
            place.year = year;
            stated.place = Some(place);
            return true;
        }
        // `公务接待费9万元，2030年公务接待费预算12万元`: the same, told anew with its year.
        if let Some((year, words)) = earlier_year(lead, self.base.year)
            && let Some(about) = &said.subject
            && let (mut place, true, 1..) = self.subject(words, &said.group)
            && place.with(Axis::Stage, about.on(Axis::Stage).clone()) == *about
        {
            place.year = year;
            stated.place = Some(place);
            return true;
        }
        let Some(stage) = self.stage_before(segment) else { return false };
        let (subject, known, mentions) = self.subject(segment, &said.group);
        let whole = self.names.families.phrases(|p| &p.whole).any(|w| segment.contains(w));
        let named = mentions > 0 || whole || said.group != self.base;
        let mut place = subject.with(Axis::Stage, Member::named(stage));
        place.year -= 1;
        stated.place = Some(place).filter(|_| known && named);
        true
    }

    /// An amount of what the words before it name.
    fn tell_subject(
        &self,
        said: &mut Saying,
        segment: &str,
        measure: Option<&'static str>,
        stated: &mut StatedNumber,
    ) {
        let (mut subject, known, mentions) = self.subject(segment, &said.group);
        if mentions > 0 && **subject.on(Axis::Stage) == *"execution" && tells_plan(segment) {
            subject.set(Axis::Stage, Member::named("budget"));
        }
        // `支出预算为 a 万元，支出决算为 b 万元`: a stage alone is of what the last amount was about.
        let stage = subject.on(Axis::Stage).clone();
        if let Some(last) = said.subject.as_ref().filter(|_| mentions > 0)
            && subject.with(Axis::Stage, said.group.on(Axis::Stage).clone()) == said.group
            && self.tells_stage_alone(segment)
        {
            subject = last.with(Axis::Stage, stage);
        }
        // A number that no word goes with, as where tables were copied cell by cell, tells nothing.
        // Without a subject, only words for a whole tell the whole that the section is about.
        let families = self.names.families;
        let whole = families.phrases(|p| &p.whole).any(|w| segment.contains(w)) || said.group != self.base;
        let unitless = measure.is_none() && stated.number.amount.unit == Unit::Count;
        let wordless = unitless || !segment.chars().any(char::is_alphabetic) && said.subject.is_none();
        if !known || unitless || mentions == 0 && (said.some || wordless || !whole) {
            (said.subject, said.lost) = (None, true);
            let money = stated.number.amount.unit.is_money() && !said.free && said.parted.is_none();
            let name = || segment.chars().filter(|c| c.is_alphabetic()).collect();
            said.unknown = money.then(|| (name(), subject));
            return;
        }
        let continued = mentions == 0 && segment.trim_end_matches('为').ends_with("价值");
        if continued && std::mem::take(&mut said.lost) {
            // `房屋面积 5 平方米，价值 3 万元`: of what was not understood either.
            return;
        }
        said.lost = false;
        let place = if continued { said.subject.clone().unwrap_or(subject) } else { subject };
        // `总支出5万元，其中本年支出4万元`: a part that is called as its whole is some of it.
        let whole = said.parted.as_ref().and_then(Option::as_ref);
        let some = measure.is_none() && whole == Some(&place) && !continued;
        let place = if some { place.with(Axis::Entity, Member::local("part")) } else { place };
        // Number, area and value of a thing are told in turn: the subject is the thing.
        said.subject = Some(place.clone());
        let owned = self.base.on(Axis::Flow).starts_with("assets");
        let measure = measure.or(owned.then_some("value"));
        stated.place = Some(measure.map_or(place.clone(), |m| place.with(Axis::Economic, Member::named(m))));
    }

    /// The stage of the year before that a clause tells of: `2023年当年预算执行数为`.
    fn stage_before(&self, segment: &str) -> Option<&'static str> {
        let last_year = format!("{}年", self.base.year - 1);
        let words = [last_year.as_str(), "上年", "去年"].iter().find_map(|w| segment.strip_prefix(w))?;
        let carried = words.starts_with("结转") || words.starts_with("结余");
        let carried_out = words.contains("执行数") || words.contains("决算");
        let planned = words.contains("预算数") || words.contains("预算安排");
        let stage = if carried_out { "execution" } else { "budget" };
        (!carried && (carried_out || planned)).then_some(stage)
    }

    /// 整体预算绩效目标 N 个，项目共 N 个: counts of performance tables, and what follows is their money.
    fn tell_targets(&self, said: &mut Saying, segment: &str, lead: &str, stated: &mut StatedNumber) {
        let of = |kind: String, what| {
            Coordinate::of_year(self.base.year)
                .with(Axis::Flow, Member::named("targets"))
                .with(Axis::Function, Member::of(kind))
                .with(Axis::Economic, Member::named(what))
        };
        said.subject = None;
        // `开展绩效自评，共涉及项目3个`: the clause before tells which.
        let sentence = lead.rsplit('。').next().unwrap_or(lead);
        let named = segment.contains("项目") && segment.contains("涉及");
        if let Some(kind) = evaluation(segment).or_else(|| evaluation(sentence).filter(|_| named)) {
            // How many of all the department's projects: more than those whose tables are published.
            stated.place = Some(of(kind.clone(), "count"));
            said.counted = Some(of(kind, "value"));
            return;
        }
        // Those that are managed by goals are more than those whose tables are published.
        let managed = ["管理", "编制", "纳入"].iter().any(|w| segment.contains(w));
        let kind = match () {
            () if segment.contains("整体") => "overall",
            () if managed => "managed",
            () => "projects",
        };
        if segment.contains("项目共") || segment.contains("绩效目标") {
            stated.place = Some(of(kind.to_string(), "count"));
            said.none = stated.number.amount.value.is_zero();
        }
        said.some = kind != "overall";
    }
}

/// An earlier year with which the words before an amount compare, and where the words behind it begin: `比2030年度…支出`.
fn compared_year(segment: &str, year: i32) -> Option<(i32, usize)> {
    let stated = years(segment).into_iter().rev().find(|stated| stated.year < year)?;
    let compares = ["比", "较", "与", "同"].iter().any(|w| segment[..stated.start].ends_with(w));
    let rest = segment[stated.end..].trim_start_matches(['度', '的']);
    // `比2030年增加`, `比2030年预算`: what is told first goes on about it.
    let named = rest.ends_with("收入") || rest.ends_with("支出") || rest.ends_with("经费");
    (compares && named).then_some((stated.year, segment.len() - rest.len()))
}

/// `决算为`, `支出决算为` behind what was planned: words for what was carried out of it, of which nothing else is said.
fn is_carried_out_alone(words: &str, last: &Coordinate) -> bool {
    let bare = words.trim_end_matches(['为', '数', '：']);
    let spent = bare.strip_prefix("支出").filter(|_| is_plan(last) && *last.on(Axis::Flow) != Member::INCOME);
    ["决算", "实际支出", "实际决算", "执行"].contains(&spent.unwrap_or(bare))
}
