//! Titles of tables that their page was too narrow for: what the next line holds of one is put behind it.

use super::lines::{Line, LineKind};
use super::titles;
use crate::source::{Span, Text};

/// So many characters of a title stand on its last line at most.
const REST: usize = 20;
/// A title is torn where its line is full, not behind a few characters.
const FULL: usize = 8;
/// What stands alone on the last line of a title without a bracket.
const TAIL: usize = 5;

/// Joins the two lines of each title that was torn.
pub fn join(source: &str, lines: &mut Vec<Line>) {
    let torn: Vec<(usize, Span)> =
        (1..lines.len()).filter_map(|at| Some((at - 1, joined(source, lines, at - 1)?))).collect();
    for &(at, span) in &torn {
        lines[at].span = span;
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        // The line below a title that was torn.
        at < 2 || torn.binary_search_by_key(&(at - 2), |(begin, _)| *begin).is_err()
    });
}

/// The title that line `at` begins and the line below it ends.
fn joined(source: &str, lines: &[Line], at: usize) -> Option<Span> {
    let [first, second] = [&lines[at], &lines[at + 1]];
    let of_text = [first, second].iter().all(|line| line.kind == LineKind::Text);
    let short = second.span.end - second.span.start <= 4 * REST as u32;
    let closes = second.span.of(source).ends_with(['表', '）', ')']);
    if !of_text || !short || !closes || second.heading.is_some() {
        return None;
    }
    let end = Text::new(source, second.span).clean;
    let length = end.chars().count();
    if length > REST || !end.ends_with(['表', '）']) {
        return None;
    }
    let begin = Text::new(source, first.span).clean;
    let plain = |clean: &str| !clean.contains(['，', '。', '；', '：']);
    let full = begin.chars().count() >= FULL && plain(&begin) && plain(&end) && !titles::is_title(&begin);
    if !full || titles::table_number(&begin).is_some() || titles::is_caption(&begin) {
        return None;
    }
    // `…汇总表（按政府预算` / `经济分类）`, `…基本支出决算` / `表`.
    let bracket = begin.rsplit_once("表（").is_some_and(|(_, inner)| !inner.contains('）'));
    let tail =
        end.ends_with('表') && length <= TAIL && names_money(&begin) && above_form(source, lines, at + 2);
    let span = Span { start: first.span.start, end: second.span.end };
    ((bracket && end.ends_with('）') || tail) && titles::is_title(&Text::new(source, span).clean))
        .then_some(span)
}

fn names_money(clean: &str) -> bool {
    ["收入", "支出", "收支", "预算", "决算", "经费"].iter().any(|w| clean.contains(w))
}

/// Whether captions or rows follow.
fn above_form(source: &str, lines: &[Line], from: usize) -> bool {
    let next = lines[from..].iter().find(|line| line.kind != LineKind::Blank);
    next.is_some_and(|line| {
        let clean = || Text::new(source, line.span).clean;
        line.kind == LineKind::Row || titles::is_caption(&clean()) || titles::table_number(&clean()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let mut lines: Vec<Line> = super::super::lines::lines(text, Span::new(0, text.len())).collect();
        join(text, &mut lines);
        lines.iter().map(|line| Text::new(text, line.span).clean).collect()
    }

    #[test]
    fn titles_go_on_in_the_next_line() {
        let bracket = lines("表4\n支出预算分类汇总表（按政府预算\n经济分类）\n部门：某局\n");
        assert_eq!(bracket[1], "支出预算分类汇总表（按政府预算经济分类）");
        assert_eq!(bracket.len(), 3);
        let tail = lines("一般公共预算财政拨款基本支出决算\n表\n部门：某局 单位：万元\n");
        assert_eq!(tail[0], "一般公共预算财政拨款基本支出决算表");
    }

    #[test]
    fn whole_titles_and_sentences_stay() {
        for text in ["财政拨款收支总表\n收支表\n部门：某局\n", "本部门本年支出预算\n见表\n说明。\n"]
        {
            assert_eq!(lines(text).len(), text.lines().count(), "{text}");
        }
    }
}
