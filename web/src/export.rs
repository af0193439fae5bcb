//! Exports, made in the worker when it is asked for, out of an answer and its text.
//! Private numbers are masked in all of it.

use crate::messages::Lang;
use gouji_report::mask::private_numbers;
use gouji_report::suppressions::Suppressions;
use gouji_report::{Answer, SourceText, csv, html, json, letter, markdown, sarif};
use serde::{Deserialize, Serialize};

/// What can be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Export {
    /// The findings for reading.
    Markdown,
    /// The findings as rows.
    Csv,
    /// The whole report for programs.
    Json,
    /// The findings for code scanning.
    Sarif,
    /// Every figure as a row.
    Figures,
    /// The document with its figures marked.
    Html,
    /// The draft of a letter to those who published it.
    Letter,
    /// The text itself, for a link.
    Text,
}

impl Export {
    /// The ending of the file's name and the type of its content.
    pub fn kind(self) -> (&'static str, &'static str) {
        match self {
            Export::Markdown => (".md", "text/markdown"),
            Export::Csv => (".csv", "text/csv"),
            Export::Figures => ("-全部数字.csv", "text/csv"),
            Export::Json => (".json", "application/json"),
            Export::Sarif => (".sarif", "application/sarif+json"),
            Export::Html => (".html", "text/html"),
            Export::Letter | Export::Text => (".txt", "text/plain"),
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExportRequest {
    /// What.
    pub what: Export,
    /// In which language; letters are in Chinese.
    pub lang: Lang,
    /// What the reader set aside.
    pub suppressions: Suppressions,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exported {
    /// What it is.
    pub what: Export,
    /// All of it.
    pub text: String,
    /// How many private numbers the document holds.
    pub private: usize,
}

/// Makes what is wished for out of an answer on `source`.
pub fn make(answer: &Answer, source: &SourceText, wish: &ExportRequest) -> Exported {
    let mut answer = answer.clone();
    wish.suppressions.apply(&mut answer.report);
    let (report, lang) = (&answer.report, wish.lang.of_exports());
    let (start, end) = answer.range;
    let text = match wish.what {
        Export::Markdown => markdown::report(report, source, lang),
        Export::Csv => marked(csv::findings::HEADER, &csv::findings::rows(report, source, lang)),
        Export::Figures => marked(csv::READABLE, &csv::readable(report, lang)),
        Export::Json => json::pretty(report) + "\n",
        Export::Sarif => {
            let errors = report.findings.iter().any(|f| f.severity == "error");
            let log = sarif::log(vec![sarif::part(report, source, None, lang)], lang, errors.into());
            format!("{log:#}\n")
        }
        Export::Html => html::page(&answer, source, lang),
        Export::Letter => letter::letter(report, source),
        Export::Text => source.masked(start, end),
    };
    let document = source.raw().get(start as usize..end as usize).unwrap_or_default();
    Exported { what: wish.what, text, private: private_numbers(document).len() }
}

/// A table with the mark by which spreadsheets know UTF-8.
fn marked(header: &str, rows: &str) -> String {
    format!("\u{feff}{header}{rows}")
}

/// A file's name out of what a disclosure calls itself: nothing that a file system minds, and not too long.
pub fn file_name(title: &str, what: Export) -> String {
    named(title, what.kind().0)
}

/// The same for what is no export: with an ending.
pub fn named(title: &str, ending: &str) -> String {
    let plain = title.replace(" · ", "-");
    let harmless = |c: char| !c.is_control() && !c.is_whitespace() && !r#"\/:*?"<>|"#.contains(c);
    let name: String = plain.chars().filter(|&c| harmless(c)).take(60).collect();
    let name = name.trim_matches(['.', '-']);
    format!("{}{ending}", if name.is_empty() { "gouji" } else { name })
}

/// The name of a copy of a file, beside the file: `公开.docx` gives `公开-批注.docx`.
pub fn copy_name(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-批注.{extension}"),
        None => format!("{file}-批注"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EACH: [Export; 8] = [
        Export::Markdown,
        Export::Csv,
        Export::Json,
        Export::Sarif,
        Export::Figures,
        Export::Html,
        Export::Letter,
        Export::Text,
    ];

    #[test]
    fn everything_is_made_and_nothing_private_leaves() {
        let telephone = ["1", "00", "0000", "0001"].concat();
        let text = format!(
            "某局 2026 年部门预算\n{telephone}\n表1\n项目\t金额\n甲\t1.00\n乙 {telephone}\t2.00\n合计\t4.00\n"
        );
        let answers = gouji_report::check(&text, &format!("{telephone}.txt"));
        let source = SourceText::new(&text);
        for what in EACH {
            let wish = ExportRequest { what, lang: Lang::Zh, suppressions: Suppressions::default() };
            let taken = make(&answers[0], &source, &wish);
            assert!(!taken.text.is_empty() && !taken.text.contains(&telephone), "{what:?}: {}", taken.text);
            assert_eq!((taken.what, taken.private), (what, 2));
        }
    }

    #[test]
    fn copies_are_named_after_their_files() {
        assert_eq!(copy_name("档案.zip/甲/公开.v2.docx"), "公开.v2-批注.docx");
        assert_eq!(copy_name("公开"), "公开-批注");
    }

    #[test]
    fn names_of_files_are_harmless() {
        assert_eq!(file_name("甲/乙局 · 2026 年预算公开", Export::Markdown), "甲乙局-2026年预算公开.md");
        assert_eq!(file_name("..", Export::Json), "gouji.json");
        assert_eq!(
            file_name(&"长".repeat(99), Export::Figures).chars().count(),
            60 + "-全部数字.csv".chars().count()
        );
    }
}
