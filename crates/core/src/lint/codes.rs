//! Hygiene: codes and names of the classification in the forms: the name of a code (GJ610), former names (GJ611),
//! codes under the wrong class or section (GJ612), codes of too few digits (GJ619), classes without items (GJ701).

use super::coded_rows::{CodedRow, row, rows};
use super::scan::likeness;
use super::{Kind, Scene, finding, table_name};
use crate::lexicon::classification::{Classification, Renamed, SINCE, may_be_below, plain_name, renamed};
use crate::lexicon::forms::Rows;
use crate::model::document::{Cell, Table};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;
use std::collections::{HashMap, HashSet};

/// Among so many first rows of a table, those of its headings too, its first code is looked for.
const TOP: usize = 5;

/// GJ610 to GJ612, GJ619 and GJ701.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    let official = Classification::official();
    let tables: Vec<(&Table, Vec<CodedRow>)> = scene.tables().map(|(_, t)| (t, rows(t))).collect();
    let old: Vec<Renamed> = renamed().filter(|r| r.year <= scene.about.year).collect();
    for (table, rows) in &tables {
        if scene.about.year >= SINCE {
            names(official, &old, (table, rows), &mut found);
        }
        // Rows of a copied form stand in the order in which they were drawn.
        if table.copied.is_none() {
            hanging(table, rows, &mut found);
        }
        short_codes(table, &mut found);
        for (cell, _) in cut_classes(table) {
            found.push(cut_class(table, cell));
        }
        found.extend(odd_codes(table).into_iter().map(|cell| odd_code(table, cell)));
    }
    undetailed(scene, &tables, &mut found);
    former(scene, &old, &mut found);
    found
}

/// So many names beside one code are not its own.
const MANY_NAMES: usize = 3;

fn names(
    official: &Classification,
    old: &[Renamed],
    (table, rows): (&Table, &[CodedRow]),
    found: &mut Vec<Finding>,
) {
    // Projects stand beside the code of their function under names of their own.
    let is_official = |row: &&CodedRow| {
        official.name(&row.code).is_some_and(|name| {
            let (stated, own) = (plain_name(row.name), plain_name(name));
            stated.contains(&own) || own.contains(&stated) || official.codes_of(&stated).next().is_some()
        })
    };
    if 2 * rows.iter().filter(is_official).count() < rows.len() {
        return;
    }
    // One code beside many names is that of the department.
    let mut names_of: HashMap<&str, HashSet<&str>> = HashMap::new();
    for row in rows {
        names_of.entry(&row.code).or_default().insert(row.name);
    }
    for row in rows.iter().filter(|row| names_of[row.code.as_str()].len() < MANY_NAMES) {
        let Some(name) = official.name(&row.code) else { continue };
        let (stated, own) = (plain_name(row.name), plain_name(name));
        if stated == own || stated.contains(&own) || own.contains(&stated) {
            continue;
        }
        if old.iter().any(|r| plain_name(r.former) == stated) {
            continue;
        }
        // A name that was put together from lines of a copied form may have been put together wrongly, or be the rest of one.
        if table.copied.is_some() && (is_joined(table, row.name) || name.contains(row.name)) {
            continue;
        }
        let other = official.siblings(&row.code).find(|(_, n)| plain_name(n) == stated);
        if other.is_none() && likeness(&stated, &own) >= 40 {
            continue;
        }
        let (code, printed) = (&row.code, row.name);
        let (hint_zh, hint_en) = other.map_or_else(Default::default, |(c, _)| {
            (format!("“{printed}”的编码是 {c}。"), format!(" “{printed}” has the code {c}."))
        });
        found.push(finding(
            RuleId::GJ610,
            vec![row.span],
            format!("编码 {code} 的科目是“{name}”，此处写作“{printed}”。{hint_zh}请核对编码和名称。"),
            format!("Code {code} is “{name}”; “{printed}” stands here.{hint_en} Check code and name."),
        ));
    }
}

