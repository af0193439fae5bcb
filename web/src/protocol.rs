//! The protocol between the page and its worker: requests and events.
//! Texts and reports are sent as plain values; nothing else is.

use crate::convention::FromZero;
use crate::export::{ExportRequest, Exported};
use crate::history::{HistoryAction, Record};
use crate::messages::Lang;
use crate::view::Changes;
use gouji_intake::Drawn;
use gouji_report::Answer;
use gouji_report::published::{Block, Cell, Disclosure, Figure, Finding, Message, Relation, Report, Summary};
use gouji_report::suppressions::Suppressions;
use gouji_report::words::Counts;
use serde::{Deserialize, Serialize};

/// What the page asks of the worker. Files are asked for by a bare array of them: the browser hands them over as they
/// are, so that the page never holds what is in them. Led by an index, they are to be compared with that disclosure.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Check a text. Its answers stay with the worker, sent as one [`Entry`] each.
    Check {
        /// The whole text.
        text: String,
        /// The same with its markup, as a clipboard offers it; preferred where it has tables.
        html: Option<String>,
        /// What it is called.
        name: String,
    },
    /// Check halves of disclosures together, or each file by itself.
    Join(bool),
    /// Hand over the answer for one of the disclosures checked last.
    Open(usize),
    /// Compare the disclosure with the first index with that with the second, and hand it over anew.
    Compare(usize, usize),
    /// The same, against the first disclosure of a text that is checked for it.
    CompareText(usize, String),
    /// Make something to take along of one disclosure.
    Export(usize, ExportRequest),
    /// Read what was set aside out of a file that was exported.
    ReadSuppressions(String),
    /// From now on apply this convention on growth from zero.
    Grade(FromZero),
    /// Check all once more, and hand over the disclosure with this index.
    Anew(usize),
    /// Do something with what is kept in this browser.
    History(HistoryAction),
    /// Draw a page of the file that a disclosure was read from: the index of the disclosure, a byte of its text that the
    /// file gave, and the page, from 1.
    Draw(usize, u32, u32),
    /// Write what was found into a copy of the file that a disclosure was read from. The copy is sent as it is, a blob.
    Copy(usize),
    /// Event the hash of the file that a disclosure was read from.
    Hash(usize),
    /// What the reader has set aside now.
    Suppress(Suppressions),
    /// No page is looked at any more.
    PutAway,
}

/// What a reader is offered to choose from on the disk. Files dropped may be any: their content says what they are.
pub const ACCEPTED: &str = ".pdf,.ofd,.docx,.doc,.wps,.rtf,.xlsx,.xls,.et,.ods,.odt,.zip,.html,.htm,.mht,.mhtml,.xml,.txt,.md,.csv,.tsv";

/// How far a check has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The program that reads such files is being fetched; its name, as people know the format.
    Fetching(String),
    /// The file of this name is being read.
    Reading(String),
    /// So many pages of all of that file are read.
    Pages(String, u32, u32),
    /// The figures are being checked: so many bytes of all.
    Checking(u64, u64),
}

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// The file is such; what happened and what to do.
    File(Message),
    /// The browser cannot read the file any more: it was moved, changed or is being written.
    Gone,
    /// The program that reads such files could not be fetched; its name, as people know the format.
    NoReader(String),
    /// The program that reads such files stopped midway; its name likewise.
    Fault(String),
}

/// What one file gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Why there is no text.
    pub why: Option<Why>,
    /// Whether pages of it can be drawn: not of what was kept, which is a text without its file.
    pub paged: bool,
    /// Whether what was found can be written into a copy of it.
    pub annotated: bool,
}

/// Two files that are, or may be, one disclosure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joint {
    /// The name of the file with the forms.
    pub forms: String,
    /// The name of the file with the prose.
    pub prose: String,
    /// Whether both state the same name and year.
    pub sure: bool,
    /// Whether they were checked together.
    pub joined: bool,
}

