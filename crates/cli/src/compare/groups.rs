//! From what the documents tell of themselves to groups of them; and pairs that a reader wrote down himself.

use super::work::{Seen, Work};
use crate::args::Language;
use crate::inputs::{self, Input};
use gouji_report::pairing::{Bond, Known, Pair, pairs};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The pairs among what was seen: found by name and year, or those of a file.
pub fn of(seen: &[Seen], file: Option<&Path>, lang: Language) -> Result<Vec<Pair>, String> {
    match file {
        Some(file) => written(file, seen, lang),
        None => Ok(pairs(&seen.iter().map(known).collect::<Vec<_>>())),
    }
}

/// What could not be read is of nobody.
fn known(seen: &Seen) -> Known {
    if seen.readable { seen.known.clone() } else { Known::default() }
}

/// The groups to be read: the documents of a body, a department with its entities.
pub fn groups(seen: &[Seen], pairs: &[Pair], inputs: &[Input]) -> Vec<Work> {
    let by_name: HashMap<String, &Input> = inputs.iter().map(|input| (input.name(), input)).collect();
    let mut groups: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    let mut root: Vec<usize> = (0..seen.len()).collect();
    let (parts, others): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|pair| pair.bond == Bond::Parts);
    for pair in &others {
        let (a, b) = (find(&mut root, pair.first), find(&mut root, pair.second));
        root[a.max(b)] = a.min(b);
    }
    for pair in others {
        groups.entry(find(&mut root, pair.first)).or_default().push(*pair);
    }
    let mut departments: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for pair in parts {
        departments.entry(pair.first).or_default().push(*pair);
    }
    let all = groups.into_values().chain(departments.into_values());
    all.filter_map(|pairs| group(seen, &pairs, &by_name)).collect()
}

fn find(root: &mut [usize], mut n: usize) -> usize {
    while root[n] != n {
        root[n] = root[root[n]];
        n = root[n];
    }
    n
}

fn group(seen: &[Seen], pairs: &[Pair], inputs: &HashMap<String, &Input>) -> Option<Work> {
    let mut members: Vec<usize> = pairs.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    members.sort_unstable();
    members.dedup();
    let at = |n: usize| members.binary_search(&n).unwrap_or(0);
    let local =
        pairs.iter().map(|pair| Pair { first: at(pair.first), second: at(pair.second), ..*pair }).collect();
    let input = |&n: &usize| Some(((*inputs.get(&seen[n].name)?).clone(), seen[n].nth));
    Some(Work::Group(members.iter().map(input).collect::<Option<Vec<_>>>()?, local))
}

/// What the columns of a file of pairs are called, in either language.
const COLUMNS: [[&str; 2]; 3] = [["bond", "关系"], ["first", "第一份"], ["second", "第二份"]];

/// The pairs of a file: a table of any kind with the columns bond, first and second, as `--format csv` writes them.
fn written(path: &Path, seen: &[Seen], lang: Language) -> Result<Vec<Pair>, String> {
    let name = path.display();
    let said = |zh: String, en: String| format!("{name}: {}", if lang == Language::Zh { zh } else { en });
    let text = inputs::read(&Input::of(path.to_path_buf())).text.map_err(|reason| {
        let why = reason.message();
        said(why.zh, why.en)
    })?;
    let rows: Vec<Vec<&str>> =
        text.text.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    let columns = |row: &Vec<&str>| -> Option<[usize; 3]> {
        let of = |names: [&str; 2]| row.iter().position(|cell| names.contains(cell));
        Some([of(COLUMNS[0])?, of(COLUMNS[1])?, of(COLUMNS[2])?])
    };
    let Some((head, columns)) = rows.iter().enumerate().find_map(|(n, row)| Some((n, columns(row)?))) else {
        return Err(said(
            "没有找到“关系”“第一份”“第二份”三列。请照 gouji compare --format csv 写出的样子来写。".into(),
            "has no columns bond, first and second. Please write it as gouji compare --format csv does."
                .into(),
        ));
    };
    let mut found = Vec::new();
    for (n, row) in rows.iter().enumerate().skip(head + 1) {
        let cells = columns.map(|column| row.get(column).copied().unwrap_or(""));
        if cells == [""; 3] {
            continue;
        }
        let pair = pair(cells, seen).ok_or_else(|| {
            let line = n + 1;
            said(
                format!("第 {line} 行认不出：{}。关系是 {}；文件名要和输出里的一样。", cells.join("，"), bonds()),
                format!(
                    "line {line} is not understood: {}. A bond is one of {}; files are named as in the output.",
                    cells.join(", "),
                    bonds()
                ),
            )
        })?;
        found.push(pair);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn bonds() -> String {
    Bond::EACH.map(Bond::as_str).join(", ")
}

fn pair([bond, first, second]: [&str; 3], seen: &[Seen]) -> Option<Pair> {
    let bond = Bond::EACH.into_iter().find(|known| {
        let words =
            [gouji_report::words::Lang::Zh, gouji_report::words::Lang::En].map(|lang| known.words(lang));
        known.as_str() == bond || words.contains(&bond)
    })?;
    // A name in full, or the end of one path only.
    let document = |name: &str| {
        let ends = |seen: &&Seen| seen.name.ends_with(&format!("/{name}"));
        let full = seen.iter().position(|seen| called(seen) == name);
        let only =
            || (seen.iter().filter(ends).count() == 1).then(|| seen.iter().position(|seen| ends(&seen)))?;
        full.or_else(only)
    };
    let (first, second) = (document(first)?, document(second)?);
    (first != second).then_some(Pair { first, second, bond })
}

/// As files of pairs name a disclosure: its file, and which it is of several.
pub fn called(seen: &Seen) -> String {
    if seen.nth == 0 { seen.name.clone() } else { format!("{}#{}", seen.name, seen.nth + 1) }
}
