//! What was found between documents as rows of tables, for sheets and CSV alike.

use super::units::Published;
use gouji_report::pairing::Bond;
use gouji_report::together::{Document, Held, Life, Replaced};
use gouji_report::words::Lang;

/// The columns of pairs, in both languages. Files of pairs need the first three.
pub const PAIRS: [[&str; 2]; 12] = [
    ["关系", "bond"],
    ["第一份", "first"],
    ["第二份", "second"],
    ["结果", "result"],
    ["单位", "body"],
    ["年度", "year"],
    ["核对处数", "relations"],
    ["不一致处数", "inconsistent"],
    ["第几条", "number"],
    ["内容", "message"],
    ["差额（万元）", "difference"],
    ["规则", "rule"],
];

/// The columns of the life of figures.
pub const LIFE: [[&str; 2]; 9] = [
    ["单位", "body"],
    ["年度", "year"],
    ["项目", "place"],
    ["年初预算", "budget"],
    ["全年预算", "adjusted budget"],
    ["决算", "accounts"],
    ["次年所说的上年数", "told the year after"],
    ["前后", "restated"],
    ["文件", "files"],
];

/// The columns of who published.
pub const UNITS: [[&str; 2]; 6] = [
    ["单位", "body"],
    ["年度", "year"],
    ["种类", "kind"],
    ["公开情况", "state"],
    ["文件", "files"],
    ["没有的内容", "not in it"],
];

/// The rows of documents held against others: one for each pair, then one for each difference.
pub fn rows(held: &Held, lang: Lang) -> Vec<[String; 12]> {
    let year = held.first.year.map(|year| year.to_string()).unwrap_or_default();
    let row = |other: &Document| {
        [
            held.bond.words(lang).to_owned(),
            held.first.name.clone(),
            other.name.clone(),
            result(held, lang),
            held.first.entity.clone(),
            year.clone(),
            held.relations.to_string(),
            held.inconsistent.to_string(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]
    };
    let mut rows: Vec<[String; 12]> = held.others.iter().map(row).collect();
    for (n, (message, difference, rule)) in details(held, lang).into_iter().enumerate() {
        let mut cells: [String; 12] = Default::default();
        cells[3] = lang.pick("不一致", "does not agree").to_owned();
        cells[4] = held.first.entity.clone();
        cells[5] = year.clone();
        cells[8] = (n + 1).to_string();
        (cells[9], cells[10], cells[11]) = (message, difference, rule);
        rows.push(cells);
    }
    rows
}

/// What does not agree: message, difference, rule.
fn details(held: &Held, lang: Lang) -> Vec<(String, String, String)> {
    let told = held.findings.iter().map(|finding| {
        (lang.of(&finding.message).to_owned(), finding.difference.clone(), finding.rule.clone())
    });
    let replaced = held.replaced.iter().flat_map(|replaced| replacements(replaced, lang));
    told.chain(replaced.map(|message| (message, String::new(), String::new()))).collect()
}

/// What a version changed: what it broke, what it repaired, which figures.
fn replacements(replaced: &Replaced, lang: Lang) -> Vec<String> {
    let changed = replaced.changed.iter().map(|changed| {
        let (place, before, now) = (&changed.place, &changed.before.0, &changed.now.0);
        match lang {
            Lang::Zh => format!("{place}：第一份 {before}，第二份 {now}"),
            Lang::En => format!("{place}: {before} in the first, {now} in the second"),
        }
    });
    let said = |word: &'static str, messages: &[gouji_report::published::Message]| {
        messages.iter().map(|message| format!("{word}{}", lang.of(message))).collect::<Vec<_>>()
    };
    let repaired = said(lang.pick("第二份里没有了：", "no more in the second: "), &replaced.repaired);
    let broken = said(lang.pick("第二份里才有：", "new in the second: "), &replaced.broken);
    broken.into_iter().chain(repaired).chain(changed).collect()
}

