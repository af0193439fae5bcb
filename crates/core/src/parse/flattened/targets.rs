//! Performance tables that were copied: labels and cells one after the other. Built again is only what the order tells:
//! the project's name, funds right after their labels, weights before their rules, limits of cost indicators.

use super::atoms::{self, Atom};
use crate::lexicon::families::Families;
use crate::lexicon::form_facts;
use crate::lexicon::performance::FUNDS;
use crate::model::document::{Cell, Copied, Table};
use crate::parse::lines::{Line, LineKind, heading_level};
use crate::parse::titles;
use crate::source::Span;
use crate::source::Text;
use crate::text::number::whole_cell;
use rust_decimal::Decimal;
use std::ops::Range;

/// No table of targets takes more lines.
const LONGEST: usize = 1_000;

/// Kinds of indicators, of the second level.
const KINDS: [&str; 10] = [
    "数量指标",
    "质量指标",
    "时效指标",
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "满意度指标",
];

/// By what a target is set: what stands after its value.
const STANDARDS: [&str; 7] =
    ["计划标准", "预算支出标准", "其他标准", "历史标准", "行业标准", "国家标准", "地方标准"];

/// The tables below the title on line `n`, and the line after them.
pub fn tables(
    source: &str,
    (lines, pages): (&[Line], &[bool]),
    n: usize,
    families: &Families,
) -> Option<(usize, Vec<Table>)> {
    let title = Text::new(source, lines[n].span);
    if !titles::is_title(&title.clean) || families.targets(&title.clean)?.id != form_facts::PROJECT_TARGETS {
        return None;
    }
    let (end, pieces) = gather(source, lines, n + 1)?;
    let words = Words::new(pieces, pages);
    let starts: Vec<usize> = words.all.match_indices("项目名称").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([words.all.len()]);
    let mut found: Vec<Table> =
        starts.iter().zip(ends).filter_map(|(&from, to)| table(source, &words, from..to)).collect();
    found.iter_mut().for_each(|table| table.title = Some(title.clone()));
    (!found.is_empty()).then_some((end, found))
}

/// What stands in the lines of the table, if it is one that lost its cells.
fn gather(source: &str, lines: &[Line], from: usize) -> Option<(usize, Vec<Atom>)> {
    let mut pieces = Vec::new();
    let mut end = from;
    for (at, line) in lines.iter().enumerate().skip(from).take(LONGEST) {
        let clean = Text::new(source, line.span).clean;
        if line.kind == LineKind::Row || titles::is_title(&clean) || heading_level(&clean).is_some() {
            break;
        }
        pieces.extend(atoms::pieces(source, line.span).into_iter().map(|span| {
            let text = Text::new(source, span);
            let number =
                whole_cell(&text.clean).is_some() && text.clean.starts_with(|c: char| c.is_ascii_digit());
            Atom { text, number, line: at }
        }));
        end = at + 1;
    }
    Some((end, pieces)).filter(|(_, pieces)| !pieces.is_empty())
}

/// The pieces, and their words as one text.
struct Words<'a> {
    pieces: Vec<Atom>,
    /// Of each line, whether it looks like a page's number.
    pages: &'a [bool],
    /// Where each piece begins in `all`.
    starts: Vec<usize>,
    all: String,
}

impl<'a> Words<'a> {
    fn new(pieces: Vec<Atom>, pages: &'a [bool]) -> Self {
        let (mut starts, mut all) = (Vec::new(), String::new());
        for piece in &pieces {
            starts.push(all.len());
            all.push_str(&piece.text.clean);
        }
        Words { pieces, pages, starts, all }
    }

    /// A stretch of the text as a cell, with the way back to the source.
    fn cell(&self, source: &str, range: Range<usize>) -> Cell {
        let mut text = Text::default();
        for (piece, &start) in self.pieces.iter().zip(&self.starts) {
            let (from, to) = (range.start.max(start), range.end.min(start + piece.text.clean.len()));
            if from < to {
                text.append(source, piece.text.source_span(from - start, to - start));
            }
        }
        Cell { text, colspan: 1, rowspan: 1, indent: 0 }
    }

    /// Indices of the pieces within a stretch.
    fn within(&self, range: &Range<usize>) -> Range<usize> {
        self.starts.partition_point(|s| *s < range.start)..self.starts.partition_point(|s| *s < range.end)
    }

    fn find(&self, word: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let at = range.start + self.all.get(range.clone())?.find(word)?;
        Some(at..at + word.len())
    }

