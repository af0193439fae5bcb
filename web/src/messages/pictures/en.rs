//! What the pictures say in English.

use super::{PictureWords, is_numbered, spaced};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) static EN: PictureWords = PictureWords {
    picture: "Chart",
    table: "Table",
    show_as: |title| format!("Show “{title}” as"),
    save: "Save",
    save_svg: "Save as SVG",
    save_png: "Save as PNG",
    saved: |name| format!("Saved as {name}."),
    keys_hint: "Arrow keys go from mark to mark, Enter opens the figure.",
    too_narrow: "The screen is narrow, so this opens as a table; the chart scrolls sideways.",
    hatched: "Hatched is what does not agree:",
    left_out: "Charts left out",
    scrolls: |title| format!("{title}, scrolls sideways"),

    source: |names| format!("Source: {names}."),
    table_name: |name| if is_numbered(name) { spaced(name) } else { format!("《{name}》") },
    between_tables: ", ",
    implied: "Last year’s amounts are implied by this year’s and the changes stated; they are not last year’s own disclosure.",
    year: |year| year.to_string(),
    unit: |unit| match unit {
        "元" => "yuan",
        "亿元" => "100 million yuan",
        _ => "10,000 yuan",
    },
    comma: ", ",
    semicolon: "; ",
    and_between: " and ",
    and: |a, b| match (a.is_empty(), b.is_empty()) {
        (true, _) => b.to_string(),
        (_, true) => a.to_string(),
        _ if a.ends_with('.') => format!("{a} {b}"),
        _ => format!("{a}: {b}"),
    },
    amount_of: |name, amount| format!("{name} {amount}"),
    money: |amount, unit| format!("{amount} ({unit})"),
    mark: |of, part, amount, unit| {
        let gap = if part.is_empty() { "" } else { ", " };
        format!("{of}{gap}{part}: {amount} ({unit})")
    },
    flow: |from, to| format!("{from} → {to}"),
    difference: |amount| format!("Difference {amount}"),
    differs: |place, printed, rest| format!("{place} says {printed}, everything else {rest}"),
    sums_to: |place, printed, sum| format!("{place} says {printed}, its parts add up to {sum}"),
    changed: |name, before, now, by| format!("{name}: {before} last year, {now} this year, {by}"),

    total: "Total",
    sum: "Total",
    added: "Added up",
    stated_total: "Total as published",
    rest: "Not broken down",
    share: "Share",
    amount: "Amount",
    of_what: "Of what",
    class: "Class",
    item: "Class, section, item",
    economic_class: "Economic class",
    project: "Project",
    kind: "Kind",
    from_to: "From and to",
    before: "Last year (implied)",
    now: "This year",
    change: "Change",
    rate: "Rate",
    falls: " (down)",
    change_head: |unit| format!("Change, {}", in_unit(unit)),
    planned: "Budget",
    spent: "Final accounts",
    this_year: "This year’s budget",
    carried: "Carried over",
    aims: "Performance targets",

    from_where: "From",
    on_what: "On what",
    how: "How",
    for_what: "For what",
    flow_title: "Where the money comes from, and where it goes",
    flow_sub: |year, unit| {
        phrase_en(&[year, &in_unit(unit)], "The width of a band is its amount; darker bands are projects.")
    },
    flow_alternative: |columns| format!("From left to right: {}.", columns.join("; then ")),

    spending_title: |name, share, nature| {
        let nature =
            nature.map_or(String::new(), |(nature, share)| format!(", {} of that {nature}", whole(share)));
        format!("{} goes to {}{nature}", whole(share), lower(name))
    },
    spending_plain: "Spending by class",
    spending_sub: |year, scope, unit| phrase_en(&["Spending by class", year, scope, &in_unit(unit)], ""),
    spending_alternative: |list| format!("Spending by class: {list}."),
    items_title: |largest| match largest {
        Some((name, share)) => format!("The largest item is {name}, {} of all", whole(share)),
        None => "Down to every item".into(),
    },
    items_sub: |year, scope, unit| {
        phrase_en(&["Classes, sections, items", year, scope, &in_unit(unit)], "Areas are in proportion.")
    },
    too_small: "Too small for a name: ",
    items_alternative: |count, list| format!("{count} items, the largest: {list}."),
    bought_title: |largest| match largest {
        Some((name, share)) => format!("The largest piece of basic expenditure is {name}, {}", whole(share)),
        None => "What basic expenditure buys".into(),
    },

    economic_title: |largest, only| match (largest, only) {
        (Some((name, share)), Some(only)) => format!("{} of {only} is for {}", whole(share), lower(name)),
        (Some((name, share)), None) => format!("{} is for {}", whole(share), lower(name)),
        (None, _) => "What the money buys".into(),
    },
    economic_sub: |year, of, natures, unit| {
        phrase_en(&["By economic class", year, of, natures, &in_unit(unit)], "")
    },
    economic_alternative: |list| format!("By economic class: {list}."),

    change_title: |name, by, sign, both| {
        let name = if name.is_empty() { "Total" } else { name };
        let both = if both { ", on both sides" } else { "" };
        match sign {
            0 => format!("{name}: the same as last year"),
            1 => format!("{name}: {by} more than last year{both}"),
            _ => format!("{name}: {by} less than last year{both}"),
        }
    },
    change_plain: "Against last year",
    change_sub: "This year and last; solid is up, hollow is down.",
    change_alternative: |list| format!("Against last year: {list}."),

    three_public_title: |amount, by| match by {
        Some((_, 0)) => format!("Three public expenses: {amount}, the same as last year"),
        Some((by, 1)) => format!("Three public expenses: {amount}, {by} more than last year"),
        Some((by, _)) => format!("Three public expenses: {amount}, {by} less than last year"),
        None => format!("Three public expenses: {amount}"),
    },
    three_public_plain: "Three public expenses",
    three_public_sub: |year, of, unit| phrase_en(&[year, of, &in_unit(unit)], ""),
    three_public_alternative: |list| format!("Three public expenses: {list}."),
    three_public_kind: |code| match code {
        "30212" => Some("Travel abroad"),
        "30217" => Some("Official reception"),
        "31013" => Some("Vehicles bought"),
        "30231" => Some("Vehicles kept running"),
        "three-public.vehicles" => Some("Official vehicles"),
        "three-public" => Some("Total"),
        _ => None,
    },

    projects_title: |few, share| match few {
        1 => format!("The largest project takes {}", whole(share)),
        2 => format!("Two projects take {}", whole(share)),
        few => format!("{few} projects take {}", whole(share)),
    },
    one_project: |_| "One project".into(),
    projects_plain: "Projects by size",
    carried_project: |name| format!("{name} (carried over)"),
    projects_sub: |count, sum, unit| format!("Projects: {count}, together {sum} ({unit})."),
    projects_alternative: |count, list| format!("{count} projects, the largest: {list}."),
    other_projects: |count| format!("{count} other projects"),
    targets: |count, first| format!("{count} targets: {first}"),

    no_flow: "Where the money comes from and goes: sources, classes and natures are not stated together, or do not add up.",
    no_spending: "Spending by class: none was found.",
    no_economic: "What the money buys: no economic classes were found.",
    no_change: "Against last year: no changes are stated, or not of what.",
    no_three_public: "Three public expenses: no amounts by kind were found.",
    nothing_three_public: "Three public expenses: all of them are 0.",
    no_projects: "Projects: no amounts by project were found.",
};

/// Phrases that say something, joined and closed, and a sentence after them.
fn phrase_en(parts: &[&str], then: &str) -> String {
    let sentences: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    let gap = if then.is_empty() { "" } else { " " };
    format!("{}.{gap}{then}", sentences.join(", "))
}

/// A share in whole per cent; what is not all is never given as 100%.
fn whole(share: Decimal) -> String {
    let rounded = share.round().to_i64().unwrap_or(0);
    match rounded {
        100 if share != Decimal::ONE_HUNDRED => "Over 99%".into(),
        100 => "All".into(),
        0 => format!("{share}%"),
        n => format!("{n}%"),
    }
}

/// The unit that amounts are in.
fn in_unit(unit: &str) -> String {
    format!("in {unit}")
}

/// A name within a sentence.
fn lower(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_all_is_never_given_as_all() {
        assert_eq!(whole(Decimal::new(9_980, 2)), "Over 99%");
        assert_eq!(whole(Decimal::ONE_HUNDRED), "All");
        assert_eq!(whole(Decimal::new(8_464, 2)), "85%");
        assert_eq!(whole(Decimal::new(12, 2)), "0.12%");
    }
}
