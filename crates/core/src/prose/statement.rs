//! What was said so far in a sentence, and how it moves on with the words between two numbers.

use super::clause::{Clauses, StatedNumber};
use super::subject::SPENT_AND_LEFT;
use super::wording::{direction, last_clause, other_year, year_stated};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::Role;
use crate::text::outline::outline_mark;

/// Words before a comparison that do not say of what: `预算数比上年减少…`.
const OPENERS: [&str; 10] = ["同口径", "本年", "年初", "预算", "决算", "执行", "安排", "数额", "金额", "数"];

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
    /// The plan of which an amount was told last: 全年预算 or 年初预算.
    pub(super) plan: Option<Coordinate>,
    /// The money of the projects counted last.
    pub(super) counted: Option<Coordinate>,
    /// Parts are told (`其中：`), of this where it was understood.
    pub(super) parted: Option<Option<Coordinate>>,
    /// What the last amount was called, where nobody knows it.
    pub(super) unknown: Option<(String, Coordinate)>,
    /// What a bracket that is open tells the parts of, and what that is part of itself.
    pub(super) bracket: Option<Bracket>,
    /// Something of the stage that the section is about was told: what it is held against opens no parts.
    pub(super) staged: bool,
    /// Something of the year that the section is about was told, likewise.
    pub(super) dated: bool,
    /// The number before was a change in money: its sign.
    pub(super) changed: Option<i8>,
    /// A unit price was told, so that a sum without a subject is of the same thing.
    pub(super) priced: bool,
    /// The sentence tells of another year than the section.
    pub(super) elsewhen: bool,
    /// What the parts that `，包括` opens are within, until the next part of it.
    pub(super) outer: Option<Coordinate>,
    /// How many amounts were told since the last parts began.
    pub(super) listed: usize,
    /// What the amount told last was compared with, where an amount was told for that too.
    pub(super) compared: Option<Coordinate>,
    /// Within a bracket that counts once more what was counted before it.
    pub(super) counted_again: bool,
    /// Of what the last amount is was not understood.
    pub(super) lost: bool,
}

/// What was said before a bracket was opened: the subject, the group, and what parts were told of.
type Bracket = (Option<Coordinate>, Coordinate, Option<Option<Coordinate>>);

/// `财政专户核拨资金（学费、住宿费）`: the words without the bracket at their end that but describes them.
fn without_aside(words: &str) -> &str {
    const STATED: [&str; 6] = ["其中", "境", "三公", "（类）", "（款）", "（项）"];
    let aside = || {
        let inner = words.strip_suffix('）')?;
        let open = inner.rfind('（')?;
        let aside = &inner[open + '（'.len_utf8()..];
        let bare = aside.chars().count() > 2 && !aside.contains(|c: char| c.is_ascii_digit());
        let named = words[..open].ends_with(char::is_alphabetic);
        (bare && named && !STATED.iter().any(|w| words[open..].contains(w))).then_some(&words[..open])
    };
    aside().unwrap_or(words)
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
            plan: None,
            counted: None,
            parted: None,
            unknown: None,
            bracket: None,
            staged: false,
            dated: false,
            changed: None,
            priced: false,
            elsewhen: false,
            outer: None,
            compared: None,
            counted_again: false,
            lost: false,
            listed: 0,
        }
    }
}

