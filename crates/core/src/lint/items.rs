//! Hygiene: a sentence's 某（类）某（款）某（项） against the codes of the forms (GJ613).

use super::coded_rows::rows;
use super::scan::{is_han, likeness};
use super::{Kind, Scene, finding};
use crate::lexicon::classification::{Classification, plain_name, renamed};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::text::number::numbers;
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A path of names as a sentence tells it.
struct Stated<'a> {
    names: [&'a str; 3],
    span: Span,
    amount: Option<Decimal>,
}

/// A path of names in the forms, and the amounts of its rows.
type Paths = HashMap<[String; 3], Vec<Decimal>>;

/// A name of fewer characters was not cut off by its cell.
const LEAST_CUT: usize = 8;

/// GJ613: the path stands in no form, and its sentence tells an amount that is not zero.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let paths = paths(scene);
    let stated: Vec<Stated> =
        scene.prose().filter(|s| s.kind == Kind::Paragraph).filter_map(|s| stated(s.text)).collect();
    // Of a copied form the end of a wrapped name may stand in another row.
    let copied = scene.tables().any(|(_, table)| table.copied.is_some());
    let cut = |t: &Stated| {
        let names = t.names.map(present);
        let begins = |path: &[String; 3]| {
            let each = |(printed, (name, whole)): (&String, (&String, &str))| {
                let cut = || name.starts_with(printed.as_str()) || whole.starts_with(printed.as_str());
                printed == name || printed.chars().count() >= LEAST_CUT && cut()
            };
            path.iter().zip(names.iter().zip(t.names)).all(each)
        };
        copied && paths.keys().any(begins)
    };
    let known = |t: &Stated| paths.contains_key(&t.names.map(present)) || cut(t);
    let fit = stated.iter().filter(|t| known(t)).count();
    // Where most do not fit, the forms were not read as they stand.
    if paths.is_empty() || fit < 2 || 3 * fit < 2 * stated.len() {
        return Vec::new();
    }
    let zero = |t: &Stated| t.amount.is_none_or(|amount| amount.is_zero());
    let taken: HashSet<[String; 3]> = stated.iter().map(|t| t.names.map(present)).collect();
    stated.iter().filter(|t| !zero(t) && !known(t)).map(|t| mismatch(t, &paths, &taken)).collect()
}

fn mismatch(stated: &Stated, paths: &Paths, taken: &HashSet<[String; 3]>) -> Finding {
    let names = stated.names.map(present);
    let score = |path: &[String; 3]| -> usize {
        path.iter().zip(&names).map(|(a, b)| if a == b { 300 } else { likeness(a, b) }).sum()
    };
    // Rather the row of the same amount that no sentence tells than one whose letters are alike.
    let same = |path: &[String; 3]| {
        !taken.contains(path) && stated.amount.is_some_and(|amount| paths[path].contains(&amount))
    };
    let mut nearest: Vec<&[String; 3]> = paths.keys().collect();
    nearest.sort_by_key(|p| (!same(p), std::cmp::Reverse(score(p)), p.to_vec()));
    let near = nearest.first().map(|p| p.join("－")).unwrap_or_default();
    let [class, section, item] = stated.names;
    finding(
        RuleId::GJ613,
        vec![stated.span],
        format!(
            "文字中的科目“{class}（类）{section}（款）{item}（项）”在表中没有，表中最接近的是“{near}”。请核对科目名称。"
        ),
        format!(
            "The forms have no “{class}－{section}－{item}”; the nearest there is “{near}”. Check the names."
        ),
    )
}

/// A name by what it is called at present, without what varies.
fn present(name: &str) -> String {
    let plain = plain_name(name);
    RENAMED.get(&plain).cloned().unwrap_or(plain)
}

/// Names that were given up, and what stands for each now.
static RENAMED: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for name in renamed() {
        names.entry(plain_name(name.former)).or_insert_with(|| plain_name(name.present));
    }
    names
});

/// The paths of items in the forms, by plain names.
fn paths(scene: &Scene) -> Paths {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut amounts: HashMap<String, Vec<Decimal>> = HashMap::new();
    for (_, table) in scene.tables() {
        for row in rows(table).into_iter().filter(|r| r.code.starts_with('2')) {
            amounts.entry(row.code.clone()).or_default().extend(row.amounts.iter().copied());
            // A piece of the name that its code has in a copied form is that name, torn.
            let whole = Classification::official().name(&row.code);
            let torn = |whole: &&str| table.copied.is_some() && whole.contains(row.name);
            let name = present(whole.filter(torn).unwrap_or(row.name));
            names.entry(row.code).or_insert(name);
        }
    }
    let path = |code: &String| {
        let at = |n: usize| names.get(&code[..n]).cloned();
        Some(([at(3)?, at(5)?, at(7)?], amounts.get(code).cloned().unwrap_or_default()))
    };
    names.keys().filter(|c| c.len() == 7).filter_map(path).collect()
}

/// Words that end what stands before the name of a class.
const VERBS: [&str; 7] = ["支出为", "分别为", "用于", "全部为", "具体为", "主要为", "包括"];

/// Words before what was carried out.
const OUTTURN: [&str; 3] = ["支出决算", "决算", "执行"];

fn stated(text: &crate::source::Text) -> Option<Stated<'_>> {
    let clean = text.clean.as_str();
    let class_end = clean.find("（类）")?;
    let section = class_end + "（类）".len();
    let section_end = section + clean[section..].find("（款）")?;
    let item = section_end + "（款）".len();
    let item_end = item + clean[item..].find("（项）")?;
    let not_name = |c: char| !is_han(c) && !"（）".contains(c);
    let start = clean[..class_end]
        .rfind(not_name)
        .map_or(0, |at| at + clean[at..].chars().next().map_or(0, char::len_utf8));
    let start = start + clean[start..class_end].rfind("（项）").map_or(0, |at| at + "（项）".len());
    // `支出为抗疫特别国债安排的支出（类）`: what it is is no part of its name.
    let verb = |verb: &&str| clean[start..class_end].find(*verb).map(|at| start + at + verb.len());
    let start = VERBS.iter().filter_map(verb).max().unwrap_or(start);
    let names = [&clean[start..class_end], &clean[section..section_end], &clean[item..item_end]];
    if names.iter().any(|n| n.is_empty() || n.chars().count() > 40 || n.contains(['，', '。', '；', '、']))
    {
        return None;
    }
    // The amount follows, perhaps after 2026年预算数为; further ones compare.
    // Of final accounts the outturn counts: what was planned and not spent stands in no form.
    let stated = |word: &str| {
        let at = clean[item_end..].find(word)? + item_end + word.len();
        let amount = clean[at..].trim_start_matches(['数', '为', '是']);
        amount.starts_with(|c: char| c.is_ascii_digit()).then_some(at)
    };
    let from = OUTTURN.iter().find_map(|word| stated(word)).unwrap_or(item_end);
    let after: String = clean[from..].chars().take(60).collect();
    let amount = numbers(&after).into_iter().find(|n| n.unit_end > n.end);
    Some(Stated {
        names,
        span: text.source_span(start, item_end + "（项）".len()),
        amount: amount.map(|n| n.amount.value.normalize()),
    })
}
