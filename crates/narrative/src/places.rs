//! Room: what the forms of several documents state, by place of the cube: of this year, and of what it is held against.

use crate::amounts::Money;
use gouji::model::cube::{Axis, Coordinate, Member};
use gouji::{Figure, Place, Report, Role};
use std::collections::BTreeMap;

/// The parts that basic expenditure and the whole have, each with its fellow.
const HALVES: [(&str, &str, &str); 4] = [
    ("basic", "project", "all"),
    ("project", "basic", "all"),
    ("basic.personnel", "basic.operating", "basic"),
    ("basic.operating", "basic.personnel", "basic"),
];

/// An amount that a form states.
#[derive(Clone, Copy, Debug)]
struct Stated {
    money: Money,
    /// How much speaks for it.
    weight: i64,
}

/// What forms state.
#[derive(Debug, Default)]
pub struct Places {
    stated: BTreeMap<Coordinate, Stated>,
}

impl Places {
    /// The amounts in the forms of documents; what an earlier one states goes before what a later one does.
    pub fn of(reports: &[&Report]) -> Self {
        let mut places = Places::default();
        for report in reports {
            let mut own: BTreeMap<Coordinate, Stated> = BTreeMap::new();
            for figure in report.figures.iter().filter(|f| is_of_form(f)) {
                let weight = i64::from(figure.agreed) - i64::from(figure.contradicted);
                let stated = Stated { money: Money::of(&figure.exact_if_blank()), weight };
                let known = own.entry(figure.coordinate.clone()).or_insert(stated);
                if known.weight < weight {
                    *known = stated;
                }
            }
            for (place, stated) in own {
                places.stated.entry(place).or_insert(stated);
            }
        }
        places
    }

    /// The amount at a place: stated, or what the forms leave for it.
    pub fn at(&self, place: &Coordinate) -> Option<Money> {
        let of_halves = || self.half(place);
        self.stated(place).or_else(of_halves).or_else(|| self.nothing(place))
    }

    /// What a form prints there.
    fn stated(&self, place: &Coordinate) -> Option<Money> {
        self.stated.get(place).map(|stated| stated.money)
    }

    /// What one half of a whole leaves for the other.
    fn half(&self, place: &Coordinate) -> Option<Money> {
        let nature = place.on(Axis::Nature);
        let (_, other, whole) = HALVES.iter().find(|(half, _, _)| **half == **nature)?;
        let at = |member: &'static str| self.stated(&place.with(Axis::Nature, Member::named(member)));
        let left = at(whole)?.less(at(other)?);
        (!left.value.is_sign_negative() || left.is_zero()).then_some(left)
    }

    /// Nothing, where a form lists all of a whole and this is not in its list.
    fn nothing(&self, place: &Coordinate) -> Option<Money> {
        let axis = [Axis::Function, Axis::Economic].into_iter().find(|axis| !place.on(*axis).is_all())?;
        let member = place.on(axis);
        let whole = if axis == Axis::Function {
            place.with(axis, Member::ALL)
        } else if Member::THREE_PUBLIC.contains(member) && *member != Member::THREE_PUBLIC {
            place.with(axis, Member::THREE_PUBLIC)
        } else {
            return None;
        };
        let total = self.stated(&whole)?;
        let parts = if axis == Axis::Function {
            self.with_code(&whole, member.len())
        } else {
            let leaves = ["30212", "30217", "30231", "31013"].map(Member::named);
            let stated = leaves.iter().filter_map(|leaf| self.stated(&whole.with(axis, leaf.clone())));
            return is_sum(total, &stated.collect::<Vec<_>>()).then_some(Money::ZERO);
        };
        let parts: Vec<Money> = parts.iter().filter_map(|(place, _)| self.stated(place)).collect();
        (total.is_zero() || is_sum(total, &parts)).then_some(Money::ZERO)
    }

