//! Sentences: which number is an amount, a share, a change or a growth, and of what.
//! A sentence is read clause by clause: the words before a number name its subject, the words right before it its role.

use super::codes::{coded, leading_code};
use super::compare::held_against;
use super::elided;
use super::paired::{listed, paired};
use super::statement::Saying;
use super::subject::with_carried;
use super::within::Thread;
use super::wording::{counts_people, direction, figures, is_figure, is_plan, is_undecided, year_stated};
use crate::model::amount::Unit;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::Role;
use crate::model::reason::Reason;
use crate::table::names::Names;
use crate::text::number::{Number, numbers};
use crate::text::outline::outline_mark;

/// Verbs that explain a term.
const DEFINES: [&str; 8] = ["包括", "包含", "是指", "指", "由", "分为", "划分", "即"];

/// A number of a sentence and what it tells.
#[derive(Clone, Debug)]
pub struct StatedNumber {
    /// The number, with offsets in the clean text.
    pub number: Number,
    /// The part that it plays.
    pub role: Role,
    /// What it is about; `None` where the words do not tell.
    pub place: Option<Coordinate>,
    /// −1 for 减少 and 下降.
    pub sign: i8,
    /// What a share is told of, where the sentence says so; of a change or a growth, what it is told against.
    pub whole: Option<Coordinate>,
    /// 持平: a change of nothing, of which no number is printed.
    pub level: bool,
    /// Why it has no place.
    pub reason: Reason,
    /// For a change or a growth without a place: which of the paragraph's numbers is the amount that it is of, and
    /// for a growth the change, for a change the amount of the year before, if that was told.
    pub of: Option<(usize, Option<usize>)>,
}

impl StatedNumber {
    /// A number of which nothing is told yet.
    fn untold(number: Number, level: bool) -> Self {
        StatedNumber {
            number,
            role: Role::Amount,
            place: None,
            sign: 1,
            whole: None,
            level,
            reason: Reason::NoSubject,
            of: None,
        }
    }
}

/// Reads sentences of one section.
pub struct Clauses<'a> {
    /// The words of the document.
    pub names: &'a Names<'a>,
    /// The place that the section is about.
    pub base: Coordinate,
    /// Who publishes.
    pub entity: &'a str,
    /// Nothing of it is placed: what sentences tie is held together, whatever it is of.
    pub placeless: bool,
    /// Final accounts of which no form is told: what was received need not be what was spent.
    pub alone: bool,
}

