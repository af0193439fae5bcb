//! What a document says for certain: one figure for one place in the cube, or none.
//! Where it says two things of one place, the one that most places agree on stands; without a majority, neither.

use crate::view::{Dossier, State};
use gouji_report::published::{Coordinate, Figure};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A place in the cube, `all` wherever nothing else is said.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// `budget` or `execution`.
    pub stage: &'a str,
    /// `income`, `expenditure`, or both in one.
    pub flow: &'a str,
    /// Source of funds.
    pub fund: &'a str,
    /// Functional classification.
    pub function: &'a str,
    /// Basic or project.
    pub nature: &'a str,
    /// Economic classification.
    pub economic: &'a str,
}

/// An axis whose members are asked for; its place in the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Source of funds.
    Fund = 3,
    /// Functional classification.
    Function = 4,
    /// Basic or project, and each project.
    Nature = 5,
}

impl<'a> At<'a> {
    /// The member on an axis.
    pub fn on(self, axis: Axis) -> &'a str {
        match axis {
            Axis::Fund => self.fund,
            Axis::Function => self.function,
            Axis::Nature => self.nature,
        }
    }

    /// The same place with another member on an axis.
    pub fn with(self, axis: Axis, member: &'a str) -> At<'a> {
        match axis {
            Axis::Fund => At { fund: member, ..self },
            Axis::Function => At { function: member, ..self },
            Axis::Nature => At { nature: member, ..self },
        }
    }
}

impl At<'_> {
    /// The whole of a stage and a flow.
    pub fn whole<'a>(stage: &'a str, flow: &'a str) -> At<'a> {
        At { stage, flow, fund: "all", function: "all", nature: "all", economic: "all" }
    }
}

/// An amount of money that the document states.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The figure that stands for it.
    pub figure: u32,
    /// In yuan.
    pub yuan: Decimal,
    /// By how much rounding may have moved it, in yuan.
    pub slack: Decimal,
    /// Figures that say otherwise of the same place.
    pub otherwise: Vec<u32>,
    /// How many figures say this.
    pub times: u32,
}

impl Fact {
    /// Whether there is any money.
    pub fn is_some(&self) -> bool {
        !self.yuan.is_zero()
    }
}

/// The amounts and changes of a dossier, by their places.
pub struct Facts<'a> {
    /// Whose they are.
    pub dossier: &'a Dossier,
    /// `execution` for final accounts, else `budget`.
    pub stage: &'static str,
    by_place: HashMap<[&'a str; 7], Vec<u32>>,
}

impl<'a> Facts<'a> {
    /// Gathers them.
    pub fn new(dossier: &'a Dossier) -> Facts<'a> {
        let disclosure = &dossier.answer.report.disclosure;
        let stage = if disclosure.kind == "final-accounts" { "execution" } else { "budget" };
        let mut by_place: HashMap<[&str; 7], Vec<u32>> = HashMap::new();
        for (index, figure) in (0u32..).zip(dossier.figures()) {
            let place = &figure.coordinate;
            let of_all = matches!(place.entity.as_str(), "" | "all");
            if of_all && place.year == disclosure.year {
                by_place.entry(key(figure.role.as_str(), place)).or_default().push(index);
            }
        }
        Facts { dossier, stage, by_place }
    }

    /// Every figure with that role at a place.
    pub fn figures(&self, role: &str, at: At) -> Vec<u32> {
        let key = [role, at.stage, at.flow, at.fund, at.function, at.nature, at.economic];
        self.by_place.get(&key).cloned().unwrap_or_default()
    }

    /// The amount at a place, if the document decides it.
    pub fn amount(&self, at: At) -> Option<Fact> {
        let figures = self.figures("amount", at);
        let fact = self.decide(figures.iter().filter_map(|&index| self.fact(index)).collect())?;
        let suspects = figures.into_iter().filter(|&index| self.dossier.is_red(index));
        let otherwise = fact.otherwise.iter().copied().chain(suspects).collect();
        Some(Fact { otherwise, ..fact })
    }

    /// The members of an axis at which amounts are stated, all else as in `at`; those without a name are left out.
    pub fn members(&self, at: At, axis: Axis) -> Vec<&'a str> {
        let place = ["amount", at.stage, at.flow, at.fund, at.function, at.nature, at.economic];
        let axis = axis as usize;
        let same = |key: &[&str; 7]| (0..key.len()).all(|i| i == axis || key[i] == place[i]);
        let keys = self.by_place.keys().filter(|key| same(key));
        let mut members: Vec<&str> =
            keys.map(|key| key[axis]).filter(|member| !member.starts_with('~')).collect();
        members.sort_unstable();
        members
    }

