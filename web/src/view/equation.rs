//! Relations as equations: which figures and signs are printed, in which order, for each law.
//! The numbers themselves are printed by whoever draws the tokens, as the document prints them.

use super::{Dossier, State};
use gouji_report::judged::{self, Piece};
use gouji_report::published::Relation;
use gouji_report::{Law, Role};
use rust_decimal::Decimal;

/// A part of an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A figure.
    Figure(u32),
    /// A sign between figures.
    Op(&'static str),
    /// The sign in the middle, which says whether the equation holds.
    Verdict(&'static str, State),
    /// A number that is given and not printed: the 90 points that weights add up to.
    Given(Decimal),
    /// Figures left out because there are too many.
    Gap,
}

/// More parts than this are shortened.
const MOST: usize = 7;

/// The equation of a relation. Of a long one only the ends and `keep` are shown; parts that the document leaves
/// blank, as `is_blank` says, are not.
pub fn equation(relation: &Relation, keep: Option<u32>, is_blank: impl Fn(u32) -> bool) -> Vec<Token> {
    let state = State::of_verdict(relation.verdict);
    let Some((&first, rest)) = relation.figures.split_first() else { return Vec::new() };
    match relation.law {
        Law::Share | Law::Growth | Law::GrowthOver | Law::Completion | Law::PerUnit | Law::Formula => {
            let Some(shown) = judged::shown(relation) else {
                return vec![Token::Figure(first), verdict("=", state)];
            };
            // What is stated first, then what it is reckoned from.
            let (stated, reckoned) = match relation.law {
                Law::Formula => (shown.left, shown.right),
                _ => (shown.right, shown.left),
            };
            let mut tokens = side(relation, &stated);
            tokens.push(verdict("=", state));
            tokens.extend(side(relation, &reckoned));
            tokens
        }
        _ if given(relation).is_some() => {
            let terms: Vec<(u32, i8)> = relation.figures.iter().map(|&figure| (figure, -1)).collect();
            let mut tokens = parts(&terms, 1, keep, false);
            tokens.push(verdict("=", state));
            tokens.extend(given(relation).map(Token::Given));
            tokens
        }
        law => {
            let middle = match (law, state) {
                (Law::AtMost, State::Bad) => Token::Verdict("<", state),
                (Law::AtMost, _) => Token::Verdict("≥", state),
                _ => verdict("=", state),
            };
            let mut tokens = vec![Token::Figure(first), middle];
            let mut terms: Vec<(u32, i8)> = rest
                .iter()
                .enumerate()
                .map(|(at, &figure)| (figure, relation.signs.get(at + 1).copied().unwrap_or(-1)))
                .collect();
            if matches!(law, Law::Sum | Law::Same) && !terms.iter().all(|&(figure, _)| is_blank(figure)) {
                terms.retain(|&(figure, _)| !is_blank(figure) || keep == Some(figure));
            }
            let whole = relation.signs.first().copied().unwrap_or(1);
            tokens.extend(parts(&terms, whole, keep, law == Law::Same));
            tokens
        }
    }
}

/// What the figures of a relation add up to without its being printed.
fn given(relation: &Relation) -> Option<Decimal> {
    let constant: Decimal = relation.constant.as_deref()?.parse().ok()?;
    (!constant.is_zero() && relation.signs.iter().all(|&sign| sign == 1)).then_some(-constant)
}

fn verdict(holds: &'static str, state: State) -> Token {
    match state {
        State::Bad => Token::Verdict("≠", state),
        State::Round => Token::Verdict("≈", state),
        _ => Token::Verdict(holds, state),
    }
}

fn parts(terms: &[(u32, i8)], whole: i8, keep: Option<u32>, same: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut gap = false;
    for (at, &(figure, sign)) in terms.iter().enumerate() {
        let shown = terms.len() <= MOST || at < 3 || at + 1 == terms.len() || keep == Some(figure);
        if !shown && gap {
            continue;
        }
        let op = match (same, sign == whole) {
            (true, _) => "=",
            (false, true) => "−",
            (false, false) => "+",
        };
        if at > 0 || op == "−" {
            tokens.push(Token::Op(op));
        }
        tokens.push(if shown { Token::Figure(figure) } else { Token::Gap });
        gap = !shown;
    }
    tokens
}

/// One side of an equation as its law shows it.
fn side(relation: &Relation, side: &[Vec<Piece>]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (at, addend) in side.iter().enumerate() {
        if at > 0 {
            tokens.push(Token::Op("+"));
        }
        for (at, piece) in addend.iter().enumerate() {
            let falls = |n: usize| relation.signs.get(n).is_some_and(|&sign| sign < 0);
            tokens.push(match *piece {
                Piece::Part(n) | Piece::Term(n) | Piece::Signed(n) | Piece::Percent(n) | Piece::Rate(n) => {
                    Token::Figure(relation.figures[n])
                }
                Piece::Given(value) => Token::Given(value),
                Piece::Over => Token::Op("÷"),
                Piece::Times => Token::Op("×"),
                // Less a fall is and a fall: its minus is not printed.
                Piece::Minus => match addend.get(at + 1) {
                    Some(&Piece::Signed(n)) if falls(n) => Token::Op("+"),
                    _ => Token::Op("−"),
                },
                Piece::Open => Token::Op("("),
                Piece::Close => Token::Op(")"),
                Piece::One => Token::Op("1"),
            });
        }
    }
    tokens
}

/// By how much a relation misses, as it is printed, with its unit where the amounts have several; none where it does
/// not miss.
pub fn difference(dossier: &Dossier, relation: &Relation) -> Option<String> {
    let value = relation.difference.parse::<Decimal>().ok()?.abs();
    (!value.is_zero()).then(|| match relation.law {
        law if law.is_of_rate() => format!("{value}%"),
        _ if mixes_units(dossier, relation) => dossier.alike(&with_unit(value, "万元")),
        _ => dossier.alike(&value.to_string()),
    })
}

/// A difference with its unit, in the smaller one where it is small: `45.22 元`, not `0.004522 万元`.
pub fn with_unit(value: Decimal, unit: &str) -> String {
    let value = value.normalize();
    if unit == "万元" && value.scale() > 2 && value < Decimal::new(1, 2) {
        return format!("{} 元", (value * Decimal::from(10_000)).normalize());
    }
    format!("{value} {unit}").trim_end().to_string()
}

/// Whether the amounts of a relation are stated in different units, so that an equation needs them.
pub fn mixes_units(dossier: &Dossier, relation: &Relation) -> bool {
    let mut units = relation
        .figures
        .iter()
        .filter(|&&f| !dossier.is_blank(f))
        .filter_map(|&f| dossier.figure(f))
        .filter(|figure| figure.role != Role::Share && figure.role != Role::Growth)
        .map(|figure| figure.unit.as_str());
    units.next().is_some_and(|first| units.any(|unit| unit != first))
}

/// The unit of a relation's difference: that of its amounts, 万元 where they have several.
pub fn difference_unit<'d>(dossier: &'d Dossier, relation: &Relation) -> &'d str {
    if mixes_units(dossier, relation) {
        return "万元";
    }
    let printed = relation.figures.iter().filter(|&&f| !dossier.is_blank(f));
    printed.filter_map(|&f| dossier.figure(f)).map(|figure| figure.unit.as_str()).next().unwrap_or_default()
}