impl Clauses<'_> {
    /// The figures of a paragraph (clean text), in order.
    pub fn read(&self, clean: &str) -> Vec<StatedNumber> {
        let base = self.topic(clean);
        let mut said = Saying::about(base);
        let mut stated = Vec::new();
        let mut from = 0;
        let mut thread = Thread::default();
        let mut aside: Option<Thread> = None;
        // Which amount the parts of a list are of.
        let mut whole: Option<usize> = None;
        let numbers = figures(clean);
        let (mut past, mut places, mut together) = (0, Vec::new(), 0);
        for (n, &(number, level)) in numbers.iter().enumerate() {
            if n < past {
                continue;
            }
            let lead = &clean[from..number.start];
            if let Some(several) = paired(lead, &numbers[n..], clean) {
                past = n + several.numbers.len();
                // Not of subjects that were given out together: of the amounts that were told last.
                if several.subjects.is_empty() && together != stated.len() {
                    places = listed(&stated, clean, number.start, several.numbers.len());
                }
                from = several.numbers.last().map_or(from, |last| last.unit_end);
                stated.extend(self.tell_paired(&mut said, &several, &mut places, clean));
                together = stated.len();
                continue;
            }
            if level && counts_people(lead) {
                continue;
            }
            from = number.unit_end;
            if lead.find("其中").is_some_and(|at| !lead[..at].contains('。')) {
                self.name_whole(&mut said, stated.last_mut());
            }
            if lead.contains('。') {
                whole = None;
            }
            if lead.contains("其中") {
                whole =
                    stated.iter().rposition(|t: &StatedNumber| t.role == Role::Amount && t.place.is_some());
            }
            let mut found = self.tell(&mut said, lead, number, level, clean);
            if let Some(whole) = whole {
                self.widen_whole(&mut said, &mut stated[whole..], &mut found, lead);
            }
            // After a bracket a change is of the amount before it.
            if lead.contains('）')
                && let Some(before) = aside.take()
            {
                thread = before;
            }
            if lead.rfind('（').is_some_and(|open| !lead[open..].contains('）')) {
                aside = Some(thread.clone());
            }
            found.of =
                self.within_sentence(&mut thread, (lead, &clean[number.unit_end..]), &found, stated.len());
            if let Some((growth, of)) = thread.growth_before(stated.len()) {
                stated[growth].of = Some(of);
            }
            // 持平 that is not of a known place is but a word.
            stated.extend(Some(found).filter(|stated| !level || stated.place.is_some()));
        }
        if clean.ends_with("其中：") {
            self.name_whole(&mut said, stated.last_mut());
        }
        elided::give_to_owners(clean, &mut stated);
        stated
    }

    /// What the items after a paragraph are of, where it ends with `如下：`.
    pub fn opening(&self, clean: &str) -> Option<Coordinate> {
        let words = clean.strip_suffix("如下：")?;
        let last = words.rsplit(['。', '；', '，']).next().unwrap_or(words);
        let (place, _, mentions) = self.subject(last, &self.base);
        (mentions > 0).then_some(place)
    }

    /// The item that a paragraph opens with, if it tells no figures.
    pub fn item(&self, clean: &str) -> Option<Coordinate> {
        let bare = clean.contains("（项）") && !numbers(clean).iter().any(|n| is_figure(n, clean));
        bare.then(|| self.topic(clean)).filter(|place| *place != self.base)
    }

    /// `1.行政运行9万元，…`: an item of the forms by its last name alone, in a list of items.
    fn item_by_name(&self, sentence: &str) -> Option<Coordinate> {
        const NEXT: [&str; 6] = ["支出", "预算", "决算", "为", "：", "20"];
        let (_, mark) = outline_mark(sentence)?;
        let words = &sentence[mark..];
        let wide = [Axis::Function, Axis::Nature, Axis::Economic].iter().all(|&a| self.base.on(a).is_all());
        let spent = *self.base.on(Axis::Flow) == Member::EXPENDITURE;
        let (item, len) = self.names.item(words).filter(|_| wide && spent)?;
        let rest = &words[len..];
        let stated =
            rest.starts_with(|c: char| c.is_ascii_digit()) || NEXT.iter().any(|w| rest.starts_with(w));
        (stated && words[..len].chars().count() > 3).then(|| self.base.with(Axis::Function, item))
    }

    /// What a paragraph is about: its first sentence where that is but a name, `…（类）…（款）…（项）。`
    fn topic(&self, clean: &str) -> Coordinate {
        let first = clean.split('。').next().unwrap_or("");
        let bare = outline_mark(first).map_or(first, |(_, len)| &first[len..]);
        if let Some((axis, code, _)) = coded(bare).filter(|_| bare.contains("项）（")) {
            return spent(self.base.with(axis, code));
        }
        // An item's paragraph opens with its name and is about it to its end.
        if let Some(item) =
            self.names.mentions(bare, &self.base).first().filter(|m| m.start == 0 && m.is_chain())
        {
            let mut place = self.base.clone();
            item.apply(self.names.families, &mut place);
            return spent(place);
        }
        if let Some(item) = self.item_by_name(first) {
            return item;
        }
        // `2080505（机关事业单位基本养老保险缴费支出）12万元`: an item by its code, to the end of its paragraph.
        if let Some((axis, code)) = leading_code(bare) {
            return spent(self.base.with(axis, code));
        }
        if bare.contains("（项）") {
            // An item that the forms do not have: its figures are compared with nothing but one another.
            let name = &bare[..bare.find("（项）").unwrap_or(0)];
            let name = name.rsplit('）').next().unwrap_or(name);
            return self.base.with(Axis::Entity, Member::local(format_args!("item {name}")));
        }
        if bare.len() < clean.len()
            && !bare.contains(['，', '：'])
            && !numbers(bare).iter().any(|n| is_figure(n, bare))
        {
            // `“三公”经费包括…`, `…是指…`: a definition names what it defines, not what it is made of.
            let term = DEFINES.iter().filter_map(|verb| bare.find(verb)).min();
            let (place, known, mentions) = self.subject(&bare[..term.unwrap_or(bare.len())], &self.base);
            if known && mentions > 0 {
                return place;
            }
        }
        self.base.clone()
    }

    pub(super) fn tell(
        &self,
        said: &mut Saying,
        lead: &str,
        number: Number,
        level: bool,
        clean: &str,
    ) -> StatedNumber {
        let segment = self.advance(said, lead);
        if let Some(year) = year_stated(lead, self.entity) {
            said.elsewhen = self.base.year > 0 && year != self.base.year;
        }
        let families = self.names.families;
        let mut stated = StatedNumber::untold(number, level);
        let than = families.phrases(|p| &p.than).filter_map(|w| segment.find(w)).min();
        if level && than.is_none() {
            return stated;
        }
        // `增加（减少）5万元`: nobody chose, so that nobody knows which.
        if is_undecided(lead) {
            (stated.role, stated.reason) = (Role::Change, Reason::FreeWords);
            return stated;
        }
        let direction = if level { than.map(|at| (at, 1)) } else { direction(families, segment) };
        // `减少100万元，减少9.52，`: a bare number behind an amount and its change is the rate of that change.
        let bare = stated.number.amount.unit == Unit::Count && stated.number.amount.decimals > 0;
        if bare && than.is_none() && said.changed.is_some() && direction.is_some_and(|(at, _)| at == 0) {
            stated.number.amount.unit = Unit::Percent;
        }
        if direction.is_some() && than.is_none() && !said.free {
            self.pass_unknown_part(said, lead);
        }
        // `公务接待费较2030年预算9万元减少1万元`: of what stands before the comparison.
        if let Some(at) = than.filter(|at| *at > 0 && direction.is_none() && !said.free) {
            let (place, known, mentions) = self.subject(&segment[..at], &said.group);
            said.subject = if known && mentions > 0 { Some(place) } else { said.subject.take() };
        }
        let number = stated.number;
        // `比上年减少5万元（10.0%）`: the rate of the change before it.
        let direction = direction.or(said.changed.filter(|_| lead == "（").map(|sign| (0, sign)));
        // `调减9万元（-6.9%）`: a fall that is printed with its sign falls once.
        let signed = number.amount.value.is_sign_negative();
        let direction = direction.map(|(at, sign)| (at, if signed { 1 } else { sign }));
        if number.amount.unit == Unit::Percent {
            self.tell_rate(said, segment, than, direction, &mut stated);
        } else if let Some(before) = than
            .filter(|_| direction.is_none() && !said.free)
            .and_then(|at| self.compared_with(said, &segment[at..]))
        {
            stated.place = Some(before).filter(|_| number.amount.unit.is_money());
            said.compared = stated.place.clone();
        } else if let Some((at, sign)) = direction.filter(|_| !said.free) {
            (stated.role, stated.sign) = (Role::Change, sign);
            self.tell_change(said, &segment[..than.unwrap_or(at).min(at)], &mut stated, clean);
        } else {
            self.tell_amount(said, segment, lead, &mut stated, clean);
            self.note_amount(said, &mut stated, clean);
        }
        let changed = stated.role == Role::Change && number.amount.unit.is_money();
        said.changed = changed.then_some(stated.sign);
        if said.free {
            stated.place = None;
        }
        if stated.role == Role::Amount && stated.place != said.compared
            || than.is_some() && direction.is_some()
        {
            said.compared = None;
        }
        if matches!(stated.role, Role::Change | Role::Growth) {
            stated.whole = held_against(said, &stated, segment, than);
        }
        if said.counted_again {
            (stated.place, stated.reason) = (None, Reason::FreeWords);
        }
        if stated.place.is_none() && stated.reason == Reason::NoSubject && said.free {
            stated.reason = Reason::FreeWords;
        }
        stated
    }

    /// Remembers an amount as what the next clauses may be of.
    fn note_amount(&self, said: &mut Saying, stated: &mut StatedNumber, clean: &str) {
        if let Some(plan) = stated.place.as_ref().filter(|place| is_plan(place)) {
            said.plan = Some(plan.clone());
        }
        // `预算9万元（含上年结转1万元）`: the bracket says that it is counted.
        let aside = &clean[stated.number.unit_end..];
        let counted =
            ["（含上年结转", "（含年初结转", "（含结转"].iter().any(|words| aside.starts_with(words));
        if let Some(place) = stated.place.as_mut().filter(|_| counted && stated.role == Role::Amount) {
            with_carried(place);
            said.subject = Some(place.clone());
        }
        // `安排购置车辆0辆；单价100万元以上设备0台`: all that the sentence lists is bought, not owned.
        let before = &clean[..stated.number.start];
        let sentence = &before[before.rfind('。').unwrap_or(0)..];
        if let Some(place) = stated.place.as_mut().filter(|place| *place.on(Axis::Flow) == Member::ASSETS)
            && ["安排购置", "计划购置", "拟购置"].iter().any(|w| sentence.contains(w))
        {
            place.set(Axis::Flow, Member::named("assets-bought"));
        }
        if stated.role == Role::Amount && stated.place.is_some() && !said.free {
            said.last = stated.place.clone();
            said.listed += 1;
            let stage = |place: &Coordinate| place.on(Axis::Stage) == self.base.on(Axis::Stage);
            said.staged |= stated.place.as_ref().is_some_and(stage);
            said.dated |= stated.place.as_ref().is_some_and(|place| place.year == self.base.year);
        }
    }

    /// Whether the words of a clause name but a stage.
    pub(super) fn tells_stage_alone(&self, words: &str) -> bool {
        self.names.mentions(words, &self.base).iter().all(|m| m.is_stage(self.names.families))
    }

    /// All money of the flow that the section is about, or that the words name; of final accounts, that of the year.
    pub(super) fn everything(&self, words: &str) -> Coordinate {
        let mut place = Coordinate::of_year(self.base.year);
        for axis in [Axis::Stage, Axis::Flow] {
            place.set(axis, self.base.on(axis).clone());
        }
        let executed = *place.on(Axis::Stage) == Member::EXECUTION;
        if executed && words.contains("收入合计") || *self.base.on(Axis::Fund) == Member::CURRENT {
            place.set(Axis::Fund, Member::CURRENT);
        }
        let named = [("收入", "income"), ("支出", "expenditure")];
        if let Some((_, flow)) =
            named.iter().find(|(word, _)| executed && words.contains(&format!("{word}合计")))
        {
            place.set(Axis::Flow, Member::named(flow));
        }
        place
    }
}

/// What has a place in a classification of expenditure is spent, where nothing else is said.
pub(super) fn spent(place: Coordinate) -> Coordinate {
    let classified = [Axis::Function, Axis::Economic].iter().any(|&axis| !place.on(axis).is_all());
    if classified && place.on(Axis::Flow).is_all() {
        place.with(Axis::Flow, Member::EXPENDITURE)
    } else {
        place
    }
}
