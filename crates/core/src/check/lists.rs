//! Lists in words against the rows of the forms: what a sentence names is what the form has, no more and no less.

use super::Relating;
use crate::explain::findings;
use crate::lexicon::form_facts;
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Block;
use crate::model::figure::{Figure, Place, Role};
use crate::model::report::{Finding, Message};
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;
use crate::table::rows::plain_name;
use crate::table::{Recognised, View};
use crate::text::outline::outline_mark;
use std::collections::HashSet;

/// A row of a form that is not zero: its name, where it stands, and how it is called.
struct Row {
    name: String,
    span: Span,
    place: Coordinate,
}

/// Findings of all lists.
pub fn check(relating: &Relating) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in &relating.document.blocks {
        let Block::Paragraph(text) = block else { continue };
        found.extend(economic_items(relating, text));
        found.extend(budget_includes(relating, text));
    }
    found.extend(items_stated(relating));
    found.extend(projects_stated(relating));
    found.extend(super::purposes::check(relating));
    found.extend(super::bare_forms::check(relating));
    found
}

/// The views of a form, every cell of which is known.
fn views<'r>(relating: &'r Relating, form: &str) -> impl Iterator<Item = &'r View> {
    let Recognised { views, unknown, .. } = &relating.recognised;
    let known = |view: &View| !unknown.iter().any(|(block, _, _)| *block == view.block);
    views.iter().filter(move |v| v.form.as_ref().is_some_and(|f| f.id == form) && known(v))
}

/// Rows of a form that are not zero in some column that `wanted` takes.
fn rows_of(relating: &Relating, form: &str, wanted: impl Fn(&Coordinate) -> bool) -> Vec<Row> {
    views(relating, form).flat_map(|view| rows(relating, view, &wanted)).collect()
}

/// Rows of a view whose figure in some column that `wanted` takes is not zero.
fn rows(relating: &Relating, view: &View, wanted: impl Fn(&Coordinate) -> bool) -> Vec<Row> {
    let mut found = Vec::new();
    for (r, row) in &view.rows {
        let stated = view.columns.iter().any(|column| {
            let id = relating.recognised.cells.get(&(view.block, *r, column.column));
            let figure = id.map(|&id| &relating.figures()[id]);
            wanted(&view.place(row, column)) && figure.is_some_and(|f| !f.amount.value.is_zero())
        });
        if stated {
            let cells = &relating.table(view.block).rows[*r];
            let label = cells.iter().find(|c| !row.label.is_empty() && c.text.clean.ends_with(&row.label));
            let span = label.or(cells.first()).map_or(Span::default(), |c| c.text.span());
            found.push(Row { name: row.label.clone(), span, place: row.place.clone() });
        }
    }
    found
}

/// The names of a list after `：`, each with its place: `基本工资、津贴补贴、…。`
fn names(text: &Text, from: usize) -> Vec<(String, Span)> {
    let list = &text.clean[from..];
    let end = list.find(['。', '；']).unwrap_or(list.len());
    let mut at = from;
    let mut found = Vec::new();
    for part in list[..end].split(['、', '，']) {
        let name = part.strip_suffix("等支出").or(part.strip_suffix("等费用")).unwrap_or(part);
        let name = name.trim_end_matches("等").trim_start_matches(['和', '及']);
        let start = at + (name.as_ptr() as usize - part.as_ptr() as usize);
        if !name.is_empty() {
            found.push((plain_name(name), text.source_span(start, start + name.len())));
        }
        at += part.len() + '、'.len_utf8();
    }
    found
}

