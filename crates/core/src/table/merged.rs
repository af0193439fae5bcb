//! Headings whose merged cells vanished: each row of them is shorter than the rows of the body, and nothing says which
//! heading stands over how many columns. The ways in which they fit, the likeliest last.

use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{
    self, Meaning, is_code_heading, is_label_heading, is_over_others, is_total, is_whole,
};
use crate::model::cube::{Axis, Coordinate};
use crate::model::document::Table;
use crate::text::number::whole_cell;

/// No more ways than these are given to the arithmetic.
const WAYS: usize = 4;

/// Weight of a column below which something else stands than its heading says.
const MISFIT: i64 = -6;

/// A way is told by its words that reaches so much: what stands below is part of what stands above.
const TOLD: i64 = 2;

/// So many last columns may be empty.
const MOST_EMPTY: usize = 4;

/// No more ways than these are gone through.
const MOST: usize = 4000;

/// The heading rows with each heading above its first column, empty cells where it goes on; several ways, the best
/// last. None where the headings are as wide as the body.
pub fn spread<'t>(table: &'t Table, heads: &[Vec<&'t str>], families: &Families) -> Vec<Vec<Vec<&'t str>>> {
    // 附件1: a line above the headings that no column is told by.
    let lone = |row: &&Vec<&str>| row.len() > 2 && row.iter().filter(|cell| !cell.is_empty()).count() == 1;
    let above = heads.iter().take_while(lone).count();
    let heads = if heads.len() > above + 1 { &heads[above..] } else { heads };
    let stated = table.rows.first().map_or(0, Vec::len);
    let mut ways = spread_over(table, stated, heads, families);
    // Empty cells at the end of the first row may but fill it up, where words tell what stands below what.
    let filled_up = heads.first().is_some_and(|top| without_end(top).iter().all(|cell| !cell.is_empty()));
    let told = filled_up && ways.iter().any(|(score, _)| *score >= TOLD);
    if let Some(moved) = pushed_left(heads, families).filter(|_| !told) {
        return vec![moved];
    }
    if ways.is_empty() {
        ways = spread_over(table, body_width(table), heads, families);
    }
    // The last columns may be empty in every row, so that their cells are gone: the headings are wider than the table,
    // or as wide, and stand beside what they head.
    let beside = || {
        heads.len() > 1
            && heads.iter().all(|row| row.len() == stated)
            && fits_body(table, heads, families) < 0
    };
    if body_width(table) < stated || ways.is_empty() && beside() {
        for empty in 1..=MOST_EMPTY {
            let wider = spread_over(table, stated + empty, heads, families);
            ways.extend(wider.into_iter().map(|(score, way)| (score - empty as i64, way)));
        }
    }
    ways.sort_by_key(|(score, _)| *score);
    let keep = ways.len().saturating_sub(WAYS);
    let mut ways: Vec<_> = ways.into_iter().skip(keep).map(|(_, way)| way).collect();
    ways.iter_mut().flatten().for_each(|row| row.truncate(stated));
    ways
}

/// Headings whose second row begins at the left edge, though it is as wide as the merged groups of the first.
fn pushed_left<'t>(heads: &[Vec<&'t str>], families: &Families) -> Option<Vec<Vec<&'t str>>> {
    let [top, second] = heads else { return None };
    let below = without_end(second);
    let label = |text: &str| is_label_heading(families, text) || is_code_heading(families, text);
    let compact = !below.is_empty() && below.iter().all(|cell| !cell.is_empty());
    if !compact || label(below[0]) || !label(top[0]) || top.get(1).is_none_or(|t| t.is_empty()) {
        return None;
    }
    let merged: Vec<usize> = (1..top.len())
        .filter(|&c| top[c].is_empty() || top.get(c + 1).is_some_and(|next| next.is_empty()))
        .collect();
    if merged.len() != below.len() {
        return None;
    }
    let mut moved = vec![""; top.len()];
    merged.into_iter().zip(below).for_each(|(c, text)| moved[c] = text);
    Some(vec![top.clone(), moved])
}

