//! Changes that others make up: `比上年增加9万元，其中：人员经费增加6万元，项目支出增加5万元，会议费减少2万元`. What does not
//! add up may have other reasons that are not told.

use super::tokens::{Kind, Token};
use super::{Sure, Tied};
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// A change of more reasons is none.
const MOST: usize = 16;

/// What the changes of a passage claim.
pub(super) fn claims(tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        let Kind::Change(sign) = token.kind else { continue };
        if token.nearly {
            continue;
        }
        for reasons in [named(&tokens[n + 1..]), of_parts(&tokens[n + 1..])] {
            // The list may go on with what it comes to.
            found.extend((2..=reasons.len()).map(|len| {
                let parts = reasons[..len].iter().map(|(token, of)| (token.figure, -of));
                let terms = std::iter::once((token.figure, sign)).chain(parts).collect();
                ((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds)
            }));
        }
    }
    found
}

/// `人员经费增加6万元，会议费减少2万元`: changes of what has a name, up to the next amount.
fn named<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<(&'a Token<'t>, i8)> {
    let near = tokens.iter().take_while(|t| !matches!(t.kind, Kind::Amount | Kind::Change(_)) && !t.nearly);
    let moved = near.filter_map(|t| match t.kind {
        Kind::Moved(sign) => Some((t, sign)),
        _ => None,
    });
    moved.take(MOST).collect()
}

/// `教育支出9万元，比上年增加1万元；住房保障支出5万元，比上年减少2万元`: the changes of the parts, each behind its amount.
fn of_parts<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<(&'a Token<'t>, i8)> {
    let mut found = Vec::new();
    let mut amounts = 0;
    for token in tokens {
        match token.kind {
            Kind::Amount => amounts += 1,
            // Another whole, or a second change of one part.
            Kind::Change(_) if amounts != 1 => break,
            Kind::Change(sign) => {
                found.push((token, sign));
                amounts = 0;
            }
            _ => {}
        }
        if found.len() == MOST || amounts > 1 {
            break;
        }
    }
    found
}
