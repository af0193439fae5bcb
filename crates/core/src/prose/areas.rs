//! Areas told in words: what is built above ground and below makes the whole, wherever a text speaks of it.

use super::Claim;
use crate::model::figure::FigureId;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// Words of two parts that make the whole between them, the longer first where one holds the other.
const HALVES: &[[&str; 2]] = &[["地上", "地下"], ["不计容", "计容"], ["自有", "租"]];

/// An area: where it stands in the clean text, and its figure.
pub struct Area {
    /// First byte of its number.
    pub start: usize,
    /// One past its unit.
    pub end: usize,
    /// Its figure.
    pub figure: FigureId,
}

/// `建筑面积 A 平方米，其中地上 B 平方米（其中计容 C 平方米，不计容 D 平方米），地下 E 平方米`: A = B + E, B = C + D.
pub fn claims(clean: &str, areas: &[Area]) -> Vec<Claim> {
    let words = |n: usize| &clean[n.checked_sub(1).map_or(0, |before| areas[before].end)..areas[n].start];
    let mut found = Vec::new();
    for whole in 0..areas.len() {
        // What is divided is the area that 其中 follows.
        if whole + 1 >= areas.len() || !words(whole + 1).contains("其中") {
            continue;
        }
        let rest = whole + 1..areas.len();
        let end = rest.clone().find(|&n| words(n).contains('。')).unwrap_or(areas.len());
        for halves in HALVES {
            let first = Some(whole + 1).filter(|&n| half(words(n), halves).is_some());
            let Some((first, stated)) = first.and_then(|n| Some((n, half(words(n), halves)?))) else {
                continue;
            };
            let other = (first + 1..end).find(|&n| half(words(n), halves).is_some_and(|h| h != stated));
            if let Some(other) = other {
                let terms = [whole, first, other]
                    .iter()
                    .zip([1, -1, -1])
                    .map(|(&n, s)| (areas[n].figure, s))
                    .collect();
                found.push((Law::Sum, RuleId::GJ302, terms));
            }
        }
    }
    found
}

/// Which half the words before an area name, by the last of their clauses that names one.
fn half(words: &str, halves: &[&str; 2]) -> Option<usize> {
    let clause = words.rsplit(['，', '；', '。', '（']).next().unwrap_or(words);
    halves.iter().position(|half| clause.contains(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_make_the_whole() {
        let clean = "建筑面积约为30平方米，其中地上建筑面积为20平方米（其中计容面积15平方米，不计容面积5平方米），地下10平方米。用地9平方米";
        let areas: Vec<Area> = crate::text::number::numbers(clean)
            .iter()
            .enumerate()
            .map(|(figure, n)| Area { start: n.start, end: n.end, figure })
            .collect();
        let claims = claims(clean, &areas);
        let terms: Vec<_> = claims.into_iter().map(|(_, _, terms)| terms).collect();
        assert_eq!(terms, [vec![(0, 1), (1, -1), (4, -1)], vec![(1, 1), (2, -1), (3, -1)]]);
    }
}
