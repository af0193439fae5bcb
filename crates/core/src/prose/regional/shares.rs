//! Shares: of the whole of the list that their part stands in, or of an amount that they name.

use super::lists::Lists;
use super::tokens::{Kind, Token};
use super::{Claim, Sure, Tied, holds};
use crate::lexicon::regional::{ALL_OF, ALL_OF_IT};
use crate::model::figure::Figure;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// What the shares of a passage claim.
pub(super) fn claims(tokens: &[Token], lists: &Lists) -> Vec<Tied> {
    let shares = (1..tokens.len()).filter(|&n| tokens[n].kind == Kind::Share);
    shares.flat_map(|n| claim(tokens, lists, n)).collect()
}

/// What one share claims: of the one whole that its words name, or of each that they may mean.
fn claim(tokens: &[Token], lists: &Lists, n: usize) -> Vec<Tied> {
    let Some((part, wholes)) = wholes(tokens, lists, n) else { return Vec::new() };
    let tied = |(whole, sure): (usize, Sure)| {
        let nearly = [part, whole, n].iter().any(|&at| tokens[at].nearly);
        let terms = vec![(tokens[part].figure, 1), (tokens[whole].figure, 1), (tokens[n].figure, 1)];
        ((Law::Share, RuleId::GJ303, terms), if nearly { Sure::IfItHolds } else { sure })
    };
    wholes.into_iter().map(tied).collect()
}

/// The part that a share is of, and what it may be a part of.
fn wholes(tokens: &[Token], lists: &Lists, n: usize) -> Option<(usize, Vec<(usize, Sure)>)> {
    let share = &tokens[n];
    let (subject, of) = share.own.split_once('占').unwrap_or((share.own.trim_end_matches("比重"), ""));
    let of = of.trim_end_matches(['约', '到', '为', '比', '的', '重']).trim_end_matches("的比");
    let subject = subject.trim_end_matches(['约', '只', '共', '比', '的']);
    let near = |at: usize| !tokens[at + 1..=n].iter().any(|t| t.lead.contains(['。', '\n']));
    let from = n.saturating_sub(FARTHEST);
    let last = |is: &dyn Fn(&Token) -> bool| (from..n).rev().find(|&at| is(&tokens[at]));
    let stated = before_bracket(tokens, n).or_else(|| last(&is_amount)).filter(|&at| near(at))?;
    // `税收占比80.0%`: of the sentence's amount that is called so.
    let part = if subject.is_empty() {
        stated
    } else {
        let called = |t: &Token| is_amount(t) && t.name.starts_with(subject);
        last(&called).filter(|&at| near(at))?
    };
    let wholes = if of.is_empty() {
        // In a list within a list it may be a share of either; outside of lists, of the first amount of the paragraph.
        match lists.whole_of[part] {
            Some(whole) if lists.whole_of[whole].is_some() || lists.loose[part] => {
                vec![(whole, Sure::IfItHolds)]
            }
            Some(whole) => vec![(whole, Sure::Always)],
            None => {
                let first = (line_start(tokens, part)..part).find(|&at| is_amount(&tokens[at]))?;
                vec![(first, Sure::IfItHolds)]
            }
        }
    } else {
        named_wholes(tokens, lists, part, of)
    };
    Some((part, wholes))
}

/// `收入9万元（含利息1万元），占…`: the amount before the bracket that was closed right before a share.
fn before_bracket(tokens: &[Token], n: usize) -> Option<usize> {
    let closed = tokens[n].lead.starts_with('）');
    let opens = |at: &usize| tokens[*at].lead.contains('（') && !tokens[*at].lead.contains('）');
    let first = (n.saturating_sub(FARTHEST)..n).rev().find(opens).filter(|_| closed)?;
    let own = tokens[first].lead.starts_with('（');
    first.checked_sub(1).filter(|&at| own && is_amount(&tokens[at]))
}

/// The amount before a part that words name, where there is but one of that name in its paragraph; one of another
/// paragraph, or that its side alone names, is held against nothing that does not fit.
fn named_wholes(tokens: &[Token], lists: &Lists, part: usize, of: &str) -> Vec<(usize, Sure)> {
    let found = called_wholes(tokens, lists, part, of);
    // `占工程支出金额的80.0%` of `工程支出9万元`, where nothing is called 工程支出金额.
    let less = ["金额", "数额"].iter().find_map(|w| of.strip_suffix(w));
    match less.filter(|of| found.is_empty() && of.chars().count() >= SHORTEST) {
        Some(of) => called_wholes(tokens, lists, part, of),
        None => found,
    }
}