/// 人员经费 … 主要包括：…, 公用经费 … 主要包括：… against the rows of the form of basic expenditure.
fn economic_items(relating: &Relating, text: &Text) -> Vec<Finding> {
    let split = views(relating, "general-basic")
        .any(|v| v.columns.iter().any(|c| c.place.on(Axis::Nature).starts_with("basic.")));
    let mut found = Vec::new();
    for (word, nature) in [("人员经费", "basic.personnel"), ("公用经费", "basic.operating")] {
        let Some(at) = text.clean.find(word) else { continue };
        // `人员经费7万元。主要包括：`: whatever stop stands between.
        let opens = |n: &usize| {
            let between = &text.clean[at..at + n];
            let last = between.rsplit(['。', '；', '，']).next().unwrap_or(between);
            let verb = LISTS.iter().find_map(|verb| last.strip_suffix(verb));
            between.matches('。').count() <= 1
                && verb.is_some_and(|words| words.is_empty() || ["主要", "具体", "其中"].contains(&words))
        };
        let colon = text.clean[at..].find('：').filter(opens).map(|list| (list, '：'.len_utf8()));
        // `；主要包括基本工资、津贴补贴。`: without a colon.
        let bare = || {
            let list =
                BARE_LISTS.iter().filter_map(|w| text.clean[at..].find(w).map(|n| n + w.len())).min()?;
            let near = !text.clean[at..at + list].contains("经费，") && opens(&list);
            near.then_some((list, 0))
        };
        let Some((list, mark)) = colon.or_else(bare) else { continue };
        let said = names(text, at + list + mark);
        // The class of an item says which it is, whatever column it stands in.
        let in_part = |place: &Coordinate| match personnel_class(place) {
            Some(personnel) => personnel == (nature == "basic.personnel"),
            None => split && **place.on(Axis::Nature) == *nature,
        };
        let items: Vec<Row> = rows_of(relating, "general-basic", in_part)
            .into_iter()
            // Beside them a form may have the classification of governments, 501 and on.
            .filter(|r| r.place.on(Axis::Economic).len() == 5 && r.place.on(Axis::Economic).starts_with('3'))
            .collect();
        // `…、住房公积金等。` names some of them.
        let list = text.clean[at + list..].split(['。', '；']).next().unwrap_or("");
        let some = OPEN.iter().any(|end| list.ends_with(end));
        found.extend(compare(
            &said,
            if some { ListOf::Some } else { ListOf::All },
            &items,
            RuleId::GJ311,
            word,
        ));
    }
    found
}

/// Words that a list begins with where no colon follows.
const BARE_LISTS: [&str; 1] = ["包括"];

/// Words that a list of items begins with, before its colon.
const LISTS: [&str; 6] = ["包括", "用于", "有", "为", "是", "包含"];

/// How a list ends that names but examples.
const OPEN: [&str; 5] = ["等", "等支出", "等费用", "等方面", "等经费"];

/// Whether the economic class of a place is one of persons; `None` where its code tells none.
fn personnel_class(place: &Coordinate) -> Option<bool> {
    let class = place.on(Axis::Economic).get(..3)?;
    class.bytes().all(|b| b.is_ascii_digit()).then_some(matches!(class, "301" | "303"))
}

/// A name that stands for several items of the form.
struct Collective {
    name: &'static str,
    items: &'static [&'static str],
}

/// 社会保障缴费 as it was until 2018, and as many still call all of it.
const INSURANCE: Collective = Collective {
    name: "社会保障缴费",
    items: &["保险缴费", "年金缴费", "医疗补助缴费", "社会保障缴费"],
};

impl Collective {
    fn covers(&self, said: &str, row: &str) -> bool {
        said == self.name && self.items.iter().any(|item| row.ends_with(item))
    }
}

/// Whether a long name is another one with a word left out: 机关事业单位养老保险缴费 of 机关事业单位基本养老保险缴费.
fn is_short_form(short: &str, long: &str) -> bool {
    let (less, more) = (short.chars().count(), long.chars().count());
    let mut rest = long.chars();
    less >= 6 && less < more && more <= less + 3 && short.chars().all(|c| rest.any(|d| d == c))
}

/// What a list in words names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListOf {
    /// All that there is.
    All,
    /// Some of it: it ends with 等.
    Some,
}