/// What a relation is about, in the document's own words: the place of its whole and what it is made of.
pub fn of_relation(dossier: &Dossier, relation: &Relation) -> String {
    let places: Vec<&str> = relation
        .figures
        .iter()
        .filter_map(|&f| dossier.figure(f))
        .map(|figure| figure.place.as_str())
        .collect();
    let Some((whole, parts)) = places.split_first() else { return String::new() };
    let sign = match relation.law {
        Law::Sum | Law::Same => "=",
        Law::AtMost => "≥",
        law if law.is_of_rate() => return places.get(2).unwrap_or(whole).to_string(),
        _ => return (*whole).to_string(),
    };
    if parts.iter().all(|part| part == whole) {
        return (*whole).to_string();
    }
    let places: Vec<Vec<&str>> = places.iter().map(|place| place.split_whitespace().collect()).collect();
    let front = shared(&places, |words, at| words.get(at).copied());
    let back = shared(&places, |words, at| words.len().checked_sub(at + 1).map(|at| words[at]));
    if given(relation).is_some() {
        let (lead, tail) = (&places[0][..front], &places[0][places[0].len() - back..]);
        return [lead, tail].concat().join(" ");
    }
    let own = |words: &[&str]| {
        let from = front.min(words.len().saturating_sub(1));
        let to = words.len().saturating_sub(back).max(from + 1).min(words.len());
        words[from..to].join(" ")
    };
    // What all places end in tells the column: rows of one name are told apart by it.
    let least = places.iter().map(Vec::len).min().unwrap_or_default();
    let column = &places[0][places[0].len() - back.min(least.saturating_sub(front + 1))..];
    let lead = [&places[0][..front.min(places[0].len())], column].concat().join(" ");
    let colon = if lead.is_empty() { "" } else { "：" };
    let whole = own(&places[0]);
    let parts: Vec<String> = places[1..].iter().map(|words| own(words)).collect();
    match parts.as_slice() {
        [first, _, _, .., last] => format!("{lead}{colon}{whole} {sign} {first} + … + {last}"),
        parts => format!("{lead}{colon}{whole} {sign} {}", parts.join(" + ")),
    }
}

