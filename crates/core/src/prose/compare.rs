//! What a change is of, and which amount another one is compared with.

use super::clause::{Clauses, StatedNumber};
use super::statement::Saying;
use super::wording::{against, measure};
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};

impl Clauses<'_> {
    /// `其中教育收费受疫情影响，减少9万元`: a change is of what is named behind 其中, and not of what was told last, though nobody
    /// knows it.
    pub(super) fn pass_unknown_part(&self, said: &mut Saying, lead: &str) {
        let sentence = lead.rsplit('。').next().unwrap_or(lead);
        let Some((_, part)) = sentence.rsplit_once("其中") else { return };
        let part = part.trim_start_matches(['：', '，']);
        let name = part.split(['，', '受', '因', '由']).next().unwrap_or(part);
        let (_, known, mentions) = self.subject(name, &said.group);
        if name.chars().count() > 1 && name.len() < part.len() && !(known && mentions > 0) {
            (said.subject, said.lost) = (None, true);
        }
    }

    /// A change of what the words on its left name, or of what was told last.
    pub(super) fn tell_change(&self, said: &mut Saying, left: &str, stated: &mut StatedNumber, clean: &str) {
        let families = self.names.families;
        let (subject, known, mentions) = self.subject(left, &said.group);
        // `与上年相比，收入支出总计增加…` tells of the whole that the section is about.
        let whole =
            known && said.subject.is_none() && families.phrases(|p| &p.whole).any(|w| left.contains(w));
        // `预算数比上年增加…`: a stage alone is of what was told last.
        let mentions = if said.subject.is_some() && self.tells_stage_alone(left) { 0 } else { mentions };
        let moved = self.alone && subject.on(Axis::Flow) != said.group.on(Axis::Flow);
        let named = known && (mentions > 0 || moved) || whole;
        stated.place = if named { Some(subject) } else { said.subject.clone() };
        // `年初预算9万元，决算比预算增加1万元`: of what was carried out, though the plan was told last.
        if *self.base.on(Axis::Stage) == Member::EXECUTION && left.trim_end_matches('数').ends_with("决算")
        {
            stated.place = stated.place.take().map(|place| place.with(Axis::Stage, Member::EXECUTION));
        }
        said.subject = stated.place.clone();
        // Without a unit, it is not known what a change is counted in.
        let unitless = stated.number.amount.unit == Unit::Count && measure(&stated.number, clean).is_none();
        if !stated.level && unitless {
            stated.place = None;
        }
    }

    /// `比2024年预算数12.00万元增加…`: what the last amount is compared with, where the words say nothing else.
    pub(super) fn compared_with(&self, said: &Saying, words: &str) -> Option<Coordinate> {
        let subject = said.subject.as_ref()?;
        let after = words.trim_start_matches(['比', '较', '与', '同']);
        let bare = after.trim_start_matches(['上', '去']);
        let (place, known, mentions) = self.subject(bare, &said.group);
        let place = place.with(Axis::Stage, subject.on(Axis::Stage).clone());
        let about = mentions == 0 || place == *subject || subject.contains(&place) || place.contains(subject);
        // `比预算12.00万元减少…`: the plan for the same year.
        let planned = ["预算", "年初预算", "全年预算", "调整预算"].iter().any(|plan| after.starts_with(plan));
        (known && about && (planned || after.contains('年'))).then(|| against(subject, words))
    }
}

/// What a change or a growth is told against: `比预算12.00万元减少2.00万元` is against the amount that was told for it.
pub(super) fn held_against(
    said: &Saying,
    stated: &StatedNumber,
    segment: &str,
    than: Option<usize>,
) -> Option<Coordinate> {
    let compared = said.compared.clone().filter(|_| than.is_none());
    let own = || stated.place.as_ref().map(|place| against(place, &segment[than.unwrap_or(0)..]));
    compared.filter(|_| stated.place.is_some()).or_else(own)
}
