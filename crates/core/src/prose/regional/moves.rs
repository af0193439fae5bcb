//! What moved an amount from one value to another: `由40亿元调整为39亿元，其中甲增加9亿元，乙减少10亿元`, `净增加2亿元，其中：甲3亿元，压减1亿元`.

use super::tokens::{Kind, Token, ends_sentence, is_changed_to};
use super::{Sure, Terms, Tied};
use crate::lexicon::regional::FALLS;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// What moves of a passage claim.
pub(super) fn claims(tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    for n in 1..tokens.len() {
        let token = &tokens[n];
        let (mut terms, moves): (Terms, Terms) = match token.kind {
            Kind::Amount if tokens[n - 1].kind == Kind::From && is_changed_to(token.lead) => {
                (vec![(token.figure, 1), (tokens[n - 1].figure, -1)], moved(tokens, n))
            }
            Kind::Change(sign) => (vec![(token.figure, sign)], named(tokens, n)),
            Kind::Amount if let Some(claim) = adjusted(tokens, n) => {
                found.push(claim);
                continue;
            }
            Kind::Amount | Kind::Plan if is_plan_of_year(token) => {
                (vec![(token.figure, 1)], planned(tokens, n))
            }
            _ => continue,
        };
        if moves.len() > 1 {
            terms.extend(moves.into_iter().map(|(figure, sign)| (figure, -sign)));
            found.push(((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds));
        }
    }
    found
}

/// Words that open what moved an amount.
const OPENS: [&str; 4] = ["，其中", "，主要用于", "，用于", "，主要是"];

/// The numbers of a list that opens behind one, or behind its rate, to the end of its sentence.
fn listed<'t>(tokens: &'t [Token<'t>], n: usize) -> impl Iterator<Item = &'t Token<'t>> {
    let rated = tokens.get(n + 1).is_some_and(|t| matches!(t.kind, Kind::Growth(_)));
    let first = n + 1 + usize::from(rated);
    let opens = tokens.get(first).is_some_and(|t| OPENS.iter().any(|w| t.lead.starts_with(w)));
    let ends = |t: &Token| ends_sentence(t.lead) || t.kind == Kind::From;
    tokens[first.min(tokens.len())..].iter().take_while(move |t| opens && !ends(t))
}

/// Rises and falls by what moved.
fn moved(tokens: &[Token], n: usize) -> Terms {
    let signed = |t: &Token| match t.kind {
        Kind::Moved(sign) | Kind::Change(sign) => Some((t.figure, sign)),
        _ => None,
    };
    listed(tokens, n).filter_map(signed).collect()
}

/// Amounts by what they are for; what was cut is called so.
fn named(tokens: &[Token], n: usize) -> Terms {
    let cut = |t: &Token| FALLS.iter().any(|w| t.name.starts_with(w));
    listed(tokens, n)
        .filter(|t| t.kind == Kind::Amount)
        .map(|t| (t.figure, if cut(t) { -1 } else { 1 }))
        .collect()
}

/// `全年预算数`, `调整后预算`: what was planned in the end.
fn is_plan_of_year(token: &Token) -> bool {
    ["全年预算", "调整后预算", "调整预算"].iter().any(|w| token.own.contains(w))
}

/// `年初预算9万元，年中追加1万元`: what led to the plan told right behind them.
fn planned(tokens: &[Token], n: usize) -> Terms {
    let Some([first, second]) = n.checked_sub(2).map(|at| [&tokens[at], &tokens[at + 1]]) else {
        return Vec::new();
    };
    let near = !ends_sentence(second.lead) && !ends_sentence(tokens[n].lead);
    let more = ["追加", "调增", "增加"].iter().any(|w| second.lead.contains(w));
    let less = ["调减", "核减", "减少"].iter().any(|w| second.lead.contains(w));
    if !near || !first.own.contains("年初") || more == less {
        return Vec::new();
    }
    vec![(first.figure, 1), (second.figure, if more { 1 } else { -1 })]
}

/// `年初安排9万元，调增1万元，调整后10万元`: what the words say in turn.
fn adjusted(tokens: &[Token], n: usize) -> Option<Tied> {
    let [first, moved] = [&tokens[n.checked_sub(2)?], &tokens[n - 1]];
    let sign = match () {
        () if moved.own.ends_with("调增") || moved.own.ends_with("追加") => 1,
        () if moved.own.ends_with("调减") || moved.own.ends_with("核减") => -1,
        () => return None,
    };
    let near = |t: &Token| !ends_sentence(t.lead) && !t.lead.contains('；');
    let fits =
        first.own.contains("年初") && tokens[n].own.starts_with("调整后") && near(moved) && near(&tokens[n]);
    let nearly = [first, moved, &tokens[n]].iter().any(|t| t.nearly);
    let terms = vec![(tokens[n].figure, 1), (first.figure, -1), (moved.figure, -sign)];
    let sure = if nearly { Sure::IfItHolds } else { Sure::Always };
    fits.then_some(((Law::Sum, RuleId::GJ302, terms), sure))
}
