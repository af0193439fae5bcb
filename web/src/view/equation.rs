//! Relations as equations: which figures and signs are printed, in which order, for each law.
//! The numbers themselves are printed by whoever draws the tokens, as the document prints them.

use super::{Dossier, State};
use gouji_report::published::Relation;
use rust_decimal::Decimal;

/// A part of an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A figure.
    Figure(u32),
    /// A sign between figures.
    Op(&'static str),
    /// The sign in the middle, which tells whether the equation holds.
    Verdict(&'static str, State),
    /// Figures left out because there are too many.
    Gap,
}

/// More parts than this are shortened.
const MOST: usize = 7;

/// The equation of a relation. Of a long one only the ends and `keep` are shown.
pub fn equation(relation: &Relation, keep: Option<u32>) -> Vec<Token> {
    let state = State::of_verdict(&relation.verdict);
    let Some((&first, rest)) = relation.figures.split_first() else { return Vec::new() };
    let figure = |at: usize| relation.figures.get(at).copied();
    match (relation.law.as_str(), figure(1), figure(2)) {
        ("share", Some(whole), Some(share)) => vec![
            Token::Figure(share),
            verdict("=", state),
            Token::Figure(first),
            Token::Op("÷"),
            Token::Figure(whole),
        ],
        ("growth", Some(change), Some(growth)) => {
            let back = if relation.signs.get(1).is_some_and(|&sign| sign < 0) { "+" } else { "−" };
            vec![
                Token::Figure(growth),
                verdict("=", state),
                Token::Figure(change),
                Token::Op("÷"),
                Token::Op("("),
                Token::Figure(first),
                Token::Op(back),
                Token::Figure(change),
                Token::Op(")"),
            ]
        }
        (law, ..) => {
            let middle = match (law, state) {
                ("at-most", State::Bad) => Token::Verdict("<", state),
                ("at-most", _) => Token::Verdict("≥", state),
                _ => verdict("=", state),
            };
            let mut tokens = vec![Token::Figure(first), middle];
            tokens.extend(parts(rest, relation, keep, law == "same"));
            tokens
        }
    }
}

fn verdict(holds: &'static str, state: State) -> Token {
    match state {
        State::Bad => Token::Verdict("≠", state),
        State::Round => Token::Verdict("≈", state),
        _ => Token::Verdict(holds, state),
    }
}

fn parts(rest: &[u32], relation: &Relation, keep: Option<u32>, same: bool) -> Vec<Token> {
    let whole_sign = relation.signs.first().copied().unwrap_or(1);
    let mut tokens = Vec::new();
    let mut gap = false;
    for (at, &figure) in rest.iter().enumerate() {
        let shown = rest.len() <= MOST || at < 3 || at + 1 == rest.len() || keep == Some(figure);
        if !shown && gap {
            continue;
        }
        let sign = relation.signs.get(at + 1).copied().unwrap_or(-whole_sign);
        let taken = !same && sign == whole_sign;
        if at > 0 || taken {
            tokens.push(Token::Op(if same {
                "="
            } else if taken {
                "−"
            } else {
                "+"
            }));
        }
        tokens.push(if shown { Token::Figure(figure) } else { Token::Gap });
        gap = !shown;
    }
    tokens
}

/// By how much a relation misses, as it is printed: null where it does not miss.
pub fn difference(relation: &Relation) -> Option<String> {
    let value: Decimal = relation.difference.parse().ok()?;
    (!value.is_zero()).then(|| {
        let unit = if matches!(relation.law.as_str(), "share" | "growth") { "%" } else { "" };
        format!("{}{unit}", value.abs())
    })
}

/// What a relation is about, in the document's own words: the place of its whole and what it is made of.
pub fn of_relation(dossier: &Dossier, relation: &Relation) -> String {
    let places: Vec<&str> =
        relation.figures.iter().filter_map(|&f| dossier.figure(f)).map(|figure| figure.place.as_str()).collect();
    let Some((whole, parts)) = places.split_first() else { return String::new() };
    if relation.law != "sum" || parts.is_empty() {
        return (*whole).to_string();
    }
    let common = common_words(&places);
    let own = |place: &str| {
        let words: Vec<&str> = place.split_whitespace().collect();
        words[common.min(words.len().saturating_sub(1))..].join(" ")
    };
    let shared: Vec<&str> = whole.split_whitespace().take(common).collect();
    let lead = shared.join(" ");
    let colon = if lead.is_empty() { "" } else { "：" };
    if parts.len() > 3 {
        return format!("{lead}{colon}{} = {} + … + {}", own(whole), own(parts[0]), own(parts[parts.len() - 1]));
    }
    let parts: Vec<String> = parts.iter().map(|part| own(part)).collect();
    format!("{lead}{colon}{} = {}", own(whole), parts.join(" + "))
}

/// How many words all places begin with.
fn common_words(places: &[&str]) -> usize {
    let Some((first, rest)) = places.split_first() else { return 0 };
    let words: Vec<&str> = first.split_whitespace().collect();
    let shared = |place: &&str| place.split_whitespace().zip(&words).take_while(|(a, b)| a == *b).count();
    rest.iter().map(shared).min().unwrap_or(words.len()).min(words.len())
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure, relation};
    use super::*;

    fn printed(tokens: &[Token]) -> String {
        tokens
            .iter()
            .map(|token| match token {
                Token::Figure(f) => f.to_string(),
                Token::Op(op) | Token::Verdict(op, _) => (*op).to_string(),
                Token::Gap => "…".into(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn each_law_has_its_form() {
        let told = |law: &str, verdict: &str, figures: &[u32], signs: &[i8]| {
            printed(&equation(&Relation { signs: signs.into(), ..relation(law, verdict, figures) }, None))
        };
        assert_eq!(told("sum", "exact", &[0, 1, 2], &[1, -1, -1]), "0 = 1 + 2");
        assert_eq!(told("sum", "inconsistent", &[0, 1, 2], &[1, -1, 1]), "0 ≠ 1 − 2");
        assert_eq!(told("same", "rounding", &[0, 1], &[1, -1]), "0 ≈ 1");
        assert_eq!(told("at-most", "inconsistent", &[0, 1], &[1, -1]), "0 < 1");
        assert_eq!(told("share", "exact", &[0, 1, 2], &[]), "2 = 0 ÷ 1");
        assert_eq!(told("growth", "exact", &[0, 1, 2], &[1, -1, 1]), "2 = 1 ÷ ( 0 + 1 )");
        assert_eq!(told("growth", "exact", &[0], &[]), "0 =");
        assert_eq!(told("sum", "exact", &[], &[]), "");
    }

    #[test]
    fn long_sums_keep_their_ends_and_the_figure_in_question() {
        let figures: Vec<u32> = (0..12).collect();
        let sum = relation("sum", "exact", &figures);
        assert_eq!(printed(&equation(&sum, Some(7))), "0 = 1 + 2 + 3 + … + 7 + … + 11");
    }

    #[test]
    fn a_sum_is_told_by_what_its_places_share() {
        let at = |place: &str| gouji_report::published::Figure { place: place.into(), ..figure(0, 1, "1") };
        let figures = vec![at("表3 总计 合计"), at("表3 总计 基本支出"), at("表3 总计 项目支出")];
        let sum = relation("sum", "exact", &[0, 1, 2]);
        let d = dossier("1", figures, vec![], vec![]);
        assert_eq!(of_relation(&d, &sum), "表3 总计：合计 = 基本支出 + 项目支出");
    }
}
