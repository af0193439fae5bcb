//! What changing one figure would do: which of the relations that fail with it would hold.
//! Judged by the check's own laws, on the printed figures, with one of them read otherwise.

use super::{Dossier, State};
use gouji_report::{Verdict, judged};

/// A relation that would hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Its index.
    pub relation: u32,
    /// It would hold as printed, not only by rounding.
    pub exact: bool,
}

/// The relations that fail with a figure and would hold if it said `instead`, a decimal in its own unit.
pub fn repaired(dossier: &Dossier, figure: u32, instead: &str) -> Vec<Repaired> {
    let Some(printed) = dossier.figure(figure) else { return Vec::new() };
    let Some(instead) = judged::read(instead, &printed.unit) else { return Vec::new() };
    let amount = |index: u32| match index == figure {
        true => Some(instead),
        false => dossier.figure(index).and_then(judged::amount),
    };
    let fails = |&index: &u32| {
        let relation = dossier.relations().get(index as usize);
        relation.is_some_and(|relation| State::of_verdict(relation.verdict) == State::Bad)
    };
    let holds = |index: u32| {
        let relation = dossier.relations().get(index as usize)?;
        match judged::judged(relation, amount)?.0 {
            Verdict::Inconsistent => None,
            verdict => Some(Repaired { relation: index, exact: verdict == Verdict::Exact }),
        }
    };
    dossier.relations_of(figure).iter().copied().filter(|index| fails(index)).filter_map(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{figure, relation};
    use super::*;
    use gouji_report::published::{Figure, Relation};

    fn with(law: &str, signs: &[i8], values: &[&str]) -> Vec<Repaired> {
        let figures = values.iter().zip(0u32..).map(|(v, at)| figure(at * 9, at * 9 + 5, v)).collect();
        let all: Vec<u32> = (0..values.len() as u32).collect();
        let bad = Relation { signs: signs.into(), ..relation(law, "inconsistent", &all) };
        let d = dossier("", figures, vec![bad, relation(law, "exact", &all)]);
        repaired(&d, 0, "136.10")
    }

    fn dossier(text: &str, figures: Vec<Figure>, relations: Vec<Relation>) -> Dossier {
        super::super::dossier::tests::dossier(text, figures, relations, vec![])
    }

    #[test]
    fn what_would_hold_is_said_and_how() {
        let exact = [Repaired { relation: 0, exact: true }];
        assert_eq!(with("same", &[1, -1], &["163.10", "136.10"]), exact);
        assert_eq!(with("sum", &[1, -1, -1], &["163.10", "100.00", "36.10"]), exact);
        assert_eq!(
            with("sum", &[1, -1, -1], &["163.10", "100.00", "36.11"]),
            [Repaired { relation: 0, exact: false }]
        );
        assert_eq!(with("sum", &[1, -1, -1], &["163.10", "100.00", "63.10"]), []);
        assert_eq!(with("at-most", &[1, -1], &["163.10", "140.00"]), []);
        assert_eq!(with("at-most", &[1, -1], &["1.00", "136.00"]), exact);
        assert_eq!(with("share", &[1, 1, 1], &["163.10", "272.20", "50.00"]), exact);
        assert_eq!(with("growth", &[1, 1, 1], &["163.10", "36.10", "36.10"]), exact);
        assert_eq!(with("growth", &[1, 1, 1], &["163.10", "136.10", "36.10"]), [], "from nothing");
        assert_eq!(with("growth-over", &[1, 1, 1], &["163.10", "100.00", "36.10"]), exact);
        assert_eq!(with("growth-over", &[1, 1, 1], &["163.10", "0.00", "36.10"]), []);
        assert_eq!(with("formula", &[1, -1, -1], &["163.10", "2", "68.05"]), exact);
        assert_eq!(with("formula", &[1, -1, 0], &["163.10", "2", "68.05"]), [], "no product");
        assert_eq!(with("share", &[1, 1], &["163.10", "272.20"]), [], "of what share is missing");
    }

    #[test]
    fn the_direction_of_a_growth_counts() {
        let exact = [Repaired { relation: 0, exact: true }];
        assert_eq!(with("growth-over", &[1, 1, -1], &["163.10", "100.00", "36.10"]), [], "it rose");
        assert_eq!(with("growth-over", &[1, 1, -1], &["163.10", "272.20", "50.00"]), exact);
        assert_eq!(with("growth", &[1, -1, 1], &["163.10", "136.10", "50.00"]), [], "it fell");
        assert_eq!(with("growth", &[1, -1, -1], &["163.10", "136.10", "50.00"]), exact);
    }

    #[test]
    fn growth_from_nothing_is_a_hundred_percent() {
        let exact = [Repaired { relation: 0, exact: true }];
        assert_eq!(with("growth", &[1, 1, 1], &["163.10", "136.10", "100.00"]), exact);
        assert_eq!(with("growth-over", &[1, 1, 1], &["163.10", "0.00", "100.00"]), exact);
        assert_eq!(with("share", &[1, 1, 1], &["163.10", "0.00", "50.00"]), []);
    }

    #[test]
    fn a_figure_in_yuan_may_be_cut_to_the_larger_unit() {
        let unit = |unit: &str, figure: Figure| Figure { unit: unit.into(), ..figure };
        let figures = vec![unit("万元", figure(0, 7, "1545.22")), unit("元", figure(9, 17, "15542265"))];
        let bad = Relation { signs: vec![1, -1], ..relation("same", "inconsistent", &[0, 1]) };
        let d = dossier("", figures, vec![bad]);
        let by_rounding = [Repaired { relation: 0, exact: false }];
        assert_eq!(repaired(&d, 0, "1554.23"), by_rounding, "rounded");
        assert_eq!(repaired(&d, 0, "1554.22"), by_rounding, "cut off");
        assert_eq!(repaired(&d, 0, "1554.24"), []);
    }

    #[test]
    fn what_is_no_number_repairs_nothing() {
        let d = dossier("", vec![figure(0, 1, "1")], vec![relation("same", "inconsistent", &[0, 0])]);
        assert_eq!(repaired(&d, 0, "–"), []);
        assert_eq!(repaired(&d, 0, "79228162514264337593543950335"), [], "more than there is");
        assert_eq!(repaired(&d, 9, "1"), []);
    }
}
