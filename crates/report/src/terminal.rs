//! The report for a person at a terminal: the answer in a sentence, the tally, then each story with its line.
//! Styled with ANSI codes throughout; the caller strips them where there is no terminal.

mod excerpt;
mod lists;
mod wrap;

use crate::DueAnswer;
use crate::json::Lists;
use crate::outline::{Chapter, Outline};
use crate::published::{Finding, Report, Suspect};
use crate::source::SourceText;
use crate::words::{self, Lang};
use anstyle::{AnsiColor, Style};
use excerpt::{Excerpts, Mark};
use std::fmt::Write;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default();
/// So many findings of a story, and lines of a finding, are shown; the rest is counted.
const SHOWN: usize = 8;
const LINES: usize = 3;

/// How the report is set.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Language.
    pub lang: Lang,
    /// Columns of the terminal; a Chinese character takes two.
    pub width: usize,
    /// Which of the long lists follow.
    pub lists: Lists,
    /// Whether the list of what must be published follows.
    pub due: bool,
}

/// One report on `source`, with a line break at the end.
pub fn report(report: &Report, source: &SourceText, layout: Layout) -> String {
    let width = layout.width.clamp(40, 120);
    let mut page = Page {
        out: String::new(),
        outline: Outline::new(report),
        excerpts: Excerpts { source, width: width - 4 },
        source,
        lang: layout.lang,
        width,
    };
    page.head(report);
    for (i, chapter) in page.outline.stories.clone().iter().enumerate() {
        page.chapter(i + 1, chapter);
    }
    page.findings("error");
    page.findings("warning");
    page.notes();
    page.unchecked(report);
    page.lists(report, layout.lists);
    if layout.due {
        page.due(report);
    }
    page.out
}

