//! The cube: what a figure means, as one member on each axis.
//! Axes are trees (one of them with a second way up); members are path names, and a path contains those below it.

use std::borrow::Cow;
use std::fmt;

/// One member of an axis, such as `current.fiscal.general.own`, `2101501`, `basic.personnel`,
/// `project:基金监管`; `all` is the whole axis.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Member(Cow<'static, str>);

/// What the names of members begin with that only one document has.
const LOCAL: char = '~';

impl Member {
    /// The whole axis.
    pub const ALL: Member = Member(Cow::Borrowed("all"));

    /// A member named in the program.
    pub const fn named(name: &'static str) -> Self {
        Member(Cow::Borrowed(name))
    }

    /// A member named in the document.
    pub fn of(name: impl Into<String>) -> Self {
        Member(Cow::Owned(name.into()))
    }

    /// A member that only this document has, such as a table that is no known form: compared with itself alone.
    pub fn local(name: impl fmt::Display) -> Self {
        Member(Cow::Owned(format!("{LOCAL}{name}")))
    }

    /// Whether it is one of the document's own.
    pub fn is_local(&self) -> bool {
        self.0.starts_with(LOCAL)
    }

    /// Whether it, or one above it, is one of the document's own.
    pub fn has_local(&self) -> bool {
        self.0.contains(LOCAL)
    }

    /// Its path name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the whole axis.
    pub fn is_all(&self) -> bool {
        self.0 == "all"
    }

    /// The members directly above it: none for `all`, two for the items that “三公” and what is told beside it gather.
    pub fn parents(&self) -> Vec<Member> {
        let mut up: Vec<Member> = SECOND_WAY
            .iter()
            .filter(|(child, _)| *child == self.0)
            .map(|(_, parent)| Member::named(parent))
            .collect();
        if self.is_all() || !up.is_empty() && self.0.starts_with("three-public") {
            return up;
        }
        let name = self.as_str();
        up.push(if name.bytes().all(|b| b.is_ascii_digit()) && name.len() > 3 {
            Member::of(&name[..name.len() - 2])
        } else {
            name.rfind(['.', ':']).map_or(Member::ALL, |at| Member::of(&name[..at]))
        });
        up
    }

    /// Whether `other` is this member or lies below it.
    pub fn contains(&self, other: &Member) -> bool {
        if self.is_all() || self == other {
            return true;
        }
        let (above, below) = (self.as_str(), other.as_str());
        if below.starts_with(above) {
            let next = below.as_bytes()[above.len()];
            return next == b'.' || next == b':' || above.bytes().all(|b| b.is_ascii_digit());
        }
        SECOND.iter().any(|s| above.starts_with(s))
            && SECOND_WAY.iter().any(|(c, p)| *p == above && Member::named(c).contains(other))
    }

    /// Whether this member and another can share money: one contains the other, or holds something that is gathered
    /// in the other, as all of this year's does of an appropriation together with what was carried over.
    pub fn overlaps(&self, other: &Member) -> bool {
        let gathers = |a: &Member, b: &Member| {
            a.starts_with("with-carried")
                && SECOND_WAY
                    .iter()
                    .any(|(c, p)| a.contains(&Member::named(p)) && b.contains(&Member::named(c)))
        };
        self.contains(other) || other.contains(self) || gathers(self, other) || gathers(other, self)
    }

    /// The parts that the official classification divides it into, where they are the same for everyone.
    pub fn official_parts(&self) -> &'static [&'static str] {
        PARTS.iter().find(|(whole, _)| *whole == self.0).map_or(&[], |(_, parts)| parts)
    }
}

/// What the members begin with that gather others across the tree.
const SECOND: [&str; 2] = ["three-public", "with-carried"];

