//! A whole divided into parts that add up to it, as far down as the document states them all.
//! Where the parts do not make the whole, nothing is said of it.

use super::facts::{At, Axis, Fact, Facts};
use rust_decimal::Decimal;

/// A part of a whole: the member and its amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Path name of the member.
    pub member: String,
    /// Its amount.
    pub fact: Fact,
}

/// The parts of `at` along an axis, the largest first and none without money; each divided further until `ends`.
pub fn division(facts: &Facts, at: At, axis: Axis, ends: fn(&str) -> bool) -> Option<Vec<Part>> {
    let whole = facts.amount(at)?;
    let members: Vec<Part> = facts
        .members(at, axis)
        .into_iter()
        .filter(|&member| member != at.on(axis))
        .filter_map(|member| Some(Part { member: member.into(), fact: facts.amount(at.with(axis, member))? }))
        .collect();
    let mut parts = divide(&members, at.on(axis), &whole, ends)?;
    parts.retain(|part| part.fact.is_some());
    parts.sort_by_key(|part| std::cmp::Reverse(part.fact.yuan));
    (!parts.is_empty()).then_some(parts)
}

fn divide(members: &[Part], above: &str, whole: &Fact, ends: fn(&str) -> bool) -> Option<Vec<Part>> {
    let below = |part: &&Part| part.member != above && within(above, &part.member);
    let nearest = |part: &&Part| {
        !members.iter().any(|other| {
            other.member != part.member
                && other.member != above
                && within(above, &other.member)
                && within(&other.member, &part.member)
        })
    };
    let parts: Vec<&Part> = members.iter().filter(below).filter(nearest).collect();
    if parts.is_empty() || !adds_up(whole, parts.iter().map(|part| &part.fact)) {
        return None;
    }
    let further = |part: &&Part| match ends(&part.member) {
        true => None,
        false => divide(members, &part.member, &part.fact, ends),
    };
    Some(parts.iter().flat_map(|part| further(part).unwrap_or_else(|| vec![(*part).clone()])).collect())
}

/// Whether amounts add up to a whole, as far as their rounding allows to say.
pub fn adds_up<'a>(whole: &Fact, parts: impl Iterator<Item = &'a Fact>) -> bool {
    let (mut sum, mut slack) = (Decimal::ZERO, whole.slack);
    for part in parts {
        sum += part.yuan;
        slack += part.slack;
    }
    (sum - whole.yuan).abs() <= slack
}

/// Whether a member lies below another one, or is it.
fn within(above: &str, member: &str) -> bool {
    if above == "all" || above == member {
        return true;
    }
    let codes = above.bytes().all(|b| b.is_ascii_digit());
    member.strip_prefix(above).is_some_and(|rest| codes || rest.starts_with(['.', ':']))
}

#[cfg(test)]
mod tests {
    use super::super::facts::tests::{budget, placed};
    use super::*;

    fn parts(values: &[(&str, &str)], ends: fn(&str) -> bool) -> Option<Vec<String>> {
        let figures = values.iter().zip(0u32..);
        let figures =
            figures.map(|((fund, v), at)| placed(at * 8, v, "amount", ["income", fund, "all", "all", "all"]));
        let d = budget("", figures.collect(), vec![]);
        let found = division(&Facts::new(&d), At::whole("budget", "income"), Axis::Fund, ends)?;
        Some(found.into_iter().map(|part| part.member).collect())
    }

    #[test]
    fn parts_are_given_as_far_down_as_they_add_up() {
        let never = |_: &str| false;
        let members = [
            ("all", "10.00"),
            ("current", "8.00"),
            ("carry-over", "2.00"),
            ("current.fiscal", "7.99"),
            ("current.x", "0.00"),
        ];
        assert_eq!(
            parts(&members, never).unwrap(),
            ["current.fiscal", "carry-over"],
            "7.99 is 8.00 by rounding of three"
        );
        assert_eq!(parts(&members, |member| member == "current").unwrap(), ["current", "carry-over"]);
        assert_eq!(parts(&[("all", "10.00"), ("current", "8.00"), ("carry-over", "1.00")], never), None);
        assert_eq!(parts(&[("current", "8.00")], never), None);
    }

    #[test]
    fn codes_lie_below_shorter_ones() {
        assert!(within("210", "21015") && within("project", "project:甲") && !within("21015", "210"));
        assert!(!within("current.fiscal", "current.fiscalx"));
    }
}