/// Both ways, where the list means the form at all: most names are common to both.
fn compare(said: &[(String, Span)], list: ListOf, rows: &[Row], rule: RuleId, what: &str) -> Vec<Finding> {
    // `办公设备购置支出` and 办公设备购置 are one item.
    let bare = |name: &str| name.strip_suffix("支出").filter(|n| !n.is_empty()).unwrap_or(name).to_string();
    let stated: HashSet<String> = said.iter().map(|(n, _)| bare(n)).collect();
    let own: Vec<String> = rows.iter().map(|r| plain_name(&r.name)).collect();
    let rows_bare: HashSet<String> = own.iter().map(|n| bare(n)).collect();
    let common = own.iter().filter(|n| stated.contains(&bare(n))).count();
    let most = stated.len().max(own.len());
    // Short lists may differ in one name.
    if 10 * common < 7 * most && (common < 2 || most - common > 1) {
        return Vec::new();
    }
    let unlisted: Vec<&String> = own.iter().filter(|n| !stated.contains(&bare(n))).collect();
    let unfound = said.iter().filter(|(n, _)| !rows_bare.contains(&bare(n)));
    // A short form of a row's name, or one that covers several rows.
    let covers =
        |name: &str, row: &str| row.contains(name) && name.chars().count() >= 4 || is_short_form(name, row);
    let covered = |row: &str| said.iter().any(|(n, _)| covers(&bare(n), row) || INSURANCE.covers(n, row));
    let extra = unfound
        .filter(|(n, _)| !unlisted.iter().any(|row| covers(&bare(n), row) || INSURANCE.covers(n, row)));
    let extra = extra.map(|(n, span)| {
        finding(
            rule,
            vec![*span],
            format!("文字说{what}包括“{n}”，表中这一项为空、为零或没有。请核对文字和表格。"),
            format!("The text lists “{n}” under {what}, but the form has nothing there. Check the text and the form."),
        )
    });
    let whole = said.first().zip(said.last()).map_or(Span::default(), |(a, b)| a.1.cover(b.1));
    let missing = rows.iter().zip(&own).filter(|(_, n)| !stated.contains(&bare(n)) && !covered(n)).map(|(row, n)| {
        finding(
            rule,
            vec![row.span, whole],
            format!("表中{what}有“{n}”，文字没有列出。请核对文字和表格。"),
            format!(
                "The form has “{n}” under {what}, but the text does not list it. Check the text and the form."
            ),
        )
    });
    let missing = missing.filter(|_| list == ListOf::All);
    extra.chain(missing).collect()
}

/// 收入预算包括：…, 支出预算包括：… against the lines of the first form that are not zero.
fn budget_includes(relating: &Relating, text: &Text) -> Vec<Finding> {
    const LINES: &[&str] = &[
        "current.fiscal.general",
        "current.fiscal.government-funds",
        "current.fiscal.state-capital",
        "current.non-fiscal.special-account",
        "current.non-fiscal.entity",
        "carry-over.fiscal",
        "carry-over.non-fiscal",
    ];
    let Some(at) =
        ["收入预算包括：", "支出预算包括："].iter().find_map(|w| text.clean.find(w).map(|n| n + w.len()))
    else {
        return Vec::new();
    };
    let said = names(text, at);
    // A list with amounts is checked by its amounts.
    if said.iter().any(|(n, _)| n.contains(|c: char| c.is_ascii_digit())) {
        return Vec::new();
    }
    let income = text.clean.contains("收入预算包括");
    let all = rows_of(relating, form_facts::TOTALS, |_| true);
    if !income {
        let classes: Vec<Row> = all
            .into_iter()
            .filter(|r| r.place.on(Axis::Function).len() == 3 && r.place.on(Axis::Function).starts_with('2'))
            .collect();
        return compare(&said, ListOf::All, &classes, RuleId::GJ312, "支出预算");
    }
    let stated: Vec<Coordinate> = said
        .iter()
        .filter_map(|(name, _)| {
            let mut place = Coordinate::default();
            (vocabulary::apply(relating.families, &mut place, name) != vocabulary::Meaning::Unknown)
                .then_some(place)
        })
        .collect();
    if stated.is_empty() {
        return Vec::new();
    }
    let whole = said.first().zip(said.last()).map_or(Span::default(), |(a, b)| a.1.cover(b.1));
    let lines = all.iter().filter(|r| LINES.contains(&r.place.on(Axis::Fund).as_str()));
    let covers = |row: &Row| {
        stated.iter().any(|t| {
            t.on(Axis::Fund).contains(row.place.on(Axis::Fund))
                || row.place.on(Axis::Fund).contains(t.on(Axis::Fund))
        })
    };
    lines
        .filter(|row| !covers(row))
        .map(|row| {
            let name = outline_mark(&row.name).map_or(row.name.as_str(), |(_, mark)| &row.name[mark..]);
            finding(
                RuleId::GJ312,
                vec![row.span, whole],
                format!("表中收入有“{name}”，文字“收入预算包括”没有列出。请核对文字和表格。"),
                format!("The form has income “{name}”, but the text does not list it. Check the text and the form."),
            )
        })
        .collect()
}

