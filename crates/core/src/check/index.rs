//! Where each place of the cube is told, and which places are known to be zero.

use super::packed::Places;
use crate::lexicon::decompositions::{nature_parts, parts_of};
use crate::lexicon::forms::Rows;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::table::{Recognised, View};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Printed figures by place, and known zeros.
pub struct Index {
    stated: HashMap<Coordinate, Vec<FigureId>>,
    /// Figures of projects under a function, by their place without it.
    projects: HashMap<Coordinate, Vec<FigureId>>,
    zeros: Places,
    listings: Vec<Listing>,
}

/// A column of a form that lists every function that is not zero.
struct Listing {
    place: Coordinate,
    functions: HashSet<Member>,
}

impl Index {
    /// Reads the figures and views.
    pub fn new(recognised: &Recognised) -> Self {
        let mut index = Index {
            stated: HashMap::default(),
            projects: HashMap::default(),
            zeros: Places::default(),
            listings: Vec::new(),
        };
        for (id, figure) in recognised.figures.iter().enumerate() {
            if matches!(figure.role, Role::Amount | Role::Count) && !figure.blank && figure.is_placed() {
                let place = recognised.key(&figure.coordinate);
                if place.on(Axis::Nature).starts_with("project:") && !place.on(Axis::Function).is_all() {
                    let whole = place.with(Axis::Function, Member::ALL);
                    index.projects.entry(whole).or_default().push(id);
                }
                index.stated.entry(place).or_default().push(id);
            }
        }
        // A zero that another figure of its place contradicts proves nothing.
        let nothing =
            |stated: &[FigureId]| stated.iter().all(|f| recognised.figures[*f].amount.value.is_zero());
        for (place, _) in index.stated.iter().filter(|(_, stated)| nothing(stated)) {
            index.zeros.insert(place);
        }
        for view in recognised.views.iter().filter(|v| v.form.is_some()) {
            index.blanks(recognised, view);
            index.unlisted(recognised, view);
            index.list(recognised, view);
        }
        index.of_one_fund(&recognised.figures);
        index
    }

    /// Where all money that is received, and all that is spent, is of one budget, the other budgets are zero, whatever is
    /// spent of them: a whole that equals one of its parts leaves nothing for the others.
    fn of_one_fund(&mut self, figures: &[Figure]) {
        let amount = |stated: &[FigureId]| {
            let first = figures[*stated.first()?].amount.base();
            let agreed = !first.is_zero() && stated.iter().all(|f| figures[*f].amount.base() == first);
            agreed.then_some(first)
        };
        let total = |place: &Coordinate| {
            let narrow = [Axis::Function, Axis::Nature, Axis::Economic, Axis::Entity];
            *place.on(Axis::Flow) == Member::MONEY && narrow.iter().all(|&axis| place.on(axis).is_all())
        };
        let mut nothing = Vec::new();
        for (place, stated) in
            self.stated.iter().filter(|(place, _)| total(place) && !place.on(Axis::Fund).is_all())
        {
            // Both sides are told of the whole, and it is the part; 收入总计 may be called the year's.
            let wholes = [Member::ALL, Member::CURRENT]
                .map(|fund| self.stated(&place.with(Axis::Fund, fund)))
                .concat();
            let sides: HashSet<&Member> =
                wholes.iter().map(|f| figures[*f].coordinate.on(Axis::Flow)).collect();
            if sides.len() < 2 || amount(stated).is_none() || amount(stated) != amount(&wholes) {
                continue;
            }
            let mut part = place.on(Axis::Fund).clone();
            while let Some(above) = part.parents().pop().filter(|_| !part.is_all()) {
                let wider = place.with(Axis::Fund, above.clone());
                let others = parts_of(&wider, Axis::Fund).iter().filter(|other| **other != part.as_str());
                nothing.extend(others.map(|other| place.with(Axis::Fund, Member::named(other))));
                part = above;
            }
        }
        // What is printed of another budget all the same is a matter of its own.
        let printed = |place: &Coordinate| {
            let within = |(other, stated): (&Coordinate, &Vec<FigureId>)| {
                place.contains(other) && stated.iter().any(|f| !figures[*f].amount.value.is_zero())
            };
            self.stated.iter().any(within)
        };
        let zeros: Vec<Coordinate> = nothing.into_iter().filter(|place| !printed(place)).collect();
        zeros.iter().for_each(|place| self.zeros.insert(place));
    }

    fn blanks(&mut self, recognised: &Recognised, view: &View) {
        for (r, row) in &view.rows {
            for column in &view.columns {
                let cell = (view.block, *r, column.column);
                if !recognised.cells.contains_key(&cell) && !recognised.unknown.contains(&cell) {
                    let place = recognised.key(&view.place(row, column));
                    if !self.stated.contains_key(&place) {
                        self.zeros.insert(&place);
                    }
                }
            }
        }
    }

    /// Where a form lists the budgets that fiscal appropriation consists of, those that it leaves out are zero.
    fn unlisted(&mut self, recognised: &Recognised, view: &View) {
        let whole = Member::CURRENT_FISCAL;
        let places = || view.rows.iter().map(|(_, r)| &r.place).chain(view.columns.iter().map(|c| &c.place));
        let all: HashSet<&Coordinate> = places().collect();
        let stated = |place: &Coordinate| all.contains(place);
        for place in places().filter(|p| *p.on(Axis::Fund) == whole) {
            let part = |name: &'static str| place.with(Axis::Fund, Member::named(name));
            let parts = whole.official_parts();
            if parts.iter().filter(|p| stated(&part(p))).count() >= 2 {
                for absent in parts.iter().map(|p| part(p)).filter(|p| !stated(p)) {
                    self.zeros.insert(&recognised.key(&absent));
                }
            }
        }
    }

