//! The document of an annotated file: headings, paragraphs and tables in their order, every figure with its line.
//! A figure that a story names leads to it; the others say on hover what they are.

use super::escape;
use crate::publish::Answer;
use crate::published::{Block, Cell, Figure, Report};
use crate::source::SourceText;
use crate::tidy::tidy;
use gouji::Verdict;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// How every figure is marked.
pub(super) struct Marks<'a> {
    figures: &'a [Figure],
    states: Vec<u8>,
    by_start: Vec<u32>,
    stories: HashMap<u32, u32>,
    red: HashSet<u32>,
}

const STATES: [&str; 4] = ["none", "ok", "round", "bad"];

impl<'a> Marks<'a> {
    pub fn new(report: &'a Report) -> Self {
        let figures = report.figures.as_deref().unwrap_or_default();
        let mut states = vec![0; figures.len()];
        for relation in report.relations.iter().flatten() {
            let rank = match relation.verdict {
                Verdict::Inconsistent => 3,
                Verdict::Rounding => 2,
                _ => 1,
            };
            for &figure in &relation.figures {
                if let Some(state) = states.get_mut(figure as usize) {
                    *state = rank.max(*state);
                }
            }
        }
        let mut by_start: Vec<u32> = (0..figures.len() as u32).collect();
        by_start.sort_by_key(|&f| (figures[f as usize].start, figures[f as usize].end));
        let mut marks = Marks { figures, states, by_start, stories: HashMap::new(), red: HashSet::new() };
        marks.read_stories(report);
        marks
    }

    /// What a reader set aside is no longer pointed at.
    fn read_stories(&mut self, report: &Report) {
        let relations = report.relations.as_deref().unwrap_or_default();
        let mut shown = HashSet::new();
        for finding in report.findings.iter().filter(|f| f.set_aside.is_none()) {
            let Some(story) = finding.story else { continue };
            shown.insert(story);
            let relation = finding.relation.and_then(|r| relations.get(r as usize));
            for &figure in relation.into_iter().flat_map(|r| &r.figures) {
                self.stories.entry(figure).or_insert(story);
            }
        }
        for (nth, story) in
            (0u32..).zip(&report.stories).filter(|(nth, story)| story.decided && shown.contains(nth))
        {
            let best = story.suspects.first().and_then(|&s| report.suspects.get(s as usize)?.figure);
            self.red.extend(best);
            self.stories.extend(best.map(|figure| (figure, nth)));
        }
    }

    /// The figure that takes these bytes.
    pub fn at(&self, start: u32, end: u32) -> Option<u32> {
        let mut here = self.within(start, end.max(start + 1));
        here.find(|&f| self.figures[f as usize].end == end)
    }

    fn within(&self, start: u32, end: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.by_start.partition_point(|&f| self.figures[f as usize].start < start);
        let printed = |f: &u32| self.figures[*f as usize].end > self.figures[*f as usize].start;
        let here = self.by_start[from..].iter().copied();
        here.take_while(move |&f| self.figures[f as usize].start < end).filter(printed)
    }

    fn write(&self, out: &mut String, index: u32) -> std::fmt::Result {
        let figure = &self.figures[index as usize];
        let state = STATES[usize::from(self.states[index as usize])];
        let red = if self.red.contains(&index) { " suspect" } else { "" };
        let (text, place) = (escape(&figure.text), escape(&figure.place));
        match self.stories.get(&index) {
            Some(story) => write!(
                out,
                "<a class=\"f {state}{red}\" id=\"f{index}\" href=\"#s{story}\" title=\"{place}\">{text}</a>"
            ),
            None => write!(out, "<span class=\"f {state}\" id=\"f{index}\" title=\"{place}\">{text}</span>"),
        }
    }
}

/// Writes the blocks of the document.
pub(super) fn body(
    out: &mut String,
    answer: &Answer,
    source: &SourceText,
    marks: &Marks,
) -> std::fmt::Result {
    let writer = Writer { source, marks };
    answer.reading.blocks.iter().try_for_each(|block| writer.block(out, block))
}

struct Writer<'a> {
    source: &'a SourceText<'a>,
    marks: &'a Marks<'a>,
}

impl Writer<'_> {
    fn block(&self, out: &mut String, block: &Block) -> std::fmt::Result {
        match block {
            Block::Heading { level, spans, .. } => {
                let level = level.clamp(&1, &4) + 1;
                write!(out, "<h{level}>")?;
                self.words(out, spans)?;
                writeln!(out, "</h{level}>")
            }
            Block::Paragraph { spans } => {
                out.push_str("<p>");
                self.words(out, spans)?;
                out.push_str("</p>\n");
                Ok(())
            }
            Block::Table { title, captions, header_rows, rows, .. } => {
                out.push_str("<div class=\"wide\"><table>\n");
                let lines = title.iter().chain(captions).map(|line| escape(line)).collect::<Vec<_>>();
                if !lines.is_empty() {
                    writeln!(out, "<caption>{}</caption>", lines.join("<br>"))?;
                }
                let header = (*header_rows as usize).min(rows.len());
                for (at, row) in rows.iter().enumerate() {
                    self.row(out, row, if at < header { "th" } else { "td" })?;
                }
                out.push_str("</table></div>\n");
                Ok(())
            }
        }
    }

    fn row(&self, out: &mut String, row: &[Cell], tag: &str) -> std::fmt::Result {
        out.push_str("<tr>");
        for cell in row {
            let tag = if cell.text.trim().is_empty() { "td" } else { tag };
            let number = self.marks.within(cell.start, cell.end).next().is_some();
            write!(out, "<{tag}")?;
            for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                if span > 1 {
                    write!(out, " {name}=\"{span}\"")?;
                }
            }
            // A cell that is a number and no more stands at the right.
            let alone = number && cell.text.chars().count() <= 20;
            out.push_str(if alone { " class=\"n\">" } else { ">" });
            match number {
                true => self.words(out, &[(cell.start, cell.end)])?,
                false => out.push_str(&escape(&cell.text)),
            }
            write!(out, "</{tag}>")?;
        }
        out.push_str("</tr>\n");
        Ok(())
    }

    /// The words of the source with their figures, joined as one line.
    fn words(&self, out: &mut String, spans: &[(u32, u32)]) -> std::fmt::Result {
        for (nth, &(start, end)) in spans.iter().enumerate() {
            let mut at = start;
            let lead = if nth > 0 { "\n" } else { "" };
            let mut words = String::from(lead);
            for index in self.marks.within(start, end) {
                let figure = &self.marks.figures[index as usize];
                if figure.start < at || figure.end > end {
                    continue;
                }
                words.push_str(&self.source.masked(at, figure.start));
                out.push_str(&escape(&tidy(&words)));
                words.clear();
                self.marks.write(out, index)?;
                at = figure.end;
            }
            words.push_str(&self.source.masked(at, end));
            out.push_str(&escape(&tidy(&words)));
        }
        Ok(())
    }
}
