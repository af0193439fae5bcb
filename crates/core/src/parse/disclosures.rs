//! Where one disclosure of a text ends and the next begins.

use super::lines::{self, Line, LineKind};
use super::titles;
use crate::source::{Span, Text};
use crate::text::outline::outline_mark;

/// The parts of a text that are disclosures of their own: each has a cover and a contents page.
pub fn disclosures(source: &str) -> Vec<Span> {
    let whole = Span::new(0, source.len());
    let lines: Vec<Line> = lines::lines(source, whole).filter(|l| l.kind != LineKind::Blank).collect();
    let mut starts = vec![0];
    let mut tables_since = 0;
    // How often 第一部分 stood since the disclosure began, and whether a contents page lists it too.
    let (mut first_parts, mut listed) = (0, false);
    let repeated = forms_repeated(source, &lines);
    for (n, line) in lines.iter().enumerate() {
        if line.kind == LineKind::Row {
            tables_since += 1;
        } else if let Some(mark) = begins_disclosure(source, line) {
            let begins = match mark {
                Mark::Contents => tables_since > 10,
                // Forms may stand before the only 第一部分.
                Mark::First => tables_since > 10 && first_parts > usize::from(listed),
                Mark::Second => false,
            };
            if begins || mark != Mark::Contents && repeated(starts[starts.len() - 1], line.span.start) {
                let cover = lines[..n].iter().rev().take(4).take_while(|l| is_cover(source, l)).last();
                starts.push(cover.map_or(line.span.start, |l| l.span.start));
                (first_parts, listed) = (0, false);
            }
            first_parts += usize::from(mark == Mark::First);
            listed |= mark == Mark::First && is_listed(source, &lines[n + 1..]);
            tables_since = 0;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([whole.end]);
    starts.iter().zip(ends).map(|(&start, end)| Span { start, end }).collect()
}

/// Whether what follows a line are entries of a contents page, not sentences.
fn is_listed(source: &str, after: &[Line]) -> bool {
    const NEXT: usize = 3;
    const LONGEST_ENTRY: u32 = 150;
    after.iter().take(NEXT).all(|line| {
        line.kind == LineKind::Text
            && line.span.end - line.span.start < LONGEST_ENTRY
            && !line.span.of(source).trim_end().ends_with(['。', '；'])
    })
}

/// Whether a form stands under the same title after a place as before it, since the disclosure began.
fn forms_repeated(source: &str, lines: &[Line]) -> impl Fn(u32, u32) -> bool {
    let mut forms: Vec<(u32, String)> = Vec::new();
    for (n, line) in lines.iter().enumerate().filter(|(_, l)| l.kind == LineKind::Text) {
        let short = line.span.end - line.span.start < 120;
        if short && lines[n..].iter().take(5).any(|l| l.kind == LineKind::Row) {
            let clean = Text::new(source, line.span).clean;
            if titles::is_title(&clean) {
                forms.push((line.span.start, clean));
            }
        }
    }
    move |from, at| {
        let before: Vec<&str> =
            forms.iter().filter(|(s, _)| (from..at).contains(s)).map(|(_, t)| t.as_str()).collect();
        forms.iter().any(|(s, title)| *s > at && before.contains(&title.as_str()))
    }
}

/// A line where a disclosure may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// 目录.
    Contents,
    /// 第一部分: the parts of another entity follow.
    First,
    /// 第二部分, its forms, or 一、…概况 where no parts are counted: likewise, where forms are told again.
    Second,
}

/// Whether a line stands where a disclosure may begin.
fn begins_disclosure(source: &str, line: &Line) -> Option<Mark> {
    let raw = line.span.of(source);
    if raw.len() >= 90 || !raw.contains(['目', '第', '况']) {
        return None;
    }
    let clean = Text::new(source, line.span).clean;
    match () {
        () if clean == "目录" => Some(Mark::Contents),
        () if clean.chars().count() >= 30 => None,
        () => match outline_mark(&clean).map(|(level, len)| (level, &clean[..len], &clean[len..])) {
            Some((1, mark, title)) if mark.starts_with("第一") && title.contains("概况") => {
                Some(Mark::First)
            }
            Some((1, mark, title)) if mark.starts_with("第二") && title.ends_with('表') => {
                Some(Mark::Second)
            }
            Some((2, mark, title)) if mark.starts_with('一') && title.ends_with("概况") => {
                Some(Mark::Second)
            }
            _ => None,
        },
    }
}

/// A line of a cover: short words, no sentence, no row, no date of signature.
fn is_cover(source: &str, line: &Line) -> bool {
    let text = line.span.of(source);
    let clean = text.trim_end_matches(['*', ' ']);
    line.kind == LineKind::Text && text.len() < 150 && !clean.ends_with(['。', '日', '；'])
}
