//! The figures of an answer by their place in the cube: what each place is stated to be, and what contradicts it.
//! Where a place is stated several times, the pictures draw what most of the figures say and keep the one that differs.

use crate::view::{Dossier, State};
use gouji_report::published::{Coordinate, Figure};
use gouji_report::{Law, Role};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A place of this year's money: flow, fund, function, nature, economic class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At<'a> {
    /// Income or expenditure; the two are one where nothing is carried forward.
    pub flow: Flow,
    /// Fund source.
    pub fund: &'a str,
    /// Functional code.
    pub function: &'a str,
    /// Basic or project.
    pub nature: &'a str,
    /// Economic code.
    pub economic: &'a str,
}

/// Which way the money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flow {
    /// Received.
    In,
    /// Spent.
    Out,
}

/// The whole of an axis.
pub const ALL: &str = "all";

impl<'a> At<'a> {
    /// All that is received.
    pub fn income() -> At<'a> {
        At { flow: Flow::In, fund: ALL, function: ALL, nature: ALL, economic: ALL }
    }

    /// All that is spent.
    pub fn spending() -> At<'a> {
        At { flow: Flow::Out, ..At::income() }
    }

    /// Of one fund source.
    pub fn fund(self, fund: &'a str) -> At<'a> {
        At { fund, ..self }
    }

    /// Of one function.
    pub fn function(self, function: &'a str) -> At<'a> {
        At { function, ..self }
    }

    /// Of one nature.
    pub fn nature(self, nature: &'a str) -> At<'a> {
        At { nature, ..self }
    }

    /// Of one economic class.
    pub fn economic(self, economic: &'a str) -> At<'a> {
        At { economic, ..self }
    }
}

/// What a place is stated to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The figure that states it.
    pub figure: u32,
    /// How much it is, in 万元: as printed, or as it should be where only a suspect states it.
    pub value: Decimal,
    /// A figure that states something else.
    pub gap: Option<Gap>,
}

/// A figure that does not agree with the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The figure.
    pub figure: u32,
    /// What it says, in 万元.
    pub printed: Decimal,
    /// It is the one that the document decides to be wrong.
    pub red: bool,
}

/// The amounts of an answer by place.
pub struct Places<'a> {
    /// The answer.
    pub dossier: &'a Dossier,
    stated: BTreeMap<At<'a>, Vec<u32>>,
    one_flow: bool,
}

