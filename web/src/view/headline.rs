//! The headline: the report's own sentence, set so that it breaks at phrases, and what follows from it for the page.

use crate::messages::Lang;
use gouji_report::published::{Finding, Message, Report};
use gouji_report::words::{self, Counts};
use serde::{Deserialize, Serialize};

/// The answer in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    /// The sentence, the same as in every export.
    pub sentence: Message,
    /// Relations were checked, and all of them hold.
    pub agrees: bool,
    /// Enough was read and checked to say so with a tick.
    pub sure: bool,
    /// Relations that do not hold and are not set aside.
    pub inconsistent: u32,
    /// It agrees, and there is nothing else to look at either.
    pub clean: bool,
}

impl Headline {
    /// The sentence in a language, with `\u{200B}` where it may break.
    pub fn typeset(&self, lang: Lang) -> String {
        typeset(lang.pick(&self.sentence), lang)
    }
}

/// Draws the headline from a report.
pub fn headline(report: &Report) -> Headline {
    headline_without(report, |_| false)
}

/// As [`headline`], what a reader set aside left out of the sentence.
pub fn headline_without(report: &Report, aside: impl Fn(&Finding) -> bool) -> Headline {
    let counts = Counts::without(report, aside);
    let quiet = counts.remarks == 0 && report.stories.is_empty();
    Headline {
        sentence: words::headline_of(report, &counts),
        agrees: counts.agrees(),
        sure: counts.is_sure(),
        inconsistent: counts.inconsistent,
        clean: counts.agrees() && quiet && !counts.only_whole(),
    }
}

/// A sentence with its breaks: in Chinese after commas and before brackets, at spaces, and never between a number
/// and its measure word.
pub fn typeset(sentence: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return sentence.to_string();
    }
    let mut out = String::with_capacity(sentence.len());
    let counts = |word: &str| !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let mut before = "";
    for (at, word) in sentence.split(' ').enumerate() {
        if at > 0 {
            let counted = counts(before) && !word.starts_with(['与', '和']);
            let amount = before.ends_with(|c: char| c.is_ascii_digit())
                && ["元", "万元", "亿元"].iter().any(|unit| word.starts_with(unit));
            let close = counted || amount || counts(word) || before.ends_with(['为', '差']);
            out.push(if close { '\u{A0}' } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out.replace('，', "，\u{200B}").replace('；', "；\u{200B}").replace('（', "\u{200B}（")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_report::published::Summary;

    fn report(inconsistent: u32, severities: &[&str]) -> Report {
        Report {
            verdict: "consistent".into(),
            summary: Summary { relations: 9, inconsistent, ..Summary::default() },
            findings: severities
                .iter()
                .map(|s| Finding { severity: (*s).into(), ..Finding::default() })
                .collect(),
            ..Report::default()
        }
    }

    #[test]
    fn notes_leave_a_document_clean_and_warnings_do_not() {
        let texts = |inconsistent, severities: &[&str]| {
            let headline = headline(&report(inconsistent, severities));
            (headline.agrees, headline.clean)
        };
        assert_eq!(texts(0, &["note"]), (true, true));
        assert_eq!(texts(0, &["warning"]), (true, false));
        assert_eq!(texts(2, &[]), (false, false));
        assert!(!headline(&Report { verdict: "unreadable".into(), ..Report::default() }).agrees);
    }

    #[test]
    fn a_sentence_breaks_after_its_commas() {
        assert_eq!(
            typeset("有 1 个数对不上，其余都对得上。", Lang::Zh),
            "有\u{A0}1\u{A0}个数对不上，\u{200B}其余都对得上。"
        );
        assert_eq!(
            typeset("表3 总计 262.27 与另外 6 处不符", Lang::Zh),
            "表3 总计 262.27 与另外\u{A0}6\u{A0}处不符"
        );
        assert_eq!(
            typeset("面积 8013 与另外 2 处不符", Lang::Zh),
            "面积\u{A0}8013 与另外\u{A0}2\u{A0}处不符"
        );
        assert_eq!(typeset("合计 867.50 万元，持平", Lang::Zh), "合计 867.50\u{A0}万元，\u{200B}持平");
        assert_eq!(typeset("1 figure does, the rest", Lang::En), "1 figure does, the rest");
    }
}
