//! An amount and what the next clauses say of it: what it was the year before, by how much it changed, at what rate, and
//! what was planned. The order is free.

use super::super::Claim;
use super::lists::Lists;
use super::tokens::{Kind, Token, ends_sentence, is_changed_to};
use super::{Sure, Tied};
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// The amount told last, and what was said of it.
#[derive(Clone, Default)]
struct Saying {
    amount: Option<usize>,
    /// What it is held against, and where that was told.
    before: Option<usize>,
    change: Option<(usize, i8)>,
    /// The change and the growth told last, for a bracket behind them that tells the amount of the year before.
    told: [Option<(usize, i8)>; 2],
    plan: Option<usize>,
    rate: Option<usize>,
    /// A plan that was told right before the amount.
    planned: Option<usize>,
    /// Whether it stands among the parts of another.
    listed: bool,
    /// Whether it is the whole of a list that stands between.
    of_list: bool,
}

/// What the sayings of a passage claim.
pub(super) fn claims(tokens: &[Token], lists: &Lists) -> Vec<Tied> {
    let mut found = Vec::new();
    let mut saying = Saying::default();
    // What was said before a bracket that is open.
    let mut outer: Option<Saying> = None;
    for n in 0..tokens.len() {
        let token = &tokens[n];
        if token.lead.contains('）')
            && let Some(before) = outer.take()
        {
            saying = before;
        }
        if token.lead.starts_with('（') && !token.lead.contains('）') {
            outer = Some(saying.clone());
        }
        // `…9亿元；2031年比2030年增加1亿元`: of what was told of these years.
        let of_years = token.lead.contains('；') && token.own.starts_with("20");
        if ends_sentence(token.lead) && !goes_on(token.lead) || of_years {
            saying = Saying::default();
        } else if ends_sentence(token.lead)
            && let Some(whole) = saying.amount.and_then(|at| lists.whole_of[at])
            && lists.whole_of[..n].iter().filter(|of| **of == Some(whole)).count() > 1
        {
            // `资产9万元，其中甲5万元、乙4万元。与年初数8万元相比，…`: of the whole, where several parts stand between.
            saying = Saying { amount: Some(whole), of_list: true, ..Saying::default() };
        }
        hear(&mut saying, tokens, n, &mut found);
    }
    found
}

/// `。比上年的…`: a sentence that opens with the comparison of the amount before it.
fn goes_on(lead: &str) -> bool {
    let opening = lead.rsplit(['。', '\n']).next().unwrap_or("");
    !lead.contains('\n')
        && ["比", "较", "同比", "与上年", "与年初", "与预算", "与去年"].iter().any(|w| opening.starts_with(w))
}

fn hear(saying: &mut Saying, tokens: &[Token], n: usize, found: &mut Vec<Tied>) {
    let token = &tokens[n];
    let figure = |at: usize| tokens[at].figure;
    let of_list = saying.of_list;
    let mut claim = |law, rule, terms: &[(usize, i8)]| {
        let nearly = terms.iter().any(|(at, _)| tokens[*at].nearly);
        let terms = terms.iter().map(|(at, sign)| (figure(*at), *sign)).collect();
        let claim: Claim = (law, rule, terms);
        found.push((claim, if nearly || of_list { Sure::IfItHolds } else { Sure::Always }));
    };
    let next_to = |at: usize| is_next_to(at, tokens, n);
    match token.kind {
        Kind::Amount => {
            let from =
                n.checked_sub(1).filter(|at| tokens[*at].kind == Kind::From && is_changed_to(token.lead));
            let listed = token.lead.contains("其中") || saying.listed && !ends_sentence(token.lead);
            // `全市收入预算为9亿元，实际完成8亿元`.
            let plan = |t: &Token| {
                let named = t.kind == Kind::Amount && t.own.trim_end_matches(['为', '数']).ends_with("预算");
                t.kind == Kind::Plan || named && CARRIED_OUT.contains(&token.own)
            };
            let planned = n.checked_sub(1).filter(|at| plan(&tokens[*at]) && !ends_sentence(token.lead));
            *saying = Saying { amount: Some(n), before: from, planned, listed, ..Saying::default() };
        }
        Kind::From => *saying = Saying::default(),
        Kind::Before => {
            if let Some((law, rule, terms)) = in_bracket(saying, token, n) {
                claim(law, rule, &terms);
            }
            (saying.before, saying.change) = (Some(n), None);
        }
        Kind::Plan => {
            saying.plan = Some(n);
            // `为调整预算的90.0%（调整预算10亿元）`.
            if let (Some(amount), Some(rate)) = (saying.amount, saying.rate.filter(|at| next_to(*at))) {
                claim(Law::Share, RuleId::GJ303, &[(amount, 1), (n, 1), (rate, 1)]);
            }
        }
        Kind::Rate => {
            saying.rate = Some(n);
            let whole = whole_of_rate(saying, tokens, n);
            if let (Some(amount), Some(whole)) = (saying.amount, whole) {
                claim(Law::Share, RuleId::GJ303, &[(amount, 1), (whole, 1), (n, 1)]);
            }
        }
        Kind::Change(sign) => {
            let Some(amount) = saying.amount else { return };
            if let Some(before) = compared(saying, tokens, n) {
                claim(Law::Sum, RuleId::GJ501, &[(amount, 1), (before, -1), (n, -sign)]);
            }
            if let Some(plan) = saying.plan.filter(|at| is_of_plan(*at, tokens, n)) {
                claim(Law::Sum, RuleId::GJ501, &[(amount, 1), (plan, -1), (n, -sign)]);
                return;
            }
            // `同比增长4.2%，…，比上年增支24亿元`: against the same year.
            let before_plan = token.own.contains("预算");
            if let (None, Some((at, of))) = (saying.told[0], saying.told[1].filter(|_| !before_plan)) {
                claim(Law::Growth, RuleId::GJ304, &[(amount, 1), (n, sign), (at, of)]);
            }
            saying.told[0] = Some((n, sign)).filter(|_| !before_plan);
            // What a plan was adjusted by is no change against the year before, whose rate may follow.
            let adjusts = ["调减", "调增"].iter().any(|w| token.own.contains(w));
            saying.change = (!adjusts).then_some((n, sign));
        }
        Kind::Growth(sign) => {
            let Some(amount) = saying.amount else { return };
            saying.told[1] = Some((n, sign)).filter(|_| !token.own.contains("预算"));
            match saying.change.take().filter(|(at, _)| next_to(*at) && !compares(token)) {
                Some((at, of)) => claim(Law::Growth, RuleId::GJ304, &[(amount, 1), (at, of), (n, sign)]),
                None => {
                    if let Some(before) = compared(saying, tokens, n) {
                        claim(Law::GrowthOver, RuleId::GJ304, &[(amount, 1), (before, 1), (n, sign)]);
                    }
                }
            }
        }
        Kind::Share | Kind::Bracketed | Kind::Moved(_) | Kind::Other => {}
    }
}

