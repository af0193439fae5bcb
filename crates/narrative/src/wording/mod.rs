//! Room: the words of explanations, region by region, as data (`wordings/*.txt`): places, lists, and templates of lines.
//! A new region is a new file and its line in `WORDINGS`.

mod read;
pub mod template;

use gouji::model::cube::{Axis, Coordinate, Member};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use template::Template;

/// A region whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id, as options name it.
    pub id: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Region {
    /// All of them, the one that fits anywhere first.
    pub const ALL: [Region; 4] = [
        Region { id: "national", zh: "全国通用", en: "national" },
        Region { id: "xinjiang", zh: "新疆", en: "Xinjiang" },
        Region { id: "shanghai", zh: "上海", en: "Shanghai" },
        Region { id: "jiangsu", zh: "江苏", en: "Jiangsu" },
    ];

    /// The region of an id.
    pub fn of_id(id: &str) -> Option<Region> {
        Region::ALL.into_iter().find(|region| region.id == id)
    }
}

/// The wordings: region, whether of final accounts, and words by which a document is one of the region.
const WORDINGS: [(&str, bool, &str); 5] = [
    ("national", false, include_str!("../../wordings/national.txt")),
    ("national", true, include_str!("../../wordings/national-accounts.txt")),
    ("xinjiang", false, include_str!("../../wordings/xinjiang.txt")),
    ("shanghai", false, include_str!("../../wordings/shanghai.txt")),
    ("jiangsu", false, include_str!("../../wordings/jiangsu.txt")),
];

const COMMON: &str = include_str!("../../wordings/common.txt");

/// Every wording, read once; `every_wording_is_read` holds that each can be.
static READ: LazyLock<Vec<(&str, bool, Wording)>> = LazyLock::new(|| {
    let read = |text: &'static str| read::wording(COMMON, text).unwrap_or_default();
    WORDINGS.iter().map(|(region, accounts, text)| (*region, *accounts, read(text))).collect()
});

/// A place as members by axis.
pub type Members = Vec<(Axis, Member)>;

/// What a place is called in the words of a template: the first that is stated counts.
pub type Alternatives = Vec<Members>;

/// The place of members.
pub fn placed(members: &[(Axis, Member)], year: i32, stage: &Member) -> Coordinate {
    let mut place = Coordinate::of_year(year).with(Axis::Stage, stage.clone());
    for (axis, member) in members {
        place.set(*axis, member.clone());
    }
    place
}

/// The same place as another year has it, at a stage.
pub fn told_in(place: &Coordinate, year: i32, stage: Member) -> Coordinate {
    let mut told = place.with(Axis::Stage, stage);
    told.year = year;
    told
}

/// A list whose parts have names of their own.
#[derive(Debug, Default)]
pub struct Named {
    /// The place that they are parts of; empty where they are only named.
    pub whole: &'static str,
    /// Name and members of each.
    pub parts: Vec<(&'static str, Members)>,
}

/// What a line is about.
#[derive(Debug, PartialEq, Eq)]
pub enum Listed {
    /// A list of names, by its own.
    Named(&'static str),
    /// The classes of a place.
    Classes(&'static str),
    /// The items of a place, those too that had money last year only.
    Items(&'static str),
    /// The economic items of a place.
    Economic(&'static str),
    /// The projects of a place.
    Projects(&'static str),
}

/// What a line of the explanation is made from.
#[derive(Debug)]
pub enum Body {
    /// The title.
    Title(Template),
    /// The heading of a section.
    Section(Template),
    /// The heading below it.
    Subsection(Template),
    /// A paragraph.
    Paragraph(Template),
    /// A paragraph for each of a list.
    Each(Listed, Template),
    /// A list in one paragraph: what stands between its parts, before and behind them.
    Join {
        /// What is listed.
        listed: Listed,
        /// What parts the parts.
        between: &'static str,
        /// What stands before them.
        lead: Template,
        /// Each part.
        part: Template,
        /// What stands behind them.
        end: &'static str,
    },
}

/// When a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// Where there is money at a place.
    Some(&'static str),
    /// Where it is known that there is none.
    Nothing(&'static str),
}

/// The words of a region.
#[derive(Debug, Default)]
pub struct Wording {
    /// Words of entities and titles by which a document is of the region.
    pub signs: Vec<&'static str>,
    /// What opens a comparison with last year's budget.
    pub than_budget: Template,
    /// What opens a comparison with what was carried out last year.
    pub than_execution: Template,
    /// What is said where nothing changed.
    pub same: Template,
    /// The verbs of a rise of an amount and in percent.
    pub rise: (&'static str, &'static str),
    /// The verbs of a fall.
    pub fall: (&'static str, &'static str),
    /// What opens the reason of a change, with its blank.
    pub reason: &'static str,
    /// What is said where more was spent than planned, less, as much.
    pub against: [&'static str; 3],
    /// Places by name.
    pub places: BTreeMap<&'static str, Alternatives>,
    /// Lists by name.
    pub lists: BTreeMap<&'static str, Named>,
    /// The list whose parts go on.
    pub opened: Option<&'static str>,
    /// The lines in order.
    pub lines: Vec<(When, Body)>,
}

/// The words for documents of a region: the nation's where it has none of its own.
pub fn of_region(region: &str, accounts: bool) -> (&'static str, &'static Wording) {
    let find = |region: &str| READ.iter().find(|(id, of, _)| *id == region && *of == accounts);
    let found = find(region).or_else(|| find("national")).unwrap_or(&READ[0]);
    (found.0, &found.2)
}

/// The region whose words or titles a text has.
pub fn recognised(words: &str) -> &'static str {
    let of = READ.iter().find(|(_, _, wording)| wording.signs.iter().any(|sign| words.contains(sign)));
    of.map_or("national", |(region, _, _)| region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_is_read() {
        for (region, accounts, text) in WORDINGS {
            let read = read::wording(COMMON, text);
            assert!(read.is_ok(), "{region} {accounts}: {:?}", read.err());
            assert!(Region::of_id(region).is_some(), "{region}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        for (text, line, word) in [
            ("place x = flow", "1", "flow"),
            ("than budget = a\n---\nsome {v nowhere} text", "3", "nowhere"),
            ("---\n{nonsense}", "2", "nonsense"),
            ("---\njoin classes:total", "2", "join"),
            ("nonsense", "1", "nonsense"),
        ] {
            let fault = read::wording("place total = flow:income", text).expect_err(text);
            assert!(fault.contains(line) && fault.contains(word), "{text}: {fault}");
        }
    }

    #[test]
    fn regions_are_known_by_their_words() {
        assert_eq!(recognised("上海市示例区教育局"), "shanghai");
        assert_eq!(recognised("部门收支总体情况表"), "xinjiang");
        assert_eq!(recognised("部门收支总表"), "national");
    }
}
