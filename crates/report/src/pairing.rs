//! Which documents of many belong together, by name and year: versions of one, a body's years, its budget and its
//! accounts, a department and its entities. Nothing is read here but what each document tells of itself.

mod known;
pub mod listed;
pub mod names;

use crate::words::Lang;
pub use known::{Known, Scope};
use names::{is_mentioned, normal, short_of};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// How two documents belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bond {
    /// The same body, year and kind: copies, or one that replaced another.
    Versions,
    /// The forms of a disclosure and its prose, in two files.
    Halves,
    /// A year and the year before, of one kind.
    Years,
    /// A budget and the accounts of its year.
    Accounts,
    /// The accounts of a year and the next year's budget, which tells what the year came to.
    YearBefore,
    /// A department and one of its entities.
    Parts,
}

impl Bond {
    /// Every one.
    pub const EACH: [Bond; 6] =
        [Bond::Versions, Bond::Halves, Bond::Years, Bond::Accounts, Bond::YearBefore, Bond::Parts];

    /// Its published name.
    pub fn as_str(self) -> &'static str {
        match self {
            Bond::Versions => "versions",
            Bond::Halves => "halves",
            Bond::Years => "years",
            Bond::Accounts => "accounts",
            Bond::YearBefore => "year-before",
            Bond::Parts => "parts",
        }
    }

    /// In words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Bond::Versions => lang.pick("同一份的不同版本", "versions of one"),
            Bond::Halves => lang.pick("同一份的表和说明", "forms and prose of one"),
            Bond::Years => lang.pick("本年和上年", "year and year before"),
            Bond::Accounts => lang.pick("决算和预算", "accounts and budget"),
            Bond::YearBefore => lang.pick("预算和上年决算", "budget and last year's accounts"),
            Bond::Parts => lang.pick("部门和所属单位", "department and entities"),
        }
    }
}

/// Two documents that belong together, by their indices: the later one, or the whole, first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    /// The one that is held against the other.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How they belong together.
    pub bond: Bond,
}

/// The pairs among documents, in the order of their first ones.
pub fn pairs(known: &[Known]) -> Vec<Pair> {
    let bodies = bodies(known);
    let mut found = Vec::new();
    for body in by(&bodies).values() {
        of_one_body(known, body, &mut found);
    }
    of_departments(known, &bodies, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Which body each document is of: documents of one body have the same number, whatever form of its name they have;
/// a document that names nobody is of none.
pub fn bodies(known: &[Known]) -> Vec<Option<usize>> {
    let mut names: Vec<String> = known.iter().map(|k| normal(&k.entity)).filter(|n| !n.is_empty()).collect();
    names.sort_by_key(|name| (name.chars().count(), name.clone()));
    names.dedup();
    let number: HashMap<&str, usize> = names.iter().enumerate().map(|(n, name)| (name.as_str(), n)).collect();
    let mut slots: Vec<Vec<&Known>> = vec![Vec::new(); names.len()];
    for one in known {
        if let Some(&n) = number.get(normal(&one.entity).as_str()) {
            slots[n].push(one);
        }
    }
    // A short form is a longer name's where it is no other's, and the two never tell of one year what differs.
    let mut longer: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for (short, name) in names.iter().enumerate() {
        let fits = |long: &usize| short_of(name, &names[*long]) && !apart(&slots[short], &slots[*long]);
        longer[short].extend((short + 1..names.len()).filter(fits));
    }
    let mut body: Vec<usize> = (0..names.len()).collect();
    for short in (0..names.len()).rev() {
        // All longer ones have to be one body.
        let mut of = longer[short].iter().map(|&long| body[long]);
        if let Some(first) = of.next()
            && of.all(|other| other == first)
        {
            body[short] = first;
        }
    }
    known.iter().map(|one| number.get(normal(&one.entity).as_str()).map(|&n| body[n])).collect()
}

/// Whether two names tell of the same year, kind and scope what differs: then they are two bodies.
fn apart(a: &[&Known], b: &[&Known]) -> bool {
    let slot = |one: &Known| (one.year, one.accounts, one.scope);
    a.iter().any(|a| b.iter().any(|b| slot(a) == slot(b) && (a.total.is_none() || a.total != b.total)))
}

fn by(bodies: &[Option<usize>]) -> BTreeMap<usize, Vec<usize>> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, body) in bodies.iter().enumerate() {
        if let Some(body) = body {
            of.entry(*body).or_default().push(n);
        }
    }
    of
}

