//! What a reader looks at one by one: the stories, then the errors and warnings of no story, in the order of the list.
//! And the texts in which one of them leaves the page: a quotation, and a note to those who maintain the program.

use super::{Dossier, loose, tell};
use crate::messages::Lang;
use gouji_report::published::{Finding, NotUnderstood, Origin};
use gouji_report::words;

/// One story or lone finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The figure to open, where one stands there.
    pub figure: Option<u32>,
    /// First byte of the place that it is about.
    pub offset: u32,
    /// Indices of its findings.
    pub findings: Vec<u32>,
    /// Their fingerprints.
    pub fingerprints: Vec<String>,
    /// `error` or `warning`.
    pub severity: String,
    /// Index of its story.
    pub story: Option<usize>,
}

/// All of them, in the order of the list.
pub fn items(dossier: &Dossier) -> Vec<Item> {
    let report = &dossier.answer.report;
    let mut items = Vec::new();
    for telling in tell(dossier) {
        let of_story = |f: &Finding| f.story == Some(telling.story as u32);
        let findings: Vec<u32> =
            (0u32..).zip(&report.findings).filter(|(_, f)| of_story(f)).map(|(at, _)| at).collect();
        let suspect = telling.suspects.first().map(|&s| &report.suspects[s]);
        let place = findings.first().and_then(|&at| report.findings[at as usize].places.first());
        let (figure, offset) = match (suspect, place) {
            (Some(suspect), _) => (dossier.figure_of(suspect), suspect.start),
            (None, Some(place)) => (dossier.figure_at(place), place.start),
            (None, None) => continue,
        };
        let (story, severity, fingerprints) = (Some(telling.story), telling.severity, telling.fingerprints);
        items.push(Item { figure, offset, findings, fingerprints, severity, story });
    }
    for severity in ["error", "warning"] {
        items.extend(loose(dossier, severity).into_iter().filter_map(|at| lone(dossier, at)));
    }
    items
}

/// A finding by itself.
pub fn lone(dossier: &Dossier, at: u32) -> Option<Item> {
    let finding = dossier.answer.report.findings.get(at as usize)?;
    let place = finding.places.first();
    Some(Item {
        figure: place.and_then(|place| dossier.figure_at(place)),
        offset: place.map_or(dossier.span().0, |place| place.start),
        findings: vec![at],
        fingerprints: vec![finding.fingerprint.clone()],
        severity: finding.severity.clone(),
        story: None,
    })
}

/// Most letters of a row that are shown on each side of the figure.
const BESIDE: usize = 60;

/// The row or line of the document in which an item's figure stands: what is before it, it, and what is after.
pub fn row_of(dossier: &Dossier, item: &Item) -> Option<[String; 3]> {
    let figure = dossier.figure(item.figure?).filter(|figure| figure.end > figure.start)?;
    let (first, last) = dossier.span();
    let before = dossier.slice(first, figure.start);
    let after = dossier.slice(figure.end, last);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let cells = before.contains('\t') || after.contains('\t');
    let tidy = |text: &str| {
        let cells = text.split('\t').map(str::trim).collect::<Vec<_>>().join("\u{3000}");
        cells.trim_matches(|c: char| c == '\u{3000}').to_owned()
    };
    let (before, after) = (tidy(before), tidy(after));
    let skip = before.chars().count().saturating_sub(BESIDE);
    let cut = after.chars().count() > BESIDE;
    let before: String = before.chars().skip(skip).collect();
    let after: String = after.chars().take(BESIDE).collect();
    let mark = |there: bool| if there { "…" } else { "" };
    let gap = |beside: &str| if cells && !beside.is_empty() { "\u{3000}" } else { "" };
    let (left, right) = (gap(&before), gap(&after));
    Some([
        format!("{}{before}{left}", mark(skip > 0)),
        figure.text.clone(),
        format!("{right}{after}{}", mark(cut)),
    ])
}

/// Where something stands, for people: the page or cell of the file, else the line of the text.
pub fn stands(dossier: &Dossier, origin: Option<&Origin>, offset: u32, lang: Lang) -> String {
    match origin.or_else(|| words::page_near(&dossier.answer.report, offset)) {
        Some(origin) => lang.pick(&origin.label).to_owned(),
        None => (lang.messages().line)(dossier.line(offset)),
    }
}