    fn value(&self, piece: usize) -> Decimal {
        whole_cell(&self.pieces[piece].text.clean).map_or(Decimal::ZERO, |n| n.amount.value)
    }
}

/// One table, from its project's name on.
fn table(source: &str, words: &Words, range: Range<usize>) -> Option<Table> {
    let third = words.find("三级指标", &range)?;
    let heads = words.find("二级指标", &(range.start..third.start)).unwrap_or(third);
    let upper = range.start..heads.start;
    let mut copied = Copied::default();
    let label = range.start..range.start + "项目名称".len();
    let ends = ["项目负责人", "项目资金", "年度", "主管部门", "预算单位"];
    let end = ends.iter().filter_map(|word| words.find(word, &upper)).map(|r| r.start).min()?;
    let mut rows = vec![vec![words.cell(source, label.clone()), words.cell(source, label.end..end)]];
    let funds = funds(source, words, &upper, &mut copied);
    rows.extend(funds);
    rows.extend(indicators(source, words, heads.start..range.end, &mut copied));
    let width = rows.iter().map(Vec::len).max()?;
    for row in &mut rows {
        let at = row.last().map_or(0, |cell| cell.text.span().end);
        let empty = || Cell {
            text: Text::new(source, Span { start: at, end: at }),
            colspan: 1,
            rowspan: 1,
            indent: 0,
        };
        row.resize_with(width, empty);
    }
    Some(Table { rows, copied: Some(Box::new(copied)), ..Table::default() })
}

/// The funds: each amount right after its label. Where amounts follow one another, nobody can tell whose they are.
fn funds(source: &str, words: &Words, upper: &Range<usize>, copied: &mut Copied) -> Option<Vec<Cell>> {
    let labels = ["年度预算总额", "年度资金总额", "预算总额", "项目资金总额"];
    let from = labels.iter().find_map(|word| words.find(word, upper))?.start;
    let goal =
        ["总体目标", "绩效目标", "年度目标"].iter().filter_map(|word| words.find(word, &(from..upper.end)));
    let range = from..goal.map(|r| r.start).min().unwrap_or(upper.end);
    let amounts: Vec<usize> = words.within(&range).filter(|&n| words.pieces[n].number).collect();
    // A label before another one has an empty cell.
    let mut row: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    let mut at = range.start;
    let mut sure = amounts.windows(2).all(|pair| pair[1] > pair[0] + 1);
    for amount in &amounts {
        let start = words.starts[*amount];
        row.extend(labels_of(words, at..start).into_iter().map(|label| (label, None)));
        match row.last_mut() {
            Some((label, value)) if ends_at(words, label, start) => *value = Some(*amount),
            _ => sure = false,
        }
        at = start + words.pieces[*amount].text.clean.len();
    }
    row.extend(labels_of(words, at..range.end).into_iter().map(|label| (label, None)));
    if !sure || row.iter().all(|(_, value)| value.is_none()) {
        let open = amounts.iter().map(|n| (0, words.pieces[*n].text.clone()));
        copied.unplaced.extend(open);
        copied.undecided += usize::from(!amounts.is_empty());
        return None;
    }
    let empty = |at: u32| Cell {
        text: Text::new(source, Span { start: at, end: at }),
        colspan: 1,
        rowspan: 1,
        indent: 0,
    };
    let cells = row.into_iter().flat_map(|(label, value)| {
        let label = words.cell(source, label);
        let after = label.text.span().end;
        let value = value
            .map(|n| words.cell(source, words.starts[n]..words.starts[n] + words.pieces[n].text.clean.len()));
        [label, value.unwrap_or_else(|| empty(after))]
    });
    Some(cells.collect())
}

