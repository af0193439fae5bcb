//! Words of the document itself: the reason that it gives for a change, and how many people it says work there.

use crate::view::Dossier;
use gouji_report::published::Block;
use gouji_report::tidy::tidy;

/// A stretch of the document, as it is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Where they stand: first byte.
    pub start: u32,
}

/// What opens a reason, the longest first.
const OPENINGS: [&str; 9] = [
    "主要原因是由于",
    "主要原因是因",
    "主要原因是",
    "主要原因为",
    "主要原因",
    "主要是由于",
    "主要是因",
    "主要是",
    "原因是",
];
/// A reason longer than this is cut.
const LONGEST: usize = 90;

/// The reason that follows a figure in its sentence, or in the next one where that gives nothing but the reason.
pub fn reason_after(dossier: &Dossier, figure: u32) -> Option<Quote> {
    let end = dossier.figure(figure)?.end;
    let rest = text_from(dossier, end)?;
    // Nothing but signs and the unit may stand between the figure and its reason.
    let between = |c: char| "，。；：、,;: %％万亿元".contains(c) || c.is_whitespace();
    opened(rest.trim_start_matches(between), end)
}

/// The reason given once for a change of several totals: 财政拨款收入支出减少的主要原因是…
pub fn reason_of_both(dossier: &Dossier, falls: bool) -> Option<Quote> {
    let way = if falls { "减少" } else { "增加" };
    for block in &dossier.answer.reading.blocks {
        let (Block::Paragraph { spans } | Block::Heading { spans, .. }) = block else { continue };
        let text = joined(dossier, spans);
        let Some(rest) = text.strip_prefix("财政拨款收入支出").and_then(|rest| rest.strip_prefix(way))
        else {
            continue;
        };
        return opened(rest.trim_start_matches('的'), spans.first()?.0);
    }
    None
}

fn opened(text: &str, start: u32) -> Option<Quote> {
    let rest = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening))?;
    let rest = rest.trim_start_matches(|c: char| "：:，,".contains(c) || c.is_whitespace());
    let sentence = rest.split(['。', '；', ';']).next().unwrap_or_default().trim();
    let mut words: String = sentence.chars().take(LONGEST).collect();
    if words.len() < sentence.len() {
        words.push('…');
    }
    (words.chars().count() > 2).then_some(Quote { words, start })
}

/// The rest of the paragraph from an offset on.
fn text_from(dossier: &Dossier, from: u32) -> Option<String> {
    let holds = |spans: &[(u32, u32)]| spans.iter().any(|&(start, end)| (start..=end).contains(&from));
    dossier.answer.reading.blocks.iter().find_map(|block| match block {
        Block::Paragraph { spans } | Block::Heading { spans, .. } if holds(spans) => {
            let rest: Vec<(u32, u32)> = spans
                .iter()
                .filter(|span| span.1 > from)
                .map(|&(start, end)| (start.max(from), end))
                .collect();
            Some(joined(dossier, &rest))
        }
        _ => None,
    })
}

fn joined(dossier: &Dossier, spans: &[(u32, u32)]) -> String {
    let parts: Vec<&str> = spans.iter().map(|&(start, end)| dossier.slice(start, end)).collect();
    tidy(&parts.join("\n")).trim().to_string()
}

/// Where the document says that there are no “三公” expenses: the sentence.
pub fn no_three(dossier: &Dossier) -> Option<Quote> {
    dossier.answer.reading.blocks.iter().find_map(|block| {
        let (Block::Paragraph { spans } | Block::Heading { spans, .. }) = block else { return None };
        let text = joined(dossier, spans);
        let sentence = text.split_inclusive('。').find(|sentence| says_none(sentence))?;
        let words = sentence.trim().trim_end_matches('。');
        let words =
            ["说明：", "注：", "备注："].iter().fold(words, |words, lead| words.trim_start_matches(lead));
        // Quoted within a quotation.
        let words = words.replace('“', "‘").replace('”', "’");
        (words.chars().count() <= LONGEST).then_some(Quote { words, start: spans.first()?.0 })
    })
}

/// Whether a sentence says that there are none; that they did not change is something else.
fn says_none(sentence: &str) -> bool {
    let plain: String = sentence.chars().filter(|c| !c.is_whitespace() && !"“”\"‘’".contains(*c)).collect();
    let Some((before, after)) = plain.split_once("三公经费") else { return false };
    let near: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    let next: String = after.chars().take(10).collect();
    let none = ["没有", "无", "未安排", "未发生"].iter().any(|word| near.contains(word));
    none && !["变化", "增减", "差异", "结余", "："].iter().any(|word| next.contains(word))
}

