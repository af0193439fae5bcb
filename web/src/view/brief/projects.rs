//! The projects of the brief with what each is to cost; what was carried over for one is a part of its own.
//! Only with all that makes up the document's own sum is there a sum, and a number of projects.

use super::division::{Part, adds_up};
use super::facts::{At, Axis, Fact, Facts};
use crate::view::pictures::same_name;

/// What leads the name of a project's part that was carried over.
pub const CARRIED: &str = "carried:";

/// The projects with what each is to cost, and their sum where they make it up.
pub fn projects(facts: &Facts) -> (Vec<Part>, Option<Fact>) {
    let spent = At::whole(facts.stage, "expenditure");
    const FUNDS: [&str; 4] = ["all", "current", "current.fiscal", "current.fiscal.general"];
    let mut names: Vec<&str> = FUNDS
        .into_iter()
        .flat_map(|fund| facts.members(At { fund, ..spent }, Axis::Nature))
        .filter(|member| member.strip_prefix("project:").is_some_and(|name| !name.contains(".~")))
        .collect();
    names.sort_unstable();
    names.dedup();
    let amount =
        |member: &str| FUNDS.into_iter().find_map(|fund| facts.amount(At { fund, nature: member, ..spent }));
    let mut projects: Vec<Part> = names
        .into_iter()
        .filter_map(|member| Some(Part { member: member.into(), fact: amount(member)? }))
        .filter(|part| part.fact.is_some())
        .collect();
    projects.sort_by_key(|part| std::cmp::Reverse(part.fact.yuan));
    // One that two tables write with other brackets or blanks is one.
    let mut known: Vec<Part> = Vec::new();
    for part in projects {
        if !known.iter().any(|other| same_name(&other.member, &part.member)) {
            known.push(part);
        }
    }
    let mut projects = known;
    let sum = |fund| facts.amount(At { fund, nature: "project", ..spent });
    let with_carried: Vec<Part> = projects.iter().cloned().chain(carried(facts)).collect();
    let adds = |sum: &Fact, parts: &[Part]| parts.len() > 1 && adds_up(sum, parts.iter().map(|p| &p.fact));
    if let Some(all) = sum("all").filter(|sum| !adds(sum, &projects) && adds(sum, &with_carried)) {
        projects = with_carried;
        projects.sort_by_key(|part| std::cmp::Reverse(part.fact.yuan));
        return (projects, Some(all));
    }
    let sum = FUNDS.into_iter().filter_map(sum).find(|sum| adds(sum, &projects));
    (projects, sum)
}

/// Money for projects that was carried over, by the name of its item.
fn carried(facts: &Facts) -> Vec<Part> {
    let spent = At { nature: "project", ..At::whole(facts.stage, "expenditure") };
    const FUNDS: [&str; 8] = [
        "carry-over",
        "carry-over.fiscal",
        "carry-over.fiscal.general",
        "carry-over.fiscal.government-funds",
        "carry-over.fiscal.state-capital",
        "carry-over.non-fiscal",
        "carry-over.non-fiscal.special-account",
        "carry-over.non-fiscal.entity",
    ];
    let mut parts: Vec<Part> = Vec::new();
    for fund in FUNDS {
        let at = At { fund, ..spent };
        for member in facts.members(at, Axis::Function) {
            let Some(name) = member.strip_prefix("item:") else { continue };
            let member_of = format!("{CARRIED}{name}");
            // Stated of the whole carry-over and of its part: the same money.
            if parts.iter().any(|part| part.member == member_of) {
                continue;
            }
            let fact = facts.amount(at.with(Axis::Function, member)).filter(Fact::is_some);
            parts.extend(fact.map(|fact| Part { member: member_of, fact }));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::brief;
    use super::super::facts::tests::{budget, placed};
    use super::*;

    #[test]
    fn what_was_carried_over_for_a_project_is_a_part_of_its_own() {
        let places = [
            ("30.00", ["expenditure", "all", "all", "project", "all"]),
            ("20.00", ["expenditure", "current.fiscal.general", "all", "project:修路", "all"]),
            ("10.00", ["expenditure", "carry-over.fiscal", "item:修路", "project", "all"]),
        ];
        let of = |places: &[(&str, [&str; 5])]| {
            let figures = places.iter().zip(0u32..);
            let figures = figures.map(|((text, at), n)| placed(n * 8, text, "amount", *at)).collect();
            let brief = brief(&budget("", figures, vec![]));
            let named = |part: &Part| (part.member.clone(), part.fact.figure);
            (brief.projects.iter().map(named).collect::<Vec<_>>(), brief.projects_sum.map(|sum| sum.figure))
        };
        assert_eq!(of(&places), (vec![("project:修路".into(), 1), ("carried:修路".into(), 2)], Some(0)));
        let mut more = places;
        more[0].0 = "99.00";
        assert_eq!(of(&more), (vec![("project:修路".into(), 1)], None), "what does not add up is left out");
    }
}