struct Page<'a> {
    out: String,
    outline: Outline<'a>,
    excerpts: Excerpts<'a>,
    source: &'a SourceText<'a>,
    lang: Lang,
    width: usize,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, style: Style, text: &str) {
        for line in wrap::wrap(&excerpt::harmless(text), self.width - indent) {
            let _ = writeln!(self.out, "{:indent$}{style}{line}{style:#}", "");
        }
    }

    fn head(&mut self, report: &Report) {
        let identity = words::identity(report, self.lang);
        self.line(0, DIM, &report.source.name);
        if !identity.is_empty() {
            self.line(0, Style::new(), &identity);
        }
        for note in &report.source.notes {
            self.line(0, DIM, self.lang.of(note));
        }
        self.out.push('\n');
        let answer = words::headline(report);
        self.line(0, BOLD, self.lang.of(&answer));
        for line in words::answer(report, self.lang) {
            if !line.is_empty() {
                self.line(0, Style::new(), &line);
            }
        }
        self.out.push('\n');
    }

    fn chapter(&mut self, number: usize, chapter: &Chapter) {
        let lang = self.lang;
        self.line(0, BOLD, &format!("{number}. {}", lang.of(&chapter.story.headline)));
        for suspect in &chapter.suspects {
            self.suspect(suspect, chapter.story.decided);
        }
        let more = chapter.findings.len().saturating_sub(SHOWN);
        for finding in chapter.findings.iter().take(SHOWN) {
            let equation = words::equation(finding, lang);
            let said = if equation.is_empty() { lang.of(&finding.message).to_owned() } else { equation };
            let place = finding.places.first().map(|p| self.place(p.start, p.end)).unwrap_or_default();
            self.line(2, Style::new(), &format!("≠ {said}  {place}  {}", finding.rule));
        }
        if more > 0 {
            let text = match lang {
                Lang::Zh => format!("另有 {more} 处。"),
                Lang::En => format!("And {more} more."),
            };
            self.line(2, DIM, &text);
        }
        self.out.push('\n');
    }

    fn suspect(&mut self, suspect: &Suspect, decided: bool) {
        let place = self.place(suspect.start, suspect.end);
        self.line(2, DIM, &place);
        let mark = Mark { start: suspect.start, end: suspect.end, sign: '^' };
        self.excerpt(&[mark], RED);
        self.line(2, Style::new(), &words::suspicion(suspect, decided, self.lang));
    }

    fn findings(&mut self, severity: &str) {
        let (findings, style) = match severity {
            "error" => (self.outline.errors.clone(), RED),
            _ => (self.outline.warnings.clone(), YELLOW),
        };
        if findings.is_empty() {
            return;
        }
        self.line(0, BOLD, words::severity(severity, self.lang));
        for finding in findings {
            self.finding(finding, style);
        }
        self.out.push('\n');
    }

    fn finding(&mut self, finding: &Finding, style: Style) {
        let lang = self.lang;
        let said = format!("{} {}", finding.rule, lang.of(&finding.message));
        self.line(2, Style::new(), &said);
        let equation = words::equation_beside(finding, lang);
        if !equation.is_empty() {
            self.line(2, Style::new(), &equation);
        }
        let mut quoted: Vec<u32> = Vec::new();
        for place in &finding.places {
            if quoted.contains(&place.line) {
                continue;
            }
            if quoted.len() == LINES {
                break;
            }
            quoted.push(place.line);
            let words = self.place(place.start, place.end);
            self.line(2, DIM, &words);
            let here = finding.places.iter().filter(|p| p.line == place.line).take(64);
            let marks: Vec<Mark> = here.map(|p| Mark { start: p.start, end: p.end, sign: '=' }).collect();
            self.excerpt(&marks, style);
        }
    }

    fn notes(&mut self) {
        let notes = self.outline.notes.clone();
        if notes.is_empty() {
            return;
        }
        self.line(0, BOLD, words::severity("note", self.lang));
        for note in notes {
            let place = note.places.first().map(|p| self.place(p.start, p.end)).unwrap_or_default();
            let said = format!("· {}  {place}  {}", self.lang.of(&note.message), note.rule);
            self.line(2, Style::new(), &said);
        }
        self.out.push('\n');
    }

    fn unchecked(&mut self, report: &Report) {
        let reasons = words::unchecked_reasons(report.figures.as_deref().unwrap_or_default());
        if reasons.is_empty() {
            return;
        }
        self.line(0, BOLD, self.lang.pick("没有核对的数", "Figures not checked"));
        for (reason, n) in reasons {
            self.line(2, Style::new(), &format!("{n}  {}", words::reason(reason, self.lang)));
        }
        self.out.push('\n');
    }

    fn lists(&mut self, report: &Report, wanted: Lists) {
        let figures = report.figures.as_deref().unwrap_or_default();
        if wanted.figures {
            self.list(self.lang.pick("数字", "Figures"), lists::figures(figures));
        }
        if wanted.relations {
            let relations = report.relations.as_deref().unwrap_or_default();
            self.list(self.lang.pick("核对", "Relations"), lists::relations(relations, figures));
        }
    }

    /// What must be published, each item with its answer, its place and its rules.
    fn due(&mut self, report: &Report) {
        let lang = self.lang;
        self.line(0, BOLD, words::due_title(lang));
        let Some(due) = &report.due else {
            let none = lang.pick(
                "这不是一份完整的部门（单位）预决算公开，不列清单。",
                "This is no whole disclosure of a department or entity; nothing is listed.",
            );
            return self.line(2, DIM, none);
        };
        let extent = words::due_extent(due.extent, lang);
        if !extent.is_empty() {
            self.line(2, DIM, extent);
        }
        for item in &due.items {
            let style = match item.answer {
                DueAnswer::Yes => Style::new(),
                DueAnswer::No => RED,
                DueAnswer::CannotTell => YELLOW,
            };
            let (sign, answer) = (words::due_sign(item.answer), words::due_answer(item.answer, lang));
            let name = lang.of(&item.name);
            self.line(2, style, &format!("{sign} {answer}{}{name}", lang.pick("：", ": ")));
            let places = item.places.iter().take(LINES).map(|p| self.place(p.start, p.end));
            let places: Vec<String> = places.collect();
            let reason = lang.of(&item.reason);
            self.line(4, DIM, &format!("{reason}  {}", places.join(lang.pick("、", ", "))));
            let rules: Vec<&str> = item.rules.iter().map(|rule| lang.of(rule)).collect();
            self.line(4, DIM, &rules.join(lang.pick("；", "; ")));
        }
        self.line(2, BOLD, &words::due_tally(due, lang));
        self.out.push('\n');
    }

    fn list(&mut self, title: &str, lines: Vec<String>) {
        self.line(0, BOLD, title);
        for line in lines {
            self.line(2, Style::new(), &line);
        }
        self.out.push('\n');
    }

    fn excerpt(&mut self, marks: &[Mark], style: Style) {
        if let Some((line, under)) = self.excerpts.show(marks) {
            let _ = writeln!(self.out, "    {line}\n    {style}{under}{style:#}");
        }
    }

    fn place(&self, start: u32, end: u32) -> String {
        words::place(self.outline.label(start, end), self.source, start, self.lang)
    }
}
