//! A letter to those who published the document: what does not agree and where, politely, in Chinese.
//! A draft for the reader to change and sign; nobody is accused, and what was set aside is not mentioned.

use crate::outline::{Chapter, Outline};
use crate::published::{Finding, Report};
use crate::source::SourceText;
use crate::words::{self, Counts, Lang};
use std::fmt::Write;

/// Places that one item names beside the suspect.
const PLACES: usize = 6;
/// Items that are listed one by one.
const ITEMS: usize = 30;

/// The letter on one report; says so where there is nothing to ask.
pub fn letter(report: &Report, source: &SourceText) -> String {
    let letter = Letter { outline: Outline::new(report), report, source };
    let mut out = String::new();
    letter.write(&mut out).expect("writing to a string cannot fail");
    out
}

struct Letter<'a> {
    outline: Outline<'a>,
    report: &'a Report,
    source: &'a SourceText<'a>,
}

impl Letter<'_> {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let document = self.document();
        let entity = &self.report.disclosure.entity;
        let items = self.outline.stories.len() + self.outline.errors.len() + self.outline.warnings.len();
        if items == 0 {
            writeln!(out, "关于{document}的来信\n")?;
        } else {
            writeln!(out, "关于请核实{document}中 {items} 项内容的来信\n")?;
        }
        writeln!(out, "{}：\n", if entity.is_empty() { "公开单位" } else { entity })?;
        write!(out, "　　您好。我阅读了{document}，并核对了其中的数字。")?;
        // What the reader set aside is his own affair.
        let counts = Counts { aside: 0, excused: 0, ..Counts::of(self.report) };
        let said = words::headline_of(self.report, &counts).zh;
        writeln!(out, "{said}{}\n", words::tally_of(&counts, Lang::Zh))?;
        if items == 0 && counts.is_sure() {
            writeln!(out, "　　谢谢贵单位认真编制和公开。\n")?;
        }
        if items > 0 {
            writeln!(out, "　　下面 {items} 项前后不一致或值得留意，特此告知，烦请对照原件核实：\n")?;
            self.items(out)?;
            out.push_str(
                "　　以上只依据公开文件自身的数字前后比对得出，不涉及资金安排是否妥当。若因口径或四舍五入所致，\
                 敬请说明；若确需更正，建议在原公开页面注明。\n\n",
            );
        }
        out.push_str(
            "　　此致\n敬礼\n\n　　　　　　　　　　　　署名：\n　　　　　　　　　　　　　　年　　月　　日\n",
        );
        Ok(())
    }

    fn items(&self, out: &mut String) -> std::fmt::Result {
        let mut nth = 0;
        for chapter in self.outline.stories.iter().take(ITEMS) {
            nth += 1;
            self.chapter(out, nth, chapter)?;
        }
        for finding in self.outline.errors.iter().chain(&self.outline.warnings).take(ITEMS - nth) {
            nth += 1;
            writeln!(out, "{nth}. {}", finding.message.zh)?;
            self.beside(out, &[finding], None)?;
            out.push('\n');
        }
        let all = self.outline.stories.len() + self.outline.errors.len() + self.outline.warnings.len();
        if all > nth {
            writeln!(out, "　　另有 {} 项，篇幅所限不一一列出。\n", all - nth)?;
        }
        Ok(())
    }

    fn chapter(&self, out: &mut String, nth: usize, chapter: &Chapter) -> std::fmt::Result {
        writeln!(out, "{nth}. {}", chapter.story.headline.zh)?;
        let first = chapter.suspects.first().filter(|_| chapter.story.decided);
        if let Some(suspect) = first {
            let place = self.place(suspect.start, suspect.end);
            let text = if suspect.text.is_empty() { "（空）" } else { &suspect.text };
            let meant = suspect
                .should_be
                .as_deref()
                .map(|value| format!("，疑为 {}", words::as_printed(value, text)));
            let meant = meant.unwrap_or_default();
            writeln!(out, "　　位置：{place}，现写 {text}{meant}。")?;
        }
        self.beside(out, &chapter.findings, first.map(|s| (s.start, s.end)))?;
        out.push('\n');
        Ok(())
    }

    /// The places that findings name, each once, and every equation that does not hold.
    fn beside(&self, out: &mut String, findings: &[&Finding], but: Option<(u32, u32)>) -> std::fmt::Result {
        let mut places: Vec<String> = Vec::new();
        for place in findings.iter().flat_map(|f| &f.places) {
            // An empty cell says nothing that could be held against another.
            if place.end == place.start || place.text.trim().is_empty() {
                continue;
            }
            let words = self.place(place.start, place.end);
            if Some((place.start, place.end)) != but && !places.contains(&words) {
                places.push(words);
            }
            if places.len() > PLACES {
                break;
            }
        }
        let more = places.len() > PLACES;
        places.truncate(PLACES);
        if !places.is_empty() {
            let title = if but.is_some() { "与之不符：" } else { "位置：" };
            writeln!(out, "　　{title}{}{}。", places.join("、"), if more { "等" } else { "" })?;
        }
        let mut equations: Vec<String> = Vec::new();
        for finding in findings.iter().filter(|f| !f.equation.is_empty()) {
            let equation = words::equation(finding, Lang::Zh);
            if !equations.contains(&equation) {
                equations.push(equation);
            }
        }
        match equations.as_slice() {
            [] => Ok(()),
            [one] => writeln!(out, "　　算式：{one}。"),
            more => writeln!(out, "　　算式：{}。", more.join("；")),
        }
    }

    fn place(&self, start: u32, end: u32) -> String {
        words::place(self.outline.label(start, end), self.source, start, Lang::Zh)
    }

    fn document(&self) -> String {
        let d = &self.report.disclosure;
        let year = d.year.map(|year| format!(" {year} 年")).unwrap_or_default();
        let kind = if d.kind == "final-accounts" { "决算公开" } else { "预算公开" };
        let whose = if d.entity.is_empty() { "贵单位".to_owned() } else { d.entity.clone() };
        format!("{whose}{year}{kind}")
    }
}