/// Whether a name stands on several lines.
fn is_joined(table: &Table, name: &str) -> bool {
    table.rows.iter().flatten().any(|cell| cell.text.spans.len() > 1 && cell.text.clean.ends_with(name))
}

/// An item that hangs under another class or section than its code says.
fn hanging(table: &Table, rows: &[CodedRow], found: &mut Vec<Finding>) {
    // Rows whose names were torn count as well.
    let cells = table.rows.iter().flatten().map(|cell| cell.text.clean.as_str());
    let codes: HashSet<&str> = cells.chain(rows.iter().map(|r| r.code.as_str())).collect();
    // Functions and economic items of one row are two outlines: 2080505 with 30108 beside it.
    let outline = |row: &CodedRow| usize::from(row.code.starts_with('3'));
    let levels: HashSet<(usize, usize)> = rows.iter().map(|r| (outline(r), r.code.len())).collect();
    let mut above = [[None::<&CodedRow>; 8]; 2];
    for row in rows {
        let (of, len) = (outline(row), row.code.len());
        above[of][len] = Some(row);
        // Below a class of its own a section of another class is over.
        above[of][len + 1..].fill(None);
        let parent = if len == 5 { 3 } else { len - 2 };
        if len == 3 || !levels.contains(&(of, parent)) {
            continue;
        }
        let Some(over) = above[of][..=parent].iter().rev().find_map(|above| *above) else { continue };
        if row.code.starts_with(&over.code) || codes.contains(&row.code[..parent]) {
            continue;
        }
        let (code, name, over_code, over_name) = (&row.code, row.name, &over.code, over.name);
        let form = table_name(table);
        found.push(finding(
            RuleId::GJ612,
            vec![row.span, over.span],
            format!("{form}中 {code}“{name}”列在 {over_code}“{over_name}”之下，编码不相属。请核对编码，或是否漏了上级科目。"),
            format!("In {form}, {code} “{name}” stands under {over_code} “{over_name}”, to which its code does not belong. Check the code, or whether a class or section is missing."),
        ));
    }
}

