//! What was said so far in a sentence, and how it moves on with the words between two numbers.

use super::clause::{Clauses, Told};
use super::wording::{direction, last_clause};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::Role;

/// What was said so far in a sentence.
pub(super) struct Saying {
    /// What the paragraph is about.
    pub(super) base: Coordinate,
    /// The place that what follows 其中 or a colon is part of.
    pub(super) group: Coordinate,
    /// What the last amount or change was about.
    pub(super) subject: Option<Coordinate>,
    /// What the last amount of a sentence was about, for the sentence after it.
    pub(super) last: Option<Coordinate>,
    /// Within the reason for something.
    pub(super) free: bool,
    /// Nothing was set: `绩效目标 0 个`, so that the amount after it tells nothing.
    pub(super) none: bool,
    /// Some of several were counted, so that an amount without a subject is theirs, not the whole.
    pub(super) some: bool,
    /// The money of the projects counted last.
    pub(super) counted: Option<Coordinate>,
    /// Parts are told (`其中：`), of this where it was understood.
    pub(super) parted: Option<Option<Coordinate>>,
    /// What the last amount was called, where nobody knows it.
    pub(super) unknown: Option<(String, Coordinate)>,
    /// What a bracket that is open tells the parts of, and what that is part of itself.
    pub(super) bracket: Option<(Option<Coordinate>, Coordinate)>,
    /// Something of the stage that the section is about was told: what it is held against opens no parts.
    pub(super) staged: bool,
    /// The sentence tells of another year than the section.
    pub(super) elsewhen: bool,
}

impl Saying {
    pub(super) fn about(base: Coordinate) -> Self {
        Saying {
            group: base.clone(),
            base,
            subject: None,
            last: None,
            free: false,
            none: false,
            some: false,
            counted: None,
            parted: None,
            unknown: None,
            bracket: None,
            staged: false,
            elsewhen: false,
        }
    }
}

impl Clauses<'_> {
    /// `机构运行 3 万元，其中：基本支出…`: what nobody knows is a whole of its own, so that its parts are not taken for
    /// those of the section.
    pub(super) fn name_whole(&self, said: &mut Saying, last: Option<&mut Told>) {
        let (Some((name, place)), Some(last)) = (said.unknown.take(), last) else { return };
        let compared = ["差", "大于", "小于"].iter().any(|word| name.contains(word));
        if last.place.is_none() && last.role == Role::Amount && !name.is_empty() && !compared {
            let place = place.with(Axis::Entity, Member::of(format!("~{name}")));
            last.place = Some(place.clone());
            (said.subject, said.last) = (Some(place.clone()), Some(place));
        }
    }

    /// `支出2万元，年初预算为3万元，其中：`: the parts are of what was spent, if that was told.
    fn at_own_stage(&self, said: &Saying, place: Coordinate) -> Coordinate {
        let stage = if said.staged { self.base.on(Axis::Stage) } else { place.on(Axis::Stage) };
        place.with(Axis::Stage, stage.clone())
    }

    /// Moves on over the words before a number; gives the words of its own clause.
    pub(super) fn advance<'t>(&self, said: &mut Saying, lead: &'t str) -> &'t str {
        let mut segment = lead;
        // `公务用车费6万元（其中：运行维护费6万元），较上年减少…`: after the bracket it is of what stands before it.
        if lead.contains('）')
            && let Some((subject, group)) = said.bracket.take()
        {
            (said.subject, said.group) = (subject, group);
        }
        if lead.contains("（其中") {
            said.bracket = Some((said.subject.clone(), said.group.clone()));
        }
        if let Some(at) = segment.rfind(['。', '\n']) {
            segment = &segment[at + '。'.len_utf8()..];
            // `…万元，主要用于…。与上年相比增加…`: a comparison without a subject is of the amount before it, and so are
            // the parts that a sentence opens with.
            let opens = |w: &str| segment.trim_start_matches("同口径").starts_with(w);
            let compares = self.names.families.phrases(|p| &p.than).any(opens) || opens("其中");
            // After parts it is of what they are parts of.
            let last = said.last.take().map(|last| self.at_own_stage(said, last));
            let last = said.parted.take().unwrap_or(last).filter(|_| compares);
            *said = Saying { subject: last.clone(), last, ..Saying::about(said.base.clone()) };
        }
        if let Some(at) = segment.rfind('；') {
            segment = &segment[at + '；'.len_utf8()..];
            said.free = false;
        }
        // 主要用于以下方面： opens a list of what the money is for, not a reason.
        let families = self.names.families;
        if families.phrases(|p| &p.reason).any(|w| segment.contains(w)) && !segment.contains("以下") {
            said.free = true;
        }
        if let Some(at) = segment.rfind("其中") {
            said.parted.get_or_insert(said.subject.clone());
            // `其中：` is told below.
            let after = &segment[at + "其中".len()..];
            if let Some(subject) = said.subject.clone().filter(|_| !after.starts_with('：')) {
                said.group = self.at_own_stage(said, subject);
                said.free = false;
                segment = after.trim_start_matches('，');
            }
        }
        if let Some(at) = segment.rfind('：') {
            let left = &segment[..at];
            if left.ends_with("其中") {
                if let Some(subject) = said.subject.clone() {
                    said.group = self.at_own_stage(said, subject);
                }
                said.free = false;
            } else {
                let (group, _, mentions) = self.subject(left, &said.group);
                if mentions > 0 {
                    said.group = group.clone();
                    said.subject = Some(group);
                }
            }
            segment = &segment[at + '：'.len_utf8()..];
        }
        // Only the last clause, unless it names nothing or the one before belongs to it: `…中标或成交的，采购金额`.
        // `国内公务接待9批次，76人次，共计支出`: the sum of what was counted.
        let counted = |at: usize| {
            let sums_up =
                ["，共计", "，合计", "，共支出", "，支出"].iter().any(|w| segment[at..].starts_with(w));
            sums_up && ["批次", "人次"].iter().any(|w| segment[..at].contains(w))
        };
        // `项目支出均实行绩效目标管理，涉及财政拨款`: of the projects, not of all that was appropriated.
        let concerns = |at: usize| {
            let follows = ["，涉及", "，共涉及"].iter().any(|w| segment[at..].starts_with(w));
            follows && segment[..at].chars().count() > 4
        };
        let parts = |&at: &usize| !segment[..at].ends_with('的') && !counted(at) && !concerns(at);
        if let Some(at) = last_clause(segment).filter(parts) {
            let last = &segment[at + '，'.len_utf8()..];
            let (_, known, mentions) = self.subject(last, &said.group);
            if mentions > 0 || known || direction(families, last).is_some() || last.starts_with('占') {
                segment = last;
            }
        }
        segment
    }
}
