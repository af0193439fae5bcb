//! Room: what a line of the explanation lists: the parts of a place that have money, in their order.

use crate::amounts::Money;
use crate::places::is_sum;
use crate::wording::{Listed, placed, told_in};
use crate::write::Writer;
use gouji::model::cube::{Axis, Coordinate};

/// A part of a list.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is called.
    pub item: String,
    /// Its functional code; empty where it has none.
    pub code: String,
    /// Its place; of a project, that of all of them.
    pub place: Option<Coordinate>,
    /// What it has.
    pub money: Money,
}

/// A list with the whole that it is of.
#[derive(Debug)]
pub struct List {
    /// Its parts.
    pub parts: Vec<Part>,
    /// What they make together, where that is known.
    pub whole: Option<Money>,
}

impl Writer<'_> {
    /// What a project is spent on, by economic class; nothing where the classes do not make all of it.
    pub fn spread(&self, project: &Part) -> Option<String> {
        let classes = self.places.spread(project.place.as_ref()?, &project.item);
        let money: Vec<Money> = classes.iter().map(|(_, money)| *money).collect();
        let told = classes
            .iter()
            .filter(|(_, money)| !money.is_zero())
            .map(|(code, money)| Some(format!("{}{}万元", self.names.name(code)?, money.text())));
        let told = told.collect::<Option<Vec<String>>>()?;
        (!told.is_empty() && is_sum(project.money, &money)).then(|| told.join("、"))
    }

    /// The parts that are listed; none where they do not make their whole, so that some of it is not known. `fallen`: with
    /// those that had money last year only.
    pub fn list(&self, listed: &Listed, fallen: bool) -> Option<List> {
        let list = match listed {
            Listed::Named(name) => self.named(name, fallen)?,
            Listed::Classes(of) => self.coded(of, 3),
            Listed::Items(of) => self.coded(of, 7),
            Listed::Economic(of) => self.economic(of),
            Listed::Projects(of) => self.projects(of),
        };
        let money: Vec<Money> = list.parts.iter().map(|part| part.money).collect();
        let all =
            matches!(listed, Listed::Economic(_)) || list.whole.is_none_or(|whole| is_sum(whole, &money));
        (all && !list.parts.is_empty()).then_some(list)
    }

    /// Parts with names of their own; of two that can share money the first counts. `fallen`: those too that had money
    /// last year only.
    fn named(&self, name: &str, fallen: bool) -> Option<List> {
        let list = self.wording.lists.get(name)?;
        let mut parts: Vec<Part> = Vec::new();
        for (item, members) in &list.parts {
            let place = placed(members, self.year, &self.stage);
            let taken = |part: &Part| part.place.as_ref().is_some_and(|p| p.overlaps(&place));
            let had = self.before(&place).is_some_and(|(last, _)| !last.is_zero());
            let money = self.places.at(&place).unwrap_or_default();
            if !parts.iter().any(taken) && (!money.is_zero() || had && fallen) {
                parts.push(Part { item: (*item).to_owned(), code: String::new(), place: Some(place), money });
            }
        }
        let whole = if list.whole.is_empty() { None } else { self.amount(list.whole) };
        Some(List { parts, whole })
    }

    /// Functional classes or items; of items those too that had money last year only.
    fn coded(&self, of: &str, digits: usize) -> List {
        let whole = self.place(of);
        let mut found = self.places.with_code(&whole, digits);
        if digits == 7 {
            found.extend(self.fallen(&whole, digits));
        }
        found.sort_by(|(_, one), (_, other)| one.cmp(other));
        found.dedup_by(|(_, one), (_, other)| one == other);
        let parts = found.into_iter().filter_map(|(place, code)| {
            let money = self.places.at(&place)?;
            let item = self.names.name(&code)?;
            let changed = digits == 7 && self.before(&place).is_some_and(|(last, _)| !last.is_zero());
            (!money.is_zero() || changed).then_some(Part { item, code, place: Some(place), money })
        });
        List { parts: parts.collect(), whole: self.places.at(&whole) }
    }

    /// The places of items that last year's forms list.
    fn fallen(&self, whole: &Coordinate, digits: usize) -> Vec<(Coordinate, String)> {
        let Some((_, stage)) = self.before(whole) else { return Vec::new() };
        let last = told_in(whole, self.year - 1, stage);
        let found = self.places.with_code(&last, digits).into_iter();
        found
            .map(|(place, code)| (whole.with(Axis::Function, place.on(Axis::Function).clone()), code))
            .collect()
    }

    fn economic(&self, of: &str) -> List {
        let whole = self.place(of);
        let parts = self.places.with_economic(&whole).into_iter().filter_map(|(place, code)| {
            let money = self.places.at(&place).filter(|money| !money.is_zero())?;
            Some(Part { item: self.names.name(&code)?, code: String::new(), place: Some(place), money })
        });
        List { parts: parts.collect(), whole: self.places.at(&whole) }
    }

    fn projects(&self, of: &str) -> List {
        let whole = self.place(of);
        let found = self.places.projects(&whole).into_iter().filter(|(_, money)| !money.is_zero());
        let parts =
            found.map(|(item, money)| Part { item, code: String::new(), place: Some(whole.clone()), money });
        let parts = parts.collect();
        List { parts, whole: self.places.at(&whole) }
    }
}