    /// The places of a whole by functional codes of so many digits, with the codes.
    pub fn with_code(&self, whole: &Coordinate, digits: usize) -> Vec<(Coordinate, String)> {
        let coded = |member: &str| member.len() == digits && member.bytes().all(|b| b.is_ascii_digit());
        let of = |place: &Coordinate| {
            let member = place.on(Axis::Function);
            coded(member) && place.with(Axis::Function, whole.on(Axis::Function).clone()) == *whole
        };
        let found = self.stated.keys().filter(|place| of(place));
        found.map(|place| (place.clone(), place.on(Axis::Function).to_string())).collect()
    }

    /// The places of a whole by economic codes of five digits, with the codes.
    pub fn with_economic(&self, whole: &Coordinate) -> Vec<(Coordinate, String)> {
        let coded = |member: &str| member.len() == 5 && member.bytes().all(|b| b.is_ascii_digit());
        let of = |place: &Coordinate| {
            coded(place.on(Axis::Economic)) && place.with(Axis::Economic, Member::ALL) == *whole
        };
        let found = self.stated.keys().filter(|place| of(place));
        found.map(|place| (place.clone(), place.on(Axis::Economic).to_string())).collect()
    }

    /// What a project of a whole is spent on, by economic class.
    pub fn spread(&self, whole: &Coordinate, project: &str) -> Vec<(String, Money)> {
        let mut found: BTreeMap<String, Money> = BTreeMap::new();
        let nature = Member::of(format!("project:{project}"));
        let coded = |member: &str| member.len() == 3 && member.bytes().all(|b| b.is_ascii_digit());
        for (place, stated) in &self.stated {
            let bare = place.with(Axis::Function, Member::ALL).with(Axis::Economic, Member::ALL);
            let item = place.on(Axis::Function).len() == 7;
            if item && coded(place.on(Axis::Economic)) && bare == whole.with(Axis::Nature, nature.clone()) {
                let sum = found.entry(place.on(Axis::Economic).to_string()).or_insert(Money::ZERO);
                *sum = sum.plus(stated.money);
            }
        }
        found.into_iter().collect()
    }

    /// The projects of a whole, each with what it has.
    pub fn projects(&self, whole: &Coordinate) -> Vec<(String, Money)> {
        let mut found: BTreeMap<String, Money> = BTreeMap::new();
        let name = |place: &Coordinate| {
            place
                .on(Axis::Nature)
                .strip_prefix("project:")
                .filter(|name| !name.contains('.'))
                .map(str::to_owned)
        };
        let within = |place: &Coordinate| {
            place.with(Axis::Nature, whole.on(Axis::Nature).clone()).with(Axis::Function, Member::ALL)
                == *whole
        };
        let all: Vec<(&Coordinate, String, Money)> = self
            .stated
            .iter()
            .filter(|(place, _)| within(place))
            .filter_map(|(place, stated)| Some((place, name(place)?, stated.money)))
            .collect();
        let is_item = |place: &Coordinate| matches!(place.on(Axis::Function).len(), 7);
        for (place, name, money) in &all {
            let whole = place.on(Axis::Function).is_all();
            let told = all.iter().any(|(p, n, _)| n == name && p.on(Axis::Function).is_all());
            if whole || !told && is_item(place) {
                let sum = found.entry(name.clone()).or_insert(Money::ZERO);
                *sum = sum.plus(*money);
            }
        }
        found.into_iter().collect()
    }
}

/// Whether a figure is an amount that a form prints and that was understood.
fn is_of_form(figure: &Figure) -> bool {
    let in_cell = matches!(figure.place, Place::Cell { .. });
    in_cell && figure.role == Role::Amount && !figure.is_unread() && figure.amount.unit.is_money()
}

/// Whether parts make their whole, each rounded on its own.
pub fn is_sum(whole: Money, parts: &[Money]) -> bool {
    let sum = parts.iter().fold(Money::ZERO, |sum, part| sum.plus(*part));
    let unit = gouji::model::amount::last_unit(whole.decimals.min(2));
    let most = unit * rust_decimal::Decimal::from(parts.len() + 1);
    (sum.value - whole.value).abs() * rust_decimal::Decimal::TWO <= most
}
