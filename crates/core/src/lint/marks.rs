//! Hygiene: doubled punctuation, and brackets or quotation marks without their partner (GJ616).

use super::{Kind, Said, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Span;
use crate::source::Text;

/// GJ616.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    let long_cell = |s: &&Said| s.kind == Kind::Cell && s.text.clean.len() > 60;
    for said in scene.prose().chain(scene.body().filter(long_cell)) {
        doubled(scene.source, said.text, &mut found);
    }
    unpaired(scene, &mut found);
    found
}

const DOUBLED: &[&str] = &[
    "。。", "，，", "；；", "：：", "、、", "，。", "。，", "、。", "。、", "，、", "、，", "；。", "。；",
    "，；", "；，", "：。", "：，", "（）",
];

fn doubled(source: &str, text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let mut last = 0;
    for (at, c) in clean.char_indices() {
        if !"。，；：、（".contains(c) || at < last {
            continue;
        }
        let Some(pair) = DOUBLED.iter().find(|p| clean[at..].starts_with(**p)) else { continue };
        let mut end = at + pair.len();
        // A row of stops is one slip.
        while let Some(next) =
            clean[end..].chars().next().filter(|n| *pair != "（）" && "。，；、".contains(*n))
        {
            end += next.len_utf8();
        }
        last = end;
        let span = text.source_span(at, end);
        // Clean text lacks quotation marks; what stood between them is no neighbour.
        if span.of(source).contains(['“', '”', '"', '「', '」', '$', '\\']) {
            continue;
        }
        let words = &clean[at..end];
        let about = if *pair == "（）" {
            (
                "括号内是空的。请补填或删除。",
                "nothing stands between the brackets; fill it in or delete them.",
            )
        } else {
            ("标点重复。请保留一个。", "doubled punctuation; keep one.")
        };
        found.push(finding(
            RuleId::GJ616,
            vec![span],
            format!("“{words}”{}", about.0),
            format!("“{words}”: {}", about.1),
        ));
    }
}

const PAIRS: &[(char, char)] = &[('（', '）'), ('《', '》'), ('“', '”'), ('〔', '〕'), ('【', '】')];

/// A bracket without partner, where it stands in the source.
struct Lone {
    mark: char,
    opens: bool,
    span: Span,
    said: usize,
}

fn unpaired(scene: &Scene, found: &mut Vec<Finding>) {
    let mut lone: Vec<Lone> = Vec::new();
    for (n, said) in scene.prose().enumerate() {
        lone_marks(scene.source, said.text, n, &mut lone);
    }
    // What a page break cut in two finds its partner a little further on.
    let mut skip = vec![false; lone.len()];
    for i in 0..lone.len() {
        if skip[i] || !lone[i].opens {
            continue;
        }
        let later = (i + 1..lone.len()).take(8).take_while(|&j| lone[j].said <= lone[i].said + 3);
        if let Some(j) =
            later.into_iter().find(|&j| !skip[j] && !lone[j].opens && lone[j].mark == lone[i].mark)
        {
            (skip[i], skip[j]) = (true, true);
        }
    }
    for (lone, _) in lone.iter().zip(skip).filter(|(_, skip)| !skip) {
        let (open, close) = PAIRS.iter().find(|(o, _)| *o == lone.mark).copied().unwrap_or(('（', '）'));
        let (has, lacks) = if lone.opens { (open, close) } else { (close, open) };
        found.push(finding(
            RuleId::GJ616,
            vec![lone.span],
            format!("“{has}”没有与它成对的“{lacks}”。请补全或删除。"),
            format!("“{has}” has no “{lacks}” to pair with. Complete or delete it."),
        ));
    }
}

/// Brackets are not nested deeper.
const DEEP: usize = 32;

/// Brackets of one paragraph that find no partner in it.
fn lone_marks(source: &str, text: &Text, said: usize, lone: &mut Vec<Lone>) {
    let (mut open, first): (Vec<(char, Span)>, usize) = (Vec::new(), lone.len());
    let mut line_start = true;
    for part in &text.spans {
        let raw = part.of(source);
        for (at, c) in raw.char_indices() {
            let c_wide = wide(c);
            let span = Span { start: part.start + at as u32, end: part.start + (at + c.len_utf8()) as u32 };
            if let Some((mark, _)) = PAIRS.iter().find(|(o, _)| *o == c_wide) {
                open.push((*mark, span));
                if open.len() > DEEP {
                    let (mark, span) = open.remove(0);
                    lone.push(Lone { mark, opens: true, span, said });
                }
            } else if let Some((mark, _)) = PAIRS.iter().find(|(_, close)| *close == c_wide) {
                match open.iter().rposition(|(m, _)| m == mark) {
                    Some(n) => {
                        open.remove(n);
                    }
                    None if c_wide == '）' && is_list_mark(&raw[..at], line_start) => {}
                    None => lone.push(Lone { mark: *mark, opens: false, span, said }),
                }
            }
        }
        line_start = false;
    }
    lone.extend(open.into_iter().map(|(mark, span)| Lone { mark, opens: true, span, said }));
    lone[first..].sort_by_key(|l| l.span.start);
}

fn wide(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        '[' | '［' => '〔',
        ']' | '］' => '〕',
        c => c,
    }
}

/// `1）`, `一）`, `a)`: the mark of a list, at the start or after a stop.
fn is_list_mark(before: &str, line_start: bool) -> bool {
    let is_mark = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c);
    let head = before.trim_end_matches(is_mark);
    let len = before[head.len()..].chars().count();
    let head = head.trim_end();
    (1..=3).contains(&len)
        && (head.is_empty() && line_start
            || head.is_empty()
            || head.ends_with(['。', '；', '：', '，', '、', ':', ';', '*']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lone(raw: &str) -> usize {
        let text = Text::new(raw, Span::new(0, raw.len()));
        let mut all = Vec::new();
        lone_marks(raw, &text, 0, &mut all);
        all.len()
    }

    #[test]
    fn lists_and_pairs_are_quiet() {
        assert_eq!(lone("（一）某事（甲）；1）其一；2）其二"), 0);
        assert_eq!(lone("《关于〈某〉的通知》（2025 版）"), 0);
        assert_eq!(lone("某支出（类某事务（款）"), 1);
        assert_eq!(lone("共 3 个）"), 1);
    }
}