/// The pairs among the documents of one body.
fn of_one_body(known: &[Known], documents: &[usize], found: &mut Vec<Pair>) {
    for scope in lines(known, documents) {
        let mut slots: BTreeMap<(i32, bool), usize> = BTreeMap::new();
        for n in scope {
            let Some(year) = known[n].year else { continue };
            match slots.get(&(year, known[n].accounts)) {
                Some(&first) => {
                    let halves = known[first].has_forms != known[n].has_forms;
                    let bond = if halves { Bond::Halves } else { Bond::Versions };
                    found.push(Pair { first, second: n, bond });
                }
                None => {
                    slots.insert((year, known[n].accounts), n);
                }
            }
        }
        let mut pair = |first: usize, of: (i32, bool), bond| {
            if let Some(&second) = slots.get(&of) {
                found.push(Pair { first, second, bond });
            }
        };
        for (&(year, accounts), &first) in &slots {
            pair(first, (year - 1, accounts), Bond::Years);
            if accounts {
                pair(first, (year, false), Bond::Accounts);
            } else {
                pair(first, (year - 1, true), Bond::YearBefore);
            }
        }
    }
}

/// The documents of one body, those of the whole department apart from those of the entity of its name; what does not
/// say which of the two it is goes with what there is.
fn lines(known: &[Known], documents: &[usize]) -> Vec<Vec<usize>> {
    let of = |scope| documents.iter().copied().filter(|&n| known[n].scope == scope).collect::<Vec<_>>();
    let (mut departments, mut entities, unsaid) =
        (of(Scope::Department), of(Scope::Entity), of(Scope::Unsaid));
    if departments.is_empty() { &mut entities } else { &mut departments }.extend(unsaid);
    departments.sort_unstable();
    entities.sort_unstable();
    vec![departments, entities]
}

/// The pairs of departments and their entities: of one year and kind, named by the department or of its own name.
fn of_departments(known: &[Known], bodies: &[Option<usize>], found: &mut Vec<Pair>) {
    let replaced: Vec<usize> =
        found.iter().filter(|p| matches!(p.bond, Bond::Versions | Bond::Halves)).map(|p| p.second).collect();
    let mut slots: BTreeMap<(i32, bool), Vec<usize>> = BTreeMap::new();
    for (n, one) in known.iter().enumerate().filter(|(n, _)| !replaced.contains(n)) {
        if let (Some(year), Some(_)) = (one.year, bodies[n]) {
            slots.entry((year, one.accounts)).or_default().push(n);
        }
    }
    for slot in slots.values() {
        for &entity in slot.iter().filter(|&&n| known[n].scope != Scope::Department) {
            let above = slot.iter().copied().filter(|&d| is_above(known, bodies, d, entity));
            if let Some(department) = above.min_by_key(|&d| (preference(known, bodies, d, entity), d)) {
                found.push(Pair { first: department, second: entity, bond: Bond::Parts });
            }
        }
    }
}

fn is_above(known: &[Known], bodies: &[Option<usize>], department: usize, entity: usize) -> bool {
    let (d, e) = (&known[department], &known[entity]);
    if department == entity
        || d.has_forms != e.has_forms
        || d.scope == Scope::Entity
        || d.total.zip(e.total).is_some_and(|(d, e)| d < e)
    {
        return false;
    }
    if bodies[department] == bodies[entity] {
        return d.scope == Scope::Department && e.scope == Scope::Entity;
    }
    is_mentioned(&e.entity, &d.entity, &d.mentions)
        && (d.scope == Scope::Department || !is_mentioned(&d.entity, &e.entity, &e.mentions))
}

/// Of several that name an entity: its own, one that calls itself a department, one in the same folder, the smallest.
fn preference(
    known: &[Known],
    bodies: &[Option<usize>],
    department: usize,
    entity: usize,
) -> (bool, bool, bool, Option<rust_decimal::Decimal>) {
    let (d, e) = (&known[department], &known[entity]);
    let own = bodies[department] == bodies[entity];
    (!own, d.scope != Scope::Department, d.folder != e.folder, d.total)
}

#[cfg(test)]
mod tests;
