//! What figures two versions of one document state otherwise: the same place, another amount.
//! A place may be stated several times; what is stated alike in both is set against one another first.

use crate::published::{Disclosure, Figure};
use gouji::Role;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a version states at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    place: String,
    role: Role,
    year: Option<i32>,
    /// Value and unit: an amount is the same however it is printed.
    amount: (String, String),
    text: String,
    figure: u32,
}

/// A figure that the later version states otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Where it stands.
    pub place: String,
    /// As it was printed before, and its index there.
    pub before: (String, u32),
    /// As it is printed now, and its index there.
    pub now: (String, u32),
}

/// How the figures of two versions differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Stated otherwise, in the order of the later version.
    pub changed: Vec<Changed>,
    /// Stated in the earlier version only.
    pub gone: usize,
    /// Stated in the later version only.
    pub new: usize,
}

/// Whether two texts are versions of one document: whose it is, of which year and stage.
pub fn same_document(a: &Disclosure, b: &Disclosure) -> bool {
    !a.entity.is_empty() && (&a.entity, a.year, &a.kind) == (&b.entity, b.year, &b.kind)
}

/// What a version states, for the next one to be held against it.
pub fn stated(figures: &[Figure]) -> Vec<Stated> {
    let printed = |(_, figure): &(u32, &Figure)| figure.end > figure.start && !figure.place.is_empty();
    let of = |(index, figure): (u32, &Figure)| Stated {
        place: figure.place.clone(),
        role: figure.role,
        year: figure.coordinate.year,
        amount: (figure.value.clone(), figure.unit.clone()),
        text: figure.text.clone(),
        figure: index,
    };
    (0u32..).zip(figures).filter(printed).map(of).collect()
}

/// How two versions differ.
pub fn changes(before: &[Stated], now: &[Stated]) -> Changes {
    type Key<'a> = (&'a str, Role, Option<i32>);
    let mut places: HashMap<Key, [Vec<&Stated>; 2]> = HashMap::new();
    for (side, stated) in [before, now].into_iter().enumerate() {
        for one in stated {
            places.entry((&one.place, one.role, one.year)).or_default()[side].push(one);
        }
    }
    let mut found = Changes::default();
    for [mut earlier, mut later] in places.into_values() {
        later.retain(|one| match earlier.iter().position(|other| other.amount == one.amount) {
            Some(at) => {
                earlier.remove(at);
                false
            }
            None => true,
        });
        let pairs = earlier.len().min(later.len());
        found.gone += earlier.len() - pairs;
        found.new += later.len() - pairs;
        found.changed.extend(earlier.into_iter().zip(later).map(|(earlier, later)| Changed {
            place: later.place.clone(),
            before: (earlier.text.clone(), earlier.figure),
            now: (later.text.clone(), later.figure),
        }));
    }
    found.changed.sort_by_key(|changed| changed.now.1);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "平川县水务局 2026 年部门预算公开\n\n收支预算总表\n单位：万元\n项目\t金额\n水库维护\t11.00\n河道清淤\t22.00\n合计\t33.00\n";

    fn of(text: &str) -> Vec<Stated> {
        stated(crate::check(text, "")[0].report.figures.as_deref().unwrap_or_default())
    }

    #[test]
    fn a_changed_total_is_the_first_that_is_told() {
        let later = TEXT.replace("22.00", "25.00").replace("33.00", "36.00");
        let found = changes(&of(TEXT), &of(&later));
        let said: Vec<_> = found.changed.iter().map(|c| (c.before.0.as_str(), c.now.0.as_str())).collect();
        assert_eq!(said, [("22.00", "25.00"), ("33.00", "36.00")]);
        assert!(found.changed[1].place.contains("合计"), "{found:?}");
        assert_eq!((found.gone, found.new), (0, 0));
    }

    #[test]
    fn a_new_line_above_changes_nothing_and_a_row_more_is_new() {
        assert_eq!(changes(&of(TEXT), &of(&TEXT.replace("收支", "\n\n收支"))), Changes::default());
        let more = TEXT.replace("河道", "水闸检修\t3.00\n河道");
        assert_eq!(changes(&of(TEXT), &of(&more)), Changes { new: 1, ..Changes::default() });
        assert_eq!(changes(&of(&more), &of(TEXT)), Changes { gone: 1, ..Changes::default() });
    }

    #[test]
    fn another_year_is_another_document() {
        let of = |year| Disclosure { entity: "某局".into(), year: Some(year), ..Disclosure::default() };
        assert!(same_document(&of(2026), &of(2026)) && !same_document(&of(2026), &of(2025)));
        assert!(
            !same_document(&Disclosure::default(), &Disclosure::default()),
            "nobody knows whose they are"
        );
    }
}
