//! Where each place of the cube is told, and which places are known to be zero.

use super::packed::{Packed, Places};
use crate::lexicon::decompositions::{nature_parts, parts_of, parts_on};
use crate::lexicon::forms::Rows;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::table::{Recognised, View};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Printed figures by place, and known zeros.
pub struct Index {
    stated: HashMap<Coordinate, Vec<FigureId>>,
    /// Figures of projects under a function, by their place without it.
    projects: HashMap<Coordinate, Vec<FigureId>>,
    zeros: Places,
    listings: Vec<Listing>,
    /// What was asked of places so far: whether each is zero, and which figure tells it.
    known: RefCell<HashMap<Packed, bool>>,
    hubs: RefCell<HashMap<Packed, Option<FigureId>>>,
    /// By a place of all functions, the listings that have a column over it.
    over: RefCell<HashMap<Packed, Rc<[usize]>>>,
}

/// The columns of a form that lists every function that is not zero.
struct Listing {
    columns: Vec<Coordinate>,
    functions: HashSet<Member>,
    /// How long their codes are: of which levels they are.
    lengths: BTreeSet<usize>,
}

impl Listing {
    /// Whether a function is none of those that are listed, though others of its level are.
    fn leaves_out(&self, function: &Member) -> bool {
        self.functions.is_empty()
            || !function.is_all()
                && self.lengths.contains(&function.len())
                && !self.functions.contains(function)
    }
}

impl Index {
    /// Reads the figures and views.
    pub fn new(recognised: &Recognised) -> Self {
        let mut index = Index {
            stated: HashMap::default(),
            projects: HashMap::default(),
            zeros: Places::default(),
            listings: Vec::new(),
            known: RefCell::default(),
            hubs: RefCell::default(),
            over: RefCell::default(),
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
            let columns = view.columns.iter().map(|column| recognised.key(&column.place)).collect();
            let lengths = functions.iter().map(|function| function.len()).collect();
            self.listings.push(Listing { columns, functions, lengths });
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
        self.is_zero_at(self.zeros.pack(place))
    }

    fn is_zero_at(&self, place: Packed) -> bool {
        let known = self.known.borrow().get(&place).copied();
        known.unwrap_or_else(|| {
            let zero = self.zeros.hold_within(place) || self.is_left_out(place);
            self.known.borrow_mut().insert(place, zero);
            zero
        })
    }

    /// Whether a form that lists all functions leaves out that of a place.
    fn is_left_out(&self, place: Packed) -> bool {
        let over = self.listings_over(with(place, Axis::Function, self.number("all")));
        let function = [place.1[Axis::Function as usize]];
        over.iter().any(|&n| self.zeros.ask(function, |[function]| self.listings[n].leaves_out(function)))
    }

    /// The listings that have a column over a place of all functions.
    fn listings_over(&self, place: Packed) -> Rc<[usize]> {
        let known = self.over.borrow().get(&place).cloned();
        known.unwrap_or_else(|| {
            let whole = self.zeros.unpack(place);
            let over = |n: &usize| self.listings[*n].columns.iter().any(|column| column.contains(&whole));
            let found: Rc<[usize]> = (0..self.listings.len()).filter(over).collect();
            self.over.borrow_mut().insert(place, Rc::clone(&found));
            found
        })
    }

    /// The figures whose sum a place is: those that tell it, none where it is zero, else its parts where all are told.
    pub fn resolve(&self, place: &Coordinate, figures: &[Figure], depth: u8) -> Option<Vec<FigureId>> {
        let mut found = Vec::new();
        self.resolve_at(self.zeros.pack(place), figures, depth, &mut found).then_some(found)
    }

    /// As [`Index::resolve`], of the numbers of a place: parts of parts are many, and most are asked again and again.
    fn resolve_at(&self, place: Packed, figures: &[Figure], depth: u8, found: &mut Vec<FigureId>) -> bool {
        if let Some(hub) = self.hub(place, figures) {
            found.push(hub);
            return true;
        }
        self.is_nothing(place, figures)
            || depth > 0
                && (self.lift(place, figures, depth, found)
                    || self.parts(place, Axis::Fund, figures, depth, found)
                    || self.parts(place, Axis::Nature, figures, depth, found))
    }

    /// The figure that tells a place.
    fn hub(&self, place: Packed, figures: &[Figure]) -> Option<FigureId> {
        let known = self.hubs.borrow().get(&place).copied();
        known.unwrap_or_else(|| {
            let hub = consensus(self.stated(&self.zeros.unpack(place)), figures);
            self.hubs.borrow_mut().insert(place, hub);
            hub
        })
    }

    /// Whether a place that no form tells is zero: a known zero, or what few forms speak of.
    fn is_nothing(&self, place: Packed, figures: &[Figure]) -> bool {
        let members = [Axis::Nature, Axis::Fund].map(|axis| place.1[axis as usize]);
        let is_rare = |[nature, fund]: [&Member; 2]| {
            ["to-above", "business", "to-subordinates"].contains(&nature.as_str())
                || *fund == Member::BALANCE_USED
        };
        let rare = || self.zeros.ask(members, is_rare);
        self.is_zero_at(place) || rare() && self.hub(place, figures).is_none()
    }

    /// A part whose fellows are all zero is the whole.
    fn lift(&self, place: Packed, figures: &[Figure], depth: u8, found: &mut Vec<FigureId>) -> bool {
        let nature = place.1[Axis::Nature as usize];
        let Some(whole) = self.zeros.parent(nature) else { return false };
        let fellows = self.zeros.ask([whole], |[whole]| nature_parts(whole));
        fellows.iter().any(|part| self.number(part) == nature)
            && fellows
                .iter()
                .map(|part| self.number(part))
                .all(|part| part == nature || self.is_nothing(with(place, Axis::Nature, part), figures))
            && self.resolve_at(with(place, Axis::Nature, whole), figures, depth - 1, found)
    }

    fn parts(
        &self,
        place: Packed,
        axis: Axis,
        figures: &[Figure],
        depth: u8,
        found: &mut Vec<FigureId>,
    ) -> bool {
        let members = [axis, Axis::Flow].map(|axis| place.1[axis as usize]);
        let parts = self.zeros.ask(members, |[member, flow]| parts_on(axis, member, flow));
        let before = found.len();
        let all = parts
            .iter()
            .all(|part| self.resolve_at(with(place, axis, self.number(part)), figures, depth - 1, found));
        if !all {
            found.truncate(before);
        }
        all && !parts.is_empty()
    }

    fn number(&self, part: &'static str) -> u32 {
        self.zeros.number(&Member::named(part))
    }
}

/// The same place with another member on one axis.
fn with((year, mut numbers): Packed, axis: Axis, number: u32) -> Packed {
    numbers[axis as usize] = number;
    (year, numbers)
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