/// Whether a number follows another in its clause.
fn is_next_to(at: usize, tokens: &[Token], n: usize) -> bool {
    at + 1 == n && !tokens[n].lead.contains(['；', '。', '\n'])
}

/// What a rate of completion is of: a plan, or what went before.
fn whole_of_rate(saying: &Saying, tokens: &[Token], n: usize) -> Option<usize> {
    let whole = saying.plan.or(saying.before).filter(|at| is_next_to(*at, tokens, n));
    // `…9亿元，其中甲1亿元，占总额10亿元的90.0%`: of which of them, is not said.
    let alone = |whole: usize| saying.amount == whole.checked_sub(1) && !saying.listed;
    let one = |whole: &usize| !tokens[*whole].own.starts_with('占') || alone(*whole);
    // `与年初预算数9万元相比，增加1万元，完成年初预算的111.1%`: of the plan of that name.
    let plan = tokens[n].own.trim_start_matches("完成").trim_end_matches('的');
    let named = |at: &usize| plan.contains("预算") && tokens[*at].own.contains(plan);
    // `全年预算数9万元，执行数8万元，完成预算的88.9%`.
    let behind = saying.amount.is_some_and(|at| is_next_to(at, tokens, n));
    let planned = saying.planned.filter(|_| plan.contains("预算") && behind);
    whole.filter(one).or(saying.before.filter(named)).or(planned)
}

/// `支出9万元，年初预算10万元，少支出1万元`: less than was planned; `完成年初预算9万元的72.0%，比年初预算减少…`: than the same plan.
fn is_of_plan(plan: usize, tokens: &[Token], n: usize) -> bool {
    let token = &tokens[n];
    let name = token.own.trim_start_matches(['比', '较']);
    let same = compares(token) && is_named_plan(tokens[plan].own, name);
    is_next_to(plan, tokens, n) && OF_PLAN.contains(&token.own)
        || same && plan + 2 >= n && !ends_sentence(token.lead)
}

/// A law, its rule and three numbers with their signs.
type Said = (Law, RuleId, [(usize, i8); 3]);

/// `增加1亿元，增长12.5%（上年为8亿元）`: what a bracket that tells the year before claims of the change or the growth before it.
fn in_bracket(saying: &Saying, token: &Token, n: usize) -> Option<Said> {
    let amount = saying.amount.filter(|_| token.lead.starts_with('（'))?;
    match saying.told {
        [Some((at, sign)), _] if at + 2 >= n => {
            Some((Law::Sum, RuleId::GJ501, [(amount, 1), (n, -1), (at, -sign)]))
        }
        [None, Some((at, sign))] if at + 1 == n => {
            Some((Law::GrowthOver, RuleId::GJ304, [(amount, 1), (n, 1), (at, sign)]))
        }
        _ => None,
    }
}

/// An amount that is called nothing else is what was carried out of the plan before it.
const CARRIED_OUT: [&str; 10] =
    ["实际完成", "完成", "实际执行", "执行", "实际支出", "实际收入", "实现", "实际实现", "执行数", "决算数"];

/// Words of a change beside a plan by which it is of that.
const OF_PLAN: [&str; 5] = ["少支出", "多支出", "节约", "超支", "少支"];

/// Whether a change names the plan that words tell: `完成年初预算`, `年初预算减少`.
fn is_named_plan(plan: &str, change: &str) -> bool {
    ["年初预算", "调整预算", "全年预算"].iter().any(|w| plan.contains(w) && change.starts_with(w))
}

/// Whether a change or a growth names itself what it is against.
fn compares(token: &Token) -> bool {
    ["比", "较"].iter().any(|w| token.own.contains(w))
}

/// The amount that a change or a growth is told against: the one right before it, where no words between name another
/// year or stage.
fn compared(saying: &Saying, tokens: &[Token], n: usize) -> Option<usize> {
    let at = saying.before?;
    let (before, token) = (&tokens[at], &tokens[n]);
    let near = at + 1 == n || at + 2 == n && tokens[at + 1].kind == Kind::Amount;
    let near = near && !token.lead.contains(['；', '。', '\n']);
    let stated_alone = !compares(before);
    // `上年预算9亿元，比上年执行数增长…`: against another one.
    let planned = |words: &str| words.contains("预算");
    let same = !compares(token)
        || token.lead.starts_with("相比")
        || stated_alone && !planned(before.own) && !planned(token.own);
    (near && same).then_some(at)
}