/// The second way up: of some economic items to “三公” and what is told beside it; of an appropriation to what is
/// spent of it together with what was carried over.
const SECOND_WAY: &[(&str, &str)] = &[
    ("30212", "three-public"),
    ("30217", "three-public"),
    ("three-public.vehicles", "three-public"),
    ("30231", "three-public.vehicles"),
    ("31013", "three-public.vehicles"),
    ("three-public", "three-public-and-meetings"),
    ("30215", "three-public-and-meetings"),
    ("30216", "three-public-and-meetings"),
    ("three-public-and-meetings", "all"),
    ("current.fiscal", "with-carried.fiscal"),
    ("carry-over.fiscal", "with-carried.fiscal"),
    ("current.fiscal.general", "with-carried.fiscal.general"),
    ("carry-over.fiscal.general", "with-carried.fiscal.general"),
    ("current.fiscal.government-funds", "with-carried.fiscal.government-funds"),
    ("carry-over.fiscal.government-funds", "with-carried.fiscal.government-funds"),
    ("current.fiscal.state-capital", "with-carried.fiscal.state-capital"),
    ("carry-over.fiscal.state-capital", "with-carried.fiscal.state-capital"),
];

/// Fund sources and natures divide the same way everywhere; functions and economic classes are told by the forms.
const PARTS: &[(&str, &[&str])] = &[
    ("current", &["current.fiscal", "current.non-fiscal"]),
    ("current.non-fiscal", &["current.non-fiscal.special-account", "current.non-fiscal.entity"]),
    (
        "current.fiscal",
        &["current.fiscal.general", "current.fiscal.government-funds", "current.fiscal.state-capital"],
    ),
    ("current.fiscal.general", &["current.fiscal.general.own", "current.fiscal.general.from-above"]),
    (
        "current.fiscal.government-funds",
        &["current.fiscal.government-funds.own", "current.fiscal.government-funds.from-above"],
    ),
    (
        "current.fiscal.state-capital",
        &["current.fiscal.state-capital.own", "current.fiscal.state-capital.from-above"],
    ),
    ("carry-over", &["carry-over.fiscal", "carry-over.non-fiscal"]),
    (
        "carry-over.fiscal",
        &[
            "carry-over.fiscal.general",
            "carry-over.fiscal.government-funds",
            "carry-over.fiscal.state-capital",
        ],
    ),
    ("carry-over.non-fiscal", &["carry-over.non-fiscal.special-account", "carry-over.non-fiscal.entity"]),
    ("with-carried.fiscal", &["current.fiscal", "carry-over.fiscal"]),
    ("with-carried.fiscal.general", &["current.fiscal.general", "carry-over.fiscal.general"]),
    (
        "with-carried.fiscal.government-funds",
        &["current.fiscal.government-funds", "carry-over.fiscal.government-funds"],
    ),
    (
        "with-carried.fiscal.state-capital",
        &["current.fiscal.state-capital", "carry-over.fiscal.state-capital"],
    ),
    ("basic", &["basic.personnel", "basic.operating"]),
];

impl Default for Member {
    fn default() -> Self {
        Member::ALL
    }
}