fn spread_over<'t>(
    table: &'t Table,
    wide: usize,
    heads: &[Vec<&'t str>],
    families: &Families,
) -> Vec<(i64, Vec<Vec<&'t str>>)> {
    let rows: Vec<Vec<&str>> =
        heads.iter().map(|row| without_end(row)).filter(|row| !row.is_empty()).collect();
    let compact = rows.iter().all(|row| row.iter().all(|cell| !cell.is_empty()));
    if !compact || rows.len() < 2 || rows[0].len() >= wide || rows.len() > 3 {
        return Vec::new();
    }
    let mut ways: Vec<(i64, Vec<Vec<&str>>)> = Vec::new();
    let below = leaves(&rows[1..], families);
    for (lower, cost) in below {
        // Each node of the lower rows takes so many columns.
        let tops = &rows[0];
        let mut chosen = Vec::new();
        assign(&lower, tops, wide, 0, 0, &mut chosen, &mut |groups| {
            if ways.len() < MOST {
                let score = cost + score(tops, &lower, groups, families);
                ways.push((score, laid_out(tops, &lower, groups, wide, rows.len())));
            }
        });
    }
    for (score, way) in &mut ways {
        *score += fits_body(table, way, families);
    }
    ways
}

/// A heading of a lower row, and those that stand below it.
#[derive(Clone, Debug)]
struct Node<'t> {
    text: &'t str,
    below: Vec<Node<'t>>,
}

impl Node<'_> {
    fn width(&self) -> usize {
        self.below.iter().map(Node::width).sum::<usize>().max(1)
    }
}

/// How many columns most of the body has.
fn body_width(table: &Table) -> usize {
    let said = |row: &Vec<crate::model::document::Cell>| {
        row.iter().rposition(|c| !c.text.is_empty()).map_or(0, |c| c + 1)
    };
    table.rows.iter().skip(table.header_rows).map(said).max().unwrap_or(0)
}

fn without_end<'t>(row: &[&'t str]) -> Vec<&'t str> {
    let end = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |c| c + 1);
    row[..end].to_vec()
}

