//! What a whole consists of, wherever it is told by its parts: natures, budgets, “三公”, what is carried over.
//! Axes that divide by official codes do so in the cube; here are the divisions that go by name.

use crate::model::cube::{Axis, Coordinate, Member};

/// “三公” as it is told: abroad, vehicles, reception.
pub const THREE_PUBLIC: &[&str] = &["30212", "three-public.vehicles", "30217"];

/// “三公” with its vehicles by their kinds: abroad, bought, run, reception.
pub const THREE_PUBLIC_BY_KIND: &[&str] = &["30212", "31013", "30231", "30217"];

/// The same of one who bought no vehicle and leaves that out.
const THREE_PUBLIC_WITHOUT_BUYING: &[&str] = &["30212", "30231", "30217"];

/// Vehicles: bought and run.
const VEHICLES: &[&str] = &["31013", "30231"];

/// What vehicles cost to run.
pub const VEHICLES_RUN: &str = "30231";

/// Parts that are all of their whole wherever they are told together.
pub const COMPLETE: &[(Axis, &[&str])] = &[
    (Axis::Economic, THREE_PUBLIC),
    (Axis::Nature, &["basic", "project"]),
    (Axis::Nature, &["basic.personnel", "basic.operating"]),
];

/// Parts that are all of their whole, where one of them is told by its kinds.
pub const BY_KIND: &[(Axis, &[&str])] = &[
    (Axis::Economic, THREE_PUBLIC_BY_KIND),
    (Axis::Economic, VEHICLES),
    (Axis::Economic, THREE_PUBLIC_WITHOUT_BUYING),
];

/// Everything that is spent, by nature.
const NATURES: &[&str] = &["basic", "project", "to-above", "business", "to-subordinates"];

/// Where all money comes from: this year's, what was left and is used, what was carried over.
const SOURCES: &[&str] = &["current", "balance-used", "carry-over"];

/// What is spent of appropriations is divided by budget, whichever year they are of.
const SPENT: &[&str] = &[
    "with-carried.fiscal.general",
    "with-carried.fiscal.government-funds",
    "with-carried.fiscal.state-capital",
];

/// The budgets that a section may tell from above on its own, by the words that do so: what such a section calls by
/// their name is the own part.
pub const FROM_ABOVE: &[(&str, &str)] = &[
    ("上级一般公共预算", "current.fiscal.general"),
    ("上级政府性基金", "current.fiscal.government-funds"),
    ("上级国有资本", "current.fiscal.state-capital"),
];

/// The parts of a place along an axis, where they are the same for everyone.
pub fn parts_of(place: &Coordinate, axis: Axis) -> &'static [&'static str] {
    parts_on(axis, place.on(axis), place.on(Axis::Flow))
}

/// The parts of a member of an axis where a flow is told.
pub fn parts_on(axis: Axis, member: &Member, flow: &Member) -> &'static [&'static str] {
    let spent = *member == Member::WITH_CARRIED_FISCAL && *flow == Member::EXPENDITURE;
    match axis {
        _ if spent => SPENT,
        Axis::Fund if member.is_all() => SOURCES,
        Axis::Nature => nature_parts(member),
        _ => member.official_parts(),
    }
}

/// The parts of what is spent by nature, or of one of the natures.
pub fn nature_parts(nature: &Member) -> &'static [&'static str] {
    if nature.is_all() { NATURES } else { nature.official_parts() }
}

/// Whether a flow is what is left at the end of the year: carried forward, or distributed.
pub fn is_left_over(flow: &Member) -> bool {
    matches!(flow.as_str(), "carried-forward" | "distributed")
}