/// The same, of the one name.
fn called_wholes(tokens: &[Token], lists: &Lists, part: usize, of: &str) -> Vec<(usize, Sure)> {
    let (from, here) = (part.saturating_sub(FARTHEST), line_start(tokens, part));
    let region = ALL_OF.iter().find(|w| of.starts_with(**w)).copied().unwrap_or("");
    let bare = ALL_OF_IT.iter().fold(&of[region.len()..], |of, word| of.strip_prefix(word).unwrap_or(of));
    let all = ["收入", "支出"].contains(&bare);
    // `政府性基金收入` is that of 政府性基金预算.
    let plain = |name: &str| name.replace("预算", "");
    let called = plain(of);
    let long = of.chars().count() >= SHORTEST;
    let end = called.char_indices().next_back().map_or("", |(at, _)| &called[at..]);
    let is = |at: &usize| {
        let t = &tokens[*at];
        let side = all && t.name.ends_with(bare) && t.name.contains(region) && lists.whole_of[*at].is_none();
        is_amount(t) && (side || long && t.name.ends_with(end) && plain(t.name).ends_with(&called))
    };
    let wholes: Vec<usize> = (here..part).filter(is).collect();
    match wholes[..] {
        [only] if !all || of.len() > bare.len() => vec![(only, Sure::Always)],
        // `占全部支出的50.0%` behind several: the first may be all of it, and the last the one that is meant.
        [first, .., last] => vec![(last, Sure::IfItHolds), (first, Sure::IfItHolds)],
        [last] => vec![(last, Sure::IfItHolds)],
        [] => {
            // `占上级补助的73.5%` of `我县收到上级补助收入共9万元`.
            let within =
                |at: &usize| is_amount(&tokens[*at]) && long && plain(tokens[*at].name).contains(&called);
            let farther = (from..here).rev().find(is).or_else(|| (from..part).rev().find(within));
            let listed = lists.whole_of[part].filter(|_| all);
            farther.or(listed).into_iter().map(|whole| (whole, Sure::IfItHolds)).collect()
        }
    }
}

/// Items told one by one with their shares, `教育支出9万元，占60.0%。`, `外交支出9万元（60.0%）`: which amount told before them is
/// their whole, they say themselves, all but one at most.
pub(super) fn itemised(tokens: &[Token], lists: &Lists, figures: &[Figure]) -> Vec<Tied> {
    let bare = |t: &Token| match t.kind {
        Kind::Bracketed => true,
        Kind::Share => ["占", "占比", "占比为", "约占", "占比约"].contains(&t.own),
        _ => false,
    };
    let item = |n: &usize| bare(&tokens[*n]) && is_amount(&tokens[n - 1]) && !tokens[n - 1].nearly;
    let shares: Vec<usize> = (1..tokens.len()).filter(item).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in shares {
        match groups.last_mut() {
            Some(group)
                if group
                    .last()
                    .is_some_and(|last| n - last <= APART && tokens[*last].kind == tokens[n].kind) =>
            {
                group.push(n);
            }
            _ => groups.push(vec![n]),
        }
    }
    let mut found = Vec::new();
    for group in groups.into_iter().filter(|group| group.len() >= FEWEST) {
        let first = group[0] - 1;
        let claim = |whole: usize, n: usize| -> Claim {
            let terms = vec![(tokens[n - 1].figure, 1), (tokens[whole].figure, 1), (tokens[n].figure, 1)];
            (Law::Share, RuleId::GJ303, terms)
        };
        let held = |whole: &usize| group.iter().filter(|n| holds(figures, &claim(*whole, **n))).count();
        let mut wholes = (first.saturating_sub(FARTHEST)..first).rev().filter(|at| is_amount(&tokens[*at]));
        let listed = lists.whole_of[first];
        // Of three items two are enough where their shares have decimals.
        let telling = group.iter().all(|n| figures[tokens[*n].figure].amount.decimals > 0);
        let least = if telling { FEWEST - 1 } else { FEWEST };
        let enough = |whole: &usize| held(whole) >= least.max(group.len() - 1);
        if let Some(whole) =
            listed.filter(|whole| enough(whole)).or_else(|| wholes.find(|whole| enough(whole)))
        {
            // What fails of it may be a share of another amount told before.
            let of_another = |n: usize| {
                let before =
                    ((n - 1).saturating_sub(FARTHEST)..n - 1).rev().filter(|at| is_amount(&tokens[*at]));
                let mut others = before.filter(|at| *at != whole);
                others.any(|other| holds(figures, &claim(other, n)))
            };
            let own = group.iter().filter(|n| holds(figures, &claim(whole, **n)) || !of_another(**n));
            found.extend(own.map(|n| (claim(whole, *n), Sure::Always)));
        }
    }
    found
}

/// Fewer shares fit some amount by chance.
const FEWEST: usize = 3;
/// So many numbers stand between the shares of two items at most.
const APART: usize = 8;

fn is_amount(token: &Token) -> bool {
    token.kind == Kind::Amount
}

/// The first number of the paragraph that one stands in.
fn line_start(tokens: &[Token], n: usize) -> usize {
    let from = n.saturating_sub(FARTHEST);
    (from..=n).rev().find(|&at| tokens[at].lead.contains('\n')).unwrap_or(from)
}

/// So many numbers back a whole is looked for.
const FARTHEST: usize = 60;
/// A name of fewer characters names too much.
const SHORTEST: usize = 4;
