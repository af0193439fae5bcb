//! The annotated document as one HTML file: the answer, what does not agree, then the document with a line under every
//! figure. It stands alone: no script, no address but its own; private numbers masked, everything else escaped.

mod document;

use crate::outline::{Chapter, Outline};
use crate::publish::Answer;
use crate::published::{Finding, Report};
use crate::source::SourceText;
use crate::words::{self, Lang};
use document::{Marks, body};
use gouji::source::characters::is_direction;
use std::fmt::Write;

/// What the file may do: be painted. Should markup ever slip through, it runs nothing, asks for nothing, sends nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("html/style.css");

/// The file for one answer on `source`.
pub fn page(answer: &Answer, source: &SourceText, lang: Lang) -> String {
    let mut out = String::with_capacity(source.raw().len() * 2);
    let sheet = Sheet {
        answer,
        outline: Outline::new(&answer.report),
        source,
        lang,
        marks: Marks::new(&answer.report),
    };
    sheet.write(&mut out).expect("writing to a string cannot fail");
    out
}

struct Sheet<'a> {
    answer: &'a Answer,
    outline: Outline<'a>,
    source: &'a SourceText<'a>,
    lang: Lang,
    marks: Marks<'a>,
}

impl Sheet<'_> {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let (lang, report) = (self.lang, &self.answer.report);
        let identity = words::identity(report, lang);
        let title = if identity.is_empty() { &report.source.name } else { &identity };
        let tag = lang.pick("zh-CN", "en");
        writeln!(out, "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<meta name=\"generator\" content=\"Gouji {}\">", env!("CARGO_PKG_VERSION"))?;
        writeln!(out, "<title>{} · {}</title>", escape(title), lang.pick("勾稽", "Gouji"))?;
        writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>")?;
        writeln!(out, "<header>\n<p class=\"small\">{}</p>", escape(title))?;
        writeln!(out, "<h1>{}</h1>", escape(lang.of(&words::headline(report))))?;
        for line in words::answer(report, lang) {
            writeln!(out, "<p>{}</p>", escape(&line))?;
        }
        self.legend(out)?;
        out.push_str("</header>\n<main>\n");
        self.findings_by_story(out, report)?;
        writeln!(out, "<article lang=\"zh-CN\">")?;
        body(out, self.answer, self.source, &self.marks)?;
        out.push_str("</article>\n</main>\n");
        writeln!(out, "<footer><p class=\"small\">{}</p></footer>\n</body>\n</html>", self.foot())
    }

    fn legend(&self, out: &mut String) -> std::fmt::Result {
        let lang = self.lang;
        let of = [
            ("ok", lang.pick("一致", "agrees")),
            ("round", lang.pick("四舍五入", "by rounding")),
            ("bad", lang.pick("不一致", "disagrees")),
            ("none", lang.pick("未核对", "not checked")),
        ];
        let title = lang.pick("数字下的线：", "The line under a figure: ");
        write!(out, "<p class=\"small legend\">{title}")?;
        for (class, words) in of {
            write!(out, "<span class=\"f {class}\">{words}</span> ")?;
        }
        writeln!(out, "</p>")
    }

    /// Stories, what stands alone, what was set aside.
    fn findings_by_story(&self, out: &mut String, report: &Report) -> std::fmt::Result {
        let outline = &self.outline;
        for chapter in &outline.stories {
            self.chapter(out, report, chapter)?;
        }
        let lists = [
            (words::severity("error", self.lang), &outline.errors),
            (words::severity("warning", self.lang), &outline.warnings),
            (words::severity("note", self.lang), &outline.notes),
            (words::aside(self.lang), &outline.aside),
        ];
        for (title, findings) in lists {
            if !findings.is_empty() {
                writeln!(out, "<section>\n<h2>{title}</h2>\n<ul>")?;
                findings.iter().try_for_each(|finding| self.item(out, finding))?;
                writeln!(out, "</ul>\n</section>")?;
            }
        }
        Ok(())
    }

    fn chapter(&self, out: &mut String, report: &Report, chapter: &Chapter) -> std::fmt::Result {
        let nth = report.stories.iter().position(|story| std::ptr::eq(story, chapter.story)).unwrap_or(0);
        writeln!(out, "<section id=\"s{nth}\">\n<h2>{}</h2>", escape(self.lang.of(&chapter.story.headline)))?;
        for suspect in &chapter.suspects {
            let doubt = words::suspicion(suspect, chapter.story.decided, self.lang);
            writeln!(out, "<p>{} {}</p>", self.link(suspect.start, suspect.end), escape(&doubt))?;
        }
        out.push_str("<ul>\n");
        chapter.findings.iter().try_for_each(|finding| self.item(out, finding))?;
        writeln!(out, "</ul>\n</section>")
    }

    fn item(&self, out: &mut String, finding: &Finding) -> std::fmt::Result {
        write!(out, "<li>{}", escape(self.lang.of(&finding.message)))?;
        let equation = words::equation_beside(finding, self.lang);
        if !equation.is_empty() {
            write!(out, "<br><span class=\"eq\">{}</span>", escape(&equation))?;
        }
        if let Some(place) = finding.places.first() {
            write!(out, "<br>{}", self.link(place.start, place.end))?;
        }
        write!(out, " <span class=\"small\">{}</span>", escape(&finding.rule))?;
        if let Some(reason) = finding.set_aside.as_deref().filter(|reason| !reason.is_empty()) {
            write!(out, "<br>{}{}", self.lang.pick("理由：", "Reason: "), escape(reason))?;
        }
        writeln!(out, "</li>")
    }

    /// A place in words that leads to its figure, where it is one.
    fn link(&self, start: u32, end: u32) -> String {
        let words = escape(&words::place(self.outline.label(start, end), self.source, start, self.lang));
        match self.marks.at(start, end) {
            Some(figure) => format!("<a href=\"#f{figure}\">{words}</a>"),
            None => format!("<span class=\"small\">{words}</span>"),
        }
    }

    fn foot(&self) -> &'static str {
        self.lang.pick(
            "由勾稽在读者的浏览器里核对得出；只说明数字前后是否一致，请以原件为准。个人号码已遮盖。",
            "Checked by Gouji in the reader's own browser. It tells only whether figures agree with one another; the \
             original is what counts. Personal numbers are masked.",
        )
    }
}

/// `text` so that a browser shows it as it is, in an element or in an attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Nothing of a document turns the direction of what is reported on it.
            c if is_direction(c) => {}
            // None of these may stand in HTML; white space is white space.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            escape("<b a=\"x\" c='y'>&\u{1b}\u{202e}"),
            "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp; "
        );
    }
}
