//! Laws of one sentence, whatever it is about: an amount, its change and its growth hold among themselves, and so do a
//! whole and the amounts listed after 其中, where the reader does not know what they are of.

use super::Claim;
use super::changes;
use super::clause::{Clauses, StatedNumber};
use super::regional;
use super::ties;
use super::wording::{completed, direction, is_compared};
use crate::constraint::{digits, judge};
use crate::lexicon::regional::CHANGED;
use crate::model::cube::Axis;
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::text::title::years;
use rust_decimal::Decimal;

/// The amount, the change and the growth that were told last in a sentence.
#[derive(Clone, Default)]
pub(super) struct Thread {
    amount: Option<usize>,
    /// The words of its clause.
    named: String,
    /// What it is held against.
    before: Option<(usize, Held)>,
    change: Option<usize>,
    /// Whether the change was held against an amount that is told.
    against: bool,
    growth: Option<usize>,
}

impl Thread {
    /// `同比增长10.0%，增收1万元`: the growth that the change told last is of, where it was told before it, with the amount.
    pub(super) fn growth_before(&mut self, change: usize) -> Option<(usize, (usize, Option<usize>))> {
        let growth = self.growth.take_if(|growth| *growth + 1 == change)?;
        Some((growth, (self.amount?, Some(self.change.take_if(|at| *at == change)?))))
    }
}

impl Clauses<'_> {
    /// What a change or a growth without a place is of: the amount told last, where no words between name another.
    pub(super) fn within_sentence(
        &self,
        thread: &mut Thread,
        (lead, after): (&str, &str),
        stated: &StatedNumber,
        at: usize,
    ) -> Option<(usize, Option<usize>)> {
        let clause = lead.rsplit('。').next().unwrap_or(lead);
        let than = self.names.families.phrases(|p| &p.than).filter_map(|w| clause.find(w)).min();
        if lead.contains('。') && than.is_none_or(|at| !self.is_filler(&clause[..at])) {
            *thread = Thread::default();
        }
        // A reason tells of something else.
        if stated.reason == Reason::FreeWords || clause.contains("其中") {
            *thread = Thread::default();
            return None;
        }
        let nothing_named = || self.names_nothing(clause, than);
        let place = stated.place.as_ref().filter(|_| !self.placeless);
        match stated.role {
            Role::Amount if place.is_none_or(|place| place.year == self.base.year) => {
                let last = clause.rsplit(['，', '；', '、', '（']).next().unwrap_or(clause);
                // `非税收入完成9万元` is of something else.
                let verb = ["完成", "为", "占"].iter().find_map(|w| last.strip_prefix(w));
                let planned = || completed(last).is_some() || verb.is_some_and(is_plan_alone);
                if thread.amount.is_some() && verb.is_some() && planned() {
                    // `…8万元，完成调整预算9万元的88.9%，比上年增加1万元`: the plan is told within its share.
                    return None;
                }
                if thread.amount.is_some() && is_plan_alone(last) {
                    // `支出决算8万元，年初预算9万元，决算比预算减少1万元`.
                    thread.before = Some((at, Held::Plan));
                    return None;
                }
                // `比报告数9万元增加1万元`: whatever it is called, it is what the change is against.
                let turns = CHANGED.iter().any(|w| after.starts_with(w));
                if thread.amount.is_some() && last.starts_with(['比', '较']) && turns {
                    thread.before = Some((at, Held::LastYear(is_carried_out(last))));
                    return None;
                }
                let earlier = years(last).last().is_some_and(|y| y.year < self.base.year);
                if thread.amount.is_some() && (earlier || ["上年", "去年"].iter().any(|w| last.contains(w)))
                {
                    // `结余1万元。与2030年支出9万元相比，…`: of what is not called so.
                    if names_another(last, &thread.named) {
                        *thread = Thread::default();
                        return None;
                    }
                    // `今年8万元，去年预算12万元；减少4万元`.
                    thread.before = Some((at, Held::LastYear(is_carried_out(last))));
                    return None;
                }
                let money = stated.number.amount.unit.is_money() && than.is_none() && !earlier;
                let named = last.to_string();
                *thread = Thread { amount: Some(at).filter(|_| money), named, ..Thread::default() };
                None
            }
            Role::Change if place.is_none() && nothing_named() => {
                thread.change = Some(at);
                // `比上年执行数9万元…，比上年预算减少4万元`: what was carried out is not what was planned.
                let words = &clause[than.unwrap_or(clause.len())..];
                let before = thread.before.take().filter(|(_, held)| held.is_meant(words));
                thread.against = before.is_some();
                thread.amount.map(|amount| (amount, before.map(|(at, _)| at)))
            }
            // `增加2万元，同口径增长5.0%`: of amounts that are not printed.
            Role::Growth if ["口径", "剔除", "扣除", "可比"].iter().any(|w| clause.contains(w)) => {
                (thread.change, thread.growth) = (None, None);
                None
            }
            // `比计划数9万元增加1万元，比2030年决算数下降5.0%`: against an amount that is not printed.
            Role::Growth if than.is_some() && thread.against => {
                thread.change = None;
                None
            }
            Role::Growth if place.is_none() => {
                let Some(change) = thread.change.take() else {
                    thread.growth = Some(at).filter(|_| nothing_named());
                    return None;
                };
                thread.amount.map(|amount| (amount, Some(change)))
            }
            Role::Change => {
                thread.change = None;
                None
            }
            _ => None,
        }
    }

    /// Whether a clause that compares names nothing of its own.
    fn names_nothing(&self, clause: &str, than: Option<usize>) -> bool {
        let before = &clause[..than.unwrap_or(0)];
        // `与上年相比，“三公”经费减少…`: the subject may stand behind the comparison.
        let last = clause.rsplit('，').next().unwrap_or(clause);
        let compares = than.is_some_and(|at| at >= clause.len() - last.len());
        let words = direction(self.names.families, last).map_or(last, |(at, _)| &last[..at]);
        let bare = words.trim_end_matches(['各', '均', '共', '约', '净', '略', '小', '幅', '数', '额']);
        let bare = bare.rsplit('；').next().unwrap_or(bare).trim_end_matches(['同', '对', '相', '比', '较']);
        self.is_filler(before.rsplit('，').next().unwrap_or(before)) && (compares || self.is_filler(bare))
    }
}

