//! Everyday names of what “三公” gathers: offices shorten and turn round the words of the form as they like.
//! A new part of such a name is a new word in a list here.

use super::Word;
use crate::model::cube::{Axis, Member};
use std::borrow::Cow;

/// What a vehicle of the office is called.
const VEHICLES: [&str; 3] = ["公务用车", "公务车", "公车"];
/// What is spent to buy one.
const BOUGHT: [&str; 2] = ["购置", "购买"];
/// What is spent to run one.
const RUN: [&str; 7] = ["运行维护", "运行及维护", "运行和维护", "运行与维护", "运行", "运维", "维护"];
/// What joins the two.
const AND: [&str; 4] = ["及", "和", "与", "、"];
/// Travel abroad.
const ABROAD: [&str; 6] =
    ["因公出国（境）", "因公出（国）境", "因公出国出境", "因公出国境", "因公出国", "出国（境）"];
/// Guests.
const GUESTS: [&str; 3] = ["公务接待", "公务招待", "公务活动接待"];
/// How such a name may end.
const ENDS: [&str; 5] = ["", "费", "费用", "经费", "支出"];

/// The names made of these parts.
pub fn everyday() -> Vec<Word> {
    let mut words = Vec::new();
    let mut add = |text: &str, member: &'static str| {
        for end in ENDS {
            let text = Cow::Owned(format!("{text}{end}"));
            let within = Cow::Borrowed("");
            words.push(Word { text, axis: Axis::Economic, within, member: Member::named(member) });
        }
    };
    for vehicle in VEHICLES {
        for bought in BOUGHT {
            add(&format!("{vehicle}{bought}"), "31013");
            for run in RUN {
                for (fee, and) in ["", "费"].iter().flat_map(|fee| AND.map(|and| (fee, and))) {
                    add(&format!("{vehicle}{bought}{fee}{and}{run}"), "three-public.vehicles");
                }
            }
        }
        RUN.iter().for_each(|run| add(&format!("{vehicle}{run}"), "30231"));
    }
    ABROAD.iter().for_each(|name| add(name, "30212"));
    GUESTS.iter().for_each(|name| add(name, "30217"));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_their_parts() {
        let words = everyday();
        let member = |text: &str| words.iter().find(|w| w.text == text).map(|w| w.member.to_string());
        assert_eq!(member("公车运行及维护"), Some("30231".into()));
        assert_eq!(member("公务用车购置及运维费"), Some("three-public.vehicles".into()));
        assert_eq!(member("公务用车购置费及运行维护费"), Some("three-public.vehicles".into()));
        assert_eq!(member("因公出国经费"), Some("30212".into()));
        assert_eq!(member("公务车"), None);
    }
}
