//! What was carried out against what was planned, in words: 决算数大于预算数, 决算数小于全年预算数, 决算数与预算数持平.

use super::Claim;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::FigureId;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// An amount of a paragraph: where it stands in the clean text, its figure and its place.
pub struct Stated {
    /// First byte of its number.
    pub start: usize,
    /// Its figure.
    pub figure: FigureId,
    /// Its place.
    pub place: Coordinate,
}

/// Words of the comparison, and the sign of what was carried out less what was planned.
const WORDS: &[(&str, i8)] = &[
    ("大于", 1),
    ("高于", 1),
    ("超过", 1),
    ("小于", -1),
    ("低于", -1),
    ("持平", 0),
    ("等于", 0),
    ("一致", 0),
    ("相等", 0),
    ("相同", 0),
    ("无差异", 0),
    ("无差额", 0),
];

/// The claims of a paragraph: each of the amounts told last before the words.
pub fn claims(clean: &str, stated: &[Stated]) -> Vec<Claim> {
    // `支出决算为3万元，与年初预算数持平`: of the amount before, without its name.
    let bare = ["，", "。", "；"].into_iter().flat_map(|stop| {
        let after = clean.match_indices(stop).map(move |(at, _)| at + stop.len());
        let bare = move |at: usize| at + if clean[at..].starts_with(DONE) { DONE.len() } else { 0 };
        after.map(bare).filter(|at| PLAN.iter().any(|plan| clean[*at..].starts_with(plan))).map(|at| (at, at))
    });
    let named = clean.match_indices("决算数").map(|(at, word)| (at, at + word.len()));
    named.chain(bare).filter_map(|(at, after)| claim(clean, at, &clean[after..], stated)).collect()
}

/// Words by which what is nearly the same is not the same.
pub const NEARLY: [&str; 6] = ["基本", "大致", "大体", "总体", "接近", "略"];

/// How a clause begins that compares with the plan alone.
const PLAN: [&str; 4] = ["与年初预算", "与全年预算", "与调整预算", "与预算"];

/// What may stand before it.
const DONE: &str = "支出决算";

fn claim(clean: &str, at: usize, after: &str, stated: &[Stated]) -> Option<Claim> {
    let clause = &after[..after.find(['。', '，', '；', '：']).unwrap_or(after.len())];
    let direct = clause.trim_start_matches(['与', '和', '比']);
    let (word, sign) = WORDS.iter().find(|(word, _)| clause.contains(word))?;
    // `与预算数基本持平` says that they differ a little.
    if *sign == 0 && NEARLY.iter().any(|nearly| clause.contains(nearly)) {
        return None;
    }
    let planned = match sign {
        // `决算数等于预算数`, `决算数与预算数持平`.
        0 => Some(direct.split(word).next()?).filter(|w| !w.is_empty()).or(direct.strip_prefix(word))?,
        _ => clause.strip_prefix(word)?,
    };
    if !planned.contains("预算") || clean[..at].ends_with("支出") {
        return None;
    }
    let before = || stated.iter().rev().filter(|s| s.start < at);
    let carried_out = before().find(|s| *s.place.on(Axis::Stage) == Member::EXECUTION)?;
    let wanted = ["年初", "全年", "调整"].into_iter().find(|w| planned.contains(w));
    let stage = wanted.map(|w| if w == "年初" { "budget" } else { "adjusted" });
    let plan = before().find(|s| {
        let at_stage =
            stage.map_or(*s.place.on(Axis::Stage) != Member::EXECUTION, |w| **s.place.on(Axis::Stage) == *w);
        at_stage && s.place.with(Axis::Stage, carried_out.place.on(Axis::Stage).clone()) == carried_out.place
    })?;
    let (more, less) = if *sign > 0 { (carried_out, plan) } else { (plan, carried_out) };
    let law = if *sign == 0 { Law::Same } else { Law::AtMost };
    Some((law, RuleId::GJ316, vec![(more.figure, 1), (less.figure, -1)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cube::Member;

    #[test]
    fn words_are_held_against_the_amounts_before_them() {
        let stages = ["budget", "adjusted", "execution"];
        let stated = |clean: &str| {
            let stated: Vec<Stated> = crate::text::number::numbers(clean)
                .iter()
                .enumerate()
                .map(|(figure, n)| Stated {
                    start: n.start,
                    figure,
                    place: Coordinate::default().with(Axis::Stage, Member::named(stages[figure])),
                })
                .collect();
            claims(clean, &stated).into_iter().map(|(law, _, terms)| (law, terms)).collect::<Vec<_>>()
        };
        let lead = "年初预算为3万元，全年预算为4万元，支出决算为5万元。";
        assert_eq!(
            stated(&format!("{lead}决算数大于预算数的主要原因是甲。")),
            [(Law::AtMost, vec![(2, 1), (1, -1)])]
        );
        assert_eq!(stated(&format!("{lead}决算数小于年初预算数。")), [(Law::AtMost, vec![(0, 1), (2, -1)])]);
        assert_eq!(stated(&format!("{lead}决算数与全年预算数持平。")), [(Law::Same, vec![(1, 1), (2, -1)])]);
        assert!(stated(&format!("{lead}决算数比上年增加。")).is_empty());
    }
}
