//! What a document that agrees has to show: the totals stated most often, and what was checked against what.
//! A clean answer is a result, not an absence.

use super::Dossier;
use gouji_report::published::Coordinate;
use gouji_report::{Law, Role, Verdict};
use std::collections::HashSet;

/// A total that is stated in many places.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// One of the figures that state it.
    pub figure: u32,
    /// Where in the cube it stands.
    pub coordinate: Coordinate,
    /// In how many places it is stated.
    pub places: u32,
    /// How many sums come out at it.
    pub sums: u32,
}

/// The amounts stated most often, at most `most`; of each the simplest of its places in the cube.
pub fn totals(dossier: &Dossier, most: usize) -> Vec<Total> {
    let mut found: Vec<Total> = Vec::new();
    for group in dossier.groups().iter().filter(|group| group.len() >= 3) {
        let amounts = group.iter().filter_map(|&f| Some((f, dossier.figure(f)?))).filter(|(_, figure)| {
            let zero = figure.value.bytes().all(|b| matches!(b, b'0' | b'.' | b'-'));
            figure.role == Role::Amount && !zero && of_all(&figure.coordinate)
        });
        let Some((figure, simplest)) = amounts.min_by_key(|(_, figure)| weight(&figure.coordinate)) else {
            continue;
        };
        let members: HashSet<u32> = group.iter().copied().collect();
        let sums: HashSet<u32> = group
            .iter()
            .flat_map(|&f| dossier.relations_of(f))
            .copied()
            .filter(|&r| {
                let relation = &dossier.relations()[r as usize];
                relation.law == Law::Sum && relation.figures.first().is_some_and(|f| members.contains(f))
            })
            .collect();
        found.push(Total {
            figure,
            coordinate: simplest.coordinate.clone(),
            places: group.len() as u32,
            sums: sums.len() as u32,
        });
    }
    found.sort_by_key(|t| (weight(&t.coordinate), u32::MAX - t.places));
    found.dedup_by(|a, b| a.coordinate == b.coordinate);
    found.truncate(most);
    found
}

/// What comes in and what is spent; what is bought or owned is no total of the budget.
fn of_all(coordinate: &Coordinate) -> bool {
    matches!(coordinate.flow.as_str(), "" | "all" | "income" | "expenditure")
}

/// How special a place in the cube is: the whole first, then sources and natures, then codes.
fn weight(coordinate: &Coordinate) -> usize {
    let path = |member: &str| match member {
        "" | "all" => 0,
        member => 1 + member.matches(['.', ':']).count(),
    };
    let code = |member: &str| match member {
        "" | "all" => 0,
        member if member.starts_with(|c: char| c.is_ascii_digit()) => 3 + member.len(),
        _ => 2,
    };
    // A project's own sources repeat what the project says already.
    let repeats = if coordinate.fund.ends_with("-of-project") { 6 } else { 0 };
    repeats
        + path(&coordinate.fund)
        + path(&coordinate.nature)
        + code(&coordinate.function)
        + code(&coordinate.economic)
}

/// Relations of one kind, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Hundreds digit of the rules: 1 within a form, 2 between forms, 3 narrative, 4 performance tables, …
    pub family: char,
    /// All.
    pub relations: u32,
    /// Holding as printed.
    pub exact: u32,
    /// Holding by rounding.
    pub rounding: u32,
    /// Not holding.
    pub inconsistent: u32,
}

/// The relations by where they were checked.
pub fn scopes(dossier: &Dossier) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = Vec::new();
    for relation in dossier.relations() {
        let family = relation.rule.chars().find(char::is_ascii_digit).unwrap_or('0');
        let at = scopes.iter().position(|s| s.family == family).unwrap_or_else(|| {
            scopes.push(Scope { family, ..Scope::default() });
            scopes.len() - 1
        });
        let scope = &mut scopes[at];
        scope.relations += 1;
        match relation.verdict {
            Verdict::Exact => scope.exact += 1,
            Verdict::Rounding => scope.rounding += 1,
            _ => scope.inconsistent += 1,
        }
    }
    scopes.sort_by_key(|s| s.family);
    scopes
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure, relation};
    use super::*;
    use gouji_report::published::Relation;

    #[test]
    fn the_most_stated_totals_come_first() {
        let figures = (0..6).map(|i| figure(i * 2, i * 2 + 1, "7")).collect();
        let relations = vec![
            relation("same", "exact", &[0, 1]),
            relation("same", "exact", &[1, 2]),
            relation("sum", "exact", &[1, 4, 5]),
        ];
        let d = dossier("7 7 7 7 7 7", figures, relations, vec![]);
        let found = totals(&d, 5);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].figure, found[0].places, found[0].sums), (0, 3, 1));
    }

    #[test]
    fn relations_are_counted_by_family() {
        let of = |rule: &str, verdict: &str| Relation { rule: rule.into(), ..relation("sum", verdict, &[]) };
        let relations = vec![of("GJ301", "exact"), of("GJ102", "rounding"), of("GJ101", "exact")];
        let counted = scopes(&dossier("", vec![], relations, vec![]));
        let families: Vec<_> = counted.iter().map(|s| (s.family, s.relations, s.exact, s.rounding)).collect();
        assert_eq!(families, [('1', 2, 1, 1), ('3', 1, 1, 0)]);
    }
}
