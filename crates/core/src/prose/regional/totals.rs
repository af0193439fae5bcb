//! Totals told behind their parts: of a line, of lines, or of so many as the total's words count.

use super::super::Claim;
use super::kinds::counts;
use super::lists::Lists;
use super::tokens::{Kind, Token};
use super::{Sure, Tied, holds};
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::text::outline::outline_mark;

/// A total of more parts is one of something else.
const MOST_LINES: usize = 12;

/// `用于三个方面：甲3万元、乙2万元、丙1万元，合计6万元`: what was told one behind the other, since its sentence or its colon.
fn uncounted(tokens: &[Token], n: usize) -> Option<Tied> {
    let total = &tokens[n];
    if !["合计", "共计", "合计为", "共计为"].contains(&total.own) {
        return None;
    }
    let stop = |at: usize| tokens[at].lead.contains(['：', '。', '；', '\n']);
    let first = (n.saturating_sub(MOST_LINES)..n).rev().find(|&at| stop(at))?;
    let run = (first..n).filter(|&at| tokens[at].kind != Kind::Share);
    let plain = |at: &usize| tokens[*at].kind == Kind::Amount && !tokens[*at].nearly;
    let run: Vec<usize> = run.collect();
    let terms = std::iter::once((total.figure, 1)).chain(run.iter().map(|at| (tokens[*at].figure, -1)));
    let fits = run.len() > 1 && run.iter().all(plain) && !stop(n);
    fits.then(|| ((Law::Sum, RuleId::GJ302, terms.collect()), Sure::IfItHolds))
}

/// `收入9万元…；补助3万元；上年结转1万元。收入总计13万元`: the amounts that no list holds come to the total behind them: those of its
/// line, or of lines before it back to the total before.
pub(super) fn of_lines(tokens: &[Token], lists: &Lists, figures: &[Figure]) -> Vec<Tied> {
    let mut found = Vec::new();
    // The parts since the last total, and which of them begin a line.
    let (mut parts, mut lines): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut begins = true;
    for (n, token) in tokens.iter().enumerate() {
        begins |= token.lead.contains('\n');
        if token.kind != Kind::Amount || lists.whole_of[n].is_some() {
            continue;
        }
        if !["收入总计", "支出总计", "收入合计", "支出合计", "总计"].contains(&token.own) {
            if std::mem::take(&mut begins) || parts.is_empty() {
                lines.push(parts.len());
            }
            parts.push(n);
            continue;
        }
        let (parts, lines) = (std::mem::take(&mut parts), std::mem::take(&mut lines));
        let claim = |from: &usize| -> Option<Claim> {
            let parts = &parts[*from..];
            let terms = parts.iter().map(|at| (tokens[*at].figure, -1));
            let terms = std::iter::once((token.figure, 1)).chain(terms).collect();
            (2..=MOST_LINES).contains(&parts.len()).then_some((Law::Sum, RuleId::GJ302, terms))
        };
        let mut sums = lines.iter().rev().filter_map(claim);
        let own = sums.next();
        let fits = |sum: &Claim| holds(figures, sum);
        let all = own.clone().into_iter().chain(sums).find(fits).or(own);
        found.extend(all.map(|sum| (sum, Sure::IfItHolds)));
    }
    found
}