/// How the documents agree, in a few words.
pub fn result(held: &Held, lang: Lang) -> String {
    if let Some(replaced) = &held.replaced {
        return versions(replaced, lang);
    }
    let agreement = match (held.comparable, held.relations, held.inconsistent) {
        (false, ..) => lang
            .pick("多处对不上，可能口径不同，不作判断", "mostly at odds: of another scope, perhaps")
            .to_owned(),
        (_, 0, _) => lang.pick("没有可以对照的数", "nothing to compare").to_owned(),
        (_, n, 0) => match lang {
            Lang::Zh => format!("{n} 处都对得上"),
            Lang::En => format!("all {n} agree"),
        },
        (_, n, off) => match lang {
            Lang::Zh => format!("{n} 处里 {off} 处对不上"),
            Lang::En => format!("{off} of {n} do not agree"),
        },
    };
    match &held.sum {
        Some(sum) => match lang {
            Lang::Zh => format!(
                "{agreement}；部门 {}，所列单位合计 {}，差 {} 万元",
                sum.whole, sum.parts, sum.difference
            ),
            Lang::En => format!(
                "{agreement}; the department {}, the entities at hand {}, left {} (万元)",
                sum.whole, sum.parts, sum.difference
            ),
        },
        None => agreement,
    }
}

fn versions(replaced: &Replaced, lang: Lang) -> String {
    if replaced.same {
        return lang.pick("数字完全相同", "the same figures").to_owned();
    }
    let Replaced { changed, gone, new, repaired, broken, .. } = replaced;
    let (changed, repaired, broken) = (changed.len(), repaired.len(), broken.len());
    match lang {
        Lang::Zh => format!(
            "改了 {changed} 个数，少了 {gone} 个，多了 {new} 个；改对 {repaired} 条，改错 {broken} 条"
        ),
        Lang::En => format!(
            "{changed} figures changed, {gone} gone, {new} new; {repaired} findings repaired, {broken} broken"
        ),
    }
}

/// A row of the life of a figure.
pub fn life(life: &Life, lang: Lang) -> [String; 9] {
    let own = |document: &Document| document.year == Some(life.year);
    let of = |stage: &str, of_year: bool| {
        let told = life.told.iter().filter(|told| told.stage == stage && own(&told.document) == of_year);
        let mut values: Vec<&str> = told.map(|told| told.value.as_str()).collect();
        values.dedup();
        values.join(" / ")
    };
    let later = ["budget", "adjusted", "execution"].map(|stage| of(stage, false));
    let later: Vec<String> = later.into_iter().filter(|value| !value.is_empty()).collect();
    let restated = match (life.restated, life.explained) {
        (false, _) => "",
        (true, Some(true)) => {
            lang.pick("不一致，文中提到口径或划转", "differs; a change of scope is spoken of")
        }
        (true, _) => lang.pick("不一致，没有说明", "differs, unexplained"),
    };
    let mut files: Vec<&str> = life.told.iter().map(|told| told.document.name.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    [
        life.entity.clone(),
        life.year.to_string(),
        life.place.clone(),
        of("budget", true),
        of("adjusted", true),
        of("execution", true),
        later.join(" / "),
        restated.to_owned(),
        files.join("，"),
    ]
}

/// A row of what a body published.
pub fn unit(one: &Published, lang: Lang) -> [String; 6] {
    [
        one.unit.clone(),
        one.year.map(|year| year.to_string()).unwrap_or_default(),
        kind(one.kind, lang).to_owned(),
        one.state(lang).to_owned(),
        one.documents.join("，"),
        one.lacking.join("，"),
    ]
}

/// Budget or final accounts.
pub fn kind(kind: &str, lang: Lang) -> &'static str {
    match kind {
        "final-accounts" => lang.pick("决算", "final accounts"),
        _ => lang.pick("预算", "budget"),
    }
}

/// A document in a line of text.
pub fn document(document: &Document, bond: Bond, lang: Lang) -> String {
    let year = document.year.map(|year| year.to_string()).unwrap_or_default();
    match bond {
        Bond::Parts => format!("{} {}（{}）", document.entity, year, document.name),
        _ => format!("{year} {}（{}）", kind(&document.kind, lang), document.name),
    }
}
