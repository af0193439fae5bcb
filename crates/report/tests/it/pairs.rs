//! Made-up folders: every document is paired with what it belongs to, and with nothing else.

use gouji_report::pairing::{Bond, Known, Pair, pairs};
use gouji_samples::{Budget, Kind, Layout, render, render_accounts};
use std::collections::BTreeSet;

/// Places and what their short form is.
const PLACES: [(&str, &str); 6] = [
    ("沙棠县", "沙棠县"),
    ("苇泽回族自治州", "苇泽州"),
    ("霁川市松汀区", "松汀区"),
    ("柏垣土家族苗族自治县", "柏垣县"),
    ("砚湖市", "砚湖市"),
    ("榆澧县", "榆澧县"),
];
/// Offices in full and in short form.
const OFFICES: [(&str, &str); 9] = [
    ("档案局", "档案局"),
    ("文化和旅游局", "文旅局"),
    ("发展和改革委员会", "发展改革委"),
    ("人民代表大会常务委员会办公室", "人大常委会办公室"),
    ("人民政府办公室", "政府办公室"),
    ("卫生健康委员会", "卫生健康委"),
    ("第一中学", "第一中学"),
    ("第十一中学", "第十一中学"),
    ("农业农村局", "农业农村局"),
];

/// A document and what it is: body, year, accounts, entity.
type Made = (String, (usize, i64, bool, bool));

/// The documents of a body: two budgets, the accounts between them, an entity's budget of the same name. Each is
/// under one of its two names, as the bits of `forms` say.
fn body(n: usize, [full, short]: [String; 2], forms: u64) -> Vec<Made> {
    let name = |bit: u64| if forms >> bit & 1 == 1 { short.clone() } else { full.clone() };
    let of = |bit: u64, year: i64, kind: Kind| {
        let mut budget = Budget::made_up(n as u64);
        (budget.year, budget.kind) = (year, kind);
        (budget.name, budget.full_name) = (name(bit), name(bit));
        budget
    };
    vec![
        (render(&of(0, 2025, Kind::Department), Layout::Plain), (n, 2025, false, false)),
        (render(&of(1, 2026, Kind::Department), Layout::Plain), (n, 2026, false, false)),
        (render_accounts(&of(2, 2025, Kind::Department)), (n, 2025, true, false)),
        (render(&of(3, 2026, Kind::Entity), Layout::Plain), (n, 2026, false, true)),
    ]
}

fn expected(made: &[Made]) -> BTreeSet<Pair> {
    let mut all = BTreeSet::new();
    for (first, (_, (body, year, accounts, entity))) in made.iter().enumerate() {
        for (second, (_, other)) in made.iter().enumerate().filter(|(_, (_, other))| other.0 == *body) {
            let (_, of, theirs, part) = *other;
            let bond = match (*accounts, theirs, year - of) {
                (false, false, 0) if !entity && part => Bond::Parts,
                _ if *entity || part => continue,
                (false, false, 1) | (true, true, 1) => Bond::Years,
                (true, false, 0) => Bond::Accounts,
                (false, true, 1) => Bond::YearBefore,
                _ => continue,
            };
            all.insert(Pair { first, second, bond });
        }
    }
    all
}

#[test]
fn nearly_every_pair_of_a_made_up_folder_is_found_and_no_other() {
    let mut made = Vec::new();
    for (n, (place, office)) in
        PLACES.iter().flat_map(|place| OFFICES.iter().map(move |office| (place, office))).enumerate()
    {
        let names = [format!("{}{}", place.0, office.0), format!("{}{}", place.1, office.1)];
        made.extend(body(n, names, 5 * n as u64 + 3));
    }
    let known: Vec<Known> = made
        .iter()
        .map(|(text, _)| {
            let report = gouji::check(text, &gouji::Options::default()).remove(0);
            Known::of(&report, text, "")
        })
        .collect();
    let (expected, found) = (expected(&made), pairs(&known).into_iter().collect::<BTreeSet<_>>());
    let told = |pair: &Pair| {
        format!(
            "{:?} {} {:?} – {} {:?}",
            pair.bond,
            known[pair.first].entity,
            known[pair.first].scope,
            known[pair.second].entity,
            known[pair.second].scope
        )
    };
    let missed: Vec<String> = expected.difference(&found).map(told).collect();
    let wrong: Vec<String> = found.difference(&expected).map(told).collect();
    println!("{} pairs, {} missed", expected.len(), missed.len());
    assert!(expected.len() >= 200 && 100 * missed.len() <= expected.len(), "{missed:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