/// Whether the words that tell an amount of another year name a side of the accounts that those of this year do not.
fn names_another(words: &str, of: &str) -> bool {
    ["支出", "收入"].iter().any(|side| words.ends_with(side) && !of.contains(side))
}

/// What an amount is held against.
#[derive(Clone, Copy)]
enum Held {
    /// That of the year before, and whether it was carried out, where the words say so.
    LastYear(Option<bool>),
    /// The plan for the same year.
    Plan,
}

impl Held {
    /// Whether the words of a comparison mean it.
    fn is_meant(self, words: &str) -> bool {
        let own = is_carried_out(words);
        let year = ["上年", "去年", "同期"].iter().any(|w| words.contains(w)) || !years(words).is_empty();
        match self {
            Held::LastYear(held) => own.is_none() || held.is_none() || own == held,
            Held::Plan => own == Some(false) && !year,
        }
    }
}

/// `年初预算为`: but a plan.
fn is_plan_alone(words: &str) -> bool {
    let bare = words.trim_end_matches(['为', '数', '：']);
    ["年初预算", "调整预算", "全年预算", "预算"].contains(&bare)
}

/// Whether words speak of what was carried out, or of what was planned.
fn is_carried_out(words: &str) -> Option<bool> {
    let done = ["执行", "决算", "完成"].iter().any(|w| words.contains(w));
    (done || words.contains("预算")).then_some(done)
}