/// How many words all places share from one end, `word` giving the nth from it.
fn shared<'a>(places: &[Vec<&'a str>], word: impl Fn(&[&'a str], usize) -> Option<&'a str>) -> usize {
    let alike = |at: usize| {
        let first = places.first().and_then(|words| word(words, at));
        first.is_some() && places.iter().all(|words| word(words, at) == first)
    };
    (0..).take_while(|&at| alike(at)).count()
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
                Token::Given(number) => number.to_string(),
                Token::Gap => "…".into(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_difference_is_given_in_a_unit_that_people_read() {
        let with_its_unit = |value: &str, unit| with_unit(value.parse().unwrap(), unit);
        assert_eq!(with_its_unit("0.004522", "万元"), "45.22 元");
        assert_eq!(with_its_unit("2.3201", "万元"), "2.3201 万元");
        assert_eq!(with_its_unit("0.01", "万元"), "0.01 万元");
        assert_eq!(with_its_unit("3.00", ""), "3");
    }

    #[test]
    fn each_law_has_its_form() {
        let written = |law: &str, verdict: &str, figures: &[u32], signs: &[i8]| {
            printed(&equation(
                &Relation { signs: signs.into(), ..relation(law, verdict, figures) },
                None,
                |f| f == 99,
            ))
        };
        assert_eq!(written("sum", "exact", &[0, 1, 2], &[1, -1, -1]), "0 = 1 + 2");
        assert_eq!(written("sum", "inconsistent", &[0, 1, 2], &[1, -1, 1]), "0 ≠ 1 − 2");
        assert_eq!(written("sum", "exact", &[0, 99, 2, 99], &[1, -1, -1, -1]), "0 = 2");
        assert_eq!(written("same", "rounding", &[0, 1], &[1, -1]), "0 ≈ 1");
        assert_eq!(written("at-most", "inconsistent", &[0, 1], &[1, -1]), "0 < 1");
        assert_eq!(written("share", "exact", &[0, 1, 2], &[]), "2 = 0 ÷ 1");
        assert_eq!(written("growth", "exact", &[0, 1, 2], &[1, -1, 1]), "2 = 1 ÷ ( 0 + 1 )");
        assert_eq!(
            written("formula", "rounding", &[0, 1, 2, 3, 4], &[1, -1, -1, -2, -2]),
            "0 ≈ 1 × 2 + 3 × 4"
        );
        assert_eq!(written("growth", "exact", &[0], &[]), "0 =");
        assert_eq!(written("growth-over", "exact", &[0, 1, 2], &[1, 1, -1]), "2 = 0 ÷ 1 − 1");
        assert_eq!(written("sum", "exact", &[], &[]), "");
    }

    #[test]
    fn what_is_given_stands_at_the_end() {
        let weights = Relation {
            signs: vec![1, 1, 1],
            constant: Some("-90".into()),
            ..relation("sum", "inconsistent", &[0, 1, 2])
        };
        assert_eq!(printed(&equation(&weights, None, |_| false)), "0 + 1 + 2 ≠ 90");
    }

    #[test]
    fn long_sums_keep_their_ends_and_the_figure_in_question() {
        let figures: Vec<u32> = (0..12).collect();
        let sum = relation("sum", "exact", &figures);
        assert_eq!(printed(&equation(&sum, Some(7), |_| false)), "0 = 1 + 2 + 3 + … + 7 + … + 11");
    }

    #[test]
    fn a_relation_is_named_by_what_its_places_share() {
        let at = |place: &str| gouji_report::published::Figure { place: place.into(), ..figure(0, 1, "1") };
        let figures = vec![at("表3 总计 合计"), at("表3 总计 基本支出"), at("表3 总计 项目支出")];
        let sum = relation("sum", "exact", &[0, 1, 2]);
        let d = dossier("1", figures, vec![], vec![]);
        assert_eq!(of_relation(&d, &sum), "表3 总计：合计 = 基本支出 + 项目支出");
        let figures = vec![at("表1 收入总计 预算数"), at("表1 本年 预算数"), at("表1 上年 预算数")];
        let d = dossier("1", figures, vec![], vec![]);
        assert_eq!(of_relation(&d, &sum), "表1 预算数：收入总计 = 本年 + 上年");
    }
}