/// How many people the document says are in post (在职 … 人), where it says one number only; with its place.
pub fn in_post(dossier: &Dossier) -> Option<(u32, Quote)> {
    let mut found: Option<(u32, Quote)> = None;
    for block in &dossier.answer.reading.blocks {
        let (Block::Paragraph { spans } | Block::Heading { spans, .. }) = block else { continue };
        let text = joined(dossier, spans);
        for (at, _) in text.match_indices("在职") {
            let Some(number) = people(&text[at + "在职".len()..]) else { continue };
            match &found {
                Some((before, _)) if *before != number => return None,
                Some(_) => {}
                None => found = Some((number, Quote { words: number.to_string(), start: spans.first()?.0 })),
            }
        }
    }
    found.filter(|&(number, _)| number > 0)
}

/// A number of people right after 在职: nothing but who they are may stand between.
fn people(text: &str) -> Option<u32> {
    let mut rest = text;
    for word in ["在编", "人员", "职工", "干部", "人数", "编制"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let rest = rest.trim_start_matches(|c: char| "：:共有为实，".contains(c) || c.is_whitespace());
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest[digits.len()..].trim_start();
    (after.starts_with('人') || after.starts_with('名')).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::dossier::tests::{dossier, figure};

    fn prose(text: &str, figures: &[&str]) -> Dossier {
        let at = |words: &&str| {
            let start = text.find(*words).unwrap() as u32;
            figure(start, start + words.len() as u32, words)
        };
        let lines = text.split('\n').scan(0u32, |start, line| {
            let span = (*start, *start + line.len() as u32);
            *start = span.1 + 1;
            Some(Block::Paragraph { spans: vec![span] })
        });
        dossier(text, figures.iter().map(at).collect(), vec![], lines.collect())
    }

    #[test]
    fn the_reason_is_what_follows_the_change() {
        let reason = |text: &str| reason_after(&prose(text, &["6.81"]), 0).map(|quote| quote.words);
        assert_eq!(
            reason("增长 6.81%，主要原因是本年招录 2 人。另有他事。").as_deref(),
            Some("本年招录 2 人")
        );
        assert_eq!(reason("增长6.81 %。主要原因是： 政策调整；其他").as_deref(), Some("政策调整"));
        assert_eq!(reason("增长 6.81%，其中人员 3 人，主要原因是别的。"), None, "of something else");
        assert_eq!(reason("增长 6.81%。"), None);
        assert_eq!(reason("增长6.81%，主要原因是无。"), None);
    }

    #[test]
    fn a_reason_for_both_is_found_by_its_heading() {
        let d = prose("其他\n财政拨款收入支出减少的主要原因是项目调整。", &[]);
        assert_eq!(reason_of_both(&d, true).map(|quote| quote.words).as_deref(), Some("项目调整"));
        assert_eq!(reason_of_both(&d, false), None);
    }

    #[test]
    fn that_there_are_none_is_said_in_the_documents_words() {
        let quote = |text: &str| no_three(&prose(text, &[])).map(|quote| quote.words);
        assert_eq!(
            quote("三公\n说明：某部本年度没有财政拨款“三公”经费支出，故本表无数据。").as_deref(),
            Some("某部本年度没有财政拨款‘三公’经费支出，故本表无数据")
        );
        assert!(quote("某部 2024 年度无“三公”经费财政拨款。").is_some());
        assert_eq!(quote("“三公”经费比上年无增减变化。"), None);
        assert_eq!(quote("本年无“三公”经费增减变化。"), None);
    }

    #[test]
    fn people_in_post_are_one_number_or_none() {
        let count = |text: &str| in_post(&prose(text, &[])).map(|(number, _)| number);
        assert_eq!(count("编制数 21，实有人数 21 人，其中：在职 16 人，增加 0 人；退休 5 人"), Some(16));
        assert_eq!(count("在职人员36人\n在职职工共有 36 名"), Some(36));
        assert_eq!(count("在职 16 人\n在职 17 人"), None);
        assert_eq!(count("在职人员社保 20 人，在职 人员工资"), None);
    }
}