impl std::ops::Deref for Member {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Members that the rooms name themselves; words of documents find theirs through the lexicon.
macro_rules! members {
    ($($(#[$doc:meta])* $member:ident = $name:literal,)*) => {
        impl Member {
            $($(#[$doc])* pub const $member: Member = Member::named($name);)*
        }
    };
}

members! {
    /// `adjusted`: as planned after changes in the year.
    ADJUSTED = "adjusted",
    /// `assets`.
    ASSETS = "assets",
    /// `balance-used`.
    BALANCE_USED = "balance-used",
    /// `basic`.
    BASIC = "basic",
    /// `budget`: as planned.
    BUDGET = "budget",
    /// `carried-forward`.
    CARRIED_FORWARD = "carried-forward",
    /// `carry-over.fiscal`.
    CARRY_OVER_FISCAL = "carry-over.fiscal",
    /// `current`.
    CURRENT = "current",
    /// `current.fiscal`.
    CURRENT_FISCAL = "current.fiscal",
    /// `current.fiscal.general`.
    CURRENT_FISCAL_GENERAL = "current.fiscal.general",
    /// `execution`: as carried out.
    EXECUTION = "execution",
    /// `expenditure`: money spent.
    EXPENDITURE = "expenditure",
    /// `fiscal-of-project`.
    FISCAL_OF_PROJECT = "fiscal-of-project",
    /// `income`: money received.
    INCOME = "income",
    /// `money`: received and spent alike, where both sides of a form balance.
    MONEY = "money",
    /// `none`.
    NONE = "none",
    /// `operating-costs`.
    OPERATING_COSTS = "operating-costs",
    /// `other-of-project`.
    OTHER_OF_PROJECT = "other-of-project",
    /// `procurement`.
    PROCUREMENT = "procurement",
    /// `project`.
    PROJECT = "project",
    /// `targets`.
    TARGETS = "targets",
    /// `three-public`.
    THREE_PUBLIC = "three-public",
    /// `value`.
    VALUE = "value",
    /// `vehicles`.
    VEHICLES = "vehicles",
    /// `with-carried.fiscal`.
    WITH_CARRIED_FISCAL = "with-carried.fiscal",
}

/// An axis of the cube.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// `budget`, `adjusted`, `execution`.
    Stage,
    /// `income`, `expenditure`, `carried-forward`, or a small cube of its own: `procurement`, `assets`, …
    Flow,
    /// Where the money comes from.
    Fund,
    /// Functional classification, by code.
    Function,
    /// Basic or project expenditure, and each project.
    Nature,
    /// Economic classification, by code.
    Economic,
    /// Which of a department's entities; `all` is the whole department, or the one entity that publishes.
    Entity,
}

impl Axis {
    /// All axes.
    pub const EACH: [Axis; 7] =
        [Axis::Stage, Axis::Flow, Axis::Fund, Axis::Function, Axis::Nature, Axis::Economic, Axis::Entity];
}

/// A place in the cube.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coordinate {
    /// The year that the money is for; 0 where the document tells none.
    pub year: i32,
    members: [Member; 7],
}

impl Coordinate {
    /// The whole cube of one year.
    pub fn of_year(year: i32) -> Self {
        Coordinate { year, ..Coordinate::default() }
    }

    /// The member on an axis.
    pub fn on(&self, axis: Axis) -> &Member {
        &self.members[axis as usize]
    }

    /// The same place with another member on one axis.
    #[must_use]
    pub fn with(&self, axis: Axis, member: Member) -> Self {
        let mut moved = self.clone();
        moved.members[axis as usize] = member;
        moved
    }

    /// Puts a member on an axis.
    pub fn set(&mut self, axis: Axis, member: Member) {
        self.members[axis as usize] = member;
    }

    /// Whether `other` is this place or a part of it.
    pub fn contains(&self, other: &Coordinate) -> bool {
        self.year == other.year && self.members.iter().zip(&other.members).all(|(a, b)| a.contains(b))
    }

    /// Whether the two can share money: on every axis one contains the other.
    pub fn overlaps(&self, other: &Coordinate) -> bool {
        self.year == other.year && self.members.iter().zip(&other.members).all(|(a, b)| a.overlaps(b))
    }

    /// The places one step up, on any axis.
    pub fn parents(&self) -> Vec<Coordinate> {
        Axis::EACH
            .iter()
            .flat_map(|&axis| self.on(axis).parents().into_iter().map(move |m| self.with(axis, m)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_contain_what_lies_below_them() {
        let holds = |a: &'static str, b: &'static str| Member::named(a).contains(&Member::named(b));
        assert!(holds("all", "2101501") && holds("210", "2101501") && holds("21015", "2101501"));
        assert!(holds("project", "project:监管") && holds("basic", "basic.personnel"));
        assert!(holds("three-public", "30231") && holds("302", "30231"));
        assert!(holds("three-public.vehicles", "31013"));
        assert!(!holds("three-public.vehicles", "30217") && !holds("current", "carry-over"));
        assert!(!holds("current.fiscal.general", "current.fiscal.general-x"));
    }

    #[test]
    fn every_part_lies_below_its_whole() {
        for (whole, parts) in PARTS {
            for part in *parts {
                assert!(Member::named(part).parents().contains(&Member::named(whole)), "{part} in {whole}");
            }
        }
    }
}
