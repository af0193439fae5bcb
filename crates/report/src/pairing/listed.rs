//! A list of bodies against the documents at hand: who published, who did not, who did so twice.

use super::{Known, bodies};
use std::collections::BTreeMap;

/// A year, and whether it is its accounts that were published.
pub type Slot = (i32, bool);

/// What is at hand of the bodies of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The years and kinds that many published, so that those who did not are missed.
    pub slots: Vec<Slot>,
    /// Of each body of the list, in its order: its documents of each slot, by their indices.
    pub rows: Vec<(String, Vec<Vec<usize>>)>,
    /// Documents of bodies that are not in the list.
    pub others: Vec<usize>,
}

/// Holds a list of names, in full or in short form, against documents.
pub fn listed(names: &[String], known: &[Known]) -> Listed {
    let named = names.iter().map(|name| Known { entity: name.clone(), ..Known::default() });
    let all: Vec<Known> = named.chain(known.iter().cloned()).collect();
    let body = bodies(&all);
    let (of_names, of_documents) = body.split_at(names.len());
    let of = |name: &Option<usize>| -> Vec<usize> {
        let own = |n: &usize| name.is_some() && of_documents[*n] == *name;
        (0..known.len()).filter(own).collect()
    };
    let documents: Vec<Vec<usize>> = of_names.iter().map(of).collect();
    let mut slots = slots(&documents, known);
    if slots.is_empty() {
        // Nobody of the list published anything: what the others published is what is missed.
        slots = self::slots(&[(0..known.len()).collect()], known);
    }
    let row = |(name, documents): (&String, &Vec<usize>)| {
        let at =
            |slot: &Slot| documents.iter().copied().filter(|&n| slot_of(&known[n]) == Some(*slot)).collect();
        (name.clone(), slots.iter().map(at).collect())
    };
    let rows = names.iter().zip(&documents).map(row).collect();
    let others = (0..known.len()).filter(|n| !documents.iter().any(|own| own.contains(n))).collect();
    Listed { slots, rows, others }
}

fn slot_of(known: &Known) -> Option<Slot> {
    known.year.map(|year| (year, known.accounts))
}

/// The slots of which at least a third of those who published anything published something; the fullest at least.
fn slots(documents: &[Vec<usize>], known: &[Known]) -> Vec<Slot> {
    let mut published: BTreeMap<Slot, usize> = BTreeMap::new();
    for own in documents {
        let mut of: Vec<Slot> = own.iter().filter_map(|&n| slot_of(&known[n])).collect();
        of.sort_unstable();
        of.dedup();
        for slot in of {
            *published.entry(slot).or_default() += 1;
        }
    }
    let anything = documents.iter().filter(|own| !own.is_empty()).count();
    let most = published.values().copied().max().unwrap_or(0);
    let wanted = |count: usize| 3 * count >= anything || count == most;
    published.into_iter().filter(|(_, count)| wanted(*count)).map(|(slot, _)| slot).collect()
}

/// The column of names in the rows of a table of any kind: the one whose heading says so, else the one that holds most
/// names of bodies; without its heading and empty cells.
pub fn names_in(text: &str) -> Vec<String> {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    const HEADINGS: [&str; 9] =
        ["单位名称", "部门名称", "预算单位", "单位", "部门", "名称", "name", "unit", "entity"];
    let headed = HEADINGS.iter().find_map(|heading| {
        rows.iter().take(10).enumerate().find_map(|(n, row)| {
            row.iter().position(|cell| cell.eq_ignore_ascii_case(heading)).map(|column| (n + 1, column))
        })
    });
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let bodies = |column: &usize| {
        rows.iter().filter(|row| row.get(*column).is_some_and(|cell| super::names::is_body(cell))).count()
    };
    let best =
        || (0..width).max_by_key(|column| (bodies(column), usize::MAX - column)).map(|column| (0, column));
    let Some((first, column)) = headed.or_else(best) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for row in &rows[first..] {
        let name = row.get(column).copied().unwrap_or("");
        let is_name = !name.is_empty() && name.chars().any(|c| c.is_alphabetic());
        if is_name && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_of_names_is_found_in_any_table() {
        let headed = "附件\n序号\t单位名称\t电话\n1\t示例县财政局\t0\n2\t示例县水利局\t0\n3\t\t\n";
        assert_eq!(names_in(headed), ["示例县财政局", "示例县水利局"]);
        assert_eq!(
            names_in("1\t示例县财政局\n2\t示例县水利局\n2\t示例县水利局\n"),
            ["示例县财政局", "示例县水利局"]
        );
        assert_eq!(names_in("示例县财政局\n示例县水利局\n"), ["示例县财政局", "示例县水利局"]);
        assert!(names_in("").is_empty());
    }

    #[test]
    fn who_published_twice_or_not_at_all_is_told_for_each_year_that_many_published() {
        let of = |entity: &str, year, accounts| Known {
            entity: entity.into(),
            year: Some(year),
            accounts,
            ..Known::default()
        };
        let known = [
            of("示例县财政局", 2026, false),
            of("示例县水利局", 2026, false),
            of("示例县水利局", 2026, false),
            of("示例县水利局", 2019, true),
            of("示例县林业局", 2026, false),
            of("苇泽州档案局", 2026, false),
        ];
        let names =
            ["示例县财政局", "示例县水利局", "示例县体育局", "苇泽回族自治州档案局"].map(String::from);
        let found = listed(&names, &known);
        assert_eq!(found.others, [4]);
        let of_2026 = found.slots.iter().position(|slot| *slot == (2026, false)).expect("the slot");
        let at: Vec<&[usize]> = found.rows.iter().map(|(_, at)| at[of_2026].as_slice()).collect();
        assert_eq!(at, [&[0][..], &[1, 2], &[], &[5]]);
    }
}