/// Where more than one in so many are missing, not all were meant to be told.
const MOST_MISSING: usize = 3;

/// How many digits of a code are those of its class, and with its section.
const LEVELS: [usize; 2] = [3, 5];

/// Every item of the general public budget that is not zero is told in words, where most of them are: a text may explain
/// but some classes.
fn items_stated(relating: &Relating) -> Vec<Finding> {
    // What was planned for the year before needs no words.
    let year = relating.figures().iter().map(|f| f.coordinate.year).max().unwrap_or_default();
    let items: Vec<Row> = rows_of(relating, form_facts::GENERAL, |place| place.year == year)
        .into_iter()
        .filter(|r| r.place.on(Axis::Function).len() == 7)
        .collect();
    let stated: HashSet<&Member> = sentences(relating).map(|f| f.coordinate.on(Axis::Function)).collect();
    let missing: Vec<&Row> = items.iter().filter(|r| !stated.contains(r.place.on(Axis::Function))).collect();
    // An item told under another name is a matter of names.
    let renamed = stated.iter().any(|f| f.has_local());
    if renamed || MOST_MISSING * missing.len() > items.len() {
        return Vec::new();
    }
    // Of a class or a section with but one item that tells all.
    let of_class = |row: &&Row| {
        LEVELS.iter().any(|&digits| {
            let class = row.place.on(Axis::Function).chars().take(digits).collect::<String>();
            let items = items.iter().filter(|r| r.place.on(Axis::Function).starts_with(&class));
            items.count() == 1 && stated.iter().any(|t| t.as_str() == class)
        })
    };
    let missing = missing.into_iter().filter(|row| !of_class(row));
    missing
        .map(|row| {
            let name = &row.name;
            finding(
                RuleId::GJ313,
                vec![row.span],
                format!("一般公共预算支出表有“{name}”，文字的具体使用情况中没有说明。请核对。"),
                format!("The form has the item “{name}”, but the text does not explain it. Check."),
            )
        })
        .collect()
}

/// Every project of the form is told in words, where most of them are.
fn projects_stated(relating: &Relating) -> Vec<Finding> {
    let projects: Vec<Row> = rows_of(relating, "general-projects", |_| true)
        .into_iter()
        .filter(|r| r.place.on(Axis::Nature).starts_with("project:"))
        .collect();
    let stated: HashSet<&Member> = sentences(relating).map(|f| f.coordinate.on(Axis::Nature)).collect();
    let missing: Vec<&Row> = projects.iter().filter(|r| !stated.contains(r.place.on(Axis::Nature))).collect();
    if 2 * missing.len() > projects.len() {
        return Vec::new();
    }
    // `上年结转：…` goes on from the year before.
    let begun =
        |row: &&Row| row.place.on(Axis::Nature).trim_start_matches("project:").starts_with("上年结转");
    missing
        .into_iter()
        .filter(|row| !begun(row))
        .map(|row| {
            let name = row.place.on(Axis::Nature).trim_start_matches("project:").to_string();
            finding(
                RuleId::GJ314,
                vec![row.span],
                format!("项目支出表有项目“{name}”，文字中没有说明。请核对。"),
                format!("The form has the project “{name}”, but the text does not explain it. Check."),
            )
        })
        .collect()
}

fn sentences<'r>(relating: &'r Relating) -> impl Iterator<Item = &'r Figure> {
    relating
        .figures()
        .iter()
        .filter(|f| matches!(f.place, Place::Sentence { .. }) && f.role == Role::Amount && f.is_placed())
}

/// A finding about words, as grave as its rule.
pub fn finding(rule: RuleId, places: Vec<Span>, zh: String, en: String) -> Finding {
    findings::of_rule(rule, places, Message { zh, en })
}