/// The ways in which the lower rows hang together; with one of them there is one.
fn leaves<'t>(rows: &[Vec<&'t str>], families: &Families) -> Vec<(Vec<Node<'t>>, i64)> {
    let plain = |row: &[&'t str]| -> Vec<Node<'t>> {
        row.iter().map(|text| Node { text, below: Vec::new() }).collect()
    };
    let [middle, last] = rows else { return rows.first().map(|row| (plain(row), 0)).into_iter().collect() };
    let leaves = plain(last);
    let mut found = Vec::new();
    // How wide the middle row is nobody tells: any width.
    for wide in middle.len()..=middle.len() + last.len() {
        let mut chosen = Vec::new();
        assign(&leaves, middle, wide, 0, 0, &mut chosen, &mut |groups| {
            if found.len() < MOST {
                let score = score(middle, &leaves, groups, families);
                let mut at = 0;
                let nodes = middle.iter().zip(groups).map(|(text, &n)| {
                    at += n;
                    Node { text, below: leaves[at - n..at].to_vec() }
                });
                found.push((nodes.collect(), score));
            }
        });
    }
    found.sort_by_key(|(_, score): &(Vec<Node>, i64)| -score);
    found.truncate(60);
    found
}

/// Gives the nodes to the headings above in order: to each none, or several in a row.
fn assign(
    nodes: &[Node],
    tops: &[&str],
    wide: usize,
    at: usize,
    used: usize,
    chosen: &mut Vec<usize>,
    found: &mut impl FnMut(&[usize]),
) {
    let Some(rest) = tops.len().checked_sub(chosen.len()).filter(|rest| *rest > 0) else {
        if at == nodes.len() && used == wide {
            found(chosen);
        }
        return;
    };
    if used + rest > wide {
        return;
    }
    for n in 0..=nodes.len() - at {
        let width: usize = nodes[at..at + n].iter().map(Node::width).sum::<usize>().max(1);
        chosen.push(n);
        assign(nodes, tops, wide, at + n, used + width, chosen, found);
        chosen.pop();
    }
}

/// How likely headings stand above those that they are given.
fn score(tops: &[&str], nodes: &[Node], groups: &[usize], families: &Families) -> i64 {
    let mut at = 0;
    tops.iter()
        .zip(groups)
        .map(|(top, &n)| {
            let below = &nodes[at..at + n];
            at += n;
            over(top, below, families)
        })
        .sum()
}

fn over(top: &str, below: &[Node], families: &Families) -> i64 {
    let label = |text: &str| is_label_heading(families, text) || is_code_heading(families, text);
    let subject = ["科目", "编码", "分类", "项目"].iter().any(|w| top.contains(w));
    let [first, rest @ ..] = below else {
        // 收入, 支出, 项目 hardly stand alone.
        return if is_over_others(top) || matches!(top, "收入" | "支出" | "科目编码") {
            -2
        } else {
            0
        };
    };
    let labels = below.iter().filter(|n| label(n.text)).count();
    let mut score = if rest.is_empty() { -2 } else { 0 };
    if labels == below.len() {
        score += if subject { 4 } else { -4 };
    } else if labels > 0 {
        let flow = top.contains("收") || top.contains("支");
        score += if flow && label(first.text) { 4 } else { -4 };
    }
    if is_whole(top) || is_total(top) || label(top) && labels < below.len() {
        score -= 4;
    }
    let mut whole = Coordinate::default();
    let known = vocabulary::apply(families, &mut whole, top) != Meaning::Unknown;
    for (n, node) in below.iter().enumerate() {
        if is_total(node.text) {
            score += if n == 0 { 3 } else { -2 };
            continue;
        }
        let mut part = whole.clone();
        if known && vocabulary::apply(families, &mut part, node.text) == Meaning::Member {
            let within = Axis::EACH.into_iter().all(|axis| whole.on(axis).contains(part.on(axis)));
            score += if within && part != whole { 2 } else { -1 };
        }
    }
    score
}

/// The heading rows as wide as the body.
fn laid_out<'t>(
    tops: &[&'t str],
    nodes: &[Node<'t>],
    groups: &[usize],
    wide: usize,
    depth: usize,
) -> Vec<Vec<&'t str>> {
    let mut rows = vec![vec![""; wide]; depth];
    let (mut column, mut at) = (0, 0);
    for (top, &n) in tops.iter().zip(groups) {
        rows[0][column] = top;
        let start = column;
        for node in &nodes[at..at + n] {
            rows[1][column] = node.text;
            for (k, leaf) in node.below.iter().enumerate() {
                rows[2][column + k] = leaf.text;
            }
            column += node.width();
        }
        column = column.max(start + 1);
        at += n;
    }
    rows
}

/// Whether codes of pay stand below 公用经费, or codes of what is bought below 人员经费.
fn is_of_other_costs<'c>(top: &str, mut codes: impl Iterator<Item = &'c str>) -> bool {
    let Some(first) = codes.next() else { return false };
    let pay = first.starts_with("301") || first.starts_with("303");
    let bought = first.starts_with("302") || first.starts_with("307") || first.starts_with("310");
    top.contains("公用经费") && pay || top.contains("人员经费") && bought
}

/// How well headings agree with what stands below them: words below labels, figures below the others.
fn fits_body(table: &Table, heads: &[Vec<&str>], families: &Families) -> i64 {
    let wide = heads[0].len();
    let body = || table.rows.iter().skip(table.header_rows).take(60);
    (0..wide)
        .map(|c| {
            let leaf = heads.iter().rev().map(|row| row[c]).find(|t| !t.is_empty()).unwrap_or("");
            let cells = || {
                body().filter_map(|row| row.get(c)).map(|c| c.text.clean.as_str()).filter(|t| !t.is_empty())
            };
            let figures = cells().filter(|t| whole_cell(t).is_some_and(|n| n.amount.decimals > 0)).count();
            let words = cells().filter(|t| whole_cell(t).is_none()).count();
            let label = is_label_heading(families, leaf) || is_code_heading(families, leaf);
            let top = heads[0][..=c].iter().rev().find(|text| !text.is_empty()).copied().unwrap_or("");
            match () {
                () if is_code_heading(families, leaf) && is_of_other_costs(top, cells()) => 2 * MISFIT,
                () if label && figures > words => MISFIT,
                () if !label && leaf != "序号" && words > figures => MISFIT,
                () => 0,
            }
        })
        .sum()
}
