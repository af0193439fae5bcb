//! The report in Markdown (CommonMark with tables): to paste into a letter, a ticket or a page.
//! Whatever comes from the document is escaped.

use crate::outline::{Chapter, Outline};
use crate::published::{Finding, Report};
use crate::source::SourceText;
use crate::words::{self, Lang};
use gouji::source::characters::{is_direction, is_line_end};
use std::fmt::Write;

/// One report on `source`, with a line break at the end.
pub fn report(report: &Report, source: &SourceText, lang: Lang) -> String {
    let page = Page { outline: Outline::new(report), source, lang };
    let mut out = String::new();
    page.write(&mut out, report).expect("writing to a string cannot fail");
    out
}

struct Page<'a> {
    outline: Outline<'a>,
    source: &'a SourceText<'a>,
    lang: Lang,
}

impl Page<'_> {
    fn write(&self, out: &mut String, report: &Report) -> std::fmt::Result {
        let lang = self.lang;
        let identity = words::identity(report, lang);
        let title = if identity.is_empty() { &report.source.name } else { &identity };
        writeln!(out, "# {}\n", escape(title))?;
        writeln!(out, "**{}**\n", escape(lang.of(&words::headline(report))))?;
        for line in words::answer(report, lang) {
            if !line.is_empty() {
                writeln!(out, "{}\n", escape(&line))?;
            }
        }
        writeln!(out, "{}\n", escape(&format!("{}{}", lang.pick("文件：", "File: "), report.source.name)))?;
        for chapter in &self.outline.stories {
            self.chapter(out, chapter)?;
        }
        let Outline { errors, warnings, notes, .. } = &self.outline;
        for (severity, findings) in [("error", errors), ("warning", warnings), ("note", notes)] {
            self.list(out, words::severity(severity, lang), findings)?;
        }
        self.aside(out)?;
        self.unchecked(out, report)
    }

    fn chapter(&self, out: &mut String, chapter: &Chapter) -> std::fmt::Result {
        let lang = self.lang;
        writeln!(out, "## {}\n", escape(lang.of(&chapter.story.headline)))?;
        for s in &chapter.suspects {
            let place = self.place(s.start, s.end);
            let doubt = words::suspicion(s, chapter.story.decided, lang);
            writeln!(out, "- {}{}{}", escape(&place), lang.pick("：", ": "), escape(&doubt))?;
        }
        if !chapter.suspects.is_empty() {
            out.push('\n');
        }
        for finding in &chapter.findings {
            self.item(out, finding)?;
        }
        out.push('\n');
        Ok(())
    }

    fn list(&self, out: &mut String, title: &str, findings: &[&Finding]) -> std::fmt::Result {
        if findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "## {title}\n")?;
        for finding in findings {
            self.item(out, finding)?;
        }
        out.push('\n');
        Ok(())
    }

    /// What a reader set aside, each with the reason.
    fn aside(&self, out: &mut String) -> std::fmt::Result {
        if self.outline.aside.is_empty() {
            return Ok(());
        }
        let lang = self.lang;
        writeln!(out, "## {}\n", words::aside(lang))?;
        for finding in &self.outline.aside {
            self.item(out, finding)?;
            if let Some(reason) = finding.set_aside.as_deref().filter(|reason| !reason.is_empty()) {
                writeln!(out, "  - {}{}", lang.pick("理由：", "reason: "), escape(reason))?;
            }
        }
        out.push('\n');
        Ok(())
    }

    fn item(&self, out: &mut String, finding: &Finding) -> std::fmt::Result {
        let lang = self.lang;
        write!(out, "- **{}**", finding.rule)?;
        if let Some(p) = finding.places.first() {
            let place = self.place(p.start, p.end);
            write!(out, " {}", escape(&place))?;
        }
        writeln!(out, "{}{}", lang.pick("：", ": "), escape(lang.of(&finding.message)))?;
        let equation = words::equation_beside(finding, lang);
        if !equation.is_empty() {
            writeln!(out, "  - {}", escape(&equation))?;
        }
        Ok(())
    }

    fn unchecked(&self, out: &mut String, report: &Report) -> std::fmt::Result {
        let reasons = words::unchecked_reasons(report.figures.as_deref().unwrap_or_default());
        if reasons.is_empty() {
            return Ok(());
        }
        writeln!(out, "## {}\n", self.lang.pick("没有核对的数", "Figures not checked"))?;
        writeln!(
            out,
            "{}",
            self.lang.pick("| 原因 | 个数 |\n|---|---:|", "| reason | figures |\n|---|---:|")
        )?;
        for (reason, n) in reasons {
            writeln!(out, "| {} | {n} |", escape(words::reason(reason, self.lang)))?;
        }
        out.push('\n');
        Ok(())
    }

    /// A place in words first, its line second.
    fn place(&self, start: u32, end: u32) -> String {
        words::place(self.outline.label(start, end), self.source, start, self.lang)
    }
}

/// `text` so that Markdown shows it as it is, on one line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            c if is_direction(c) => {}
            c if c.is_control() || is_line_end(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_document_becomes_markup() {
        assert_eq!(escape("<b>a|b</b>\n[x](y)"), "\\<b\\>a\\|b\\</b\\> \\[x\\](y)");
        assert_eq!(escape("甲\u{202e}乙\u{2028}# 丙\u{1b}[2J"), "甲乙 \\# 丙 \\[2J");
        assert_eq!(escape("40×0.3 & 71"), "40×0.3 &amp; 71");
    }
}