/// What the worker sends to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Event {
    /// It listens.
    Ready,
    /// How far the check is.
    Step(Step),
    /// What the files gave, in their order; and which of them are, or may be, halves of one disclosure.
    Read(Vec<Source>, Vec<Joint>),
    /// All is checked: one entry for each disclosure, in the order of the texts; and the index of that to be shown.
    Checked(Vec<Entry>, usize),
    /// Another disclosure was checked for comparison: now there are so many, and the one with the first index is compared with that
    /// with the second.
    /// And what figures the one states otherwise, where they are versions of one document.
    Compared(Vec<Entry>, usize, usize, Option<Changes>),
    /// Nothing could be read to compare with what is there.
    NothingToCompare,
    /// A part of the answer that was asked for.
    Part(Part),
    /// The rest of that answer, with its index and the line in which its text begins; all its parts were sent before.
    Opened(usize, u32, Box<Answer>),
    /// What was wished for.
    Exported(Exported),
    /// What a file says was set aside; nothing where it is no such file.
    Suppressions(Option<Suppressions>),
    /// Why there is no copy with what was found written into it.
    NoCopy(Why),
    /// The SHA-256 of a file, in hexadecimal digits; nothing where the browser cannot read it any more.
    Hash(Option<String>),
    /// One entry for each disclosure, as they are counted now.
    Entries(Vec<Entry>),
    /// What is kept in this browser, the newest first; nothing where it lets nothing be kept.
    History(Option<Vec<Record>>),
    /// What was to be opened is not kept any more.
    NotThere,
    /// The page that was to be drawn; nothing where that could not be done.
    Drawn(Option<Box<Original>>),
}

/// A page of the file that a text was read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Original {
    /// The name of the file.
    pub name: String,
    /// The bytes of the text that the file gave: the first, and the one after the last.
    pub span: (u32, u32),
    /// The page.
    pub drawn: Drawn,
}

/// Most things of a kind that one message carries, so that none keeps the page busy for long.
const MOST: usize = 1000;

/// A part of a long answer.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Figures, in order.
    Figures(Vec<Figure>),
    /// Relations, in order.
    Relations(Vec<Relation>),
    /// Findings, in order.
    Findings(Vec<Finding>),
    /// Blocks of the document, in order, long tables without their rows.
    Blocks(Vec<Block>),
    /// Rows of the table that is the block with this index, in order.
    Rows(usize, Vec<Vec<Cell>>),
    /// Pieces of the text of this disclosure, in order, private numbers masked.
    Text(String),
}

/// Takes an answer apart: its long lists, a part each, and what is left of it.
pub fn apart(mut answer: Answer) -> (Vec<Part>, Answer) {
    let mut parts = Vec::new();
    let report = &mut answer.report;
    batches(report.figures.as_mut(), Part::Figures, &mut parts);
    batches(report.relations.as_mut(), Part::Relations, &mut parts);
    batches(Some(&mut report.findings), Part::Findings, &mut parts);
    let mut rows_of = Vec::new();
    for (index, block) in answer.reading.blocks.iter_mut().enumerate() {
        if let Block::Table { rows, .. } = block
            && rows.len() > MOST
        {
            batches(Some(rows), |rows| Part::Rows(index, rows), &mut rows_of);
        }
    }
    batches(Some(&mut answer.reading.blocks), Part::Blocks, &mut parts);
    parts.extend(rows_of);
    (parts, answer)
}

fn batches<T>(list: Option<&mut Vec<T>>, part: impl Fn(Vec<T>) -> Part, parts: &mut Vec<Part>) {
    let mut rest = list.map(std::mem::take).unwrap_or_default().into_iter();
    loop {
        let batch: Vec<T> = rest.by_ref().take(MOST).collect();
        if batch.is_empty() {
            return;
        }
        parts.push(part(batch));
    }
}