/// `甲3亿元、乙2亿元，两项合计5亿元`: the amounts right before their total, whatever rates stand between.
pub(super) fn counted(tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    for (n, total) in tokens.iter().enumerate() {
        let named =
            total.kind == Kind::Amount && ["合计", "共计", "共"].iter().any(|w| total.own.contains(w));
        let clause = total.lead.rsplit(['，', '、', '。', '；']).next().unwrap_or("");
        if !named || clause != total.own {
            continue;
        }
        let Some(count) = (2..=10).find(|&count| counts(clause, count)) else {
            found.extend(uncounted(tokens, n));
            continue;
        };
        let mut before = (0..n).rev().filter(|&at| tokens[at].kind == Kind::Amount);
        let mut parts: Vec<usize> = before.by_ref().take(count).collect();
        parts.reverse();
        let Some(&first) = parts.first().filter(|_| parts.len() == count) else { continue };
        let plain = |at: usize| tokens[at].kind != Kind::Amount || !tokens[at].nearly;
        let near = (first + 1..=n).all(|at| !tokens[at].lead.contains('\n'));
        if !near || !(first..=n).all(plain) {
            continue;
        }
        let terms: Vec<(FigureId, i8)> = std::iter::once((total.figure, 1))
            .chain(parts.iter().map(|at| (tokens[*at].figure, -1)))
            .collect();
        // A list that goes on from sentence to sentence may count others.
        let stops = (first + 1..=n).filter(|&at| tokens[at].lead.contains('。')).count();
        found
            .push(((Law::Sum, RuleId::GJ302, terms), if stops < 2 { Sure::Always } else { Sure::IfItHolds }));
    }
    found
}

/// `项目支出共安排3个项目：` and as many numbered lines: what they come to, where an amount of that name was told before.
pub(super) fn numbered(text: &str, tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    for first in 1..tokens.len() {
        let lead = tokens[first].lead;
        let Some((before, item)) = lead.rsplit_once("：\n") else { continue };
        let Some((level, _)) = outline_mark(item) else { continue };
        let opening = before.rsplit(['。', '\n']).next().unwrap_or(before);
        let opening = &opening[outline_mark(opening).map_or(0, |(_, len)| len)..];
        // The first amount of each line is the item's.
        let is_item = |t: &Token| {
            let line = t.lead.rsplit_once('\n').map(|(_, line)| line);
            t.kind == Kind::Amount && line.and_then(outline_mark).is_some_and(|(own, _)| own == level)
        };
        let goes_on = |t: &&(usize, &Token)| !t.1.lead.contains('\n') || is_item(t.1);
        let rest: Vec<(usize, &Token)> = tokens.iter().enumerate().skip(first).collect();
        let items: Vec<usize> =
            rest.iter().take_while(goes_on).filter(|(_, t)| is_item(t)).map(|(n, _)| *n).collect();
        let named = |at: &usize| {
            let name = tokens[*at].name;
            tokens[*at].kind == Kind::Amount && name.chars().count() >= 4 && opening.starts_with(name)
        };
        let whole = (0..first).rev().find(named);
        let Some(whole) = whole.filter(|_| counts(opening, items.len())) else { continue };
        let nearly = items.iter().chain([&whole]).any(|at| tokens[*at].nearly);
        let terms = items.iter().map(|at| (tokens[*at].figure, -1));
        let terms = std::iter::once((tokens[whole].figure, 1)).chain(terms).collect();
        // A text that ends within the list was cut off.
        let ended = text.trim_end().ends_with(['。', '）', '；']);
        let sure = if nearly || !ended { Sure::IfItHolds } else { Sure::Always };
        found.push(((Law::Sum, RuleId::GJ302, terms), sure));
    }
    found
}

/// `评价项目48个，涉及金额9万元…，优的31个，涉及金额6万元；良的14个，涉及金额3万元`: amounts of one name behind the greatest of them.
pub(super) fn alike(tokens: &[Token]) -> Vec<Tied> {
    let amounts: Vec<usize> = (0..tokens.len()).filter(|&n| tokens[n].kind == Kind::Amount).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < amounts.len() {
        let whole = &tokens[amounts[at]];
        let same = |n: &&usize| tokens[**n].name == whole.name && !tokens[**n].lead.contains('\n');
        let run = amounts[at + 1..].iter().take_while(same).count();
        if run > 1 && run < MOST_LINES && whole.name.chars().count() > 1 {
            let parts = amounts[at + 1..=at + run].iter().map(|n| (tokens[*n].figure, -1));
            let terms = std::iter::once((whole.figure, 1)).chain(parts).collect();
            found.push(((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds));
        }
        at += run + 1;
    }
    found
}