/// What it says, in a sentence.
pub fn sentence(dossier: &Dossier, item: &Item, lang: Lang) -> String {
    let report = &dossier.answer.report;
    let story = item.story.and_then(|story| report.stories.get(story));
    let finding = item.findings.first().and_then(|&at| report.findings.get(at as usize));
    let said = story.map(|story| &story.headline).or(finding.map(|finding| &finding.message));
    said.map(|said| lang.pick(said).to_owned()).unwrap_or_default()
}

/// It as a quotation: the sentence, where it stands, the equations that fail, and out of which file. `hash`: the file's
/// SHA-256, by which anybody can verify that he holds the same.
pub fn quotation(dossier: &Dossier, item: &Item, file: &str, hash: Option<&str>, lang: Lang) -> String {
    let report = &dossier.answer.report;
    let place = place_of(dossier, item, lang);
    let mut lines = vec![sentence(dossier, item, lang), place];
    let findings = item.findings.iter().filter_map(|&at| report.findings.get(at as usize));
    for finding in findings {
        let equation = words::equation_beside(finding, lang.of_exports());
        if !equation.is_empty() && !lines.contains(&equation) {
            lines.push(equation);
        }
    }
    let whose = words::identity(report, lang.of_exports());
    let hash = hash.map(|hash| format!("SHA-256 {hash}"));
    let source: Vec<String> = [Some(whose), Some(file.to_owned()), hash].into_iter().flatten().collect();
    let source: Vec<String> = source.into_iter().filter(|part| !part.is_empty()).collect();
    lines.push((lang.messages().more.quote_of)(&source.join(lang.of_exports().pick("，", ", "))));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Lines of the document that a note to the maintainers quotes around the place.
const AROUND: usize = 2;
/// Figures that it lists.
const FIGURES: usize = 12;

/// A note to those who maintain the program, about an item that was misread: what it said, how it read the figures, and
/// the lines of the document. `version`: of the program.
pub fn misreading(dossier: &Dossier, item: &Item, version: &str, lang: Lang) -> String {
    let report = &dossier.answer.report;
    let findings: Vec<&Finding> =
        item.findings.iter().filter_map(|&at| report.findings.get(at as usize)).collect();
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.dedup();
    let mut figures: Vec<u32> = Vec::new();
    for place in findings.iter().flat_map(|finding| &finding.places) {
        figures.extend(dossier.figure_at(place).filter(|figure| !figures.contains(figure)));
    }
    let equations = findings.iter().filter(|finding| !finding.equation.is_empty());
    let note = Note {
        said: sentence(dossier, item, lang),
        place: place_of(dossier, item, lang),
        rules: rules.join(", "),
        figures,
        equations: equations.map(|finding| words::equation(finding, lang.of_exports())).collect(),
        lines: around(dossier, item.offset, item.offset),
    };
    note.written(dossier, version, lang)
}

/// The same about a table or paragraph that was not understood.
pub fn misreading_of(dossier: &Dossier, of: &NotUnderstood, version: &str, lang: Lang) -> String {
    let figures: Vec<u32> = dossier.figures_in(of.start..of.end).collect();
    let origin = figures.first().and_then(|&first| dossier.figure(first)?.origin.as_ref());
    let place = stands(dossier, origin, of.start, lang);
    let note = Note {
        said: format!("{}{}", lang.messages().more.not_read, lang.pick(&of.reason)),
        place: if of.text.is_empty() { place } else { format!("{} · {place}", of.text) },
        rules: String::new(),
        figures,
        equations: Vec::new(),
        lines: around(dossier, of.start, of.end),
    };
    note.written(dossier, version, lang)
}

/// What a note to the maintainers says.
struct Note {
    said: String,
    place: String,
    rules: String,
    figures: Vec<u32>,
    equations: Vec<String>,
    lines: String,
}

impl Note {
    fn written(&self, dossier: &Dossier, version: &str, lang: Lang) -> String {
        let m = lang.messages().more;
        let head = [m.misread_head, "", &self.said, &self.place, &self.rules];
        let mut out = head.join("\n").trim_end().to_owned();
        let figures = self.figures.iter().take(FIGURES).filter_map(|&figure| dossier.figure(figure));
        let read: Vec<String> = figures
            .map(|figure| {
                let parts = [figure.text.as_str(), &figure.unit, m.read_as, &figure.place];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            })
            .chain(self.equations.iter().cloned())
            .map(|line| format!("- {line}"))
            .collect();
        if !read.is_empty() {
            out.push_str(&format!("\n\n{}\n{}", m.misread_read, read.join("\n")));
        }
        out.push_str(&format!("\n\n{}\n{}", m.misread_text, self.lines));
        out.push_str(&format!("\n\n{} gouji {version}\n", m.misread_version));
        out
    }
}

/// Letters of the document that a note quotes at most.
const QUOTED: usize = 2000;

/// The lines of the text around a stretch of it.
fn around(dossier: &Dossier, start: u32, end: u32) -> String {
    let text = dossier.text();
    let within = |offset: u32| {
        let mut at = (offset.saturating_sub(dossier.span().0) as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (within(start), within(end));
    let start = text[..start].rmatch_indices('\n').nth(AROUND).map_or(0, |(at, _)| at + 1);
    let end = text[end..].match_indices('\n').nth(AROUND).map_or(text.len(), |(more, _)| end + more);
    let quoted = &text[start..end];
    match quoted.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{}…", &quoted[..cut]),
        None => quoted.to_owned(),
    }
}

fn place_of(dossier: &Dossier, item: &Item, lang: Lang) -> String {
    let figure = item.figure.and_then(|figure| dossier.figure(figure));
    let at = stands(dossier, figure.and_then(|figure| figure.origin.as_ref()), item.offset, lang);
    match figure.map(|figure| figure.place.as_str()).filter(|place| !place.is_empty()) {
        Some(place) if lang == Lang::Zh => format!("{place}（{at}）"),
        Some(place) => format!("{place} ({at})"),
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    const TEXT: &str = "平川县水务局 2026 年部门预算公开\n\n收支预算总表\n单位：万元\n项目\t金额\n水库维护\t11.00\n河道清淤\t22.00\n合计\t38.10\n";

    fn dossier() -> Dossier {
        Dossier::new(Arc::from(TEXT), 1, gouji_report::check(TEXT, "").remove(0))
    }

    #[test]
    fn a_quotation_names_sentence_place_equation_and_file() {
        let d = dossier();
        let items = items(&d);
        assert_eq!(items.len(), 1);
        let quoted = quotation(&d, &items[0], "公开.txt", Some("ab12"), Lang::Zh);
        assert!(quoted.contains("（第 6 行）") && quoted.contains("38.10 ≠ 11.00 + 22.00"), "{quoted}");
        assert!(quoted.contains("公开.txt"), "{quoted}");
        assert!(quoted.ends_with("SHA-256 ab12") && quoted.contains("平川县水务局"), "{quoted}");
    }

    #[test]
    fn the_row_around_a_figure_is_shown() {
        let d = dossier();
        let [before, figure, after] = row_of(&d, &items(&d)[0]).expect("a row");
        assert_eq!((before.as_str(), figure.as_str(), after.as_str()), ("水库维护\u{3000}", "11.00", ""));
    }

    #[test]
    fn a_note_on_a_misreading_says_how_the_figures_were_read() {
        let d = dossier();
        let message = misreading(&d, &items(&d)[0], "1.2", Lang::Zh);
        assert!(message.contains("河道清淤\t22.00\n合计\t38.10") && message.contains("读作"), "{message}");
        assert!(message.contains("GJ1") && message.contains("gouji 1.2"), "{message}");
    }

    #[test]
    fn a_note_on_what_was_not_understood_quotes_all_of_it() {
        let d = dossier();
        let start = TEXT.find("收支预算总表").expect("it is there") as u32;
        let of = NotUnderstood {
            what: "table".into(),
            start,
            end: TEXT.len() as u32,
            text: "收支预算总表".into(),
            reason: gouji_report::published::Message {
                zh: "多数对不上".into(), en: "mostly fails".into()
            },
            ..NotUnderstood::default()
        };
        let message = misreading_of(&d, &of, "1.2", Lang::Zh);
        assert!(message.contains("没有读懂：多数对不上\n收支预算总表 · 第 3 行\n"), "{message}");
        assert!(message.contains("- 22.00 万元 读作") && message.contains("合计\t38.10"), "{message}");
        assert!(misreading_of(&d, &of, "1.2", Lang::En).contains("Not understood: mostly fails\n"));
    }
}