/// The claims of a paragraph whose numbers became these figures, with those of its lists where nobody else reads them.
pub(super) fn claims(
    clean: &str,
    stated: &[(StatedNumber, FigureId)],
    figures: &[Figure],
    with_lists: bool,
) -> Vec<Claim> {
    let mut found = Vec::new();
    for (growth, figure) in stated.iter().filter(|(t, _)| t.role == Role::Growth) {
        if let Some((amount, Some(change))) = growth.of {
            let (amount, change) = (&stated[amount], &stated[change]);
            let terms = vec![(amount.1, 1), (change.1, change.0.sign), (*figure, growth.sign)];
            found.push((Law::Growth, RuleId::GJ304, terms));
        }
    }
    for (change, figure) in stated.iter().filter(|(t, _)| t.role == Role::Change) {
        if let Some((amount, Some(before))) = change.of {
            let terms = vec![(stated[amount].1, 1), (stated[before].1, -1), (*figure, -change.sign)];
            found.push((Law::Sum, RuleId::GJ501, terms));
        }
    }
    found.extend(changes::of_list(clean, stated, figures));
    found.extend(ties::claims(clean, stated));
    let lists =
        clean.match_indices("其中").filter_map(|(at, word)| list(clean, at + word.len(), stated, figures));
    found.extend(lists.filter(|_| with_lists));
    found
}

/// Where a list ends that begins at `from`: with its sentence, or the bracket that it stands in.
pub(super) fn end_of_list(clean: &str, from: usize) -> usize {
    let mut open = 0_usize;
    for (at, c) in clean[from..].char_indices() {
        match c {
            '（' => open += 1,
            '）' if open > 0 => open -= 1,
            '。' | '）' => return from + at,
            _ => {}
        }
    }
    clean.len()
}

/// Kinds beside which there is no other.
const KINDS: &[&[&str]] =
    &[&["一般债务", "专项债务"], &["税收收入", "非税收入"], &["一般债券", "专项债券", "再融资债券"]];

/// Whether the words of a list name each of all kinds once.
fn is_complete(names: &[&str]) -> bool {
    let of = |words: &str, kind: &str| {
        let at = words.rfind(kind);
        at.is_some_and(|at| !(kind == "税收收入" && words[..at].ends_with('非')))
    };
    KINDS.iter().any(|kinds| {
        names.len() == kinds.len() && kinds.iter().all(|k| names.iter().filter(|w| of(w, k)).count() == 1)
    })
}

/// Whether an amount is but compared with, so that it has no parts: `…完成8万元，较上年同期7万元增长…。其中：`.
fn is_beside(clean: &str, t: &StatedNumber) -> bool {
    let lead = &clean[..t.number.start];
    let own = lead.rsplit(['，', '。', '；', '：', '（', '、']).next().unwrap_or(lead);
    let dated = years(own).first().is_some_and(|year| year.start == 0 && own[year.end..].chars().count() < 6);
    // `…9万元，2030年为8万元，增加1万元。其中：`
    let beside = dated && !lead.ends_with(&format!("。{own}")) && lead.len() > own.len();
    ["比", "较", "上年", "去年", "同期"].iter().any(|w| own.contains(w)) || beside
}