/// `2` for `02` in the columns of codes, where other rows write two digits.
fn short_codes(table: &Table, found: &mut Vec<Finding>) {
    let heads = || table.rows.iter().take(table.header_rows);
    let columns = (0..table.rows.first().map_or(0, Vec::len)).filter(|&c| {
        heads().any(|r| r.get(c).is_some_and(|cell| matches!(cell.text.clean.as_str(), "款" | "项")))
    });
    for c in columns {
        let body = (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
        let cells: Vec<&Text> = body.filter_map(|r| table.rows[r].get(c)).map(|cell| &cell.text).collect();
        let digits = |t: &Text, n: usize| t.clean.len() == n && t.clean.bytes().all(|b| b.is_ascii_digit());
        let short: Vec<&Text> = cells.iter().filter(|t| digits(t, 1)).copied().collect();
        let whole = cells.iter().filter(|t| digits(t, 2)).count();
        if short.is_empty() || whole <= short.len() {
            continue;
        }
        let form = table_name(table);
        for text in short {
            let code = &text.clean;
            found.push(finding(
                RuleId::GJ619,
                vec![text.span()],
                format!("{form}中此处编码写作“{code}”，其他行是两位。应为“0{code}”，请补足位数。"),
                format!("In {form} the code “{code}” stands here, other rows have two digits. It should be “0{code}”."),
            ));
        }
    }
}

/// The cells in the column of classes that have lost a digit, with the section and item beside it: `21⇥11⇥02` where
/// other rows write 210.
fn cut_classes(table: &Table) -> Vec<(&Text, String)> {
    let heads = || table.rows.iter().take(table.header_rows);
    let column = (0..table.rows.first().map_or(0, Vec::len))
        .find(|&c| heads().any(|r| r.get(c).is_some_and(|cell| cell.text.clean == "类")));
    let Some(c) = column else { return Vec::new() };
    let body = || (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
    let clean = |r: usize, c: usize| table.rows[r].get(c).map_or("", |cell| cell.text.clean.as_str());
    let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
    let cut = |r: &usize| digits(clean(*r, c), 2) && digits(clean(*r, c + 1), 2);
    let (short, whole) = (body().filter(cut).count(), body().filter(|r| digits(clean(*r, c), 3)).count());
    if short == 0 || whole <= short {
        return Vec::new();
    }
    let below = |r: usize| format!("{}{}", clean(r, c + 1), clean(r, c + 2));
    body().filter(cut).filter_map(|r| Some((&table.rows[r].get(c)?.text, below(r)))).collect()
}

/// Codes in one column that are a digit short of a section or an item, among whole ones: `211010`, `2130`.
fn odd_codes(table: &Table) -> Vec<&Text> {
    let heads = || table.rows.iter().take(table.header_rows);
    let coded = |c: &usize| {
        heads().any(|r| {
            r.get(*c).is_some_and(|cell| ["编码", "代码"].iter().any(|w| cell.text.clean.ends_with(w)))
        })
    };
    let Some(c) = (0..table.rows.first().map_or(0, Vec::len)).find(coded) else { return Vec::new() };
    let body = (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
    let cells: Vec<&Text> = body.filter_map(|r| table.rows[r].get(c)).map(|cell| &cell.text).collect();
    let of_lengths = |t: &Text, lengths: &[usize]| {
        lengths.contains(&t.clean.len())
            && t.clean.starts_with(['2', '3'])
            && t.clean.bytes().all(|b| b.is_ascii_digit())
    };
    let whole = cells.iter().filter(|t| of_lengths(t, &[3, 5, 7])).count();
    let odd: Vec<&Text> = cells.into_iter().filter(|t| of_lengths(t, &[4, 6])).collect();
    if whole > 2 * odd.len() { odd } else { Vec::new() }
}

fn odd_code(table: &Table, cell: &Text) -> Finding {
    let (form, code) = (table_name(table), &cell.clean);
    let digits = code.len();
    finding(
        RuleId::GJ619,
        vec![cell.span()],
        format!(
            "{form}中此处科目编码“{code}”只有 {digits} 位，类、款、项的编码是三位、五位、七位，可能漏了一位。请补足位数。"
        ),
        format!(
            "In {form} the code “{code}” has {digits} digits; classes, sections and items have three, five and seven. One may be lost."
        ),
    )
}

fn cut_class(table: &Table, cell: &Text) -> Finding {
    let (form, code) = (table_name(table), &cell.clean);
    finding(
        RuleId::GJ619,
        vec![cell.span()],
        format!("{form}中此处类级编码写作“{code}”，其他行是三位，可能漏了一位。请补足位数。"),
        format!("In {form} the class “{code}” stands here, other rows have three digits; one may be lost."),
    )
}

/// More classes without items than this are the publisher's way.
const FEW_CLASSES: usize = 2;

/// A class with money and nothing below it, in a form that goes down to items.
fn undetailed(scene: &Scene, tables: &[(&Table, Vec<CodedRow>)], found: &mut Vec<Finding>) {
    let functional = |code: &str| code.starts_with('2');
    let elsewhere: HashSet<&str> = tables
        .iter()
        .flat_map(|(_, rows)| rows)
        .filter(|r| r.code.len() == 7 && functional(&r.code))
        .map(|r| &r.code[..3])
        .collect();
    for (n, (table, rows)) in tables.iter().enumerate() {
        let form = table.title.as_ref().and_then(|t| scene.families.form(&t.clean));
        if form.is_some_and(|f| f.rows != Rows::Coded) {
            continue;
        }
        let items = rows.iter().any(|r| r.code.len() == 7 && functional(&r.code));
        let head = table.rows.iter().take(table.header_rows).flatten();
        let has_column = head.map(|c| c.text.clean.as_str()).any(|t| t == "项");
        if !items && !has_column || tells_own_levels(table) {
            continue;
        }
        let below: HashSet<&str> =
            rows.iter().flat_map(|r| (3..r.code.len()).step_by(2).map(|n| &r.code[..n])).collect();
        let cut = cut_classes(table);
        let odd = odd_codes(table);
        // The items of the last row may stand on the next page, in a table of its own.
        let first_rows =
            tables.get(n + 1).map_or(&[][..], |(next, _)| &next.rows[..next.rows.len().min(TOP)]);
        let next = first_rows.iter().flat_map(|cells| row(cells)).next().map_or(String::new(), |r| r.code);
        let last = rows.last().map_or("", |r| r.code.as_str());
        let open = |r: &CodedRow| {
            last.starts_with(&r.code) && next.len() > r.code.len() && next.starts_with(&r.code)
        };
        let before = found.len();
        for row in rows.iter().filter(|r| r.code.len() < 7 && functional(&r.code) && r.money && !open(r)) {
            // Its items may be those whose class has lost a digit.
            let below_of_odd = odd.iter().any(|cell| may_be_below(&cell.clean, &row.code));
            if cut.iter().any(|(_, rest)| rest.starts_with(&row.code[3..])) || below_of_odd {
                continue;
            }
            if below.contains(row.code.as_str()) || !items && !elsewhere.contains(&row.code[..3]) {
                continue;
            }
            let (code, name) = (&row.code, row.name);
            let place = table_name(table);
            let level = if row.code.len() == 3 { "类" } else { "款" };
            found.push(finding(
                RuleId::GJ701,
                vec![row.span],
                format!("{place}中 {code}“{name}”只有{level}级合计，没有列到项级科目。请补列项级科目。"),
                format!(
                    "In {place}, {code} “{name}” is told as a total only, without items. Give the items."
                ),
            ));
        }
        // Whoever tells several classes so tells them so on purpose.
        if found.len() > before + FEW_CLASSES {
            found.truncate(before);
        }
    }
}

/// Whether rows tell the code of their own level only: 201, below it 01 in the second column, 02 in the third.
fn tells_own_levels(table: &Table) -> bool {
    fn clean(cell: &Cell) -> &str {
        &cell.text.clean
    }
    let own = |code: &str| (1..=2).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    table.rows.iter().skip(table.header_rows).any(|row| match row.as_slice() {
        [class, section, item, ..] => clean(class).is_empty() && (own(clean(section)) || own(clean(item))),
        _ => false,
    })
}

/// Names that a class or section had before it was renamed.
fn former(scene: &Scene, old: &[Renamed], found: &mut Vec<Finding>) {
    for renamed in old {
        let places: Vec<Span> = scene.said.iter().filter_map(|s| place_of(s.kind, s.text, renamed)).collect();
        if places.is_empty() {
            continue;
        }
        let Renamed { former, present, year, .. } = renamed;
        let times = if places.len() > 1 { format!("（共 {} 处）", places.len()) } else { String::new() };
        found.push(finding(
            RuleId::GJ611,
            places,
            format!("“{former}”是旧科目名称{times}，{year} 年起为“{present}”。请改用现行名称。"),
            format!("“{former}” is a former name; since {year} it is “{present}”. Use the present name."),
        ));
    }
}

fn place_of(kind: Kind, text: &Text, renamed: &Renamed) -> Option<Span> {
    let clean = text.clean.as_str();
    if kind == Kind::Cell {
        let name = clean.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let name = &name[crate::text::outline::outline_mark(name).map_or(0, |(_, len)| len)..];
        let start = clean.len() - name.len();
        return (name == renamed.former).then(|| text.source_span(start, clean.len()));
    }
    let at = clean.find(renamed.former)?;
    let end = at + renamed.former.len();
    // The names of classes are like no other words; of sections only where they are marked as such.
    let marked = ["（类", "（款", "（项"].iter().any(|w| clean[end..].starts_with(w));
    (marked || renamed.code.len() == 3).then(|| text.source_span(at, end))
}