/// The labels of funds in a stretch, the longest word at each place.
fn labels_of(words: &Words, range: Range<usize>) -> Vec<Range<usize>> {
    let stated = FUNDS.iter().filter(|(word, _)| word.chars().count() > 2);
    let mut found: Vec<Range<usize>> = stated
        .flat_map(|(word, _)| {
            let all = words.all[range.clone()].match_indices(word);
            all.map(|(at, _)| range.start + at..range.start + at + word.len()).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut last = 0;
    found.retain(|label| {
        let apart = label.start >= last;
        last = last.max(if apart { label.end } else { 0 });
        apart
    });
    found
}

/// Whether nothing but a colon and a unit stands between a label and what begins at `start`.
fn ends_at(words: &Words, label: &Range<usize>, start: usize) -> bool {
    let between = words.all[label.end..start].trim_matches(['：', '（', '）']);
    matches!(between, "" | "万元" | "收入" | "补助")
}

/// The heading and one row for each weight: kind, name, value, weight; nothing where it is not certain which numbers are
/// weights.
fn indicators(source: &str, words: &Words, range: Range<usize>, copied: &mut Copied) -> Vec<Vec<Cell>> {
    let Some(weight) = words.find("分值权重", &range).or_else(|| words.find("权重", &range)) else {
        return Vec::new();
    };
    let mut kinds: Vec<Range<usize>> = KINDS
        .iter()
        .flat_map(|kind| words.all[weight.end..range.end].match_indices(kind))
        .map(|(at, kind)| weight.end + at..weight.end + at + kind.len())
        .collect();
    kinds.sort_by_key(|kind| kind.start);
    let Some(first) = kinds.first().map(|kind| kind.start) else { return Vec::new() };
    let body = first..range.end;
    let rule = |n: usize| {
        let after = words.starts[n] + words.pieces[n].text.clean.len();
        let rule: String = words.all[after..body.end].chars().take(14).collect();
        ["按", "满意度", "直接"].iter().any(|word| rule.starts_with(word))
            && rule.contains('赋')
            && words.pieces[n].text.clean.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    let weights: Vec<usize> = words.within(&body).filter(|&n| words.pieces[n].number && rule(n)).collect();
    let rules = words.all[body.clone()].matches('赋').count();
    // A page's number before a rule may hide the weight.
    let full =
        [Decimal::from(90), Decimal::ONE_HUNDRED].contains(&weights.iter().map(|n| words.value(*n)).sum());
    let hidden = !full && weights.iter().any(|n| words.pages[words.pieces[*n].line]);
    // Every indicator has its weight, its rule and the standard that its value is set by.
    let standards: usize = STANDARDS.iter().map(|word| words.all[body.clone()].matches(word).count()).sum();
    let missing = rules != weights.len() || standards > 0 && standards != weights.len();
    if weights.is_empty() || missing || hidden {
        copied.undecided += usize::from(rules > 0);
        return Vec::new();
    }
    let head = |word: &str| words.find(word, &range).map(|r| words.cell(source, r)).unwrap_or_default();
    let heads = vec![head("二级指标"), head("三级指标"), head("指标值"), words.cell(source, weight)];
    let limits = costs(words, &kinds, &body);
    let mut rows = vec![heads];
    let mut from = body.start;
    for n in weights {
        let at = words.starts[n];
        let kind = kinds.iter().rev().find(|kind| (from..at).contains(&kind.start));
        let limit =
            limits.as_ref().and_then(|all| all.iter().find(|limit| (from..at).contains(&limit.start)));
        // Without its limits a kind of costs would seem to cost nothing.
        let kind = kind.filter(|kind| limits.is_some() || !words.all[(*kind).clone()].contains("成本"));
        let stated =
            |range: Option<&Range<usize>>| range.map(|r| words.cell(source, r.clone())).unwrap_or_default();
        let weight = words.cell(source, at..at + words.pieces[n].text.clean.len());
        rows.push(vec![stated(kind), Cell::default(), stated(limit), weight]);
        from = at;
    }
    let at = rows[0][3].text.span().start;
    for cell in rows.iter_mut().flatten().filter(|cell| cell.text.is_empty()) {
        cell.text = Text::new(source, Span { start: at, end: at });
    }
    rows
}

/// The limits of cost indicators, each from its sign to the standard that it is set by, where all of them are told so.
fn costs(words: &Words, kinds: &[Range<usize>], body: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut limits = Vec::new();
    for (n, kind) in kinds.iter().enumerate().filter(|(_, kind)| words.all[(*kind).clone()].contains("成本"))
    {
        let next = kinds.get(n + 1).map_or(body.end, |next| next.start);
        let mut at = kind.end;
        while let Some(sign) = words.all[at..next].find(['<', '≤', '=']).map(|sign| at + sign) {
            let standard =
                STANDARDS.iter().filter_map(|word| words.find(word, &(sign..next))).map(|r| r.start).min()?;
            // A limit without its unit was torn: nobody can tell what of.
            let limit = &words.all[sign..standard];
            if limit.chars().count() > 16 || !limit.contains(['元', '万', '%']) {
                return None;
            }
            limits.push(sign..standard);
            at = standard;
        }
    }
    Some(limits)
}