impl Clauses<'_> {
    /// `机构运行 3 万元，其中：基本支出…`: what nobody knows is a whole of its own, so that its parts are not taken for
    /// those of the section.
    pub(super) fn name_whole(&self, said: &mut Saying, last: Option<&mut StatedNumber>) {
        let (Some((name, place)), Some(last)) = (said.unknown.take(), last) else { return };
        let compared = ["差", "大于", "小于"].iter().any(|word| name.contains(word));
        if last.place.is_none() && last.role == Role::Amount && !name.is_empty() && !compared {
            let place = place.with(Axis::Entity, Member::local(name));
            last.place = Some(place.clone());
            (said.subject, said.last) = (Some(place.clone()), Some(place));
        }
    }

    /// `收入决算合计12万元，其中：本年收入10万元，年初结转和结余2万元`: a whole that has the year's as a part, or what was
    /// carried over or is left, holds all of it, whatever it is called. `told` begins with the whole.
    pub(super) fn widen_whole(
        &self,
        said: &mut Saying,
        stated: &mut [StatedNumber],
        part: &mut StatedNumber,
        lead: &str,
    ) {
        let (Some(whole), Some(place)) = (stated[0].place.clone(), part.place.clone()) else { return };
        let received = **whole.on(Axis::Flow) == *"income";
        let spent = **whole.on(Axis::Flow) == *"expenditure";
        let of_year = lead.contains(if received { "本年收入" } else { "本年支出" });
        let scope = whole.on(Axis::Fund).strip_prefix("current.").filter(|scope| scope.starts_with("fiscal"));
        let carried = ["carry-over", "balance-used"].iter().any(|f| place.on(Axis::Fund).starts_with(f));
        let left = ["carried-forward", "distributed"].contains(&place.on(Axis::Flow).as_str());
        let wider = if let Some(scope) = scope.filter(|_| received && of_year || carried) {
            whole.with(Axis::Fund, Member::of(format!("with-carried.{scope}")))
        } else if received && **whole.on(Axis::Fund) == *"current" && of_year {
            whole.with(Axis::Fund, Member::ALL)
        } else if !self.alone {
            return;
        } else if received && **whole.on(Axis::Fund) == *"current" && (of_year || carried) {
            whole.with(Axis::Fund, Member::ALL)
        } else if spent && whole.on(Axis::Nature).is_all() && (of_year || left) {
            whole.with(Axis::Flow, Member::named(SPENT_AND_LEFT))
        } else {
            return;
        };
        if part.role != Role::Amount {
            return;
        }
        for earlier in stated.iter_mut().filter(|t| t.place.as_ref() == Some(&whole)) {
            earlier.place = Some(wider.clone());
        }
        if of_year {
            part.place = Some(whole.clone());
        }
        said.subject = part.place.clone();
        said.last = part.place.clone();
        said.group = wider.clone();
        said.parted = Some(Some(wider));
    }

    /// `支出2万元，年初预算为3万元，其中：`: the parts are of what was spent, if that was told; after `上年预算数为3万元`
    /// of what is planned for this year.
    fn at_own_time(&self, said: &Saying, place: Coordinate) -> Coordinate {
        let stage = if said.staged { self.base.on(Axis::Stage) } else { place.on(Axis::Stage) };
        let mut place = place.with(Axis::Stage, stage.clone());
        if said.dated {
            place.year = self.base.year;
        }
        place
    }

    /// `其中：A 3 万元…；2031年支出预算 5 万元，其中…`: a clause of a year of its own that tells a whole opens no part.
    fn begin_anew(&self, said: &mut Saying, clause: &str) {
        let dated = year_stated(clause, self.entity).is_some_and(|year| year == self.base.year);
        let whole = said.parted.as_ref().is_some_and(|whole| whole.as_ref() == Some(&said.base));
        if dated && whole && self.subject(clause, &said.base).0 == said.base {
            (said.parted, said.subject) = (None, None);
            said.group = said.base.clone();
        }
    }

    /// Moves on over the words before a number; gives the words of its own clause.
    pub(super) fn advance<'t>(&self, said: &mut Saying, lead: &'t str) -> &'t str {
        // `计划购置0辆公务接待费9万元`
        let mut segment = without_aside(lead).trim_start_matches(['辆', '台']);
        // `公务用车费6万元（其中：运行维护费6万元），较上年减少…`: after the bracket it is of what stands before it.
        if lead.contains('）')
            && let Some((subject, group, parted)) = said.bracket.take()
        {
            (said.subject, said.group, said.parted) = (subject, group, parted);
        }
        // `其他用车3辆（校车2辆、业务用车1辆）`: the bracket counts once more what stands before it.
        if lead.contains('）') {
            said.counted_again = false;
        }
        let opens = lead.trim_start_matches(['辆', '台']).starts_with('（') && !lead.contains('）');
        // After all vehicles a bracket lists their kinds.
        let kind =
            said.subject.as_ref().is_some_and(|subject| subject.on(Axis::Function).as_str().contains('.'));
        said.counted_again |= opens && kind && *self.base.on(Axis::Flow) == Member::ASSETS;
        if lead.rfind('（').is_some_and(|open| !lead[open..].contains('）')) {
            said.bracket = Some((said.subject.clone(), said.group.clone(), said.parted.clone()));
        }
        if let Some(at) = segment.rfind(['。', '\n']) {
            segment = &segment[at + '。'.len_utf8()..];
            let earlier = other_year(lead, self.base.year).is_some();
            self.begin_sentence(said, segment, earlier);
        }
        segment = self.enter_group(said, segment);
        // `…，主要原因是招商增加，二、2031年…`: the next item of a list, though only a comma parts it from a reason.
        if let Some(at) = next_item(segment) {
            segment = &segment[at..];
            said.free = false;
            (said.subject, said.parted, said.bracket) = (None, None, None);
            said.group = said.base.clone();
        }
        if let Some(at) = segment.rfind('；') {
            segment = &segment[at + '；'.len_utf8()..];
            said.free = false;
            said.group = said.outer.take().unwrap_or_else(|| said.group.clone());
            self.begin_anew(said, segment);
        }
        // 主要用于以下方面： opens a list of what the money is for, not a reason.
        let families = self.names.families;
        let reason = families.phrases(|p| &p.reason).any(|w| segment.contains(w));
        if reason && !segment.contains("以下") && !self.lists_uses(said, segment) {
            said.free = true;
        }
        segment = self.open_parts(said, segment, lead);
        // `其中一般公共预算9万元：货物6万元、服务3万元`: parts of what was told last.
        if let Some(subject) =
            said.subject.clone().filter(|_| lead.starts_with('：') && said.parted.is_some())
        {
            said.group = self.at_own_time(said, subject);
        }
        if let Some(at) = segment.rfind('：') {
            self.pass_colon(said, &segment[..at]);
            segment = &segment[at + '：'.len_utf8()..];
        }
        let last = self.last_clause(said, segment);
        self.hear_comparison(said, &segment[..segment.len() - last.len()], last);
        last
    }

    /// `按功能分类，用于社会保障和就业支出`: a sentence that begins with what the money is for lists its parts.
    fn lists_uses(&self, said: &Saying, segment: &str) -> bool {
        let (before, last) = segment.rsplit_once('，').unwrap_or(("", segment));
        let begins = before.is_empty() || before.starts_with('按') && before.contains("分类");
        let Some(name) = last.strip_prefix("主要").unwrap_or(last).strip_prefix("用于") else {
            return false;
        };
        let (place, known, mentions) = self.subject(name, &said.group);
        begins && known && mentions == 1 && place.on(Axis::Function) != said.group.on(Axis::Function)
    }

    /// `运行维护费决算比预算无变化，比去年增加`: what the clause before compares, without a number, goes on.
    fn hear_comparison(&self, said: &mut Saying, before: &str, last: &str) {
        let than = |words: &str| self.names.families.phrases(|p| &p.than).filter_map(|w| words.find(w)).min();
        let from = last_clause(before.trim_end_matches('，')).map_or(0, |at| at + '，'.len_utf8());
        let Some(at) = than(&before[from..]).filter(|_| than(last) == Some(0)) else { return };
        let (place, known, mentions) = self.subject(&before[from..from + at], &said.group);
        if known && mentions > 0 {
            said.subject = Some(place);
        }
    }

    /// A full stop: what the sentence before was about is over, but for what compares with it, parts it or tells but
    /// the amount of an earlier year.
    fn begin_sentence(&self, said: &mut Saying, segment: &str, earlier: bool) {
        // `…万元，主要用于…。与上年相比增加…`: a comparison without a subject is of the amount before it, and so are
        // the parts that a sentence opens with.
        let bare = OPENERS.iter().fold(segment, |words, opener| words.trim_start_matches(opener));
        let opens = |w: &str| bare.starts_with(w);
        let compares = earlier || self.names.families.phrases(|p| &p.than).any(opens) || opens("其中");
        // After parts it is of what they are parts of.
        let last = said.last.take().map(|last| self.at_own_time(said, last));
        let last = said.parted.take().unwrap_or(last).filter(|_| compares);
        *said = Saying { subject: last.clone(), last, ..Saying::about(said.base.clone()) };
    }

    /// `人员经费中，工资福利支出…`, `人员经费中：…`: what follows are parts of what stands before; gives what follows.
    fn enter_group<'t>(&self, said: &mut Saying, segment: &'t str) -> &'t str {
        let Some((at, mark)) = ["中，", "中："].iter().find_map(|m| Some((segment.find(m)?, m))) else {
            return segment;
        };
        // 其中 is told below.
        if segment[..at].ends_with('其') {
            return segment;
        }
        let (group, known, mentions) = self.subject(&segment[..at], &said.group);
        // The fund is the section's, where it speaks of one; what but names it opens no parts.
        let fund = said.group.on(Axis::Fund).clone();
        let group = if fund.is_all() { group } else { group.with(Axis::Fund, fund) };
        let narrower = [Axis::Nature, Axis::Economic, Axis::Function];
        if !known || mentions == 0 || narrower.iter().all(|&axis| group.on(axis) == said.group.on(axis)) {
            return segment;
        }
        (said.group, said.subject) = (group.clone(), Some(group));
        &segment[at + mark.len()..]
    }

    /// 包括 and 其中 open the parts of what was told last; gives the words after.
    fn open_parts<'t>(&self, said: &mut Saying, segment: &'t str, lead: &str) -> &'t str {
        // `其中一般公共预算支出9万元，包括基本支出6万元和项目支出3万元`: parts of what was told last.
        let opens = ["，包括", "，主要包括", "，具体包括"].iter().any(|w| lead.starts_with(w));
        if let Some(subject) = said.subject.clone().filter(|_| opens) {
            said.outer.get_or_insert_with(|| said.group.clone());
            said.parted.get_or_insert(Some(subject.clone()));
            said.group = self.at_own_time(said, subject);
        }
        let Some(at) = segment.rfind("其中") else { return segment };
        said.parted.get_or_insert(said.subject.clone());
        // `其中：` is told below.
        let after = &segment[at + "其中".len()..];
        // `总额9万元：货物4万元、服务5万元；其中一般公共预算9万元`: of the whole, not of what was listed last.
        if at == 0 && lead.contains("；其中") && said.listed > 2 {
            said.subject = Some(said.group.clone());
        }
        said.listed = 0;
        let Some(subject) = said.subject.clone().filter(|_| !after.starts_with('：')) else {
            return segment;
        };
        said.group = self.at_own_time(said, subject);
        said.free = false;
        after.trim_start_matches('，')
    }

    /// A colon: what follows are parts of what stands on its left.
    fn pass_colon(&self, said: &mut Saying, left: &str) {
        if left.ends_with("其中") {
            if let Some(subject) = said.subject.clone() {
                said.group = self.at_own_time(said, subject);
            }
            said.free = false;
            return;
        }
        let (group, _, mentions) = self.subject(left, &said.group);
        if mentions > 0 {
            said.group = group.clone();
            said.subject = Some(group);
        }
    }

    /// Only the last clause, unless it names nothing or the one before belongs to it: `…中标或成交的，采购金额`.
    fn last_clause<'t>(&self, said: &Saying, segment: &'t str) -> &'t str {
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
        let Some(at) = last_clause(segment).filter(parts) else { return segment };
        let last = &segment[at + '，'.len_utf8()..];
        // `收入支出总体与上年相比，增加`: the clause before says of what, and against what.
        let from = last_clause(&segment[..at]).map_or(0, |at| at + '，'.len_utf8());
        let compares = self.names.families.phrases(|p| &p.than).any(|w| segment[from..at].contains(w));
        if compares && direction(self.names.families, last).is_some_and(|(at, _)| at == 0) {
            return &segment[from..];
        }
        let (_, known, mentions) = self.subject(last, &said.group);
        let names =
            mentions > 0 || known || direction(self.names.families, last).is_some() || last.starts_with('占');
        if names { last } else { segment }
    }
}

/// Where the words of a further item of a list begin that runs within a sentence, behind its mark.
fn next_item(segment: &str) -> Option<usize> {
    let mut marks = segment.rmatch_indices(['，', '、', '：', '；', '。']).filter_map(|(at, mark)| {
        let words = at + mark.len();
        let (level, len) = outline_mark(&segment[words..])?;
        (level > 1).then_some(words + len)
    });
    marks.next()
}
