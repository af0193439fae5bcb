//! What words tie whatever they are of: numbers given out in turn to their total, an amount to the plan that it completed,
//! a change from nothing to all that there is, what is counted once more in brackets, a change to the year told before it.

use super::Claim;
use super::clause::StatedNumber;
use super::wording::{completed, tells_plan};
use crate::lexicon::regional::{FALLS, RISES};
use crate::model::amount::Unit;
use crate::model::figure::{FigureId, Role};
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// The claims of a paragraph whose numbers became these figures.
pub(super) fn claims(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    let mut found = completed_plans(clean, stated);
    found.extend(given_out(clean, stated));
    found.extend(from_nothing(clean, stated));
    found.extend(counted_again(clean, stated));
    found.extend(beside_the_year_before(clean, stated));
    found.extend(completed_by(clean, stated));
    found.extend(restated(clean, stated));
    found
}

/// `特种用车9辆（救护车6辆、采血车3辆）`: what a bracket counts once more, kind by kind.
fn counted_again(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    const SOME: [&str; 7] = ["其中", "含", "包括", "主要", "等", "约", "以上"];
    let count = |t: &StatedNumber| t.role == Role::Count || t.number.amount.unit == Unit::Count;
    let mut found = Vec::new();
    for (n, (whole, figure)) in stated.iter().enumerate().filter(|(_, (t, _))| count(t)) {
        let rest = &clean[whole.number.unit_end..];
        let Some(measure) = rest.chars().next().filter(|c| "辆台人套艘架".contains(*c)) else {
            continue;
        };
        let open = whole.number.unit_end + measure.len_utf8();
        let inner = clean[open..].strip_prefix('（').and_then(|rest| rest.split_once('）'));
        let Some((inner, _)) = inner.filter(|(inner, _)| !SOME.iter().any(|w| inner.contains(w))) else {
            continue;
        };
        let end = open + '（'.len_utf8() + inner.len();
        let parts: Vec<&(StatedNumber, FigureId)> =
            stated[n + 1..].iter().take_while(|(t, _)| t.number.start < end).collect();
        // Each is of a name of its own and counts the same.
        let kinds = inner.split(['、', '，']).filter(|kind| kind.ends_with(measure)).count();
        let alike = kinds == inner.split(['、', '，']).count() && parts.iter().all(|(t, _)| count(t));
        // What has a place is added up by that.
        let unplaced = parts.iter().all(|(t, _)| t.place.is_none());
        if parts.len() > 1 && parts.len() == kinds && alike && unplaced {
            let parts = parts.iter().map(|(_, part)| (*part, -1));
            found.push((Law::Sum, RuleId::GJ302, std::iter::once((*figure, 1)).chain(parts).collect()));
        }
    }
    found
}

/// `支出9万元。2030年支出为8万元，与之相比，2031年增加1万元，增长12.5%`, `与2030年支出8万元相比，支出增加1万元，增长12.5%`: a change and its
/// rate, beside the year before and behind the amount of this year.
fn beside_the_year_before(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    let money = |t: &StatedNumber| t.role == Role::Amount && t.number.amount.unit.is_money();
    let clause = |t: &StatedNumber| {
        clean[..t.number.start].rsplit(['。', '，', '；', '\n', '：']).next().unwrap_or("").to_owned()
    };
    // What an amount is called in its clause, without the year.
    let name = |t: &StatedNumber| {
        clause(t)
            .trim_start_matches(['与', '同', '比', '较'])
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['年', '度', '的'])
            .trim_end_matches('为')
            .to_owned()
    };
    let mut found = Vec::new();
    for n in 0..stated.len().saturating_sub(2) {
        let [(before, b), (change, c), (rate, g)] = &stated[n..n + 3] else { continue };
        let gap = &clean[before.number.unit_end..change.number.start];
        let dated = clause(before).contains("20") && clause(before).starts_with(['与', '同', '比', '较']);
        let called = name(before);
        let fits = money(before)
            && change.number.amount.unit.is_money()
            && rate.number.amount.unit == Unit::Percent
            && (gap.contains("与之相比") || dated && gap.starts_with("相比") && !called.is_empty())
            && !gap.contains('。');
        let ends = |words: &[&str]| words.iter().any(|w| gap.ends_with(w));
        let turned = match (ends(&FALLS), ends(&RISES)) {
            _ if !fits => continue,
            (true, _) => 1,
            (false, true) => -1,
            (false, false) => continue,
        };
        let (was, moved) = (before.number.amount.base(), change.number.amount.base());
        // The nearest that is called so; behind other amounts, one from which the change leads there, up or down.
        let own = |t: &StatedNumber| {
            let is = name(t);
            let led = [was + moved, was - moved].contains(&t.number.amount.base());
            money(t) && !called.is_empty() && (is == called || led && is.ends_with(&called))
        };
        if let Some((_, now)) = stated[..n].iter().rev().find(|(t, _)| own(t)) {
            found.push((Law::Sum, RuleId::GJ501, vec![(*now, 1), (*b, -1), (*c, turned)]));
        }
        found.push((Law::Share, RuleId::GJ303, vec![(*c, 1), (*b, 1), (*g, 1)]));
    }
    found
}