    /// A figure as an amount of money; none where it is blank, a suspect, or no money.
    pub fn fact(&self, index: u32) -> Option<Fact> {
        if self.dossier.is_blank(index) || self.dossier.is_red(index) {
            return None;
        }
        let figure = self.dossier.figure(index)?;
        let (yuan, slack) = yuan(figure)?;
        Some(Fact { figure: index, yuan, slack, otherwise: Vec::new(), times: 1 })
    }

    /// What most say, stated by the first of them that nothing contradicts.
    fn decide(&self, facts: Vec<Fact>) -> Option<Fact> {
        let agrees = |a: &Fact, b: &Fact| (a.yuan - b.yuan).abs() <= a.slack + b.slack;
        let with = |fact: &Fact| facts.iter().filter(|other| agrees(fact, other)).count();
        let quiet = |fact: &Fact| self.dossier.state(fact.figure) != State::Bad;
        let best =
            facts.iter().max_by_key(|fact| (with(fact), quiet(fact), std::cmp::Reverse(fact.figure)))?;
        let (times, all) = (with(best), facts.len());
        let otherwise = facts.iter().filter(|other| !agrees(best, other)).map(|other| other.figure).collect();
        (times * 2 > all).then(|| Fact { otherwise, times: times as u32, ..best.clone() })
    }
}

fn key<'a>(role: &'a str, place: &'a Coordinate) -> [&'a str; 7] {
    let member = |member: &'a str| if member.is_empty() { "all" } else { member };
    [
        role,
        member(&place.stage),
        member(&place.flow),
        member(&place.fund),
        member(&place.function),
        member(&place.nature),
        member(&place.economic),
    ]
}

/// A figure in yuan, and half of its last printed digit; none where it is not an amount of money.
fn yuan(figure: &Figure) -> Option<(Decimal, Decimal)> {
    let unit = match figure.unit.as_str() {
        "元" => Decimal::ONE,
        "万元" => Decimal::from(10_000),
        "亿元" => Decimal::from(100_000_000),
        _ => return None,
    };
    let value: Decimal = figure.value.parse().ok()?;
    let slack = if figure.unit == "元" { Decimal::ZERO } else { Decimal::new(5, value.scale() + 1) };
    Some((value * unit, slack * unit))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::view::dossier::tests::{dossier, figure, relation};
    use gouji_report::Role;
    use gouji_report::published::Relation;

    /// A figure at a place: text with its unit, role, and flow, fund, function, nature, economic of 2026's budget.
    pub fn placed(start: u32, text: &str, role: &str, place: [&str; 5]) -> Figure {
        let end = start + text.len() as u32;
        let unit = if matches!(role, "share" | "growth") { "%" } else { "万元" };
        let [flow, fund, function, nature, economic] = place.map(String::from);
        let coordinate = Coordinate {
            year: Some(2026),
            stage: "budget".into(),
            flow,
            fund,
            function,
            nature,
            economic,
            entity: "all".into(),
        };
        Figure {
            role: Role::of_name(role).expect("a role"),
            unit: unit.into(),
            coordinate,
            ..figure(start, end, text)
        }
    }

    /// A dossier of the budget of 2026 with these figures.
    pub fn budget(text: &str, figures: Vec<Figure>, relations: Vec<Relation>) -> Dossier {
        let mut dossier = dossier(text, figures, relations, vec![]);
        dossier.answer.report.disclosure.year = Some(2026);
        dossier.answer.report.disclosure.kind = "budget".into();
        dossier.answer.report.disclosure.entity = "甲局".into();
        dossier
    }

    #[test]
    fn the_majority_stands_and_without_one_nothing() {
        let all = ["expenditure", "all", "all", "all", "all"];
        let whole = |values: &[&str]| {
            let figures = values.iter().zip(0u32..).map(|(v, at)| placed(at * 8, v, "amount", all)).collect();
            let d = budget("", figures, vec![relation("same", "inconsistent", &[0])]);
            Facts::new(&d)
                .amount(At::whole("budget", "expenditure"))
                .map(|f| (f.figure, f.times, f.otherwise))
        };
        assert_eq!(whole(&["7.00", "8.00", "7", "7.00"]), Some((2, 3, vec![1])), "the first is contradicted");
        assert_eq!(whole(&["7.00", "8.00"]), None);
        assert_eq!(whole(&[]), None);
    }

    #[test]
    fn units_are_brought_together() {
        let all = ["expenditure", "all", "all", "all", "all"];
        let mut exact = placed(0, "70012", "amount", all);
        exact.unit = "元".into();
        let d = budget("", vec![exact, placed(10, "7.00", "amount", all)], vec![]);
        let fact = Facts::new(&d).amount(At::whole("budget", "expenditure")).unwrap();
        assert_eq!((fact.yuan, fact.times), (Decimal::from(70012), 2));
    }
}
