//! Glyphs to lines of text: by their baselines, from left to right, parted where a wide gap stands.
//! Pure geometry.

use super::geometry::{Glyph, Rect};
use crate::line;

/// A piece of a line: words without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it says, with the glyphs that say it.
    pub text: line::Line,
    /// Where it stands.
    pub rect: Rect,
    /// Its baseline.
    pub baseline: f32,
    /// Font size of most of it.
    pub size: f32,
}

/// Lines of `glyphs` from top to bottom; a gap wider than `gap` font sizes parts a line.
pub fn lines(glyphs: &[&Glyph], gap: f32) -> Vec<Line> {
    let mut sorted: Vec<&Glyph> = glyphs.to_vec();
    sorted.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut out = Vec::new();
    let mut from = 0;
    while from < sorted.len() {
        let size = sorted[from].size;
        let mut to = from + 1;
        while to < sorted.len() {
            let near = 0.35 * size.max(sorted[to].size);
            if sorted[to].baseline - sorted[to - 1].baseline > near.min(0.5 * size) {
                break;
            }
            to += 1;
        }
        let row = &mut sorted[from..to];
        row.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        pieces(row, gap, &mut out);
        from = to;
    }
    out.retain(|line: &Line| !line.text.trim().is_empty());
    out
}

/// Glyphs of one line, from left to right.
fn pieces(row: &[&Glyph], gap: f32, out: &mut Vec<Line>) {
    let before = out.len();
    let mut open: Option<Line> = None;
    let mut last: Option<&Glyph> = None;
    for glyph in row {
        if last.is_some_and(|last| is_shadow(last, glyph)) {
            continue;
        }
        let blank = glyph.text.trim().is_empty();
        let space = open.as_ref().map_or(0.0, |line| glyph.rect.x0 - line.rect.x1);
        let size = glyph.size.max(last.map_or(0.0, |l| l.size));
        if open.is_none() || space > gap * size {
            if blank {
                continue;
            }
            out.extend(open.replace(Line {
                text: said(glyph),
                rect: glyph.rect,
                baseline: glyph.baseline,
                size: glyph.size,
            }));
            last = Some(glyph);
            continue;
        }
        let Some(line) = &mut open else { continue };
        if blank {
            // Its width counts as a gap: spaces before a far-off word do not hold a line together.
            if !line.text.ends_with(' ') {
                line.text.push_str(" ");
            }
            continue;
        }
        let wide = if is_ascii(&line.text) || glyph.text.is_ascii() { 0.28 } else { 0.6 };
        if space > wide * size && !line.text.ends_with(' ') {
            line.text.push_str(" ");
        }
        line.text.append(&said(glyph));
        line.rect = line.rect.cover(glyph.rect);
        line.size = line.size.max(glyph.size.min(1.5 * line.size));
        last = Some(glyph);
    }
    out.extend(open);
    for line in &mut out[before..] {
        line.text = line.text.part(0..line.text.trim_end().len());
    }
}

/// What a glyph says.
fn said(glyph: &Glyph) -> line::Line {
    let mut out = line::Line::default();
    let at = glyph.at as usize;
    out.push_from(&glyph.text, at..at + glyph.text.len());
    out
}

fn is_ascii(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| c.is_ascii())
}

/// The same glyph drawn twice to look bold.
fn is_shadow(a: &Glyph, b: &Glyph) -> bool {
    let near = 0.25 * a.size.min(b.size);
    a.text == b.text
        && (a.rect.x0 - b.rect.x0).abs() < near.min(0.5 * a.rect.width())
        && (a.baseline - b.baseline).abs() < near
}

/// Lines of one cell as one text: a word that was wrapped is whole again.
pub fn joined(lines: &[Line]) -> line::Line {
    let mut out = line::Line::default();
    for line in lines {
        let text = line.text.trimmed();
        if needs_space(&out, &text) {
            out.push_str(" ");
        }
        out.append(&text);
    }
    out
}

/// Whether a space stood where a line was wrapped: between words of letters, nowhere else.
pub fn needs_space(before: &str, after: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(before.chars().next_back()) && letter(after.chars().next())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::Letters;
    use super::super::geometry::Page;
    use super::*;

    /// A glyph for every character, one after another, digits half as wide.
    pub(crate) fn typed(text: &str, x: f32, baseline: f32, size: f32) -> Vec<Glyph> {
        let mut x0 = x;
        text.chars()
            .map(|c| {
                let x1 = x0 + if c.is_ascii() { size / 2.0 } else { size };
                let rect = Rect { x0, y0: baseline - 0.84 * size, x1, y1: baseline + 0.16 * size };
                x0 = x1;
                Glyph { text: c.to_string(), rect, baseline, size, at: 0 }
            })
            .collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        lines(&glyphs.iter().collect::<Vec<_>>(), 2.0).into_iter().map(|l| l.text.text).collect()
    }

    #[test]
    fn lines_by_baseline_and_gap() {
        let mut glyphs = typed("单位：万元", 300.0, 20.0, 10.0);
        glyphs.extend(typed("编制部门", 10.0, 20.4, 10.0));
        glyphs.extend(typed("合计", 10.0, 40.0, 10.0));
        glyphs.extend(typed("1.00", 36.0, 40.0, 10.0));
        assert_eq!(texts(&glyphs), ["编制部门", "单位：万元", "合计 1.00"]);
    }

    #[test]
    fn bold_by_double_drawing_is_read_once() {
        let mut glyphs = typed("合计11", 10.0, 20.0, 10.0);
        glyphs.extend(typed("合计11", 10.3, 20.0, 10.0));
        assert_eq!(texts(&glyphs), ["合计11"]);
    }

    #[test]
    fn letters_lead_to_their_glyphs() {
        let mut glyphs = typed("合计 1.00", 10.0, 20.0, 10.0);
        let mut page = Page { glyphs: std::mem::take(&mut glyphs), ..Page::default() };
        let mut letters = Letters::default();
        letters.count(&mut page, 1);
        letters.count(&mut page, 2);
        let line = &lines(&page.glyphs.iter().collect::<Vec<_>>(), 2.0)[0];
        let runs: Vec<_> =
            line.text.runs.iter().map(|r| (&line.text[r.start as usize..r.end as usize], r.from)).collect();
        assert_eq!(runs, [("合计", 11), ("1.00", 18)]);
        let all = letters.into_all();
        assert_eq!(all.iter().map(|letter| letter.page).collect::<Vec<_>>(), [[1; 7], [2; 7]].concat());
        assert_eq!((all[10].from, all[10].left), (18, page.glyphs[3].rect.x0));
    }

    #[test]
    fn wrapped_words_are_whole() {
        let mut glyphs = typed("一般公共", 10.0, 20.0, 10.0);
        glyphs.extend(typed("预算", 10.0, 32.0, 10.0));
        let lines = lines(&glyphs.iter().collect::<Vec<_>>(), 2.0);
        assert_eq!(&*joined(&lines), "一般公共预算");
        assert!(needs_space("budget", "report") && !needs_space("1,234,", "567.00"));
    }
}