/// `三项支出分别为3万元、2万元、1万元，总数6万元`: what is given out in turn comes to the total behind it.
fn given_out(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    const TOTALS: [&str; 7] = ["总数", "总额", "合计", "共计", "总计", "合计为", "共计为"];
    let money = |t: &StatedNumber| t.role == Role::Amount && t.number.amount.unit.is_money();
    let mut found = Vec::new();
    for first in 0..stated.len() {
        let before = &clean[..stated[first].0.number.start];
        let opens = ["分别为", "分别是"].iter().any(|w| before.ends_with(w));
        let gap = |n: usize| &clean[stated[n - 1].0.number.unit_end..stated[n].0.number.start];
        let mut end = first + 1;
        while end < stated.len() && ["、", "和", "，"].contains(&gap(end)) {
            end += 1;
        }
        let total = stated.get(end).filter(|_| TOTALS.contains(&gap(end).trim_start_matches('，')));
        let Some((whole, figure)) = total.filter(|_| opens && end - first > 1) else { continue };
        if money(whole) && stated[first..end].iter().all(|(t, _)| money(t)) {
            let parts = stated[first..end].iter().map(|(_, f)| (*f, -1));
            found.push((Law::Sum, RuleId::GJ302, std::iter::once((*figure, 1)).chain(parts).collect()));
        }
    }
    found
}

/// `会议费9万元，完成预算12万元的75.0%`, where nobody knows of what it is.
fn completed_plans(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    let money =
        |t: &StatedNumber| t.role == Role::Amount && t.number.amount.unit.is_money() && t.place.is_none();
    let claim = |three: &[(StatedNumber, FigureId)]| {
        let [(done, a), (plan, b), (rate, p)] = three else { return None };
        let between = clean[done.number.unit_end..plan.number.start].trim_start_matches('，');
        let of = &clean[plan.number.unit_end..rate.number.start];
        let fits = money(done) && money(plan) && rate.role == Role::Share && rate.place.is_none();
        (fits && between.starts_with("完成") && completed(between).is_some() && of == "的")
            .then(|| (Law::Share, RuleId::GJ303, vec![(*a, 1), (*b, 1), (*p, 1)]))
    };
    stated.windows(3).filter_map(claim).collect()
}

