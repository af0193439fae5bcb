//! Hygiene: statements of emptiness against the forms (GJ609), and empty forms without a statement (GJ702).

use super::{Kind, Scene, finding, table_name};
use crate::lexicon::form_facts::OFTEN_EMPTY;
use crate::model::document::{Block, Table};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::text::number::whole_cell;

/// More tables than this no disclosure has; it bounds the looking.
const MOST: usize = 80;

/// GJ609 and GJ702.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let tables: Vec<Known> =
        scene.tables().take(MOST).map(|(block, table)| known(scene, block, table)).collect();
    let mut found = Vec::new();
    statements(scene, &tables, &mut found);
    unstated(scene, &tables, &mut found);
    found
}

/// A table with what matters here.
struct Known<'a> {
    block: usize,
    table: &'a Table,
    form: Option<&'a str>,
    /// A cell with a figure that is not zero.
    figure: Option<&'a Text>,
}

fn known<'a>(scene: &Scene<'a>, block: usize, table: &'a Table) -> Known<'a> {
    let form = table.title.as_ref().and_then(|t| scene.families.form(&t.clean)).map(|f| &*f.id);
    let body = (table.header_rows..table.rows.len()).filter(|r| !table.skipped.contains(r));
    let cells = body.flat_map(|r| &table.rows[r]).map(|c| &c.text);
    // Figures of a copy are there even where nobody can tell their columns.
    let unplaced = table.copied.iter().flat_map(|copied| &copied.unplaced).map(|(_, text)| text);
    let figure = cells.chain(unplaced).find(|t| is_amount(&t.clean));
    Known { block, table, form, figure }
}

/// A figure that is not zero; codes and numbers of columns are none.
fn is_amount(clean: &str) -> bool {
    let Some(n) = whole_cell(clean) else { return false };
    let code = n.amount.decimals == 0 && n.unit_end == n.end && !clean.contains(',') && clean.len() <= 7;
    !n.amount.value.is_zero() && !code
}

const EMPTY: &[&str] = &["为空表", "为空白表", "为空白", "无数据", "是空表"];

fn statements(scene: &Scene, tables: &[Known], found: &mut Vec<Finding>) {
    for said in scene.prose().filter(|s| s.kind == Kind::Paragraph) {
        let clean = said.text.clean.as_str();
        let Some(at) = EMPTY.iter().filter_map(|w| clean.find(w)).min() else { continue };
        let start = clean[..at].rfind(['，', '。', '；', '：']).map_or(0, |i| i + '，'.len_utf8());
        let subject = &clean[start..at];
        if subject.contains(['如', '若']) {
            continue;
        }
        for title in subject.split('、').take(8) {
            let this =
                matches!(title.trim_start_matches('故'), "本表" | "该表" | "此表" | "上表" | "以上表格");
            let meant = if this {
                // The note right under the form.
                tables.iter().find(|t| t.block + 1 == said.block || under(scene, t.block, said.block))
            } else {
                named(scene, tables, title)
            };
            if let Some(known) = meant.filter(|k| this && speaks_of_another(k, clean)) {
                found.push(of_another(known, said.text));
                continue;
            }
            let Some((known, figure)) = meant.and_then(|k| Some((k, k.figure?))) else { continue };
            let (name, number) = (table_name(known.table), &figure.clean);
            let end = at + EMPTY.iter().find(|w| clean[at..].starts_with(**w)).map_or(0, |w| w.len());
            found.push(finding(
                RuleId::GJ609,
                vec![said.text.source_span(start, end), figure.span()],
                format!("此处说是空表，而{name}中有数字（如 {number}）。请核对说明和表格。"),
                format!("The form is said to be empty, yet {name} has figures (such as {number}). Check the statement and the form."),
            ));
        }
    }
}

/// Whether the note under an empty form tells that there is nothing of another budget, and nothing of its own.
fn speaks_of_another(known: &Known, note: &str) -> bool {
    let own = OFTEN_EMPTY.iter().filter(|(form, _)| known.form == Some(*form));
    let mut own = own.flat_map(|(_, words)| words.iter()).peekable();
    let title = known.table.title.as_ref().map_or("", |t| t.clean.as_str());
    let of_budgets = |form: &str| form.starts_with("government-funds") || form.starts_with("state-capital");
    let others = OFTEN_EMPTY.iter().filter(|(form, _)| of_budgets(form) && known.form != Some(*form));
    let mut others = others.flat_map(|(_, words)| words.iter());
    known.figure.is_none()
        && own.peek().is_some()
        && !own.any(|word| note.contains(word))
        && others.any(|word| note.contains(word) && !title.contains(word))
}

fn of_another(known: &Known, note: &Text) -> Finding {
    let name = table_name(known.table);
    finding(
        RuleId::GJ609,
        vec![note.span()],
        format!("这条说明在{name}下方，讲的却是另一张表的资金，可能是复制后未改。请核对。"),
        format!(
            "This note stands under {name} and speaks of another form's money; perhaps it was copied. Please check."
        ),
    )
}

/// Whether nothing but notes stands between a table and a paragraph.
fn under(scene: &Scene, table: usize, paragraph: usize) -> bool {
    let between = scene.document.blocks.get(table + 1..paragraph).unwrap_or(&[]);
    table < paragraph
        && between.len() <= 2
        && between.iter().all(
            |b| matches!(b, Block::Paragraph(t) if t.clean.starts_with('注') || t.clean.starts_with('无')),
        )
}

/// The one table that a title names.
fn named<'t, 'a>(scene: &Scene<'a>, tables: &'t [Known<'a>], title: &str) -> Option<&'t Known<'a>> {
    if !title.ends_with('表') {
        return None;
    }
    let form = &*scene.families.form(title)?.id;
    let mut fits = tables.iter().filter(|t| t.form == Some(form));
    let first = fits.next()?;
    fits.next().is_none().then_some(first)
}

fn unstated(scene: &Scene, tables: &[Known], found: &mut Vec<Finding>) {
    // A file of forms alone has its words elsewhere.
    let narrative =
        scene.prose().filter(|s| s.kind == Kind::Heading && s.text.clean.contains("说明")).take(3);
    if narrative.count() < 3 {
        return;
    }
    for known in tables.iter().filter(|t| t.figure.is_none() && t.table.title.is_some()) {
        let Some((_, words)) = OFTEN_EMPTY.iter().find(|(form, _)| known.form == Some(*form)) else {
            continue;
        };
        let stated = scene.prose().any(|s| {
            let clean = s.text.clean.as_str();
            let speaks = words.iter().any(|w| clean.contains(w));
            let none = ["空表", "空白", "无", "没有", "未安排", "未发生", "0.00万元", "0万元"];
            speaks && none.iter().any(|w| clean.contains(w))
                || known.block + 1 == s.block && EMPTY.iter().any(|w| clean.contains(w))
        });
        if !stated {
            let title = known.table.title.as_ref().map_or(known.table.span(), Text::span);
            let name = table_name(known.table);
            found.push(finding(
                RuleId::GJ702,
                vec![title],
                format!("{name}没有数字，也没有说明它为空表。请补充说明，或核对是否漏填。"),
                format!("{name} has no figures and nothing says that it is empty. State it, or check whether figures are missing."),
            ));
        }
    }
}