/// Bytes of the text that one message carries, roughly.
const PIECE: usize = 256 << 10;

/// The text of one disclosure in parts.
pub fn text_parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut at = PIECE.min(rest.len());
        while !rest.is_char_boundary(at) {
            at -= 1;
        }
        parts.push(Part::Text(rest[..at].to_owned()));
        rest = &rest[at..];
    }
    parts
}

/// Puts an answer and its text together again.
pub fn join(parts: Vec<Part>, mut answer: Answer) -> (Answer, String) {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Figures(figures) => answer.report.figures.get_or_insert_default().extend(figures),
            Part::Relations(relations) => answer.report.relations.get_or_insert_default().extend(relations),
            Part::Findings(findings) => answer.report.findings.extend(findings),
            Part::Blocks(blocks) => answer.reading.blocks.extend(blocks),
            Part::Rows(index, more) => {
                if let Some(Block::Table { rows, .. }) = answer.reading.blocks.get_mut(index) {
                    rows.extend(more);
                }
            }
            Part::Text(more) => text.push_str(&more),
        }
    }
    (answer, text)
}

/// All that showing the answers of one file takes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Whole {
    /// What the file is called.
    pub name: String,
    /// One for each disclosure.
    pub entries: Vec<Entry>,
    /// Likewise: its text, private numbers masked, the line in which that begins, and the answer.
    pub opened: Vec<(String, u32, Answer)>,
}

/// What a badge says of a file, in both languages.
#[derive(Debug, Serialize)]
pub struct Badge {
    zh: Words,
    en: Words,
}

#[derive(Debug, Serialize)]
struct Words {
    mark: &'static str,
    sentence: String,
}

impl Badge {
    /// Of all disclosures of a file.
    pub fn of(reports: &[Report]) -> Badge {
        let words = |lang: Lang| {
            let each: Vec<Counts> = reports.iter().map(Counts::of).collect();
            let sum = |of: fn(&Counts) -> u32| each.iter().map(of).sum::<u32>();
            let (relations, wrong) = (sum(|c| c.relations), sum(|c| c.inconsistent));
            let sure = each.iter().all(Counts::is_sure);
            let mark = match (relations, wrong) {
                (0, _) => "none",
                (_, 0) if !sure => "none",
                (_, 0) => "ok",
                _ => "bad",
            };
            let unchecked = if sure { 0 } else { sum(|c| c.unchecked) };
            Words { mark, sentence: (lang.messages().badge)(relations, wrong, unchecked) }
        };
        Badge { zh: words(Lang::Zh), en: words(Lang::En) }
    }
}

/// One disclosure of a text, as a line of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Which of the sources it stands in.
    pub source: usize,
    /// Whose budget, of which year.
    pub disclosure: Disclosure,
    /// `consistent`, `rounding`, `inconsistent`, `unreadable`.
    pub verdict: String,
    /// Counts.
    pub summary: Summary,
    /// What the headline says.
    pub headline: crate::view::Headline,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_apart_is_put_together_again() {
        let mut answer = Answer { range: (3, 9), ..Answer::default() };
        answer.report.figures = Some(vec![Figure::default(); 2500]);
        answer.report.findings = vec![Finding::default(); 3];
        let rows = (0..2100).map(|start| vec![Cell { start, ..Cell::default() }]).collect();
        let (title, form, number, captions) = (None, None, None, vec![]);
        let table = Block::Table { title, form, number, captions, header_rows: 1, rows };
        answer.reading.blocks = vec![Block::Paragraph { spans: vec![(0, 3)] }, table];
        let text = "表1\n".repeat(100_000);
        let (mut parts, rest) = apart(answer.clone());
        assert_eq!(parts.len(), 3 + 1 + 1 + 3);
        parts.extend(text_parts(&text));
        assert_eq!(parts.len(), 3 + 1 + 1 + 3 + 2);
        assert_eq!(join(parts, rest), (answer, text));
    }
}
