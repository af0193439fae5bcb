//! The narrative: every figure of the running text with its place, and what sentences claim of one another.

pub mod clause;
pub mod names;
pub mod sections;

use crate::cube::Coordinate;
use crate::document::{Block, Document};
use crate::figure::{Figure, FigureId, Place, Role};
use crate::read::outline_mark;
use crate::recognise::Recognised;
use crate::report::Disclosure;
use crate::text::Text;
use clause::{Clauses, Told};
use names::Names;
use sections::{Section, Style};

/// A figure of a sentence.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The figure.
    pub figure: FigureId,
    /// −1 where the words say a fall.
    pub sign: i8,
    /// What a share is told of, where the sentence says so.
    pub whole: Option<Coordinate>,
    /// Which run of a section it stands in.
    pub run: usize,
    /// Its block.
    pub block: usize,
}

/// What the narrative tells.
#[derive(Clone, Debug, Default)]
pub struct Narrative {
    /// Figures of sentences, in the order of the text.
    pub statements: Vec<Statement>,
    /// Ids of the sections, by run.
    pub runs: Vec<&'static str>,
}

/// Reads the narrative; its figures are added to those recognised.
pub fn read(document: &Document, about: &Disclosure, recognised: &mut Recognised) -> Narrative {
    let names = Names::new(recognised);
    let mut narrative = Narrative::default();
    let mut section: Option<&'static Section> = None;
    let mut inside_other = false;
    let begin = body(document);
    for (block, piece) in document.blocks.iter().enumerate().skip(begin) {
        match piece {
            Block::Heading { level, text } => {
                let mark = outline_mark(&text.clean).map_or(0, |(_, len)| len);
                let opened = Section::by_heading(&text.clean[mark..]);
                // Subheadings open sections of their own only where the heading above them names none.
                if *level <= 2 || section.is_none_or(|s| s.style == Style::Free) || inside_other {
                    if *level <= 2 {
                        inside_other = opened.style == Style::Free;
                    }
                    section = (*level > 1).then_some(opened);
                    narrative.runs.push(opened.id);
                }
            }
            Block::Paragraph(text) => {
                let Some(section) = section else { continue };
                paragraph(&mut narrative, recognised, about, &names, section, block, text);
            }
            Block::Table(_) => {}
        }
    }
    narrative
}

/// The first block after the contents page.
fn body(document: &Document) -> usize {
    let said = |b: &Block| match b {
        Block::Heading { text, .. } | Block::Paragraph(text) => text.clean.clone(),
        Block::Table(_) => String::new(),
    };
    let parts: Vec<usize> = (0..document.blocks.len())
        .filter(|&n| {
            said(&document.blocks[n]).starts_with('第') && said(&document.blocks[n]).contains("部分")
        })
        .collect();
    let first = parts.first().map(|&n| said(&document.blocks[n]));
    parts.iter().skip(1).find(|&&n| Some(said(&document.blocks[n])) == first).copied().unwrap_or(0)
}

fn paragraph(
    narrative: &mut Narrative,
    recognised: &mut Recognised,
    about: &Disclosure,
    names: &Names,
    section: &'static Section,
    block: usize,
    text: &Text,
) {
    let clauses = Clauses { names, base: section.base(about.year), entity: &about.entity };
    for told in clauses.read(&text.clean) {
        let run = narrative.runs.len().saturating_sub(1);
        let statement = Statement {
            figure: recognised.figures.len(),
            sign: told.sign,
            whole: told.whole.clone(),
            run,
            block,
        };
        recognised.figures.push(figure(text, block, section, told));
        narrative.statements.push(statement);
    }
}

fn figure(text: &Text, block: usize, section: &Section, told: Told) -> Figure {
    let placed = told.place.is_some() && section.style == Style::Plain;
    Figure {
        span: text.source_span(told.number.start, told.number.end),
        amount: told.number.amount,
        role: told.role,
        place: Place::Sentence { block },
        label: label(text, &told),
        coordinate: told.place.unwrap_or_default(),
        unchecked: (!placed).then_some(if told.reason.is_empty() { "free-words" } else { told.reason }),
        ..Figure::default()
    }
}

/// The words right before a figure, as its name in messages.
fn label(text: &Text, told: &Told) -> String {
    let lead = &text.clean[..told.number.start];
    let from = lead.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let words: Vec<char> = lead[from..].chars().collect();
    let short: String = words[words.len().saturating_sub(24)..].iter().collect();
    format!("说明 {}", short.trim_start_matches(['，', '、', '：']))
}

/// Whether a figure is placed in the cube.
pub fn is_placed(figure: &Figure) -> bool {
    figure.unchecked.is_none() && !matches!(figure.role, Role::Weight | Role::Target)
}