/// The whole before 其中 and the amounts listed after it to the end of the sentence, where some are of nobody knows
/// what: they add up to it, or are at most all of it.
fn list(clean: &str, from: usize, stated: &[(StatedNumber, FigureId)], figures: &[Figure]) -> Option<Claim> {
    let end = end_of_list(clean, from);
    // `…、专项债务限额3万元；债务余额2万元，其中：…`: the next whole has a list of its own.
    let next = clean[from..end].find('；').map(|n| from + n);
    let end = next.filter(|&next| clean[next..end].contains("其中")).unwrap_or(end);
    let plain = |t: &&(StatedNumber, FigureId)| t.0.role == Role::Amount && t.0.number.amount.unit.is_money();
    let whole =
        stated.iter().rev().filter(plain).find(|(t, _)| t.number.start < from && !is_beside(clean, t))?;
    let gap = &clean[whole.0.number.unit_end..from - "其中".len()];
    // `…亿元，增长5.0%。其中：…`
    let gap = gap.strip_suffix('。').unwrap_or(gap);
    let lead = &clean[..whole.0.number.start];
    let of = lead.rsplit(['。', '；', '，']).next().unwrap_or(lead);
    if gap.contains(['。', '（', '）']) || is_compared(gap) || whole.0.reason == Reason::FreeWords {
        return None;
    }
    let mut before = from;
    let left = of.trim_end_matches(['为', '：']).ends_with("结余");
    let (mut parts, mut names) = (Vec::new(), Vec::new());
    for (t, figure) in stated.iter().filter(|(t, _)| (from..end).contains(&t.number.start)) {
        let words = &clean[before..t.number.start];
        before = t.number.unit_end;
        let same_year = |whole: &StatedNumber| match (&whole.place, &t.place) {
            (Some(a), Some(b)) => a.year == b.year && a.on(Axis::Stage) == b.on(Axis::Stage),
            _ => true,
        };
        // How many there are of what a part is for is no part: `甲项目9万元，覆盖小区214个；乙项目8万元`.
        let counted = t.role == Role::Count || !t.number.amount.unit.is_money();
        if counted || matches!(t.role, Role::Share | Role::Growth | Role::Change) {
            continue;
        }
        // `一般公共预算收入9万元，其中：税收收入7万元，非税收入2万元；政府性基金收入5万元`: another budget is no part.
        if parts.len() > 1 && !of.is_empty() && regional::other_budget(words, of) {
            break;
        }
        // `…，占总额9万元的80.0%`: what a share is of.
        if parts.len() > 1 && words.contains('占') {
            break;
        }
        // What is left has no parts that were spent.
        if left && words.trim_end_matches(['为', '：']).ends_with("支出") {
            return None;
        }
        // `…，债务余额低于限额7万元`: how the whole stands to another.
        if parts.len() > 1 && words.starts_with('，') && ["低于", "高于"].iter().any(|w| words.contains(w))
        {
            break;
        }
        let named = words.chars().filter(|c| c.is_alphabetic()).count() > 1;
        // `…，基本恢复到2019年水平；非税收入2万元`: what was said of the part before is no comparison of this one.
        let own = words.rsplit('；').next().unwrap_or(words);
        let odd = words.contains("其中")
            || words.contains('（')
            || is_compared(own)
            || t.reason == Reason::FreeWords;
        if t.role != Role::Amount || !named || odd || !same_year(&whole.0) {
            return None;
        }
        parts.push((*figure, -1));
        names.push(words);
    }
    let unknown = parts.iter().any(|(f, _)| figures[*f].unchecked.is_some());
    let nothing = figures[whole.1].amount.value.is_zero();
    if parts.len() < 2 || nothing || !unknown && figures[whole.1].unchecked.is_none() {
        return None;
    }
    let terms: Vec<(FigureId, i8)> = std::iter::once((whole.1, 1)).chain(parts).collect();
    let amounts = terms.iter().map(|(f, sign)| (figures[*f].amount, *sign));
    let adds_up = judge::linear(Law::Sum, Decimal::ZERO, amounts).0 != Verdict::Inconsistent;
    if adds_up || digits::is_explained_by_digits(figures, &terms) {
        return Some((Law::Sum, RuleId::GJ302, terms));
    }
    if is_complete(&names) {
        return Some((Law::Sum, RuleId::GJ302, terms));
    }
    // What is known may be told along another axis than the rest.
    let all_unknown = terms[1..].iter().all(|(f, _)| figures[*f].unchecked.is_some());
    all_unknown.then_some((Law::AtMost, RuleId::GJ305, terms))
}