/// `支出决算9万元，完成预算90.0%，决算数小于预算数1万元`: the rate and by how much it differs from the plan, which is not told.
fn completed_by(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    const MORE: [(&str, i8); 8] = [
        ("大于", 1),
        ("高于", 1),
        ("多于", 1),
        ("超过", 1),
        ("超出", 1),
        ("小于", -1),
        ("低于", -1),
        ("少于", -1),
    ];
    let words = |n: usize| {
        let from = n.checked_sub(1).map_or(0, |before| stated[before].0.number.unit_end);
        &clean[from..stated[n].0.number.start]
    };
    let is_rate = |n: usize| {
        let (rate, lead) = (&stated[n].0, words(n));
        let plan = lead.rsplit('，').next().and_then(completed);
        let bare = |plan: &str| plan.trim_end_matches(['的', '数', '为']).ends_with("预算");
        rate.role == Role::Share && plan.is_some_and(bare) && !lead.contains('。')
    };
    let difference = |n: usize| {
        let (amount, lead) = (&stated[n].0.number.amount, words(n).rsplit('，').next()?);
        let plan = ["预算数", "预算", "年初预算数", "年初预算"].iter().find_map(|w| lead.strip_suffix(w))?;
        let plan = plan.trim_end_matches("年初").trim_end_matches("全年").trim_end_matches("调整");
        let (than, sign) = MORE.iter().find_map(|(w, sign)| Some((plan.strip_suffix(w)?, *sign)))?;
        let own = ["决算数", "决算", "支出决算", "支出", ""].contains(&than);
        (own && amount.unit.is_money() && !words(n).contains('。')).then_some(sign)
    };
    let claim = |n: usize| {
        let (rate, more) = match (is_rate(n + 1), is_rate(n + 2)) {
            (true, _) => (n + 1, n + 2),
            (_, true) => (n + 2, n + 1),
            _ => return None,
        };
        let (done, figure) = &stated[n];
        let sign = difference(more)?;
        let money = done.role == Role::Amount && done.number.amount.unit.is_money();
        // `支出决算9万元，年初预算8万元，完成112.5%`: the plan is told.
        let own = clean[..done.number.start].rsplit(['，', '。', '；']).next().unwrap_or("");
        (money && !tells_plan(own)).then(|| {
            let terms = vec![(*figure, 1), (stated[more].1, sign), (stated[rate].1, 1)];
            (Law::Completion, RuleId::GJ303, terms)
        })
    };
    (0..stated.len().saturating_sub(2)).filter_map(claim).collect()
}

/// `4961402元（约496.14万元）`: an amount again in another unit.
fn restated(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    const AGAIN: [&str; 7] = ["（约", "（约合", "（折合", "（合", "（即", "，约合", "，折合"];
    let claim = |two: &[(StatedNumber, FigureId)]| {
        let [(amount, a), (again, b)] = two else { return None };
        let between = &clean[amount.number.unit_end..again.number.start];
        let units = [amount.number.amount.unit, again.number.amount.unit];
        let money = units.iter().all(|unit| unit.is_money()) && units[0] != units[1];
        let alone = between.starts_with('，') || clean[again.number.unit_end..].starts_with('）');
        let fits = money && alone && AGAIN.contains(&between) && amount.role == Role::Amount;
        // What has places of its own is held by them.
        (fits && (amount.place.is_none() || again.place.is_none()))
            .then(|| (Law::Same, RuleId::GJ301, vec![(*a, 1), (*b, -1)]))
    };
    stated.windows(2).filter_map(claim).collect()
}

/// `采购预算9万元，同比增加9万元，上年无该预算`: beside nothing, all of it is the change.
fn from_nothing(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    const NONE: [&str; 8] = [
        "上年无该",
        "上年无此",
        "上年没有",
        "上年未安排",
        "上年为0",
        "上年预算为0",
        "上年预算数为0",
        "上年无预算",
    ];
    let after_none = |at: usize| {
        let clause = clean[at..].split(['。', '；']).next().unwrap_or("");
        let bare = clause.trim_start_matches(['，', '（']);
        NONE.iter().any(|w| bare.starts_with(w) || bare.strip_prefix("因").is_some_and(|b| b.starts_with(w)))
    };
    let claim = |pair: &[(StatedNumber, FigureId)]| {
        let [(amount, a), (change, c)] = pair else { return None };
        let same = change.place == amount.place;
        let money = amount.role == Role::Amount && amount.number.amount.unit.is_money();
        let rises = change.role == Role::Change && change.sign > 0 && !change.level;
        (money && rises && same && after_none(change.number.unit_end))
            .then(|| (Law::Sum, RuleId::GJ501, vec![(*a, 1), (*c, -1)]))
    };
    // A share of the whole may stand between.
    let bare: Vec<(StatedNumber, FigureId)> =
        stated.iter().filter(|(t, _)| t.role != Role::Share).cloned().collect();
    bare.windows(2).filter_map(claim).collect()
}