impl<'a> Places<'a> {
    /// Indexes the amounts of the year and the stage that the document is about.
    pub fn new(dossier: &'a Dossier) -> Places<'a> {
        Places::of_stage(dossier, stage(dossier))
    }

    /// Indexes the amounts of another stage, such as the budget that final accounts state beside the execution.
    pub fn of_stage(dossier: &'a Dossier, stage: &str) -> Places<'a> {
        let year = dossier.answer.report.disclosure.year;
        let flow = |figure: &Figure, name| figure.coordinate.flow == name && figure.end > figure.start;
        let one_flow =
            !dossier.figures().iter().any(|f| flow(f, "carried-forward") || flow(f, "distributed"));
        let mut places = Places { dossier, stated: BTreeMap::new(), one_flow };
        for (index, figure) in dossier.figures().iter().enumerate() {
            let money = figure.role == Role::Amount && figure.end > figure.start;
            let ours = figure.coordinate.stage == stage && figure.coordinate.year == year;
            if money
                && ours
                && let Some(at) = places.at(&figure.coordinate)
            {
                places.stated.entry(at).or_default().push(index as u32);
            }
        }
        places
    }

    /// The place of a coordinate, if it is one of money of the whole department.
    pub fn at(&self, coordinate: &'a Coordinate) -> Option<At<'a>> {
        let flow = match coordinate.flow.as_str() {
            "income" | ALL | "" => Flow::In,
            "expenditure" => Flow::Out,
            _ => return None,
        };
        let whole = matches!(coordinate.entity.as_str(), ALL | "");
        whole.then_some(self.key(At {
            flow,
            fund: &coordinate.fund,
            function: &coordinate.function,
            nature: &coordinate.nature,
            economic: &coordinate.economic,
        }))
    }

    fn key<'b>(&self, at: At<'b>) -> At<'b> {
        if self.one_flow { At { flow: Flow::In, ..at } } else { at }
    }

    /// What a place is stated to be; `None` where no printed figure states it.
    pub fn stated(&self, at: At) -> Option<Stated> {
        let figures = self.stated.get(&self.key(at))?;
        let values: Vec<(u32, Decimal)> = figures.iter().filter_map(|&f| Some((f, self.value(f)?))).collect();
        let sound: Vec<&(u32, Decimal)> = values.iter().filter(|(f, _)| !self.dossier.is_red(*f)).collect();
        let votes = |value: Decimal| sound.iter().filter(|(f, v)| self.alike(*f, *v, value)).count();
        let best = sound.iter().rev().max_by_key(|(_, value)| votes(*value));
        let Some(&&(figure, value)) = best else {
            return self.stated_by_suspect(*values.first()?);
        };
        let other =
            |(f, v): &&(u32, Decimal)| self.dossier.state(*f) == State::Bad && !self.alike(*f, *v, value);
        let gap = values
            .iter()
            .filter(|f| other(f))
            .max_by_key(|(f, _)| self.dossier.is_red(*f))
            .map(|&(f, printed)| Gap { figure: f, printed, red: self.dossier.is_red(f) });
        Some(Stated { figure, value, gap })
    }

    /// A place that only a suspect states is what the suspect should be, if the document decides it.
    fn stated_by_suspect(&self, (figure, printed): (u32, Decimal)) -> Option<Stated> {
        let should_be = self.dossier.suspect(figure).and_then(|s| s.should_be.as_deref());
        let unit = &self.dossier.figure(figure)?.unit;
        let value = should_be.and_then(|text| in_ten_thousands(text, unit));
        let gap = value.map(|_| Gap { figure, printed, red: true });
        Some(Stated { figure, value: value.unwrap_or(printed), gap })
    }

    /// The places for which `keep` holds, in order.
    pub fn all(&self, keep: impl Fn(&At) -> bool) -> impl Iterator<Item = At<'a>> {
        self.stated.keys().copied().filter(move |at| keep(at))
    }

    /// The value of a figure in 万元.
    pub fn value(&self, figure: u32) -> Option<Decimal> {
        let figure = self.dossier.figure(figure)?;
        in_ten_thousands(&figure.value, &figure.unit)
    }

    /// Half a unit of the last digit that a figure prints, in 万元.
    pub fn half_ulp(&self, figure: u32) -> Decimal {
        let Some(figure) = self.dossier.figure(figure) else { return Decimal::ZERO };
        let decimals = figure.value.split_once('.').map_or(0, |(_, d)| d.len() as u32);
        in_ten_thousands(&Decimal::new(5, (decimals + 1).min(27)).to_string(), &figure.unit)
            .unwrap_or_default()
    }

    /// How far a sum of these figures may be off for rounding alone.
    pub fn slack(&self, figures: impl IntoIterator<Item = u32>) -> Decimal {
        figures.into_iter().map(|f| self.half_ulp(f)).sum()
    }

    fn alike(&self, figure: u32, value: Decimal, other: Decimal) -> bool {
        (value - other).abs() <= self.half_ulp(figure)
    }

    /// Whether a sum that includes this figure is known not to hold.
    pub fn contradicted(&self, figure: u32) -> bool {
        self.dossier.relations_of(figure).iter().any(|&r| {
            let relation = &self.dossier.relations()[r as usize];
            relation.law == Law::Sum && State::of_verdict(relation.verdict) == State::Bad
        })
    }
}

/// The stage that a document is about.
pub fn stage(dossier: &Dossier) -> &'static str {
    if dossier.answer.report.disclosure.kind == "final-accounts" { "execution" } else { "budget" }
}

fn in_ten_thousands(value: &str, unit: &str) -> Option<Decimal> {
    let value: Decimal = value.parse().ok()?;
    match unit {
        "万元" => Some(value),
        "元" => value.checked_mul(Decimal::new(1, 4)),
        "亿元" => value.checked_mul(Decimal::from(10_000)),
        _ => None,
    }
}
