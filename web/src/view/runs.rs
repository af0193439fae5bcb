//! Running text with its figures: the source's ranges cut into what is read and what can be pressed.
//! Left-overs of a converter (tags, asterisks, line ends) are not shown; the figures' spans stay the source's.

use super::Dossier;
use gouji_report::tidy::tidy;

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
}