    fn list(&mut self, recognised: &Recognised, view: &View) {
        let by_function =
            view.form.as_ref().is_some_and(|f| f.rows == Rows::Coded && !f.id.starts_with("three"));
        let functions: HashSet<Member> = view
            .rows
            .iter()
            .map(|(_, r)| r.place.on(Axis::Function).clone())
            .filter(|f| !f.is_all())
            .collect();
        let economic = view.rows.iter().any(|(_, r)| !r.place.on(Axis::Economic).is_all());
        // A form that tells its figures by something else says nothing of functions.
        let stated = |(r, _): &(usize, _)| {
            view.columns.iter().any(|c| recognised.cells.contains_key(&(view.block, *r, c.column)))
        };
        let elsewise = functions.is_empty() && view.rows.iter().filter(|row| stated(row)).count() > 1;
        if by_function && !economic && !elsewise {
            for column in &view.columns {
                self.listings
                    .push(Listing { place: recognised.key(&column.place), functions: functions.clone() });
            }
        }
    }

    /// The figures that tell a place, in the order of the text.
    pub fn stated(&self, place: &Coordinate) -> &[FigureId] {
        self.stated.get(place).map_or(&[], Vec::as_slice)
    }

    /// The figures that together tell a project, each under the function that pays for it: those of forms, the
    /// sentence where no form has it.
    pub fn project(&self, place: &Coordinate) -> Vec<FigureId> {
        let under: Vec<FigureId> = self.projects.get(place).cloned().unwrap_or_default();
        if under.is_empty() { self.stated(place).first().copied().into_iter().collect() } else { under }
    }

    /// Every place that is told.
    pub fn places(&self) -> impl Iterator<Item = (&Coordinate, &Vec<FigureId>)> {
        self.stated.iter()
    }

    /// Whether a place is zero: it, or a place that contains it, is empty or printed as zero, or a form that lists
    /// all functions leaves it out.
    pub fn is_zero(&self, place: &Coordinate) -> bool {
        if self.zeros.hold_within(place) {
            return true;
        }
        let function = place.on(Axis::Function);
        self.listings.iter().any(|l| {
            !l.functions.contains(function)
                && (!function.is_all() || l.functions.is_empty())
                && (function.is_all()
                    || l.functions.iter().any(|f| f.len() == function.len())
                    || l.functions.is_empty())
                && l.place.contains(&place.with(Axis::Function, Member::ALL))
        })
    }

    /// The figures whose sum a place is: those that tell it, none where it is zero, else its parts where all are told.
    pub fn resolve(&self, place: &Coordinate, figures: &[Figure], depth: u8) -> Option<Vec<FigureId>> {
        if let Some(hub) = consensus(self.stated(place), figures) {
            return Some(vec![hub]);
        }
        if self.is_nothing(place) {
            return Some(Vec::new());
        }
        if depth == 0 {
            return None;
        }
        self.lift(place, figures, depth)
            .or_else(|| self.parts(place, Axis::Fund, figures, depth))
            .or_else(|| self.parts(place, Axis::Nature, figures, depth))
    }

    /// Whether a place that no form tells is zero: a known zero, or what few forms speak of.
    fn is_nothing(&self, place: &Coordinate) -> bool {
        let rare = ["to-above", "business", "to-subordinates"].contains(&place.on(Axis::Nature).as_str())
            || *place.on(Axis::Fund) == Member::BALANCE_USED;
        self.is_zero(place) || rare && self.stated(place).is_empty()
    }

    /// A part whose fellows are all zero is the whole.
    fn lift(&self, place: &Coordinate, figures: &[Figure], depth: u8) -> Option<Vec<FigureId>> {
        let nature = place.on(Axis::Nature);
        let whole = nature.parents().into_iter().next()?;
        let fellows = nature_parts(&whole);
        let alone = fellows
            .iter()
            .filter(|p| ***p != **nature)
            .all(|p| self.is_nothing(&place.with(Axis::Nature, Member::named(p))));
        (fellows.contains(&nature.as_str()) && alone)
            .then(|| self.resolve(&place.with(Axis::Nature, whole), figures, depth - 1))
            .flatten()
    }

    fn parts(&self, place: &Coordinate, axis: Axis, figures: &[Figure], depth: u8) -> Option<Vec<FigureId>> {
        let parts = parts_of(place, axis);
        if parts.is_empty() {
            return None;
        }
        let mut all = Vec::new();
        for part in parts {
            all.extend(self.resolve(&place.with(axis, Member::named(part)), figures, depth - 1)?);
        }
        Some(all)
    }
}

/// Of figures that tell the same, the first one with the value that most of them have.
pub fn consensus(stated: &[FigureId], figures: &[Figure]) -> Option<FigureId> {
    let votes = |id: FigureId| {
        let value = figures[id].amount.base();
        let (same, decimals) = (stated.iter().filter(|o| figures[**o].amount.base() == value).count(), 0);
        (same, decimals)
    };
    let mut best: Option<FigureId> = None;
    for &id in stated.iter().take(50) {
        if best.is_none_or(|b| votes(id) > votes(b)) {
            best = Some(id);
        }
    }
    best
}
