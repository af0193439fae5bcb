//! What sentences add up to a total: sources and uses one behind the other, and what is left of both.

use super::super::Claim;
use super::super::clause::StatedNumber;
use super::{Terms, is_money};
use crate::constraint::{digits, judge};
use crate::lexicon::regional::{PARTED, TOTALS};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// `收入12.00亿元，加上上级补助收入5.00亿元、调入资金3.00亿元，收入总计20.00亿元`: every sentence that comes to a total.
pub(super) fn gathered(clean: &str, stated: &[(StatedNumber, FigureId)], figures: &[Figure]) -> Vec<Claim> {
    let words = |n: usize| {
        let from = n.checked_sub(1).map_or(0, |before| stated[before].0.number.unit_end);
        &clean[from..stated[n].0.number.start]
    };
    let mut found = Vec::new();
    // The parts told so far in the sentence, and whether the words say that they are added.
    let (mut parts, mut added): (Terms, bool) = (Vec::new(), false);
    // Whether something among the parts is told as a change.
    let mut unsure = false;
    // The first amount of the sentence: what a sentence that opens with 加上 adds to.
    let mut first: Option<(FigureId, i8)> = None;
    // Whether a bracket is open, which tells of the amount before it.
    let mut aside = false;
    // The amount told last, and what it may be instead of the first that is added to: `总收入9亿元，其中地方收入5亿元，加：…`.
    let mut last_told: Option<(FigureId, i8)> = None;
    let mut part: Option<(FigureId, i8)> = None;
    for (n, (amount, figure)) in stated.iter().enumerate() {
        let lead = words(n);
        aside = lead.rfind(['（', '）']).map_or(aside, |at| lead[at..].starts_with('（'));
        if aside {
            continue;
        }
        let lead = &without_brackets(lead);
        if let Some((_, opening)) = lead.rsplit_once('。') {
            let goes_on = opening.starts_with('加');
            (parts, added) = (Vec::new(), lead.contains("平衡") || goes_on && first.is_some());
            parts.extend(first.filter(|_| goes_on));
            // What stands in sentences of its parts is part of it still.
            first = first.filter(|_| opening.starts_with("其中"));
        }
        if is_money(amount) {
            first.get_or_insert((*figure, -1));
        }
        let before = last_told;
        last_told = Some((*figure, -1)).filter(|_| is_money(amount)).or(last_told);
        if amount.role != Role::Amount {
            // `调出资金增加3亿元` among what is added may be one of the parts.
            unsure |= added && amount.number.amount.unit.is_money();
            continue;
        }
        let last = lead.rsplit(['，', '、', '；', '。']).next().unwrap_or("");
        // Reasons may stand before it: `比上年增长3%，主要是税收增加，加上上级补助收入5亿元`.
        let parted = if last.starts_with("加上") { last } else { lead };
        if !is_money(amount) || PARTED.iter().any(|w| parted.contains(w)) {
            (parts, added) = (Vec::new(), false);
            continue;
        }
        let bare = lead.trim_start_matches(['，', '、', '；']);
        if bare.strip_prefix("再").unwrap_or(bare).starts_with('加') || last.starts_with("加上") {
            // What it consists of may stand in brackets: `收入182亿元（包含往来10亿元），…，加上…`.
            if parts.is_empty() {
                parts.extend(first);
                part = before;
            }
            // What went before the amount that is added to is of something else.
            if !added && parts.len() > 1 {
                parts.drain(..parts.len() - 1);
            }
            added = true;
        }
        if !TOTALS.iter().any(|w| last.contains(w)) {
            parts.push((*figure, -1));
            continue;
        }
        let terms = total_of(figures, *figure, std::mem::take(&mut parts), part.take());
        let named = std::mem::take(&mut added) || ["总计", "总量"].iter().any(|w| last.contains(w));
        let named = named && !std::mem::take(&mut unsure);
        let made = || named || adds_up(figures, &terms) || digits::is_explained_by_digits(figures, &terms);
        if terms.len() > 2 && made() {
            found.push((Law::Sum, RuleId::GJ302, terms));
        }
    }
    found
}

/// A total and its parts; what was told last stands for the first of them where they add up so alone.
fn total_of(figures: &[Figure], total: FigureId, parts: Terms, last: Option<(FigureId, i8)>) -> Terms {
    let terms: Terms = std::iter::once((total, 1)).chain(parts).collect();
    let Some(last) = last.filter(|_| terms.len() > 2 && !adds_up(figures, &terms)) else { return terms };
    let other: Terms = [(total, 1), last].into_iter().chain(terms[2..].iter().copied()).collect();
    if adds_up(figures, &other) { other } else { terms }
}

fn adds_up(figures: &[Figure], terms: &Terms) -> bool {
    let amounts = terms.iter().map(|(f, sign)| (figures[*f].amount, *sign));
    judge::linear(Law::Sum, Decimal::ZERO, amounts).0 != Verdict::Inconsistent
}

/// Words without what stands in brackets, one that was open before them and closes in them too.
fn without_brackets(words: &str) -> String {
    let (mut kept, mut depth) = (String::new(), 0);
    for c in words.chars() {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => kept.clear(),
            '）' => depth -= 1,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// `收入总计20.00亿元。…支出总计18.00亿元。收支相抵，年终结余2.00亿元`.
pub(super) fn left(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Option<Claim> {
    let at = clean.find("收支相抵")?;
    let clause =
        |number_start: usize| clean[..number_start].rsplit(['，', '。', '、', '；']).next().unwrap_or("");
    let total = |side: &str| {
        let named = |words: &str| words.contains(side) && TOTALS.iter().any(|w| words.contains(w));
        let mut before = stated.iter().rev().filter(|(t, _)| t.number.start < at && is_money(t));
        before.find(|(t, _)| named(clause(t.number.start)))
    };
    let (income, spent) = (total("收入")?, total("支出")?);
    let next = stated.iter().position(|(t, _)| t.number.start > at)?;
    let (rest, figure) = &stated[next];
    let words = &clean[at..rest.number.start];
    let alone =
        stated.get(next + 1).is_none_or(|(t, _)| clean[rest.number.unit_end..t.number.start].contains('。'));
    let fits = is_money(rest) && alone && !words.contains('。') && words.contains('结');
    fits.then(|| (Law::Sum, RuleId::GJ302, vec![(income.1, 1), (spent.1, -1), (*figure, -1)]))
}
