//! Running text with its figures: the source's ranges cut into what is read and what can be pressed.
//! Left-overs of a converter (tags, asterisks, line ends) are not shown; the figures' spans stay the source's.

use super::Dossier;

/// A part of a paragraph or cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text(String),
    /// A figure, by its index.
    Figure(u32),
}

/// The runs of the ranges `spans`, joined as one paragraph.
pub fn runs(dossier: &Dossier, spans: &[(u32, u32)]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut words = String::new();
    for &(start, end) in spans {
        if !words.is_empty() || !runs.is_empty() {
            words.push('\n');
        }
        let mut at = start;
        for index in dossier.figures_in(start..end) {
            let Some(figure) = dossier.figure(index).filter(|f| f.start >= at && f.end <= end) else {
                continue;
            };
            words.push_str(dossier.slice(at, figure.start));
            push_words(&mut runs, &mut words);
            runs.push(Run::Figure(index));
            at = figure.end;
        }
        words.push_str(dossier.slice(at, end));
    }
    push_words(&mut runs, &mut words);
    trim(runs)
}

fn push_words(runs: &mut Vec<Run>, words: &mut String) {
    let tidy = tidy(words);
    words.clear();
    if !tidy.is_empty() {
        runs.push(Run::Text(tidy));
    }
}

fn trim(mut runs: Vec<Run>) -> Vec<Run> {
    if let Some(Run::Text(first)) = runs.first_mut() {
        *first = first.trim_start_matches(['#', ' ', '\u{3000}']).to_string();
    }
    if let Some(Run::Text(last)) = runs.last_mut() {
        *last = last.trim_end().to_string();
    }
    runs.retain(|run| !matches!(run, Run::Text(text) if text.is_empty()));
    runs
}

/// Text without a converter's left-overs: tags and `**` dropped, white space made one space, or none between
/// Chinese characters.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(skip) = markup(rest) {
            rest = &rest[skip..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space {
            let joined = out.chars().next_back().is_some_and(is_wide) && is_wide(c);
            if !joined {
                out.push(' ');
            }
            space = false;
        }
        out.push(c);
    }
    if space {
        out.push(' ');
    }
    out
}

/// Length of the mark-up that `rest` begins with, if it does.
fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with("**") {
        return Some(2);
    }
    if rest.starts_with("&nbsp;") {
        return Some(6);
    }
    let tag = rest.strip_prefix('<')?;
    let name = tag.strip_prefix('/').unwrap_or(tag);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = tag.bytes().take(80).position(|b| b == b'>' || b == b'<')?;
    (tag.as_bytes()[end] == b'>' && tag[..end].is_ascii()).then_some(end + 2)
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure};
    use super::*;

    #[test]
    fn figures_are_cut_out_of_the_words() {
        let text = "基本支出 12.50 万元，占 7%。";
        let at = |s: &str| text.find(s).unwrap() as u32;
        let figures =
            vec![figure(at("12.50"), at("12.50") + 5, "12.50"), figure(at("7%"), at("7%") + 2, "7%")];
        let d = dossier(text, figures, vec![], vec![]);
        let cut = runs(&d, &[(0, text.len() as u32)]);
        let words = |s: &str| Run::Text(s.into());
        assert_eq!(
            cut,
            [words("基本支出 "), Run::Figure(0), words(" 万元，占 "), Run::Figure(1), words("。")]
        );
    }

    #[test]
    fn pieces_of_a_paragraph_are_joined() {
        let text = "制度改\n\n革方案 2026\n年";
        let d = dossier(text, vec![], vec![], vec![]);
        let second = text.find('革').unwrap() as u32;
        assert_eq!(
            runs(&d, &[(0, 9), (second, text.len() as u32)]),
            [Run::Text("制度改革方案 2026 年".into())]
        );
    }

    #[test]
    fn overlapping_figures_are_shown_once() {
        let d =
            dossier("123 4", vec![figure(0, 3, "123"), figure(1, 2, "2"), figure(4, 5, "4")], vec![], vec![]);
        assert_eq!(runs(&d, &[(0, 5)]), [Run::Figure(0), Run::Text(" ".into()), Run::Figure(2)]);
    }

    #[test]
    fn left_overs_of_a_converter_are_not_shown() {
        assert_eq!(tidy("<b>项目</b>支出 **合计**&nbsp;<p class='x'>"), "项目支出合计");
        assert_eq!(tidy("a < b，1<2>0，<=47万"), "a < b，1<2>0，<=47万");
        assert_eq!(tidy("<script>alert(1)</script>"), "alert(1)");
        assert_eq!(tidy("<é>"), "<é>");
    }
}
