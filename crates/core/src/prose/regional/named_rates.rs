//! Rates and rests by their names: `预算执行率` is what was carried out over what was planned, `净资产` what debts leave of assets,
//! wherever the amounts stand that are called so.

use super::tokens::{Kind, Token};
use super::{Sure, Tied};
use crate::lexicon::identities::IDENTITIES;
use crate::lexicon::ratios::{GROWTHS, Ratio, SHARES};
use crate::model::amount::Unit;
use crate::model::figure::Figure;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// So many numbers back the amounts of a rate are looked for.
const FARTHEST: usize = 16;

/// What rates claim that are called by a name of their own.
pub(super) fn claims(tokens: &[Token], figures: &[Figure]) -> Vec<Tied> {
    let mut found = Vec::new();
    for (n, rate) in tokens.iter().enumerate() {
        let percent = figures[rate.figure].amount.unit == Unit::Percent;
        if !percent || !matches!(rate.kind, Kind::Rate | Kind::Other) {
            continue;
        }
        let name = rate.own.trim_end_matches(['为', '达', '到', '约', '是']);
        let called = |r: &&Ratio| r.rate.iter().any(|w| name.ends_with(w) && w.ends_with(['率', '比']));
        let share = SHARES.iter().find(called).map(|r| (r, Law::Share, RuleId::GJ303));
        let growth = || GROWTHS.iter().find(called).map(|r| (r, Law::GrowthOver, RuleId::GJ304));
        let Some((ratio, law, rule)) = share.or_else(growth) else { continue };
        let (Some(over), Some(under)) =
            (nearest(tokens, n, ratio.over, None), nearest(tokens, n, ratio.under, None))
        else {
            continue;
        };
        // `预算支出9万元` is called by both.
        let under = if under == over { nearest(tokens, n, ratio.under, Some(over)) } else { Some(under) };
        let Some(under) = under else { continue };
        let right_before = over.min(under) + 2 == n && over.max(under) + 1 == n;
        let within = |mark: &[char]| (over.min(under) + 1..=n).all(|at| !tokens[at].lead.contains(mark));
        let together = right_before && within(&['。', '\n']);
        let alone =
            || within(&['\n']) && [ratio.over, ratio.under].iter().all(|words| is_one(tokens, n, words));
        let nearly = [over, under, n].iter().any(|at| tokens[*at].nearly);
        let sure = if !nearly && (together || alone()) { Sure::Always } else { Sure::IfItHolds };
        let terms = [over, under, n].map(|at| (tokens[at].figure, 1)).to_vec();
        found.push(((law, rule, terms), sure));
    }
    found
}

/// What accounts leave by their names.
pub(super) fn left(tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    for (n, rest) in tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Amount) {
        let called = |words: &[&str]| words.iter().any(|w| rest.own.ends_with(w));
        let Some(identity) = IDENTITIES.iter().find(|i| called(i.rest)) else { continue };
        let (Some(of), Some(less)) =
            (nearest(tokens, n, identity.of, None), nearest(tokens, n, identity.less, None))
        else {
            continue;
        };
        let amounts = (of.min(less)..n).filter(|&at| tokens[at].kind == Kind::Amount).count();
        let together = (of.min(less) + 1..=n).all(|at| !tokens[at].lead.contains('\n'));
        let nearly = [of, less, n].iter().any(|at| tokens[*at].nearly);
        let sure = if amounts == 2 && together && !nearly { Sure::Always } else { Sure::IfItHolds };
        let terms = [(of, 1), (less, -1), (n, -1)].map(|(at, sign)| (tokens[at].figure, sign)).to_vec();
        found.push(((Law::Sum, RuleId::GJ302, terms), sure));
    }
    found
}

/// Whether one amount alone of the paragraph before a number is called so.
fn is_one(tokens: &[Token], n: usize, words: &[&str]) -> bool {
    let from = (0..=n).rev().find(|&at| tokens[at].lead.contains('\n')).unwrap_or(0);
    let called = |t: &&Token| words.iter().any(|w| t.own.contains(w));
    tokens[from..n].iter().filter(called).count() == 1
}

/// The amount told last before a number whose name holds one of these words, another than `but`.
fn nearest(tokens: &[Token], n: usize, words: &[&str], but: Option<usize>) -> Option<usize> {
    let called = |at: &usize| {
        let token = &tokens[*at];
        let amount = matches!(token.kind, Kind::Amount | Kind::Plan | Kind::Before);
        amount && Some(*at) != but && words.iter().any(|w| token.own.contains(w))
    };
    (n.saturating_sub(FARTHEST)..n).rev().find(called)
}
